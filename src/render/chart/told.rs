//! What is told below the points, in one series of numbers: annotations, phases whose reason has no room above them, points that were left
//! out, and the notes of the chart.

use super::flags;
use super::lines::Along;
use super::view::ChartSvg;
use crate::base::sort::sort_by;
use crate::spc::words::en_gb::picture as said;
use crate::spc::words::told;

/// So many reasons for which points were left out are told one by one.
const MOST_LEFT_OUT: usize = 30;

/// What a number above the points belongs to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Belongs {
    /// To a place along the points.
    Place,
    /// To the border of a phase.
    Border,
    /// To a point that was left out.
    Point(usize),
}

/// A number above the points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Number {
    /// In pixels.
    pub(crate) x: f64,
    /// Its row, counted from the points upwards.
    pub(crate) row: usize,
    pub(crate) belongs: Belongs,
}

/// All that is told, each with its number from 1.
#[derive(Debug)]
pub(crate) struct Told {
    /// The first of what is told stand above the points, from left to right.
    pub(crate) numbers: Vec<Number>,
    pub(crate) texts: Vec<String>,
    /// Where the notes are among them: from 1, the last one included.
    pub(crate) notes: Option<(usize, usize)>,
}

impl Told {
    /// `phases` have no room above them: where each begins, and its reason.
    pub(crate) fn of(view: &ChartSvg<'_>, along: Along, phases: Vec<(usize, String)>) -> Self {
        let chart = view.chart;
        let mut placed: Vec<(f64, Belongs, String)> = phases
            .into_iter()
            .map(|(start, text)| (along.border(start), Belongs::Border, text))
            .collect();
        placed.extend(view.flags.iter().map(|flag| {
            let text = said::annotation(&flag.name, &flag.text);
            (along.x(flag.place), Belongs::Place, text)
        }));
        let mut left_out = told::left_out(chart);
        let more = left_out.len().saturating_sub(MOST_LEFT_OUT);
        left_out.truncate(MOST_LEFT_OUT);
        placed.extend(left_out.into_iter().filter_map(|(points, text)| {
            let first = *points.first()?;
            let text = said::capital(&text);
            Some((along.point(first), Belongs::Point(first), text))
        }));
        sort_by(&mut placed, |a, b| a.0.total_cmp(&b.0));
        let places: Vec<f64> = placed.iter().map(|&(x, ..)| x).collect();
        let numbers = placed.iter().zip(flags::rows(&places));
        let numbers = numbers.map(|(&(x, belongs, _), row)| Number { x, row, belongs });
        let numbers = numbers.collect();
        let mut texts: Vec<String> = placed.into_iter().map(|(.., text)| text).collect();
        if more > 0 {
            texts.push(said::more_left_out(more));
        }
        let first = texts.len() + 1;
        if view.foot {
            texts.extend(told::notes(chart));
        }
        let notes = (texts.len() >= first).then_some((first, texts.len()));
        Self {
            numbers,
            texts,
            notes,
        }
    }
}
