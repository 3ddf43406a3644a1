//! The monitor: the rules, one point at a time.

use crate::base::direction::{Direction, Side};
use crate::base::error::{Error, MonitorError, RuleError};
use crate::spc::asked::check::active_rules;
use crate::spc::asked::defaults::of_kind;
use crate::spc::asked::options::Options;
use crate::spc::chart::chart::Chart;
use crate::spc::chart::chart_phase::ChartPhase;
use crate::spc::data::into_series::IntoSeries;
use crate::spc::data::kind::Kind;
use crate::spc::data::series::Series;
use crate::spc::limits::line::Line;
use crate::spc::limits::model::Model;
use crate::spc::monitor::admit::Plotted;
use crate::spc::monitor::first::{Waiting, watchable};
use crate::spc::monitor::frozen::Frozen;
use crate::spc::monitor::holds::Holds;
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
/// assert_eq!(monitor.describe(&update), "point 15 is 41, above its limit");
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
/// point may be none at the next, and no bounded memory can say which points it marks. Where such a rule belongs to the
/// default of the kind, the monitor keeps the others, and [`left_out`](Monitor::left_out) has it.
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
    /// The rules of a default that cannot be watched.
    pub(crate) left_out: Vec<Rule>,
    /// What the first point chooses.
    pub(crate) waiting: Option<Waiting>,
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
    /// ```
    /// use improvement::{Chart, Monitor};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let chart = Chart::xmr([24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 23])?;
    /// let mut monitor = Monitor::of(&chart)?;
    /// assert!(monitor.is_empty()); // of another ward, say, by the limits of this one
    /// assert!(!monitor.push(41)?.is_quiet());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`MonitorError::NotFrozen`] for a last phase without limits (other than of a run chart), for lines that were given
    /// point by point, and for a chart of moving ranges, an EWMA or a CUSUM; [`MonitorError::Unwatchable`] for a rule that was asked for and is about a whole phase (or
    /// belongs to a default that has no other), for one that marks the whole phase, and for a pattern of more than 64 points.
    pub fn of(chart: &Chart) -> Result<Self, Error> {
        let frozen = Frozen::of(chart)?;
        let (rules, left_out) = if chart.asked().wishes.rules.is_none() {
            watchable(&frozen, chart.rules().clone())
        } else {
            (chart.rules().clone(), Vec::new())
        };
        let (better, controls) = (chart.asked().wishes.better, chart.series().controls());
        let monitor = Self::new(frozen, rules, better, controls)?;
        Ok(Self {
            left_out,
            ..monitor
        })
    }

    /// A monitor that goes on where a chart ends: it has seen the points of the last phase, and the next point has the
    /// index after them. Excluded points stay excluded.
    ///
    /// ```
    /// use improvement::{Chart, Monitor};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let chart = Chart::xmr([24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 23])?;
    /// let mut monitor = Monitor::after(&chart)?;
    /// assert_eq!(monitor.push(41)?.index(), 14);
    /// # Ok(())
    /// # }
    /// ```
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
            left_out: Vec::new(),
            waiting: None,
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
    /// ```
    /// use improvement::{Chart, Monitor};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let chart = Chart::xmr([24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 23])?;
    /// let mut monitor = Monitor::after(&chart)?;
    /// assert!(monitor.push(24)?.is_quiet());
    /// assert!(monitor.push(None::<f64>)?.is_quiet()); // nobody counted
    /// assert!(!monitor.push(41)?.is_quiet());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`MonitorError::WrongPoint`] for another kind of point than the chart's data; [`MonitorError::TooManyPoints`] from
    /// 2⁵³ − 1 points on; else the errors of the
    /// [`Series`] that holds such data and of its kind of chart, at the point:
    /// [`DataError::NotFinite`](crate::error::DataError::NotFinite),
    /// [`DataError::TooLarge`](crate::error::DataError::TooLarge),
    /// [`DataError::Negative`](crate::error::DataError::Negative),
    /// [`DataError::NotWhole`](crate::error::DataError::NotWhole),
    /// [`DataError::EventsNotWhole`](crate::error::DataError::EventsNotWhole) (unless [`weighted`](Options::weighted)),
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
        // the first point can choose what those after it must be
        let mut after = self.clone();
        for index in 0..series.len() {
            after.push(point_of(&series, index))?;
        }
        *self = after;
        Ok(())
    }

    /// Forgets every point, as if none had come: limits and rules stay, those that the first point chose among them.
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

    /// The rules of the default that it does not judge by, since they are about a whole phase; none where the rules were
    /// asked for. [`rule_set`](Monitor::rule_set) has the others.
    ///
    /// ```
    /// use improvement::{Chart, Kind, spc::Basis};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// // a g chart is judged by its limits and by runs about its median
    /// let monitor = Chart::options().baseline(Basis::centre(40.0)).monitor(Kind::G)?;
    /// assert_eq!(monitor.rules()[0].name(), "beyond-limits");
    /// let left_out: Vec<_> = monitor.left_out().iter().map(|rule| rule.name()).collect();
    /// assert_eq!(left_out, ["run-anhoej", "crossings-anhoej"]);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn left_out(&self) -> &[Rule] {
        &self.left_out
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
        self.model_for(denominator).centre.get(0)
    }

    /// The lower and upper limit, as drawn, at a point with this denominator.
    #[must_use]
    pub fn limits(&self, denominator: f64) -> (Option<f64>, Option<f64>) {
        let [lower, upper] = self.model_for(denominator).drawn();
        (lower.get(0), upper.get(0))
    }

    /// The lines at a point with this denominator, as it is given.
    fn model_for(&self, denominator: f64) -> Model {
        let over = denominator / self.frozen.per;
        self.frozen_for(over).model(over)
    }

    /// Whether its points are events out of trials.
    pub(crate) fn is_proportion(&self) -> bool {
        self.frozen.holds == Holds::Proportions
    }

    /// The denominator that the lines were last drawn for, as it is given; NaN before the first point.
    pub(crate) fn latest_denominator(&self) -> f64 {
        self.over * self.frozen.per
    }

    /// Chooses the defaults that wait for the first point, if this is it: whether it did.
    pub(crate) fn settle(&mut self, point: Plotted) -> bool {
        let chooses = self.waiting.is_some() && !point.value.is_nan();
        if chooses {
            self.choose(point.over);
        }
        chooses
    }

    /// Chooses the defaults that wait, for a first point with this denominator.
    #[cold]
    fn choose(&mut self, over: f64) {
        let Some(waiting) = self.waiting.take() else {
            return;
        };
        self.frozen.width = waiting.width(&self.frozen, over);
        if !waiting.rules {
            if !self.frozen.is_by_denominator() {
                self.draw(1.0);
            }
            return;
        }
        let (rules, ..) = of_kind(self.frozen.kind, self.frozen.expects_few(over));
        let (rules, left_out) = watchable(&self.frozen, rules.clone());
        let chosen = Self::new(self.frozen, rules, self.better, self.controls);
        // the rules of every default are lawful on their kind, and those that cannot be watched are left out
        debug_assert!(chosen.is_ok(), "a default can be watched");
        if let Ok(chosen) = chosen {
            *self = Self {
                left_out,
                origin: self.origin,
                next: self.next,
                ..chosen
            };
        }
    }

    /// The limits as they are, or would be after a first point with this denominator.
    fn frozen_for(&self, over: f64) -> Frozen {
        let width = self.waiting.map_or(self.frozen.width, |waiting| {
            waiting.width(&self.frozen, over)
        });
        Frozen {
            width,
            ..self.frozen
        }
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
                self.choose(over);
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
            date: None,
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
pub(crate) fn line(model: &Model, flat: bool, border: Border, side: Side) -> f64 {
    let line = match border {
        Border::Centre => model.centre.map(|centre| {
            let [above, below] = model.about_centre(centre);
            match side {
                Side::Above => above,
                Side::Below => below,
            }
        }),
        Border::Bound => model.bound(side),
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
    /// [`Basis::process`](crate::Basis::process) (or [`Basis::Process`](crate::Basis::Process) with a centre alone, for events and cases), or [`Basis::lines`](crate::Basis::lines) with
    /// one value each.
    ///
    /// The points are those that the kind is named for: values on XmR and run charts, events out of trials on p, np and
    /// p′ charts, totals over denominators on i′ charts, cases without the event on g charts. For others make a chart
    /// and use [`Monitor::of`].
    ///
    /// Rules and a width that are not asked for are those of the chart. Where they depend on how many events are expected
    /// (p, np, p′, u and u′ charts), the first point that has a value chooses them by its denominator; until then
    /// [`Monitor::rules`] has those of many events. They do not change after that.
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
        let frozen = Frozen::known(kind, self)?;
        let (rules, left_out) = match &self.wishes.rules {
            Some(rules) => ((**rules).clone(), Vec::new()),
            None => watchable(&frozen, frozen.usual_rules().clone()),
        };
        let mut monitor = Monitor::new(frozen, rules, self.wishes.better, 1)?;
        monitor.left_out = left_out;
        monitor.waiting = Waiting::of(&frozen, self);
        if !frozen.is_by_denominator() {
            monitor.choose(1.0);
        }
        Ok(monitor)
    }
}
