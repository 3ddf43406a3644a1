//! Is it held? A level that an improvement reached, watched from a declared point on.
//!
//! | to | see |
//! |---|---|
//! | say which level is to be held, and from when on | [`Hold`] |
//! | ask whether it is | [`Chart::hold`](crate::Chart::hold), [`Held`], [`Slip`] |
//!
//! ```
//! use improvement::spc::hold::Hold;
//! use improvement::{Chart, Compare, Direction};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let mut waits = vec![24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 19, 18, 20, 17, 19, 18, 20, 19, 17, 18, 19, 18];
//! waits.extend([20, 22, 23, 24, 22, 25, 23]);
//! let chart = Chart::options().better(Direction::Lower).xmr(waits)?;
//! let hold = Hold::at(20.0).from(24).comparing(Compare::points(0..12, 12..31));
//! println!("{}", chart.hold(&hold)?); // it slipped
//! # Ok(())
//! # }
//! ```
//!
//! Silence is no evidence: that nothing slipped does not say that the level is better than what is to be held.
//! [`Shift::recent`](crate::Shift::recent) asks for that. With both asked, a level half-way to be held and 24 points before the change, so many of 20,000
//! series are said to be sustained two years after it (`cargo run --release --example evidence_table -- 20000 sustained`):
//!
//! | shift | held | half lost after a year | all lost after a year |
//! |---|---:|---:|---:|
//! | 1 SD | .21 | .007 | .000 |
//! | 1.5 SD | .54 | .008 | .000 |
//! | 2 SD | .81 | .007 | .000 |
//!
//! Asked at every point from 24 to 36, a level exactly at the one to be held is ever called sustained in .03.

// The files: `hold`, what is asked; `held`, what is found; `of_chart`, `Chart::hold`. Its run length stands in `price/of_hold.rs`.

pub(crate) mod held;
#[expect(
    clippy::module_inception,
    reason = "the noun of the folder has a file of its own name"
)]
mod hold;
mod of_chart;

pub use held::{Held, INTERVAL, REFERENCE, Slip};
pub use hold::Hold;
