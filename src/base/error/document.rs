//! Documents that cannot be read, or not be saved without loss.

use super::table::errors;

errors! {
    /// What is wrong with a document.
    DocumentError:

    /// A document of another schema, or of a newer major version of this one.
    "unknown_schema" =>
    #[error(
        "the schema is `{found}`, expected `{expected}`: another program wrote this document, or a newer version of this one"
    )]
    UnknownSchema {
        /// What the document says.
        found: String,
        /// What this version reads.
        expected: &'static str,
    };

    /// Saving a document that a newer version wrote: what this version does not know would be lost.
    "would_lose_data" =>
    #[error(
        "the document is of minor version {minor} and this version knows {knows}: saved from here it would lose what it does not know"
    )]
    WouldLoseData {
        /// The minor version of the document.
        minor: u32,
        /// The latest minor version that is known.
        knows: u32,
    };

    /// A document that is not JSON, or not of the expected shape.
    "json", "the document" =>
    #[error("cannot be read: {message}")]
    Json {
        /// What the parser says.
        message: String,
    };
}
