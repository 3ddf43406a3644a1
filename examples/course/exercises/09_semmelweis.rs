//! 9. Semmelweis (30 minutes)
//!
//! In the First Clinic of Vienna every tenth mother died. In the middle of May 1847 Ignaz Semmelweis began to have hands washed
//! in chlorine; his book of 1861 has the day, and the births and deaths of 98 months. December 1841 is missing in it.
//!
//! Make the chart from which a reader can judge what happened. Every month has its place, and so has the one that is missing.
//! The month that is half of each is left out, with a reason. A phase begins where hands were washed: its reason says what was
//! changed, and on which day the event stands in a source apart from these figures.

use improvement::course::{self, Answer, Marked};
use improvement::teach::data::FIRST_CLINIC;
use improvement::{Chart, Direction, Error, Kind, Series};

/// Your own number, if a teacher gave you one.
const SEED: u64 = 1;

/// The chart: `Ok(Answer::chart(chart))`.
///
/// # Errors
///
/// Those of the series and the chart.
pub fn answer() -> Result<Answer, Error> {
    let births = FIRST_CLINIC.iter().map(|row| row.births);
    let deaths = FIRST_CLINIC.iter().map(|row| row.deaths);
    let series = Series::proportions(deaths, births)?;
    let options = Chart::options().better(Direction::Lower);
    let chart = options.chart(Kind::PPrime, series)?;
    println!("{chart}\n");
    // TODO: date the series (`row.month`) and put it on every month; exclude a month; begin a phase
    Ok(Answer::not_yet())
}

fn main() -> Marked {
    let marked = course::mark("semmelweis", SEED, answer());
    let picture = "pictures/09_semmelweis.svg";
    if marked
        .picture()
        .is_some_and(|svg| std::fs::write(picture, svg).is_ok())
    {
        println!("Look first: {picture}\n");
    }
    println!("{marked}");
    marked
}
