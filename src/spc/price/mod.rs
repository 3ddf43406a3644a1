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
//! | to ask | see |
//! |---|---|
//! | what a chart costs, as it is set up | [`Chart::price`](crate::Chart::price), [`Design`], [`Question`], [`Price`] |
//! | what it can see | [`Power`], [`Change`], [`Sight`], [`Wanted`] |
//! | what breaks its price | [`Departure`] |
//! | how long until a rule set speaks | [`RunLength`] |
//! | the chances of a run chart's tests | [`RunTest`], [`trend_chance`] |
//! | the same of charts with memory | [`EwmaScheme`], [`CusumScheme`], [`CountCusum`], [`CountEwma`], [`IndividualsScheme`] |
//! | where two rule sets differ | [`Difference`], [`FirstAlone`] |

// The files:
//
// | file | what it holds |
// |---|---|
// | `process`, `chances` | what makes the values; the lines that a chart would draw for it, and the chances about them |
// | `chains` | rules as automata, and the Markov chains of automaton and process |
// | `run_length` | `RunLength`: mean, spread and percentiles of the time to the first signal |
// | `run_tests` | `RunTest`, `trend_chance`: the tests of a run chart, whose limits depend on the number of points |
// | `schemes` | `EwmaScheme`, `CusumScheme`, `CountCusum`, `CountEwma`, `IndividualsScheme` and their `SchemeRunLength` |
// | `comparison` | `Difference`: where two rule sets differ, which rule can be first |
// | `designs` | `Design`, `Question`, `Price`, `Departure`, `Power`, `Wanted`: what is asked |
// | `simulation` | series of a design, drawn, judged and counted |
// | `answers` | from design and question to price |
// | `of_chart`, `of_batch`, `of_hold` | a chart's own price, a batch's, how long a level that is held goes without an alarm |
// | `assumptions` | what the data of a chart do to its price |
// | `explain` | where two rule sets disagree on a chart, and by which choice |

mod answers;
pub(crate) mod assumptions;
mod chains;
mod chances;
mod comparison;
mod designs;
pub(crate) mod explain;
pub(crate) mod of_batch;
pub(crate) mod of_chart;
mod of_hold;
mod process;
mod run_length;
mod run_tests;
mod schemes;
mod simulation;
#[cfg(test)]
mod tests;

pub use comparison::difference::{Difference, FirstAlone, Proof, Which, Witness};
pub use designs::departure::Departure;
pub use designs::design::{BATCH_SERIES, Design, SEED, SERIES};
pub use designs::enough::Wanted;
pub use designs::power::{COULD_NOT_SEE, Change, Power, Sight, WOULD_SEE};
pub use designs::question::{Given, LimitsFrom, Method, Price, Question};
pub use designs::search::{Enough, SEARCH_SERIES};
pub use process::Process;
pub use run_length::{First, RunLength, Solution};
pub use run_tests::{About, RunTest, trend_chance};
pub use schemes::count_cusum::CountCusum;
pub use schemes::count_ewma::CountEwma;
pub use schemes::cusum::CusumScheme;
pub use schemes::ewma::EwmaScheme;
pub use schemes::individuals::IndividualsScheme;
pub use schemes::scheme::SchemeRunLength;
