//! Many charts at a glance: variation by assurance, and which to look at first.

use crate::base::date::Date;
use crate::base::error::Error;
use crate::base::sort::sort_by_key;
use crate::base::sorted::SortedMap;
use crate::spc::chart::chart::Chart;
use crate::spc::reading::assurance::Assurance;
use crate::spc::reading::batch::Batch;
use crate::spc::reading::reading::Variation;
use serde::{Serialize, Serializer};

/// Many charts at a glance: which variation, by which assurance.
///
/// Judged at one date. A series that stopped earlier is listed apart and has no icon, as has one with too few
/// points; both would otherwise be read as if they were current.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Matrix {
    as_of: Option<Date>,
    entries: Vec<MatrixEntry>,
    cells: SortedMap<(Variation, Option<Assurance>), Vec<String>>,
    stopped: Vec<(String, Date)>,
    too_few: Vec<String>,
    failed: Vec<(String, Error)>,
    expected_false: Option<ExpectedFalse>,
}

/// One measure of a matrix, with its icons.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct MatrixEntry {
    /// The name.
    pub name: String,
    /// What its latest point shows.
    pub variation: Variation,
    /// What to expect of its target, if it has one.
    pub assurance: Option<Assurance>,
    /// For how many points, the latest among them, the special cause has been there: 0 where there is none.
    pub points: usize,
    /// The date of the first of them.
    pub since: Option<Date>,
}

/// How many charts of a batch would show a special cause though nothing changed on any of them.
///
/// Its [`Display`](std::fmt::Display) is the sentence that belongs beside a matrix.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ExpectedFalse {
    /// How many charts were priced.
    pub charts: usize,
    /// How many could not be: a phase of which it is not recorded when it was decided, limits of zero width, no rule.
    pub left_out: usize,
    /// Expected icons at the latest point.
    pub icons: f64,
    /// Expected charts with a signal anywhere.
    pub any_signal: f64,
    /// The standard errors of the two, from simulation.
    pub standard_errors: (f64, f64),
}

impl MatrixEntry {
    /// What a chart says at its latest point.
    pub(crate) fn of(name: String, chart: &Chart) -> Self {
        let reading = chart.reading();
        let first = reading
            .behind()
            .iter()
            .filter_map(|&signal| chart.signals()[signal].flagged().next())
            .min();
        let since = first.filter(|_| reading.variation().is_special());
        Self {
            name,
            variation: reading.variation(),
            assurance: reading.assurance(),
            points: since.map_or(0, |first| reading.latest() + 1 - first),
            since: since.and_then(|first| chart.date(first)),
        }
    }

    /// Its place in the order of what to look at: concern, both, no direction, improvement; then a common cause that cannot be
    /// expected to meet its target, and the rest.
    const fn rank(&self) -> u8 {
        match (self.variation, self.assurance) {
            (Variation::Concern(_), _) => 0,
            (Variation::ImprovementAndConcern { .. }, _) => 1,
            (Variation::Neither(_) | Variation::Undirected, _) => 2,
            (Variation::Improvement(_), _) => 3,
            (Variation::CommonCause, Some(Assurance::Fails)) => 4,
            (Variation::CommonCause, _) => 5,
            (Variation::TooFew | Variation::NotJudged, _) => 6,
        }
    }
}

impl Batch {
    /// Variation by assurance, as of the latest date of any series.
    ///
    /// ```
    /// use improvement::{Batch, Chart, Kind};
    ///
    /// let wards = [("Ash", [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25]), ("Beech", [22, 25, 19, 24, 21, 23, 20, 26, 22, 22, 24, 21, 41])];
    /// let matrix = Batch::of(&Chart::options(), Kind::Individuals, wards).matrix();
    /// assert_eq!(matrix.look_first()[0].name, "Beech");
    /// ```
    #[must_use]
    pub fn matrix(&self) -> Matrix {
        let as_of = self
            .charts()
            .filter_map(|(_, chart)| chart.date(chart.latest()?))
            .max();
        let mut matrix = Matrix {
            as_of,
            ..Matrix::default()
        };
        for row in self {
            let name = row.name().to_owned();
            let chart = match row.chart() {
                Ok(chart) => chart,
                Err(error) => {
                    matrix.failed.push((name, error.clone()));
                    continue;
                }
            };
            let last = chart.latest().and_then(|latest| chart.date(latest));
            let entry = MatrixEntry::of(name, chart);
            match (last, as_of) {
                (Some(last), Some(as_of)) if last < as_of => {
                    matrix.stopped.push((entry.name, last));
                }
                _ if entry.variation == Variation::TooFew => matrix.too_few.push(entry.name),
                _ => matrix.place(entry),
            }
        }
        matrix
    }
}

impl Matrix {
    fn place(&mut self, entry: MatrixEntry) {
        let cell = (entry.variation, entry.assurance);
        self.cells.entry(cell).or_default().push(entry.name.clone());
        self.entries.push(entry);
    }

    /// The matrix with how many of its icons to expect though nothing changed: [`Batch::expected_false`] works it out. Text and
    /// picture then say it.
    #[must_use]
    pub fn expecting(mut self, false_alarms: ExpectedFalse) -> Self {
        self.expected_false = Some(false_alarms);
        self
    }

    /// How many icons to expect though nothing changed, if [`expecting`](Self::expecting) has said so.
    #[must_use]
    pub const fn expected_false(&self) -> Option<&ExpectedFalse> {
        self.expected_false.as_ref()
    }

    /// The date at which every chart is judged: the latest of any series; `None` without dates.
    #[must_use]
    pub fn as_of(&self) -> Option<Date> {
        self.as_of
    }

    /// Every measure with icons, in the order in which they came.
    #[must_use]
    pub fn entries(&self) -> &[MatrixEntry] {
        &self.entries
    }

    /// Every measure with icons, what to look at first at the top: concern, both ways, no direction, improvement, then common
    /// cause that cannot be expected to meet its target, then the rest; among equals what has lasted longest, then as they came.
    ///
    /// ```
    /// use improvement::spc::Batch;
    /// use improvement::{Chart, Direction, Kind};
    ///
    /// let wards = [
    ///     ("Ward 1", [3, 5, 4, 6, 5, 4, 6, 3, 5, 4, 6, 5, 4]),
    ///     ("Ward 2", [3, 5, 4, 6, 5, 4, 6, 3, 5, 4, 6, 5, 19]),
    /// ];
    /// let batch = Batch::of(&Chart::options().better(Direction::Lower), Kind::Individuals, wards);
    /// let matrix = batch.matrix();
    /// let first = matrix.look_first()[0];
    /// assert_eq!((first.name.as_str(), first.points), ("Ward 2", 1));
    /// ```
    #[must_use]
    pub fn look_first(&self) -> Vec<&MatrixEntry> {
        let mut entries: Vec<&MatrixEntry> = self.entries.iter().collect();
        sort_by_key(&mut entries, |entry| {
            (entry.rank(), usize::MAX - entry.points)
        });
        entries
    }

    /// The names in one cell, in order.
    #[must_use]
    pub fn cell(&self, variation: Variation, assurance: Option<Assurance>) -> &[String] {
        self.cells
            .get(&(variation, assurance))
            .map_or(&[], Vec::as_slice)
    }

    /// The cells that are not empty, by variation and then assurance.
    pub fn cells(&self) -> impl Iterator<Item = (Variation, Option<Assurance>, &[String])> + '_ {
        self.cells
            .iter()
            .map(|(&(variation, assurance), names)| (variation, assurance, names.as_slice()))
    }

    /// Series that stopped before the matrix's date, each with its last date.
    #[must_use]
    pub fn stopped(&self) -> &[(String, Date)] {
        &self.stopped
    }

    /// Series with too few points for the rule set.
    #[must_use]
    pub fn too_few(&self) -> &[String] {
        &self.too_few
    }

    /// Series that could not be charted, each with its error.
    #[must_use]
    pub fn failed(&self) -> &[(String, Error)] {
        &self.failed
    }
}

/// A matrix as a document has it.
#[derive(Serialize)]
struct MatrixDoc<'a> {
    as_of: Option<Date>,
    measures: Vec<&'a MatrixEntry>,
    stopped: &'a [(String, Date)],
    too_few: &'a [String],
    failed: &'a [(String, Error)],
    #[serde(skip_serializing_if = "Option::is_none")]
    expected_false: Option<&'a ExpectedFalse>,
}

/// It serialises with its measures in the order of [`look_first`](Matrix::look_first).
impl Serialize for Matrix {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        MatrixDoc {
            as_of: self.as_of,
            measures: self.look_first(),
            stopped: &self.stopped,
            too_few: &self.too_few,
            failed: &self.failed,
            expected_false: self.expected_false.as_ref(),
        }
        .serialize(serializer)
    }
}
