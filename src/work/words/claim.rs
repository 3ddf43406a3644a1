//! The verdict on a claim, in words.

use super::en_gb::claim::{self as said, Called};
use crate::base::period::Period;
use crate::base::printed::Printed;
use crate::spc::shift::WhyNot;
use crate::spc::words::en_gb::shift::{astride, so_far};
use crate::work::claim::{Against, ClaimKind, ClaimVerdict, LEVEL, Looks, Verdict};
use std::fmt;

impl ClaimVerdict {
    /// The verdict in one or two sentences, without what is claimed and without what weakens it.
    ///
    /// ```
    /// # #[cfg(feature = "json")] {
    /// use improvement::{Project, date, id::ClaimId};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let project = Project::from_json(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/semmelweis_project.json")))?;
    /// let verdict = project.verdict(&ClaimId::new("fell-and-stayed")?, date(1849, 3, 31))?;
    /// assert!(verdict.sentence().starts_with("Cannot tell: "));
    /// # Ok(())
    /// # }
    /// # main().unwrap();
    /// # }
    /// ```
    #[must_use]
    pub fn sentence(&self) -> String {
        let chart = &self.bearing().chart;
        let (period, periods) = match chart.series().period() {
            Some(Period::Month) => ("month", "months"),
            Some(Period::Week) => ("week", "weeks"),
            Some(Period::Quarter) => ("quarter", "quarters"),
            _ => ("point", "points"),
        };
        let name = |point: usize| chart.point_name(point);
        let show = |value: f64| chart.show(value);
        let claimed = self.called();
        match self.verdict() {
            Verdict::Upheld {
                reached, standing, ..
            } => {
                let on = name(*reached);
                match &self.claim().kind {
                    Some(ClaimKind::Sustained { hold, .. }) => {
                        let today = said::level_today(*standing);
                        format!("{} {today}", said::held(&on, &show(*hold)))
                    }
                    Some(ClaimKind::AimMet { .. }) => {
                        let today = said::level_today(*standing);
                        let target = self.bearing().target.map(show).unwrap_or_default();
                        format!("{} {today}", said::met(&on, &target))
                    }
                    Some(ClaimKind::NoWorse { than }) => {
                        let today = said::level_today(*standing);
                        format!("{} {today}", said::no_worse(&on, &show(*than)))
                    }
                    _ => {
                        let first = match self.claim().looks {
                            Looks::Any => said::moved(claimed, &on, period, periods),
                            Looks::Days { .. } => said::moved_on_a_day(claimed, &on, periods),
                        };
                        format!("{first} {}", said::standing(*standing, claimed))
                    }
                }
            }
            Verdict::NotUpheld(against) => match against {
                Against::OtherWay { reached, .. } => {
                    said::other_way(opposite(claimed), &name(*reached))
                }
                Against::WrongSide { interval, of } => {
                    said::wrong_side(&show(interval.lower()), &show(interval.upper()), &show(*of))
                }
                Against::Slipped { began, seen, .. } => said::slipped(&name(*began), &name(*seen)),
                Against::NoSuchSignal { rule } => {
                    said::no_such_signal(&Printed(rule.as_str()).to_string())
                }
            },
            Verdict::CannotTell(why) => {
                let told: Vec<String> = why
                    .iter()
                    .map(|why| match why {
                        // its interval stands below, in the units of the measure
                        WhyNot::NotYet { e, needs, .. } => so_far(*e, *needs),
                        WhyNot::Astride {
                            interval: Some(interval),
                            of,
                        } => astride(
                            Some((&show(interval.lower()), &show(interval.upper()))),
                            &show(*of),
                        ),
                        why => why.to_string(),
                    })
                    .collect();
                if matches!(why.as_slice(), [WhyNot::TooFewSince { .. }]) {
                    said::too_early(&told)
                } else {
                    said::cannot_tell(&told)
                }
            }
            Verdict::NotChecked => said::NOT_CHECKED.to_owned(),
        }
    }

    fn called(&self) -> Called {
        match self.claim().kind {
            Some(ClaimKind::Worsened) => Called::Worse,
            _ => Called::Better,
        }
    }
}

const fn opposite(called: Called) -> Called {
    match called {
        Called::Better => Called::Worse,
        Called::Worse => Called::Better,
    }
}

impl fmt::Display for ClaimVerdict {
    /// What is claimed, the verdict, the comparison it rests on, and what weakens it; a line each.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let statement = Printed(self.claim().statement.as_str()).to_string();
        write!(f, "{}\n{}", said::claimed(&statement), self.sentence())?;
        if let Some(shift) = &self.bearing().shift {
            let mut lines = shift.comparison();
            if let Looks::Days { on } = &self.claim().looks
                && let Some(line) = shift.on_one_day(LEVEL / on.len().max(1) as f64)
            {
                lines.pop();
                lines.push(line);
            }
            for line in lines {
                write!(f, "\n  {line}")?;
            }
        }
        for caution in &self.bearing().cautions {
            write!(f, "\n  {}", said::caution(&caution.to_string()))?;
        }
        let causes: Vec<String> = self
            .bearing()
            .causes
            .iter()
            .map(ToString::to_string)
            .collect();
        if let Some(causes) = said::causes(&causes) {
            write!(f, "\n  {causes}")?;
        }
        Ok(())
    }
}
