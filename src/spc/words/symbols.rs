//! The icons of a reading in one or two letters, for a mail or a table of text.

use crate::base::direction::Side;
use crate::spc::reading::assurance::Assurance;
use crate::spc::reading::reading::Variation;

impl Variation {
    /// The icon in one or two letters: `+` is better and `!` worse, H is high and L low. None begins as a formula does, so that
    /// a spreadsheet takes it as it is.
    ///
    /// | symbol | says |
    /// |---|---|
    /// | `H+`, `L+` | special cause, improving |
    /// | `H!`, `L!` | special cause, concerning |
    /// | `!+` | both at once |
    /// | `H`, `L` | special cause, and neither direction is better |
    /// | `*` | special cause of no one direction |
    /// | `~` | common cause |
    /// | `…` | too few points |
    /// | `–` | not judged |
    ///
    /// ```
    /// use improvement::{Chart, Direction};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = [22, 25, 19, 24, 21, 23, 20, 26, 24, 22, 24, 21, 41];
    /// let chart = Chart::options().better(Direction::Lower).xmr(waits)?;
    /// assert_eq!(chart.reading().variation().symbol(), "H!");
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Improvement(Side::Above) => "H+",
            Self::Improvement(Side::Below) => "L+",
            Self::Concern(Side::Above) => "H!",
            Self::Concern(Side::Below) => "L!",
            Self::ImprovementAndConcern { .. } => "!+",
            Self::Neither(Side::Above) => "H",
            Self::Neither(Side::Below) => "L",
            Self::Undirected => "*",
            Self::CommonCause => "~",
            Self::TooFew => "…",
            Self::NotJudged => "–",
        }
    }
}

impl Assurance {
    /// The icon in one letter: P for passes, F for fails, `?` for hit or miss, `…` for too few points, `–` where it cannot be
    /// said.
    #[must_use]
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Passes => "P",
            Self::Fails => "F",
            Self::HitOrMiss => "?",
            Self::TooFew => "…",
            Self::CannotBeSaid => "–",
        }
    }
}
