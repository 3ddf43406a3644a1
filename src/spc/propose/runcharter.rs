//! runcharter: a new median of each run that is long enough.

use crate::base::direction::Side;
use crate::num::summary;
use crate::spc::propose::dialect_level::DialectLevel;
use crate::spc::rules::Sides;

pub(super) fn levels(
    values: &[Option<f64>],
    med_rows: usize,
    runlength: usize,
    direction: Sides,
) -> Vec<DialectLevel> {
    let rows = med_rows.min(values.len());
    let there: Vec<f64> = values[..rows].iter().flatten().copied().collect();
    let Some(centre) = summary::median(&there) else {
        return Vec::new();
    };
    let mut levels = vec![DialectLevel {
        from: 0,
        to: rows,
        centre,
    }];
    if values.len() < med_rows.saturating_add(runlength) {
        return levels;
    }
    while let Some(level) = levels.last().copied()
        && let Some(next) = run(values, &level, runlength, direction)
    {
        levels.push(next);
    }
    levels
}

/// The first run after a level that is long enough, with its own median.
fn run(
    values: &[Option<f64>],
    level: &DialectLevel,
    runlength: usize,
    direction: Sides,
) -> Option<DialectLevel> {
    let (mut side, mut from, mut points) = (None, level.to, Vec::new());
    for (index, value) in values.iter().enumerate().skip(level.to) {
        let Some(value) = value.filter(|value| *value != level.centre) else {
            continue;
        };
        let its = if value > level.centre {
            Side::Above
        } else {
            Side::Below
        };
        if side != Some(its) {
            (side, from) = (Some(its), index);
            points.clear();
        }
        points.push(value);
        let wanted = match direction {
            Sides::Either => true,
            Sides::Only(only) => only == its,
        };
        if wanted && points.len() == runlength {
            return Some(DialectLevel {
                from,
                to: index + 1,
                centre: summary::median(&points)?,
            });
        }
    }
    None
}
