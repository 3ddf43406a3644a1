//! The lines of a qicharts2 chart, with the package's rounded constants undone, against ours.

use crate::golden_map::case::{Case, column};
use crate::golden_map::difference as choice;
use crate::golden_map::difference::Facts;
use crate::golden_map::judge::all_lines;
use crate::golden_map::outcome::Outcome;
use crate::golden_map::qicharts2::Asked;
use crate::golden_map::qicharts2_rows::{Panel, deviation};
use improvement::spc::constants;
use improvement::{Chart, Kind, Side};
use std::f64::consts::PI;

/// The package's d2(2), and the exact 2/√π.
const D2_ROUNDED: f64 = 1.128;
const NELSON: f64 = 3.6;
/// The package's D4(2), and the exact 1 + 3 d3(2)/d2(2) = 1 + 3 √(π/2 − 1).
const D4_ROUNDED: f64 = 3.267;

pub(crate) fn c4(size: usize) -> f64 {
    constants::c4(size).unwrap_or(f64::NAN)
}

fn d2() -> f64 {
    2.0 / PI.sqrt()
}

fn d4() -> f64 {
    1.0 + 3.0 * (PI / 2.0 - 1.0).sqrt()
}

/// The package's lines, in the units of the data (`multiply` taken back), one entry a point.
pub(crate) struct Theirs {
    pub(crate) y: Vec<Option<f64>>,
    pub(crate) centre: Vec<Option<f64>>,
    pub(crate) lower: Vec<Option<f64>>,
    pub(crate) upper: Vec<Option<f64>>,
    pub(crate) lower2: Vec<Option<f64>>,
    pub(crate) upper2: Vec<Option<f64>>,
}

impl Theirs {
    pub(crate) fn of(case: &Case<'_>, panel: &Panel, asked: &Asked) -> Self {
        let read = |name: &str| -> Vec<Option<f64>> {
            let all = column(&case.output["points"][name]);
            let at = |&at: &usize| Some(all.get(at).copied().flatten()? / asked.multiply);
            panel.at.iter().map(at).collect()
        };
        Self {
            y: read("y"),
            centre: read("cl"),
            lower: read("lcl"),
            upper: read("ucl"),
            lower2: read("lcl.95"),
            upper2: read("ucl.95"),
        }
    }
}

/// Our lines at one point: centre, lower and upper limit, and the lines at two sigma.
struct Expected {
    centre: Option<f64>,
    /// None: not to be compared here.
    lines: Option<[Option<f64>; 4]>,
}

/// Half the distance between the limits, from whichever line was not cut.
fn half(theirs: &Theirs, point: usize, lowest: f64, highest: f64) -> Option<f64> {
    let centre = theirs.centre[point]?;
    let inside = |line: Option<f64>| line.filter(|line| *line > lowest && *line < highest);
    inside(theirs.upper[point])
        .map(|line| line - centre)
        .or(inside(theirs.lower[point]).map(|line| centre - line))
        .or(inside(theirs.upper2[point]).map(|line| 1.5 * (line - centre)))
        .or(inside(theirs.lower2[point]).map(|line| 1.5 * (centre - line)))
        // nothing is left inside: the limits have no width, or all four were cut
        .or_else(|| (theirs.upper[point]? == theirs.lower[point]?).then_some(0.0))
}

fn about(centre: f64, half: f64, lowest: f64, highest: f64) -> [Option<f64>; 4] {
    [-1.0, 1.0, -2.0 / 3.0, 2.0 / 3.0]
        .map(|part| Some((centre + part * half).clamp(lowest, highest)))
}

/// Each line of theirs with its constant taken back; a line that was cut is taken from the width of the others.
fn undone(
    theirs: [Option<f64>; 4],
    cut: [Option<f64>; 4],
    lowest: f64,
    highest: f64,
    undo: impl Fn(f64) -> f64,
) -> [Option<f64>; 4] {
    let mut lines = cut;
    for (line, own) in lines.iter_mut().zip(theirs) {
        if let Some(own) = own.filter(|own| *own > lowest && *own < highest) {
            *line = Some(undo(own));
        }
    }
    lines
}

fn expected(panel: &Panel, asked: &Asked, theirs: &Theirs, point: usize) -> Expected {
    let size = panel.rows[point].values.len();
    let centre = theirs.centre[point];
    let as_they_are = [
        theirs.lower[point],
        theirs.upper[point],
        theirs.lower2[point],
        theirs.upper2[point],
    ];
    let times = |factor: f64| as_they_are.map(|line| line.map(|line| line * factor));
    let lowest = if asked.cut_at_zero {
        0.0
    } else {
        f64::NEG_INFINITY
    };
    let (lowest, highest) = match asked.kind {
        Kind::PPrime => (0.0, 1.0),
        Kind::UPrime => (0.0, f64::INFINITY),
        _ => (lowest, f64::INFINITY),
    };
    let (centre, lines) = match asked.kind {
        Kind::Run => (centre, None),
        Kind::Individuals | Kind::PPrime | Kind::UPrime => {
            // a standard deviation of the scores is used on a categorical axis: over c4 in ours
            let undo = if panel.categorical && asked.kind != Kind::Individuals {
                let base = asked
                    .bases(panel.rows.len())
                    .into_iter()
                    .find(|base| base.contains(&point));
                1.0 / c4(base.map_or(0, |base| {
                    base.iter()
                        .filter(|&&point| panel.rows[point].value.is_some())
                        .count()
                }))
            } else {
                D2_ROUNDED / d2()
            };
            let lines = match (half(theirs, point, lowest, highest), as_they_are[1]) {
                (Some(half), _) => {
                    let middle = centre.unwrap_or(f64::NAN);
                    let cut = about(middle, half * undo, lowest, highest);
                    Some(undone(as_they_are, cut, lowest, highest, |line| {
                        (middle + (line - middle) * undo).clamp(lowest, highest)
                    }))
                }
                (None, None) => Some([None; 4]),
                // all four lines were cut, so that their width is not to be seen
                (None, Some(_)) => None,
            };
            (centre, lines)
        }
        Kind::T => {
            let root = |line: f64| line.powf(1.0 / NELSON);
            let lines = centre.zip(theirs.upper[point]).map(|(centre, upper)| {
                let undo = D2_ROUNDED / d2();
                let half = (root(upper) - root(centre)) * undo;
                let back = |line: f64| line.max(0.0).powf(NELSON);
                let cut = about(root(centre), half, 0.0, f64::INFINITY).map(|line| line.map(back));
                undone(as_they_are, cut, 0.0, f64::INFINITY, |line| {
                    back(root(centre) + (root(line) - root(centre)) * undo)
                })
            });
            (centre, Some(lines.unwrap_or([None; 4])))
        }
        Kind::MovingRange => {
            // the package's 95 % line is two thirds of its limit, not two sigma: not ours to follow
            let upper = theirs.upper[point].map(|line| line / D4_ROUNDED * d4());
            (centre, Some([theirs.lower[point], upper, None, None]))
        }
        Kind::G if asked.cl.is_some() => (centre.map(|line| line / 0.693), Some(as_they_are)),
        Kind::XbarS if asked.pooled => {
            let undone = as_they_are.map(|line| Some(centre? + (line? - centre?) * c4(size)));
            (centre, Some(undone))
        }
        Kind::S if asked.pooled => (centre.map(|line| line * c4(size)), Some(times(c4(size)))),
        _ => (centre, Some(as_they_are)),
    };
    Expected { centre, lines }
}

/// The one sum of our own on xbar and s charts: Σ(n−1)s² over Σ(n−1), or the mean of s, over the points in use.
fn within(panel: &Panel, asked: &Asked, base: &[usize]) -> f64 {
    let used: Vec<(f64, f64)> = base
        .iter()
        .filter_map(|&point| {
            let values = &panel.rows[point].values;
            Some((values.len() as f64 - 1.0, deviation(values)?))
        })
        .collect();
    if asked.pooled {
        let freedom: f64 = used.iter().map(|(freedom, _)| freedom).sum();
        (used.iter().map(|(freedom, s)| freedom * s * s).sum::<f64>() / freedom).sqrt()
    } else {
        let size = used.first().map_or(0.0, |(freedom, _)| freedom + 1.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a size of a subgroup"
        )]
        let one = c4(size as usize);
        used.iter().map(|(_, s)| s).sum::<f64>() / used.len() as f64 / one
    }
}

/// Sigma of one unit of the denominator on an i′ chart, over the points that set the limits.
fn ratio_sigma(panel: &Panel, asked: &Asked, base: &[usize]) -> Option<f64> {
    let size = |point: usize| {
        panel.rows[point]
            .denominator
            .unwrap_or(panel.rows[point].values.len() as f64)
    };
    let mut steps: Vec<f64> = base
        .windows(2)
        .filter_map(|pair| {
            let step = (panel.rows[pair[1]].value? - panel.rows[pair[0]].value?).abs();
            Some((PI / 2.0).sqrt() * step / (1.0 / size(pair[0]) + 1.0 / size(pair[1])).sqrt())
        })
        .collect();
    let mean =
        |steps: &[f64]| (!steps.is_empty()).then(|| steps.iter().sum::<f64>() / steps.len() as f64);
    let first = mean(&steps)?;
    if asked.screened {
        steps.retain(|step| *step < 3.2665 * first);
    }
    mean(&steps)
}

/// Where our lines are sums of our own, because we choose otherwise.
struct Otherwise {
    spread: bool,
    ratio: bool,
    bridged: bool,
}

impl Otherwise {
    fn of(asked: &Asked, facts: &Facts, out: &mut Outcome) -> Self {
        let sized = matches!(asked.kind, Kind::XbarS | Kind::S) && asked.cl.is_none();
        let found = Self {
            spread: sized && (facts.unequal_sizes || facts.empty_subgroup),
            ratio: asked.kind == Kind::IPrime && facts.part_of_the_points,
            bridged: asked.kind == Kind::MovingRange && facts.any_excluded,
        };
        if found.spread && facts.unequal_sizes {
            out.converts(&choice::POOLED, facts);
        }
        if found.spread && facts.empty_subgroup {
            out.differs(&choice::EMPTY_SUBGROUP, facts);
        }
        if found.ratio {
            out.differs(&choice::RATIO_BASELINE, facts);
        }
        if found.bridged {
            out.differs(&choice::EXCLUDED_RANGE, facts);
        }
        found
    }
}

/// The limits of an xbar or s chart at a point, by a sum of our own, and the centre of the latter.
fn own_spread(
    panel: &Panel,
    asked: &Asked,
    theirs: &Theirs,
    point: usize,
    base: &[usize],
) -> Expected {
    let size = panel.rows[point].values.len();
    let sigma = within(panel, asked, base);
    let none = Expected {
        centre: theirs.centre[point].filter(|_| asked.kind == Kind::XbarS),
        lines: Some([None; 4]),
    };
    if asked.kind == Kind::S {
        let (middle, one) = (c4(size) * sigma, sigma * (1.0 - c4(size).powi(2)).sqrt());
        return if size < 2 {
            none
        } else {
            Expected {
                centre: Some(middle),
                lines: Some(about(middle, 3.0 * one, 0.0, f64::INFINITY)),
            }
        };
    }
    match none.centre {
        Some(middle) if size > 0 => Expected {
            centre: none.centre,
            lines: Some(about(
                middle,
                3.0 * sigma / (size as f64).sqrt(),
                f64::NEG_INFINITY,
                f64::INFINITY,
            )),
        },
        _ => none,
    }
}

/// The limits of an i′ chart at a point, by a sum of our own.
fn own_ratio(
    panel: &Panel,
    asked: &Asked,
    centre: f64,
    point: usize,
    base: &[usize],
) -> [Option<f64>; 4] {
    let row = &panel.rows[point];
    let n = row.denominator.unwrap_or(row.values.len() as f64);
    match ratio_sigma(panel, asked, base).filter(|_| n > 0.0) {
        Some(sigma) => about(
            centre,
            3.0 * sigma / n.sqrt(),
            f64::NEG_INFINITY,
            f64::INFINITY,
        ),
        None => [None; 4],
    }
}

/// Values, centre and limits, point by point.
pub(crate) fn compare(
    chart: &Chart,
    panel: &Panel,
    asked: &Asked,
    theirs: &Theirs,
    facts: &Facts,
    out: &mut Outcome,
) {
    let bases = asked.bases(panel.rows.len());
    let otherwise = Otherwise::of(asked, facts, out);
    for (point, ours) in all_lines(chart).into_iter().enumerate() {
        let phase = asked.starts.partition_point(|&start| start <= point) - 1;
        let scale = ours
            .into_iter()
            .flatten()
            .filter(|line| line.is_finite())
            .fold(0.0, |most: f64, line| most.max(line.abs()));
        let mut wanted = expected(panel, asked, theirs, point);
        if otherwise.spread {
            let own = own_spread(panel, asked, theirs, point, &bases[phase]);
            if let (false, Some(own), Some(lines)) = (facts.empty_subgroup, own.lines, wanted.lines)
            {
                // the package's own numbers, its divisor taken back, are the very same
                for (own, theirs) in own.into_iter().zip(lines) {
                    out.close("our own sum of the limits", point, own, theirs, scale);
                }
            }
            wanted = own;
        }
        if let (true, Some(centre), Some(_)) = (otherwise.ratio, wanted.centre, wanted.lines) {
            wanted.lines = Some(own_ratio(panel, asked, centre, point, &bases[phase]));
        }
        if otherwise.bridged {
            let own = asked.cl.or_else(|| bridged_mean(panel, &bases[phase]));
            wanted = Expected {
                centre: own,
                lines: Some([Some(0.0), own.map(|mean| mean * d4()), None, None]),
            };
        } else {
            out.close("y", point, chart.value(point), theirs.y[point], scale);
        }
        // a line is drawn where a point is missing on some kinds and not on others: nothing hangs on it
        let missing = theirs.y[point].is_none() && chart.value(point).is_none();
        hold(
            chart,
            asked,
            (point, ours, scale),
            &wanted,
            missing,
            facts,
            out,
        );
    }
}

/// Our lines at a point against those that are wanted.
fn hold(
    chart: &Chart,
    asked: &Asked,
    (point, [centre, lower, upper], scale): (usize, [Option<f64>; 3], f64),
    wanted: &Expected,
    missing: bool,
    facts: &Facts,
    out: &mut Outcome,
) {
    if !(missing && (centre.is_none() || wanted.centre.is_none())) {
        out.close("centre", point, centre, wanted.centre, scale);
    }
    let Some([want_lower, want_upper, want_lower2, want_upper2]) = wanted.lines else {
        return;
    };
    if missing && (upper.is_none() || want_upper.is_none()) {
        return;
    }
    if want_upper.is_none() && upper.is_some() && facts.no_spread {
        out.differs(&choice::NO_WIDTH, facts);
        out.close("lower limit of no width", point, lower, centre, scale);
        out.close("upper limit of no width", point, upper, centre, scale);
        return;
    }
    out.close("lower limit", point, lower, want_lower, scale);
    out.close("upper limit", point, upper, want_upper, scale);
    if asked.kind != Kind::MovingRange {
        let two = |side| chart.main().zone(point, 2.0, side);
        out.close(
            "lower line at 2 sigma",
            point,
            two(Side::Below),
            want_lower2,
            scale,
        );
        out.close(
            "upper line at 2 sigma",
            point,
            two(Side::Above),
            want_upper2,
            scale,
        );
    }
}

/// The mean of the moving ranges between neighbours that are not excluded.
fn bridged_mean(panel: &Panel, base: &[usize]) -> Option<f64> {
    let ranges: Vec<f64> = base
        .windows(2)
        .filter_map(|pair| Some((panel.rows[pair[1]].value? - panel.rows[pair[0]].value?).abs()))
        .collect();
    (!ranges.is_empty()).then(|| ranges.iter().sum::<f64>() / ranges.len() as f64)
}
