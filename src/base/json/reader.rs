//! A reader: its way through the text, and what goes wrong on it.

use super::cursor::{
    Cursor, END_IN_LIST, END_IN_MAP, END_IN_VALUE, EXPECTED_VALUE, TOO_DEEP, TRAILING,
    TRAILING_COMMA,
};
use super::path::{Step, written};
use super::plain::plain;
use crate::base::error::{DocumentError, Error as Refusal, Place};
use crate::base::unknown::Unknown;
use serde::de::{Error as _, Expected, Unexpected};
use serde_json::Error;

/// How deep lists and maps may stand in each other, as in `serde_json`.
const DEPTH: usize = 127;

/// Reads a text once, from its beginning to its end.
#[derive(Debug)]
pub(super) struct Reader<'de> {
    pub(super) cursor: Cursor<'de>,
    /// Where it reads. What fails leaves its steps there: they are the path of the fault.
    pub(super) path: Vec<Step<'de>>,
    depth: usize,
    unknown: Vec<Unknown>,
}

impl<'de> Reader<'de> {
    pub(super) fn new(text: &'de str) -> Self {
        Self {
            cursor: Cursor::new(text),
            path: Vec::new(),
            depth: 0,
            unknown: Vec::new(),
        }
    }

    pub(super) fn end(mut self) -> Result<Vec<Unknown>, Refusal> {
        match self.cursor.peek() {
            None => Ok(self.unknown),
            Some(_) => Err(refusal(
                &self.cursor.error_ahead(TRAILING),
                "the end of the document".to_owned(),
            )),
        }
    }

    pub(super) fn refused(&self, error: &Error) -> Refusal {
        // a key that could not be read has no name: the fault is in the map that it stands in
        let steps = match &self.path[..] {
            [inside @ .., Step::UnreadKey] => inside,
            steps => steps,
        };
        let path = match steps {
            [] => "the document".to_owned(),
            steps => written(steps),
        };
        refusal(error, path)
    }

    /// Takes the bracket or brace that a list or a map begins with.
    pub(super) fn open(&mut self) -> Result<(), Error> {
        if self.depth == DEPTH {
            return Err(self.cursor.error_ahead(TOO_DEEP));
        }
        self.depth += 1;
        self.cursor.take();
        Ok(())
    }

    /// Takes the bracket at the end of a list.
    pub(super) fn close_list(&mut self) -> Result<(), Error> {
        self.depth -= 1;
        match self.cursor.peek() {
            Some(b']') => {
                self.cursor.take();
                Ok(())
            }
            Some(b',') => {
                self.cursor.take();
                let last = self.cursor.peek() == Some(b']');
                Err(self
                    .cursor
                    .error_ahead(if last { TRAILING_COMMA } else { TRAILING }))
            }
            Some(_) => Err(self.cursor.error_ahead(TRAILING)),
            None => Err(self.cursor.error_ahead(END_IN_LIST)),
        }
    }

    /// Takes the brace at the end of a map.
    pub(super) fn close_map(&mut self) -> Result<(), Error> {
        self.depth -= 1;
        match self.cursor.peek() {
            Some(b'}') => {
                self.cursor.take();
                Ok(())
            }
            Some(b',') => Err(self.cursor.error_ahead(TRAILING_COMMA)),
            Some(_) => Err(self.cursor.error_ahead(TRAILING)),
            None => Err(self.cursor.error_ahead(END_IN_MAP)),
        }
    }

    /// Leaves a variant, and takes the brace after what it holds.
    pub(super) fn close_variant(&mut self, holds: bool) -> Result<(), Error> {
        self.path.pop();
        if !holds {
            return Ok(());
        }
        self.depth -= 1;
        match self.cursor.peek() {
            Some(b'}') => {
                self.cursor.take();
                Ok(())
            }
            Some(_) => Err(self.cursor.error(EXPECTED_VALUE)),
            None => Err(self.cursor.error(END_IN_MAP)),
        }
    }

    /// The value of another type that stands here, where one was expected.
    #[cold]
    pub(super) fn unexpected(&mut self, expected: &dyn Expected) -> Error {
        match self.unexpected_value(expected) {
            Ok(error) | Err(error) => self.cursor.placed(error),
        }
    }

    fn unexpected_value(&mut self, expected: &dyn Expected) -> Result<Error, Error> {
        let cursor = &mut self.cursor;
        let text;
        let found = match cursor.peek() {
            Some(b'n') => cursor.word("null").map(|()| Unexpected::Unit)?,
            Some(b't') => cursor.word("true").map(|()| Unexpected::Bool(true))?,
            Some(b'f') => cursor.word("false").map(|()| Unexpected::Bool(false))?,
            Some(b'-' | b'0'..=b'9') => cursor.number()?.unexpected(),
            Some(b'"') => {
                text = cursor.text()?;
                Unexpected::Str(&text)
            }
            Some(b'[') => Unexpected::Seq,
            Some(b'{') => Unexpected::Map,
            Some(_) => return Err(cursor.error_ahead(EXPECTED_VALUE)),
            None => return Err(cursor.error_ahead(END_IN_VALUE)),
        };
        Ok(Error::invalid_type(found, expected))
    }

    /// Notes that nothing reads what stands here.
    pub(super) fn left_over(&mut self) {
        // a variant is no step to what is left over, as it is none in the names of the parts
        let steps = self.path.iter();
        let steps: Vec<&Step<'_>> = steps
            .filter(|step| !matches!(step, Step::Variant(_)))
            .collect();
        let inside = match steps.split_last() {
            Some((Step::Key(_) | Step::UnreadKey, inside)) => inside,
            _ => &steps[..],
        };
        self.unknown.push(Unknown {
            inside: written(inside.iter().copied()),
            path: written(steps.iter().copied()),
        });
    }

    /// What is wrong in a list, whose end is looked for all the same: the position depends on it.
    #[cold]
    pub(super) fn fault_in_list(&mut self, error: Error) -> Error {
        let _ = self.close_list();
        self.cursor.placed(error)
    }

    /// What is wrong in a map.
    #[cold]
    pub(super) fn fault_in_map(&mut self, error: Error) -> Error {
        let _ = self.close_map();
        self.cursor.placed(error)
    }

    pub(super) fn placed<T>(&self, read: Result<T, Error>) -> Result<T, Error> {
        match read {
            Err(error) => Err(self.cursor.placed(error)),
            read => read,
        }
    }
}

fn refusal(error: &Error, path: String) -> Refusal {
    let message = plain(&error.to_string());
    DocumentError::Json { message }.at(Place::Path(path))
}
