//! Every rule of every set, on every string over the letters it can tell apart.

use super::Lines;
use crate::spc::rules::frame::Frame;
use crate::spc::rules::hits::{SideHits, sides_of};
use crate::spc::rules::kernel;
use crate::spc::rules::mask::Mask;
use crate::spc::rules::matcher::{self, Judge};
use crate::spc::rules::pattern::{Border, Others, Pattern};
use crate::spc::rules::rule::{Gap, Rule, Scope};
use crate::spc::rules::set::RuleSet;

/// At most this many strings for the window and two more points.
const STRINGS: u64 = 3_000_000;
/// At most this many strings for the window itself.
const STRINGS_FOR_THE_WINDOW: u64 = 20_000_000;

/// What the next point can be.
#[derive(Clone)]
enum Letters {
    /// One of these values; NaN is a gap.
    Values(Vec<f64>),
    /// One of these steps from the last value; NaN is a gap.
    Steps(Vec<f64>),
}

impl Letters {
    fn count(&self) -> usize {
        match self {
            Self::Values(letters) | Self::Steps(letters) => letters.len(),
        }
    }

    fn value(&self, letter: usize, last: f64) -> f64 {
        match self {
            Self::Values(letters) => letters[letter],
            Self::Steps(steps) => last + steps[letter],
        }
    }
}

/// The letters of a rule, richest first, and its window.
fn alphabets(rule: &Rule) -> (Vec<Letters>, usize) {
    let gap = f64::NAN;
    let z = |border: Border| match border {
        Border::Sigma(z) => z,
        Border::Limit => 3.0,
        Border::Centre => 0.0,
    };
    let (letters, window) = match *rule.pattern() {
        Pattern::Beyond {
            border,
            window,
            short_of,
            others,
            ..
        } => {
            let (near, far) = (z(border), short_of.map_or(5.0, z));
            let past = f64::midpoint(near, far);
            let mut letters = vec![past, -past, near / 2.0, gap];
            if others != Others::Anywhere {
                letters.push(-near / 2.0);
                letters.push(0.0);
            }
            if short_of.is_some() {
                letters.push(far + 1.0);
            }
            let mut rich = letters.clone();
            rich.extend([near, -near]);
            (vec![rich, letters], window)
        }
        Pattern::Run { length, .. } => {
            let super::super::pattern::Length::Exactly(points) = length else {
                return (Vec::new(), 0);
            };
            (vec![vec![1.0, -1.0, 0.0, gap], vec![1.0, 0.0, gap]], points)
        }
        Pattern::Trend { points, .. } | Pattern::Alternating { points, .. } => {
            let steps = |steps: &[f64]| Letters::Steps(steps.to_vec());
            return (
                vec![steps(&[1.0, -1.0, 0.0, gap]), steps(&[1.0, -1.0, 0.0])],
                usize::from(points),
            );
        }
        Pattern::Within { points, border, .. } => {
            let z = z(border);
            (
                vec![
                    vec![0.0, z, -z, z + 1.0, -z - 1.0, gap],
                    vec![0.0, z + 1.0, gap],
                ],
                points,
            )
        }
        Pattern::Outside { points, border, .. } => {
            let z = z(border);
            let letters = vec![0.0, z + 1.0, -z - 1.0, gap];
            (
                vec![[letters.clone(), vec![z, -z]].concat(), letters],
                points,
            )
        }
        Pattern::Opposed { border, .. } => {
            let z = z(border);
            (vec![vec![0.0, z, z + 1.0, -z - 1.0, gap]], 4)
        }
        Pattern::Spread { more_than, .. } => (
            vec![vec![
                0.0,
                more_than,
                more_than / 2.0 + 0.5,
                -more_than / 2.0 - 0.5,
                gap,
            ]],
            4,
        ),
        Pattern::Crossings { .. } | Pattern::Runs { .. } => return (Vec::new(), 0),
    };
    (
        letters.into_iter().map(Letters::Values).collect(),
        usize::from(window),
    )
}

fn strings(letters: &Letters, length: usize) -> u64 {
    (letters.count() as u64).saturating_pow(u32::try_from(length).unwrap_or(u32::MAX))
}

/// The letters and the length of the strings: the richest letters with which a whole window can be walked.
fn plan(rule: &Rule, lanes: usize) -> (Letters, usize) {
    let (alphabets, mut window) = alphabets(rule);
    if rule.scope() == Scope::Lane {
        window *= lanes;
    }
    // a pattern of steps has one letter fewer than points: its first value is given
    let letters_in = |letters: &Letters, points: usize| match letters {
        Letters::Values(_) => points,
        Letters::Steps(_) => points - 1,
    };
    for most in [STRINGS, STRINGS_FOR_THE_WINDOW] {
        for letters in &alphabets {
            let fits = |points: usize| strings(letters, letters_in(letters, points)) <= most;
            if let Some(points) = (window..=window + 2).rev().find(|&points| fits(points)) {
                return (letters.clone(), points);
            }
        }
    }
    panic!("{} has no letters few enough for its window", rule.name());
}

struct Walk<'a> {
    rule: &'a Rule,
    lanes: usize,
    lines: Lines,
    letters: Letters,
    points: usize,
    values: Vec<f64>,
    /// For each side, the hits so far, one bit a point.
    hits: Vec<u64>,
    strings: u64,
}

impl Walk<'_> {
    /// One more point of every kind; the matcher judges that point alone, the kernel the whole string at its end.
    fn on(&mut self, last: f64) {
        if self.values.len() == self.points {
            self.strings += 1;
            let frame = Frame {
                values: &self.values,
                lanes: self.lanes,
                levels: &self.lines,
            };
            let found = kernel::evaluate(self.rule, &frame);
            for (side, expected) in found.iter().zip(&self.hits) {
                assert_eq!(
                    side.hits.words(),
                    &[*expected],
                    "{:?} on {:?} of {:?}",
                    side.side,
                    self.values,
                    self.rule
                );
            }
            return;
        }
        for letter in 0..self.letters.count() {
            let value = self.letters.value(letter, last);
            let point = self.values.len();
            self.values.push(value);
            let before = self.hits.clone();
            {
                let frame = Frame {
                    values: &self.values,
                    lanes: self.lanes,
                    levels: &self.lines,
                };
                let judge = Judge::new(self.rule, &frame);
                for (side, hits) in sides_of(self.rule).into_iter().zip(&mut self.hits) {
                    *hits |= u64::from(judge.complete(point, side)) << point;
                }
            }
            self.on(if value.is_nan() { last } else { value });
            self.hits = before;
            self.values.pop();
        }
    }
}

fn walk(rule: &Rule, lanes: usize) -> u64 {
    let (letters, points) = plan(rule, lanes);
    let values = match letters {
        Letters::Steps(_) => vec![0.0],
        Letters::Values(_) => Vec::new(),
    };
    let mut walk = Walk {
        rule,
        lanes,
        lines: Lines::standard(),
        hits: vec![0; sides_of(rule).len()],
        letters,
        points,
        values,
        strings: 0,
    };
    walk.on(0.0);
    walk.strings
}

/// Every rule of every set once: what differs in name, flags and role only is one rule.
fn rules(whole_phase: bool) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    for set in RuleSet::all() {
        for rule in set.rules().iter().chain(set.spread_rules()) {
            let same = |other: &Rule| {
                other.pattern() == rule.pattern()
                    && other.sides() == rule.sides()
                    && other.gap() == rule.gap()
                    && other.scope() == rule.scope()
            };
            if rule.is_whole_phase() == whole_phase && !rules.iter().any(same) {
                rules.push(rule.clone());
            }
        }
    }
    rules
}

fn walk_all(choose: impl Fn(&Rule) -> bool) -> u64 {
    let mut strings = 0;
    let mut walked = 0;
    for rule in rules(false).iter().filter(|rule| choose(rule)) {
        let lanes: &[usize] = match rule.scope() {
            Scope::Sequence => &[1],
            Scope::Block => &[1, 2, 3],
            Scope::Lane => &[2],
        };
        for &lanes in lanes {
            strings += walk(rule, lanes);
            walked += 1;
        }
    }
    assert!(walked > 0, "no rule was walked");
    strings
}

// in several tests, so that they run side by side

#[test]
fn zones_equal_the_matcher() {
    let strings = walk_all(|rule| {
        matches!(
            rule.pattern(),
            Pattern::Beyond { .. } | Pattern::Opposed { .. }
        )
    });
    assert!(strings > 100_000, "{strings}");
}

#[test]
fn runs_equal_the_matcher() {
    let strings = walk_all(|rule| matches!(rule.pattern(), Pattern::Run { .. }));
    assert!(strings > 1_000_000, "{strings}");
}

#[test]
fn steps_equal_the_matcher() {
    let strings = walk_all(|rule| {
        matches!(
            rule.pattern(),
            Pattern::Trend { .. } | Pattern::Alternating { .. }
        )
    });
    assert!(strings > 1_000_000, "{strings}");
}

#[test]
fn thirds_equal_the_matcher() {
    let strings = walk_all(|rule| {
        matches!(
            rule.pattern(),
            Pattern::Within { .. } | Pattern::Outside { .. }
        )
    });
    assert!(strings > 1_000_000, "{strings}");
}

/// Rules about a whole phase look forward too, so that every string is judged by itself.
#[test]
fn whole_phases_equal_the_matcher() {
    let lines = Lines::standard();
    for rule in rules(true) {
        for (letters, longest) in [(&[1.0, -1.0, 0.0, f64::NAN][..], 8), (&[1.0, -1.0][..], 12)] {
            for length in 0..=longest {
                for code in 0..letters.len().pow(length) {
                    let mut rest = code;
                    let values: Vec<f64> = (0..length)
                        .map(|_| {
                            let letter = letters[rest % letters.len()];
                            rest /= letters.len();
                            letter
                        })
                        .collect();
                    let frame = Frame {
                        values: &values,
                        lanes: 1,
                        levels: &lines,
                    };
                    assert_eq!(
                        kernel::evaluate(&rule, &frame),
                        matcher::evaluate(&rule, &frame),
                        "{rule:?} on {values:?}"
                    );
                }
            }
        }
    }
}

/// The walk itself must be able to fail.
#[test]
fn a_walk_tells_rules_apart() {
    let values = [1.0, 1.0, f64::NAN, 1.0];
    let lines = Lines::standard();
    let frame = Frame {
        values: &values,
        lanes: 1,
        levels: &lines,
    };
    let hits = |gap: Gap| kernel::evaluate(&Rule::run(3).with_gap(gap), &frame);
    assert_eq!(hits(Gap::Breaks)[0].hits, Mask::none(4));
    let mut last = Mask::none(4);
    last.set(3);
    assert_eq!(
        hits(Gap::Bridges)[0],
        SideHits {
            side: Some(crate::direction::Side::Above),
            hits: last
        }
    );
}
