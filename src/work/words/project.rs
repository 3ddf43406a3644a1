//! Sentences about projects: the progress score and what it lacks, SQUIRE, benefits, instruments, the project itself.

use super::en_gb::claim as said;
use crate::base::id::StakeholderId;
use crate::base::number::{counted, plain};
use crate::base::printed::Printed;
use crate::work::project::{
    BenefitKind, BenefitTotals, Coverage, GoalEvidence, GoalRevision, InstrumentScore,
    NamedProject, Project, ProjectChart, Recurrence, ScoreSupport, Scorer, Spread, SquireItem,
    SquireRow,
};
use std::fmt;

impl fmt::Display for GoalEvidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match &self.measure {
            Some(measure) => measure.to_string(),
            None => self.aim.to_string(),
        };
        let show = |value: f64| {
            if self.percent {
                format!("{} %", plain(100.0 * value, 1))
            } else {
                plain(value, 4)
            }
        };
        match &self.progress {
            Ok(progress) => {
                write!(
                    f,
                    "{name}: from {} to {}, with the target at {}",
                    show(progress.baseline()),
                    show(progress.current()),
                    show(progress.target())
                )?;
                match progress.completion() {
                    None => f.write_str(", which is where it began")?,
                    Some(share) => write!(f, ", {:.1} % of the way", 100.0 * share)?,
                }
                if let Some(interval) = progress.interval() {
                    write!(
                        f,
                        " (95 % interval {:.1} to {:.1} %)",
                        100.0 * interval.lower(),
                        100.0 * interval.upper()
                    )?;
                }
            }
            Err(error) => write!(f, "{name}: progress cannot be told, {error}")?,
        }
        match &self.gain {
            Some(gain) => f.write_str(&said::gain(&gain.verdict, gain.moved_before)),
            None => f.write_str(said::NO_GAIN),
        }
    }
}

impl fmt::Display for GoalRevision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the {} of the aim `{}` was revised on {} from {} to {}: {}",
            self.part.words(),
            self.aim,
            self.on,
            self.before,
            self.after,
            self.why
        )
    }
}

impl fmt::Display for ScoreSupport {
    /// One sentence after the other; the aims and the revisions of their goals line by line below.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "What is recorded here supports {} ({}).",
            self.supports,
            self.supports.name()
        )?;
        if let Some(given) = &self.scored {
            write!(f, " You scored {}", given.score)?;
            match &given.why {
                Some(why) => write!(f, ", for this reason: {why}.")?,
                None => f.write_str(".")?,
            }
        }
        let asked = match self.unsupported() {
            Some(given) => Some(given.score),
            None => self.supports.next(),
        };
        if let Some(score) = asked {
            write!(f, " To support {score}: {}.", self.lacks(score))?;
        }
        if self.unsupported().is_some() {
            f.write_str(" Or record why your score stands.")?;
        }
        for goal in &self.goals {
            write!(f, "\n  {goal}")?;
        }
        for revision in &self.revisions {
            write!(f, "\n  {revision}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Scorer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Team => "team",
            Self::Faculty => "faculty",
        })
    }
}

impl fmt::Display for SquireItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.number(), self.title())
    }
}

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Present => f.write_str("present"),
            Self::Partial => f.write_str("partly present"),
            Self::Missing => f.write_str("missing"),
            Self::Manual => f.write_str("for the author to write"),
            Self::NotApplicable(reason) => write!(f, "not applicable: {reason}"),
        }
    }
}

impl fmt::Display for SquireRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.item, self.coverage)?;
        let lacks = self.lacks.join("; ");
        if lacks.is_empty() || matches!(self.coverage, Coverage::NotApplicable(_)) {
            return Ok(());
        }
        write!(f, " (lacks {lacks})")
    }
}

impl fmt::Display for BenefitKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::CashReleasing => "cash releasing",
            Self::Productivity => "productivity, not cash",
            Self::CostAvoidance => "cost avoidance, not cash",
            Self::Quality => "quality, not cash",
        })
    }
}

impl fmt::Display for Recurrence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::EachYear => "each year",
            Self::Once => "once",
        })
    }
}

/// Pounds and pence, with commas: `£12,000.00`.
fn pounds(pence: i128) -> String {
    let sign = if pence < 0 { "-" } else { "" };
    let size = pence.unsigned_abs();
    let whole = (size / 100).to_string();
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}£{grouped}.{:02}", size % 100)
}

impl fmt::Display for BenefitTotals {
    /// One line for each kind and recurrence, cash first; there is no grand total.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (kind, recurrence, total)) in self.rows().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{kind}, {recurrence}: ")?;
            match (total.valued, total.not_valued) {
                (0, without) => write!(f, "{} without a figure", counted(without, "benefit"))?,
                (_, 0) => f.write_str(&pounds(total.pence))?,
                (_, without) => write!(
                    f,
                    "{}, and {} without a figure",
                    pounds(total.pence),
                    counted(without, "benefit")
                )?,
            }
        }
        Ok(())
    }
}

impl fmt::Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let people = if self.people == 1 { "person" } else { "people" };
        write!(
            f,
            "{} (lowest {}, highest {}, {} {people})",
            plain(self.mean, 2),
            plain(self.lowest, 2),
            plain(self.highest, 2),
            self.people
        )
    }
}

impl fmt::Display for InstrumentScore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: {}, {} complete",
            self.instrument,
            counted(self.responses, "response"),
            self.complete
        )?;
        if let Some(total) = &self.total {
            write!(f, "\n  total {total}")?;
        }
        if let Some(band) = &self.band {
            write!(f, "\n  band {}", band.label)?;
            if !band.standing.is_confirmed() {
                f.write_str(" (its border is not confirmed)")?;
            }
        }
        for (domain, spread) in &self.by_domain {
            write!(f, "\n  {} {spread}", Printed(domain))?;
        }
        if let Some(next) = self.next_best_factor() {
            write!(
                f,
                "\n  most to gain from {}: {}",
                next.item,
                plain(next.headroom.unwrap_or_default(), 2)
            )?;
        }
        if !self.unconfirmed.is_empty() {
            let cells: Vec<String> = self
                .unconfirmed
                .iter()
                .map(|(item, level)| format!("{item}/{level}"))
                .collect();
            write!(
                f,
                "\n  rests on {} that the instrument does not confirm: {}",
                counted(cells.len(), "number"),
                cells.join(", ")
            )?;
        }
        Ok(())
    }
}

impl fmt::Display for ProjectChart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.chart)?;
        for annotation in &self.annotations {
            write!(f, "\n  cycle    {annotation}")?;
        }
        Ok(())
    }
}

fn write_project(
    project: &Project,
    f: &mut fmt::Formatter<'_>,
    name: impl Fn(&StakeholderId) -> String,
) -> fmt::Result {
    let charter = project.charter();
    write!(f, "{}", charter.title)?;
    for (role, person) in [("sponsor", &charter.sponsor), ("lead", &charter.lead)] {
        if let Some(person) = person {
            write!(f, "\n  {role:<9}{}", name(person))?;
        }
    }
    if !charter.team.is_empty() {
        let team: Vec<String> = charter.team.iter().map(&name).collect();
        write!(f, "\n  team     {}", team.join(", "))?;
    }
    if let Some(problem) = &charter.problem {
        write!(f, "\n  problem  {problem}")?;
    }
    for aim in project.aims() {
        let measure = aim.measure().and_then(|id| project.measure(id));
        let what = measure.map_or_else(
            || "not said what".to_owned(),
            |measure| measure.name().to_string(),
        );
        write!(f, "\n  aim      {}: {what}", aim.id())?;
        if let Some(target) = aim.target() {
            write!(f, " to {target}")?;
        }
        if let Some(by) = aim.due() {
            write!(f, " by {by}")?;
        }
    }
    for measure in project.measures() {
        let points = measure.data().map_or(0, crate::spc::Series::usable);
        write!(
            f,
            "\n  measure  {}: {}",
            measure.id(),
            counted(points, "point")
        )?;
    }
    for cycle in project.cycles() {
        write!(f, "\n  cycle    {}: {}", cycle.id(), cycle.stage().name())?;
    }
    if !project.claims().is_empty() {
        write!(f, "\n  {}", counted(project.claims().len(), "claim"))?;
    }
    Ok(())
}

impl fmt::Display for Project {
    /// The project in a few lines; people by their aliases.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let aliases = self.map().aliases();
        write_project(self, f, |id| {
            aliases
                .stakeholder(id)
                .map_or_else(|| "somebody".to_owned(), ToString::to_string)
        })
    }
}

impl fmt::Display for NamedProject<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_project(self.0, f, |id| {
            let person = self.0.map().stakeholders().get(id);
            person.map_or_else(|| id.to_string(), |person| person.label.to_string())
        })
    }
}
