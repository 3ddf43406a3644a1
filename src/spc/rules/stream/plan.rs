//! Rules as tests, runs of tests, and the few patterns that are more than a run.

use super::answers::{LANES, Lengths};
use super::test::Test;
use crate::direction::Side;
use crate::spc::rules::hits::sides_of;
use crate::spc::rules::pattern::{Border, Edge, Last, Length, Others, Pattern, Seen, Ties, WarmUp};
use crate::spc::rules::rule::{Flags, Gap, Rule, Scope};

/// The longest pattern: one bit a point.
const LONGEST: u16 = 64;

/// The most tests of one plan: each side fills up its last word.
const MOST_TESTS: usize = LANES - 24;

/// The most tests that one rule has, on both sides.
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
///
/// Tests are known by their lanes: first those that ask whether a value is above a level, then those that ask whether
/// it is below one, then those made from two others.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Plan {
    pub(super) view: View,
    lanes: Vec<(Lane, u32)>,
    pub(super) tests: Vec<(usize, Test)>,
    /// How many words of eight lanes ask whether a value is above, and how many ask about a level at all.
    pub(super) above_words: usize,
    pub(super) level_words: usize,
    pub(super) pairs: Vec<Pair>,
    /// The tests whose level is the value before, by lane; and those to which an equal value counts too.
    pub(super) steps: Vec<(usize, Test)>,
    pub(super) level_steps: Vec<(usize, Test)>,
    /// Whether some check is due at every point.
    pub(super) always: bool,
    /// Whether some rule asks how many sigma from the centre a point lies.
    pub(super) asks_distance: bool,
    pub(super) lengths: Lengths,
    pub(super) runs: Vec<Run>,
    pub(super) turns: Vec<Turn>,
    pub(super) checks: Vec<Check>,
    pub(super) slots: Vec<Slot>,
    /// How many points must be remembered.
    pub(super) longest: usize,
}

/// What a lane answers.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Lane {
    Test(Test),
    Pair(Pair),
}

/// A test made from two others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) tests: [usize; 2],
    /// Whether both must say yes, or one will do.
    pub(super) both: bool,
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

/// A run of a test, of the length that its lane counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) test: usize,
    pub(super) slot: usize,
    /// Two tests that must each have said yes at some point of the run.
    pub(super) seen: Option<[usize; 2]>,
}

/// Steps up and down in turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Turn {
    pub(super) up: usize,
    pub(super) down: usize,
    pub(super) steps: u32,
    pub(super) slot: usize,
}

/// A pattern that is more than a run. It is looked at only where the test `when` has just said yes, or `always` (1).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Check {
    pub(super) when: usize,
    pub(super) always: u8,
    pub(super) slot: usize,
    pub(super) what: What,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum What {
    /// So many of a window.
    Count {
        test: usize,
        not: Option<usize>,
        count: usize,
        window: usize,
        others: Elsewhere,
        last: Last,
        warm_up: WarmUp,
    },
    /// Past a border on opposite sides.
    Opposed { tests: [usize; 2], window: usize },
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
            lanes: Vec::new(),
            tests: Vec::new(),
            above_words: 0,
            level_words: 0,
            pairs: Vec::new(),
            steps: Vec::new(),
            always: false,
            level_steps: Vec::new(),
            asks_distance: false,
            lengths: Lengths::new(&[0; LANES], &[], 0),
            runs: Vec::new(),
            turns: Vec::new(),
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
                    && plan.lanes.len() + TESTS_A_RULE <= MOST_TESTS
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

    /// Puts the lanes in their order.
    fn finish(&mut self) {
        let rank = |lane: &Lane| match lane {
            Lane::Test(test) if test.side() == Side::Above => 0,
            Lane::Test(_) => 1,
            Lane::Pair(_) => 2,
        };
        let many = |wanted: usize| {
            let of_rank = |lane: &&(Lane, u32)| rank(&lane.0) == wanted;
            self.lanes.iter().filter(of_rank).count()
        };
        self.above_words = many(0).div_ceil(8);
        self.level_words = self.above_words + many(1).div_ceil(8);
        let mut next = [0, self.above_words * 8, self.level_words * 8];
        let mut moved = Vec::with_capacity(self.lanes.len());
        for (lane, _) in &self.lanes {
            let next = &mut next[rank(lane)];
            moved.push(*next);
            *next += 1;
        }
        let both = |tests: [usize; 2]| tests.map(|test| moved[test]);
        let mut lengths = [0; LANES];
        for (&(lane, length), &place) in self.lanes.iter().zip(&moved) {
            lengths[place % LANES] = length;
            match lane {
                Lane::Test(test) => self.tests.push((place, test)),
                Lane::Pair(pair) => self.pairs.push(Pair {
                    tests: both(pair.tests),
                    ..pair
                }),
            }
        }
        for run in &mut self.runs {
            run.test = moved[run.test];
            run.seen = run.seen.map(both);
        }
        for turn in &mut self.turns {
            (turn.up, turn.down) = (moved[turn.up], moved[turn.down]);
        }
        for check in &mut self.checks {
            // a check that is always due has no test, and there may be none at all
            check.when = moved.get(check.when).copied().unwrap_or(0);
            match &mut check.what {
                What::Count {
                    test, not, others, ..
                } => {
                    *test = moved[*test];
                    *not = not.map(|not| moved[not]);
                    *others = match *others {
                        Elsewhere::Anywhere => Elsewhere::Anywhere,
                        Elsewhere::All(side) => Elsewhere::All(moved[side]),
                        Elsewhere::None(opposite) => Elsewhere::None(moved[opposite]),
                    };
                }
                What::Opposed { tests, .. } => *tests = both(*tests),
                What::Spread { .. } => {}
            }
        }
        for slot in &mut self.slots {
            slot.qualifies = match slot.qualifies {
                Qualifies::Every => Qualifies::Every,
                Qualifies::Only { test, not } => Qualifies::Only {
                    test: moved[test],
                    not: not.map(|not| moved[not]),
                },
                Qualifies::Either(above, below) => Qualifies::Either(moved[above], moved[below]),
            };
        }
        self.steps = self.steps_of(Edge::Excluded);
        self.level_steps = self.steps_of(Edge::Included);
        let when: Vec<usize> = self
            .checks
            .iter()
            .filter(|check| check.always == 0)
            .map(|check| check.when)
            .collect();
        self.always = when.len() < self.checks.len();
        self.lengths = Lengths::new(
            &lengths,
            &when,
            self.level_words + self.pairs.len().div_ceil(8),
        );
        self.asks_distance = self
            .checks
            .iter()
            .any(|check| matches!(check.what, What::Spread { .. }));
        self.lanes = Vec::new();
    }

    fn steps_of(&self, wanted: Edge) -> Vec<(usize, Test)> {
        let of = |test: &Test| matches!(test, Test::Step { edge, .. } if *edge == wanted);
        let tests = self.tests.iter().copied();
        tests.filter(|(_, test)| of(test)).collect()
    }

    /// The lane of a test; `points` is the length of its run, 0 if only single answers matter.
    fn lane(&mut self, lane: Lane, points: u32) -> usize {
        let of = |wanted: u32| move |known: &(Lane, u32)| *known == (lane, wanted);
        let same = self.lanes.iter().position(of(points)).or_else(|| {
            // a lane without a run can take one, and one with a run also answers point by point
            self.lanes
                .iter()
                .position(|known| known.0 == lane && (known.1 == 0 || points == 0))
        });
        let Some(place) = same else {
            self.lanes.push((lane, points));
            return self.lanes.len() - 1;
        };
        self.lanes[place].1 = self.lanes[place].1.max(points);
        place
    }

    fn test(&mut self, test: Test) -> usize {
        self.lane(Lane::Test(test), 0)
    }

    fn run(&mut self, test: Test, points: u32, slot: usize) {
        let test = self.lane(Lane::Test(test), points);
        let seen = None;
        self.runs.push(Run { test, slot, seen });
    }

    fn check(&mut self, when: Option<usize>, slot: usize, what: What) {
        self.checks.push(Check {
            when: when.unwrap_or(0),
            always: u8::from(when.is_none()),
            slot,
            what,
        });
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
                    self.run(test, points.into(), slot);
                }
            }
            Pattern::Trend { points, ties } => {
                self.run(Test::step(on, ties), u32::from(points) - 1, slot);
            }
            Pattern::Alternating { points, ties } => {
                let up = self.test(Test::step(Side::Above, ties));
                let down = self.test(Test::step(Side::Below, ties));
                let steps = u32::from(points) - 1;
                self.turns.push(Turn {
                    up,
                    down,
                    steps,
                    slot,
                });
            }
            Pattern::Within {
                points,
                border,
                edge,
            } => {
                let tests = Side::BOTH.map(|of| self.test(Test::short_of(border, edge, of)));
                let both = true;
                let test = self.lane(Lane::Pair(Pair { tests, both }), points.into());
                let seen = None;
                self.runs.push(Run { test, slot, seen });
            }
            Pattern::Outside {
                points,
                border,
                edge,
                seen,
            } => {
                let tests = Side::BOTH.map(|side| self.test(Test::past(border, edge, side)));
                let both = false;
                let test = self.lane(Lane::Pair(Pair { tests, both }), points.into());
                let seen = (seen == Seen::BothSides).then_some(tests);
                self.runs.push(Run { test, slot, seen });
            }
            Pattern::Opposed { border, window } => {
                let tests =
                    Side::BOTH.map(|side| self.test(Test::past(border, Edge::Excluded, side)));
                qualifies = Qualifies::Either(tests[0], tests[1]);
                let window = window.into();
                self.check(None, slot, What::Opposed { tests, window });
            }
            Pattern::Spread { more_than, window } => {
                let window = window.into();
                self.check(None, slot, What::Spread { more_than, window });
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
            last,
            warm_up,
        } = pattern
        else {
            return Qualifies::Every;
        };
        let past = Test::past(border, edge, side);
        if count == window && short_of.is_none() && others == Others::Anywhere {
            self.run(past, window.into(), slot);
            return Qualifies::Every;
        }
        let test = self.test(past);
        let not = short_of.map(|far| self.test(Test::past(far, Edge::Excluded, side)));
        let others = match others {
            Others::Anywhere => Elsewhere::Anywhere,
            Others::SameSide => {
                Elsewhere::All(self.test(Test::past(Border::Centre, Edge::Excluded, side)))
            }
            Others::NotBeyondOpposite => {
                Elsewhere::None(self.test(Test::past(border, edge, side.other())))
            }
        };
        let when = (last == Last::Qualifies).then_some(test);
        let what = What::Count {
            test,
            not,
            count: count.into(),
            window: window.into(),
            others,
            last,
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
