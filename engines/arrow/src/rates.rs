//! The rates of false alarms of many charts, each worked out once.

use crate::charted::Charted;
use std::collections::HashMap;

/// The rates of false alarms of many charts.
///
/// The rate of a chart of measured values is that of its options and of its number of points, whatever the values; and what is exact can take
/// a thousand times as long as the chart.
#[derive(Debug, Default)]
pub(crate) struct Rates(HashMap<Set, Option<f64>>);

/// Which options, how many points, and whether they gave limits.
type Set = (u32, usize, bool);

impl Rates {
    /// [`Chart::false_alarm_rate`](improvement::Chart::false_alarm_rate).
    pub(crate) fn of(&mut self, charted: &Charted) -> Option<f64> {
        let chart = &charted.chart;
        let all_equal = (1..chart.len()).all(|point| chart.value(point) == chart.value(0));
        let latest = chart.latest()?;
        // points without variation have no rate, whatever their number
        let flat = all_equal || chart.has_limits() && chart.lower(latest) == chart.upper(latest);
        if flat || chart.series().holds() != "values" {
            return chart.false_alarm_rate();
        }
        // no table and no exact sum knows a chart with a gap
        if chart.series().usable() < chart.len() {
            return None;
        }
        let set = (charted.wish, chart.len(), chart.has_limits());
        *self
            .0
            .entry(set)
            .or_insert_with(|| chart.false_alarm_rate())
    }
}
