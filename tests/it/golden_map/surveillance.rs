//! surveillance: the CUSUM detectors. Run lengths are priced elsewhere; glrpois and farrington are other methods.

use crate::golden_map::case::{Case, column, line, set_points};
use crate::golden_map::outcome::Outcome;
use crate::golden_map::qcc_memory::{made, marked, sum};
use improvement::spc::rules::TrackKind;
use improvement::spc::{AfterSignal, Basis, Cusum, RatioCusum};
use improvement::{Chart, Kind, Series};

pub(crate) fn map(case: &Case<'_>, out: &mut Outcome) {
    let call = case.expression;
    if call.contains("categoricalCUSUM binomial") {
        categorical(case, out);
    } else if call.starts_with("surveillance::cusum") {
        counts(case, out);
    } else if call.contains("arlCusum") || call.contains("LRCUSUM") {
        out.leave("a run length: no chart");
    } else {
        out.leave("glrpois or farrington");
    }
}

/// Log-likelihood ratios of a binomial, for a rise only.
fn categorical(case: &Case<'_>, out: &mut Outcome) {
    if let Some(argument) = case.unknown(&["h", "pi0", "pi1", "size"]) {
        return out.leave(argument);
    }
    let (Some(limit), Some(before), Some(after)) =
        (case.number("h"), case.number("pi0"), case.number("pi1"))
    else {
        return out.leave("no h, pi0 or pi1");
    };
    let odds = |chance: f64| chance / (1.0 - chance);
    let events = column(&case.input["y"]);
    let trials = case
        .argument("size")
        .map_or_else(Vec::new, |size| line(size, events.len()));
    let cusum =
        RatioCusum::new(odds(after) / odds(before), limit).after_signal(AfterSignal::Restarts);
    let chart = Series::proportions(events, trials).and_then(|series| {
        let options = Chart::options().memory(cusum);
        options
            .baseline(Basis::centre(before))
            .chart(Kind::BinomialCusum, series)
    });
    let Some(chart) = made(chart, out) else {
        return;
    };
    sum(
        "sum for a rise",
        chart.main(),
        &column(&case.output["cusum"]),
        out,
    );
    let alarms = set_points(&case.output["alarm"]);
    out.equal("alarm", marked(&chart, TrackKind::Main), alarms);
}

/// Counts made nearly normal by the package's transformation, which is applied here: the sum is ours.
fn counts(case: &Case<'_>, out: &mut Outcome) {
    if let Some(argument) = case.unknown(&["range", "k", "h", "trans"]) {
        return out.leave(argument);
    }
    let range = case.places("range").unwrap_or_default();
    let (Some(k), Some(h), &[from, to]) = (case.number("k"), case.number("h"), &range[..]) else {
        return out.leave("no k, h or range");
    };
    let all: Vec<f64> = column(&case.input["y"]).into_iter().flatten().collect();
    let mean = all[..from - 1].iter().sum::<f64>() / (from - 1) as f64;
    let score = |count: f64| match case.text("trans") {
        Some("standard") => Some((count - mean) / mean.sqrt()),
        Some("rossi") => {
            Some((count - 3.0 * mean + 2.0 * (count * mean).sqrt()) / (2.0 * mean.sqrt()))
        }
        Some("anscombe") => {
            let power = |value: f64| value.cbrt().powi(2);
            Some(1.5 * (power(count) - power(mean)) / mean.powf(1.0 / 6.0))
        }
        _ => None,
    };
    let scores: Option<Vec<f64>> = all[from - 1..to]
        .iter()
        .map(|&count| score(count))
        .collect();
    let Some(scores) = scores else {
        return out.leave("a transformation of the package's own");
    };
    let chart = Series::values(scores).and_then(|series| {
        let options = Chart::options().memory(Cusum::new(k, h));
        options
            .baseline(Basis::process(0.0, 1.0))
            .chart(Kind::Cusum, series)
    });
    let Some(chart) = made(chart, out) else {
        return;
    };
    out.equal(
        "alarm",
        marked(&chart, TrackKind::Main),
        set_points(&case.output["alarm"]),
    );
}
