//! The columns of a driver diagram from left to right.

use crate::render::card::{Card, Style};

/// The narrowest column: a picture with many columns is as wide as they need, whatever was asked for.
const COLUMN: f64 = 92.0;

/// The widest column.
const WIDEST: f64 = 340.0;

/// From the edge of the picture to what is drawn.
pub(super) const MARGIN: f64 = 14.0;

/// Columns narrower than this have smaller letters and less room around them.
const NARROW: f64 = 140.0;

/// How many times as wide as the others the last column is, where it has lists.
const WITH_LISTS: f64 = 2.6;

/// Where the columns stand, and how large letters are in them.
#[derive(Debug)]
pub(super) struct Across {
    /// Of the whole picture.
    pub(super) width: f64,
    lefts: Vec<f64>,
    widths: Vec<f64>,
    /// From the edge of a box to its words.
    pub(super) padding: f64,
    /// By how much letters are smaller than usual.
    pub(super) smaller: f64,
}

impl Across {
    /// For `count` columns in a picture that is to be `width` wide.
    #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
    pub(super) fn of(width: f64, count: usize, listed: bool) -> Self {
        let gaps = count as f64 - 1.0;
        let gap = (width * 0.055).clamp(22.0, 72.0);
        let room = width - 2.0 * MARGIN - gaps * gap;
        let last = if listed { WITH_LISTS } else { 1.0 };
        let column = libm::floor((room / (gaps + last)).clamp(COLUMN, WIDEST));
        let last = libm::floor((room - gaps * column).clamp(COLUMN, last * WIDEST));
        let gap = if column >= WIDEST {
            (width - 2.0 * MARGIN - gaps * column - last) / gaps.max(1.0)
        } else {
            gap
        };
        let gap = gap.min(150.0);
        let mut widths = vec![column; count.saturating_sub(1)];
        widths.push(last.min(if listed { f64::INFINITY } else { column }));
        let mut left = MARGIN;
        let mut lefts = Vec::with_capacity(count);
        for width in &widths {
            lefts.push(left);
            left += width + gap;
        }
        let (padding, smaller) = if column < NARROW {
            (6.0, 1.0)
        } else {
            (9.0, 0.0)
        };
        Self {
            width: (left - gap + MARGIN).max(width),
            lefts,
            widths,
            padding,
            smaller,
        }
    }

    /// The left edge of a column.
    pub(super) fn left(&self, column: usize) -> f64 {
        self.lefts[column]
    }

    /// The width of a column.
    pub(super) fn wide(&self, column: usize) -> f64 {
        self.widths[column]
    }

    /// The room for words in a box of a column.
    pub(super) fn room(&self, column: usize) -> f64 {
        self.widths[column] - 2.0 * self.padding
    }

    /// The style of what is less than the text of a node.
    pub(super) const fn small(&self) -> Style {
        Style::LISTED.smaller(self.smaller / 2.0)
    }

    /// The height of the box about a card.
    pub(super) fn box_height(&self, card: &Card) -> f64 {
        card.height() + 2.0 * self.padding - 3.0
    }
}
