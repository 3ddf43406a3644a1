//! British English: the phrases of the report of a project, apart from those that the parts of the work say about themselves.

use crate::base::date::Date;
use crate::base::number::plain;
use crate::spc::words::en_gb::chart::date;
use crate::spc::words::en_gb::picture::capital;
use crate::work::pdsa::Check;
use crate::work::words::en_gb::diagram::list;

pub(crate) const SUMMARY: &str = "In short";
pub(crate) const CHARTER: &str = "Why, what and who";
pub(crate) const AIMS: &str = "Aims and progress";
pub(crate) const CLAIMS: &str = "Claims, and what the figures say of them";
pub(crate) const MATRIX: &str = "All measures at a glance";
pub(crate) const CHARTS: &str = "Measures";
pub(crate) const DIAGRAM: &str = "Driver diagram";
pub(crate) const TESTS: &str = "Tests of change";
pub(crate) const PEOPLE: &str = "Stakeholders";
pub(crate) const FINDINGS: &str = "What is weak in this work";
pub(crate) const SQUIRE: &str = "Coverage of SQUIRE 2.0";
pub(crate) const BENEFITS: &str = "Benefits";

pub(crate) const NO_AIM: &str = "No aim is recorded yet.";
pub(crate) const NO_MEASURE: &str = "No measure is recorded yet.";
pub(crate) const NO_FINDING: &str = "Nothing: the checks found nothing weak.";
pub(crate) const NO_PREDICTION: &str = "None of the cycles has a prediction.";
pub(crate) const WITHHELD: &str =
    "Names are withheld. People who know the service may still recognise individuals.";
pub(crate) const AUTHORS_VIEW: &str =
    "All that follows is the author's view on the day that is given, and no property of a person.";
pub(crate) const SQUIRE_NOTE: &str = "Whether the record answers an item is all that is looked at; whether a text is any good is for its readers.";
pub(crate) const NOT_REDACTED: &str = "This project could not be shown without names.";

/// As of when the report is.
pub(crate) fn as_of(today: Date) -> String {
    format!("As of {}.", date(today, None))
}

pub(crate) const AIM_HEAD: [&str; 5] = ["Aim", "From", "To", "By", "So far"];
pub(crate) const PREDICTION_HEAD: [&str; 6] = [
    "Cycle",
    "Predicted",
    "Grounds",
    "Chance given",
    "Result",
    "Outcome",
];
pub(crate) const FINDING_HEAD: [&str; 5] = ["Code", "Severity", "Where", "What", "Source"];
pub(crate) const SQUIRE_HEAD: [&str; 3] = ["Item", "Coverage", "What is missing"];

pub(crate) const AIM_CAPTION: &str = "Aims, and how far each has come";
pub(crate) const PREDICTION_CAPTION: &str =
    "Predictions, each written before its test, against the results";
pub(crate) const FINDING_CAPTION: &str = "Findings, the gravest first";
pub(crate) const SQUIRE_CAPTION: &str = "The eighteen items of SQUIRE 2.0";

pub(crate) const NOT_SAID: &str = "not said";
pub(crate) const NOTHING: &str = "nothing";

/// The words of who claims.
pub(crate) fn claimed(statement: &str) -> String {
    format!("claimed: {statement}")
}

/// A claim that no longer fits its data.
pub(crate) fn no_verdict(why: &str) -> String {
    format!("No verdict: {why}.")
}

/// A role in the charter.
pub(crate) fn role(role: &str, name: &str) -> String {
    format!("{role}: {name}")
}

pub(crate) const SPONSOR: &str = "Sponsor";
pub(crate) const LEAD: &str = "Lead";
pub(crate) const TEAM: &str = "Team";
pub(crate) const PROBLEM: &str = "Problem";
pub(crate) const WHY_NOW: &str = "Why now";
pub(crate) const IN_SCOPE: &str = "In scope";
pub(crate) const OUT_OF_SCOPE: &str = "Out of scope";

pub(crate) const MATRIX_NAME: &str = "Matrix";
pub(crate) const RAMPS: &str = "Ramps";
pub(crate) const GRID: &str = "Grid of power and interest";
pub(crate) const NETWORK: &str = "Network";

/// What was seen of a prediction: the number and its interval, or what else there is.
pub(crate) fn result(check: &Check) -> String {
    let Some(measured) = check.measured() else {
        return check.to_string();
    };
    let observed = plain(measured.observed(), 4);
    match measured.interval() {
        Some(interval) => format!(
            "{observed} (95 % interval {} to {}; {})",
            plain(interval.lower(), 4),
            plain(interval.upper(), 4),
            measured.sampling()
        ),
        None => format!("{observed} ({})", measured.sampling()),
    }
}

/// A measure in one line of the summary.
pub(crate) fn measure_line(name: &str, said: &str) -> String {
    format!("{name}: {said}")
}

/// A measure whose chart cannot be drawn.
pub(crate) fn no_chart(why: &str) -> String {
    format!("There is no chart: {why}.")
}

/// What a chance is, in per cent.
pub(crate) fn chance(chance: Option<f64>) -> String {
    chance.map_or_else(
        || NOT_SAID.to_owned(),
        |chance| format!("{} %", plain(chance * 100.0, 1)),
    )
}

/// How many findings there are.
pub(crate) fn findings(errors: usize, warnings: usize, advice: usize) -> String {
    let parts: Vec<String> = [
        (errors, "error"),
        (warnings, "warning"),
        (advice, "piece of advice"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, what)| match (count, what) {
        (1, what) => format!("1 {what}"),
        (count, "piece of advice") => format!("{count} pieces of advice"),
        (count, what) => format!("{count} {what}s"),
    })
    .collect();
    format!("{}.", capital(&list(&parts)))
}

/// A piece of prose with a capital and a full stop.
pub(crate) fn sentence(text: &str) -> String {
    let text = text.trim();
    let stop = if text.ends_with(['.', '?', '!']) {
        ""
    } else {
        "."
    };
    format!("{}{stop}", capital(text))
}
