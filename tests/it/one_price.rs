//! One chart says one price wherever it says one, prices what it judges, and says where nothing is judged.

use improvement::render::ChartSvg;
use improvement::spc::price::{Change, Design, Price, Process, Question, Wanted};
use improvement::spc::rules::{Judged, Rule, RuleSet, Ties};
use improvement::spc::{Basis, Broken, Centre, Width};
use improvement::{Chart, Error, Kind, Options, Series};

/// Two counts may differ by this many of their common standard errors.
const ERRORS: f64 = 4.0;

/// The phrase of a price in a text: `about 16 in 100`.
fn phrase(text: &str) -> Option<String> {
    let end = [" in 100 ", " in 1,000 "]
        .into_iter()
        .filter_map(|of| text.find(of).map(|place| (place, of.trim_end())))
        .min()?;
    let start = text[..end.0].rfind("about ")?;
    Some(format!("{}{}", &text[start..end.0], end.1))
}

/// Charts of every kind with their prices: what is known, what is tabled, what is simulated.
fn charts() -> Vec<(&'static str, Chart)> {
    let values = || (0..24).map(|i| f64::from((i * 7) % 11));
    let events = || (0..24).map(|i| 20 + (i * 7) % 11);
    let known = |centre| {
        Chart::options().baseline(Basis::Process {
            centre: Some(centre),
            sigma: None,
        })
    };
    let western = || Chart::options().rules(RuleSet::western_electric());
    let times = || (0..24).map(|i| f64::from(3 + (i * 7) % 11));
    let groups = || (0..24).map(|i| [0, 3, 5].map(|j| f64::from((i * 7 + j) % 11)));
    let made: Vec<(&str, Result<Chart, Error>)> = vec![
        ("run", Chart::run(values())),
        (
            "run of counts",
            Chart::options().chart(Kind::Run, Series::counts(events()).expect("counts")),
        ),
        ("xmr", Chart::xmr(values())),
        (
            "xmr, nelson",
            Chart::options().rules(RuleSet::nelson()).xmr(values()),
        ),
        (
            "xmr, provisional",
            Chart::options().provisional().xmr(values().take(9)),
        ),
        (
            "xmr, known",
            western().baseline(Basis::process(5.0, 3.0)).xmr(values()),
        ),
        (
            "p, known",
            known(0.25).rules(RuleSet::western_electric()).chart(
                Kind::P,
                Series::proportions(events(), [100; 24]).expect("a series"),
            ),
        ),
        (
            "np, known",
            known(0.25).rules(RuleSet::western_electric()).chart(
                Kind::Np,
                Series::proportions(events(), [100; 24]).expect("a series"),
            ),
        ),
        (
            "c, known",
            known(25.0)
                .rules(RuleSet::western_electric())
                .chart(Kind::C, Series::counts(events()).expect("counts")),
        ),
        (
            "u, known",
            known(0.25).rules(RuleSet::western_electric()).chart(
                Kind::U,
                Series::rates(events(), [100.0; 24]).expect("a series"),
            ),
        ),
        (
            "ewma, known",
            Chart::options()
                .baseline(Basis::process(5.0, 3.0))
                .chart(Kind::Ewma, Series::values(values()).expect("values")),
        ),
        (
            "cusum, known",
            Chart::options()
                .baseline(Basis::process(5.0, 3.0))
                .chart(Kind::Cusum, Series::values(values()).expect("values")),
        ),
        ("p", Chart::p(events(), [100; 24])),
        (
            "p′",
            Chart::options().chart(
                Kind::PPrime,
                Series::proportions(events(), [100; 24]).expect("shares"),
            ),
        ),
        ("c", Chart::c(events())),
        ("u", Chart::u(events(), [100.0; 24])),
        ("g", Chart::g(events())),
        (
            "t",
            Chart::options().chart(Kind::T, Series::times_between(times()).expect("times")),
        ),
        (
            "xbar",
            Chart::options().chart(Kind::XbarS, Series::subgroups(groups()).expect("groups")),
        ),
    ];
    made.into_iter()
        .map(|(name, chart)| (name, chart.expect(name)))
        .collect()
}

#[test]
fn a_chart_says_one_price_everywhere() {
    let mut printed = 0;
    for (name, chart) in charts() {
        let text = chart.to_string();
        let line = text
            .lines()
            .find(|line| line.starts_with("  rules"))
            .expect("a line");
        let Some(said) = phrase(line) else {
            assert!(!line.contains("false-alarm"), "{name}: {line}");
            continue;
        };
        printed += 1;
        let price = chart.price(Question::AnySignal).expect("a price");
        // a resemblance comes first, and the plain price after it
        let sentence = price.independent().to_string();
        assert_eq!(phrase(&sentence).as_ref(), Some(&said), "{name}");
        assert!(
            price
                .to_string()
                .contains(&format!("{said} charts like this one")),
            "{name}: {price}"
        );
        let picture = ChartSvg::new(&chart).to_string().replace("</tspan>", " ");
        let foot = picture.split("false-alarm").nth(1);
        if let Some(its) = foot.and_then(phrase) {
            assert_eq!(its, said, "{name}");
        }
        for broken in chart.assumptions().expect("assumptions") {
            if !matches!(
                broken.broken(),
                Broken::FewPoints { .. } | Broken::Discrete { .. }
            ) {
                assert_eq!(broken.nominal(), price.independent(), "{name}");
            }
        }
    }
    assert!(printed >= 11, "{printed}");
}

/// The share of charts with a signal, each made as anyone would make it.
fn share_of_charts(charts: u32, mut chart: impl FnMut() -> Result<Chart, Error>) -> (f64, f64) {
    let mut signals = 0;
    for _ in 0..charts {
        let chart = chart().expect("a chart");
        signals += u32::from(
            chart
                .signals()
                .iter()
                .any(|signal| chart.rule(signal).role() == improvement::spc::rules::Role::Signal),
        );
    }
    let share = f64::from(signals) / f64::from(charts);
    (
        share,
        (share.max(0.01) * (1.0 - share) / f64::from(charts)).sqrt(),
    )
}

/// What is judged is priced: runs about the centre only where ten points lie off it, exact or simulated.
#[test]
fn a_price_judges_as_the_chart_does() {
    const CHARTS: u32 = 3000;
    let mut seed = 20_261_129_u64;
    let mut uniform = move || {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((seed >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0
    };
    let runs = Rule::run(5).with_judged(Judged::WhereItCouldTell);
    let set = |rules: Vec<Rule>| RuleSet::new("judged", "1", "a test", rules).expect("a set");
    let of_runs = set(vec![runs.clone(), Rule::trend(4)]);
    let of_limits = set(vec![Rule::beyond_limits(), runs, Rule::trend(4)]);
    // without a known process runs are judged on both sides; a median of the same points lies between them
    let cases: [(&str, Kind, usize, Options); 5] = [
        (
            "known, 8 points",
            Kind::Individuals,
            8,
            Chart::options().baseline(Basis::process(0.5, 0.3)),
        ),
        (
            "known, 12 points",
            Kind::Individuals,
            12,
            Chart::options().baseline(Basis::process(0.5, 0.3)),
        ),
        ("a run chart of 8", Kind::Run, 8, Chart::options()),
        (
            "a run chart of 9",
            Kind::Run,
            9,
            Chart::options().provisional(),
        ),
        ("a run chart of 11", Kind::Run, 11, Chart::options()),
    ];
    for (name, kind, points, options) in cases {
        let set = if kind == Kind::Run {
            &of_runs
        } else {
            &of_limits
        };
        let options = options.rules(set.clone());
        let draw =
            |uniform: &mut dyn FnMut() -> f64| (0..points).map(|_| uniform()).collect::<Vec<f64>>();
        let chart = || {
            options
                .clone()
                .chart(kind, Series::values(draw(&mut uniform)).expect("values"))
        };
        let counted = share_of_charts(CHARTS, chart);
        // a known process of the same values: uniform ones are no normal ones, so only their order counts
        let design = Design::new(kind, set.clone(), points, Process::normal()).expect("a design");
        let options = match kind {
            Kind::Run => options.clone(),
            _ => options.clone().baseline(Basis::process(0.0, 3.0)),
        };
        let price =
            Price::of(&design.with_options(&options), Question::AnySignal).expect("a price");
        let most = ERRORS * price.standard_error().hypot(counted.1);
        assert!(
            (price.chance() - counted.0).abs() <= most,
            "{name}: {price:?} against {counted:?}"
        );
    }
    // rare events: how many points lie off the centre differs from chart to chart
    let exact = Chart::options()
        .rules(RuleSet::anhoej_3_sigma())
        .width(Width::Probability(Width::THREE_SIGMA))
        .centre(Centre::Median);
    for (trials, share) in [(40_u32, 22.0 / 960.0), (20, 0.05)] {
        let counted = share_of_charts(CHARTS, || {
            let events = (0..24).map(|_| (0..trials).map(|_| u32::from(uniform() < share)).sum());
            let events: Vec<u32> = events.collect();
            let series = Series::proportions(events, [trials; 24]).expect("shares");
            exact.clone().chart(Kind::P, series)
        });
        let process = Process::binomial(trials, share);
        let design = Design::new(Kind::P, RuleSet::anhoej_3_sigma(), 24, process);
        let design = design.expect("a design").with_options(&exact);
        let price = Price::of(&design, Question::AnySignal).expect("a price");
        let most = ERRORS * price.standard_error().hypot(counted.1);
        assert!(
            (price.chance() - counted.0).abs() <= most,
            "{trials}: {price:?} against {counted:?}"
        );
    }
}

#[test]
fn where_nothing_is_judged_that_is_said() {
    let five = [3.0, 5.0, 4.0, 6.0, 5.0];
    let says = "No rule is judged yet on a chart like this one";
    for chart in [
        Chart::xmr(five).expect("a chart"),
        Chart::run(five).expect("a chart"),
        Chart::p([1, 0, 2, 1, 1], [40; 5]).expect("a chart"),
        Chart::c([3, 5, 4, 6, 5]).expect("a chart"),
    ] {
        for question in [
            Question::AnySignal,
            Question::LatestPoint,
            Question::EverOver { looks: 2 },
        ] {
            let price = chart.price(question).expect("a price");
            assert!(!price.independent().is_judged(), "{chart} {question:?}");
            assert!(price.to_string().starts_with(says), "{price}");
            assert!(price.independent().to_string().starts_with(says));
        }
        let unseen = chart.unseen(2.0).expect("a power").expect("no signal");
        assert!(!unseen.power().is_judged());
        let expected = "No rule is judged yet where a lasting rise of 2 standard deviations half-way along would be: the chart could not show it, whatever its size.";
        assert_eq!(unseen.to_string(), expected);
        assert!(!chart.to_string().contains("in 100"), "{chart}");
    }
    // the same rules on enough points, and points to come against limits from enough
    let judged = Chart::xmr((0..24).map(|i| f64::from((i * 7) % 11))).expect("a chart");
    for question in [Question::AnySignal, Question::WithinNext { points: 3 }] {
        assert!(
            judged
                .price(question)
                .expect("a price")
                .independent()
                .is_judged()
        );
    }
    assert!(judged.power(1.0).expect("a power").is_judged());
    // a phase since last month: what came before it is judged, a change in it is not
    let reason = || {
        improvement::Reason::change("a new clinic").decided_before(improvement::date(2024, 1, 1))
    };
    let since = Chart::options()
        .phase(21, reason())
        .xmr((0..24).map(|i| f64::from((i * 7) % 11)))
        .expect("a chart");
    assert!(
        since
            .price(Question::AnySignal)
            .expect("a price")
            .independent()
            .is_judged()
    );
    assert!(!since.power(3.0).expect("a power").is_judged());
}

/// An assumption that changes nothing that a reader would see is not one that is broken.
#[test]
fn what_changes_nothing_is_not_said() {
    let scores = Chart::xmr((0..30).map(|i| f64::from([2, 2, 3, 2, 1, 2, 2][(i * 5) % 7])));
    let all = charts().into_iter().map(|(_, chart)| chart);
    let charts = all.chain([scores.expect("a chart")]);
    let mut said = 0;
    for chart in charts {
        for broken in chart.assumptions().expect("assumptions") {
            let by = broken.price().chance() - broken.nominal().chance();
            assert!(by.abs() >= 0.01, "{broken}");
            said += 1;
        }
    }
    assert!(said > 0);
}

/// The published way to judge a run chart by a shift and a trend, about a median frozen on two years.
#[test]
fn a_run_chart_that_goes_on() {
    let rules = [Rule::run(6).with_ties(Ties::Skip), Rule::trend(5)];
    let rules = RuleSet::new(
        "shift-and-trend",
        "1",
        "a shift of 6 and a trend of 5",
        rules,
    )
    .expect("a set");
    let frozen = Chart::options().baseline(Basis::points(0..24));
    for (points, marked) in [(24, 0.36), (60, 0.82), (96, 0.95)] {
        let design =
            Design::new(Kind::Run, rules.clone(), points, Process::normal()).expect("a design");
        let price = Price::of(
            &design.with_options(&frozen).simulated(4000, 6),
            Question::AnySignal,
        );
        let found = price.expect("a price").chance();
        assert!((found - marked).abs() < 0.02, "{points}: {found}");
    }
}

/// The size that is found keeps its promise on series that it has not seen.
#[test]
fn enough_is_enough_on_other_series() {
    /// What `Wanted` promises.
    const WITHIN: f64 = 0.01;
    const SERIES: u32 = 4000;
    let error = (0.25 / f64::from(SERIES)).sqrt();
    let mdc = RuleSet::making_data_count_7_7;
    let of = |kind, process, seed| {
        Design::new(kind, mdc(), 24, process)
            .expect("a design")
            .simulated(SERIES, seed)
    };
    for seed in [1, 2] {
        let wanted = Wanted::to_see(Change::To(0.15), 0.8);
        let design = of(Kind::P, Process::binomial(100, 0.2), seed);
        let enough = design
            .denominator_to(&wanted)
            .expect("an answer")
            .expect("a size");
        let other = design
            .clone()
            .with_denominators(vec![enough.size as f64; 24])
            .expect("trials");
        let sees = other
            .simulated(SERIES, 1000 + seed)
            .power(Change::To(0.15))
            .expect("a power")
            .chance();
        assert!(
            (sees - enough.sees).abs() < ERRORS * std::f64::consts::SQRT_2 * error,
            "{seed}: {enough:?} {sees}"
        );
        assert!(
            sees > 0.8 - WITHIN - ERRORS * error,
            "{seed}: {enough:?} {sees}"
        );
        assert!((155..=180).contains(&enough.size), "{seed}: {enough:?}");

        let wanted = Wanted::to_see(Change::Shift(2.0), 0.8);
        let design = of(Kind::Individuals, Process::normal(), seed);
        let enough = design
            .points_to(&wanted)
            .expect("an answer")
            .expect("a size");
        let other = design
            .with_points(enough.size)
            .simulated(SERIES, 1000 + seed);
        let sees = other.power(Change::Shift(2.0)).expect("a power").chance();
        assert!(
            (sees - enough.sees).abs() < ERRORS * std::f64::consts::SQRT_2 * error,
            "{seed}: {enough:?} {sees}"
        );
        assert!(
            enough.sees >= 0.8 && enough.false_alarm <= 0.3,
            "{seed}: {enough:?}"
        );
    }
}

/// Of limits frozen on n points, 12 more points pass them by chance in .124 of charts at 16 points and .119 at 17, by a simulation
/// of 40,000 that used nothing of the crate.
#[test]
fn a_baseline_is_as_long_as_its_false_alarms_ask() {
    let design = Design::new(
        Kind::Individuals,
        RuleSet::shewhart(),
        24,
        Process::normal(),
    )
    .expect("a design");
    let wanted = |most| Wanted::to_see(Change::Shift(3.0), 0.5).with_false_alarms_at_most(most);
    let enough = design
        .baseline_to(&wanted(0.12), 12)
        .expect("an answer")
        .expect("a baseline");
    assert_eq!(enough.size, 17, "{enough:?}");
    assert!(
        (enough.false_alarm - 0.119).abs() < 0.004 && enough.sees > 0.9,
        "{enough:?}"
    );
    // the price of the points to come, and not of the points before
    let next =
        Price::of(&design.with_points(17), Question::WithinNext { points: 12 }).expect("a price");
    assert!(
        (next.chance() - enough.false_alarm).abs() < 0.006,
        "{next:?}"
    );
    let seldom = design.baseline_to(&wanted(0.02), 12).expect("an answer");
    assert_eq!(seldom, None); // 12 points pass known limits in .032 of charts
}
