//! The charter: why the work is done, by whom, and who has signed for it.

use crate::base::date::Date;
use crate::base::error::Error;
use crate::base::id::StakeholderId;
use crate::base::text::Text;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Why the work is done, what belongs to it and what does not, who does it, and who has signed for it.
///
/// Everything but the title may be missing in a draft. The people are ids of the stakeholder map, and so never printed by
/// name unless names are asked for. That nobody signs before the day of the charter is checked by the project.
///
/// ```
/// use improvement::project::Charter;
/// use improvement::{date, Text, id::StakeholderId};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let mut charter = Charter::new("Seen within four hours")?;
/// charter.dated = Some(date(2016, 4, 1));
/// charter.problem = Some(Text::new("one patient in ten waits more than four hours")?);
/// charter.team.insert(StakeholderId::new("charge-nurse")?);
/// assert!(charter.sign_offs.is_empty());
/// # Ok(())
/// # }
/// ```
///
/// Source: the fields that the charters of IHI and of the American College of Radiology have in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct Charter {
    /// The title.
    pub title: Text,
    /// The day of the charter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<Date>,
    /// The problem, and how it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem: Option<Text>,
    /// Why now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why_now: Option<Text>,
    /// What belongs to the work.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub in_scope: Vec<Text>,
    /// What does not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub out_of_scope: Vec<Text>,
    /// Who opens doors for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sponsor: Option<StakeholderId>,
    /// Who leads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<StakeholderId>,
    /// Who does it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub team: BTreeSet<StakeholderId>,
    /// Who has signed for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sign_offs: Vec<SignOff>,
}

/// Somebody's signature under the charter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SignOff {
    /// Who signed.
    pub by: StakeholderId,
    /// The day.
    pub on: Date,
}

impl Charter {
    /// A charter that says no more than its title.
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText).
    pub fn new(title: impl TryInto<Text, Error: Into<Error>>) -> Result<Self, Error> {
        Ok(Self {
            title: title.try_into().map_err(Into::into)?,
            dated: None,
            problem: None,
            why_now: None,
            in_scope: Vec::new(),
            out_of_scope: Vec::new(),
            sponsor: None,
            lead: None,
            team: BTreeSet::new(),
            sign_offs: Vec::new(),
        })
    }

    /// Whether somebody belongs to the team: its lead does, its sponsor does not.
    #[must_use]
    pub fn is_of_the_team(&self, person: &StakeholderId) -> bool {
        self.team.contains(person) || self.lead.as_ref() == Some(person)
    }

    /// How many people the team has, its lead among them.
    #[must_use]
    pub fn team_size(&self) -> usize {
        let lead = self.lead.iter().filter(|lead| !self.team.contains(*lead));
        self.team.len() + lead.count()
    }

    /// The parts that it lacks, in words.
    #[must_use]
    pub fn missing(&self) -> Vec<&'static str> {
        [
            (self.problem.is_some(), "the problem"),
            (!self.in_scope.is_empty(), "what is in scope"),
            (self.sponsor.is_some(), "a sponsor"),
            (self.lead.is_some(), "a lead"),
            (!self.team.is_empty(), "a team"),
            (!self.sign_offs.is_empty(), "a signature"),
        ]
        .into_iter()
        .filter(|(there, _)| !there)
        .map(|(_, what)| what)
        .collect()
    }
}
