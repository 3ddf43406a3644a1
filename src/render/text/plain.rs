//! Text without anything that is not text.

use std::borrow::Cow;

/// Text for one line of output in any format.
///
/// White space of any kind becomes a space. What cannot be seen and can do harm is left out: control characters, the
/// marks that turn the direction of the text around them (an unclosed one would turn what follows), and code points
/// that are no characters (XML does not allow them). Text that runs from right to left needs no marks: its letters do it.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains(|letter| !matches!(kind(letter), Letter::Text)) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    for letter in text.chars() {
        match kind(letter) {
            Letter::Text => clean.push(letter),
            Letter::Space => clean.push(' '),
            Letter::Unseen => {}
        }
    }
    Cow::Owned(clean)
}

/// What a letter is to a reader.
enum Letter {
    Text,
    Space,
    Unseen,
}

fn kind(letter: char) -> Letter {
    match letter {
        ' '..='~' => Letter::Text,
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
            Letter::Space
        }
        // marks of direction (embeddings, overrides, isolates, and the three that stand alone), of interlinear notes, tags, the
        // byte order mark, and what is set aside as no character
        '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}'
        | '\u{feff}'
        | '\u{fdd0}'..='\u{fdef}' => Letter::Unseen,
        letter if letter.is_control() || u32::from(letter) & 0xfffe == 0xfffe => Letter::Unseen,
        _ => Letter::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_cannot_be_seen_goes_and_what_can_stays() {
        assert_eq!(
            plain("Ysbyty Gwynedd – wardiau ŵ × ½"),
            "Ysbyty Gwynedd – wardiau ŵ × ½"
        );
        assert_eq!(plain("a\tb\r\nc\u{2028}d"), "a b  c d");
        assert_eq!(plain("a\u{0}\u{1b}[31mb\u{7f}\u{9b}c"), "a[31mbc");
        assert_eq!(
            plain("pay \u{202e}001\u{202c} now\u{2067}\u{200f}"),
            "pay 001 now"
        );
        assert_eq!(plain("\u{feff}a\u{fffe}\u{10ffff}\u{fdd0}b"), "ab");
        assert_eq!(plain("שלום عربي"), "שלום عربي");
        assert!(matches!(plain("untouched"), std::borrow::Cow::Borrowed(_)));
    }
}
