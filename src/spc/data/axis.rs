//! The axis of a series: dates, labels, or just the order of the points.

use crate::base::date::Date;
use crate::base::date_words::day_in_words;
use crate::base::error::{ChartError, DataError, Error, Place};
use crate::base::sorted::SortedSet;
use crate::base::text::Text;
use crate::spc::data::at::At;
use std::ops::Range;

/// What stands under the points.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) enum Axis {
    /// Nothing: the points are known by their order.
    #[default]
    Order,
    /// Dates in order, each once but for events.
    Dates(Vec<Date>),
    /// Labels, each used once.
    Labels(Vec<Text>),
}

impl Axis {
    /// Dates in order; of events, several can be on one day.
    pub(crate) fn dates(dates: Vec<Date>, points: usize, can_repeat: bool) -> Result<Self, Error> {
        same_length("dates", dates.len(), points)?;
        for (index, pair) in dates.windows(2).enumerate() {
            let (previous, found) = (pair[0], pair[1]);
            let place = Place::Point(index + 1);
            if found == previous && !can_repeat {
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

    /// The points at a place: one, or all events of one day.
    pub(crate) fn points_at(&self, at: &At, points: usize) -> Result<Range<usize>, ChartError> {
        let not_on_axis = || ChartError::NotOnAxis {
            found: at.to_string(),
        };
        let found = match (at, self) {
            (At::Index(index), _) if *index < points => *index,
            (At::Index(index), _) => return Err(past_the_end(index.saturating_add(1), points)),
            (At::Date(date) | At::OnOrAfter(date), Self::Dates(dates)) => {
                return on_day(dates, *date, matches!(at, At::OnOrAfter(_)));
            }
            (At::Label(label), Self::Labels(labels)) => labels
                .iter()
                .position(|each| each.as_str() == label)
                .ok_or_else(not_on_axis)?,
            _ => return Err(not_on_axis()),
        };
        Ok(found..found + 1)
    }

    /// The points from one place up to, and not including, another: dates are bounds, and need no point of their own.
    pub(crate) fn between(
        &self,
        from: &At,
        to: Option<&At>,
        points: usize,
    ) -> Result<Range<usize>, ChartError> {
        let bound = |at: &At| match (at, self) {
            (At::Date(date) | At::OnOrAfter(date), Self::Dates(dates)) => {
                Ok(dates.partition_point(|each| each < date))
            }
            _ => Ok(self.points_at(at, points)?.start),
        };
        let end = match to {
            None => points,
            // a half-open range may end where the series ends
            Some(At::Index(to)) if *to <= points => *to,
            Some(At::Index(to)) => return Err(past_the_end(*to, points)),
            Some(to) => bound(to)?,
        };
        Ok(bound(from)?..end)
    }
}

/// The points on a day, or from it on the first with its day.
fn on_day(dates: &[Date], date: Date, or_after: bool) -> Result<Range<usize>, ChartError> {
    let start = dates.partition_point(|each| *each < date);
    let day_of = |index: usize| dates.get(index).copied();
    match day_of(start) {
        Some(found) if found == date || or_after => {
            let same = dates[start..].iter().take_while(|each| **each == found);
            Ok(start..start + same.count())
        }
        Some(next) => Err(ChartError::BetweenPoints {
            found: day_in_words(date),
            next: day_in_words(next),
        }),
        None => Err(ChartError::AfterLastPoint {
            found: day_in_words(date),
            last: dates
                .last()
                .map_or_else(String::new, |last| day_in_words(*last)),
        }),
    }
}

fn past_the_end(found: usize, points: usize) -> ChartError {
    ChartError::PastTheEnd { found, points }
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
