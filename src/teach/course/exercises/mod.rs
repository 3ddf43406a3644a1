//! One file an exercise: its task, its hints, its marker and what the marker says.
//!
//! The numbers that a marker holds an answer against are worked out here by the crate, from the data or the seed.

#![allow(
    clippy::unnecessary_wraps,
    reason = "markers have one shape, and many ask the crate what may fail"
)]

pub(super) mod a_family_of_measures;
pub(super) mod aim_and_drivers;
pub(super) mod could_it_have_seen;
pub(super) mod did_it_hold;
mod findings;
pub(super) mod one_page_for_the_board;
pub(super) mod red_beads;
pub(super) mod say_it_before_you_look;
pub(super) mod semmelweis;
pub(super) mod tampering;
pub(super) mod to_come;
pub(super) mod two_points_lie;
pub(super) mod what_is_it_worth;
pub(super) mod what_the_price_is_not;
pub(super) mod which_chart;
pub(super) mod who_carries_it;
