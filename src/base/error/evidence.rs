//! Stretches of points that cannot be compared.

use super::phrase::{an, counted};
use super::table::errors;

errors! {
    /// Why two stretches of a chart cannot be compared, or evidence not be put together.
    EvidenceError:

    /// A chart whose points are no level: of a spread, or with a memory.
    "wrong_chart" =>
    #[error(
        "{} chart plots {plots}, expected one of the values themselves: chart the same series as a run chart or with its own limits, and ask that",
        an(kind)
    )]
    WrongChart {
        /// The kind of chart.
        kind: &'static str,
        /// What it plots.
        plots: &'static str,
    };

    /// A window before the change that lies after it.
    "windows_out_of_order" =>
    #[error("the window before ({before}) comes after the window after ({after}), expected it first")]
    WindowsOutOfOrder {
        /// The first and the last point of the window before, by their dates or numbers.
        before: String,
        /// Those of the window after.
        after: String,
    };

    /// A hold that begins before the change that it is to hold.
    "hold_before_change" =>
    #[error("the hold begins at {from}, expected no earlier than the change at {change}")]
    HoldBeforeChange {
        /// Where it begins, by its date or number.
        from: String,
        /// Where the change is.
        change: String,
    };

    /// A phase that the data proposed, for a reason that says it was decided beforehand.
    "decided_by_the_data" =>
    #[error(
        "the data proposed this phase, and the reason says that it was decided on {on}, before they were seen: expected `decided_after_seeing`, or a phase of that day"
    )]
    DecidedByTheData {
        /// The day that the reason says.
        on: String,
    };

    /// A question to which the chart has no answer.
    "cannot_tell" =>
    #[error("the chart cannot tell: {why}")]
    CannotTell {
        /// Why not.
        why: &'static str,
    };

    /// A phase that the chart does not have.
    "no_such_phase" =>
    #[error("there is no phase {found}: the chart has {}", counted(*phases, "phase"))]
    NoSuchPhase {
        /// The phase, counted from 1.
        found: usize,
        /// How many there are.
        phases: usize,
    };
}
