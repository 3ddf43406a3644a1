//! What a map can be asked without its ties.

use super::act::ManagerRole;
use super::commitment::CommitmentLevel;
use super::map::StakeholderMap;
use super::person::NineC;
use crate::base::date::Date;
use crate::base::error::Error;
use crate::base::id::StakeholderId;
use crate::base::sort::sort_by_key;
use crate::base::sorted::SortedSet;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// How the author's view of somebody's commitment changed between two days.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Movement {
    /// Who.
    pub stakeholder: StakeholderId,
    /// The view that was the latest on the first day, if there was one by then.
    pub before: Option<CommitmentLevel>,
    /// The view that was the latest on the second day.
    pub after: Option<CommitmentLevel>,
}

impl Movement {
    /// Steps from the one view to the other, negative if away from the change; `None` if one is not known.
    #[must_use]
    pub fn steps(&self) -> Option<i8> {
        Some(self.after?.step() - self.before?.step())
    }
}

/// How often somebody acted in each of the four roles.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RoleCoverage {
    /// The number of acts in each role, zeros included.
    pub acts: BTreeMap<ManagerRole, usize>,
}

impl RoleCoverage {
    /// The roles without an act.
    pub fn missing(&self) -> impl Iterator<Item = ManagerRole> {
        self.acts
            .iter()
            .filter(|(_, acts)| **acts == 0)
            .map(|(role, _)| *role)
    }
}

impl StakeholderMap {
    /// Whom to engage first: by quarter of the grid, then the largest gap in commitment, then power, then id.
    ///
    /// The order is lexicographic, no score is made of the three. Within a quarter, people whose commitment nobody has
    /// looked at come last.
    ///
    /// ```
    /// use improvement::stakeholder::Stakeholder;
    /// use improvement::{date, StakeholderMap};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let mut map = StakeholderMap::new();
    /// map.add("porter", Stakeholder::new("Porter", "estates", 1, 5, date(2026, 3, 1))?)?
    ///     .add("surgeon", Stakeholder::new("Surgeon", "theatre", 5, 4, date(2026, 3, 1))?)?;
    /// assert_eq!(map.engagement_order()[0].as_str(), "surgeon");
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn engagement_order(&self) -> Vec<&StakeholderId> {
        let mut order: Vec<_> = self.stakeholders.iter().collect();
        sort_by_key(&mut order, |(id, person)| {
            (
                person.placement().quadrant,
                Reverse(person.gap()),
                Reverse(person.power),
                *id,
            )
        });
        order.into_iter().map(|(id, _)| id).collect()
    }

    /// How the author's views of commitment changed between two days, for everybody with a view by the second day.
    #[must_use]
    pub fn movement(&self, from: Date, to: Date) -> Vec<Movement> {
        self.stakeholders
            .iter()
            .filter_map(|(id, person)| {
                let history = person.commitment_history();
                let known = |day: Date| {
                    history
                        .iter()
                        .rev()
                        .find(|view| view.as_of <= day)
                        .map(|view| view.now)
                };
                let (before, after) = (known(from), known(to));
                (before.is_some() || after.is_some()).then(|| Movement {
                    stakeholder: id.clone(),
                    before,
                    after,
                })
            })
            .collect()
    }

    /// How often somebody acted in each of the four roles, in a window of days, both ends included.
    ///
    /// # Errors
    ///
    /// [`TextError::UnknownId`](crate::error::TextError::UnknownId) if nobody has this id.
    pub fn role_coverage(
        &self,
        person: &StakeholderId,
        window: RangeInclusive<Date>,
    ) -> Result<RoleCoverage, Error> {
        self.known(person)?;
        let mut acts: BTreeMap<ManagerRole, usize> =
            ManagerRole::ALL.into_iter().map(|role| (role, 0)).collect();
        for act in self.acts.values() {
            if act.by == *person && window.contains(&act.on) {
                *acts.entry(act.role).or_default() += 1;
            }
        }
        Ok(RoleCoverage { acts })
    }

    /// Which of the 9 Cs nobody on the map belongs to.
    #[must_use]
    pub fn missing_categories(&self) -> Vec<NineC> {
        let there: SortedSet<NineC> = self
            .stakeholders
            .values()
            .filter_map(|person| person.category)
            .collect();
        NineC::ALL
            .into_iter()
            .filter(|category| !there.contains(category))
            .collect()
    }
}
