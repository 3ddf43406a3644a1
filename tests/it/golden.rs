//! The crate against R: every case of the golden files, mapped onto the public API by the meaning of its arguments.
//!
//! The files are read from `tests/golden/`, or from the folder that the environment variable `GOLDEN_DIR` names.
//! Each case has two checks: the limits, after a rounded constant of the package is undone; and the signals, on the
//! package's own values and lines. `golden_map/` has a file for each package; `golden_map/difference.rs` lists where
//! the crate chooses otherwise. `cargo test -p tests --test it golden:: -- --nocapture` prints the counts.
#![expect(clippy::print_stdout, reason = "the test says what it compared")]

use crate::golden_map;
use crate::golden_map::case::Case;
use crate::golden_map::outcome::{Outcome, Tally, Verdict};
use serde_json::Value;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

type Mapping = fn(&Case<'_>, &mut Outcome);

/// Which mapping a file has, by the package and the topic that it states.
fn mapping(peer: &str, topic: &str) -> Option<Mapping> {
    Some(match (peer, topic) {
        ("qicharts2", "run_i_mr" | "p_pp_u_up_ip" | "t_g_c" | "xbar_s" | "datasets") => {
            golden_map::qicharts2::map
        }
        ("qicharts2", "runs_limits") => golden_map::runs_limits::map,
        ("qcc", "xbar_one" | "xbar_R_S" | "p_np_c_u_g") => golden_map::qcc::map,
        ("qcc", "cusum_ewma") => golden_map::qcc_memory::map,
        ("qicharts2", "pareto_bchart") => golden_map::bchart::map,
        ("surveillance", "cusum_detectors") => golden_map::surveillance::map,
        ("qcc3", "charts") => golden_map::qcc3::charts,
        ("qcc3", "rules_we_nelson") => golden_map::qcc3::rules,
        ("rspc", "nelson_rules") => golden_map::rspc::map,
        ("ptd", "ptd_spc" | "ae_attendances") => golden_map::ptd::map,
        ("runcharter", "runcharter") => golden_map::runcharter::map,
        ("autospc", "stable_shift_algorithm") => golden_map::autospc::map,
        ("base_r", "constants") => golden_map::base_r::constants,
        ("base_r", "distributions") => golden_map::base_r::distributions,
        _ => return None,
    })
}

/// How many files have a mapping.
const MAPPED_FILES: usize = 21;

/// The files that the repository has.
fn own_folder() -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join("tests/golden")
}

fn folder() -> PathBuf {
    std::env::var_os("GOLDEN_DIR").map_or_else(own_folder, PathBuf::from)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .collect();
    files.sort();
    files
}

fn read(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).expect("the file can be read");
    serde_json::from_str(&text).expect("the file is JSON")
}

/// One case. A panic is a disagreement, and does not hide the other cases.
fn judge(mapping: Mapping, value: &Value) -> Outcome {
    let case = Case::of(value);
    catch_unwind(AssertUnwindSafe(|| {
        let mut outcome = Outcome::default();
        mapping(&case, &mut outcome);
        outcome
    }))
    .unwrap_or_else(|_| {
        let mut outcome = Outcome::default();
        outcome.fail("a panic");
        outcome
    })
}

fn cases(document: &Value) -> &[Value] {
    document["cases"].as_array().map_or(&[], Vec::as_slice)
}

#[test]
fn every_mapped_case_agrees_or_differs_by_choice() {
    let folder = folder();
    let files = files(&folder);
    if files.is_empty() {
        println!(
            "There are no golden files in {}: nothing was compared. They are not part of the published package; \
             the repository has them.",
            folder.display()
        );
        return;
    }
    let (mut files_mapped, mut mapped, mut differed, mut wrong) = (0, 0, 0, Vec::new());
    for path in files {
        let name = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let document = read(&path);
        let text = |key: &str| document[key].as_str().unwrap_or_default();
        let cases = cases(&document);
        let Some(mapping) = mapping(text("peer"), text("topic")) else {
            println!("{name}: {} cases not yet mapped", cases.len());
            continue;
        };
        let mut tally = Tally::default();
        for value in cases {
            let case = Case::of(value).name;
            tally.add(&format!("{name}, {case}"), judge(mapping, value));
        }
        print(&name, cases.len(), &tally);
        files_mapped += 1;
        mapped += tally.mapped();
        differed += tally.cases_differed;
        wrong.extend(tally.wrong);
    }
    println!("{mapped} cases mapped, {differed} of them differ by choice");
    let shown: Vec<&str> = wrong.iter().take(20).map(String::as_str).collect();
    assert!(
        wrong.is_empty(),
        "{} of {mapped} cases disagree; the first are\n{}",
        wrong.len(),
        shown.join("\n")
    );
    // a share of the whole set: a folder with a few of the files may be all corner cases
    assert!(
        differed * 20 < mapped.max(1) || files_mapped < MAPPED_FILES,
        "{differed} of {mapped} cases differ by choice: that is 5 % or more"
    );
}

fn print(name: &str, cases: usize, tally: &Tally) {
    println!(
        "{name}: {cases} cases, {} agreed, {} differ by choice, {} not offered, {} disagree",
        tally.agreed,
        tally.cases_differed,
        tally.not_offered.values().sum::<usize>(),
        tally.wrong.len()
    );
    for (factor, (count, why)) in &tally.converted {
        println!("    {count} agreed with this allowed for: {factor} ({why})");
    }
    for (difference, (count, why)) in &tally.differed {
        println!("    {count} by choice: {difference} ({why})");
    }
    for (reason, count) in &tally.not_offered {
        println!("    {count} not offered: {reason}");
    }
}

/// A changed copy of the first case that agrees, and how the mapping judges it.
fn judged_after(file: &str, change: impl Fn(&mut Value) -> bool) -> Option<Verdict> {
    let path = own_folder().join(file);
    if !path.exists() {
        println!("There is no {}: nothing was changed.", path.display());
        return None;
    }
    let document = read(&path);
    let text = |key: &str| document[key].as_str().unwrap_or_default();
    let mapping = mapping(text("peer"), text("topic"))?;
    let mut agreeing = cases(&document)
        .iter()
        .filter(|value| judge(mapping, value).verdict() == Verdict::Agrees);
    agreeing.find_map(|value| {
        let mut changed = value.clone();
        change(&mut changed).then(|| judge(mapping, &changed).verdict())
    })
}

/// Moves the first number of a list by a part of itself; false where there is none.
fn nudge(list: &mut Value, part: f64) -> bool {
    let Some(first) = list.get_mut(0) else {
        return false;
    };
    match first.as_f64() {
        Some(number) if number != 0.0 => {
            *first = Value::from(number * (1.0 + part));
            true
        }
        _ => false,
    }
}

/// The comparison can fail: a limit that is off by a hundred-millionth, a rounded constant left in, a flag turned,
/// a point left out of a list, are each reported.
#[test]
fn a_wrong_case_is_found() {
    let wrong = |file: &str, change: &dyn Fn(&mut Value) -> bool| {
        if let Some(verdict) = judged_after(file, change) {
            assert_eq!(verdict, Verdict::Wrong, "{file}");
        }
    };
    for line in ["cl", "lcl", "ucl", "ucl.95"] {
        wrong("qicharts2__run_i_mr.json", &|case| {
            case["call"]["args"]["chart"] == "i" && nudge(&mut case["output"]["points"][line], 1e-8)
        });
    }
    // 1.128 for 2/√π moves the limits by 1 in 3000
    wrong("ptd__ptd_spc.json", &|case| {
        nudge(&mut case["output"]["points"]["upl"], 3e-4)
    });
    for flag in ["runs.signal", "sigma.signal"] {
        wrong("qicharts2__datasets.json", &|case| {
            let first = &mut case["output"]["points"][flag][0];
            *first = Value::from(first.as_bool() != Some(true));
            true
        });
    }
    wrong("ptd__ptd_spc.json", &|case| {
        case["output"]["points"]["special_cause_type"][0] = Value::from("7 Points Above CL (?)");
        true
    });
    for list in ["WER2", "NEL6"] {
        wrong("qcc3__rules_we_nelson.json", &|case| {
            case["output"][list]
                .as_array_mut()
                .is_some_and(|points| points.pop().is_some())
        });
    }
    wrong("rspc__nelson_rules.json", &|case| {
        case["output"]["Rule2"][0] = Value::from(1);
        true
    });
    wrong("qcc__xbar_R_S.json", &|case| {
        nudge(&mut case["output"]["ucl"], 1e-8)
    });
    wrong("qcc__p_np_c_u_g.json", &|case| {
        case["output"]["beyond_limits"]
            .as_array_mut()
            .is_some_and(|points| points.pop().is_some())
    });
    for list in ["pos", "neg", "y"] {
        wrong("qcc__cusum_ewma.json", &|case| {
            nudge(&mut case["output"][list], 1e-7)
        });
    }
    wrong("surveillance__cusum_detectors.json", &|case| {
        let first = &mut case["output"]["alarm"][0];
        *first = Value::from(first.as_bool() != Some(true));
        true
    });
    wrong("qicharts2__pareto_bchart.json", &|case| {
        nudge(&mut case["output"]["points"]["cusum2"], 1e-4)
    });
    wrong("qicharts2__runs_limits.json", &|case| {
        nudge(&mut case["output"]["max_l_ok"], 1.0)
    });
    wrong("base_r__constants.json", &|case| {
        case["output"]["d2"] = Value::from(1.128);
        true
    });
}

/// An argument that the mapping does not know is said to be so, and nothing panics.
#[test]
fn an_unknown_argument_is_not_offered() {
    for file in [
        "qicharts2__run_i_mr.json",
        "ptd__ptd_spc.json",
        "qcc__xbar_one.json",
        "qcc__cusum_ewma.json",
        "qicharts2__pareto_bchart.json",
        "qcc3__charts.json",
        "rspc__nelson_rules.json",
    ] {
        let verdict = judged_after(file, |case| {
            case["call"]["args"]["surprise"] = Value::from("new");
            true
        });
        if let Some(verdict) = verdict {
            assert_eq!(verdict, Verdict::NotOffered, "{file}");
        }
    }
}
