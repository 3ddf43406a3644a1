//! qicharts2's limits for the longest run and the crossings, shown on series made to have them.

use crate::golden_map::case::{Case, column, number};
use crate::golden_map::judge::Drawn;
use crate::golden_map::outcome::Outcome;
use improvement::{Chart, Kind, RuleSet, Series};

pub(crate) fn map(case: &Case<'_>, out: &mut Outcome) {
    if let Some(argument) = case.unknown(&[]) {
        return out.leave(argument);
    }
    let expression = case.expression;
    if expression.contains("crsignal(") {
        boxes(case, out);
    } else if expression.starts_with("qic(") && expression.contains("chart='run'") {
        counted(case, out);
    } else if !case.output["longest_run_max"].is_null() {
        table(case, out);
    } else {
        out.leave(format!("call {expression}"));
    }
}

fn whole(value: &serde_json::Value) -> Option<usize> {
    usize::try_from(value.as_u64()?).ok()
}

/// The limits by Anhøj for series of n points, none on the centre.
fn table(case: &Case<'_>, out: &mut Outcome) {
    let read = |name: &str| column(&case.output[name]);
    let (runs, crossings) = (read("longest_run_max"), read("n_crossings_min"));
    for (row, n) in column(&case.input["n"]).into_iter().enumerate() {
        let Some(n) = n else { continue };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a number of points"
        )]
        let n = n as usize;
        let facts = shaped(n, n.saturating_sub(1), 1, RuleSet::anhoej()).map(|chart| {
            let facts = *chart.phases()[0].run_facts();
            (
                facts.longest_run_limit().map(|limit| limit as f64),
                facts.crossings_limit().map(|limit| limit as f64),
            )
        });
        out.equal(
            &format!("limits at n = {n}"),
            facts,
            Some((runs[row], crossings[row])),
        );
    }
}

/// A chart of `n` points about 0 with this many crossings and this longest run; none if there is no such series.
fn shaped(n: usize, crossings: usize, longest: usize, rules: RuleSet) -> Option<Chart> {
    let runs = crossings + 1;
    if n == 0 || longest + crossings > n || longest * runs < n {
        return None;
    }
    let mut lengths = vec![1; runs];
    let mut rest = n - runs;
    for length in &mut lengths {
        let more = rest.min(longest - 1);
        *length += more;
        rest -= more;
    }
    let values: Vec<Option<f64>> = lengths
        .iter()
        .enumerate()
        .flat_map(|(run, &length)| {
            std::iter::repeat_n(Some(if run % 2 == 0 { 1.0 } else { -1.0 }), length)
        })
        .collect();
    let none = vec![None; n];
    let drawn = Drawn::one_phase(values, vec![Some(0.0); n], none.clone(), none);
    drawn.judged_by(rules).ok()
}

/// For each number of crossings the longest run that is no signal.
fn boxes(case: &Case<'_>, out: &mut Outcome) {
    let rules = match () {
        () if case.expression.contains("'anhoej'") => RuleSet::anhoej(),
        () if case.expression.contains("'bestbox'") => RuleSet::best_box(),
        () if case.expression.contains("'cutbox'") => RuleSet::cut_box(),
        () => return out.leave(format!("method in {}", case.expression)),
    };
    let most = whole(&case.input["l_max_tested"]).unwrap_or(0);
    let Some(n) = whole(&case.input["n"]) else {
        return out.leave("no n");
    };
    let limits = column(&case.output["max_l_ok"]);
    for (row, crossings) in column(&case.input["c"]).into_iter().enumerate() {
        let Some((crossings, limit)) = crossings.zip(limits[row]) else {
            continue;
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a number of crossings and a length"
        )]
        let (crossings, limit) = (crossings as usize, limit as usize);
        // only pairs that some series has: the two at the limit, and the two ends
        let shortest = n.div_ceil(crossings + 1);
        let longest = n.saturating_sub(crossings).min(most);
        let mut lengths = [limit, limit + 1, shortest, longest];
        lengths.sort_unstable();
        for length in lengths {
            if let Some(chart) =
                shaped(n, crossings, length, rules.clone()).filter(|_| length <= most)
            {
                let what = format!("signal at n = {n}, {crossings} crossings, run {length}");
                out.equal(&what, !chart.signals().is_empty(), length > limit);
            }
        }
    }
}

/// A run chart with ties and gaps: the centre, and what is counted about it.
fn counted(case: &Case<'_>, out: &mut Outcome) {
    let values = column(&case.input["y"]);
    let chart = Series::values(values)
        .and_then(|series| Chart::options().provisional().chart(Kind::Run, series));
    let chart = match chart {
        Ok(chart) => chart,
        Err(error) if error.code() == "no_points" => {
            return out.equal(
                "no useful point",
                number(&case.output["n.useful"]),
                Some(0.0),
            );
        }
        Err(error) => return out.fail(error.to_string()),
    };
    let read = |name: &str| number(&case.output[name]);
    let facts = chart.phases()[0].run_facts();
    let own = |found: usize| Some(found as f64).filter(|_| facts.useful() > 0);
    let centre = chart.centre(0);
    out.close("CL", 0, centre, read("CL"), centre.unwrap_or(0.0));
    out.equal("n.useful", Some(facts.useful() as f64), read("n.useful"));
    out.equal("longest.run", own(facts.longest_run()), read("longest.run"));
    out.equal("n.crossings", own(facts.crossings()), read("n.crossings"));
    let limit = |found: Option<usize>| found.map(|limit| limit as f64);
    out.equal(
        "longest.run.max",
        limit(facts.longest_run_limit()),
        read("longest.run.max"),
    );
    out.equal(
        "n.crossings.min",
        limit(facts.crossings_limit()),
        read("n.crossings.min"),
    );
    let signal = case.output["runs.signal"]
        .as_bool()
        .or(read("runs.signal").map(|s| s != 0.0));
    out.equal("runs.signal", Some(!chart.signals().is_empty()), signal);
}
