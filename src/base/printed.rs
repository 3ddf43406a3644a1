//! What somebody typed, made harmless in a sentence: it cannot begin a line of its own, steer a terminal, or turn the text around it.
//!
//! Every text of this crate goes through here before a reader sees it. In a sentence ([`Printed`], [`InOneLine`]) what was typed and cannot
//! be seen shows as `�`, so that whoever looks for it finds it; a picture leaves it out ([`plain`]). Documents keep every letter as it was
//! typed.

use std::borrow::Cow;
use std::fmt::{self, Write};

/// What stands for a letter that cannot be seen.
const UNSEEN: char = '\u{fffd}';

/// What somebody typed, in a sentence: white space of any kind is a space, and what cannot be seen is `�`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Printed<'a>(pub(crate) &'a str);

impl fmt::Display for Printed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&changed(self.0, Some(UNSEEN)))
    }
}

/// Makes all that is written through it harmless: for a sentence with many texts in it, which is one line whatever they hold.
pub(crate) struct InOneLine<'a, W: ?Sized>(pub(crate) &'a mut W);

impl<W: Write + ?Sized> Write for InOneLine<'_, W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.write_str(&changed(text, Some(UNSEEN)))
    }
}

/// The text as [`Printed`] shows it.
pub(crate) fn printed(text: &str) -> Cow<'_, str> {
    changed(text, Some(UNSEEN))
}

/// Text for one line of a picture, a table or a page.
///
/// White space of any kind becomes a space. What cannot be seen and can do harm is left out: control characters, the
/// marks that turn the direction of the text around them (an unclosed one would turn what follows), and code points
/// that are no characters (XML does not allow them). Text that runs from right to left needs no marks: its letters do it.
#[cfg(feature = "render")]
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    changed(text, None)
}

/// The text with a space for white space, and `unseen`, or nothing, for what cannot be seen.
fn changed(text: &str, unseen: Option<char>) -> Cow<'_, str> {
    if !text.contains(|letter| !matches!(kind(letter), Letter::Text)) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    for letter in text.chars() {
        match kind(letter) {
            Letter::Text => clean.push(letter),
            Letter::Space => clean.push(' '),
            Letter::Unseen => clean.extend(unseen),
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
    use super::{InOneLine, Printed, printed};
    use std::fmt::Write;

    const TYPED: [(&str, &str); 6] = [
        (
            "Ysbyty Gwynedd – wardiau ŵ × ½",
            "Ysbyty Gwynedd – wardiau ŵ × ½",
        ),
        ("a\tb\r\nc\u{2028}d", "a b  c d"),
        ("a\u{0}\u{1b}[31mb\u{7f}\u{9b}c", "a��[31mb��c"),
        (
            "pay \u{202e}001\u{202c} now\u{2067}\u{200f}",
            "pay �001� now��",
        ),
        ("\u{feff}a\u{fffe}\u{10ffff}\u{fdd0}b", "�a���b"),
        ("שלום عربي", "שלום عربي"),
    ];

    #[test]
    fn what_cannot_be_seen_is_shown_and_what_can_stays() {
        for (typed, shown) in TYPED {
            assert_eq!(printed(typed), shown);
            assert_eq!(Printed(typed).to_string(), shown);
            let mut line = String::new();
            write!(InOneLine(&mut line), "{typed}").expect("a string takes all");
            assert_eq!(line, shown);
        }
        assert_eq!(format!("{:>4}|", Printed("a\n")), "  a |");
    }

    #[cfg(feature = "render")]
    #[test]
    fn a_picture_leaves_out_what_cannot_be_seen() {
        use super::plain;
        for (typed, shown) in TYPED {
            assert_eq!(plain(typed), shown.replace('�', ""));
        }
        assert!(matches!(plain("untouched"), std::borrow::Cow::Borrowed(_)));
    }
}
