//! Driver diagrams that would contradict themselves.

use super::table::errors;

errors! {
    /// What is wrong with a driver diagram, or with a change of one.
    DiagramError:

    /// Causes that run in a circle.
    "driver_cycle" =>
    #[error("the drivers run in a circle, {}; expected every chain of causes to end at the aim", path.join(" -> "))]
    DriverCycle {
        /// The circle: the first id and the last are the same.
        path: Vec<String>,
    };

    /// A cause and an effect of the wrong kinds.
    "wrong_direction" =>
    #[error("{cause_kind} `{cause}` cannot point at {effect}; expected {expected}")]
    WrongDirection {
        /// What the cause is: `the idea` …
        cause_kind: &'static str,
        /// The id of the cause.
        cause: String,
        /// What it points at, in words.
        effect: String,
        /// What it may point at.
        expected: &'static str,
    };

    /// An idea that points at a primary driver past the secondary drivers of it.
    "skipped_driver" =>
    #[error(
        "the idea `{idea}` points at the primary driver `{primary}`, which has the secondary driver `{secondary}`; \
         expected the idea to point at a secondary driver"
    )]
    SkippedDriver {
        /// The idea.
        idea: String,
        /// The primary driver.
        primary: String,
        /// A secondary driver of it.
        secondary: String,
    };

    /// An edge, cause and effect, that stands there twice.
    "duplicate_edge" =>
    #[error("`{cause}` points at `{effect}` twice, expected each edge once")]
    DuplicateEdge {
        /// The id of the cause.
        cause: String,
        /// The id of the effect, or `aim`.
        effect: String,
    };

    /// A node that points at itself.
    "self_edge" =>
    #[error("`{node}` points at itself")]
    SelfEdge {
        /// The node.
        node: String,
    };

    /// An edge that is not there.
    "unknown_edge" =>
    #[error("`{cause}` does not point at `{effect}`")]
    UnknownEdge {
        /// The id of the cause.
        cause: String,
        /// The id of the effect, or `aim`.
        effect: String,
    };

    /// A change of a diagram that has been agreed, past its revisions.
    "diagram_agreed" =>
    #[error("the diagram was agreed on {on}, expected `revise`, which keeps what was there before")]
    DiagramAgreed {
        /// The day it was agreed.
        on: String,
    };
}
