//! The lines of a panel: stepped limits, and the line through the points.

use super::panel::Panel;
use super::sizes::FALL_DASHES;
use crate::render::svg::Path;
use crate::spc::{Chart, Statistic, Track};

/// Where the points stand.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Along {
    pub(crate) left: f64,
    /// From one point to the next.
    pub(crate) step: f64,
}

impl Along {
    /// The middle of a point.
    pub(crate) fn x(self, place: f64) -> f64 {
        self.left + (place + 0.5) * self.step
    }

    pub(crate) fn point(self, index: usize) -> f64 {
        self.x(index as f64)
    }

    /// The border before a point.
    pub(crate) fn border(self, index: usize) -> f64 {
        self.left + index as f64 * self.step
    }
}

/// A line with a level for each point: steps where the level changes, breaks where there is none and at phases.
pub(crate) fn stepped(
    chart: &Chart,
    panel: &Panel<'_>,
    along: Along,
    level: impl Fn(usize) -> Option<f64>,
) -> Path {
    let mut path = Path::new();
    for points in drawn(chart) {
        let level = |index: usize| level(index.min(chart.len() - 1));
        steps(points, level, |from, to, value, joined| {
            let (start, end, y) = (along.border(from), along.border(to), panel.y(value));
            if joined {
                path.line_to(start, y);
            } else {
                path.move_to(start, y);
            }
            path.line_to(end, y);
        });
    }
    path
}

/// The places of each phase along the points: the lines of the last go on beside what still runs.
fn drawn(chart: &Chart) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
    let open = usize::from(chart.running().is_some());
    chart.phases().iter().map(move |phase| {
        let points = phase.points();
        let more = if points.end == chart.len() { open } else { 0 };
        points.start..points.end + more
    })
}

/// Calls `draw` for each stretch of one level: from, to, level, and whether it goes on from the one before.
fn steps(
    points: std::ops::Range<usize>,
    level: impl Fn(usize) -> Option<f64>,
    mut draw: impl FnMut(usize, usize, f64, bool),
) {
    let (mut from, mut joined) = (points.start, false);
    while from < points.end {
        let Some(value) = level(from) else {
            (from, joined) = (from + 1, false);
            continue;
        };
        let to = (from..points.end)
            .find(|&index| level(index) != Some(value))
            .unwrap_or(points.end);
        draw(from, to, value, joined);
        (from, joined) = (to, true);
    }
}

/// The ground between the limits.
pub(crate) fn band(chart: &Chart, panel: &Panel<'_>, along: Along) -> Path {
    let mut path = Path::new();
    let both = |index: usize| {
        let index = index.min(chart.len() - 1);
        let lower = panel.tracks.last()?.lower(index)?;
        Some((panel.tracks.first()?.upper(index)?, lower))
    };
    for points in drawn(chart) {
        let mut points = points.filter(|&index| both(index).is_some()).peekable();
        while let Some(from) = points.next() {
            let mut to = from + 1;
            while points.next_if_eq(&to).is_some() {
                to += 1;
            }
            let (mut ahead, mut back) = (Vec::new(), Vec::new());
            steps(
                from..to,
                |index| Some(both(index)?.0),
                |from, to, value, _| ahead.push((from, to, value)),
            );
            steps(
                from..to,
                |index| Some(both(index)?.1),
                |from, to, value, _| back.push((from, to, value)),
            );
            for (at, &(from, to, value)) in ahead.iter().enumerate() {
                let y = panel.y(value);
                if at == 0 {
                    path.move_to(along.border(from), y);
                } else {
                    path.line_to(along.border(from), y);
                }
                path.line_to(along.border(to), y);
            }
            for &(from, to, value) in back.iter().rev() {
                let y = panel.y(value);
                path.line_to(along.border(to), y)
                    .line_to(along.border(from), y);
            }
            path.close();
        }
    }
    path
}

/// Whether a point is that of a sum which is at nothing.
pub(crate) fn is_idle(track: &Track, index: usize) -> bool {
    let summed = matches!(track.statistic(), Statistic::UpperSum | Statistic::LowerSum);
    summed && track.value(index) == Some(0.0)
}

/// How the line through the points of a track is dashed: that of the sum for a fall, so that it is told from the sum for a rise.
pub(crate) fn dashes(track: &Track) -> Option<&'static str> {
    (track.statistic() == Statistic::LowerSum).then_some(FALL_DASHES)
}

/// The line through the points that take part, and the line to and from those that were left out. Both break at gaps.
pub(crate) fn through(
    chart: &Chart,
    track: &Track,
    panel: &Panel<'_>,
    along: Along,
) -> (Path, Path) {
    let (mut line, mut ghost) = (Path::new(), Path::new());
    let (mut pen, mut ghost_pen) = (None, None);
    for index in 1..track.len() {
        let (Some(before), Some(value)) = (track.value(index - 1), track.value(index)) else {
            continue;
        };
        if is_idle(track, index - 1) && is_idle(track, index) {
            continue;
        }
        let out = chart.is_excluded(index - 1) || chart.is_excluded(index);
        let (path, pen) = if out {
            (&mut ghost, &mut ghost_pen)
        } else {
            (&mut line, &mut pen)
        };
        if *pen != Some(index - 1) {
            path.move_to(along.point(index - 1), panel.y(before));
        }
        path.line_to(along.point(index), panel.y(value));
        *pen = Some(index);
    }
    (line, ghost)
}
