//! Text in CSV that a spreadsheet opens.

use crate::base::printed::plain;
use std::borrow::Cow;

/// The text as one field, quoted where it must be.
///
/// A field that begins like a formula gets an apostrophe in front: a spreadsheet shows it and does not work it out. Numbers
/// are written as numbers and do not come through here.
pub(crate) fn field(text: &str) -> Cow<'_, str> {
    let text = plain(text);
    let first = text.chars().find(|letter| !letter.is_whitespace());
    let formula = first.is_some_and(|letter| {
        matches!(
            letter,
            '=' | '+' | '-' | '@' | '|' | '＝' | '＋' | '－' | '＠'
        )
    });
    // a semicolon too, since where the comma is a decimal sign it parts fields
    let quoted =
        text.contains(['"', ',', ';', '\'']) || text.starts_with(' ') || text.ends_with(' ');
    if !formula && !quoted {
        return text;
    }
    let mark = if formula { "'" } else { "" };
    if !quoted {
        return Cow::Owned(format!("{mark}{text}"));
    }
    Cow::Owned(format!("\"{mark}{}\"", text.replace('"', "\"\"")))
}

#[cfg(test)]
mod tests {
    use super::field;

    #[test]
    fn no_field_is_a_formula_or_two_fields() {
        assert_eq!(field("ward 7"), "ward 7");
        assert_eq!(field("=cmd()"), "'=cmd()");
        assert_eq!(field("  +1"), "\"'  +1\"");
        assert_eq!(field("-2;=1"), "\"'-2;=1\"");
        assert_eq!(field("@SUM(1,2)"), "\"'@SUM(1,2)\"");
        assert_eq!(field("a \"b\", c"), "\"a \"\"b\"\", c\"");
        assert_eq!(field("a\r\n=b"), "a  =b");
        assert_eq!(field(""), "");
    }
}
