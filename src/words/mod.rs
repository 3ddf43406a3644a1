//! Every sentence that the crate can say, and the `Display` of every type that speaks.
//!
//! | file | what |
//! |---|---|
//! | `en_gb` | the phrases, British English |
//! | `number` | numbers as people read them |
//! | `chart` | a chart, its signals, its reading, the matrix |
//! | `picture` | a chart for who does not see it, and the words in its picture |
//! | `price` | prices, powers and assumptions |
//! | `differences` | where two rule sets differ, on a chart and on any series |
//! | `memory` | EWMA and CUSUM charts |
//! | `project` | a project, its progress score, SQUIRE, benefits, instruments |
//! | `monitor` | the updates of a monitor |

mod chart;
mod differences;
pub(crate) mod en_gb;
mod memory;
mod monitor;
pub(crate) mod number;
pub(crate) mod picture;
mod price;
mod project;
