//! How the spread of a process is estimated: every choice that changes a limit, in one place.

use crate::base::error::{Error, OptionError, OptionName};
use crate::spc::data::spread::Spread;
use crate::spc::limits::width::WIDEST;
use serde::{Deserialize, Serialize};

/// How the spread is estimated. The chart prints it with the limits.
///
/// ```
/// use improvement::Chart;
/// use improvement::spc::{Estimator, Screen};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let waits = [22.0, 25.0, 19.0, 24.0, 21.0, 23.0, 20.0, 26.0, 41.0, 22.0, 24.0, 21.0, 23.0];
/// let screened = Chart::options().estimator(Estimator::moving_range().with_screen(Screen::once())).xmr(waits)?;
/// // the two moving ranges around 41 (15 and 19) are left out of the mean moving range
/// assert!(screened.upper(0) < Chart::xmr(waits)?.upper(0));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(default, deny_unknown_fields)]
pub struct Estimator {
    /// What the spread is estimated from.
    pub from: Dispersion,
    /// How many neighbouring points make one moving range: 2 unless said otherwise. Only for moving ranges.
    pub span: usize,
    /// Whether large moving ranges are left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub screen: Option<Screen>,
    /// Whether a moving range is taken across a missing point.
    pub across_missing: bool,
    /// Whether a moving range is taken across an excluded point.
    pub across_excluded: bool,
}

/// What the spread is estimated from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Dispersion {
    /// The mean moving range over d2(span). Little moved by a shift or a trend.
    #[doc(alias = "MR-bar")]
    MeanMovingRange,
    /// The median moving range over the median of the relative range: 0.954 for a span of 2, not 1.128.
    /// Little moved by a few large jumps.
    MedianMovingRange,
    /// The standard deviation of the values about their mean, over c4(n). Swollen by any change of level.
    #[doc(alias = "SD")]
    StandardDeviation,
    /// R̄: the mean of R over d2(n), each range over the d2 of its own subgroup's size.
    #[doc(alias = "R-bar")]
    MeanRange,
    /// S̄: the mean of s over c4(n), each standard deviation over the c4 of its own subgroup's size.
    #[doc(alias = "S-bar")]
    MeanDeviation,
    /// The square root of the pooled variance inside the subgroups, not corrected for its small bias.
    Pooled,
    /// The minimum variance linear unbiased estimate, from ranges or standard deviations: each subgroup
    /// counts by how much its size tells.
    #[doc(alias = "MVLUE")]
    MinimumVariance(Spread),
    /// The unweighted average of the subgroups' own unbiased estimates: as R̄ and S̄ above.
    #[doc(alias = "UWAVE")]
    UnweightedAverage(Spread),
    /// The root mean square inside the subgroups, over c4(degrees of freedom + 1).
    #[doc(alias = "RMSDF")]
    RootMeanSquare,
}

/// Leaves out moving ranges above a multiple of their own average, and averages again.
///
/// Screening narrows the limits. It makes false alarms more common: on 24 steady points the chance of a point
/// beyond its limits rises from about 6 in 100 to about 9 in 100.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Screen {
    /// A moving range above this multiple of the average is left out.
    pub multiple: f64,
    /// How often the average is worked out again at most.
    pub loops: u32,
}

impl Screen {
    /// Once, at the upper limit of the moving ranges: D4(2) = 1 + 3 d3(2)/d2(2) = 3.2665….
    #[must_use]
    pub const fn once() -> Self {
        Self {
            // 1 + 3 √(1 − 2/π) √(π/2), the exact value of what is usually printed as 3.267
            multiple: 3.266_531_919_288_601_3,
            loops: 1,
        }
    }
}

impl Estimator {
    /// The mean moving range of neighbouring points, unscreened: the default of an XmR chart.
    #[must_use]
    pub const fn moving_range() -> Self {
        Self::of(Dispersion::MeanMovingRange)
    }

    /// An estimator with a span of 2, no screening, and no moving range across a missing or excluded point.
    #[must_use]
    pub const fn of(from: Dispersion) -> Self {
        Self {
            from,
            span: 2,
            screen: None,
            across_missing: false,
            across_excluded: false,
        }
    }

    /// With moving ranges of this many neighbouring points.
    #[must_use]
    pub const fn with_span(mut self, span: usize) -> Self {
        self.span = span;
        self
    }

    /// With large moving ranges left out.
    #[must_use]
    pub const fn with_screen(mut self, screen: Screen) -> Self {
        self.screen = Some(screen);
        self
    }

    /// With moving ranges taken across missing points.
    #[must_use]
    pub const fn across_missing(mut self) -> Self {
        self.across_missing = true;
        self
    }

    /// With moving ranges taken across excluded points.
    #[must_use]
    pub const fn across_excluded(mut self) -> Self {
        self.across_excluded = true;
        self
    }

    pub(crate) fn check(&self) -> Result<(), Error> {
        let bad =
            |option, found: String, expected| Err(OptionError::bad(option, found, expected).into());
        if !(2..=25).contains(&self.span) {
            return bad(OptionName::Span, self.span.to_string(), "2 to 25 points");
        }
        if let Some(Screen { multiple, loops }) = self.screen {
            if !(multiple > 1.0 && multiple <= WIDEST) {
                return bad(
                    OptionName::ScreenMultiple,
                    multiple.to_string(),
                    "a number above 1, at most 1e6",
                );
            }
            if !(1..=1000).contains(&loops) {
                return bad(OptionName::ScreenLoops, loops.to_string(), "1 to 1000");
            }
        }
        Ok(())
    }
}

impl Default for Estimator {
    fn default() -> Self {
        Self::moving_range()
    }
}
