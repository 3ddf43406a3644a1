//! Text in Mermaid diagrams.

use crate::render::text::plain::plain;
use std::fmt::Write;

/// The text as a quoted label, quotes and all.
///
/// Everything that Mermaid could read as its own (directives, comments, Markdown in labels, HTML, entities, links) is written as
/// a numbered entity, which it shows as the letter.
pub(crate) fn quoted(text: &str) -> String {
    let text = plain(text);
    let mut safe = String::with_capacity(text.len() + 2);
    safe.push('"');
    for letter in text.chars() {
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
            quoted("a\"]; %%{init}%% <b>`x`\n|y|"),
            "\"a#34;]#59; #37;#37;#123;init#125;#37;#37; #60;b#62;#96;x#96; #124;y#124;\""
        );
    }
}
