//! Text in Mermaid diagrams.

use crate::base::printed::plain;
use std::fmt::Write;

/// The text as a quoted label, quotes and all.
///
/// Everything that Mermaid could read as its own (directives, comments, Markdown in labels, HTML, entities, links) is written as
/// a numbered entity, which it shows as the letter. So is what would make a list, a heading, a rule or a link of the label: Mermaid shows
/// an error in its place, in some versions of 11.
pub(crate) fn quoted(text: &str) -> String {
    let text = plain(text);
    let mut safe = String::with_capacity(text.len() + 2);
    safe.push('"');
    // what Markdown takes for the start of a block stands at the start, spaces aside
    let first = text.len() - text.trim_start().len();
    let number = text[first..].trim_start_matches(|letter: char| letter.is_ascii_digit());
    let numbered = (number.len() < text[first..].len() && number.starts_with(['.', ')']))
        .then(|| text.len() - number.len());
    for (at, letter) in text.char_indices() {
        let block = at == first && matches!(letter, '-' | '+' | '=');
        let link = letter == ':' && text[at + 1..].starts_with("//")
            || letter == '.' && text[..at].to_ascii_lowercase().ends_with("www")
            || letter == '[' && text.contains("](");
        if block || link || numbered == Some(at) {
            // writing to a string cannot fail
            let _ = write!(safe, "#{};", u32::from(letter));
            continue;
        }
        match letter {
            '"' | '#' | '&' | '<' | '>' | '`' | '%' | '{' | '}' | '|' | '\\' | ';' | '*' | '_'
            | '~' | '$' | '@' => {
                // writing to a string cannot fail
                let _ = write!(safe, "#{};", u32::from(letter));
            }
            letter => safe.push(letter),
        }
    }
    safe.push('"');
    safe
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn nothing_is_left_that_mermaid_reads() {
        assert_eq!(quoted("wash (all) [hands]"), r#""wash (all) [hands]""#);
        assert_eq!(
            quoted("1. Senior doctor at the door"),
            r#""1#46; Senior doctor at the door""#
        );
        assert_eq!(quoted(" 12) beds"), r#"" 12#41; beds""#);
        assert_eq!(quoted("- flow"), r##""#45; flow""##);
        assert_eq!(quoted("+ flow"), r##""#43; flow""##);
        assert_eq!(quoted("a - b, 1. c, 2.5"), r#""a - b, 1. c, 2.5""#);
        assert_eq!(quoted("---"), r##""#45;--""##);
        assert_eq!(quoted("[a](b)"), r##""#91;a](b)""##);
        assert_eq!(
            quoted("http://e.vil www.e.vil"),
            r#""http#58;//e.vil www#46;e.vil""#
        );
        assert_eq!(
            quoted("a\"]; %%{init}%% <b>`x`\n|y|"),
            "\"a#34;]#59; #37;#37;#123;init#125;#37;#37; #60;b#62;#96;x#96; #124;y#124;\""
        );
    }
}
