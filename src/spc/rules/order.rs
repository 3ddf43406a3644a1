//! The points of a frame in the order in which a rule sees them.
//!
//! Gaps that are bridged, ties that are left out and lanes are all squeezed away here, so that the kernel has only
//! one question left: what lies side by side.

use super::frame::{Frame, Level, is_on_centre};
use super::mask::Mask;
use super::pattern::{Pattern, Ties};
use super::rule::{Gap, Rule, Scope};
use std::borrow::Cow;

/// The order of the points.
pub(super) enum Order {
    /// As they come.
    AsTheyAre,
    /// By their places; [`BREAK`] stands for a place where every pattern ends.
    Squeezed(Vec<usize>),
}

/// No point: every pattern ends here.
const BREAK: usize = usize::MAX;

/// Which ties are left out.
enum Skip<'a> {
    Nothing,
    OnCentre([Level<'a>; 2]),
    Repeats,
}

impl Order {
    pub(super) fn of(rule: &Rule, frame: &Frame<'_>, judged: &Mask) -> Self {
        let skip = match rule.pattern() {
            Pattern::Run {
                ties: Ties::Skip, ..
            } => Skip::OnCentre(frame.about_centre()),
            Pattern::Trend {
                ties: Ties::Skip, ..
            }
            | Pattern::Alternating {
                ties: Ties::Skip, ..
            } => Skip::Repeats,
            _ => Skip::Nothing,
        };
        if matches!(skip, Skip::Nothing)
            && in_sequence(rule, frame)
            && (rule.gap() == Gap::Breaks || judged.all())
        {
            return Self::AsTheyAre;
        }
        Self::Squeezed(squeeze(rule, frame, &skip))
    }

    /// Which point stands at each place, where they do not stand as they come.
    pub(super) fn places(&self) -> Option<&[usize]> {
        match self {
            Self::AsTheyAre => None,
            Self::Squeezed(places) => Some(places),
        }
    }

    /// How many places it has.
    pub(super) fn len(&self, points: usize) -> usize {
        match self {
            Self::AsTheyAre => points,
            Self::Squeezed(places) => places.len(),
        }
    }

    /// A mask of points in this order.
    pub(super) fn squeeze<'a>(&self, mask: &'a Mask) -> Cow<'a, Mask> {
        match self {
            Self::AsTheyAre => Cow::Borrowed(mask),
            Self::Squeezed(places) => {
                Cow::Owned(Mask::from_items(places, |&point| mask.get(point)))
            }
        }
    }

    /// A mask in this order, back to the points.
    pub(super) fn spread(&self, mask: Mask, points: usize) -> Mask {
        match self {
            Self::AsTheyAre => mask,
            Self::Squeezed(places) => {
                let mut back = Mask::none(points);
                for place in mask.points() {
                    back.set(places[place]);
                }
                back
            }
        }
    }

    /// Values in this order, NaN where a pattern ends.
    pub(super) fn values(&self, values: &[f64]) -> Vec<f64> {
        match self {
            Self::AsTheyAre => values.to_vec(),
            Self::Squeezed(places) => places
                .iter()
                .map(|&point| values.get(point).copied().unwrap_or(f64::NAN))
                .collect(),
        }
    }
}

/// Whether a rule sees the points one after another.
#[inline]
pub(super) fn in_sequence(rule: &Rule, frame: &Frame<'_>) -> bool {
    match rule.scope() {
        Scope::Sequence => true,
        Scope::Lane => frame.lanes <= 1,
        Scope::Block => false,
    }
}

fn squeeze(rule: &Rule, frame: &Frame<'_>, skip: &Skip<'_>) -> Vec<usize> {
    let points = frame.values.len();
    let lanes = frame.lanes.max(1);
    let mut places = Vec::with_capacity(points + points / lanes);
    let mut previous = f64::NAN;
    let mut add = |point: usize, places: &mut Vec<usize>| {
        if point == BREAK {
            places.push(BREAK);
            previous = f64::NAN;
            return;
        }
        let value = frame.values[point];
        if value.is_nan() {
            if rule.gap() == Gap::Breaks {
                places.push(BREAK);
                previous = f64::NAN;
            }
            return;
        }
        let tie = match skip {
            Skip::Nothing => false,
            Skip::OnCentre(lines) => {
                is_on_centre(value, lines.each_ref().map(|line| line.at(point)))
            }
            Skip::Repeats => value == previous,
        };
        previous = value;
        if !tie {
            places.push(point);
        }
    };
    match rule.scope() {
        Scope::Sequence => (0..points).for_each(|point| add(point, &mut places)),
        Scope::Block => {
            for point in 0..points {
                if point % lanes == 0 {
                    add(BREAK, &mut places);
                }
                add(point, &mut places);
            }
        }
        Scope::Lane => {
            for lane in 0..lanes {
                add(BREAK, &mut places);
                (lane..points)
                    .step_by(lanes)
                    .for_each(|point| add(point, &mut places));
            }
        }
    }
    places
}
