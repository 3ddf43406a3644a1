//! Ids: short slugs that an author chooses, one type for each kind of thing.

use crate::base::error::{Error, TextError};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The longest id, in characters.
const LONGEST_ID: usize = 64;

fn checked(slug: String) -> Result<String, Error> {
    let fits = (1..=LONGEST_ID).contains(&slug.len());
    let plain = slug
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if fits && plain {
        Ok(slug)
    } else {
        Err(TextError::BadId { found: slug }.into())
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        ///
        /// A slug of 1 to 64 characters out of `a` to `z`, `0` to `9` and `-`.
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The id, checked.
            ///
            /// # Errors
            ///
            /// [`TextError::BadId`] if it is empty, longer than 64 characters, or has a character other than
            /// `a` to `z`, `0` to `9` and `-`.
            pub fn new(slug: impl Into<String>) -> Result<Self, Error> {
                checked(slug.into()).map(Self)
            }

            /// The slug.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = Error;
            fn try_from(slug: String) -> Result<Self, Error> {
                Self::new(slug)
            }
        }

        impl TryFrom<&str> for $name {
            type Error = Error;
            fn try_from(slug: &str) -> Result<Self, Error> {
                Self::new(slug)
            }
        }

        impl From<&$name> for $name {
            fn from(id: &$name) -> Self {
                id.clone()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl FromStr for $name {
            type Err = Error;
            fn from_str(slug: &str) -> Result<Self, Error> {
                Self::new(slug)
            }
        }
    )*};
}

ids! {
    /// The id of an aim.
    AimId;
    /// The id of a measure.
    MeasureId;
    /// The id of a PDSA cycle.
    CycleId;
    /// The id of a project.
    ProjectId;
    /// The id of a programme.
    ProgrammeId;
    /// The id of a node of a driver diagram: a driver, a change idea or an activity.
    ///
    /// All nodes of a diagram share one name space, because one list of edges joins them. The node of a change
    /// idea has the slug of its [`ChangeId`], and every `ChangeId` turns into a `NodeId` by `into`. The way back is
    /// only through a diagram, which knows whether the node is an idea.
    NodeId;
    /// The id of a change idea: the node of a driver diagram that a PDSA cycle tests.
    ///
    /// It is a type of its own, and not a [`NodeId`], so that a cycle cannot be said to test a driver.
    ChangeId;
    /// The id of somebody who has a stake in the work.
    StakeholderId;
    /// The id of a group of stakeholders: a ward, a department, an organisation.
    GroupId;
    /// The id of something a person did to bring others together.
    ActId;
    /// The id of a barrier that the work met.
    BarrierId;
    /// The id of a benefit.
    BenefitId;
    /// The id of a claim.
    ClaimId;
    /// The id of an instrument: a questionnaire or a rating scale.
    InstrumentId;
    /// The id of one item of an instrument.
    ItemId;
    /// The id of one answer that an item offers.
    LevelId;
    /// The id of a learner of a cohort. It may be a name: outputs have an alias in its place.
    LearnerId;
    /// The id of a learning outcome of a programme.
    OutcomeId;
    /// The id of a module of a programme.
    ModuleId;
    /// The id of a cohort: those who began a programme together.
    CohortId;
    /// The id of an action-learning set.
    SetId;
}

impl From<ChangeId> for NodeId {
    fn from(id: ChangeId) -> Self {
        Self(id.0)
    }
}

impl From<&ChangeId> for NodeId {
    fn from(id: &ChangeId) -> Self {
        Self(id.0.clone())
    }
}

impl NodeId {
    /// The slug as the id of a change idea; the caller knows that the node is one.
    pub(crate) fn as_change(&self) -> ChangeId {
        ChangeId(self.0.clone())
    }
}

/// Ids that only count: what stands for an id that is withheld.
macro_rules! numbered {
    ($($name:ident $letter:literal;)*) => {$(
        impl $name {
            pub(crate) fn numbered(number: usize) -> Self {
                Self(format!(concat!($letter, "{}"), number))
            }
        }
    )*};
}

numbered! {
    StakeholderId "s";
    GroupId "g";
    ActId "a";
    BarrierId "b";
}

#[cfg(feature = "course")]
numbered! {
    LearnerId "l";
    SetId "set";
}
