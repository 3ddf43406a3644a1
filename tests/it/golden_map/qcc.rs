//! qcc 2.7: charts of individuals, of events, and of cases between events. Subgroups are in `qcc_spread`.

use crate::golden_map::case::{Case, column, line, number, places};
use crate::golden_map::difference as choice;
use crate::golden_map::difference::Facts;
use crate::golden_map::judge::{Drawn, all_lines};
use crate::golden_map::outcome::Outcome;
use crate::golden_map::qcc_spread;
use crate::golden_map::qicharts2::refused;
use improvement::spc::{Basis, CaseCount, Centre, Dispersion, Estimator, Width, constants};
use improvement::{Chart, Error, Kind, Options, RuleSet, Series};

const KNOWN: [&str; 6] = [
    "type",
    "nsigmas",
    "confidence.level",
    "center",
    "std.dev",
    "k",
];
/// qcc rounds d2 to three decimals, up to subgroups of 25.
pub(crate) const TABLE_END: usize = 25;

pub(crate) fn d2_rounded(size: usize) -> f64 {
    let exact = constants::d2(size).filter(|_| size <= TABLE_END);
    exact.map_or(f64::NAN, |exact| (exact * 1000.0).round() / 1000.0)
}

pub(crate) fn map(case: &Case<'_>, out: &mut Outcome) {
    if let Some(argument) = case.unknown(&KNOWN) {
        return out.leave(argument);
    }
    if case.expression.contains("overdispersion") {
        return out.leave("qcc.overdispersion.test (ours is sigma_z)");
    }
    if case.expression.contains("sd.xbar.one") {
        return span(case, out);
    }
    limits(case, out);
    if case.stopped().is_none() && out.not_offered.is_none() {
        flags(case, out);
    }
}

/// Centre and limits; qcc 3.0 has the same.
pub(crate) fn limits(case: &Case<'_>, out: &mut Outcome) {
    match kind_of(case) {
        Some("xbar" | "R" | "S") => qcc_spread::limits(case, out),
        Some("xbar.one") => one(case, out),
        Some("p" | "np" | "c" | "u" | "g") => events(case, out),
        other => out.leave(format!("type {other:?}")),
    }
}

/// The type: an argument, or in the call itself.
pub(crate) fn kind_of<'a>(case: &Case<'a>) -> Option<&'a str> {
    case.text("type").or_else(|| {
        let (_, rest) = case.expression.split_once("type='")?;
        Some(rest.split_once('\'')?.0)
    })
}

/// How wide the limits are, and how many sigma that is for the rules.
pub(crate) fn width(case: &Case<'_>) -> Width {
    match case.number("confidence.level") {
        Some(level) => Width::Probability(1.0 - level),
        None => Width::Sigma(case.number("nsigmas").unwrap_or(3.0)),
    }
}

/// The calibration data and, behind them, the new data.
pub(crate) fn joined(case: &Case<'_>, first: &str, more: &str) -> Vec<Option<f64>> {
    let mut values = column(&case.input[first]);
    values.extend(column(&case.input[more]));
    values
}

pub(crate) fn options(case: &Case<'_>) -> Options {
    Chart::options()
        .provisional()
        .rules(RuleSet::qcc_2_7())
        .centre(Centre::Mean)
        .width(width(case))
}

/// The standard deviation of individuals by a window of k.
fn span(case: &Case<'_>, out: &mut Outcome) {
    let span = match case.places("k").as_deref() {
        Ok([span]) => *span,
        Ok([]) => 2,
        _ => return out.leave("argument k"),
    };
    if let Some(other) = case.text("std.dev").filter(|from| *from != "MR") {
        return out.leave(format!("argument std.dev = {other}"));
    }
    if span > TABLE_END {
        return out.leave("argument k above 25");
    }
    let estimator = Estimator::moving_range().with_span(span);
    let chart = Series::values(column(&case.input["x"])).and_then(|series| {
        options(case)
            .estimator(estimator)
            .chart(Kind::Individuals, series)
    });
    match chart {
        Ok(chart) => {
            let sigma = chart.phases()[0].estimate().sigma;
            let exact = constants::d2(span).unwrap_or(f64::NAN);
            let theirs = number(&case.output["std_dev"]).map(|sd| sd * d2_rounded(span) / exact);
            out.close("sigma", 0, sigma, theirs, sigma.unwrap_or(0.0));
        }
        Err(error) => out.fail(error.to_string()),
    }
}

/// An individuals chart.
fn one(case: &Case<'_>, out: &mut Outcome) {
    if let Some(message) = case.stopped() {
        return out.leave(format!("the package stops: {message}"));
    }
    let values = joined(case, "data", "newdata");
    let calibration = column(&case.input["data"]);
    let from = case.argument("std.dev");
    let (estimator, undo) = match from.map(|from| (from.as_str(), from.as_f64())) {
        None | Some((Some("MR"), _)) => (
            Estimator::moving_range(),
            d2_rounded(2) / constants::d2(2).unwrap_or(f64::NAN),
        ),
        Some((Some("SD"), _)) => (Estimator::of(Dispersion::StandardDeviation), 1.0),
        Some((None, Some(_))) => (Estimator::moving_range(), 1.0),
        _ => return out.leave(format!("argument std.dev = {from:?}")),
    };
    let known = (case.number("center"), case.number("std.dev"));
    let usable: Vec<f64> = calibration.iter().flatten().copied().collect();
    let facts = Facts {
        any_missing: values.iter().any(Option::is_none),
        usable: usable.len(),
        least_usable: usable.len(),
        least_differences: calibration
            .windows(2)
            .filter(|pair| pair[0].is_some() && pair[1].is_some())
            .count(),
        ..Facts::default()
    };
    let missing_spreads = facts.any_missing && number(&case.output["ucl"][0]).is_none();
    let has_new = values.len() > calibration.len();
    let basis = match known {
        (None, None) if has_new => Basis::points(0..calibration.len()),
        (None, None) => Basis::Own,
        (centre, sigma) if !has_new => Basis::Process { centre, sigma },
        (Some(centre), Some(sigma)) => Basis::process(centre, sigma),
        _ => return out.leave("argument center or std.dev alone with new data"),
    };
    let chart = Series::values(values.clone()).and_then(|series| {
        options(case)
            .estimator(estimator)
            .baseline(basis)
            .chart(Kind::Individuals, series)
    });
    let chart = match chart {
        Ok(chart) => chart,
        Err(error) => return refused(&error, &facts, out),
    };
    if missing_spreads {
        out.differs(&choice::MISSING_SPREADS, &facts);
        let mean = usable.iter().sum::<f64>() / usable.len() as f64;
        let own = known.0.unwrap_or(mean);
        out.close("centre over a gap", 0, chart.centre(0), Some(own), own);
        let both = chart.lower(0).is_some() && chart.upper(0).is_some();
        out.equal("limits over a gap", both, true);
        return;
    }
    let sigma = chart.phases()[0].estimate().sigma;
    let theirs = column(&case.output["std_dev"])
        .first()
        .copied()
        .flatten()
        .map(|sd| sd * undo);
    out.close("std.dev", 0, sigma, theirs, sigma.unwrap_or(0.0));
    lines(case, &chart, values.len(), out, |centre, limit, _| {
        centre + (limit - centre) * undo
    });
}

/// Centre and limits of a chart against the package's, each limit of theirs changed by `undo`.
pub(crate) fn lines(
    case: &Case<'_>,
    chart: &Chart,
    points: usize,
    out: &mut Outcome,
    undo: impl Fn(f64, f64, usize) -> f64,
) {
    let read = |name: &str| line(&case.output[name], points);
    let (centre, lower, upper) = (read("center"), read("lcl"), read("ucl"));
    for (point, ours) in all_lines(chart).into_iter().enumerate() {
        let scale = ours
            .iter()
            .flatten()
            .fold(0.0, |most: f64, line| most.max(line.abs()));
        let theirs = |limits: &[Option<f64>]| {
            let limit = limits.get(point).copied().flatten()?;
            Some(undo(centre.get(point).copied().flatten()?, limit, point))
        };
        out.close(
            "centre",
            point,
            ours[0],
            centre.get(point).copied().flatten(),
            scale,
        );
        out.close("lower limit", point, ours[1], theirs(&lower), scale);
        out.close("upper limit", point, ours[2], theirs(&upper), scale);
    }
}

/// Points beyond the limits and runs of seven, on the package's own values and lines.
pub(crate) fn flags(case: &Case<'_>, out: &mut Outcome) {
    let mut values = column(&case.output["statistics"]);
    values.extend(column(&case.output["newstats"]));
    let read = |name: &str| line(&case.output[name], values.len());
    let drawn = Drawn::one_phase(values.clone(), read("center"), read("lcl"), read("ucl"));
    match drawn.judged_by(RuleSet::qcc_2_7()) {
        Ok(chart) => {
            out.equal(
                "beyond_limits",
                chart.flagged("beyond-limits"),
                places(&case.output["beyond_limits"]),
            );
            out.equal(
                "violating_runs",
                chart.flagged("run-of-7"),
                places(&case.output["violating_runs"]),
            );
        }
        Err(error) => out.fail(format!("on the package's lines: {error}")),
    }
}

fn events_series(case: &Case<'_>) -> Option<(Kind, Result<Series, Error>)> {
    let events = joined(case, "data", "newdata");
    let sizes = || {
        let mut sizes = line(&case.input["sizes"], column(&case.input["data"]).len());
        sizes.extend(line(
            &case.input["newsizes"],
            column(&case.input["newdata"]).len(),
        ));
        sizes
    };
    Some(match kind_of(case)? {
        "p" => (Kind::P, Series::proportions(events, sizes())),
        "np" => (Kind::Np, Series::proportions(events, sizes())),
        "u" => (Kind::U, Series::rates(events, sizes())),
        "c" => (Kind::C, Series::counts(events)),
        "g" => (
            Kind::G,
            Series::cases_between(events, CaseCount::UpToAndIncluding),
        ),
        _ => return None,
    })
}

/// A chart of events or of cases between events; the limits need no constant.
fn events(case: &Case<'_>, out: &mut Outcome) {
    let points = joined(case, "data", "newdata").len();
    let calibration = column(&case.input["data"]);
    let Some((kind, series)) = events_series(case) else {
        return out.leave("type");
    };
    if case.argument("std.dev").is_some() {
        return out.leave("argument std.dev on a chart of events");
    }
    let exact = case.number("confidence.level").is_some();
    let usable = calibration.iter().flatten().count();
    let facts = Facts {
        usable,
        least_usable: usable,
        least_differences: usize::MAX,
        any_missing: calibration.iter().any(Option::is_none),
        impossible: calibration.iter().flatten().any(|value| {
            value.fract() != 0.0 && exact
                || *value < 0.0
                || kind == Kind::G && (*value < 1.0 || value.fract() != 0.0)
        }) || calibration
            .iter()
            .zip(line(&case.input["sizes"], calibration.len()))
            .any(|(events, size)| matches!(kind, Kind::P | Kind::Np) && *events > size),
        package_stopped: case
            .stopped()
            .is_some_and(|message| message.contains("dims [product"))
            && exact
            && matches!(kind, Kind::P | Kind::Np),
        geometric_probability: kind == Kind::G && exact,
        ..Facts::default()
    };
    let basis = match case.number("center") {
        Some(centre) if kind != Kind::Np => Basis::centre(centre),
        Some(_) => return out.leave("argument center on an np chart"),
        None if points > calibration.len() => Basis::points(0..calibration.len()),
        None => Basis::Own,
    };
    let chart = series.and_then(|series| options(case).baseline(basis).chart(kind, series));
    let chart = match chart {
        Ok(chart) => chart,
        Err(error) => return refused(&error, &facts, out),
    };
    if let Some(message) = case.stopped() {
        if !facts.package_stopped {
            return out.leave(format!("the package stops: {message}"));
        }
        out.converts(&choice::PACKAGE_STOPS, &facts);
        return binomial_limits(case, kind, &chart, out);
    }
    let none = |name: &str| column(&case.output[name]).iter().all(Option::is_none);
    if facts.any_missing && none("ucl") {
        out.differs(&choice::MISSING_SPREADS, &facts);
        out.equal("limits over a gap", chart.upper(0).is_some(), true);
        return;
    }
    let more = if facts.geometric_probability {
        out.converts(&choice::GEOMETRIC, &facts);
        1.0
    } else {
        0.0
    };
    lines(case, &chart, points, out, |_, limit, _| limit + more);
}

/// The exact limits where the package stops: sums of binomial chances of our own.
fn binomial_limits(case: &Case<'_>, kind: Kind, chart: &Chart, out: &mut Outcome) {
    let tail = (1.0 - case.number("confidence.level").unwrap_or(0.95)) / 2.0;
    let events: f64 = column(&case.input["data"]).into_iter().flatten().sum();
    let sizes = line(&case.input["sizes"], column(&case.input["data"]).len());
    let total: f64 = sizes.iter().flatten().sum();
    let chance = case.number("center").unwrap_or(events / total);
    for (point, size) in sizes.iter().enumerate() {
        let Some(size) = *size else { continue };
        let over = if kind == Kind::Np { 1.0 } else { size };
        let (mut lower, mut upper) = (None, None);
        let (mut mass, mut sum, mut at) = ((1.0 - chance).powf(size), 0.0, 0.0);
        while at <= size && upper.is_none() {
            sum += mass;
            lower = lower.or((sum >= tail).then_some(at / over));
            upper = (sum >= 1.0 - tail).then_some(at / over);
            mass *= (size - at) / (at + 1.0) * chance / (1.0 - chance);
            at += 1.0;
        }
        out.close("exact lower limit", point, chart.lower(point), lower, 1.0);
        out.close("exact upper limit", point, chart.upper(point), upper, 1.0);
    }
}
