//! Teaching improvement with this crate (feature `course`): a [`course`] of exercises that are marked, and experiments for the classroom.
//!
//! What draws numbers takes a seed. The same seed makes the same numbers everywhere, so that a teacher gives each student one.
//!
//! | to show | see |
//! |---|---|
//! | workers who differ by chance alone | [`RedBeads`] |
//! | what comes of adjusting after each result | [`Tampering`], [`Adjustment`] |
//! | what a chart says of a process of which the truth is known | [`Known`], [`Truth`] |
//! | what it costs to choose a split after seeing | [`split_alarms`] |
//! | two claims, and what the figures say of them | [`reminders`] |
//! | every group better, all together worse | [`Simpson`] |
//! | the worst get better by themselves | [`Regression`] |
//! | a test teaches when it can fail | [`find_the_rule`] |
//! | real figures | [`data`] |
//! | exercises that use this crate and are marked by it | [`course`] |

// The rooms of the wing:
//
// | room | what it holds |
// |---|---|
// | `data` | small real series |
// | `beads`, `tampering`, `known`, `split`, `reminders`, `simpson`, `regression`, `find_the_rule` | an experiment each |
// | `course` | exercises, and what marks them |
// | `words` | what they say |

pub mod course;
pub mod data;

mod beads;
mod find_the_rule;
mod known;
mod regression;
mod reminders;
mod simpson;
mod split;
mod tampering;
mod words;

pub use beads::{MOST_DAYS, MOST_LIFTED, MOST_WORKERS, RedBeads};
pub use find_the_rule::{HiddenRule, RuleFound, RuleMark, Triple, find_the_rule};
pub use known::known::{Known, LARGEST_MOVE, MEAN_VALUE, MOST_DRAWN, MOST_POINTS, VALUE_DEVIATION};
pub use known::truth::Truth;
pub use regression::{MEAN_SCORE, MOST_WARDS, Regression, SCORE_DEVIATION};
pub use reminders::reminders;
pub use simpson::{Group, Seen, Simpson};
pub use split::{FEWEST_BESIDE, SplitAlarms, split_alarms};
pub use tampering::{Adjustment, MOST_DROPS, Tampering};
