//! A monitor says at every point what the chart of all points so far says.

use improvement::spc::rules::{
    Border, Edge, Flags, Gap, Last, Length, Others, Pattern, Rule, Scope, Seen, Sides, Ties, WarmUp,
};
use improvement::spc::{Basis, CaseCount, Centre, Point, Update, Width};
use improvement::{Chart, Direction, Kind, Monitor, Options, Reason, RuleSet, Series, Side};
use proptest::prelude::*;
use proptest::sample::select;

/// A signal, put together from the changes that a monitor told, or taken from a chart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Told {
    first_hit: usize,
    rule: usize,
    side: Option<Side>,
    end: usize,
    window_start: usize,
    flagged: Vec<usize>,
}

fn of_chart(chart: &Chart) -> Vec<Told> {
    let mut told: Vec<Told> = chart
        .signals()
        .iter()
        .filter(|signal| signal.track() == improvement::spc::rules::TrackKind::Main)
        .map(|signal| Told {
            first_hit: signal.first_hit(),
            rule: signal.rule(),
            side: signal.side(),
            end: signal.hits().end,
            window_start: signal.window().start,
            flagged: signal.flagged().collect(),
        })
        .collect();
    told.sort();
    told
}

/// Adds what an update tells.
fn hear(told: &mut Vec<Told>, update: &Update) {
    for change in update.changes() {
        assert_eq!(change.hit(), update.index());
        if change.is_new() {
            told.push(Told {
                first_hit: change.first_hit(),
                rule: change.rule(),
                side: change.side(),
                end: change.hit() + 1,
                window_start: change.window_start(),
                flagged: change.flagged().to_vec(),
            });
        } else {
            let open = told
                .iter_mut()
                .find(|signal| {
                    (signal.first_hit, signal.rule, signal.side)
                        == (change.first_hit(), change.rule(), change.side())
                })
                .expect("a signal that goes on has begun");
            open.end = change.hit() + 1;
            open.flagged.extend(change.flagged());
            assert_eq!(open.window_start, change.window_start());
        }
    }
    told.sort();
}

fn stored(monitor: &Monitor) -> Monitor {
    let text = serde_json::to_string(monitor).unwrap();
    let back: Monitor =
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!(&back, monitor);
    assert_eq!(serde_json::to_string(&back).unwrap(), text);
    back
}

/// The monitor, point by point, against the chart of every prefix that `every` divides, from point `from` on. It is
/// stored and resumed before each point.
fn follow(
    mut monitor: Monitor,
    mut told: Vec<Told>,
    series: &Rows,
    from: usize,
    every: usize,
    chart: impl Fn(&Series) -> Result<Chart, improvement::Error>,
) {
    for index in from..series.len() {
        monitor = stored(&monitor);
        let update = series.push(&mut monitor, index);
        assert_eq!(update.index(), index);
        hear(&mut told, &update);
        if (index + 1) % every != 0 {
            continue;
        }
        let part = series.series(index + 1, every);
        if part.usable() == 0 {
            continue;
        }
        let chart = match chart(&part) {
            Ok(chart) => chart,
            Err(error) if error.code() == "no_points" => continue,
            Err(error) => panic!("{error} at {index} of {series:?}"),
        };
        assert_eq!(told, of_chart(&chart), "prefix of {}", index + 1);
        assert_eq!(update.variation(), Some(chart.reading().variation()));
        let over = chart.series().denominator(index).or_else(|| {
            chart
                .series()
                .subgroup(index)
                .map(|subgroup| subgroup.len() as f64)
        });
        if chart.value(index).is_some() {
            let over = over.unwrap_or(1.0);
            assert_eq!(monitor.centre(over), chart.centre(index));
            assert_eq!(
                monitor.limits(over),
                (chart.lower(index), chart.upper(index))
            );
            if !chart.is_excluded(index) {
                assert_eq!(update.value(), chart.value(index));
            }
        }
        for (place, rule) in chart.main_rules().iter().enumerate() {
            let mut hits: Vec<usize> = told
                .iter()
                .filter(|signal| signal.rule == place)
                .flat_map(|signal| {
                    // with several controls a stretch is not a range of points
                    signal.first_hit..signal.end
                })
                .collect();
            hits.sort_unstable();
            hits.dedup();
            let found = chart.hits(rule);
            assert!(
                found.iter().all(|hit| hits.contains(hit)),
                "{rule} at {found:?}"
            );
        }
    }
}

/// The data of a series, row by row, so that prefixes can be cut.
#[derive(Debug, Clone)]
enum Rows {
    Values(Vec<Option<f64>>),
    Counts(Vec<Option<f64>>),
    Times(Vec<Option<f64>>),
    Cases(Vec<Option<f64>>),
    Proportions(Vec<Option<(f64, f64)>>),
    Rates(Vec<Option<(f64, f64)>>),
    Ratios(Vec<Option<(f64, f64)>>),
    Subgroups(Vec<Vec<f64>>),
}

impl Rows {
    fn len(&self) -> usize {
        match self {
            Self::Values(rows) | Self::Counts(rows) | Self::Times(rows) | Self::Cases(rows) => {
                rows.len()
            }
            Self::Proportions(rows) | Self::Rates(rows) | Self::Ratios(rows) => rows.len(),
            Self::Subgroups(rows) => rows.len(),
        }
    }

    fn series(&self, points: usize, controls: usize) -> Series {
        let pairs = |rows: &[Option<(f64, f64)>]| -> (Vec<Option<f64>>, Vec<Option<f64>>) {
            rows[..points]
                .iter()
                .map(|row| (row.map(|row| row.0), row.map(|row| row.1)))
                .unzip()
        };
        match self {
            Self::Values(rows) => Series::values(rows[..points].iter().copied()),
            Self::Counts(rows) => Series::counts(rows[..points].iter().copied()),
            Self::Times(rows) => Series::times_between(rows[..points].iter().copied()),
            Self::Cases(rows) => {
                Series::cases_between(rows[..points].iter().copied(), CaseCount::Between)
            }
            Self::Proportions(rows) => {
                let (events, trials) = pairs(rows);
                Series::proportions(events, trials)
            }
            Self::Rates(rows) => {
                let (events, exposure) = pairs(rows);
                Series::rates(events, exposure)
            }
            Self::Ratios(rows) => {
                let (above, below) = pairs(rows);
                Series::ratios(above, below)
            }
            Self::Subgroups(rows) => Series::subgroups(rows[..points].iter().map(|row| {
                if row.is_empty() {
                    vec![None]
                } else {
                    row.iter().copied().map(Some).collect()
                }
            })),
        }
        .unwrap()
        .controls_per_run(controls)
        .unwrap()
    }

    fn push(&self, monitor: &mut Monitor, index: usize) -> Update {
        match self {
            Self::Values(rows) | Self::Counts(rows) | Self::Times(rows) | Self::Cases(rows) => {
                monitor.push(rows[index])
            }
            Self::Proportions(rows) | Self::Rates(rows) | Self::Ratios(rows) => {
                monitor.push(rows[index].map_or(Point::Missing, Point::from))
            }
            Self::Subgroups(rows) if rows[index].is_empty() => monitor.push(Point::Missing),
            Self::Subgroups(rows) => monitor.push(&rows[index][..]),
        }
        .unwrap()
    }
}

fn borders() -> impl Strategy<Value = Border> {
    select(vec![
        Border::Centre,
        Border::Sigma(1.0),
        Border::Sigma(2.0),
        Border::Limit,
    ])
}

fn edges() -> impl Strategy<Value = Edge> {
    select(vec![Edge::Excluded, Edge::Included])
}

fn ties() -> impl Strategy<Value = Ties> {
    select(vec![Ties::Break, Ties::Skip, Ties::Extend])
}

fn beyond() -> impl Strategy<Value = Pattern> {
    (
        1_u16..6,
        0_u16..4,
        borders(),
        edges(),
        select(vec![None, Some(Border::Limit), Some(Border::Sigma(2.5))]),
        select(vec![
            Others::Anywhere,
            Others::SameSide,
            Others::NotBeyondOpposite,
        ]),
        select(vec![Last::Qualifies, Last::Any]),
        select(vec![WarmUp::FullWindow, WarmUp::Partial]),
    )
        .prop_map(
            |(count, more, border, edge, short_of, others, last, warm_up)| Pattern::Beyond {
                count,
                window: if more == 3 { 64 } else { count + more },
                border,
                edge,
                short_of,
                others,
                last,
                warm_up,
            },
        )
}

/// Every pattern that can be watched.
fn patterns() -> impl Strategy<Value = Pattern> {
    prop_oneof![
        4 => beyond(),
        2 => (2_u16..12, ties()).prop_map(|(points, ties)| Pattern::Run {
            length: Length::Exactly(points),
            ties
        }),
        2 => (3_u16..8, ties()).prop_map(|(points, ties)| Pattern::Trend { points, ties }),
        2 => (3_u16..8, ties()).prop_map(|(points, ties)| Pattern::Alternating { points, ties }),
        1 => (2_u16..8, borders(), edges())
            .prop_map(|(points, border, edge)| Pattern::Within { points, border, edge }),
        1 => (2_u16..6, borders(), edges(), select(vec![Seen::EitherSide, Seen::BothSides]))
            .prop_map(|(points, border, edge, seen)| Pattern::Outside { points, border, edge, seen }),
        1 => (borders(), 2_u16..7).prop_map(|(border, window)| Pattern::Opposed { border, window }),
        1 => (2_u16..7).prop_map(|window| Pattern::Spread { more_than: 2.0, window }),
    ]
}

fn rules(scopes: Vec<Scope>) -> impl Strategy<Value = Vec<Rule>> {
    let rule = (
        patterns(),
        select(vec![
            Sides::Either,
            Sides::Only(Side::Above),
            Sides::Only(Side::Below),
        ]),
        select(vec![Gap::Breaks, Gap::Bridges]),
        select(vec![Flags::Last, Flags::Window, Flags::Qualifying]),
        select(scopes),
        any::<bool>(),
    )
        .prop_map(|(pattern, sides, gap, flags, scope, warning)| {
            let rule = Rule::of(pattern)
                .with_sides(sides)
                .with_gap(gap)
                .with_flags(flags)
                .with_scope(scope);
            if warning {
                rule.with_role(improvement::spc::rules::Role::Warning)
            } else {
                rule
            }
        });
    prop::collection::vec(rule, 1..6)
}

/// The rules that can be and that mean something on a kind, each under a name of its own.
fn set(rules: Vec<Rule>, kind: Kind) -> RuleSet {
    const NAMES: [&str; 6] = ["a", "b", "c", "d", "e", "f"];
    let rules: Vec<Rule> = rules
        .into_iter()
        .zip(NAMES)
        .map(|(rule, name)| rule.named(name))
        .filter(|rule| rule.check().is_ok() && kind.lawful(rule).is_ok())
        .collect();
    RuleSet::new("test", "1", "this test", rules.clone())
        .unwrap()
        .with_spread_rules(rules)
        .unwrap()
}

/// Small whole numbers, so that ties and points on a line are common, with gaps.
fn values(points: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Option<f64>>> {
    (0_u32..3, 0_i8..3).prop_flat_map(move |(gaps, drift)| {
        let value = prop_oneof![
            8 => (-4_i8..=4).prop_map(move |value| Some(f64::from((value + drift).min(4)))),
            gaps => Just(None),
        ];
        prop::collection::vec(value, points.clone())
    })
}

fn known(rules: RuleSet, basis: Basis) -> Options {
    Chart::options()
        .baseline(basis)
        .rules(rules)
        .better(Direction::Higher)
}

/// Ten times as many where the long tests are asked for, which `.ci/run` does.
fn cases() -> u32 {
    let long = std::env::args().any(|argument| argument == "--include-ignored");
    if long { 1500 } else { 150 }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: cases(),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// Values about a known process, under any rules.
    #[test]
    fn any_rules(rules in rules(vec![Scope::Sequence]), values in values(1..90)) {
        let options = known(set(rules, Kind::Individuals), Basis::process(0.0, 1.0));
        let monitor = options.monitor(Kind::Individuals).unwrap();
        follow(monitor, Vec::new(), &Rows::Values(values), 0, 1, |series| options.xmr(series));
    }

    /// Several controls a run.
    #[test]
    fn lanes(
        rules in rules(vec![Scope::Sequence, Scope::Block, Scope::Lane]),
        values in values(4..60),
        controls in 1_usize..5,
    ) {
        let options = known(set(rules, Kind::Individuals), Basis::process(0.0, 1.0));
        let some = Series::values(vec![0.0; controls]).unwrap().controls_per_run(controls).unwrap();
        let monitor = Monitor::of(&options.xmr(some).unwrap()).unwrap();
        follow(monitor, Vec::new(), &Rows::Values(values), 0, controls, |series| options.xmr(series));
    }

    /// A chart whose last phase goes on: a baseline, an exclusion, a phase before.
    #[test]
    fn splits(
        rules in rules(vec![Scope::Sequence]),
        values in values(20..70),
        baseline in 8_usize..16,
        left_out in 0_usize..20,
        starts in 1_usize..6,
        phased in any::<bool>(),
        seen in 16_usize..20,
    ) {
        // the points that set the limits must have some differences among them
        let mut values = values;
        for (index, value) in values.iter_mut().enumerate().take(baseline) {
            *value = Some(value.unwrap_or(1.0) + (index % 3) as f64);
        }
        let rules = set(rules, Kind::Individuals);
        let mut options = known(rules, Basis::points(0..baseline));
        if left_out < 8 || left_out >= baseline {
            options = options.exclude(left_out.min(values.len() - 1).min(seen - 1), Reason::data("a broken clock"));
        }
        if phased {
            let phase = improvement::spc::Phase::new(starts, Reason::change("a new clinic"))
                .with_basis(Basis::points(0..baseline));
            options = options.with_phase(phase);
        }
        let rows = Rows::Values(values);
        let chart = options.xmr(rows.series(seen, 1)).unwrap();
        let mut told = of_chart(&chart);
        let monitor = Monitor::after(&chart).unwrap();
        prop_assert_eq!(monitor.len(), seen);
        follow(monitor, told.split_off(0), &rows, seen, 1, |series| options.xmr(series));
    }

    /// Every kind of chart with limits that depend on the denominator, or on nothing.
    #[test]
    fn kinds(
        rules in rules(vec![Scope::Sequence]),
        pairs in prop::collection::vec(prop::option::weighted(0.9, (0_u16..40, 0_usize..3)), 2..40),
        exact in any::<bool>(),
        median in any::<bool>(),
        which in 0_usize..13,
        asked in select(vec![(true, true), (true, false), (false, true), (false, false)]),
        few in any::<bool>(),
        bounded in any::<bool>(),
        lines in prop::option::weighted(0.2, (prop::option::of(0.0..0.9), prop::option::of(1.1..3.0))),
    ) {
        let sizes = [40.0, 55.0, 100.0];
        let over: Vec<Option<(f64, f64)>> = pairs
            .iter()
            .map(|pair| pair.map(|(events, size)| (f64::from(events), sizes[size])))
            .collect();
        let single: Vec<Option<f64>> = over.iter().map(|pair| pair.map(|pair| pair.0)).collect();
        // of 40 fewer than five are expected, of 100 more
        let rate = if few { 0.1 } else { 0.3 };
        let process = |centre: f64, sigma: Option<f64>| Basis::Process { centre: Some(centre), sigma };
        let groups = || over.iter().map(|pair| {
            pair.map_or(Vec::new(), |(value, size)| {
                vec![value, value / 2.0, 20.0, size / 10.0, 7.0][..if size > 50.0 { 4 } else { 3 }].to_vec()
            })
        }).collect();
        let (kind, rows, basis) = match which {
            0 => (Kind::P, Rows::Proportions(over), process(rate, None)),
            1 => (Kind::Np, Rows::Proportions(over), process(rate, None)),
            2 => (Kind::PPrime, Rows::Proportions(over), process(rate, Some(1.5))),
            3 => (Kind::U, Rows::Rates(over), process(rate, None)),
            4 => (Kind::UPrime, Rows::Rates(over), process(rate, Some(0.75))),
            5 => (Kind::IPrime, Rows::Ratios(over), process(0.3, Some(1.2))),
            6 => (Kind::C, Rows::Counts(single), process(if few { 4.0 } else { 20.0 }, None)),
            7 => (Kind::G, Rows::Cases(single), process(20.0, None)),
            8 => {
                let times = single.iter().map(|time| time.map(|time| time + 1.0)).collect();
                (Kind::T, Rows::Times(times), process(20.0, Some(0.6)))
            }
            9 => (Kind::XbarS, Rows::Subgroups(groups()), process(14.0, Some(9.0))),
            10 => (Kind::R, Rows::Subgroups(groups()), Basis::Process { centre: None, sigma: Some(9.0) }),
            11 => (Kind::S, Rows::Subgroups(groups()), Basis::Process { centre: None, sigma: Some(9.0) }),
            _ => (Kind::Run, Rows::Values(single), Basis::centre(20.0)),
        };
        // lines worked out elsewhere, about the same centre
        let basis = match (lines, &basis) {
            (Some((lower, upper)), Basis::Process { centre: Some(centre), .. }) if kind != Kind::Run => {
                // an np chart is of numbers of events
                let centre = if kind == Kind::Np { 40.0 * centre } else { *centre };
                let line = |times: Option<f64>| times.map(|times: f64| (times * centre).into());
                Basis::Lines { centre: centre.into(), lower: line(lower), upper: line(upper) }
            }
            _ => basis,
        };
        let mut options = Chart::options().baseline(basis).better(Direction::Higher);
        let (with_rules, with_width) = asked;
        // the default of a run chart is about the whole phase
        if with_rules || kind == Kind::Run {
            options = options.rules(set(rules, kind));
        }
        if with_width {
            options = options.width(if exact && kind != Kind::R {
                Width::Probability(0.01)
            } else {
                Width::Sigma(3.0)
            });
            options = options.centre(if median { Centre::Median } else { Centre::Mean });
        }
        if bounded {
            // around everything that is drawn above, and on some kinds inside what the limits would be
            options = options.bounds(-1.0..=100.5);
        }
        if kind == Kind::Run {
            // below its minimum of useful points a run chart judges nothing, unless it is provisional
            options = options.provisional();
        }
        let monitor = options.monitor(kind).unwrap();
        // what the default holds about a whole phase is left out, and the first point chooses the default
        let mut chosen = monitor.clone();
        if let Some(first) = (0..rows.len()).find(|&index| rows.series(rows.len(), 1).value(index).is_some()) {
            (0..=first).for_each(|index| drop(rows.push(&mut chosen, index)));
        }
        prop_assert_eq!(chosen.left_out().is_empty(), with_rules || kind == Kind::Run || chosen.rule_set() == &RuleSet::making_data_count_7_7() || chosen.rule_set() == &RuleSet::shewhart());
        let options = if with_rules || kind == Kind::Run { options } else {
            let default = options.chart(kind, rows.series(rows.len(), 1));
            if let Ok(chart) = &default {
                let kept = chosen.left_out().iter().try_fold(chart.rules().clone(), |rules, rule| rules.without(&rule.name()));
                prop_assert_eq!(kept.as_ref(), Ok(chosen.rule_set()));
            }
            options.rules(chosen.rule_set().clone())
        };
        // a chart of one or two points whose sigma follows from the centre is refused, the monitor is not
        let chart = |series: &Series| {
            let chart = options.chart(kind, series);
            match chart {
                Err(error) if error.code() == "too_few_points" => Err(improvement::error::ChartError::NoPoints { found: 0 }.into()),
                chart => chart,
            }
        };
        follow(monitor, Vec::new(), &rows, 0, 1, chart);
    }

    /// Lines that were given, on any kind.
    #[test]
    fn given_lines(
        rules in rules(vec![Scope::Sequence]),
        values in values(1..40),
        lower in prop::option::of(-3_i8..0),
        upper in prop::option::of(0_i8..3),
    ) {
        let line = |line: Option<i8>| line.map(|line| f64::from(line).into());
        let basis = Basis::Lines { centre: 0.0.into(), lower: line(lower), upper: line(upper) };
        let options = known(set(rules, Kind::Individuals), basis);
        let monitor = options.monitor(Kind::Individuals).unwrap();
        follow(monitor, Vec::new(), &Rows::Values(values), 0, 1, |series| options.xmr(series));
    }

    /// Limits that were estimated from a baseline, kind by kind.
    #[test]
    fn frozen_baselines(
        rules in rules(vec![Scope::Sequence]),
        pairs in prop::collection::vec((1_u16..40, 0_usize..3), 20..40),
        which in 0_usize..11,
        median in any::<bool>(),
        exact in any::<bool>(),
        equal in any::<bool>(),
        bounded in any::<bool>(),
        by_default in any::<bool>(),
    ) {
        let sizes = if equal { [50.0; 3] } else { [40.0, 55.0, 100.0] };
        let over: Vec<Option<(f64, f64)>> = pairs
            .iter()
            .map(|&(events, size)| Some((f64::from(events), sizes[size])))
            .collect();
        let single: Vec<Option<f64>> = over.iter().map(|pair| pair.map(|pair| pair.0)).collect();
        let groups = || over.iter().map(|pair| {
            pair.map_or(Vec::new(), |(value, size)| {
                vec![value, value / 2.0, 20.0, size / 10.0, 7.0][..if size > 50.0 { 4 } else { 3 }].to_vec()
            })
        }).collect();
        let (kind, rows) = match which {
            0 => (Kind::P, Rows::Proportions(over)),
            1 => (Kind::Np, Rows::Proportions(over)),
            2 => (Kind::PPrime, Rows::Proportions(over)),
            3 => (Kind::U, Rows::Rates(over)),
            4 => (Kind::UPrime, Rows::Rates(over)),
            5 => (Kind::IPrime, Rows::Proportions(over)),
            6 => (Kind::C, Rows::Counts(single)),
            7 => (Kind::G, Rows::Cases(single)),
            8 => (Kind::T, Rows::Times(single)),
            9 => (Kind::XbarR, Rows::Subgroups(groups())),
            _ => (Kind::Individuals, Rows::Rates(over)),
        };
        let mut options = Chart::options().baseline(Basis::points(0..18)).provisional().better(Direction::Higher);
        if !by_default {
            options = options.rules(set(rules, kind));
        }
        if bounded {
            options = options.bounds(-1.0..=100.5);
        }
        if exact {
            options = options.width(Width::Probability(0.01));
        }
        if median {
            options = options.centre(Centre::Median);
        }
        let chart = options.chart(kind, rows.series(18, 1)).unwrap();
        let monitor = Monitor::after(&chart).unwrap();
        // what the default holds about a whole phase is left out
        let (options, chart) = if monitor.left_out().is_empty() { (options, chart) } else {
            let options = options.rules(monitor.rule_set().clone());
            let chart = options.chart(kind, rows.series(18, 1)).unwrap();
            (options, chart)
        };
        follow(monitor, of_chart(&chart), &rows, 18, 1, |series| options.chart(kind, series));
    }
}

fn refused(result: Result<Monitor, improvement::Error>) -> (String, &'static str) {
    let error = result.unwrap_err();
    (error.to_string(), error.code())
}

#[test]
fn what_cannot_be_watched() {
    let process = || Chart::options().baseline(Basis::process(0.0, 1.0));
    let run = Chart::options().baseline(Basis::centre(0.0));
    let whole_phase = "cannot be watched point by point: its limit depends on how many points the phase has, so that \
        what is a signal at one point may be none at the next. Make a chart after each point instead, or take rules \
        that look at the last few points, such as those of `RuleSet::ssa()` about a median or \
        `RuleSet::making_data_count()` with limits";
    assert_eq!(
        refused(run.monitor(Kind::Run)),
        (
            format!("the rule `run-anhoej` {whole_phase}"),
            "unwatchable"
        )
    );
    assert_eq!(
        refused(run.clone().rules(RuleSet::ihi_run()).monitor(Kind::Run)),
        (
            format!("the rule `runs-exact-05` {whole_phase}"),
            "unwatchable"
        )
    );
    assert!(run.rules(RuleSet::ssa()).monitor(Kind::Run).is_ok());
    let one = |rule: Rule| {
        let rules = RuleSet::new("own", "1", "this test", [rule]).unwrap();
        refused(process().rules(rules).monitor(Kind::Individuals)).0
    };
    assert_eq!(
        one(Rule::run(8).with_flags(Flags::Phase)),
        "the rule `run-of-8` cannot be watched point by point: it marks every point of the phase, and a monitor \
         remembers only the last few: take `Flags::Window`"
    );
    assert_eq!(
        one(Rule::run(65)),
        "the rule `run-of-65` cannot be watched point by point: its pattern is longer than 64 points, the most that \
         a monitor remembers"
    );
    let not_frozen = |options: &Options, kind: Kind| {
        let (message, code) = refused(options.monitor(kind));
        assert_eq!(code, "not_frozen");
        message
    };
    assert_eq!(
        not_frozen(&Chart::options(), Kind::Individuals),
        "the limits cannot be frozen: the baseline leaves numbers to be estimated from points: give a centre and a \
         sigma, or lines"
    );
    assert_eq!(
        not_frozen(
            &process().exclude(3_usize, Reason::data("x")),
            Kind::Individuals
        ),
        "the limits cannot be frozen: phases and exclusions name points, and a monitor has none before its first: \
         make a chart, and a monitor after it"
    );
    let by_point = Chart::options().baseline(Basis::lines(vec![0.0, 0.0], -3.0, 3.0));
    assert_eq!(
        not_frozen(&by_point, Kind::Individuals),
        "the limits cannot be frozen: its lines were given point by point, so that the next point has none"
    );
    let short = Chart::xmr([3, 5, 4, 6]).unwrap();
    assert_eq!(
        refused(Monitor::of(&short)).0,
        "the limits cannot be frozen: its last phase has no limits"
    );
    let ranges = Chart::xmr([3, 5, 4, 6, 3, 5, 4, 6, 3, 5, 4, 6, 7])
        .unwrap()
        .moving_ranges()
        .unwrap();
    assert_eq!(
        refused(Monitor::of(&ranges)).0,
        "the limits cannot be frozen: a moving range belongs to two points: watch the values themselves"
    );
}

#[test]
fn a_refused_point_is_not_taken() {
    let options = Chart::options()
        .baseline(Basis::Process {
            centre: Some(0.2),
            sigma: None,
        })
        .rules(RuleSet::western_electric());
    let mut monitor = options.monitor(Kind::P).unwrap();
    monitor.push((2, 10)).unwrap();
    let before = monitor.clone();
    let refused = [
        (
            monitor.push(0.3).unwrap_err(),
            "point 2 is one number, expected events out of trials, `(events, trials)`",
        ),
        (
            monitor.push((3, 0)).unwrap_err(),
            "point 2 has a denominator of 0, expected more than zero: where there was nobody and nothing to count, leave both columns empty (`None`), which makes a gap",
        ),
        (
            monitor.push((11, 10)).unwrap_err(),
            "point 2 has 11 events out of 10 trials, expected no more events than trials",
        ),
        (
            monitor.push((-1, 10)).unwrap_err(),
            "point 2 has -1 events, expected zero or more",
        ),
        (
            monitor.push((f64::NAN, 10.0)).unwrap_err(),
            "point 2 is NaN, expected an ordinary number",
        ),
        (
            // nothing of a series is taken when one of its points is refused
            monitor.preload([0.1, 0.2]).unwrap_err(),
            "point 2 is one number, expected events out of trials, `(events, trials)`",
        ),
    ];
    for (error, message) in refused {
        assert_eq!(error.to_string(), message);
    }
    assert_eq!(monitor, before);
    let mut bounded = Chart::options()
        .baseline(Basis::process(0.5, 0.1))
        .bounds(0.0..=1.0)
        .monitor(Kind::Individuals)
        .unwrap();
    assert_eq!(
        bounded.push(1.5).unwrap_err().to_string(),
        "point 1 is 1.5, expected between the bounds 0 and 1"
    );
}

/// Three months of ten, two events in the last: a chart picks exact limits for so few, and a monitor picks the same.
#[test]
fn defaults_are_those_of_the_chart() {
    let options = Chart::options().baseline(Basis::centre(0.01)).provisional();
    let months = [(0, 10), (0, 10), (2, 10)];
    let series = Series::proportions(months.map(|month| month.0), months.map(|month| month.1));
    let chart = options.chart(Kind::P, series.unwrap()).unwrap();
    let mut monitor = options.monitor(Kind::P).unwrap();
    // of a hundred one event is expected, of ten thousand a hundred
    assert_eq!(monitor.limits(100.0), (Some(0.0), Some(0.05)));
    assert!(monitor.limits(10_000.0).0 > Some(0.007));
    for month in months {
        assert!(monitor.push(month).unwrap().is_quiet());
    }
    assert!(chart.signals().is_empty());
    assert_eq!(monitor.limits(10.0), (chart.lower(2), chart.upper(2)));
    assert_eq!(monitor.limits(10.0), (Some(0.0), Some(0.2)));
    assert_eq!(chart.rules(), &RuleSet::anhoej_3_sigma());
    assert_eq!(monitor.rules(), &RuleSet::anhoej_3_sigma().rules()[..1]);
    assert_eq!(monitor.left_out(), &RuleSet::anhoej_3_sigma().rules()[1..]);
    // the first point has chosen: a large month later changes nothing
    monitor.push((100, 10_000)).unwrap();
    assert_eq!(monitor.rules().len(), 1);
    assert_eq!(monitor.limits(10.0), (Some(0.0), Some(0.2)));
}

/// Points that came later do not change what a chart of a known process is judged by.
#[test]
fn defaults_do_not_change_later() {
    let options = Chart::options().baseline(Basis::centre(0.1));
    let chart = |trials: [i32; 3]| {
        let series = Series::proportions([1, 2, 1], trials).unwrap();
        options.chart(Kind::P, series).unwrap()
    };
    assert_eq!(chart([20, 900, 900]).rules(), &RuleSet::anhoej_3_sigma());
    assert_eq!(
        chart([900, 20, 20]).rules(),
        &RuleSet::making_data_count_7_7()
    );
}

#[test]
fn bounds_are_those_of_the_kind_as_well() {
    let options = Chart::options()
        .bounds(-1.0..=2.0)
        .provisional()
        .rules(RuleSet::shewhart());
    let series = Series::proportions([3, 4, 3, 4, 3, 5], [6; 6]).unwrap();
    let chart = options.chart(Kind::PPrime, series).unwrap();
    let monitor = Monitor::after(&chart).unwrap();
    assert_eq!(chart.upper(5), Some(1.0));
    assert_eq!(monitor.limits(6.0), (chart.lower(5), chart.upper(5)));
}

#[test]
fn bounds_are_those_of_what_is_plotted() {
    let options = Chart::options()
        .baseline(Basis::Process {
            centre: None,
            sigma: Some(4.0),
        })
        .bounds(0.0..=1.0);
    let groups = [[5.0, 5.5], [6.0, 5.5]];
    let chart = options.chart(Kind::S, Series::subgroups(groups).unwrap());
    let mut monitor = options.monitor(Kind::S).unwrap();
    for (index, group) in groups.iter().enumerate() {
        let update = monitor.push(&group[..]).unwrap();
        assert_eq!(update.value(), chart.as_ref().unwrap().value(index));
    }
    assert_eq!(
        monitor.push(&[1.0, 9.0][..]).unwrap_err().code(),
        "out_of_bounds"
    );
}

#[test]
fn the_first_edition_of_a_state_is_refused_by_name() {
    let first = r#"{"limits":{"kind":"individuals","holds":"values","width":{"sigma":3.0},
        "law":{"sigma":{"centre":0.0,"middle":0.0,"sigma":1.0}}},
        "rules":{"name":"shewhart","edition":"1931"},"better":"neither","origin":0,"next":0,"cells":[[]]}"#;
    let error = serde_json::from_str::<Monitor>(first).unwrap_err();
    assert!(error.to_string().contains("edition 2"), "{error}");
}

/// What the first point has chosen is kept where that point is corrected.
#[test]
fn a_watch_chooses_once() {
    let options = Chart::options().baseline(Basis::centre(0.1));
    let mut watch = improvement::Watch::new(options.monitor(Kind::P).unwrap());
    let day = |day: i8| improvement::date(2024, 3, day);
    watch.push(day(1), Point::Missing, day(1)).unwrap();
    watch.push(day(2), (1, 20), day(2)).unwrap();
    watch.push(day(3), (9, 20), day(3)).unwrap();
    assert_eq!(watch.standing().count(), 1);
    watch.revise(day(2), (90, 900), day(4)).unwrap();
    watch.revise(day(1), (2, 20), day(5)).unwrap();
    assert_eq!(watch.monitor().rules().len(), 1);
    assert_eq!(watch.standing().count(), 1);
    let text = serde_json::to_string(&watch).unwrap();
    let back: improvement::Watch = serde_json::from_str(&text).unwrap();
    assert_eq!(back.monitor(), watch.monitor());
}

#[test]
fn a_stored_state_is_checked() {
    let options = Chart::options()
        .baseline(Basis::process(0.0, 1.0))
        .rules(RuleSet::western_electric());
    let mut monitor = options.monitor(Kind::Individuals).unwrap();
    monitor.preload([0.5, -1.0, 4.0]).unwrap();
    let text = serde_json::to_string(&monitor).unwrap();
    assert_eq!(stored(&monitor), monitor);
    let faults = [
        (
            r#""next":3"#,
            r#""next":2"#,
            "its latest point is none that it has seen",
        ),
        (
            r#""origin":0"#,
            r#""origin":9"#,
            "it begins after its next point",
        ),
        (
            "4.0",
            "2.0",
            "its signals are not those of the points that it remembers",
        ),
        (
            "[0,1,2]",
            "[0,2,1]",
            "it remembers points out of order, or points that it has not seen",
        ),
        (
            "[0,1,2]",
            "[0,1,2,2]",
            "its columns are of different lengths",
        ),
        (
            r#""first_hit":2"#,
            r#""first_hit":3"#,
            "it has a signal that starts where it cannot",
        ),
        (
            r#""slot":0"#,
            r#""slot":40"#,
            "it has a signal of a rule that there is not, or one twice",
        ),
        (
            r#""cells":["#,
            r#""cells":[[],"#,
            "it has memories of other rules",
        ),
    ];
    for (find, replace, why) in faults {
        let broken = text.replace(find, replace);
        assert_ne!(broken, text, "{find} in {text}");
        let error = serde_json::from_str::<Monitor>(&broken).unwrap_err();
        let kind = improvement::error::MonitorError::BadState { why };
        assert_eq!(error.to_string(), kind.to_string());
        assert_eq!(kind.code(), "bad_state");
        assert_eq!(
            error.to_string(),
            format!("the stored state is none that this monitor can be in: {why}")
        );
    }
    let broken = text.replace(r#""sigma":1.0"#, r#""sigma":-1.0"#);
    let error = serde_json::from_str::<Monitor>(&broken).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("the limits cannot be frozen: a process cannot have these numbers"),
        "{error}"
    );
}

#[test]
fn reset_forgets_the_points_and_nothing_else() {
    let options = Chart::options()
        .baseline(Basis::process(0.0, 1.0))
        .rules(RuleSet::nelson());
    let fresh = options.monitor(Kind::Individuals).unwrap();
    let mut monitor = fresh.clone();
    monitor.preload([1.5, 1.2, 2.5, 0.1, 0.2, 0.3]).unwrap();
    assert_ne!(monitor, fresh);
    monitor.reset();
    assert_eq!(monitor, fresh);
    assert!(monitor.is_empty());
}
