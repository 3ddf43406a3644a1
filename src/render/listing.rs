//! A list in the place of a picture that would have too many parts to be read, or to be laid out.

use super::card::{Card, Style};
use super::svg::{Anchor, Svg};
use super::theme::Theme;
use crate::work::words::en_gb::diagram as words;

/// The most lines that are listed; the alternative text has them all.
const MOST_LISTED: usize = 100;

/// The most lines that one item of the list takes.
const LINES: usize = 3;

const MARGIN: f64 = 14.0;

/// What the list stands for.
pub(crate) struct Listing<'a> {
    pub(crate) title: &'a str,
    pub(crate) description: &'a str,
    /// Why there is no picture, with the bound.
    pub(crate) why: &'a str,
    pub(crate) items: &'a [String],
    pub(crate) width: f64,
    pub(crate) theme: Theme,
}

impl Listing<'_> {
    /// The list as SVG.
    pub(crate) fn drawn(&self) -> String {
        let mut card = Card::new(self.width - 2.0 * MARGIN);
        card.add(self.description, Style::STRONG, LINES);
        card.add(self.why, Style::SMALL, LINES);
        for item in self.items.iter().take(MOST_LISTED) {
            card.add(item, Style::BODY.smaller(1.0), LINES);
        }
        if let Some(left) = self.items.len().checked_sub(MOST_LISTED + 1) {
            card.add(&words::more(left + 1), Style::SMALL, LINES);
        }
        let height = card.height() + 2.0 * MARGIN;
        let mut svg = Svg::new(self.width, height, self.title, self.description, self.theme);
        card.draw(&mut svg, MARGIN, MARGIN, Anchor::Start);
        svg.finish()
    }
}
