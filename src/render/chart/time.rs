//! Ticks along the points: dates, labels, or numbers.

use crate::base::date::Date;
use crate::base::period::Period;
use crate::render::text::width::{Weight, width};
use crate::render::text::wrap::wrap;
use crate::spc::Series;
use crate::spc::words::en_gb::dates::{financial_quarter, financial_year};
use crate::spc::words::en_gb::picture::{short_day, short_month};

/// A tick under a point.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tick {
    pub(crate) point: usize,
    /// What stands under it, line by line.
    pub(crate) lines: Vec<String>,
    /// How far to the right of the point its middle is, where the axis ends beside it.
    pub(crate) aside: f64,
}

impl Tick {
    const fn under(point: usize, lines: Vec<String>) -> Self {
        Self {
            point,
            lines,
            aside: 0.0,
        }
    }
}

/// The size of the text under the axis.
pub(crate) const SIZE: f64 = 12.0;
/// The least room between two of them.
const BETWEEN: f64 = 10.0;
/// Labels are wrapped in this, at most.
const LABEL: f64 = 96.0;
/// The rooms that are tried, from the least: a label is not cut if it fits into one of them.
const LABEL_ROOMS: [f64; 4] = [54.0, 66.0, 80.0, LABEL];
const LABEL_LINES: usize = 4;

/// The ticks of a series whose points are `step` pixels apart, on an axis of `room` pixels.
pub(crate) fn ticks(series: &Series, step: f64, room: f64) -> Vec<Tick> {
    if series.date(0).is_some() {
        let ticks = dated(series, step);
        if ticks.is_empty() {
            first(series)
        } else {
            ticks
        }
    } else if series.label(0).is_some() {
        labelled(series, step, room)
    } else {
        numbered(series.len(), step)
    }
}

/// The first date alone, where no round one lies on the axis.
fn first(series: &Series) -> Vec<Tick> {
    let tick = |date: Date| Tick::under(0, vec![short_day(date), date.year().to_string()]);
    series.date(0).map(tick).into_iter().collect()
}

fn numbered(points: usize, step: f64) -> Vec<Tick> {
    let widest = width(&points.to_string(), SIZE, Weight::Normal) + BETWEEN;
    let stride = decades()
        .find(|&stride| stride as f64 * step >= widest)
        .unwrap_or(points.max(1));
    let every = (0..points).filter(|point| stride == 1 || (point + 1) % stride == 0);
    every
        .map(|point| Tick::under(point, vec![(point + 1).to_string()]))
        .collect()
}

/// 1, 2, 5, 10, 20, 50 …
fn decades() -> impl Iterator<Item = usize> {
    (0..7).flat_map(|power| [1, 2, 5].map(|digit| digit * 10_usize.pow(power)))
}

fn labelled(series: &Series, step: f64, room: f64) -> Vec<Tick> {
    let label = |point: usize| series.label(point).unwrap_or_default();
    let widest = (0..series.len())
        .map(|point| width(label(point), SIZE, Weight::Normal))
        .fold(0.0, f64::max);
    let whole = |room: &f64| {
        let cut = |point| {
            let lines = wrap(label(point), SIZE, Weight::Normal, *room, LABEL_LINES);
            lines.last().is_some_and(|line| line.ends_with('…'))
        };
        !(0..series.len()).any(cut)
    };
    let needed = LABEL_ROOMS.into_iter().find(whole).unwrap_or(LABEL);
    let needed = widest.min(needed) + BETWEEN;
    let stride = decades()
        .find(|&stride| stride as f64 * step >= needed)
        .unwrap_or(1);
    let each = (stride as f64 * step - BETWEEN).clamp(1.0, LABEL);
    (0..series.len())
        .step_by(stride)
        .map(|point| {
            let centre = (point as f64 + 0.5) * step;
            // at the ends of the axis there is room on one side only: a label there stands aside, as far as the next one lets it
            let end = centre.min(room - centre);
            let most = each.min((end + stride as f64 * step - each / 2.0).max(1.0));
            let lines = wrap(label(point), SIZE, Weight::Normal, most, LABEL_LINES);
            let wide = lines
                .iter()
                .map(|line| width(line, SIZE, Weight::Normal))
                .fold(0.0, f64::max);
            let beyond = (wide / 2.0 - end - BETWEEN).max(0.0);
            let aside = if centre <= room - centre {
                beyond
            } else {
                -beyond
            };
            Tick {
                point,
                lines,
                aside,
            }
        })
        .collect()
}

fn dated(series: &Series, step: f64) -> Vec<Tick> {
    let dates: Vec<Date> = (0..series.len())
        .filter_map(|point| series.date(point))
        .collect();
    let fits =
        |every: f64, widest: &str| every * step >= width(widest, SIZE, Weight::Normal) + BETWEEN;
    let quarterly = matches!(
        series.period(),
        Some(Period::Quarter | Period::FinancialQuarter)
    );
    let financial = matches!(
        series.period(),
        Some(Period::FinancialQuarter | Period::FinancialYear)
    );
    // a year that begins in April is named by the year in which it begins
    let year_of = |date: Date| i32::from(date.year()) - i32::from(financial && date.month() < 4);
    let year_name = |date: Date| {
        if financial {
            financial_year(date)
        } else {
            date.year().to_string()
        }
    };
    let monthly = quarterly
        || series.period() == Some(Period::Month)
        || (series.period().is_none() && dates.iter().all(|date| date.day() == 1));
    let yearly = matches!(series.period(), Some(Period::Year | Period::FinancialYear))
        || (series.period().is_none()
            && dates
                .iter()
                .all(|date| (date.day(), date.month()) == (1, 1)));
    // how many points a month or a year takes, on average
    let days = dates
        .first()
        .zip(dates.last())
        .map_or(0, |(first, last)| first.days_until(*last));
    let per_day = if days > 0 {
        (dates.len() - 1) as f64 / f64::from(days)
    } else {
        1.0
    };
    let (month, year) = (per_day * 365.25 / 12.0, per_day * 365.25);
    if !yearly && !monthly {
        // days by the week, anything else by tens
        let weeks = [1, 2, 7, 14, 28, 56];
        let by_day = per_day > 0.9;
        let strides = weeks
            .into_iter()
            .filter(|_| by_day)
            .chain(decades().filter(|_| !by_day));
        let stride = strides
            .into_iter()
            .find(|&stride| fits(stride as f64, "28 May"));
        if let Some(stride) = stride.filter(|&stride| stride as f64 <= 2.0 * month) {
            let chosen = (0..dates.len()).step_by(stride).collect();
            return with_years(&dates, chosen, short_day, year_name);
        }
    }
    if !yearly {
        // the first point of every so-manieth month of the calendar
        let first = if quarterly { dates[0].months() } else { 0 };
        // quarters are counted from the first of them, whenever their year begins
        let months = |date: Date| date.months() - first;
        let strides = [1, 2, 3, 6];
        if let Some(&stride) = strides
            .iter()
            .find(|&&stride| fits(f64::from(stride) * month, "May"))
        {
            let starts = |point: usize| {
                let now = months(dates[point]).div_euclid(stride);
                point == 0 || months(dates[point - 1]).div_euclid(stride) < now
            };
            // a first point in the middle of a stretch would stand too close to the next
            let whole = |point: usize| point > 0 || months(dates[0]).rem_euclid(stride) == 0;
            let mut chosen: Vec<usize> = (0..dates.len())
                .filter(|&point| starts(point) && whole(point))
                .collect();
            begin(&mut chosen, |points| fits(points, "May"));
            let show = |date| match series.period() {
                Some(Period::FinancialQuarter) => financial_quarter(date),
                _ => short_month(date).to_owned(),
            };
            return with_years(&dates, chosen, show, year_name);
        }
    }
    let strides = decades().map(|stride| i32::try_from(stride).unwrap_or(i32::MAX));
    let mut strides = strides.take_while(|&stride| stride <= 10_000);
    let stride = strides
        .find(|&stride| fits(f64::from(stride) * year, &year_name(dates[0])))
        .unwrap_or(10_000);
    let era = |point: usize| year_of(dates[point]).div_euclid(stride);
    let starts = |point: usize| match point {
        0 => year_of(dates[0]).rem_euclid(stride) == 0 && (yearly || dates[0].month() == 1),
        point => era(point - 1) < era(point),
    };
    let mut chosen: Vec<usize> = (0..dates.len()).filter(|&point| starts(point)).collect();
    begin(&mut chosen, |points| fits(points, &year_name(dates[0])));
    chosen
        .into_iter()
        .map(|point| Tick::under(point, vec![year_name(dates[point])]))
        .collect()
}

/// The first point has a tick too, where the next one is far enough away.
fn begin(chosen: &mut Vec<usize>, fits: impl Fn(f64) -> bool) {
    let next = chosen.first().copied();
    if next.is_some_and(|next| next > 0 && fits(next as f64)) {
        chosen.insert(0, 0);
    }
}

/// Ticks with the year below the first of each year.
fn with_years(
    dates: &[Date],
    chosen: Vec<usize>,
    show: impl Fn(Date) -> String,
    year_name: impl Fn(Date) -> String,
) -> Vec<Tick> {
    let mut before = None;
    let mut ticks = Vec::with_capacity(chosen.len());
    for point in chosen {
        let date = dates[point];
        let mut lines = vec![show(date)];
        let year = year_name(date);
        if before.as_ref() != Some(&year) {
            lines.push(year.clone());
        }
        before = Some(year);
        ticks.push(Tick::under(point, lines));
    }
    ticks
}
