//! What a chart with memory carries from point to point: one type for its options and for its monitor.

use crate::base::error::Error;
use crate::spc::data::facts::MemoryKind;
use crate::spc::limits::after::AfterSignal;
use crate::spc::limits::cusum::{Cusum, Path};
use crate::spc::limits::ewma::Ewma;
use crate::spc::limits::ratio_cusum::RatioCusum;
use serde::{Deserialize, Serialize};

/// How a chart with memory weighs or adds up its points, and when it signals.
///
/// Each kind of chart with memory takes one of these, by [`Options::memory`](crate::spc::Options::memory); every other is
/// refused. What is not asked for has the default of its type.
///
/// ```
/// use improvement::Chart;
/// use improvement::spc::{Cusum, Ewma, Memory};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let values = [22, 25, 19, 24, 21, 23, 20, 26, 24, 22];
/// let slow = Chart::options().memory(Ewma::new(0.05).width(2.615));
/// assert!(slow.ewma(values)?.signals().is_empty());
///
/// // a weight means nothing to a chart that adds up
/// assert_eq!(slow.cusum(values).unwrap_err().code(), "bad_option");
/// assert_eq!(Memory::from(Cusum::new(0.5, 4.0)), Memory::Cusum(Cusum::new(0.5, 4.0)));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Memory {
    /// Of an [EWMA](crate::Kind::Ewma): a weighted average.
    Ewma(Ewma),
    /// Of a [CUSUM](crate::Kind::Cusum) of values: two sums of standardised values.
    Cusum(Cusum),
    /// Of a [binomial](crate::Kind::BinomialCusum) or [Poisson](crate::Kind::PoissonCusum) CUSUM: two sums of
    /// log-likelihood ratios.
    RatioCusum(RatioCusum),
}

impl From<Ewma> for Memory {
    fn from(ewma: Ewma) -> Self {
        Self::Ewma(ewma)
    }
}

impl From<Cusum> for Memory {
    fn from(cusum: Cusum) -> Self {
        Self::Cusum(cusum)
    }
}

impl From<RatioCusum> for Memory {
    fn from(cusum: RatioCusum) -> Self {
        Self::RatioCusum(cusum)
    }
}

impl MemoryKind {
    /// The memory of a chart that is asked for none.
    pub(crate) fn usual(self) -> Memory {
        match self {
            Self::Ewma => Ewma::default().into(),
            Self::Cusum => Cusum::default().into(),
            Self::RatioCusum => RatioCusum::default().into(),
        }
    }
}

impl Memory {
    pub(crate) const fn kind(&self) -> MemoryKind {
        match self {
            Self::Ewma(_) => MemoryKind::Ewma,
            Self::Cusum(_) => MemoryKind::Cusum,
            Self::RatioCusum(_) => MemoryKind::RatioCusum,
        }
    }

    pub(crate) fn check(&self) -> Result<(), Error> {
        match self {
            Self::Ewma(ewma) => ewma.check(),
            Self::Cusum(cusum) => cusum.check(),
            Self::RatioCusum(cusum) => cusum.check(),
        }
    }

    /// How far the limits lie from the centre, in the units of the statistic.
    pub(crate) const fn width(&self) -> f64 {
        match self {
            Self::Ewma(ewma) => ewma.sigmas(),
            Self::Cusum(cusum) => cusum.interval(),
            Self::RatioCusum(cusum) => cusum.interval(),
        }
    }

    /// How the sums run; an average has none.
    pub(crate) const fn path(&self) -> Option<Path> {
        match self {
            Self::Ewma(_) => None,
            Self::Cusum(cusum) => Some(cusum.path()),
            Self::RatioCusum(cusum) => Some(cusum.path()),
        }
    }

    /// What becomes of the statistic after a point beyond its limit.
    #[must_use]
    pub const fn after(&self) -> AfterSignal {
        match self {
            Self::Ewma(ewma) => ewma.after(),
            Self::Cusum(cusum) => cusum.after(),
            Self::RatioCusum(cusum) => cusum.after(),
        }
    }
}
