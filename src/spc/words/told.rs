//! What a reader is told of a chart besides its reading: the points that were left out, and the notes. Pictures number it, texts say it
//! in a row.

use crate::spc::chart::chart::Chart;
use crate::spc::data::note::Note;
use crate::spc::words::en_gb;
use crate::spc::words::en_gb::picture as said;

/// How many points that were left out for one reason are named.
const NAMED: usize = 6;

/// The points that were left out, by their reason, and a sentence without a full stop for each: in the order of the points.
pub(crate) fn left_out(chart: &Chart) -> Vec<(Vec<usize>, String)> {
    let mut groups: Vec<(Vec<usize>, String)> = Vec::new();
    for exclusion in chart.asked().get_exclusions() {
        let Ok(index) = chart.series().position(exclusion.at()) else {
            continue;
        };
        let reason = en_gb::chart::reason(exclusion.reason());
        match groups.iter_mut().find(|(_, other)| *other == reason) {
            Some((points, _)) => points.push(index),
            None => groups.push((vec![index], reason)),
        }
    }
    for (points, text) in &mut groups {
        crate::base::sort::sort(points);
        points.dedup();
        let names: Vec<String> = points
            .iter()
            .take(NAMED)
            .map(|&index| chart.point_name(index))
            .collect();
        *text = said::left_out(&said::names(&names, points.len() - names.len()), text);
    }
    crate::base::sort::sort_by_key(&mut groups, |(points, _)| points.first().copied());
    groups
}

/// Every note that a writer adds, and the dates that look regular with some absent, as sentences.
pub(crate) fn notes(chart: &Chart) -> Vec<String> {
    let notes = chart.all_notes();
    let mut told: Vec<String> = notes
        .iter()
        .map(|note: &Note| said::sentence(&chart.describe_note(note)))
        .collect();
    if let Some((period, absent)) = chart.series().absent_periods() {
        told.push(said::sentence(&en_gb::dates::absent(period, absent)));
    }
    told
}

/// How many points have no value, and how many were left out.
pub(crate) fn without(chart: &Chart) -> (usize, usize) {
    let count =
        |test: &dyn Fn(usize) -> bool| (0..chart.len()).filter(|&index| test(index)).count();
    // the first moving range of a phase is not missing: there is none
    let missing = count(&|index| chart.series().value(index).is_none());
    (missing, count(&|index| chart.is_excluded(index)))
}
