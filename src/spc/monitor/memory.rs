//! The monitor of charts with memory: an EWMA or CUSUM, one point at a time.

use crate::base::direction::Side;
use crate::base::error::{Error, MonitorError, RuleError};
use crate::spc::asked::check::active_rules;
use crate::spc::asked::defaults::of_kind;
use crate::spc::asked::options::Options;
use crate::spc::chart::chart::Chart;
use crate::spc::chart::chart_phase::ChartPhase;
use crate::spc::data::facts::Chance;
use crate::spc::data::kind::Kind;
use crate::spc::data::observation::{LARGEST, ordinary};
use crate::spc::limits::Cusum;
use crate::spc::limits::ewma::Average;
use crate::spc::limits::memory::Memory;
use crate::spc::limits::process::is_binomial;
use crate::spc::monitor::admit::Plotted;
use crate::spc::monitor::frozen::{Frozen, kind_of_values};
use crate::spc::monitor::live::point_of;
use crate::spc::monitor::point::Point;
use crate::spc::monitor::state::{bad, check_count};
use crate::spc::rules::{Edge, Pattern, Role, RuleSet, Sides};
use serde::{Deserialize, Serialize};

/// An EWMA or CUSUM that grows by one point at a time, with a process that does not move.
///
/// At every point it has the statistic, the limits and the hits that the chart of all points so far would have, and it
/// remembers two numbers. It serialises as its process, its options and these two.
///
/// ```
/// use improvement::{Chart, Kind, Side};
/// use improvement::spc::{Basis, Cusum, MemoryMonitor};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let options = Chart::options().baseline(Basis::process(10.0, 1.0)).memory(Cusum::new(0.5, 4.0));
/// let mut monitor = options.memory_monitor(Kind::Cusum)?;
/// assert!(monitor.push(12)?.is_quiet());
/// assert!(monitor.push(11)?.is_quiet());
///
/// let update = monitor.push(13)?;
/// assert_eq!((update.index(), update.value()), (2, Some(4.5)));
/// assert!(update.is_beyond(Side::Above));
/// assert_eq!(monitor.describe(&update), "point 3: the sum for a rise is 4.50, beyond its decision interval");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "MemoryDoc", into = "MemoryDoc")]
pub struct MemoryMonitor {
    process: Frozen,
    memory: Memory,
    rules: RuleSet,
    next: usize,
    held: Held,
}

/// What it remembers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Held {
    Average(Average),
    /// How far each sum lies from zero.
    Sums {
        rise: f64,
        fall: f64,
    },
}

/// What one point makes of the statistic.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct MemoryUpdate {
    index: usize,
    value: Option<f64>,
    lower_sum: Option<f64>,
    limits: (Option<f64>, Option<f64>),
    above: bool,
    below: bool,
}

impl MemoryUpdate {
    /// The point.
    #[must_use]
    pub const fn index(&self) -> usize {
        self.index
    }

    /// The average, or the sum for a rise; `None` for a missing point.
    #[must_use]
    pub const fn value(&self) -> Option<f64> {
        self.value
    }

    /// The sum for a fall, zero or negative; `None` for a missing point and on an EWMA.
    #[must_use]
    pub const fn lower_sum(&self) -> Option<f64> {
        self.lower_sum
    }

    /// The lower and the upper limit: of the average, or of the two sums.
    #[must_use]
    pub const fn limits(&self) -> (Option<f64>, Option<f64>) {
        self.limits
    }

    /// Whether a rule says that it lies beyond the limit on this side; warnings do not count.
    #[must_use]
    pub const fn is_beyond(&self, side: Side) -> bool {
        match side {
            Side::Above => self.above,
            Side::Below => self.below,
        }
    }

    /// Whether no rule says anything.
    #[must_use]
    pub const fn is_quiet(&self) -> bool {
        !(self.above || self.below)
    }
}

impl MemoryMonitor {
    /// A monitor with the process and the options of a chart's last phase, before its first point.
    ///
    /// # Errors
    ///
    /// [`MonitorError::NotFrozen`] for a chart of another kind, which a [`Monitor`](crate::spc::Monitor) watches.
    pub fn of(chart: &Chart) -> Result<Self, Error> {
        let memory = memory_with_width(chart.kind(), chart.asked())?;
        let rules = chart.rules().clone();
        Self::new(memory, Frozen::of_memory(chart)?, rules)
    }

    fn new(memory: Memory, process: Frozen, rules: RuleSet) -> Result<Self, Error> {
        let kind = kind_of(&memory, &process);
        let fits = process.kind == kind_of_values(kind, process.holds);
        if !fits || process.process.added_up(1.0).is_none() {
            return Err(bad("its process is that of another kind of chart"));
        }
        for rule in active_rules(kind, &rules) {
            kind.lawful(rule).map_err(|why| RuleError::UnlawfulRule {
                kind: kind.symbol(),
                rule: rule.name().into_owned(),
                why,
            })?;
        }
        Ok(Self {
            held: start(&memory, &process),
            process,
            memory,
            rules,
            next: 0,
        })
    }

    /// A monitor that goes on where a chart ends: it has seen the points of the last phase. Excluded points stay
    /// excluded.
    ///
    /// # Errors
    ///
    /// Those of [`MemoryMonitor::of`].
    pub fn after(chart: &Chart) -> Result<Self, Error> {
        let mut monitor = Self::of(chart)?;
        let points = chart.phases().last().map_or(0..0, ChartPhase::points);
        monitor.next = points.start;
        for index in points {
            let point = if chart.is_excluded(index) {
                Point::Missing
            } else {
                point_of(chart.series(), index)
            };
            monitor.push(point)?;
        }
        Ok(monitor)
    }

    /// How many points it has seen, missing ones among them; the next one has this index.
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
        kind_of(&self.memory, &self.process)
    }

    /// Takes the next point and says what it makes of the statistic. A missing point leaves it as it was.
    ///
    /// A point that is refused is not taken.
    ///
    /// # Errors
    ///
    /// Those of [`Monitor::push`](crate::spc::Monitor::push).
    pub fn push<'a>(&mut self, point: impl Into<Point<'a>>) -> Result<MemoryUpdate, Error> {
        let (point, index) = (point.into(), self.next);
        let plotted = self.process.admit(point, index)?;
        self.next += 1;
        let mut update = MemoryUpdate {
            index,
            value: None,
            lower_sum: None,
            limits: (None, None),
            above: false,
            below: false,
        };
        if plotted.value.is_nan() {
            return Ok(update);
        }
        let (lowest, highest) = self
            .process
            .bounds
            .unwrap_or((f64::NEG_INFINITY, f64::INFINITY));
        let flat = self.process.is_flat();
        match (self.memory, &mut self.held) {
            (Memory::Ewma(ewma), Held::Average(average)) => {
                let (centre, own) = self.process.added_up(plotted.over);
                let width = ewma.sigmas();
                let (value, deviation) = average.take(&ewma, (centre, width), plotted.value, own);
                let (lower, upper) = (centre - width * deviation, centre + width * deviation);
                update.value = Some(value);
                update.limits = (Some(lower.max(lowest)), Some(upper.min(highest)));
                // a limit past the bounds is drawn there and never signals
                let lower = (!flat && lower >= lowest).then_some(lower);
                let upper = (!flat && upper <= highest).then_some(upper);
                update.judge(
                    &self.rules,
                    self.process.kind,
                    [(value, lower), (value, upper)],
                );
            }
            (memory, Held::Sums { rise, fall }) => {
                let path = memory.path().unwrap_or(Cusum::default().path());
                if !flat {
                    let (up, down) = steps(&memory, &self.process, point, &plotted);
                    *rise = path.next(*rise, up);
                    *fall = path.next(*fall, down);
                }
                let (value, lower_sum) = (*rise, 0.0 - *fall);
                update.value = Some(value);
                update.lower_sum = Some(lower_sum);
                let interval = if flat { 0.0 } else { path.interval };
                update.limits = (Some(0.0 - interval), Some(interval));
                let (lower, upper) = ((!flat).then_some(-interval), (!flat).then_some(interval));
                update.judge(
                    &self.rules,
                    self.process.kind,
                    [(lower_sum, lower), (value, upper)],
                );
            }
            (_, Held::Average(_)) => {}
        }
        Ok(update)
    }
}

impl MemoryUpdate {
    /// Holds a value against the limit below, and one against the limit above.
    fn judge(&mut self, rules: &RuleSet, kind: Kind, tests: [(f64, Option<f64>); 2]) {
        for rule in active_rules(kind, rules) {
            // the only lawful pattern is one point beyond the limit
            let Pattern::Beyond { edge, .. } = *rule.pattern() else {
                continue;
            };
            let looks = |side| {
                rule.role() == Role::Signal
                    && (rule.sides() == Sides::Either || rule.sides() == Sides::Only(side))
            };
            let past = |value: f64, limit: Option<f64>, sign: f64| {
                limit.is_some_and(|limit| {
                    let over = sign * (value - limit);
                    over > 0.0 || edge == Edge::Included && over == 0.0
                })
            };
            let [(low, lower), (high, upper)] = tests;
            self.below |= looks(Side::Below) && past(low, lower, -1.0);
            self.above |= looks(Side::Above) && past(high, upper, 1.0);
        }
    }
}

/// The kind of chart that has such a memory of such a process.
const fn kind_of(memory: &Memory, process: &Frozen) -> Kind {
    match (memory, process.kind.chance()) {
        (Memory::Ewma(_), _) => Kind::Ewma,
        (Memory::Cusum(_), _) => Kind::Cusum,
        (Memory::RatioCusum(_), Some(Chance::Binomial)) => Kind::BinomialCusum,
        (Memory::RatioCusum(_), _) => Kind::PoissonCusum,
    }
}

/// What a chart remembers, with the width of its limits if that was asked for apart.
fn memory_with_width(kind: Kind, options: &Options) -> Result<Memory, Error> {
    let memory = options.memory_of(kind).ok_or(MonitorError::NotFrozen {
        why: "its kind has no memory, so a `Monitor` watches it",
    })?;
    match (memory, options.wishes.width) {
        (Memory::Ewma(ewma), Some(width)) => {
            width.check()?;
            Ok(ewma.width(width.multiple()).into())
        }
        _ => Ok(memory),
    }
}

/// What is remembered before the first point.
fn start(memory: &Memory, process: &Frozen) -> Held {
    let Some(path) = memory.path() else {
        return Held::Average(Average::at(process.added_up(1.0).0));
    };
    let start = if process.is_flat() { 0.0 } else { path.start };
    Held::Sums {
        rise: start,
        fall: start,
    }
}

/// What a point adds to the sum for a rise, and to that for a fall.
fn steps(memory: &Memory, process: &Frozen, point: Point<'_>, plotted: &Plotted) -> (f64, f64) {
    let (mean, sigma) = process.added_up(plotted.over);
    match memory {
        Memory::Ewma(_) => (0.0, 0.0),
        Memory::Cusum(cusum) => {
            let score = (plotted.value - mean) / sigma;
            (score - cusum.reference(), -score - cusum.reference())
        }
        Memory::RatioCusum(cusum) => {
            // the events themselves: a ratio times its denominator would round
            let (events, over) = match point {
                Point::Over {
                    numerator,
                    denominator,
                } => (numerator, denominator),
                _ => (plotted.value, 1.0),
            };
            let binomial = is_binomial(process.kind);
            let step = |side| cusum.weight(side, binomial, mean, events, over);
            (step(Side::Above), step(Side::Below))
        }
    }
}

impl Options {
    /// A monitor of an EWMA or CUSUM whose process is known: the baseline is
    /// [`Basis::process`](crate::spc::Basis::process), or a centre alone for events.
    ///
    /// The points are values, events out of trials (binomial) and counts (Poisson). For subgroups and rates make a chart,
    /// and use [`MemoryMonitor::of`].
    ///
    /// # Errors
    ///
    /// [`MonitorError::NotFrozen`] if the baseline leaves something to be estimated, where the options name phases or
    /// exclusions, and for a kind without memory; those of [`Options::chart`] about the options themselves.
    pub fn memory_monitor(&self, kind: Kind) -> Result<MemoryMonitor, Error> {
        let memory = memory_with_width(kind, self)?;
        let process = Frozen::known_memory(kind, self)?;
        memory.check()?;
        let rules = self.wishes.rules.clone();
        let rules = rules.map_or_else(|| of_kind(kind, false).0.clone(), RuleSet::from);
        MemoryMonitor::new(memory, process, rules)
    }
}

/// The monitor as a document has it.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct MemoryDoc {
    process: Frozen,
    memory: Memory,
    rules: RuleSet,
    next: usize,
    held: Held,
}

impl From<MemoryMonitor> for MemoryDoc {
    fn from(monitor: MemoryMonitor) -> Self {
        Self {
            process: monitor.process,
            memory: monitor.memory,
            rules: monitor.rules,
            next: monitor.next,
            held: monitor.held,
        }
    }
}

impl TryFrom<MemoryDoc> for MemoryMonitor {
    type Error = Error;
    fn try_from(doc: MemoryDoc) -> Result<Self, Error> {
        doc.memory.check()?;
        check_count(doc.next)?;
        let monitor = Self::new(doc.memory, doc.process, doc.rules)?;
        let held = match (doc.memory, doc.held) {
            (Memory::Ewma(_), Held::Average(average)) => average.is_ordinary(),
            (Memory::Ewma(_), _) | (_, Held::Average(_)) => false,
            (_, Held::Sums { rise, fall }) => [rise, fall]
                .iter()
                .all(|&sum| ordinary(sum).is_ok() && (0.0..=LARGEST).contains(&sum)),
        };
        if !held {
            return Err(bad("its statistic is none that such a monitor can hold"));
        }
        Ok(Self {
            next: doc.next,
            held: doc.held,
            ..monitor
        })
    }
}
