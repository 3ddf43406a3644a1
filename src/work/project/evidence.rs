//! Which progress score the record supports, and what is missing for the next.

use super::lack::Lack;
use super::record::GoalRevision;
use super::score::{GivenScore, ProgressScore};
use crate::base::date::Date;
use crate::base::error::Error;
use crate::base::id::AimId;
use crate::base::text::Text;
use crate::work::aim::Progress;
use crate::work::claim::Verdict;

/// The cut-offs by which a score is supported. They are this crate's choice and not IHI's, so they can be set.
///
/// ```
/// use improvement::project::EvidenceRules;
///
/// let strict = EvidenceRules::default().with_modest(0.25);
/// assert_eq!((strict.team, strict.modest, strict.significant), (2, 0.25, 0.50));
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct EvidenceRules {
    /// For 1.0: how many people the team has at least. 2 unless told.
    pub team: usize,
    /// For 2.5: more than this share of the aims has a measure with a target and points. 0.5 unless told: IHI says "most".
    pub goals_measured: f64,
    /// For 2.5: how many points such a measure has at least. 3 unless told.
    pub points: usize,
    /// How many of the latest points make the current level. 12 unless told; fewer are refused by
    /// [`Aim::progress`](crate::Aim::progress). With seasons, take whole years.
    pub current_points: usize,
    /// For 3.0: the share of the way that every aim has come. 0.20 unless told: IHI says "20 % complete".
    pub modest: f64,
    /// For 4.0: the same. 0.50 unless told: IHI says "50 % or more complete".
    pub significant: f64,
    /// For 5.0: the same. 1 unless told: IHI says "all goals accomplished".
    pub complete: f64,
}

impl Default for EvidenceRules {
    fn default() -> Self {
        Self {
            team: 2,
            goals_measured: 0.5,
            points: 3,
            current_points: 12,
            modest: 0.20,
            significant: 0.50,
            complete: 1.0,
        }
    }
}

impl EvidenceRules {
    /// The rules with another share of the way for 3.0.
    #[must_use]
    pub const fn with_modest(mut self, share: f64) -> Self {
        self.modest = share;
        self
    }

    /// The rules with another share of the way for 4.0.
    #[must_use]
    pub const fn with_significant(mut self, share: f64) -> Self {
        self.significant = share;
        self
    }

    /// The rules with another number of points for the current level.
    #[must_use]
    pub const fn with_current_points(mut self, points: usize) -> Self {
        self.current_points = points;
        self
    }
}

/// How far an aim has come, and whether its measure got better since the change.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GoalEvidence {
    /// The aim.
    pub aim: AimId,
    /// The name of its measure, if it has one.
    pub measure: Option<Text>,
    /// Whether that is a proportion, whose values are printed in per cent.
    pub percent: bool,
    /// How far it has come, with its 95 % interval; or why that cannot be told.
    pub progress: Result<Progress, Error>,
    /// What the figures say since the first change, against the points just before it; none where nothing can be compared.
    pub gain: Option<GoalGain>,
}

/// Whether a measure got better since the first change.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GoalGain {
    /// The verdict on "it got better since".
    pub verdict: Verdict,
    /// The first and the last of the points before the change that it is compared with.
    pub before: Option<(Date, Date)>,
    /// From when on the level had moved the wanted way already, before the change.
    pub moved_before: Option<Date>,
}

impl GoalEvidence {
    /// Whether the figures bear out that the measure got better since the first change.
    #[must_use]
    pub fn has_gained(&self) -> bool {
        self.gain.as_ref().is_some_and(|gain| gain.verdict.stands())
    }
}

/// Which progress score the record supports on a day, and what is missing for more.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ScoreSupport {
    /// The highest score that the record supports.
    pub supports: ProgressScore,
    /// What is missing, by the score that asks for it, the lowest first. The first rows are those of the next step.
    pub missing: Vec<(ProgressScore, Lack)>,
    /// Aim by aim.
    pub goals: Vec<GoalEvidence>,
    /// The team's latest score up to the day.
    pub scored: Option<GivenScore>,
    /// Every change of a target or baseline up to the day: progress is read beside it.
    pub revisions: Vec<GoalRevision>,
}

impl ScoreSupport {
    /// What is missing from the supported score up to another.
    pub fn missing_for(&self, score: ProgressScore) -> impl Iterator<Item = &Lack> {
        self.missing
            .iter()
            .filter(move |(needed_for, _)| *needed_for <= score)
            .map(|(_, lack)| lack)
    }

    /// The sentence of the finding [`P1`](crate::finding::Code::ScoreAboveEvidence).
    pub(crate) fn why_unsupported(&self, given: &GivenScore) -> String {
        format!(
            "what is recorded here supports {}, and the team scored {} on {}; to support {}: {}; or record why the score stands",
            self.supports,
            given.score,
            given.on,
            given.score,
            self.lacks(given.score)
        )
    }

    /// What is missing up to a score, in words.
    pub(crate) fn lacks(&self, score: ProgressScore) -> String {
        let lacks: Vec<String> = self.missing_for(score).map(ToString::to_string).collect();
        lacks.join("; ")
    }

    /// The team's score, if it is above what the record supports and nobody has said why it stands.
    #[must_use]
    pub fn unsupported(&self) -> Option<&GivenScore> {
        self.scored
            .as_ref()
            .filter(|given| given.score > self.supports && given.why.is_none())
    }
}
