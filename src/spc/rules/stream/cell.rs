//! What is remembered of the last points, and what is complete at the next.

use super::answers::Counts;
use super::change::SignalChange;
use super::plan::{Plan, Run, Skip, Slot, SlotPattern, TestBits, step};
use super::zones::Zones;
use crate::spc::rules::frame::{centre_of, is_on_centre};
use crate::spc::rules::pattern::{Last, WarmUp};
use crate::spc::rules::rule::Flags;

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

/// The lines about the centre, and those one sigma from it: with these a distance is measured.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ruler {
    /// Above, below.
    pub(super) centre: [f64; 2],
    pub(super) above: f64,
    pub(super) below: f64,
}

impl Ruler {
    /// How many sigma above the centre, by the 1 sigma line of its side.
    #[cold]
    #[inline(never)]
    fn distance(&self, value: f64) -> f64 {
        let centre = centre_of(self.centre);
        let one = if value < centre {
            self.below
        } else {
            self.above
        };
        (value - centre) / (one - centre).abs()
    }
}

/// A point that is remembered, with the answers to the tests.
#[derive(Debug, Clone)]
struct Memory {
    known: Known,
    /// A bit each.
    answers: u64,
    /// How many sigma from the centre it lies, where a rule asks.
    distance: f64,
}

/// The memory of one order of the points.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    counts: Counts,
    /// How many points there are since the last break, as far as they are remembered.
    seen: usize,
    /// The value before, whether it was left out as a tie or not.
    previous: f64,
    /// Whether the next point is the second, the fourth, the sixth …
    even: bool,
    /// The answers at the latest point and at the one before it.
    recent: [u64; 2],
    /// The last points; `head` is where the next one goes.
    memories: Vec<Memory>,
    head: usize,
    /// Which slots have a hit at the latest point: their signals may go on.
    pub(super) live: u64,
    /// Which had one at the point before.
    was_live: u64,
    pub(super) open: Vec<Open>,
}

const NOTHING: Memory = Memory {
    known: Known {
        index: 0,
        value: f64::NAN,
        over: f64::NAN,
    },
    answers: 0,
    distance: f64::NAN,
};

impl Cell {
    pub(super) fn new(plan: &Plan) -> Self {
        Self {
            counts: Counts::none(),
            seen: 0,
            previous: f64::NAN,
            even: false,
            recent: [0; 2],
            memories: vec![NOTHING; plan.longest],
            head: 0,
            live: 0,
            was_live: 0,
            open: vec![Open::default(); plan.slots.len()],
        }
    }

    /// Forgets every point: what follows starts anew.
    pub(super) fn forget(&mut self) {
        self.counts = Counts::none();
        self.seen = 0;
        self.live = 0;
        self.previous = f64::NAN;
    }

    /// Takes the next point, which has a value, and gives the slots that are complete at it. `None` where the point is
    /// left out.
    #[inline]
    pub(super) fn take(
        &mut self,
        plan: &Plan,
        zones: &Zones,
        point: Known,
        ruler: &Ruler,
    ) -> Option<u64> {
        let value = point.value;
        let tie = match plan.view.skip {
            Skip::Nothing => false,
            Skip::OnCentre => is_on_centre(value, ruler.centre),
            Skip::Repeats => value == self.previous,
        };
        if tie {
            return None;
        }
        let lines = zones.answers(value)?;
        let step = plan.steps.get(step(value, self.previous, self.even))?;
        self.previous = value;
        self.even = !self.even;
        let answers = lines.bits | step.bits;
        // a cell remembers one point at least
        let memory = self.memories.get_mut(self.head)?;
        memory.known = point;
        memory.answers = answers;
        if plan.asks_distance {
            memory.distance = ruler.distance(value);
        }
        self.head += 1;
        if self.head == self.memories.len() {
            self.head = 0;
        }
        if self.seen < self.memories.len() {
            self.seen += 1;
        }
        let [latest, before] = self.recent;
        self.recent = [answers, latest];
        let due = answers & plan.when & (latest | before | plan.alone);
        let mut hits = 0;
        if self.counts.count(lines, step, &plan.lengths) {
            hits = self.complete_runs(plan);
        }
        if due != 0 {
            hits |= self.complete_checks(plan, due);
        }
        self.was_live = self.live;
        self.live = hits;
        Some(hits)
    }

    /// The slots of the checks that are due and hold.
    #[cold]
    #[inline(never)]
    fn complete_checks(&self, plan: &Plan, due: u64) -> u64 {
        let mut hits = 0;
        for check in &plan.checks {
            if due & check.when != 0 && self.holds(&check.what) {
                hits |= 1 << check.slot;
            }
        }
        hits
    }

    /// The slots whose run is complete.
    #[cold]
    #[inline(never)]
    fn complete_runs(&self, plan: &Plan) -> u64 {
        let complete = self.counts.complete(&plan.lengths);
        let mut hits = 0;
        for run in &plan.runs {
            if complete >> run.byte & 1 == 1 && self.saw(plan, run) {
                hits |= 1 << run.slot;
            }
        }
        hits
    }

    /// Whether a run has seen what it must see besides.
    fn saw(&self, plan: &Plan, run: &Run) -> bool {
        let window = plan.slots.get(run.slot).map_or(0, |slot| slot.window);
        run.seen.iter().all(|those| self.some(*those, window))
    }

    /// Whether some of the last points are among those.
    fn some(&self, those: TestBits, window: usize) -> bool {
        self.back(self.seen.min(window))
            .any(|memory| those.has(memory.answers))
    }

    /// Whether the point `back` points before the latest is among those.
    fn is_of(&self, those: TestBits, back: usize) -> bool {
        those.has(self.memories[self.place(back)].answers)
    }

    #[inline]
    fn holds(&self, what: &SlotPattern) -> bool {
        match *what {
            SlotPattern::Count {
                of,
                count,
                window,
                all,
                last,
                warm_up,
            } => {
                let reach = self.seen.min(window);
                if reach < count || (warm_up == WarmUp::FullWindow && reach < window) {
                    return false;
                }
                // how many may still be missing
                let mut spare = reach - count;
                for (back, memory) in self.back(reach).enumerate() {
                    if !all.has(memory.answers) {
                        return false;
                    }
                    if !of.has(memory.answers) {
                        if spare == 0 || (back == 0 && last == Last::Qualifies) {
                            return false;
                        }
                        spare -= 1;
                    }
                }
                true
            }
            SlotPattern::Opposed {
                sides: [above, below],
                window,
            } => {
                (self.is_of(above, 0) && self.some(below, window))
                    || (self.is_of(below, 0) && self.some(above, window))
            }
            SlotPattern::Spread { more_than, window } => {
                let latest = self.memories[self.place(0)].distance;
                self.back(self.seen.min(window))
                    .any(|memory| (memory.distance - latest).abs() > more_than)
            }
        }
    }

    /// The last n points, the latest first; at most as many as are kept.
    #[inline]
    fn back(&self, points: usize) -> impl Iterator<Item = &Memory> + '_ {
        let mut place = self.head;
        (0..points.min(self.memories.len())).map_while(move |_| {
            if place == 0 {
                place = self.memories.len();
            }
            place -= 1;
            self.memories.get(place)
        })
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

    /// The index of the latest point that is remembered.
    pub(super) fn latest(&self) -> Option<usize> {
        self.back(self.seen.min(1))
            .next()
            .map(|memory| memory.known.index)
    }

    /// The change that a hit of a slot makes.
    pub(super) fn change(&mut self, slot_index: usize, slot: &Slot) -> SignalChange {
        let hit = self.memories[self.place(0)].known.index;
        let goes_on = self.was_live >> slot_index & 1 == 1;
        let reach = if goes_on {
            1
        } else {
            self.seen.min(slot.window)
        };
        let mut flagged = Vec::new();
        for back in (0..reach).rev() {
            let marked = match slot.flags {
                Flags::Last | Flags::Phase | Flags::Nothing => back == 0,
                Flags::Window => true,
                Flags::Qualifying => self.is_of(slot.qualifies, back),
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
            rule_name: slot.name.clone(),
            side: slot.side,
            hit,
            first_hit: open.first_hit,
            window_start: open.window_start,
            points: open.points,
            flagged,
        }
    }
}
