//! The automata against the plain matcher, and the two ways to solve a chain against each other.

use crate::base::direction::Side;
use crate::spc::price::chains::automaton::{Automaton, SignalNames, is_of_steps, refusal};
use crate::spc::price::chains::chain::Chain;
use crate::spc::price::chains::machine::SIGNAL;
use crate::spc::price::chains::zones::Zones;
use crate::spc::price::comparison::reader::{Counts, Reader, START, Sign};
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
struct Lines;

impl Levels for Lines {
    fn level(&self, border: Border, side: Side) -> Level<'_> {
        let z = match border {
            Border::Centre => 0.0,
            Border::Sigma(z) => z,
            Border::Limit => 3.0,
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
fn compiled(set: &RuleSet) -> Vec<&Rule> {
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

/// Ties, gaps, steps and lines: on every prefix a reader has signalled where the matcher finds a hit so far.
#[test]
fn a_reader_signals_where_the_matcher_does() {
    let mut seed = 20_261_125_u64;
    let mut draw = |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((seed >> 33) % below as u64).expect("a small number")
    };
    let mut rules = vec![
        Rule::k_of_m(2, 3, Border::Sigma(2.0)),
        Rule::within(3),
        Rule::outside(3),
        Rule::opposed(Border::Sigma(1.0), 3),
        Rule::runs(crate::spc::rules::RunsTable::Exact05),
    ];
    for ties in [Ties::Break, Ties::Skip, Ties::Extend] {
        rules.extend([
            Rule::run(4).with_ties(ties),
            Rule::trend(3).with_ties(ties),
            Rule::trend(4).with_ties(ties),
            Rule::alternating(4).with_ties(ties),
        ]);
    }
    let point_rules: Vec<Rule> = rules
        .iter()
        .filter(|rule| !rule.is_whole_phase())
        .map(|rule| rule.clone().with_gap(crate::spc::rules::Gap::Bridges))
        .collect();
    rules.extend(point_rules);
    for set in RuleSet::all() {
        let followed = |rule: &&Rule| {
            crate::spc::price::comparison::reader::followed(std::slice::from_ref(*rule)).is_ok()
        };
        rules.extend(set.rules().iter().filter(followed).cloned());
    }
    for rule in &rules {
        let mut borders = crate::spc::price::chains::automaton::asked_borders(&[rule]);
        borders.push(Border::Centre);
        let zones = Process::normal().zones(&borders);
        let reader = Reader::new(&[rule], &zones).expect("few states");
        let mut signals = 0;
        for _ in 0..400 {
            let (low, narrow) = (draw(27), draw(2) == 0);
            let width = 1 + draw(if narrow { 6 } else { 14 });
            let shape = draw(5);
            let values: Vec<f64> = (0..24)
                .map(|at| {
                    // ramps and saws show what noise seldom does
                    let quarters = match shape {
                        0 => at + draw(2),
                        1 => 28 - at - draw(2),
                        2 => low + at % 2 * (1 + draw(12)),
                        _ => low + draw(width),
                    };
                    if draw(if narrow { 60 } else { 12 }) == 0 {
                        f64::NAN
                    } else {
                        quarters as f64 / 4.0 - 3.5
                    }
                })
                .collect();
            let (mut state, mut counts) = (START, Counts::default());
            let mut last = None;
            for end in 1..=values.len() {
                let value = values[end - 1];
                let sign = if value.is_nan() {
                    Sign {
                        zone: zones.letters(),
                        step: crate::spc::price::chains::steps::MISSING,
                    }
                } else {
                    let step = match last.map(|last: f64| value.total_cmp(&last)) {
                        Some(std::cmp::Ordering::Greater) => crate::spc::price::chains::steps::UP,
                        Some(std::cmp::Ordering::Less) => crate::spc::price::chains::steps::DOWN,
                        _ => crate::spc::price::chains::steps::LEVEL,
                    };
                    last = Some(value);
                    Sign {
                        zone: zones.letter_of(value),
                        step,
                    }
                };
                state = reader.then(state, sign);
                counts = counts.and(&zones, sign.zone);
                let frame = Frame {
                    values: &values[..end],
                    lanes: 1,
                    levels: &Lines,
                };
                let hit = crate::spc::rules::evaluate(rule, &frame)
                    .iter()
                    .any(|side| side.hits.any());
                let said = reader.signals(state, counts);
                assert_eq!(said, hit, "{rule:?} on {:?}", &values[..end]);
                signals += usize::from(said);
            }
        }
        assert!(signals > 0, "{rule:?}");
    }
}
