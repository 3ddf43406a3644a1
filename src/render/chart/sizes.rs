//! Sizes of text, the room about it, and lines that the key explains, in pixels.

pub(crate) const TITLE: f64 = 18.0;
pub(crate) const SENTENCE: f64 = 14.0;
pub(crate) const LABEL: f64 = 12.0;
pub(crate) const FOOT: f64 = 11.0;
/// The height of a line of text, as a multiple of its size.
pub(crate) const LEADING: f64 = 1.35;
/// The radius of an icon.
pub(crate) const ICON: f64 = 20.0;
pub(crate) const BETWEEN_ICONS: f64 = 8.0;

pub(crate) const PHASE_DASHES: &str = "3 4";
pub(crate) const FALL_DASHES: &str = "4 2.5";
pub(crate) const LIMIT_DASHES: &str = "6 4";
/// The radius of an observed value behind an average.
pub(crate) const OBSERVED: f64 = 1.6;

/// The height of n lines of text.
pub(crate) fn height(lines: usize, size: f64) -> f64 {
    lines as f64 * size * LEADING
}

/// The room on each side of a picture.
pub(crate) fn side(width: f64) -> f64 {
    if width < 600.0 { 16.0 } else { 24.0 }
}
