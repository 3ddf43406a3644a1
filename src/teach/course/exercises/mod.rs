//! One file an exercise: its task, its hints, its marker and what the marker says.
//!
//! The numbers that a marker holds an answer against are worked out here by the crate, from the data or the seed.

pub(super) mod could_it_have_seen;
pub(super) mod did_it_hold;
pub(super) mod red_beads;
pub(super) mod semmelweis;
pub(super) mod tampering;
pub(super) mod to_come;
pub(super) mod two_points_lie;
pub(super) mod what_the_price_is_not;
pub(super) mod which_chart;
