//! 8. Say it before you look (25 minutes)
//!
//! On a ward, people who need help with meals are to get them on a red tray, so that staff see who to help. On 6 March 2026
//! the sister wrote down what she expects: of the next ten people 6 to 9 finish their lunch, because helpers will see the
//! tray. It should show by 9 March. On 9 March ten people had red trays, and 4 finished. (The ward is made up.)
//!
//! Keep it as a PDSA cycle, as it was: what was predicted, what was done, what came, and what you would do next.

use improvement::course::{self, Answer, Marked};
use improvement::measure::Sampling;
use improvement::pdsa::{Act, Run, Scale, Study};
use improvement::{Cycle, Error, Expectation, Series, Window, date};

/// Your own number, if a teacher gave you one.
const SEED: u64 = 1;

/// The cycle, closed: `Ok(Answer::cycle(cycle))`.
///
/// # Errors
///
/// Those of a cycle: what it lacks is said all at once.
pub fn answer() -> Result<Answer, Error> {
    let mut cycle = Cycle::new("red-tray-1", "red-trays")?
        .objective("do people finish their lunch when helpers can see who needs help?")
        .scale(Scale::units(10, "people"))
        .task(
            "the health care assistants",
            "serve ten lunches on red trays",
        )
        .predict(
            Expectation::proportion("finished").between(0.6, 0.9),
            "helpers will see the tray",
            date(2026, 3, 9),
        );
    cycle.start(date(2026, 3, 9))?;
    cycle.finish(Run::new(date(2026, 3, 9), date(2026, 3, 9))?)?;
    let came = Series::proportions([4], [10])?;
    let mut study = Study::new(
        date(2026, 3, 10),
        "helpers saw the trays and were still at the round",
    )?;
    for prediction in cycle.plan().predictions() {
        let ten = Sampling::Consecutive { cases: 10 };
        study = study.check(prediction.check(&came, Window::All, ten, date(2026, 3, 10))?);
    }
    cycle.conclude(study, Act::adapt("serve after the round")?)?;
    Answer::cycle(cycle).sure(0.9)
}

fn main() -> Marked {
    let marked = course::mark("say-it-before-you-look", SEED, answer());
    println!("{marked}");
    marked
}
