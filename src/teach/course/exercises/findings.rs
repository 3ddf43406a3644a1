//! What a finding of a project's check says to a student.

use super::super::misconception::Misconception;
use crate::base::finding::{Code, Finding};

/// The belief that may stand behind what a project lacks.
pub(super) fn belief(finding: &Finding) -> Option<Misconception> {
    match finding.code() {
        Code::AimWithoutDate | Code::AimWithoutAmount | Code::AimOverdue => {
            Some(Misconception::SoonIsADate)
        }
        Code::NoOutcomeMeasure | Code::NoBalancingMeasure | Code::FamilyUnbalanced => {
            Some(Misconception::OneMeasureIsEnough)
        }
        _ => None,
    }
}
