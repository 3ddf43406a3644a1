//! Who collects the data, how often, and which cases.

use crate::base::date::Date;
use crate::base::error::{Error, OptionError, OptionName};
use crate::base::id::StakeholderId;
use crate::base::period::Period;
use crate::base::text::Text;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Which cases are looked at.
///
/// An interval speaks for all cases only where the cases looked at were drawn by chance; for the other ways it speaks for
/// cases that come about as these did. That is why every check of a prediction names its sampling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Sampling {
    /// Every case.
    All,
    /// So many drawn by chance.
    Random {
        /// How many each time.
        cases: u32,
    },
    /// Every so-many-th case.
    Systematic {
        /// Every how many.
        every: u32,
        /// How many each time.
        cases: u32,
    },
    /// So many one after another.
    Consecutive {
        /// How many each time.
        cases: u32,
    },
    /// Chosen by somebody who knows the work.
    Judgement {
        /// How many each time.
        cases: u32,
    },
    /// Nobody has said.
    #[default]
    NotSaid,
}

impl fmt::Display for Sampling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("all cases"),
            Self::Random { cases } => write!(f, "a random sample of {cases}"),
            Self::Systematic { every, cases } => {
                write!(f, "a systematic sample of {cases}, one case in {every}")
            }
            Self::Consecutive { cases } => write!(f, "{cases} consecutive cases"),
            Self::Judgement { cases } => write!(f, "{cases} cases chosen by judgement"),
            Self::NotSaid => f.write_str("sampling not stated"),
        }
    }
}

/// Where the data come from, who collects them, how often, which cases, and from when on. Parts may be missing in a draft.
///
/// ```
/// use improvement::measure::{CollectionPlan, Sampling};
/// use improvement::{date, Period};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let plan = CollectionPlan::new()
///     .source("birth register")?
///     .owner("clinic-clerk")?
///     .every(Period::Month)
///     .sampling(Sampling::All)?
///     .start(date(1841, 1, 1));
/// assert_eq!(plan.period(), Some(Period::Month));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "PlanDoc")]
#[must_use]
pub struct CollectionPlan {
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<StakeholderId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    every: Option<Period>,
    sampling: Sampling,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<Date>,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct PlanDoc {
    source: Option<Text>,
    owner: Option<StakeholderId>,
    every: Option<Period>,
    #[serde(default)]
    sampling: Sampling,
    start: Option<Date>,
}

impl TryFrom<PlanDoc> for CollectionPlan {
    type Error = Error;
    fn try_from(doc: PlanDoc) -> Result<Self, Error> {
        Self {
            source: doc.source,
            owner: doc.owner,
            every: doc.every,
            sampling: Sampling::NotSaid,
            start: doc.start,
        }
        .sampling(doc.sampling)
    }
}

impl CollectionPlan {
    /// A plan that says nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Where the data come from.
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText).
    pub fn source(mut self, source: &str) -> Result<Self, Error> {
        self.source = Some(Text::new(source)?);
        Ok(self)
    }

    /// Who collects them.
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`](crate::error::TextError::BadId).
    pub fn owner<I>(mut self, owner: I) -> Result<Self, Error>
    where
        I: TryInto<StakeholderId>,
        Error: From<I::Error>,
    {
        self.owner = Some(owner.try_into()?);
        Ok(self)
    }

    /// How often.
    pub const fn every(mut self, period: Period) -> Self {
        self.every = Some(period);
        self
    }

    /// Which cases.
    ///
    /// # Errors
    ///
    /// [`OptionError::BadOption`] for a sample of no cases, or every 0th case.
    pub fn sampling(mut self, sampling: Sampling) -> Result<Self, Error> {
        check_sampling(sampling)?;
        self.sampling = sampling;
        Ok(self)
    }

    /// From when on.
    pub const fn start(mut self, day: Date) -> Self {
        self.start = Some(day);
        self
    }

    /// Where the data come from.
    #[must_use]
    pub const fn data_source(&self) -> Option<&Text> {
        self.source.as_ref()
    }

    /// Who collects them.
    #[must_use]
    pub const fn collector(&self) -> Option<&StakeholderId> {
        self.owner.as_ref()
    }

    /// How often.
    #[must_use]
    pub const fn period(&self) -> Option<Period> {
        self.every
    }

    /// Which cases.
    #[must_use]
    pub const fn sampled(&self) -> Sampling {
        self.sampling
    }

    /// From when on.
    #[must_use]
    pub const fn since(&self) -> Option<Date> {
        self.start
    }
}

pub(crate) fn check_sampling(sampling: Sampling) -> Result<(), Error> {
    let (cases, every) = match sampling {
        Sampling::All | Sampling::NotSaid => (1, 1),
        Sampling::Random { cases }
        | Sampling::Consecutive { cases }
        | Sampling::Judgement { cases } => (cases, 1),
        Sampling::Systematic { every, cases } => (cases, every),
    };
    if cases == 0 || every == 0 {
        return Err(OptionError::bad(OptionName::Sampling, sampling, "at least 1 case").into());
    }
    Ok(())
}
