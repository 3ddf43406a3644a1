//! The reader says what the readers it replaces say: `serde_json` within `serde_path_to_error` within `serde_ignored`.

use super::plain::plain;
use super::read;
use crate::base::id::ItemId;
use crate::base::unique;
use crate::base::unknown::Unknown;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A type of every shape that a document has.
#[derive(Debug, PartialEq, Deserialize)]
struct Shapes {
    id: ItemId,
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    whole: u8,
    #[serde(default)]
    signed: i64,
    #[serde(default)]
    large: u64,
    #[serde(default)]
    numbers: Vec<f64>,
    #[serde(default)]
    pair: Option<(u32, String)>,
    #[serde(default)]
    kinds: Vec<Kind>,
    #[serde(default, deserialize_with = "unique::map")]
    named: BTreeMap<ItemId, Signed>,
    #[serde(default)]
    one: Option<Wrapped>,
    #[serde(default)]
    yes: bool,
    #[serde(default)]
    inside: Option<Box<Shapes>>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Bare,
    Holds(Signed),
    Pair(u8, char),
    Fields { a: Vec<u8>, b: Option<()> },
}

#[derive(Debug, PartialEq, Deserialize)]
struct Signed {
    a: i8,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Wrapped(f64);

const WHOLE: &str = r#"{
  "id": "one", "text": "caf\u00e9 \"x\" ü", "whole": 7, "signed": -3, "large": 18446744073709551615,
  "numbers": [1, -0, 2.5e-3, 1e21], "pair": [4, "p"],
  "kinds": ["bare", {"holds": {"a": 1}}, {"pair": [1, "c"]}, {"fields": {"a": [1, 2], "b": null, "more": {}}}],
  "named": {"a": {"a": 1}, "b": {"a": -2}}, "one": 0.1, "yes": true, "extra": [{"x": [1, "]"]}, 5e999],
  "inside": {"id": "two", "extra": -1, "kinds": ["bare"], "text": null}
}
"#;

/// Whatever may stand where something else is expected.
const FOUND: [&str; 36] = [
    "null",
    "true",
    "false",
    "1",
    "-1",
    "-0",
    "256",
    "0.5",
    "1e21",
    "1e999",
    "9007199254740993",
    "18446744073709551616",
    "-9223372036854775809",
    "01",
    "-",
    "1.",
    "1e",
    "nul",
    "tru",
    "@",
    "",
    "\"x\"",
    "\"\"",
    "\"A b\"",
    "\"\\ud800\"",
    "\"\\q\"",
    "\"open",
    "[]",
    "[1,2]",
    "[1,]",
    "[1 2]",
    "{}",
    "{\"a\":1}",
    "{\"a\":1,}",
    "{\"a\" 1}",
    "{1:2}",
];

type Said = Result<(Shapes, Vec<String>), (String, String)>;

fn by_three_readers(text: &str) -> Said {
    let mut unknown = Vec::new();
    let mut track = serde_path_to_error::Track::new();
    let mut json = serde_json::Deserializer::from_str(text);
    let tracked = serde_path_to_error::Deserializer::new(&mut json, &mut track);
    let value = serde_ignored::deserialize(tracked, |path| {
        // it marks a step into an option and a newtype, which is none to a reader
        unknown.push(path.to_string().replace(".?", ""));
    });
    let value = value.map_err(|error| {
        // a key that could not be read has no name
        let path = track.path().to_string();
        let path = path.strip_suffix('?').map_or(path.clone(), |inside| {
            let inside = inside.trim_end_matches('.');
            if inside.is_empty() { "." } else { inside }.to_owned()
        });
        (path, plain(&error.to_string()))
    })?;
    json.end()
        .map_err(|error| ("the end of the document".to_owned(), error.to_string()))?;
    Ok((value, unknown))
}

fn by_one_reader(text: &str) -> Said {
    let paths = |(value, unknown): (_, Vec<Unknown>)| {
        let paths = unknown.into_iter().map(|unknown| unknown.path);
        (value, paths.collect())
    };
    read(text).map(paths).map_err(|error| {
        let place = error.place().map(ToString::to_string).unwrap_or_default();
        let said = error.to_string();
        let message = said
            .strip_prefix(&format!("{place} cannot be read: "))
            .unwrap_or(&said);
        let path = if place == "the document" { "." } else { &place };
        (path.to_owned(), message.to_owned())
    })
}

fn assert_same(text: &str) {
    let (mut expected, mut found) = (by_three_readers(text), by_one_reader(text));
    // where there should be keys it says which, and takes no list for them
    if let Err((path, message)) = &found
        && message.contains("expected {…} with ")
    {
        if let Err((theirs, _)) = &expected {
            assert!(path == "." || theirs.starts_with(path.as_str()), "{text}");
        }
        return;
    }
    for said in [&mut expected, &mut found].into_iter().flatten() {
        // `[0]` and `.0` are one path in two spellings
        for path in &mut said.1 {
            *path = path.replace('[', ".").replace(']', "");
        }
    }
    assert_eq!(found, expected, "{text}");
}

/// Where the values and the keys of a text begin and end.
fn spans(text: &str) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let (mut spans, mut open, mut at) = (Vec::new(), Vec::new(), 0);
    while at < bytes.len() {
        let start = at;
        at += 1;
        match bytes[start] {
            b'{' | b'[' => open.push(start),
            b'}' | b']' => spans.extend(open.pop().map(|start| (start, at))),
            b'"' => {
                while bytes[at] != b'"' {
                    at += 1 + usize::from(bytes[at] == b'\\');
                }
                at += 1;
                spans.push((start, at));
            }
            b'-' | b'0'..=b'9' | b't' | b'f' | b'n' => {
                while !b",]} \n".contains(&bytes[at]) {
                    at += 1;
                }
                spans.push((start, at));
            }
            _ => {}
        }
    }
    spans
}

#[test]
fn a_whole_document_is_read_with_what_nothing_reads() {
    assert_same(WHOLE);
    let (read, unknown) = read::<Shapes>(WHOLE).unwrap();
    assert_eq!(read.large, u64::MAX);
    assert!(read.numbers[1].is_sign_negative());
    let paths: Vec<_> = unknown
        .iter()
        .map(|unknown| (unknown.inside.as_str(), unknown.path.as_str()))
        .collect();
    assert_eq!(
        paths,
        [
            ("kinds[3]", "kinds[3].more"),
            ("", "extra"),
            ("inside", "inside.extra")
        ]
    );
}

#[test]
fn a_document_cut_off_anywhere_is_refused_in_the_same_words_at_the_same_place() {
    for (end, _) in WHOLE.char_indices() {
        assert_same(&WHOLE[..end]);
    }
}

#[test]
fn anything_in_place_of_any_value_or_key_is_answered_in_the_same_words_at_the_same_place() {
    for (start, end) in spans(WHOLE) {
        for found in FOUND {
            let mut text = WHOLE.to_owned();
            text.replace_range(start..end, found);
            assert_same(&text);
        }
    }
}

#[test]
fn any_mark_anywhere_is_answered_in_the_same_words_at_the_same_place() {
    for (at, letter) in WHOLE.char_indices() {
        for mark in ["", "{", "]", "\"", ",", ":", "0", "\n", "\u{1}"] {
            let mut text = WHOLE.to_owned();
            text.insert_str(at, mark);
            assert_same(&text);
            text.replace_range(at + mark.len()..at + mark.len() + letter.len_utf8(), "");
            assert_same(&text);
        }
    }
}

#[test]
fn what_is_read_is_as_deep_as_before_and_what_is_passed_over_has_no_end() {
    for depth in [120, 126, 127, 128, 129] {
        let inside = r#"{"id": "a", "inside": "#.repeat(depth - 1);
        assert_same(&format!(
            r#"{inside}{{"id": "a"}}{}"#,
            "}".repeat(depth - 1)
        ));
        let lists = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert_same(&format!(r#"{{"extra": {lists}, "id": "a"}}"#));
        assert_same(&format!(r#"{{"numbers": {lists}, "id": "a"}}"#));
    }
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Strict {
    a: i8,
    #[serde(default, alias = "also")]
    b: Option<Box<Strict>>,
}

/// What a type refuses when it is read alone is passed over here, and named: a document may be of a later version.
#[test]
fn a_type_that_refuses_unknown_keys_reads_here_and_they_are_named() {
    let text = r#"{"x": {"a": 1}, "a": 1, "also": {"y": [2], "a": 3}}"#;
    assert!(serde_json::from_str::<Strict>(text).is_err());
    let (strict, unknown) = read::<Strict>(text).expect("a value");
    assert_eq!((strict.a, strict.b.map(|inner| inner.a)), (1, Some(3)));
    let paths: Vec<&str> = unknown
        .iter()
        .map(|unknown| unknown.path.as_str())
        .collect();
    assert_eq!(paths, ["x", "also.y"]);
}
