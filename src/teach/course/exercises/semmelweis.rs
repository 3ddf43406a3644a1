//! Semmelweis: a chart from which a reader can judge what happened to the deaths.

use super::super::exercise::{Exercise, Marker, Page};
use super::super::mark::Mark;
use super::super::misconception::Misconception;
use super::super::module::Module;
use crate::base::date::{Date, date};
use crate::base::direction::Direction;
use crate::base::error::Error;
use crate::spc::{Chart, Decided, Kind, Reason, Series, Why};
use crate::teach::data;
use crate::teach::split::{SplitAlarms, split_alarms};

pub(in crate::teach::course) static EXERCISE: Exercise = Exercise {
    number: 9,
    name: "semmelweis",
    title: "Semmelweis",
    module: Module::Change,
    minutes: 30,
    outcome: "draw a change so that a reader can judge it: nothing closed up, nothing mixed, each phase with its reason and its day",
    task: "Make the chart of the First Clinic: every month in its place, the month that is half of each left out with a reason, and a phase from where hands were \
           washed, with its reason and the day on which the event stands in its source.",
    hints: [
        "Print the chart and read its first lines: how many points, which are missing, which are excluded, where the phases begin, and what is said of when that was decided.",
        "`Series::proportions(deaths, births)?.dated(months)?.every(Period::Month)?` puts every month on the axis. `Chart::options()` has `exclude(date, Reason::data(…))` and \
         `phase(date, Reason::change(…).documented(date))`.",
    ],
    page: Page::Lesson(5),
    seeded: false,
    chart: Some(whole),
    marker: Marker::Chart(mark),
    file: include_str!("../../../../examples/course/exercises/09_semmelweis.rs"),
    solution: include_str!("../../../../examples/course/solutions/09_semmelweis.rs"),
};

/// The first month in which hands were washed, from the middle on, and the first after it.
const BEGAN: [Date; 2] = [date(1847, 5, 1), date(1847, 6, 1)];

/// The months before it in which deaths had fallen already.
const LOWER_BEFORE: [Date; 2] = [date(1846, 12, 1), date(1847, 4, 1)];

/// Steady series on which a split is tried: 36 months each, as long as a split is usually looked for.
const SPLIT: (usize, usize) = (36, 1_000);

/// All months in one phase.
fn whole(_: u64) -> Result<Chart, Error> {
    let options = Chart::options().better(Direction::Lower);
    options.chart(Kind::PPrime, &data::first_clinic()?)
}

/// What is not as the source has it, if anything: the data come before what is made of them.
fn data_fault(series: &Series) -> Result<Option<&'static str>, Error> {
    let ours = data::first_clinic()?;
    let there = |series: &Series| {
        (0..series.len())
            .map(|at| series.date(at))
            .collect::<Vec<_>>()
    };
    let counts = |series: &Series, at| [series.numerator(at), series.denominator(at)];
    Ok(if series.numerator(0).is_none() {
        Some(NO_COUNTS)
    } else if series.date(0).is_none() {
        Some(NO_DATES)
    } else if series.len() + 1 == ours.len() {
        Some(CLOSED_UP)
    } else if there(series) != there(&ours) {
        Some(OTHER_MONTHS)
    } else if (0..ours.len()).any(|at| ours.value(at).is_none() && series.value(at).is_some()) {
        Some(FILLED_IN)
    } else if (0..ours.len()).any(|at| counts(series, at) != counts(&ours, at)) {
        Some(OTHER_COUNTS)
    } else {
        None
    })
}

fn mark(chart: &Chart, seed: u64) -> Result<Mark, Error> {
    if let Some(fault) = data_fault(chart.series())? {
        return Ok(Mark::look(fault));
    }
    let alarms = || split_alarms(SPLIT.0, SPLIT.1, seed);
    let suits = |message: fn(&SplitAlarms) -> String| {
        let message = message(&alarms()?);
        Ok(Mark::wrong(Misconception::RebaseWhenItSuits, message))
    };
    let [before, after] = chart.phases() else {
        return match chart.phases().len() {
            1 => Ok(Mark::look(ONE_PHASE)),
            _ => suits(many_phases),
        };
    };
    let start = chart.date(after.points().start).unwrap_or(BEGAN[1]);
    let left_out = |month: Date| {
        let mut points = before.points().chain(after.points());
        points.any(|at| chart.date(at) == Some(month) && chart.is_excluded(at))
    };
    let excluded = (0..chart.len()).filter(|&at| chart.is_excluded(at)).count();
    if (LOWER_BEFORE[0]..=LOWER_BEFORE[1]).contains(&start) {
        return suits(where_it_fell);
    } else if !BEGAN.contains(&start) {
        return suits(elsewhere);
    } else if !left_out(BEGAN[0]) {
        return Ok(Mark::look(mixed(start == BEGAN[0])));
    } else if excluded > 1 {
        return Ok(Mark::look(others_left_out(excluded - 1)));
    }
    let reason = after.reason();
    let decided = reason.map_or(Decided::NotRecorded, Reason::decided);
    if reason.is_none_or(|reason| reason.why() != Why::Change) {
        return Ok(Mark::look(NO_CHANGE));
    }
    match decided {
        Decided::Documented { on }
            if on.year() == BEGAN[0].year() && on.month() == BEGAN[0].month() => {}
        Decided::Documented { .. } => return Ok(Mark::look(ANOTHER_DAY)),
        Decided::Before { .. } => {
            let belief = Misconception::APredictionAfterTheFact;
            return Ok(Mark::wrong(belief, NOBODY_PLANNED));
        }
        Decided::AfterSeeing => return suits(after_seeing),
        Decided::NotRecorded => return suits(not_recorded),
    }
    let level = |at: usize| chart.centre(at).map(|level| 100.0 * level);
    let levels = [before, after].map(|phase| level(phase.points().start));
    Ok(Mark::right(why(
        chart.len(),
        levels.map(Option::unwrap_or_default),
    )))
}

// What is said.

fn why(months: usize, [before, after]: [f64; 2]) -> String {
    format!(
        "{months} months, each in its place; one left out with a reason, and one phase whose day stands in a book and not in these figures. Of 100 mothers about {before:.0} died before, \
         and about {after:.0} after. That the deaths fell, and stayed lower, the chart shows; what did it, no chart can: in the winter before, they had fallen already. The kind of chart \
         and its rules were not checked."
    )
}

/// How often a split in a steady series is taken for a change.
fn in_hundred(alarms: &SplitAlarms) -> String {
    format!(
        "in steady series of {} months a split agreed beforehand looks like a change in about {:.0} of 100, and one put where it looks best in about {:.0}",
        SPLIT.0,
        100.0 * alarms.fixed,
        100.0 * alarms.chosen
    )
}

const NO_COUNTS: &str = "This chart has no births and deaths in it. Begin with the two columns of the table: so many deaths out of so many births, month by month.";

const NO_DATES: &str = "The points have no dates, so that nobody sees whether a month is absent. Give each point its month with `dated`, and look at how many months there are.";

const CLOSED_UP: &str = "The chart has 98 points. Count the months from the first to the last on a calendar: where the source has no figures, the points on either side lie side by side, as \
     if they were neighbours. Look at what `every` does.";

const OTHER_MONTHS: &str = "The months on this chart are not those of the table. Look at the first and the last month, and at whether each stands there once.";

const FILLED_IN: &str = "A month for which the source has no figures has figures here. What nobody counted stays missing, and is seen to be missing.";

const OTHER_COUNTS: &str = "The births and deaths of at least one month are not those of the table. Look at which column goes where: deaths first, out of births.";

const ONE_PHASE: &str = "The whole time stands in one phase, so that its limits hold what was before and what came after. Look at where the event lies that the story tells of, and let a \
     phase begin there.";

fn many_phases(alarms: &SplitAlarms) -> String {
    format!(
        "Each phase after the first needs an event that is known apart from the figures, and the story tells of one. Look at what your other phases rest on: {}.",
        in_hundred(alarms)
    )
}

fn where_it_fell(alarms: &SplitAlarms) -> String {
    format!(
        "The phase begins where the deaths fell. Look at where the event was of which the story tells, and begin there, wherever the points lie: {}.",
        in_hundred(alarms)
    )
}

fn elsewhere(alarms: &SplitAlarms) -> String {
    format!(
        "The phase begins in a month in which the story tells of no event. Look at when hands were first washed: {}.",
        in_hundred(alarms)
    )
}

fn mixed(into_the_later: bool) -> String {
    let phase = if into_the_later { "later" } else { "earlier" };
    format!(
        "The month in which the washing began counts for the {phase} phase. Half of it belongs to either. Look at what `exclude` does, and give the reason."
    )
}

fn others_left_out(others: usize) -> String {
    format!(
        "Beside the month that is half of each, other points are left out ({others}). Look at what is known of them apart from their figures: a month that does not suit stays in."
    )
}

const NO_CHANGE: &str = "The reason of the phase does not say that something was changed. Look at the kinds of reason that there are, and name what the story tells of.";

const ANOTHER_DAY: &str = "The reason gives a day on which nothing is told to have happened. Look at when the washing began, in the story: a day of that month will do.";

const NOBODY_PLANNED: &str = "The reason says that it was decided beforehand to judge these deaths by this split. Nobody in Vienna wrote that down. Look at what else a reason can say of an \
     event that stands in a book.";

fn after_seeing(alarms: &SplitAlarms) -> String {
    format!(
        "The reason says that the split was chosen after seeing the figures. Look at the story: is its day known apart from them? It matters, since {}.",
        in_hundred(alarms)
    )
}

fn not_recorded(alarms: &SplitAlarms) -> String {
    format!(
        "The reason does not say since when the split is known, so that a reader takes it for one that was chosen after seeing. Look at the last line about the phase that the chart \
         prints: {}.",
        in_hundred(alarms)
    )
}
