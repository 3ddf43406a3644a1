//! Which way each measure moved, and what follows from all of them.

use crate::base::id::{CycleId, MeasureId};
use crate::base::text::Text;
use crate::spc::shift::WhyNot;
use crate::work::claim::{Against, Verdict};
use crate::work::measure::Role;
use serde::Serialize;

/// Which way a measure moved since the first change, by the verdict on it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Moved {
    /// It got better.
    Better,
    /// It got worse.
    Worse,
    /// There are points enough, and no shift is seen in them. That is not the same as "it did not move".
    NotSeen,
    /// The figures cannot tell.
    CannotTell(Vec<WhyNot>),
}

impl Moved {
    pub(crate) fn of(verdict: &Verdict) -> Self {
        match verdict {
            found if found.stands() => Self::Better,
            Verdict::NotUpheld(Against::OtherWay { .. }) => Self::Worse,
            // there was a gain, and today's figures no longer bear it out
            Verdict::Upheld { .. } => Self::NotSeen,
            Verdict::CannotTell(why) if matches!(why[..], [WhyNot::NotYet { .. }]) => Self::NotSeen,
            Verdict::CannotTell(why) => Self::CannotTell(why.clone()),
            Verdict::NotUpheld(_) | Verdict::NotChecked => Self::CannotTell(Vec::new()),
        }
    }
}

/// One measure and which way it moved; [`Project::chart`](crate::Project::chart) has the chart that bears it out.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Movement {
    /// The measure.
    pub measure: MeasureId,
    /// Its role.
    pub role: Role,
    /// The measure of which it is one group, with the name of the group.
    pub stratum_of: Option<(MeasureId, Text)>,
    /// Which way it moved.
    pub moved: Moved,
}

/// How much of a change was carried out, as the run of a cycle records it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Dosed {
    /// The cycle.
    pub cycle: CycleId,
    /// The share of those whom it should have reached, 0 to 1.
    pub share: f64,
}

/// What follows from several measures together. Each prints as a sentence.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Conclusion {
    /// Work and result both got better, as the theory says.
    AsTheTheorySays {
        /// The measures of process that got better.
        process: Vec<MeasureId>,
        /// The measures of outcome that got better.
        outcome: Vec<MeasureId>,
    },
    /// The work changed and no shift is seen in the result: the theory is wrong, or too little was done.
    TheoryOrDose {
        /// The measures of process that got better.
        process: Vec<MeasureId>,
        /// The measures of outcome without a shift.
        outcome: Vec<MeasureId>,
        /// How much was done, where that is recorded.
        dose: Vec<Dosed>,
    },
    /// The result got better and no shift is seen in the work: what else changed?
    WhatElse {
        /// The measures of outcome that got better.
        outcome: Vec<MeasureId>,
        /// The measures of process without a shift; none where none is measured.
        process: Vec<MeasureId>,
    },
    /// The result got worse.
    OutcomeWorse {
        /// The measures.
        outcome: Vec<MeasureId>,
    },
    /// Something else got worse meanwhile.
    BalancingWorse {
        /// The balancing measures.
        measures: Vec<MeasureId>,
    },
    /// On the whole it got better, and in one group it did not.
    StratumLeftBehind {
        /// The measure of the whole.
        whole: MeasureId,
        /// The measure of the group.
        stratum: MeasureId,
        /// The name of the group.
        name: Text,
    },
    /// There are points enough, and no shift is seen anywhere.
    NoneMoved {
        /// All measures that were asked.
        measures: Vec<MeasureId>,
    },
    /// Of these the figures cannot tell.
    CannotTell {
        /// The measures.
        measures: Vec<MeasureId>,
    },
}

/// What the measures of a project say together. It prints as a list of sentences.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
#[must_use]
pub struct Family {
    /// Every measure that was asked, in the order of the project.
    pub movements: Vec<Movement>,
    /// What follows.
    pub conclusions: Vec<Conclusion>,
}

/// What follows from the movements.
pub(crate) fn conclude(movements: Vec<Movement>, dose: Vec<Dosed>) -> Family {
    // a group of another measure is compared with that, and is none of the family's own
    let wholes: Vec<&Movement> = movements
        .iter()
        .filter(|one| one.stratum_of.is_none())
        .collect();
    let those = |role: Role, moved: fn(&Moved) -> bool| -> Vec<MeasureId> {
        let of_role = wholes.iter().filter(|one| one.role == role);
        let found = of_role.filter(|one| moved(&one.moved));
        found.map(|one| one.measure.clone()).collect()
    };
    let better: fn(&Moved) -> bool = |moved| *moved == Moved::Better;
    let worse: fn(&Moved) -> bool = |moved| *moved == Moved::Worse;
    let not_seen: fn(&Moved) -> bool = |moved| *moved == Moved::NotSeen;
    let process = those(Role::Process, better);
    let outcome = those(Role::Outcome, better);
    let still = those(Role::Outcome, not_seen);
    let idle = those(Role::Process, not_seen);
    let mut conclusions = Vec::new();
    if !process.is_empty() && !outcome.is_empty() {
        conclusions.push(Conclusion::AsTheTheorySays {
            process: process.clone(),
            outcome: outcome.clone(),
        });
    }
    if !process.is_empty() && !still.is_empty() {
        conclusions.push(Conclusion::TheoryOrDose {
            process: process.clone(),
            outcome: still.clone(),
            dose,
        });
    }
    let measured = wholes.iter().any(|one| one.role == Role::Process);
    if !outcome.is_empty() && process.is_empty() && (!idle.is_empty() || !measured) {
        conclusions.push(Conclusion::WhatElse {
            outcome: outcome.clone(),
            process: idle.clone(),
        });
    }
    let outcome_worse = those(Role::Outcome, worse);
    if !outcome_worse.is_empty() {
        conclusions.push(Conclusion::OutcomeWorse {
            outcome: outcome_worse,
        });
    }
    let measures = those(Role::Balancing, worse);
    if !measures.is_empty() {
        conclusions.push(Conclusion::BalancingWorse { measures });
    }
    for group in &movements {
        let Some((whole, name)) = &group.stratum_of else {
            continue;
        };
        let gained = movements
            .iter()
            .any(|one| one.measure == *whole && one.moved == Moved::Better);
        if gained && matches!(group.moved, Moved::NotSeen | Moved::Worse) {
            conclusions.push(Conclusion::StratumLeftBehind {
                whole: whole.clone(),
                stratum: group.measure.clone(),
                name: name.clone(),
            });
        }
    }
    let told: Vec<&&Movement> = wholes
        .iter()
        .filter(|one| !matches!(one.moved, Moved::CannotTell(_)))
        .collect();
    if !told.is_empty() && told.iter().all(|one| one.moved == Moved::NotSeen) {
        let measures = told.iter().map(|one| one.measure.clone()).collect();
        conclusions.push(Conclusion::NoneMoved { measures });
    }
    let untold: Vec<MeasureId> = movements
        .iter()
        .filter(|one| matches!(one.moved, Moved::CannotTell(_)))
        .map(|one| one.measure.clone())
        .collect();
    if !untold.is_empty() {
        conclusions.push(Conclusion::CannotTell { measures: untold });
    }
    Family {
        movements,
        conclusions,
    }
}
