//! Rules as data: patterns, rules, named sets, and the signals they give.
//!
//! | to | see |
//! |--|--|
//! | take a published set | [`RuleSet`]: [`RuleSet::all`] lists them |
//! | write a rule | [`Rule`] and its [`Pattern`]; every choice on which tools differ is a named option |
//! | compare rules | [`Semantic`], [`RuleSet::difference`](crate::RuleSet::difference) |
//! | read what was found | [`Signal`], [`RunFacts`] |

// The files:
//
// | file | what it holds |
// |--|--|
// | `pattern` | what a rule looks for, every choice on which tools differ a named option |
// | `semantic` | the choices on which rules of one kind differ |
// | `rule`, `check` | one rule; its name, and what a rule cannot be |
// | `set`, `sets` | rule sets; the named ones with their sources |
// | `signal`, `rows` | stretches of hits, each a row of ones in the order of its rule |
// | `facts`, `boxes` | longest run and crossings of a phase, and their limits |
// | `frame`, `hits`, `mask` | what the rules see, what they answer, one bit a point |
// | `view`, `bits` | the patterns, said once for masks of any length |
// | `kernel`, `order` | the hits of all rules, 64 points at a time; the points in the order in which a rule sees them |
// | `short`, `past`, `evaluate` | the hits of up to 64 points; the one way or the other |
// | `lines`, `steps`, `compare` | the masks that rules share, and the comparisons that make them |
// | `stream` | the rules one point at a time |
// | `matcher`, `neighbours` | the plain oracle of the tests: definitions restated point by point, from neighbour to neighbour |

mod bits;
mod boxes;
mod check;
mod compare;
mod evaluate;
mod facts;
mod frame;
mod hits;
mod kernel;
mod lawful;
mod lines;
mod mask;
#[cfg(test)]
mod matcher;
#[cfg(test)]
mod neighbours;
mod order;
mod past;
mod pattern;
mod rows;
mod rule;
mod semantic;
mod set;
mod sets;
mod short;
mod signal;
mod steps;
mod stream;
#[cfg(test)]
mod tests;
mod view;

pub use facts::RunFacts;
pub use pattern::{Border, Edge, Last, Length, Others, Pattern, RunsTable, Seen, Ties, WarmUp};
pub use rule::{Flags, Gap, Judged, Role, Rule, Scope, Sides};
pub use semantic::Semantic;
pub use set::{RuleSet, Shown};
pub use signal::{Signal, TrackKind};
pub use stream::SignalChange;

pub(crate) use compare::Scaled;
pub(crate) use evaluate::{evaluate, find_signals, for_each_side};
pub(crate) use frame::{Frame, Level, Levels};
pub(crate) use hits::SideHits;
#[cfg(test)]
pub(crate) use hits::sides_of;
pub(crate) use mask::Mask;
#[cfg(test)]
pub(crate) use matcher::Judge;
pub(crate) use sets::zeros::{MOST, with_zeros};
pub(crate) use short::Short;
pub(crate) use signal::Place;
pub(crate) use stream::{Automaton, CellState, Known, Open};
