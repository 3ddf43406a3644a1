//! The cohort without names.

use super::cohort::Cohort;
use super::learner::{ActionLearningSet, Learner};
use super::parts::CohortParts;
use super::portfolio::PeerReview;
use crate::base::id::{LearnerId, SetId, StakeholderId};
use crate::base::shuffle::hash;
use crate::base::sort::sort_by_key;
use crate::base::sorted::SortedMap;
use crate::base::text::Text;

/// What stands in the place of a text that is withheld.
const WITHHELD: &str = "withheld";

/// Who is who where names are withheld: for those inside the programme, and never for an output.
#[derive(Clone, PartialEq, Eq)]
pub struct LearnerAliases(SortedMap<LearnerId, LearnerId>);

impl LearnerAliases {
    /// The alias of a learner: l1, l2 …
    #[must_use]
    pub fn of(&self, id: &LearnerId) -> Option<&LearnerId> {
        self.0.get(id)
    }
}

impl std::fmt::Debug for LearnerAliases {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "LearnerAliases of {} (names withheld)", self.0.len())
    }
}

impl Cohort {
    /// Who is who in what is printed, and in [`redacted`](Self::redacted).
    ///
    /// The numbers follow a hash of the ids, so that they give away no alphabet. It is no secret: who has a list of the ids can work
    /// them out, as this function does. A cohort whose ids are aliases already keeps them.
    #[must_use]
    pub fn aliases(&self) -> LearnerAliases {
        let mut ids: Vec<&LearnerId> = self.learners().keys().collect();
        let seed = ids.len() as u64;
        let numbers = 1..=ids.len();
        let redacted = numbers
            .clone()
            .all(|number| self.learners().contains_key(&LearnerId::numbered(number)));
        sort_by_key(&mut ids, |id| {
            let shuffled = if redacted {
                // l2 before l10
                id.as_str().len() as u64
            } else {
                hash(id.as_str(), seed)
            };
            (shuffled, *id)
        });
        let named = ids.into_iter().zip(numbers);
        LearnerAliases(
            named
                .map(|(id, number)| (id.clone(), LearnerId::numbered(number)))
                .collect(),
        )
    }

    /// Everybody with their alias, in the order of the aliases.
    pub(super) fn in_order(&self) -> Vec<(LearnerId, &LearnerId, &Learner)> {
        let aliases = self.aliases();
        let learners = self.learners().iter();
        let mut all: Vec<_> = learners
            .filter_map(|(id, learner)| Some((aliases.of(id)?.clone(), id, learner)))
            .collect();
        sort_by_key(&mut all, |(alias, ..)| {
            (alias.as_str().len(), alias.clone())
        });
        all
    }

    /// The cohort without names, to pass on: aliases in the place of ids, and every text withheld.
    ///
    /// Days, projects, what evidence points at, ratings, and whether what was undertaken was kept stay. Who on a stakeholder map a learner is, and who judged, is
    /// dropped or numbered. A cohort without names is not an anonymous one: who knows the projects may know the people.
    ///
    /// ```
    /// use improvement::programme::Cohort;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let cohort = Cohort::from_json(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/cohort.json")))?;
    /// let redacted = cohort.redacted();
    /// assert!(redacted.learners().values().all(|learner| learner.name.is_none()));
    /// assert_eq!(redacted.redacted(), redacted);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn redacted(&self) -> Self {
        let aliases = self.aliases();
        let alias = |id: &LearnerId| aliases.of(id).cloned();
        let learners = self.learners().iter();
        let mut sets: Vec<_> = self.sets().iter().collect();
        // set2 before set10
        sort_by_key(&mut sets, |(id, _)| (id.as_str().len(), *id));
        Self {
            parts: CohortParts {
                learners: learners
                    .filter_map(|(id, learner)| Some((alias(id)?, without_names(learner))))
                    .collect(),
                sets: sets
                    .into_iter()
                    .zip(1..)
                    .map(|((_, set), number)| {
                        let learners = set.learners.iter().filter_map(alias).collect();
                        (SetId::numbered(number), ActionLearningSet { learners })
                    })
                    .collect(),
                ..self.parts.clone()
            },
        }
    }
}

/// What stands in the place of the words of each item: the same for one that is entered again, and another number for another of the same day
/// and matter, so that each still counts once.
fn withheld<T>(
    all: &[T],
    beside: impl Fn(&T, &T) -> bool,
    again: impl Fn(&T, &T) -> bool,
) -> Vec<Text> {
    let mut numbers: Vec<usize> = Vec::new();
    for (place, one) in all.iter().enumerate() {
        let before = (0..place).find(|&other| again(&all[other], one));
        let others = (0..place).filter(|&other| beside(&all[other], one));
        let next = others.map(|other| numbers[other]).max().unwrap_or(0) + 1;
        numbers.push(before.map_or(next, |other| numbers[other]));
    }
    let words = numbers.into_iter().map(|number| match number {
        1 => WITHHELD.to_owned(),
        _ => format!("{WITHHELD} ({number})"),
    });
    words
        .map(|words| Text::new(words).expect("the words are not empty"))
        .collect()
}

fn without_names(learner: &Learner) -> Learner {
    let mut said = learner.clone();
    (said.name, said.note) = (None, None);
    for one in &mut said.projects {
        one.person = None;
    }
    if let Some(left) = &mut said.withdrew {
        left.why = None;
    }
    let portfolio = &mut said.portfolio;
    let words = withheld(
        &portfolio.reflections,
        |one, other| (one.on, &one.about) == (other.on, &other.about),
        |one, other| one == other,
    );
    for (one, words) in portfolio.reflections.iter_mut().zip(words) {
        one.changed = one.changed.as_ref().map(|_| words.clone());
        (one.what, one.so_what, one.now_what) = (words.clone(), words.clone(), words);
    }
    let words = withheld(
        &portfolio.reviews,
        |one, other| (one.on, &one.of) == (other.on, &other.of),
        PeerReview::is_again,
    );
    for (one, words) in portfolio.reviews.iter_mut().zip(words) {
        one.questions.fill(words.clone());
        for promised in &mut one.commitments {
            promised.what = words.clone();
        }
    }
    let words = withheld(
        &portfolio.engagements,
        |one, other| (one.on, &one.about) == (other.on, &other.about),
        |one, other| one == other,
    );
    for (one, words) in portfolio.engagements.iter_mut().zip(words) {
        (one.heard, one.changed) = (words.clone(), words);
    }
    // raters in the order in which they first judged
    let mut raters: Vec<StakeholderId> = Vec::new();
    for one in &mut portfolio.judgements {
        let before = raters.iter().position(|rater| *rater == one.by);
        let number = before.unwrap_or_else(|| {
            raters.push(one.by.clone());
            raters.len() - 1
        });
        one.by = StakeholderId::numbered(number + 1);
    }
    said
}
