//! Text in DOT, the language of Graphviz.

use crate::base::printed::plain;

/// The text as a quoted string, quotes and all.
///
/// A backslash is doubled, since a label reads `\N` as the name of its node, and an ampersand is written out, since a label
/// reads entities.
pub(crate) fn quoted(text: &str) -> String {
    let text = plain(text);
    let mut safe = String::with_capacity(text.len() + 2);
    safe.push('"');
    for letter in text.chars() {
        match letter {
            '"' => safe.push_str("\\\""),
            '\\' => safe.push_str("\\\\"),
            '&' => safe.push_str("&amp;"),
            letter => safe.push(letter),
        }
    }
    safe.push('"');
    safe
}

/// Lines as a quoted string, each centred.
pub(crate) fn quoted_lines<'a>(lines: impl IntoIterator<Item = &'a str>) -> String {
    let mut safe = String::from("\"");
    for (at, line) in lines.into_iter().enumerate() {
        if at > 0 {
            safe.push_str("\\n");
        }
        let line = quoted(line);
        safe.push_str(&line[1..line.len() - 1]);
    }
    safe.push('"');
    safe
}

#[cfg(test)]
mod tests {
    use super::{quoted, quoted_lines};

    #[test]
    fn a_string_does_not_end_early() {
        assert_eq!(
            quoted(r#"a" -> b [label="x\N&lt;"#),
            r#""a\" -> b [label=\"x\\N&amp;lt;""#
        );
        assert_eq!(quoted("end\\"), r#""end\\""#);
        assert_eq!(quoted_lines(["a\"", "b\nc"]), r#""a\"\nb c""#);
    }
}
