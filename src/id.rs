//! Ids: short slugs that an author chooses, one type for each kind of thing.

use crate::error::{Error, ErrorKind};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The longest id, in characters.
const LONGEST_ID: usize = 64;

fn checked(slug: String) -> Result<String, Error> {
    let fits = (1..=LONGEST_ID).contains(&slug.len());
    let plain = slug
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if fits && plain {
        Ok(slug)
    } else {
        Err(ErrorKind::BadId { found: slug }.into())
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        ///
        /// A slug of 1 to 64 characters out of `a` to `z`, `0` to `9` and `-`.
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The id, checked.
            ///
            /// # Errors
            ///
            /// [`ErrorKind::BadId`] if it is empty, longer than 64 characters, or has a character other than
            /// `a` to `z`, `0` to `9` and `-`.
            pub fn new(slug: impl Into<String>) -> Result<Self, Error> {
                checked(slug.into()).map(Self)
            }

            /// The slug.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = Error;
            fn try_from(slug: String) -> Result<Self, Error> {
                Self::new(slug)
            }
        }

        impl TryFrom<&str> for $name {
            type Error = Error;
            fn try_from(slug: &str) -> Result<Self, Error> {
                Self::new(slug)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )*};
}

ids! {
    /// The id of a change idea: a leaf of a driver diagram, the change that a PDSA cycle tests.
    ChangeId;
}
