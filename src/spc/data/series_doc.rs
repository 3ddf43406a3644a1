//! A series as a document has it: column by column, `null` for a missing value.

use crate::base::date::Date;
use crate::base::described::stored_as;
use crate::base::error::{DataError, Error};
use crate::base::moment::Moment;
use crate::base::period::Period;
use crate::spc::data::axis::Axis;
use crate::spc::data::data::{CaseCount, Data};
use crate::spc::data::series::Series;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

type Column = Vec<Option<f64>>;

/// The columns that hold the data: exactly one kind of them.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum DataDoc {
    Values(Column),
    Proportions {
        events: Column,
        trials: Column,
    },
    Rates {
        events: Column,
        exposure: Column,
    },
    Ratios {
        numerators: Column,
        denominators: Column,
    },
    Counts(Column),
    TimesBetween(Column),
    CasesBetween {
        cases: Column,
        counting: CaseCount,
    },
    Subgroups(Vec<Option<Column>>),
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct SeriesDoc {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    dates: Option<Vec<Date>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    labels: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    every: Option<Period>,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    controls_per_run: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    per: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    since: Option<Moment>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    running: Option<f64>,
    data: DataDoc,
}

const fn one() -> usize {
    1
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
const fn is_one(controls: &usize) -> bool {
    *controls == 1
}

impl TryFrom<SeriesDoc> for Series {
    type Error = Error;
    fn try_from(doc: SeriesDoc) -> Result<Self, Error> {
        let mut series = match doc.data {
            DataDoc::Values(values) => Self::values(values),
            DataDoc::Proportions { events, trials } => Self::proportions(events, trials),
            DataDoc::Rates { events, exposure } => Self::rates(events, exposure),
            DataDoc::Ratios {
                numerators,
                denominators,
            } => Self::ratios(numerators, denominators),
            DataDoc::Counts(counts) => Self::counts(counts),
            DataDoc::TimesBetween(times) => Self::times_between(times),
            DataDoc::CasesBetween { cases, counting } => Self::cases_between(cases, counting),
            DataDoc::Subgroups(groups) => Self::subgroups(
                groups
                    .into_iter()
                    .map(|group| group.unwrap_or_else(|| vec![None])),
            ),
        }?;
        if let Some(per) = doc.per {
            series = series.per(per)?;
        }
        if let Some(unit) = doc.unit {
            series = series.unit(unit)?;
        }
        series = match (doc.dates, doc.labels) {
            (Some(_), Some(_)) => return Err(DataError::TwoAxes.into()),
            (Some(dates), None) => series.dated(dates)?,
            (None, Some(labels)) => series.labelled(labels)?,
            (None, None) => series,
        };
        if let Some(period) = doc.every {
            series = series.every(period)?;
        }
        if doc.since.is_some() {
            series = series.opened(doc.since, None);
        }
        if doc.running.is_some() {
            series = series.still_running(doc.running)?;
        }
        series.controls_per_run(doc.controls_per_run)
    }
}

fn column(values: &[f64]) -> Column {
    values
        .iter()
        .map(|&value| Some(value).filter(|value| !value.is_nan()))
        .collect()
}

impl From<&Series> for SeriesDoc {
    fn from(series: &Series) -> Self {
        let denominators = || column(series.denominators_given().unwrap_or_default());
        let data = match &series.data {
            Data::Values(values) => DataDoc::Values(column(values)),
            Data::Proportions { events, .. } => DataDoc::Proportions {
                events: column(events),
                trials: denominators(),
            },
            Data::Rates { events, .. } => DataDoc::Rates {
                events: column(events),
                exposure: denominators(),
            },
            Data::Ratios { numerators, .. } => DataDoc::Ratios {
                numerators: column(numerators),
                denominators: denominators(),
            },
            Data::Counts(counts) => DataDoc::Counts(column(counts)),
            Data::TimesBetween(times) => DataDoc::TimesBetween(column(times)),
            Data::CasesBetween { cases, counting } => DataDoc::CasesBetween {
                cases: column(cases),
                counting: *counting,
            },
            Data::Subgroups(groups) => DataDoc::Subgroups(
                groups
                    .iter()
                    .map(|group| (!group.is_empty()).then(|| column(group)))
                    .collect(),
            ),
        };
        let (dates, labels) = match &series.axis {
            Axis::Order => (None, None),
            Axis::Dates(dates) => (Some(dates.clone()), None),
            Axis::Labels(labels) => (
                None,
                Some(
                    labels
                        .iter()
                        .map(|label| label.as_str().to_owned())
                        .collect(),
                ),
            ),
        };
        Self {
            dates,
            labels,
            every: series.period,
            controls_per_run: series.controls,
            per: Some(series.get_per()).filter(|&per| per != 1.0),
            unit: series.get_unit().map(|unit| unit.as_str().to_owned()),
            since: series.since(),
            running: series.running(),
            data,
        }
    }
}

stored_as!(Series, SeriesDoc, "Series");

impl Serialize for Series {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        SeriesDoc::from(self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Series {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(SeriesDoc::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}
