//! The notes of a chart, with those that only a reader needs.

use crate::spc::chart::chart::Chart;
use crate::spc::data::note::Note;
use crate::spc::reading::resemblance::Resemblance;
use crate::spc::reading::season::Season;

/// How many times the smallest denominator the largest is, for a note.
const FOURFOLD: f64 = 4.0;

/// The note of shares and rates with limits whose denominators differ much.
fn unequal(chart: &Chart) -> Option<Note> {
    if !chart.kind().has_unequal_spread() || !chart.has_limits() {
        return None;
    }
    let used = |&index: &usize| chart.value(index).is_some() && !chart.is_excluded(index);
    let points = (0..chart.len()).filter(used);
    let denominators = points.filter_map(|index| chart.series().denominator(index));
    let (smallest, largest) = denominators.fold((f64::INFINITY, 0.0_f64), |(low, high), of| {
        (low.min(of), high.max(of))
    });
    (largest >= FOURFOLD * smallest).then_some(Note::UnequalDenominators { smallest, largest })
}

impl Chart {
    /// The notes that whoever writes the chart adds to it: those that [making it](Self::notes) found, then a [season](Self::season), or
    /// that neighbouring points [resemble](Self::resemblance) each other. Every text, picture and report of the crate has them.
    ///
    /// They are worked out here and not when the chart is made, which has no use for them. A season, and resemblance, is told on fewer than
    /// one in 1,000 charts of independent values, since it is looked for on every chart and says that its signals may be none. Where a
    /// season is told, resemblance is not: a swing makes neighbours alike. Denominators that differ fourfold or more are told as they are.
    ///
    /// ```
    /// use improvement::spc::Note;
    /// use improvement::{Chart, Kind, Period, Series, date};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let admitted = (0..24).map(|quarter| [60, 40, 20, 40][quarter % 4] + [0, 2, 1, 3, 1][quarter % 5]);
    /// let quarters = (0..24).filter_map(|quarter| Period::Quarter.after(date(2018, 1, 1), quarter));
    /// let series = Series::values(admitted)?.dated(quarters)?.every(Period::Quarter)?;
    /// let chart = Chart::of(Kind::Individuals, series)?;
    /// assert!(matches!(chart.all_notes().last(), Some(Note::Seasonal { period: Period::Quarter, .. })));
    /// assert!(chart.to_string().contains("there is a yearly swing"));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn all_notes(&self) -> Vec<Note> {
        let mut notes = self.notes().to_vec();
        notes.extend(unequal(self));
        if let Some(season) = self.season().filter(Season::is_noted) {
            notes.push(Note::Seasonal {
                period: season.period,
                ratio: season.ratio,
            });
        } else if let Some(found) = self.resemblance().filter(Resemblance::is_noted) {
            notes.push(Note::Resembling {
                correlation: found.corrected,
            });
        }
        notes
    }
}
