//! Which kind of chart suits a series, and why.

use crate::spc::{Kind, Series};

/// How many points a chart with limits should have. Source: Making Data Count, fewer than 13 points.
const ENOUGH: usize = 13;

/// The trials or exposure of a point above which binomial and Poisson limits are too tight to be of use: the variation
/// from month to month then outweighs that of chance. This crate's choice.
const VERY_LARGE: f64 = 1_000.0;

/// A kind of chart, and why.
///
/// ```
/// use improvement::measure::Choice;
/// use improvement::{Kind, Series};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let choice = Choice::of(&Series::counts(vec![3; 20])?);
/// assert_eq!(choice.kind(), Kind::C);
/// assert_eq!(choice.why(), "counts in equal opportunities vary as a Poisson distribution");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Choice {
    kind: Kind,
    why: &'static str,
}

impl Choice {
    /// The kind of chart that suits a series.
    #[must_use]
    pub fn of(series: &Series) -> Self {
        let (kind, why) = suggested(series);
        Self { kind, why }
    }

    /// The kind.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// Why this one, in words.
    #[must_use]
    pub const fn why(&self) -> &'static str {
        self.why
    }
}

fn suggested(series: &Series) -> (Kind, &'static str) {
    if Kind::XbarS.takes(series) {
        return (
            Kind::XbarS,
            "several values at each point show the spread inside a point",
        );
    }
    if Kind::G.takes(series) {
        return (
            Kind::G,
            "cases between rare events vary as a geometric distribution",
        );
    }
    if Kind::T.takes(series) {
        return (
            Kind::T,
            "times between rare events are skewed, and the t chart makes them symmetric",
        );
    }
    if series.usable() < ENOUGH {
        return (
            Kind::Run,
            "fewer than 13 points are too few for limits, so a run chart",
        );
    }
    let large = |index| {
        series
            .denominator(index)
            .is_some_and(|below| below >= VERY_LARGE)
    };
    let many = (0..series.len()).filter(|&index| large(index)).count() * 2 > series.usable();
    match () {
        () if Kind::P.takes(series) && many => (
            Kind::PPrime,
            "at 1,000 trials and more a point, binomial limits are too tight: p' widens them by the variation seen",
        ),
        () if Kind::P.takes(series) => (
            Kind::P,
            "events out of trials vary as a binomial distribution",
        ),
        () if Kind::U.takes(series) && many => (
            Kind::UPrime,
            "at exposures of 1,000 and more a point, Poisson limits are too tight: u' widens them by the variation seen",
        ),
        () if Kind::U.takes(series) => (
            Kind::U,
            "events in an exposure vary as a Poisson distribution",
        ),
        () if Kind::C.takes(series) => (
            Kind::C,
            "counts in equal opportunities vary as a Poisson distribution",
        ),
        () if series.denominator(0).is_some() || Kind::IPrime.takes(series) => (
            Kind::IPrime,
            "a total over an unequal denominator varies less where the denominator is large",
        ),
        () => (
            Kind::Individuals,
            "single measured values, with limits from the moving ranges",
        ),
    }
}
