//! Statistical process control: series, kinds of chart, phases, limits, rules, charts and readings.
//!
//! | to | see |
//! |---|---|
//! | say what was observed | [`Series`], and the [`Kind`]s of chart that it suits; [`LessSeason`], a series without its season |
//! | ask for a chart | [`Options`]: [`Basis`], [`Phase`], [`Target`], [`Estimator`], [`Width`], [`Memory`] |
//! | read it | [`Chart`]: [`Reading`], [`Variation`], [`Assurance`], [`Note`]; [`ChartRow`] for programs |
//! | ask how far to believe it | [`ChartPrice`], [`Assumption`], [`Resemblance`], [`Season`]; the module [`price`] |
//! | ask whether a change is an improvement | [`Chart::shift`]; the module [`shift`]; whether it is held, [`hold`]; where it might be, [`propose`] |
//! | judge one point at a time | [`Monitor`], [`Watch`], [`MemoryMonitor`] |
//! | see many at once | [`Batch`] and its [`Matrix`] |
//! | choose or write rules | the module [`rules`]; [`explain`] says where two sets disagree |
//! | scan a long series | [`Scan`] |

// The rooms of the wing:
//
// | room | what it holds |
// |---|---|
// | `data` | what was observed, checked once at the door; kinds, phases, reasons |
// | `season` | the season taken out of a series |
// | `limits` | a small file for each family of limits |
// | `rules` | rules as data, the named sets, the signals |
// | `asked` | what is asked of a chart: options, defaults, layout |
// | `chart` | the one path from data to signals, and its result |
// | `reading` | what it says, what suits, many at once |
// | `shift` | how far a level moved with a change, and how sure that is |
// | `hold` | whether a level that was reached is held |
// | `propose` | where a level may have moved |
// | `price` | how often a rule set speaks, and of nothing; a chart's own price, a batch's |
// | `monitor` | charts that grow, one point at a time |
// | `words` | the sentences of all of these |
// | `meeting` | how likely the next point is to meet a target |
// | `constants`, `pooled` | d2, d3, c4 and what follows from them; shares and rates of a stretch of points |

pub mod constants;
pub mod hold;
pub mod price;
pub mod propose;
pub mod rules;
pub mod shift;

pub(crate) mod asked;
pub(crate) mod chart;
pub(crate) mod data;
#[cfg(feature = "json")]
mod documents;
pub(crate) mod limits;
pub(crate) mod meeting;
pub(crate) mod monitor;
pub(crate) mod pooled;
pub(crate) mod reading;
pub(crate) mod season;
pub(crate) mod words;

pub use crate::base::moment::Moment;
pub use crate::base::period::Several;
pub use asked::bounds::Bounds;
pub use asked::options::Options;
pub use chart::chart::Chart;
pub use chart::chart_phase::ChartPhase;
pub use chart::scan::{Hits, Scan};
pub use chart::track::Track;
pub use data::annotation::Annotation;
pub use data::at::At;
pub use data::data::CaseCount;
pub use data::into_series::IntoSeries;
pub use data::kind::Kind;
pub use data::note::{Note, Rare};
pub use data::observation::Observation;
pub use data::phase::{Basis, Decided, Exclusion, LineValues, Phase, Reason, Why};
pub use data::series::Series;
pub use data::statistic::Statistic;
pub use data::target::Target;
pub use limits::dispersion::{least_sigma_z, null_sigma_z};
pub use limits::{
    AfterSignal, Centre, Cusum, Dispersion, Estimate, Estimator, Ewma, EwmaLimits, Memory, Process,
    RatioCusum, Screen, Spread, Width,
};
pub use meeting::Chance;
pub use monitor::{Alert, MemoryMonitor, MemoryUpdate, Monitor, Point, Revision, Update, Watch};
pub use price::assumptions::{Assumption, Broken};
pub use price::explain::{Cause, Disagreement, Explanation, explain};
pub use price::of_chart::{CORRELATIONS, ChartPrice, Unseen};
pub use reading::assurance::Assurance;
pub use reading::batch::{Batch, Row};
pub use reading::grid::Grid;
pub use reading::matrix::{ExpectedFalse, Matrix, MatrixEntry};
pub use reading::onset::Onset;
pub use reading::reading::{Reading, Unjudged, Variation};
pub use reading::resemblance::{LARGEST_CORRELATION, Resemblance};
pub use reading::rows::ChartRow;
pub use reading::running::Running;
pub use reading::season::Season;
pub use reading::suggest::Suggested;
pub use season::less::LessSeason;
