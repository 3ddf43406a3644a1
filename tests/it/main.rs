//! The integration tests of charts, in one binary: a module for each subject.
//!
//! Run one subject with `cargo test -p tests --test it monitor::`. Apart are `tests/work`, which has improvement work, pictures, the
//! course and what walks all of them (so that the two are compiled side by side), `tests/prices.rs`, whose whole tables take
//! long, and `checks/`, whose tests need crates that no example should have to build.

mod apart;
mod autotrait;
mod batch;
mod constants;
mod dates;
mod defaults;
mod difference;
mod errors;
mod events;
mod evidence;
mod explain;
mod golden;
mod golden_map;
mod hold;
mod interval;
mod kinds;
mod less_season;
mod many_shifts;
mod meeting;
mod memory;
mod monitor;
mod one_price;
mod power_of_kinds;
mod price;
mod price_golden;
mod price_map;
mod price_words;
mod properties;
mod propose;
mod published;
mod readings;
mod reviewed_designs;
mod rules;
mod run_tests;
mod schemes;
mod season;
mod serde;
mod shift;
mod shift_golden;
mod shift_words;
mod steps;
mod support;
mod textbook;
mod truth;
mod units;
mod watch;
mod whole_events;
mod words;
mod zeros;
