//! 11. A family of measures (20 minutes)
//!
//! An emergency department wants fewer people to wait over four hours, and puts a senior doctor at the door. The share who
//! wait fell in the second year. The board asks: was it bought at somebody else's cost? A quick way to empty a department
//! is to put people into beds upstairs.
//!
//! The figures are those of a real department, April 2016 to March 2018; the doctor at the door is made up. Contains public
//! sector information licensed under the Open Government Licence v3.0.

use improvement::course::{self, Answer, Marked};
use improvement::{Chart, Error, Kind, Series};

/// Your own number, if a teacher gave you one.
const SEED: u64 = 1;

/// Who came, and who waited over four hours, month by month.
const CAME: [u32; 24] = [
    15154, 16705, 16021, 16761, 15084, 15918, 16564, 16478, 16931, 16920, 14482, 17414, 15957,
    17871, 16675, 17265, 15872, 16776, 18024, 17891, 17695, 17990, 16205, 18906,
];
const OVER: [u32; 24] = [
    1199, 929, 970, 1178, 1110, 1388, 2061, 1985, 2675, 3141, 1942, 2030, 1309, 1960, 1169, 1117,
    1085, 1492, 1280, 1197, 1569, 1406, 1328, 1564,
];

/// Which one to watch beside it? One of `over-four-hours`, `over-six-hours`, `doctor-hours`, `trained`, `came`, `admitted`:
/// `Ok(Answer::choice("trained"))` would be the share of staff who were trained.
///
/// # Errors
///
/// Those of the chart.
pub fn answer() -> Result<Answer, Error> {
    println!(
        "{}\n",
        Chart::of(Kind::PPrime, Series::proportions(OVER, CAME)?)?
    );
    // TODO: which measure would show what got worse elsewhere?
    Ok(Answer::not_yet())
}

fn main() -> Marked {
    let marked = course::mark("a-family-of-measures", SEED, answer());
    let picture = "pictures/11_a_family_of_measures.svg";
    if marked
        .picture()
        .is_some_and(|svg| std::fs::write(picture, svg).is_ok())
    {
        println!("Look first: {picture}\n");
    }
    println!("{marked}");
    marked
}
