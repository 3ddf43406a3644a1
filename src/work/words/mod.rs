//! What the wing of improvement work says, and the `Display` of every type here that speaks.

mod claim;
pub(crate) mod en_gb;
mod family;
mod pdsa;
mod project;
