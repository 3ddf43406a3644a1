//! Limits that no longer move: the process of a chart's last phase, or one that is known, checked when they are read.

use crate::base::error::{Error, ErrorKind, MonitorError};
use crate::spc::asked::defaults::{few_of_centre, few_of_line, of_cases, of_kind};
use crate::spc::asked::options::Options;
use crate::spc::chart::chart::Chart;
use crate::spc::chart::chart_phase::ChartPhase;
use crate::spc::data::facts::{Chance, LimitFamily};
use crate::spc::data::kind::Kind;
use crate::spc::data::observation::{LARGEST, ordinary};
use crate::spc::data::spread::Spread;
use crate::spc::limits::estimate::{Estimate, rounding};
use crate::spc::limits::line::Line;
use crate::spc::limits::model::Model;
use crate::spc::limits::process::{Process, is_binomial, without_the_event};
use crate::spc::limits::width::Width;
use crate::spc::monitor::holds::Holds;
use crate::spc::rules::RuleSet;
use serde::{Deserialize, Serialize};

/// Limits for points to come: a process and how its lines are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "FrozenDoc", into = "FrozenDoc")]
pub(crate) struct Frozen {
    pub(crate) kind: Kind,
    pub(crate) holds: Holds,
    pub(crate) width: Width,
    pub(crate) bounds: Option<(f64, f64)>,
    /// Whether numbers of events need not be whole.
    pub(crate) weighted: bool,
    /// A rate is per `per` of its exposure.
    pub(crate) process: Process,
    pub(crate) per: f64,
    /// How far from the centre a value may lie and still be on it.
    pub(crate) rounding: f64,
}

pub(crate) const BY_POINT: &str =
    "its lines were given point by point, so that the next point has none";
const NO_WIDTH: &str = "they have no width, so that no point could be held against them: the points that set them are all equal";
const NO_LIMITS: &str = "its last phase has no limits";

pub(crate) fn not_frozen(why: &'static str) -> ErrorKind {
    MonitorError::NotFrozen { why }.into()
}

impl Frozen {
    /// The limits of the last phase of a chart.
    pub(crate) fn of(chart: &Chart) -> Result<Self, Error> {
        check_kind(chart.kind())?;
        let phase = last_phase(chart)?;
        let process = phase
            .process_as_counted()
            .ok_or_else(|| not_frozen(BY_POINT))?;
        if matches!(process, Process::Centre { .. }) && chart.kind().has_limits() {
            return Err(not_frozen(NO_LIMITS).into());
        }
        Self {
            kind: chart.kind(),
            holds: Holds::of(&chart.series().data),
            width: phase.model.width,
            bounds: chart.asked().wishes.bounds,
            weighted: chart.asked().wishes.weighted,
            process,
            per: chart.series().get_per(),
            rounding: phase.model.estimate.rounding,
        }
        .checked()
        .map_err(Error::from)
    }

    /// The process of the last phase of a chart with memory, as the limits of the chart of its values.
    pub(crate) fn of_memory(chart: &Chart) -> Result<Self, Error> {
        let phase = last_phase(chart)?;
        if !phase.has_limits() {
            return Err(not_frozen(NO_LIMITS).into());
        }
        let process = phase.process_as_counted();
        Self::of_values(
            chart.kind(),
            Holds::of(&chart.series().data),
            chart.asked(),
            (
                process.ok_or_else(|| not_frozen(BY_POINT))?,
                chart.series().get_per(),
            ),
        )
    }

    /// What a chart with memory adds up, as the limits of the chart of its values.
    pub(crate) fn of_values(
        kind: Kind,
        holds: Holds,
        options: &Options,
        (process, per): (Process, f64),
    ) -> Result<Self, Error> {
        Self {
            kind: kind_of_values(kind, holds),
            holds,
            width: Width::default(),
            bounds: options.wishes.bounds,
            weighted: options.wishes.weighted,
            process,
            per,
            rounding: 0.0,
        }
        .checked()
        .map_err(Error::from)
    }

    /// The lines at a point with this denominator, which does not matter where they depend on none.
    pub(crate) fn model(&self, over: f64) -> Model {
        let over = if self.process.is_by_denominator(self.kind) {
            over
        } else {
            1.0
        };
        self.process.lines(
            self.kind,
            self.width,
            self.kind.range_within(self.bounds),
            Line::Flat(over),
            Estimate {
                rounding: self.rounding,
                ..Estimate::default()
            },
        )
    }

    /// The mean, and the standard deviation of a point over this denominator, of what a statistic with memory adds up.
    pub(crate) fn added_up(&self, over: f64) -> (f64, f64) {
        // a monitor of any other process is not made
        self.process.added_up(over).unwrap_or((f64::NAN, f64::NAN))
    }

    /// Whether the process does not vary at all.
    pub(crate) fn is_flat(&self) -> bool {
        self.model(1.0).is_flat()
    }

    /// Whether the denominator of a point matters: to its lines, or to the defaults that it chooses.
    pub(crate) const fn is_by_denominator(&self) -> bool {
        let chooses = matches!(
            (
                self.process,
                self.kind.expects_events() && self.kind.data_taken().has_denominators()
            ),
            (Process::Given { .. }, true)
        );
        chooses || self.process.is_by_denominator(self.kind)
    }

    /// Whether exact limits are drawn for events out of trials, which must then be whole.
    pub(crate) const fn needs_whole_trials(&self) -> bool {
        matches!(self.kind.family(), LimitFamily::Events(Chance::Binomial))
            && matches!(self.process, Process::Events { .. })
            && matches!(self.width, Width::Probability(_))
    }

    /// Whether few events are expected at a point with this denominator.
    pub(crate) fn expects_few(&self, over: f64) -> bool {
        match self.process {
            Process::Events { mean, .. } => few_of_centre(self.kind, mean, over).is_some(),
            Process::Given { centre, .. } => few_of_line(self.kind, centre, over).is_some(),
            _ => false,
        }
    }

    /// The rules that it has by default, where few events are not expected at the first point.
    pub(crate) fn usual_rules(&self) -> &'static RuleSet {
        match self.process {
            Process::Cases { mean, counting, .. } => {
                of_cases(Some(without_the_event(mean, counting).0))
            }
            _ => of_kind(self.kind, false).0,
        }
    }

    pub(crate) fn checked(self) -> Result<Self, ErrorKind> {
        let fits = is_of(&self.process, self.kind.family());
        if !fits || !self.holds.fits(self.kind) || check_kind(self.kind).is_err() {
            return Err(not_frozen("they are those of another kind of chart"));
        }
        if !self.process.varies(self.kind) {
            return Err(not_frozen(NO_WIDTH));
        }
        self.width.check().map_err(|error| error.kind().clone())?;
        if let Some((lowest, highest)) = self.bounds
            && (lowest >= highest || lowest.is_nan() || highest.is_nan())
        {
            return Err(not_frozen("their bounds are out of order"));
        }
        self.check_numbers()?;
        Ok(self)
    }

    fn check_numbers(&self) -> Result<(), ErrorKind> {
        let numbers = match self.process {
            Process::Centre { centre } => [Some(centre), None, None],
            Process::Given {
                centre,
                lower,
                upper,
            } => [Some(centre), lower, upper],
            Process::Values {
                centre,
                mean,
                sigma,
            } => [Some(centre), Some(mean), Some(sigma)],
            Process::Times {
                centre,
                root_mean,
                root_sigma,
            } => [Some(centre), Some(root_mean), Some(root_sigma)],
            Process::Events {
                centre,
                mean,
                sigma_z,
            } => [centre, Some(mean), sigma_z],
            Process::Cases { centre, mean, .. } => [Some(centre), Some(mean), None],
            Process::Spread { centre, sigma } => [centre, Some(sigma), None],
        };
        for number in numbers.into_iter().flatten() {
            ordinary(number)?;
        }
        if !(self.per.is_finite() && self.per > 0.0) {
            return Err(not_frozen("a rate is per a number above 0"));
        }
        // that of values up to the largest there are
        if !(0.0..=rounding(&[LARGEST])).contains(&self.rounding) {
            return Err(not_frozen("rounding is not as large"));
        }
        let possible = match self.process {
            Process::Centre { .. } | Process::Given { .. } => true,
            Process::Values { sigma, .. } | Process::Spread { sigma, .. } => sigma >= 0.0,
            Process::Times {
                centre,
                root_mean,
                root_sigma,
            } => [centre, root_mean, root_sigma]
                .iter()
                .all(|&number| number >= 0.0),
            Process::Events { mean, sigma_z, .. } => {
                let most = if is_binomial(self.kind) {
                    1.0
                } else {
                    f64::INFINITY
                };
                (0.0..=most).contains(&mean) && sigma_z.is_none_or(|sigma_z| sigma_z >= 0.0)
            }
            Process::Cases { mean, counting, .. } => without_the_event(mean, counting).0 >= 0.0,
        };
        if !possible {
            return Err(not_frozen("a process cannot have these numbers"));
        }
        if let Process::Given {
            centre,
            lower,
            upper,
        } = self.process
            && (lower.is_some_and(|lower| lower > centre)
                || upper.is_some_and(|upper| upper < centre))
        {
            return Err(not_frozen("their lines are out of order"));
        }
        if let (Process::Cases { counting, .. }, Holds::CasesBetween { counting: held }) =
            (self.process, self.holds)
            && counting != held
        {
            return Err(not_frozen("they count cases in two ways"));
        }
        if self.kind.family() == LimitFamily::Spreads(Spread::Range)
            && matches!(self.process, Process::Spread { .. })
            && matches!(self.width, Width::Probability(_))
        {
            return Err(not_frozen("ranges have no exact limits"));
        }
        Ok(())
    }
}

/// The kind of the chart of the values that a chart with memory adds up.
pub(crate) const fn kind_of_values(kind: Kind, holds: Holds) -> Kind {
    match (kind.chance(), holds) {
        (Some(Chance::Binomial), _) => Kind::P,
        (Some(Chance::Poisson), Holds::Counts) => Kind::C,
        (Some(Chance::Poisson), _) => Kind::U,
        (None, Holds::Subgroups) => Kind::XbarS,
        (None, _) => Kind::Individuals,
    }
}

/// Whether a process is one that charts of this variation find.
const fn is_of(process: &Process, variation: LimitFamily) -> bool {
    match process {
        Process::Centre { .. } => matches!(variation, LimitFamily::Unlimited),
        Process::Given { .. } => true,
        Process::Values { .. } => matches!(
            variation,
            LimitFamily::Values | LimitFamily::Means(_) | LimitFamily::Ratios
        ),
        Process::Times { .. } => matches!(variation, LimitFamily::Times),
        Process::Events { sigma_z, .. } => match variation {
            LimitFamily::Events(_) => sigma_z.is_none(),
            LimitFamily::DispersedEvents(_) => sigma_z.is_some(),
            _ => false,
        },
        Process::Cases { .. } => matches!(variation, LimitFamily::Cases),
        Process::Spread { .. } => matches!(variation, LimitFamily::Spreads(_)),
    }
}

/// A kind that judges point by point.
pub(crate) fn check_kind(kind: Kind) -> Result<(), ErrorKind> {
    if kind.family() == LimitFamily::MovingRanges {
        return Err(not_frozen(
            "a moving range belongs to two points: watch the values themselves",
        ));
    }
    if kind.has_memory() {
        return Err(not_frozen(
            "an EWMA or CUSUM carries its statistic along, so a `MemoryMonitor` watches it",
        ));
    }
    Ok(())
}

fn last_phase(chart: &Chart) -> Result<&ChartPhase, ErrorKind> {
    let phase = chart.phases().last();
    phase.ok_or_else(|| not_frozen("the chart has no phase"))
}

/// The edition of the stored form: the second holds a process, the first held a law of its own.
const EDITION: u16 = 2;

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde asks")]
fn is_zero(number: &f64) -> bool {
    *number == 0.0
}

/// Frozen limits as a document has them. A bound that is `None` is none on that side.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct FrozenDoc {
    /// The first edition did not say which it was.
    #[serde(default)]
    edition: u16,
    kind: Kind,
    holds: Holds,
    width: Width,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    bounds: Option<(Option<f64>, Option<f64>)>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    weighted: bool,
    #[serde(default)]
    process: Option<Process>,
    /// 1 where it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    per: Option<f64>,
    #[serde(default, skip_serializing_if = "is_zero")]
    rounding: f64,
    /// What the first edition held instead: known, to be refused by name.
    #[serde(default, skip_serializing)]
    #[cfg_attr(feature = "schema", schemars(with = "Option<bool>"))]
    law: Option<serde::de::IgnoredAny>,
}

impl TryFrom<FrozenDoc> for Frozen {
    type Error = Error;
    fn try_from(doc: FrozenDoc) -> Result<Self, Error> {
        let (EDITION, Some(process), None) = (doc.edition, doc.process, doc.law) else {
            return Err(MonitorError::BadState {
                why: "its limits are not of edition 2, the one that is read: make the monitor again from its chart \
                      or its numbers",
            }
            .into());
        };
        let wide = |(lowest, highest): (Option<f64>, Option<f64>)| {
            (
                lowest.unwrap_or(f64::NEG_INFINITY),
                highest.unwrap_or(f64::INFINITY),
            )
        };
        let frozen = Self {
            kind: doc.kind,
            holds: doc.holds,
            width: doc.width,
            bounds: doc.bounds.map(wide),
            weighted: doc.weighted,
            process,
            per: doc.per.unwrap_or(1.0),
            rounding: doc.rounding,
        };
        Ok(frozen.checked()?)
    }
}

impl From<Frozen> for FrozenDoc {
    fn from(frozen: Frozen) -> Self {
        let finite = |bound: f64| Some(bound).filter(|bound| bound.is_finite());
        Self {
            edition: EDITION,
            kind: frozen.kind,
            holds: frozen.holds,
            width: frozen.width,
            bounds: frozen
                .bounds
                .map(|(lowest, highest)| (finite(lowest), finite(highest))),
            weighted: frozen.weighted,
            process: Some(frozen.process),
            per: Some(frozen.per).filter(|&per| per != 1.0),
            rounding: frozen.rounding,
            law: None,
        }
    }
}
