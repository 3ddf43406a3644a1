//! What is asked of a single value.

use crate::direction::Side;
use crate::spc::rules::pattern::{Border, Edge, Ties};

/// A question about one value, answered yes or no.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Test {
    /// Whether it lies on a side of a line.
    Line {
        /// The line: a border, on one side of the centre.
        border: Border,
        of: Side,
        /// Which side of that line.
        side: Side,
        /// Whether on the line counts.
        edge: Edge,
    },
    /// Whether it lies above or below the value before, or is equal to it with [`Edge::Included`].
    Step { side: Side, edge: Edge },
}

impl Test {
    /// Past a border, away from the centre.
    pub(super) const fn past(border: Border, edge: Edge, side: Side) -> Self {
        Self::Line {
            border,
            of: side,
            side,
            edge,
        }
    }

    /// Short of a border, towards the centre.
    pub(super) const fn short_of(border: Border, edge: Edge, of: Side) -> Self {
        Self::Line {
            border,
            of,
            side: of.other(),
            edge,
        }
    }

    pub(super) fn step(side: Side, ties: Ties) -> Self {
        let edge = if ties == Ties::Extend {
            Edge::Included
        } else {
            Edge::Excluded
        };
        Self::Step { side, edge }
    }

    /// Which side of its line it asks about.
    pub(super) const fn side(self) -> Side {
        match self {
            Self::Line { side, .. } | Self::Step { side, .. } => side,
        }
    }

    /// The level that the value is held against strictly, for a line (or the value before) at `line`. NaN answers no,
    /// as everywhere.
    #[inline]
    pub(super) fn level(self, line: f64) -> f64 {
        let (Self::Line { edge, .. } | Self::Step { edge, .. }) = self;
        match (edge, self.side()) {
            (Edge::Excluded, _) => line,
            // x ≥ a is x > the number just below a
            (Edge::Included, Side::Above) => line.next_down(),
            (Edge::Included, Side::Below) => line.next_up(),
        }
    }
}
