//! What other packages found, point by point, on their own lines: qcc 3.0, Rspc 1.2.2, NHSRplotthedots 0.2.2 and the
//! tables of qicharts2 0.8.1. Passes where the folder is absent, as in the published package.

use crate::base::direction::Side;
use crate::spc::rules::evaluate::{evaluate, for_each_side};
use crate::spc::rules::facts::RunFacts;
use crate::spc::rules::frame::{Frame, Level, Levels};
use crate::spc::rules::matcher::signals;
use crate::spc::rules::pattern::{Border, Length, Ties};
use crate::spc::rules::rule::{Gap, Rule, Sides};
use crate::spc::rules::set::RuleSet;
use crate::spc::rules::signal::{Place, TrackKind};
use serde_json::Value;
use std::path::PathBuf;

fn cases(file: &str) -> Vec<Value> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let Ok(text) = std::fs::read_to_string(folder.join(file)) else {
        return Vec::new();
    };
    let document: Value = serde_json::from_str(&text).expect("golden files are JSON");
    document["cases"].as_array().expect("a list").clone()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

/// A whole number of zero or more; JSON from R may write it as a float.
fn count(value: &Value) -> usize {
    let value = number(value);
    (0..=10_000_usize)
        .find(|&count| count as f64 == value)
        .expect("a count")
}

fn counts(value: &Value) -> Vec<usize> {
    match value {
        Value::Array(items) => items.iter().map(count).collect(),
        one => vec![count(one)],
    }
}

fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(items) => items.iter().map(number).collect(),
        one => vec![number(one)],
    }
}

/// The lines of a package: its centre, its limits, and zones about a centre of their own.
struct Zones {
    centre: f64,
    zone_centre: f64,
    sigma: f64,
    lower: f64,
    upper: f64,
}

impl Levels for Zones {
    fn level(&self, border: Border, side: Side) -> Level<'_> {
        Level::Flat(match (border, side) {
            (Border::Centre, _) => self.centre,
            (Border::Sigma(z), Side::Above) => self.zone_centre + z * self.sigma,
            (Border::Sigma(z), Side::Below) => self.zone_centre - z * self.sigma,
            (Border::Bound, _) => f64::NAN,
            (Border::Limit, Side::Above) => self.upper,
            (Border::Limit, Side::Below) => self.lower,
        })
    }
}

/// The hits of a rule on either side.
fn hit_points(rule: &Rule, frame: &Frame<'_>) -> Vec<usize> {
    let sides = evaluate(rule, frame);
    (0..frame.values.len())
        .filter(|&point| sides.iter().any(|side| side.hits.get(point)))
        .collect()
}

#[test]
fn qcc_3() {
    let (mut compared, mut stopped) = (0, 0);
    for case in cases("qcc3__rules_we_nelson.json") {
        let values = numbers(&case["input"]["y"]);
        let (centre, sigma) = (
            number(&case["call"]["args"]["center"]),
            number(&case["call"]["args"]["std_dev"]),
        );
        let zones = Zones {
            centre,
            zone_centre: centre,
            sigma,
            lower: centre - 3.0 * sigma,
            upper: centre + 3.0 * sigma,
        };
        let frame = Frame {
            values: &values,
            lanes: 1,
            levels: &zones,
        };
        for (prefix, set) in [("WER", RuleSet::qcc_3()), ("NEL", RuleSet::qcc_3_nelson())] {
            for (index, rule) in set.rules().iter().enumerate() {
                let expected = &case["output"][format!("{prefix}{}", index + 1)];
                if !expected.is_array() {
                    // the package stops on a series shorter than its window
                    assert!(values.len() < 5, "{}: {expected}", case["name"]);
                    stopped += 1;
                    continue;
                }
                let points: Vec<usize> = counts(expected).iter().map(|point| point - 1).collect();
                assert_eq!(
                    hit_points(rule, &frame),
                    points,
                    "{} of {}",
                    rule.name(),
                    case["name"]
                );
                compared += 1;
            }
        }
    }
    assert!(
        compared == 0 || (compared >= 800 && stopped <= 24),
        "{compared} {stopped}"
    );
}

#[test]
fn rspc() {
    let mut compared = 0;
    for case in cases("rspc__nelson_rules.json") {
        let values = numbers(&case["input"]["x"]);
        let arguments = &case["call"]["args"];
        let limits = &case["output"]["limits"];
        let (lower, centre, upper) = (
            number(&limits["lcl"]),
            number(&limits["cl"]),
            number(&limits["ucl"]),
        );
        let multiple = arguments["controlLimitDistance"].as_f64().unwrap_or(3.0);
        let zones = Zones {
            centre,
            zone_centre: f64::midpoint(lower, upper),
            sigma: (upper - lower) / (2.0 * multiple),
            lower,
            upper,
        };
        let frame = Frame {
            values: &values,
            lanes: 1,
            levels: &zones,
        };
        let set = RuleSet::rspc_1_2_2();
        let minitab = RuleSet::rspc_1_2_2_minitab();
        for (index, rule) in set.rules().iter().enumerate() {
            let column = format!("Rule{}", index + 1);
            let Value::Array(expected) = &case["output"][&column] else {
                continue;
            };
            let options = &arguments["parRules"][&column];
            let mut rule = rule.clone();
            if options["convention"] == "minitab" {
                rule = minitab.rules()[index].clone();
            }
            if let Some(points) = options["nPoints"].as_u64() {
                let points = u16::try_from(points).expect("few points");
                rule = if index == 1 {
                    Rule::run(points)
                } else {
                    Rule::trend(points)
                }
                .with_gap(Gap::Bridges);
            }
            if options["equalBreaksSeries"] == false {
                rule = rule.with_ties(Ties::Extend);
            }
            match options["sides"].as_str() {
                Some("upper") => rule = rule.with_sides(Sides::Only(Side::Above)),
                Some("lower") => rule = rule.with_sides(Sides::Only(Side::Below)),
                _ => {}
            }
            let expected: Vec<usize> = (0..values.len())
                .filter(|&point| number(&expected[point]) == 1.0)
                .collect();
            assert_eq!(
                hit_points(&rule, &frame),
                expected,
                "{column} of {}",
                case["name"]
            );
            compared += 1;
        }
    }
    assert!(compared == 0 || compared >= 700, "{compared}");
}

#[test]
fn ptd() {
    let set = RuleSet::ptd_0_2_2();
    let (mut compared, mut special) = (0, 0);
    for file in ["ptd__ptd_spc.json", "ptd__ae_attendances.json"] {
        for case in cases(file) {
            let points = &case["output"]["points"];
            let Value::Array(types) = &points["special_cause_type"] else {
                continue;
            };
            let dates = points["date"].as_array().expect("dates");
            let groups = numbers(&points["rebase_group"]);
            let values = numbers(&points["y"]);
            // a phase ends where the package rebases, and where the next facet begins
            let ends: Vec<usize> = (1..=types.len())
                .filter(|&end| {
                    end == types.len()
                        || groups[end] != groups[end - 1]
                        || dates[end].as_str() <= dates[end - 1].as_str()
                })
                .collect();
            let mut start = 0;
            for end in ends {
                let at = |column: &str| number(&points[column][start]);
                let zones = Zones {
                    centre: at("mean"),
                    zone_centre: at("mean"),
                    sigma: (at("upl") - at("mean")) / 3.0,
                    lower: at("lpl"),
                    upper: at("upl"),
                };
                let frame = Frame {
                    values: &values[start..end],
                    lanes: 1,
                    levels: &zones,
                };
                let mut found = vec!["Common Cause"; end - start];
                let mut hits = Vec::new();
                for_each_side(set.rules(), &frame, |index, side| hits.push((index, side)));
                for (index, hits) in hits.iter().rev() {
                    let (index, rule) = (*index, &set.rules()[*index]);
                    let place = Place {
                        rule: index,
                        track: TrackKind::Main,
                        phase: 0,
                        offset: 0,
                        turns: false,
                    };
                    let mut in_rule = Vec::new();
                    signals(place, rule, &frame, hits, &mut in_rule);
                    for signal in in_rule {
                        let label = match (index, signal.side()) {
                            (0, Some(Side::Above)) => "Above UCL",
                            (0, _) => "Below LCL",
                            (1, Some(Side::Above)) => "7 Point Trend (Increasing)",
                            (1, _) => "7 Point Trend (Decreasing)",
                            (2, Some(Side::Above)) => "2 in 3 Above CL",
                            (2, _) => "2 in 3 Below CL",
                            (_, Some(Side::Above)) => "7 Points Above CL",
                            (_, _) => "7 Points Below CL",
                        };
                        for point in signal.flagged() {
                            found[point] = label;
                        }
                    }
                }
                let expected: Vec<&str> = types[start..end]
                    .iter()
                    .map(|t| t.as_str().unwrap_or(""))
                    .collect();
                assert_eq!(found, expected, "{} from {start}", case["name"]);
                compared += end - start;
                special += expected.iter().filter(|&&t| t != "Common Cause").count();
                start = end;
            }
        }
    }
    assert!(
        compared == 0 || (compared > 3000 && special > 300),
        "{compared} {special}"
    );
}

/// Longest run, crossings and both limits, for series of ones and zeros off a centre between them.
#[test]
fn qicharts2_tables() {
    let mut compared = 0;
    for case in cases("qicharts2__runs_limits.json") {
        let group = case["group"].as_str().unwrap_or("");
        let method = match group {
            "crsignal_anhoej" => Length::Anhoej,
            "crsignal_bestbox" => Length::BestBox,
            "crsignal_cutbox" => Length::CutBox,
            "table" => {
                let runs = counts(&case["output"]["longest_run_max"]);
                let crossings = counts(&case["output"]["n_crossings_min"]);
                for (index, &n) in counts(&case["input"]["n"]).iter().enumerate() {
                    let limits = RunFacts::limits(Length::Anhoej, n, 0);
                    assert_eq!(limits, Some((runs[index], crossings[index])), "{n}");
                    compared += 1;
                }
                continue;
            }
            _ => continue,
        };
        let n = count(&case["input"]["n"]);
        let longest = counts(&case["output"]["max_l_ok"]);
        for (crossings, longest) in counts(&case["input"]["c"]).into_iter().zip(longest) {
            let (run, fewest) = RunFacts::limits(method, n, crossings).expect("useful points");
            let no_signal_up_to = if crossings < fewest { 0 } else { run };
            assert_eq!(no_signal_up_to, longest, "{group} {n} {crossings}");
            compared += 1;
        }
    }
    assert!(compared == 0 || compared > 5000, "{compared}");
}

#[test]
fn qicharts2_run_charts() {
    let mut compared = 0;
    for (file, group) in [
        ("qicharts2__runs_limits.json", Some("runs_random")),
        ("qicharts2__run_i_mr.json", None),
    ] {
        for case in cases(file) {
            if group.is_some_and(|group| case["group"] != group) {
                continue;
            }
            let output = &case["output"];
            if !output["longest.run"].is_number() {
                continue;
            }
            let values = numbers(&case["input"]["y"]);
            let centre = number(&output["CL"]);
            let centre = [Level::Flat(centre), Level::Flat(centre)];
            let facts = RunFacts::of(&values, &centre, Length::Anhoej);
            assert_eq!(
                facts.longest_run(),
                count(&output["longest.run"]),
                "{}",
                case["name"]
            );
            assert_eq!(facts.useful(), count(&output["n.useful"]));
            assert_eq!(facts.crossings(), count(&output["n.crossings"]));
            assert_eq!(
                facts.has_long_run() || facts.has_few_crossings(),
                output["runs.signal"] == 1 || output["runs.signal"] == true
            );
            compared += 1;
        }
    }
    assert!(compared == 0 || compared >= 20, "{compared}");
}
