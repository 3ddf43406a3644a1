//! Chains: elimination against adding up, spreads, and how many states the sets need.

use crate::spc::price::chains::automaton::{Automaton, SignalNames};
use crate::spc::price::chains::chain::{Chain, deviation};
use crate::spc::price::process::Process;
use crate::spc::price::run_length::asked_zones;
use crate::spc::rules::{Rule, RuleSet};

use super::walks::compiled;

/// The mean number of points to the signal: the chances that there is none yet, added up until nothing is left of them.
fn iterated(chain: &Chain) -> f64 {
    /// What is left out of the sum, of a mean of up to some thousands.
    const LEFT: f64 = 1e-14;
    let mut now = vec![0.0; chain.states()];
    now[0] = 1.0;
    let mut sum = 0.0;
    loop {
        let silent: f64 = now.iter().sum();
        if silent < LEFT {
            return sum;
        }
        sum += silent;
        now = chain.forward(&now);
    }
}

/// Elimination and iteration have nothing in common but the chain.
#[test]
fn elimination_and_iteration_agree() {
    /// Rounding of the many terms of the sum.
    const RELATIVE: f64 = 1e-10;
    for set in RuleSet::all() {
        let rules = compiled(&set);
        if rules.is_empty() {
            continue;
        }
        for shift in [0.0, 0.7, -2.0] {
            let process = Process::normal().shifted(shift);
            let zones = asked_zones(&rules, &process);
            let automaton =
                Automaton::compile(&rules, &zones, SignalNames::Any).expect("an automaton");
            let chain = Chain::new(&automaton, &process.chances(&zones));
            let (eliminated, iterated) = (chain.means()[0], iterated(&chain));
            assert!(
                (eliminated / iterated - 1.0).abs() < RELATIVE,
                "{} {shift}: {eliminated} {iterated}",
                set.name()
            );
        }
    }
}

/// A mean whose square no number holds has its own size as its spread, as where each point signals with the same small chance.
#[test]
fn the_spread_of_a_very_long_run_length() {
    assert_eq!(deviation(1e200, f64::INFINITY), 1e200);
    assert_eq!(deviation(5.0, 34.0), 3.0);
}

/// How many states the sets need, so that a change of the compiler shows.
#[test]
fn the_smallest_automata() {
    let states = |rules: &[&Rule]| {
        let zones = asked_zones(rules, &Process::normal());
        let automaton = Automaton::compile(rules, &zones, SignalNames::Any).expect("an automaton");
        automaton.machine().states()
    };
    // a run of 8 on either side: none yet, 1 to 7 above, 1 to 7 below
    assert_eq!(states(&[&Rule::run(8)]), 15);
    assert_eq!(states(&[&Rule::beyond_limits()]), 1);
    // nothing yet, or one point beyond on a side, one or two points ago, with what is on the other side
    assert_eq!(states(&[&Rule::two_of_three()]), 7);
    assert_eq!(states(&compiled(&RuleSet::western_electric())), 225);
    // all of Nelson's tests but the trend and the alternation
    assert_eq!(states(&compiled(&RuleSet::nelson())), 591);
}
