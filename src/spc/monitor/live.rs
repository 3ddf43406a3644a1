//! The monitor: the rules, one point at a time.

use crate::base::direction::{Direction, Side};
use crate::base::error::{Error, MonitorError, RuleError};
use crate::spc::asked::check::active_rules;
use crate::spc::asked::options::Options;
use crate::spc::chart::chart::Chart;
use crate::spc::chart::chart_phase::ChartPhase;
use crate::spc::data::data::CaseCount;
use crate::spc::data::into_series::IntoSeries;
use crate::spc::data::kind::Kind;
use crate::spc::data::phase::Basis;
use crate::spc::data::series::Series;
use crate::spc::limits::line::Line;
use crate::spc::monitor::admit::Plotted;
use crate::spc::monitor::frozen::{Frozen, Holds};
use crate::spc::monitor::point::Point;
use crate::spc::monitor::update::Update;
use crate::spc::reading::reading::{Variation, variation};
use crate::spc::rules::{Automaton, Border, Known, Role, Rule, RuleSet, SignalChange};

/// A chart that grows by one point at a time, with limits that do not move.
///
/// At every point it says what the chart of all points so far would say, limits frozen the same way: the same hits
/// of each rule, the same signals, the same points marked, the same variation. It remembers no more than the longest
/// window of its rules, so that a point costs the same after ten points and after ten million.
///
/// ```
/// use improvement::{Chart, Monitor, RuleSet};
/// use improvement::spc::Basis;
///
/// # fn main() -> Result<(), improvement::Error> {
/// // a year of waits sets the limits; from then on one point at a time
/// let year = [22, 25, 19, 24, 21, 23, 20, 26, 22, 24, 21, 23, 25];
/// let mut monitor = Monitor::after(&Chart::xmr(year)?)?;
/// assert!(monitor.push(24)?.is_quiet());
///
/// let update = monitor.push(41)?;
/// let signal = update.new_signals().next().expect("41 is above the limit");
/// assert_eq!((signal.hit(), monitor.rules()[signal.rule()].name().as_ref()), (14, "beyond-limits"));
/// assert_eq!(monitor.describe(&update), "point 15 is 41.00, above its limit");
///
/// // or from numbers that are known
/// let options = Chart::options().baseline(Basis::process(23.0, 3.0)).rules(RuleSet::nelson());
/// let mut known = options.monitor(improvement::Kind::Individuals)?;
/// assert!(!known.push(33)?.is_quiet());
/// # Ok(())
/// # }
/// ```
///
/// # What is watched
///
/// The main track of a chart that judges points: an EWMA or CUSUM has a monitor of its own,
/// [`MemoryMonitor`](crate::spc::MemoryMonitor). For the spread of subgroups run a second monitor, of kind [`R`](Kind::R) or [`S`](Kind::S). Points
/// with their own denominators (p, np, u, i′, X̄ …) have their own limits. Rules about a whole phase (Anhøj's, and all
/// of crossings and runs) are refused: their limits depend on how many points the phase has, so that a signal at one
/// point may be none at the next, and no bounded memory can say which points it marks.
///
/// A chart without limits judges nothing below the [minimum](RuleSet::minimum_points) of its rule set. A monitor's
/// centre is known before its first point, so that it judges from there, as the chart does with
/// [`provisional`](Options::provisional) limits.
///
/// It serialises as its limits, its rules and the points that it remembers; what is read back is checked to be a state
/// that such a monitor can be in.
#[derive(Debug, Clone)]
pub struct Monitor {
    pub(crate) frozen: Frozen,
    pub(crate) rules: RuleSet,
    pub(crate) better: Direction,
    pub(crate) controls: usize,
    pub(crate) automaton: Automaton,
    /// The index of the first point.
    pub(crate) origin: usize,
    /// The index of the next point.
    pub(crate) next: usize,
    /// The denominator that the lines are drawn for.
    pub(crate) over: f64,
    pub(crate) latest: Option<Latest>,
    /// What is said of a point that no signal marks.
    unmarked: Variation,
}

/// The latest point with a value, and on which sides special-cause signals mark it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Latest {
    pub(crate) index: usize,
    pub(crate) above: bool,
    pub(crate) below: bool,
    pub(crate) unsided: bool,
}

impl Latest {
    pub(crate) const fn at(index: usize) -> Self {
        Self {
            index,
            above: false,
            below: false,
            unsided: false,
        }
    }

    pub(crate) fn mark(&mut self, side: Option<Side>) {
        match side {
            Some(Side::Above) => self.above = true,
            Some(Side::Below) => self.below = true,
            None => self.unsided = true,
        }
    }

    /// The sides that are marked.
    pub(crate) fn sides(self) -> impl Iterator<Item = Option<Side>> {
        let sides = [
            (self.above, Some(Side::Above)),
            (self.below, Some(Side::Below)),
            (self.unsided, None),
        ];
        sides
            .into_iter()
            .filter(|(marked, _)| *marked)
            .map(|(_, side)| side)
    }
}

impl Monitor {
    /// A monitor with the limits of a chart's last phase and its rules, before its first point.
    ///
    /// # Errors
    ///
    /// [`MonitorError::NotFrozen`] for a last phase without limits (other than of a run chart), for lines that were given
    /// point by point, and for a chart of moving ranges, an EWMA or a CUSUM; [`MonitorError::Unwatchable`] for a rule about a whole phase, for
    /// one that marks the whole phase, and for a pattern of more than 64 points.
    pub fn of(chart: &Chart) -> Result<Self, Error> {
        let frozen = Frozen::of(chart)?;
        Self::new(
            frozen,
            chart.rules().clone(),
            chart.asked().wishes.better,
            chart.series().controls(),
        )
    }

    /// A monitor that goes on where a chart ends: it has seen the points of the last phase, and the next point has the
    /// index after them. Excluded points stay excluded.
    ///
    /// # Errors
    ///
    /// Those of [`Monitor::of`].
    pub fn after(chart: &Chart) -> Result<Self, Error> {
        let mut monitor = Self::of(chart)?;
        let points = chart.phases().last().map_or(0..0, ChartPhase::points);
        monitor.origin = points.start;
        monitor.next = points.start;
        for index in points {
            let mut plotted = monitor
                .frozen
                .admit(point_of(chart.series(), index), index)?;
            if chart.is_excluded(index) {
                plotted.value = f64::NAN;
            }
            monitor.take(plotted);
        }
        Ok(monitor)
    }

    pub(crate) fn new(
        frozen: Frozen,
        rules: RuleSet,
        better: Direction,
        controls: usize,
    ) -> Result<Self, Error> {
        let active = active_rules(frozen.kind, &rules);
        for rule in active {
            frozen
                .kind
                .lawful(rule)
                .map_err(|why| RuleError::UnlawfulRule {
                    kind: frozen.kind.symbol(),
                    rule: rule.name().into_owned(),
                    why,
                })?;
        }
        let automaton =
            Automaton::new(active, controls).map_err(|(rule, why)| MonitorError::Unwatchable {
                rule: active[rule].name().into_owned(),
                why,
            })?;
        let unmarked = if active.is_empty() {
            Variation::NotJudged
        } else {
            Variation::CommonCause
        };
        let mut monitor = Self {
            frozen,
            rules,
            better,
            controls,
            automaton,
            origin: 0,
            next: 0,
            over: f64::NAN,
            latest: None,
            unmarked,
        };
        if !monitor.frozen.is_by_denominator() {
            monitor.draw(1.0);
        }
        Ok(monitor)
    }

    /// Takes the next point and says what it changes.
    ///
    /// A point that is refused is not taken: the monitor is as it was.
    ///
    /// # Errors
    ///
    /// [`MonitorError::WrongPoint`] for another kind of point than the chart's data; else the errors of the
    /// [`Series`] that holds such data and of its kind of chart, at the point:
    /// [`DataError::NotFinite`](crate::error::DataError::NotFinite),
    /// [`DataError::TooLarge`](crate::error::DataError::TooLarge),
    /// [`DataError::Negative`](crate::error::DataError::Negative),
    /// [`DataError::NotWhole`](crate::error::DataError::NotWhole),
    /// [`DataError::NoCase`](crate::error::DataError::NoCase),
    /// [`DataError::BadDenominator`](crate::error::DataError::BadDenominator),
    /// [`DataError::EventsAboveTrials`](crate::error::DataError::EventsAboveTrials),
    /// [`DataError::EmptySubgroup`](crate::error::DataError::EmptySubgroup),
    /// [`ChartError::SubgroupTooSmall`](crate::error::ChartError::SubgroupTooSmall),
    /// [`ChartError::ZeroTime`](crate::error::ChartError::ZeroTime),
    /// [`OptionError::OutOfBounds`](crate::error::OptionError::OutOfBounds).
    #[inline]
    pub fn push<'a>(&mut self, point: impl Into<Point<'a>>) -> Result<Update, Error> {
        let plotted = self.frozen.admit(point.into(), self.next)?;
        Ok(self.take(plotted))
    }

    /// Takes the points of a series without a word, as a history that is already known.
    ///
    /// Nothing is taken if the series is refused.
    ///
    /// ```
    /// use improvement::{Chart, Kind};
    /// use improvement::spc::{Basis, rules::RuleSet};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let options = Chart::options().baseline(Basis::process(10.0, 2.0)).rules(RuleSet::nelson());
    /// let mut monitor = options.monitor(Kind::Individuals)?;
    /// monitor.preload([11, 12, 11, 13, 11, 12, 11, 12])?;
    /// assert_eq!(monitor.len(), 8);
    /// assert!(!monitor.push(11)?.is_quiet()); // the ninth in a row above the centre
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of the series, and of [`Monitor::push`] at one of its points.
    pub fn preload(&mut self, series: impl IntoSeries) -> Result<(), Error> {
        let series = series.into_series()?;
        let points: Vec<Plotted> = (0..series.len())
            .map(|index| {
                self.frozen
                    .admit(point_of(&series, index), self.next + index)
            })
            .collect::<Result<_, _>>()?;
        for plotted in points {
            self.take(plotted);
        }
        Ok(())
    }

    /// Forgets every point, as if none had come: limits and rules stay.
    pub fn reset(&mut self) {
        self.automaton.forget();
        self.origin = 0;
        self.next = 0;
        self.latest = None;
    }

    /// How many points it has seen, missing ones among them; the next one has this index. A monitor that goes on
    /// [after](Monitor::after) a chart counts the chart's points.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.next
    }

    /// Whether it has seen no point.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.next == 0
    }

    /// The kind of chart.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.frozen.kind
    }

    /// The rules that it judges by; the changes name them by their place.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        active_rules(self.frozen.kind, &self.rules)
    }

    /// The rule set that they come from.
    #[must_use]
    pub const fn rule_set(&self) -> &RuleSet {
        &self.rules
    }

    /// Which way is better.
    #[must_use]
    pub const fn direction(&self) -> Direction {
        self.better
    }

    /// The variation at the latest point with a value; `None` before the first.
    #[must_use]
    pub fn variation(&self) -> Option<Variation> {
        let latest = self.latest?;
        if !(latest.above || latest.below || latest.unsided) {
            return Some(self.unmarked);
        }
        Some(variation(self.better, latest.sides()))
    }

    /// The centre line at a point with this denominator (the size, for a subgroup). It does not matter on a chart whose
    /// lines are the same for every point.
    #[must_use]
    pub fn centre(&self, denominator: f64) -> Option<f64> {
        self.frozen.model(denominator).centre.get(0)
    }

    /// The lower and upper limit, as drawn, at a point with this denominator.
    #[must_use]
    pub fn limits(&self, denominator: f64) -> (Option<f64>, Option<f64>) {
        let [lower, upper] = self.frozen.model(denominator).drawn();
        (lower.get(0), upper.get(0))
    }

    /// Whether its points are events out of trials.
    pub(crate) fn is_proportion(&self) -> bool {
        self.frozen.holds == Holds::Proportions
    }

    /// The denominator that the lines were last drawn for; NaN before the first point.
    pub(crate) fn latest_denominator(&self) -> f64 {
        self.over
    }

    #[cold]
    pub(crate) fn draw(&mut self, over: f64) {
        self.over = over;
        let model = self.frozen.model(over);
        let flat = model.is_flat();
        self.automaton
            .draw(|border, side| line(&model, flat, border, side));
    }

    /// Takes a point that was checked.
    #[inline]
    pub(crate) fn take(&mut self, plotted: Plotted) -> Update {
        let index = self.next;
        self.next += 1;
        let Plotted { value, over } = plotted;
        let seen = !value.is_nan();
        let (changes, variation) = if seen {
            if over != self.over {
                self.draw(over);
            }
            self.latest = Some(Latest::at(index));
            let point = Known { index, value, over };
            if self.automaton.push(index - self.origin, point) {
                self.tell(index)
            } else {
                (Vec::new(), Some(self.unmarked))
            }
        } else {
            self.miss(index)
        };
        Update {
            index,
            value: seen.then_some(value),
            changes,
            variation,
        }
    }

    #[cold]
    #[inline(never)]
    fn miss(&mut self, index: usize) -> (Vec<SignalChange>, Option<Variation>) {
        self.automaton.miss(index - self.origin);
        (Vec::new(), self.variation())
    }

    /// Marks the latest point, at which some pattern is complete.
    #[cold]
    #[inline(never)]
    fn tell(&mut self, index: usize) -> (Vec<SignalChange>, Option<Variation>) {
        let changes = self.automaton.changes(index);
        let mut latest = Latest::at(index);
        let rules = self.rules();
        for change in &changes {
            if change.flags_the_latest() && rules[change.rule()].role() == Role::Signal {
                latest.mark(change.side());
            }
        }
        self.latest = Some(latest);
        (changes, self.variation())
    }
}

/// A line, for the rules.
pub(crate) fn line(
    model: &crate::spc::limits::model::Model,
    flat: bool,
    border: Border,
    side: Side,
) -> f64 {
    let line = match border {
        Border::Centre => model.centre.clone(),
        _ if flat => Line::NONE,
        Border::Sigma(z) => model.at(z, side),
        Border::Limit => model.judging(side),
    };
    line.get(0).unwrap_or(f64::NAN)
}

/// A point of a series.
pub(crate) fn point_of(series: &Series, index: usize) -> Point<'_> {
    if let Some(values) = series.subgroup(index) {
        return if values.is_empty() {
            Point::Missing
        } else {
            Point::Subgroup(values)
        };
    }
    match (series.numerator(index), series.denominator(index)) {
        (Some(above), Some(below)) => Point::from((above, below)),
        _ => Point::from(series.value(index)),
    }
}

impl Options {
    /// A monitor of a process whose limits are known: the baseline is
    /// [`Basis::process`] (or [`Basis::Process`] with a centre alone, for events and cases), or [`Basis::lines`] with
    /// one value each.
    ///
    /// The points are those that the kind is named for: values on XmR and run charts, events out of trials on p, np and
    /// p′ charts, totals over denominators on i′ charts, cases without the event on g charts. For others make a chart
    /// and use [`Monitor::of`].
    ///
    /// ```
    /// use improvement::{Chart, Kind, RuleSet};
    /// use improvement::spc::Basis;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let process = Basis::Process { centre: Some(0.1), sigma: None };
    /// let options = Chart::options().baseline(process).rules(RuleSet::western_electric());
    /// let mut monitor = options.monitor(Kind::P)?;
    /// assert!(monitor.push((12, 100))?.is_quiet());
    /// assert!(!monitor.push((40, 200))?.is_quiet()); // a fifth of 200 is more than chance alone makes of a tenth
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`MonitorError::NotFrozen`] if the baseline leaves something to be estimated, or where the options name phases or
    /// exclusions; those of [`Options::chart`] about the options themselves, and of [`Monitor::of`].
    pub fn monitor(&self, kind: Kind) -> Result<Monitor, Error> {
        Monitor::of(&self.probe_chart(kind)?)
    }

    /// A chart of a process that is known: its data are no matter.
    pub(crate) fn probe_chart(&self, kind: Kind) -> Result<Chart, Error> {
        let frozen = |why: &'static str| Error::from(MonitorError::NotFrozen { why });
        if !self.wishes.phases.is_empty() || !self.wishes.exclusions.is_empty() {
            return Err(frozen(
                "phases and exclusions name points, and a monitor has none before its first: make a chart, and a \
                 monitor after it",
            ));
        }
        let centre_is_enough = matches!(
            kind,
            Kind::Run
                | Kind::P
                | Kind::Np
                | Kind::C
                | Kind::U
                | Kind::G
                | Kind::BinomialCusum
                | Kind::PoissonCusum
        );
        let centre = match &self.wishes.basis {
            Basis::Process {
                centre: Some(centre),
                sigma,
            } if sigma.is_some() || centre_is_enough => *centre,
            Basis::Process {
                centre: None,
                sigma: Some(sigma),
            } if matches!(kind, Kind::R | Kind::S) => *sigma,
            Basis::Lines { centre, .. } => match centre {
                crate::spc::data::phase::LineValues::Constant(centre) => *centre,
                crate::spc::data::phase::LineValues::PerPoint(_) => {
                    return Err(frozen(
                        "its lines were given point by point, so that the next point has none",
                    ));
                }
            },
            _ => {
                return Err(frozen(
                    "the baseline leaves numbers to be estimated from points: give a centre and a sigma, or lines",
                ));
            }
        };
        self.chart(kind, probe(kind, centre)?)
    }
}

/// A short series that any process of this kind could have shown: only its type of data matters.
fn probe(kind: Kind, centre: f64) -> Result<Series, Error> {
    let centre = if centre.is_finite() { centre } else { 0.0 };
    match kind {
        Kind::P | Kind::PPrime | Kind::Np | Kind::BinomialCusum => {
            Series::proportions([10.0; 3], [20.0; 3])
        }
        Kind::U | Kind::UPrime => Series::rates([10.0; 3], [1.0; 3]),
        Kind::IPrime => Series::ratios([centre; 3], [1.0; 3]),
        Kind::C | Kind::PoissonCusum => Series::counts([10.0; 3]),
        Kind::G => Series::cases_between([10.0; 3], CaseCount::Between),
        Kind::T => Series::times_between([10.0; 3]),
        Kind::XbarR | Kind::XbarS | Kind::R | Kind::S => Series::subgroups([[centre; 2]; 3]),
        Kind::Run | Kind::Individuals | Kind::MovingRange | Kind::Ewma | Kind::Cusum => {
            Series::values([centre; 3])
        }
    }
}
