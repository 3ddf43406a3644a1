//! The operational definition: words that let two people count the same.

use crate::base::date::Date;
use crate::base::error::Error;
use crate::base::text::Text;
use serde::{Deserialize, Serialize};

/// What is counted, out of what, with whom in and out, and how.
///
/// ```
/// use improvement::measure::OperationalDefinition;
///
/// # fn main() -> Result<(), improvement::Error> {
/// let definition = OperationalDefinition::new("left the department within 240 minutes of arrival")?
///     .out_of("all who came to a type 1 department")?
///     .leaving_out("planned follow-up visits")?
///     .by("arrival and departure times of the department's own system")?;
/// assert_eq!(definition.denominator().unwrap().as_str(), "all who came to a type 1 department");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
#[serde(deny_unknown_fields)]
pub struct OperationalDefinition {
    numerator: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    denominator: Option<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    include: Vec<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    exclude: Vec<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    method: Option<Text>,
}

impl OperationalDefinition {
    /// A definition that says what is counted or measured.
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText).
    pub fn new(numerator: &str) -> Result<Self, Error> {
        Ok(Self {
            numerator: Text::new(numerator)?,
            denominator: None,
            include: Vec::new(),
            exclude: Vec::new(),
            method: None,
        })
    }

    /// Out of what.
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText).
    pub fn out_of(mut self, denominator: &str) -> Result<Self, Error> {
        self.denominator = Some(Text::new(denominator)?);
        Ok(self)
    }

    /// Who or what belongs to it.
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText).
    pub fn taking_in(mut self, group: &str) -> Result<Self, Error> {
        self.include.push(Text::new(group)?);
        Ok(self)
    }

    /// Who or what is left out.
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText).
    pub fn leaving_out(mut self, group: &str) -> Result<Self, Error> {
        self.exclude.push(Text::new(group)?);
        Ok(self)
    }

    /// How it is measured.
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText).
    pub fn by(mut self, method: &str) -> Result<Self, Error> {
        self.method = Some(Text::new(method)?);
        Ok(self)
    }

    /// What is counted or measured.
    #[must_use]
    pub const fn numerator(&self) -> &Text {
        &self.numerator
    }

    /// Out of what.
    #[must_use]
    pub const fn denominator(&self) -> Option<&Text> {
        self.denominator.as_ref()
    }

    /// Who or what belongs to it.
    #[must_use]
    pub fn included(&self) -> &[Text] {
        &self.include
    }

    /// Who or what is left out.
    #[must_use]
    pub fn excluded(&self) -> &[Text] {
        &self.exclude
    }

    /// How it is measured.
    #[must_use]
    pub const fn method(&self) -> Option<&Text> {
        self.method.as_ref()
    }
}

/// A change of the definition while the series ran: points before and after it are not the same measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Redefinition {
    /// The first day of the new definition.
    pub on: Date,
    /// What changed, and why.
    pub why: Text,
}
