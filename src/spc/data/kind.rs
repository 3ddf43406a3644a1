//! Kinds of chart, and which data each takes.

use crate::base::error::{ChartError, Error};
use crate::spc::data::data::Data;
use crate::spc::data::phase::Basis;
use crate::spc::data::series::Series;
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

impl Kind {
    /// Every kind, in the order of the table above.
    pub const ALL: [Self; 20] = [
        Self::Run,
        Self::Individuals,
        Self::MovingRange,
        Self::XbarR,
        Self::XbarS,
        Self::R,
        Self::S,
        Self::P,
        Self::Np,
        Self::PPrime,
        Self::C,
        Self::U,
        Self::UPrime,
        Self::IPrime,
        Self::G,
        Self::T,
        Self::Ewma,
        Self::Cusum,
        Self::BinomialCusum,
        Self::PoissonCusum,
    ];

    /// The short name that the field uses: `XmR`, `p′`, `g` …
    #[must_use]
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Run => "run",
            Self::Individuals => "XmR",
            Self::MovingRange => "mR",
            Self::XbarR => "X̄-R",
            Self::XbarS => "X̄-S",
            Self::R => "R",
            Self::S => "S",
            Self::P => "p",
            Self::PPrime => "p′",
            Self::Np => "np",
            Self::C => "c",
            Self::U => "u",
            Self::UPrime => "u′",
            Self::IPrime => "i′",
            Self::G => "g",
            Self::T => "t",
            Self::Ewma => "EWMA",
            Self::Cusum => "CUSUM",
            Self::BinomialCusum => "binomial CUSUM",
            Self::PoissonCusum => "Poisson CUSUM",
        }
    }

    /// The data that the kind takes, in words.
    #[must_use]
    pub const fn needs(self) -> &'static str {
        match self {
            Self::Run | Self::Individuals | Self::MovingRange | Self::Ewma | Self::Cusum => {
                "any series"
            }
            Self::XbarR | Self::XbarS | Self::R | Self::S => "subgroups of 2 or more values",
            Self::P | Self::PPrime | Self::Np | Self::BinomialCusum => {
                "proportions (events out of trials)"
            }
            Self::C => "counts in equal opportunities",
            Self::U | Self::UPrime => "rates (events in an exposure)",
            Self::IPrime => "ratios with their denominators (proportions, rates or ratios)",
            Self::G => "cases between events",
            Self::T => "times between events",
            Self::PoissonCusum => "counts, or rates (events in an exposure)",
        }
    }

    /// Whether the kind takes the data of a series.
    #[must_use]
    pub const fn takes(self, series: &Series) -> bool {
        self.takes_data(&series.data)
    }

    pub(crate) const fn takes_data(self, data: &Data) -> bool {
        match self {
            Self::Run | Self::Individuals | Self::MovingRange | Self::Ewma | Self::Cusum => true,
            Self::XbarR | Self::XbarS | Self::R | Self::S => matches!(data, Data::Subgroups(_)),
            Self::P | Self::PPrime | Self::Np | Self::BinomialCusum => {
                matches!(data, Data::Proportions { .. })
            }
            Self::C => matches!(data, Data::Counts(_)),
            Self::U | Self::UPrime => matches!(data, Data::Rates { .. }),
            Self::IPrime => matches!(
                data,
                Data::Proportions { .. } | Data::Rates { .. } | Data::Ratios { .. }
            ),
            Self::G => matches!(data, Data::CasesBetween { .. }),
            Self::T => matches!(data, Data::TimesBetween(_)),
            Self::PoissonCusum => matches!(data, Data::Counts(_) | Data::Rates { .. }),
        }
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

    /// Whether the limits come from differences between neighbouring points.
    pub(crate) const fn is_by_differences(self) -> bool {
        matches!(
            self,
            Self::Individuals
                | Self::MovingRange
                | Self::PPrime
                | Self::UPrime
                | Self::IPrime
                | Self::T
                | Self::Ewma
                | Self::Cusum
        )
    }

    /// Whether a point with a larger denominator varies less.
    pub(crate) const fn has_unequal_spread(self) -> bool {
        matches!(
            self,
            Self::P | Self::PPrime | Self::U | Self::UPrime | Self::IPrime
        )
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
        matches!(self, Self::Ewma) || self.is_cusum()
    }

    /// Whether two sums are plotted, in units of their own.
    pub(crate) const fn is_cusum(self) -> bool {
        matches!(self, Self::Cusum | Self::BinomialCusum | Self::PoissonCusum)
    }

    /// Whether a basis leaves nothing to estimate.
    pub(crate) const fn is_known_by(self, basis: &Basis) -> bool {
        // the spread of events, and of cases between them, follows from their centre
        let by_centre = matches!(
            self,
            Self::P
                | Self::Np
                | Self::C
                | Self::U
                | Self::G
                | Self::BinomialCusum
                | Self::PoissonCusum
        );
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
        match self {
            Self::P | Self::PPrime => (0.0, 1.0),
            Self::Np
            | Self::C
            | Self::U
            | Self::UPrime
            | Self::G
            | Self::T
            | Self::R
            | Self::S
            | Self::MovingRange => (0.0, f64::INFINITY),
            _ => (f64::NEG_INFINITY, f64::INFINITY),
        }
    }
}
