//! The automata against the plain matcher, string by string.

use crate::base::direction::Side;
use crate::spc::price::chains::automaton::{Automaton, SignalNames, is_of_steps, refusal};
use crate::spc::price::chains::machine::SIGNAL;
use crate::spc::price::chains::zones::Zones;
use crate::spc::price::process::Process;
use crate::spc::price::run_length::asked_zones;
use crate::spc::rules::{
    Border, Edge, Frame, Judge, Level, Levels, Pattern, Role, Rule, RuleSet, Seen, Ties, sides_of,
};

/// At most n strings for one rule set in the whole walk, which is run optimised: `cargo test --profile walks --lib --
/// --ignored` (`.ci/run` does). A single rule is walked to its window and two points more.
const WHOLE: usize = 20_000_000;
/// At most n strings for a rule or a set in the short walk of every test run.
const SHORT: usize = 20_000;

/// The lines of the normal process.
pub(super) struct Lines;

impl Levels for Lines {
    fn level(&self, border: Border, side: Side) -> Level<'_> {
        let z = match border {
            Border::Centre => 0.0,
            Border::Sigma(z) => z,
            Border::Limit => 3.0,
            Border::Bound => f64::NAN,
        };
        Level::Flat(if side == Side::Above { z } else { -z })
    }
}

/// A value for each letter.
fn values(zones: &Zones) -> Vec<f64> {
    let lines = zones.lines();
    let mut values = vec![lines[0] - 1.0];
    for (index, &line) in lines.iter().enumerate() {
        let next = lines.get(index + 1).map_or(line + 2.0, |next| *next);
        values.extend([line, f64::midpoint(line, next)]);
    }
    values
}

/// A bit for each rule that the matcher finds complete at the last point.
fn judged(rules: &[&Rule], points: &[f64]) -> u32 {
    let frame = Frame {
        values: points,
        lanes: 1,
        levels: &Lines,
    };
    let complete = |rule: &Rule| {
        let judge = Judge::new(rule, &frame);
        sides_of(rule)
            .iter()
            .any(|&side| judge.complete(points.len() - 1, side))
    };
    rules
        .iter()
        .enumerate()
        .map(|(index, rule)| u32::from(complete(rule)) << index)
        .sum()
}

struct Walk<'a> {
    rules: &'a [&'a Rule],
    any: Automaton,
    which: Automaton,
    /// A value and a letter for each class that the automaton tells apart.
    letters: Vec<(f64, usize)>,
    points: Vec<f64>,
    strings: usize,
}

impl<'a> Walk<'a> {
    fn new(rules: &'a [&'a Rule]) -> (Self, Vec<f64>) {
        let zones = asked_zones(rules, &Process::normal());
        let compile = |says| Automaton::compile(rules, &zones, says).expect("an automaton");
        let (any, which) = (compile(SignalNames::Any), compile(SignalNames::Which));
        let values = values(&zones);
        let mut letters: Vec<(f64, usize)> = Vec::new();
        for (letter, &value) in values.iter().enumerate() {
            let known = |other: &&(f64, usize)| any.class(other.1) == any.class(letter);
            if letters.iter().find(known).is_none() {
                letters.push((value, letter));
            }
        }
        let walk = Self {
            rules,
            any,
            which,
            letters,
            points: Vec::new(),
            strings: 0,
        };
        (walk, values)
    }

    /// Reads one letter in both automata and says whether they signal, which must be what the matcher says.
    fn read(&self, states: [usize; 2], letter: usize) -> Option<[usize; 2]> {
        let expected = judged(self.rules, &self.points);
        let any = self.any.machine().next(states[0], self.any.class(letter));
        let which = self
            .which
            .machine()
            .next(states[1], self.which.class(letter));
        let found = if which & SIGNAL == 0 {
            0
        } else {
            which ^ SIGNAL
        };
        assert_eq!(found, expected, "{:?} on {:?}", self.rules, self.points);
        assert_eq!(
            any & SIGNAL != 0,
            expected != 0,
            "{:?} on {:?}",
            self.rules,
            self.points
        );
        (expected == 0).then_some([any as usize, which as usize])
    }

    /// Every string of this length, each up to its first signal.
    fn on(&mut self, length: usize, states: [usize; 2]) {
        if self.points.len() == length {
            self.strings += 1;
            return;
        }
        for (value, letter) in self.letters.clone() {
            self.points.push(value);
            match self.read(states, letter) {
                Some(next) => self.on(length, next),
                None => self.strings += 1,
            }
            self.points.pop();
        }
    }
}

/// Walks all strings up to the window and two points more, or as long as there are at most this many.
fn walk(rules: &[&Rule], most: usize, whole: bool) -> usize {
    let (mut walk, _) = Walk::new(rules);
    let window = rules.iter().map(|rule| window(rule)).max().expect("a rule") + 2;
    let letters = walk.letters.len();
    let length = (1..=window)
        .rev()
        .find(|&length| {
            letters
                .checked_pow(u32::try_from(length).expect("a short string"))
                .is_some_and(|strings| strings <= most)
        })
        .expect("a length");
    assert!(
        !whole || length == window,
        "{rules:?} was cut to {length} points"
    );
    walk.on(length, [0, 0]);
    walk.strings
}

fn window(rule: &Rule) -> usize {
    usize::from(match *rule.pattern() {
        Pattern::Beyond { window, .. } | Pattern::Opposed { window, .. } => window,
        Pattern::Run {
            length: crate::spc::rules::Length::Exactly(points),
            ..
        }
        | Pattern::Within { points, .. }
        | Pattern::Outside { points, .. } => points,
        _ => unreachable!("a zone rule"),
    })
}

/// The rules of a set that are compiled.
pub(super) fn compiled(set: &RuleSet) -> Vec<&Rule> {
    set.rules()
        .iter()
        .filter(|rule| rule.role() == Role::Signal && refusal(rule).is_none() && !is_of_steps(rule))
        .collect()
}

/// The rules of all sets, and some that no set has.
fn single_rules() -> Vec<Rule> {
    let both_sides = Rule::of(Pattern::Outside {
        points: 5,
        border: Border::Sigma(1.0),
        edge: Edge::Included,
        seen: Seen::BothSides,
    });
    let mut rules: Vec<Rule> = vec![
        both_sides,
        Rule::run(4).with_ties(Ties::Extend),
        Rule::k_of_m(3, 7, Border::Sigma(1.5)),
        Rule::k_of_m(6, 8, Border::Centre),
        Rule::opposed(Border::Sigma(2.0), 4),
    ];
    for set in RuleSet::all() {
        for rule in compiled(&set) {
            let known =
                |other: &Rule| other.pattern() == rule.pattern() && other.sides() == rule.sides();
            if !rules.iter().any(known) {
                rules.push(rule.clone());
            }
        }
    }
    rules
}

/// Every rule by itself; the number of strings.
fn walk_rules(most: usize, whole: bool) -> usize {
    let rules = single_rules();
    rules.iter().map(|rule| walk(&[rule], most, whole)).sum()
}

/// Every set of several rules; how many there are.
fn walk_sets(most: usize, fewest: usize) -> usize {
    let mut done: Vec<Vec<Pattern>> = Vec::new();
    for set in RuleSet::all() {
        let rules = compiled(&set);
        let patterns: Vec<Pattern> = rules.iter().map(|rule| *rule.pattern()).collect();
        if rules.len() < 2 || done.contains(&patterns) {
            continue;
        }
        done.push(patterns);
        let strings = walk(&rules, most, false);
        assert!(strings > fewest, "{} {strings}", set.name());
    }
    done.len()
}

#[test]
fn rules_and_sets_signal_where_the_matcher_does_on_short_strings() {
    let strings = walk_rules(SHORT, false);
    assert!(strings > 10_000, "{strings}");
    let sets = walk_sets(SHORT, 100);
    assert!(sets > 8, "{sets}");
}

#[test]
#[ignore = "the whole walk: .ci/run runs it"]
fn every_rule_signals_where_the_matcher_does() {
    let strings = walk_rules(WHOLE, true);
    assert!(strings > 1_000_000, "{strings}");
}

#[test]
#[ignore = "the whole walk: .ci/run runs it"]
fn every_set_signals_where_the_matcher_does() {
    let sets = walk_sets(WHOLE, 1000);
    assert!(sets > 8, "{sets}");
}

/// Longer strings than can all be walked, over every letter and not only one of each class.
#[test]
fn long_strings_signal_where_the_matcher_does() {
    // a plain generator of Knuth's: a test needs no better one
    let mut seed = 20_261_123_u64;
    let mut draw = |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((seed >> 33) % below as u64).expect("a small number")
    };
    for set in RuleSet::all() {
        let rules = compiled(&set);
        if rules.is_empty() {
            continue;
        }
        let (mut walk, values) = Walk::new(&rules);
        let mut signals = 0;
        for _ in 0..2000 {
            walk.points.clear();
            let mut states = [0, 0];
            // a string keeps to some of the letters, so that long patterns come up
            let (low, width) = (draw(values.len()), 1 + draw(5));
            for _ in 0..60 {
                let letter = (low + draw(width)).min(values.len() - 1);
                walk.points.push(values[letter]);
                let Some(next) = walk.read(states, letter) else {
                    signals += 1;
                    break;
                };
                states = next;
            }
        }
        assert!(signals > 100, "{} {signals}", set.name());
    }
}

#[test]
fn rules_of_a_whole_phase_of_a_block_and_of_distances_are_refused() {
    for set in RuleSet::all() {
        for rule in set
            .rules()
            .iter()
            .filter(|rule| rule.role() == Role::Signal)
        {
            let single = rule.scope() == crate::spc::rules::Scope::Sequence;
            let compiles = single && !rule.is_whole_phase();
            assert_eq!(refusal(rule).is_none(), compiles, "{rule:?}");
        }
    }
    let distance = Pattern::Spread {
        more_than: 4.0,
        window: 2,
    };
    assert!(refusal(&Rule::of(distance)).is_some());
}
