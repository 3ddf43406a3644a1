//! What people did to bring others together.

use crate::base::date::Date;
use crate::base::id::{NodeId, StakeholderId};
use crate::base::text::Text;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;

/// Something somebody did to carry the work from some people to others.
///
/// ```
/// use improvement::stakeholder::{BrokeringAct, ManagerRole};
/// use improvement::{date, id::StakeholderId};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let act = BrokeringAct::new(date(2026, 3, 9), StakeholderId::new("ward-manager")?, ManagerRole::Diffusing)
///     .to_people([StakeholderId::new("senior-nurse")?]);
/// assert!(act.involves(&StakeholderId::new("senior-nurse")?));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct BrokeringAct {
    /// The day.
    pub on: Date,
    /// Who did it.
    pub by: StakeholderId,
    /// In which role.
    pub role: ManagerRole,
    /// From whom.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub from: BTreeSet<StakeholderId>,
    /// To whom.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub to: BTreeSet<StakeholderId>,
    /// About which driver or change idea.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<NodeId>,
    /// What was heard and said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

impl BrokeringAct {
    /// An act by one person.
    #[must_use]
    pub const fn new(on: Date, by: StakeholderId, role: ManagerRole) -> Self {
        Self {
            on,
            by,
            role,
            from: BTreeSet::new(),
            to: BTreeSet::new(),
            about: None,
            note: None,
        }
    }

    /// The act with more people from whom it carries something.
    #[must_use]
    pub fn from_people(mut self, people: impl IntoIterator<Item = StakeholderId>) -> Self {
        self.from.extend(people);
        self
    }

    /// The act with more people to whom it carries something.
    #[must_use]
    pub fn to_people(mut self, people: impl IntoIterator<Item = StakeholderId>) -> Self {
        self.to.extend(people);
        self
    }

    /// The act with the driver or idea it is about.
    #[must_use]
    pub fn about(mut self, node: NodeId) -> Self {
        self.about = Some(node);
        self
    }

    /// The act with a note.
    #[must_use]
    pub fn with_note(mut self, note: Text) -> Self {
        self.note = Some(note);
        self
    }

    /// Everybody in it: who did it, from whom and to whom.
    pub fn people(&self) -> impl Iterator<Item = &StakeholderId> {
        std::iter::once(&self.by).chain(&self.from).chain(&self.to)
    }

    /// Whether somebody took part in it.
    #[must_use]
    pub fn involves(&self, person: &StakeholderId) -> bool {
        self.people().any(|one| one == person)
    }
}

/// Four roles of middle managers when something new comes in (Birken et al. 2012 and 2016): one theory of several.
///
/// They say what somebody did. They are not the brokerage roles of Gould and Fernandez, which say where somebody stands in a network,
/// and neither can be worked out from the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ManagerRole {
    /// Passing information on, up and down, and answering questions.
    Diffusing,
    /// Making general information fit the people at hand.
    Synthesising,
    /// Between strategy and the work of the day.
    Mediating,
    /// Winning people for the change.
    Selling,
}

impl ManagerRole {
    /// All four.
    pub const ALL: [Self; 4] = [
        Self::Diffusing,
        Self::Synthesising,
        Self::Mediating,
        Self::Selling,
    ];
}

impl fmt::Display for ManagerRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Diffusing => "diffusing",
            Self::Synthesising => "synthesising",
            Self::Mediating => "mediating",
            Self::Selling => "selling",
        })
    }
}
