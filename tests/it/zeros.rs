//! Zeros in a row on a g chart: events that follow each other with no case between.

use improvement::spc::price::{Design, Process, RunLength};
use improvement::spc::rules::{Border, Edge, Pattern, Rule, Signal};
use improvement::spc::{Basis, CaseCount};
use improvement::{Chart, Direction, Kind, Price, Question, RuleSet, Series, Side};
use proptest::prelude::*;

const CLUSTER: [u32; 17] = [12, 0, 5, 33, 21, 8, 0, 0, 0, 0, 17, 26, 9, 14, 3, 40, 11];

fn g(cases: &[u32], counting: CaseCount) -> Chart {
    let series = Series::cases_between(cases, counting).unwrap();
    Chart::options()
        .better(Direction::Higher)
        .chart(Kind::G, series)
        .unwrap()
}

#[test]
fn a_cluster_of_events_is_a_signal_by_default() {
    // by either way of counting: 0 between is 1 up to and including
    let counted = CLUSTER.map(|cases| cases + 1);
    for chart in [
        g(&CLUSTER, CaseCount::Between),
        g(&counted, CaseCount::UpToAndIncluding),
    ] {
        // a mean of 11.7 between, so that none has a chance of .079: four in a row of 4 in 100,000, three of 5 in 10,000
        let signal = &chart.signals()[0];
        assert_eq!(chart.rule(signal), &Rule::lowest(3));
        assert_eq!(signal.flagged().collect::<Vec<_>>(), [6, 7, 8, 9]);
        assert_eq!(signal.side(), Some(Side::Below));
        assert_eq!(
            chart.describe(signal),
            "point 7 to point 10: 4 points in a row at the lowest possible value"
        );
        assert!(
            chart
                .to_string()
                .contains("rules    Anhøj and points beyond the limits, 3 zeros in a row\n"),
            "{chart}"
        );
    }
}

#[test]
fn so_many_zeros_are_asked_for_that_chance_seldom_makes_them() {
    let zeros = |mean: f64| -> Option<u16> {
        let options = Chart::options().baseline(Basis::centre(mean));
        let series = Series::cases_between([4, 5, 6, 7, 8, 9, 4, 5, 6, 7], CaseCount::Between);
        let chart = options.chart(Kind::G, series.unwrap()).unwrap();
        // a monitor of the same known process has the same rules
        let monitor = options.monitor(Kind::G).unwrap();
        let of = |rules: &[Rule]| {
            rules.iter().find_map(|rule| match *rule.pattern() {
                Pattern::Beyond {
                    count,
                    border: Border::Bound,
                    ..
                } => Some(count),
                _ => None,
            })
        };
        assert_eq!(of(chart.rules().rules()), of(monitor.rules()));
        of(chart.rules().rules())
    };
    for mean in [0.3, 0.5, 1.0, 2.0, 5.0, 8.0, 19.0, 26.0, 28.0, 99.0, 1e6] {
        let none: f64 = 1.0 / (1.0 + mean);
        let k = zeros(mean).unwrap();
        assert!(none.powi(k.into()) <= 0.00135 && k >= 2, "{mean}: {k}");
        assert!(
            k == 2 || none.powi(i32::from(k) - 1) > 0.00135,
            "{mean}: {k}"
        );
    }
    assert_eq!((zeros(19.0), zeros(27.0)), (Some(3), Some(2)));
    // where nearly all cases have the event, zeros are ordinary
    assert_eq!(zeros(0.1), None);
}

/// The chance of k zeros in a row among n points, counted by how many end the points so far.
fn exact(none: f64, k: usize, n: usize) -> f64 {
    let mut ending = vec![0.0; k];
    ending[0] = 1.0;
    let mut seen = 0.0;
    for _ in 0..n {
        let all: f64 = ending.iter().sum();
        seen += ending[k - 1] * none;
        ending.rotate_right(1);
        for (place, chance) in ending.iter_mut().enumerate() {
            *chance = if place == 0 {
                all * (1.0 - none)
            } else {
                *chance * none
            };
        }
    }
    seen
}

#[test]
fn its_price_is_three_in_a_thousand() {
    let wanted = exact(0.05, 3, 24);
    assert!((wanted - 0.0026).abs() < 0.0002, "{wanted}");
    let rules = RuleSet::none().with(Rule::lowest(3)).unwrap();
    let chain = RunLength::of(&rules, &Process::geometric(19.0)).unwrap();
    assert!((chain.within(24) - wanted).abs() < 1e-12);
    let design = Design::new(Kind::G, rules, 24, Process::geometric(19.0)).unwrap();
    // a design with limits from its own points: the same but for chance
    let price = Price::of(&design, Question::AnySignal).unwrap();
    assert!((price.chance() - wanted).abs() < 0.0015, "{price:?}");
    // by an independent simulation: xorshift, and the chart's own hits
    let (mut state, mut signalled) = (0x9e37_79b9_7f4a_7c15_u64, 0_u32);
    let mut uniform = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as f64 / (1_u64 << 53) as f64
    };
    let series = 4_000;
    let options = Chart::options()
        .rules(RuleSet::none().with(Rule::lowest(3)).unwrap())
        .baseline(Basis::centre(19.0));
    for _ in 0..series {
        let cases: Vec<f64> = (0..24)
            .map(|_| (uniform().ln() / 0.95_f64.ln()).floor())
            .collect();
        let data = Series::cases_between(cases, CaseCount::Between).unwrap();
        let chart = options.chart(Kind::G, data).unwrap();
        signalled += u32::from(!chart.signals().is_empty());
    }
    let share = f64::from(signalled) / f64::from(series);
    assert!(
        (share - wanted).abs() < 4.0 * (wanted / f64::from(series)).sqrt(),
        "{share}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    /// What is marked are the zeros of each stretch that is long enough, on a chart and point by point.
    #[test]
    fn every_long_enough_stretch_is_marked(cases in prop::collection::vec(0_u32..3, 12..80), k in 2_u16..6) {
        let rules = RuleSet::none().with(Rule::lowest(k)).unwrap();
        let options = Chart::options().rules(rules).baseline(Basis::centre(9.0));
        let series = Series::cases_between(&cases, CaseCount::Between).unwrap();
        let chart = options.chart(Kind::G, series).unwrap();
        let mut marked: Vec<usize> = chart.signals().iter().flat_map(Signal::flagged).collect();
        marked.dedup();
        let mut wanted = Vec::new();
        let mut from = 0;
        for end in 0..=cases.len() {
            if end == cases.len() || cases[end] > 0 {
                if end - from >= usize::from(k) {
                    wanted.extend(from..end);
                }
                from = end + 1;
            }
        }
        prop_assert_eq!(&marked, &wanted);
        let mut monitor = options.monitor(Kind::G).unwrap();
        let mut flagged = Vec::new();
        for &count in &cases {
            let update = monitor.push(count).unwrap();
            flagged.extend(update.changes().iter().flat_map(|change| change.flagged().to_vec()));
        }
        flagged.sort_unstable();
        flagged.dedup();
        prop_assert_eq!(flagged, wanted);
    }
}

#[test]
fn the_end_of_what_is_possible_is_asked_for_with_its_edge_and_where_there_is_one() {
    for kind in [Kind::Run, Kind::MovingRange, Kind::Ewma] {
        assert!(kind.lawful(&Rule::lowest(3)).is_err());
    }
    for kind in [Kind::G, Kind::P, Kind::C, Kind::Individuals] {
        assert!(kind.lawful(&Rule::lowest(3)).is_ok());
    }
    let mut pattern = *Rule::lowest(3).pattern();
    if let Pattern::Beyond { edge, .. } = &mut pattern {
        *edge = Edge::Excluded;
    }
    let opposed = Pattern::Opposed {
        border: Border::Bound,
        window: 2,
    };
    for pattern in [pattern, opposed] {
        assert!(Rule::of(pattern).check().is_err());
    }
    // values without an end have no such line
    let rules = RuleSet::none().with(Rule::lowest(2)).unwrap();
    let options = Chart::options().rules(rules).provisional();
    assert!(
        options
            .xmr([0, 0, 0, 5, -3, 4])
            .unwrap()
            .signals()
            .is_empty()
    );
    let bounded = options.bounds(0.0..=9.0).xmr([0, 0, 0, 5, 3, 4]).unwrap();
    assert_eq!(
        bounded.signals()[0].flagged().collect::<Vec<_>>(),
        [0, 1, 2]
    );
}
