//! Signals: stretches of hits.

use super::frame::Frame;
use super::hits::SideHits;
use super::neighbours::Neighbours;
use super::pattern::{Border, Edge, Length, Pattern};
use super::rule::{Flags, Rule};
use super::{facts::RunFacts, mask::Mask};
use crate::direction::Side;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Which track of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TrackKind {
    /// The values themselves: means, proportions, counts.
    Main,
    /// The spread: ranges, standard deviations, moving ranges.
    Spread,
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
    flagged: Vec<usize>,
}

impl Signal {
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
        self.flagged.iter().copied()
    }

    /// Whether the signal marks this point.
    #[must_use]
    pub fn flags(&self, point: usize) -> bool {
        self.flagged.binary_search(&point).is_ok()
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
}

/// The signals in the hits of a rule, in order of their first hit within a side.
pub(crate) fn signals(
    place: Place,
    rule: &Rule,
    frame: &Frame<'_>,
    hits: &[SideHits],
) -> Vec<Signal> {
    let mut found = Vec::new();
    if !hits.iter().any(|side| side.hits.any()) {
        return found;
    }
    let neighbours = Neighbours::new(rule, frame);
    let width = window_points(rule, frame);
    for SideHits { side, hits } in hits {
        // a stretch goes on where a hit's neighbour before it is a hit; with lanes, stretches run side by side
        let mut open: Vec<Vec<usize>> = Vec::new();
        for point in hits.points() {
            let before = neighbours.before(point);
            match open
                .iter_mut()
                .find(|stretch| before.is_some() && stretch.last().copied() == before)
            {
                Some(stretch) => stretch.push(point),
                None => open.push(vec![point]),
            }
        }
        for stretch in open {
            found.push(signal(
                place,
                rule,
                frame,
                &neighbours,
                width,
                *side,
                &stretch,
            ));
        }
    }
    found
}

fn signal(
    place: Place,
    rule: &Rule,
    frame: &Frame<'_>,
    neighbours: &Neighbours<'_>,
    width: Option<usize>,
    side: Option<Side>,
    stretch: &[usize],
) -> Signal {
    let (first, last) = (stretch[0], stretch[stretch.len() - 1]);
    let judged = || (0..frame.values.len()).filter(|&point| !frame.values[point].is_nan());
    let start = match width {
        None => judged().next().unwrap_or(first),
        Some(width) => neighbours
            .window(first, width)
            .last()
            .copied()
            .unwrap_or(first),
    };
    let windows = || {
        let mut points = Mask::none(frame.values.len());
        for &hit in stretch {
            match width {
                None => judged().for_each(|point| points.set(point)),
                Some(width) => {
                    for point in neighbours.window(hit, width) {
                        points.set(point);
                    }
                }
            }
        }
        points
    };
    let flagged: Vec<usize> = match rule.flags() {
        Flags::Last => stretch.to_vec(),
        Flags::Phase => judged().collect(),
        Flags::Window => windows().points().collect(),
        Flags::Qualifying => windows()
            .points()
            .filter(|&point| qualifies(rule, frame, side, point))
            .collect(),
    };
    Signal {
        rule: place.rule,
        track: place.track,
        side,
        phase: place.phase,
        hits: place.offset + first..place.offset + last + 1,
        window: place.offset + start..place.offset + last + 1,
        flagged: flagged
            .into_iter()
            .map(|point| place.offset + point)
            .collect(),
    }
}

/// How many points the rule's window holds; none for the whole phase.
fn window_points(rule: &Rule, frame: &Frame<'_>) -> Option<usize> {
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
        Pattern::Run { length, .. } => {
            let centre = frame.levels.level(Border::Centre, Side::Above);
            RunFacts::of(frame.values, &centre, length)
                .longest_run_limit()
                .map(|limit| limit + 1)
        }
        Pattern::Crossings { .. } | Pattern::Runs { .. } => None,
    }
}

/// Whether a point of a window is one of those the rule counts.
fn qualifies(rule: &Rule, frame: &Frame<'_>, side: Option<Side>, point: usize) -> bool {
    let value = frame.values[point];
    let past = |border: Border, edge: Edge, side: Side| {
        let level = frame.levels.level(border, side).at(point);
        match (side, edge) {
            (Side::Above, Edge::Excluded) => value > level,
            (Side::Above, Edge::Included) => value >= level,
            (Side::Below, Edge::Excluded) => value < level,
            (Side::Below, Edge::Included) => value <= level,
        }
    };
    match (*rule.pattern(), side) {
        (
            Pattern::Beyond {
                border,
                edge,
                short_of,
                ..
            },
            Some(side),
        ) => {
            past(border, edge, side) && !short_of.is_some_and(|far| past(far, Edge::Excluded, side))
        }
        (Pattern::Opposed { border, .. }, _) => Side::BOTH
            .iter()
            .any(|&side| past(border, Edge::Excluded, side)),
        _ => true,
    }
}
