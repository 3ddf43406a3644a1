//! The three modules of the course.

/// A module: what its exercises are about.
///
/// ```
/// use improvement::course::{Module, exercises};
///
/// let seeing = exercises().iter().filter(|exercise| exercise.module() == Module::See);
/// assert!(seeing.count() >= 1);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Module {
    /// To tell a signal from noise.
    See,
    /// To change something, and to know whether it helped.
    Change,
    /// To carry it with others.
    Carry,
}

impl Module {
    /// All three, in order.
    pub const ALL: [Self; 3] = [Self::See, Self::Change, Self::Carry];
}
