//! Where a project stands on a day.

use super::record::is_closed;
use crate::base::date::Date;
use crate::work::pdsa::{Act, Cycle, Purpose, Run, Stage, Study};
use crate::work::project::Project;
use serde::Serialize;

/// From this many days without a dated word on a project is silent.
pub const SILENT_DAYS: i32 = 90;

/// Where a project stands: each is in one of these rows, and all that enrolled are in the denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProjectStanding {
    /// A change became routine since its learners enrolled: something was begun, done otherwise, or stopped.
    Implemented,
    /// A change was tested, and none has become routine yet.
    Testing,
    /// Every idea that was tested was left, and no test runs: a result like any other.
    Ended,
    /// No change was tested yet.
    NotTested,
    /// Nothing in its record is dated within the last 90 days, and nothing has become routine.
    Silent,
    /// Its document is not there; or a learner has no project.
    Missing,
    /// Everybody on it has left the programme. It counts as not implemented, whatever was done before.
    Withdrawn,
}

impl ProjectStanding {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::Implemented,
        Self::Testing,
        Self::Ended,
        Self::NotTested,
        Self::Silent,
        Self::Missing,
        Self::Withdrawn,
    ];

    /// Of a project whose document is there and whose learners have not all left.
    pub(super) fn of(project: &Project, since: Date, today: Date) -> Self {
        if adopted(project, since, today).is_some() {
            return Self::Implemented;
        }
        let quiet = last_word(project, today).is_none_or(|last| days(last, today) >= SILENT_DAYS);
        if quiet {
            return Self::Silent;
        }
        if first_test(project, since, today).is_none() {
            return Self::NotTested;
        }
        let tests = || {
            let cycles = project.cycles().iter();
            cycles.filter(|cycle| began_by(cycle, today) && is_test(cycle))
        };
        let open = tests().any(|cycle| {
            !is_closed(cycle, today)
                && !matches!(cycle.stage(), Stage::Stopped { on, .. } if *on <= today)
        });
        let left = |cycle: &Cycle| {
            let mut same = tests().filter(|other| other.change() == cycle.change());
            same.any(|other| matches!(other.stage().act(), Some(Act::Abandon { .. })))
        };
        if !open && tests().all(left) {
            Self::Ended
        } else {
            Self::Testing
        }
    }
}

/// The days from one day to another.
pub(super) fn days(from: Date, to: Date) -> i32 {
    to.days_since_1970() - from.days_since_1970()
}

fn is_test(cycle: &Cycle) -> bool {
    matches!(cycle.aim(), Purpose::Test | Purpose::Implement)
}

fn began_by(cycle: &Cycle, today: Date) -> bool {
    cycle.stage().began().is_some_and(|began| began <= today)
}

/// When the first change was tested since a day.
pub(super) fn first_test(project: &Project, since: Date, today: Date) -> Option<Date> {
    let tests = project.cycles().iter().filter(|cycle| is_test(cycle));
    let began = tests.filter_map(|cycle| cycle.stage().began());
    began.filter(|began| (since..=today).contains(began)).min()
}

/// When the first change became routine since a day.
pub(super) fn adopted(project: &Project, since: Date, today: Date) -> Option<Date> {
    let mut adopted = project.adoptions().into_iter().map(|one| one.on);
    adopted.find(|on| (since..=today).contains(on))
}

/// The latest day in its record that is not after a day.
pub(super) fn last_word(project: &Project, today: Date) -> Option<Date> {
    let mut found: Vec<Date> = Vec::new();
    let charter = project.charter();
    found.extend(charter.dated);
    found.extend(charter.sign_offs.iter().map(|signed| signed.on));
    for measure in project.measures() {
        let Some(series) = measure.data() else {
            continue;
        };
        let known = (0..series.len()).filter(|&point| series.value(point).is_some());
        found.extend(known.filter_map(|point| series.date(point)));
    }
    for cycle in project.cycles() {
        let stage = cycle.stage();
        found.extend(stage.began());
        found.extend(stage.run().map(Run::ended));
        found.extend(stage.study().map(Study::written));
        if let Stage::Stopped { on, .. } = stage {
            found.push(*on);
        }
        found.extend(cycle.amendments().iter().map(|one| one.on));
    }
    if let Some(diagram) = project.diagram() {
        found.extend(diagram.agreed());
        found.extend(diagram.revisions().iter().map(|one| one.on));
    }
    found.extend(project.map().acts().values().map(|act| act.on));
    for barrier in project.map().barriers().values() {
        found.push(barrier.met_on);
        found.extend(barrier.overcome.as_ref().map(|overcome| overcome.on));
    }
    found.extend(project.assessments().iter().map(|one| one.on));
    found.extend(project.scores().iter().map(|one| one.on));
    found.extend(project.revisions().iter().map(|one| one.on));
    found.extend(project.conditions().iter().map(|one| one.on));
    found.extend(project.follow_up().iter().map(|one| one.on));
    found.into_iter().filter(|on| *on <= today).max()
}
