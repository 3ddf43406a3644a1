//! Every finding of all parts.

use super::evidence::EvidenceRules;
use super::project::Project;
use super::show::NamedProject;
use crate::base::date::Date;
use crate::base::direction::Direction;
use crate::base::finding::{Code, Finding};
use crate::base::id::StakeholderId;
use crate::base::number::plain;
use crate::base::period::Period;
use crate::base::sort::{sort, sort_by_key};
use crate::base::unknown::Unknown;
use crate::spc::pooled::Pooled;
use crate::work::aim::Aim;
use crate::work::driver::{Decision, DriverContext, TestOfIdea};
use crate::work::measure::{DataKind, Measure, Role, check_family};
use crate::work::pdsa::{Act, Context, Cycle, Outcome, Stage};
use crate::work::stakeholder::{Aliases, MapRules};

/// What the checks of a project go by.
///
/// ```
/// use improvement::project::ProjectRules;
/// use improvement::stakeholder::MapRules;
///
/// let rules = ProjectRules::default().with_map(MapRules::default().with_contact_days(30));
/// assert_eq!(rules.idea_days, 90);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ProjectRules {
    /// Those of the stakeholder map.
    pub map: MapRules,
    /// Those of the progress score.
    pub evidence: EvidenceRules,
    /// After how many days without a test, or without a decision, an idea is pointed out: 90 unless told.
    pub idea_days: i32,
}

impl Default for ProjectRules {
    fn default() -> Self {
        Self {
            map: MapRules::default(),
            evidence: EvidenceRules::default(),
            idea_days: DriverContext::default().idea_days,
        }
    }
}

impl ProjectRules {
    /// The rules with others for the stakeholder map.
    #[must_use]
    pub fn with_map(mut self, rules: MapRules) -> Self {
        self.map = rules;
        self
    }

    /// The rules with others for the progress score.
    #[must_use]
    pub fn with_evidence(mut self, rules: EvidenceRules) -> Self {
        self.evidence = rules;
        self
    }

    /// The rules with another number of days for an idea.
    #[must_use]
    pub const fn with_idea_days(mut self, days: i32) -> Self {
        self.idea_days = days;
        self
    }
}

impl Project {
    /// Every finding of all parts on a day, by the default rules: the gravest first, then by code and place. People appear by their
    /// aliases.
    ///
    /// ```
    /// use improvement::project::Charter;
    /// use improvement::{date, Project};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let project = Project::new("four-hours", Charter::new("Seen within four hours")?)?;
    /// let findings = project.check(date(2016, 4, 1));
    /// assert_eq!(
    ///     findings[0].to_string(),
    ///     "warning D6 at aims: the project has no aim, so there is nothing to reach",
    /// );
    /// assert!(findings.iter().all(|finding| !finding.code().source().is_empty()));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn check(&self, today: Date) -> Vec<Finding> {
        self.check_by(&ProjectRules::default(), today)
    }

    /// Every finding about the project, by other rules than those of [`check`](Self::check).
    #[must_use]
    pub fn check_by(&self, rules: &ProjectRules, today: Date) -> Vec<Finding> {
        self.all_findings(rules, today, Names::Withheld)
    }

    fn all_findings(&self, rules: &ProjectRules, today: Date, names: Names) -> Vec<Finding> {
        let mut findings = self.check_measures(today);
        findings.extend(self.check_aims(rules, today));
        if !self.map().stakeholders().is_empty() {
            findings.extend(match names {
                Names::Withheld => self.map().check(&rules.map, today),
                Names::Shown => self.map().with_names().check(&rules.map, today),
            });
        }
        if let Ok(ramps) = self.ramps() {
            findings.extend(ramps.check(&self.fidelity_context(), today));
        }
        findings.extend(self.check_project(rules, today));
        findings.extend(self.check_document(names));
        sort(&mut findings);
        findings.dedup();
        findings
    }

    fn check_measures(&self, today: Date) -> Vec<Finding> {
        let mut findings: Vec<Finding> = Vec::new();
        for measure in self.measures() {
            findings.extend(measure.check(today));
            if measure.data().is_some()
                && let Err(error) = self.chart(measure.id())
            {
                findings.push(Finding::new(
                    Code::ChartCannotBeDrawn,
                    format!("measures/{}", measure.id()),
                    format!(
                        "the chart of the measure `{}` cannot be drawn: {error}",
                        measure.id()
                    ),
                ));
            }
        }
        findings.extend(self.other_scales());
        if !self.measures().is_empty() {
            findings.extend(check_family(self.measures()));
        }
        findings
    }

    fn check_aims(&self, rules: &ProjectRules, today: Date) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut add = |id: &str, found: Vec<Finding>| {
            findings.extend(found.into_iter().map(|finding| {
                let at = match finding.at() {
                    "aim" => format!("aims/{id}"),
                    at => at.to_owned(),
                };
                Finding::new(finding.code(), at, finding.message())
            }));
        };
        for aim in self.aims() {
            let id = aim.id();
            match self.diagram().filter(|diagram| diagram.aim() == id) {
                Some(diagram) => {
                    let context = self.driver_context(rules);
                    add(id.as_str(), diagram.check(&context, today));
                }
                None => add(id.as_str(), aim.check(today)),
            }
            let measure = aim.measure().and_then(|id| self.measure(id));
            if let Some(measure) = measure {
                let (one, other) = (aim.direction(), measure.wanted().direction());
                if let Some(message) = differing_baseline(aim, measure) {
                    let differs = Finding::new(Code::BaselineDiffers, "aim", message);
                    add(id.as_str(), vec![differs]);
                }
                if one != Direction::Neither && other != Direction::Neither && one != other {
                    add(
                        id.as_str(),
                        vec![Finding::new(
                            Code::DirectionsDisagree,
                            "aim",
                            format!(
                                "the aim `{id}` and its measure `{}` do not agree on which way is better",
                                measure.id()
                            ),
                        )],
                    );
                }
            }
        }
        if self.aims().is_empty() {
            findings.push(Finding::new(
                Code::NoOutcomeMeasure,
                "aims",
                "the project has no aim, so there is nothing to reach",
            ));
        }
        findings
    }

    fn driver_context(&self, rules: &ProjectRules) -> DriverContext {
        let mut context = DriverContext::default();
        let with = |role: Role| {
            let measures = self.measures().iter();
            measures
                .filter(move |measure| measure.role() == role)
                .map(|measure| measure.id().clone())
                .collect()
        };
        context.idea_days = rules.idea_days;
        context.outcome_measures = with(Role::Outcome);
        context.balancing_measures = with(Role::Balancing);
        context.tests = self.tests_of_ideas();
        let aim = self.diagram().and_then(|diagram| self.aim(diagram.aim()));
        if let Some(aim) = aim {
            context.aim.what = aim.measure().is_some();
            context.aim.whom = aim.for_whom().is_some();
            context.aim.place = aim.site().is_some();
            context.aim.direction = aim.direction();
            context.aim.baseline = aim.baseline();
            context.aim.target = aim.target();
            context.aim.by = aim.due();
            context.aim.agreed_outside_team = aim
                .agreed()
                .filter(|person| !self.charter().is_of_the_team(person))
                .count();
        }
        context
    }

    /// What the cycles say about the ideas that they test, for the questions of a driver diagram.
    #[must_use]
    pub fn tests_of_ideas(&self) -> Vec<TestOfIdea> {
        let mut tests: Vec<TestOfIdea> = self.cycles().iter().map(test_of_idea).collect();
        // the latest decision counts, and among tests of one day the one that stands later
        sort_by_key(&mut tests, |test| test.last_tested);
        tests
    }

    /// What the fidelity of the cycles needs to know about the measures: `project.ramps()?.fidelity(&context)`.
    #[must_use]
    pub fn fidelity_context(&self) -> Context<'_> {
        let mut context = Context::new();
        for measure in self.measures() {
            if let Some(series) = measure.data() {
                context = context.series(measure.id(), series);
            }
        }
        context.whole_unit = self.parts.whole_unit;
        context
    }

    fn check_project(&self, rules: &ProjectRules, today: Date) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut push = |code, at: &str, message| findings.push(Finding::new(code, at, message));
        let evidence = self.evidence_by(&rules.evidence, today);
        if let Some(given) = evidence.unsupported() {
            push(
                Code::ScoreAboveEvidence,
                "scores",
                evidence.why_unsupported(given),
            );
        }
        let mut more = self.against_record(rules, &evidence, today);
        let missing = self.charter().missing();
        if !missing.is_empty() {
            push(
                Code::CharterIncomplete,
                "charter",
                format!("the charter lacks: {}", missing.join("; ")),
            );
        }
        let begun = self
            .cycles()
            .iter()
            .any(|cycle| cycle.stage().began().is_some());
        if begun && self.comparison().is_none() {
            push(
                Code::NoComparison,
                "comparison",
                "nobody has said with what the change is compared; if with nothing, record that there is no comparison group"
                    .to_owned(),
            );
        }
        if begun && self.conditions().is_empty() {
            push(
                Code::NoConditions,
                "conditions",
                "nothing is recorded about protected time, contact with the sponsor or access to the data"
                    .to_owned(),
            );
        }
        if let Some((cycle, on)) = self.last_adoption() {
            for (months, name) in [(6, "six"), (12, "twelve")] {
                let due = Period::Month.after(on, months);
                let seen = due.is_none_or(|due| {
                    self.follow_up()
                        .iter()
                        .any(|follow| follow.on >= due && follow.on <= today)
                });
                if due.is_some_and(|due| due < today) && !seen {
                    push(
                        Code::NoFollowUp,
                        "follow_up",
                        format!(
                            "the cycle `{}` adopted its idea on {on}, and nobody has recorded how it stood {name} months later",
                            cycle.id()
                        ),
                    );
                }
            }
        }
        findings.append(&mut more);
        findings
    }

    fn last_adoption(&self) -> Option<(&Cycle, Date)> {
        self.cycles()
            .iter()
            .filter_map(|cycle| match cycle.stage() {
                Stage::Closed {
                    study,
                    act: Act::Adopt { .. },
                    ..
                } => Some((cycle, study.written())),
                _ => None,
            })
            .max_by_key(|(_, on)| *on)
    }

    fn check_document(&self, names: Names) -> Vec<Finding> {
        let mut findings = Vec::new();
        let minor = self.minor();
        if minor > super::schema::MINOR {
            findings.push(Finding::new(
                Code::NewerMinor,
                "minor",
                format!(
                    "the document is of minor version {minor} and this version knows {}: it can be read and not saved",
                    super::schema::MINOR
                ),
            ));
        }
        if self.parts.unknown.is_empty() {
            return findings;
        }
        let aliases = self.map().aliases();
        for unknown in &self.parts.unknown {
            let path = match names {
                Names::Shown => unknown.path.clone(),
                Names::Withheld => without_names(&aliases, unknown),
            };
            let message = format!(
                "this version does not know `{path}`: it is lost when the document is saved"
            );
            findings.push(Finding::new(Code::UnknownField, path, message));
        }
        findings
    }
}

/// The path of an unknown key with the aliases of people, and `?` for what may be a name: the key itself, and the ids of acts and
/// barriers.
fn without_names(aliases: &Aliases, unknown: &Unknown) -> String {
    // what holds an unknown key is known, and so are its names: no text of somebody's own but ids, which have no dot
    let segments: Vec<&str> = unknown.inside.split('.').collect();
    let shown = segments.iter().enumerate().map(|(place, segment)| {
        let alias = StakeholderId::new(*segment)
            .ok()
            .and_then(|id| aliases.stakeholder(&id).cloned());
        match (segments[0], place, alias) {
            ("map", 2, Some(alias)) => alias.to_string(),
            ("map", 2, None) => "?".to_owned(),
            _ => (*segment).to_owned(),
        }
    });
    let mut shown: Vec<String> = shown.filter(|segment| !segment.is_empty()).collect();
    if unknown.path != unknown.inside {
        shown.push("?".to_owned());
    }
    shown.join(".")
}

#[derive(Debug, Clone, Copy)]
enum Names {
    Withheld,
    Shown,
}

impl NamedProject<'_> {
    /// The findings of [`Project::check`], with names.
    #[must_use]
    pub fn check(&self, today: Date) -> Vec<Finding> {
        self.0
            .all_findings(&ProjectRules::default(), today, Names::Shown)
    }
}

fn test_of_idea(cycle: &Cycle) -> TestOfIdea {
    let mut test = TestOfIdea::of(cycle.change().clone());
    let stage = cycle.stage();
    test.last_tested = stage.run().map_or(stage.began(), |run| Some(run.ended()));
    let checks = stage.study().map_or(&[][..], |study| study.checks());
    for check in checks {
        match check.outcome() {
            Outcome::Held | Outcome::Judged(true) => test.held += 1,
            Outcome::NotHeld | Outcome::Judged(false) => test.not_held += 1,
            Outcome::NotYet | Outcome::NoData => test.open += 1,
        }
    }
    // a test that was stopped tells nothing about its predictions
    if !matches!(stage, Stage::Stopped { .. }) {
        let unchecked = cycle
            .plan()
            .predictions()
            .count()
            .saturating_sub(checks.len());
        test.open += u32::try_from(unchecked).unwrap_or(u32::MAX);
    }
    test.decision = stage.act().map(|act| match act {
        Act::Adopt { .. } => Decision::Adopt,
        Act::Expand { .. } => Decision::Expand,
        Act::Adapt { .. } => Decision::Adapt,
        Act::Abandon { .. } => Decision::Abandon,
    });
    test
}

/// What is wrong with the level that an aim starts from, if its measure had another one over its baseline window: beyond the 95 % interval
/// and beyond how the number is rounded.
fn differing_baseline(aim: &Aim, measure: &Measure) -> Option<String> {
    let declared = aim.baseline()?;
    let measured = Pooled::of(measure.data()?, measure.baseline_window()?).ok()?;
    let interval = measured.by_points().or(measured.sampling())?;
    let percent = measure.kind() == DataKind::Proportion;
    let off = (measured.value() - declared).abs();
    if (interval.lower()..=interval.upper()).contains(&declared)
        || off <= rounding(declared, percent)
    {
        return None;
    }
    let show = |value: f64| {
        if percent {
            format!("{} %", plain(100.0 * value, 1))
        } else {
            plain(value, 4)
        }
    };
    Some(format!(
        "the aim `{}` starts from {}, and its measure had {} over its baseline window (95 % interval {} to {}): correct the aim, or the window",
        aim.id(),
        show(declared),
        show(measured.value()),
        show(interval.lower()),
        show(interval.upper())
    ))
}

/// Half of the last digit with which a number is written; of a share, of at least a whole per cent.
fn rounding(number: f64, percent: bool) -> f64 {
    let text = number.to_string();
    let decimals = text.split_once('.').map_or(0, |(_, after)| after.len());
    let decimals = if percent { decimals.max(2) } else { decimals };
    0.5 * libm::pow(10.0, -(decimals as f64))
}
