//! Limits of a process that is known, where no point has come yet.

use crate::base::error::{Error, Place};
use crate::spc::asked::check::{check_memory, check_range};
use crate::spc::asked::defaults::of_kind;
use crate::spc::asked::options::Options;
use crate::spc::data::facts::LimitFamily;
use crate::spc::data::kind::Kind;
use crate::spc::data::phase::{Basis, LineValues};
use crate::spc::limits::families;
use crate::spc::limits::fit::Fit;
use crate::spc::limits::process::Process;
use crate::spc::limits::width::Width;
use crate::spc::monitor::frozen::{BY_POINT, Frozen, check_kind, not_frozen};
use crate::spc::monitor::holds::Holds;

impl Frozen {
    /// The limits of a process that is known, where no point has come yet.
    pub(crate) fn known(kind: Kind, options: &Options) -> Result<Self, Error> {
        check_kind(kind)?;
        // what a first point may still change has the ordinary width until then
        let (_, _, width) = of_kind(kind, false);
        let width = options.wishes.width.unwrap_or(width);
        let holds = Holds::usual(kind);
        let process = known_process(kind, holds, options, width)?;
        Self {
            kind,
            holds,
            width,
            bounds: options.wishes.bounds,
            weighted: options.wishes.weighted,
            process,
            per: 1.0,
            rounding: 0.0,
        }
        .checked()
        .map_err(Error::from)
    }

    /// What a chart with memory adds up of a process that is known.
    pub(crate) fn known_memory(kind: Kind, options: &Options) -> Result<Self, Error> {
        let holds = Holds::usual(kind);
        let process = known_process(kind, holds, options, Width::default())?;
        Self::of_values(kind, holds, options, (process, 1.0))
    }
}

/// The process that the options know, from the families that fit a chart: without a point there is nothing to estimate.
fn known_process(
    kind: Kind,
    holds: Holds,
    options: &Options,
    width: Width,
) -> Result<Process, Error> {
    let wishes = &options.wishes;
    check_memory(kind, options)?;
    if !wishes.phases.is_empty() || !wishes.exclusions.is_empty() {
        return Err(not_frozen(
            "phases and exclusions name points, and a monitor has none before its first: make a chart, and a \
             monitor after it",
        )
        .into());
    }
    let is_known = match &wishes.basis {
        Basis::Lines {
            centre,
            lower,
            upper,
        } => {
            let by_point = |line: &LineValues| matches!(line, LineValues::PerPoint(_));
            let mut limits = [lower, upper].into_iter().flatten();
            if by_point(centre) || limits.any(by_point) {
                return Err(not_frozen(BY_POINT).into());
            }
            true
        }
        Basis::Process { centre, sigma } => match kind.family() {
            LimitFamily::Unlimited => centre.is_some(),
            LimitFamily::Spreads(_) => sigma.is_some(),
            _ => kind.is_known_by(&wishes.basis),
        },
        _ => false,
    };
    if !is_known {
        return Err(not_frozen(
            "the baseline leaves numbers to be estimated from points: give a centre and a sigma, or lines",
        )
        .into());
    }
    wishes.bounds.map_or(Ok(()), check_range)?;
    width.check()?;
    let estimator = wishes.estimator.unwrap_or_default();
    estimator.check()?;
    let (_, middle, _) = of_kind(kind, false);
    let fit = Fit {
        plotted: &[],
        numerators: None,
        denominators: None,
        excluded: &[],
        borders: &[],
        drawn: (0, 0),
        basis: (0, 0),
        centre: None,
        sigma: None,
        middle: wishes.centre.unwrap_or(middle),
        estimator: &estimator,
        width,
        range: kind.range_within(wishes.bounds),
    };
    let data = holds.before_the_first();
    let (process, _) =
        families::fit(kind, &data, &wishes.basis, fit).map_err(|kind| kind.at(Place::Phase(0)))?;
    process.ok_or_else(|| not_frozen(BY_POINT).into())
}
