//! What was done: dates, departures, observations, cost and dose.

use crate::base::date::Date;
use crate::base::error::{Error, OptionError, OptionName, WorkError};
use crate::base::text::Text;
use serde::{Deserialize, Serialize};

/// Something that the test cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Cost {
    /// In pence, or the smallest coin of another currency.
    pub pence: u64,
    /// For what.
    pub what: Text,
}

/// How many of the eligible people the change reached.
///
/// Fidelity of a cycle is about method; dose is about reach. A change that reached few cannot have done much.
///
/// ```
/// use improvement::pdsa::Dose;
///
/// # fn main() -> Result<(), improvement::Error> {
/// assert_eq!(Dose::new(18, 24)?.share(), 0.75);
/// assert_eq!(
///     Dose::new(25, 24).unwrap_err().to_string(),
///     "the number of people reached is 25 of 24, expected at least 1 eligible and no more reached than eligible",
/// );
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "DoseDoc")]
pub struct Dose {
    reached: u32,
    eligible: u32,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct DoseDoc {
    reached: u32,
    eligible: u32,
}

impl TryFrom<DoseDoc> for Dose {
    type Error = Error;
    fn try_from(doc: DoseDoc) -> Result<Self, Error> {
        Self::new(doc.reached, doc.eligible)
    }
}

impl Dose {
    /// A dose: the number reached, out of the number eligible.
    ///
    /// # Errors
    ///
    /// [`OptionError::BadOption`] if nobody is eligible, or more are reached than eligible.
    pub fn new(reached: u32, eligible: u32) -> Result<Self, Error> {
        if eligible == 0 || reached > eligible {
            return Err(OptionError::bad(
                OptionName::PeopleReached,
                format_args!("{reached} of {eligible}"),
                "at least 1 eligible and no more reached than eligible",
            )
            .into());
        }
        Ok(Self { reached, eligible })
    }

    /// How many were reached.
    #[must_use]
    pub const fn reached(&self) -> u32 {
        self.reached
    }

    /// How many were eligible.
    #[must_use]
    pub const fn eligible(&self) -> u32 {
        self.eligible
    }

    /// The share that was reached, 0 to 1.
    #[must_use]
    pub fn share(&self) -> f64 {
        f64::from(self.reached) / f64::from(self.eligible)
    }
}

/// What was done: from when to when, what departed from the plan, what was seen, what it cost, whom it reached.
///
/// ```
/// use improvement::{date, pdsa::Run};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let run = Run::new(date(1847, 5, 15), date(1847, 8, 31))?
///     .departed("washing was not watched at night")?
///     .cost(1200, "chlorinated lime")?
///     .reached(280, 300)?;
/// assert!(!run.as_planned());
/// assert_eq!(run.pence(), 1200);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "RunDoc")]
#[must_use]
pub struct Run {
    started: Date,
    ended: Date,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    departures: Vec<Text>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    observations: Vec<Text>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    surprises: Vec<Text>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    costs: Vec<Cost>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dose: Option<Dose>,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RunDoc {
    started: Date,
    ended: Date,
    #[serde(default)]
    departures: Vec<Text>,
    #[serde(default)]
    observations: Vec<Text>,
    #[serde(default)]
    surprises: Vec<Text>,
    #[serde(default)]
    costs: Vec<Cost>,
    dose: Option<Dose>,
}

impl TryFrom<RunDoc> for Run {
    type Error = Error;
    fn try_from(doc: RunDoc) -> Result<Self, Error> {
        Ok(Self {
            departures: doc.departures,
            observations: doc.observations,
            surprises: doc.surprises,
            costs: doc.costs,
            dose: doc.dose,
            ..Self::new(doc.started, doc.ended)?
        })
    }
}

impl Run {
    /// A run from one day to another, both included, carried out as planned.
    ///
    /// # Errors
    ///
    /// [`WorkError::TooEarly`] if it ends before it starts.
    pub fn new(started: Date, ended: Date) -> Result<Self, Error> {
        if ended < started {
            return Err(WorkError::TooEarly {
                what: "the end of the run",
                found: ended.to_string(),
                expected: "no earlier than its start on",
                earliest: started.to_string(),
            }
            .into());
        }
        Ok(Self {
            started,
            ended,
            departures: Vec::new(),
            observations: Vec::new(),
            surprises: Vec::new(),
            costs: Vec::new(),
            dose: None,
        })
    }

    /// Something that was not done as planned.
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText).
    pub fn departed(mut self, what: &str) -> Result<Self, Error> {
        self.departures.push(Text::new(what)?);
        Ok(self)
    }

    /// Something that was seen.
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText).
    pub fn observed(mut self, what: &str) -> Result<Self, Error> {
        self.observations.push(Text::new(what)?);
        Ok(self)
    }

    /// Something that nobody had expected.
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText).
    pub fn surprised(mut self, what: &str) -> Result<Self, Error> {
        self.surprises.push(Text::new(what)?);
        Ok(self)
    }

    /// Something that it cost, in pence.
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText).
    pub fn cost(mut self, pence: u64, what: &str) -> Result<Self, Error> {
        let what = Text::new(what)?;
        self.costs.push(Cost { pence, what });
        Ok(self)
    }

    /// How many people the change reached, out of how many eligible.
    ///
    /// # Errors
    ///
    /// Those of [`Dose::new`].
    pub fn reached(mut self, reached: u32, eligible: u32) -> Result<Self, Error> {
        self.dose = Some(Dose::new(reached, eligible)?);
        Ok(self)
    }

    /// The first day.
    #[must_use]
    pub const fn started(&self) -> Date {
        self.started
    }

    /// The last day.
    #[must_use]
    pub const fn ended(&self) -> Date {
        self.ended
    }

    /// Whether it was carried out as planned: nothing departed from it.
    #[must_use]
    pub fn as_planned(&self) -> bool {
        self.departures.is_empty()
    }

    /// What was not done as planned.
    #[must_use]
    pub fn departures(&self) -> &[Text] {
        &self.departures
    }

    /// What was seen.
    #[must_use]
    pub fn observations(&self) -> &[Text] {
        &self.observations
    }

    /// What nobody had expected.
    #[must_use]
    pub fn surprises(&self) -> &[Text] {
        &self.surprises
    }

    /// What it cost, line by line.
    #[must_use]
    pub fn costs(&self) -> &[Cost] {
        &self.costs
    }

    /// What it cost in all, in pence.
    #[must_use]
    pub fn pence(&self) -> u64 {
        self.costs
            .iter()
            .fold(0, |sum, cost| sum.saturating_add(cost.pence))
    }

    /// How many people the change reached.
    #[must_use]
    pub const fn dose(&self) -> Option<Dose> {
        self.dose
    }
}
