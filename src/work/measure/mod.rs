//! Measures: what is counted, how, by whom, and what its series shows.
//!
//! * `role`: outcome, process or balancing; the kind of data; which way is better; Proctor's implementation outcomes;
//! * `band`: a range with one end or two;
//! * `definition`: the operational definition, and its revisions;
//! * `collection`: who collects, how often, and which cases;
//! * `measure`: all of that with its series and its chart;
//! * `regular`: how far apart the points are;
//! * `check`: the findings M1 to M4 and M7 to M9 of one measure;
//! * `family`: the findings M5 and M6 of all measures together.

mod band;
mod check;
mod collection;
mod definition;
mod family;
#[expect(
    clippy::module_inception,
    reason = "the noun of the folder has a file of its own name"
)]
mod measure;
mod regular;
mod role;

pub use band::Band;
pub(crate) use collection::check_sampling;
pub use collection::{CollectionPlan, Sampling};
pub use definition::{OperationalDefinition, Redefinition};
pub use family::check_family;
pub use measure::{ChartSpec, Measure};
pub use regular::regular_step;
pub(crate) use regular::unbroken;
pub use role::{Better, DataKind, Implementation, Role};
