//! Texts, ids and days that are not well formed, and ids that name nothing.

use super::table::errors;

errors! {
    /// What is wrong with a text, an id or a day.
    TextError:

    /// A text of nothing but white space, where something must be said.
    "empty_text", "the text" =>
    #[error("is empty, expected at least one word")]
    EmptyText;

    /// An id with other characters than a slug has, or of the wrong length.
    "bad_id" =>
    #[error("`{found}` is not an id, expected 1 to 64 characters out of a to z, 0 to 9 and -")]
    BadId {
        /// The text that was given.
        found: String,
    };

    /// A day that no calendar has.
    "bad_date" =>
    #[error("{found} is not a day of the calendar")]
    BadDate {
        /// The text that was given.
        found: String,
    };

    /// An id that names nothing.
    "unknown_id" =>
    #[error("there is no {what} `{id}`")]
    UnknownId {
        /// What it should name: `stakeholder`, `measure` …
        what: &'static str,
        /// The id.
        id: String,
    };

    /// An id that two things have.
    "duplicate_id" =>
    #[error("the id `{id}` stands there twice, expected each id once")]
    DuplicateId {
        /// The id.
        id: String,
    };
}
