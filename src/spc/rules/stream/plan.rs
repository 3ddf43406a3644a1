//! Rules as tests, runs of tests, and the few patterns that are more than a run.

use super::answers::{Answers, Asked, EVER, Lengths, MOST_ASKED, MOST_COUNTED};
use super::test::{Line, Step, Test};
use crate::base::direction::Side;
use crate::spc::rules::hits::sides_of;
use crate::spc::rules::pattern::{Border, Edge, Last, Length, Others, Pattern, Seen, Ties, WarmUp};
use crate::spc::rules::rule::{Flags, Gap, Rule, Scope};

/// The longest pattern: one bit a point.
const LONGEST: u16 = 64;

/// The most tests that one rule looks back at, and the most that it counts, on both sides.
const TESTS_A_RULE: usize = 8;

/// The most rules and sides of one plan: one bit each.
const MOST_SLOTS: usize = 60;

/// Which points a rule sees, and in which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct View {
    pub(super) gap: Gap,
    pub(super) scope: Scope,
    pub(super) skip: Skip,
}

/// Which ties are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Skip {
    Nothing,
    OnCentre,
    Repeats,
}

/// The rules that see the same points in the same order.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Plan {
    pub(super) view: View,
    pub(super) asked: Asked,
    pub(super) lengths: Lengths,
    /// The answers about the step to a value, by [`step`].
    pub(super) steps: [Answers; 8],
    /// The tests of which one must say yes for a check to be due.
    pub(super) when: u64,
    /// TestBits of them that need no yes at one of the two points before.
    pub(super) alone: u64,
    /// Whether some rule asks how many sigma from the centre a point lies.
    pub(super) asks_distance: bool,
    pub(super) runs: Vec<Run>,
    pub(super) checks: Vec<Check>,
    pub(super) slots: Vec<Slot>,
    /// How many points must be remembered.
    pub(super) longest: usize,
}

/// Where the answers about a step stand: `even` is whether its value is the second, the fourth, the sixth …
#[inline]
pub(super) fn step(value: f64, before: f64, even: bool) -> usize {
    usize::from(value >= before) | usize::from(value <= before) << 1 | usize::from(even) << 2
}

/// The points that answered yes to one of some tests, and no to others: a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TestBits {
    pub(super) any: u64,
    pub(super) none: u64,
}

impl TestBits {
    const ALL: Self = Self::with(EVER);

    const fn with(any: u64) -> Self {
        Self { any, none: 0 }
    }

    #[inline]
    pub(super) const fn has(self, bits: u64) -> bool {
        bits & self.any != 0 && bits & self.none == 0
    }
}

/// One rule on one side.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Slot {
    pub(super) rule: usize,
    pub(super) name: String,
    pub(super) side: Option<Side>,
    pub(super) flags: Flags,
    pub(super) window: usize,
    /// Which points of a window are those that the rule counts.
    pub(super) qualifies: TestBits,
}

/// A run of a test, of the length that its byte counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) byte: usize,
    pub(super) slot: usize,
    /// Of each of these there must be some point in the run.
    pub(super) seen: [TestBits; 2],
}

/// A pattern that is more than a run. It is looked at only where one of the tests `when` has just said yes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Check {
    pub(super) when: u64,
    pub(super) slot: usize,
    pub(super) what: SlotPattern,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum SlotPattern {
    /// So many of a window.
    Count {
        of: TestBits,
        count: usize,
        window: usize,
        /// What all points of the window must be.
        all: TestBits,
        last: Last,
        warm_up: WarmUp,
    },
    /// Past a border on opposite sides.
    Opposed { sides: [TestBits; 2], window: usize },
    /// So many sigma apart.
    Spread { more_than: f64, window: usize },
}

impl SlotPattern {
    /// Whether a point that completes it has another of its kind among the two before it: with two of three, or four of
    /// five, no more than one is missing.
    fn needs_another(&self) -> bool {
        match *self {
            Self::Count {
                count,
                window,
                last,
                ..
            } => last == Last::Qualifies && count > 1 && window <= count + 1,
            Self::Opposed { .. } | Self::Spread { .. } => false,
        }
    }
}

impl Plan {
    fn new(view: View) -> Self {
        let asked = Asked::default();
        Self {
            view,
            lengths: asked.lengths(),
            asked,
            steps: [Answers::NONE; 8],
            when: 0,
            alone: 0,
            asks_distance: false,
            runs: Vec::new(),
            checks: Vec::new(),
            slots: Vec::new(),
            longest: 1,
        }
    }

    /// Plans for a list of rules: one for each order in which rules see the points.
    ///
    /// # Errors
    ///
    /// The rule's place and the reason, for a rule that cannot be judged one point at a time.
    pub(super) fn of(rules: &[Rule]) -> Result<Vec<Self>, (usize, &'static str)> {
        let mut plans: Vec<Self> = Vec::new();
        for (index, rule) in rules.iter().enumerate() {
            let window = window_of(rule).map_err(|why| (index, why))?;
            let view = view_of(rule);
            let fits = |plan: &Self| {
                plan.view == view
                    && plan.asked.tests.len() + TESTS_A_RULE <= MOST_ASKED
                    && plan.asked.counted.len() + TESTS_A_RULE <= MOST_COUNTED
                    && plan.slots.len() + 2 <= MOST_SLOTS
            };
            let place = plans.iter().position(fits).unwrap_or_else(|| {
                plans.push(Self::new(view));
                plans.len() - 1
            });
            let plan = &mut plans[place];
            plan.longest = plan.longest.max(window);
            for side in sides_of(rule) {
                plan.add(index, rule, window, *side);
            }
        }
        plans.iter_mut().for_each(Self::finish);
        Ok(plans)
    }

    /// Works out what follows from all its rules together.
    fn finish(&mut self) {
        self.lengths = self.asked.lengths();
        for (place, answers) in self.steps.iter_mut().enumerate() {
            let step = Step {
                at_or_above: place & 1 != 0,
                at_or_below: place & 2 != 0,
                even: place & 4 != 0,
            };
            *answers = self.asked.answers(|test| test.of_step(step));
        }
        for check in &self.checks {
            self.when |= check.when;
            if !check.what.needs_another() {
                self.alone |= check.when;
            }
            self.asks_distance |= matches!(check.what, SlotPattern::Spread { .. });
        }
    }

    fn test(&mut self, line: Line) -> u64 {
        self.asked.bit(Test::Line(line))
    }

    fn run(&mut self, test: Test, length: u32, slot: usize) {
        self.run_with(test, length, slot, [TestBits::ALL; 2]);
    }

    fn run_with(&mut self, test: Test, length: u32, slot: usize, seen: [TestBits; 2]) {
        let byte = self.asked.byte(test, length);
        self.runs.push(Run { byte, slot, seen });
    }

    fn add(&mut self, index: usize, rule: &Rule, window: usize, side: Option<Side>) {
        let slot = self.slots.len();
        let mut qualifies = TestBits::ALL;
        let on = side.unwrap_or(Side::Above);
        match *rule.pattern() {
            pattern @ Pattern::Beyond { .. } => qualifies = self.beyond(pattern, on, slot),
            Pattern::Run { length, ties } => {
                let edge = if ties == Ties::Extend {
                    Edge::Included
                } else {
                    Edge::Excluded
                };
                if let Length::Exactly(points) = length {
                    let line = Line::past(Border::Centre, edge, on);
                    self.run(Test::Line(line), points.into(), slot);
                }
            }
            Pattern::Trend { points, ties } => {
                self.run(Test::step(on, ties), u32::from(points) - 1, slot);
            }
            Pattern::Alternating { points, ties } => {
                for first in Side::BOTH {
                    self.run(Test::turn(first, ties), u32::from(points) - 1, slot);
                }
            }
            Pattern::Within {
                points,
                border,
                edge,
            } => {
                let lines = Side::BOTH.map(|of| Line::short_of(border, edge, of));
                self.run(Test::Both(lines), points.into(), slot);
            }
            Pattern::Outside {
                points,
                border,
                edge,
                seen,
            } => {
                let lines = Side::BOTH.map(|side| Line::past(border, edge, side));
                let seen = match seen {
                    Seen::BothSides => lines.map(|line| TestBits::with(self.test(line))),
                    Seen::EitherSide => [TestBits::ALL; 2],
                };
                self.run_with(Test::Either(lines), points.into(), slot, seen);
            }
            Pattern::Opposed { border, window } => {
                let sides = Side::BOTH.map(|side| {
                    TestBits::with(self.test(Line::past(border, Edge::Excluded, side)))
                });
                let either = sides[0].any | sides[1].any;
                qualifies = TestBits::with(either);
                let window = window.into();
                self.checks.push(Check {
                    when: either,
                    slot,
                    what: SlotPattern::Opposed { sides, window },
                });
            }
            Pattern::Spread { more_than, window } => {
                let window = window.into();
                self.checks.push(Check {
                    when: EVER,
                    slot,
                    what: SlotPattern::Spread { more_than, window },
                });
            }
            Pattern::Crossings { .. } | Pattern::Runs { .. } => {}
        }
        self.slots.push(Slot {
            rule: index,
            name: rule.name().into_owned(),
            side,
            flags: rule.flags(),
            window,
            qualifies,
        });
    }

    fn beyond(&mut self, pattern: Pattern, side: Side, slot: usize) -> TestBits {
        let Pattern::Beyond {
            count,
            window,
            border,
            edge,
            short_of,
            others,
            last,
            warm_up,
        } = pattern
        else {
            return TestBits::ALL;
        };
        let past = Line::past(border, edge, side);
        if count > 1 && count == window && short_of.is_none() && others == Others::Anywhere {
            self.run(Test::Line(past), window.into(), slot);
            return TestBits::ALL;
        }
        let any = self.test(past);
        let none = short_of.map_or(0, |far| self.test(Line::past(far, Edge::Excluded, side)));
        let of = TestBits { any, none };
        let all = match others {
            Others::Anywhere => TestBits::ALL,
            Others::SameSide => {
                let centre = Line::past(Border::Centre, Edge::Excluded, side);
                TestBits::with(self.test(centre))
            }
            Others::NotBeyondOpposite => TestBits {
                any: EVER,
                none: self.test(Line::past(border, edge, side.other())),
            },
        };
        let when = match last {
            Last::Qualifies => any,
            Last::Any if window == 1 => any,
            Last::Any => EVER,
        };
        let what = SlotPattern::Count {
            of,
            count: count.into(),
            window: window.into(),
            all,
            last,
            warm_up,
        };
        self.checks.push(Check { when, slot, what });
        of
    }
}

fn view_of(rule: &Rule) -> View {
    let skip = match rule.pattern() {
        Pattern::Run {
            ties: Ties::Skip, ..
        } => Skip::OnCentre,
        Pattern::Trend {
            ties: Ties::Skip, ..
        }
        | Pattern::Alternating {
            ties: Ties::Skip, ..
        } => Skip::Repeats,
        _ => Skip::Nothing,
    };
    View {
        gap: rule.gap(),
        scope: rule.scope(),
        skip,
    }
}

/// How many points the rule's window holds.
fn window_of(rule: &Rule) -> Result<usize, &'static str> {
    if rule.is_whole_phase() {
        return Err(
            "its limit depends on how many points the phase has, so that what is a signal at one point may be none \
             at the next. Make a chart after each point instead, or take rules that look at the last few points, \
             such as those of `RuleSet::ssa()` about a median or `RuleSet::making_data_count()` with limits",
        );
    }
    if rule.flags() == Flags::Phase {
        return Err(
            "it marks every point of the phase, and a monitor remembers only the last few: take `Flags::Window`",
        );
    }
    let points = match *rule.pattern() {
        Pattern::Beyond { window, .. }
        | Pattern::Opposed { window, .. }
        | Pattern::Spread { window, .. } => window,
        Pattern::Run {
            length: Length::Exactly(points),
            ..
        }
        | Pattern::Trend { points, .. }
        | Pattern::Alternating { points, .. }
        | Pattern::Within { points, .. }
        | Pattern::Outside { points, .. } => points,
        Pattern::Run { .. } | Pattern::Crossings { .. } | Pattern::Runs { .. } => 0,
    };
    if points > LONGEST {
        return Err("its pattern is longer than 64 points, the most that a monitor remembers");
    }
    Ok(points.into())
}
