//! What a rule set costs: how long a process goes on before it speaks, and how often it speaks of nothing.
//!
//! Everything here is exact, for limits that are known: no simulation, no estimate. "Nothing changed" means
//! independent values from one distribution. [`RuleSet::difference`](crate::RuleSet::difference) and
//! [`RuleSet::first_alone`](crate::RuleSet::first_alone) compare rules by the same automata.
//!
//! | file | what it holds |
//! |---|---|
//! | `zones` | the lines of a chart as letters: the zones between them, and the lines themselves |
//! | `machine` | finite automata: built, multiplied, minimised |
//! | `automaton` | a rule set compiled to one automaton over the zones |
//! | `process` | what makes the values, and the lines that a chart would draw for it |
//! | `steps` | trends and alternation compiled to one automaton over steps |
//! | `chain`, `solve` | the Markov chain of automaton and process; expected times without subtraction |
//! | `bands`, `joint`, `changed` | zones and steps together: where in its zone the last value lies; across a change |
//! | `run_length` | [`RunLength`]: mean, spread and percentiles of the time to the first signal |
//! | `run_tests` | [`RunTest`], [`trend_chance`]: the tests of a run chart, whose limits depend on the number of points |
//! | `difference` | where two rule sets differ, which rule can be first |
//! | `reader`, `witness` | a set read point by point with its gaps and steps; from letters back to numbers |

mod automaton;
mod bands;
mod chain;
mod changed;
mod difference;
mod joint;
mod machine;
mod process;
mod reader;
mod run_length;
mod run_tests;
mod solve;
mod steps;
#[cfg(test)]
mod tests;
mod witness;
mod zones;

pub use difference::{Difference, FirstAlone, Proof, Which, Witness};
pub use process::Process;
pub use run_length::{First, RunLength, Solution};
pub use run_tests::{About, RunTest, trend_chance};
