//! A row a chart: what each says at its latest point.

use crate::charted::{Charted, chart};
use crate::columns::Columns;
use crate::groups::Groups;
use crate::marks::marks;
use crate::rates::Rates;
use crate::refused::Refused;
use arrow_array::builder::{Float64Builder, Int64Builder, LargeStringBuilder};
use arrow_array::{ArrayRef, Int64Array, StructArray, UInt32Array};
use arrow_schema::{DataType, Field, Fields};
use arrow_select::take::take;
use improvement::Side;
use improvement::spc::{Assurance, Variation};
use std::sync::Arc;

/// What a reading is, where points stand at such places: a struct of
///
/// | field | says |
/// |---|---|
/// | `variation` | `improvement`, `concern`, `improvement_and_concern`, `neither`, `undirected`, `common_cause`, `too_few`, `not_judged` |
/// | `side` | `above` or `below`: where the special cause lies; where there are both, the improvement |
/// | `label` | the variation in the words of its icon |
/// | `assurance` | `passes`, `hit_or_miss`, `fails`, `too_few`, `cannot_be_said`; null without a target or a direction |
/// | `signals` | the names of the rules that mark the latest point, with commas between them; null where none does |
/// | `centre`, `lower`, `upper` | the lines at the latest point |
/// | `latest`, `latest_at` | what is plotted there, and where that is (its number, from 1, where the points have no place) |
/// | `points` | how many points have a value |
/// | `false_alarm_rate` | how often a chart like it signals though nothing changed, where no simulation is needed to know |
/// | `error` | why there is no chart; all else is then null |
#[must_use]
pub fn reading_type(at: Option<&DataType>) -> DataType {
    DataType::Struct(fields(at.unwrap_or(&DataType::Int64)))
}

fn fields(at: &DataType) -> Fields {
    let field = |name: &str, data_type: &DataType| Field::new(name, data_type.clone(), true);
    let (text, number) = (DataType::LargeUtf8, DataType::Float64);
    Fields::from(vec![
        field("variation", &text),
        field("side", &text),
        field("label", &text),
        field("assurance", &text),
        field("signals", &text),
        field("centre", &number),
        field("lower", &number),
        field("upper", &number),
        field("latest", &number),
        field("latest_at", at),
        field("points", &DataType::Int64),
        field("false_alarm_rate", &number),
        field("error", &text),
    ])
}

/// What the chart of each group says at its latest point: a row a group, of [`reading_type`].
///
/// ```
/// use arrow_array::{Array, ArrayRef, Float64Array, cast::AsArray};
/// use improvement_arrow::{Columns, Groups, reading};
///
/// # fn main() -> Result<(), improvement_arrow::Refused> {
/// let values: ArrayRef = std::sync::Arc::new(Float64Array::from(vec![24.0, 22.0, 25.0, f64::NAN]));
/// let charts = reading(&Groups::between(&[0, 3, 4])?, &Columns::new(&values)?)?;
/// let error = charts.column_by_name("error").expect("a column").as_string::<i64>();
/// assert!(error.is_null(0));
/// assert_eq!(error.value(1), "point 1 is NaN, expected an ordinary number");
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// [`Refused::NoSuchRows`] for groups that reach past the last row.
pub fn reading(groups: &Groups, columns: &Columns) -> Result<StructArray, Refused> {
    columns.check(groups)?;
    let mut rows = ReadingRows::default();
    let mut rates = Rates::default();
    for group in 0..groups.len() {
        match chart(groups, columns, group) {
            Ok(charted) => rows.push(&charted, rates.of(&charted)),
            Err(why) => rows.push_error(&why),
        }
    }
    Ok(rows.finish(columns.at.as_ref().map(|at| &at.array)))
}

#[derive(Default)]
struct ReadingRows {
    variation: LargeStringBuilder,
    side: LargeStringBuilder,
    label: LargeStringBuilder,
    assurance: LargeStringBuilder,
    signals: LargeStringBuilder,
    /// Centre, lower and upper limit, latest value, rate of false alarms.
    numbers: [Float64Builder; 5],
    latest_at: Vec<Option<u32>>,
    points: Int64Builder,
    error: LargeStringBuilder,
}

impl ReadingRows {
    fn push(&mut self, charted: &Charted, false_alarm_rate: Option<f64>) {
        let chart = &charted.chart;
        let reading = chart.reading();
        let latest = chart.latest();
        let (variation, side) = named(reading.variation());
        self.variation.append_value(variation);
        self.side.append_option(side);
        self.label.append_value(reading.variation().to_string());
        self.assurance
            .append_option(reading.assurance().map(assurance));
        let marks = marks(chart);
        let here = marks.iter().filter(|(point, _)| Some(*point) == latest);
        let names: Vec<&str> = here.map(|(_, name)| &**name).collect();
        let names = (!names.is_empty()).then(|| names.join(", "));
        self.signals.append_option(names);
        let at = |line: &dyn Fn(usize) -> Option<f64>| latest.and_then(line);
        let numbers = [
            at(&|point| chart.centre(point)),
            at(&|point| chart.lower(point)),
            at(&|point| chart.upper(point)),
            at(&|point| chart.value(point)),
            false_alarm_rate,
        ];
        for (column, number) in self.numbers.iter_mut().zip(numbers) {
            column.append_option(number);
        }
        self.latest_at
            .push(latest.and_then(|point| charted.row_of(point)));
        let points = chart.series().usable();
        self.points
            .append_value(i64::try_from(points).unwrap_or(i64::MAX));
        self.error.append_null();
    }

    fn push_error(&mut self, why: &str) {
        let texts = [
            &mut self.variation,
            &mut self.side,
            &mut self.label,
            &mut self.assurance,
            &mut self.signals,
        ];
        for column in texts {
            column.append_null();
        }
        for column in &mut self.numbers {
            column.append_null();
        }
        self.latest_at.push(None);
        self.points.append_null();
        self.error.append_value(why);
    }

    fn finish(mut self, at: Option<&ArrayRef>) -> StructArray {
        let places = UInt32Array::from(self.latest_at);
        let by_number = || -> ArrayRef {
            let number = |place: Option<u32>| place.map(|place| i64::from(place) + 1);
            Arc::new(places.iter().map(number).collect::<Int64Array>())
        };
        // every place is that of a row, so that nothing can fail
        let latest_at = match at {
            Some(at) => take(at, &places, None).unwrap_or_else(|_| by_number()),
            None => by_number(),
        };
        let fields = fields(latest_at.data_type());
        let [centre, lower, upper, latest, false_alarm_rate] = &mut self.numbers;
        let columns: Vec<ArrayRef> = vec![
            Arc::new(self.variation.finish()),
            Arc::new(self.side.finish()),
            Arc::new(self.label.finish()),
            Arc::new(self.assurance.finish()),
            Arc::new(self.signals.finish()),
            Arc::new(centre.finish()),
            Arc::new(lower.finish()),
            Arc::new(upper.finish()),
            Arc::new(latest.finish()),
            latest_at,
            Arc::new(self.points.finish()),
            Arc::new(false_alarm_rate.finish()),
            Arc::new(self.error.finish()),
        ];
        StructArray::new(fields, columns, None)
    }
}

/// The name of a variation, and its side.
fn named(variation: Variation) -> (&'static str, Option<&'static str>) {
    let side = |side: Side| {
        Some(match side {
            Side::Above => "above",
            Side::Below => "below",
        })
    };
    match variation {
        Variation::Improvement(its) => ("improvement", side(its)),
        Variation::ImprovementAndConcern { improvement } => {
            ("improvement_and_concern", side(improvement))
        }
        Variation::Concern(its) => ("concern", side(its)),
        Variation::Neither(its) => ("neither", side(its)),
        Variation::Undirected => ("undirected", None),
        Variation::CommonCause => ("common_cause", None),
        Variation::TooFew => ("too_few", None),
        Variation::NotJudged => ("not_judged", None),
    }
}

const fn assurance(assurance: Assurance) -> &'static str {
    match assurance {
        Assurance::Passes => "passes",
        Assurance::HitOrMiss => "hit_or_miss",
        Assurance::Fails => "fails",
        Assurance::TooFew => "too_few",
        Assurance::CannotBeSaid => "cannot_be_said",
    }
}
