//! What is said of a family of measures.

use crate::work::words::en_gb::diagram::list;

/// Names of measures as a sentence has them.
fn named(measures: &[String]) -> String {
    list(measures)
}

/// Work and result both got better.
pub(crate) fn as_the_theory_says(process: &[String], outcome: &[String]) -> String {
    format!(
        "The work changed ({}) and the result got better ({}), as the theory says.",
        named(process),
        named(outcome)
    )
}

/// The work changed and the result did not.
pub(crate) fn theory_or_dose(process: &[String], outcome: &[String], dose: &[String]) -> String {
    let done = if dose.is_empty() {
        "how much was carried out is not recorded".to_owned()
    } else {
        format!("carried out: {}", list(dose))
    };
    format!(
        "The work changed ({}) and no shift is seen in the result ({}): either this work does not move it, or too little of it was done ({done}).",
        named(process),
        named(outcome)
    )
}

/// The result got better and the work did not change.
pub(crate) fn what_else(outcome: &[String], process: &[String]) -> String {
    let work = if process.is_empty() {
        "nothing measures the work".to_owned()
    } else {
        format!("no shift is seen in the work ({})", named(process))
    };
    format!(
        "The result got better ({}) and {work}: find out what else changed.",
        named(outcome)
    )
}

/// The result got worse.
pub(crate) fn outcome_worse(outcome: &[String]) -> String {
    format!("The result got worse ({}).", named(outcome))
}

/// Something else got worse.
pub(crate) fn balancing_worse(measures: &[String]) -> String {
    format!(
        "Something else got worse meanwhile ({}): weigh it against the gain.",
        named(measures)
    )
}

/// A group was left behind.
pub(crate) fn left_behind(whole: &str, stratum: &str, name: &str) -> String {
    format!("On the whole {whole} got better, and for {name} ({stratum}) it did not.")
}

/// Nothing moved.
pub(crate) fn none_moved(measures: &[String]) -> String {
    format!(
        "No shift is seen in any measure with points enough ({}).",
        named(measures)
    )
}

/// Nothing can be told.
pub(crate) fn cannot_tell(measures: &[String]) -> String {
    format!("The figures cannot tell of {}.", named(measures))
}

/// How much of a cycle was carried out.
pub(crate) fn dosed(cycle: &str, share: &str) -> String {
    format!("{cycle} {share} %")
}

/// No measure.
pub(crate) const NOTHING: &str = "No measure can be judged yet.";
