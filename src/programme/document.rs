//! How the documents of a programme and of a cohort begin.

use crate::base::error::{DocumentError, Error, ProgrammeError};
use serde::{Deserialize, Serialize};

/// The schema of the documents of a programme and of a cohort. Another major version has another name.
pub const PROGRAMME_SCHEMA: &str = "improvement-programme/1";

/// The schema: there is only one that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub(super) struct Schema;

impl TryFrom<String> for Schema {
    type Error = Error;
    fn try_from(found: String) -> Result<Self, Error> {
        if found == PROGRAMME_SCHEMA {
            return Ok(Self);
        }
        let expected = PROGRAMME_SCHEMA;
        Err(DocumentError::UnknownSchema { found, expected }.into())
    }
}

impl From<Schema> for String {
    fn from(_: Schema) -> Self {
        PROGRAMME_SCHEMA.to_owned()
    }
}

/// Which of the two documents one is.
macro_rules! document_kinds {
    ($($(#[$meaning:meta])+ $name:ident, $word:literal;)+) => {$(
        $(#[$meaning])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(try_from = "String", into = "String")]
        pub(super) struct $name;

        impl TryFrom<String> for $name {
            type Error = Error;
            fn try_from(found: String) -> Result<Self, Error> {
                if found == $word {
                    return Ok(Self);
                }
                let expected = $word;
                Err(ProgrammeError::OtherDocument { found, expected }.into())
            }
        }

        impl From<$name> for String {
            fn from(_: $name) -> Self {
                $word.to_owned()
            }
        }
    )+};
}

document_kinds! {
    /// A programme.
    ProgrammeKind, "programme";
    /// A cohort.
    CohortKind, "cohort";
}

/// What every version of the documents begins with.
#[derive(Deserialize)]
pub(super) struct Header {
    pub(super) schema: String,
    pub(super) document: String,
}
