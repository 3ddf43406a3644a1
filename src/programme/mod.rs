//! A programme of teaching whose outcome is what happened to the measures of its learners' projects (feature `course`).
//!
//! | to know | see |
//! |---|---|
//! | how long something takes, where for some it has not happened yet | [`KaplanMeier`] |
//! | what may be shown of small groups | [`small_cells`] |

mod kaplan_meier;
mod small_cells;

pub use kaplan_meier::{KaplanMeier, Step};
pub use small_cells::{Cell, FEWEST_SHOWN, small_cells};
