//! autospc: the levels that its Stable Shift Algorithm gives a series, and the lines of each.

use crate::golden_map::case::{Case, column};
use crate::golden_map::difference as choice;
use crate::golden_map::difference::Facts;
use crate::golden_map::outcome::Outcome;
use improvement::spc::propose::{Dialect, DialectLevel, StableShift};
use improvement::spc::{Basis, Centre, Estimator, Screen};
use improvement::{Chart, Error, Kind, Reason, Series, Width};
use std::f64::consts::PI;

const KNOWN: [&str; 10] = [
    "chart_type",
    "establish_every_shift",
    "no_regrets",
    "mr_screen_max_loops",
    "shift_rule_threshold",
    "baseline_length",
    "baseline_only",
    "centre_line_tolerance",
    "period_min",
    "overhanging_reversions",
];
/// The package's d2(2), and the exact 2/√π.
const D2_ROUNDED: f64 = 1.128;
/// The package's D4(2).
const D4_ROUNDED: f64 = 3.267;

/// A series as the package was given it, and what its numbers are in units of ours.
struct Given {
    series: Series,
    kind: Kind,
    per: f64,
}

pub(crate) fn map(case: &Case<'_>, out: &mut Outcome) {
    if let Some(argument) = case.unknown(&KNOWN) {
        return out.leave(argument);
    }
    let given = match given(case) {
        Ok(given) => given,
        Err(reason) => return out.leave(reason.to_string()),
    };
    let Some(Given { series, kind, per }) = given else {
        let moving_ranges = Chart::of(Kind::MovingRange, [1, 2, 4, 3]).expect("a chart");
        let refused = Dialect::AutospcStableShift(StableShift::default()).levels(&moving_ranges);
        out.equal("the code", refused.unwrap_err().code(), "wrong_chart");
        let facts = Facts {
            spread_chart: true,
            ..Facts::default()
        };
        return out.differs(&choice::NO_LEVEL_OF_RANGES, &facts);
    };
    let asked = asked(case);
    let chart = Chart::of(kind, series.clone()).expect("a chart");
    let levels = Dialect::AutospcStableShift(asked).levels(&chart);
    let Ok(levels) = levels else {
        return out.fail(format!("{levels:?}"));
    };
    if case.stopped().is_some() {
        out.checks += 1;
        let facts = Facts {
            package_stopped: true,
            any_missing: column(&case.input["y"]).contains(&None),
            ..Facts::default()
        };
        return out.differs(&choice::GOES_ON_OVER_MISSING, &facts);
    }
    let (centres, new) = (
        column(&case.output["points"]["cl"]),
        column(&case.output["breakpoints"]),
    );
    let starts = levels
        .iter()
        .skip(1)
        .map(|level| Some(level.from as f64 + 1.0));
    out.equal("levels", starts.collect::<Vec<_>>(), new);
    for (place, level) in levels.iter().enumerate() {
        let end = levels.get(place + 1).map_or(chart.len(), |next| next.from);
        for (point, theirs) in centres.iter().enumerate().take(end).skip(level.from) {
            let theirs = theirs.map(|centre| centre / per);
            out.close("the centre", point, Some(level.centre), theirs, 0.0);
        }
        if let Err(error) = lines(case, &chart, level, (asked, per), out) {
            out.fail(error.to_string());
        }
    }
}

/// The series and its kind; none for a chart of moving ranges, which has no level of its own.
fn given(case: &Case<'_>) -> Result<Option<Given>, Error> {
    let [values, sizes] = ["y", "n"].map(|name| column(&case.input[name]));
    let (series, kind, per) = match case.text("chart_type") {
        Some("C") => (Series::counts(values)?, Kind::C, 1.0),
        Some("C'") => {
            let ones = vec![1.0; values.len()];
            (Series::rates(values, ones)?, Kind::UPrime, 1.0)
        }
        Some("P") => (Series::proportions(values, sizes)?, Kind::P, 100.0),
        Some("P'") => (Series::proportions(values, sizes)?, Kind::PPrime, 100.0),
        Some("MR") => return Ok(None),
        _ => (Series::values(values)?, Kind::Individuals, 1.0),
    };
    Ok(Some(Given { series, kind, per }))
}

fn asked(case: &Case<'_>) -> StableShift {
    let mut asked = StableShift::default();
    let number = |name| case.places(name).ok()?.first().copied();
    let flags = [
        ("establish_every_shift", &mut asked.establish_every_shift),
        ("no_regrets", &mut asked.no_regrets),
        ("baseline_only", &mut asked.baseline_only),
        ("overhanging_reversions", &mut asked.overhanging_reversions),
    ];
    for (name, flag) in flags {
        *flag = case.flag(name).unwrap_or(*flag);
    }
    asked.period_min = number("period_min").unwrap_or(asked.period_min);
    asked.baseline_length = number("baseline_length");
    asked.shift_rule_threshold =
        number("shift_rule_threshold").unwrap_or(asked.shift_rule_threshold);
    asked.centre_line_tolerance = case.number("centre_line_tolerance").unwrap_or(0.0);
    let loops = number("mr_screen_max_loops").and_then(|loops| u32::try_from(loops).ok());
    asked.mr_screen_max_loops = loops.unwrap_or(asked.mr_screen_max_loops);
    asked
}

/// The lines of one level, where the same points set them and the same are left out.
fn lines(
    case: &Case<'_>,
    chart: &Chart,
    level: &DialectLevel,
    (asked, per): (StableShift, f64),
    out: &mut Outcome,
) -> Result<(), Error> {
    let points = &case.output["points"];
    let [lower, upper] = ["lcl", "ucl"].map(|name| column(&points[name]));
    let mut options = Chart::options()
        .baseline(Basis::points(level.from..level.to))
        .centre(Centre::Mean)
        .width(Width::Sigma(3.0))
        .provisional();
    for point in level.from..level.to {
        if points["excluded"][point] == true {
            options = options.exclude(point, Reason::data("left out by the package"));
        }
    }
    // where the limits are by moving ranges, ours are narrower by the rounding of 1.128
    let by_ranges = !matches!(chart.kind(), Kind::C | Kind::P);
    let mut factor = 1.0;
    if by_ranges {
        factor = 2.0 / PI.sqrt() / D2_ROUNDED;
        let mut estimator = Estimator::moving_range().across_excluded();
        if asked.mr_screen_max_loops > 0 {
            estimator = estimator.with_screen(Screen {
                multiple: D4_ROUNDED,
                loops: asked.mr_screen_max_loops,
            });
        }
        options = options.estimator(estimator);
    }
    let ours = options.chart(chart.kind(), chart.series())?;
    // the package draws no limit at a missing point
    for point in (level.from..level.to).filter(|&point| chart.value(point).is_some()) {
        let centre = ours.centre(point).unwrap_or(f64::NAN);
        let exact = |line: Option<f64>| Some(centre + (line? / per - centre) / factor);
        // a limit at a bound is not by so many standard deviations
        if let Some(line) = ours.upper(point)
            && !(chart.kind() == Kind::PPrime && line == 1.0)
        {
            out.close("upper", point, Some(line), exact(upper[point]), centre);
        }
        if ours.lower(point) == Some(0.0) || lower[point] == Some(0.0) {
            out.equal("lower at 0", ours.lower(point), lower[point]);
        } else {
            out.close(
                "lower",
                point,
                ours.lower(point),
                exact(lower[point]),
                centre,
            );
        }
    }
    Ok(())
}
