//! What the wing of charts says, and the `Display` of every type here that speaks.
//!
//! | file | what |
//! |---|---|
//! | `en_gb` | the phrases, British English |
//! | `chart` | a chart, its signals, its reading |
//! | `written` | a chart as it is printed |
//! | `matrix` | many charts: the matrix, the grid |
//! | `told` | points that were left out, and notes |
//! | `picture` | a chart for who does not see it, and the words in its picture |
//! | `price` | prices, powers and assumptions |
//! | `running` | what still runs since the last event |
//! | `shift` | a change, its evidence, and why a chart cannot tell |
//! | `hold` | whether a level is held |
//! | `propose` | a change that is proposed |
//! | `differences` | where two rule sets differ, on a chart and on any series |
//! | `less_season` | a series without its season |
//! | `memory` | EWMA and CUSUM charts |
//! | `unit` | what values are counted in |
//! | `monitor` | a point that was watched |
//! | `symbols` | an icon in one or two letters |
//! | `alone` | what a chart or a monitor found, printed without the chart |

mod alone;
mod chart;
mod differences;
pub(crate) mod en_gb;
mod hold;
mod less_season;
mod matrix;
mod memory;
mod monitor;
pub(crate) mod picture;
mod price;
mod propose;
mod running;
mod shift;
mod symbols;
pub(crate) mod told;
mod unit;
pub(crate) mod written;
