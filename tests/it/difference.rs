//! Where two rule sets differ: every series that is found is charted with both, and every proof is tried on series.

use improvement::Chart;
use improvement::error::RuleError;
use improvement::spc::Basis;
use improvement::spc::price::{Difference, Which};
use improvement::spc::rules::{
    Border, Flags, Gap, Length, Pattern, Role, Rule, RuleSet, Scope, Sides, Ties,
};
use improvement::{ErrorKind, Side};

fn set(rules: impl IntoIterator<Item = Rule>) -> RuleSet {
    RuleSet::new("of-a-test", "1", "a test", rules).expect("a set")
}

/// Whether a set signals on a chart of these values in sigma, its lines known.
fn signals(rules: &RuleSet, values: &[Option<f64>]) -> bool {
    let options = Chart::options()
        .baseline(Basis::process(0.0, 1.0))
        .rules(rules.clone())
        .provisional();
    let chart = match options.xmr(values) {
        Ok(chart) => chart,
        // a series that is missing altogether is no chart
        Err(error) => {
            assert_eq!(error.code(), "no_points");
            return false;
        }
    };
    chart
        .signals()
        .iter()
        .any(|signal| chart.rule(signal).role() == Role::Signal)
}

/// The difference, its series charted.
#[track_caller]
fn between(first: &RuleSet, second: &RuleSet) -> Difference {
    let found = first.difference(second).expect("sets that are followed");
    if let Difference::On(series) = &found {
        let said = [first, second].map(|set| signals(set, series.values()));
        let expected = match series.signals() {
            Which::First => [true, false],
            Which::Second => [false, true],
        };
        assert_eq!(said, expected, "{series:?}");
        assert!(!series.rules().is_empty());
        let speaking = if said[0] { first } else { second };
        for rule in series.rules() {
            assert!(speaking.rule(rule).is_some(), "{rule}");
        }
        let shorter = &series.values()[..series.values().len() - 1];
        if !first
            .rules()
            .iter()
            .chain(second.rules())
            .any(Rule::is_whole_phase)
        {
            let said = [first, second].map(|set| signals(set, shorter));
            assert_eq!(said, [false, false], "a shorter series did: {shorter:?}");
        }
    }
    found
}

/// A plain generator of Knuth's: a test needs no better one.
struct Draws(u64);

impl Draws {
    fn below(&mut self, below: u64) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % below).expect("a small number")
    }

    /// A series with ties, gaps, long runs and values on the lines.
    fn series(&mut self) -> Vec<Option<f64>> {
        let (low, width) = (self.below(29) as f64, 1 + self.below(8));
        (0..=self.below(30))
            .map(|_| {
                let step = self.below(width as u64) as f64;
                (self.below(12) > 0).then_some((low + step) / 4.0 - 3.75)
            })
            .collect()
    }
}

fn followed() -> Vec<RuleSet> {
    RuleSet::all()
        .into_iter()
        .filter(|set| set.difference(set).is_ok())
        .collect()
}

#[test]
#[ignore = "too long without optimisation: .ci/run runs it"]
fn every_pair_of_named_sets() {
    let sets = followed();
    assert!(sets.len() >= 28, "{}", sets.len());
    let (mut on, mut nowhere, mut within) = (0, Vec::new(), 0);
    let mut draws = Draws(20_261_125);
    for (index, first) in sets.iter().enumerate() {
        for second in &sets[index + 1..] {
            match between(first, second) {
                Difference::On(_) => on += 1,
                Difference::NotWithin { points } => {
                    assert_eq!(points, 40);
                    within += 1;
                }
                Difference::Nowhere(_) => {
                    for _ in 0..200 {
                        let values = draws.series();
                        assert_eq!(
                            signals(first, &values),
                            signals(second, &values),
                            "{first} {second} {values:?}"
                        );
                    }
                    nowhere.push(format!("{first} = {second}"));
                }
                _ => unreachable!("three answers"),
            }
        }
    }
    assert_eq!((on, within), (429, 0));
    // the proofs: names of one list of rules, and one surprise: all that NHSRplotthedots does differently from Making
    // Data Count changes which points are marked, and never whether any is
    assert_eq!(
        nowhere,
        [
            "Nelson 1984 = juran handbook",
            "Provost and Murray 2011 = nhs-scotland isd",
            "Making Data Count, guidance text = Making Data Count 7/7",
            "Making Data Count, guidance text = ptd 0.2.2",
            "Making Data Count 7/7 = ptd 0.2.2",
            "Anhøj and points beyond the limits = qicharts2 0.8.1",
        ]
    );
}

/// The values of a difference.
#[track_caller]
fn on(first: Rule, second: Rule) -> Vec<Option<f64>> {
    match between(&set([first]), &set([second])) {
        Difference::On(series) => series.values().to_vec(),
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn nowhere(first: impl IntoIterator<Item = Rule>, second: impl IntoIterator<Item = Rule>) {
    let found = between(&set(first), &set(second));
    assert!(matches!(found, Difference::Nowhere(_)), "{found:?}");
}

/// Each semantic on which tools differ, by itself: the series that tells them apart.
#[test]
fn every_choice_shows_itself() {
    let half = |points: usize| vec![Some(0.5); points];
    assert_eq!(on(Rule::run(8), Rule::run(9)), half(8));
    // a tie on the centre
    let skip = Rule::run(3).with_ties(Ties::Skip);
    let found = on(skip.clone(), Rule::run(3));
    assert_eq!(found.len(), 4);
    assert!(found.contains(&Some(0.0)), "{found:?}");
    let extend = on(skip.clone(), Rule::run(3).with_ties(Ties::Extend));
    assert!(
        extend.contains(&Some(0.0)) && extend.len() == 3,
        "{extend:?}"
    );
    // a gap
    let found = on(skip.clone(), skip.with_gap(Gap::Bridges));
    assert_eq!(found.iter().filter(|value| value.is_none()).count(), 1);
    assert_eq!(found.len(), 4);
    // a trend with an equal value in it
    let found = on(Rule::trend(3), Rule::trend(3).with_ties(Ties::Skip));
    assert_eq!(found.len(), 4);
    assert!(found.windows(2).any(|pair| pair[0] == pair[1]), "{found:?}");
    // a trend with a gap in it
    let found = on(Rule::trend(3), Rule::trend(3).with_gap(Gap::Bridges));
    assert!(found.contains(&None) && found.len() == 4, "{found:?}");
    // a long one: its values stand on a ladder
    let found = on(Rule::trend(40), Rule::trend(41));
    assert_eq!(found.len(), 40);
    assert_eq!(on(Rule::alternating(14), Rule::alternating(15)).len(), 14);
    // three sigma and the limits are one line here, 2.9 sigma is another
    let at = |sigma| Rule::k_of_m(1, 1, Border::Sigma(sigma)).named("one");
    nowhere([Rule::beyond_limits()], [at(3.0)]);
    assert_eq!(on(Rule::beyond_limits(), at(2.9)).len(), 1);
    // one side
    let above = Rule::run(2).with_sides(Sides::Only(Side::Above));
    let found = on(Rule::run(2), above);
    assert!(
        found.iter().flatten().all(|value| *value < 0.0),
        "{found:?}"
    );
    // marks are not compared
    nowhere([Rule::run(7)], [Rule::run(7).with_flags(Flags::Window)]);
    // crossings and longest runs, by length
    let found = on(
        Rule::longest_run(Length::Anhoej),
        Rule::longest_run(Length::BestBox),
    );
    assert_eq!(found.len(), 11); // a run of 7 among 11 is long to Anhøj, and not to the best box
}

/// Redundant rules are found, and the proof holds on the series of a random test.
#[test]
#[ignore = "too long without optimisation: .ci/run runs it"]
fn a_rule_that_can_never_be_first() {
    let never = |rules: &[Rule]| -> Vec<String> {
        let set = set(rules.to_vec());
        let first = set.first_alone().expect("few states");
        for one in &first {
            if let Difference::On(series) = &one.series {
                assert!(signals(&set, series.values()));
                let without = set.clone().without(&one.rule).expect("a rule");
                assert!(!signals(&without, series.values()));
                assert_eq!(series.rules(), std::slice::from_ref(&one.rule));
            }
        }
        let never = first
            .into_iter()
            .filter(|one| matches!(one.series, Difference::Nowhere(_)));
        never.map(|one| one.rule).collect()
    };
    assert_eq!(never(&[Rule::run(8), Rule::run(9)]), ["run-of-9"]);
    assert_eq!(never(&[Rule::trend(5), Rule::trend(7)]), ["trend-of-7"]);
    // 3 of 3 are 2 of 3, and 5 beyond 2 sigma are 4 of 5 beyond 1
    assert_eq!(
        never(&[
            Rule::two_of_three(),
            Rule::k_of_m(3, 3, Border::Sigma(2.0)),
            Rule::four_of_five(),
            Rule::k_of_m(5, 5, Border::Sigma(1.5)),
        ]),
        ["3-of-3-beyond-2-sigma", "5-of-5-beyond-1-5-sigma"]
    );
    // eight beyond 1 sigma on either side need not be four of five on one
    assert!(never(&[Rule::outside(8), Rule::four_of_five()]).is_empty());
    // a trend of 9 about the centre is no run of 9: five may lie below
    assert!(never(&[Rule::trend(9), Rule::run(9)]).is_empty());
    for set in followed() {
        let first = set.first_alone().expect("few states");
        let never = first
            .iter()
            .filter(|one| !matches!(one.series, Difference::On(_)));
        assert_eq!(never.count(), 0, "{set}");
    }
}

#[test]
fn what_is_said_and_what_is_refused() {
    let said = |first: &RuleSet, second: &RuleSet| between(first, second).to_string();
    assert_eq!(
        said(&RuleSet::nelson(), &RuleSet::qcc_3_nelson()),
        "on 2.5, 2.5 (in sigma), the first set signals (2-of-3-beyond-2-sigma) and the other does not"
    );
    assert_eq!(
        said(&RuleSet::making_data_count(), &RuleSet::ptd_0_2_2()),
        "nowhere: on every series, with any gaps and ties, both sets signal or neither does"
    );
    assert_eq!(
        said(
            &set([Rule::crossings(Length::Anhoej), Rule::beyond_limits()]),
            &set([
                Rule::crossings(Length::Anhoej),
                Rule::k_of_m(1, 1, Border::Sigma(3.0)),
            ]),
        ),
        "on no series of at most 40 points; longer ones were not tried, for some limits depend on the number of points"
    );
    // no rules at all never signal
    let Difference::On(series) = between(&RuleSet::none(), &RuleSet::shewhart()) else {
        panic!("a point beyond the limits");
    };
    assert_eq!(series.values(), [Some(3.5)]);
    assert_eq!(series.signals(), Which::Second);

    let refused = |rule: Rule| {
        let error = set([rule])
            .difference(&RuleSet::none())
            .expect_err("refused");
        (error.code(), error.to_string())
    };
    assert_eq!(
        refused(Rule::run(4).with_scope(Scope::Block)),
        (
            "not_followed",
            "the rule `run-of-4-in-block` cannot be followed point by point: it takes several controls of one run together, \
             and only single points are followed"
                .to_owned()
        )
    );
    assert_eq!(
        refused(Rule::longest_run(Length::Anhoej).with_sides(Sides::Only(Side::Above))).1,
        "the rule `run-anhoej-above` cannot be followed point by point: it looks at one side, and the longest run of both \
         is counted"
    );
    let distance = Pattern::Spread {
        more_than: 4.0,
        window: 2,
    };
    assert_eq!(
        refused(Rule::of(distance)).1,
        "the rule `spread-4-sigma` cannot be followed point by point: it measures the distance between points, and only \
         zones and steps are followed"
    );
    let wide = set([Rule::k_of_m(20, 40, Border::Sigma(1.0))]);
    let error = wide.difference(&RuleSet::none()).expect_err("too wide");
    let ErrorKind::Rule(RuleError::TooManyStates { most: 4096, rule }) = error.kind() else {
        panic!("{error}");
    };
    assert_eq!(rule.as_deref(), Some("20-of-40-beyond-1-sigma"));
}
