//! A piece of improvement work: what it aims at, what it measures, what it believes, tries, and claims.

pub mod claim;
pub mod driver;
pub mod family;
pub mod measure;
pub mod pdsa;
pub mod project;
pub mod stakeholder;

pub(crate) mod aim;
pub(crate) mod words;
