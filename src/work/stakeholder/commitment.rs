//! Where somebody stands, and where the work needs them.

use crate::base::date::Date;
use crate::base::text::Text;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Where the author sees somebody on the continuum of commitment, and where the work needs them.
///
/// ```
/// use improvement::stakeholder::{Commitment, CommitmentLevel};
/// use improvement::date;
///
/// let eager = Commitment::new(CommitmentLevel::MakeHappen, CommitmentLevel::LetHappen, date(2026, 3, 1));
/// assert_eq!(eager.gap(), -2); // too committed: the work needs them to step back
/// assert_eq!(
///     eager.to_string(),
///     "in the author's view on 2026-03-01: makes it happen, the work needs \"let it happen\" (-2)",
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct Commitment {
    /// Where they stand.
    pub now: CommitmentLevel,
    /// Where the work needs them.
    pub needed: CommitmentLevel,
    /// The day of the view.
    pub as_of: Date,
    /// On what the view rests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

impl Commitment {
    /// A view on a day.
    #[must_use]
    pub const fn new(now: CommitmentLevel, needed: CommitmentLevel, as_of: Date) -> Self {
        Self {
            now,
            needed,
            as_of,
            note: None,
        }
    }

    /// The view with a note.
    #[must_use]
    pub fn with_note(mut self, note: Text) -> Self {
        self.note = Some(note);
        self
    }

    /// Steps from where they stand to where the work needs them, -4 to 4; negative if they should step back.
    #[must_use]
    pub const fn gap(&self) -> i8 {
        self.needed.step() - self.now.step()
    }
}

impl fmt::Display for Commitment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seen = match self.now {
            CommitmentLevel::Opposed => "opposed",
            CommitmentLevel::NoCommitment => "no commitment",
            CommitmentLevel::LetHappen => "lets it happen",
            CommitmentLevel::HelpHappen => "helps it happen",
            CommitmentLevel::MakeHappen => "makes it happen",
        };
        write!(
            f,
            "in the author's view on {}: {seen}, the work needs \"{}\" ({:+})",
            self.as_of,
            self.needed,
            self.gap()
        )
    }
}

/// The continuum of commitment (Beckhard and Harris 1987), from against to for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CommitmentLevel {
    /// Opposed, against it.
    Opposed,
    /// No commitment either way.
    NoCommitment,
    /// Lets it happen.
    LetHappen,
    /// Helps it happen.
    HelpHappen,
    /// Makes it happen.
    MakeHappen,
}

impl CommitmentLevel {
    pub(crate) const fn step(self) -> i8 {
        self as i8
    }
}

impl fmt::Display for CommitmentLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Opposed => "opposed",
            Self::NoCommitment => "no commitment",
            Self::LetHappen => "let it happen",
            Self::HelpHappen => "help it happen",
            Self::MakeHappen => "make it happen",
        })
    }
}
