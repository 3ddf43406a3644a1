//! What a rule set costs: how long a process goes on before it speaks, and how often it speaks of nothing.
//!
//! A [`Price`] is the chance of a signal though nothing changed, and names its [`Question`]. It is exact where the
//! limits are known and a chain can be followed; elsewhere it is simulated with a seed, and says its standard error.
//! "Nothing changed" means independent values from one distribution.
//!
//! | file | what it holds |
//! |---|---|
//! | `zones` | the lines of a chart as letters: the zones between them, and the lines themselves |
//! | `machine` | finite automata: built, multiplied, minimised |
//! | `automaton` | a rule set compiled to one automaton over the zones |
//! | `process` | what makes the values, and the lines that a chart would draw for it |
//! | `chain`, `solve` | the Markov chain of automaton and process; expected times without subtraction |
//! | `run_length` | [`RunLength`]: mean, spread and percentiles of the time to the first signal |
//! | `run_tests` | [`RunTest`], [`trend_chance`]: the tests of a run chart, whose limits depend on the number of points |
//! | `question`, `departure` | [`Question`], [`Price`], what it takes as given; [`Departure`] from independent values |
//! | `design` | [`Design`]: a chart as it is set up |
//! | `answer`, `exact` | from design and question to price; what needs no simulation |
//! | `power`, `enough` | [`Power`]: what a chart can see; how many points, how long a baseline, how large a denominator |
//! | `random`, `law`, `simulate` | seeded uniform numbers, values of a distribution, series of a design |
//! | `judge`, `count`, `within` | series judged as the chart would, and counted; points to come under frozen limits |

mod answer;
mod automaton;
mod bands;
mod chain;
mod changed;
mod count;
mod departure;
mod design;
mod difference;
mod enough;
mod exact;
mod joint;
mod judge;
mod law;
mod machine;
mod power;
mod process;
mod question;
mod random;
mod reader;
mod run_length;
mod run_tests;
mod simulate;
mod solve;
mod steps;
mod table;
mod table_of_chances;
#[cfg(test)]
mod tests;
mod within;
mod witness;
mod zones;

pub(crate) use answer::exactly;
pub use departure::Departure;
pub use design::{BATCH_SERIES, Design, SEED, SERIES};
pub use difference::{Difference, FirstAlone, Proof, Which, Witness};
pub use enough::{Enough, SEARCH_SERIES, Wanted};
pub use power::{COULD_NOT_SEE, Change, Power, Sight, WOULD_SEE};
pub use process::Process;
pub use question::{Given, LimitsFrom, Method, Price, Question};
pub use run_length::{First, RunLength, Solution};
pub use run_tests::{About, RunTest, trend_chance};
pub(crate) use table::printed;
