//! Documents that are none, of every type that is read: what is said of them is for whoever wrote the document, and names no type of the program.

use improvement::claim::Claim;
use improvement::course::Progress;
use improvement::finding::Finding;
use improvement::pdsa::Cycle;
use improvement::programme::{Cohort, Programme};
use improvement::project::{AuditRecord, Instrument};
use improvement::spc::rules::RuleSet;
use improvement::{
    Chart, DriverDiagram, Measure, Monitor, Options, Project, Series, StakeholderMap, Watch, date,
};
use serde::de::DeserializeOwned;

/// A type that is read: its name, a document of it, and what is said of another text.
struct Row {
    name: &'static str,
    whole: String,
    says: fn(&str) -> Option<String>,
}

fn by_serde<T: DeserializeOwned>(text: &str) -> Option<String> {
    let read = serde_json::from_str::<T>(text);
    read.err().map(|error| error.to_string())
}

macro_rules! own {
    ($($name:ident: $whole:expr;)+) => {
        vec![$(Row {
            name: stringify!($name),
            whole: $whole,
            says: |text| $name::from_json(text).err().map(|error| error.to_string()),
        }),+]
    };
}

fn rows() -> Vec<Row> {
    let text = include_str!("../../examples/data/ae_project.json");
    let project = Project::from_json(text).unwrap();
    let chart = Chart::run((0..24).map(|number| f64::from(number * number % 7))).unwrap();
    let monitor =
        Monitor::after(&Chart::xmr((0..24).map(|number| f64::from(number * number % 7))).unwrap())
            .unwrap();
    let instrument = project.instruments()[0].to_json().unwrap();
    let mut rows = own! {
        Series: chart.series().to_json().unwrap();
        Options: chart.asked().to_json().unwrap();
        Chart: chart.to_json().unwrap();
        RuleSet: RuleSet::nelson().to_json().unwrap();
        Monitor: monitor.to_json().unwrap();
        Watch: Watch::new(monitor.clone()).to_json().unwrap();
        Instrument: instrument;
        Project: text.to_owned();
        Progress: Progress::new().to_json().unwrap();
        Programme: include_str!("../../examples/data/programme.json").to_owned();
        Cohort: include_str!("../../examples/data/cohort.json").to_owned();
    };
    macro_rules! serde {
        ($($name:ident: $whole:expr;)+) => {$(
            rows.push(Row {
                name: stringify!($name),
                whole: serde_json::to_string(&$whole).unwrap(),
                says: by_serde::<$name>,
            });
        )+};
    }
    serde! {
        Measure: project.measures()[0];
        DriverDiagram: project.diagram().unwrap();
        StakeholderMap: project.map();
        Cycle: project.cycles()[0];
        Claim: project.claims()[0];
        AuditRecord: project.audit(date(2019, 3, 31));
        Finding: project.check(date(2019, 3, 31))[0];
    }
    rows
}

/// Words of a program that say nothing to whoever wrote a document.
const WORDS: [&str; 10] = [
    "struct", "variant", "enum", "tuple", "newtype", "Option", "Vec", "f64", "visitor", "::",
];

#[test]
fn what_is_said_of_a_document_that_is_none_names_no_type() {
    let list = include_str!("../../src/schema.rs");
    let list = list
        .split("documents! {")
        .nth(1)
        .unwrap()
        .split("fn schema_of")
        .next()
        .unwrap();
    let named = list
        .lines()
        .filter_map(|line| line.trim().split(", ").next());
    let mut named: Vec<&str> = named
        .filter(|name| name.starts_with(char::is_uppercase))
        .collect();
    let mut found: Vec<&str> = Vec::new();
    for row in rows() {
        assert_eq!((row.says)(&row.whole), None, "{}", row.name);
        found.push(row.name);
        let inputs = [
            "",
            "{",
            "{}",
            "[]",
            "null",
            "1",
            "\"x\"",
            "true",
            "[1, 2]",
            "{\"x\": 1}",
        ];
        let mut inputs: Vec<String> = inputs.map(str::to_owned).to_vec();
        // cut off in the middle of anything
        let letters: Vec<usize> = row
            .whole
            .trim_end()
            .char_indices()
            .map(|(at, _)| at)
            .collect();
        let step = letters.len().div_ceil(40);
        inputs.extend(
            letters
                .iter()
                .step_by(step)
                .map(|&at| row.whole[..at].to_owned()),
        );
        for text in inputs {
            let said = (row.says)(&text);
            // what has no key that must be there reads from nothing
            let Some(said) = said else {
                assert!(
                    ["{}", "[]"].contains(&text.as_str()),
                    "{}: {text}",
                    row.name
                );
                continue;
            };
            assert!(
                !said.starts_with('?') && !said.contains(".?"),
                "{}: {said}",
                row.name
            );
            for word in WORDS {
                assert!(!said.contains(word), "{} of {text}: {said}", row.name);
            }
            // its own name is the name of a type where it is two words in one
            let own = row.name.chars().filter(char::is_ascii_uppercase).count() > 1;
            assert!(!(own && said.contains(row.name)), "{said}");
        }
    }
    named.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, named);
}

#[test]
fn what_is_missing_is_said_by_its_key() {
    let says = |text: &str| Cohort::from_json(text).unwrap_err().to_string();
    assert_eq!(
        says("{"),
        "the document cannot be read: EOF while parsing an object at line 1 column 1"
    );
    assert_eq!(
        says("{}"),
        "the document cannot be read: missing field `schema` at line 1 column 2"
    );
    assert_eq!(
        says("[]"),
        "the document cannot be read: invalid type: sequence, expected {…} with keys such as `schema`, `document` at line 1 column 0"
    );
    let says = |text: &str| Project::from_json(text).unwrap_err().to_string();
    assert!(
        says("1").contains("expected {…} with the key `schema`"),
        "{}",
        says("1")
    );
}
