//! The phrases of charts in British English.

pub(crate) mod alone;
pub(crate) mod chart;
pub(crate) mod dates;
pub(crate) mod hold;
pub(crate) mod matrix;
pub(crate) mod memory;
pub(crate) mod note;
pub(crate) mod picture;
pub(crate) mod price;
pub(crate) mod propose;
pub(crate) mod reading;
pub(crate) mod season;
pub(crate) mod shift;
pub(crate) mod signal;
