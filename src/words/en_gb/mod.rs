//! British English: every phrase of charts, prices, pictures and reports. A second language is a folder beside this one.
//!
//! | file | what the phrases are about |
//! |---|---|
//! | `chart` | charts, their lines, signals and readings |
//! | `price` | prices: how often a steady process looks unsteady |
//! | `picture` | what stands in a picture of a chart, and what is said of it |
//! | `diagram` | driver diagrams and ramps |
//! | `people` | stakeholders |
//! | `report` | reports |

pub(crate) mod chart;
pub(crate) mod diagram;
pub(crate) mod people;
pub(crate) mod picture;
pub(crate) mod price;
pub(crate) mod report;
