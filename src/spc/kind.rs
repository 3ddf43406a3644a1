//! Kinds of chart, and which data each takes.

use crate::error::{Error, ErrorKind};
use crate::spc::data::Data;
use crate::spc::phase::Basis;
use crate::spc::series::Series;
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
}

impl Kind {
    /// Every kind, in the order of the table above.
    pub const ALL: [Self; 16] = [
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
        }
    }

    /// The data that the kind takes, in words.
    #[must_use]
    pub const fn needs(self) -> &'static str {
        match self {
            Self::Run | Self::Individuals | Self::MovingRange => "any series",
            Self::XbarR | Self::XbarS | Self::R | Self::S => "subgroups of 2 or more values",
            Self::P | Self::PPrime | Self::Np => "proportions (events out of trials)",
            Self::C => "counts in equal opportunities",
            Self::U | Self::UPrime => "rates (events in an exposure)",
            Self::IPrime => "ratios with their denominators (proportions, rates or ratios)",
            Self::G => "cases between events",
            Self::T => "times between events",
        }
    }

    /// Whether the kind takes the data of a series.
    #[must_use]
    pub const fn takes(self, series: &Series) -> bool {
        let data = &series.data;
        match self {
            Self::Run | Self::Individuals | Self::MovingRange => true,
            Self::XbarR | Self::XbarS | Self::R | Self::S => matches!(data, Data::Subgroups(_)),
            Self::P | Self::PPrime | Self::Np => matches!(data, Data::Proportions { .. }),
            Self::C => matches!(data, Data::Counts(_)),
            Self::U | Self::UPrime => matches!(data, Data::Rates { .. }),
            Self::IPrime => matches!(
                data,
                Data::Proportions { .. } | Data::Rates { .. } | Data::Ratios { .. }
            ),
            Self::G => matches!(data, Data::CasesBetween { .. }),
            Self::T => matches!(data, Data::TimesBetween(_)),
        }
    }

    pub(crate) fn check_takes(self, series: &Series) -> Result<(), Error> {
        if self.takes(series) {
            return Ok(());
        }
        Err(ErrorKind::WrongData {
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
        )
    }

    /// Whether a point with a larger denominator varies less.
    pub(crate) const fn has_unequal_spread(self) -> bool {
        matches!(
            self,
            Self::P | Self::PPrime | Self::U | Self::UPrime | Self::IPrime
        )
    }

    /// Whether a basis leaves nothing to estimate.
    pub(crate) const fn is_known_by(self, basis: &Basis) -> bool {
        // the spread of events, and of cases between them, follows from their centre
        let by_centre = matches!(self, Self::P | Self::Np | Self::C | Self::U | Self::G);
        match basis {
            Basis::Lines { .. } => true,
            Basis::Process { centre, sigma } => centre.is_some() && (by_centre || sigma.is_some()),
            _ => false,
        }
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
