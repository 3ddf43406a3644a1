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
use serde_json::{Value, json};

/// A type that is read: its name, a document of it, and what is said of another text.
struct Row {
    name: &'static str,
    whole: String,
    says: fn(&str) -> Option<String>,
    /// Whether the crate's own reader reads it; `serde_json`, which a program can read all of them with, names variants.
    own_reader: bool,
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
                own_reader: true,
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
                own_reader: false,
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
const WORDS: [&str; 11] = [
    "struct", "variant", "enum", "tuple", "newtype", "Option", "Vec", "f64", "visitor", "::",
    "sequence",
];

/// So many parts of a document are changed, spread over it.
const PARTS: usize = 40;

/// The document, each time with one of its parts of a type that cannot stand there.
fn with_a_part_of_a_wrong_type(whole: &str) -> Vec<String> {
    fn places(value: &Value, here: &str, all: &mut Vec<String>) {
        match value {
            Value::Object(map) => map.iter().for_each(|(key, part)| {
                let key = key.replace('~', "~0").replace('/', "~1");
                all.push(format!("{here}/{key}"));
                places(part, &format!("{here}/{key}"), all);
            }),
            Value::Array(list) => list.iter().enumerate().for_each(|(index, part)| {
                all.push(format!("{here}/{index}"));
                places(part, &format!("{here}/{index}"), all);
            }),
            _ => {}
        }
    }
    let whole: Value = serde_json::from_str(whole).unwrap();
    let mut all = Vec::new();
    places(&whole, "", &mut all);
    let step = all.len().div_ceil(PARTS).max(1);
    let mut changed = Vec::new();
    for place in all.iter().step_by(step) {
        for wrong in [
            json!([[]]),
            json!({"x": 1}),
            json!(1.5),
            json!("x"),
            json!(true),
        ] {
            let mut document = whole.clone();
            *document.pointer_mut(place).unwrap() = wrong;
            changed.push(document.to_string());
        }
    }
    changed
}

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
        let cut = inputs.len();
        if row.own_reader {
            inputs.extend(with_a_part_of_a_wrong_type(&row.whole));
        }
        for (place, text) in inputs.iter().enumerate() {
            let said = (row.says)(text);
            // what has no key that must be there reads from nothing, and some parts may be anything
            let Some(said) = said else {
                let may_be_read = place >= cut || ["{}", "[]"].contains(&text.as_str());
                assert!(may_be_read, "{}: {text}", row.name);
                continue;
            };
            assert!(
                !said.starts_with('?') && !said.contains(".?"),
                "{}: {said}",
                row.name
            );
            // a function that lists what there is is named on purpose
            let said = said.replace("`RuleSet::all()`", "");
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
        "the document cannot be read: invalid type: a list, expected {…} with keys such as `schema`, `document` at line 1 column 0"
    );
    let says = |text: &str| Project::from_json(text).unwrap_err().to_string();
    assert!(
        says("1").contains("expected {…} with the key `schema`"),
        "{}",
        says("1")
    );
}
