//! Which family fits a kind of chart, and what its lines depend on.

use crate::base::error::{ErrorKind, OptionError, OptionName};
use crate::spc::data::data::{CaseCount, Data};
use crate::spc::data::facts::LimitFamily;
use crate::spc::data::kind::Kind;
use crate::spc::data::phase::Basis;
use crate::spc::limits::estimate::Estimate;
use crate::spc::limits::fit::Fit;
use crate::spc::limits::line::Line;
use crate::spc::limits::model::Model;
use crate::spc::limits::process::Process;
use crate::spc::limits::{attribute, given, individuals, ranges, rare, ratio, sides, xbar};

/// The process of a phase, unless its lines were given point by point, and its lines.
///
/// What a basis knows goes into `fit`, which comes without a centre and a sigma of its own. Without a single point,
/// numbers that are known still make a process.
pub(crate) fn fit(
    kind: Kind,
    data: &Data,
    basis: &Basis,
    fit: Fit<'_>,
) -> Result<(Option<Process>, Model), ErrorKind> {
    basis.check()?;
    let fit = match basis {
        Basis::Lines { .. } if kind.has_memory() => {
            return Err(OptionError::bad(
                OptionName::GivenLines,
                "given",
                "a known process, or points that set it: an EWMA or CUSUM adds up in its standard deviations",
            )
            .into());
        }
        Basis::Lines {
            centre,
            lower,
            upper,
        } => {
            // a run chart has a centre and no limits, whoever drew it
            let limits = kind.has_limits();
            let lines = [lower, upper].map(|line| line.as_ref().filter(|_| limits));
            return given::fit(&fit, centre, lines[0], lines[1]);
        }
        Basis::Process { centre, sigma } => Fit {
            centre: *centre,
            sigma: *sigma,
            ..fit
        },
        _ => fit,
    };
    let (process, mut estimate) = found(kind, data, &fit)?;
    // the centre of a spread is that of its sigma
    let centre_is_known =
        matches!(process, Process::Spread { centre: None, .. }) && fit.sigma.is_some();
    if !centre_is_known {
        estimate.rounding = fit.rounding(&estimate);
    }
    let over = denominators(kind, data, &fit);
    if fit.centre.is_some() {
        estimate.sides = sides::expected(&process, kind, &over);
    }
    let lines = process.lines(kind, fit.width, fit.range, over, estimate);
    Ok((Some(process), lines))
}

/// What the family of a kind finds.
fn found(kind: Kind, data: &Data, fit: &Fit<'_>) -> Result<(Process, Estimate), ErrorKind> {
    match (kind.family(), data) {
        (LimitFamily::Unlimited, _) => individuals::run(fit),
        (LimitFamily::MovingRanges, data) => ranges::fit(fit, &data.plotted()),
        (LimitFamily::Means(_) | LimitFamily::ValuesOrSubgroups, Data::Subgroups(groups)) => {
            xbar::means(fit, groups)
        }
        (LimitFamily::Values | LimitFamily::ValuesOrSubgroups, _) => individuals::fit(fit),
        (LimitFamily::Spreads(spread), Data::Subgroups(groups)) => {
            xbar::spreads(fit, groups, spread)
        }
        (LimitFamily::Ratios, _) => ratio::fit(fit),
        (LimitFamily::Times, _) => rare::times(fit),
        (LimitFamily::Cases, data) => {
            let counting = match data {
                Data::CasesBetween { counting, .. } => *counting,
                _ => CaseCount::Between,
            };
            rare::cases(fit, counting)
        }
        // subgroups are checked at the door
        (
            LimitFamily::Events(_)
            | LimitFamily::DispersedEvents(_)
            | LimitFamily::Means(_)
            | LimitFamily::Spreads(_),
            _,
        ) => attribute::fit(kind, fit),
    }
}

/// What the lines depend on at each point that is drawn; 1 where they depend on nothing.
fn denominators(kind: Kind, data: &Data, fit: &Fit<'_>) -> Line {
    match (kind.family(), data) {
        (LimitFamily::MovingRanges, _) => Line::Flat(fit.estimator.span as f64),
        (
            LimitFamily::Means(_) | LimitFamily::Spreads(_) | LimitFamily::ValuesOrSubgroups,
            Data::Subgroups(groups),
        ) => xbar::sizes(fit, groups),
        _ if kind.data_taken().has_denominators() => match fit.denominators {
            Some(column) => fit.over_drawn(column),
            None => Line::Flat(1.0),
        },
        _ => Line::Flat(1.0),
    }
}
