//! What a rule set costs: how long a process goes on before it speaks, and how often it speaks of nothing.
//!
//! Everything here is exact, for limits that are known: no simulation, no estimate. "Nothing changed" means
//! independent values from one distribution.
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

mod asked;
mod automaton;
mod chain;
mod count_cusum;
mod count_ewma;
mod cusum;
mod ewma;
mod individuals;
mod machine;
mod nystrom;
mod process;
mod run_length;
mod run_tests;
mod scheme;
mod solve;
#[cfg(test)]
mod tests;
mod zones;

pub use count_cusum::CountCusum;
pub use count_ewma::CountEwma;
pub use cusum::CusumScheme;
pub use ewma::{EwmaLimits, EwmaScheme};
pub use individuals::IndividualsScheme;
pub use process::Process;
pub use run_length::{First, RunLength};
pub use run_tests::{About, RunTest, trend_chance};
pub use scheme::SchemeRunLength;
