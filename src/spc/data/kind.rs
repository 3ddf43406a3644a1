//! Kinds of chart, and which data each takes.

use crate::base::error::{ChartError, Error};
use crate::spc::data::data::Data;
use crate::spc::data::facts::{Chance, DataTaken, Facts, LimitFamily, MemoryKind, Range};
use crate::spc::data::phase::Basis;
use crate::spc::data::series::Series;
use crate::spc::data::spread::Spread;
use crate::spc::data::statistic::Statistic;
use serde::{Deserialize, Serialize};

/// The kind of a chart: what is plotted, and which variation its limits allow for.
///
/// | kind | takes | centre | variation that the limits allow for |
/// |---|---|---|---|
/// | [`Run`](Kind::Run) | anything (a subgroup by its mean) | median | none: no limits |
/// | [`Individuals`](Kind::Individuals) (XmR) | anything (a subgroup by its mean) | mean | from point to point |
/// | [`MovingRange`](Kind::MovingRange) | as XmR | mean moving range | of the moving ranges |
/// | [`XbarR`](Kind::XbarR), [`XbarS`](Kind::XbarS) | subgroups of 2 or more | mean of all values | inside the subgroups |
/// | [`R`](Kind::R), [`S`](Kind::S) | subgroups of 2 or more | expected range or standard deviation | of the same |
/// | [`P`](Kind::P) | proportions | events over trials | binomial |
/// | [`Np`](Kind::Np) | proportions, plotted as events | expected events | binomial |
/// | [`PPrime`](Kind::PPrime) | proportions | events over trials | binomial, times what is seen beyond it |
/// | [`C`](Kind::C) | counts | mean | Poisson |
/// | [`U`](Kind::U) | rates | events over exposure | Poisson |
/// | [`UPrime`](Kind::UPrime) | rates | events over exposure | Poisson, times what is seen beyond it |
/// | [`IPrime`](Kind::IPrime) | proportions, rates, ratios | total over total | from point to point, by denominator |
/// | [`G`](Kind::G) | cases between events | median | geometric |
/// | [`T`](Kind::T) | times between events | mean of the 3.6th root, back-transformed | from point to point, of the root |
/// | [`Ewma`](Kind::Ewma) | anything (a subgroup by its mean) | mean | of the weighted average, from point to point or inside the subgroups |
/// | [`Cusum`](Kind::Cusum) | anything (a subgroup by its mean) | 0 | the decision interval: sums of standardised values |
/// | [`BinomialCusum`](Kind::BinomialCusum) (Bernoulli: one trial a point) | proportions | 0 | the decision interval: sums of log-likelihood ratios |
/// | [`PoissonCusum`](Kind::PoissonCusum) | counts, rates | 0 | the decision interval: sums of log-likelihood ratios |
///
/// The last four are charts with memory: each point says something of all points before it. They see a small shift that
/// lasts sooner than any rule on single points, and are judged by one rule, a point beyond the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Kind {
    /// A run chart: the values about their median, judged by runs and crossings, without limits.
    Run,
    /// An XmR chart of individual values: limits from the moving ranges.
    #[doc(alias = "XmR")]
    #[doc(alias = "I chart")]
    Individuals,
    /// The moving ranges of individual values.
    #[doc(alias = "mR")]
    MovingRange,
    /// Means of subgroups, with limits from the ranges inside them.
    #[doc(alias = "X̄-R")]
    XbarR,
    /// Means of subgroups, with limits from the standard deviations inside them.
    #[doc(alias = "X̄-S")]
    XbarS,
    /// Ranges of subgroups.
    R,
    /// Standard deviations of subgroups.
    S,
    /// Proportions, with binomial limits.
    P,
    /// Laney's p′: proportions, with binomial limits widened (or narrowed) by the variation seen.
    #[doc(alias = "Laney")]
    PPrime,
    /// Numbers of events out of trials, with binomial limits.
    Np,
    /// Counts in equal opportunities, with Poisson limits.
    C,
    /// Rates of events in an exposure, with Poisson limits.
    U,
    /// Laney's u′: rates, with Poisson limits widened (or narrowed) by the variation seen.
    #[doc(alias = "Laney")]
    UPrime,
    /// Taylor's i′: ratios with unequal denominators, with limits from the differences between neighbours.
    IPrime,
    /// Cases between rare events, with limits from the geometric distribution.
    G,
    /// Times between rare events, made symmetric by Nelson's power 1/3.6.
    T,
    /// Exponentially weighted moving averages: see [`Ewma`](crate::spc::Ewma).
    #[doc(alias = "exponentially weighted moving average")]
    Ewma,
    /// Two cumulative sums of standardised values, one for a rise and one for a fall: see [`Cusum`](crate::spc::Cusum).
    #[doc(alias = "tabular CUSUM")]
    Cusum,
    /// Two cumulative sums of log-likelihood ratios of events out of trials: see [`RatioCusum`](crate::spc::RatioCusum).
    #[doc(alias = "Bernoulli CUSUM")]
    #[doc(alias = "bchart")]
    BinomialCusum,
    /// Two cumulative sums of log-likelihood ratios of counts or rates: see [`RatioCusum`](crate::spc::RatioCusum).
    PoissonCusum,
}

/// Makes [`Kind::ALL`] and [`Kind::facts`] from one row a kind.
macro_rules! facts {
    ($($kind:ident: $symbol:literal, $data:ident, $statistic:ident, $range:ident, $family:expr, $memory:expr;)+) => {
        impl Kind {
            /// Every kind, in the order of the table above.
            pub const ALL: [Self; 20] = [$(Self::$kind,)+];

            const fn facts(self) -> Facts {
                match self {
                    $(Self::$kind => Facts {
                        symbol: $symbol,
                        data: DataTaken::$data,
                        statistic: Statistic::$statistic,
                        range: Range::$range,
                        family: $family,
                        memory: $memory,
                    },)+
                }
            }
        }
    };
}

// symbol, the data that it takes, what it plots, the values that are possible, what varies, its memory
facts! {
    Run: "run", Any, Value, Open, LimitFamily::Unlimited, None;
    Individuals: "XmR", Any, Value, Open, LimitFamily::Values, None;
    MovingRange: "mR", Any, MovingRange, NotNegative, LimitFamily::MovingRanges, None;
    XbarR: "X̄-R", Subgroups, Mean, Open, LimitFamily::Means(Spread::Range), None;
    XbarS: "X̄-S", Subgroups, Mean, Open, LimitFamily::Means(Spread::Deviation), None;
    R: "R", Subgroups, Range, NotNegative, LimitFamily::Spreads(Spread::Range), None;
    S: "S", Subgroups, Deviation, NotNegative, LimitFamily::Spreads(Spread::Deviation), None;
    P: "p", Proportions, Value, Proportion, LimitFamily::Events(Chance::Binomial), None;
    Np: "np", Proportions, Events, NotNegative, LimitFamily::Events(Chance::Binomial), None;
    PPrime: "p′", Proportions, Value, Proportion, LimitFamily::DispersedEvents(Chance::Binomial), None;
    C: "c", Counts, Value, NotNegative, LimitFamily::Events(Chance::Poisson), None;
    U: "u", Rates, Value, NotNegative, LimitFamily::Events(Chance::Poisson), None;
    UPrime: "u′", Rates, Value, NotNegative, LimitFamily::DispersedEvents(Chance::Poisson), None;
    IPrime: "i′", Ratios, Value, Open, LimitFamily::Ratios, None;
    G: "g", CasesBetween, Value, NotNegative, LimitFamily::Cases, None;
    T: "t", TimesBetween, Value, NotNegative, LimitFamily::Times, None;
    Ewma: "EWMA", Any, WeightedAverage, Open, LimitFamily::ValuesOrSubgroups, Some(MemoryKind::Ewma);
    Cusum: "CUSUM", Any, UpperSum, Open, LimitFamily::ValuesOrSubgroups, Some(MemoryKind::Cusum);
    BinomialCusum: "binomial CUSUM", Proportions, UpperSum, Open, LimitFamily::Events(Chance::Binomial), Some(MemoryKind::RatioCusum);
    PoissonCusum: "Poisson CUSUM", CountsOrRates, UpperSum, Open, LimitFamily::Events(Chance::Poisson), Some(MemoryKind::RatioCusum);
}

impl Kind {
    /// The short name that the field uses: `XmR`, `p′`, `g` …
    #[must_use]
    pub const fn symbol(self) -> &'static str {
        self.facts().symbol
    }

    /// The data that the kind takes, in words.
    #[must_use]
    pub const fn needs(self) -> &'static str {
        self.data_taken().words()
    }

    /// Whether the kind takes the data of a series.
    #[must_use]
    pub const fn takes(self, series: &Series) -> bool {
        self.takes_data(&series.data)
    }

    pub(crate) const fn takes_data(self, data: &Data) -> bool {
        self.data_taken().takes(data)
    }

    pub(crate) fn check_takes(self, series: &Series) -> Result<(), Error> {
        if self.takes(series) {
            return Ok(());
        }
        Err(ChartError::WrongData {
            kind: self.symbol(),
            needs: self.needs(),
            found: series.holds(),
        }
        .into())
    }

    pub(crate) const fn data_taken(self) -> DataTaken {
        self.facts().data
    }

    /// What its main track plots.
    pub(crate) const fn statistic(self) -> Statistic {
        self.facts().statistic
    }

    /// What varies, which says how its limits are found.
    pub(crate) const fn family(self) -> LimitFamily {
        self.facts().family
    }

    /// What it carries from point to point.
    pub(crate) const fn memory(self) -> Option<MemoryKind> {
        self.facts().memory
    }

    /// Whether it has limits at all: a run chart has none.
    pub(crate) const fn has_limits(self) -> bool {
        !matches!(self.family(), LimitFamily::Unlimited)
    }

    /// Whether a spread is plotted, inside subgroups or between neighbours.
    pub(crate) const fn is_of_spread(self) -> bool {
        matches!(
            self.family(),
            LimitFamily::Spreads(_) | LimitFamily::MovingRanges
        )
    }

    /// Whether the number of events is plotted, and not their share.
    pub(crate) const fn plots_events(self) -> bool {
        matches!(self.statistic(), Statistic::Events)
    }

    /// Whether each point shows events whose expected number says how well its limits hold.
    pub(crate) const fn expects_events(self) -> bool {
        matches!(
            self.family(),
            LimitFamily::Events(_) | LimitFamily::DispersedEvents(_)
        ) && !self.has_memory()
    }

    /// The chance by which its events vary, where it is of events.
    pub(crate) const fn chance(self) -> Option<Chance> {
        match self.family() {
            LimitFamily::Events(chance) | LimitFamily::DispersedEvents(chance) => Some(chance),
            _ => None,
        }
    }

    /// Whether the limits come from differences between neighbouring points.
    pub(crate) const fn is_by_differences(self) -> bool {
        matches!(
            self.family(),
            LimitFamily::Values
                | LimitFamily::ValuesOrSubgroups
                | LimitFamily::MovingRanges
                | LimitFamily::DispersedEvents(_)
                | LimitFamily::Ratios
                | LimitFamily::Times
        )
    }

    /// Whether a point with a larger denominator varies less.
    pub(crate) const fn has_unequal_spread(self) -> bool {
        self.data_taken().has_denominators() && matches!(self.statistic(), Statistic::Value)
    }

    /// Whether each point says something of all points before it: EWMA and CUSUM.
    ///
    /// ```
    /// use improvement::Kind;
    ///
    /// assert!(Kind::Ewma.has_memory() && !Kind::Individuals.has_memory());
    /// ```
    #[must_use]
    pub const fn has_memory(self) -> bool {
        self.memory().is_some()
    }

    /// Whether two sums are plotted, in units of their own.
    pub(crate) const fn is_cusum(self) -> bool {
        matches!(self.statistic(), Statistic::UpperSum)
    }

    /// Whether a basis leaves nothing to estimate.
    pub(crate) const fn is_known_by(self, basis: &Basis) -> bool {
        // the spread of events, and of cases between them, follows from their centre
        let by_centre = matches!(self.family(), LimitFamily::Events(_) | LimitFamily::Cases);
        match basis {
            Basis::Lines { .. } => true,
            Basis::Process { centre, sigma } => centre.is_some() && (by_centre || sigma.is_some()),
            _ => false,
        }
    }

    /// The values that a point can take: those of the kind, inside the bounds that were asked for.
    pub(crate) fn range_within(self, bounds: Option<(f64, f64)>) -> (f64, f64) {
        let (lowest, highest) = self.range();
        bounds.map_or((lowest, highest), |bounds| {
            (lowest.max(bounds.0), highest.min(bounds.1))
        })
    }

    /// The values that a point can take, where the kind knows them.
    pub(crate) const fn range(self) -> (f64, f64) {
        self.facts().range.ends()
    }
}
