//! British English: every phrase that the crate says about prices.
//!
//! A price is how often a steady process looks unsteady. No phrase makes it anything else, least of all how likely it
//! is that a signal is a false one.

use crate::base::number::{counted, plain, thousands};
use crate::spc::price::assumptions::Broken;
use crate::spc::price::{Change, Departure, Given, LimitsFrom, Question};
use crate::spc::rules::RuleSet;
use crate::spc::words::en_gb::chart;
use crate::spc::words::en_gb::memory;
use crate::spc::words::en_gb::season;

/// What a price is called where a manager reads it.
pub(crate) const FALSE_ALARM_RATE: &str = "false-alarm rate";

/// How many times in how many, as every price and power is rounded.
fn share(chance: f64) -> (String, u32) {
    let of = |whole: u32| (chance * f64::from(whole)).round().to_string();
    match chance {
        chance if chance <= 0.0 => ("none".to_owned(), 100),
        chance if chance < 0.0005 => ("fewer than 1".to_owned(), 1000),
        chance if chance < 0.0095 => (format!("about {}", of(1000)), 1000),
        chance if chance > 0.995 => ("more than 99".to_owned(), 100),
        _ => (format!("about {}", of(100)), 100),
    }
}

/// The whole, as it is written: `100`, `1,000`.
fn whole(of: u32) -> &'static str {
    if of == 100 { "100" } else { "1,000" }
}

/// A chance as people say it: `about 16 in 100`, `about 4 in 1,000`.
pub(crate) fn in_100(chance: f64) -> String {
    let (number, of) = share(chance);
    format!("{number} in {}", whole(of))
}

/// The number alone, where "in 100" has been said: `about 31`.
fn of_100(chance: f64) -> String {
    match share(chance) {
        (number, 100) => number,
        _ => in_100(chance),
    }
}

/// How often: `about 57 times in 100`, `about 2 times in 1,000`, `about once in 100`.
pub(crate) fn times(chance: f64) -> String {
    let (number, of) = share(chance);
    match number.strip_suffix("about 1").map(str::is_empty) {
        Some(true) => format!("about once in {}", whole(of)),
        _ => format!("{number} times in {}", whole(of)),
    }
}

/// A chance by its other side: `about one look in 70`, `about one chart in 5`.
pub(crate) fn one_in(chance: f64, thing: &str) -> String {
    if chance <= 0.0 {
        return format!("no {thing} at all");
    }
    if chance < 0.0005 {
        return format!("fewer than one {thing} in 1,000");
    }
    if chance > 0.95 {
        return format!("nearly every {thing}");
    }
    if chance > 0.4 {
        return format!("about {} {thing}s in 10", (chance * 10.0).round());
    }
    let every = 1.0 / chance;
    // a reader keeps one or two digits: 7, 12, 25, 80, 120, 1,500
    let unit = match every {
        every if every < 20.0 => 1.0,
        every if every < 100.0 => 5.0,
        every => libm::pow(10.0, libm::floor(libm::log10(every)) - 1.0),
    };
    format!(
        "about one {thing} in {}",
        thousands((every / unit).round() * unit)
    )
}

/// Where no rule is judged, instead of a price: too few points.
pub(crate) fn unjudged(given: &str) -> String {
    format!(
        "No rule is judged yet on a chart like this one ({given}), and so it has no {FALSE_ALARM_RATE}."
    )
}

/// Where no rule is judged, instead of what a chart can see.
pub(crate) fn sees_nothing_yet(what: &str, place: &str) -> String {
    format!(
        "No rule is judged yet where {what} {place} would be: the chart could not show it, whatever its size."
    )
}

/// The line beside a chart's rules: `false-alarm rate: about 5 in 100 such charts would signal with nothing changed`.
pub(crate) fn printed(chance: f64) -> String {
    format!(
        "{FALSE_ALARM_RATE}: {} such charts would signal with nothing changed",
        in_100(chance)
    )
}

/// What a price takes as given, for a bracket: `24 points, limits worked out from these same points, Making Data
/// Count 7/7`.
pub(crate) fn given(given: &Given) -> String {
    let limits = match given.limits {
        _ if !given.kind.has_limits() => "about the median of these same points".to_owned(),
        LimitsFrom::SamePoints => "limits worked out from these same points".to_owned(),
        LimitsFrom::Baseline { points } => format!("limits frozen on {points} of them"),
        LimitsFrom::Phases { phases, frozen: 0 } => {
            format!("{phases} phases with limits of their own")
        }
        LimitsFrom::Phases { phases, frozen } => {
            format!("{phases} phases, {frozen} of them with limits frozen on other points")
        }
        LimitsFrom::Known => "limits known beforehand".to_owned(),
    };
    let named = |rules: &RuleSet| {
        memory::rule_set(given.kind, rules).map_or_else(|| chart::rule_set(rules), str::to_owned)
    };
    let rules: Vec<String> = given.rules.iter().map(named).collect();
    format!(
        "{}, {limits}, {}",
        counted(given.points, "point"),
        rules.join(" or ")
    )
}

/// What would be shown: `show a signal somewhere`.
fn shown(question: Question) -> String {
    match question {
        Question::AnySignal => "still show a signal somewhere".to_owned(),
        Question::LatestPoint => "show special cause".to_owned(),
        Question::EverOver { looks } => format!(
            "have shown special cause at the latest point at least once over {}, one after each new point",
            counted(looks, "look")
        ),
        Question::WithinNext { points } => format!(
            "signal within the next {}, against limits that are frozen now",
            counted(points, "point")
        ),
    }
}

/// How the values are not independent, as a condition.
pub(crate) fn but(departure: Departure, period: &str) -> String {
    match departure {
        Departure::Correlation(correlation) => format!(
            " but one {period} resembled the next as it does here (a correlation of about {})",
            plain(correlation, 2)
        ),
        Departure::Season { ratio, period } => format!(
            " but the {} had the swing that it has here (about {} times the variation about it)",
            season::whole(period),
            plain(ratio, 1)
        ),
        Departure::Rounded(step) => format!(
            " but the values were rounded to steps of {} standard deviations",
            plain(step, 1)
        ),
        Departure::Skewed(_) => " but the values were as skewed as these".to_owned(),
        Departure::OverDispersed(times) => format!(
            " but the counts varied {} times as much as chance alone makes them",
            plain(times, 2)
        ),
    }
}

/// The sentence of one price: how many charts in a hundred.
pub(crate) fn sentence(question: Question, chance: f64, but: &str, given: &str) -> String {
    match question {
        Question::LatestPoint => format!(
            "If nothing at all had changed{but}, {} at a chart like this one would show special cause at its latest point ({given}).",
            one_in(chance, "look")
        ),
        _ => format!(
            "If nothing at all had changed{but}, {} charts like this one would {} ({given}).",
            in_100(chance),
            shown(question)
        ),
    }
}

/// What a price is, and what it is not.
pub(crate) fn not_that(question: Question, signals: bool) -> String {
    let which = if signals {
        "the signal here"
    } else {
        "a signal"
    };
    let how_often = match question {
        Question::AnySignal | Question::LatestPoint => {
            "That is how often a steady process looks unsteady"
        }
        Question::EverOver { .. } => {
            "That is how often a steady process looks unsteady at one time or another"
        }
        Question::WithinNext { .. } => "That is how often a steady process will look unsteady",
    };
    format!("{how_often}; it is not the chance that {which} is a false one.")
}

/// What resemblance would make of it.
pub(crate) fn assumes(period: &str, at: &[(f64, f64)]) -> String {
    let said: Vec<String> = at
        .iter()
        .enumerate()
        .map(|(index, (correlation, chance))| {
            let correlation = plain(*correlation, 2);
            let chance = of_100(*chance);
            if index == 0 {
                format!("with a correlation of {correlation} it would be {chance}")
            } else {
                format!("at {correlation} {chance}")
            }
        })
        .collect();
    let rest = if said.is_empty() {
        String::new()
    } else {
        format!(": {}", said.join(", "))
    };
    format!("It assumes that one {period} does not resemble the next{rest}.")
}

/// After a price at the observed resemblance: the one without it.
pub(crate) fn without(question: Question, chance: f64, departure: Departure) -> String {
    let without = match departure {
        Departure::Correlation(_) => "Without that resemblance",
        _ => "Without that swing",
    };
    match question {
        Question::LatestPoint => format!("{without} it would be {}.", one_in(chance, "look")),
        _ => format!("{without} it would be {}.", of_100(chance)),
    }
}

/// The icon over several looks.
pub(crate) fn over(looks: usize, chance: f64, period: Option<&str>) -> String {
    let time = match (looks, period) {
        (24, Some("month")) => "over two years of monthly looks".to_owned(),
        (looks, Some(period)) => format!("over {}, one a {period},", counted(looks, "look")),
        (looks, None) => format!("over {}, one after each new point,", counted(looks, "look")),
    };
    format!(
        "{time} {} would have shown it at least once",
        one_in(chance, "chart")
    )
}

/// Frozen limits: some are better than others.
pub(crate) fn between(low: f64, high: f64) -> String {
    format!(
        "How often depends on where the frozen limits happen to lie: for the middle 80 in 100 charts it is between {} and {}.",
        in_100(low).replace("about ", ""),
        in_100(high).replace("about ", "")
    )
}

/// Where the process comes from.
pub(crate) fn plug_in(process: &str) -> String {
    format!(
        "The steady process is one of {process}, with its mean and spread taken from these same data."
    )
}

/// A change: `a lasting shift of one standard deviation`.
pub(crate) fn change(change: Change) -> String {
    match change {
        Change::Shift(0.0) => "a change though there was none".to_owned(),
        Change::Shift(shift) => {
            let way = if shift < 0.0 { "fall" } else { "rise" };
            if shift.abs() == 1.0 {
                format!("a lasting {way} of one standard deviation")
            } else {
                format!(
                    "a lasting {way} of {} standard deviations",
                    plain(shift.abs(), 2)
                )
            }
        }
        Change::To(mean) => format!("a lasting change to {}", plain(mean, 4)),
    }
}

/// Where: `half-way along`.
pub(crate) fn place(from: usize, half_way: bool) -> String {
    if half_way {
        "half-way along".to_owned()
    } else {
        format!("from point {} on", from + 1)
    }
}

/// What a chart can see.
pub(crate) fn sees(chance: f64, what: &str, place: &str) -> String {
    format!("This chart would show {what} {place} {}.", times(chance))
}

/// Under a chart that shows nothing.
pub(crate) fn unseen(missed: f64, what: &str, place: &str) -> String {
    format!(
        "That does not show that nothing changed: this chart would have missed {what} {place} {}.",
        times(missed)
    )
}

/// An assumption that does not hold: what it is, what it does, what to do.
pub(crate) fn assumption(broken: Broken, nominal: f64, chance: f64) -> String {
    let (what, remedy) = match broken {
        Broken::Correlated { correlation } => (
            format!(
                "neighbouring points resemble each other (a correlation of about {})",
                plain(correlation, 2)
            ),
            "look for what carries over from one point to the next, plot points further apart, or read only points beyond the limits".to_owned(),
        ),
        Broken::CorrelatedOrMoved { correlation } => (
            format!(
                "either neighbouring points resemble each other (a correlation of about {}) or the level moved, and these points \
                 cannot tell which; in the first case",
                plain(correlation, 2)
            ),
            "ask what happened where the level seems to move, and go on collecting, before explaining it away".to_owned(),
        ),
        Broken::Seasonal { ratio, period } => {
            (season::swing(period, ratio), season::remedy(period))
        }
        Broken::OverDispersed { sigma_z } => (
            format!(
                "the counts vary {} times as much as chance alone makes them",
                plain(sigma_z, 2)
            ),
            "look for a cause (case mix, season, drift); a prime chart, if it is chosen at the baseline, allows for what differs from month to month".to_owned(),
        ),
        Broken::Rounded { step } => (
            format!(
                "the values are rounded to steps of about {} standard deviations",
                plain(step, 1)
            ),
            "record the measure more finely, or chart the counts behind it".to_owned(),
        ),
        Broken::Skewed { skewness } => (
            format!(
                "the values have a long tail upwards (a skewness of {})",
                plain(skewness, 1)
            ),
            "chart times between events on a t chart, counts on a c or u chart, other values on a scale that makes them symmetric".to_owned(),
        ),
        Broken::FewPoints { points } => (
            format!("the limits rest on {}", counted(points, "point")),
            "read the chart as provisional, and work the limits out again when there are 20 or more".to_owned(),
        ),
        Broken::Discrete { events, non_events } => (
            few_expected(events, if non_events { "non-event" } else { "event" }),
            "use exact limits with run rules about the median, take longer periods, or chart the cases or the time between events".to_owned(),
        ),
    };
    format!(
        "{what}: {} such charts would signal with nothing changed, against {} otherwise; {remedy}",
        in_100(chance),
        of_100(nominal)
    )
}

fn few_expected(number: f64, thing: &str) -> String {
    match plain(number, if number < 1.0 { 2 } else { 1 }).as_str() {
        "1" => format!("only about 1 {thing} is expected at a point"),
        number => format!("only about {number} {thing}s are expected at a point"),
    }
}

/// Beside a matrix.
pub(crate) fn expected(charts: usize, icons: f64, any: f64, left_out: usize) -> String {
    let number = |value: f64| {
        if value < 9.95 {
            plain(value, 1)
        } else {
            format!("{}", value.round())
        }
    };
    let rest = if left_out == 0 {
        String::new()
    } else {
        format!(
            " ({} could not be priced and is not counted)",
            counted(left_out, "chart")
        )
        .replace(
            "charts could not be priced and is",
            "charts could not be priced and are",
        )
    };
    format!(
        "if nothing at all had changed on any of these {}, about {} would show a special-cause icon now, and about {} a signal somewhere{rest}",
        counted(charts, "chart"),
        number(icons),
        number(any)
    )
}
