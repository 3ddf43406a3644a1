//! How large a test is, and how large a first one should be.

use crate::base::error::{Error, OptionError, OptionName, Place, TextError};
use crate::base::number::thousands;
use crate::base::printed::Printed;
use crate::base::text::Text;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How large a test is: how many units of what, at how many sites, for how many days, under which conditions.
///
/// ```
/// use improvement::pdsa::Scale;
///
/// let scale = Scale::units(300, "births").sites(1).days(30).condition("students' ward");
/// assert_eq!(scale.to_string(), "300 births at 1 site for 30 days, with students' ward");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "ScaleDoc")]
#[must_use]
pub struct Scale {
    units: u32,
    label: String,
    sites: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<u16>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    conditions: Vec<String>,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct ScaleDoc {
    units: u32,
    label: Text,
    #[serde(default = "one")]
    sites: u16,
    days: Option<u16>,
    #[serde(default)]
    conditions: Vec<Text>,
}

const fn one() -> u16 {
    1
}

impl TryFrom<ScaleDoc> for Scale {
    type Error = Error;
    fn try_from(doc: ScaleDoc) -> Result<Self, Error> {
        let scale = Self {
            units: doc.units,
            label: doc.label.into(),
            sites: doc.sites,
            days: doc.days,
            conditions: doc.conditions.into_iter().map(Into::into).collect(),
        };
        scale.check()?;
        Ok(scale)
    }
}

impl Scale {
    /// So many patients, births, shifts: at one site, for a time not stated.
    ///
    /// A scale of no units, or of units without a name, is refused by the cycle that it is given to.
    pub fn units(units: u32, label: impl Into<String>) -> Self {
        Self {
            units,
            label: label.into().trim().to_owned(),
            sites: 1,
            days: None,
            conditions: Vec::new(),
        }
    }

    /// Sets the number of sites: wards, departments, practices.
    pub const fn sites(mut self, sites: u16) -> Self {
        self.sites = sites;
        self
    }

    /// Sets the number of days.
    pub const fn days(mut self, days: u16) -> Self {
        self.days = Some(days);
        self
    }

    /// Under a condition that may matter: nights, weekends, another team.
    pub fn condition(mut self, condition: impl Into<String>) -> Self {
        self.conditions.push(condition.into().trim().to_owned());
        self
    }

    /// How many units.
    #[must_use]
    pub const fn size(&self) -> u32 {
        self.units
    }

    /// Units of what.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// At how many sites.
    #[must_use]
    pub const fn site_count(&self) -> u16 {
        self.sites
    }

    /// For how many days.
    #[must_use]
    pub const fn day_count(&self) -> Option<u16> {
        self.days
    }

    /// Under which conditions.
    pub fn conditions(&self) -> impl ExactSizeIterator<Item = &str> {
        self.conditions.iter().map(String::as_str)
    }

    /// The test on five times as many units: a proposal for the next step, and no more than that.
    pub fn five_times(mut self) -> Self {
        self.units = self.units.saturating_mul(5);
        self
    }

    /// Whether nothing of it is larger than `later` has it, and something is smaller: units, sites or the number of
    /// conditions.
    #[must_use]
    pub fn grows_to(&self, later: &Self) -> bool {
        let parts = |scale: &Self| {
            [
                scale.units,
                u32::from(scale.sites),
                u32::try_from(scale.conditions.len()).unwrap_or(u32::MAX),
            ]
        };
        let (old, new) = (parts(self), parts(later));
        !self.shrinks_to(later) && old.iter().zip(new).any(|(old, new)| new > *old)
    }

    pub(crate) fn shrinks_to(&self, later: &Self) -> bool {
        later.units < self.units
            || later.sites < self.sites
            || later.conditions.len() < self.conditions.len()
    }

    pub(crate) fn check(&self) -> Result<(), Error> {
        let zero =
            |option, units: String| Err(OptionError::bad(option, units, "at least 1").into());
        if self.units == 0 {
            return zero(OptionName::ScaleUnits, self.units.to_string());
        }
        if self.sites == 0 {
            return zero(OptionName::ScaleSites, self.sites.to_string());
        }
        let empty = |name: &str| TextError::EmptyText.at(Place::Path(name.to_owned()));
        if self.label.is_empty() {
            return Err(empty("the unit of the scale"));
        }
        if self.conditions.iter().any(String::is_empty) {
            return Err(empty("a condition of the scale"));
        }
        Ok(())
    }
}

impl fmt::Display for Scale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = |number: u16| if number == 1 { "" } else { "s" };
        write!(
            f,
            "{} {} at {} site{}",
            thousands(f64::from(self.units)),
            Printed(&self.label),
            self.sites,
            plural(self.sites)
        )?;
        if let Some(days) = self.days {
            write!(f, " for {days} day{}", plural(days))?;
        }
        if !self.conditions.is_empty() {
            write!(f, ", with {}", Printed(&self.conditions.join(", ")))?;
        }
        Ok(())
    }
}

/// How strongly the team believes that the change will work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Belief {
    /// Little evidence yet.
    Low,
    /// Earlier tests, or others' results, speak for it.
    High,
}

/// What a test that fails would cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Consequence {
    /// Little.
    Minor,
    /// Much, for patients or staff.
    Major,
}

/// How large a test should be, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SuggestedScale {
    /// One patient, one clinician, one shift.
    VerySmall,
    /// A few of them.
    SmallToMedium,
    /// More.
    Larger,
}

impl SuggestedScale {
    /// The scale that suits the degree of belief and the consequence of failure.
    ///
    /// ```
    /// use improvement::pdsa::{Belief, Consequence, SuggestedScale};
    ///
    /// let scale = SuggestedScale::of(Belief::Low, Consequence::Major);
    /// assert_eq!(scale.to_string(), "a very small test: failure would cost much, and belief is low");
    /// ```
    ///
    /// Source: Langley et al., *The Improvement Guide*: the scale depends on the degree of belief and on the
    /// consequence of failure.
    #[must_use]
    pub const fn of(belief: Belief, consequence: Consequence) -> Self {
        match (consequence, belief) {
            (Consequence::Major, Belief::Low) => Self::VerySmall,
            (Consequence::Major, Belief::High) => Self::SmallToMedium,
            (Consequence::Minor, _) => Self::Larger,
        }
    }
}

impl fmt::Display for SuggestedScale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::VerySmall => "a very small test: failure would cost much, and belief is low",
            Self::SmallToMedium => {
                "a small to medium test: failure would cost much, and belief is high"
            }
            Self::Larger => "a larger test: failure would cost little",
        })
    }
}
