//! What the wing of charts says, and the `Display` of every type here that speaks.
//!
//! | file | what |
//! |---|---|
//! | `en_gb` | the phrases, British English |
//! | `chart` | a chart, its signals, its reading, the matrix |
//! | `written` | a chart as it is printed |
//! | `picture` | a chart for who does not see it, and the words in its picture |
//! | `price` | prices, powers and assumptions |
//! | `differences` | where two rule sets differ, on a chart and on any series |
//! | `memory` | EWMA and CUSUM charts |
//! | `monitor` | a point that was watched |

mod chart;
mod differences;
pub(crate) mod en_gb;
mod memory;
mod monitor;
pub(crate) mod picture;
mod price;
pub(crate) mod written;
