//! British English: what a chart notes, and why a kind of chart is suggested.

use crate::base::direction::Side;
use crate::base::number::{counted, plain, thousands};
use crate::spc::chart::judged::FEWEST_OFF;
use crate::spc::data::note::{Note, Rare};
use crate::spc::reading::suggest::Suggested;
use crate::spc::words::en_gb::reading::{lie, unjudged_runs};
use crate::spc::words::en_gb::season;

/// What the sentence of a note depends on besides.
#[derive(Clone, Copy)]
pub(crate) struct NoteOn {
    /// The chart is read as a run chart.
    pub(crate) as_run_chart: bool,
    /// It is of events.
    pub(crate) of_events: bool,
}

/// A note on the chart. `phase` names its phase where there is more than one.
pub(crate) fn note(note: &Note, phase: &str, on: NoteOn) -> String {
    match note {
        Note::TooFewForLimits { found, needs, .. } => format!(
            "{phase}{}, too few for limits under this rule set (it asks for {needs}): {}",
            counted(*found, "usable point"),
            if on.as_run_chart {
                "read as a run chart about the median"
            } else {
                "none are drawn"
            }
        ),
        Note::TooFewForRules {
            judged,
            found,
            needs,
            ..
        } if judged < needs => format!(
            "{phase}{} off the centre, too few for these rules (they ask for {needs}): none is judged",
            counted(*found, "point")
        ),
        Note::TooFewForRules { judged, found, .. } => format!(
            "{phase}{} of {} on the centre: runs about it can tell nothing, and no rule is judged",
            judged - found,
            lie(*judged)
        ),
        Note::RunsNotJudged {
            judged,
            off_centre,
            set_by,
            expected,
            ..
        } => {
            let said = runs_not_judged(phase, (*judged, *off_centre), *set_by, *expected);
            if on.of_events && *judged >= FEWEST_OFF {
                format!("{said}; nor could this chart show that so few events have become none")
            } else {
                said
            }
        }
        Note::Provisional { found, needs, .. } => format!(
            "{phase}the limits are provisional: they rest on {}, and the rule set asks for {needs}",
            counted(*found, "point")
        ),
        Note::ShortBaseline { points, .. } => format!(
            "{phase}the limits rest on {} and may move a good deal as more come in",
            counted(*points, "point")
        ),
        Note::NoWidth { .. } => {
            format!(
                "{phase}the points that set the limits are all equal: the limits have no width, and no sigma rule is judged"
            )
        }
        Note::LimitCut {
            side: Side::Above, ..
        } => {
            format!(
                "{phase}the upper limit lies at the highest possible value: no point there can be a signal above it"
            )
        }
        Note::LimitCut {
            side: Side::Below, ..
        } => {
            format!(
                "{phase}the lower limit lies at the lowest possible value: no point there can be a signal below it"
            )
        }
        Note::OverDispersed {
            sigma_z,
            null_point,
            ..
        } => format!("{phase}{}", over_dispersed(*sigma_z, *null_point)),
        Note::TooLittleVariation {
            sigma_z,
            null_point,
            ..
        } => format!("{phase}{}", too_little(*sigma_z, *null_point)),
        Note::FewExpected { number, of } => format!(
            "{} expected per point: exact limits, and runs about the median",
            few(*number, *of)
        ),
        Note::Seasonal { period, ratio } => season::note(*period, *ratio),
        Note::UnequalDenominators { smallest, largest } => format!(
            "some points are of far fewer than others, from {} to {}: a point of few strays further from the centre by chance, and its limits \
             are as wide",
            thousands(tenth(*smallest)),
            thousands(tenth(*largest))
        ),
        Note::Resembling { correlation } => season::resembling(*correlation),
    }
}

/// A number to a tenth.
fn tenth(number: f64) -> f64 {
    libm::round(number * 10.0) / 10.0
}

/// `only about 1.9 events are`; a small number keeps its first digit.
fn few(number: f64, of: Rare) -> String {
    let thing = match of {
        Rare::Events => "event",
        Rare::NonEvents => "non-event",
    };
    if number == 0.0 {
        return format!("no {thing} is");
    }
    let decimals = if number < 0.1 {
        3
    } else if number < 1.0 {
        2
    } else {
        1
    };
    match plain(number, decimals).as_str() {
        "0" => format!("far fewer than 1 {thing} is"),
        "1" => format!("only about 1 {thing} is"),
        number => format!("only about {number} {thing}s are"),
    }
}

fn runs_not_judged(
    phase: &str,
    (judged, off_centre): (usize, usize),
    set_by: Option<[usize; 2]>,
    expected: Option<[u8; 2]>,
) -> String {
    let why = match (set_by, expected) {
        (None, Some([above, below])) if off_centre >= FEWEST_OFF => format!(
            "of 100 points of a steady process {above} lie above the known centre and {below} below (a third is needed on either side)"
        ),
        (Some([above, below]), _) if off_centre >= FEWEST_OFF => format!(
            "of the points that set the centre {above} lie above it and {below} below (a third is needed on either side)"
        ),
        _ if judged < FEWEST_OFF => format!(
            "{} so far, {off_centre} of them off the centre (ten are needed)",
            counted(judged, "point")
        ),
        _ => format!(
            "{} of {} on the centre (ten off it are needed)",
            judged - off_centre,
            lie(judged)
        ),
    };
    format!("{phase}{why}: runs about the centre can tell nothing here, and are not judged")
}

fn over_dispersed(sigma_z: f64, null_point: f64) -> String {
    format!(
        "the points vary {} times as much as chance alone makes them (97.5 in 100 steady series of this length stay under {}): \
         look for a cause (case mix, season, drift) before widening the limits. A prime chart allows for variation from point to point, \
         and not for a drift. If one is chosen when the baseline is set, keep to it",
        plain(sigma_z, 2),
        plain(null_point, 2)
    )
}

fn too_little(sigma_z: f64, null_point: f64) -> String {
    format!(
        "the points vary only {} times as much as chance alone makes them (97.5 in 100 steady series of this length stay above {}): \
         find out where they come from, since averages, copies and targets vary so little, and counts seldom do",
        plain(sigma_z, 2),
        plain(null_point, 2)
    )
}

/// Why a kind of chart suits a series.
pub(crate) fn suggested(why: &Suggested) -> String {
    match why {
        Suggested::FewPoints { found } => format!(
            "{}: a run chart reads from about 10, limits from 13",
            counted(*found, "usable point")
        ),
        Suggested::OneValue => "one measured value per point".to_owned(),
        Suggested::SmallSubgroups => "small subgroups of one size: their ranges measure the spread well".to_owned(),
        Suggested::LargeSubgroups => "subgroups that are large or of unequal sizes: their standard deviations measure the spread best".to_owned(),
        Suggested::SubgroupOfOne => "a subgroup of one has no spread: chart the means as individual values".to_owned(),
        Suggested::Proportions => "events out of trials, varying no more than chance makes them".to_owned(),
        Suggested::Rates => "events in an exposure, varying no more than chance makes them".to_owned(),
        Suggested::Counts => "counts in equal opportunities, varying no more than chance makes them".to_owned(),
        Suggested::OverDispersed { sigma_z, null_point } => over_dispersed(*sigma_z, *null_point),
        Suggested::TooLittleVariation { sigma_z, null_point } => too_little(*sigma_z, *null_point),
        Suggested::RareEvents { why } => format!(
            "{}: a CUSUM adds up what few events say, and the time or the cases between them, on a t or g chart, say more still",
            unjudged_runs(*why, "median")
        ),
        Suggested::NotWhole => "numbers of events that are not whole, as averages and weighted events are: how much they vary is seen from point to point".to_owned(),
        Suggested::Ratios => "totals over unequal denominators".to_owned(),
        Suggested::CasesBetween => "cases between rare events".to_owned(),
        Suggested::TimesBetween => "times between rare events".to_owned(),
    }
}
