//! Text in Markdown (CommonMark and GitHub's tables and links).

use crate::base::printed::plain;

/// Text for a paragraph, a heading, a list item or a cell of a table.
///
/// A backslash goes before whatever could begin or end emphasis, code, a link, an image, HTML, an entity or a cell, and before what
/// begins a block at the start of a line or makes a link out of bare text.
pub(crate) fn text(text: &str) -> String {
    let text = plain(text);
    let text = text.trim();
    let mut safe = String::with_capacity(text.len() + 8);
    let mut start = true;
    for (at, letter) in text.char_indices() {
        let after = &text[at + letter.len_utf8()..];
        let escaped = match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '$' | '@' => true,
            '!' => after.starts_with('['),
            '#' | '+' | '-' | '=' => start,
            // a numbered list
            '.' | ')' => {
                let before = &text[..at];
                let number = !before.is_empty() && before.bytes().all(|byte| byte.is_ascii_digit());
                number || before.to_ascii_lowercase().ends_with("www")
            }
            // an address that would become a link
            ':' => after.starts_with("//") || text[..at].to_ascii_lowercase().ends_with("mailto"),
            _ => false,
        };
        if escaped {
            safe.push('\\');
        }
        safe.push(letter);
        start = false;
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn nothing_begins_a_block_a_link_or_a_cell() {
        assert_eq!(
            text("plain words, 95 % (so far)."),
            "plain words, 95 % (so far)."
        );
        assert_eq!(
            text("a|b `c` *d* _e_ <f> &lt; \\"),
            r"a\|b \`c\` \*d\* \_e\_ \<f\> \&lt; \\"
        );
        assert_eq!(text("# heading"), r"\# heading");
        assert_eq!(text("- item\n- item"), r"\- item - item");
        assert_eq!(text("12. item"), r"12\. item");
        assert_eq!(text("![x](http://e.vil)"), r"\!\[x\](http\://e.vil)");
        assert_eq!(text("www.e.vil a@b.c"), r"www\.e.vil a\@b.c");
        assert_eq!(text("---"), r"\---");
    }
}
