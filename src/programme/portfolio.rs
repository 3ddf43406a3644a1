//! What a learner keeps beside the projects: reflections, reviews, talks, confidence, and what others judged.

use super::confidence::Confidence;
use super::evidence::EvidenceRef;
use super::outcome::Strand;
use crate::base::date::Date;
use crate::base::error::Error;
use crate::base::id::{InstrumentId, OutcomeId, StakeholderId};
use crate::base::text::Text;
use crate::teach::course::Progress;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A reflection in the three questions of Driscoll: what, so what, now what.
///
/// ```
/// use improvement::date;
/// use improvement::programme::{EvidenceRef, Reflection};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let reflection = Reflection::new(
///     date(2026, 4, 2),
///     EvidenceRef::cycle("ash-falls", "rounds-1")?,
///     "nobody made the round at two in the morning",
///     "I had planned it without the night staff",
///     "the next plan is written with them",
/// )?;
/// assert!(reflection.changed.is_none());
/// # Ok(())
/// # }
/// ```
///
/// Source: J. Driscoll, *Reflective practice for practise*, Senior Nurse 13 (1994).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct Reflection {
    /// The day.
    pub on: Date,
    /// On what.
    pub about: EvidenceRef,
    /// What happened.
    pub what: Text,
    /// What it means.
    pub so_what: Text,
    /// What follows.
    pub now_what: Text,
    /// What was changed in the learner's own work because of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<Text>,
}

impl Reflection {
    /// A reflection on a part of a project.
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText).
    pub fn new(
        on: Date,
        about: EvidenceRef,
        what: &str,
        so_what: &str,
        now_what: &str,
    ) -> Result<Self, Error> {
        Ok(Self {
            on,
            about,
            what: Text::new(what)?,
            so_what: Text::new(so_what)?,
            now_what: Text::new(now_what)?,
            changed: None,
        })
    }
}

/// What the learner whose work was reviewed undertook to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Undertaking {
    /// What.
    pub what: Text,
    /// Whether it was kept, once that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<bool>,
}

/// A review of the work of another learner, as an action-learning set does it: questions, and what the other undertook to do. No scores.
///
/// ```
/// use improvement::date;
/// use improvement::programme::{EvidenceRef, PeerReview};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let review = PeerReview::new(date(2026, 4, 9), EvidenceRef::project("ash-falls")?)
///     .asking("whose night is it that you are changing?")?
///     .undertaken("ask the night staff before the next plan", Some(true))?;
/// assert_eq!((review.questions.len(), review.commitments[0].kept), (1, Some(true)));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct PeerReview {
    /// The day.
    pub on: Date,
    /// Of what: never the reviewer's own.
    pub of: EvidenceRef,
    /// What the reviewer asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Text>,
    /// What the other undertook to do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub commitments: Vec<Undertaking>,
}

impl PeerReview {
    /// Whether another is this one entered again: of the same day, of the same work, in the same words.
    pub(super) fn is_again(&self, other: &Self) -> bool {
        let words = |one: &Self| -> Vec<Text> {
            let promised = one.commitments.iter().map(|promised| &promised.what);
            promised.cloned().collect()
        };
        (self.on, &self.of, &self.questions) == (other.on, &other.of, &other.questions)
            && words(self) == words(other)
    }

    /// A review on a day.
    #[must_use]
    pub const fn new(on: Date, of: EvidenceRef) -> Self {
        Self {
            on,
            of,
            questions: Vec::new(),
            commitments: Vec::new(),
        }
    }

    /// The review with one more question.
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText).
    pub fn asking(mut self, question: &str) -> Result<Self, Error> {
        self.questions.push(Text::new(question)?);
        Ok(self)
    }

    /// The review with one more thing that the other undertook, and whether it was kept where that is known.
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText).
    pub fn undertaken(mut self, what: &str, kept: Option<bool>) -> Result<Self, Error> {
        let what = Text::new(what)?;
        self.commitments.push(Undertaking { what, kept });
        Ok(self)
    }
}

/// A talk with somebody who has a stake in the work: what was heard, and what changed in the learner's **own** plan.
///
/// Whether the other was moved has no place in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Engagement {
    /// The day.
    pub on: Date,
    /// What it was about.
    pub about: EvidenceRef,
    /// What was heard.
    pub heard: Text,
    /// What changed in the learner's own plan, be it that nothing had to.
    pub changed: Text,
}

impl Engagement {
    /// A talk on a day.
    ///
    /// ```
    /// use improvement::date;
    /// use improvement::programme::{Engagement, EvidenceRef};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let talk = Engagement::new(
    ///     date(2026, 3, 4),
    ///     EvidenceRef::project("ash-falls")?,
    ///     "rounds at night wake those who sleep",
    ///     "the round at two is for those who are awake",
    /// )?;
    /// assert_eq!(talk.on, date(2026, 3, 4));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText).
    pub fn new(on: Date, about: EvidenceRef, heard: &str, changed: &str) -> Result<Self, Error> {
        Ok(Self {
            on,
            about,
            heard: Text::new(heard)?,
            changed: Text::new(changed)?,
        })
    }
}

/// What somebody who assesses held of an outcome, by a rubric. It is stored and never worked out, and it is no mark: marks belong to the
/// university's own systems.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Judgement {
    /// The day.
    pub on: Date,
    /// Of which outcome.
    pub outcome: OutcomeId,
    /// By which rubric.
    pub rubric: InstrumentId,
    /// By whom: an id that the programme has for its raters.
    pub by: StakeholderId,
    /// Whether they held it to be met.
    pub met: bool,
}

/// What a learner keeps beside the documents of the projects.
///
/// ```
/// use improvement::programme::Portfolio;
///
/// assert!(Portfolio::new().reflections.is_empty());
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct Portfolio {
    /// Reflections.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reflections: Vec<Reflection>,
    /// Reviews of the work of others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reviews: Vec<PeerReview>,
    /// Talks with those who have a stake in the work.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub engagements: Vec<Engagement>,
    /// How confident the learner is in each strand.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub confidence: BTreeMap<Strand, Confidence>,
    /// What those who assess have held.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub judgements: Vec<Judgement>,
    /// What the learner has done in the course.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub course: Option<Progress>,
}

impl Portfolio {
    /// A portfolio with nothing in it.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The reflections with their places, each once: what is entered again with the same day, matter and words is the same.
    pub(super) fn own_reflections(&self) -> impl Iterator<Item = (usize, &Reflection)> + '_ {
        once(&self.reflections, |one, other| one == other)
    }

    /// The reviews with their places, each once. Of one that is entered again in the same words the last counts, since it may be known by
    /// then what was kept.
    pub(super) fn own_reviews(&self) -> impl Iterator<Item = (usize, &PeerReview)> + '_ {
        once(&self.reviews, PeerReview::is_again)
    }

    /// The talks with their places, each once.
    pub(super) fn own_engagements(&self) -> impl Iterator<Item = (usize, &Engagement)> + '_ {
        once(&self.engagements, |one, other| one == other)
    }
}

/// Items with their places, without those that are the same as a later one.
fn once<'a, T>(
    all: &'a [T],
    same: impl Fn(&T, &T) -> bool + 'a,
) -> impl Iterator<Item = (usize, &'a T)> + 'a {
    let each = all.iter().enumerate();
    each.filter(move |(place, one)| !all[place + 1..].iter().any(|later| same(one, later)))
}
