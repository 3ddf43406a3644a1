//! What a kind of chart does unless it is told otherwise.
//!
//! | kind | rules | centre | limits |
//! |---|---|---|---|
//! | run | Anhøj, from 10 useful points | median | none |
//! | XmR, X̄, i′ | Making Data Count 7/7 | mean | 3 sigma |
//! | p, np, p′, c, u, u′ with at least 5 expected events (and 5 non-events) a point | Making Data Count 7/7 | total over total | 3 sigma |
//! | the same below 5 | beyond the limits, Anhøj about the median | median | exact, 0.27 % |
//! | g | beyond the limits, Anhøj about the median | median | exact, 0.27 % |
//! | t | Making Data Count 7/7 on the 3.6th root | back-transformed mean | 3 sigma of the root |
//! | R, S | beyond the limits | expected | 3 sigma |
//! | mR | none | mean moving range | 3 sigma |
//! | EWMA | beyond the limits | mean | 2.962 sigma of the average |
//! | CUSUM | beyond the limits | 0 | decision interval 5; binomial and Poisson 3.5 |

use crate::num::summary;
use crate::spc::asked::layout::{Layout, Stretch};
use crate::spc::asked::options::Options;
use crate::spc::asked::shared_rules::Rules;
use crate::spc::data::data::Data;
use crate::spc::data::kind::Kind;
use crate::spc::data::note::Note;
use crate::spc::data::phase::Basis;
use crate::spc::data::series::Series;
use crate::spc::limits::{Centre, Dispersion, Estimator, Width};
use crate::spc::rules::RuleSet;

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
        let few = expected(series, kind, options, layout)
            .filter(|expected| *expected < FEW && has_exact_limits(series));
        let exact = Width::Probability(Width::THREE_SIGMA);
        let (rules, centre, width) = match kind {
            Kind::Run => (&ANHOEJ, Centre::Median, Width::default()),
            Kind::MovingRange => (&NONE, Centre::Mean, Width::default()),
            Kind::R | Kind::S => (&SHEWHART, Centre::Mean, Width::default()),
            _ if kind.has_memory() => (&SHEWHART, Centre::Mean, memory_width(kind, options)),
            Kind::G => (&ANHOEJ_3_SIGMA, Centre::Median, exact),
            _ if few.is_some() => (&ANHOEJ_3_SIGMA, Centre::Median, exact),
            _ => (&MAKING_DATA_COUNT, Centre::Mean, Width::default()),
        };
        let from = match kind {
            Kind::XbarR | Kind::R => Dispersion::MeanRange,
            Kind::XbarS | Kind::S => Dispersion::MeanDeviation,
            // means of subgroups: the spread is inside them
            Kind::Ewma | Kind::Cusum if matches!(series.data, Data::Subgroups(_)) => {
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
                .map(|events| Note::FewExpected { events }),
        }
    }
}

/// How far the limits of a chart with memory lie from its centre, in its own units.
fn memory_width(kind: Kind, options: &Options) -> Width {
    Width::Sigma(match kind {
        Kind::Ewma => options.wishes.ewma.unwrap_or_default().sigmas(),
        Kind::Cusum => options.wishes.cusum.unwrap_or_default().interval(),
        _ => options.wishes.ratio_cusum.unwrap_or_default().interval(),
    })
}

/// Whether exact limits can be had: a binomial needs whole trials, and weighted trials are not whole.
fn has_exact_limits(series: &Series) -> bool {
    match &series.data {
        Data::Proportions { trials, .. } => trials.iter().all(|n| n.is_nan() || n.fract() == 0.0),
        _ => true,
    }
}

/// How many events, or non-events if they are fewer, are expected a point: the mean over the points that set limits.
///
/// Points after a frozen baseline do not count here: if they did, one more month could change the limits and
/// the rules of all months before it.
fn expected(series: &Series, kind: Kind, options: &Options, layout: &Layout) -> Option<f64> {
    let estimated = |stretch: &&Stretch| {
        matches!(
            stretch.basis_of(options),
            Basis::Own | Basis::Points { .. } | Basis::Process { centre: None, .. }
        )
    };
    let sets_limits = |index: usize| {
        let mut phases = layout.phases.iter().filter(estimated).peekable();
        phases.peek().is_none() || phases.any(|stretch| stretch.basis.contains(&index))
    };
    let used = |column: &[f64]| {
        let used: Vec<f64> = (0..column.len())
            .filter(|&index| {
                !column[index].is_nan() && !layout.is_excluded(index) && sets_limits(index)
            })
            .map(|index| column[index])
            .collect();
        (summary::sum(&used), used.len() as f64)
    };
    match (&series.data, kind) {
        (Data::Proportions { events, trials }, Kind::P | Kind::Np | Kind::PPrime) => {
            let ((events, points), (trials, _)) = (used(events), used(trials));
            Some(events.min(trials - events) / points)
        }
        (
            Data::Rates { events: counts, .. } | Data::Counts(counts),
            Kind::U | Kind::UPrime | Kind::C,
        ) => {
            let (events, points) = used(counts);
            Some(events / points)
        }
        _ => None,
    }
}
