//! How often does the reading tell the truth? Processes are drawn of which the truth is known, charted with the default rules of
//! their kind, and read at the latest point.
//!
//! `cargo run --release --example truth_table` draws 8,000 series a cell; a number after `--` draws as many as that, and a
//! word after it keeps the charts whose name has it. The same number
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
    let mut asked = std::env::args().skip(1);
    let series: u32 = asked
        .next()
        .and_then(|series| series.parse().ok())
        .unwrap_or(8_000);
    let name = asked.next().unwrap_or_default();
    println!(
        "| chart | points | world | right way | wrong way | both | no direction | elsewhere only | common cause | too few | not judged |"
    );
    println!("|---|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|");
    for kind in KINDS.iter().filter(|kind| kind.name.contains(&name)) {
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
