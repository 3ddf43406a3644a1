//! The lines of a chart as letters: the zones between them, and the lines themselves.

use crate::base::direction::Side;
use crate::spc::rules::{Border, Edge};

/// The lines that some rules ask for, in order. Where a point lies among them is its letter: letter `2i` is the open
/// zone below line `i`, letter `2i + 1` the line itself, and the last letter the zone above all lines.
#[derive(Debug, Clone)]
pub(in crate::spc::price) struct Zones {
    lines: Vec<f64>,
    places: Vec<(Border, Side, Option<usize>)>,
}

impl Zones {
    /// The zones of these borders. A level that is NaN is no line: nothing is past it.
    pub(in crate::spc::price) fn new(
        borders: &[Border],
        level: impl Fn(Border, Side) -> f64,
    ) -> Self {
        let asked: Vec<(Border, Side, f64)> = borders
            .iter()
            .flat_map(|&border| Side::BOTH.map(|side| (border, side)))
            .map(|(border, side)| (border, side, level(border, side)))
            .collect();
        let mut lines: Vec<f64> = asked.iter().map(|asked| asked.2).collect();
        lines.retain(|line| !line.is_nan());
        lines.sort_by(f64::total_cmp);
        lines.dedup();
        let places = asked
            .into_iter()
            .map(|(border, side, level)| {
                (border, side, lines.iter().position(|&line| line == level))
            })
            .collect();
        Self { lines, places }
    }

    pub(in crate::spc::price) fn lines(&self) -> &[f64] {
        &self.lines
    }

    pub(in crate::spc::price) fn letters(&self) -> usize {
        2 * self.lines.len() + 1
    }

    /// The letter of a value.
    pub(in crate::spc::price) fn letter_of(&self, value: f64) -> usize {
        let below = self.lines.partition_point(|&line| line < value);
        2 * below + usize::from(self.lines.get(below) == Some(&value))
    }

    /// Where a zone begins and ends: at infinity if nowhere.
    pub(in crate::spc::price) fn ends(&self, zone: usize) -> (f64, f64) {
        let line = |index: Option<usize>| index.and_then(|index| self.lines.get(index)).copied();
        let lower = if zone % 2 == 1 {
            line(Some(zone / 2))
        } else {
            line((zone / 2).checked_sub(1))
        };
        (
            lower.unwrap_or(f64::NEG_INFINITY),
            line(Some(zone / 2)).unwrap_or(f64::INFINITY),
        )
    }

    /// The letter of a border's line.
    fn line(&self, border: Border, side: Side) -> Option<usize> {
        self.places
            .iter()
            .find(|place| place.0 == border && place.1 == side)
            .and_then(|place| place.2)
            .map(|index| 2 * index + 1)
    }

    pub(in crate::spc::price) fn past(
        &self,
        letter: usize,
        border: Border,
        edge: Edge,
        side: Side,
    ) -> bool {
        self.line(border, side).is_some_and(|line| {
            (edge == Edge::Included && letter == line)
                || match side {
                    Side::Above => letter > line,
                    Side::Below => letter < line,
                }
        })
    }

    pub(in crate::spc::price) fn within(&self, letter: usize, border: Border, edge: Edge) -> bool {
        let (Some(lower), Some(upper)) = (
            self.line(border, Side::Below),
            self.line(border, Side::Above),
        ) else {
            return false;
        };
        match edge {
            Edge::Excluded => lower < letter && letter < upper,
            Edge::Included => lower <= letter && letter <= upper,
        }
    }

    /// Whether the letter is the centre line.
    pub(in crate::spc::price) fn on_centre(&self, letter: usize) -> bool {
        self.line(Border::Centre, Side::Above) == Some(letter)
    }
}
