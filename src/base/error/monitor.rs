//! Points, limits and states that a monitor or a watch cannot take.

use super::phrase::counted;
use super::table::errors;

errors! {
    /// Why a monitor or a watch refuses.
    MonitorError:

    /// A rule that cannot be judged one point at a time.
    "unwatchable" =>
    #[error("the rule `{rule}` cannot be watched point by point: {why}")]
    Unwatchable {
        /// The rule's name.
        rule: String,
        /// Why not, and what to do instead.
        why: &'static str,
    };

    /// Limits that a monitor cannot go on with.
    "not_frozen" =>
    #[error("the limits cannot be frozen: {why}")]
    NotFrozen {
        /// Why not.
        why: &'static str,
    };

    /// A point of other data than the monitor's.
    "wrong_point", "the point" =>
    #[error("is {found}, expected {expected}")]
    WrongPoint {
        /// What was given.
        found: &'static str,
        /// What the monitor takes.
        expected: &'static str,
    };

    /// A stored state that no monitor can be in.
    "bad_state" =>
    #[error("the stored state is none that this monitor can be in: {why}")]
    BadState {
        /// Why not.
        why: &'static str,
    };

    /// A point that has not been pushed yet, or that came before the watch began.
    "not_seen", "the correction" =>
    #[error("names {found}, which is no point of this watch: it has seen {}", counted(*seen, "point"))]
    NotSeen {
        /// The point, date or label.
        found: String,
        /// How many points it has seen.
        seen: usize,
    };

    /// Something seen on a day before the last day on which something was seen.
    "seen_out_of_order", "the point" =>
    #[error(
        "was seen on {found}, before {previous}, the day of the last change; expected days in order"
    )]
    SeenOutOfOrder {
        /// The day.
        found: String,
        /// The day of the last change.
        previous: String,
    };

    /// More points than a monitor or a watch counts.
    "too_many_points", "the point" =>
    #[error("is past the last one that is counted, expected at most {}", counted(*most, "point"))]
    TooManyPoints {
        /// The most that are counted.
        most: usize,
    };

    /// A point left out of a watch without a reason.
    "no_reason_to_exclude", "the point" =>
    #[error("has no reason, expected one: a point that is left out says why")]
    NoReasonToExclude;
}
