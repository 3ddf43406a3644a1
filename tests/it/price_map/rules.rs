//! `spc__shewhart_rules_arl`: rules over zones, correlated values, values with their moving ranges.

use super::{Case, Outcome};
use improvement::spc::Width;
use improvement::spc::price::{IndividualsScheme, Process, RunLength};
use improvement::spc::rules::{Border, Rule, RuleSet};

/// The package solves the same linear equations; a critical value it finds by a search that stops near 1e-9.
const RELATIVE: f64 = 1e-8;
/// With kinks in the integrand the package's own quadrature goes no further.
const WITH_RANGES: f64 = 1e-8;

/// The package's rule types: 1 is the limits, 12 and 13 add two of three and four of five, 14 a run of 8,
/// `SameSideN` a run of N. Its factor c scales every zone.
fn rules(kind: &str, c: f64) -> Option<RuleSet> {
    let mut rules = vec![Rule::k_of_m(1, 1, Border::Sigma(3.0 * c))];
    match (kind, kind.strip_prefix("SameSide")) {
        ("1", _) => {}
        ("12", _) => rules.push(Rule::k_of_m(2, 3, Border::Sigma(2.0 * c))),
        ("13", _) => rules.push(Rule::k_of_m(4, 5, Border::Sigma(c))),
        ("14", _) => rules.push(Rule::run(8)),
        (_, Some(length)) => rules.push(Rule::run(length.parse().ok()?)),
        _ => return None,
    }
    RuleSet::new("spc", "0.6.7-types", "the R package spc", rules).ok()
}

pub(crate) fn map(case: &Case<'_>) -> Outcome {
    let value = case.value();
    let run = |c: f64, process: Process| {
        let rules = case.text("type").and_then(|kind| rules(kind, c))?;
        Some(RunLength::of(&rules, &process).expect("a run length"))
    };
    match case.function {
        "imr.arl" => {
            let process = Process::normal()
                .shifted(case.number("mu"))
                .spread(case.number("sigma"));
            let scheme = IndividualsScheme::new(case.number("M")).moving_range(case.number("Ru"));
            let run = scheme.run_length(&process).expect("a run length");
            return Outcome::Found(vec![(run.mean(), value)], WITH_RANGES);
        }
        "xshewhart.ar1.arl" => {
            let (limit, delta) = (case.number("cS"), case.number("delta"));
            let process = Process::normal().shifted(delta);
            let scheme = IndividualsScheme::new(limit).correlation(case.number("alpha"));
            let mut found = vec![(
                scheme.run_length(&process).expect("a run length").mean(),
                value,
            )];
            if case.number("alpha") == 0.0 {
                // without correlation it is a rule
                let process = process.width(Width::Sigma(limit));
                let run = RunLength::of(&RuleSet::shewhart(), &process).expect("a run length");
                found.push((run.mean(), value));
            }
            return Outcome::Found(found, RELATIVE);
        }
        _ => {}
    }
    let found = if let Some(steady) = case.maybe("L0") {
        // the factor at which the mean run length is this: put in, it must give that
        run(value, Process::normal()).map(|run| (run.mean(), steady))
    } else if let (Some(c), Some(after)) = (case.maybe("c"), case.maybe("mu1")) {
        run(c, Process::normal().shifted(after)).map(|run| (run.mean_in_steady_state(), value))
    } else if let (Some(c), Some(shift)) = (case.maybe("c"), case.maybe("mu")) {
        run(c, Process::normal().shifted(shift)).map(|run| (run.mean(), value))
    } else {
        None
    };
    found.map_or(
        Outcome::NotOffered("a type of rules that the package does not document"),
        |found| Outcome::Found(vec![found], RELATIVE),
    )
}
