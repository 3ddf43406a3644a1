//! How often does the reading tell the truth? Processes are drawn of which the truth is known, charted with the default rules of
//! their kind, and read at the latest point.
//!
//! `cargo run --release --example truth_table` draws 8,000 series a cell; a number after `--` draws as many as that. The same number
//! gives the same table everywhere: the seed is fixed.
//!
//! A step is in standard deviations of a plotted value, lasts from half-way, and is drawn upwards; where the process allows it,
//! downwards too. *Right way* is the share of series of which the reading has the side of the step: with higher better, that is an
//! improvement; with lower better, a concern. For a steady process any side is a false alarm, and is counted under *wrong way*.

mod draw;
mod kinds;
mod said;
mod worlds;

use kinds::KINDS;
use worlds::WORLDS;

fn main() -> Result<(), improvement::Error> {
    let asked = std::env::args()
        .nth(1)
        .and_then(|series| series.parse().ok());
    let series: u32 = asked.unwrap_or(8_000);
    println!(
        "| chart | points | world | right way | wrong way | both | no direction | elsewhere only | common cause | too few | not judged |"
    );
    println!("|---|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|");
    for kind in KINDS {
        for points in [12, 24, 48] {
            for world in WORLDS.iter().filter(|world| kind.allows(world)) {
                let said = kinds::cell(kind, world, points, series)?;
                println!(
                    "| {} | {points} | {} | {} |",
                    kind.name,
                    world.name,
                    said.row(series)
                );
            }
        }
    }
    Ok(())
}
