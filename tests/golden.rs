//! The crate against R: every case of the golden files, mapped onto the public API by the meaning of its arguments.
//!
//! The files are read from `tests/golden/`, or from the folder that the environment variable `GOLDEN_DIR` names.
//! Each case has two checks: the limits, after a rounded constant of the package is undone; and the signals, on the
//! package's own values and lines. `golden_map/` has a file for each package; `golden_map/difference.rs` lists where
//! the crate chooses otherwise. `cargo test --test golden -- --nocapture` prints the counts.
#![expect(clippy::print_stdout, reason = "the test says what it compared")]

mod golden_map;

use golden_map::case::Case;
use golden_map::outcome::{Outcome, Tally};
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
        ("qcc3", "charts") => golden_map::qcc3::charts,
        ("qcc3", "rules_we_nelson") => golden_map::qcc3::rules,
        ("rspc", "nelson_rules") => golden_map::rspc::map,
        ("ptd", "ptd_spc" | "ae_attendances") => golden_map::ptd::map,
        ("base_r", "constants") => golden_map::base_r::constants,
        ("base_r", "distributions") => golden_map::base_r::distributions,
        _ => return None,
    })
}

fn folder() -> PathBuf {
    std::env::var_os("GOLDEN_DIR").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden"),
        PathBuf::from,
    )
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
    let (mut mapped, mut differed, mut wrong) = (0, 0, Vec::new());
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
            let case = value["name"].as_str().unwrap_or("(no name)");
            tally.add(&format!("{name}, {case}"), judge(mapping, value));
        }
        print(&name, cases.len(), &tally);
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
    assert!(
        differed * 20 < mapped.max(1),
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
        println!("    {count} agree after this is taken back: {factor} ({why})");
    }
    for (difference, (count, why)) in &tally.differed {
        println!("    {count} by choice: {difference} ({why})");
    }
    for (reason, count) in &tally.not_offered {
        println!("    {count} not offered: {reason}");
    }
}
