//! What can be said of a design without simulation.

use super::design::Design;
use super::process::{Family, Process};
use super::question::Question;
use super::run_length::RunLength;
use super::run_tests::{About, RunTest, trend_chance};
use crate::error::{Error, ErrorKind};
use crate::spc::data::Data;
use crate::spc::kind::Kind;
use crate::spc::limits::{Centre, Width};
use crate::spc::phase::Basis;
use crate::spc::rules::{Pattern, Role, RuleSet, Ties};

/// The longest run chart whose runs are counted exactly: the time grows with the cube of its points.
const LONGEST_RUN_CHART: usize = 240;

/// The exact chance, if there is a way to it.
pub(super) fn chance(design: &Design, question: Question) -> Result<Option<f64>, Error> {
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
        && design.options.phases.is_empty()
        && design.options.exclusions.is_empty()
        && design.options.bounds.is_none()
        && design.shape.usable() == design.len();
    if !plain {
        return Ok(None);
    }
    if design.kind == Kind::Run {
        return if question == Question::AnySignal {
            run_chart(design, rules)
        } else {
            Ok(None)
        };
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
                ErrorKind::NoRunLength { .. } | ErrorKind::TooManyStates { .. }
            ) =>
        {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// The process whose lines are those of the design, with the design's values, if its lines are known.
fn known_process(design: &Design) -> Option<Process> {
    let Basis::Process {
        centre: Some(centre),
        sigma,
    } = design.options.basis
    else {
        return None;
    };
    let width = design.options.width?;
    if design.options.centre == Some(Centre::Median) {
        return None;
    }
    let now = design.process.now();
    let equal = design.shape.data.denominators().map_or(Some(1.0), |all| {
        let first = *all.first()?;
        all.iter().all(|&d| d == first).then_some(first)
    })?;
    let process = match (design.kind, design.process.family(), &design.shape.data) {
        (Kind::Individuals, Family::Normal, Data::Values(_)) => {
            let sigma = sigma.filter(|sigma| *sigma > 0.0)?;
            let Width::Sigma(_) = width else { return None };
            let (mean, deviation) = design.scale;
            let shift = (mean + deviation * now - centre) / sigma;
            Process::normal()
                .shifted(shift)
                .spread(deviation * design.process.times() / sigma)
        }
        (Kind::P | Kind::Np, Family::Binomial { .. }, Data::Proportions { .. }) => {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "whole, and checked against the largest"
            )]
            let trials =
                (equal.fract() == 0.0 && equal <= f64::from(u32::MAX)).then_some(equal as u32)?;
            Process::binomial(trials, centre).becoming(now)
        }
        (Kind::C, Family::Poisson { .. }, Data::Counts(_)) => {
            Process::poisson(centre).becoming(now)
        }
        (Kind::U, Family::Poisson { .. }, Data::Rates { .. }) => {
            Process::poisson(centre * equal).becoming(now)
        }
        _ => return None,
    };
    Some(process.width(width))
}

/// A run chart about the median of its own points: any order of continuous values is equally likely.
fn run_chart(design: &Design, rules: &RuleSet) -> Result<Option<f64>, Error> {
    let continuous = matches!(
        design.process.family(),
        Family::Normal | Family::Exponential { .. }
    );
    let own = design.options.basis == Basis::Own && design.options.centre == Some(Centre::Median);
    let points = design.len();
    if !continuous || !own || !(2..=LONGEST_RUN_CHART).contains(&points) {
        return Ok(None);
    }
    // of an odd number of points one is the median itself
    let useful = points - points % 2;
    if useful < usize::from(rules.minimum_points()) && !design.options.provisional {
        return Ok(Some(0.0));
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
        Err(error) if matches!(error.kind(), ErrorKind::NoExactChance { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}
