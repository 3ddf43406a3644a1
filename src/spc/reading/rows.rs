//! A chart's points as rows of data: what tables, documents and other programs are written from.

use crate::base::date::Date;
use crate::base::direction::Direction;
use crate::base::sort::sort;
use crate::spc::chart::chart::Chart;
use crate::spc::chart::track::Track;
use crate::spc::reading::reading::{Variation, variation};
use crate::spc::rules::{Role, TrackKind};
use serde::Serialize;

/// One point of one track of a chart: its value, its lines, and what the rules make of it.
///
/// Numbers are those of the chart, in its units. A field that is `None` has nothing to say: no value, no limit, no target, no
/// signal.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ChartRow {
    /// Which track.
    pub track: TrackKind,
    /// The number of the point, from 1.
    pub point: usize,
    /// The date under it.
    pub date: Option<Date>,
    /// The label under it.
    pub label: Option<String>,
    /// What is plotted.
    pub value: Option<f64>,
    /// The centre line.
    pub centre: Option<f64>,
    /// The lower limit, as drawn.
    pub lower: Option<f64>,
    /// The upper limit, as drawn.
    pub upper: Option<f64>,
    /// The target, on the main track.
    pub target: Option<f64>,
    /// The number of its phase, from 1.
    pub phase: usize,
    /// Whether it is left out of limits and rules.
    pub excluded: bool,
    /// What the signals that mark it say; `None` where none does.
    pub variation: Option<Variation>,
    /// The names of the rules whose signals mark it, each once and in order.
    pub rules: Vec<String>,
}

impl Chart {
    /// Every point of every track as data: the main track first, then the sum for a fall of a CUSUM, then the spread.
    ///
    /// Rows serialise, so that a web page or a data frame takes them as they are.
    ///
    /// ```
    /// use improvement::Chart;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let chart = Chart::xmr([22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23])?;
    /// let rows = chart.rows();
    /// assert_eq!(rows.len(), 13);
    /// assert_eq!(rows[8].value, Some(41.0));
    /// assert_eq!(rows[8].rules, ["beyond-limits"]);
    /// assert_eq!(rows[7].variation, None);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn rows(&self) -> Vec<ChartRow> {
        self.tracks()
            .flat_map(|track| rows_of(self, track))
            .collect()
    }

    /// Every track, the main one first.
    pub(crate) fn tracks(&self) -> impl Iterator<Item = &Track> {
        std::iter::once(self.main())
            .chain(self.lower_sum())
            .chain(self.spread())
    }
}

/// The rows of one track.
pub(crate) fn rows_of(chart: &Chart, track: &Track) -> Vec<ChartRow> {
    let main = track.kind() == TrackKind::Main;
    let marks = marks(chart, track);
    let mut marks = marks.chunk_by(same_point).peekable();
    let mut phases = chart.phases().iter().enumerate().peekable();
    readings(chart, track)
        .into_iter()
        .enumerate()
        .map(|(index, reading)| {
            while phases
                .next_if(|(_, phase)| phase.points().end <= index)
                .is_some()
            {}
            let here = marks.next_if(|its| its[0].0 == index).unwrap_or_default();
            let mut rules: Vec<String> = here
                .iter()
                .map(|&(_, signal)| chart.rule(&chart.signals()[signal]).name().into_owned())
                .collect();
            sort(&mut rules);
            rules.dedup();
            ChartRow {
                track: track.kind(),
                point: index + 1,
                date: chart.date(index),
                label: chart.series().label(index).map(str::to_owned),
                value: track.value(index),
                centre: track.centre(index),
                lower: track.lower(index),
                upper: track.upper(index),
                target: chart.target(index).filter(|_| main),
                phase: phases.peek().map_or(0, |(number, _)| *number) + 1,
                excluded: chart.is_excluded(index),
                variation: Some(reading).filter(|reading| reading.is_special()),
                rules,
            }
        })
        .collect()
}

/// What each point of a track shows, by the signals that mark it.
pub(crate) fn readings(chart: &Chart, track: &Track) -> Vec<Variation> {
    // which way is better is said of the level, not of the spread
    let direction = match track.kind() {
        TrackKind::Spread => Direction::Neither,
        TrackKind::Main | TrackKind::Lower => chart.asked().get_better(),
    };
    let mut readings = vec![Variation::CommonCause; track.len()];
    for its in marks(chart, track).chunk_by(same_point) {
        let point = its[0].0;
        let sides = its
            .iter()
            .map(|&(_, signal)| chart.signals()[signal].side_at(point));
        readings[point] = variation(direction, sides);
    }
    readings
}

/// Each point that a signal of a track marks, beside the signal's place; by point.
fn marks(chart: &Chart, track: &Track) -> Vec<(usize, usize)> {
    let of_track = chart.signals().iter().enumerate().filter(|(_, signal)| {
        signal.track() == track.kind() && chart.rule(signal).role() == Role::Signal
    });
    let mut marks: Vec<(usize, usize)> = of_track
        .flat_map(|(place, signal)| signal.flagged().map(move |point| (point, place)))
        .collect();
    sort(&mut marks);
    marks
}

fn same_point(one: &(usize, usize), other: &(usize, usize)) -> bool {
    one.0 == other.0
}
