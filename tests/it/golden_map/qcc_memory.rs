//! qcc 2.7: `cusum` and `ewma`.
//!
//! Sigma is worked out twice, with qcc's table of d2 and with the exact constants; the statistics are held against ours
//! with qcc's own centre and sigma given as known, so that no rounded constant lies between.

use crate::golden_map::case::{Case, column, number, places, scalar_or_list};
use crate::golden_map::difference as choice;
use crate::golden_map::difference::Facts;
use crate::golden_map::judge::Drawn;
use crate::golden_map::outcome::Outcome;
use crate::golden_map::qcc::d2_rounded;
use improvement::spc::rules::TrackKind;
use improvement::spc::{Basis, Cusum, Dispersion, Estimator, Ewma, Spread, Track, constants};
use improvement::{Chart, Error, Kind, Options, RuleSet, Series};

const KNOWN: [&str; 7] = [
    "center",
    "std.dev",
    "decision.interval",
    "se.shift",
    "head.start",
    "lambda",
    "nsigmas",
];

/// The rows, each with its values: one for individuals.
fn rows(case: &Case<'_>, name: &str) -> Vec<Vec<f64>> {
    scalar_or_list(&case.input[name])
        .into_iter()
        .map(|row| column(row).into_iter().flatten().collect())
        .collect()
}

pub(crate) fn map(case: &Case<'_>, out: &mut Outcome) {
    if let Some(argument) = case.unknown(&KNOWN) {
        return out.leave(argument);
    }
    if let Some(message) = case.stopped() {
        return out.leave(format!("the package stops: {message}"));
    }
    let calibration = rows(case, "data");
    let mut all = calibration.clone();
    all.extend(rows(case, "newdata"));
    let grouped = all.iter().any(|row| row.len() > 1);
    let series = if grouped {
        Series::subgroups(all.iter().cloned())
    } else {
        Series::values(all.iter().map(|row| row[0]))
    };
    let series = match series {
        Ok(series) => series,
        Err(error) => return out.fail(error.to_string()),
    };
    let (kind, options) = asked(case);
    let (centre, sigma) = (
        number(&case.output["center"]),
        number(&case.output["std_dev"]),
    );
    if case.argument("center").is_none() {
        estimates(kind, &options, &series, &calibration, (centre, sigma), out);
    }
    let (Some(centre), Some(sigma)) = (centre, sigma) else {
        return out.leave("a centre or sigma that is not a number");
    };
    let options = options.baseline(Basis::process(centre, sigma));
    let chart = match options.chart(kind, &series) {
        Ok(chart) => chart,
        Err(error) => return out.fail(error.to_string()),
    };
    let facts = Facts {
        usable: all.len(),
        unequal_sizes: all.windows(2).any(|pair| pair[0].len() != pair[1].len()),
        ..Facts::default()
    };
    if kind == Kind::Cusum {
        sums(case, &chart, &facts, out);
    } else {
        let sizes: Vec<f64> = all.iter().map(|row| row.len() as f64).collect();
        averages(case, &chart, (centre, sigma), &sizes, &facts, out);
    }
}

/// The kind and its options: qcc's reference value is half of `se.shift`.
fn asked(case: &Case<'_>) -> (Kind, Options) {
    if case.expression.contains("cusum") {
        (Kind::Cusum, Chart::options().memory(cusum_of(case)))
    } else {
        let or = |name: &str, other: f64| case.number(name).unwrap_or(other);
        let ewma = Ewma::new(or("lambda", 0.2)).width(or("nsigmas", 3.0));
        (Kind::Ewma, Chart::options().memory(ewma))
    }
}

/// The centre and the sigma of the calibration data, with the exact constants and with qcc's.
fn estimates(
    kind: Kind,
    options: &Options,
    series: &Series,
    calibration: &[Vec<f64>],
    (centre, sigma): (Option<f64>, Option<f64>),
    out: &mut Outcome,
) {
    let grouped = calibration.iter().any(|row| row.len() > 1);
    let from = if grouped {
        Dispersion::UnweightedAverage(Spread::Range)
    } else {
        Dispersion::MeanMovingRange
    };
    let chart = options
        .clone()
        .estimator(Estimator::of(from))
        .baseline(Basis::points(0..calibration.len()))
        .chart(kind, series);
    let chart = match chart {
        Ok(chart) => chart,
        Err(error) => return out.fail(error.to_string()),
    };
    let range = |values: &[f64]| {
        let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        most - values.iter().copied().fold(f64::INFINITY, f64::min)
    };
    let mean = |over: Vec<f64>| over.iter().sum::<f64>() / over.len() as f64;
    let by = |d2: &dyn Fn(usize) -> f64| {
        mean(if grouped {
            let scaled = |row: &Vec<f64>| range(row) / d2(row.len());
            calibration.iter().map(scaled).collect()
        } else {
            let step = |pair: &[Vec<f64>]| (pair[1][0] - pair[0][0]).abs() / d2(2);
            calibration.windows(2).map(step).collect()
        })
    };
    let estimate = chart.phases()[0].estimate();
    let scale = estimate.sigma.unwrap_or(0.0);
    let exact = by(&|size| constants::d2(size).unwrap_or(f64::NAN));
    out.close("sigma", 0, estimate.sigma, Some(exact), scale);
    out.close("sigma by the table", 0, sigma, Some(by(&d2_rounded)), scale);
    out.close("centre", 0, estimate.mean, centre, scale);
}

/// The points of a track that signals mark.
pub(crate) fn marked(chart: &Chart, track: TrackKind) -> Vec<usize> {
    let of_track = chart
        .signals()
        .iter()
        .filter(|signal| signal.track() == track);
    let mut points: Vec<usize> = of_track
        .flat_map(|signal| signal.flagged().collect::<Vec<_>>())
        .collect();
    points.sort_unstable();
    points
}

/// A sum against the package's.
pub(crate) fn sum(what: &str, track: &Track, theirs: &[Option<f64>], out: &mut Outcome) {
    out.equal(
        &format!("the length of the {what}"),
        track.len(),
        theirs.len(),
    );
    for (point, &theirs) in theirs.iter().enumerate() {
        out.close(what, point, track.value(point), theirs, 1.0);
    }
}

fn sums(case: &Case<'_>, chart: &Chart, facts: &Facts, out: &mut Outcome) {
    let (pos, neg) = (column(&case.output["pos"]), column(&case.output["neg"]));
    if pos.iter().any(Option::is_none) {
        out.differs(&choice::ONE_SUM, facts);
        let first = |statistic: f64, start: f64, k: f64| Some((start + statistic - k).max(0.0));
        let (cusum, value) = (cusum_of(case), column(&case.output["statistics"])[0]);
        let score = value.unwrap_or(0.0);
        out.close(
            "the one sum",
            0,
            chart.value(0),
            first(score, cusum.start(), cusum.reference()),
            1.0,
        );
        return;
    }
    let Some(lower) = chart.lower_sum() else {
        return out.fail("no lower sum");
    };
    sum("sum for a rise", chart.main(), &pos, out);
    sum("sum for a fall", lower, &neg, out);
    for (track, name) in [
        (TrackKind::Main, "viol_upper"),
        (TrackKind::Lower, "viol_lower"),
    ] {
        out.equal(name, marked(chart, track), places(&case.output[name]));
    }
}

fn cusum_of(case: &Case<'_>) -> Cusum {
    let or = |name: &str, other: f64| case.number(name).unwrap_or(other);
    Cusum::new(or("se.shift", 1.0) / 2.0, or("decision.interval", 5.0))
        .head_start(or("head.start", 0.0))
}

fn averages(
    case: &Case<'_>,
    chart: &Chart,
    (centre, sigma): (f64, f64),
    sizes: &[f64],
    facts: &Facts,
    out: &mut Outcome,
) {
    sum("average", chart.main(), &column(&case.output["y"]), out);
    let (lower, upper) = (column(&case.output["lcl"]), column(&case.output["ucl"]));
    if facts.unequal_sizes {
        out.differs(&choice::UNEQUAL_WEIGHTS, facts);
        return exact_widths(case, chart, (centre, sigma), sizes, out);
    }
    let scale = centre.abs().max(sigma);
    for point in 0..chart.len() {
        out.close(
            "lower limit",
            point,
            chart.lower(point),
            lower[point],
            scale,
        );
        out.close(
            "upper limit",
            point,
            chart.upper(point),
            upper[point],
            scale,
        );
    }
    // on the package's own averages and limits: a tie there is a tie of its rounding
    let averages = column(&case.output["y"]);
    let drawn = Drawn::one_phase(
        averages.clone(),
        vec![Some(centre); averages.len()],
        lower,
        upper,
    );
    match drawn.judged_by(RuleSet::shewhart()) {
        Ok(judged) => out.equal(
            "violations",
            judged.flagged("beyond-limits"),
            places(&case.output["violations"]),
        ),
        Err(error) => out.fail(format!("on the package's lines: {error}")),
    }
}

/// The limits by the weights of each value written out, not by a recursion.
fn exact_widths(
    case: &Case<'_>,
    chart: &Chart,
    (centre, sigma): (f64, f64),
    sizes: &[f64],
    out: &mut Outcome,
) {
    let lambda = case.number("lambda").unwrap_or(0.2);
    let width = case.number("nsigmas").unwrap_or(3.0);
    for point in 0..chart.len() {
        let weighted = sizes[..=point].iter().rev().enumerate().map(|(age, size)| {
            #[expect(
                clippy::cast_possible_wrap,
                clippy::cast_possible_truncation,
                reason = "a few points"
            )]
            let weight = lambda * (1.0 - lambda).powi(age as i32);
            weight * weight / size
        });
        let half = width * sigma * weighted.sum::<f64>().sqrt();
        out.close(
            "upper limit",
            point,
            chart.upper(point),
            Some(centre + half),
            centre,
        );
    }
}

/// A chart, or what is wrong.
pub(crate) fn made(chart: Result<Chart, Error>, out: &mut Outcome) -> Option<Chart> {
    chart.map_err(|error| out.fail(error.to_string())).ok()
}
