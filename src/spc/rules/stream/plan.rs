//! Rules as tests, runs of tests, and the few patterns that are more than a run.

use super::history::{Block, WIDE, last};
use super::test::Test;
use crate::direction::Side;
use crate::spc::rules::hits::sides_of;
use crate::spc::rules::pattern::{Border, Edge, Last, Length, Others, Pattern, Seen, Ties, WarmUp};
use crate::spc::rules::rule::{Flags, Gap, Rule, Scope};

/// The longest pattern: one bit a point.
const LONGEST: u16 = 64;

/// The most tests of one plan: one bit each, and a few to spare.
const MOST_TESTS: usize = 60;

/// The most rules and sides of one plan: one bit each.
const MOST_SLOTS: usize = 60;

/// The bit of `now` that is always set.
pub(super) const ALWAYS: u64 = 1 << 63;

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
    pub(super) tests: Vec<(Test, u32)>,
    pub(super) runs: Vec<Run>,
    pub(super) checks: Vec<Check>,
    pub(super) slots: Vec<Slot>,
    /// How many points must be remembered.
    pub(super) longest: usize,
}

/// One rule on one side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Slot {
    pub(super) rule: usize,
    pub(super) side: Option<Side>,
    pub(super) flags: Flags,
    pub(super) window: usize,
    pub(super) qualifies: Qualifies,
}

/// Which points of a window are those that the rule counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Qualifies {
    Every,
    /// The points of a test that are not points of another.
    Only {
        test: usize,
        not: Option<usize>,
    },
    Either(usize, usize),
}

/// A run of one test, or of two at once.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Run {
    /// The bits of the tests, in the mask of complete runs.
    pub(super) tests: u64,
    pub(super) slot: usize,
}

/// A pattern that is more than a run. It is looked at only where one of the tests `when` has just said yes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Check {
    pub(super) when: u64,
    pub(super) slot: usize,
    pub(super) what: What,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum What {
    /// So many of a window.
    Count {
        test: usize,
        not: Option<usize>,
        count: u32,
        window: u64,
        others: Elsewhere,
        last: Last,
        warm_up: WarmUp,
    },
    /// Steps up and down in turn.
    Turns { up: usize, down: usize, steps: u64 },
    /// Past a border on either side.
    Outside {
        above: usize,
        below: usize,
        window: u64,
        seen: Seen,
    },
    /// Past a border on opposite sides.
    Opposed {
        above: usize,
        below: usize,
        window: u64,
    },
    /// So many sigma apart.
    Spread { more_than: f64, window: usize },
}

/// What is asked of the other points of a window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Elsewhere {
    Anywhere,
    All(usize),
    None(usize),
}

impl Plan {
    fn new(view: View) -> Self {
        Self {
            view,
            tests: Vec::new(),
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
                    && plan.tests.len() + 8 <= MOST_TESTS
                    && plan.slots.len() + 2 <= MOST_SLOTS
            };
            let place = plans.iter().position(fits).unwrap_or_else(|| {
                plans.push(Self::new(view));
                plans.len() - 1
            });
            let plan = &mut plans[place];
            plan.longest = plan.longest.max(window);
            for side in sides_of(rule) {
                plan.add(index, rule, window, side);
            }
        }
        Ok(plans)
    }

    /// Whether some rule asks how many sigma from the centre a point lies.
    pub(super) fn asks_distance(&self) -> bool {
        self.checks
            .iter()
            .any(|check| matches!(check.what, What::Spread { .. }))
    }

    /// The blocks of the tests, with no answer yet and no level.
    pub(super) fn blocks(&self) -> Vec<Block> {
        let mut blocks = vec![Block::silent(); self.tests.len().div_ceil(WIDE)];
        for (place, (test, points)) in self.tests.iter().enumerate() {
            let block = &mut blocks[place / WIDE];
            block.sign[place % WIDE] = test.sign();
            block.run[place % WIDE] = last(*points);
        }
        blocks
    }

    /// The place of a test; `points` is the length of its run, 0 if only single answers matter.
    fn test(&mut self, test: Test, points: u32) -> usize {
        let found = self.tests.iter().position(|known| *known == (test, points));
        found.unwrap_or_else(|| {
            self.tests.push((test, points));
            self.tests.len() - 1
        })
    }

    fn run(&mut self, tests: &[Test], points: u32, slot: usize) {
        let tests = tests
            .iter()
            .fold(0, |bits, &test| bits | 1 << self.test(test, points));
        self.runs.push(Run { tests, slot });
    }

    fn check(&mut self, when: u64, slot: usize, what: What) {
        self.checks.push(Check { when, slot, what });
    }

    fn add(&mut self, index: usize, rule: &Rule, window: usize, side: Option<Side>) {
        let slot = self.slots.len();
        let mut qualifies = Qualifies::Every;
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
                    let test = Test::past(Border::Centre, edge, on);
                    self.run(&[test], points.into(), slot);
                }
            }
            Pattern::Trend { points, ties } => {
                self.run(&[Test::step(on, ties)], u32::from(points) - 1, slot);
            }
            Pattern::Alternating { points, ties } => {
                let up = self.test(Test::step(Side::Above, ties), 0);
                let down = self.test(Test::step(Side::Below, ties), 0);
                let steps = last(u32::from(points) - 1);
                self.check(1 << up | 1 << down, slot, What::Turns { up, down, steps });
            }
            Pattern::Within {
                points,
                border,
                edge,
            } => {
                let tests = Side::BOTH.map(|of| Test::short_of(border, edge, of));
                self.run(&tests, points.into(), slot);
            }
            Pattern::Outside {
                points,
                border,
                edge,
                seen,
            } => {
                let [above, below] =
                    Side::BOTH.map(|side| self.test(Test::past(border, edge, side), 0));
                let what = What::Outside {
                    above,
                    below,
                    window: last(points.into()),
                    seen,
                };
                self.check(1 << above | 1 << below, slot, what);
            }
            Pattern::Opposed { border, window } => {
                let [above, below] =
                    Side::BOTH.map(|side| self.test(Test::past(border, Edge::Excluded, side), 0));
                qualifies = Qualifies::Either(above, below);
                let what = What::Opposed {
                    above,
                    below,
                    window: last(window.into()),
                };
                self.check(1 << above | 1 << below, slot, what);
            }
            Pattern::Spread { more_than, window } => {
                let window = window.into();
                self.check(ALWAYS, slot, What::Spread { more_than, window });
            }
            Pattern::Crossings { .. } | Pattern::Runs { .. } => {}
        }
        self.slots.push(Slot {
            rule: index,
            side,
            flags: rule.flags(),
            window,
            qualifies,
        });
    }

    fn beyond(&mut self, pattern: Pattern, side: Side, slot: usize) -> Qualifies {
        let Pattern::Beyond {
            count,
            window,
            border,
            edge,
            short_of,
            others,
            last: last_one,
            warm_up,
        } = pattern
        else {
            return Qualifies::Every;
        };
        let past = Test::past(border, edge, side);
        if count == window && short_of.is_none() && others == Others::Anywhere {
            self.run(&[past], window.into(), slot);
            return Qualifies::Every;
        }
        let test = self.test(past, 0);
        let not = short_of.map(|far| self.test(Test::past(far, Edge::Excluded, side), 0));
        let others = match others {
            Others::Anywhere => Elsewhere::Anywhere,
            Others::SameSide => {
                Elsewhere::All(self.test(Test::past(Border::Centre, Edge::Excluded, side), 0))
            }
            Others::NotBeyondOpposite => {
                Elsewhere::None(self.test(Test::past(border, edge, side.other()), 0))
            }
        };
        let when = if last_one == Last::Qualifies {
            1 << test
        } else {
            ALWAYS
        };
        let what = What::Count {
            test,
            not,
            count: count.into(),
            window: last(window.into()),
            others,
            last: last_one,
            warm_up,
        };
        self.check(when, slot, what);
        Qualifies::Only { test, not }
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
