//! From design and question to a price.
//!
//! | file | what it holds |
//! |---|---|
//! | `answer` | exactly where that can be, by simulation elsewhere |
//! | `exact` | what needs no simulation |
//! | `table`, `table_of_chances` | what a chart prints without simulating: chances that were counted beforehand |

pub(super) mod answer;
pub(super) mod exact;
pub(super) mod table;
mod table_of_chances;
