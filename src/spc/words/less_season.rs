//! A series without its season, in words.

use crate::spc::season::less::LessSeason;
use crate::spc::words::chart::point_name;
use crate::spc::words::en_gb::season as said;
use std::fmt;

impl LessSeason {
    /// What its values are, in a few words, for the title of its chart: `difference from the same month of other years`.
    #[must_use]
    pub fn name(&self) -> String {
        said::difference(self.period, self.baseline_words().as_deref())
    }

    /// The baseline by its first and last point; none where it is the whole series.
    fn baseline_words(&self) -> Option<String> {
        if self.baseline == (0..self.series.len()) {
            return None;
        }
        let name = |index: usize| point_name(&self.series, index);
        let last = self.baseline.end - 1;
        Some(said::stretch(&name(self.baseline.start), &name(last)))
    }
}

impl fmt::Display for LessSeason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let points = self.baseline.clone();
        let used = points.filter(|&index| self.series.value(index).is_some());
        f.pad(&said::less(
            &self.name(),
            self.period,
            (self.cost, used.count(), self.without),
        ))
    }
}
