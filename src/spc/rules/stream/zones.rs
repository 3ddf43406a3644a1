//! The zones between the lines, and the answers to the tests in each.

use super::answers::{Answers, Asked};
use super::test::Line;
use crate::base::direction::Side;
use crate::spc::rules::pattern::Border;

/// Where a value lies to the lines decides every answer about lines: there is one set of answers for each zone.
#[derive(Debug, Clone)]
pub(super) struct Zones {
    /// The level of each line where it is now, ascending.
    levels: Vec<f64>,
    lines: Vec<Line>,
    /// By how many levels a value is above.
    answers: Vec<Answers>,
}

impl Zones {
    /// Without lines: every answer is no.
    pub(super) fn new(asked: &Asked) -> Self {
        let mut lines: Vec<Line> = Vec::new();
        for line in asked.all().flat_map(super::test::Test::lines) {
            if !lines.contains(line) {
                lines.push(*line);
            }
        }
        let mut zones = Self {
            levels: lines.iter().map(|line| line.level(f64::NAN)).collect(),
            answers: vec![Answers::NONE; lines.len() + 1],
            lines,
        };
        zones.sort(asked);
        zones
    }

    /// The lines that it needs.
    pub(super) fn lines(&self) -> impl Iterator<Item = (Border, Side)> + '_ {
        self.lines.iter().map(|line| (line.border, line.of))
    }

    /// Makes the lines those of the next point.
    pub(super) fn draw(&mut self, asked: &Asked, place: impl Fn(Border, Side) -> f64) {
        for (level, line) in self.levels.iter_mut().zip(&self.lines) {
            *level = line.level(place(line.border, line.of));
        }
        // the answers depend on the order of the lines alone
        if !self.levels.is_sorted() {
            self.sort(asked);
        }
    }

    fn sort(&mut self, asked: &Asked) {
        let levels = self.levels.iter().copied();
        let mut pairs: Vec<(f64, Line)> = levels.zip(self.lines.iter().copied()).collect();
        pairs.sort_by(|one, other| one.0.total_cmp(&other.0));
        (self.levels, self.lines) = pairs.into_iter().unzip();
        for (zone, answers) in self.answers.iter_mut().enumerate() {
            let under = &self.lines[..zone];
            let passes = |line: &Line| under.contains(line) == (line.side == Side::Above);
            *answers = asked.answers(|test| test.of_lines(passes));
        }
    }

    /// The answers about lines for a value, from the middle outwards: most values lie near the centre.
    #[inline]
    pub(super) fn answers(&self, value: f64) -> Option<&Answers> {
        let levels = self.levels.as_slice();
        let middle = levels.len() / 2;
        let mut zone = middle;
        while let Some(level) = levels.get(zone)
            && value > *level
        {
            zone += 1;
        }
        if zone == middle {
            while let Some(level) = levels.get(zone.wrapping_sub(1))
                && value <= *level
            {
                zone -= 1;
            }
        }
        self.answers.get(zone)
    }
}
