//! What a parser says, without the names that the types have in the program: whoever writes a document does not know them.

use serde::de::Expected;
use std::fmt;

/// What is expected where a map with known keys is read: some of the keys.
pub(super) struct Keys(pub(super) &'static [&'static str]);

/// So many keys are named.
const NAMED: usize = 3;

impl Expected for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            [] => f.write_str("{…}"),
            [one] => write!(f, "{{…}} with the key `{one}`"),
            keys => {
                let named: Vec<String> = keys
                    .iter()
                    .take(NAMED)
                    .map(|key| format!("`{key}`"))
                    .collect();
                write!(f, "{{…}} with keys such as {}", named.join(", "))
            }
        }
    }
}

/// What stands before the name of a type, and what is said instead of both.
const TYPES: [(&str, &str); 10] = [
    ("internally tagged enum ", "{…}"),
    ("adjacently tagged enum ", "{…}"),
    ("untagged enum ", "what can stand here"),
    ("struct variant ", "{…}"),
    ("tuple variant ", "a list"),
    ("tuple struct ", "a list"),
    ("newtype struct ", "a value"),
    ("unit struct ", "null"),
    ("enum ", "a name"),
    ("struct ", "{…}"),
];

/// Other words, and what is said instead.
const WORDS: [(&str, &str); 15] = [
    ("invalid type: sequence", "invalid type: a list"),
    ("invalid type: map", "invalid type: {…}"),
    ("a sequence", "a list"),
    ("a map", "{…}"),
    ("unknown variant ", "unknown name "),
    ("there are no variants", "there are none"),
    ("did not match any variant of", "is none of"),
    ("variant identifier", "a name"),
    ("field identifier", "a key"),
    ("unit variant", "a name alone"),
    ("newtype variant", "a name with a value"),
    ("tuple variant", "a name with a list"),
    ("struct variant", "a name with {…}"),
    ("a tuple of size ", "a list of "),
    ("Option value", "a value or null"),
];

/// Kinds of numbers, and what they can be.
const NUMBERS: [(&str, &str); 12] = [
    ("u8", "a whole number from 0 to 255"),
    ("u16", "a whole number from 0 to 65,535"),
    ("u32", "a whole number, 0 or more"),
    ("u64", "a whole number, 0 or more"),
    ("usize", "a whole number, 0 or more"),
    ("i8", "a whole number from -128 to 127"),
    ("i16", "a whole number from -32,768 to 32,767"),
    ("i32", "a whole number"),
    ("i64", "a whole number"),
    ("isize", "a whole number"),
    ("f32", "a number"),
    ("f64", "a number"),
];

/// A message of the parser without the names of types. What it quotes, between backticks or quotation marks, stays as it is.
pub(super) fn plain(message: &str) -> String {
    let Some((found, expected)) = message.split_once(", expected ") else {
        return words(message);
    };
    let (expected, place) = match expected.rfind(" at line ") {
        Some(at) => expected.split_at(at),
        None => (expected, ""),
    };
    let number = NUMBERS.iter().find(|(name, _)| *name == expected);
    let expected = number.map_or_else(|| words(expected), |(_, meaning)| (*meaning).to_owned());
    format!("{}, expected {expected}{place}", words(found))
}

fn words(said: &str) -> String {
    // what stands between backticks is quoted from the document, or a key
    let parts = said.split('`').enumerate().map(|(place, part)| {
        if place % 2 == 1 || part.contains('"') {
            return part.to_owned();
        }
        let mut part = part.to_owned();
        for (before, instead) in TYPES {
            while let Some(at) = part.find(before) {
                let name = &part[at + before.len()..];
                let end =
                    name.find(|letter: char| !letter.is_alphanumeric() && !"_:<>".contains(letter));
                let end = at + before.len() + end.unwrap_or(name.len());
                part.replace_range(at..end, instead);
            }
        }
        for (before, instead) in WORDS {
            part = part.replace(before, instead);
        }
        part
    });
    parts.collect::<Vec<String>>().join("`")
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn the_names_of_types_are_left_out_and_what_is_quoted_stays() {
        for (said, told) in [
            (
                "invalid type: integer `1`, expected struct Header at line 1 column 1",
                "invalid type: integer `1`, expected {…} at line 1 column 1",
            ),
            (
                "invalid length 0, expected tuple struct Wrapped with 1 element",
                "invalid length 0, expected a list with 1 element",
            ),
            (
                "invalid value: integer `256`, expected u8 at line 1 column 3",
                "invalid value: integer `256`, expected a whole number from 0 to 255 at line 1 column 3",
            ),
            (
                "invalid type: newtype variant, expected unit variant",
                "invalid type: a name with a value, expected a name alone",
            ),
            (
                "unknown variant `struct X`, expected `a` or `enum b`",
                "unknown name `struct X`, expected `a` or `enum b`",
            ),
            (
                "invalid type: string \"struct X\", expected f64",
                "invalid type: string \"struct X\", expected a number",
            ),
            (
                "missing field `schema` at line 1 column 2",
                "missing field `schema` at line 1 column 2",
            ),
        ] {
            assert_eq!(plain(said), told);
        }
    }
}
