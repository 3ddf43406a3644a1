//! What the evidence of a change errs and finds: processes are drawn of which the truth is known, and judged each month as a team would.
//!
//! `cargo run --release --example evidence_table -- 20000` draws 20,000 series a cell and prints every table in some minutes; a number after `--`
//! draws as many as that (20 unless told), and a word after it prints one table: `steady`, `wandering`, `found`, `front`, `placebo`, `intervals`,
//! `meeting`, `slips`, `sustained` or `proposed`. The same number gives the same table everywhere: the seed is fixed.

#[allow(dead_code, reason = "another example draws more")]
#[path = "../truth_table/draw.rs"]
mod draw;
mod held;
mod intervals;
mod placebo;
mod proposed;
mod steady;
mod worlds;

use improvement::Error;
use improvement::spc::shift::Matching;
use steady::COLUMNS;
use worlds::{STEADY, WANDERING, World};

/// The seed of every cell.
const SEED: u64 = 20_261_130;

#[expect(
    clippy::too_many_lines,
    reason = "a list of tables is as long as what it lists"
)]
fn main() -> Result<(), Error> {
    let mut asked = std::env::args().skip(1);
    let count: u32 = asked
        .next()
        .and_then(|count| count.parse().ok())
        .unwrap_or(20);
    let table = asked.next().unwrap_or_default();
    let is_asked = |name: &str| table.is_empty() || table == name;
    if is_asked("steady") {
        println!("ever called better; worse, in 36 monthly looks\n");
        ever(&STEADY, count)?;
    }
    if is_asked("wandering") {
        println!("\nthe same of levels that move by themselves\n");
        ever(&WANDERING, count)?;
    }
    if is_asked("found") {
        println!("\ncalled better by 12, 24 and 36 months\n");
        header(&[
            "shift",
            "12 Level",
            "12 SameMonth",
            "24 Level",
            "24 SameMonth",
        ]);
        for by in [1.0, 1.5] {
            let cells = COLUMNS.map(|column| steady::found(by, column, count, SEED));
            row(&format!("{by} SD"), cells)?;
        }
    }
    if is_asked("front") {
        println!("\na steady process, asked each month for 36 months, 12 points before\n");
        let ours =
            |correlation| steady::ever(World::Correlated(correlation), COLUMNS[0], count, SEED);
        header(&["", "ever called better"]);
        row(
            "a t test at 5 %",
            [steady::t_test(12, count, SEED).map(|share| [share])],
        )?;
        row("this crate", [ours(0.0).map(|[better, _]| [better])])?;
        row(
            "this crate, correlation .4",
            [ours(0.4).map(|[better, _]| [better])],
        )?;
    }
    if is_asked("placebo") {
        println!(
            "\n130 emergency departments, arbitrary dates: ever better; ever worse; better today; worse today\n"
        );
        let (batch, rest) = (placebo::departments()?, placebo::less_the_rest()?);
        for (name, compare) in placebo::comparisons() {
            for matching in [Matching::SameMonth, Matching::Level] {
                let compare = compare.clone().matching(matching);
                let called = placebo::called(&batch, &compare)?;
                println!("| {name}, {matching:?} | {called:?} |");
                let called = placebo::called(&rest, &compare)?;
                println!("| the same, less what all saw together | {called:?} |");
            }
        }
    }
    if is_asked("intervals") {
        println!(
            "\nintervals of 95 % that miss: the shift ever, the level after ever (12 to 36 points), the shift at the one look at 24\n"
        );
        header(&["process", "12 before", "24 before"]);
        for (name, world, ramp) in [
            ("independent", World::Correlated(0.0), 0),
            ("AR(1) .2", World::Correlated(0.2), 0),
            ("AR(1) .4", World::Correlated(0.4), 0),
            ("AR(1) .6", World::Correlated(0.6), 0),
            ("exponential", World::Exponential, 0),
            (
                "independent, reached over 12 months",
                World::Correlated(0.0),
                12,
            ),
        ] {
            row(
                name,
                [12, 24].map(|before| intervals::missed(world, before, ramp, count, SEED)),
            )?;
        }
    }
    if is_asked("meeting") {
        println!("\na target 0.8 SD off: met, as said; met, as it happened\n");
        header(&["13 points", "24 points", "36 points"]);
        row(
            "",
            [13, 24, 36].map(|points| intervals::meeting(points, 2 * count, SEED)),
        )?;
    }
    if is_asked("slips") {
        println!("\nexactly at the level, and said to have slipped within 24 points\n");
        header(&[
            "correlation",
            "12 Level",
            "12 SameMonth",
            "24 Level",
            "24 SameMonth",
        ]);
        for correlation in [0.0, 0.2, 0.4, 0.6] {
            let cells = COLUMNS
                .map(|column| held::slips(correlation, column, count, SEED).map(|share| [share]));
            row(&correlation.to_string(), cells)?;
        }
    }
    if is_asked("sustained") {
        println!(
            "\nsaid to be sustained: at 24 and 36 months, hold level half-way; ever from 24 to 36, hold level where the level then is\n"
        );
        header(&["shift", "held", "half lost at month 12", "all lost"]);
        for (by, correlation) in [(1.0, 0.0), (1.5, 0.0), (2.0, 0.0), (1.5, 0.4)] {
            let cells =
                [0.0, 0.5, 1.0].map(|lost| held::sustained(by, lost, correlation, count, SEED));
            row(&format!("{by} SD, correlation {correlation}"), cells)?;
        }
    }
    if is_asked("proposed") {
        println!("\never proposed\n");
        header(&[
            "process",
            "ours",
            "runcharter, runs of 9",
            "autospc",
            "run of 8 read anew",
        ]);
        for (name, world) in [&STEADY[..2], &STEADY[5..7]].concat() {
            let cells = proposed::ever(world, (0.0, 0), [36, 60], count, SEED)?;
            row(&format!("{name}, by 36; 60 points"), cells.map(Ok))?;
        }
        for by in [1.0, 1.5, 2.0] {
            let cells = proposed::ever(World::Correlated(0.0), (by, 24), [36, 48], count, SEED)?;
            row(&format!("{by} SD at 24, by 36; 48 points"), cells.map(Ok))?;
        }
    }
    Ok(())
}

fn ever(worlds: &[(&str, World)], count: u32) -> Result<(), Error> {
    header(&[
        "process",
        "12 Level",
        "12 SameMonth",
        "24 Level",
        "24 SameMonth",
    ]);
    for &(name, world) in worlds {
        row(
            name,
            COLUMNS.map(|column| steady::ever(world, column, count, SEED)),
        )?;
    }
    Ok(())
}

fn header(names: &[&str]) {
    println!("| {} |", names.join(" | "));
    println!("|{}", "---|".repeat(names.len()));
}

fn row<const N: usize, const M: usize>(
    name: &str,
    cells: [Result<[f64; M], Error>; N],
) -> Result<(), Error> {
    let mut line = format!("| {name} |");
    for cell in cells {
        let shares: Vec<String> = cell?.iter().map(|share| format!("{share:.3}")).collect();
        line += &format!(" {} |", shares.join("; "));
    }
    println!("{line}");
    Ok(())
}
