//! Where a reader stands in a text, and its tokens.

use serde::Deserialize;
use serde::de::{Error as _, IgnoredAny, Unexpected, Visitor};
use serde_json::Error;
use std::borrow::Cow;

/// A text and the next byte to read.
#[derive(Debug)]
pub(super) struct Cursor<'de> {
    text: &'de str,
    at: usize,
}

/// A number as `serde_json` tells them apart.
#[derive(Debug, Clone, Copy)]
pub(super) enum Number {
    Unsigned(u64),
    Signed(i64),
    Float(f64),
}

impl Number {
    pub(super) fn visit<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Unsigned(number) => visitor.visit_u64(number),
            Self::Signed(number) => visitor.visit_i64(number),
            Self::Float(number) => visitor.visit_f64(number),
        }
    }

    pub(super) fn unexpected(self) -> Unexpected<'static> {
        match self {
            Self::Unsigned(number) => Unexpected::Unsigned(number),
            Self::Signed(number) => Unexpected::Signed(number),
            Self::Float(number) => Unexpected::Float(number),
        }
    }
}

/// A text that is borrowed where it has no escapes.
#[derive(Deserialize)]
#[serde(transparent)]
struct Text<'t>(#[serde(borrow)] Cow<'t, str>);

/// Gives a visitor a text, borrowed if it may be.
pub(super) fn visit_text<'de, V: Visitor<'de>>(
    text: Cow<'de, str>,
    visitor: V,
) -> Result<V::Value, Error> {
    match text {
        Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
        Cow::Owned(text) => visitor.visit_str(&text),
    }
}

/// How many bytes of a text are its first number: none where it does not begin with one.
fn digits_of(text: &[u8]) -> usize {
    let digits = |from: usize| {
        let rest = text.get(from..).unwrap_or_default();
        rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
    };
    let mut end = usize::from(text.first() == Some(&b'-'));
    let whole = digits(end);
    if whole == 0 || (whole > 1 && text[end] == b'0') {
        return 0;
    }
    end += whole;
    if text.get(end) == Some(&b'.') {
        let decimals = digits(end + 1);
        if decimals == 0 {
            return 0;
        }
        end += 1 + decimals;
    }
    if matches!(text.get(end), Some(b'e' | b'E')) {
        let signed = matches!(text.get(end + 1), Some(b'+' | b'-'));
        let exponent = digits(end + 1 + usize::from(signed));
        if exponent == 0 {
            return 0;
        }
        end += 1 + usize::from(signed) + exponent;
    }
    end
}

impl<'de> Cursor<'de> {
    pub(super) fn new(text: &'de str) -> Self {
        Self { text, at: 0 }
    }

    fn rest(&self) -> &'de str {
        &self.text[self.at..]
    }

    /// The next byte that is not white space; it is not taken.
    pub(super) fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = bytes.get(self.at) {
            self.at += 1;
        }
        bytes.get(self.at).copied()
    }

    /// Takes the next byte, which must be an ASCII character.
    pub(super) fn take(&mut self) {
        self.at += 1;
    }

    /// Line, from 1, and column, in bytes, of the byte at an index.
    fn line_and_column(&self, index: usize) -> (usize, usize) {
        let before = &self.text.as_bytes()[..index];
        let start = before.iter().rposition(|&byte| byte == b'\n');
        let start = start.map_or(0, |line_break| line_break + 1);
        let breaks = before[..start].iter().filter(|&&byte| byte == b'\n');
        (1 + breaks.count(), index - start)
    }

    fn error_at(&self, index: usize, message: &str) -> Error {
        let (line, column) = self.line_and_column(index);
        placed(message, line, column)
    }

    /// An error behind what was taken last.
    pub(super) fn error(&self, message: &str) -> Error {
        self.error_at(self.at, message)
    }

    /// An error at the byte that was looked at and not taken.
    pub(super) fn error_ahead(&self, message: &str) -> Error {
        self.error_at(self.text.len().min(self.at + 1), message)
    }

    /// Gives an error that has no position the position behind what was taken last.
    #[cold]
    pub(super) fn placed(&self, error: Error) -> Error {
        if error.line() == 0 {
            self.error(&error.to_string())
        } else {
            error
        }
    }

    /// What `serde_json` says of the rest as a `T`, which is not one.
    #[cold]
    fn refused<T: Deserialize<'de>>(&self) -> Error {
        match serde_json::from_str::<T>(self.rest()) {
            Err(error) => self.moved(&error),
            // not reached: what is refused here is refused there
            Ok(_) => self.error_ahead(EXPECTED_VALUE),
        }
    }

    /// An error in the rest as one in the text.
    fn moved(&self, error: &Error) -> Error {
        let (lines, columns) = (error.line(), error.column());
        let message = error.to_string();
        let message = message
            .strip_suffix(&format!(" at line {lines} column {columns}"))
            .unwrap_or(&message);
        let (line, column) = self.line_and_column(self.at);
        if lines == 1 {
            placed(message, line, column + columns)
        } else {
            placed(message, line + lines - 1, columns)
        }
    }

    /// Takes a value that shows by itself where it ends: a text, a list, a map.
    fn whole<T: Deserialize<'de>>(&mut self) -> Result<T, Error> {
        let mut values = serde_json::Deserializer::from_str(self.rest()).into_iter::<T>();
        match values.next() {
            Some(Ok(value)) => {
                self.at += values.byte_offset();
                Ok(value)
            }
            _ => Err(self.refused::<T>()),
        }
    }

    /// Takes a text, whose quotation mark is the next byte.
    pub(super) fn text(&mut self) -> Result<Cow<'de, str>, Error> {
        self.whole::<Text<'de>>().map(|text| text.0)
    }

    /// Takes `null`, `true` or `false`.
    pub(super) fn word(&mut self, word: &str) -> Result<(), Error> {
        if self.rest().starts_with(word) {
            self.at += word.len();
            Ok(())
        } else {
            Err(self.refused::<IgnoredAny>())
        }
    }

    /// Takes a number, whose first character is the next byte.
    pub(super) fn number(&mut self) -> Result<Number, Error> {
        let number = &self.rest()[..digits_of(self.rest().as_bytes())];
        let read = if let Ok(whole) = number.parse() {
            Number::Unsigned(whole)
        } else if let Ok(whole @ ..0) = number.parse() {
            Number::Signed(whole)
        } else {
            match number.parse() {
                Ok(float) if f64::is_finite(float) => Number::Float(float),
                _ => return Err(self.refused::<f64>()),
            }
        };
        self.at += number.len();
        Ok(read)
    }

    /// Passes over a value, whatever it is.
    pub(super) fn pass(&mut self) -> Result<(), Error> {
        match self.peek() {
            Some(b'n') => self.word("null"),
            Some(b't') => self.word("true"),
            Some(b'f') => self.word("false"),
            Some(b'-' | b'0'..=b'9') => match digits_of(self.rest().as_bytes()) {
                0 => Err(self.refused::<IgnoredAny>()),
                digits => {
                    self.at += digits;
                    Ok(())
                }
            },
            Some(b'"' | b'[' | b'{') => self.whole::<IgnoredAny>().map(|_| ()),
            Some(_) => Err(self.error_ahead(EXPECTED_VALUE)),
            None => Err(self.error_ahead(END_IN_VALUE)),
        }
    }
}

fn placed(message: &str, line: usize, column: usize) -> Error {
    // serde_json takes the position back out of the message
    Error::custom(format_args!("{message} at line {line} column {column}"))
}

// the words of serde_json
pub(super) const EXPECTED_VALUE: &str = "expected value";
pub(super) const EXPECTED_COLON: &str = "expected `:`";
pub(super) const EXPECTED_ELEMENT: &str = "expected `,` or `]`";
pub(super) const EXPECTED_ENTRY: &str = "expected `,` or `}`";
pub(super) const KEY_IS_NO_TEXT: &str = "key must be a string";
pub(super) const END_IN_VALUE: &str = "EOF while parsing a value";
pub(super) const END_IN_LIST: &str = "EOF while parsing a list";
pub(super) const END_IN_MAP: &str = "EOF while parsing an object";
pub(super) const TRAILING_COMMA: &str = "trailing comma";
pub(super) const TRAILING: &str = "trailing characters";
pub(super) const TOO_DEEP: &str = "recursion limit exceeded";
