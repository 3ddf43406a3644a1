//! Aims, measures, stakeholders and scores that do not go together.

use super::phrase::number;
use super::table::errors;

errors! {
    /// What is wrong in a piece of improvement work: in its aims, measures, people or scores.
    WorkError:

    /// Something that is dated before what it follows from.
    "too_early" =>
    #[error("{what} is dated {found}, expected {expected} {earliest}")]
    TooEarly {
        /// What is dated.
        what: &'static str,
        /// Its date.
        found: String,
        /// Which days it may have: `no earlier than the agreement on`.
        expected: &'static str,
        /// The date that comes first.
        earliest: String,
    };

    /// A score that is not on the scale.
    "score_out_of_range", "the score" =>
    #[error("is {found}, expected a score of 1 to 5")]
    ScoreOutOfRange {
        /// The score.
        found: i64,
    };

    /// A tie from somebody to themselves.
    "self_tie" =>
    #[error("`{id}` is tied to themselves, expected two people")]
    SelfTie {
        /// The stakeholder.
        id: String,
    };

    /// A tie that stands there twice.
    "duplicate_tie" =>
    #[error("the tie `{from}` {kind} `{to}` stands there twice, expected each tie once")]
    DuplicateTie {
        /// From whom.
        from: String,
        /// The kind of tie, in words.
        kind: &'static str,
        /// To whom.
        to: String,
    };

    /// A barrier that was overcome once before.
    "already_overcome" =>
    #[error("the barrier `{id}` was overcome on {on} already")]
    AlreadyOvercome {
        /// The barrier.
        id: String,
        /// When.
        on: String,
    };

    /// Progress towards an aim that says no target.
    "aim_without_target" =>
    #[error("the aim `{aim}` has no target, expected one: progress is a share of the way to it")]
    AimWithoutTarget {
        /// The aim.
        aim: String,
    };

    /// Data that are not of the kind that the measure says.
    "wrong_series" =>
    #[error("the measure `{measure}` takes {needs}, found {found}")]
    WrongSeries {
        /// The measure.
        measure: String,
        /// What its kind of data is.
        needs: &'static str,
        /// What the series holds.
        found: &'static str,
    };

    /// Two aims that pull one measure in opposite directions.
    "opposed_aims" =>
    #[error("the aims `{one}` and `{other}` pull the measure `{measure}` in opposite directions")]
    OpposedAims {
        /// The measure.
        measure: String,
        /// The first aim.
        one: String,
        /// The second.
        other: String,
    };

    /// A target or a baseline that does not follow from the log of its revisions.
    "unlogged_revision" =>
    #[error(
        "the {what} of the aim `{aim}` is {found} and its log says {logged}, expected `revise_goal`, which asks for the reason"
    )]
    UnloggedRevision {
        /// The aim.
        aim: String,
        /// `target` or `baseline`.
        what: &'static str,
        /// The value now, in words.
        found: String,
        /// What the log leads to, in words.
        logged: String,
    };

    /// A follow-up that says how a change stands, where nothing was ever adopted.
    "nothing_adopted" =>
    #[error("the follow-up of {on} says how the change stands, expected a cycle that had adopted one")]
    NothingAdopted {
        /// The day of the follow-up.
        on: String,
    };

    /// A progress score that is not on the scale.
    "progress_score", "the progress" =>
    #[error("is scored {}, expected 0.5 to 5.0 in steps of 0.5", number(*found))]
    ProgressScore {
        /// The score.
        found: f64,
    };

    /// An instrument that could not be scored.
    "bad_instrument" =>
    #[error("the instrument `{instrument}` {what}, expected {expected}")]
    BadInstrument {
        /// The instrument.
        instrument: String,
        /// What is wrong with it.
        what: String,
        /// What it should be.
        expected: &'static str,
    };
}
