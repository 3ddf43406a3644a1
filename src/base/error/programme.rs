//! Programmes, their gates and their cohorts.

use super::table::errors;

errors! {
    /// What is wrong with a programme, a gate, or the record of a cohort.
    ProgrammeError:

    /// A module or a programme of no credits.
    "no_credits", "the credits" =>
    #[error("are 0, expected 1 or more")]
    NoCredits;

    /// Modules whose credits are not those of their programme.
    "credits_do_not_add_up" =>
    #[error("the modules have {found} credits together, expected the {expected} of the programme")]
    CreditsDoNotAddUp {
        /// The sum of the modules.
        found: u32,
        /// What the programme says.
        expected: u32,
    };

    /// A level of study outside 4 to 8.
    "study_level", "the level" =>
    #[error("is {found}, expected 4 to 8 of the framework for higher education qualifications")]
    StudyLevel {
        /// The level.
        found: u8,
    };

    /// A learning outcome that asks for nothing.
    "empty_gate" =>
    #[error("the gate asks for nothing, expected one requirement or more")]
    EmptyGate;

    /// A requirement that asks for none of what it counts.
    "asks_for_none" =>
    #[error("the requirement asks for 0 {what}, expected 1 or more")]
    AsksForNone {
        /// What it counts.
        what: &'static str,
    };

    /// A gate that asks for success.
    "asks_for_success" =>
    #[error("the gate asks for progress of {found}, expected at most 2.5: changes tested. A gate never asks that the change was an improvement")]
    AsksForSuccess {
        /// The score.
        found: String,
    };

    /// A row of fidelity that there is not.
    "no_fidelity_row" =>
    #[error("`{found}` is no row of fidelity, expected F1 to F12")]
    NoFidelityRow {
        /// The code.
        found: String,
    };

    /// A document of the other kind.
    "other_document" =>
    #[error("the document is a `{found}`, expected a `{expected}`")]
    OtherDocument {
        /// What it says.
        found: String,
        /// What is read.
        expected: &'static str,
    };

    /// A cohort that is asked about a programme it does not follow.
    "other_programme" =>
    #[error("the cohort follows the programme `{expected}`, found `{found}`")]
    OtherProgramme {
        /// The programme that was given.
        found: String,
        /// That of the cohort.
        expected: String,
    };

    /// A learner in two action-learning sets.
    "in_two_sets" =>
    #[error("the learner `{learner}` is in the sets `{one}` and `{other}`, expected one")]
    InTwoSets {
        /// The learner.
        learner: String,
        /// The first set.
        one: String,
        /// The second.
        other: String,
    };

    /// A review of work that is the reviewer's own.
    "own_work" =>
    #[error("the learner `{learner}` reviews `{project}`, which is their own, expected the work of another")]
    OwnWork {
        /// The learner.
        learner: String,
        /// The project.
        project: String,
    };

    /// A retrospective rating without one afterwards.
    "then_without_after" =>
    #[error("there is a rating of how it was then and none of how it is now, expected both on the same day")]
    ThenWithoutAfter;
}
