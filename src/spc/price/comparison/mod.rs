//! Rule sets held against each other, by their automata.
//!
//! | file | what it holds |
//! |---|---|
//! | `difference` | where two rule sets differ, which rule can be first |
//! | `reader` | a set read point by point, with its gaps and steps |
//! | `witness` | from letters back to numbers |

pub(super) mod difference;
pub(super) mod reader;
pub(super) mod witness;
