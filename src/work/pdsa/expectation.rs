//! What is predicted.

use crate::base::date::Date;
use crate::base::direction::Direction;
use crate::base::error::{Error, OptionError, OptionName, Place};
use crate::base::id::MeasureId;
use crate::base::number::thousands;
use crate::base::text::Text;
use crate::spc::pooled::Window;
use crate::work::measure::Band;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What is worked out from the points of a test.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Statistic {
    /// The mean of the points.
    Mean,
    /// The median of the points.
    Median,
    /// Events over trials, everything taken together: 0 to 1.
    Proportion,
    /// Events over exposure, for so much of it: `RatePer(10_000.0)` patient-days.
    RatePer(f64),
    /// How many events.
    Count,
    /// The last point.
    Last,
}

impl Statistic {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Mean => "a mean",
            Self::Median => "a median",
            Self::Proportion => "a proportion",
            Self::RatePer(_) => "a rate",
            Self::Count => "a count",
            Self::Last => "a last value",
        }
    }
}

/// How a change is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Compared {
    /// After less before, in the units of the measure.
    Absolute,
    /// (After − before) / before: −0.5 is half of what it was.
    Relative,
}

/// What a prediction expects: a value in a range, a change in a range, a signal on a chart, or something that people judge.
///
/// ```
/// use improvement::pdsa::Compared;
/// use improvement::{date, Direction, Expectation, Window};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let range = Expectation::proportion("mortality").between(0.0, 0.05)?;
/// assert_eq!(range.to_string(), "the proportion of `mortality` is 0 to 0.05");
///
/// let halved = Expectation::rate_per("cdi", 10_000.0)
///     .compared_with(Window::dates(date(2013, 1, 1), date(2015, 1, 1)), Compared::Relative)
///     .at_most(-0.5)?;
/// assert_eq!(halved.to_string(), "the rate per 10,000 of `cdi` changes by at most -0.5 of what it was");
///
/// let signal = Expectation::signal("waits", Direction::Lower, date(2024, 6, 1))?;
/// assert_eq!(signal.to_string(), "the chart of `waits` shows a signal of lower values by 2024-06-01");
///
/// let judged = Expectation::judged("nurses find the list quicker than the old one")?;
/// assert_eq!(judged.to_string(), "nurses find the list quicker than the old one");
///
/// // 0.7 and 70 are confused more often than anything else
/// let error = Expectation::proportion("mortality").between(0.0, 5.0).unwrap_err();
/// assert_eq!(error.to_string(), "the end of the range is 5, expected between the bounds 0 and 1");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Expects", into = "Expects")]
pub struct Expectation(Expects);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Expects {
    Range {
        measure: MeasureId,
        statistic: Statistic,
        within: Band,
    },
    Change {
        measure: MeasureId,
        statistic: Statistic,
        basis: Compared,
        baseline: Window,
        within: Band,
    },
    Signal {
        measure: MeasureId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rule: Option<Text>,
        direction: Direction,
        by: Date,
    },
    Judged {
        statement: Text,
    },
}

impl TryFrom<Expects> for Expectation {
    type Error = Error;
    fn try_from(expects: Expects) -> Result<Self, Error> {
        if let Expects::Range { statistic, .. } | Expects::Change { statistic, .. } = &expects {
            check_statistic(*statistic)?;
        }
        let bounds = match &expects {
            Expects::Range {
                statistic: Statistic::Proportion,
                within,
                ..
            } => Some((0.0, within)),
            Expects::Change {
                statistic: Statistic::Proportion,
                basis: Compared::Absolute,
                within,
                ..
            } => Some((-1.0, within)),
            _ => None,
        };
        if let Some((lowest, within)) = bounds {
            for found in within.ends() {
                if !(lowest..=1.0).contains(&found) {
                    let highest = 1.0;
                    return Err(OptionError::OutOfBounds {
                        found,
                        lowest,
                        highest,
                    }
                    .at(Place::Path("the end of the range".to_owned())));
                }
            }
        }
        Ok(Self(expects))
    }
}

impl From<Expectation> for Expects {
    fn from(expectation: Expectation) -> Self {
        expectation.0
    }
}

fn check_statistic(statistic: Statistic) -> Result<(), Error> {
    match statistic {
        Statistic::RatePer(per) if !(per.is_finite() && per > 0.0) => Err(OptionError::bad(
            OptionName::RateExposure,
            per,
            "a number above 0, such as 1000",
        )
        .into()),
        _ => Ok(()),
    }
}

/// An expectation that still lacks its range: see [`Expectation`].
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Expecting {
    measure: Result<MeasureId, Error>,
    statistic: Statistic,
    compared: Option<(Window, Compared)>,
}

impl Expecting {
    fn of<I>(measure: I, statistic: Statistic) -> Self
    where
        I: TryInto<MeasureId>,
        Error: From<I::Error>,
    {
        Self {
            measure: measure.try_into().map_err(Error::from),
            statistic,
            compared: None,
        }
    }

    /// The range is one of change, against the level over a baseline window.
    pub fn compared_with(mut self, baseline: Window, basis: Compared) -> Self {
        self.compared = Some((baseline, basis));
        self
    }

    /// From one value to another, ends included.
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`](crate::error::TextError::BadId) for the measure;
    /// [`DataError::NotFinite`](crate::error::DataError::NotFinite), [`OptionError::EndsOutOfOrder`] for the ends;
    /// [`OptionError::OutOfBounds`] for an end that no proportion (or no change of one) can reach;
    /// [`OptionError::BadOption`] for a rate per nothing.
    pub fn between(self, lower: f64, upper: f64) -> Result<Expectation, Error> {
        self.within(Band::between(lower, upper))
    }

    /// A value or less.
    ///
    /// # Errors
    ///
    /// As [`Expecting::between`].
    pub fn at_most(self, upper: f64) -> Result<Expectation, Error> {
        self.within(Band::at_most(upper))
    }

    /// A value or more.
    ///
    /// # Errors
    ///
    /// As [`Expecting::between`].
    pub fn at_least(self, lower: f64) -> Result<Expectation, Error> {
        self.within(Band::at_least(lower))
    }

    fn within(self, band: Result<Band, Error>) -> Result<Expectation, Error> {
        let (measure, statistic, within) = (self.measure?, self.statistic, band?);
        match self.compared {
            None => Expects::Range {
                measure,
                statistic,
                within,
            },
            Some((baseline, basis)) => Expects::Change {
                measure,
                statistic,
                basis,
                baseline,
                within,
            },
        }
        .try_into()
    }
}

macro_rules! statistics {
    ($($(#[$doc:meta])* $name:ident, $statistic:ident;)*) => {$(
        $(#[$doc])*
        pub fn $name<I>(measure: I) -> Expecting
        where
            I: TryInto<MeasureId>,
            Error: From<I::Error>,
        {
            Expecting::of(measure, Statistic::$statistic)
        }
    )*};
}

impl Expectation {
    statistics! {
        /// Events over trials; the range lies between 0 and 1.
        proportion, Proportion;
        /// The mean of the points.
        mean, Mean;
        /// The median of the points.
        median, Median;
        /// How many events.
        count, Count;
        /// The last point.
        last, Last;
    }

    /// Events over exposure, for so much of it: `10_000.0` patient-days.
    pub fn rate_per<I>(measure: I, exposure: f64) -> Expecting
    where
        I: TryInto<MeasureId>,
        Error: From<I::Error>,
    {
        Expecting::of(measure, Statistic::RatePer(exposure))
    }

    /// A signal, of whichever rule of its chart, towards higher or lower values (either, for [`Direction::Neither`]).
    ///
    /// ```
    /// use improvement::{Direction, Expectation, date};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let expected = Expectation::signal("falls", Direction::Lower, date(2025, 6, 30))?;
    /// assert!(expected.measure().is_some_and(|measure| measure.as_str() == "falls"));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`](crate::error::TextError::BadId).
    pub fn signal<I>(measure: I, direction: Direction, by: Date) -> Result<Self, Error>
    where
        I: TryInto<MeasureId>,
        Error: From<I::Error>,
    {
        Ok(Self(Expects::Signal {
            measure: measure.try_into()?,
            rule: None,
            direction,
            by,
        }))
    }

    /// A signal of one rule, by its name on the chart.
    ///
    /// ```
    /// use improvement::{Direction, Expectation, date};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let expected = Expectation::signal_of("falls", "run-of-7", Direction::Lower, date(2025, 6, 30))?;
    /// assert!(expected.measure().is_some());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`](crate::error::TextError::BadId),
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText).
    pub fn signal_of<I>(
        measure: I,
        rule: &str,
        direction: Direction,
        by: Date,
    ) -> Result<Self, Error>
    where
        I: TryInto<MeasureId>,
        Error: From<I::Error>,
    {
        Ok(Self(Expects::Signal {
            measure: measure.try_into()?,
            rule: Some(Text::new(rule)?),
            direction,
            by,
        }))
    }

    /// A statement that people will judge.
    ///
    /// ```
    /// use improvement::Expectation;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let expected = Expectation::judged("the night staff want to keep it")?;
    /// assert!(expected.measure().is_none());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText).
    pub fn judged(statement: &str) -> Result<Self, Error> {
        let statement = Text::new(statement)?;
        Ok(Self(Expects::Judged { statement }))
    }

    /// The measure it is about; none for a statement that is judged.
    #[must_use]
    pub const fn measure(&self) -> Option<&MeasureId> {
        match &self.0 {
            Expects::Range { measure, .. }
            | Expects::Change { measure, .. }
            | Expects::Signal { measure, .. } => Some(measure),
            Expects::Judged { .. } => None,
        }
    }

    /// The statistic, for a range or a change.
    #[must_use]
    pub const fn statistic(&self) -> Option<Statistic> {
        match &self.0 {
            Expects::Range { statistic, .. } | Expects::Change { statistic, .. } => {
                Some(*statistic)
            }
            _ => None,
        }
    }

    /// The range, of a value or of a change.
    #[must_use]
    pub const fn within(&self) -> Option<Band> {
        match &self.0 {
            Expects::Range { within, .. } | Expects::Change { within, .. } => Some(*within),
            _ => None,
        }
    }

    /// Whether people judge it.
    #[must_use]
    pub const fn is_judged(&self) -> bool {
        matches!(self.0, Expects::Judged { .. })
    }

    /// Whether it is about a signal on a chart.
    #[must_use]
    pub const fn is_signal(&self) -> bool {
        matches!(self.0, Expects::Signal { .. })
    }

    pub(crate) const fn expects(&self) -> &Expects {
        &self.0
    }

    pub(crate) const fn kind(&self) -> &'static str {
        match &self.0 {
            Expects::Range { .. } => "a range",
            Expects::Change { .. } => "a change",
            Expects::Signal { .. } => "a signal",
            Expects::Judged { .. } => "a judgement",
        }
    }
}

impl fmt::Display for Expectation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let (Some(statistic), Some(measure)) = (self.statistic(), self.measure()) {
            match statistic {
                Statistic::Mean => write!(f, "the mean of `{measure}`"),
                Statistic::Median => write!(f, "the median of `{measure}`"),
                Statistic::Proportion => write!(f, "the proportion of `{measure}`"),
                Statistic::RatePer(per) => {
                    write!(f, "the rate per {} of `{measure}`", thousands(per))
                }
                Statistic::Count => write!(f, "the count of `{measure}`"),
                Statistic::Last => write!(f, "the last value of `{measure}`"),
            }?;
        }
        match &self.0 {
            Expects::Range { within, .. } => write!(f, " is {within}"),
            Expects::Change { within, basis, .. } => match basis {
                Compared::Absolute => write!(f, " changes by {within}"),
                Compared::Relative => write!(f, " changes by {within} of what it was"),
            },
            Expects::Signal {
                measure,
                rule,
                direction,
                by,
            } => {
                write!(f, "the chart of `{measure}` shows a signal")?;
                if let Some(rule) = rule {
                    write!(f, " of the rule `{rule}`")?;
                }
                match direction {
                    Direction::Higher => f.write_str(" of higher values")?,
                    Direction::Lower => f.write_str(" of lower values")?,
                    Direction::Neither => {}
                }
                write!(f, " by {by}")
            }
            Expects::Judged { statement } => statement.fmt(f),
        }
    }
}

/// What a cycle takes as an expectation: one that is checked, or the result of making one. The trait is sealed.
pub trait IntoExpectation: sealed::Sealed {
    #[doc(hidden)]
    fn into_expectation(self) -> Result<Expectation, Error>;
}

mod sealed {
    #[expect(
        unnameable_types,
        reason = "that it cannot be named is what seals the trait"
    )]
    pub trait Sealed {}
    impl Sealed for super::Expectation {}
    impl Sealed for Result<super::Expectation, super::Error> {}
}

impl IntoExpectation for Expectation {
    fn into_expectation(self) -> Result<Self, Error> {
        Ok(self)
    }
}

impl IntoExpectation for Result<Expectation, Error> {
    fn into_expectation(self) -> Self {
        self
    }
}
