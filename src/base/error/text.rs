//! Texts, ids and days that are not well formed, and ids that name nothing.

use super::phrase::quoted;
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

    /// A date that is written in another way than dates are read.
    "date_form" =>
    #[error("{} {fault}, expected a date as 2024-02-29", quoted(found))]
    DateForm {
        /// The text that was given.
        found: String,
        /// What sets it apart: `does not begin with the year`, `names its month in letters`, `has a time of day` …
        fault: &'static str,
    };

    /// A time of day that there is not, or that is written in another way.
    "bad_moment" =>
    #[error("`{found}` has no time of day as it is read, expected a moment as 2024-02-29T14:30")]
    BadMoment {
        /// The text that was given.
        found: String,
    };

    /// A text that names no period.
    "bad_period" =>
    #[error(
        "`{found}` is not a period, expected day, week, month, quarter, year, financial quarter, financial year, or a number of \
         days or weeks"
    )]
    BadPeriod {
        /// The text that was given.
        found: String,
    };

    /// Working days, where a regular step is asked for.
    "working_days" =>
    #[error("working days are no regular step: leave `every` out, and each point follows the one before it")]
    WorkingDays;

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
