//! qcc 2.7 and 3.0: means, ranges and standard deviations of subgroups.
//!
//! qcc divides by a table of d2 with three decimals and of d3 with seven. The mapping works sigma out twice: with
//! the tables it must be the package's own, and with the exact constants it is what ours is held against.

use crate::golden_map::case::{Case, column, line};
use crate::golden_map::difference as choice;
use crate::golden_map::difference::Facts;
use crate::golden_map::outcome::Outcome;
use crate::golden_map::qcc::{TABLE_END, d2_rounded, kind_of, lines, options, width};
use crate::golden_map::qicharts2::refused;
use crate::golden_map::qicharts2_rows::deviation;
use improvement::spc::{Basis, Dispersion, Estimator, Spread, Width, constants};
use improvement::{Chart, Kind, Series};

/// The table that qcc prints for d3, n = 2 to 25.
const D3_TABLE: [f64; 24] = [
    0.852_503_3,
    0.888_369_7,
    0.879_810_8,
    0.864_085_5,
    0.848_044_2,
    0.833_210_8,
    0.819_837_8,
    0.807_841_3,
    0.797_058_4,
    0.787_323_0,
    0.778_487_3,
    0.770_425_7,
    0.763_033_0,
    0.756_221_7,
    0.749_918_8,
    0.744_062_7,
    0.738_602_1,
    0.733_492_9,
    0.728_698_0,
    0.724_185_1,
    0.719_926_7,
    0.715_898_7,
    0.712_080_2,
    0.708_452_8,
];

/// d2, d3 and c4, exact or from qcc's tables.
#[derive(Clone, Copy)]
struct Constants {
    d2: fn(usize) -> f64,
    d3: fn(usize) -> f64,
}

const EXACT: Constants = Constants {
    d2: |size| constants::d2(size).unwrap_or(f64::NAN),
    d3: |size| constants::d3(size).unwrap_or(f64::NAN),
};
const TABLES: Constants = Constants {
    d2: d2_rounded,
    d3: |size| {
        size.checked_sub(2)
            .and_then(|row| D3_TABLE.get(row))
            .copied()
            .unwrap_or(f64::NAN)
    },
};

fn c4(size: usize) -> f64 {
    constants::c4(size).unwrap_or(f64::NAN)
}

fn groups(case: &Case<'_>, name: &str) -> Vec<Vec<f64>> {
    let rows = case.input[name].as_array().map_or(&[][..], Vec::as_slice);
    rows.iter()
        .map(|row| column(row).into_iter().flatten().collect())
        .collect()
}

fn range(values: &[f64]) -> f64 {
    let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
    for &value in values {
        (least, most) = (least.min(value), most.max(value));
    }
    most - least
}

/// Sigma as qcc names it.
fn sigma(groups: &[Vec<f64>], from: Dispersion, by: Constants) -> f64 {
    let used: Vec<&Vec<f64>> = groups.iter().filter(|group| group.len() > 1).collect();
    let weighted = |own: &dyn Fn(&[f64]) -> f64, weight: &dyn Fn(usize) -> f64| {
        let total: f64 = used.iter().map(|group| weight(group.len())).sum();
        used.iter()
            .map(|group| own(group) * weight(group.len()))
            .sum::<f64>()
            / total
    };
    let from_range = |group: &[f64]| range(group) / (by.d2)(group.len());
    let from_deviation = |group: &[f64]| deviation(group).unwrap_or(f64::NAN) / c4(group.len());
    match from {
        Dispersion::UnweightedAverage(Spread::Range) => weighted(&from_range, &|_| 1.0),
        Dispersion::UnweightedAverage(Spread::Deviation) => weighted(&from_deviation, &|_| 1.0),
        Dispersion::MinimumVariance(Spread::Range) => {
            weighted(&from_range, &|size| ((by.d2)(size) / (by.d3)(size)).powi(2))
        }
        Dispersion::MinimumVariance(Spread::Deviation) => weighted(&from_deviation, &|size| {
            c4(size).powi(2) / (1.0 - c4(size).powi(2))
        }),
        _ => {
            let freedom: usize = used.iter().map(|group| group.len() - 1).sum();
            let squares: f64 = used
                .iter()
                .map(|group| {
                    (group.len() - 1) as f64 * deviation(group).unwrap_or(f64::NAN).powi(2)
                })
                .sum();
            (squares / freedom as f64).sqrt() / c4(freedom + 1)
        }
    }
}

/// The mean of the statistics, each weighted by the size of its subgroup.
fn weighted_centre(kind: Kind, groups: &[Vec<f64>]) -> f64 {
    let own = |group: &[f64]| match kind {
        Kind::R => range(group),
        _ => deviation(group).unwrap_or(f64::NAN),
    };
    let total: f64 = groups.iter().map(|group| group.len() as f64).sum();
    groups
        .iter()
        .map(|group| own(group) * group.len() as f64)
        .sum::<f64>()
        / total
}

fn estimator_of(case: &Case<'_>, kind: Kind, largest: usize) -> Result<Dispersion, String> {
    let usual = match kind {
        Kind::S => "UWAVE-SD",
        _ if largest > TABLE_END => "RMSDF",
        _ => "UWAVE-R",
    };
    Ok(match case.text("std.dev").unwrap_or(usual) {
        "UWAVE-R" => Dispersion::UnweightedAverage(Spread::Range),
        "UWAVE-SD" => Dispersion::UnweightedAverage(Spread::Deviation),
        "MVLUE-R" => Dispersion::MinimumVariance(Spread::Range),
        "MVLUE-SD" => Dispersion::MinimumVariance(Spread::Deviation),
        "RMSDF" => Dispersion::RootMeanSquare,
        other => return Err(format!("argument std.dev = {other}")),
    })
}

/// Sigma with the package's tables and with exact constants, each held against its own side.
fn sigmas(
    case: &Case<'_>,
    calibration: &[Vec<f64>],
    from: Dispersion,
    chart: &Chart,
    out: &mut Outcome,
) -> (f64, f64) {
    let rounded = sigma(calibration, from, TABLES);
    let exact = sigma(calibration, from, EXACT);
    let theirs = column(&case.output["std_dev"]).first().copied().flatten();
    out.close("std.dev by the tables", 0, Some(rounded), theirs, rounded);
    let ours = chart.phases()[0].estimate().sigma;
    out.close("sigma", 0, ours, Some(exact), exact);
    (rounded, exact)
}

/// Centre and limits. The caller looks at the signals.
pub(crate) fn limits(case: &Case<'_>, out: &mut Outcome) {
    let kind = match kind_of(case) {
        Some("xbar") => Kind::XbarR,
        Some("R") => Kind::R,
        _ => Kind::S,
    };
    let calibration = groups(case, "data");
    let mut all = calibration.clone();
    all.extend(groups(case, "newdata"));
    let sizes: Vec<usize> = all.iter().map(Vec::len).collect();
    let largest = sizes.iter().copied().max().unwrap_or(0);
    let from = match estimator_of(case, kind, largest) {
        Ok(from) => from,
        Err(reason) => return out.leave(reason),
    };
    let known = (case.number("center"), case.number("std.dev"));
    if known.0.is_some()
        || case
            .argument("std.dev")
            .is_some_and(|from| !from.is_string())
    {
        return out.leave("argument center or std.dev as a number, with subgroups");
    }
    if kind == Kind::R && matches!(width(case), Width::Probability(_)) {
        return out.leave("probability limits of ranges");
    }
    let usual = match kind {
        Kind::R => from == Dispersion::UnweightedAverage(Spread::Range),
        Kind::S => from == Dispersion::UnweightedAverage(Spread::Deviation),
        _ => true,
    };
    let facts = Facts {
        usable: calibration.len(),
        least_usable: calibration.len(),
        least_differences: usize::MAX,
        unequal_sizes: sizes.windows(2).any(|pair| pair[0] != pair[1]),
        subgroup_of_one: sizes.contains(&1),
        empty_subgroup: sizes.contains(&0),
        spread_chart: kind != Kind::XbarR,
        other_estimator: !usual,
        ..Facts::default()
    };
    let has_new = all.len() > calibration.len();
    // one centre for all subgroups is the package's; where it does not follow from sigma it is given as known
    let own_centre = facts.spread_chart && (facts.unequal_sizes || facts.other_estimator);
    let basis = match (own_centre && !has_new, has_new) {
        (true, _) => Basis::centre(weighted_centre(kind, &calibration)),
        (false, true) => Basis::points(0..calibration.len()),
        (false, false) => Basis::Own,
    };
    let rows = all.iter().map(|group| {
        let values: Vec<Option<f64>> = group.iter().copied().map(Some).collect();
        if values.is_empty() {
            vec![None]
        } else {
            values
        }
    });
    let asked = options(case).estimator(Estimator::of(from)).baseline(basis);
    let chart = Series::subgroups(rows).and_then(|series| asked.chart(kind, series));
    let chart = match (chart, case.stopped()) {
        (Ok(chart), None) => chart,
        (Err(error), Some(_)) => return out.equal("both stop", error.code(), "subgroup_too_small"),
        (Ok(_), Some(message)) => return out.leave(format!("the package stops: {message}")),
        (Err(error), None) => return refused(&error, &facts, out),
    };
    let (rounded, exact) = sigmas(case, &calibration, from, &chart, out);
    if own_centre && !has_new {
        out.converts(&choice::EXPECTED_SPREAD, &facts);
    } else if own_centre {
        out.differs(&choice::EXPECTED_SPREAD, &facts);
        return own_limits(width(case), kind, &sizes, exact, &chart, out);
    }
    let by_size = |point: usize| match kind {
        Kind::R => exact * (EXACT.d3)(sizes[point]) / (rounded * (TABLES.d3)(sizes[point])),
        _ => exact / rounded,
    };
    // a lower limit that was cut at 0 is taken from the upper one
    let upper = line(&case.output["ucl"], sizes.len());
    lines(case, &chart, sizes.len(), out, |centre, limit, point| {
        let cut = kind != Kind::XbarR && limit == 0.0;
        match (cut, upper[point]) {
            (true, Some(upper)) if matches!(width(case), Width::Sigma(_)) => {
                (centre - (upper - centre) * by_size(point)).max(0.0)
            }
            _ if matches!(width(case), Width::Probability(_)) && kind == Kind::S => {
                limit * exact / rounded
            }
            _ => centre + (limit - centre) * by_size(point),
        }
    });
}

/// The limits of R and S where the package has one centre for all: sums of our own.
fn own_limits(
    width: Width,
    kind: Kind,
    sizes: &[usize],
    sigma: f64,
    chart: &Chart,
    out: &mut Outcome,
) {
    let Width::Sigma(sigmas) = width else {
        return;
    };
    for (point, &size) in sizes.iter().enumerate() {
        let (middle, spread) = match kind {
            Kind::R => ((EXACT.d2)(size), (EXACT.d3)(size)),
            _ => (c4(size), (1.0 - c4(size).powi(2)).sqrt()),
        };
        let own = |part: f64| Some(((middle + part * sigmas * spread) * sigma).max(0.0));
        let scale = sigma * middle;
        out.close(
            "expected spread",
            point,
            chart.centre(point),
            own(0.0),
            scale,
        );
        out.close(
            "own lower limit",
            point,
            chart.lower(point),
            own(-1.0),
            scale,
        );
        out.close(
            "own upper limit",
            point,
            chart.upper(point),
            own(1.0),
            scale,
        );
    }
}
