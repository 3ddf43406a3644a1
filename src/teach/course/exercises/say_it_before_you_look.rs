//! Say it before you look: a test that did not come as predicted, kept as it was.

use super::super::exercise::{Exercise, Marker, Page};
use super::super::mark::Mark;
use super::super::misconception::Misconception;
use super::super::module::Module;
use crate::base::error::Error;
use crate::work::measure::Band;
use crate::work::pdsa::{Act, Check, Cycle};

pub(in crate::teach::course) static EXERCISE: Exercise = Exercise {
    number: 8,
    name: "say-it-before-you-look",
    title: "Say it before you look",
    module: Module::Change,
    minutes: 25,
    outcome: "test a change with a prediction that was written before, and learn from one that did not hold",
    task: "Write down the test as a PDSA cycle, from the prediction of 6 March to what you would do next.",
    hints: [
        "`cycle.missing()` lists what a plan lacks. What the sister wrote on 6 March stands in the story, and does not change with what came.",
        "`.predict(Expectation::proportion(\"finished\").between(…, …), \"why\", date(…))`, then `start`, `finish(Run::new(…)?)`, and `conclude(study, act)`; \
         `prediction.check(…)` makes the check for the study. Lesson 9 has all of it.",
    ],
    page: Page::Lesson(9),
    seeded: false,
    chart: None,
    marker: Marker::Cycle(mark),
    file: include_str!("../../../../examples/course/exercises/08_say_it_before_you_look.rs"),
    solution: include_str!("../../../../examples/course/solutions/08_say_it_before_you_look.rs"),
};

/// What the sister wrote, and what came, as shares of ten.
const WRITTEN: (f64, f64) = (0.6, 0.9);
const CAME: f64 = 0.4;
const SERVED: f64 = 10.0;

/// How close two bounds are that are the same.
const SAME: f64 = 1e-9;

fn mark(cycle: &Cycle, _: u64) -> Result<Mark, Error> {
    let bands: Vec<Band> = cycle
        .plan()
        .predictions()
        .filter_map(|prediction| prediction.expectation().within())
        .collect();
    let as_written = |band: &Band| {
        (band.lower() - WRITTEN.0).abs() < SAME && (band.upper() - WRITTEN.1).abs() < SAME
    };
    let after = Misconception::APredictionAfterTheFact;
    let failed = Misconception::AFailedTestIsAFailedLearner;
    Ok(match bands.as_slice() {
        [] => Mark::look(NO_PREDICTION),
        [band] if band.contains(CAME) => Mark::wrong(after, FITS),
        [band] if !as_written(band) => Mark::look(ANOTHER),
        [_] => match (
            cycle.stage().run(),
            cycle.stage().study(),
            cycle.stage().act(),
        ) {
            (None, ..) => Mark::look(NOT_RUN),
            (_, None, _) | (_, _, None) => Mark::wrong(failed, NO_STUDY),
            _ if !cycle.has_prediction_in_time() => Mark::wrong(after, WRITTEN_LATE),
            (_, _, Some(Act::Adopt { .. })) => Mark::look(ADOPTED),
            (_, _, Some(Act::Expand { .. })) => Mark::look(EXPANDED),
            (_, Some(study), Some(act)) => {
                let mut measured = study.checks().iter().filter_map(Check::measured);
                match measured.next() {
                    None => Mark::look(NOT_CHECKED),
                    Some(found)
                        if (found.observed() - CAME).abs() > SAME || found.size() != SERVED =>
                    {
                        Mark::look(OTHER_FIGURES)
                    }
                    Some(_) => Mark::right(why(act.three_a())),
                }
            }
        },
        _ => Mark::wrong(after, SEVERAL),
    })
}

// What is said.

const NO_PREDICTION: &str = "The cycle has no prediction with a range. The sister wrote one down before the test: without it there is nothing to hold the lunches \
                             against.";

const FITS: &str = "The range of your prediction takes in what came. The sister's did not. Look at what she wrote on 6 March: it was said before anybody could know.";

const ANOTHER: &str = "The range is another one than the sister's. Look at her two numbers, and at how many people there were: a share lies between 0 and 1.";

const NOT_RUN: &str = "The plan is written, and the test has not begun in your cycle. It was done on 9 March: `start` and `finish` say so.";

const NO_STUDY: &str = "The test is done, and your cycle ends there. It did not come as predicted, and that is when there is most to learn. Look at what is asked after \
                        the Do: what came, what was learnt, what is next?";

const WRITTEN_LATE: &str = "In your cycle the prediction was not there when the test began. Look at the two days in the story, and at the day that `start` takes.";

const ADOPTED: &str = "You make routine of it after four lunches of ten, where more than half were expected. What would you tell the ward? Look at the other ways to go on: \
                       `Act` has four.";

const EXPANDED: &str = "You test it on more people as it is. It did not do on ten what was expected: look at what could be altered first, at the cost of ten more lunches.";

const NOT_CHECKED: &str = "The study does not hold the prediction against the ten lunches. `check` of a prediction takes the figures, a window and the day, and its answer goes \
                           into the study.";

const OTHER_FIGURES: &str = "Your study holds the prediction against other figures than those of the ward. Look at how many lunches were served on red trays, and how \
                             many of them were finished.";

const SEVERAL: &str = "There are several predictions of the same lunches. With enough of them one always comes true. Look at how many the sister wrote.";

fn why(act: &str) -> String {
    format!(
        "The prediction stands as it was written, it did not hold, and the cycle says what was learnt and what is next ({act}). A test that fails its \
         prediction and is kept is worth more than one that cannot fail. What you learnt from it was read by nobody here: show it to the ward."
    )
}
