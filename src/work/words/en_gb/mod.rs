//! The phrases of improvement work in British English.

pub(crate) mod claim;
pub(crate) mod diagram;
pub(crate) mod family;
pub(crate) mod pdsa;
pub(crate) mod people;
