//! What is remembered of the last points, and what is complete at the next.

use super::change::SignalChange;
use super::history::{Block, WIDE};
use super::plan::{ALWAYS, Check, Elsewhere, Plan, Qualifies, Skip, Slot, What};
use super::test::Test;
use crate::direction::Side;
use crate::spc::rules::pattern::{Border, Last, Seen, WarmUp};
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
    fn distance(&self, value: f64) -> f64 {
        let one = if value < self.centre {
            self.below
        } else {
            self.above
        };
        (value - self.centre) / (one - self.centre).abs()
    }
}

/// The memory of one order of the points.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    blocks: Vec<Block>,
    /// Places of the tests that hold a value against the one before.
    steps: Vec<(usize, Test)>,
    /// One bit for each point since the last break.
    judged: u64,
    /// The value before, whether it was left out as a tie or not.
    previous: f64,
    /// The last points, `head` is where the next one goes.
    known: Vec<Known>,
    /// How many sigma from the centre they lie, where a rule asks.
    distances: Vec<f64>,
    head: usize,
    /// Which slots have a hit at the latest point: their signals may go on.
    pub(super) live: u64,
    pub(super) open: Vec<Open>,
}

const NOTHING: Known = Known {
    index: 0,
    value: f64::NAN,
    over: f64::NAN,
};

impl Cell {
    pub(super) fn new(plan: &Plan) -> Self {
        let steps = plan.tests.iter().enumerate();
        let steps = steps.filter(|(_, (test, _))| matches!(test, Test::Step { .. }));
        Self {
            blocks: plan.blocks(),
            steps: steps.map(|(place, &(test, _))| (place, test)).collect(),
            judged: 0,
            previous: f64::NAN,
            known: vec![NOTHING; plan.longest],
            distances: if plan.asks_distance() {
                vec![f64::NAN; plan.longest]
            } else {
                Vec::new()
            },
            head: 0,
            live: 0,
            open: vec![Open::default(); plan.slots.len()],
        }
    }

    /// Forgets every point: what follows starts anew.
    pub(super) fn forget(&mut self) {
        for block in &mut self.blocks {
            block.yes = [0; WIDE];
        }
        self.judged = 0;
        self.live = 0;
        self.before(f64::NAN);
    }

    /// Makes the lines those of the next point.
    pub(super) fn draw(&mut self, plan: &Plan, line: impl Fn(Border, Side) -> f64) {
        for (place, (test, _)) in plan.tests.iter().enumerate() {
            if let Test::Line { border, of, .. } = *test {
                self.blocks[place / WIDE].level[place % WIDE] = test.level(line(border, of));
            }
        }
    }

    #[inline]
    fn before(&mut self, value: f64) {
        self.previous = value;
        for &(place, test) in &self.steps {
            if let Some(block) = self.blocks.get_mut(place / WIDE) {
                block.level[place % WIDE] = test.level(value);
            }
        }
    }

    /// Takes the next point, NaN where it is missing, and gives the slots that are complete at it. `None` where the
    /// point is missing or left out.
    #[inline]
    pub(super) fn take(&mut self, plan: &Plan, point: Known, ruler: &Ruler) -> Option<u64> {
        let value = point.value;
        if value.is_nan() {
            if plan.view.gap == Gap::Breaks {
                self.forget();
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
        let (mut now, mut complete) = (ALWAYS, 0);
        for (place, block) in self.blocks.iter_mut().enumerate() {
            block.answer(value);
            now |= block.now() << (place * WIDE);
            complete |= block.complete() << (place * WIDE);
        }
        self.before(value);
        self.judged = self.judged << 1 | 1;
        if let Some(known) = self.known.get_mut(self.head) {
            *known = point;
        }
        if let Some(distance) = self.distances.get_mut(self.head) {
            *distance = ruler.distance(value);
        }
        self.head += 1;
        if self.head >= self.known.len() {
            self.head = 0;
        }

        let mut hits = 0;
        for run in &plan.runs {
            hits |= u64::from(complete & run.tests == run.tests) << run.slot;
        }
        for check in &plan.checks {
            if check.when & now != 0 {
                hits |= u64::from(self.holds(check)) << check.slot;
            }
        }
        Some(hits)
    }

    #[inline]
    fn yes(&self, test: usize) -> u64 {
        self.blocks
            .get(test / WIDE)
            .map_or(0, |block| block.yes[test % WIDE])
    }

    fn holds(&self, check: &Check) -> bool {
        match check.what {
            What::Count {
                test,
                not,
                count,
                window,
                others,
                last,
                warm_up,
            } => {
                let found = self.yes(test) & !not.map_or(0, |not| self.yes(not));
                let reach = self.judged & window;
                (last == Last::Any || found & 1 == 1)
                    && (found & window).count_ones() >= count
                    && (warm_up == WarmUp::Partial || reach == window)
                    && match others {
                        Elsewhere::Anywhere => true,
                        Elsewhere::All(side) => !self.yes(side) & reach == 0,
                        Elsewhere::None(opposite) => self.yes(opposite) & window == 0,
                    }
            }
            What::Turns { up, down, steps } => {
                let (up, down) = (self.yes(up), self.yes(down));
                let in_turn = |first: u64| !((up & first) | (down & !first)) & steps == 0;
                in_turn(EVERY_SECOND) || in_turn(!EVERY_SECOND)
            }
            What::Outside {
                above,
                below,
                window,
                seen,
            } => {
                let (above, below) = (self.yes(above) & window, self.yes(below) & window);
                above | below == window && (seen == Seen::EitherSide || (above != 0 && below != 0))
            }
            What::Opposed {
                above,
                below,
                window,
            } => {
                let (above, below) = (self.yes(above), self.yes(below));
                (above & 1 == 1 && below & window != 0) || (below & 1 == 1 && above & window != 0)
            }
            What::Spread { more_than, window } => {
                let reach = self.seen().min(window);
                let distance = |back: usize| self.distances[self.place(back)];
                (1..reach).any(|back| (distance(back) - distance(0)).abs() > more_than)
            }
        }
    }

    /// How many points there are since the last break, as far as they are remembered.
    fn seen(&self) -> usize {
        (self.judged.count_ones() as usize).min(self.known.len())
    }

    /// Where the point `back` points before the latest is kept.
    fn place(&self, back: usize) -> usize {
        let all = self.known.len();
        (self.head + 2 * all - 1 - back) % all
    }

    /// The points since the last break that are remembered, the oldest first.
    pub(super) fn points(&self) -> impl Iterator<Item = Known> + '_ {
        (0..self.seen())
            .rev()
            .map(|back| self.known[self.place(back)])
    }

    /// The change that a hit of a slot makes.
    pub(super) fn change(&mut self, slot_index: usize, slot: &Slot) -> SignalChange {
        let hit = self.known[self.place(0)].index;
        let goes_on = self.live >> slot_index & 1 == 1;
        let reach = if goes_on {
            1
        } else {
            self.seen().min(slot.window)
        };
        let mut flagged = Vec::new();
        for back in (0..reach).rev() {
            let marked = match slot.flags {
                Flags::Last | Flags::Phase => back == 0,
                Flags::Window => true,
                Flags::Qualifying => self.qualifies(slot.qualifies, back),
            };
            if marked {
                flagged.push(self.known[self.place(back)].index);
            }
        }
        let start = self.known[self.place(reach - 1)].index;
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
        let at = |test: usize| self.yes(test) >> back & 1 == 1;
        match which {
            Qualifies::Every => true,
            Qualifies::Only { test, not } => at(test) && !not.is_some_and(at),
            Qualifies::Either(above, below) => at(above) || at(below),
        }
    }
}

/// Bits 0, 2, 4 …
const EVERY_SECOND: u64 = 0x5555_5555_5555_5555;
