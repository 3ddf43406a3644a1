//! What can be said of a design without simulation.

use crate::base::error::{Error, ErrorKind, PriceError, RuleError};
use crate::spc::chart::judged::{FEWEST_OFF, asks_for_both_sides};
use crate::spc::data::data::Data;
use crate::spc::data::facts::LimitFamily;
use crate::spc::data::phase::Basis;
use crate::spc::limits::memory::Memory;
use crate::spc::limits::{Centre, Width};
use crate::spc::price::designs::design::Design;
use crate::spc::price::designs::question::Question;
use crate::spc::price::process::{Family, Process};
use crate::spc::price::run_length::RunLength;
use crate::spc::price::run_tests::{About, RunTest, trend_chance};
use crate::spc::price::schemes::cusum::CusumScheme;
use crate::spc::price::schemes::ewma::EwmaScheme;
use crate::spc::rules::{Pattern, Role, Rule, RuleSet, Ties};

/// The longest run chart whose runs are counted exactly: the time grows with the cube of its points.
const LONGEST_RUN_CHART: usize = 240;

/// The exact chance, if there is a way to it.
pub(in crate::spc::price) fn chance(
    design: &Design,
    question: Question,
) -> Result<Option<f64>, Error> {
    let points = match question {
        Question::AnySignal => design.len(),
        Question::WithinNext { points } => points,
        Question::LatestPoint | Question::EverOver { .. } => return Ok(None),
    };
    let [rules] = design.rules.as_slice() else {
        return Ok(None);
    };
    let plain = design.departure.is_none()
        && design.later.is_none()
        && design.options.wishes.phases.is_empty()
        && design.options.wishes.exclusions.is_empty()
        && design.options.wishes.bounds.is_none()
        && design.shape.usable() == design.len();
    if !plain {
        return Ok(None);
    }
    if !design.kind.has_limits() {
        return if question == Question::AnySignal {
            run_chart(design, rules)
        } else {
            Ok(None)
        };
    }
    if design.kind.has_memory() {
        return memory(design, rules, points as u64);
    }
    if !all_judged(design, rules, points) {
        return Ok(None);
    }
    let Some(process) = known_process(design) else {
        return Ok(None);
    };
    match RunLength::of(rules, &process) {
        Ok(run_length) => Ok(Some(run_length.within(points as u64))),
        // what has no chain is simulated
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::Price(PriceError::NoRunLength { .. })
                    | ErrorKind::Rule(RuleError::TooManyStates { .. })
            ) =>
        {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// An EWMA or CUSUM of a process that is known, judged by its limits alone: its scheme says how long it runs.
fn memory(design: &Design, rules: &RuleSet, points: u64) -> Result<Option<f64>, Error> {
    let mut signalling = rules
        .rules()
        .iter()
        .filter(|rule| rule.role() == Role::Signal);
    let limits_alone =
        (signalling.next(), signalling.next()) == (Some(&Rule::beyond_limits()), None);
    let Some(process) = known_normal(design).filter(|_| limits_alone) else {
        return Ok(None);
    };
    let options = &design.options;
    let run_length = match options.memory_of(design.kind) {
        Some(Memory::Ewma(ewma)) => EwmaScheme::from(ewma).run_length(&process)?,
        Some(Memory::Cusum(cusum)) => CusumScheme::from(cusum).run_length(&process)?,
        _ => return Ok(None),
    };
    Ok(Some(run_length.within(points)))
}

/// Normal values of the design in terms of a known centre and spread.
fn known_normal(design: &Design) -> Option<Process> {
    let Basis::Process {
        centre: Some(centre),
        sigma: Some(sigma),
    } = design.options.wishes.basis
    else {
        return None;
    };
    let normal = design.process.family() == Family::Normal
        && matches!(design.shape.data, Data::Values(_))
        && sigma > 0.0;
    let (mean, deviation) = design.scale;
    normal.then(|| {
        Process::normal()
            .shifted((mean + deviation * design.process.now() - centre) / sigma)
            .spread(deviation * design.process.times() / sigma)
    })
}

/// The process whose lines are those of the design, with the design's values, if its lines are known.
fn known_process(design: &Design) -> Option<Process> {
    let Basis::Process {
        centre: Some(centre),
        ..
    } = design.options.wishes.basis
    else {
        return None;
    };
    let width = design.options.wishes.width?;
    if design.options.wishes.centre == Some(Centre::Median) {
        return None;
    }
    let now = design.process.now();
    let equal = design.shape.data.denominators().map_or(Some(1.0), |all| {
        let first = *all.first()?;
        all.iter().all(|&d| d == first).then_some(first)
    })?;
    let process = match (
        design.kind.family(),
        design.process.family(),
        &design.shape.data,
    ) {
        (LimitFamily::Values, Family::Normal, Data::Values(_)) => {
            let Width::Sigma(_) = width else { return None };
            known_normal(design)?
        }
        (LimitFamily::Events(_), Family::Binomial { .. }, Data::Proportions { .. }) => {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "whole, and checked against the largest"
            )]
            let trials =
                (equal.fract() == 0.0 && equal <= f64::from(u32::MAX)).then_some(equal as u32)?;
            Process::binomial(trials, centre).becoming(now)
        }
        (LimitFamily::Events(_), Family::Poisson { .. }, Data::Counts(_)) => {
            Process::poisson(centre).becoming(now)
        }
        (LimitFamily::Events(_), Family::Poisson { .. }, Data::Rates { .. }) => {
            Process::poisson(centre * equal).becoming(now)
        }
        _ => return None,
    };
    Some(process.width(width))
}

/// Whether every rule is judged wherever the points lie: those about runs may ask that enough of them lie off the centre.
fn all_judged(design: &Design, rules: &RuleSet, points: usize) -> bool {
    let continuous = matches!(
        design.process.family(),
        Family::Normal | Family::Exponential { .. }
    );
    !rules.rules().iter().any(asks_for_both_sides)
        || design.options.wishes.provisional
        || (continuous && points >= FEWEST_OFF)
}

/// A run chart about the median of its own points: any order of continuous values is equally likely.
fn run_chart(design: &Design, rules: &RuleSet) -> Result<Option<f64>, Error> {
    let continuous = matches!(
        design.process.family(),
        Family::Normal | Family::Exponential { .. }
    );
    let own = design.options.wishes.basis == Basis::Own
        && design.options.wishes.centre == Some(Centre::Median);
    let points = design.len();
    if !continuous || !own || !(2..=LONGEST_RUN_CHART).contains(&points) {
        return Ok(None);
    }
    // of an odd number of points one is the median itself
    let useful = points - points % 2;
    if useful < usize::from(rules.minimum_points()) && !design.options.wishes.provisional {
        return Ok(Some(0.0));
    }
    if !all_judged(design, rules, useful) {
        return Ok(None);
    }
    let mut signalling = rules.rules().iter();
    let only = signalling.find(|rule| rule.role() == Role::Signal);
    if let Some(rule) = only
        && !signalling.any(|rule| rule.role() == Role::Signal)
        && let Pattern::Trend {
            points: trend,
            ties,
        } = *rule.pattern()
        && ties == Ties::Break
    {
        return trend_chance(points, trend.into()).map(Some);
    }
    match RunTest::of(useful, About::SampleMedian)?.signal(rules) {
        Ok(chance) => Ok(Some(chance)),
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::Price(PriceError::NoExactChance { .. })
            ) =>
        {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}
