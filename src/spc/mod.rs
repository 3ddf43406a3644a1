//! Statistical process control: series, kinds of chart, phases, limits, rules, charts and readings.
//!
//! | file | what it holds |
//! |---|---|
//! | `at`, `axis`, `column`, `observation`, `data`, `series`, `into_series`, `series_doc` | what was observed, checked once at the door |
//! | `kind`, `phase`, `target`, `shared_rules`, `options` | what is asked for |
//! | `limits` | a small file for each family of limits |
//! | [`rules`] | rules as data, the named sets, the signals |
//! | `defaults`, `per_phase`, `layout`, `check`, `plotted`, `accumulate`, `fitted`, `fit_notes`, `fitting`, `plain`, `analyse` | the one path from data to signals, and a short cut to the lines of the commonest chart |
//! | `track`, `note`, `chart_phase`, `chart` | the result |
//! | `scan`, `quick` | lines and hits without the chart: for long series, and for many of one shape |
//! | [`price`] | how often a rule set speaks, and of nothing |
//! | `pricing`, `resemblance`, `assumptions`, `expected` | a chart's own price, and what its data do to it; a batch's |
//! | `reading`, `onset`, `suggest`, `dispersion`, `batch` | what it says, what suits, many at once |
//! | `explain` | where two rule sets disagree on a chart, and by which choice |
//! | `monitor` | charts that grow, one point at a time |
//! | [`constants`] | d2, d3, c4 and what follows from them |

pub mod constants;
pub mod price;
pub mod rules;

mod accumulate;
mod analyse;
mod assumptions;
mod at;
mod axis;
mod batch;
mod chart;
mod chart_phase;
mod check;
mod column;
mod data;
mod defaults;
mod dispersion;
mod expected;
mod explain;
mod fit_notes;
mod fitted;
mod fitting;
mod into_series;
mod kind;
mod layout;
mod limits;
mod monitor;
mod note;
mod observation;
mod onset;
mod options;
mod per_phase;
mod phase;
mod plain;
mod plotted;
mod pricing;
mod quick;
mod reading;
mod resemblance;
mod scan;
mod series;
mod series_doc;
mod shared_rules;
mod suggest;
mod target;
mod track;

pub use assumptions::{Assumption, Broken};
pub use at::At;
pub use batch::{Batch, Matrix, Row};
pub use chart::Chart;
pub use chart_phase::ChartPhase;
pub use data::CaseCount;
pub use dispersion::null_sigma_z;
pub use expected::ExpectedFalse;
pub use explain::{Cause, Disagreement, Explanation, explain};
pub use into_series::IntoSeries;
pub use kind::Kind;
pub use limits::{
    AfterSignal, Centre, Cusum, Dispersion, Estimate, Estimator, Ewma, EwmaLimits, RatioCusum,
    Screen, Spread, Width,
};
pub use monitor::{MemoryMonitor, MemoryUpdate, Monitor, Point, Revision, Update, Verdict, Watch};
pub use note::Note;
pub use observation::Observation;
pub use onset::Onset;
pub use options::Options;
pub use phase::{Basis, Decided, Exclusion, LineValues, Phase, Reason, Why};
pub(crate) use pricing::Printed;
pub use pricing::{CORRELATIONS, ChartPrice, Unseen};
pub(crate) use reading::variation;
pub use reading::{Assurance, Reading, Variation};
pub use resemblance::{LARGEST_CORRELATION, Resemblance, Season};
pub use scan::{Hits, Scan};
pub use series::Series;
pub use suggest::Suggested;
pub use target::Target;
pub use track::{Statistic, Track};
