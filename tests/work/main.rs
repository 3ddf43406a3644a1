//! The integration tests of improvement work, pictures, reports and the course, and those that walk all of the crate: a module
//! for each subject, as in `tests/it`.
//!
//! Run one subject with `cargo test -p tests --test work pdsa::`.

mod board;
mod breaker;
mod broken_documents;
mod claims;
mod course;
mod diagrams;
mod driver;
mod field_words;
mod finding;
mod for_programs;
mod improvement_example;
mod instrument;
mod measure;
mod mermaid;
mod network;
mod pdsa;
mod picture_words;
mod pictures;
mod programme;
mod project;
mod project_examples;
mod second_hour;
mod stakeholder;
mod stranger;
mod support;
mod teach;
mod told;
mod typed;
mod vega_lite;
