//! What holds for every series: shift and scale, gaps, mirrors, frozen baselines, documents, and that nothing
//! panics.

use improvement::spc::rules::{Rule, RuleSet};
use improvement::spc::{
    AfterSignal, Basis, CaseCount, Centre, Cusum, Dispersion, Estimator, Ewma, Phase, Scan, Screen,
    Spread, Variation, Width,
};
use improvement::{Chart, Direction, Kind, Options, Reason, Series, Side};
use proptest::prelude::*;

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 256,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

fn because() -> Reason {
    Reason::change("a change")
}

/// Values in quarters: sums and differences of them are exact, so that shift and mirror have no rounding to allow for
/// but that of the mean.
fn quarters(points: std::ops::Range<usize>) -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec((-400_i32..400).prop_map(|n| f64::from(n) / 4.0), points)
}

/// The mean of up to forty values of at most a few thousand is rounded twice.
const MEAN: f64 = 1e-11;

fn near(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= MEAN * a.abs().max(b.abs()).max(1.0),
        (a, b) => a == b,
    }
}

/// Where a signal is and of which rule, the side left out.
fn places(chart: &Chart) -> Vec<(usize, usize, usize, Option<Side>)> {
    let signals = chart.signals().iter();
    let mut places: Vec<_> = signals
        .map(|signal| {
            (
                signal.rule(),
                signal.first_hit(),
                signal.hits().end,
                signal.side(),
            )
        })
        .collect();
    places.sort_unstable();
    places
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn scaling_by_a_power_of_two_scales_every_line_exactly(
        values in quarters(13..40), power in -20_i32..20, set in 0..RuleSet::all().len(),
    ) {
        let options = Chart::options().rules(RuleSet::all()[set].clone()).provisional();
        let factor = 2.0_f64.powi(power);
        let scaled: Vec<f64> = values.iter().map(|value| value * factor).collect();
        let (Ok(plain), Ok(scaled)) = (options.xmr(&values), options.xmr(&scaled)) else {
            panic!("values make an XmR chart");
        };
        for point in 0..values.len() {
            prop_assert_eq!(plain.upper(point).map(|line| line * factor), scaled.upper(point));
            prop_assert_eq!(plain.lower(point).map(|line| line * factor), scaled.lower(point));
            prop_assert_eq!(plain.centre(point).map(|line| line * factor), scaled.centre(point));
        }
        prop_assert_eq!(plain.signals(), scaled.signals());
    }

    #[test]
    fn shifting_shifts_every_line(values in quarters(13..40), by in -1000_i32..1000) {
        let shifted: Vec<f64> = values.iter().map(|value| value + f64::from(by)).collect();
        let plain = Chart::xmr(&values).expect("values");
        let shifted = Chart::xmr(&shifted).expect("values");
        let up = |line: Option<f64>| line.map(|line| line + f64::from(by));
        for point in 0..values.len() {
            prop_assert!(near(up(plain.upper(point)), shifted.upper(point)));
            prop_assert!(near(up(plain.lower(point)), shifted.lower(point)));
            prop_assert!(near(up(plain.centre(point)), shifted.centre(point)));
        }
    }

    #[test]
    fn mirrored_values_have_mirrored_signals(
        values in quarters(13..40), set in 0..RuleSet::all().len(),
    ) {
        let options = Chart::options().rules(RuleSet::all()[set].clone()).provisional();
        let mirrored: Vec<f64> = values.iter().map(|value| -value).collect();
        let plain = options.xmr(&values).expect("values");
        let mirror = options.xmr(&mirrored).expect("values");
        for point in 0..values.len() {
            prop_assert_eq!(plain.upper(point).map(|line| -line), mirror.lower(point));
            prop_assert_eq!(plain.centre(point).map(|line| -line), mirror.centre(point));
        }
        let mut turned: Vec<_> = places(&plain)
            .into_iter()
            .map(|(rule, first, end, side)| (rule, first, end, side.map(Side::other)))
            .collect();
        turned.sort_unstable();
        prop_assert_eq!(turned, places(&mirror));
    }

    #[test]
    fn a_point_more_never_changes_earlier_hits_of_a_frozen_baseline(
        values in quarters(14..40), next in -400_i32..400, set in 0..RuleSet::all().len(),
    ) {
        let options = Chart::options().baseline(Basis::points(0..12)).rules(RuleSet::all()[set].clone());
        let before = options.xmr(&values).expect("values");
        let mut longer = values.clone();
        longer.push(f64::from(next) / 4.0);
        let after = options.xmr(&longer).expect("values");
        for rule in before.rules().rules().iter().filter(|rule| !rule.is_whole_phase()) {
            let mut hits = after.hits(rule);
            hits.retain(|&point| point < values.len());
            prop_assert_eq!(before.hits(rule), hits, "{}", rule.name());
        }
    }

    #[test]
    fn a_point_more_never_changes_the_lines_of_a_frozen_p_chart(
        events in prop::collection::vec(0_u32..20, 14..40), next in 0_u32..40,
    ) {
        let options = Chart::options().baseline(Basis::points(0..12));
        let chart = |events: &[u32]| {
            let series = Series::proportions(events, vec![40; events.len()]).expect("proportions");
            options.chart(Kind::P, series).expect("p")
        };
        let before = chart(&events);
        let mut longer = events.clone();
        longer.push(next);
        let after = chart(&longer);
        for point in 0..events.len() {
            prop_assert_eq!(before.upper(point), after.upper(point));
            prop_assert_eq!(before.centre(point), after.centre(point));
        }
        prop_assert_eq!(before.rules(), after.rules());
    }

    #[test]
    fn a_missing_point_at_the_end_changes_no_limit_and_no_signal(values in quarters(13..40)) {
        let plain = Chart::xmr(&values).expect("values");
        let mut longer: Vec<Option<f64>> = values.iter().copied().map(Some).collect();
        longer.push(None);
        let longer = Chart::xmr(longer).expect("values");
        for point in 0..values.len() {
            prop_assert_eq!(plain.upper(point), longer.upper(point));
            prop_assert_eq!(plain.centre(point), longer.centre(point));
        }
        prop_assert_eq!(plain.signals(), longer.signals());
        prop_assert_eq!(plain.reading(), longer.reading());
    }

    #[test]
    fn equal_values_lie_on_their_centre_and_make_no_signal(
        value in prop_oneof![-1e6..1e6_f64, 1e-9..1e-3_f64, Just(0.1), Just(1e100)],
        points in 13_usize..60, set in 0..RuleSet::all().len(),
    ) {
        let options = Chart::options().rules(RuleSet::all()[set].clone());
        let chart = options.xmr(vec![value; points]).expect("values");
        prop_assert_eq!(chart.centre(0), Some(value));
        prop_assert!(chart.signals().is_empty(), "{}", chart);
        let t = Chart::t(vec![value.abs() + 0.1; points]).expect("times");
        prop_assert!(t.signals().is_empty(), "{}", t);
    }

    #[test]
    fn a_series_shown_backwards_has_the_same_limits(values in quarters(13..40)) {
        let mut backwards = values.clone();
        backwards.reverse();
        let plain = Chart::xmr(&values).expect("values");
        let backwards = Chart::xmr(&backwards).expect("values");
        prop_assert!(near(plain.upper(0), backwards.upper(0)));
        prop_assert!(near(plain.lower(0), backwards.lower(0)));
    }
}

/// Numbers that a hospital would not have: huge, tiny, missing, equal, zero, negative, NaN.
fn number() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![
        8 => (0_i32..30).prop_map(|n| Some(f64::from(n))),
        4 => Just(Some(7.0)),
        4 => Just(None),
        1 => Just(Some(0.0)),
        1 => Just(Some(-0.0)),
        1 => Just(Some(-3.5)),
        1 => (-320_i32..=151).prop_map(|power| Some(10.0_f64.powi(power))),
        1 => prop_oneof![Just(f64::NAN), Just(f64::INFINITY), Just(f64::MIN), Just(5e-324)].prop_map(Some),
    ]
}

/// Columns that mostly pass the door, and now and then one that is all of these.
fn column(points: usize) -> BoxedStrategy<Vec<Option<f64>>> {
    let ordinary = (1_i32..60).prop_map(|n| Some(f64::from(n)));
    let gapped = prop_oneof![6 => ordinary, 1 => Just(None)];
    let power = -300_i32..=149;
    prop_oneof![
        6 => prop::collection::vec(gapped, points),
        3 => prop::collection::vec(number(), points),
        1 => Just(vec![Some(4.0); points]),
        1 => (0..points.max(1)).prop_map(move |at| {
            (0..points).map(|index| (index == at).then_some(3.0)).collect()
        }),
        2 => prop::collection::vec(power.prop_map(|power| Some(10.0_f64.powi(power))), points),
    ]
    .boxed()
}

fn series() -> impl Strategy<Value = Series> {
    (0_usize..45)
        .prop_flat_map(|points| (column(points), column(points), 0..8_usize))
        .prop_filter_map("refused at the door", |(a, b, shape)| {
            let over = || -> Vec<Option<f64>> {
                let larger = |(a, b): (&Option<f64>, &Option<f64>)| Some((*a)? + (*b)?);
                a.iter().zip(&b).map(larger).collect()
            };
            match shape {
                0 => Series::values(a),
                1 => Series::proportions(&a, over()),
                2 => Series::rates(a, b),
                3 => Series::ratios(a, b),
                4 => Series::counts(a),
                5 => Series::times_between(a),
                6 => Series::cases_between(a, CaseCount::Between),
                _ => Series::subgroups(a.chunks(3).map(<[_]>::to_vec)),
            }
            .ok()
        })
}

fn estimator() -> impl Strategy<Value = Estimator> {
    use Dispersion as D;
    let from = prop::sample::select(vec![
        D::MeanMovingRange,
        D::MedianMovingRange,
        D::StandardDeviation,
        D::MeanRange,
        D::MeanDeviation,
        D::Pooled,
        D::MinimumVariance(Spread::Range),
        D::MinimumVariance(Spread::Deviation),
        D::UnweightedAverage(Spread::Range),
        D::RootMeanSquare,
    ]);
    (from, 0_usize..30, any::<[bool; 3]>()).prop_map(|(from, span, [screen, missing, excluded])| {
        let mut estimator = Estimator::of(from).with_span(if span > 5 { 2 } else { span });
        if screen {
            estimator = estimator.with_screen(Screen {
                multiple: 3.0,
                loops: 3,
            });
        }
        if missing {
            estimator = estimator.across_missing();
        }
        if excluded {
            estimator = estimator.across_excluded();
        }
        estimator
    })
}

fn basis() -> impl Strategy<Value = Basis> {
    prop_oneof![
        4 => Just(Basis::Own),
        3 => (0_usize..20, 0_usize..20).prop_map(|(from, to)| Basis::points(from..from + to)),
        1 => (0..9_i32, -1..9_i32).prop_map(|(c, s)| Basis::process(f64::from(c), f64::from(s))),
        1 => (0..9_i32).prop_map(|c| Basis::centre(f64::from(c) / 8.0)),
        1 => (0..9_i32).prop_map(|c| Basis::lines(f64::from(c), 0.0, 9.0)),
        1 => prop::collection::vec(prop::option::of(0.0..9.0), 0..45)
            .prop_map(|line: Vec<Option<f64>>| Basis::lines(4.0, line.clone(), line)),
    ]
}

fn options() -> impl Strategy<Value = Options> {
    let width = prop_oneof![
        (-1..5_i32).prop_map(|z| Width::Sigma(f64::from(z))),
        prop_oneof![Just(0.0027), Just(0.5), Just(1e-12), Just(0.999)].prop_map(Width::Probability),
    ];
    let rules = prop::sample::select(RuleSet::all());
    let places = prop::collection::vec(0_usize..45, 0..4);
    let phases = prop::collection::vec((0_usize..45, basis()), 0..3);
    let middle = prop::sample::select(vec![Centre::Mean, Centre::Median]);
    let basics = (
        prop::option::of(rules),
        prop::option::of(width),
        prop::option::of(middle),
    );
    let more = (
        prop::option::of(estimator()),
        any::<bool>(),
        prop::option::of(-1..5_i32),
    );
    (basics, more, basis(), phases, places).prop_map(|(basics, more, basis, mut phases, places)| {
        let (rules, width, middle) = basics;
        let (estimator, provisional, target) = more;
        let mut options = Chart::options().better(Direction::Lower).baseline(basis);
        phases.sort_by_key(|phase| phase.0);
        for (at, basis) in phases {
            options = options.with_phase(Phase::new(at, because()).with_basis(basis));
        }
        for at in places {
            options = options.exclude(at, because());
        }
        if let Some(rules) = rules {
            options = options.rules(rules);
        }
        if let Some(width) = width {
            options = options.width(width);
        }
        if let Some(middle) = middle {
            options = options.centre(middle);
        }
        if let Some(estimator) = estimator {
            options = options.estimator(estimator);
        }
        if let Some(target) = target {
            options = options.target(f64::from(target) / 4.0);
        }
        if provisional {
            options = options.provisional().bounds(0.0..=f64::INFINITY);
        }
        options
    })
}

/// Everything that a chart can be asked, and what must hold of the answers.
fn question(chart: &Chart) -> Result<(), TestCaseError> {
    let points = chart.len();
    for point in 0..=points {
        for line in [
            chart.value(point),
            chart.centre(point),
            chart.zone_lines(point),
        ] {
            prop_assert!(line.is_none_or(|line| !line.is_nan()));
        }
        let (lower, centre, upper) = (chart.lower(point), chart.centre(point), chart.upper(point));
        if let (Some(lower), Some(upper)) = (lower, upper) {
            prop_assert!(lower <= upper, "{lower} {upper} {chart}");
        }
        prop_assert!(centre.is_none_or(f64::is_finite), "{centre:?}");
        prop_assert!(upper.is_none_or(f64::is_finite), "{upper:?}");
        prop_assert!(lower.is_none_or(f64::is_finite), "{lower:?}");
    }
    for signal in chart.signals() {
        let phase = chart.phases()[signal.phase()].points();
        prop_assert!(!signal.hits().is_empty());
        for point in signal.flagged() {
            prop_assert!(phase.contains(&point), "a flag outside its phase");
            prop_assert!(!chart.is_excluded(point), "an excluded point is flagged");
            let track = chart
                .track(signal.track())
                .expect("the track of the signal");
            prop_assert!(track.value(point).is_some(), "a missing point is flagged");
        }
        prop_assert!(phase.start <= signal.window().start && signal.window().end <= phase.end);
        prop_assert!(signal.window().contains(&signal.first_hit()));
        prop_assert!(!chart.describe(signal).is_empty());
    }
    for rule in [
        Rule::run(0),
        Rule::two_of_three(),
        Rule::trend(6),
        Rule::within(15),
    ] {
        prop_assert!(chart.hits(&rule).iter().all(|&point| point < points));
    }
    let reading = chart.reading();
    prop_assert!(reading.latest() < points);
    if reading.variation() == Variation::CommonCause {
        prop_assert!(reading.behind().is_empty());
    }
    prop_assert!(chart.to_string().ends_with(&chart.sentence()));
    if !matches!(chart.kind(), Kind::XbarR | Kind::XbarS | Kind::R | Kind::S) {
        let _ = chart.moving_ranges().map(|ranges| ranges.to_string());
    }
    let text = serde_json::to_string(chart).expect("a chart is JSON");
    let read: Chart = serde_json::from_str(&text)
        .map_err(|error| TestCaseError::fail(format!("{error} in {text}")))?;
    prop_assert!(read == *chart, "{text}");
    Ok(())
}

trait ZoneLines {
    fn zone_lines(&self, point: usize) -> Option<f64>;
}

impl ZoneLines for Chart {
    fn zone_lines(&self, point: usize) -> Option<f64> {
        self.main().zone(point, 2.0, Side::Above)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, max_global_rejects: 100_000, ..ProptestConfig::default() })]

    #[test]
    fn no_data_and_no_options_panic(series in series(), options in options(), ahead in any::<bool>()) {
        let text = serde_json::to_string(&series).expect("a series is JSON");
        let read: Series = serde_json::from_str(&text).map_err(|error| TestCaseError::fail(format!("{error} in {text}")))?;
        prop_assert!(read == series, "{}", text);
        let (suggested, why) = series.suggest_kind();
        prop_assert!(!why.to_string().is_empty());
        prop_assert!(series.is_empty() || suggested.takes(&series) || why == improvement::spc::Suggested::SubgroupOfOne);
        for kind in Kind::ALL {
            // a statistic that starts ahead, and starts again
            let after = AfterSignal::Restarts;
            let options = match kind {
                Kind::Ewma if ahead => options.clone().memory(Ewma::new(0.7).after_signal(after)),
                Kind::Cusum if ahead => options.clone().memory(Cusum::new(0.1, 0.7).head_start(0.5).after_signal(after)),
                _ => options.clone(),
            };
            match options.chart(kind, &series) {
                Ok(chart) => question(&chart)?,
                Err(error) => prop_assert!(!error.to_string().is_empty() && kind.takes(&series) || error.code() == "wrong_data"),
            }
            if let Ok(chart) = Chart::of(kind, &series) {
                question(&chart)?;
            }
        }
    }
}

/// About the length at which a mask begins to need memory: 1,024 points.
#[test]
fn hits_of_long_series_by_hand() {
    let nelson = Chart::options().rules(RuleSet::nelson());
    for points in [960, 1_023, 1_024, 1_025, 1_088, 2_000] {
        // a spike in every 50 points
        let value =
            |point: usize| f64::from(u8::from(point % 50 == 7)) * 40.0 + (point * 7 % 5) as f64;
        let values: Vec<f64> = (0..points).map(value).collect();
        let series = Series::values(values.iter().copied()).expect("numbers");
        let scan = Scan::of(&nelson, Kind::Individuals, &series).expect("a scan");
        let upper = scan.main().upper(0).expect("a limit");
        let above: Vec<usize> = (0..points).filter(|&point| values[point] > upper).collect();
        assert_eq!(
            above.len(),
            (points - 8) / 50 + 1,
            "every spike, of {points} points"
        );
        assert_eq!(scan.hits()[0].points().collect::<Vec<_>>(), above);
        assert_eq!(scan.hits()[0].words().len(), points.div_ceil(64));
    }
}
