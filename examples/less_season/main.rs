//! What it costs, and what it brings, to take the season out: of 100 charts of months, how many signal though nothing changed, and how many
//! after a change of level.
//!
//! `cargo run --release --example less_season`, or with a number of series for each cell: `cargo run --example less_season 100`.

mod simulation;

use simulation::{COLUMNS, ROWS, Season, signals};
use std::error::Error;

const SERIES: usize = 2_000;

fn main() -> Result<(), Box<dyn Error>> {
    let series = match std::env::args().nth(1) {
        Some(many) => many.parse()?,
        None if cfg!(debug_assertions) => SERIES / 40,
        None => SERIES,
    };
    println!("of 100 charts that signal            nothing changed         the level moved");
    println!("                                  no swing     swing      no swing     swing");
    for row in ROWS {
        let season = match row.1 {
            Season::LeftIn => "season left in",
            Season::TakenOut => "other years",
            Season::TakenOutByTwoYears => "first two years",
        };
        let mut line = format!("{} months  {season:<16}", row.0);
        for column in COLUMNS {
            let found = signals(row, column, series)?;
            line.push_str(&format!("  {:>10.0}", 100.0 * found as f64 / series as f64));
        }
        println!("{line}");
    }
    Ok(())
}
