//! Signals: stretches of hits.

use super::pattern::{Length, Pattern};
use super::rule::{Flags, Rule};
use crate::base::direction::Side;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Which track of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TrackKind {
    /// The values themselves: means, proportions, counts.
    Main,
    /// The spread: ranges, standard deviations, moving ranges.
    Spread,
    /// The sum for a fall on a CUSUM chart; that for a rise is the main track.
    Lower,
}

impl TrackKind {
    /// Whether the track shows the level of the process, not its spread.
    #[must_use]
    pub const fn is_of_level(self) -> bool {
        !matches!(self, Self::Spread)
    }
}

/// A special cause as a rule sees it: a maximal stretch of hits of one rule, side, phase and track.
///
/// A *hit* is one point at which the rule's pattern is complete. Points are counted from 0 over the whole series,
/// and ranges are half-open.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Signal {
    rule: usize,
    track: TrackKind,
    side: Option<Side>,
    phase: usize,
    hits: Range<usize>,
    window: Range<usize>,
    flagged: Flagged,
    /// Whether its window begins at a turn: the first point of a trend lies on no side of it.
    #[serde(skip)]
    turns: bool,
    /// Whether it is the run that is still going on, marked because another pattern of the phase signals.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    ongoing: bool,
}

/// Points in order. A stretch without holes is kept as its ends: a long chart has many signals.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Flagged {
    Stretch(Range<usize>),
    /// With holes.
    Points(Box<[usize]>),
}

impl Flagged {
    pub(super) fn of(points: &[usize]) -> Self {
        match (points.first(), points.last()) {
            (Some(&first), Some(&last)) if last - first + 1 == points.len() => {
                Self::Stretch(first..last + 1)
            }
            (None, _) => Self::Stretch(0..0),
            _ => Self::Points(points.into()),
        }
    }

    /// Those of these points whose bit is set, 64 points to a word.
    pub(super) fn of_bits(words: &[u64], points: Range<usize>) -> Self {
        let set = points.filter(|point| words[point / 64] >> (point % 64) & 1 == 1);
        match (set.clone().next(), set.clone().next_back()) {
            (Some(first), Some(last)) if last - first + 1 == set.clone().count() => {
                Self::Stretch(first..last + 1)
            }
            (None, _) | (_, None) => Self::Stretch(0..0),
            _ => Self::Points(set.collect()),
        }
    }

    /// The points, counted from `offset` points before.
    fn shifted(self, offset: usize) -> Self {
        match self {
            Self::Stretch(points) if points.is_empty() => Self::Stretch(0..0),
            Self::Stretch(points) => Self::Stretch(shifted(points, offset)),
            Self::Points(mut points) => {
                for point in &mut points {
                    *point += offset;
                }
                Self::Points(points)
            }
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::Stretch(points) => points.len(),
            Self::Points(points) => points.len(),
        }
    }

    pub(super) fn places(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.len()).map(|place| self.at(place))
    }

    fn at(&self, place: usize) -> usize {
        match self {
            Self::Stretch(points) => points.start + place,
            Self::Points(points) => points[place],
        }
    }
}

fn shifted(points: Range<usize>, offset: usize) -> Range<usize> {
    points.start + offset..points.end + offset
}

impl Serialize for Flagged {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.places())
    }
}

impl Signal {
    /// A signal in a frame, its points counted from the start of the frame.
    pub(super) fn new(
        place: Place,
        side: Option<Side>,
        hits: Range<usize>,
        window: Range<usize>,
        flagged: Flagged,
    ) -> Self {
        Self {
            rule: place.rule,
            track: place.track,
            side,
            phase: place.phase,
            hits: shifted(hits, place.offset),
            window: shifted(window, place.offset),
            flagged: flagged.shifted(place.offset),
            turns: place.turns,
            ongoing: false,
        }
    }

    /// The run about the centre that ends at the latest point, found on a phase in which a rule about runs signals; its
    /// points are counted over the whole series.
    pub(crate) fn of_ongoing_run(place: Place, side: Side, points: &[usize]) -> Option<Self> {
        let (&first, &last) = (points.first()?, points.last()?);
        Some(Self {
            rule: place.rule,
            track: place.track,
            side: Some(side),
            phase: place.phase,
            hits: last..last + 1,
            window: first..last + 1,
            flagged: Flagged::of(points),
            turns: false,
            ongoing: true,
        })
    }

    /// Which rule: its place among the rules of the track.
    #[must_use]
    pub const fn rule(&self) -> usize {
        self.rule
    }

    /// On which track.
    #[must_use]
    pub const fn track(&self) -> TrackKind {
        self.track
    }

    /// On which side (rising is above, falling below); none for a pattern without sides.
    #[must_use]
    pub const fn side(&self) -> Option<Side> {
        self.side
    }

    /// On which side a point that it marks lies: that of the signal, but none for the first point of a trend, which is where
    /// the values turned.
    ///
    /// ```
    /// use improvement::{Chart, Side};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// // seven points that fall, the first of them the highest of all
    /// let chart = Chart::xmr([20, 22, 21, 20, 22, 21, 30, 27, 25, 23, 21, 19, 17])?;
    /// let trend = chart.signals().iter().find(|signal| chart.rule(signal).name() == "trend-of-7");
    /// let trend = trend.expect("a trend");
    /// assert_eq!((trend.side_at(6), trend.side_at(7)), (None, Some(Side::Below)));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub const fn side_at(&self, point: usize) -> Option<Side> {
        if self.turns && point == self.window.start {
            None
        } else {
            self.side
        }
    }

    /// Whether this is the run about the centre that is still going on at the latest point. It is too short to be a signal by
    /// itself, and is marked because the phase has a run or crossings that are.
    #[must_use]
    pub const fn is_ongoing(&self) -> bool {
        self.ongoing
    }

    /// In which phase.
    #[must_use]
    pub const fn phase(&self) -> usize {
        self.phase
    }

    /// The point at which the pattern is first complete: a monitor speaks here.
    #[must_use]
    pub const fn first_hit(&self) -> usize {
        self.hits.start
    }

    /// From the first hit to one past the last.
    #[must_use]
    pub const fn hits(&self) -> Range<usize> {
        self.hits.start..self.hits.end
    }

    /// From the first point of the first window to one past the last hit.
    #[must_use]
    pub const fn window(&self) -> Range<usize> {
        self.window.start..self.window.end
    }

    /// The points that the signal marks, in order: see [`Flags`].
    #[must_use]
    pub fn flagged(&self) -> impl ExactSizeIterator<Item = usize> + '_ {
        (0..self.flagged.len()).map(|place| self.flagged.at(place))
    }

    /// The points at which it is seen: those that it marks, or the hits of a rule that marks none.
    pub(crate) fn seen_at(&self, rule: &Rule) -> impl Iterator<Item = usize> + '_ {
        let hits = if rule.flags() == Flags::Nothing && !self.ongoing {
            self.hits()
        } else {
            0..0
        };
        self.flagged().chain(hits)
    }

    /// Whether the signal marks this point.
    #[must_use]
    pub fn flags(&self, point: usize) -> bool {
        match &self.flagged {
            Flagged::Stretch(points) => points.contains(&point),
            Flagged::Points(points) => points.binary_search(&point).is_ok(),
        }
    }
}

/// Where in a chart a frame lies.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    /// The rule's place among the rules of the track.
    pub(crate) rule: usize,
    pub(crate) track: TrackKind,
    pub(crate) phase: usize,
    /// The first point of the frame in the whole series.
    pub(crate) offset: usize,
    /// Whether the rule's windows begin at a turn of the values.
    pub(crate) turns: bool,
}

impl Place {
    /// Where the signals of a rule stand.
    pub(crate) const fn of(
        index: usize,
        rule: &Rule,
        track: TrackKind,
        phase: usize,
        offset: usize,
    ) -> Self {
        Self {
            rule: index,
            track,
            phase,
            offset,
            turns: matches!(rule.pattern(), Pattern::Trend { .. }),
        }
    }
}

/// How many points the rule's window holds; none for the whole phase. `longest` is the longest run that is no signal.
pub(super) fn window_points(
    rule: &Rule,
    longest: impl FnOnce(Length) -> Option<usize>,
) -> Option<usize> {
    match *rule.pattern() {
        Pattern::Beyond { window, .. }
        | Pattern::Opposed { window, .. }
        | Pattern::Spread { window, .. } => Some(window.into()),
        Pattern::Run {
            length: Length::Exactly(points),
            ..
        }
        | Pattern::Trend { points, .. }
        | Pattern::Alternating { points, .. }
        | Pattern::Within { points, .. }
        | Pattern::Outside { points, .. } => Some(points.into()),
        Pattern::Run { length, .. } => longest(length).map(|limit| limit + 1),
        Pattern::Crossings { .. } | Pattern::Runs { .. } => None,
    }
}
