//! The one error of the crate: what went wrong, where, and a code that stays.

use super::chart::ChartError;
use super::course::CourseError;
use super::cycle::CycleError;
use super::data::DataError;
use super::diagram::DiagramError;
use super::document::DocumentError;
use super::evidence::EvidenceError;
use super::monitor::MonitorError;
use super::option::OptionError;
use super::place::Place;
use super::price::PriceError;
use super::programme::ProgrammeError;
use super::rules::RuleError;
use super::text::TextError;
use super::window::WindowError;
use super::work::WorkError;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use std::fmt;

/// What went wrong, and where.
///
/// The text names the place, the value found and what was expected, counting from 1 as people do:
/// `point 2 is NaN, expected an ordinary number`. A program asks [`code`](Error::code), which stays the same
/// from version to version, or matches on [`kind`](Error::kind).
///
/// ```
/// use improvement::{Chart, Place};
///
/// let error = Chart::xmr([22.0, f64::NAN, 19.0]).unwrap_err();
/// assert_eq!(error.to_string(), "point 2 is NaN, expected an ordinary number");
/// assert_eq!(error.code(), "not_finite");
/// assert_eq!(error.place(), Some(&Place::Point(1))); // code counts from 0
/// ```
#[derive(Clone, PartialEq)]
pub struct Error(Box<Located>);

#[derive(Clone, PartialEq)]
struct Located {
    kind: ErrorKind,
    place: Option<Place>,
    /// The paths of what nothing reads, in the document that is refused.
    unread: Vec<String>,
}

/// One row for each group of errors: its meaning, its name here, and its type.
macro_rules! groups {
    ($($(#[$meaning:meta])+ $name:ident($group:ident);)+) => {
        /// Every way in which the crate can refuse, by what it is about.
        ///
        /// Each kind is a group with an enum of its own, such as [`DataError`], whose fields hold the numbers and words
        /// that the message prints. A program that only has to tell one error from another asks
        /// [`Error::code`]; one that needs the numbers matches on the group and on what is in it. New groups, and new
        /// errors in a group, come in minor versions.
        ///
        /// ```
        /// use improvement::error::DataError;
        /// use improvement::{Chart, ErrorKind};
        ///
        /// let error = Chart::p([3, 5], [40, 4]).unwrap_err();
        /// match error.kind() {
        ///     ErrorKind::Data(DataError::EventsAboveTrials { events, trials }) => {
        ///         assert_eq!((*events, *trials), (5.0, 4.0));
        ///     }
        ///     ErrorKind::Data(other) => panic!("something else is wrong with the data: {other}"),
        ///     _ => panic!("{error}"),
        /// }
        /// ```
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum ErrorKind {$(
            $(#[$meaning])+
            $name($group),
        )+}

        impl fmt::Display for ErrorKind {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {$(Self::$name(group) => group.fmt(f),)+}
            }
        }

        impl std::error::Error for ErrorKind {}

        impl ErrorKind {
            /// The stable code: the name of the error in lower case, words joined by `_`, whatever its group.
            ///
            /// ```
            /// use improvement::ErrorKind;
            /// use improvement::error::{ChartError, DataError};
            ///
            /// assert_eq!(ErrorKind::Data(DataError::NoDates).code(), "no_dates");
            /// assert_eq!(ErrorKind::Chart(ChartError::ZeroTime).code(), "zero_time");
            /// ```
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self {$(Self::$name(group) => group.code(),)+}
            }

            /// The codes of all errors, group by group: for a program that has a text of its own for each.
            ///
            /// ```
            /// use improvement::ErrorKind;
            ///
            /// assert!(ErrorKind::codes().any(|code| code == "not_finite"));
            /// ```
            pub fn codes() -> impl Iterator<Item = &'static str> {
                [$($group::CODES,)+].into_iter().flatten().copied()
            }

            /// The names of all errors, in the order of [`codes`](Self::codes).
            #[cfg(test)]
            fn names() -> impl Iterator<Item = &'static str> {
                [$($group::NAMES,)+].into_iter().flatten().copied()
            }

            const fn subject(&self) -> Option<&'static str> {
                match self {$(Self::$name(group) => group.subject(),)+}
            }
        }

        $(
            impl From<$group> for ErrorKind {
                fn from(group: $group) -> Self {
                    Self::$name(group)
                }
            }

            impl From<$group> for Error {
                fn from(group: $group) -> Self {
                    ErrorKind::from(group).into()
                }
            }

            impl $group {
                /// The error at its place.
                #[allow(dead_code, reason = "some groups never have a place")]
                pub(crate) fn at(self, place: Place) -> Error {
                    ErrorKind::from(self).at(place)
                }
            }
        )+
    };
}

groups! {
    /// A text, an id or a day.
    Text(TextError);
    /// Data: a number, a column of them, or its dates and labels.
    Data(DataError);
    /// What was asked for: an option, a target, bounds, a range.
    Option(OptionError);
    /// A chart that cannot be made.
    Chart(ChartError);
    /// A rule, or a set of rules.
    Rule(RuleError);
    /// A price or a run length that there is not.
    Price(PriceError);
    /// A monitor or a watch.
    Monitor(MonitorError);
    /// A window of points or dates.
    Window(WindowError);
    /// Stretches that cannot be compared.
    Evidence(EvidenceError);
    /// A driver diagram.
    Diagram(DiagramError);
    /// A PDSA cycle, or its prediction.
    Cycle(CycleError);
    /// Aims, measures, people, scores.
    Work(WorkError);
    /// A document.
    Document(DocumentError);
    /// An answer to an exercise of the course.
    Course(CourseError);
    /// A programme, a gate or a cohort.
    Programme(ProgrammeError);
}

impl ErrorKind {
    pub(crate) fn at(self, place: Place) -> Error {
        Error(Box::new(Located {
            kind: self,
            place: Some(place),
            unread: Vec::new(),
        }))
    }
}

impl Error {
    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.0.kind
    }

    /// The stable code of what went wrong: see [`ErrorKind::code`].
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.0.kind.code()
    }

    /// Where, if it has a place.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        self.0.place.as_ref()
    }

    /// Gives the error a place, unless it has one already.
    pub(crate) fn or_at(mut self, place: Place) -> Self {
        self.0.place.get_or_insert(place);
        self
    }

    /// With the paths of what nothing reads: what is missing may stand under a misspelt name.
    #[cfg(feature = "json")]
    pub(crate) fn beside_unread(mut self, paths: Vec<String>) -> Self {
        self.0.unread = paths;
        self
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Self(Box::new(Located {
            kind,
            place: None,
            unread: Vec::new(),
        }))
    }
}

impl From<std::convert::Infallible> for Error {
    // lets one signature take an id that is checked already, and a text that has yet to be
    fn from(never: std::convert::Infallible) -> Self {
        match never {}
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, place) = (&self.0.kind, &self.0.place);
        match (place, kind.subject()) {
            (Some(place), Some(_)) => write!(f, "{place} {kind}"),
            (Some(place), None) => write!(f, "{place}: {kind}"),
            (None, Some(subject)) => write!(f, "{subject} {kind}"),
            (None, None) => write!(f, "{kind}"),
        }?;
        if self.0.unread.is_empty() {
            return Ok(());
        }
        f.write_str(&super::phrase::unread(&self.0.unread))
    }
}

impl Serialize for Error {
    /// Its code, its place as people count (`point 9`) and its message.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut said = serializer.serialize_struct("Error", 3)?;
        said.serialize_field("code", self.code())?;
        said.serialize_field("place", &self.place().map(ToString::to_string))?;
        said.serialize_field("message", &self.to_string())?;
        said.end()
    }
}

impl fmt::Debug for Error {
    // `main` prints a returned error with `Debug`: a student reads the sentence, and the code behind it
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self} [{}]", self.code())
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn snake(name: &str) -> String {
        let mut snake = String::new();
        for letter in name.chars() {
            if letter.is_uppercase() && !snake.is_empty() {
                snake.push('_');
            }
            snake.extend(letter.to_lowercase());
        }
        snake
    }

    #[test]
    fn every_code_is_its_name_and_stands_once() {
        let names: Vec<String> = ErrorKind::names().map(snake).collect();
        let codes: Vec<&str> = ErrorKind::codes().collect();
        assert_eq!(codes, names);
        let once: BTreeSet<&str> = codes.iter().copied().collect();
        assert_eq!(once.len(), codes.len(), "two errors have the same code");
        assert_eq!(
            ErrorKind::from(DataError::NoDates).code(),
            "no_dates",
            "a code is that of its own row"
        );
    }
}
