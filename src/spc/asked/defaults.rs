//! What a kind of chart does unless it is told otherwise.
//!
//! | kind | rules | centre | limits |
//! |---|---|---|---|
//! | run | Anhøj, from 10 useful points | median | none |
//! | XmR, X̄, i′ | Making Data Count 7/7 | mean | 3 sigma |
//! | p, np, p′, c, u, u′ with at least 5 expected events (and 5 non-events) a point | Making Data Count 7/7 | total over total | 3 sigma |
//! | the same below 5 | beyond the limits, Anhøj about the median | median | exact, 0.27 % |
//! | g | beyond the limits, Anhøj about the median, zeros in a row | median | exact, 0.27 % |
//! | t | Making Data Count 7/7 on the 3.6th root | back-transformed mean | 3 sigma of the root |
//! | R, S | beyond the limits | expected | 3 sigma |
//! | mR | none | mean moving range | 3 sigma |
//! | EWMA | beyond the limits | mean | 2.962 sigma of the average |
//! | CUSUM | beyond the limits | 0 | decision interval 5; binomial and Poisson 3.5 |

use crate::num::summary;
use crate::num::totals::{self, Total};
use crate::num::whole::are_whole;
use crate::spc::asked::layout::{Layout, Stretch};
use crate::spc::asked::options::Options;
use crate::spc::asked::shared_rules::Rules;
use crate::spc::data::data::Data;
use crate::spc::data::facts::{Chance, LimitFamily};
use crate::spc::data::kind::Kind;
use crate::spc::data::note::{Note, Rare};
use crate::spc::data::phase::{Basis, LineValues};
use crate::spc::data::series::Series;
use crate::spc::data::spread::Spread;
use crate::spc::limits::process::without_the_event;
use crate::spc::limits::{Centre, Dispersion, Estimator, Width};
use crate::spc::rules::RuleSet;
use crate::spc::rules::{MOST, with_zeros};
use std::ops::Range;

/// Below this many expected events (or non-events) a point, three-sigma limits are far from their nominal rate.
const FEW: f64 = 5.0;

static NONE: RuleSet = RuleSet::none();
static SHEWHART: RuleSet = RuleSet::shewhart();
static MAKING_DATA_COUNT: RuleSet = RuleSet::making_data_count_7_7();
static ANHOEJ_3_SIGMA: RuleSet = RuleSet::anhoej_3_sigma();
/// Of a chart without limits.
pub(crate) static ANHOEJ: RuleSet = RuleSet::anhoej();

/// The rules of an XmR chart.
pub(crate) fn individuals() -> &'static RuleSet {
    &MAKING_DATA_COUNT
}

/// What a chart uses: what the options ask for, else the default of the kind.
#[derive(Debug, Clone)]
pub(crate) struct Chosen {
    pub(crate) rules: Rules,
    pub(crate) centre: Centre,
    pub(crate) width: Width,
    pub(crate) estimator: Estimator,
    pub(crate) note: Option<Note>,
}

impl Chosen {
    pub(crate) fn new(series: &Series, kind: Kind, options: &Options, layout: &Layout) -> Self {
        let few = few_expected(series, kind, options, layout);
        let (rules, centre, width) = of_kind(kind, few.is_some());
        let rules = match kind.family() {
            LimitFamily::Cases if options.wishes.rules.is_none() => {
                of_cases(fewest_cases(series, options, layout))
            }
            _ => rules,
        };
        // how far the limits of a chart with memory lie from its centre, in its own units
        let memory = options.memory_of(kind);
        let width = memory.map_or(width, |memory| Width::Sigma(memory.width()));
        let from = match kind.family() {
            LimitFamily::Means(spread) | LimitFamily::Spreads(spread) => match spread {
                Spread::Range => Dispersion::MeanRange,
                Spread::Deviation => Dispersion::MeanDeviation,
            },
            // means of subgroups: the spread is inside them
            LimitFamily::ValuesOrSubgroups if matches!(series.data, Data::Subgroups(_)) => {
                Dispersion::MeanDeviation
            }
            _ => Dispersion::MeanMovingRange,
        };
        let untouched = options.wishes.rules.is_none()
            && options.wishes.width.is_none()
            && options.wishes.centre.is_none();
        Self {
            rules: options
                .wishes
                .rules
                .clone()
                .unwrap_or(Rules::Default(rules)),
            centre: options.wishes.centre.unwrap_or(centre),
            width: options.wishes.width.unwrap_or(width),
            estimator: options.wishes.estimator.unwrap_or(Estimator::of(from)),
            note: few
                .filter(|_| untouched)
                .map(|Few { number, of }| Note::FewExpected { number, of }),
        }
    }
}

/// Zeros in a row are no more probable than a point beyond one of two three-sigma limits.
const ZEROS_CHANCE: f64 = 0.00135;

/// The rules of a g chart on which this many cases without the event lie between two events, on average.
///
/// So many zeros in a row are a signal, at least two, that a steady process has them at a given place with a chance of at most
/// .00135: 3 where one case in 20 has the event, 2 from one in 28 on. On 24 points of the former that is a false alarm in .003.
pub(crate) fn of_cases(without: Option<f64>) -> &'static RuleSet {
    let zeros = without.filter(|without| *without > 0.0).map(|without| {
        // the chance of none is 1 / (1 + without)
        (libm::log(ZEROS_CHANCE) / -libm::log1p(without))
            .ceil()
            .max(2.0)
    });
    let fits = zeros.filter(|zeros| *zeros <= f64::from(MOST));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "2 to 32"
    )]
    fits.and_then(|zeros| with_zeros(zeros as u16))
        .unwrap_or(&ANHOEJ_3_SIGMA)
}

/// The mean number of cases without the event where it is least: over the points that set the limits of a phase, or as it is known.
/// None where one phase does not say.
fn fewest_cases(series: &Series, options: &Options, layout: &Layout) -> Option<f64> {
    let Data::CasesBetween { counting, .. } = &series.data else {
        return None;
    };
    let mean_of = |stretch: &Stretch| match stretch.basis_of(options) {
        Basis::Process {
            centre: Some(centre),
            ..
        } => Some(*centre),
        Basis::Lines { .. } => None,
        _ => {
            let points = stretch.basis.clone();
            let used = points.filter(|&index| !layout.is_excluded(index));
            summary::mean(
                &used
                    .filter_map(|index| series.value(index))
                    .collect::<Vec<_>>(),
            )
        }
    };
    let mut fewest = f64::INFINITY;
    for stretch in &*layout.phases {
        fewest = fewest.min(without_the_event(mean_of(stretch)?, *counting).0);
    }
    Some(fewest)
}

/// How many events, or non-events if they are fewer, are expected per point.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Few {
    number: f64,
    of: Rare,
}

impl Few {
    const fn events(number: f64) -> Self {
        let of = Rare::Events;
        Self { number, of }
    }

    fn rarer(events: f64, others: f64) -> Self {
        if others < events {
            Self {
                number: others,
                of: Rare::NonEvents,
            }
        } else {
            Self::events(events)
        }
    }

    fn is_few(&self) -> bool {
        self.number < FEW
    }
}

/// The rules, the centre and the width of a kind; `few` says that fewer events are expected per point than three-sigma
/// limits are for.
pub(crate) fn of_kind(kind: Kind, few: bool) -> (&'static RuleSet, Centre, Width) {
    let exact = Width::Probability(Width::THREE_SIGMA);
    if kind.has_memory() {
        return (&SHEWHART, Centre::Mean, Width::default());
    }
    match kind.family() {
        LimitFamily::Unlimited => (&ANHOEJ, Centre::Median, Width::default()),
        LimitFamily::MovingRanges => (&NONE, Centre::Mean, Width::default()),
        LimitFamily::Spreads(_) => (&SHEWHART, Centre::Mean, Width::default()),
        LimitFamily::Cases => (&ANHOEJ_3_SIGMA, Centre::Median, exact),
        _ if few => (&ANHOEJ_3_SIGMA, Centre::Median, exact),
        _ => (&MAKING_DATA_COUNT, Centre::Mean, Width::default()),
    }
}

/// How many events, or non-events if they are fewer, are expected per point, if these are few and exact limits can be had.
///
/// Points that set limits say it by their mean. Points after a frozen baseline do not count: if they did, one more month
/// could change the limits and the rules of all months before it. Where no point sets limits, the centre that is known
/// says it for the first point, for the same reason.
fn few_expected(series: &Series, kind: Kind, options: &Options, layout: &Layout) -> Option<Few> {
    if !kind.expects_events() {
        return None;
    }
    let estimated = |stretch: &&Stretch| {
        matches!(
            stretch.basis_of(options),
            Basis::Own | Basis::Points { .. } | Basis::Process { centre: None, .. }
        )
    };
    if layout.phases.iter().any(|stretch| estimated(&stretch)) {
        let phases = layout.phases.iter().filter(estimated);
        let mut bases: Vec<Range<usize>> = phases.map(|stretch| stretch.basis.clone()).collect();
        bases.dedup();
        return few_in(series, kind, layout, &bases);
    }
    let first = (0..series.len())
        .find(|&index| series.value(index).is_some() && !layout.is_excluded(index))?;
    let mut phases = layout.phases.iter();
    let phase = phases.find(|stretch| stretch.points.contains(&first))?;
    let over = series.over(first).unwrap_or(1.0);
    match phase.basis_of(options) {
        Basis::Process { centre, .. } => few_of_centre(kind, (*centre)?, over),
        Basis::Lines { centre, .. } => {
            let centre = match centre {
                LineValues::Constant(centre) => *centre,
                LineValues::PerPoint(centres) => *centres.get(first)?.as_ref()?,
            };
            few_of_line(kind, centre, over)
        }
        _ => None,
    }
}

/// How many events, or non-events, a process with this mean has at a point over this denominator, if they are few.
pub(crate) fn few_of_centre(kind: Kind, mean: f64, over: f64) -> Option<Few> {
    few_of_line(
        kind,
        if kind.plots_events() {
            mean * over
        } else {
            mean
        },
        over,
    )
}

/// The same from a centre line, which on an np chart is a number of events.
pub(crate) fn few_of_line(kind: Kind, centre: f64, over: f64) -> Option<Few> {
    let events = if kind.plots_events() {
        centre
    } else {
        centre * over
    };
    match kind.chance() {
        // a binomial needs whole trials, and weighted trials are not whole
        Some(Chance::Binomial) => {
            Some(Few::rarer(events, over - events)).filter(|_| over.fract() == 0.0)
        }
        _ => Some(Few::events(events)),
    }
    .filter(Few::is_few)
}

/// The mean over the points that set limits, if it is few: those of the bases of some phases.
pub(crate) fn few_in(
    series: &Series,
    kind: Kind,
    layout: &Layout,
    bases: &[Range<usize>],
) -> Option<Few> {
    let total = |column: &[f64]| total_over(column, layout, bases);
    let expected = match (&series.data, kind.chance()) {
        (Data::Proportions { events, trials }, Some(Chance::Binomial)) => {
            // lines are drawn at excluded points too
            if !bases.iter().all(|basis| are_whole(&trials[basis.clone()])) {
                return None;
            }
            let (events, trials) = (total(events), total(trials));
            let points = events.count as f64;
            Few::rarer(events.sum / points, (trials.sum - events.sum) / points)
        }
        (Data::Rates { events: counts, .. } | Data::Counts(counts), Some(Chance::Poisson)) => {
            let counts = total(counts);
            Few::events(counts.sum / counts.count as f64)
        }
        _ => return None,
    };
    Some(expected).filter(Few::is_few)
}

/// The total of the points of a column that set limits, each taken once.
fn total_over(column: &[f64], layout: &Layout, bases: &[Range<usize>]) -> Total {
    if let [only] = bases
        && layout.excluded.is_empty()
    {
        return totals::total(&column[only.clone()]);
    }
    let used: Vec<f64> = (0..column.len())
        .filter(|index| !layout.is_excluded(*index))
        .filter(|index| bases.iter().any(|basis| basis.contains(index)))
        .map(|index| column[index])
        .collect();
    totals::total(&used)
}
