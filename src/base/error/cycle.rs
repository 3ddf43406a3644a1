//! PDSA cycles out of turn, and predictions that cannot be checked.

use super::table::errors;

errors! {
    /// What is wrong with a PDSA cycle, or with its prediction.
    CycleError:

    /// A step of a PDSA cycle out of turn.
    "transition" =>
    #[error("the cycle `{cycle}` is at {from} and cannot {event}, expected it to be at {expected}")]
    Transition {
        /// The cycle.
        cycle: String,
        /// Where it is.
        from: &'static str,
        /// What was asked of it.
        event: &'static str,
        /// Where it should be.
        expected: &'static str,
    };

    /// A step of a PDSA cycle for which something is missing: all of it.
    "not_ready" =>
    #[error("the cycle `{cycle}` cannot {event}, it lacks: {}", missing.join("; "))]
    NotReady {
        /// The cycle.
        cycle: String,
        /// What was asked of it.
        event: &'static str,
        /// Everything that is missing, in words.
        missing: Vec<String>,
    };

    /// A change of a plan, or of a prediction, after the cycle has started.
    "locked_prediction" =>
    #[error(
        "the plan of the cycle `{cycle}` was locked when it started, expected an amendment: a prediction made after the fact is none"
    )]
    LockedPrediction {
        /// The cycle.
        cycle: String,
    };

    /// Cycles that inform each other in a circle.
    "ramp_cycle" =>
    #[error("the cycles inform each other in a circle, {}; expected each to learn from earlier ones only", path.join(" -> "))]
    RampCycle {
        /// The circle: the first id and the last are the same.
        path: Vec<String>,
    };

    /// A prediction that cannot be checked in this way.
    "wrong_check" =>
    #[error("the prediction is of {expects} and cannot be checked by {found}")]
    WrongCheck {
        /// What the prediction expects.
        expects: &'static str,
        /// What it was to be checked by.
        found: &'static str,
    };

    /// A statistic that these data do not have.
    "wrong_statistic" =>
    #[error("{statistic} is taken of {needs}, found {found}")]
    WrongStatistic {
        /// The statistic.
        statistic: &'static str,
        /// Which data have it.
        needs: &'static str,
        /// What was given.
        found: &'static str,
    };

    /// A change relative to a level that is not above zero.
    "baseline_not_positive" =>
    #[error("the level before is {found}, expected more than zero for a relative change")]
    BaselineNotPositive {
        /// The level.
        found: f64,
    };
}
