//! What is asked: a chart as it is set up, and the questions about it.
//!
//! | file | what it holds |
//! |---|---|
//! | `question` | the questions, a price, and what it takes as given |
//! | `departure` | how values differ from independent ones |
//! | `design`, `shape` | a chart as it is set up, and the shape of its data |
//! | `power` | what a chart can see |
//! | `enough`, `search` | how many points, how long a baseline, how large a denominator |

pub(super) mod departure;
pub(super) mod design;
pub(super) mod enough;
pub(super) mod power;
pub(super) mod question;
pub(super) mod search;
pub(super) mod shape;
