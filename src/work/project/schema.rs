//! The name and the version of the document.

use crate::base::error::{DocumentError, Error};
use serde::{Deserialize, Serialize};

/// The schema of a project's document. Another major version has another name.
pub const SCHEMA: &str = "improvement/1";

/// The latest minor version of the schema that this version of the crate knows.
pub const MINOR: u32 = 0;

/// The schema: there is only one that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub(crate) struct Schema;

impl TryFrom<String> for Schema {
    type Error = Error;
    fn try_from(found: String) -> Result<Self, Error> {
        if found == SCHEMA {
            return Ok(Self);
        }
        let expected = SCHEMA;
        Err(DocumentError::UnknownSchema { found, expected }.into())
    }
}

impl From<Schema> for String {
    fn from(_: Schema) -> Self {
        SCHEMA.to_owned()
    }
}
