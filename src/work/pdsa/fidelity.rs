//! The criteria F1 to F12, with their denominators and the published benchmarks.

use super::check::Check;
use super::cycle::{Cycle, Purpose};
use super::ramp::{Ramp, Ramps};
use super::run::Run;
use super::stage::Stage;
use super::study::Act;
use crate::base::finding::Code;
use crate::base::id::{CycleId, MeasureId};
use crate::base::sorted::SortedSet;
use crate::spc::Series;
use crate::work::measure::{regular_step, unbroken};
use serde::Serialize;
use std::collections::BTreeMap;

/// What the criteria need to know from elsewhere.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Context<'a> {
    /// The series of each measure, for F7.
    pub series: BTreeMap<&'a MeasureId, &'a Series>,
    /// How many units the whole department or unit has, for F9, if known.
    pub whole_unit: Option<u32>,
}

impl<'a> Context<'a> {
    /// Nothing known from elsewhere.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// With the series of a measure.
    #[must_use]
    pub fn series(mut self, measure: &'a MeasureId, series: &'a Series) -> Self {
        self.series.insert(measure, series);
        self
    }

    /// With the number of units of the whole department or unit.
    #[must_use]
    pub const fn whole_unit(mut self, units: u32) -> Self {
        self.whole_unit = Some(units);
        self
    }
}

/// What a published review found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Benchmark {
    /// How many met the criterion.
    pub met: u32,
    /// Out of how many.
    pub of: u32,
}

/// One criterion: how many met it, out of how many.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct FidelityRow {
    /// The criterion.
    pub code: Code,
    /// What it asks, in a few words.
    pub criterion: &'static str,
    /// How many met it.
    pub met: usize,
    /// Out of how many.
    pub of: usize,
    /// Out of how many of what.
    pub among: &'static str,
    /// The cycles that did not meet it; for a ramp, its first cycle.
    pub failing: Vec<CycleId>,
    /// Single cycles that ended their idea: good work, in the denominator and not failing.
    pub ended: Vec<CycleId>,
    /// Whether none of these cycles could have failed it, because a recorded cycle cannot.
    pub by_construction: bool,
    /// What McNicholas et al. found in 421 cycles of 39 teams; none beside a row that cannot fail.
    pub benchmark: Option<Benchmark>,
}

impl FidelityRow {
    /// Whether all met it, and there was at least one.
    #[must_use]
    pub const fn all_met(&self) -> bool {
        self.of > 0 && self.met == self.of
    }
}

/// How faithfully the cycles follow the method: twelve rows, and no score made of them.
///
/// The rows F2, F4 and F10 cannot fail for cycles that were recorded while they ran; then they say so, without a benchmark.
///
/// ```
/// use improvement::pdsa::Context;
/// use improvement::{Cycle, Ramps};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let cycles = [Cycle::new("wash-1", "wash")?];
/// let fidelity = Ramps::of(&cycles)?.fidelity(&Context::new());
/// assert_eq!(fidelity.rows().len(), 12);
/// assert_eq!(fidelity.rows()[0].to_string(), "F1  all four stages documented: 0 of 0 cycles with a plan");
/// assert!(!fidelity.is_full_adherence());
/// # Ok(())
/// # }
/// ```
///
/// Source: McNicholas et al. 2019, BMJ Quality & Safety 28:356, Tables 1 and 2 (F1 to F7); Taylor et al. 2014 (F8, F11, F12);
/// Knudsen et al. 2019 (F7's three points, F9, F10). F2, F6 and F9 stand in for what those authors judged by hand.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[must_use]
pub struct Fidelity {
    rows: Vec<FidelityRow>,
}

impl Fidelity {
    /// The rows, F1 to F12.
    #[must_use]
    pub fn rows(&self) -> &[FidelityRow] {
        &self.rows
    }

    /// One row.
    #[must_use]
    pub fn row(&self, code: Code) -> Option<&FidelityRow> {
        self.rows.iter().find(|row| row.code == code)
    }

    /// Whether all four of Knudsen's features are met by all: iterative (F5), data over time (F7), a small first test (F9) and a theory
    /// (F10). Of 72 published projects 3 met them.
    #[must_use]
    pub fn is_full_adherence(&self) -> bool {
        [
            Code::NotIterative,
            Code::NoRegularData,
            Code::FirstTestNotSmall,
            Code::NoTheory,
        ]
        .into_iter()
        .all(|code| self.row(code).is_some_and(FidelityRow::all_met))
    }
}

/// What a row asks, before anything is counted.
struct Asked {
    code: Code,
    what: &'static str,
    among: &'static str,
    benchmark: Option<Benchmark>,
}

const fn asked(
    code: Code,
    what: &'static str,
    among: &'static str,
    benchmark: Option<(u32, u32)>,
) -> Asked {
    Asked {
        code,
        what,
        among,
        benchmark: match benchmark {
            Some((met, of)) => Some(Benchmark { met, of }),
            None => None,
        },
    }
}

impl Asked {
    fn row(self, judged: impl Iterator<Item = (CycleId, bool)>) -> FidelityRow {
        let (mut met, mut failing) = (0, Vec::new());
        for (id, good) in judged {
            if good {
                met += 1;
            } else {
                failing.push(id);
            }
        }
        FidelityRow {
            code: self.code,
            criterion: self.what,
            met,
            of: met + failing.len(),
            among: self.among,
            failing,
            ended: Vec::new(),
            by_construction: false,
            benchmark: self.benchmark,
        }
    }

    /// A row over cycles.
    fn of_cycles<'a>(
        self,
        cycles: impl Iterator<Item = &'a Cycle>,
        met: impl Fn(&Cycle) -> bool,
    ) -> FidelityRow {
        self.row(cycles.map(|cycle| (cycle.id().clone(), met(cycle))))
    }

    /// A row over ramps, each known by its first cycle.
    fn of_ramps<'a: 'b, 'b>(
        self,
        ramps: impl Iterator<Item = &'b Ramp<'a>>,
        met: impl Fn(&Ramp<'a>) -> bool,
    ) -> FidelityRow {
        self.row(ramps.map(|ramp| (ramp.cycles()[0].id().clone(), met(ramp))))
    }

    /// A row over cycles that a recorded one cannot fail.
    fn of_safe<'a>(
        self,
        cycles: impl Iterator<Item = &'a Cycle> + Clone,
        met: impl Fn(&Cycle) -> bool,
    ) -> FidelityRow {
        let all_recorded = cycles.clone().all(Cycle::is_recorded);
        let mut row = self.of_cycles(cycles, met);
        if all_recorded && row.of > 0 {
            row.by_construction = true;
            row.benchmark = None;
        }
        row
    }
}

impl FidelityRow {
    /// Takes out of the failing those single cycles that ended their idea.
    fn except_ended(mut self, ended: &[&CycleId]) -> Self {
        let (over, failing) = self.failing.into_iter().partition(|id| ended.contains(&id));
        (self.ended, self.failing) = (over, failing);
        self
    }
}

impl<'a> Ramps<'a> {
    /// How faithfully these cycles follow the method.
    pub fn fidelity(&self, context: &Context<'_>) -> Fidelity {
        let mut rows = self.rows_of_stages();
        rows.extend(self.rows_of_series(context));
        rows.extend(self.rows_of_reasons());
        Fidelity { rows }
    }

    fn closed(&self) -> impl Iterator<Item = &'a Cycle> + Clone + '_ {
        self.by_id()
            .values()
            .copied()
            .filter(|cycle| cycle.is_closed())
    }

    /// F1 to F4.
    fn rows_of_stages(&self) -> Vec<FidelityRow> {
        vec![
            asked(
                Code::StageMissing,
                "all four stages documented",
                "cycles with a plan",
                Some((299, 421)),
            )
            .of_cycles(
                self.cycles().filter(|cycle| has_begun(cycle)),
                Cycle::is_closed,
            ),
            asked(
                Code::StudyBeforeEnd,
                "studied after the run",
                "closed cycles",
                Some((253, 299)),
            )
            .of_safe(self.closed(), studied_after),
            asked(
                Code::NotALearningCycle,
                "tested a change or collected information",
                "closed cycles",
                Some((294, 299)),
            )
            .of_cycles(self.closed(), is_learning),
            asked(
                Code::NoPrediction,
                "a prediction made before the run",
                "closed learning cycles",
                Some((36, 294)),
            )
            .of_safe(
                self.closed().filter(|cycle| is_learning(cycle)),
                Cycle::has_prediction_in_time,
            ),
        ]
    }

    /// F5 to F9.
    fn rows_of_series(&self, context: &Context<'_>) -> Vec<FidelityRow> {
        let series = || self.iter().filter(|ramp| ramp.len() > 1);
        let ended: Vec<&CycleId> = self
            .iter()
            .filter(|ramp| ramp.is_ended_at_once())
            .map(|ramp| ramp.cycles()[0].id())
            .collect();
        let joined: SortedSet<&CycleId> = series()
            .flat_map(|ramp| ramp.cycles().iter().map(|cycle| cycle.id()))
            .collect();
        let later = self
            .iter()
            .flat_map(|ramp| ramp.cycles()[1..].iter().copied())
            .filter(|cycle| has_begun(cycle));
        let mut rows = vec![
            asked(
                Code::NotIterative,
                "in a series of two or more",
                "closed cycles",
                Some((163, 299)),
            )
            .of_cycles(self.closed(), |cycle| joined.contains(cycle.id()))
            .except_ended(&ended),
            asked(
                Code::ScaleNotGrowing,
                "scale grew",
                "series of two or more",
                Some((19, 64)),
            )
            .of_ramps(series(), Ramp::is_increasing),
            asked(
                Code::NoRegularData,
                "regular data from the first run to the last",
                "series of two or more",
                Some((29, 64)),
            )
            .of_ramps(series(), |ramp| has_regular_data(ramp, context)),
            asked(
                Code::NotLinked,
                "built on what an earlier one decided",
                "begun cycles after the first of their ramp",
                None,
            )
            .of_cycles(later, |cycle| self.is_linked(cycle)),
            asked(
                Code::FirstTestNotSmall,
                "first test smaller than the whole unit",
                "ramps that have begun",
                None,
            )
            .of_ramps(
                self.iter().filter(|ramp| has_begun(ramp.cycles()[0])),
                |ramp| is_small_first(ramp, context.whole_unit),
            ),
        ];
        // the one cycle that ended its idea had no series that could grow
        rows[1].ended = ended.into_iter().cloned().collect();
        rows
    }

    /// F10 to F12.
    fn rows_of_reasons(&self) -> Vec<FidelityRow> {
        let alone = self
            .iter()
            .filter(|ramp| ramp.len() == 1 && at_end(ramp.cycles()[0]));
        vec![
            asked(
                Code::NoTheory,
                "a reason why it should work",
                "closed cycles",
                None,
            )
            .of_safe(self.closed(), has_theory),
            asked(
                Code::NoFutureAction,
                "what is to follow",
                "ramps of one cycle at its end",
                None,
            )
            .of_ramps(alone, |ramp| ramp.cycles()[0].is_closed()),
            asked(
                Code::NoStatistics,
                "studied with an interval or a chart",
                "closed tests with a measure",
                None,
            )
            .of_cycles(
                self.closed().filter(|cycle| is_measured_test(cycle)),
                has_statistics,
            ),
        ]
    }

    /// Whether a cycle builds on a closed one that did not leave the idea, or on one of another idea.
    fn is_linked(&self, cycle: &Cycle) -> bool {
        cycle
            .predecessors()
            .iter()
            .filter_map(|id| self.cycle(id))
            .any(|earlier| match earlier.stage().act() {
                None => false,
                Some(Act::Abandon { .. }) => earlier.change() != cycle.change(),
                Some(_) => true,
            })
    }
}

fn has_begun(cycle: &Cycle) -> bool {
    cycle.stage().began().is_some()
}

fn at_end(cycle: &Cycle) -> bool {
    matches!(cycle.stage(), Stage::Closed { .. } | Stage::Stopped { .. })
}

fn is_learning(cycle: &Cycle) -> bool {
    matches!(cycle.aim(), Purpose::Test | Purpose::CollectInformation)
}

fn studied_after(cycle: &Cycle) -> bool {
    let stage = cycle.stage();
    stage
        .study()
        .zip(stage.run())
        .is_some_and(|(study, run)| study.written() >= run.ended())
}

/// A rationale, or a prediction that says why.
fn has_theory(cycle: &Cycle) -> bool {
    cycle.plan().rationale().is_some() || cycle.plan().predictions().next().is_some()
}

fn is_measured_test(cycle: &Cycle) -> bool {
    cycle.aim() == Purpose::Test && !cycle.plan().measures().is_empty()
}

fn has_statistics(cycle: &Cycle) -> bool {
    cycle
        .stage()
        .study()
        .is_some_and(|study| study.checks().iter().any(Check::has_statistics))
}

fn is_small_first(ramp: &Ramp<'_>, whole_unit: Option<u32>) -> bool {
    ramp.cycles()[0].plan().scale().is_some_and(|scale| {
        scale.site_count() == 1 && whole_unit.is_none_or(|whole| scale.size() < whole)
    })
}

/// How many points in a row count as data over time. Source: Knudsen et al. 2019, Table 1.
const IN_A_ROW: usize = 3;

/// Whether a measure of the ramp has three or more points in a row, at a regular step, from no later than the end of the
/// first run to no earlier than the start of the last one.
fn has_regular_data(ramp: &Ramp<'_>, context: &Context<'_>) -> bool {
    let runs = || ramp.cycles().iter().filter_map(|cycle| cycle.stage().run());
    let (Some(first_end), Some(last_start)) =
        (runs().map(Run::ended).min(), runs().map(Run::started).max())
    else {
        return false;
    };
    ramp.cycles()
        .iter()
        .flat_map(|cycle| cycle.plan().measures())
        .filter_map(|measure| context.series.get(measure))
        .filter(|series| regular_step(series).is_some())
        .any(|series| {
            unbroken(series).into_iter().any(|run| {
                run.len() >= IN_A_ROW
                    && series.date(run.start).is_some_and(|date| date <= first_end)
                    && series
                        .date(run.end - 1)
                        .is_some_and(|date| date >= last_start)
            })
        })
}
