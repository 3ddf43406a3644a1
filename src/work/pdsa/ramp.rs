//! The series that cycles form.

use super::cycle::Cycle;
use super::due::Overdue;
use super::scale::Scale;
use super::study::Act;
use crate::base::date::Date;
use crate::base::error::{CycleError, Error, TextError};
use crate::base::id::{ChangeId, CycleId};
use crate::base::sort::{sort_by, sort_by_key};
use crate::base::sorted::{SortedMap, SortedSet};

/// All the cycles of a piece of work, and the ramps that they form.
///
/// A ramp is never stored: it is what [`Cycle::informed_by`] says. Its cycles test one change idea and are joined, directly or
/// through others, by having informed each other.
///
/// ```
/// use improvement::{Cycle, Ramps};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let cycles = [
///     Cycle::new("wash-1", "wash")?,
///     Cycle::new("wash-2", "wash")?.informed_by("wash-1"),
///     Cycle::new("towels-1", "towels")?,
/// ];
/// let ramps = Ramps::of(&cycles)?;
/// assert_eq!(ramps.iter().map(|ramp| ramp.len()).collect::<Vec<_>>(), [1, 2]);
///
/// let circle = [
///     Cycle::new("a", "wash")?.informed_by("b"),
///     Cycle::new("b", "wash")?.informed_by("a"),
/// ];
/// assert_eq!(
///     Ramps::of(&circle).unwrap_err().to_string(),
///     "the cycles inform each other in a circle, a -> b -> a; expected each to learn from earlier ones only",
/// );
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct Ramps<'a> {
    cycles: SortedMap<&'a CycleId, &'a Cycle>,
    ramps: Vec<Ramp<'a>>,
}

/// A series of cycles of one change idea, each after those that informed it.
#[derive(Debug, Clone)]
#[must_use]
pub struct Ramp<'a> {
    change: &'a ChangeId,
    cycles: Vec<&'a Cycle>,
}

impl<'a> Ramps<'a> {
    /// The ramps that some cycles form, in the order in which they began; those that have not, last and by their ideas.
    ///
    /// ```
    /// use improvement::{Cycle, Ramps};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let first = Cycle::new("rounds-1", "hourly-rounds")?;
    /// let second = Cycle::new("rounds-2", "hourly-rounds")?.informed_by("rounds-1");
    /// let ramps = Ramps::of([&first, &second])?;
    /// assert_eq!(ramps.iter().count(), 1);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`TextError::DuplicateId`]; [`TextError::UnknownId`] for a cycle that is informed by one that is not there;
    /// [`CycleError::RampCycle`], with the circle, for cycles that inform each other.
    pub fn of(cycles: impl IntoIterator<Item = &'a Cycle>) -> Result<Self, Error> {
        let mut by_id: SortedMap<&CycleId, &Cycle> = SortedMap::new();
        for cycle in cycles {
            if by_id.insert(cycle.id(), cycle).is_some() {
                let id = cycle.id().to_string();
                return Err(TextError::DuplicateId { id }.into());
            }
        }
        for cycle in by_id.values() {
            if let Some(id) = cycle
                .predecessors()
                .iter()
                .find(|id| !by_id.contains_key(id))
            {
                return Err(TextError::UnknownId {
                    what: "cycle",
                    id: id.to_string(),
                }
                .into());
            }
        }
        let order = in_order(&by_id)?;
        let ramps = components(&by_id, &order);
        Ok(Self {
            cycles: by_id,
            ramps,
        })
    }

    /// The ramps; a cycle that stands alone is a ramp of one.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Ramp<'a>> {
        self.ramps.iter()
    }

    /// All the cycles, in the order of their ids.
    #[must_use]
    pub fn cycles(&self) -> impl ExactSizeIterator<Item = &'a Cycle> + '_ {
        self.cycles.values().copied()
    }

    pub(crate) const fn by_id(&self) -> &SortedMap<&'a CycleId, &'a Cycle> {
        &self.cycles
    }

    /// One cycle.
    #[must_use]
    pub fn cycle(&self, id: &CycleId) -> Option<&'a Cycle> {
        self.cycles.get(id).copied()
    }

    /// Everybody who is waiting for something on a day, the longest wait first.
    #[must_use]
    pub fn overdue(&self, today: Date) -> Vec<Overdue> {
        let mut waiting: Vec<_> = self
            .cycles()
            .filter_map(|cycle| cycle.overdue(today))
            .collect();
        sort_by(&mut waiting, |a, b| {
            (a.since, &a.cycle).cmp(&(b.since, &b.cycle))
        });
        waiting
    }
}

/// A place in time: whether it has not come, and when it was, so that what has not begun is last.
type When = (bool, Option<Date>);

/// When a cycle began.
fn when(cycle: &Cycle) -> When {
    let began = cycle.stage().began();
    (began.is_none(), began)
}

/// Each cycle after those that inform it, else in the order in which they began, ties by id; or the circle.
fn in_order<'a>(by_id: &SortedMap<&'a CycleId, &'a Cycle>) -> Result<Vec<&'a Cycle>, Error> {
    let mut waiting: SortedMap<&CycleId, SortedSet<&CycleId>> = by_id
        .iter()
        .map(|(id, cycle)| (*id, cycle.predecessors().iter().collect()))
        .collect();
    let mut followers: SortedMap<&CycleId, Vec<&CycleId>> = SortedMap::new();
    for (id, cycle) in by_id {
        for earlier in cycle.predecessors() {
            followers.entry(earlier).or_default().push(*id);
        }
    }
    let key = |id| (by_id.get(id).map(|cycle| when(cycle)), id);
    let mut free: SortedSet<(Option<When>, &CycleId)> = waiting
        .iter()
        .filter(|(_, earlier)| earlier.is_empty())
        .map(|(id, _)| key(*id))
        .collect();
    let mut order = Vec::with_capacity(by_id.len());
    while let Some((_, id)) = free.pop_first() {
        waiting.remove(id);
        order.extend(by_id.get(id));
        for follower in followers.get(id).into_iter().flatten() {
            if let Some(earlier) = waiting.get_mut(*follower) {
                earlier.remove(id);
                if earlier.is_empty() {
                    free.insert(key(*follower));
                }
            }
        }
    }
    match waiting.keys().next() {
        None => Ok(order),
        Some(&first) => Err(CycleError::RampCycle {
            path: circle(&waiting, first),
        }
        .into()),
    }
}

/// A circle among cycles that each wait for another: follow what each waits for until one comes again.
fn circle(waiting: &SortedMap<&CycleId, SortedSet<&CycleId>>, first: &CycleId) -> Vec<String> {
    let mut path: Vec<&CycleId> = vec![first];
    let mut at = first;
    while let Some(&earlier) = waiting.get(at).and_then(|earlier| earlier.first()) {
        if let Some(start) = path.iter().position(|id| *id == earlier) {
            path.drain(..start);
            path.push(earlier);
            break;
        }
        path.push(earlier);
        at = earlier;
    }
    path.iter().map(ToString::to_string).collect()
}

/// The first cycle of the ramp that a cycle lies in.
fn root(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}

fn components<'a>(by_id: &SortedMap<&'a CycleId, &'a Cycle>, order: &[&'a Cycle]) -> Vec<Ramp<'a>> {
    let position: SortedMap<&CycleId, usize> = order
        .iter()
        .enumerate()
        .map(|(index, cycle)| (cycle.id(), index))
        .collect();
    // union by the smallest position: each cycle points at an earlier one of its ramp, the first at itself
    let mut parent: Vec<usize> = (0..order.len()).collect();
    for (index, cycle) in order.iter().enumerate() {
        for earlier in cycle.predecessors() {
            let same_idea = by_id
                .get(earlier)
                .is_some_and(|earlier| earlier.change() == cycle.change());
            if let (true, Some(&earlier)) = (same_idea, position.get(earlier)) {
                let (one, other) = (root(&mut parent, index), root(&mut parent, earlier));
                parent[one.max(other)] = one.min(other);
            }
        }
    }
    let mut ramps: SortedMap<(&ChangeId, usize), Vec<&Cycle>> = SortedMap::new();
    for (index, cycle) in order.iter().enumerate() {
        let root = root(&mut parent, index);
        ramps.entry((cycle.change(), root)).or_default().push(cycle);
    }
    let mut ramps: Vec<Ramp<'_>> = ramps
        .into_iter()
        .map(|((change, _), cycles)| Ramp { change, cycles })
        .collect();
    let began = |ramp: &Ramp<'_>| ramp.cycles.iter().map(|cycle| when(cycle)).min();
    sort_by_key(&mut ramps, began);
    ramps
}

impl<'a> Ramp<'a> {
    /// The change idea that all its cycles test.
    #[must_use]
    pub const fn change(&self) -> &'a ChangeId {
        self.change
    }

    /// The cycles, each after those that informed it.
    pub fn cycles(&self) -> &[&'a Cycle] {
        &self.cycles
    }

    /// How many cycles.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.cycles.len()
    }

    /// Whether there is no cycle (there always is one).
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.cycles.is_empty()
    }

    /// The scale of each cycle, in order; `None` where none was written down.
    #[must_use]
    pub fn scale_path(&self) -> Vec<Option<&'a Scale>> {
        self.cycles
            .iter()
            .map(|cycle| cycle.plan().scale())
            .collect()
    }

    /// Whether the tests grew: units, sites or the number of conditions at least once, and none of the three ever shrank.
    ///
    /// Reported, never required: progress across cycles is seldom linear (Reed and Card 2016). Cycles without a scale are passed over.
    #[must_use]
    pub fn is_increasing(&self) -> bool {
        let scales: Vec<&Scale> = self.scale_path().into_iter().flatten().collect();
        let pairs = || scales.windows(2);
        pairs().all(|pair| !pair[0].shrinks_to(pair[1]))
            && pairs().any(|pair| pair[0].grows_to(pair[1]))
    }

    /// Whether it is one cycle that ended its idea: good work, and no failure to go on.
    #[must_use]
    pub fn is_ended_at_once(&self) -> bool {
        self.cycles.len() == 1 && matches!(self.cycles[0].stage().act(), Some(Act::Abandon { .. }))
    }
}
