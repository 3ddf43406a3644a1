//! Task 13: the charts alone, with `improvement = { version = "0.1", default-features = false }`.
//!
//! Everything here is there with no feature at all: charts, their text, monitors, rows, and any format of serde.

use super::Answer;
use improvement::{Chart, Direction, Monitor};

pub(crate) fn answer() -> Answer {
    let waits = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 23];
    let chart = Chart::options().better(Direction::Lower).xmr(waits)?;
    let mut monitor = Monitor::after(&chart)?;
    let update = monitor.push(31)?;
    Ok(format!(
        "{}\n{}",
        chart.sentence(),
        monitor.describe(&update)
    ))
}
