//! The integration tests, in one binary: a module for each subject.
//!
//! Run one subject with `cargo test --test it monitor::`. Apart are `tests/prices.rs`, whose whole tables take long, and
//! `checks/`, whose tests need crates that no example should have to build.

mod apart;
mod autotrait;
mod batch;
mod constants;
mod defaults;
mod diagrams;
mod difference;
mod driver;
mod errors;
mod explain;
mod field_words;
mod finding;
mod for_programs;
mod golden;
mod golden_map;
mod instrument;
mod interval;
mod kinds;
mod measure;
mod memory;
mod monitor;
mod network;
mod one_price;
mod pdsa;
mod picture_words;
mod pictures;
mod power_of_kinds;
mod price;
mod price_golden;
mod price_map;
mod price_words;
mod project;
mod project_examples;
mod properties;
mod published;
mod readings;
mod reviewed_designs;
mod rules;
mod run_tests;
mod schemes;
mod season;
mod serde;
mod stakeholder;
mod steps;
mod support;
mod textbook;
mod truth;
mod typed;
mod units;
mod vega_lite;
mod watch;
mod whole_events;
mod words;
