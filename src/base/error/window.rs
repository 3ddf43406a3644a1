//! Windows before and after a change that cannot be compared.

use super::phrase::counted;
use super::table::errors;

errors! {
    /// What is wrong with a window of points or dates.
    WindowError:

    /// A window of dates on a series without dates.
    "undated_series" =>
    #[error("the series has no dates, expected `dated(…)` for a window of dates")]
    UndatedSeries;

    /// A window with too few points to stand for a level.
    "window_too_short" =>
    #[error("the {what} has {}, expected at least {needs}", counted(*found, "usable point"))]
    WindowTooShort {
        /// Which window.
        what: &'static str,
        /// How many points it needs.
        needs: usize,
        /// How many it has.
        found: usize,
    };

    /// Two windows that share a point, where each is to be known without the other.
    "windows_overlap" =>
    #[error(
        "the window before ({before}) and the window after ({after}) share {}, expected two windows apart",
        counted(*shared, "point")
    )]
    WindowsOverlap {
        /// The first and the last point of the window before, by their dates or numbers.
        before: String,
        /// Those of the window after.
        after: String,
        /// How many points are in both.
        shared: usize,
    };
}
