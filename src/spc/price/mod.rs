//! What a rule set or a scheme costs: how long a process goes on before it speaks, and how often it speaks of nothing.
//!
//! Everything here is for limits that are known, without simulation or estimate: exact for rules and for a CUSUM of
//! counts, to some 12 digits where there is a quadrature, and as said there for an EWMA of counts. "Nothing changed"
//! means independent values from one distribution.
//!
//! | file | what it holds |
//! |---|---|
//! | `zones` | the lines of a chart as letters: the zones between them, and the lines themselves |
//! | `machine` | finite automata: built, multiplied, minimised |
//! | `automaton` | a rule set compiled to one automaton over the zones |
//! | `process` | what makes the values, and the lines that a chart would draw for it |
//! | `chain`, `solve` | the Markov chain of automaton and process; expected times without subtraction |
//! | `run_length` | [`RunLength`]: mean, spread and percentiles of the time to the first signal |
//! | `scheme` | [`SchemeRunLength`]: the same for schemes that remember |
//! | `ewma`, `cusum` | [`EwmaScheme`], [`CusumScheme`]: of normal values, and the limit for a wanted run length |
//! | `count_cusum`, `count_ewma` | [`CountCusum`], [`CountEwma`]: of counts |
//! | `individuals` | [`IndividualsScheme`]: values that are correlated, or judged with their moving ranges |
//! | `nystrom` | a statistic of normal values between limits as a chain |
//! | `asked` | the search for a limit |
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
