//! Where two rule sets differ: every series that is found is charted with both, and every proof is tried on series.

use improvement::spc::Basis;
use improvement::spc::price::{Difference, Which};
use improvement::spc::rules::{
    Border, Gap, Length, Pattern, Role, Rule, RuleSet, Scope, Sides, Ties,
};
use improvement::{Chart, Side};

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
        (0..1 + self.below(30))
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
    println!("{on} {within} {nowhere:#?}");
}
