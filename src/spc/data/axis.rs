//! The axis of a series: dates, labels, or just the order of the points.

use crate::base::date::{Date, Period};
use crate::base::error::{ChartError, DataError, Error, Place};
use crate::base::sorted::SortedSet;
use crate::base::text::Text;
use crate::spc::data::at::At;

/// The most points that filling in absent periods may make.
pub(crate) const LONGEST_GRID: usize = 1_000_000;

/// What stands under the points.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) enum Axis {
    /// Nothing: the points are known by their order.
    #[default]
    Order,
    /// Strictly increasing dates.
    Dates(Vec<Date>),
    /// Labels, each used once.
    Labels(Vec<Text>),
}

impl Axis {
    pub(crate) fn dates(dates: Vec<Date>, points: usize) -> Result<Self, Error> {
        same_length("dates", dates.len(), points)?;
        for (index, pair) in dates.windows(2).enumerate() {
            let (previous, found) = (pair[0], pair[1]);
            let place = Place::Point(index + 1);
            if found == previous {
                let found = found.to_string();
                return Err(DataError::DateRepeated { found }.at(place));
            }
            if found < previous {
                return Err(DataError::DatesOutOfOrder {
                    found: found.to_string(),
                    previous: previous.to_string(),
                }
                .at(place));
            }
        }
        Ok(Self::Dates(dates))
    }

    pub(crate) fn labels(labels: Vec<Text>, points: usize) -> Result<Self, Error> {
        same_length("labels", labels.len(), points)?;
        let mut seen = SortedSet::new();
        for (index, label) in labels.iter().enumerate() {
            if !seen.insert(label) {
                let found = label.to_string();
                return Err(DataError::LabelRepeated { found }.at(Place::Point(index)));
            }
        }
        Ok(Self::Labels(labels))
    }

    /// Where on a grid of periods each date lies, counted from the first date.
    pub(crate) fn grid(dates: &[Date], period: Period) -> Result<Vec<usize>, Error> {
        let Some(&first) = dates.first() else {
            return Ok(Vec::new());
        };
        let mut slots = Vec::with_capacity(dates.len());
        let mut slot = 0_usize;
        for (index, &date) in dates.iter().enumerate() {
            loop {
                if slot >= LONGEST_GRID {
                    return Err(DataError::GridTooLong {
                        period: period_name(period),
                        most: LONGEST_GRID,
                    }
                    .into());
                }
                let due = i32::try_from(slot)
                    .ok()
                    .and_then(|steps| period.after(first, steps));
                match due {
                    Some(due) if due < date => slot += 1,
                    Some(due) if due == date => break,
                    _ => {
                        return Err(DataError::DateOffGrid {
                            found: date.to_string(),
                            first: first.to_string(),
                            period: period_name(period),
                        }
                        .at(Place::Point(index)));
                    }
                }
            }
            slots.push(slot);
        }
        Ok(slots)
    }

    /// The index of a place, which must be one of the points (or, for an index, not past the end).
    pub(crate) fn position(&self, at: &At, points: usize) -> Result<usize, ChartError> {
        let found = match (at, self) {
            (At::Index(index), _) if *index < points => Some(*index),
            (At::Index(index), _) => {
                return Err(ChartError::PastTheEnd {
                    found: index.saturating_add(1),
                    points,
                });
            }
            (At::Date(date), Self::Dates(dates)) => dates.binary_search(date).ok(),
            (At::Label(label), Self::Labels(labels)) => {
                labels.iter().position(|each| each.as_str() == label)
            }
            _ => None,
        };
        found.ok_or_else(|| ChartError::NotOnAxis {
            found: at.to_string(),
        })
    }
}

fn same_length(what: &'static str, found: usize, expected: usize) -> Result<(), Error> {
    if found == expected {
        return Ok(());
    }
    Err(DataError::UnequalLengths {
        what,
        found,
        expected,
    }
    .into())
}

pub(crate) const fn period_name(period: Period) -> &'static str {
    match period {
        Period::Day => "day",
        Period::Week => "week",
        Period::Month => "month",
        Period::Quarter => "quarter",
        Period::Year => "year",
    }
}
