//! qicharts2: `bchart`, the Bernoulli CUSUM. Pareto charts are no control charts.

use crate::golden_map::case::{Case, column, number, places};
use crate::golden_map::difference as choice;
use crate::golden_map::difference::Facts;
use crate::golden_map::outcome::Outcome;
use crate::golden_map::qcc_memory::{made, marked};
use improvement::spc::rules::{
    Border, Edge, Last, Others, Pattern, Rule, RuleSet, TrackKind, WarmUp,
};
use improvement::spc::{AfterSignal, Basis, RatioCusum};
use improvement::{Chart, Kind, Series};

const KNOWN: [&str; 3] = ["target", "limit", "or"];

pub(crate) fn map(case: &Case<'_>, out: &mut Outcome) {
    if case.expression.contains("paretochart") {
        return out.leave("a Pareto chart");
    }
    if let Some(argument) = case.unknown(&KNOWN) {
        return out.leave(argument);
    }
    let events: Vec<f64> = column(&case.input["x"]).into_iter().flatten().collect();
    let Some(target) = case.number("target") else {
        return out.leave("no target");
    };
    // a target above 1 is the number of points that set it
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a number of points"
    )]
    let basis = if target > 1.0 {
        Basis::points(0..target as usize)
    } else {
        Basis::centre(target)
    };
    let ratio = case.number("or").unwrap_or(2.0);
    let limit = case.number("limit").unwrap_or(3.5);
    // a sum that looks for an odds ratio below 1 is our sum for a fall
    let turned = ratio < 1.0;
    let cusum = RatioCusum::new(if turned { 1.0 / ratio } else { ratio }, limit)
        .after_signal(AfterSignal::Restarts);
    let at_the_limit = Rule::of(Pattern::Beyond {
        count: 1,
        window: 1,
        border: Border::Limit,
        edge: Edge::Included,
        short_of: None,
        others: Others::Anywhere,
        last: Last::Qualifies,
        warm_up: WarmUp::Partial,
    });
    let rules = RuleSet::new("bchart", "0.8.1", "qicharts2", [at_the_limit]);
    let chart = rules.and_then(|rules| {
        let series = Series::proportions(events.iter().copied(), vec![1.0; events.len()])?;
        Chart::options()
            .rules(rules)
            .memory(cusum)
            .baseline(basis)
            .chart(Kind::BinomialCusum, series)
    });
    let Some(chart) = made(chart, out) else {
        return;
    };
    let mean = chart.phases()[0].estimate().mean;
    out.close("p0", 0, mean, number(&case.output["p0"]), 1.0);
    let points = &case.output["points"];
    let (above, below) = if turned {
        ("cusum2", "cusum1")
    } else {
        ("cusum1", "cusum2")
    };
    let sign = if turned { -1.0 } else { 1.0 };
    let theirs = |name: &str| -> Vec<Option<f64>> {
        let column = column(&points[name]).into_iter();
        column
            .map(|value| value.map(|value| sign * value))
            .collect()
    };
    let Some(lower) = chart.lower_sum() else {
        return out.fail("no lower sum");
    };
    let facts = Facts {
        passes_its_limit: (0..events.len()).any(|point| {
            let sums = [chart.value(point), lower.value(point)];
            sums.into_iter().flatten().any(|sum| sum.abs() > limit)
        }),
        ..Facts::default()
    };
    for (what, track, name) in [
        ("sum for a rise", chart.main(), above),
        ("sum for a fall", lower, below),
    ] {
        for (point, expected) in theirs(name).into_iter().enumerate() {
            let ours = track.value(point);
            // theirs is drawn as it starts again; the signals below say that it was here
            if expected == Some(0.0) && ours.is_some_and(|sum| sum.abs() > limit) {
                out.converts(&choice::DRAWN_BEYOND, &facts);
            } else {
                out.close(what, point, ours, expected, 1.0);
            }
        }
    }
    let (up, down) = if turned {
        (TrackKind::Lower, TrackKind::Main)
    } else {
        (TrackKind::Main, TrackKind::Lower)
    };
    out.equal(
        "signal_up",
        marked(&chart, up),
        places(&case.output["signal_up"]),
    );
    out.equal(
        "signal_down",
        marked(&chart, down),
        places(&case.output["signal_down"]),
    );
}
