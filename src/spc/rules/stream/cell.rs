//! What is remembered of the last points, and what is complete at the next.

use super::answers::{Answers, Counts, LANES};
use super::change::SignalChange;
use super::plan::{Check, Elsewhere, Plan, Qualifies, Run, Skip, Slot, What};
use super::test::Test;
use crate::direction::Side;
use crate::spc::rules::pattern::{Border, Last, WarmUp};
use crate::spc::rules::rule::{Flags, Gap};

/// A point that is remembered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Known {
    pub(crate) index: usize,
    pub(crate) value: f64,
    /// The denominator that its lines were made with.
    pub(crate) over: f64,
}

/// A signal that may go on at the next point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Open {
    pub(crate) first_hit: usize,
    pub(crate) window_start: usize,
    pub(crate) points: usize,
}

/// The centre, and the lines one sigma from it: with these a distance is measured.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ruler {
    pub(super) centre: f64,
    pub(super) above: f64,
    pub(super) below: f64,
}

impl Ruler {
    /// How many sigma above the centre, by the 1 sigma line of its side.
    #[cold]
    fn distance(&self, value: f64) -> f64 {
        let one = if value < self.centre {
            self.below
        } else {
            self.above
        };
        (value - self.centre) / (one - self.centre).abs()
    }
}

/// A point that is remembered, with the answers to the tests.
#[derive(Debug, Clone)]
struct Memory {
    known: Known,
    answers: Answers,
    /// How many sigma from the centre it lies, where a rule asks.
    distance: f64,
}

/// The memory of one order of the points.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    /// The levels of the tests, by lane: first those that ask whether a value is above.
    levels: Vec<[f64; 8]>,
    counts: Counts,
    /// For each check of steps in turn: how many in turn there are, the last of them up, and down.
    turns: Vec<[u32; 2]>,
    /// How many points there are since the last break, as far as they are remembered.
    seen: usize,
    /// The value before, whether it was left out as a tie or not.
    previous: f64,
    /// The last points; `head` is where the next one goes.
    memories: Vec<Memory>,
    head: usize,
    /// Which slots have a hit at the latest point: their signals may go on.
    pub(super) live: u64,
    pub(super) open: Vec<Open>,
}

const NOTHING: Memory = Memory {
    known: Known {
        index: 0,
        value: f64::NAN,
        over: f64::NAN,
    },
    answers: [0; LANES],
    distance: f64::NAN,
};

impl Cell {
    pub(super) fn new(plan: &Plan) -> Self {
        Self {
            levels: vec![[f64::NAN; 8]; plan.level_words],
            counts: Counts::none(),
            turns: vec![[0; 2]; plan.turns.len()],
            seen: 0,
            previous: f64::NAN,
            memories: vec![NOTHING; plan.longest],
            head: 0,
            live: 0,
            open: vec![Open::default(); plan.slots.len()],
        }
    }

    /// Forgets every point: what follows starts anew.
    pub(super) fn forget(&mut self, plan: &Plan) {
        self.counts = Counts::none();
        self.turns.fill([0; 2]);
        self.seen = 0;
        self.live = 0;
        self.before(plan, f64::NAN);
    }

    /// Makes the lines those of the next point.
    pub(super) fn draw(&mut self, plan: &Plan, line: impl Fn(Border, Side) -> f64) {
        let levels = self.levels.as_flattened_mut();
        for &(lane, test) in &plan.tests {
            if let Test::Line { border, of, .. } = test {
                levels[lane] = test.level(line(border, of));
            }
        }
    }

    /// Makes a value the one before.
    #[inline]
    fn before(&mut self, plan: &Plan, value: f64) {
        self.previous = value;
        let levels = self.levels.as_flattened_mut();
        for (lane, _) in &plan.steps {
            if let Some(level) = levels.get_mut(*lane) {
                *level = value;
            }
        }
        if !plan.level_steps.is_empty() {
            self.before_with_ties(plan, value);
        }
    }

    #[cold]
    fn before_with_ties(&mut self, plan: &Plan, value: f64) {
        let levels = self.levels.as_flattened_mut();
        for &(lane, test) in &plan.level_steps {
            levels[lane] = test.level(value);
        }
    }

    /// Takes the next point, NaN where it is missing, and gives the slots that are complete at it. `None` where the
    /// point is missing or left out.
    #[inline]
    pub(super) fn take(&mut self, plan: &Plan, point: Known, ruler: &Ruler) -> Option<u64> {
        let value = point.value;
        if value.is_nan() {
            if plan.view.gap == Gap::Breaks {
                self.forget(plan);
            }
            return None;
        }
        let tie = match plan.view.skip {
            Skip::Nothing => false,
            Skip::OnCentre => value == ruler.centre,
            Skip::Repeats => value == self.previous,
        };
        if tie {
            return None;
        }
        // a cell remembers one point at least
        let memory = self.memories.get_mut(self.head)?;
        memory.known = point;
        let answers = &mut memory.answers;
        let (words, _) = answers.as_chunks_mut::<8>();
        for (place, (word, levels)) in words.iter_mut().zip(&self.levels).enumerate() {
            if place < plan.above_words {
                *word = levels.map(|level| u8::from(value > level));
            } else {
                *word = levels.map(|level| u8::from(value < level));
            }
        }
        for (lane, pair) in (plan.level_words * 8..).zip(&plan.pairs) {
            let [a, b] = pair.tests.map(|test| answers[test % LANES]);
            answers[lane % LANES] = if pair.both { a & b } else { a | b };
        }
        if plan.asks_distance {
            memory.distance = ruler.distance(value);
        }

        let mut hits = 0;
        let (complete, waited) = self.counts.count(&memory.answers, &plan.lengths);
        for (turn, state) in plan.turns.iter().zip(&mut self.turns) {
            let next =
                |test: usize, before: u32| (before + 1) * u32::from(memory.answers[test % LANES]);
            let [rose, fell] = *state;
            let (ups, downs) = (next(turn.up, fell), next(turn.down, rose));
            // more than enough is enough
            *state = [ups.min(turn.steps), downs.min(turn.steps)];
            hits |= u64::from(ups.max(downs) >= turn.steps) << turn.slot;
        }
        let mut due = 0_u64;
        let checks: &[Check] = if waited || plan.always {
            &plan.checks
        } else {
            &[]
        };
        for (place, check) in checks.iter().enumerate() {
            due |= u64::from(memory.answers[check.when % LANES] | check.always) << place;
        }
        self.before(plan, value);
        if self.seen < self.memories.len() {
            self.seen += 1;
        }
        self.head += 1;
        if self.head == self.memories.len() {
            self.head = 0;
        }
        if complete {
            hits |= self.complete_runs(plan);
        }
        while due != 0 {
            let place = due.trailing_zeros() as usize;
            due &= due - 1;
            if let Some(check) = plan.checks.get(place) {
                hits |= u64::from(self.holds(&check.what)) << check.slot;
            }
        }
        Some(hits)
    }

    /// The slots whose run is complete.
    #[cold]
    fn complete_runs(&self, plan: &Plan) -> u64 {
        let complete = self.counts.complete(&plan.lengths);
        let mut hits = 0;
        for run in &plan.runs {
            if complete >> run.test & 1 == 1 && self.saw(plan, run) {
                hits |= 1 << run.slot;
            }
        }
        hits
    }

    /// Whether a run has seen what it must see besides.
    fn saw(&self, plan: &Plan, run: &Run) -> bool {
        let window = plan.slots.get(run.slot).map_or(0, |slot| slot.window);
        run.seen
            .is_none_or(|tests| tests.iter().all(|&test| self.count(test, window) > 0))
    }

    /// In how many of the last points a test was answered yes.
    fn count(&self, test: usize, window: usize) -> usize {
        self.back(self.seen.min(window))
            .filter(|memory| memory.answers[test % LANES] == 1)
            .count()
    }

    fn yes(&self, test: usize, back: usize) -> bool {
        self.memories[self.place(back)].answers[test] == 1
    }

    fn holds(&self, what: &What) -> bool {
        match *what {
            What::Count {
                test,
                not,
                count,
                window,
                others,
                last,
                warm_up,
            } => {
                let reach = self.seen.min(window);
                let found = |answers: &Answers| {
                    answers[test % LANES] == 1 && not.is_none_or(|not| answers[not % LANES] == 0)
                };
                (warm_up == WarmUp::Partial || reach == window)
                    && (last == Last::Any || self.back(1).all(|memory| found(&memory.answers)))
                    && self
                        .back(reach)
                        .filter(|memory| found(&memory.answers))
                        .count()
                        >= count
                    && match others {
                        Elsewhere::Anywhere => true,
                        Elsewhere::All(side) => self.count(side, window) == reach,
                        Elsewhere::None(opposite) => self.count(opposite, window) == 0,
                    }
            }
            What::Opposed {
                tests: [above, below],
                window,
            } => {
                (self.yes(above, 0) && self.count(below, window) > 0)
                    || (self.yes(below, 0) && self.count(above, window) > 0)
            }
            What::Spread { more_than, window } => {
                let latest = self.memories[self.place(0)].distance;
                self.back(self.seen.min(window))
                    .any(|memory| (memory.distance - latest).abs() > more_than)
            }
        }
    }

    /// The last so many points, the latest first; at most as many as are kept.
    #[inline]
    fn back(&self, points: usize) -> impl Iterator<Item = &Memory> + '_ {
        let (new, old) = self.memories.split_at(self.head);
        new.iter().rev().chain(old.iter().rev()).take(points)
    }

    /// Where the point `back` points before the latest is kept.
    fn place(&self, back: usize) -> usize {
        let all = self.memories.len();
        // head and back are both less than twice the length
        let place = self.head + 2 * all - 1 - back;
        place % all
    }

    /// The points since the last break that are remembered, the oldest first.
    pub(super) fn points(&self) -> impl Iterator<Item = Known> + '_ {
        (0..self.seen)
            .rev()
            .map(|back| self.memories[self.place(back)].known)
    }

    /// The change that a hit of a slot makes.
    pub(super) fn change(&mut self, slot_index: usize, slot: &Slot) -> SignalChange {
        let hit = self.memories[self.place(0)].known.index;
        let goes_on = self.live >> slot_index & 1 == 1;
        let reach = if goes_on {
            1
        } else {
            self.seen.min(slot.window)
        };
        let mut flagged = Vec::new();
        for back in (0..reach).rev() {
            let marked = match slot.flags {
                Flags::Last | Flags::Phase => back == 0,
                Flags::Window => true,
                Flags::Qualifying => self.qualifies(slot.qualifies, back),
            };
            if marked {
                flagged.push(self.memories[self.place(back)].known.index);
            }
        }
        let start = self.memories[self.place(reach - 1)].known.index;
        let open = &mut self.open[slot_index];
        if goes_on {
            open.points += 1;
        } else {
            *open = Open {
                first_hit: hit,
                window_start: start,
                points: reach,
            };
        }
        SignalChange {
            rule: slot.rule,
            side: slot.side,
            hit,
            first_hit: open.first_hit,
            window_start: open.window_start,
            points: open.points,
            flagged,
        }
    }

    fn qualifies(&self, which: Qualifies, back: usize) -> bool {
        let at = |test: usize| self.yes(test, back);
        match which {
            Qualifies::Every => true,
            Qualifies::Only { test, not } => at(test) && !not.is_some_and(at),
            Qualifies::Either(above, below) => at(above) || at(below),
        }
    }
}
