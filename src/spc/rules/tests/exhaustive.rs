//! Every rule of every set, on every string over the letters it can tell apart.

use super::Lines;
use crate::spc::rules::evaluate;
use crate::spc::rules::frame::Frame;
use crate::spc::rules::hits::{SideHits, sides_of};
use crate::spc::rules::mask::Mask;
use crate::spc::rules::matcher::{self, Judge};
use crate::spc::rules::pattern::{Border, Length, Others, Pattern};
use crate::spc::rules::rule::{Gap, Rule, Scope};
use crate::spc::rules::set::RuleSet;
use crate::spc::rules::short::Short;

/// At most this many strings for a rule in the whole walk, which is run optimised: `cargo test --profile walks --lib
/// -- --ignored` (`.ci/run` does).
const WHOLE: u64 = 20_000_000;
/// At most this many in the short walk of every test run; a rule whose window has more waits for the whole one.
const SHORT: u64 = 5_000;

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

/// Where values end, in sigma.
const BOUND: f64 = 4.0;

/// The letters of a rule, and its window.
struct Alphabet {
    /// The classes it can tell apart, tie and gap included.
    own: Letters,
    /// Fewer, where a window of its own letters has too many strings: what is left out is drawn at random elsewhere.
    fewer: Option<Letters>,
    /// Its own, and the points exactly on a border.
    with_edges: Option<Letters>,
    window: usize,
}

fn alphabet(rule: &Rule) -> Alphabet {
    let gap = f64::NAN;
    let z = |border: Border| match border {
        Border::Sigma(z) => z,
        Border::Limit => 3.0,
        Border::Bound => BOUND,
        Border::Centre => 0.0,
    };
    let values = |own: Vec<f64>, edges: &[f64], window: u16| Alphabet {
        with_edges: (!edges.is_empty())
            .then(|| Letters::Values([own.clone(), edges.to_vec()].concat())),
        own: Letters::Values(own),
        fewer: None,
        window: window.into(),
    };
    match *rule.pattern() {
        Pattern::Beyond {
            border,
            window,
            short_of,
            others,
            ..
        } => {
            let (near, far) = (z(border), short_of.map_or(5.0, z));
            let past = f64::midpoint(near, far);
            let mut own = vec![past, -past, near / 2.0, gap];
            if others != Others::Anywhere {
                own.extend([-near / 2.0, 0.0]);
            }
            if short_of.is_some() {
                own.push(far + 1.0);
            }
            values(own, &[near, -near], window)
        }
        Pattern::Run {
            length: Length::Exactly(points),
            ..
        } => values(vec![1.0, -1.0, 0.0, gap], &[], points),
        Pattern::Trend { points, .. } | Pattern::Alternating { points, .. } => Alphabet {
            own: Letters::Steps(vec![1.0, -1.0, 0.0, gap]),
            fewer: Some(Letters::Steps(vec![1.0, -1.0, 0.0])),
            with_edges: None,
            window: points.into(),
        },
        Pattern::Within { points, border, .. } => {
            let z = z(border);
            values(vec![0.0, z + 1.0, gap], &[z, -z, -z - 1.0], points)
        }
        Pattern::Outside { points, border, .. } => {
            let z = z(border);
            values(vec![0.0, z + 1.0, -z - 1.0, gap], &[z, -z], points)
        }
        // a window of 6 is wider than a block of lanes: 4 points fill it
        Pattern::Opposed { border, .. } => {
            let z = z(border);
            values(vec![0.0, z + 1.0, -z - 1.0, gap], &[z], 4)
        }
        Pattern::Spread { more_than, .. } => {
            let half = more_than / 2.0;
            values(vec![0.0, half + 0.5, -half - 0.5, gap], &[more_than], 4)
        }
        Pattern::Run { .. } | Pattern::Crossings { .. } | Pattern::Runs { .. } => {
            unreachable!("rules about a whole phase are walked by themselves")
        }
    }
}

fn strings(letters: &Letters, length: usize) -> u64 {
    (letters.count() as u64).saturating_pow(u32::try_from(length).unwrap_or(u32::MAX))
}

/// What is walked for a rule: its own letters over its window and up to two more points, and points on a border.
/// Nothing, if a window has more than `most` strings.
fn plans(rule: &Rule, lanes: usize, most: u64) -> Vec<(Letters, usize)> {
    let Alphabet {
        own,
        fewer,
        with_edges,
        window,
    } = alphabet(rule);
    let window = if rule.scope() == Scope::Lane {
        window * lanes
    } else {
        window
    };
    // a pattern of steps has one letter fewer than points: its first value is given
    let fits = |letters: &Letters, points: usize| {
        let count = match letters {
            Letters::Values(_) => points,
            Letters::Steps(_) => points - 1,
        };
        strings(letters, count) <= most
    };
    let longest = |letters: &Letters| {
        (window..=window + 2)
            .rev()
            .find(|&points| fits(letters, points))
    };
    let mut plans = Vec::new();
    if let Some(points) = longest(&own) {
        plans.push((own, points));
    } else if let Some(fewer) = fewer
        && let Some(points) = longest(&fewer)
    {
        plans.push((fewer, points));
    }
    if let Some(letters) = with_edges
        && fits(&letters, window)
    {
        plans.push((letters, window));
    }
    plans
}

struct Walk<'a> {
    rule: &'a Rule,
    lanes: usize,
    lines: Lines,
    letters: Letters,
    points: usize,
    values: Vec<f64>,
    /// For each side (the first alone, of a pattern without sides), the hits so far, one bit a point.
    hits: [u64; 2],
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
            let short = Short::of(&frame).expect("at most 64 points");
            let mut sides = 0;
            short.rule(self.rule, |side, hits| {
                assert_eq!(
                    hits, self.hits[sides],
                    "{side:?} on {:?} of {:?}",
                    self.values, self.rule
                );
                sides += 1;
            });
            assert_eq!(sides, sides_of(self.rule).len());
            return;
        }
        for letter in 0..self.letters.count() {
            let value = self.letters.value(letter, last);
            let point = self.values.len();
            self.values.push(value);
            let before = self.hits;
            {
                let frame = Frame {
                    values: &self.values,
                    lanes: self.lanes,
                    levels: &self.lines,
                };
                let judge = Judge::new(self.rule, &frame);
                for (side, hits) in sides_of(self.rule).iter().copied().zip(&mut self.hits) {
                    *hits |= u64::from(judge.complete(point, side)) << point;
                }
            }
            self.on(if value.is_nan() { last } else { value });
            self.hits = before;
            self.values.pop();
        }
    }
}

fn walk(rule: &Rule, lanes: usize, most: u64) -> u64 {
    let one = |(letters, points): (Letters, usize)| {
        let values = match letters {
            Letters::Steps(_) => vec![0.0],
            Letters::Values(_) => Vec::new(),
        };
        let mut walk = Walk {
            rule,
            lanes,
            lines: Lines::standard(),
            hits: [0; 2],
            letters,
            points,
            values,
            strings: 0,
        };
        walk.on(0.0);
        walk.strings
    };
    plans(rule, lanes, most).into_iter().map(one).sum()
}

/// Every rule of every set once: what differs in name, flags and role only is one rule.
fn rules(whole_phase: bool) -> Vec<Rule> {
    // zeros in a row are in the sets of g charts alone
    let mut rules: Vec<Rule> = Vec::from_iter((!whole_phase).then_some(Rule::lowest(3)));
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

fn walk_all(most: u64, choose: impl Fn(&Pattern) -> bool) -> u64 {
    let mut strings = 0;
    for rule in rules(false).iter().filter(|rule| choose(rule.pattern())) {
        let lanes: &[usize] = match rule.scope() {
            Scope::Sequence => &[1],
            Scope::Block => &[1, 2, 3],
            Scope::Lane => &[2],
        };
        for &lanes in lanes {
            let walked = walk(rule, lanes, most);
            assert!(walked > 0 || most < WHOLE, "{rule:?} was not walked");
            strings += walked;
        }
    }
    strings
}

fn zones(pattern: &Pattern) -> bool {
    matches!(pattern, Pattern::Beyond { .. } | Pattern::Opposed { .. })
}

fn runs(pattern: &Pattern) -> bool {
    matches!(pattern, Pattern::Run { .. })
}

fn steps(pattern: &Pattern) -> bool {
    matches!(pattern, Pattern::Trend { .. } | Pattern::Alternating { .. })
}

fn thirds(pattern: &Pattern) -> bool {
    matches!(pattern, Pattern::Within { .. } | Pattern::Outside { .. })
}

/// Thirds are not among them: their windows are of 8 to 15 points.
#[test]
fn every_family_equals_the_matcher_on_short_windows() {
    for (family, name) in [
        (zones as fn(&Pattern) -> bool, "zones"),
        (runs, "runs"),
        (steps, "steps"),
    ] {
        let strings = walk_all(SHORT, family);
        println!("{name}: {strings}");
        assert!(strings > 1_000, "{name}: {strings}");
    }
}

// in several tests, so that they run side by side

#[test]
#[ignore = "the whole walk: .ci/run runs it"]
fn zones_equal_the_matcher() {
    let strings = walk_all(WHOLE, zones);
    assert!(strings > 100_000, "{strings}");
}

#[test]
#[ignore = "the whole walk: .ci/run runs it"]
fn runs_equal_the_matcher() {
    let strings = walk_all(WHOLE, runs);
    assert!(strings > 1_000_000, "{strings}");
}

#[test]
#[ignore = "the whole walk: .ci/run runs it"]
fn steps_equal_the_matcher() {
    let strings = walk_all(WHOLE, steps);
    assert!(strings > 1_000_000, "{strings}");
}

#[test]
#[ignore = "the whole walk: .ci/run runs it"]
fn thirds_equal_the_matcher() {
    let strings = walk_all(WHOLE, thirds);
    assert!(strings > 1_000_000, "{strings}");
}

/// Rules about a whole phase look forward too, so that every string is judged by itself: those of all letters up to
/// the first length, those of two letters up to the second.
fn walk_whole_phases(longest: [u32; 2]) {
    let lines = Lines::standard();
    let letters = [&[1.0, -1.0, 0.0, f64::NAN][..], &[1.0, -1.0][..]];
    for rule in rules(true) {
        for (letters, longest) in letters.into_iter().zip(longest) {
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
                        evaluate::evaluate(&rule, &frame),
                        matcher::evaluate(&rule, &frame),
                        "{rule:?} on {values:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn whole_phases_equal_the_matcher_on_short_strings() {
    walk_whole_phases([5, 9]);
}

#[test]
#[ignore = "the whole walk: .ci/run runs it"]
fn whole_phases_equal_the_matcher() {
    walk_whole_phases([8, 12]);
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
    let hits = |gap: Gap| evaluate::evaluate(&Rule::run(3).with_gap(gap), &frame);
    assert_eq!(hits(Gap::Breaks)[0].hits, Mask::none(4));
    let mut last = Mask::none(4);
    last.set(3);
    assert_eq!(
        hits(Gap::Bridges)[0],
        SideHits {
            side: Some(crate::base::direction::Side::Above),
            hits: last
        }
    );
}
