//! The plain matcher: each definition restated over the window of each point, with no cleverness.
//!
//! It is the oracle that the kernel is held against.

use super::facts::RunFacts;
use super::frame::{Frame, centre_of};
use super::hits::{SideHits, sides_of};
use super::lines::other;
use super::mask::Mask;
use super::neighbours::Neighbours;
use super::pattern::{Border, Edge, Last, Length, Others, Pattern, Seen, Ties, WarmUp};
use super::rule::{Flags, Rule, Scope};
use super::signal::{Flagged, Place, Signal, window_points};
use crate::base::direction::Side;

/// The hits of a rule, side by side.
pub(crate) fn evaluate(rule: &Rule, frame: &Frame<'_>) -> Vec<SideHits> {
    let judge = Judge::new(rule, frame);
    sides_of(rule)
        .iter()
        .map(|&side| {
            let mut hits = Mask::none(frame.values.len());
            for point in 0..frame.values.len() {
                if judge.complete(point, side) {
                    hits.set(point);
                }
            }
            SideHits { side, hits }
        })
        .collect()
}

/// Judges a rule point by point.
pub(crate) struct Judge<'a> {
    frame: &'a Frame<'a>,
    neighbours: Neighbours<'a>,
    pattern: Pattern,
}

impl<'a> Judge<'a> {
    pub(crate) fn new(rule: &Rule, frame: &'a Frame<'a>) -> Self {
        Self {
            frame,
            neighbours: Neighbours::new(rule, frame),
            pattern: *rule.pattern(),
        }
    }

    /// Whether the pattern is complete at this point.
    pub(crate) fn complete(&self, point: usize, side: Option<Side>) -> bool {
        if self.frame.values[point].is_nan() {
            return false;
        }
        match self.pattern {
            Pattern::Beyond { window, .. } => {
                let window: Vec<usize> =
                    self.neighbours.window(point, usize::from(window)).collect();
                side.is_some_and(|side| self.beyond(&window, side))
            }
            Pattern::Run { length, ties } => {
                side.is_some_and(|side| self.run(point, length, ties, side))
            }
            Pattern::Trend { points, ties } => {
                let window: Vec<usize> =
                    self.neighbours.window(point, usize::from(points)).collect();
                let moves = |step: &[usize]| match side {
                    Some(Side::Above) => self.rises(step, ties),
                    _ => self.falls(step, ties),
                };
                window.len() == usize::from(points) && window.windows(2).all(moves)
            }
            Pattern::Alternating { points, ties } => {
                let window: Vec<usize> =
                    self.neighbours.window(point, usize::from(points)).collect();
                let in_turn = |first: usize| {
                    window.windows(2).enumerate().all(|(index, step)| {
                        if index % 2 == first {
                            self.rises(step, ties)
                        } else {
                            self.falls(step, ties)
                        }
                    })
                };
                window.len() == usize::from(points) && (in_turn(0) || in_turn(1))
            }
            Pattern::Within {
                points,
                border,
                edge,
            } => {
                let window: Vec<usize> =
                    self.neighbours.window(point, usize::from(points)).collect();
                window.len() == usize::from(points)
                    && window.iter().all(|&at| self.within(at, border, edge))
            }
            Pattern::Outside {
                points,
                border,
                edge,
                seen,
            } => {
                let window: Vec<usize> =
                    self.neighbours.window(point, usize::from(points)).collect();
                let on = |at: usize, side: Side| self.past(at, border, edge, side);
                window.len() == usize::from(points)
                    && window
                        .iter()
                        .all(|&at| on(at, Side::Above) || on(at, Side::Below))
                    && (seen == Seen::EitherSide
                        || Side::BOTH
                            .iter()
                            .all(|&side| window.iter().any(|&at| on(at, side))))
            }
            Pattern::Opposed { border, window } => {
                let window: Vec<usize> =
                    self.neighbours.window(point, usize::from(window)).collect();
                let on = |at: usize, side: Side| self.past(at, border, Edge::Excluded, side);
                Side::BOTH
                    .iter()
                    .any(|&side| on(point, side) && window.iter().any(|&at| on(at, side.other())))
            }
            Pattern::Spread { more_than, window } => {
                let window: Vec<usize> =
                    self.neighbours.window(point, usize::from(window)).collect();
                let last = self.z(point);
                window
                    .iter()
                    .any(|&at| (self.z(at) - last).abs() > more_than)
            }
            Pattern::Crossings { fewer_than } => {
                self.is_last(point) && self.facts(fewer_than).has_few_crossings()
            }
            Pattern::Runs { table } => {
                self.is_last(point) && self.facts(Length::Anhoej).breaks_runs_table(table)
            }
        }
    }

    fn beyond(&self, window: &[usize], side: Side) -> bool {
        let Pattern::Beyond {
            count,
            window: whole,
            border,
            edge,
            short_of,
            others,
            last,
            warm_up,
        } = self.pattern
        else {
            return false;
        };
        let qualifies = |at: usize| {
            self.past(at, border, edge, side)
                && !short_of.is_some_and(|far| self.past(at, far, Edge::Excluded, side))
        };
        let seen_enough = warm_up == WarmUp::Partial || window.len() == usize::from(whole);
        let last_holds = last == Last::Any || window.first().is_some_and(|&at| qualifies(at));
        let others_hold = window.iter().all(|&at| match others {
            Others::Anywhere => true,
            Others::SameSide => self.past(at, Border::Centre, Edge::Excluded, side),
            Others::NotBeyondOpposite => !self.past(at, border, edge, side.other()),
        });
        let found = window.iter().filter(|&&at| qualifies(at)).count();
        seen_enough && last_holds && others_hold && found >= usize::from(count)
    }

    fn run(&self, point: usize, length: Length, ties: Ties, side: Side) -> bool {
        let (points, edge) = match length {
            Length::Exactly(points) => (usize::from(points), Edge::Excluded),
            other => match self.facts(other).longest_run_limit() {
                Some(limit) => (limit + 1, Edge::Excluded),
                None => return false,
            },
        };
        let edge = if ties == Ties::Extend {
            Edge::Included
        } else {
            edge
        };
        let window: Vec<usize> = self.neighbours.window(point, points).collect();
        window.len() == points
            && window
                .iter()
                .all(|&at| self.past(at, Border::Centre, edge, side))
    }

    fn past(&self, point: usize, border: Border, edge: Edge, side: Side) -> bool {
        is_past(self.frame, point, border, edge, side)
    }

    fn within(&self, point: usize, border: Border, edge: Edge) -> bool {
        // what is past neither line, where both are there
        Side::BOTH.iter().all(|&side| {
            let level = self.frame.levels.level(border, side).at(point);
            !level.is_nan() && !self.past(point, border, other(edge), side)
        })
    }

    /// How many sigma above the centre, by the 1 sigma line of its side.
    fn z(&self, point: usize) -> f64 {
        let value = self.frame.values[point];
        let levels = self.frame.levels;
        let centre = centre_of(self.frame.about_centre().map(|line| line.at(point)));
        let side = if value < centre {
            Side::Below
        } else {
            Side::Above
        };
        let one = levels.level(Border::Sigma(1.0), side).at(point);
        (value - centre) / (one - centre).abs()
    }

    /// A step, the later point first.
    fn rises(&self, step: &[usize], ties: Ties) -> bool {
        let (later, earlier) = (self.frame.values[step[0]], self.frame.values[step[1]]);
        later > earlier || (ties == Ties::Extend && later == earlier)
    }

    fn falls(&self, step: &[usize], ties: Ties) -> bool {
        let (later, earlier) = (self.frame.values[step[0]], self.frame.values[step[1]]);
        later < earlier || (ties == Ties::Extend && later == earlier)
    }

    fn is_last(&self, point: usize) -> bool {
        self.frame.values[point + 1..].iter().all(|v| v.is_nan())
    }

    fn facts(&self, method: Length) -> RunFacts {
        RunFacts::of(self.frame.values, &self.frame.about_centre(), method)
    }
}

/// The signals in the hits of a rule on one side, in order of their first hit, put after those found before.
pub(crate) fn signals(
    place: Place,
    rule: &Rule,
    frame: &Frame<'_>,
    hits: &SideHits,
    found: &mut Vec<Signal>,
) {
    if !hits.hits.any() {
        return;
    }
    let stretches = Stretches {
        place,
        rule,
        frame,
        neighbours: Neighbours::new(rule, frame),
        width: window_points(rule, |length| {
            RunFacts::of(frame.values, &frame.about_centre(), length).longest_run_limit()
        }),
        side: hits.side,
    };
    let before = found.len();
    // with lanes, stretches run side by side
    let lanes = match rule.scope() {
        Scope::Lane => frame.lanes.max(1),
        Scope::Sequence | Scope::Block => 1,
    };
    let (mut stretch, mut marked) = (Vec::new(), Vec::new());
    for lane in 0..lanes {
        let in_lane = |point: &usize| lanes == 1 || point % lanes == lane;
        for point in hits.hits.points().filter(in_lane) {
            // a stretch goes on where a hit's neighbour before it is a hit
            if let Some(&last) = stretch.last()
                && stretches.neighbours.before(point) != Some(last)
            {
                found.push(stretches.signal(&stretch, &mut marked));
                stretch.clear();
            }
            stretch.push(point);
        }
        if !stretch.is_empty() {
            found.push(stretches.signal(&stretch, &mut marked));
            stretch.clear();
        }
    }
    if lanes > 1 {
        found[before..].sort_by_key(Signal::first_hit);
    }
}

/// What turns stretches of hits into signals.
struct Stretches<'a> {
    place: Place,
    rule: &'a Rule,
    frame: &'a Frame<'a>,
    neighbours: Neighbours<'a>,
    /// How many points the rule's window holds; none for the whole phase.
    width: Option<usize>,
    side: Option<Side>,
}

impl Stretches<'_> {
    /// The signal of one stretch; `marked` is space to work in.
    fn signal(&self, stretch: &[usize], marked: &mut Vec<usize>) -> Signal {
        let (first, last) = (stretch[0], stretch[stretch.len() - 1]);
        let values = self.frame.values;
        let judged = || (0..values.len()).filter(|&point| !values[point].is_nan());
        let start = match self.width {
            None => judged().next(),
            Some(width) => self.neighbours.window(first, width).last(),
        }
        .unwrap_or(first);
        marked.clear();
        match (self.rule.flags(), self.width) {
            (Flags::Last, _) => marked.extend_from_slice(stretch),
            (Flags::Nothing, _) => {}
            (Flags::Phase, _) | (Flags::Window | Flags::Qualifying, None) => {
                marked.extend(judged());
            }
            (Flags::Window | Flags::Qualifying, Some(width)) => {
                // each hit is the neighbour of the one before: its window adds no other point
                marked.extend(self.neighbours.window(first, width));
                marked.reverse();
                marked.extend_from_slice(&stretch[1..]);
            }
        }
        if self.rule.flags() == Flags::Qualifying {
            marked.retain(|&point| qualifies(self.rule, self.frame, self.side, point));
        }
        let end = last + 1;
        let flagged = Flagged::of(marked);
        Signal::new(self.place, self.side, first..end, start..end, flagged)
    }
}

/// Whether a point is past a border on a side.
fn is_past(frame: &Frame<'_>, point: usize, border: Border, edge: Edge, side: Side) -> bool {
    let value = frame.values[point];
    let level = frame.line(border, edge, side).at(point);
    match (side, edge) {
        (Side::Above, Edge::Excluded) => value > level,
        (Side::Above, Edge::Included) => value >= level,
        (Side::Below, Edge::Excluded) => value < level,
        (Side::Below, Edge::Included) => value <= level,
    }
}

/// Whether a point of a window is one of those the rule counts.
fn qualifies(rule: &Rule, frame: &Frame<'_>, side: Option<Side>, point: usize) -> bool {
    let past = |border: Border, edge: Edge, side: Side| is_past(frame, point, border, edge, side);
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
