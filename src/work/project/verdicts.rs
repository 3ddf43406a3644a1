//! The verdicts on the claims of a project: what each compares, when that was decided, and what else was begun meanwhile.

use super::project::Project;
use crate::base::date::Date;
use crate::base::direction::{Direction, Side};
use crate::base::error::{Error, TextError};
use crate::base::id::{ClaimId, CycleId, MeasureId};
use crate::spc::shift::{Caution, Shift, WhyNot};
use crate::spc::{Chart, Decided, Reason};
use crate::work::claim::{
    Against, Bearing, Case, Claim, ClaimKind, ClaimVerdict, ClaimedSignal, Verdict, judge,
};
use crate::work::measure::Measure;
use crate::work::pdsa::Cycle;
use std::ops::Range;

/// A signal that ends in this many points before the change is taken for what prompted it.
const PROMPTS: usize = 3;

impl Project {
    /// The verdict on a claim, from the figures up to and including a day.
    ///
    /// What is compared comes from the claim's windows, else from the first of the cycles that it names, else from the phase of the
    /// chart that it speaks about; see [`Claim`]. Where the claim does not say when that was decided, the plan of the cycle does, by
    /// the day on which it was locked, or the reason of the phase.
    ///
    /// ```
    /// # #[cfg(feature = "json")] {
    /// use improvement::{Project, date, id::ClaimId};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let project = Project::from_json(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/semmelweis_project.json")))?;
    /// let verdict = project.verdict(&ClaimId::new("fell-and-stayed")?, date(1849, 3, 31))?;
    /// // 97 months are worth 17 or 18 that would tell nothing of each other
    /// assert!(!verdict.verdict().is_upheld());
    /// # Ok(())
    /// # }
    /// # main().unwrap();
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`TextError::UnknownId`] for a claim that is not there. Where the claim no longer fits its data: those of
    /// [`chart`](Self::chart), of [`Window::points`](crate::Window::points) and of [`Chart::shift`](crate::Chart::shift).
    pub fn verdict(&self, claim: &ClaimId, today: Date) -> Result<ClaimVerdict, Error> {
        let found = self.claims().iter().find(|one| one.id == *claim);
        let claim = found.ok_or_else(|| TextError::UnknownId {
            what: "claim",
            id: claim.to_string(),
        })?;
        self.verdict_on(claim, today)
    }

    /// The verdict on every claim, in order, or why there is none.
    pub fn verdicts(
        &self,
        today: Date,
    ) -> impl Iterator<Item = (&Claim, Result<ClaimVerdict, Error>)> + '_ {
        self.claims()
            .iter()
            .map(move |claim| (claim, self.verdict_on(claim, today)))
    }

    pub(crate) fn verdict_on(&self, claim: &Claim, today: Date) -> Result<ClaimVerdict, Error> {
        let measure = self.known_measure(&claim.measure)?;
        let chart = self.chart(measure.id())?.chart;
        let mut bearing = Bearing {
            shift: None,
            stretches: None,
            decided: None,
            target: None,
            signal: None,
            causes: Vec::new(),
            cautions: Vec::new(),
            version: env!("CARGO_PKG_VERSION"),
            chart,
        };
        let mut verdict = Verdict::NotChecked;
        if let Some(kind) = &claim.kind
            && let Some((stretches, decided)) = self.compared(claim, measure, &bearing.chart)?
        {
            verdict = if bearing.chart.date(0).is_none() {
                Verdict::CannotTell(vec![WhyNot::NotDated])
            } else {
                let [before, after] = stretches;
                let case = Case {
                    today,
                    seen: Case::points_by(&bearing.chart, today),
                    chart: &bearing.chart,
                    before,
                    after,
                    decided,
                };
                let found = self.judged(claim, kind, measure, &case)?;
                let known =
                    |points: &Range<usize>| points.start.min(case.seen)..points.end.min(case.seen);
                bearing.stretches = Some([known(&case.before), known(&case.after)]);
                bearing.decided = Some(decided);
                bearing.causes = self.causes(claim, measure, &case, &found.verdict, today);
                bearing.cautions = found.cautions;
                bearing.shift = Some(found.shift);
                bearing.signal = found.signal;
                bearing.target = found.target;
                found.verdict
            };
        }
        Ok(ClaimVerdict {
            claim: claim.clone(),
            verdict,
            bearing,
            today,
        })
    }

    /// The two stretches, and when they were decided.
    fn compared(
        &self,
        claim: &Claim,
        measure: &Measure,
        chart: &Chart,
    ) -> Result<Option<Compared>, Error> {
        let series = chart.series();
        let decided = match claim.decided {
            Decided::NotRecorded => self.lock_of(&claim.cycles),
            decided => decided,
        };
        if let (Some(before), Some(after)) = (&claim.before, &claim.after) {
            return Ok(Some((
                [before.points(series)?, after.points(series)?],
                decided,
            )));
        }
        if let Some((cycle, began)) = self.first_of(&claim.cycles) {
            let lag = self.lag(cycle.id(), measure.id());
            let change = Case::points_before(chart, began);
            let before = match measure.baseline_window() {
                Some(window) => {
                    let points = window.points(series)?;
                    points.start.min(change)..points.end.min(change)
                }
                None => 0..change,
            };
            let after = change.saturating_add(lag).min(series.len())..series.len();
            return Ok(Some(([before, after], decided)));
        }
        let Some(from) = &claim.phase else {
            return Ok(None);
        };
        let start = series.position(from)?;
        let phases = chart.phases();
        let place = phases
            .iter()
            .position(|phase| phase.points().start == start)
            .filter(|place| *place > 0);
        let Some(place) = place else {
            return Ok(None);
        };
        let decided = match claim.decided {
            Decided::NotRecorded => phases[place]
                .reason()
                .map_or(Decided::NotRecorded, Reason::decided),
            decided => decided,
        };
        Ok(Some((
            [phases[place - 1].points(), phases[place].points()],
            decided,
        )))
    }

    /// The first of some cycles to begin, and when.
    fn first_of(&self, cycles: &[CycleId]) -> Option<(&Cycle, Date)> {
        cycles
            .iter()
            .filter_map(|id| self.cycle(id))
            .filter_map(|cycle| Some((cycle, cycle.stage().began()?)))
            .min_by_key(|(_, began)| *began)
    }

    /// When the plan of the first of some cycles was locked, if it was before the cycle began.
    fn lock_of(&self, cycles: &[CycleId]) -> Decided {
        let Some((cycle, began)) = self.first_of(cycles) else {
            return Decided::NotRecorded;
        };
        match cycle.plan().locked() {
            Some(on) if on <= began && cycle.is_recorded() => Decided::Before { on },
            _ => Decided::NotRecorded,
        }
    }

    /// After how many points a cycle is expected to show in a measure: none where that is not recorded.
    fn lag(&self, cycle: &CycleId, measure: &MeasureId) -> usize {
        let mut links = self.links().iter();
        links
            .find(|link| link.cycle == *cycle && link.measure == *measure)
            .and_then(|link| link.lag)
            .map_or(0, |lag| lag as usize)
    }

    pub(crate) fn is_linked(&self, cycle: &CycleId, measure: &MeasureId) -> bool {
        let mut links = self.links().iter();
        links.any(|link| link.cycle == *cycle && link.measure == *measure)
    }

    fn judged(
        &self,
        claim: &Claim,
        kind: &ClaimKind,
        measure: &Measure,
        case: &Case<'_>,
    ) -> Result<Found, Error> {
        let target = match kind {
            ClaimKind::AimMet { aim } => {
                let aim = self.aim(aim);
                aim.and_then(|aim| Some((aim.target()?, aim.direction())))
            }
            _ => None,
        };
        let shift = case.shift()?;
        let mut verdict = judge(case, kind, &claim.looks, target)?;
        let redefined = redefinitions(measure, case);
        if !redefined.between.is_empty() {
            let mut why = match verdict {
                Verdict::CannotTell(why) => why,
                _ => Vec::new(),
            };
            why.splice(0..0, redefined.between);
            why.dedup();
            verdict = Verdict::CannotTell(why);
        }
        let signal = claim.signal.as_ref().map(|named| {
            // a signal that was not complete on the day is none yet
            (named.clone(), known_by(case.chart, named, case.seen))
        });
        if let Some((named, None)) = &signal {
            verdict = Verdict::NotUpheld(Against::NoSuchSignal {
                rule: named.rule.to_string(),
            });
        }
        let mut cautions = shift.cautions().to_vec();
        cautions.extend(redefined.inside);
        cautions.extend(begun_by_signal(claim, case));
        if matches!(case.decided, Decided::Documented { .. }) {
            cautions.push(Caution::NotDeclared);
        }
        if verdict.is_upheld() {
            cautions.push(Caution::MayWander);
        }
        Ok(Found {
            verdict,
            shift,
            cautions,
            target: target.map(|(target, _)| target),
            signal: signal.and_then(|(named, points)| Some((named, points?))),
        })
    }

    /// Every cycle that may have moved the measure: those that the claim names, and those linked to the measure or watching it that
    /// began between the two stretches, or before the shift was sure.
    fn causes(
        &self,
        claim: &Claim,
        measure: &Measure,
        case: &Case<'_>,
        verdict: &Verdict,
        today: Date,
    ) -> Vec<CycleId> {
        let mut causes = claim.cycles.clone();
        let Some(last_before) = case.before.end.checked_sub(1) else {
            return causes;
        };
        let from = case.date(last_before);
        let to = match verdict {
            Verdict::Upheld { on, .. } => *on,
            _ => today,
        };
        for cycle in self.cycles() {
            let began = cycle.stage().began();
            let touches = self.is_linked(cycle.id(), measure.id())
                || cycle.plan().measures().contains(measure.id());
            if touches && began.is_some_and(|began| (from..=to).contains(&began)) {
                causes.push(cycle.id().clone());
            }
        }
        let mut each = Vec::new();
        causes.retain(|id| {
            let first = !each.contains(id);
            each.push(id.clone());
            first
        });
        causes
    }
}

/// The points before and after, and when that was decided.
type Compared = ([Range<usize>; 2], Decided);

struct Found {
    verdict: Verdict,
    shift: Shift,
    cautions: Vec<Caution>,
    target: Option<f64>,
    signal: Option<(ClaimedSignal, Range<usize>)>,
}

/// Where a measure was defined otherwise.
#[derive(Default)]
struct Redefined {
    between: Vec<WhyNot>,
    inside: Vec<Caution>,
}

fn redefinitions(measure: &Measure, case: &Case<'_>) -> Redefined {
    let mut found = Redefined::default();
    for redefinition in measure.redefinitions() {
        let at = Case::points_before(case.chart, redefinition.on);
        let inside = |points: &Range<usize>| points.start < at && at < points.end;
        if inside(&case.before) || inside(&case.after) {
            found.inside.push(Caution::DefinitionInside { at });
        } else if (case.before.end..=case.after.start).contains(&at) && at < case.seen {
            found.between.push(WhyNot::DefinitionChanged { at });
        }
    }
    found
}

/// The points of the window of a signal, if it is on the chart as it was named.
fn points_of(chart: &Chart, named: &ClaimedSignal) -> Option<Range<usize>> {
    let first_hit = chart.series().position(&named.first_hit).ok()?;
    let signals = chart.signals();
    let signal = signals.iter().find(|signal| {
        signal.first_hit() == first_hit
            && signal.side() == Some(named.side)
            && chart.rule(signal).name() == named.rule.as_str()
    })?;
    Some(signal.window())
}

/// The points of the window of a signal, where it was complete by then on the chart as it stood.
fn known_by(chart: &Chart, named: &ClaimedSignal, points: usize) -> Option<Range<usize>> {
    let then = chart.as_of(points).ok()?;
    points_of(&then, named).filter(|window| window.end <= points)
}

/// The signal that prompted the change, where the points before hold it: the one that the claim names, else one for the worse that
/// ends right before the change. It is looked for on the chart as it stood then: the change itself would make one of limits that later
/// points have moved.
fn begun_by_signal(claim: &Claim, case: &Case<'_>) -> Option<Caution> {
    let change = case.after.start;
    let (from, to, rule) = if let Some(named) = &claim.begun_by {
        let rule = named.rule.to_string();
        let Some(points) = known_by(case.chart, named, change) else {
            return Some(Caution::NoPromptingSignal { rule });
        };
        (points.start, points.end, rule)
    } else {
        let worse = match case.chart.asked().get_better() {
            Direction::Higher => Side::Below,
            Direction::Lower => Side::Above,
            Direction::Neither => return None,
        };
        let then = case.chart.as_of(change).ok()?;
        let signals = then.signals();
        let last = signals.iter().rev().find(|signal| {
            let end = signal.window().end;
            signal.track().is_of_level()
                && signal.side() == Some(worse)
                && end <= change
                && end + PROMPTS > change
        })?;
        let points = last.window();
        (
            points.start,
            points.end,
            then.rule(last).name().into_owned(),
        )
    };
    (from < case.before.end).then_some(Caution::BegunBySignal { rule, from, to })
}
