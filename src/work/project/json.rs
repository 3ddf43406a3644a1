//! The document as JSON: feature `json`.

use super::instrument::Instrument;
use super::parts::Parts;
use super::project::Project;
use super::schema::{MINOR, Schema};
use crate::base::error::{DocumentError, Error, Place};
use crate::base::json::{read, whole, written};
use serde::Deserialize;

/// What every version of the document begins with.
#[derive(Deserialize)]
struct Header {
    schema: String,
}

impl Project {
    /// The project as a document: pretty, in the order of its parts, with a line break at the end. What is read back
    /// from it and written again is the same byte for byte.
    ///
    /// The document holds the names of the stakeholder map: write `project.redacted()` to pass it on.
    ///
    /// # Errors
    ///
    /// [`DocumentError::WouldLoseData`] if it was read from a document of a newer minor version; [`DocumentError::Json`] should a value have no
    /// JSON.
    pub fn to_json(&self) -> Result<String, Error> {
        let minor = self.minor();
        if minor > MINOR {
            return Err(DocumentError::WouldLoseData {
                minor,
                knows: MINOR,
            }
            .into());
        }
        written(&self.parts)
    }

    /// A project from its document.
    ///
    /// A part that this version does not know is no error: the project loads, and [`check`](Self::check) names the part by its path.
    ///
    /// ```
    /// use improvement::Project;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let text = r#"{"schema": "improvement/1", "minor": 0, "id": "four-hours", "charter": {"title": "Four hours"}}"#;
    /// let project = Project::from_json(text)?;
    /// assert_eq!(Project::from_json(&project.to_json()?)?, project);
    ///
    /// let error = Project::from_json(&text.replace("improvement/1", "improvement/2")).unwrap_err();
    /// assert_eq!(error.code(), "unknown_schema");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// - [`DocumentError::UnknownSchema`] for another major version: it is found before anything else is read;
    /// - [`DocumentError::Json`] for text that is not JSON or a value that cannot be, with its path;
    /// - those of [`edit`](Self::edit) for parts that do not fit together, with their path.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        let (header, _) = read::<Header>(text)?;
        Schema::try_from(header.schema)
            .map_err(|error| error.or_at(Place::Path("schema".to_owned())))?;
        let (mut parts, unknown) = read::<Parts>(text)?;
        let paths = unknown.iter().map(|unknown| unknown.path.clone()).collect();
        parts.unknown = unknown;
        Self::try_from(parts).map_err(|error| error.beside_unread(paths))
    }
}

impl Instrument {
    /// The instrument as a document.
    ///
    /// # Errors
    ///
    /// [`DocumentError::Json`] should a value have no JSON.
    pub fn to_json(&self) -> Result<String, Error> {
        written(self)
    }

    /// An instrument from its document.
    ///
    /// # Errors
    ///
    /// [`DocumentError::Json`] with the path of the fault, which a part that is not known is too.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        whole(text)
    }
}
