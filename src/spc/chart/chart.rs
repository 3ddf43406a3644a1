//! The chart: a series, its lines, its signals, and the facts behind them.

use crate::base::date::Date;
use crate::base::error::Error;
use crate::base::kept::Kept;
use crate::base::number::Scale;
use crate::spc::asked::check::active_rules;
use crate::spc::asked::options::Options;
use crate::spc::chart::analyse::{Analysis, analyse};
use crate::spc::chart::chart_phase::ChartPhase;
use crate::spc::chart::track::Track;
use crate::spc::data::into_series::IntoSeries;
use crate::spc::data::kind::Kind;
use crate::spc::data::note::Note;
use crate::spc::data::phase::Basis;
use crate::spc::data::series::Series;
use crate::spc::limits::Centre;
use crate::spc::rules::{Role, Rule, RuleSet, Signal, TrackKind};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A control chart or run chart: the series, its lines, every signal, and the facts behind them.
///
/// Short constructors such as [`Chart::xmr`] have the defaults of their kind;
/// [`Chart::options`] asks for anything else. A chart cannot be changed: it is what its series, kind and
/// [`Options`] make it. That is also what it serialises as, and it is worked out again when it is loaded.
///
/// ```
/// use improvement::Chart;
///
/// # fn main() -> Result<(), improvement::Error> {
/// let chart = Chart::xmr([22.0, 25.0, 19.0, 24.0, 21.0, 23.0, 20.0, 26.0, 41.0, 22.0, 24.0, 21.0, 23.0])?;
/// assert_eq!(chart.signals().len(), 1);
/// assert_eq!(chart.signals()[0].first_hit(), 8); // the ninth point
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "ChartDoc", into = "ChartDoc")]
pub struct Chart {
    series: Series,
    kind: Kind,
    options: Options,
    analysis: Analysis,
    /// How its numbers are printed.
    pub(crate) scale: Kept<Scale>,
}

impl Chart {
    /// Asks for anything that differs from the defaults.
    ///
    /// ```
    /// use improvement::{Chart, Direction};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 23];
    /// let chart = Chart::options().better(Direction::Lower).target(20).xmr(waits)?;
    /// assert!(chart.reading().assurance().is_some());
    /// # Ok(())
    /// # }
    /// ```
    pub fn options() -> Options {
        Options::new()
    }

    /// A chart of any kind, with every default.
    ///
    /// ```
    /// use improvement::{Chart, Kind, Series};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let over = Series::proportions([11, 17, 9, 12], [305, 312, 294, 268])?;
    /// let chart = Chart::of(Kind::PPrime, &over)?;
    /// assert_eq!(chart.kind(), Kind::PPrime);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Options::chart`].
    pub fn of(kind: Kind, series: impl IntoSeries) -> Result<Self, Error> {
        Options::new().chart(kind, series)
    }

    /// The series.
    #[must_use]
    pub fn series(&self) -> &Series {
        &self.series
    }

    /// The kind of chart.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// What was asked for.
    pub fn asked(&self) -> &Options {
        &self.options
    }

    /// The rule set that the chart was judged by.
    ///
    /// ```
    /// use improvement::Chart;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let chart = Chart::xmr([22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23])?;
    /// assert_eq!(chart.rules().name(), "making-data-count");
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn rules(&self) -> &RuleSet {
        &self.analysis.fitted.rules
    }

    /// The rules of the main track: those for spreads on a chart of spreads.
    #[must_use]
    pub fn main_rules(&self) -> &[Rule] {
        active_rules(self.kind, &self.analysis.fitted.rules)
    }

    /// How many points, missing ones among them.
    ///
    /// ```
    /// use improvement::Chart;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let chart = Chart::run([Some(4), None, Some(6)])?;
    /// assert_eq!(chart.len(), 3);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.series.len()
    }

    /// Whether there is no point at all (there always is one).
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.series.is_empty()
    }

    /// The value plotted at a point.
    ///
    /// ```
    /// use improvement::Chart;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let chart = Chart::run([Some(4), None, Some(6)])?;
    /// assert_eq!((chart.value(0), chart.value(1)), (Some(4.0), None));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn value(&self, index: usize) -> Option<f64> {
        self.analysis.fitted.main.value(index)
    }

    /// The centre line at a point.
    ///
    /// ```
    /// use improvement::Chart;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// assert_eq!(Chart::run([4, 6, 9])?.centre(0), Some(6.0)); // a run chart has the median
    /// # Ok(())
    /// # }
    /// ```
    #[doc(alias = "CL")]
    #[must_use]
    pub fn centre(&self, index: usize) -> Option<f64> {
        self.analysis.fitted.main.centre(index)
    }

    /// The lower limit at a point, as drawn.
    ///
    /// ```
    /// use improvement::Chart;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let chart = Chart::xmr([22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23])?;
    /// assert_eq!(chart.lower(0).map(f64::round), Some(9.0));
    /// # Ok(())
    /// # }
    /// ```
    #[doc(alias = "LCL")]
    #[doc(alias = "LPL")]
    #[must_use]
    pub fn lower(&self, index: usize) -> Option<f64> {
        self.analysis.fitted.main.lower(index)
    }

    /// The upper limit at a point, as drawn.
    ///
    /// ```
    /// use improvement::Chart;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let chart = Chart::xmr([22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23])?;
    /// assert_eq!(chart.upper(0).map(f64::round), Some(39.0));
    /// # Ok(())
    /// # }
    /// ```
    #[doc(alias = "UCL")]
    #[doc(alias = "UPL")]
    #[must_use]
    pub fn upper(&self, index: usize) -> Option<f64> {
        self.analysis.fitted.main.upper(index)
    }

    /// The target at a point.
    ///
    /// ```
    /// use improvement::Chart;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let chart = Chart::options().target(20).run([24, 22, 25])?;
    /// assert_eq!(chart.target(0), Some(20.0));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn target(&self, index: usize) -> Option<f64> {
        self.options.wishes.target.as_ref()?.at(index)
    }

    /// The date under a point.
    ///
    /// ```
    /// use improvement::{Chart, Series, date};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = Series::values([24, 22])?.dated([date(2024, 1, 1), date(2024, 2, 1)])?;
    /// assert_eq!(Chart::run(&waits)?.date(1), Some(date(2024, 2, 1)));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn date(&self, index: usize) -> Option<Date> {
        self.series.date(index)
    }

    /// Whether a point was excluded: it is drawn, and takes no part.
    #[must_use]
    pub fn is_excluded(&self, index: usize) -> bool {
        self.main().is_excluded(index)
    }

    /// The last point that has a value and is not excluded.
    #[must_use]
    pub fn latest(&self) -> Option<usize> {
        (0..self.len())
            .rev()
            .find(|&index| self.value(index).is_some() && !self.is_excluded(index))
    }

    /// The main track: the values, means, proportions or counts.
    #[must_use]
    pub fn main(&self) -> &Track {
        &self.analysis.fitted.main
    }

    /// The spread track of an X̄ chart.
    #[must_use]
    pub fn spread(&self) -> Option<&Track> {
        self.analysis.fitted.spread.as_deref()
    }

    /// The sum for a fall of a CUSUM chart; that for a rise is the [main track](Self::main).
    #[doc(alias = "C-")]
    #[must_use]
    pub fn lower_sum(&self) -> Option<&Track> {
        self.analysis.fitted.lower.as_deref()
    }

    /// A track by name.
    #[must_use]
    pub fn track(&self, kind: TrackKind) -> Option<&Track> {
        match kind {
            TrackKind::Main => Some(self.main()),
            TrackKind::Spread => self.spread(),
            TrackKind::Lower => self.lower_sum(),
        }
    }

    /// The moving ranges of this chart's values, as a chart of their own: the "mR" of XmR.
    ///
    /// It has no rules unless the options name some.
    ///
    /// # Errors
    ///
    /// [`ChartError::WrongData`](crate::error::ChartError::WrongData) for subgroups, and those of [`Options::chart`].
    pub fn moving_ranges(&self) -> Result<Self, Error> {
        let mut options = self.options.clone();
        let wishes = options.wishes_mut();
        // a target, bounds, given lines, rules and a memory are those of the values
        (wishes.target, wishes.bounds, wishes.rules) = (None, None, None);
        wishes.memory = None;
        wishes.basis = of_ranges(&wishes.basis);
        for phase in &mut wishes.phases {
            let basis = of_ranges(phase.basis());
            *phase = phase.clone().with_basis(basis);
        }
        options.chart(Kind::MovingRange, &self.series)
    }

    /// Every signal on every track, by first hit. All are kept; a display may choose.
    ///
    /// ```
    /// use improvement::Chart;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let chart = Chart::xmr([22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23])?;
    /// assert_eq!(chart.signals().len(), 1);
    /// assert_eq!(chart.signals()[0].first_hit(), 8);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn signals(&self) -> &[Signal] {
        &self.analysis.signals
    }

    /// The rule that a signal is of.
    ///
    /// # Panics
    ///
    /// May panic for a signal of another chart.
    #[must_use]
    pub fn rule(&self, signal: &Signal) -> &Rule {
        match signal.track() {
            TrackKind::Main | TrackKind::Lower => &self.main_rules()[signal.rule()],
            TrackKind::Spread => &self.analysis.fitted.rules.spread_rules()[signal.rule()],
        }
    }

    /// The points at which a rule's pattern is complete on the main track, whether it is in the set or not.
    ///
    /// The rule is judged about this chart's lines, phase by phase. A rule that [cannot be](Rule::check) hits nothing.
    #[must_use]
    pub fn hits(&self, rule: &Rule) -> Vec<usize> {
        if rule.check().is_err() {
            return Vec::new();
        }
        self.analysis.fitted.main.hits(rule)
    }

    /// The points of the main track (and the lower sum of a CUSUM) that signals of this rule mark, in order. The name is the rule's.
    ///
    /// ```
    /// use improvement::Chart;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let chart = Chart::xmr([22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23])?;
    /// assert_eq!(chart.flagged("beyond-limits"), [8]);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn flagged(&self, rule: &str) -> Vec<usize> {
        let mut points: Vec<usize> = self
            .signals()
            .iter()
            .filter(|signal| signal.track().is_of_level() && self.rule(signal).name() == rule)
            .flat_map(|signal| signal.flagged().collect::<Vec<_>>())
            .collect();
        points.sort_unstable();
        points.dedup();
        points
    }

    /// The signals of the main track (and the lower sum of a CUSUM) that mark a point, warnings left out.
    ///
    /// ```
    /// use improvement::Chart;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let chart = Chart::xmr([22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23])?;
    /// assert_eq!(chart.signals_at(8).count(), 1);
    /// assert_eq!(chart.signals_at(0).count(), 0);
    /// # Ok(())
    /// # }
    /// ```
    pub fn signals_at(&self, index: usize) -> impl Iterator<Item = &Signal> + '_ {
        self.signals().iter().filter(move |signal| {
            signal.track().is_of_level()
                && signal.flags(index)
                && self.rule(signal).role() == Role::Signal
        })
    }

    /// The phases, in order.
    ///
    /// ```
    /// use improvement::{Chart, Reason};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 23];
    /// let chart = Chart::options().provisional().phase(7, Reason::change("a nurse at the door")).xmr(waits)?;
    /// assert_eq!(chart.phases().len(), 2);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn phases(&self) -> &[ChartPhase] {
        &self.main().phases
    }

    /// The phase that a point lies in.
    #[must_use]
    pub fn phase_of(&self, index: usize) -> Option<&ChartPhase> {
        let phase = self.main().phase_of(index)?;
        self.phases().get(phase)
    }

    /// What a reader should know about the chart, as far as making it finds that out: [`all_notes`](Self::all_notes) has the rest too.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.analysis.fitted.notes
    }

    /// Whether the centre line is a median.
    #[must_use]
    pub fn uses_median(&self) -> bool {
        self.analysis.fitted.centre == Centre::Median
    }

    /// Whether any phase has limits.
    ///
    /// ```
    /// use improvement::Chart;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// assert!(!Chart::xmr([4, 6, 5])?.has_limits()); // too few points
    /// assert!(Chart::options().provisional().xmr([4, 6, 5])?.has_limits());
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn has_limits(&self) -> bool {
        self.phases().iter().any(ChartPhase::has_limits)
    }

    /// Whether limits were drawn in spite of too few points.
    #[must_use]
    pub fn is_provisional(&self) -> bool {
        self.notes()
            .iter()
            .any(|note| matches!(note, Note::Provisional { .. }))
    }
}

/// What sets the limits of the moving ranges, where this sets those of the values.
fn of_ranges(basis: &Basis) -> Basis {
    match basis {
        // a known sigma is that of the values on both charts, a known centre is not
        Basis::Process { sigma, .. } => Basis::Process {
            centre: None,
            sigma: *sigma,
        },
        Basis::Lines { .. } => Basis::Own,
        basis => basis.clone(),
    }
}

impl Options {
    /// A chart of any kind of a series.
    ///
    /// ```
    /// use improvement::{Chart, Direction, Kind, Series};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let over = Series::proportions([11, 17, 9, 12], [305, 312, 294, 268])?;
    /// let chart = Chart::options().better(Direction::Lower).chart(Kind::PPrime, &over)?;
    /// assert_eq!(chart.asked().get_better(), Direction::Lower);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`WrongData`](crate::error::ChartError::WrongData) for a kind that does not take these data;
    /// [`NoPoints`](crate::error::ChartError::NoPoints), [`TooFewPoints`](crate::error::ChartError::TooFewPoints);
    /// [`UnlawfulRule`](crate::error::RuleError::UnlawfulRule) for a rule that means nothing on this kind;
    /// at a point: [`ZeroTime`](crate::error::ChartError::ZeroTime) (t),
    /// [`SubgroupTooSmall`](crate::error::ChartError::SubgroupTooSmall) (X̄, R, S),
    /// [`OutOfBounds`](crate::error::OptionError::OutOfBounds),
    /// [`EventsNotWhole`](crate::error::DataError::EventsNotWhole) (p, np, p′, c, u, u′ and CUSUMs of events, unless
    /// [`weighted`](Options::weighted));
    /// at a phase or exclusion: [`NoReason`](crate::error::ChartError::NoReason),
    /// [`BetweenPoints`](crate::error::ChartError::BetweenPoints), [`AfterLastPoint`](crate::error::ChartError::AfterLastPoint),
    /// [`NotOnAxis`](crate::error::ChartError::NotOnAxis), [`PastTheEnd`](crate::error::ChartError::PastTheEnd),
    /// [`PhaseOrder`](crate::error::ChartError::PhaseOrder), [`EmptyStretch`](crate::error::ChartError::EmptyStretch),
    /// [`EmptyPhase`](crate::error::ChartError::EmptyPhase), [`BaselineTooShort`](crate::error::ChartError::BaselineTooShort),
    /// [`LinesOutOfOrder`](crate::error::ChartError::LinesOutOfOrder);
    /// [`TargetOutOfRange`](crate::error::OptionError::TargetOutOfRange), [`BadOption`](crate::error::OptionError::BadOption) (an option out of
    /// its range, or one that the kind cannot have: a width, a target, a median or given lines on a CUSUM, a memory on a kind without),
    /// [`BadRule`](crate::error::RuleError::BadRule).
    pub fn chart(&self, kind: Kind, series: impl IntoSeries) -> Result<Chart, Error> {
        let series = series.into_series()?;
        let analysis = analyse(&series, kind, self)?;
        Ok(Chart {
            series,
            kind,
            options: self.clone(),
            scale: Kept::default(),
            analysis,
        })
    }
}

impl fmt::Debug for Chart {
    // in short: a failed assertion prints it, and `{chart}` has the rest
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.latest().unwrap_or_default();
        f.debug_struct("Chart")
            .field("kind", &self.kind)
            .field("points", &self.len())
            .field("latest", &self.value(at))
            .field("centre", &self.centre(at))
            .field("limits", &(self.lower(at), self.upper(at)))
            .field("signals", &self.signals().len())
            .finish_non_exhaustive()
    }
}

/// A chart as a document has it.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct ChartDoc {
    series: Series,
    kind: Kind,
    #[serde(default)]
    options: Options,
}

impl TryFrom<ChartDoc> for Chart {
    type Error = Error;
    fn try_from(doc: ChartDoc) -> Result<Self, Error> {
        doc.options.chart(doc.kind, doc.series)
    }
}

impl From<Chart> for ChartDoc {
    fn from(chart: Chart) -> Self {
        Self {
            series: chart.series,
            kind: chart.kind,
            options: chart.options,
        }
    }
}
