//! qicharts2: run, i, mr, p, pp, u, up, ip, t, g, c, xbar and s charts.

use crate::golden_map::case::{Case, column, set_points};
use crate::golden_map::difference as choice;
use crate::golden_map::difference::Facts;
use crate::golden_map::judge::Drawn;
use crate::golden_map::outcome::Outcome;
use crate::golden_map::qicharts2_facts as facts;
use crate::golden_map::qicharts2_lines::{self as lines, Theirs};
use crate::golden_map::qicharts2_rows::{Panel, Row, panels};
use improvement::spc::rules::{Length, Rule};
use improvement::spc::{Basis, CaseCount, Centre, Dispersion, Estimator, Phase, Screen, Width};
use improvement::{Chart, Error, Kind, Options, Reason, RuleSet, Series};

const KNOWN: [&str; 12] = [
    "chart",
    "screened_mr",
    "facets",
    "freeze",
    "part",
    "exclude",
    "cl",
    "target",
    "multiply",
    "agg.fun",
    "y.neg",
    "method",
];
/// The package screens at 3.267 times the mean moving range, on its ip chart at 3.2665 times.
pub(crate) const SCREEN: f64 = 3.267;
const SCREEN_RATIO: f64 = 3.2665;

/// One panel as it was asked for.
pub(crate) struct Asked {
    /// Subgroup sizes vary, so that the package pools.
    pub(crate) pooled: bool,
    pub(crate) kind: Kind,
    pub(crate) starts: Vec<usize>,
    pub(crate) excluded: Vec<usize>,
    /// The first points, that set the limits.
    pub(crate) baseline: Option<usize>,
    pub(crate) cl: Option<f64>,
    pub(crate) screened: bool,
    pub(crate) multiply: f64,
    pub(crate) cut_at_zero: bool,
}

pub(crate) fn map(case: &Case<'_>, out: &mut Outcome) {
    if let Some(argument) = case.unknown(&KNOWN) {
        return out.leave(argument);
    }
    if let Some(message) = case.stopped() {
        return stopped(case, message, out);
    }
    match panels(case) {
        Err(reason) => out.leave(reason),
        Ok(panels) => {
            for panel in &panels {
                match asked(case, panel) {
                    Err(reason) => return out.leave(reason),
                    Ok(asked) => {
                        first_check(case, panel, &asked, out);
                        second_check(case, panel, &asked, out);
                    }
                }
            }
        }
    }
}

/// Where the package stops, so do we.
fn stopped(case: &Case<'_>, message: &str, out: &mut Outcome) {
    if case.text("chart") != Some("t") || !message.contains("greater than zero") {
        return out.leave(format!("the package stops: {message}"));
    }
    let found = Series::times_between(column(&case.input["y"]))
        .and_then(|series| Chart::options().provisional().chart(Kind::T, series));
    let code = found.err().map(|error| error.code());
    let refused = matches!(code, Some("zero_time" | "negative"));
    out.equal("both refuse times of zero", refused, true);
}

fn asked(case: &Case<'_>, panel: &Panel) -> Result<Asked, String> {
    let kind = match case.text("chart").unwrap_or("run") {
        "run" => Kind::Run,
        "i" => Kind::Individuals,
        "mr" => Kind::MovingRange,
        "p" => Kind::P,
        "pp" => Kind::PPrime,
        "u" => Kind::U,
        "up" => Kind::UPrime,
        "ip" => Kind::IPrime,
        "t" => Kind::T,
        "g" => Kind::G,
        "c" => Kind::C,
        "xbar" => Kind::XbarS,
        "s" => Kind::S,
        other => return Err(format!("argument chart = {other}")),
    };
    let points = panel.rows.len();
    let mut starts = case.places("part")?;
    starts.push(0);
    starts.sort_unstable();
    starts.dedup();
    starts.retain(|&start| start < points);
    let mut excluded: Vec<usize> = case.places("exclude")?;
    excluded.retain(|&place| place > 0 && place <= points);
    for place in &mut excluded {
        *place -= 1;
    }
    excluded.sort_unstable();
    excluded.dedup();
    let frozen = case.places("freeze")?;
    let baseline = match (frozen.as_slice(), case.argument("part")) {
        ([], _) | (_, Some(_)) => None,
        ([0], None) => return Err("argument freeze = 0".to_owned()),
        (&[first], None) => Some(first.min(points)),
        _ => return Err("argument freeze with several values".to_owned()),
    };
    let cl = case.number("cl");
    if cl.is_none() && case.argument("cl").is_some() {
        return Err("argument cl with several values".to_owned());
    }
    let sums = matches!(kind, Kind::Run | Kind::P | Kind::U | Kind::C | Kind::G);
    if cl.is_some() && baseline.is_some() && !sums {
        return Err("argument cl together with freeze".to_owned());
    }
    let lowest = case.output["points"]["y"].clone();
    let negative = column(&lowest).into_iter().flatten().any(|y| y < 0.0);
    let vary = facts::sizes_vary(panel, &starts);
    let sized = matches!(kind, Kind::XbarS | Kind::S);
    if sized && vary.iter().any(|part| *part != vary[0]) {
        return Err("an estimator of its own for each part".to_owned());
    }
    Ok(Asked {
        pooled: sized && vary.contains(&true),
        kind,
        starts,
        excluded,
        baseline,
        cl,
        screened: case.flag("screened_mr").unwrap_or(true),
        multiply: case.number("multiply").unwrap_or(1.0),
        // ranges and medians have nothing to cut
        cut_at_zero: case.flag("y.neg") == Some(false)
            && !negative
            && !matches!(kind, Kind::Run | Kind::MovingRange),
    })
}

impl Asked {
    /// The points of each phase that set its limits.
    pub(crate) fn bases(&self, points: usize) -> Vec<Vec<usize>> {
        (0..self.starts.len())
            .map(|phase| {
                let end = self.starts.get(phase + 1).copied().unwrap_or(points);
                (self.starts[phase]..end)
                    .filter(|point| self.baseline.is_none_or(|first| *point < first))
                    .filter(|point| !self.excluded.contains(point))
                    .collect()
            })
            .collect()
    }

    fn estimator(&self, panel: &Panel) -> Estimator {
        let across = Estimator::moving_range().across_excluded();
        let screen = |multiple| Screen { multiple, loops: 1 };
        match self.kind {
            Kind::XbarS | Kind::S if self.pooled => Estimator::of(Dispersion::Pooled),
            Kind::XbarS | Kind::S => Estimator::of(Dispersion::MeanDeviation),
            Kind::PPrime | Kind::UPrime if panel.categorical => {
                Estimator::of(Dispersion::StandardDeviation)
            }
            Kind::MovingRange => across,
            Kind::IPrime if self.screened => across.with_screen(screen(SCREEN_RATIO)),
            _ if self.screened => across.with_screen(screen(SCREEN)),
            _ => across,
        }
    }

    fn options(&self, panel: &Panel) -> Options {
        let centre = match self.kind {
            Kind::Run => Centre::Median,
            // with `cl` the package draws 0.693 cl, which is taken back in the lines
            Kind::G if self.cl.is_none() => Centre::Median,
            _ => Centre::Mean,
        };
        let mut options = Chart::options()
            .provisional()
            .rules(RuleSet::qicharts2_0_8_1())
            .width(Width::Sigma(3.0))
            .centre(centre)
            .estimator(self.estimator(panel));
        if self.kind == Kind::Run {
            options = options.rules(RuleSet::anhoej());
        }
        let basis = || match (self.cl, self.baseline) {
            // the package takes `cl` on a t chart for the centre of the roots
            (Some(cl), _) if self.kind == Kind::T => Basis::centre(cl.powf(3.6)),
            (Some(cl), _) if self.kind == Kind::S => Basis::Process {
                centre: None,
                sigma: facts::constant_size(panel).map(|size| cl / lines::c4(size)),
            },
            (Some(cl), _) => Basis::centre(cl),
            (None, Some(first)) => Basis::points(0..first),
            (None, None) => Basis::Own,
        };
        options = options.baseline(basis());
        for &start in self.starts.iter().skip(1) {
            let phase = Phase::new(start, Reason::other("part")).with_basis(basis());
            options = options.with_phase(phase);
        }
        for &point in &self.excluded {
            options = options.exclude(point, Reason::other("exclude"));
        }
        if self.cut_at_zero {
            options = options.bounds(0.0..=f64::INFINITY);
        }
        options
    }

    fn series(&self, panel: &Panel) -> Result<Series, Error> {
        let rows = &panel.rows;
        let values = || rows.iter().map(|row| row.value);
        // a denominator of 0 has no ratio: the point is missing
        let below = |row: &Row| row.denominator.filter(|n| *n != 0.0);
        let numerators = || rows.iter().map(|row| below(row).and(row.sum));
        let denominators = || rows.iter().map(below);
        match self.kind {
            Kind::P | Kind::PPrime => Series::proportions(numerators(), denominators()),
            Kind::U | Kind::UPrime => Series::rates(numerators(), denominators()),
            Kind::IPrime if rows.iter().all(|row| row.denominator.is_none()) => {
                let sizes = rows
                    .iter()
                    .map(|row| Some(row.values.len()).filter(|n| *n > 0));
                let sums = rows
                    .iter()
                    .map(|row| Some(row.value? * row.values.len() as f64));
                Series::ratios(sums, sizes)
            }
            Kind::IPrime => Series::ratios(numerators(), denominators()),
            Kind::T => Series::times_between(values()),
            Kind::G => Series::cases_between(values(), CaseCount::Between),
            Kind::C => Series::counts(rows.iter().map(|row| row.sum)),
            Kind::XbarS | Kind::S => Series::subgroups(rows.iter().map(|row| {
                let values: Vec<Option<f64>> = row.values.iter().copied().map(Some).collect();
                // one value has no standard deviation: on an s chart such a point is missing
                let fewest = if self.kind == Kind::S { 2 } else { 1 };
                if values.len() < fewest {
                    vec![None]
                } else {
                    values
                }
            })),
            _ => Series::values(values()),
        }
    }
}

/// Values, centre and limits.
fn first_check(case: &Case<'_>, panel: &Panel, asked: &Asked, out: &mut Outcome) {
    let theirs = Theirs::of(case, panel, asked);
    let facts = facts::facts(panel, asked, &theirs);
    if asked.kind == Kind::S && asked.cl.is_some() && facts.unequal_sizes {
        return out.leave("argument cl on an s chart of unequal sizes");
    }
    let chart = asked
        .series(panel)
        .and_then(|series| asked.options(panel).chart(asked.kind, series));
    match chart {
        Ok(chart) => lines::compare(&chart, panel, asked, &theirs, &facts, out),
        Err(error) => refused(&error, &facts, out),
    }
}

/// Our error, if it is one that we stand for.
pub(crate) fn refused(error: &Error, facts: &Facts, out: &mut Outcome) {
    out.checks += 1;
    match error.code() {
        "too_few_points" | "baseline_too_short" => {
            out.differs(&choice::TOO_FEW, facts);
        }
        "no_points" | "empty_phase" => out.differs(&choice::NOTHING_USABLE, facts),
        "subgroup_too_small" => out.differs(&choice::SUBGROUP_OF_ONE, facts),
        "events_above_trials" | "not_whole" | "negative" | "no_case" | "zero_time" => {
            out.differs(&choice::IMPOSSIBLE, facts);
        }
        code => out.fail(format!("an error of ours: {error} [{code}]")),
    }
}

/// Signals and run-chart facts, on the package's own values and lines.
fn second_check(case: &Case<'_>, panel: &Panel, asked: &Asked, out: &mut Outcome) {
    let points = &case.output["points"];
    let part = |name: &str| -> Vec<Option<f64>> {
        let column = column(&points[name]);
        panel
            .at
            .iter()
            .map(|&at| column[at].filter(|v| v.is_finite()))
            .collect()
    };
    let flagged = |name: &str| -> Vec<usize> {
        let set = set_points(&points[name]);
        (0..panel.at.len())
            .filter(|&point| set.binary_search(&panel.at[point]).is_ok())
            .collect()
    };
    let (beyond, runs) = (flagged("sigma.signal"), flagged("runs.signal"));
    let drawn = Drawn {
        values: part("y"),
        centre: part("cl"),
        lower: part("lcl"),
        upper: part("ucl"),
        starts: asked.starts.clone(),
        excluded: asked.excluded.clone(),
        sigmas: 3.0,
    };
    let judged = |point: usize| drawn.values[point].is_some() && !asked.excluded.contains(&point);
    if !(0..panel.at.len()).any(judged) {
        out.equal(
            "signals without a point",
            (beyond, runs),
            (Vec::new(), Vec::new()),
        );
        return;
    }
    let (rules, names) = match rules_of(case) {
        Ok(found) => found,
        Err(reason) => return out.leave(reason),
    };
    let flat = (0..panel.at.len()).all(|point| drawn.upper[point] == drawn.lower[point]);
    if flat && !beyond.is_empty() {
        let facts = facts::facts(panel, asked, &Theirs::of(case, panel, asked));
        out.differs(&choice::NO_WIDTH_SIGNALS, &facts);
    }
    // excluded points set neither limits nor runs in the package, and are held against the limits all the same
    let all_points = Drawn {
        excluded: Vec::new(),
        ..drawn.clone()
    };
    match all_points.judged_by(RuleSet::shewhart()) {
        Ok(chart) if flat => out.equal("sigma.signal of no width", chart.signals().len(), 0),
        Ok(chart) => out.equal(
            "sigma.signal",
            chart.flagged("beyond-limits"),
            beyond.clone(),
        ),
        Err(error) => out.fail(format!("on the package's lines: {error}")),
    }
    match drawn.judged_by(rules) {
        Err(error) => out.fail(format!("on the package's lines: {error}")),
        Ok(chart) => {
            let mut judged = beyond;
            judged.retain(|point| !flat && !asked.excluded.contains(point));
            out.equal(
                "sigma.signal of points in use",
                chart.flagged("beyond-limits"),
                judged,
            );
            let phases: Vec<usize> = chart
                .signals()
                .iter()
                .filter(|signal| names.contains(&chart.rule(signal).name().as_ref()))
                .map(improvement::spc::rules::Signal::phase)
                .collect();
            let none = asked.kind == Kind::MovingRange || panel.categorical;
            let got: Vec<usize> = (0..panel.at.len())
                .filter(|&point| !none && phases.contains(&drawn.phase_of(point)))
                .collect();
            out.equal("runs.signal", got, runs);
            if panel.at.len() == column(&points["y"]).len() {
                run_facts(case, &chart, out);
            }
        }
    }
}

fn rules_of(case: &Case<'_>) -> Result<(RuleSet, [&'static str; 2]), String> {
    let box_rules = |length, edition| {
        let rules = [
            Rule::beyond_limits(),
            Rule::longest_run(length),
            Rule::crossings(length),
        ];
        RuleSet::new("golden", edition, "qicharts2's method", rules).map_err(|e| e.to_string())
    };
    match case.text("method").unwrap_or("anhoej") {
        "anhoej" => Ok((
            RuleSet::qicharts2_0_8_1(),
            ["run-anhoej", "crossings-anhoej"],
        )),
        "bestbox" => Ok((
            box_rules(Length::BestBox, "best-box")?,
            ["run-best-box", "crossings-best-box"],
        )),
        "cutbox" => Ok((
            box_rules(Length::CutBox, "cut-box")?,
            ["run-cut-box", "crossings-cut-box"],
        )),
        other => Err(format!("argument method = {other}")),
    }
}

/// Useful points, longest run and crossings, with their limits, phase by phase.
fn run_facts(case: &Case<'_>, chart: &Chart, out: &mut Outcome) {
    let summary = &case.output["summary"];
    let read = |name: &str, phase: usize| column(&summary[name]).get(phase).copied().flatten();
    for (phase, own) in chart.phases().iter().enumerate() {
        let facts = own.run_facts();
        let own = |number: usize| Some(number as f64).filter(|_| facts.useful() > 0);
        out.equal(
            "n.useful",
            Some(facts.useful() as f64),
            read("n.useful", phase),
        );
        let pairs = [
            ("longest.run", own(facts.longest_run())),
            ("n.crossings", own(facts.crossings())),
            (
                "longest.run.max",
                facts.longest_run_limit().map(|n| n as f64),
            ),
            ("n.crossings.min", facts.crossings_limit().map(|n| n as f64)),
        ];
        for (name, got) in pairs {
            out.equal(name, got, read(name, phase));
        }
    }
}
