//! What a network is good for, as advice.

use super::graph::{Network, kinds_in_words};
use crate::base::id::StakeholderId;
use crate::work::stakeholder::tie::TieKind;
use std::collections::BTreeSet;
use std::fmt;

/// Whether a change breaks with how things are done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Divergence {
    /// It breaks with how things are done.
    Divergent,
    /// It goes on from how things are done.
    NotDivergent,
}

/// What somebody's network is good for: advice, without a threshold.
///
/// Source: Battilana and Casciaro 2012, Academy of Management Journal 55:381, on 68 changes in the NHS. People whose contacts
/// did not know each other saw changes that broke with how things are done adopted more often, and other changes less
/// often. Constraint does not compare across networks, so it is only ranked within this one.
///
/// ```
/// use improvement::stakeholder::network::Divergence;
/// use improvement::stakeholder::{Stakeholder, TieKind};
/// use improvement::{date, StakeholderMap, id::StakeholderId};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let person = |label| Stakeholder::new(label, "ward", 3, 3, date(2026, 3, 1));
/// let mut map = StakeholderMap::new();
/// map.add("a", person("A")?)?.add("b", person("B")?)?.tie("a", TieKind::Informs, "b")?;
/// let fit = map.network([TieKind::Informs]).fit(&StakeholderId::new("a")?, Divergence::Divergent).unwrap();
/// assert_eq!(
///     fit.to_string(),
///     "constraint 1.00, place 1 of 2 from the most open (ties: informs): in 68 changes in the NHS an open network \
///      went with adoption of changes that break with how things are done",
/// );
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct NetworkFit {
    /// Burt's constraint of the person.
    pub constraint: f64,
    /// Their place among all, 1 for the lowest constraint: the most open network.
    pub place: usize,
    /// Among how many people with a tie.
    pub of: usize,
    /// Which change the advice is about.
    pub change: Divergence,
    /// The kinds of tie of the network.
    pub kinds: BTreeSet<TieKind>,
}

impl fmt::Display for NetworkFit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let advice = match self.change {
            Divergence::Divergent => {
                "an open network went with adoption of changes that break with how things are done"
            }
            Divergence::NotDivergent => {
                "a closed network went with adoption of changes that go on from how things are done"
            }
        };
        write!(
            f,
            "constraint {:.2}, place {} of {} from the most open (ties: {}): in 68 changes in the NHS {advice}",
            self.constraint,
            self.place,
            self.of,
            kinds_in_words(&self.kinds)
        )
    }
}

impl Network<'_> {
    /// What somebody's network is good for; `None` for somebody without a tie, or an id that is nobody's.
    #[must_use]
    pub fn fit(&self, person: &StakeholderId, change: Divergence) -> Option<NetworkFit> {
        let all = self.constraint();
        let constraint = all.get(person).copied().flatten()?;
        let known = || all.values().flatten();
        Some(NetworkFit {
            constraint,
            place: 1 + known().filter(|other| **other < constraint).count(),
            of: known().count(),
            change,
            kinds: self.kinds().clone(),
        })
    }
}
