//! A key of a document that this version does not know.

/// A key that this version does not know, by its path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unknown {
    /// The path of what holds it.
    pub(crate) inside: String,
    /// The path, with the key: anybody may have written it, so that it may be a name.
    pub(crate) path: String,
}
