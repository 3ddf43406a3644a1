//! Limits that are frozen now: how often they speak of nothing among the points to come.
//!
//! A chart's own limits may lie well or badly, and stay. So the chance is that of many charts, and each has its own:
//! the spread of these is what is known least and matters most.

use crate::base::error::{ChartError, Error, ErrorKind, PriceError, RuleError};
use crate::num::summary;
use crate::spc::asked::options::Options;
use crate::spc::chart::chart_phase::ChartPhase;
use crate::spc::chart::fitting::fitted;
use crate::spc::chart::judged::asks_for_both_sides;
use crate::spc::data::at::At;
use crate::spc::data::facts::LimitFamily;
use crate::spc::data::phase::{Basis, LineValues, Phase, Reason};
use crate::spc::data::series::Series;
use crate::spc::limits::Width;
use crate::spc::price::designs::design::Design;
use crate::spc::price::process::{Family, Process};
use crate::spc::price::run_length::RunLength;
use crate::spc::price::simulation::count::Counted;
use crate::spc::price::simulation::judge::{Judge, SoughtSignal};
use crate::spc::price::simulation::simulate::Simulator;

/// How many futures each simulated past has, where its own chance cannot be worked out.
const FUTURES: u32 = 100;

/// One in this many series is a past, where each has futures of its own.
const PASTS: u32 = 50;

/// What was found, on how many series, and between which chances the middle 80 in 100 charts lie.
type Next = (Counted, u32, Option<(f64, f64)>);

/// The chance of a signal among the points to come, and how it differs from chart to chart.
pub(in crate::spc::price) fn next(design: &Design, points: usize) -> Result<Next, Error> {
    over(design, points, (design.series / PASTS).max(2), FUTURES)
}

/// The chance alone, for which each past needs one future: it is as exact as a series each makes it. A process that changes right
/// after the last point is one of the future.
pub(in crate::spc::price) fn chance_next(design: &Design, points: usize) -> Result<Counted, Error> {
    Ok(over(design, points, design.series, 1)?.0)
}

/// The shape and the options of a design with so many points to come.
pub(in crate::spc::price) fn to_come(
    design: &Design,
    points: usize,
) -> Result<(Series, Options), Error> {
    let now = design.len();
    // the points to come have the denominators and gaps of the first ones
    let shape = design.with_points(now + points).shape;
    Ok((shape, frozen(&design.options, now)?))
}

fn over(design: &Design, points: usize, pasts: u32, futures: u32) -> Result<Next, Error> {
    let now = design.len();
    let (shape, options) = to_come(design, points)?;
    let exact = conditional(design)?;
    let (pasts, futures) = match exact {
        Some(_) => (design.series, 1),
        None => (pasts, futures),
    };
    let then = design
        .later
        .as_ref()
        .map_or(&design.process, |later| &later.0);
    let mut judge = Judge::with(design, &options, &shape)?;
    let mut simulator = Simulator::in_shape(design, &shape)?;
    let mut chances = Vec::with_capacity(pasts as usize);
    let mut first = None;
    for _ in 0..pasts {
        simulator.draw();
        if let Some(exact) = &exact {
            match lines_of(design, &simulator.series(now)) {
                Ok((centre, sigma)) => {
                    let (mean, deviation) = design.scale;
                    let process = Process::normal()
                        .shifted((mean + deviation * then.now() - centre) / sigma)
                        .spread(deviation * then.times() / sigma);
                    chances.extend(exact.within_under(&process, points as u64));
                }
                Err(error) => {
                    first.get_or_insert(error);
                }
            }
            continue;
        }
        let mut found = 0;
        let mut failed = None;
        for future in 0..futures {
            if future > 0 {
                simulator.draw_again(now);
            }
            match judge.sees(&simulator, SoughtSignal::From(now)) {
                Ok(seen) => found += u32::from(seen),
                Err(error) => failed = Some(error),
            }
        }
        match failed {
            Some(error) => {
                first.get_or_insert(error);
            }
            None => chances.push(f64::from(found) / f64::from(futures)),
        }
    }
    let (Some(mean), 2..) = (summary::mean(&chances), chances.len()) else {
        return Err(first.unwrap_or_else(|| ChartError::NoPoints { found: now }.into()));
    };
    let count = chances.len() as f64;
    let squares: f64 = chances.iter().map(|chance| (chance - mean).powi(2)).sum();
    chances.sort_by(f64::total_cmp);
    let at = |share: f64| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a place in the list"
        )]
        let place = (share * (count - 1.0)).round() as usize;
        chances[place]
    };
    let counted = Counted {
        chance: mean,
        standard_error: libm::sqrt(squares / (count - 1.0) / count),
    };
    Ok((counted, pasts, Some((at(0.1), at(0.9)))))
}

/// The rules as a chain, where frozen limits are two numbers and nothing else matters: XmR charts of independent
/// normal values, judged by rules about lines alone.
fn conditional(design: &Design) -> Result<Option<RunLength>, Error> {
    let ([rules], Some(Width::Sigma(_))) = (design.rules.as_slice(), design.options.wishes.width)
    else {
        return Ok(None);
    };
    // which runs are judged depends on the points
    let asks = rules.rules().iter().any(asks_for_both_sides);
    let plain = design.kind.family() == LimitFamily::Values
        && !asks
        && design.process.family() == Family::Normal
        && design.departure.is_none()
        && design
            .later
            .as_ref()
            .is_none_or(|later| later.1 >= design.len())
        && design.options.wishes.bounds.is_none()
        && design.options.wishes.phases.is_empty()
        && matches!(
            design.options.wishes.basis,
            Basis::Own | Basis::Points { .. }
        )
        && design.shape.usable() >= usize::from(rules.minimum_points());
    if !plain {
        return Ok(None);
    }
    let base = Process::normal().width(design.options.wishes.width.unwrap_or_default());
    match RunLength::of(rules, &base) {
        Ok(run_length) => Ok(Some(run_length).filter(RunLength::is_about_lines_alone)),
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

/// Centre and sigma that a series of individual values gives.
fn lines_of(design: &Design, series: &Series) -> Result<(f64, f64), Error> {
    let fitted = fitted(series, design.kind, &design.options)?;
    let phase = fitted.main.phases.first();
    let estimate = phase.map(ChartPhase::estimate);
    let lines = estimate.and_then(|estimate| Some((estimate.mean?, estimate.sigma?)));
    lines.filter(|(_, sigma)| *sigma > 0.0).ok_or_else(|| {
        ChartError::NoPoints {
            found: series.len(),
        }
        .into()
    })
}

/// The options with one more phase: the points to come, under the limits of the last phase.
fn frozen(options: &Options, now: usize) -> Result<Options, Error> {
    let last = options.wishes.phases.last();
    let start = last.map_or(Some(0), |phase| match phase.from() {
        At::Index(start) => Some(*start),
        _ => None,
    });
    let basis = last.map_or(&options.wishes.basis, Phase::basis);
    let each = |line: &LineValues| matches!(line, LineValues::PerPoint(_));
    let basis = match (basis, start) {
        (Basis::Own | Basis::Process { centre: None, .. }, Some(start)) => {
            Basis::points(start..now)
        }
        (Basis::Points { from, to: None }, _) => Basis::Points {
            from: from.clone(),
            to: Some(At::Index(now)),
        },
        (
            Basis::Lines {
                centre,
                lower,
                upper,
            },
            _,
        ) if each(centre) || [lower, upper].into_iter().flatten().any(each) => {
            return Err(PriceError::NotPriced {
                why: "its lines are given point by point, and none is given for the points to come",
            }
            .into());
        }
        (basis, _) => basis.clone(),
    };
    let mut options = options.clone();
    options
        .wishes_mut()
        .phases
        .push(Phase::new(now, Reason::other("frozen limits")).with_basis(basis));
    Ok(options)
}
