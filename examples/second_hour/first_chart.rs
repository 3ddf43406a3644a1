//! Task 1: a first chart, as text and as a picture.

use super::Answer;
use improvement::{Chart, Series, render::ChartSvg};

pub(crate) fn answer() -> Answer {
    let waits = [22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23];
    let chart = Chart::xmr(Series::values(waits)?.unit("days")?)?;
    let picture = ChartSvg::new(&chart).title("Waits for a first appointment");
    // std::fs::write("waits.svg", picture.to_string())? would put it beside the program
    let said = picture.to_string().contains(&chart.alt_text());
    Ok(format!("{chart}\na picture that says so itself: {said}"))
}
