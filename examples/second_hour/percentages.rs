//! Task 3: percentages whose denominators are lost, on an XmR chart: unit, target, and no limit above 100.

use super::Answer;
use improvement::{Chart, Direction, Series};

pub(crate) fn answer() -> Answer {
    let audits = [91, 93, 96, 99, 95, 94, 97, 98, 92, 96, 95, 99, 97, 98];
    let series = Series::values(audits)?.unit("%")?;
    let chart = Chart::options()
        .better(Direction::Higher)
        .target(95)
        .bounds(0..=100)
        .xmr(series)?;
    Ok(format!("{chart}\n{}", chart.alt_text()))
}
