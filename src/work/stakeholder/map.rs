//! The stakeholders, their ties, what was done and what stood in the way.

use super::act::BrokeringAct;
use super::barrier::{Barrier, Overcome};
use super::commitment::Commitment;
use super::person::Stakeholder;
use super::tie::{Tie, TieKind};
use crate::base::date::Date;
use crate::base::error::{Error, TextError, WorkError};
use crate::base::id::{ActId, BarrierId, StakeholderId};
use crate::base::text::Text;
use crate::base::unique;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A map of stakeholders.
///
/// Everything it prints is [redacted](Self::redacted), `{:?}` too; ask [`with_names`](Self::with_names) for the names. What serde
/// writes is the document itself, names and all: write `map.redacted()` to pass it on.
///
/// ```
/// use improvement::stakeholder::{Stakeholder, TieKind};
/// use improvement::{date, StakeholderMap};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let mut map = StakeholderMap::new();
/// map.add("ward-manager", Stakeholder::new("Ward manager", "ward", 4, 5, date(2026, 3, 1))?)?
///     .add("senior-nurse", Stakeholder::new("Senior nurse", "ward", 2, 4, date(2026, 3, 1))?)?
///     .tie("ward-manager", TieKind::Informs, "senior-nurse")?;
///
/// assert!(!map.to_string().contains("manager"));
/// assert!(map.with_names().to_string().contains("ward-manager"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "MapDoc")]
pub struct StakeholderMap {
    pub(crate) stakeholders: BTreeMap<StakeholderId, Stakeholder>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub(crate) ties: BTreeSet<Tie>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) acts: BTreeMap<ActId, BrokeringAct>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) barriers: BTreeMap<BarrierId, Barrier>,
}

impl StakeholderMap {
    /// A map with nobody on it.
    ///
    /// ```
    /// use improvement::StakeholderMap;
    ///
    /// assert_eq!(StakeholderMap::new().stakeholders().len(), 0);
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Everybody on the map.
    #[must_use]
    pub fn stakeholders(&self) -> &BTreeMap<StakeholderId, Stakeholder> {
        &self.stakeholders
    }

    /// Every tie, as it was asked about.
    #[must_use]
    pub fn ties(&self) -> &BTreeSet<Tie> {
        &self.ties
    }

    /// Every brokering act.
    #[must_use]
    pub fn acts(&self) -> &BTreeMap<ActId, BrokeringAct> {
        &self.acts
    }

    /// Every barrier.
    #[must_use]
    pub fn barriers(&self) -> &BTreeMap<BarrierId, Barrier> {
        &self.barriers
    }

    /// Adds somebody.
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`] if the id is not one, [`TextError::DuplicateId`] if it is taken.
    pub fn add(
        &mut self,
        id: impl TryInto<StakeholderId, Error: Into<Error>>,
        stakeholder: Stakeholder,
    ) -> Result<&mut Self, Error> {
        let id = id.try_into().map_err(Into::into)?;
        add_once(&mut self.stakeholders, id, stakeholder)?;
        Ok(self)
    }

    /// Sees somebody in another way: puts another description in the place of the one that is there.
    ///
    /// # Errors
    ///
    /// [`TextError::UnknownId`] if nobody has this id.
    pub fn replace(
        &mut self,
        id: &StakeholderId,
        stakeholder: Stakeholder,
    ) -> Result<&mut Self, Error> {
        *self.person_mut(id)? = stakeholder;
        Ok(self)
    }

    /// Adds a view of somebody's commitment, later than those before.
    ///
    /// # Errors
    ///
    /// [`TextError::UnknownId`] if nobody has this id; [`WorkError::TooEarly`] unless it is later than the last view.
    pub fn commit(
        &mut self,
        id: &StakeholderId,
        commitment: Commitment,
    ) -> Result<&mut Self, Error> {
        self.person_mut(id)?.commit(commitment)?;
        Ok(self)
    }

    /// Adds a tie.
    ///
    /// # Errors
    ///
    /// - [`TextError::BadId`] if one of the two is not an id, [`TextError::UnknownId`] if it is nobody's;
    /// - [`WorkError::SelfTie`] if the two are the same;
    /// - [`WorkError::DuplicateTie`] if the tie is there already.
    pub fn tie(
        &mut self,
        from: impl TryInto<StakeholderId, Error: Into<Error>>,
        kind: TieKind,
        to: impl TryInto<StakeholderId, Error: Into<Error>>,
    ) -> Result<&mut Self, Error> {
        let from = from.try_into().map_err(Into::into)?;
        let to = to.try_into().map_err(Into::into)?;
        self.insert_tie(Tie { from, to, kind })?;
        Ok(self)
    }

    /// Takes a tie out; `false` if it was not there.
    pub fn untie(&mut self, tie: &Tie) -> bool {
        self.ties.remove(tie)
    }

    /// Logs a brokering act.
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`] or [`TextError::DuplicateId`] for the id of the act; [`TextError::UnknownId`] if somebody in it is not on
    /// the map.
    pub fn log(
        &mut self,
        id: impl TryInto<ActId, Error: Into<Error>>,
        act: BrokeringAct,
    ) -> Result<&mut Self, Error> {
        let id = id.try_into().map_err(Into::into)?;
        act.people().try_for_each(|person| self.known(person))?;
        add_once(&mut self.acts, id, act)?;
        Ok(self)
    }

    /// Logs a barrier.
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`] or [`TextError::DuplicateId`] for the id of the barrier; [`TextError::UnknownId`] if somebody whom it concerns is
    /// not on the map; [`WorkError::TooEarly`] if it was overcome before it was met.
    pub fn meet(
        &mut self,
        id: impl TryInto<BarrierId, Error: Into<Error>>,
        barrier: Barrier,
    ) -> Result<&mut Self, Error> {
        let id = id.try_into().map_err(Into::into)?;
        barrier
            .concerns
            .iter()
            .try_for_each(|person| self.known(person))?;
        if let Some(overcome) = &barrier.overcome {
            in_order(barrier.met_on, overcome.on)?;
        }
        add_once(&mut self.barriers, id, barrier)?;
        Ok(self)
    }

    /// Records how a barrier was overcome.
    ///
    /// # Errors
    ///
    /// - [`TextError::UnknownId`] if there is no such barrier;
    /// - [`WorkError::AlreadyOvercome`] if it was overcome before;
    /// - [`WorkError::TooEarly`] before the day it was met;
    /// - [`TextError::EmptyText`] without a word on how.
    pub fn overcome(
        &mut self,
        id: &BarrierId,
        on: Date,
        how: impl TryInto<Text, Error: Into<Error>>,
    ) -> Result<&mut Self, Error> {
        let how = how.try_into().map_err(Into::into)?;
        let Some(barrier) = self.barriers.get_mut(id) else {
            return Err(TextError::UnknownId {
                what: "barrier",
                id: id.to_string(),
            }
            .into());
        };
        if let Some(before) = &barrier.overcome {
            return Err(WorkError::AlreadyOvercome {
                id: id.to_string(),
                on: before.on.to_string(),
            }
            .into());
        }
        in_order(barrier.met_on, on)?;
        barrier.overcome = Some(Overcome { on, how });
        Ok(self)
    }

    /// Takes somebody off the map, with every trace: their ties, what they did, and their name in what others did and in
    /// barriers. The texts of notes stay as they are: read them.
    ///
    /// # Errors
    ///
    /// [`TextError::UnknownId`] if nobody has this id.
    pub fn forget(&mut self, id: &StakeholderId) -> Result<&mut Self, Error> {
        self.known(id)?;
        self.stakeholders.remove(id);
        self.ties.retain(|tie| tie.from != *id && tie.to != *id);
        self.acts.retain(|_, act| act.by != *id);
        for act in self.acts.values_mut() {
            act.from.remove(id);
            act.to.remove(id);
        }
        for barrier in self.barriers.values_mut() {
            barrier.concerns.remove(id);
        }
        Ok(self)
    }

    fn person_mut(&mut self, id: &StakeholderId) -> Result<&mut Stakeholder, Error> {
        self.stakeholders.get_mut(id).ok_or_else(|| nobody(id))
    }

    pub(crate) fn known(&self, id: &StakeholderId) -> Result<(), Error> {
        if self.stakeholders.contains_key(id) {
            Ok(())
        } else {
            Err(nobody(id))
        }
    }

    fn insert_tie(&mut self, tie: Tie) -> Result<(), Error> {
        self.known(&tie.from)?;
        self.known(&tie.to)?;
        if tie.from == tie.to {
            return Err(WorkError::SelfTie {
                id: tie.from.into(),
            }
            .into());
        }
        if self.ties.contains(&tie) {
            return Err(WorkError::DuplicateTie {
                from: tie.from.into(),
                kind: tie.kind.words(),
                to: tie.to.into(),
            }
            .into());
        }
        self.ties.insert(tie);
        Ok(())
    }
}

fn nobody(id: &StakeholderId) -> Error {
    TextError::UnknownId {
        what: "stakeholder",
        id: id.to_string(),
    }
    .into()
}

fn add_once<K: Ord + Into<String>, V>(
    map: &mut BTreeMap<K, V>,
    id: K,
    value: V,
) -> Result<(), Error> {
    if map.contains_key(&id) {
        return Err(TextError::DuplicateId { id: id.into() }.into());
    }
    map.insert(id, value);
    Ok(())
}

fn in_order(met_on: Date, overcome_on: Date) -> Result<(), Error> {
    if overcome_on < met_on {
        return Err(WorkError::TooEarly {
            what: "the end of a barrier",
            found: overcome_on.to_string(),
            expected: "no earlier than the day it was met,",
            earliest: met_on.to_string(),
        }
        .into());
    }
    Ok(())
}

/// A map as stored.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    rename = "StakeholderMap",
    deny_unknown_fields,
    expecting = "a stakeholder map in braces, {…}"
)]
struct MapDoc {
    #[serde(default, deserialize_with = "unique::map")]
    stakeholders: BTreeMap<StakeholderId, Stakeholder>,
    #[serde(default)]
    ties: Vec<Tie>,
    #[serde(default, deserialize_with = "unique::map")]
    acts: BTreeMap<ActId, BrokeringAct>,
    #[serde(default, deserialize_with = "unique::map")]
    barriers: BTreeMap<BarrierId, Barrier>,
}

impl TryFrom<MapDoc> for StakeholderMap {
    type Error = Error;
    fn try_from(doc: MapDoc) -> Result<Self, Error> {
        let mut map = Self {
            stakeholders: doc.stakeholders,
            ..Self::default()
        };
        doc.ties
            .into_iter()
            .try_for_each(|tie| map.insert_tie(tie))?;
        for (id, act) in doc.acts {
            map.log(id, act)?;
        }
        for (id, barrier) in doc.barriers {
            map.meet(id, barrier)?;
        }
        Ok(map)
    }
}
