//! The zones between the lines, and the answers to the tests in each.

use super::answers::{Answers, Asked};
use super::test::Line;
use crate::direction::Side;
use crate::spc::rules::pattern::Border;

/// Where a value lies to the lines decides every answer about lines: there is one set of answers for each zone.
#[derive(Debug, Clone)]
pub(super) struct Zones {
    /// Ascending.
    levels: Vec<Level>,
    /// By how many levels a value is above.
    answers: Vec<Answers>,
}

/// A side of a line, and its level where it is now.
#[derive(Debug, Clone, Copy)]
struct Level {
    at: f64,
    line: Line,
}

impl Zones {
    /// Without lines: every answer is no.
    pub(super) fn new(asked: &Asked) -> Self {
        let mut levels: Vec<Level> = Vec::new();
        for line in asked.all().flat_map(|test| test.lines()) {
            if levels.iter().all(|level| level.line != *line) {
                let at = line.level(f64::NAN);
                levels.push(Level { at, line: *line });
            }
        }
        let answers = vec![Answers::NONE; levels.len() + 1];
        let mut zones = Self { levels, answers };
        zones.sort(asked);
        zones
    }

    /// The lines that it needs.
    pub(super) fn lines(&self) -> impl Iterator<Item = (Border, Side)> + '_ {
        self.levels
            .iter()
            .map(|level| (level.line.border, level.line.of))
    }

    /// Makes the lines those of the next point.
    pub(super) fn draw(&mut self, asked: &Asked, line: impl Fn(Border, Side) -> f64) {
        for level in &mut self.levels {
            level.at = level.line.level(line(level.line.border, level.line.of));
        }
        // the answers depend on the order of the lines alone
        if !self.levels.is_sorted_by(|one, next| one.at <= next.at) {
            self.sort(asked);
        }
    }

    fn sort(&mut self, asked: &Asked) {
        let levels = &mut self.levels;
        levels.sort_unstable_by(|one, other| one.at.total_cmp(&other.at));
        for (zone, answers) in self.answers.iter_mut().enumerate() {
            let passes = |line: &Line| {
                let is_above = levels[..zone].iter().any(|level| level.line == *line);
                is_above == (line.side == Side::Above)
            };
            *answers = asked.answers(|test| test.of_lines(passes));
        }
    }

    /// The answers about lines for a value, from the middle outwards: most values lie near the centre.
    #[inline]
    pub(super) fn answers(&self, value: f64) -> Option<&Answers> {
        let middle = self.levels.len() / 2;
        let (below, above) = self.levels.split_at_checked(middle)?;
        let risen = above.iter().take_while(|level| value > level.at).count();
        let mut zone = middle + risen;
        if risen == 0 {
            zone -= below
                .iter()
                .rev()
                .take_while(|level| value <= level.at)
                .count();
        }
        self.answers.get(zone)
    }
}
