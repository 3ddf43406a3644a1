//! The course: exercises that use this crate and are marked by it.
//!
//! An exercise is a program of your own. It reads a story, works something out with this crate, and gives an [`Answer`];
//! [`mark`] says whether it is right, not there yet, or wrong, and in the last case which [`Misconception`] may stand behind it.
//!
//! ```
//! use improvement::course::{self, Answer, Mark};
//!
//! // nothing is answered yet: the mark is the task
//! let marked = course::mark("two-points-lie", 1, Ok(Answer::not_yet()));
//! assert!(matches!(marked.mark(), Mark::NotYet { .. }));
//! println!("{marked}");
//!
//! // the months that are worse than the month before
//! let marked = course::mark("two-points-lie", 1, Ok(Answer::points([2, 5, 6, 9, 11, 12, 15, 17, 18])));
//! assert!(matches!(marked.mark(), Mark::Wrong { .. }));
//! ```
//!
//! | what | where |
//! |---|---|
//! | the exercises, by number or by name | [`exercises`], [`exercise`] |
//! | an answer, and how sure you are of it | [`Answer`], [`Answer::sure`] |
//! | its mark | [`mark`], [`Marked`], [`Mark`] |
//! | a belief behind wrong answers | [`Misconception`] |
//! | what a student has done, and a page of it | [`Progress`], [`Standing`] |
//!
//! In a checkout, `cargo run --example course` lists the exercises, and `cargo run --example course -- start ../my-course` writes a package
//! with all of them and a runner.
//!
#![doc = include_str!("teachers.md")]

// The files:
//
// | file | what |
// |---|---|
// | `misconception` | what many believe, with a source for each |
// | `module` | the three modules |
// | `answer` | what a student gives |
// | `mark` | what the marker of an exercise says |
// | `attempt` | the last line of a marked exercise, written and read |
// | `exercise` | an exercise: its facts, and the kind of answer that its marker takes |
// | `exercises` | one file an exercise |
// | `list` | all of them, in order, and by name |
// | `marked` | an answer with its mark: what a program prints and ends with |
// | `progress` | what a student has done so far |
// | `standing` | the same as a page |

mod answer;
mod attempt;
mod exercise;
mod exercises;
mod list;
mod mark;
mod marked;
mod misconception;
mod module;
mod progress;
mod standing;

pub use answer::{Answer, Given};
pub use attempt::{Attempt, State};
pub use exercise::{Exercise, Page};
pub use list::{exercise, exercises};
pub use mark::Mark;
pub use marked::{Marked, mark};
pub use misconception::Misconception;
pub use module::Module;
pub use progress::{Confidence, Hint, PROGRESS_SCHEMA, Progress};
pub use standing::Standing;
