//! A chart as it was set up, before any data: what a price is the price of.

use crate::base::error::{
    ChartError, DataError, Error, OptionError, OptionName, Place, PriceError,
};
use crate::spc::asked::check::{active_rules, check_options};
use crate::spc::asked::layout::{Layout, Stretch};
use crate::spc::asked::options::Options;
use crate::spc::data::axis::Axis;
use crate::spc::data::data::Data;
use crate::spc::data::facts::LimitFamily;
use crate::spc::data::kind::Kind;
use crate::spc::data::observation::{Observation, column};
use crate::spc::data::phase::Basis;
use crate::spc::data::series::Series;
use crate::spc::limits::{Centre, Width};
use crate::spc::price::designs::departure::Departure;
use crate::spc::price::designs::question::{Given, LimitsFrom};
use crate::spc::price::designs::shape::{data, mean, on_indices, repeated, shape};
use crate::spc::price::process::{Family, Process};
use crate::spc::rules::{Role, RuleSet};

/// How many series are simulated unless another number is asked for.
///
/// The standard error of a chance of 0.16 is then 0.0037: the two digits that a sentence prints.
pub const SERIES: u32 = 10_000;

/// The most points that are drawn for the price of one chart: a chart of more than 250 points has fewer series than
/// [`SERIES`], so that a price takes a second at most, and says with them how exact it is.
const MOST_DRAWN: usize = 2_500_000;

/// The fewest series of the price of one chart, however long it is.
const FEWEST_SERIES: usize = 200;

/// How many series the price of one chart of so many points is simulated with.
fn series_of(points: usize) -> u32 {
    let fit = (MOST_DRAWN / points.max(1)).max(FEWEST_SERIES);
    u32::try_from(fit).map_or(SERIES, |fit| fit.min(SERIES))
}

/// The seed of every simulation unless another is asked for.
pub const SEED: u64 = 1847;

/// The fewest series that the price of one chart of many is simulated with: their errors average out.
pub const BATCH_SERIES: u32 = 500;

/// The most points that a design has.
const MOST_POINTS: usize = 100_000;

/// A chart as it is set up, and a process on which nothing changes: kind, rules, options, number of points.
///
/// Ask [`Price::of`](crate::spc::price::Price::of) for a chance of a false alarm, and [`power`](Self::power) for what it can
/// see. A finished chart has a design too: [`Chart::design`](crate::Chart::design).
///
/// ```
/// use improvement::spc::price::{Design, Price, Process, Question};
/// use improvement::{Chart, Kind, RuleSet};
/// use improvement::spc::Basis;
///
/// # fn main() -> Result<(), improvement::Error> {
/// // 24 monthly proportions about 10 %, of 300 patients each, limits frozen on the first year
/// let design = Design::new(Kind::P, RuleSet::making_data_count_7_7(), 24, Process::binomial(300, 0.1))?
///     .with_options(&Chart::options().baseline(Basis::points(0..12)));
/// let price = Price::of(&design, Question::AnySignal)?;
/// assert!(price.chance() > 0.16); // a short baseline makes more false alarms than limits from all points
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Design {
    pub(in crate::spc::price) kind: Kind,
    pub(in crate::spc::price) rules: Vec<RuleSet>,
    pub(in crate::spc::price) options: Options,
    /// The shape of the data: denominators, gaps, sizes of subgroups. The values in it mean nothing.
    pub(in crate::spc::price) shape: Series,
    pub(in crate::spc::price) process: Process,
    /// Mean and standard deviation of a normal value, in the units of the chart.
    pub(in crate::spc::price) scale: (f64, f64),
    pub(in crate::spc::price) departure: Option<Departure>,
    /// The process from a point on.
    pub(in crate::spc::price) later: Option<(Process, usize)>,
    pub(in crate::spc::price) plug_in: bool,
    pub(in crate::spc::price) series: u32,
    pub(in crate::spc::price) seed: u64,
}

impl Design {
    /// A chart of n points, with every default of its kind but for the rules.
    ///
    /// Limits come from the same points, and lie as far from the centre as those of the
    /// [process](Process::width) (3 standard deviations; exact ones on a g chart). There are 5 values in a subgroup,
    /// an equal denominator at each point, and no gap, until others are asked for.
    ///
    /// Counts and times can be put on run and XmR charts too. Limits are drawn even where the rule set asks for
    /// more points only if the [options](Self::with_options) ask for
    /// [provisional](crate::Options::provisional) ones.
    ///
    /// # Errors
    ///
    /// - [`PriceError::NoRules`] for a set in which no rule signals.
    /// - [`OptionError::BadOption`] for a number of points outside 1 to 100,000, and for a process that cannot be, or that
    ///   the kind does not chart.
    pub fn new(kind: Kind, rules: RuleSet, points: usize, process: Process) -> Result<Self, Error> {
        process.check()?;
        check_points(points)?;
        let design = Self {
            kind,
            rules: Vec::new(),
            options: Options::new(),
            shape: shape(data(kind, points, &process)?),
            process,
            scale: (0.0, 1.0),
            departure: None,
            later: None,
            plug_in: false,
            series: SERIES,
            seed: SEED,
        };
        design.with_rules(&[rules])
    }

    /// The design of a chart: shape and options are its own.
    pub(crate) fn of_chart(
        kind: Kind,
        rules: RuleSet,
        shape: Series,
        options: &Options,
        process: Process,
        scale: (f64, f64),
    ) -> Result<Self, Error> {
        process.check()?;
        let series = series_of(shape.len());
        let mut design = Self {
            kind,
            rules: Vec::new(),
            options: on_indices(&shape, options),
            shape: Series {
                axis: Axis::Order,
                open: None,
                ..shape
            },
            process,
            scale,
            departure: None,
            later: None,
            plug_in: true,
            series,
            seed: SEED,
        };
        design.options.wishes_mut().target = None;
        design.with_rules(&[rules])
    }

    /// Sets the rules by which the chart is judged: a signal of any of the sets counts.
    ///
    /// # Errors
    ///
    /// [`PriceError::NoRules`] if no rule of any set signals.
    pub fn with_rules(mut self, sets: &[RuleSet]) -> Result<Self, Error> {
        let speaks = |set: &RuleSet| {
            let all = set.rules().iter().chain(set.spread_rules());
            all.into_iter().any(|rule| rule.role() == Role::Signal)
                && !active_rules(self.kind, set).is_empty()
        };
        if !sets.iter().any(speaks) {
            return Err(PriceError::NoRules.into());
        }
        self.rules = sets.to_vec();
        Ok(self.settled())
    }

    /// Sets the options of the chart: phases, baseline, exclusions, estimator, width, centre.
    ///
    /// Places are looked up by index. A target means nothing here.
    pub fn with_options(mut self, options: &Options) -> Self {
        self.options = options.clone();
        self.options.wishes_mut().target = None;
        self.settled()
    }

    /// Fixes what a chart would else choose from its data.
    fn settled(mut self) -> Self {
        let (width, centre) = self.process.lines();
        let (own_width, own_centre) = match (self.kind.family(), self.process.family()) {
            (LimitFamily::Cases, _) => (width, centre),
            (LimitFamily::Unlimited, _) => (Width::default(), Centre::Median),
            // exact limits are those of its own chart
            (_, Family::Geometric { .. }) => (Width::default(), Centre::Mean),
            _ => (width, Centre::Mean),
        };
        self.options.wishes_mut().rules = self.rules.first().cloned().map(Into::into);
        // a chart with memory has limits of its own, about the mean
        if self.kind.has_memory() {
            return self;
        }
        self.options.wishes_mut().width.get_or_insert(own_width);
        self.options.wishes_mut().centre.get_or_insert(own_centre);
        self
    }

    /// Sets the denominators, one a point: trials, exposure, the denominator of a ratio. `None` is a gap.
    ///
    /// # Errors
    ///
    /// [`ChartError::WrongData`] for a kind without denominators; [`ChartError::NoPoints`] if there is none; at the point
    /// those of a [series](Series::rates), and [`DataError::NotWhole`] for trials that are not whole.
    pub fn with_denominators<D>(mut self, denominators: D) -> Result<Self, Error>
    where
        D: IntoIterator,
        D::Item: Observation,
    {
        let denominators = column(denominators)?;
        if denominators.iter().all(|value| value.is_nan()) {
            return Err(ChartError::NoPoints {
                found: denominators.len(),
            }
            .into());
        }
        let zeros = || denominators.iter().map(|_| Some(0.0));
        let given = || {
            denominators
                .iter()
                .map(|&d| Some(d).filter(|d| !d.is_nan()))
        };
        let series = match &self.shape.data {
            Data::Proportions { .. } => {
                for (index, &found) in denominators.iter().enumerate() {
                    if found.is_finite() && found.fract() != 0.0 {
                        let what = "trials";
                        return Err(DataError::NotWhole { what, found }.at(Place::Point(index)));
                    }
                }
                Series::proportions(zeros(), given())?
            }
            Data::Rates { .. } => Series::rates(zeros(), given())?,
            Data::Ratios { .. } => Series::ratios(zeros(), given())?,
            _ => {
                return Err(ChartError::WrongData {
                    kind: self.kind.symbol(),
                    needs: "no denominators",
                    found: "denominators",
                }
                .into());
            }
        };
        self.shape = series;
        Ok(self)
    }

    /// Sets the number of values in a subgroup, on X̄, R and S charts.
    ///
    /// # Errors
    ///
    /// [`ChartError::WrongData`] for a kind without subgroups, [`OptionError::BadOption`] for a size outside 2 to 1000.
    pub fn with_subgroups_of(mut self, size: usize) -> Result<Self, Error> {
        let Data::Subgroups(groups) = &mut self.shape.data else {
            return Err(ChartError::WrongData {
                kind: self.kind.symbol(),
                needs: "no subgroups",
                found: "subgroups",
            }
            .into());
        };
        if !(2..=1000).contains(&size) {
            return Err(OptionError::bad(OptionName::SubgroupSize, size, "2 to 1000").into());
        }
        groups.fill(vec![0.0; size]);
        Ok(self)
    }

    /// Takes the limits as known: those of the process before anything changed.
    ///
    /// # Errors
    ///
    /// [`PriceError::NotPriced`] for kinds whose limits cannot be said beforehand: run, mR, p′, u′ and t charts.
    pub fn known(mut self) -> Result<Self, Error> {
        let before = self.process.clone().unchanged().now();
        let centre = |centre| Basis::Process {
            centre: Some(centre),
            sigma: None,
        };
        let adds_up = self.kind.has_memory();
        self.options.wishes_mut().basis = match (
            self.kind.family(),
            self.process.family(),
            &self.shape.data,
        ) {
            (
                LimitFamily::Unlimited
                | LimitFamily::DispersedEvents(_)
                | LimitFamily::Times
                | LimitFamily::MovingRanges,
                ..,
            ) => {
                return Err(PriceError::NotPriced {
                    why: "the lines of this kind of chart come from its points: no process fixes them beforehand",
                }
                .into());
            }
            (_, Family::Normal, _) => Basis::process(self.scale.0, self.scale.1),
            (LimitFamily::Events(_), _, Data::Rates { exposure, .. }) if !adds_up => {
                centre(before / mean(exposure))
            }
            (LimitFamily::Events(_) | LimitFamily::Cases, ..) if !adds_up => centre(before),
            _ => {
                return Err(PriceError::NotPriced {
                    why: "the lines of a chart of other values than its own kind's come from its points",
                }
                .into());
            }
        };
        Ok(self)
    }

    /// Sets a way in which the values differ from independent values of their family.
    pub const fn under(mut self, departure: Departure) -> Self {
        self.departure = Some(departure);
        self
    }

    /// Sets the number of simulated series, and the seed.
    ///
    /// Unless said otherwise they are [`SERIES`] and [`SEED`]. Four times as many series halve the standard error.
    pub const fn simulated(mut self, series: u32, seed: u64) -> Self {
        self.series = series;
        self.seed = seed;
        self
    }

    /// Sets another process from the point `from` on, counted from 0. The lines stay those of the first process where
    /// they are [known](Self::known).
    pub fn then(mut self, process: Process, from: usize) -> Self {
        self.later = Some((process, from));
        self
    }

    /// The design with another number of points, at least one and 100,000 at most: denominators and gaps are
    /// repeated, or cut off.
    pub fn with_points(&self, points: usize) -> Self {
        let points = points.clamp(1, MOST_POINTS);
        let mut design = self.clone();
        design.shape.data = repeated(&self.shape.data, points);
        design
    }

    /// The design as one of n charts: fewer series each, and on the scale of its process where nothing else has one.
    pub(crate) fn of_many(mut self, charts: usize) -> Self {
        let charts = u32::try_from(charts.max(1)).unwrap_or(u32::MAX);
        self.series = (SERIES / charts).max(BATCH_SERIES).min(self.series);
        let free = self.process.family() == Family::Normal
            && self.options.wishes.bounds.is_none()
            && self.options.wishes.phases.is_empty()
            && matches!(self.options.wishes.basis, Basis::Own | Basis::Points { .. });
        if free {
            self.scale = (0.0, 1.0);
        }
        // a direction makes no signal
        self.options.wishes_mut().better = crate::base::direction::Direction::Neither;
        if let Data::Values(values) = &mut self.shape.data {
            *values = values.iter().map(|value| value * 0.0).collect();
        }
        self.shape.period = None;
        self
    }

    /// The design with its points as normal values on an XmR chart.
    pub(crate) fn as_normal(&self) -> Result<Self, Error> {
        let rules = self.rules.first().cloned().ok_or(PriceError::NoRules)?;
        let normal = Self::new(Kind::Individuals, rules, self.len(), Process::normal())?;
        let mut options = self.options.clone();
        let wishes = options.wishes_mut();
        (wishes.centre, wishes.width, wishes.bounds) = (None, None, None);
        if let Basis::Process { .. } | Basis::Lines { .. } = wishes.basis {
            wishes.basis = Basis::process(0.0, 1.0);
        }
        Ok(normal
            .with_options(&options)
            .simulated(self.series, self.seed))
    }

    /// The kind of chart.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// The rule sets.
    #[must_use]
    pub fn rules(&self) -> &[RuleSet] {
        &self.rules
    }

    /// How many points, missing ones among them.
    #[must_use]
    pub fn len(&self) -> usize {
        self.shape.len()
    }

    /// Whether there is no point at all (there always is one).
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.shape.is_empty()
    }

    /// The process.
    #[must_use]
    pub const fn process(&self) -> &Process {
        &self.process
    }

    /// Whether the process was read off a chart's own data, and not stated.
    #[must_use]
    pub const fn is_plug_in(&self) -> bool {
        self.plug_in
    }

    /// What a price of it takes as given.
    pub(in crate::spc::price) fn given(&self) -> Given {
        let phases = self.options.wishes.phases.len() + 1;
        let limits = match &self.options.wishes.basis {
            _ if phases > 1 => LimitsFrom::Phases {
                phases,
                frozen: self.frozen_phases(),
            },
            Basis::Points { .. } => match Layout::new(&self.shape, &self.options) {
                Ok(layout) => LimitsFrom::Baseline {
                    points: layout.phases[0].basis.len(),
                },
                Err(_) => LimitsFrom::SamePoints,
            },
            basis if self.kind.is_known_by(basis) => LimitsFrom::Known,
            _ => LimitsFrom::SamePoints,
        };
        Given {
            kind: self.kind,
            points: self.shape.usable(),
            rules: self.rules.clone(),
            limits,
            departure: self.departure,
            plug_in: self.plug_in,
        }
    }

    /// In how many phases the limits come from other points than their own.
    fn frozen_phases(&self) -> usize {
        let Ok(layout) = Layout::new(&self.shape, &self.options) else {
            return 0;
        };
        let frozen = |stretch: &&Stretch| {
            let points = matches!(stretch.basis_of(&self.options), Basis::Points { .. });
            points && stretch.basis != stretch.points
        };
        layout.phases.iter().filter(frozen).count()
    }

    /// What cannot be priced.
    pub(in crate::spc::price) fn check(&self) -> Result<(), Error> {
        self.process.check()?;
        check_options(self.kind, &self.options)?;
        check_points(self.len())?;
        if self.series < 2 {
            return Err(
                OptionError::bad(OptionName::SimulatedSeries, self.series, "2 or more").into(),
            );
        }
        if let Some((later, from)) = &self.later {
            later.check()?;
            if *from == 0 || *from >= self.len() {
                return Err(OptionError::bad(
                    OptionName::ChangePoint,
                    from.saturating_add(1),
                    "a point of the chart after its first",
                )
                .into());
            }
        }
        if let Some(departure) = self.departure {
            if let Some(fault) = departure.fault() {
                return Err(fault.into());
            }
            let normal = self.process.family() == Family::Normal;
            let fits = match departure {
                Departure::Rounded(_) | Departure::Skewed(_) => normal,
                Departure::OverDispersed(_) => matches!(
                    self.process.family(),
                    Family::Binomial { .. } | Family::Poisson { .. }
                ),
                _ => true,
            };
            if !fits {
                return Err(PriceError::NotPriced {
                    why: "rounding and skewness are of normal values, over-dispersion is of binomial and Poisson counts",
                }
                .into());
            }
        }
        for (index, phase) in self.options.wishes.phases.iter().enumerate() {
            if self.plug_in && !phase.reason().decided().is_beforehand() {
                return Err(PriceError::NotPriced {
                    why: "whether it was decided before the data were seen is not recorded, or it was not, and the price \
                          of a search for the best place is none of this chart's alone; say `decided_before(…)` \
                          if it was",
                }
                .at(Place::Phase(index + 1)));
            }
        }
        Ok(())
    }
}

fn check_points(points: usize) -> Result<(), Error> {
    if (1..=MOST_POINTS).contains(&points) {
        return Ok(());
    }
    Err(OptionError::bad(OptionName::Points, points, "1 to 100000").into())
}

#[cfg(test)]
mod tests {
    use super::series_of;

    #[test]
    fn a_long_chart_is_priced_on_fewer_series() {
        let points = [1, 24, 250, 251, 5_000, 12_500, 12_501, 100_000];
        let series = points.map(series_of);
        assert_eq!(series, [10_000, 10_000, 10_000, 9_960, 500, 200, 200, 200]);
    }
}
