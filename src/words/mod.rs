//! Every sentence that the crate can say, and the `Display` of every type that speaks.
//!
//! | file | what |
//! |---|---|
//! | `en_gb` | the phrases, British English |
//! | `price_en_gb` | the phrases about prices |
//! | `number` | numbers as people read them |
//! | `chart` | a chart, its signals, its reading, the matrix |
//! | `differences` | where two rule sets differ, on a chart and on any series |
//! | `memory` | EWMA and CUSUM charts |
//! | `project` | a project, its progress score, SQUIRE, benefits, instruments |
//! | `price` | prices, powers and assumptions |
//! | `monitor` | the updates of a monitor |

mod chart;
mod differences;
mod en_gb;
mod memory;
mod monitor;
mod number;
mod price;
mod price_en_gb;
mod project;
