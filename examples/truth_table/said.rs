//! What was said of the series of one cell.

use improvement::Side;
use improvement::spc::Variation;

/// What was said, in shares of the series of one cell.
#[derive(Default)]
pub(crate) struct Said {
    pub(crate) right: u32,
    pub(crate) wrong: u32,
    pub(crate) both: u32,
    pub(crate) no_direction: u32,
    pub(crate) elsewhere: u32,
    pub(crate) common: u32,
    pub(crate) too_few: u32,
    pub(crate) not_judged: u32,
}

impl Said {
    pub(crate) fn add(&mut self, variation: Variation, elsewhere: bool, truth: Option<Side>) {
        *match variation {
            Variation::Improvement(side) | Variation::Concern(side) if Some(side) == truth => {
                &mut self.right
            }
            Variation::Improvement(_) | Variation::Concern(_) => &mut self.wrong,
            Variation::ImprovementAndConcern { .. } => &mut self.both,
            Variation::Neither(_) | Variation::Undirected => &mut self.no_direction,
            Variation::CommonCause if elsewhere => &mut self.elsewhere,
            Variation::CommonCause => &mut self.common,
            Variation::TooFew => &mut self.too_few,
            Variation::NotJudged => &mut self.not_judged,
        } += 1;
    }

    pub(crate) fn row(&self, series: u32) -> String {
        let counts = [
            self.right,
            self.wrong,
            self.both,
            self.no_direction,
            self.elsewhere,
            self.common,
            self.too_few,
            self.not_judged,
        ];
        let share = |count: u32| format!("{:.3}", f64::from(count) / f64::from(series));
        counts.map(share).join(" | ")
    }
}
