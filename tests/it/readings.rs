//! What a chart says at its latest point, held against what is so: the cases that reviewers and users of other tools
//! reported, and others of the same kind.

use improvement::spc::{Assurance, Basis, CaseCount, Phase, Unjudged, Variation};
use improvement::{Chart, Direction, Kind, Reason, Series, Side, date};

fn said(chart: &Chart) -> Variation {
    chart.reading().variation()
}

#[test]
fn the_latest_point_is_judged_by_what_is_still_going_on() {
    // cases between infections fell: never an improvement
    let gaps = [
        40, 35, 50, 44, 38, 41, 60, 55, 47, 52, 3, 5, 30, 2, 6, 4, 28, 1, 7, 3, 33, 5, 2, 8,
    ];
    let series = Series::cases_between(gaps, CaseCount::Between).unwrap();
    let chart = Chart::options()
        .better(Direction::Higher)
        .chart(Kind::G, &series)
        .unwrap();
    assert!(!matches!(
        said(&chart),
        Variation::Improvement(_) | Variation::ImprovementAndConcern { .. }
    ));
    // twelve high, then twelve low, lower is better
    let step = [
        9., 8., 9.5, 8.5, 9.1, 8.2, 9.2, 8.8, 9.3, 8.7, 9.4, 8.6, 2., 1., 3., 2.5, 1.5, 2.2, 1.1,
        2.8, 1.9, 2.1, 1.2, 2.6,
    ];
    let lower = || Chart::options().better(Direction::Lower);
    let chart = lower().run(step).unwrap();
    assert_eq!(said(&chart), Variation::Improvement(Side::Below));
    // each run marks its own points, and no other
    let marked = {
        let mut points: Vec<usize> = chart
            .signals()
            .iter()
            .flat_map(|signal| signal.flagged().collect::<Vec<_>>())
            .collect();
        points.sort_unstable();
        points
    };
    assert_eq!(marked, (0..24).collect::<Vec<_>>());
    for signal in chart
        .signals()
        .iter()
        .filter(|signal| signal.side().is_some())
    {
        for point in signal.flagged() {
            let above = chart.value(point) > chart.centre(point);
            assert_eq!(
                signal.side(),
                Some(if above { Side::Above } else { Side::Below })
            );
        }
    }
    // a run that ended long ago says nothing of the latest point
    let early = [
        9.1, 8.9, 9.3, 9.0, 8.8, 9.2, 9.4, 8.7, 9.6, 2., 8.6, 1., 3., 8.5, 2.1, 1.2, 8.65, 3.1,
        2.2, 1.3, 9.5, 3.2, 2.3, 1.4, 3.3, 1.1, 9.7, 1.5,
    ];
    let chart = Chart::options()
        .better(Direction::Higher)
        .run(early)
        .unwrap();
    assert_eq!(said(&chart), Variation::CommonCause);
    let reading = chart.reading();
    assert!(!reading.is_stable() && reading.elsewhere().len() == 1);
    assert!(
        chart
            .sentence()
            .starts_with("special cause earlier (point 1 to point 9), none at the latest point"),
        "{}",
        chart.sentence()
    );
    // the clean improvement of the review, with a run above at its start and one value up in the middle of the new level
    let clean = [
        13, 12, 14, 13, 12, 14, 13, 12, 13, 14, 12, 13, 9, 8, 9, 7, 8, 14, 8, 9, 7, 8, 9, 8,
    ];
    let chart = lower().run(clean).unwrap();
    assert_eq!(said(&chart), Variation::Improvement(Side::Below));
    let ongoing = chart.signals().iter().find(|signal| signal.is_ongoing());
    let ongoing = ongoing.expect("six points below since point 19");
    assert_eq!(ongoing.window(), 18..24);
    assert_eq!(
        chart.describe(ongoing),
        "point 19 to point 24: 6 points in a row below the centre (the run that is still going on)"
    );
    // uninterrupted, it is a signal by itself
    let uninterrupted = clean.map(|value| if value == 14 { 13 } else { value });
    let mut uninterrupted = uninterrupted;
    uninterrupted[17] = 8;
    let chart = lower().run(uninterrupted).unwrap();
    assert_eq!(said(&chart), Variation::Improvement(Side::Below));
    assert!(
        !chart
            .signals()
            .iter()
            .any(improvement::spc::rules::Signal::is_ongoing)
    );
}

#[test]
fn rare_events_and_nearly_perfect_shares_that_are_steady_are_no_signal() {
    let lower = || Chart::options().better(Direction::Lower);
    let counts = |values: &[u32]| Series::counts(values.iter().copied()).unwrap();
    for values in [
        &[
            0, 1, 0, 0, 1, 0, 2, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 2, 0, 0,
        ][..],
        &[
            0, 1, 0, 0, 2, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 2, 0, 0,
        ],
    ] {
        let chart = lower().chart(Kind::C, counts(values)).unwrap();
        assert_eq!(said(&chart), Variation::CommonCause, "{chart}");
        assert!(chart.signals().is_empty());
    }
    // a check done 49 or 50 times out of 50
    let done = [49, 50, 48, 50, 49, 50, 50, 47, 50, 49, 50, 50, 48];
    let chart = Chart::p(done, [50; 13]).unwrap();
    assert!(chart.signals().is_empty(), "{chart}");
    // a run chart of them is not judged, in words that say why and name a chart that could see more
    let rare = [
        0., 1., 0., 0., 1., 0., 0., 1., 0., 0., 1., 0., 1., 0., 0., 1., 0., 1., 0., 0., 1., 0., 1.,
        0., 0., 1., 0.,
    ];
    let chart = Chart::run(rare).unwrap();
    assert_eq!(said(&chart), Variation::NotJudged);
    assert_eq!(
        chart.reading().unjudged(),
        Some(Unjudged::OneSided {
            above: 10,
            below: 0
        })
    );
    assert!(
        chart
            .sentence()
            .contains("a chart of the time or the cases between events"),
        "{chart}"
    );
    // enough points, too many of them on the median: more will not help
    let perfect = [
        100., 100., 100., 99., 100., 100., 100., 100., 98., 100., 100., 100., 100., 100., 97.,
        100., 100., 100., 100., 100., 100., 100., 100., 100.,
    ];
    let chart = Chart::run(perfect).unwrap();
    assert_eq!(
        chart.reading().unjudged(),
        Some(Unjudged::OnCentre { judged: 24, on: 21 })
    );
    assert!(!chart.sentence().contains("go on collecting"), "{chart}");
}

#[test]
fn limits_without_width_license_nothing() {
    let lower = || Chart::options().better(Direction::Lower);
    let harms = Series::counts([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 6, 5]).unwrap();
    let first = || Basis::points(0..13);
    let charts = [
        lower().baseline(first()).chart(Kind::C, &harms).unwrap(),
        Chart::options()
            .baseline(first())
            .xmr([7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 30, 40, 35])
            .unwrap(),
    ];
    for chart in charts {
        assert_eq!(said(&chart), Variation::NotJudged, "{chart}");
        assert_eq!(chart.reading().unjudged(), Some(Unjudged::NoWidth));
    }
}

#[test]
fn a_target_is_met_for_good_only_on_evidence() {
    let higher = |target: f64| Chart::options().better(Direction::Higher).target(target);
    let share = |events: [u32; 16], of: u32| Series::proportions(events, [of; 16]).unwrap();
    let one = Series::proportions([1; 13], [1; 13]).unwrap();
    let chart = higher(0.95).chart(Kind::P, &one).unwrap();
    assert_eq!(chart.reading().assurance(), Some(Assurance::CannotBeSaid));
    let chart = higher(0.95).chart(Kind::P, share([100; 16], 100)).unwrap();
    assert_eq!(chart.reading().assurance(), Some(Assurance::Passes));
    // always at its best possible value: it has met that target each time, and the words say so
    let chart = higher(1.0).chart(Kind::P, share([100; 16], 100)).unwrap();
    assert_eq!(chart.reading().assurance(), Some(Assurance::CannotBeSaid));
    assert_eq!(
        chart.target_sentence().unwrap(),
        "it was met at each of the 16 points, and what to expect of the target of 100.0 % cannot be said: the limits have no width"
    );
    let chart = Chart::options()
        .better(Direction::Higher)
        .target(100.0)
        .xmr([100.0; 16])
        .unwrap();
    assert_eq!(chart.reading().assurance(), Some(Assurance::CannotBeSaid));
}

#[test]
fn common_cause_is_said_only_where_a_rule_could_have_signalled() {
    let run = [20, 23, 19, 22, 25, 21, 20, 23, 19, 22, 25, 21, 20, 23];
    let chart = Chart::options()
        .phase(13, Reason::change("x"))
        .run(run)
        .unwrap();
    assert_eq!(said(&chart), Variation::TooFew, "{chart}");
    let chart = Chart::ewma([5.0, 6.0, 5.5]).unwrap();
    assert_eq!(said(&chart), Variation::TooFew, "{chart}");
}

#[test]
fn points_on_the_centre_are_not_counted_in_a_row() {
    let chart = Chart::run([
        3., 7., 2., 8., 3., 9., 5., 1., 6., 6.5, 5., 7., 6.2, 5., 6.6, 7.1, 6.9, 5., 6.1, 2., 1.,
        3., 2., 4., 5.,
    ])
    .unwrap();
    let run = &chart.signals()[0];
    assert_eq!(
        chart.describe(run),
        "point 9 to point 19: 8 points in a row above the centre (leaving out 3 on it; more than 7 is a signal)"
    );
}

#[test]
fn the_first_point_of_a_trend_has_no_side() {
    let falling = [20, 22, 21, 20, 22, 21, 30, 27, 25, 23, 21, 19, 17];
    let chart = Chart::options()
        .better(Direction::Lower)
        .xmr(falling)
        .unwrap();
    let trend = chart
        .signals()
        .iter()
        .find(|signal| chart.rule(signal).name() == "trend-of-7")
        .unwrap();
    assert_eq!(trend.side_at(6), None);
    assert_eq!(trend.side_at(12), Some(Side::Below));
    assert_eq!(said(&chart), Variation::Improvement(Side::Below));
}

/// Four standard errors of a chance from 10,000 series, twice: the crate's and that of the separate simulation it is held against.
const TWO_SIMULATIONS: f64 = 0.04;

#[test]
fn a_shift_of_shares_is_in_what_is_plotted() {
    let shares = |share: f64| {
        // around the share as a binomial of 150 varies: the quantiles of a normal, in a fixed order
        let z = [
            0.3, -1.1, 0.7, -0.2, 1.4, -0.6, 0.1, -1.6, 0.9, -0.4, 0.5, -0.8, 1.1, 0.0, -0.3, 1.8,
            -1.3, 0.4, -0.1, 0.6, -0.9, 0.2, -0.5, 0.8,
        ];
        let deviation = (150.0 * share * (1.0 - share)).sqrt();
        let events = z.map(|z: f64| (150.0 * share + z * deviation).round());
        Chart::p(events, [150; 24]).unwrap()
    };
    // a separate simulation gives .43 for a share of a fifth, and for one of nine tenths about as much
    for share in [0.206, 0.9] {
        let power = shares(share).power(1.0).unwrap();
        assert!(
            (power.chance() - 0.43).abs() < 2.0 * TWO_SIMULATIONS,
            "{share}: {power:?}"
        );
    }
}

#[test]
fn what_a_chart_would_have_missed_lies_in_its_latest_phase() {
    let steady = |level: f64| (0..12).map(move |i| level + f64::from((i * 7) % 5));
    let chart = Chart::options()
        .phase(12, Reason::change("a second nurse"))
        .xmr(steady(30.0).chain(steady(24.0)))
        .unwrap();
    let (one, three) = (chart.power(1.0), chart.power(3.0));
    // a phase whose reason was not decided beforehand has no price: the search is not simulated
    assert!(one.is_err() && three.is_err());
    let reason = Reason::change("a second nurse").decided_before(improvement::date(2024, 5, 2));
    let chart = Chart::options()
        .phase(12, reason)
        .xmr(steady(30.0).chain(steady(24.0)))
        .unwrap();
    let (one, three) = (chart.power(1.0).unwrap(), chart.power(3.0).unwrap());
    assert_eq!((one.from(), three.from()), (18, 18));
    assert!(
        three.chance() > one.chance() + TWO_SIMULATIONS,
        "{one:?} {three:?}"
    );
}

#[test]
fn counts_that_vary_more_than_chance_are_drawn_as_mixtures() {
    use improvement::RuleSet;
    use improvement::spc::price::{Departure, Design, Price, Process, Question};
    let rules = RuleSet::making_data_count_7_7();
    let design = Design::new(Kind::UPrime, rules, 24, Process::poisson(10.0)).unwrap();
    let price = Price::of(
        &design.under(Departure::OverDispersed(1.5)),
        Question::AnySignal,
    );
    let price = price.unwrap();
    // a gamma mixture in a separate simulation: .242
    assert!(
        (price.chance() - 0.242).abs() < TWO_SIMULATIONS,
        "{price:?}"
    );
}

/// The same numbers in one unit and in another: each divided by so much.
fn divided(values: &[i32], by: f64) -> Vec<f64> {
    values.iter().map(|&value| f64::from(value) / by).collect()
}

/// What a chart hits, marks and counts.
fn found(chart: &Chart) -> (Vec<(usize, Vec<usize>)>, Vec<usize>) {
    let signals = chart.signals().iter();
    let signals = signals.map(|signal| (signal.rule(), signal.flagged().collect()));
    let useful = chart
        .phases()
        .iter()
        .map(|phase| phase.run_facts().useful());
    (signals.collect(), useful.collect())
}

#[test]
fn the_unit_changes_no_verdict() {
    // the 6 lies on the mean and breaks the run: 0.09999999999999999 and 0.1 in hours
    let minutes = [9, 6, 9, 8, 8, 9, 8, 1, 4, 9, 1, 4, 4, 5, 4, 7];
    assert!(Chart::xmr(minutes).unwrap().signals().is_empty());
    let hours = Chart::xmr(divided(&minutes, 60.0)).unwrap();
    assert!(hours.signals().is_empty(), "{hours}");
    assert_eq!(hours.phases()[0].run_facts().useful(), 15);
    // the same 3 and 0.03
    let whole = [3, 3, 3, 3, 2, 4, 3, 1, 5, 3, 3, 2, 4];
    let hundredths = divided(&whole, 100.0);
    assert_eq!(
        found(&Chart::xmr(whole).unwrap()),
        found(&Chart::xmr(hundredths).unwrap())
    );
    // a known centre is what it is: a value beside it is beside it
    let just_above = 0.1_f64.next_up();
    let chart = Chart::options()
        .baseline(Basis::process(0.1, 0.02))
        .xmr([just_above; 16])
        .unwrap();
    assert_eq!(chart.phases()[0].run_facts().longest_run(), 16);
}

/// Whole numbers with many on their mean, in units that no binary number holds: each kind, short, long, with a baseline, and as
/// a monitor.
#[test]
fn a_tie_is_a_tie_in_every_unit_and_on_every_chart() {
    let mut seed = 7_u64;
    let mut draw = |below: i32| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        i32::try_from(seed >> 33).expect("31 bits") % below
    };
    let mut ties = 0;
    for round in 0..300 {
        let points = [16, 24, 48, 90, 200][round % 5];
        // an even spread about 5, and then a mirror, so that the mean is 5
        let half: Vec<i32> = (0..points / 2).map(|_| draw(11)).collect();
        let mut values: Vec<i32> = half.iter().flat_map(|&value| [value, 10 - value]).collect();
        let turn = usize::try_from(draw(16)).expect("a place");
        values.rotate_left(turn);
        if round % 2 == 0 {
            values.sort_by_key(|value| (value / 4) % 2);
        }
        for unit in [3.0, 7.0, 60.0, 100.0, 1e-9] {
            for rules in [
                improvement::RuleSet::making_data_count_7_7(),
                improvement::RuleSet::nelson(),
                improvement::RuleSet::anhoej(),
                improvement::RuleSet::western_electric(),
            ] {
                for kind in [Kind::Individuals, Kind::Run] {
                    let made = |by: f64, frozen: bool| {
                        let mut options = Chart::options().rules(rules.clone());
                        if frozen {
                            options = options.baseline(Basis::points(0..points / 2));
                        }
                        options.chart(kind, Series::values(divided(&values, by)).unwrap())
                    };
                    for frozen in [false, true] {
                        let (Ok(plain), Ok(scaled)) = (made(1.0, frozen), made(unit, frozen))
                        else {
                            // rules about limits are refused on a run chart, in every unit
                            assert!(made(1.0, frozen).is_err() && made(unit, frozen).is_err());
                            continue;
                        };
                        assert_eq!(found(&plain), found(&scaled), "{values:?} by {unit}");
                        let on = |chart: &Chart| {
                            let track = chart.main();
                            (0..points)
                                .filter(|&point| track.is_on_centre(point) == Some(true))
                                .count()
                        };
                        ties += on(&plain);
                        assert_eq!(on(&plain), on(&scaled));
                    }
                }
            }
        }
    }
    assert!(ties > 1000, "{ties}");
}

/// A series that a kind takes, its numbers these.
fn series_for(kind: Kind, values: &[i32]) -> Series {
    let numbers = || values.iter().copied();
    let of = |n: i32| numbers().map(move |_| n);
    match kind {
        Kind::P | Kind::Np | Kind::PPrime | Kind::BinomialCusum => {
            Series::proportions(numbers(), of(100))
        }
        Kind::C | Kind::PoissonCusum => Series::counts(numbers()),
        Kind::U | Kind::UPrime => Series::rates(numbers(), of(100)),
        Kind::IPrime => Series::ratios(numbers(), of(10)),
        Kind::T => Series::times_between(numbers()),
        Kind::G => Series::cases_between(numbers(), CaseCount::Between),
        Kind::XbarR | Kind::XbarS | Kind::R | Kind::S => {
            Series::subgroups(numbers().map(|value| vec![value, value + 1, value + 2]))
        }
        _ => Series::values(numbers()),
    }
    .unwrap()
}

const STEADY: [i32; 15] = [20, 23, 19, 22, 25, 21, 20, 23, 19, 22, 25, 21, 20, 23, 21];

#[test]
fn the_month_after_a_rebase_has_a_chart() {
    for kind in Kind::ALL {
        for after in 1..=2 {
            let points = STEADY.len();
            let series = series_for(kind, &STEADY);
            let until = Chart::options()
                .phase(points - after, Reason::change("new pathway"))
                .chart(kind, &series)
                .unwrap_or_else(|error| panic!("{kind:?}: {error}"));
            assert_eq!(until.len(), points);
            assert!(!until.reading().variation().is_special(), "{kind:?}");
            // the phase before stands as it would alone
            let before = series_for(kind, &STEADY[..points - after]);
            let before = Chart::options().chart(kind, before).unwrap();
            for point in 0..points - after {
                assert_eq!(until.upper(point), before.upper(point), "{kind:?}");
                assert_eq!(until.centre(point), before.centre(point), "{kind:?}");
            }
            if kind != Kind::MovingRange
                && !matches!(kind, Kind::Cusum | Kind::BinomialCusum | Kind::PoissonCusum)
            {
                assert_eq!(said(&until), Variation::TooFew, "{kind:?}: {until}");
            }
            assert!(!until.to_string().contains("NaN"), "{until}");
        }
    }
    // a time that is not there is not missing
    let ranges = Chart::options().chart(Kind::MovingRange, series_for(Kind::MovingRange, &STEADY));
    assert!(!ranges.unwrap().to_string().contains("missing"));
}

#[test]
fn there_is_one_minimum_of_points() {
    let values = [5, 6, 4, 5, 7, 6, 5, 6, 5, 9, 6, 5, 4, 6];
    let with = |points: std::ops::Range<usize>, values: &[i32]| {
        let options = Chart::options().baseline(Basis::points(points));
        options.xmr(values.iter().copied()).unwrap()
    };
    // a baseline that is the whole phase is none: limits where the phase would have them
    for points in 3..14 {
        let whole = with(0..points, &values[..points]);
        let plain = Chart::xmr(values[..points].iter().copied()).unwrap();
        assert_eq!(whole.has_limits(), plain.has_limits(), "{points}");
        assert_eq!(said(&whole), said(&plain));
    }
    // one that was chosen has limits for the points after it, and says what they are worth
    for short in 3..13 {
        let chart = with(0..short, &values);
        assert!(chart.has_limits() && chart.is_provisional(), "{short}");
        assert!(chart.reading().is_provisional());
        assert!(chart.to_string().contains("the limits are provisional"));
        assert_eq!(said(&chart), Variation::CommonCause, "{chart}");
    }
    assert!(!with(0..13, &values).is_provisional());
    // two points have one difference between them, which is no width
    for short in 1..3 {
        assert!(!with(0..short, &values).has_limits());
    }
}

#[test]
fn a_short_baseline_is_provisional_on_every_kind() {
    let steady = [
        5, 6, 4, 5, 7, 6, 5, 6, 5, 9, 6, 5, 4, 6, 5, 7, 4, 6, 5, 5, 6, 4, 7, 5,
    ];
    let mut tried = 0;
    for kind in Kind::ALL {
        let series = series_for(kind, &steady);
        let plain = Chart::of(kind, &series).unwrap();
        // without limits, or with rules that say of no number of points that it is too few
        if !kind.has_memory() && (kind == Kind::Run || plain.rules().minimum_points() == 1) {
            continue;
        }
        tried += 1;
        let with = |points| {
            let options = Chart::options().baseline(Basis::points(0..points));
            options.chart(kind, &series).unwrap()
        };
        let short = with(6);
        assert!(short.has_limits() && short.is_provisional(), "{kind:?}");
        assert!(short.reading().is_provisional(), "{kind:?}");
        let said = short.to_string();
        assert!(
            said.contains("the limits are provisional: they rest on "),
            "{said}"
        );
        assert!(said.contains("reading  provisional: "), "{said}");
        assert!(!with(20).is_provisional(), "{kind:?}");
        // nothing was chosen
        assert!(!plain.is_provisional(), "{kind:?}");
    }
    assert!(tried >= 14, "{tried}");
    // what was asked for has its effect on charts with memory too
    for kind in [
        Kind::Ewma,
        Kind::Cusum,
        Kind::PoissonCusum,
        Kind::BinomialCusum,
    ] {
        let few = series_for(kind, &steady[..8]);
        let plain = Chart::of(kind, &few).unwrap();
        assert_eq!(said(&plain), Variation::TooFew, "{plain}");
        let asked = Chart::options().provisional().chart(kind, &few).unwrap();
        assert!(asked.is_provisional(), "{asked}");
        assert_eq!(said(&asked), Variation::CommonCause, "{asked}");
        // a short baseline builds nothing up
        let frozen = Chart::options().baseline(Basis::points(0..6));
        assert_eq!(said(&frozen.chart(kind, &few).unwrap()), Variation::TooFew);
    }
}

#[test]
fn a_subgroup_of_one_has_limits_where_sigma_is_known() {
    let groups = [
        vec![10.1, 9.8, 10.3],
        vec![10.2],
        vec![9.9, 10.0],
        vec![10.4, 9.7, 10.0],
    ];
    let series = Series::subgroups(groups.clone()).unwrap();
    let known = || Chart::options().baseline(Basis::process(10.0, 0.3));
    for kind in [Kind::XbarR, Kind::XbarS] {
        let chart = known().chart(kind, &series).unwrap();
        assert_eq!(chart.upper(1), Some(10.0 + 3.0 * 0.3));
        assert_eq!(chart.spread().unwrap().value(1), None);
        // the same one point at a time
        let mut monitor = known().monitor(kind).unwrap();
        for group in &groups {
            monitor.push(group.as_slice()).unwrap();
        }
        // a spread of one value there is not, nor a sigma measured from it
        assert!(Chart::options().chart(kind, &series).is_err());
    }
    for kind in [Kind::R, Kind::S] {
        assert!(known().chart(kind, &series).is_err());
    }
}

#[test]
fn runs_about_a_known_centre_are_judged_by_its_own_chances() {
    // of a mean of .3 three points in four are 0: below a known mean, whatever happens
    let rare = [
        0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0,
    ];
    let known = |centre: f64| {
        Chart::options()
            .better(Direction::Lower)
            .baseline(Basis::centre(centre))
    };
    let chart = known(0.3)
        .chart(Kind::C, Series::counts(rare).unwrap())
        .unwrap();
    assert!(!said(&chart).is_special(), "{chart}");
    assert!(
        chart.to_string().contains("lie above the known centre"),
        "{chart}"
    );
    // where a steady process lies on both sides, runs are judged
    let common = [6, 5, 7, 8, 6, 7, 5, 9, 7, 8, 6, 7, 9, 6, 5, 7];
    let chart = known(4.0)
        .chart(Kind::C, Series::counts(common).unwrap())
        .unwrap();
    assert!(said(&chart).is_special(), "{chart}");
    // exact limits can still be passed
    let mut many = rare.to_vec();
    many.push(9);
    let chart = known(0.3)
        .chart(Kind::C, Series::counts(many).unwrap())
        .unwrap();
    assert_eq!(said(&chart), Variation::Concern(Side::Above), "{chart}");
}

#[test]
fn limits_without_width_are_frozen_by_no_monitor() {
    use improvement::Monitor;
    for kind in Kind::ALL {
        let steady = match kind {
            Kind::MovingRange | Kind::Run => continue,
            _ => series_for(kind, &[0; 14]),
        };
        let Ok(chart) = Chart::options().provisional().chart(kind, &steady) else {
            assert_eq!(kind, Kind::T, "times of zero are refused");
            continue;
        };
        let no_width = chart
            .notes()
            .iter()
            .any(|note| matches!(note, improvement::spc::Note::NoWidth { .. }));
        let memory = matches!(
            kind,
            Kind::Ewma | Kind::Cusum | Kind::BinomialCusum | Kind::PoissonCusum
        );
        let frozen = if memory {
            improvement::spc::MemoryMonitor::after(&chart).is_ok()
        } else {
            Monitor::after(&chart).is_ok()
        };
        assert_eq!(frozen, !no_width, "{kind:?} {chart}");
    }
    let error = Monitor::after(&Chart::xmr([5; 14]).unwrap()).unwrap_err();
    assert_eq!(error.code(), "not_frozen");
    assert!(error.to_string().contains("no width"), "{error}");
}

#[test]
fn a_chart_that_sees_more_is_suggested_where_events_are_rare() {
    let rare = [
        0, 1, 0, 0, 2, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 2, 0, 0,
    ];
    let (kind, why) = Series::counts(rare).unwrap().suggest_kind();
    assert_eq!(kind, Kind::PoissonCusum);
    assert!(
        why.to_string().starts_with(
            "17 of 24 points lie on the median, so runs about it can tell nothing: a CUSUM"
        ),
        "{why}"
    );
    // many lie off the median, and few of them below it: that is the cause that is said
    let thin = [
        1, 2, 2, 1, 1, 2, 0, 1, 2, 1, 2, 2, 1, 1, 2, 1, 0, 2, 1, 2, 2, 1, 2, 1,
    ];
    let (kind, why) = Series::counts(thin).unwrap().suggest_kind();
    assert_eq!(kind, Kind::PoissonCusum);
    assert!(
        why.to_string().starts_with(
            "of the points that set the median 11 lie above it and 2 below, so runs about it can tell nothing: a CUSUM"
        ),
        "{why}"
    );
    let (kind, _) = Series::proportions(rare, [50; 24]).unwrap().suggest_kind();
    assert_eq!(kind, Kind::BinomialCusum);
    let common = [4, 7, 5, 9, 6, 5, 8, 7, 6, 4, 9, 7, 5, 8, 6];
    assert_eq!(Series::counts(common).unwrap().suggest_kind().0, Kind::C);
}

/// A reading heeds what the chart notes beside it.
#[test]
fn a_reading_says_what_stands_in_its_way() {
    // points that vary five times as much as chance makes them
    let events = [
        300, 420, 210, 390, 180, 360, 450, 240, 330, 200, 410, 280, 370, 190,
    ];
    let spread = Chart::p(events, [3000; 14]).unwrap();
    let first = "; look first at why all points vary more than chance alone makes them";
    assert!(spread.sentence().ends_with(first), "{}", spread.sentence());
    // as many as chance makes them: nothing to look at first
    let events = [
        300, 290, 310, 305, 296, 288, 312, 301, 299, 293, 307, 304, 298, 370,
    ];
    let calm = Chart::p(events, [3000; 14]).unwrap();
    assert!(calm.reading().variation().is_special());
    assert!(
        !calm.sentence().contains("look first"),
        "{}",
        calm.sentence()
    );
    // times between falls, and the last of them long ago
    let days = [0, 3, 9, 14, 15, 22, 30, 33, 41, 47, 49, 58, 66, 70];
    let falls = days.map(|day| date(2024, 1, 1).plus_days(day).unwrap());
    let series = |until| Series::times_between_events(falls)?.until(until);
    let reading = |until| {
        Chart::of(Kind::T, series(until).unwrap())
            .unwrap()
            .sentence()
    };
    let beyond = "is already beyond the upper limit, so ask what is different since then";
    assert!(reading(date(2024, 9, 30)).ends_with(beyond));
    assert!(!reading(date(2024, 3, 14)).contains("beyond"));
    // limits that are carried on have one centre, said once, in its unit
    let waits = [
        24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 24, 22, 23,
    ];
    let carried = Phase::new(13, Reason::change("a new rota")).with_basis(Basis::points(0..13));
    let waits = Series::values(waits).unwrap().unit("days").unwrap();
    let frozen = Chart::options().with_phase(carried).xmr(waits).unwrap();
    assert!(
        frozen.sentence().contains("days, as before)"),
        "{}",
        frozen.sentence()
    );
}
