//! NHSRplotthedots: XmR limits and the special causes of Making Data Count.

use crate::golden_map::case::{Case, column, number, same, scalar_or_list, set_points};
use crate::golden_map::difference as choice;
use crate::golden_map::difference::Facts;
use crate::golden_map::judge::{Drawn, all_lines};
use crate::golden_map::outcome::Outcome;
use crate::golden_map::ptd_icons;
use crate::golden_map::qicharts2::refused;
use improvement::spc::rules::{Border, Edge, Last, Others, Pattern, Rule, WarmUp};
use improvement::spc::{Basis, Estimator, Note, Phase, Screen};
use improvement::{Chart, Direction, Kind, Reason, RuleSet, Series, Side};
use serde_json::Value;
use std::f64::consts::PI;

const KNOWN: [&str; 5] = [
    "improvement_direction",
    "rebase",
    "target",
    "screen_outliers",
    "fix_after_n_points",
];
/// The package's E2, exact 3/d2(2) = 3 √π / 2, and its multiple for screening.
const E2_ROUNDED: f64 = 2.66;
const SCREEN: f64 = 3.267;
/// Below this many points a baseline is an error in the package and a note here.
const SHORT: usize = 12;

/// One facet: its points in the order of dates, and where they stand in the output.
struct Facet {
    at: Vec<usize>,
    dates: Vec<String>,
    values: Vec<Option<f64>>,
    starts: Vec<usize>,
    frozen: Option<usize>,
    screened: bool,
}

pub(crate) fn map(case: &Case<'_>, out: &mut Outcome) {
    if let Some(argument) = case.unknown(&KNOWN) {
        return out.leave(argument);
    }
    if let Some(message) = case.stopped() {
        return stopped(case, message, out);
    }
    match facets(case) {
        Err(reason) => out.leave(reason),
        Ok(facets) => {
            let mut parts = 0;
            for (index, facet) in facets.iter().enumerate() {
                first_check(case, facet, out);
                second_check(case, facet, (index, parts), out);
                parts += facet.starts.len();
            }
        }
    }
}

/// The rows of each facet, in the order of the output; a rebase date that is not in the data is not a phase.
fn facets(case: &Case<'_>) -> Result<Vec<Facet>, String> {
    let with_facet = !case.input["facet"].is_null();
    let names = if with_facet {
        scalar_or_list(&case.input["facet"])
    } else {
        Vec::new()
    };
    let out_facets = scalar_or_list(&case.output["points"]["facet"]);
    // the facets in the order of the output; in that of the input where the package stopped
    let listed = if out_facets.is_empty() {
        &names
    } else {
        &out_facets
    };
    let mut keys: Vec<Option<&Value>> = Vec::new();
    for key in listed {
        if !keys.iter().flatten().any(|known| same(known, key)) {
            keys.push(Some(key));
        }
    }
    if keys.is_empty() {
        keys.push(None);
    }
    let frozen = match case.places("fix_after_n_points")?.as_slice() {
        [] => None,
        [points] => Some(*points),
        _ => return Err("argument fix_after_n_points with several values".to_owned()),
    };
    let points = scalar_or_list(&case.output["points"]["date"]).len();
    keys.into_iter()
        .map(|key| {
            let mut rows: Vec<(String, Option<f64>)> = scalar_or_list(&case.input["date"])
                .into_iter()
                .enumerate()
                .filter(|(row, _)| key.is_none_or(|key| same(names[*row], key)))
                .map(|(row, date)| {
                    (
                        date.as_str().unwrap_or_default().to_owned(),
                        number(&case.input["value"][row]),
                    )
                })
                .collect();
            rows.sort_by(|a, b| a.0.cmp(&b.0));
            let (dates, values): (Vec<String>, Vec<Option<f64>>) = rows.into_iter().unzip();
            let rebased = match case.argument("rebase") {
                Some(Value::Object(by_facet)) => {
                    let name = key.and_then(Value::as_str).unwrap_or_default();
                    by_facet.get(name).map(scalar_or_list).unwrap_or_default()
                }
                Some(dates) => scalar_or_list(dates),
                None => Vec::new(),
            };
            let mut starts = vec![0];
            starts.extend(rebased.iter().filter_map(|date| {
                dates
                    .iter()
                    .position(|own| Some(own.as_str()) == date.as_str())
            }));
            starts.sort_unstable();
            starts.dedup();
            let at = (0..points)
                .filter(|&point| key.is_none_or(|key| same(out_facets[point], key)))
                .collect();
            Ok(Facet {
                at,
                dates,
                values,
                starts,
                frozen,
                screened: case.flag("screen_outliers").unwrap_or(true),
            })
        })
        .collect()
}

impl Facet {
    fn base(&self, phase: usize) -> std::ops::Range<usize> {
        let start = self.starts[phase];
        let end = self
            .starts
            .get(phase + 1)
            .copied()
            .unwrap_or(self.values.len());
        start..self.frozen.map_or(end, |points| end.min(start + points))
    }

    fn steps(&self, phase: usize) -> Vec<f64> {
        self.values[self.base(phase)]
            .windows(2)
            .filter_map(|pair| Some((pair[1]? - pair[0]?).abs()))
            .collect()
    }

    fn facts(&self) -> Facts {
        let phases = 0..self.starts.len();
        let steps: Vec<Vec<f64>> = phases.clone().map(|phase| self.steps(phase)).collect();
        let usable = |phase| self.values[self.base(phase)].iter().flatten().count();
        Facts {
            least_usable: phases.map(usable).min().unwrap_or(0),
            least_differences: steps.iter().map(Vec::len).min().unwrap_or(0),
            usable: self.values.iter().flatten().count(),
            no_spread: steps
                .iter()
                .any(|steps| steps.iter().all(|step| *step == 0.0)),
            any_missing: self.values.iter().any(Option::is_none),
            short_baseline: self.frozen.is_some_and(|points| points < SHORT),
            ..Facts::default()
        }
    }

    fn chart(&self) -> Result<Chart, improvement::Error> {
        let mut estimator = Estimator::moving_range();
        if self.screened {
            estimator = estimator.with_screen(Screen {
                multiple: SCREEN,
                loops: 1,
            });
        }
        let basis = |phase: usize| match self.frozen {
            Some(_) => Basis::points(self.base(phase)),
            None => Basis::Own,
        };
        let mut options = Chart::options()
            .rules(RuleSet::ptd_0_2_2())
            .provisional()
            .estimator(estimator)
            .baseline(basis(0));
        for (phase, &start) in self.starts.iter().enumerate().skip(1) {
            let rebase = Phase::new(start, Reason::other("rebase")).with_basis(basis(phase));
            options = options.with_phase(rebase);
        }
        options.chart(Kind::Individuals, Series::values(self.values.clone())?)
    }
}

/// Where the package stops.
fn stopped(case: &Case<'_>, message: &str, out: &mut Outcome) {
    let facets = match facets(case) {
        Ok(facets) => facets,
        Err(reason) => return out.leave(reason),
    };
    for facet in &facets {
        let facts = facet.facts();
        let repeated = facet.dates.windows(2).any(|pair| pair[0] == pair[1]);
        if repeated {
            let dates = facet.dates.iter().filter_map(|date| calendar(date));
            let code = Series::values(facet.values.clone())
                .and_then(|series| series.dated(dates))
                .err()
                .map(|error| error.code());
            return out.equal("both refuse a repeated date", code, Some("date_repeated"));
        }
        if facts.short_baseline {
            out.differs(&choice::SHORT_BASELINE, &facts);
            let noted = facet.chart().is_ok_and(|chart| {
                chart
                    .notes()
                    .iter()
                    .any(|note| matches!(note, Note::ShortBaseline { .. }))
            });
            out.equal("a note on the short baseline", noted, true);
            return;
        }
        if facts.any_missing && message.contains("TRUE/FALSE") {
            out.differs(&choice::MISSING_SPREADS, &facts);
            out.equal("a chart over a gap", facet.chart().is_ok(), true);
            return;
        }
    }
    out.leave(format!("the package stops: {message}"));
}

fn calendar(text: &str) -> Option<improvement::Date> {
    let mut parts = text.splitn(3, '-');
    let year = parts.next()?.parse::<i64>().ok()?;
    let month = parts.next()?.parse::<i64>().ok()?;
    let day = parts.next()?.parse::<i64>().ok()?;
    improvement::Date::new(year, month, day).ok()
}

/// Mean and limits.
fn first_check(case: &Case<'_>, facet: &Facet, out: &mut Outcome) {
    let points = &case.output["points"];
    let read = |name: &str| -> Vec<Option<f64>> {
        let all = column(&points[name]);
        facet.at.iter().map(|&at| all[at]).collect()
    };
    let (y, mean, lower, upper) = (read("y"), read("mean"), read("lpl"), read("upl"));
    out.equal("y", &facet.values, &y);
    let facts = facet.facts();
    let chart = match facet.chart() {
        Ok(chart) => chart,
        Err(error) => return refused(&error, &facts, out),
    };
    let undo = 3.0 * PI.sqrt() / 2.0 / E2_ROUNDED;
    for (point, [centre, low, high]) in all_lines(&chart).into_iter().enumerate() {
        let scale = [centre, low, high]
            .iter()
            .flatten()
            .fold(0.0, |most: f64, line| most.max(line.abs()));
        out.close("mean", point, centre, mean[point], scale);
        if upper[point].is_none() && high.is_some() && facts.no_spread {
            out.differs(&choice::NO_WIDTH, &facts);
            out.close("limit of no width", point, high, centre, scale);
            continue;
        }
        let exact = |line: Option<f64>| Some(mean[point]? + (line? - mean[point]?) * undo);
        out.close("lpl", point, low, exact(lower[point]), scale);
        out.close("upl", point, high, exact(upper[point]), scale);
    }
    let short: Vec<usize> = (0..facet.starts.len())
        .filter(|&phase| {
            chart.notes().iter().any(
                |note| matches!(note, Note::Provisional { phase: noted, .. } | Note::TooFewForLimits { phase: noted, .. } if *noted == phase),
            )
        })
        .collect();
    if facet.frozen.is_none() && !facts.any_missing {
        let warned = set_points(&points["short_group_warning"]);
        let got: Vec<usize> = (0..facet.at.len())
            .filter(|&point| {
                short.contains(&(facet.starts.partition_point(|&start| start <= point) - 1))
            })
            .map(|point| facet.at[point])
            .collect();
        let expected: Vec<usize> = warned
            .into_iter()
            .filter(|at| facet.at.contains(at))
            .collect();
        out.equal("short_group_warning", got, expected);
    }
}

/// Near a limit and not beyond it.
fn close_to_limits() -> Rule {
    Rule::of(Pattern::Beyond {
        count: 1,
        window: 1,
        border: Border::Sigma(2.0),
        edge: Edge::Excluded,
        short_of: Some(Border::Limit),
        others: Others::Anywhere,
        last: Last::Qualifies,
        warm_up: WarmUp::FullWindow,
    })
}

/// The package's name of a special cause.
fn name_of(rule: &str, side: Side) -> String {
    let above = side == Side::Above;
    match rule {
        "beyond-limits" if above => "Above UCL".to_owned(),
        "beyond-limits" => "Below LCL".to_owned(),
        "trend-of-7" => format!(
            "7 Point Trend ({})",
            if above { "Increasing" } else { "Decreasing" }
        ),
        "run-of-7" => format!("7 Points {} CL", if above { "Above" } else { "Below" }),
        "2-of-3-beyond-2-sigma" => format!("2 in 3 {} CL", if above { "Above" } else { "Below" }),
        other => other.to_owned(),
    }
}

/// The package's name of a point.
fn point_type(side: Option<Side>, direction: Direction) -> &'static str {
    match side {
        None => "common_cause",
        Some(side) if direction.is_better(side) => "special_cause_improvement",
        Some(side) if direction.is_worse(side) => "special_cause_concern",
        Some(Side::Above) => "special_cause_neutral_high",
        Some(Side::Below) => "special_cause_neutral_low",
    }
}

fn direction_of(case: &Case<'_>) -> Result<Direction, String> {
    match case.text("improvement_direction").unwrap_or("increase") {
        "increase" => Ok(Direction::Higher),
        "decrease" => Ok(Direction::Lower),
        "neutral" => Ok(Direction::Neither),
        other => Err(format!("argument improvement_direction = {other}")),
    }
}

/// Special causes, on the package's own values and lines.
fn second_check(case: &Case<'_>, facet: &Facet, place: (usize, usize), out: &mut Outcome) {
    let points = &case.output["points"];
    let read = |name: &str| -> Vec<Option<f64>> {
        let all = column(&points[name]);
        facet.at.iter().map(|&at| all[at]).collect()
    };
    let set = |name: &str| -> Vec<usize> {
        let found = set_points(&points[name]);
        (0..facet.at.len())
            .filter(|&point| found.contains(&facet.at[point]))
            .collect()
    };
    let texts = |name: &str| -> Vec<&str> {
        facet
            .at
            .iter()
            .map(|&at| points[name][at].as_str().unwrap_or_default())
            .collect()
    };
    let direction = match direction_of(case) {
        Ok(direction) => direction,
        Err(reason) => return out.leave(reason),
    };
    let drawn = Drawn {
        values: read("y"),
        centre: read("mean"),
        lower: read("lpl"),
        upper: read("upl"),
        starts: facet.starts.clone(),
        excluded: Vec::new(),
        sigmas: 3.0,
    };
    if drawn.values.iter().all(Option::is_none) {
        return out.equal(
            "special causes without a point",
            set("special_cause_flag"),
            Vec::new(),
        );
    }
    let chart = match drawn.judged_by(RuleSet::ptd_0_2_2()) {
        Ok(chart) => chart,
        Err(error) => return out.fail(format!("on the package's lines: {error}")),
    };
    out.equal(
        "outside_limits",
        chart.hits(&Rule::beyond_limits()),
        set("outside_limits"),
    );
    out.equal(
        "close_to_limits",
        chart.hits(&close_to_limits()),
        set("close_to_limits"),
    );
    let relative: Vec<Option<f64>> = (0..facet.at.len())
        .map(|point| {
            let (value, centre) = (chart.value(point)?, chart.centre(point)?);
            Some(f64::from(
                i8::from(value > centre) - i8::from(value < centre),
            ))
        })
        .collect();
    out.equal("relative_to_mean", relative, read("relative_to_mean"));
    let mut shown: Vec<Option<(usize, Side)>> = vec![None; facet.at.len()];
    for signal in chart.signals() {
        for point in signal.flagged() {
            let Some(side) = signal.side() else { continue };
            // the order of the rules is the order in which one hides another
            if shown[point].is_none_or(|(rule, _)| signal.rule() < rule) {
                shown[point] = Some((signal.rule(), side));
            }
        }
    }
    let rules = chart.rules().rules();
    let causes: Vec<String> = shown
        .iter()
        .map(|found| match found {
            Some((rule, side)) => name_of(&rules[*rule].name(), *side),
            None => "Common Cause".to_owned(),
        })
        .collect();
    let theirs = texts("special_cause_type");
    let wrong = (0..causes.len()).find(|&point| causes[point] != theirs[point]);
    out.equal(
        "special_cause_type (point counted from 0, ours, theirs)",
        wrong.map(|point| (point, causes[point].as_str(), theirs[point])),
        None,
    );
    let flags: Vec<usize> = (0..shown.len())
        .filter(|&point| shown[point].is_some())
        .collect();
    out.equal("special_cause_flag", flags, set("special_cause_flag"));
    let kinds: Vec<&str> = shown
        .iter()
        .map(|found| point_type(found.map(|(_, side)| side), direction))
        .collect();
    out.equal("point_type", kinds, texts("point_type"));
    ptd_icons::icons(case, &drawn, read("target"), direction, place, out);
}
