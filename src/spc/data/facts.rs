//! The facts that set one kind of chart apart from another: their table is in `kind.rs`.

use crate::spc::data::data::Data;
use crate::spc::data::spread::Spread;
use crate::spc::data::statistic::Statistic;

/// What there is to know of a kind of chart.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Facts {
    pub(crate) symbol: &'static str,
    pub(crate) data: DataTaken,
    /// What its main track plots.
    pub(crate) statistic: Statistic,
    pub(crate) family: LimitFamily,
    pub(crate) range: Range,
    pub(crate) memory: Option<MemoryKind>,
}

/// The data that a kind takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DataTaken {
    Any,
    Subgroups,
    Proportions,
    Counts,
    Rates,
    /// Whatever has a denominator.
    Ratios,
    CountsOrRates,
    CasesBetween,
    TimesBetween,
}

/// What varies, which says how the limits are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LimitFamily {
    /// Nothing is said of it: a centre without limits.
    Unlimited,
    /// Values, from point to point.
    Values,
    /// Values, from point to point or inside their subgroups.
    ValuesOrSubgroups,
    /// Means of subgroups, by this spread inside them.
    Means(Spread),
    /// The spread inside subgroups.
    Spreads(Spread),
    /// The moving ranges.
    MovingRanges,
    /// Events, as much as chance makes them.
    Events(Chance),
    /// Events, as much as chance makes them times what is seen beyond it.
    DispersedEvents(Chance),
    /// Ratios, from point to point and by denominator.
    Ratios,
    /// Cases between events: geometric.
    Cases,
    /// Times between events, from point to point on the scale of their 3.6th root.
    Times,
}

/// The chance by which events vary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Chance {
    /// Events out of trials.
    Binomial,
    /// Events in an exposure.
    Poisson,
}

/// The values that a point can have, where the kind knows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Range {
    Open,
    NotNegative,
    Proportion,
}

/// What a chart with memory carries from point to point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MemoryKind {
    /// A weighted average.
    Ewma,
    /// Two sums of standardised values.
    Cusum,
    /// Two sums of log-likelihood ratios.
    RatioCusum,
}

impl DataTaken {
    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::Any => "any series",
            Self::Subgroups => "subgroups of 2 or more values",
            Self::Proportions => "proportions (events out of trials)",
            Self::Counts => "counts in equal opportunities",
            Self::Rates => "rates (events in an exposure)",
            Self::Ratios => "ratios with their denominators (proportions, rates or ratios)",
            Self::CountsOrRates => "counts, or rates (events in an exposure)",
            Self::CasesBetween => "cases between events",
            Self::TimesBetween => "times between events",
        }
    }

    pub(crate) const fn takes(self, data: &Data) -> bool {
        match self {
            Self::Any => true,
            Self::Subgroups => matches!(data, Data::Subgroups(_)),
            Self::Proportions => matches!(data, Data::Proportions { .. }),
            Self::Counts => matches!(data, Data::Counts(_)),
            Self::Rates => matches!(data, Data::Rates { .. }),
            Self::Ratios => matches!(
                data,
                Data::Proportions { .. } | Data::Rates { .. } | Data::Ratios { .. }
            ),
            Self::CountsOrRates => matches!(data, Data::Counts(_) | Data::Rates { .. }),
            Self::CasesBetween => matches!(data, Data::CasesBetween { .. }),
            Self::TimesBetween => matches!(data, Data::TimesBetween(_)),
        }
    }

    /// Whether points can have denominators that the lines depend on.
    pub(crate) const fn has_denominators(self) -> bool {
        matches!(
            self,
            Self::Proportions | Self::Rates | Self::Ratios | Self::CountsOrRates
        )
    }
}

impl Range {
    /// The lowest and the highest value.
    pub(crate) const fn ends(self) -> (f64, f64) {
        match self {
            Self::Open => (f64::NEG_INFINITY, f64::INFINITY),
            Self::NotNegative => (0.0, f64::INFINITY),
            Self::Proportion => (0.0, 1.0),
        }
    }
}
