//! British English: predictions that were checked, and how well cycles were run.

use crate::work::pdsa::{Benchmark, Outcome};

/// What became of a prediction.
pub(crate) const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Held => "held",
        Outcome::NotHeld => "not held",
        Outcome::NotYet => "not known yet",
        Outcome::NoData => "no data",
        Outcome::Judged(true) => "judged to have held",
        Outcome::Judged(false) => "judged not to have held",
    }
}

/// A prediction of a signal, and the day on which there was one.
pub(crate) fn signal(day: Option<&str>) -> String {
    match day {
        Some(day) => format!("a signal on {day}: held"),
        None => "no signal: not held".to_owned(),
    }
}

/// A criterion that no recorded cycle could fail.
pub(crate) fn by_construction(of: usize) -> String {
    format!("met by construction ({of})")
}

/// How many met a criterion, how many of them ended their idea, and what was published.
pub(crate) fn met(
    (met, of): (usize, usize),
    among: &str,
    ended: usize,
    published: Option<Benchmark>,
) -> String {
    let mut said = format!("{met} of {of} {among}");
    if ended > 0 {
        said.push_str(&format!("; {ended} with one cycle, idea ended"));
    }
    if let Some(Benchmark { met, of }) = published {
        let percent = 100.0 * f64::from(met) / f64::from(of);
        said.push_str(&format!(" (published: {met} of {of}, {percent:.1} %)"));
    }
    said
}

/// Below the criteria.
pub(crate) fn all_four(adhered: bool) -> String {
    format!(
        "All four features of Knudsen et al. 2019 (F5, F7, F9, F10): {} (published: 3 of 72 projects)",
        if adhered { "yes" } else { "no" }
    )
}

pub(crate) const PUBLISHED: &str = "Published figures: McNicholas et al. 2019 judged written records by hand; this is a check of dates and presence.";
