//! Which rules mark which points.

use improvement::Chart;
use improvement::spc::rules::Role;
use std::borrow::Cow;

/// Each point that a signal of its level marks, with the name of the rule; those of a point by their letters.
pub(crate) fn marks(chart: &Chart) -> Vec<(usize, Cow<'_, str>)> {
    let mut marks: Vec<(usize, Cow<str>)> = Vec::new();
    for signal in chart.signals() {
        let rule = chart.rule(signal);
        if signal.track().is_of_level() && rule.role() == Role::Signal {
            let name = rule.name();
            marks.extend(signal.flagged().map(|point| (point, name.clone())));
        }
    }
    marks.sort_unstable();
    marks.dedup();
    marks
}
