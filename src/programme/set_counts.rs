//! What is counted over the portfolios of a cohort: what sets did, and how confidence moved.

use super::confidence::Confidence;
use super::learner::Learner;
use super::outcome::Strand;
use crate::base::date::Date;

/// What the learners of action-learning sets asked each other, and what became of what was undertaken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct SetCounts {
    /// Learners in a set.
    pub learners: usize,
    /// Of them, those who have reviewed the work of another.
    pub reviewers: usize,
    /// Reviews.
    pub reviews: usize,
    /// Questions.
    pub questions: usize,
    /// Undertakings that were kept.
    pub kept: usize,
    /// Those that were not.
    pub not_kept: usize,
    /// Those of which it is not known yet.
    pub not_known: usize,
}

impl SetCounts {
    pub(super) const fn add(&mut self, other: &Self) {
        self.learners += other.learners;
        self.reviewers += other.reviewers;
        self.reviews += other.reviews;
        self.questions += other.questions;
        self.kept += other.kept;
        self.not_kept += other.not_kept;
        self.not_known += other.not_known;
    }

    pub(super) fn of<'a>(learners: impl Iterator<Item = &'a Learner>, today: Date) -> Self {
        let mut counts = Self::default();
        for learner in learners {
            counts.learners += 1;
            let until = learner.there_until(today);
            let reviews = learner.portfolio.own_reviews().map(|(_, one)| one);
            let reviews: Vec<_> = reviews.filter(|one| one.on <= until).collect();
            counts.reviewers += usize::from(!reviews.is_empty());
            counts.reviews += reviews.len();
            for review in reviews {
                counts.questions += review.questions.len();
                for undertaken in &review.commitments {
                    *match undertaken.kept {
                        Some(true) => &mut counts.kept,
                        Some(false) => &mut counts.not_kept,
                        None => &mut counts.not_known,
                    } += 1;
                }
            }
        }
        counts
    }
}

/// How many rated themselves higher, the same and lower.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Moves {
    /// Higher afterwards.
    pub up: usize,
    /// The same.
    pub same: usize,
    /// Lower afterwards.
    pub down: usize,
}

impl Moves {
    fn of(steps: impl Iterator<Item = i8>) -> Self {
        let mut moves = Self::default();
        for step in steps {
            *match step {
                1.. => &mut moves.up,
                0 => &mut moves.same,
                _ => &mut moves.down,
            } += 1;
        }
        moves
    }

    /// How many there are.
    #[must_use]
    pub const fn all(&self) -> usize {
        self.up + self.same + self.down
    }
}

/// How confidence in one strand moved: counts, and no mean of ratings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ConfidenceRow {
    /// The strand.
    pub strand: Strand,
    /// Learners with a rating before.
    pub before: usize,
    /// From the rating before to the one after.
    pub gained: Moves,
    /// From how it was then, as it was seen afterwards, to the rating after.
    pub looking_back: Moves,
    /// From the rating before to how it was then, as it was seen afterwards: lower for who had thought too well of themselves.
    pub shifted: Moves,
}

pub(super) fn confidence(learners: &[&Learner], today: Date) -> Vec<ConfidenceRow> {
    let rows = Strand::ALL.map(|strand| {
        // what is dated after a learner has left is not of the programme
        let rated = || {
            let ratings = learners.iter().filter_map(|one| {
                let rated = one.portfolio.confidence.get(&strand)?;
                Some((rated, one.there_until(today)))
            });
            ratings.filter(|(one, until)| one.rated_before().on <= *until)
        };
        let after = || {
            let after = rated().filter(|(one, until)| {
                let after = one.rated_after();
                after.is_some_and(|after| after.on <= *until)
            });
            after.map(|(one, _)| one)
        };
        ConfidenceRow {
            strand,
            before: rated().count(),
            gained: Moves::of(after().filter_map(Confidence::gain)),
            looking_back: Moves::of(after().filter_map(Confidence::gain_looking_back)),
            shifted: Moves::of(after().filter_map(Confidence::shift)),
        }
    });
    rows.into_iter().filter(|row| row.before > 0).collect()
}
