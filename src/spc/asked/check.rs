//! What cannot be, found before anything is worked out.

use crate::base::error::{ChartError, DataError, Error, OptionError, OptionName, Place, RuleError};
use crate::num::whole::{are_whole, is_whole};
use crate::spc::asked::defaults::Chosen;
use crate::spc::asked::layout::Layout;
use crate::spc::asked::options::Options;
use crate::spc::data::data::Data;
use crate::spc::data::facts::{LimitFamily, MemoryKind};
use crate::spc::data::kind::Kind;
use crate::spc::data::observation::LARGEST;
use crate::spc::data::phase::Basis;
use crate::spc::data::series::Series;
use crate::spc::limits::{Centre, Estimator, Memory, Width};
use crate::spc::rules::{Rule, RuleSet};

/// What a target is held against.
const PLOTTED: &str = "what is plotted";

/// The rules that a kind judges its main track by: a chart of spreads has those for spreads.
pub(crate) fn active_rules(kind: Kind, rules: &RuleSet) -> &[Rule] {
    if kind.is_of_spread() {
        rules.spread_rules()
    } else {
        rules.rules()
    }
}

/// What cannot be, before anything is worked out.
pub(crate) fn check(
    series: &Series,
    kind: Kind,
    options: &Options,
    chosen: &Chosen,
    layout: &Layout,
) -> Result<(), Error> {
    check_memory(kind, options)?;
    chosen.width.check()?;
    chosen.estimator.check()?;
    for rule in active_rules(kind, &chosen.rules) {
        kind.lawful(rule).map_err(|why| RuleError::UnlawfulRule {
            kind: kind.symbol(),
            rule: rule.name().into_owned(),
            why,
        })?;
    }
    check_events(series, kind, options)?;
    let needs = match kind.family() {
        LimitFamily::Unlimited => 1,
        LimitFamily::ValuesOrSubgroups if matches!(series.data, Data::Subgroups(_)) => 2,
        _ if kind.is_by_differences() => 3,
        _ => 2,
    };
    let used = || {
        (0..series.len())
            .filter(|&index| series.value(index).is_some() && !layout.is_excluded(index))
    };
    if matches!(
        kind.family(),
        LimitFamily::Times
            | LimitFamily::Means(_)
            | LimitFamily::Spreads(_)
            | LimitFamily::ValuesOrSubgroups
    ) {
        for index in used() {
            let measures = || sets_a_sigma(index, options, layout);
            check_point(series, kind, index, measures)?;
        }
    }
    // the first points are there, as a rule
    let found =
        if layout.excluded.is_empty() && (0..needs).all(|index| series.value(index).is_some()) {
            needs
        } else {
            used().take(needs).count()
        };
    if found == 0 {
        return Err(ChartError::NoPoints {
            found: series.len(),
        }
        .into());
    }
    let all_known = layout
        .phases
        .iter()
        .all(|stretch| kind.is_known_by(stretch.basis_of(options)));
    if found < needs && !all_known {
        return Err(ChartError::TooFewPoints {
            kind: kind.symbol(),
            needs,
            found,
        }
        .into());
    }
    if let Some(target) = &options.wishes.target {
        let proportion = matches!(series.data, Data::Proportions { .. }) && !kind.plots_events();
        let (range, what) = if proportion {
            ((0.0, 1.0), "a proportion")
        } else {
            let (lowest, highest) = kind.range();
            ((lowest.max(-LARGEST), highest.min(LARGEST)), PLOTTED)
        };
        target.check(series.len(), range, what)?;
    }
    Ok(())
}

/// Events whose chance is asked for are whole, unless they have weights.
fn check_events(series: &Series, kind: Kind, options: &Options) -> Result<(), Error> {
    if kind.chance().is_none() || options.wishes.weighted {
        return Ok(());
    }
    let events = series.data.events();
    if are_whole(events) {
        return Ok(());
    }
    let broken = events.iter().position(|&found| !is_whole(found));
    broken.map_or(Ok(()), |index| {
        let found = series.data.events()[index];
        Err(DataError::EventsNotWhole { found }.at(Place::Point(index)))
    })
}

/// What can be said of options without a point: their numbers, and what the kind cannot have.
pub(crate) fn check_options(kind: Kind, options: &Options) -> Result<(), Error> {
    let wishes = &options.wishes;
    check_memory(kind, options)?;
    wishes.width.map_or(Ok(()), Width::check)?;
    wishes.estimator.as_ref().map_or(Ok(()), Estimator::check)?;
    wishes.bounds.map_or(Ok(()), check_range)?;
    wishes.basis.check()?;
    for (phase, its) in wishes.phases.iter().enumerate() {
        let check = its.basis().check();
        check.map_err(|kind| kind.at(Place::Phase(phase + 1)))?;
    }
    match &wishes.target {
        Some(target) => target.check_numbers((-LARGEST, LARGEST), PLOTTED),
        None => Ok(()),
    }
}

/// The memory that was asked for, and what a chart with memory cannot have.
pub(crate) fn check_memory(kind: Kind, options: &Options) -> Result<(), Error> {
    let wishes = &options.wishes;
    if let Some(asked) = &wishes.memory {
        if kind.memory() != Some(asked.kind()) {
            return Err(needless(OptionName::Memory, memory_taken(kind)));
        }
        asked.check()?;
    }
    let Some(memory) = kind.memory() else {
        return Ok(());
    };
    if let Some(Memory::Ewma(ewma)) = &wishes.memory
        && wishes
            .width
            .is_some_and(|width| width != Width::Sigma(ewma.sigmas()))
    {
        return Err(needless(
            OptionName::Width,
            "none beside that of the EWMA, or the same",
        ));
    }
    if !kind.is_cusum() {
        return Ok(());
    }
    if options.wishes.width.is_some() {
        return Err(needless(
            OptionName::Width,
            "none: the limit of a CUSUM is its decision interval",
        ));
    }
    if options.wishes.target.is_some() {
        return Err(needless(
            OptionName::Target,
            "none: a CUSUM is in units of its own, so hold the values against a target on another chart",
        ));
    }
    if memory == MemoryKind::RatioCusum && options.wishes.centre == Some(Centre::Median) {
        return Err(needless(
            OptionName::MedianCentre,
            "the total over the total, which the ratios are of",
        ));
    }
    Ok(())
}

/// Which memory a kind takes.
const fn memory_taken(kind: Kind) -> &'static str {
    match kind.memory() {
        None => "none: this kind of chart has no memory",
        Some(MemoryKind::Ewma) => "that of an EWMA",
        Some(MemoryKind::Cusum) => "that of a CUSUM of values",
        Some(MemoryKind::RatioCusum) => "that of a CUSUM of log-likelihood ratios",
    }
}

/// An option that was given and cannot be.
fn needless(option: OptionName, expected: &'static str) -> Error {
    OptionError::bad(option, "given", expected).into()
}

/// Whether the bounds are a range, and every plotted point that takes part lies in it.
pub(crate) fn check_bounds(
    plotted: &[f64],
    options: &Options,
    layout: &Layout,
) -> Result<(), Error> {
    let Some((lowest, highest)) = options.wishes.bounds else {
        return Ok(());
    };
    check_range((lowest, highest))?;
    let outside = plotted.iter().enumerate().find(|&(index, value)| {
        (*value < lowest || *value > highest) && !layout.is_excluded(index)
    });
    match outside {
        None => Ok(()),
        Some((index, &found)) => Err(OptionError::OutOfBounds {
            found,
            lowest,
            highest,
        }
        .at(Place::Point(index))),
    }
}

/// Whether bounds are a range.
pub(crate) fn check_range((lowest, highest): (f64, f64)) -> Result<(), Error> {
    if lowest < highest {
        return Ok(());
    }
    Err(OptionError::bad(
        OptionName::Bounds,
        format_args!("{lowest} to {highest}"),
        "a lower bound below an upper one",
    )
    .into())
}

/// Whether a point is among those that a sigma is measured from; beside given lines of the means it is that of their spreads.
fn sets_a_sigma(index: usize, options: &Options, layout: &Layout) -> bool {
    layout.phases.iter().any(|stretch| {
        let is_known = match stretch.basis_of(options) {
            Basis::Process { sigma, .. } => sigma.is_some(),
            Basis::Own | Basis::Points { .. } | Basis::Lines { .. } => false,
        };
        !is_known && stretch.basis.contains(&index)
    })
}

/// `measures` says whether a sigma is measured from this point.
fn check_point(
    series: &Series,
    kind: Kind,
    index: usize,
    measures: impl Fn() -> bool,
) -> Result<(), Error> {
    let place = Place::Point(index);
    match kind.family() {
        LimitFamily::Times if series.value(index) == Some(0.0) => {
            Err(ChartError::ZeroTime.at(place))
        }
        LimitFamily::Means(_) | LimitFamily::Spreads(_) | LimitFamily::ValuesOrSubgroups => {
            match series.subgroup(index).map(<[f64]>::len) {
                // a mean of one value is a mean: only a spread, and a sigma measured from it, need two
                Some(found) if found < 2 && (kind.is_of_spread() || measures()) => {
                    Err(ChartError::SubgroupTooSmall { found }.at(place))
                }
                _ => Ok(()),
            }
        }
        _ => Ok(()),
    }
}
