//! What a progress score asks for and the record lacks, each with its sentence.

use crate::base::id::{AimId, ChangeId, ClaimId, CycleId};
use std::fmt;

/// Something that a score asks for and the record lacks. Its sentence is its `Display`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Lack {
    /// Nobody has signed the charter.
    Signature,
    /// There is no sponsor.
    Sponsor,
    /// The team is too small.
    Team {
        /// How many people it has.
        has: usize,
        /// How many it should have.
        needs: usize,
    },
    /// Neither a diagram with a driver nor a plan for collecting a measure.
    Planning,
    /// Neither a point of data nor a cycle that collects information.
    Activity,
    /// No test of a change has begun.
    Test,
    /// There is no aim.
    Aim,
    /// Too few aims have a measure with a target and points.
    GoalsMeasured {
        /// How many have.
        measured: usize,
        /// How many aims there are.
        aims: usize,
        /// How many points a measure needs.
        points: usize,
    },
    /// No closed test has a prediction that was written in time and held.
    PredictionHeld,
    /// No idea has been adopted, and no cycle implements one.
    Adopted,
    /// An aim has not come far enough.
    Completion {
        /// The aim.
        aim: AimId,
        /// How far it has come, as a share of the way.
        share: f64,
        /// How far it should have.
        needs: f64,
    },
    /// How far an aim has come cannot be told.
    NoCompletion {
        /// The aim.
        aim: AimId,
        /// Why not, in words.
        why: String,
        /// How far it should have come.
        needs: f64,
    },
    /// Figures that bear out a gain since the change, on the measure of one aim at least.
    AnyGain,
    /// Figures that bear out a gain since the change, on the measure of this aim.
    Gain {
        /// The aim.
        aim: AimId,
    },
    /// No test or implementation has begun since the first idea was adopted.
    Continued,
    /// No cycle implements a change.
    Implementation,
    /// A cycle that implements a change is still open.
    ImplementationOpen {
        /// The cycle.
        cycle: CycleId,
    },
    /// An idea counts as adopted, and no cycle says how it is kept up.
    Sustain {
        /// The idea.
        idea: ChangeId,
    },
    /// An upheld claim that a gain is held.
    Held {
        /// The aim.
        aim: AimId,
        /// The claim that was made of its measure, and is not upheld.
        claim: Option<ClaimId>,
    },
}

fn percent(share: f64) -> String {
    // one decimal, unless it is zero
    format!("{} %", (1000.0 * share).round() / 10.0)
}

impl fmt::Display for Lack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Signature => f.write_str("a signature under the charter"),
            Self::Sponsor => f.write_str("a sponsor"),
            Self::Team { has, needs } => write!(
                f,
                "a team of at least {needs} (it has {})",
                if *has == 1 { "1 person".to_owned() } else { format!("{has} people") }
            ),
            Self::Planning => {
                f.write_str("a driver diagram with a driver, or a plan for collecting a measure")
            }
            Self::Activity => f.write_str("a point of data, or a cycle that collects information"),
            Self::Test => f.write_str("a test of a change that has begun"),
            Self::Aim => f.write_str("an aim"),
            Self::GoalsMeasured { measured, aims, points } => write!(
                f,
                "a measure with a target and {points} points for most aims (now for {measured} of {aims})"
            ),
            Self::PredictionHeld => f.write_str(
                "a closed test with a prediction that was written before its run began and held",
            ),
            Self::Adopted => f.write_str("an idea that was adopted, or a cycle that implements one"),
            Self::Completion { aim, share, needs } => write!(
                f,
                "the aim `{aim}` {} of the way (it is {})",
                percent(*needs),
                percent(*share)
            ),
            Self::NoCompletion { aim, why, needs } => write!(
                f,
                "the aim `{aim}` {} of the way (how far it has come cannot be told: {why})",
                percent(*needs)
            ),
            Self::AnyGain => f.write_str(
                "figures that bear out a gain since the change, on the measure of an aim (a rise alone is not enough)",
            ),
            Self::Gain { aim } => write!(
                f,
                "figures that bear out a gain since the change, on the measure of the aim `{aim}` (a rise alone is not enough)"
            ),
            Self::Continued => f.write_str(
                "a test or an implementation that began after the first idea was adopted",
            ),
            Self::Implementation => f.write_str("a cycle that implements a change"),
            Self::ImplementationOpen { cycle } => {
                write!(f, "the end of the cycle `{cycle}`, which implements a change")
            }
            Self::Sustain { idea } => write!(
                f,
                "a cycle that says how the adopted idea `{idea}` is kept up"
            ),
            Self::Held { aim, claim: None } => write!(
                f,
                "a claim that the measure of the aim `{aim}` holds its gain (nobody has made one)"
            ),
            Self::Held { aim, claim: Some(claim) } => write!(
                f,
                "an upheld claim that the measure of the aim `{aim}` holds its gain (`{claim}` is not upheld)"
            ),
        }
    }
}
