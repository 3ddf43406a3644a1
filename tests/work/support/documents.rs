//! Random JSON, and documents with one thing changed.

use proptest::prelude::*;
use serde_json::{Value, json};

/// Any JSON of a few levels, with the words of the documents among its keys and texts.
pub(crate) fn any_json(words: &'static [&'static str]) -> BoxedStrategy<Value> {
    let word = prop_oneof![
        4 => proptest::sample::select(words).prop_map(str::to_owned),
        1 => "[ -~]{0,8}",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-2..8_i64).prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        word.clone().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 48, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            proptest::collection::vec((word.clone(), inner), 0..6)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
    .boxed()
}

/// What is done to one place of a document.
#[derive(Debug, Clone)]
pub(crate) enum Mutation {
    Replace(Value),
    Remove,
    Repeat,
}

pub(crate) fn any_mutation(
    words: &'static [&'static str],
) -> impl Strategy<Value = (usize, Mutation)> {
    let mutation = prop_oneof![
        3 => any_json(words).prop_map(Mutation::Replace),
        1 => Just(Mutation::Remove),
        1 => Just(Mutation::Repeat),
    ];
    (0..400_usize, mutation)
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(entries) => entries.values().map(count).sum(),
        _ => 0,
    }
}

/// Changes the place with this number, counted through the whole document and round again.
pub(crate) fn mutate(document: &mut Value, place: usize, mutation: &Mutation) {
    let places = count(document);
    walk(document, &mut (place % places), mutation);
}

fn walk(value: &mut Value, left: &mut usize, mutation: &Mutation) -> bool {
    if *left == 0 {
        match mutation {
            Mutation::Replace(other) => *value = other.clone(),
            Mutation::Remove => *value = Value::Null,
            Mutation::Repeat => {
                if let Value::Array(items) = value {
                    items.extend(items.clone());
                }
            }
        }
        return true;
    }
    *left -= 1;
    match value {
        Value::Array(items) => items.iter_mut().any(|item| walk(item, left, mutation)),
        Value::Object(entries) => entries
            .values_mut()
            .any(|entry| walk(entry, left, mutation)),
        _ => false,
    }
}
