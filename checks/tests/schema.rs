//! The schemas, read by another crate than the one that writes them: they take every document that the crate writes, and refuse a
//! misspelt key wherever the reader does.

use improvement::course::{self, Answer, Progress};
use improvement::pdsa::Cycle;
use improvement::programme::{Cohort, Programme};
use improvement::schema::Document;
use improvement::spc::rules::RuleSet;
use improvement::spc::{
    Basis, Centre, Dispersion, Estimator, Ewma, Memory, Phase, Screen, Spread, Width,
};
use improvement::{
    Chart, Direction, DriverDiagram, Kind, Measure, Monitor, Options, Project, Reason, Series,
    StakeholderMap, Watch, date,
};
use jsonschema::Validator;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

const PROJECTS: [&str; 2] = [
    include_str!("../../examples/data/ae_project.json"),
    include_str!("../../examples/data/semmelweis_project.json"),
];

/// A document with the name of its schema, and whether a reader takes it.
struct Written {
    document: Document,
    value: Value,
    reads: fn(&Value) -> bool,
}

fn reads<T: DeserializeOwned>(value: &Value) -> bool {
    T::deserialize(value).is_ok()
}

fn written<T: serde::Serialize + DeserializeOwned>(document: Document, thing: &T) -> Written {
    let value = serde_json::to_value(thing).expect("JSON");
    Written {
        document,
        value,
        reads: reads::<T>,
    }
}

fn all_options() -> Vec<Options> {
    vec![
        Chart::options(),
        Chart::options()
            .better(Direction::Lower)
            .target(vec![Some(0.5), None])
            .rules(RuleSet::nelson())
            .baseline(Basis::between(date(2024, 1, 1), date(2025, 1, 1)))
            .phase(
                12,
                Reason::change("chlorine").decided_before(date(2023, 12, 1)),
            )
            .with_phase(
                Phase::new(
                    "week 30",
                    Reason::definition("recoded").decided_after_seeing(),
                )
                .with_basis(Basis::lines(
                    0.5,
                    vec![0.25, 0.5],
                    vec![None, Some(0.75)],
                )),
            )
            .exclude(3, Reason::data("a broken return"))
            .estimator(
                Estimator::of(Dispersion::MinimumVariance(Spread::Deviation))
                    .with_span(3)
                    .with_screen(Screen {
                        multiple: 3.5,
                        loops: 2,
                    })
                    .across_missing(),
            )
            .width(Width::Probability(0.01))
            .centre(Centre::Median)
            .bounds(0.0..=f64::INFINITY)
            .provisional(),
        Chart::options().target(95).bounds(0..=100),
        Chart::options().memory(Memory::Ewma(Ewma::default())),
    ]
}

fn all_charts() -> Vec<Chart> {
    let values: Vec<f64> = (0..24).map(|i| f64::from(i * i % 7)).collect();
    let events: Vec<u32> = (0..24_u32).map(|i| i * 5 % 7).collect();
    let trials = [50_u32; 24];
    let groups: Vec<Vec<f64>> = values.iter().map(|v| vec![*v, v + 1.0, v - 0.5]).collect();
    Kind::ALL
        .into_iter()
        .filter_map(|kind| {
            [
                Series::values(values.clone()),
                Series::proportions(events.clone(), trials),
                Series::rates(events.clone(), trials),
                Series::ratios(events.clone(), trials),
                Series::counts(events.clone()),
                Series::times_between(values.iter().map(|v| v + 1.0).collect::<Vec<_>>()),
                Series::subgroups(groups.clone()),
            ]
            .into_iter()
            .find_map(|series| Chart::options().chart(kind, series.ok()?).ok())
        })
        .collect()
}

/// A student with an answer, a hint and a misconception.
fn some_progress() -> Progress {
    let mut progress = Progress::new();
    let first = course::exercises()[0];
    let answer = Answer::points([2, 5, 6, 9, 11, 12, 15, 17, 18]).sure(0.8);
    let marked = course::mark(first.name(), 1, answer);
    progress.record(&marked.attempt(), "");
    progress.hint(first);
    progress
}

fn all_documents() -> Vec<Written> {
    let mut all = Vec::new();
    for options in all_options() {
        all.push(written(Document::Options, &options));
    }
    for chart in all_charts() {
        all.push(written(Document::Series, chart.series()));
        all.push(written(Document::Chart, &chart));
        if let Ok(monitor) = Monitor::after(&chart) {
            all.push(written(Document::Watch, &Watch::new(monitor.clone())));
            all.push(written(Document::Monitor, &monitor));
        }
    }
    all.push(written(Document::Progress, &some_progress()));
    let programme = include_str!("../../examples/data/programme.json");
    let cohort = include_str!("../../examples/data/cohort.json");
    all.push(Written {
        document: Document::Programme,
        value: serde_json::from_str(programme).expect("JSON"),
        reads: |value| Programme::from_json(&value.to_string()).is_ok(),
    });
    all.push(Written {
        document: Document::Cohort,
        value: serde_json::from_str(cohort).expect("JSON"),
        reads: |value| Cohort::from_json(&value.to_string()).is_ok(),
    });
    for rules in RuleSet::all() {
        all.push(written(Document::RuleSet, &rules));
    }
    for text in PROJECTS {
        let project = Project::from_json(text).expect("a project");
        all.push(Written {
            document: Document::Project,
            value: serde_json::from_str(text).expect("JSON"),
            reads: |value| {
                Project::from_json(&value.to_string()).is_ok_and(|p| p.unknown_fields().is_empty())
            },
        });
        all.push(written(
            Document::AuditRecord,
            &project.audit(date(2026, 11, 30)),
        ));
        for cycle in project.cycles() {
            all.push(written::<Cycle>(Document::Cycle, cycle));
        }
        for measure in project.measures() {
            all.push(written::<Measure>(Document::Measure, measure));
        }
        if let Some(diagram) = project.diagram() {
            all.push(written::<DriverDiagram>(Document::DriverDiagram, diagram));
        }
        all.push(written::<StakeholderMap>(
            Document::StakeholderMap,
            project.map(),
        ));
        for claim in project.claims() {
            all.push(written(Document::Claim, claim));
        }
        for instrument in project.instruments() {
            all.push(written(Document::Instrument, instrument));
        }
        for finding in project.check(date(2026, 11, 30)) {
            all.push(written(Document::Finding, &finding));
        }
    }
    all
}

fn validator(document: Document) -> Validator {
    jsonschema::validator_for(&document.schema()).expect("a schema")
}

#[test]
fn every_document_fits_its_schema() {
    let mut seen = Vec::new();
    for written in all_documents() {
        let name = written.document.name();
        let faults: Vec<String> = validator(written.document)
            .iter_errors(&written.value)
            .map(|fault| format!("{}: {fault}", fault.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{name}: {faults:#?}");
        seen.push(written.document);
    }
    for document in Document::ALL {
        assert!(seen.contains(document), "{} is not tried", document.name());
    }
}

/// Each object of a document in turn, with what is done to it.
fn each_object(value: &Value, change: &dyn Fn(&mut serde_json::Map<String, Value>)) -> Vec<Value> {
    let mut changed = Vec::new();
    match value {
        Value::Object(entries) => {
            let mut one = entries.clone();
            change(&mut one);
            changed.push(Value::Object(one));
            for (key, inner) in entries {
                for other in each_object(inner, change) {
                    let mut whole = entries.clone();
                    whole.insert(key.clone(), other);
                    changed.push(Value::Object(whole));
                }
            }
        }
        Value::Array(items) => {
            // the first of a list stands for all of them
            for (at, item) in items.iter().enumerate().take(1) {
                for other in each_object(item, change) {
                    let mut whole = items.clone();
                    whole[at] = other;
                    changed.push(Value::Array(whole));
                }
            }
        }
        _ => {}
    }
    changed
}

#[test]
fn a_key_that_no_reader_knows_fits_no_schema() {
    let mut tried = 0;
    for written in all_documents() {
        let validator = validator(written.document);
        for wrong in each_object(&written.value, &|object| {
            object.insert("colour of the lines".to_owned(), json!(1));
        }) {
            tried += 1;
            let (read, fits) = ((written.reads)(&wrong), validator.is_valid(&wrong));
            assert_eq!(read, fits, "{}: {wrong}", written.document.name());
        }
    }
    assert!(tried > 500, "{tried} tried");
}

// Not tried: a list in place of an object, which serde reads as its fields in order and no schema has.
#[test]
fn what_a_schema_refuses_no_reader_takes() {
    let mut refused = 0;
    for written in all_documents() {
        let validator = validator(written.document);
        let keys = |value: &Value| value.as_object().map_or(0, serde_json::Map::len);
        for place in 0..keys(&written.value).max(6) {
            for put in [
                None,
                Some(json!(null)),
                Some(json!("word")),
                Some(json!(-1.5)),
                Some(json!({})),
            ] {
                for wrong in each_object(&written.value, &|object| {
                    if let Some(key) = object.keys().nth(place).cloned() {
                        match &put {
                            Some(other) => drop(object.insert(key, other.clone())),
                            None => drop(object.remove(&key)),
                        }
                    }
                }) {
                    if !validator.is_valid(&wrong) {
                        refused += 1;
                        assert!(
                            !(written.reads)(&wrong),
                            "{}: {wrong}",
                            written.document.name()
                        );
                    }
                }
            }
        }
    }
    assert!(refused > 500, "{refused} refused");
}
