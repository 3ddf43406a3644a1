//! What is asked of a single value.

use crate::base::direction::Side;
use crate::spc::rules::frame::line_side;
use crate::spc::rules::lines::other;
use crate::spc::rules::pattern::{Border, Edge, Ties};

/// A question about one value, answered yes or no.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Test {
    /// Whether it lies on a side of a line.
    Line(Line),
    /// Whether it does so for two lines.
    Both([Line; 2]),
    /// Whether it does so for one of two lines.
    Either([Line; 2]),
    /// Whether it lies above or below the value before, or is equal to it with [`Edge::Included`].
    Step { side: Side, edge: Edge },
    /// Whether it lies above or below the value before, with the other side at every other point. Steps that go up and
    /// down in turn answer yes again and again to one of two such tests.
    Turn { first: Side, edge: Edge },
}

/// A side of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Line {
    /// The line: a border, on one side of the centre.
    pub(super) border: Border,
    pub(super) of: Side,
    /// Which side of that line.
    pub(super) side: Side,
    /// Whether on the line counts.
    edge: Edge,
}

/// How a value lies to the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) at_or_above: bool,
    pub(super) at_or_below: bool,
    /// Whether it is the second, the fourth, the sixth …
    pub(super) even: bool,
}

impl Line {
    /// Past a border, away from the centre.
    pub(super) fn past(border: Border, edge: Edge, side: Side) -> Self {
        Self {
            border,
            of: line_side(border, edge, side),
            side,
            edge,
        }
    }

    /// Short of a border, towards the centre.
    pub(super) fn short_of(border: Border, edge: Edge, of: Side) -> Self {
        Self {
            border,
            of: line_side(border, other(edge), of),
            side: of.other(),
            edge,
        }
    }

    /// The level that a value is above exactly when it lies above the line (and, if it is asked about the side
    /// below, exactly when it does not lie below). No value lies on either side of a line that there is not (NaN).
    pub(super) fn level(&self, line: f64) -> f64 {
        match (self.side, self.edge) {
            (Side::Above, _) if line.is_nan() => f64::INFINITY,
            (Side::Below, _) if line.is_nan() => f64::NEG_INFINITY,
            // x ≥ a is x > the number just below a
            (Side::Above, Edge::Included) | (Side::Below, Edge::Excluded) => line.next_down(),
            (Side::Above, Edge::Excluded) | (Side::Below, Edge::Included) => line,
        }
    }
}

impl Test {
    pub(super) const fn step(side: Side, ties: Ties) -> Self {
        let edge = edge(ties);
        Self::Step { side, edge }
    }

    pub(super) const fn turn(first: Side, ties: Ties) -> Self {
        let edge = edge(ties);
        Self::Turn { first, edge }
    }

    /// The lines that it asks about.
    pub(super) fn lines(&self) -> &[Line] {
        match self {
            Self::Line(line) => std::slice::from_ref(line),
            Self::Both(lines) | Self::Either(lines) => lines,
            Self::Step { .. } | Self::Turn { .. } => &[],
        }
    }

    /// The answer, as far as it is about lines.
    pub(super) fn of_lines(&self, passes: impl Fn(&Line) -> bool) -> bool {
        match self {
            Self::Line(line) => passes(line),
            Self::Both(lines) => lines.iter().all(passes),
            Self::Either(lines) => lines.iter().any(passes),
            Self::Step { .. } | Self::Turn { .. } => false,
        }
    }

    /// The answer, as far as it is about the value before.
    pub(super) fn of_step(&self, step: Step) -> bool {
        let (side, edge) = match *self {
            Self::Step { side, edge } => (side, edge),
            Self::Turn { first, edge } if step.even => (first.other(), edge),
            Self::Turn { first, edge } => (first, edge),
            Self::Line(_) | Self::Both(_) | Self::Either(_) => return false,
        };
        let (towards, away) = match side {
            Side::Above => (step.at_or_above, step.at_or_below),
            Side::Below => (step.at_or_below, step.at_or_above),
        };
        towards && (edge == Edge::Included || !away)
    }
}

const fn edge(ties: Ties) -> Edge {
    match ties {
        Ties::Extend => Edge::Included,
        _ => Edge::Excluded,
    }
}
