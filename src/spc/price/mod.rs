//! What a rule set or a scheme costs: how long a process goes on before it speaks, and how often it speaks of nothing.
//!
//! A [`Price`] is the chance of a signal though nothing changed, and names its [`Question`]. It is exact where the
//! limits are known and a chain can be followed; elsewhere it is simulated with a seed, and says its standard error.
//! Run lengths are for limits that are known: exact for rules and for a CUSUM of counts, to some 12 digits where there
//! is a quadrature, and as said there for an EWMA of counts. "Nothing changed" means independent values from one
//! distribution.
//! [`RuleSet::difference`](crate::RuleSet::difference) and [`RuleSet::first_alone`](crate::RuleSet::first_alone)
//! compare rules by the same automata.
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
//! | `scheme` | [`SchemeRunLength`]: the same for schemes that remember |
//! | `ewma`, `cusum` | [`EwmaScheme`], [`CusumScheme`]: of normal values, and the limit for a wanted run length |
//! | `count_cusum`, `count_ewma` | [`CountCusum`], [`CountEwma`]: of counts |
//! | `individuals` | [`IndividualsScheme`]: values that are correlated, or judged with their moving ranges |
//! | `nystrom` | a statistic of normal values between limits as a chain |
//! | `asked` | the search for a limit |
//! | `run_tests` | [`RunTest`], [`trend_chance`]: the tests of a run chart, whose limits depend on the number of points |
//! | `question`, `departure` | [`Question`], [`Price`], what it takes as given; [`Departure`] from independent values |
//! | `design` | [`Design`]: a chart as it is set up |
//! | `answer`, `exact` | from design and question to price; what needs no simulation |
//! | `power`, `enough` | [`Power`]: what a chart can see; how many points, how long a baseline, how large a denominator |
//! | `random`, `law`, `simulate` | seeded uniform numbers, values of a distribution, series of a design |
//! | `judge`, `count`, `within` | series judged as the chart would, and counted; points to come under frozen limits |
//! | `difference` | where two rule sets differ, which rule can be first |
//! | `reader`, `witness` | a set read point by point with its gaps and steps; from letters back to numbers |

mod answer;
mod asked;
mod automaton;
mod bands;
mod chain;
mod changed;
mod count;
mod count_cusum;
mod count_ewma;
mod cusum;
mod departure;
mod design;
mod difference;
mod enough;
mod ewma;
mod exact;
mod individuals;
mod joint;
mod judge;
mod law;
mod machine;
mod nystrom;
mod power;
mod process;
mod question;
mod random;
mod reader;
mod run_length;
mod run_tests;
mod scheme;
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
pub use count_cusum::CountCusum;
pub use count_ewma::CountEwma;
pub use cusum::CusumScheme;
pub use departure::Departure;
pub use design::{BATCH_SERIES, Design, SEED, SERIES};
pub use difference::{Difference, FirstAlone, Proof, Which, Witness};
pub use enough::{Enough, SEARCH_SERIES, Wanted};
pub use ewma::EwmaScheme;
pub use individuals::IndividualsScheme;
pub use power::{COULD_NOT_SEE, Change, Power, Sight, WOULD_SEE};
pub use process::Process;
pub use question::{Given, LimitsFrom, Method, Price, Question};
pub use run_length::{First, RunLength, Solution};
pub use run_tests::{About, RunTest, trend_chance};
pub use scheme::SchemeRunLength;
pub(crate) use table::printed;
