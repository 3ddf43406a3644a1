//! Run lengths against the R package spc: every case of `spc__shewhart_rules_arl.json`, mapped by its arguments.
//!
//! The file is read from `tests/golden/`, or from the folder that the environment variable `GOLDEN_DIR` names.
//! `cargo test --test price_golden -- --nocapture` prints the counts.
#![expect(clippy::print_stdout, reason = "the test says what it compared")]

use improvement::spc::Width;
use improvement::spc::price::{Process, RunLength};
use improvement::spc::rules::{Border, Rule, RuleSet};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The package solves the same linear equations; a critical value it finds by a search that stops near 1e-9.
const RELATIVE: f64 = 1e-8;

const FILE: &str = "spc__shewhart_rules_arl.json";

fn path() -> PathBuf {
    let own = || Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    std::env::var_os("GOLDEN_DIR")
        .map_or_else(own, PathBuf::from)
        .join(FILE)
}

/// What a case comes to.
enum Outcome {
    /// What was found, and what was expected.
    Found(f64, f64),
    NotOffered(&'static str),
}

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

fn map(case: &Value) -> Outcome {
    let args = &case["call"]["args"];
    let number = |key: &str| args[key].as_f64();
    let value = case["output"]["value"].as_f64().expect("a value");
    let run = |c: f64, process: Process| {
        let rules = args["type"].as_str().and_then(|kind| rules(kind, c))?;
        Some(RunLength::of(&rules, &process).expect("a run length"))
    };
    if args["Ru"].is_number() {
        return Outcome::NotOffered("values and moving ranges judged together");
    }
    if let (Some(alpha), Some(limit), Some(delta)) =
        (number("alpha"), number("cS"), number("delta"))
    {
        if alpha != 0.0 {
            return Outcome::NotOffered("correlated values");
        }
        let process = Process::normal().width(Width::Sigma(limit)).shifted(delta);
        let run = RunLength::of(&RuleSet::shewhart(), &process).expect("a run length");
        return Outcome::Found(run.mean(), value);
    }
    let found = if let Some(steady) = number("L0") {
        // the factor at which the mean run length is this: put in, it must give that
        run(value, Process::normal()).map(|run| (run.mean(), steady))
    } else if let (Some(c), Some(after)) = (number("c"), number("mu1")) {
        run(c, Process::normal().shifted(after)).map(|run| (run.mean_in_steady_state(), value))
    } else if let (Some(c), Some(shift)) = (number("c"), number("mu")) {
        run(c, Process::normal().shifted(shift)).map(|run| (run.mean(), value))
    } else {
        None
    };
    found.map_or(
        Outcome::NotOffered("a type of rules that the package does not document"),
        |(found, expected)| Outcome::Found(found, expected),
    )
}

#[test]
fn every_case_agrees() {
    let Ok(text) = std::fs::read_to_string(path()) else {
        println!("There is no {}: nothing was compared.", path().display());
        return;
    };
    let document: Value = serde_json::from_str(&text).expect("the file is JSON");
    let cases = document["cases"].as_array().expect("a list of cases");
    let (mut agreed, mut worst, mut not_offered) = (0, 0.0_f64, BTreeMap::new());
    let mut wrong = Vec::new();
    for case in cases {
        match map(case) {
            Outcome::NotOffered(why) => *not_offered.entry(why).or_insert(0) += 1,
            Outcome::Found(found, expected) => {
                let off = (found / expected - 1.0).abs();
                worst = worst.max(off);
                if off < RELATIVE {
                    agreed += 1;
                } else {
                    wrong.push(format!("{}: {found}, expected {expected}", case["name"]));
                }
            }
        }
    }
    println!(
        "{FILE}: {} cases, {agreed} agreed, {} disagree",
        cases.len(),
        wrong.len()
    );
    println!("    the largest relative difference is {worst:e}");
    for (why, count) in &not_offered {
        println!("    {count} not offered: {why}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(agreed > 0, "nothing was compared");
}

/// The comparison can fail.
#[test]
fn a_wrong_case_is_found() {
    let case: Value = serde_json::from_str(
        r#"{"call": {"args": {"mu": 0.0, "c": 1.0, "type": "12"}}, "output": {"value": 225.4385}}"#,
    )
    .expect("JSON");
    let Outcome::Found(found, expected) = map(&case) else {
        panic!("the case is offered");
    };
    assert!((found / expected - 1.0).abs() > RELATIVE);
}
