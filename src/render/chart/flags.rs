//! Annotations: where they stand along the points, and how their numbers keep out of each other's way.

use crate::base::error::Error;
use crate::spc::Chart;
use crate::spc::words::en_gb;
use crate::spc::{Annotation, At};

/// An annotation: at a place along the points, with a name for the place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Flag {
    /// Counted in points; between two points for a date between them.
    pub(crate) place: f64,
    pub(crate) name: String,
    pub(crate) text: String,
}

impl Flag {
    pub(crate) fn at(chart: &Chart, at: &At, text: String) -> Result<Self, Error> {
        let found = chart.series().position(at);
        let (place, name) = match (found, at) {
            (Ok(index), _) => (index as f64, chart.point_name(index)),
            (Err(error), At::Date(date)) => {
                let date_of = |index: usize| chart.date(index);
                let next =
                    (1..chart.len()).find(|&index| date_of(index).is_some_and(|next| next > *date));
                let between = next.and_then(|next| {
                    let (before, after) = date_of(next - 1).zip(date_of(next))?;
                    let days = (before.days_until(*date), before.days_until(after));
                    (days.0 > 0).then(|| (next - 1) as f64 + f64::from(days.0) / f64::from(days.1))
                });
                (between.ok_or(error)?, en_gb::chart::date(*date, None))
            }
            (Err(error), _) => return Err(error),
        };
        Ok(Self { place, name, text })
    }

    /// A cycle, on the day it began; one that began before the first point stands at it.
    /// `named` adds its name, where another has the same text.
    pub(crate) fn of_cycle(chart: &Chart, cycle: &Annotation, named: bool) -> Option<Self> {
        let first = cycle.point?;
        let text = if named {
            en_gb::picture::with_name(&cycle.text, &cycle.name)
        } else {
            cycle.text.clone()
        };
        let name = en_gb::chart::date(cycle.on, None);
        let place = Self::at(chart, &At::Date(cycle.on), String::new())
            .map_or(first as f64, |flag| flag.place);
        Some(Self { place, name, text })
    }
}

/// How far apart numbers in one row are, in pixels.
pub(crate) const APART: f64 = 19.0;
/// How many rows of numbers there are at most; further ones share the last.
const ROWS: usize = 12;

/// The row of each number, counted from the points upwards; the places are in pixels and ascend.
pub(crate) fn rows(places: &[f64]) -> Vec<usize> {
    let mut last = [f64::NEG_INFINITY; ROWS];
    places
        .iter()
        .map(|&place| {
            let row = last
                .iter()
                .position(|&last| place - last >= APART)
                .unwrap_or(ROWS - 1);
            last[row] = place;
            row
        })
        .collect()
}
