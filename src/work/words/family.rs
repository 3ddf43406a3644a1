//! What the measures of a project say together, in words.

use super::en_gb::family as said;
use crate::base::number::plain;
use crate::base::printed::Printed;
use crate::work::family::{Conclusion, Family};
use std::fmt;

fn names<T: ToString>(measures: &[T]) -> Vec<String> {
    measures.iter().map(ToString::to_string).collect()
}

impl fmt::Display for Conclusion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&match self {
            Self::AsTheTheorySays { process, outcome } => {
                said::as_the_theory_says(&names(process), &names(outcome))
            }
            Self::TheoryOrDose {
                process,
                outcome,
                dose,
            } => {
                let dose: Vec<String> = dose
                    .iter()
                    .map(|one| said::dosed(one.cycle.as_str(), &plain(100.0 * one.share, 0)))
                    .collect();
                said::theory_or_dose(&names(process), &names(outcome), &dose)
            }
            Self::WhatElse { outcome, process } => {
                said::what_else(&names(outcome), &names(process))
            }
            Self::OutcomeWorse { outcome } => said::outcome_worse(&names(outcome)),
            Self::BalancingWorse { measures } => said::balancing_worse(&names(measures)),
            Self::StratumLeftBehind {
                whole,
                stratum,
                name,
            } => said::left_behind(
                whole.as_str(),
                stratum.as_str(),
                &Printed(name.as_str()).to_string(),
            ),
            Self::NoneMoved { measures } => said::none_moved(&names(measures)),
            Self::CannotTell { measures } => said::cannot_tell(&names(measures)),
        })
    }
}

impl fmt::Display for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.conclusions.is_empty() {
            return f.write_str(said::NOTHING);
        }
        for (index, conclusion) in self.conclusions.iter().enumerate() {
            let line = if index == 0 { "" } else { "\n" };
            write!(f, "{line}{conclusion}")?;
        }
        Ok(())
    }
}
