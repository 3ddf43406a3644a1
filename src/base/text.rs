//! Text that is never empty.

use crate::base::error::{Error, TextError};
use crate::base::printed::Printed;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Text with something in it: at least one character that is not white space.
///
/// White space at both ends is cut off; what is inside is kept as it was written. Printed, it is one line: a line break is a space, and
/// what cannot be seen (control characters, marks that turn the direction) is `�`.
///
/// ```
/// use improvement::Text;
///
/// # fn main() -> Result<(), improvement::Error> {
/// let objective = Text::new("  does chlorine lower deaths? ")?;
/// assert_eq!(objective.as_str(), "does chlorine lower deaths?");
/// assert_eq!(Text::new("   ").unwrap_err().code(), "empty_text");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub struct Text(String);

impl Text {
    /// Text with the white space at both ends cut off.
    ///
    /// ```
    /// use improvement::Text;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// assert_eq!(Text::new("  hourly rounds ")?.as_str(), "hourly rounds");
    /// assert!(Text::new(" ").is_err());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`] if nothing is left.
    pub fn new(text: impl Into<String>) -> Result<Self, Error> {
        let text: String = text.into();
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Err(TextError::EmptyText.into());
        }
        if trimmed.len() == text.len() {
            return Ok(Self(text));
        }
        Ok(Self(trimmed.to_owned()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // harmless in a sentence; `as_str` has the letters as they were typed
        Printed(&self.0).fmt(f)
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Text {
    type Error = Error;
    fn try_from(text: String) -> Result<Self, Error> {
        Self::new(text)
    }
}

impl TryFrom<&str> for Text {
    type Error = Error;
    fn try_from(text: &str) -> Result<Self, Error> {
        Self::new(text)
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.0
    }
}
