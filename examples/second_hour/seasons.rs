//! Task 8: three years of weeks, which rise each winter: the chart says that it has a season.

use super::Answer;
use improvement::{Chart, Direction, Period, Series, date};

pub(crate) fn answer() -> Answer {
    let weeks = (0..156).filter_map(|n| Period::Week.after(date(2021, 1, 4), n));
    let values = (0..156).map(|n| {
        let turn = f64::from(n) / 52.0 * std::f64::consts::TAU;
        100.0 + 15.0 * turn.cos() + f64::from(n * 7 % 5)
    });
    let series = Series::values(values)?.dated(weeks)?.every(Period::Week)?;
    let chart = Chart::options().better(Direction::Lower).xmr(&series)?;

    let season = chart.season().ok_or("three years are enough")?;
    let assumptions = chart.assumptions()?;
    let said: Vec<String> = assumptions.iter().map(ToString::to_string).collect();
    Ok(format!(
        "{}\n\n{season}\n\n{}",
        chart.sentence(),
        said.join("\n")
    ))
}
