//! One stakeholder, as the author sees them.

use super::commitment::Commitment;
use crate::base::date::Date;
use crate::base::error::{Error, Place, WorkError};
use crate::base::id::GroupId;
use crate::base::score::Score;
use crate::base::text::Text;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Somebody with a stake in the work, as the author of the map sees them on a day.
///
/// ```
/// use improvement::stakeholder::{Quadrant, Stakeholder};
/// use improvement::date;
///
/// # fn main() -> Result<(), improvement::Error> {
/// let head = Stakeholder::new("Head of theatre", "theatre", 4, 2, date(2026, 3, 1))?;
/// assert_eq!(head.placement().quadrant, Quadrant::KeepSatisfied);
/// assert_eq!(
///     head.placement().to_string(),
///     "in the author's view on 2026-03-01: power 4, interest 2 (keep satisfied)",
/// );
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "StakeholderDoc")]
#[non_exhaustive]
pub struct Stakeholder {
    /// A name or a post.
    pub label: Text,
    /// The group they belong to.
    pub group: GroupId,
    /// Which of the 9 Cs they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<NineC>,
    /// How much power over the work the author sees in them.
    pub power: Score,
    /// How much interest in it.
    pub interest: Score,
    /// The day on which the author saw it so.
    pub seen_on: Date,
    /// The attributes of salience.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub salience: Option<Salience>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    commitment: Vec<Commitment>,
    /// Anything else: free text about a person, so as little as possible.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

impl Stakeholder {
    /// A stakeholder with a place on the grid of power and interest.
    ///
    /// # Errors
    ///
    /// - [`TextError::EmptyText`](crate::error::TextError::EmptyText) without a label;
    /// - [`TextError::BadId`](crate::error::TextError::BadId) if the group is not an id;
    /// - [`WorkError::ScoreOutOfRange`] if power or interest is not 1 to 5.
    pub fn new(
        label: impl TryInto<Text, Error: Into<Error>>,
        group: impl TryInto<GroupId, Error: Into<Error>>,
        power: i64,
        interest: i64,
        seen_on: Date,
    ) -> Result<Self, Error> {
        let score = |number, what: &str| {
            Score::new(number).map_err(|error| error.or_at(Place::Path(what.to_owned())))
        };
        Ok(Self {
            label: label.try_into().map_err(Into::into)?,
            group: group.try_into().map_err(Into::into)?,
            category: None,
            power: score(power, "power")?,
            interest: score(interest, "interest")?,
            seen_on,
            salience: None,
            commitment: Vec::new(),
            note: None,
        })
    }

    /// The stakeholder as one of the 9 Cs.
    #[must_use]
    pub fn with_category(mut self, category: NineC) -> Self {
        self.category = Some(category);
        self
    }

    /// The stakeholder with attributes of salience.
    #[must_use]
    pub fn with_salience(mut self, salience: Salience) -> Self {
        self.salience = Some(salience);
        self
    }

    /// The stakeholder with a note.
    #[must_use]
    pub fn with_note(mut self, note: Text) -> Self {
        self.note = Some(note);
        self
    }

    /// The stakeholder with one more view of their commitment, later than those before.
    ///
    /// # Errors
    ///
    /// [`WorkError::TooEarly`] unless it is later than the last.
    pub fn with_commitment(mut self, commitment: Commitment) -> Result<Self, Error> {
        self.commit(commitment)?;
        Ok(self)
    }

    pub(crate) fn commit(&mut self, commitment: Commitment) -> Result<(), Error> {
        if let Some(last) = self
            .commitment
            .last()
            .filter(|last| last.as_of >= commitment.as_of)
        {
            return Err(WorkError::TooEarly {
                what: "the view of a commitment",
                found: commitment.as_of.to_string(),
                expected: "later than the view of",
                earliest: last.as_of.to_string(),
            }
            .into());
        }
        self.commitment.push(commitment);
        Ok(())
    }

    /// The latest view of their commitment.
    #[must_use]
    pub fn commitment(&self) -> Option<&Commitment> {
        self.commitment.last()
    }

    /// Every view of their commitment, oldest first.
    #[must_use]
    pub fn commitment_history(&self) -> &[Commitment] {
        &self.commitment
    }

    /// Steps from the commitment seen now to the one needed: see [`Commitment::gap`].
    #[must_use]
    pub fn gap(&self) -> Option<i8> {
        self.commitment().map(Commitment::gap)
    }

    /// Where the author places them on the grid.
    #[must_use]
    pub fn placement(&self) -> Placement {
        Placement {
            power: self.power,
            interest: self.interest,
            quadrant: Quadrant::of(self.power, self.interest),
            on: self.seen_on,
        }
    }

    pub(crate) fn forget_history(&mut self) {
        if let Some(mut last) = self.commitment.pop() {
            last.note = None;
            self.commitment = vec![last];
        }
    }
}

/// A place on the grid of power and interest. Its text says whose view it is, and of which day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Placement {
    /// Power as seen.
    pub power: Score,
    /// Interest as seen.
    pub interest: Score,
    /// The quarter of the grid.
    pub quadrant: Quadrant,
    /// The day of the view.
    pub on: Date,
}

impl fmt::Display for Placement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            power,
            interest,
            quadrant,
            on,
        } = self;
        write!(
            f,
            "in the author's view on {on}: power {power}, interest {interest} ({})",
            quadrant.strategy()
        )
    }
}

/// A quarter of the grid of power and interest (Mendelow). A score of 3 or more is high.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Quadrant {
    /// High power, high interest: the key players.
    ManageClosely,
    /// High power, low interest.
    KeepSatisfied,
    /// Low power, high interest.
    KeepInformed,
    /// Low power, low interest.
    Monitor,
}

impl Quadrant {
    /// The quarter for two scores.
    ///
    /// ```
    /// use improvement::Score;
    /// use improvement::stakeholder::Quadrant;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// assert_eq!(Quadrant::of(Score::new(3)?, Score::new(2)?), Quadrant::KeepSatisfied);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn of(power: Score, interest: Score) -> Self {
        match (power.is_high(), interest.is_high()) {
            (true, true) => Self::ManageClosely,
            (true, false) => Self::KeepSatisfied,
            (false, true) => Self::KeepInformed,
            (false, false) => Self::Monitor,
        }
    }

    /// What the grid suggests to the author.
    #[must_use]
    pub const fn strategy(self) -> &'static str {
        match self {
            Self::ManageClosely => "manage closely",
            Self::KeepSatisfied => "keep satisfied",
            Self::KeepInformed => "keep informed",
            Self::Monitor => "monitor, with minimal effort",
        }
    }
}

/// The 9 Cs: nine kinds of stakeholder, a prompt for whom a map may have left out (NHS, QSIR stakeholder analysis).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NineC {
    /// Those who pay for what the organisation does.
    Commissioners,
    /// Those who acquire or use what the organisation provides.
    Customers,
    /// Those with whom the organisation works to provide it.
    Collaborators,
    /// Those who supply what it takes.
    Contributors,
    /// Those through whom it reaches others.
    Channels,
    /// Those whose opinion of it others hear.
    Commentators,
    /// Patients and service users, and those who care for them.
    Consumers,
    /// Those who believe in the work and speak up for it.
    Champions,
    /// Those who offer something like it, or instead of it.
    Competitors,
}

impl NineC {
    /// All nine.
    pub const ALL: [Self; 9] = [
        Self::Commissioners,
        Self::Customers,
        Self::Collaborators,
        Self::Contributors,
        Self::Channels,
        Self::Commentators,
        Self::Consumers,
        Self::Champions,
        Self::Competitors,
    ];
}

impl fmt::Display for NineC {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Commissioners => "commissioners",
            Self::Customers => "customers",
            Self::Collaborators => "collaborators",
            Self::Contributors => "contributors",
            Self::Channels => "channels",
            Self::Commentators => "commentators",
            Self::Consumers => "consumers",
            Self::Champions => "champions",
            Self::Competitors => "competitors",
        })
    }
}

/// The three attributes of salience, as the author sees them (Mitchell, Agle and Wood 1997).
///
/// ```
/// use improvement::stakeholder::{Salience, SalienceClass};
///
/// let ward = Salience { power: false, legitimacy: true, urgency: true };
/// assert_eq!(ward.class(), SalienceClass::Dependent);
/// ```
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Salience {
    /// Power to impose their will.
    pub power: bool,
    /// A claim that others find proper.
    pub legitimacy: bool,
    /// A claim that will not wait.
    pub urgency: bool,
}

impl Salience {
    /// The class that the three attributes make.
    #[must_use]
    pub const fn class(self) -> SalienceClass {
        match (self.power, self.legitimacy, self.urgency) {
            (false, false, false) => SalienceClass::NonStakeholder,
            (true, false, false) => SalienceClass::Dormant,
            (false, true, false) => SalienceClass::Discretionary,
            (false, false, true) => SalienceClass::Demanding,
            (true, true, false) => SalienceClass::Dominant,
            (true, false, true) => SalienceClass::Dangerous,
            (false, true, true) => SalienceClass::Dependent,
            (true, true, true) => SalienceClass::Definitive,
        }
    }
}

/// The classes of salience, in the words of their source (Mitchell, Agle and Wood 1997).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SalienceClass {
    /// None of the three.
    NonStakeholder,
    /// Power only.
    Dormant,
    /// Legitimacy only.
    Discretionary,
    /// Urgency only.
    Demanding,
    /// Power and legitimacy.
    Dominant,
    /// Power and urgency.
    Dangerous,
    /// Legitimacy and urgency.
    Dependent,
    /// All three.
    Definitive,
}

/// A stakeholder as stored.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Stakeholder", deny_unknown_fields)]
struct StakeholderDoc {
    label: Text,
    group: GroupId,
    category: Option<NineC>,
    power: Score,
    interest: Score,
    seen_on: Date,
    salience: Option<Salience>,
    #[serde(default)]
    commitment: Vec<Commitment>,
    note: Option<Text>,
}

impl TryFrom<StakeholderDoc> for Stakeholder {
    type Error = Error;
    fn try_from(doc: StakeholderDoc) -> Result<Self, Error> {
        let mut stakeholder = Self {
            label: doc.label,
            group: doc.group,
            category: doc.category,
            power: doc.power,
            interest: doc.interest,
            seen_on: doc.seen_on,
            salience: doc.salience,
            commitment: Vec::new(),
            note: doc.note,
        };
        doc.commitment
            .into_iter()
            .try_for_each(|commitment| stakeholder.commit(commitment))?;
        Ok(stakeholder)
    }
}
