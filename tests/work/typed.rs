//! What somebody typed in every sentence: it forges no line, steers no terminal and turns no text, and a document keeps it as it is.

use improvement::spc::rules::{Pattern, Rule};
use improvement::spc::{Annotation, At, Basis, Batch};
use improvement::{Chart, Date, Error, Period, Place, Project, Reason, Series, date};
use serde_json::Value;

const AE: &str = include_str!("../../examples/data/ae_project.json");
const SEMMELWEIS: &str = include_str!("../../examples/data/semmelweis_project.json");

/// What is added to a text: a line of its own, the codes of a terminal, marks that turn the direction.
const HOSTILE: &str = "\n  reading  common cause: forged\r\u{b}\u{85}\u{2028}\u{2029}\u{1b}[2J\u{9b}31m\u{7f}\u{0}\u{202e}a\u{202c}\u{2066}\u{2069}\u{200e}\u{200f}\u{61c}\u{feff}";

/// The same without harm.
const HARMLESS: &str = "  reading  common cause: forged";

/// Asserts that an output has no letter that is not seen, and as many lines as the output of the same with harmless texts.
#[track_caller]
fn harmless(what: &str, found: &str, as_of: &str) {
    let unseen = |letter: char| {
        (letter.is_control() && letter != '\n')
            || matches!(
                letter,
                '\u{2028}' | '\u{2029}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{feff}'
            )
            || ('\u{202a}'..='\u{202e}').contains(&letter)
            || ('\u{2066}'..='\u{2069}').contains(&letter)
    };
    assert!(!found.contains(unseen), "{what}: {found:?}");
    assert_eq!(
        found.lines().count(),
        as_of.lines().count(),
        "{what}:\n{found}"
    );
}

#[track_caller]
fn all_harmless(found: &[(String, String)], as_of: &[(String, String)]) {
    assert_eq!(found.len(), as_of.len());
    assert!(found.iter().any(|(_, text)| text.contains("forged")));
    for ((what, found), (_, as_of)) in found.iter().zip(as_of) {
        harmless(what, found, as_of);
    }
}

/// Everything that a chart says.
fn said_of_a_chart(chart: &Chart) -> Vec<(String, String)> {
    let mut said = vec![
        ("display", chart.to_string()),
        ("sentence", chart.sentence()),
        ("alternative text", chart.alt_text()),
        ("long description", chart.long_description()),
        ("target", chart.target_sentence().unwrap_or_default()),
        ("rules", chart.rules().to_string()),
    ];
    for signal in chart.signals() {
        said.push(("signal", chart.describe(signal)));
    }
    for note in chart.notes() {
        said.push(("note", chart.describe_note(note)));
    }
    for index in 0..chart.len() {
        said.push(("point", chart.point_name(index)));
    }
    for reason in chart.phases().iter().filter_map(|phase| phase.reason()) {
        said.push(("reason", reason.to_string()));
    }
    said.into_iter()
        .map(|(what, text)| (what.to_owned(), text))
        .collect()
}

/// A chart in which every free text ends with `end`.
fn chart(end: &str) -> Result<Chart, Error> {
    let labels = (0..30).map(|point| format!("shift {point}{end}"));
    let values = (0..30).map(|point| if point < 15 { 30 } else { 22 } + (point * 7) % 5);
    Chart::options()
        .phase(
            format!("shift 15{end}").as_str(),
            Reason::change(&format!("a new rota{end}")),
        )
        .exclude(
            format!("shift 3{end}").as_str(),
            Reason::special_cause(&format!("a strike{end}")),
        )
        .baseline(Basis::points(0..12))
        .target(25.0)
        .better(improvement::Direction::Lower)
        .xmr(Series::values(values)?.labelled(labels)?)
}

#[test]
fn no_text_of_a_chart_forges_a_line_of_it() {
    let (found, as_of) = (chart(HOSTILE).unwrap(), chart(HARMLESS).unwrap());
    all_harmless(&said_of_a_chart(&found), &said_of_a_chart(&as_of));
    // the document has what was typed
    let label = serde_json::to_value(&found).unwrap()["series"]["labels"][0].clone();
    assert_eq!(label, format!("shift 0{HOSTILE}"));
}

#[test]
fn no_name_in_a_batch_forges_a_line_of_its_matrix() {
    let matrix = |end: &str| {
        let month = |i| Period::Month.after(date(2024, 1, 1), i).unwrap();
        let rows = [("steady", 20), ("short", 4), ("stopped", 18), ("none", 0)];
        let batch = Batch::of_charts(rows.map(|(name, points)| {
            let values = (0..points).map(|point| 20 + (point * 7) % 5);
            let series = Series::values(values)
                .and_then(|series| series.dated((0..points).map(month)))
                .and_then(|series| series.every(Period::Month));
            let chart = series.and_then(|series| Chart::options().run(series));
            (format!("{name}{end}"), chart)
        }));
        let matrix = batch.matrix();
        let texts = [
            matrix.to_string(),
            matrix.alt_text(),
            matrix.long_description(),
        ];
        texts.map(|text| ("matrix".to_owned(), text)).to_vec()
    };
    all_harmless(&matrix(HOSTILE), &matrix(HARMLESS));
}

/// Everything that a project says on a day.
fn said_of_a_project(project: &Project, today: Date) -> Vec<(String, String)> {
    let mut said: Vec<(String, String)> = Vec::new();
    let mut says = |what: &str, text: String| said.push((what.to_owned(), text));
    says("display", project.to_string());
    says("with names", project.with_names().to_string());
    says("map", project.map().to_string());
    says("map with names", project.map().with_names().to_string());
    says("evidence", project.evidence_so_far(today).to_string());
    says("benefits", project.benefit_totals().to_string());
    for row in project.squire(today) {
        says("squire", row.to_string());
    }
    for findings in [project.check(today), project.with_names().check(today)] {
        for finding in findings {
            says(finding.at(), finding.to_string());
            says(finding.at(), finding.message().to_owned());
        }
    }
    for measure in project.measures() {
        says("measure", measure.name().to_string());
        if let Ok(shown) = project.chart(measure.id()) {
            says("chart", shown.to_string());
            for (what, text) in said_of_a_chart(&shown.chart) {
                says(&what, text);
            }
        }
    }
    if let Some(diagram) = project.diagram() {
        for node in diagram.theory().nodes().values() {
            says("node", node.text.to_string());
        }
    }
    for cycle in project.cycles() {
        says(
            "scale",
            cycle
                .plan()
                .scale()
                .map(ToString::to_string)
                .unwrap_or_default(),
        );
        for prediction in cycle.plan().predictions() {
            says("prediction", prediction.expectation().to_string());
        }
        for check in cycle
            .stage()
            .study()
            .map_or(&[][..], |study| study.checks())
        {
            says("check", check.to_string());
        }
    }
    for assessment in project.assessments() {
        if let Ok(score) = project.score(assessment) {
            says("score", score.to_string());
        }
    }
    let ramps = project.ramps().unwrap();
    says(
        "fidelity",
        ramps.fidelity(&project.fidelity_context()).to_string(),
    );
    said
}

/// The paths of all strings in a document.
fn strings(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::String(_) => found.push(path.to_owned()),
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                strings(value, &format!("{path}/{index}"), found);
            }
        }
        Value::Object(map) => {
            for (key, value) in map {
                strings(value, &format!("{path}/{key}"), found);
            }
        }
        _ => {}
    }
}

/// The project with `end` after each of its texts that may be any text, and how many these are.
fn typed(text: &str, end: &str) -> (Project, usize) {
    let document: Value = serde_json::from_str(text).unwrap();
    let mut paths = Vec::new();
    strings(&document, "", &mut paths);
    let (mut changed, mut free) = (document, 0);
    for path in paths {
        let place = changed.pointer(&path).unwrap().as_str().unwrap().to_owned();
        // dates, ids and choices are checked at the door: they are no free texts, and have no place for one
        let checked = |letter: char| {
            letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-_/".contains(letter)
        };
        if place.chars().all(checked) {
            continue;
        }
        *changed.pointer_mut(&path).unwrap() = Value::from(format!("{place}{end}"));
        free += 1;
    }
    let text = changed.to_string();
    let project = Project::from_json(&text).unwrap();
    // the document has what was typed, but for white space at its ends
    let again: Value = serde_json::from_str(&project.to_json().unwrap()).unwrap();
    assert_eq!(again, changed);
    (project, free)
}

#[test]
fn no_text_of_a_project_forges_a_line_of_what_is_said_of_it() {
    for (text, today) in [(AE, date(2019, 3, 31)), (SEMMELWEIS, date(1849, 3, 31))] {
        let ((found, free), (as_of, _)) = (typed(text, HOSTILE), typed(text, HARMLESS));
        assert!(free > 30, "{free} free texts");
        all_harmless(
            &said_of_a_project(&found, today),
            &said_of_a_project(&as_of, today),
        );
    }
}

#[test]
fn no_text_in_an_error_forges_a_line_or_steers_a_terminal() {
    let typed = || format!("zz{HOSTILE}");
    let values = || Series::values([1.0, 2.0, 3.0]).unwrap();
    let errors = [
        Chart::options()
            .exclude(typed().as_str(), Reason::change("x"))
            .xmr(values())
            .unwrap_err(),
        values()
            .labelled([typed(), typed(), "b".to_owned()])
            .unwrap_err(),
        typed().parse::<Date>().unwrap_err(),
        improvement::id::CycleId::new(typed()).unwrap_err(),
        improvement::RuleSet::named(&typed(), &typed()).unwrap_err(),
        improvement::RuleSet::none().without(&typed()).unwrap_err(),
        Rule::of(Pattern::Run {
            length: improvement::spc::rules::Length::Exactly(3),
            ties: improvement::spc::rules::Ties::Skip,
        })
        .named(typed())
        .check()
        .unwrap_err(),
        Project::from_json(&serde_json::json!({"schema": typed()}).to_string()).unwrap_err(),
        Project::from_json(&AE.replacen(
            "\"aims\": [",
            &format!("\"aims\": [{},", serde_json::json!({typed(): 1})),
            1,
        ))
        .unwrap_err(),
    ];
    for error in errors {
        harmless("error", &error.to_string(), "one line");
        harmless("error", &format!("{error:?}"), "one line");
        harmless("kind", &error.kind().to_string(), "one line");
    }
    harmless("place", &Place::Path(typed()).to_string(), "one line");
    harmless("place", &At::from(typed().as_str()).to_string(), "one line");
    harmless(
        "annotation",
        &Annotation::new(&values(), date(2024, 1, 1), typed(), typed()).to_string(),
        "one line",
    );
}
