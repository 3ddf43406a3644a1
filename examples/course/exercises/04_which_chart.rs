//! 4. Which chart? (20 minutes)
//!
//! Every month some 17,000 people come to a large emergency department, and nine in ten of them leave within four hours. Your
//! analyst has drawn the share of them, month by month, and most of the points lie outside the limits. "So nearly every month
//! was special," says the director. You have a doubt about the chart.
//!
//! Draw the months as a p chart (`Kind::P`), a p′ chart (`Kind::PPrime`) and an XmR chart (`Kind::Individuals`), and count the
//! points outside the limits. Which kind has limits as wide as these months vary by themselves? Two of the three will do: give one.
//!
//! The figures are those of a real department, April 2016 to March 2019. Contains public sector information licensed under the
//! Open Government Licence v3.0.

use improvement::course::{self, Answer, Marked};
use improvement::teach::data;
use improvement::{Chart, Direction, Error, Kind};

/// Your own number, if a teacher gave you one.
const SEED: u64 = 1;

/// A kind of chart: `Ok(Answer::kind(Kind::C))`.
///
/// # Errors
///
/// Those of the charts.
pub fn answer() -> Result<Answer, Error> {
    let months = data::rqm()?;
    let chart = Chart::options()
        .better(Direction::Higher)
        .chart(Kind::P, &months)?;
    println!("{chart}\n");
    // TODO: print the other two, read the line that begins with `note`, and choose
    Ok(Answer::not_yet())
}

fn main() -> Marked {
    let marked = course::mark("which-chart", SEED, answer());
    let picture = "pictures/04_which_chart.svg";
    if marked
        .picture()
        .is_some_and(|svg| std::fs::write(picture, svg).is_ok())
    {
        println!("Look first: {picture}\n");
    }
    println!("{marked}");
    marked
}
