//! The project with its names, for its author's own eyes.

use super::project::Project;

/// A project that prints its names, and whose findings have them: see [`Project::with_names`].
#[derive(Clone, Copy)]
pub struct NamedProject<'a>(pub(crate) &'a Project);

impl Project {
    /// The project with its names, for its author's own eyes.
    #[must_use]
    pub const fn with_names(&self) -> NamedProject<'_> {
        NamedProject(self)
    }
}

impl std::fmt::Debug for NamedProject<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Project `{}` (with names)", self.0.id())
    }
}
