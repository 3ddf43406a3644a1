//! Run lengths against the R package spc: every case of its four golden files, mapped by its arguments.
//!
//! The files are read from `tests/golden/`, or from the folder that the environment variable `GOLDEN_DIR` names.
//! `price_map/` has a file for each. `cargo test -p tests --test it price_golden:: -- --nocapture` prints the counts.
#![expect(clippy::print_stdout, reason = "the test says what it compared")]

use crate::price_map;
use crate::price_map::{Case, Outcome};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

type Mapping = fn(&Case<'_>) -> Outcome;

const FILES: [(&str, Mapping); 4] = [
    ("spc__shewhart_rules_arl.json", price_map::rules::map),
    ("spc__ewma_arl.json", price_map::ewma::map),
    ("spc__cusum_arl.json", price_map::cusum::map),
    ("spc__attribute_arl.json", price_map::attribute::map),
];

fn path(file: &str) -> PathBuf {
    let own = || Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join("tests/golden");
    std::env::var_os("GOLDEN_DIR")
        .map_or_else(own, PathBuf::from)
        .join(file)
}

/// How far the worst of the numbers is off, relatively.
fn off(found: &[(f64, f64)]) -> f64 {
    let off = |&(found, expected): &(f64, f64)| {
        if found == expected {
            0.0
        } else {
            (found / expected - 1.0).abs()
        }
    };
    found
        .iter()
        .map(off)
        .fold(0.0, |worst, off| if off <= worst { worst } else { off })
}

fn compare(file: &str, mapping: Mapping) {
    let path = path(file);
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("There is no {}: nothing was compared.", path.display());
        return;
    };
    let document: Value = serde_json::from_str(&text).expect("the file is JSON");
    let cases = document["cases"].as_array().expect("a list of cases");
    let (mut agreed, mut worst) = (0, BTreeMap::<String, f64>::new());
    let (mut differs, mut not_offered) = (BTreeMap::new(), BTreeMap::new());
    let mut wrong = Vec::new();
    for value in cases {
        let case = Case::of(value);
        match mapping(&case) {
            Outcome::NotOffered(why) => *not_offered.entry(why).or_insert(0) += 1,
            Outcome::Differs(why) => *differs.entry(why).or_insert(0) += 1,
            Outcome::Found(found, close) => {
                let off = off(&found);
                let seen = worst.entry(case.function.to_owned()).or_default();
                *seen = seen.max(off);
                if !found.is_empty() && off <= close {
                    agreed += 1;
                } else {
                    wrong.push(format!("{}: {found:?}, off by {off:e}", value["name"]));
                }
            }
        }
    }
    println!(
        "{file}: {} cases, {agreed} agreed, {} differ by choice, {} not offered, {} disagree",
        cases.len(),
        differs.values().sum::<i32>(),
        not_offered.values().sum::<i32>(),
        wrong.len()
    );
    for (function, worst) in &worst {
        println!("    the largest relative difference of {function} is {worst:.1e}");
    }
    for (why, count) in &differs {
        println!("    {count} by choice: {why}");
    }
    for (why, count) in &not_offered {
        println!("    {count} not offered: {why}");
    }
    assert!(wrong.is_empty(), "{file}\n{}", wrong.join("\n"));
    assert!(agreed > 0, "nothing was compared");
}

#[test]
fn every_case_agrees_rules() {
    compare(FILES[0].0, FILES[0].1);
}

#[test]
fn every_case_agrees_ewma() {
    compare(FILES[1].0, FILES[1].1);
}

#[test]
fn every_case_agrees_cusum() {
    compare(FILES[2].0, FILES[2].1);
}

#[test]
fn every_case_agrees_attributes() {
    compare(FILES[3].0, FILES[3].1);
}

/// The comparison can fail: each of these is wrong in its seventh digit or before.
#[test]
fn a_wrong_case_is_found() {
    let wrong = [
        (
            0,
            json!({"expr": "spc::xshewhartrunsrules.arl(x)", "args": {"mu": 0.0, "c": 1.0, "type": "12"}}),
            json!(225.4385),
        ),
        (
            1,
            json!({"expr": "spc::xewma.arl(x)", "args": {"l": 0.25, "c": 3.0, "mu": 1.0, "sided": "two"}}),
            json!(11.154_268),
        ),
        (
            2,
            json!({"expr": "spc::xcusum.arl(x)", "args": {"k": 0.5, "h": 3.0, "mu": 0.0, "sided": "one"}}),
            json!(117.5958),
        ),
        (
            3,
            json!({"expr": "spc::pois.cusum.crit(x)", "args": {"mu0": 1, "km": 2, "A": 100, "m": 1}}),
            json!([3, 0]),
        ),
    ];
    for (file, call, value) in wrong {
        let case = json!({"call": call, "output": {"value": value}});
        let Outcome::Found(found, close) = FILES[file].1(&Case::of(&case)) else {
            panic!("the case is offered");
        };
        assert!(off(&found) > close, "{found:?}");
    }
}
