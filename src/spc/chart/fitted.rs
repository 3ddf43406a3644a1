//! The lines of a chart, before any rule is judged.

use crate::spc::asked::shared_rules::Rules;
use crate::spc::chart::track::Track;
use crate::spc::data::note::Note;
use crate::spc::limits::Centre;

/// Tracks and their lines, and what goes with them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fitted {
    pub(crate) main: Track,
    /// The spread of an X̄ chart.
    pub(crate) spread: Option<Box<Track>>,
    /// The sum for a fall on a CUSUM chart.
    pub(crate) lower: Option<Box<Track>>,
    /// The rules that were asked for, else those of the kind.
    pub(crate) rules: Rules,
    /// Which middle the centre line is.
    pub(crate) centre: Centre,
    /// What a reader should know about the lines.
    pub(crate) notes: Vec<Note>,
}
