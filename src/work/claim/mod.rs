//! Claims: statements about a change, each with the chart, the signal and the phase that are to bear it out.
//!
//! Claims are part of the document from the start, so that no document has to change its form later. They are
//! stored and read back as they were written; **this version gives no verdict on them**. The evidence chain, which
//! works a verdict out from the chart itself, is a later part of the crate.
//!
//! * `schema`: a claim as it is stored.

mod schema;

pub use schema::{Claim, ClaimedSignal};
