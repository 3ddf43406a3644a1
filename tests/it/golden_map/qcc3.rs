//! qcc 3.0: its charts, and its Western Electric and Nelson rules.

use crate::golden_map::case::{Case, column, line, places};
use crate::golden_map::difference as choice;
use crate::golden_map::difference::Facts;
use crate::golden_map::judge::Drawn;
use crate::golden_map::outcome::Outcome;
use crate::golden_map::qcc;
use improvement::spc::rules::Pattern;
use improvement::{Chart, RuleSet};
use serde_json::Value;

/// The rules by number, as points counted from 0.
fn hits(chart: &Chart, number: usize) -> Vec<usize> {
    chart.flagged(&chart.rules().rules()[number - 1].name())
}

/// How many points the pattern of a rule takes, as far as short series go.
fn number_of_points(chart: &Chart, number: usize) -> usize {
    match chart.rules().rules()[number - 1].pattern() {
        Pattern::Beyond { window, .. } => usize::from(*window),
        _ => usize::MAX,
    }
}

fn lowest(chart: &Chart, numbers: &[usize], points: usize) -> Vec<Option<usize>> {
    let mut lowest = vec![None; points];
    for &number in numbers.iter().rev() {
        for point in hits(chart, number) {
            lowest[point] = Some(number);
        }
    }
    lowest
}

fn numbers(value: &Value) -> Vec<Option<usize>> {
    let read = |found: Option<f64>| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the number of a rule"
        )]
        found.map(|found| found as usize)
    };
    column(value).into_iter().map(read).collect()
}

/// Each rule by itself, and the lowest that holds.
pub(crate) fn rules(case: &Case<'_>, out: &mut Outcome) {
    if let Some(argument) = case.unknown(&["center", "std_dev", "nsigmas"]) {
        return out.leave(argument);
    }
    let values = column(&case.input["y"]);
    let points = values.len();
    let (Some(centre), Some(sd)) = (case.number("center"), case.number("std_dev")) else {
        return out.leave("no center or std_dev");
    };
    let sigmas = case.number("nsigmas").unwrap_or(3.0);
    let all = |line: f64| vec![Some(line); points];
    let drawn = Drawn {
        sigmas,
        ..Drawn::one_phase(
            values,
            all(centre),
            all(centre - sigmas * sd),
            all(centre + sigmas * sd),
        )
    };
    for (prefix, listed, set) in [
        ("WER", "qccRules_we_1234", RuleSet::qcc_3()),
        ("NEL", "qccRules_nelson_1_8", RuleSet::qcc_3_nelson()),
    ] {
        let count = set.rules().len();
        if case.stopped().is_some() {
            let facts = Facts {
                short_series: points < 5,
                ..Facts::default()
            };
            out.differs(&choice::SHORT_SERIES, &facts);
        }
        let chart = match drawn.judged_by(set) {
            Ok(chart) => chart,
            Err(error) => return out.fail(error.to_string()),
        };
        for number in 1..=count {
            let name = format!("{prefix}{number}");
            match &case.output[&name] {
                Value::Array(_) | Value::Number(_) => {
                    out.equal(&name, hits(&chart, number), places(&case.output[&name]));
                }
                Value::Null if case.stopped().is_none() => {}
                Value::Null if number_of_points(&chart, number) == 1 => {}
                // with fewer points than a window the package stops; no window is whole, so we have no hit
                _ if number_of_points(&chart, number) <= points => {}
                _ => out.equal(&name, hits(&chart, number), Vec::new()),
            }
        }
        if case.output[listed].is_array() {
            let order: Vec<usize> = (1..=count).collect();
            out.equal(
                listed,
                lowest(&chart, &order, points),
                numbers(&case.output[listed]),
            );
        }
    }
}

/// A chart of qcc 3.0: limits as those of qcc 2.7, and the lowest rule that holds at each point.
pub(crate) fn charts(case: &Case<'_>, out: &mut Outcome) {
    const KNOWN: [&str; 8] = [
        "type",
        "rules",
        "rule.set",
        "nsigmas",
        "confidence.level",
        "center",
        "std.dev",
        "k",
    ];
    if let Some(argument) = case.unknown(&KNOWN) {
        return out.leave(argument);
    }
    qcc::limits(case, out);
    if case.stopped().is_some() {
        return;
    }
    let values = column(&case.output["statistics"]);
    let points = values.len();
    let read = |name: &str| line(&case.output[name], points);
    let (set, usual) = match case.text("rule.set").unwrap_or("we") {
        "we" => (RuleSet::qcc_3(), vec![1, 4]),
        "nelson" => (RuleSet::qcc_3_nelson(), vec![1, 2, 3, 4, 5, 6, 7, 8]),
        other => return out.leave(format!("argument rule.set = {other}")),
    };
    let asked = match case.places("rules") {
        Ok(asked) if asked.is_empty() => usual,
        Ok(asked)
            if asked
                .iter()
                .all(|rule| (1..=set.rules().len()).contains(rule)) =>
        {
            asked
        }
        _ => return out.leave("argument rules"),
    };
    let upper = read("ucl");
    let facts = Facts {
        varying_limits: upper.windows(2).any(|pair| pair[0] != pair[1]),
        ..Facts::default()
    };
    // the zones are measured in sigma: a limit that was cut at 0 (or at 1) is put back where it would have been
    let (centre, mut lower, mut upper) = (read("center"), read("lcl"), upper);
    let bounded = !matches!(qcc::kind_of(case), Some("xbar" | "xbar.one"));
    for point in 0..points {
        if let (true, Some(middle), Some(low), Some(high)) =
            (bounded, centre[point], lower[point], upper[point])
        {
            let half = (middle - low).max(high - middle);
            (lower[point], upper[point]) = (Some(middle - half), Some(middle + half));
        }
    }
    let drawn = Drawn::one_phase(values, centre, lower, upper);
    match drawn.judged_by(set) {
        Ok(chart) => {
            let got = lowest(&chart, &asked, points);
            let expected = numbers(&case.output["violations"]);
            // rules of single points and of runs do not look at a window of limits
            let windows = asked.iter().any(|rule| ![1, 4].contains(rule));
            if got != expected && windows && facts.varying_limits {
                out.differs(&choice::WINDOW_BY_LAST, &facts);
            } else {
                out.equal("violations", got, expected);
            }
        }
        Err(error) => out.fail(error.to_string()),
    }
}
