//! Text in HTML: between tags and in quoted attributes.

use crate::base::printed::plain;

/// Text for an element or for an attribute in quotes.
pub(crate) fn text(text: &str) -> String {
    let text = plain(text);
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            letter => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn no_tag_no_entity_and_no_end_of_an_attribute() {
        assert_eq!(
            text("</p><script>x('&amp;\"')\u{202e}\n"),
            "&lt;/p&gt;&lt;script&gt;x(&#39;&amp;amp;&quot;&#39;) "
        );
    }
}
