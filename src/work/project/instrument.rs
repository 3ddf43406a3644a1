//! Instruments: questionnaires and rating scales, as data.

use crate::base::error::{Error, TextError, WorkError};
use crate::base::id::{InstrumentId, ItemId, LevelId};
use crate::base::sorted::SortedSet;
use crate::base::text::Text;
use crate::spc::data::observation::ordinary;
use serde::{Deserialize, Serialize};

/// A questionnaire or a rating scale: its items, the score of each answer, and how the scores are put together.
///
/// The crate holds no instrument of its own. One is loaded as a document, and each number in it can say how well it
/// is [known](Standing), so that a total that rests on an unconfirmed number says so.
///
/// ```
/// use improvement::project::{Instrument, Item, Level, Scoring};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let instrument = Instrument::new("readiness", "Readiness", "an example", Scoring::Mean)?
///     .with_item(Item::new("wanted", "we want this change")?
///         .with_level(Level::new("no", 1.0)?)
///         .with_level(Level::new("yes", 5.0)?))?;
/// assert_eq!(instrument.items()[0].highest(), 5.0);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "InstrumentDoc")]
pub struct Instrument {
    id: InstrumentId,
    title: Text,
    source: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    licence: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<Text>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<Text>,
    scoring: Scoring,
    items: Vec<Item>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    bands: Vec<Band>,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Instrument", deny_unknown_fields)]
struct InstrumentDoc {
    id: InstrumentId,
    title: Text,
    source: Text,
    licence: Option<Text>,
    version: Option<Text>,
    #[serde(default)]
    notes: Vec<Text>,
    scoring: Scoring,
    items: Vec<Item>,
    #[serde(default)]
    bands: Vec<Band>,
}

impl TryFrom<InstrumentDoc> for Instrument {
    type Error = Error;
    fn try_from(doc: InstrumentDoc) -> Result<Self, Error> {
        let mut instrument = Self {
            id: doc.id,
            title: doc.title,
            source: doc.source,
            licence: doc.licence,
            version: doc.version,
            notes: doc.notes,
            scoring: doc.scoring,
            items: Vec::new(),
            bands: Vec::new(),
        };
        for item in doc.items {
            instrument = instrument.with_item(item)?;
        }
        for band in doc.bands {
            instrument = instrument.with_band(band)?;
        }
        Ok(instrument)
    }
}

/// How the scores of the answers are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Scoring {
    /// Added up. A response with an open item has no total: nothing is put in its place.
    Sum,
    /// The mean of the items that were answered.
    Mean,
    /// A mean for each domain, and no total.
    MeanByDomain,
    /// How many answers score above zero. A response with an open item has no total.
    CountYes,
}

/// One item: a factor or a question, in the words of whoever wrote the document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// What it asks.
    pub label: Text,
    /// The part of the instrument that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<Text>,
    /// The answers that it offers.
    pub levels: Vec<Level>,
}

/// One answer to an item, and its score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// Its id.
    pub id: LevelId,
    /// What it says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
    /// Its score: an ordinary number.
    pub score: f64,
    /// How well the score is known.
    #[serde(default)]
    pub standing: Standing,
}

/// How well a number of an instrument is known.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It is printed in the source.
    Confirmed,
    /// The number is printed in the source; to which answer it belongs is not confirmed.
    PlaceNotConfirmed,
    /// It is not printed; a printed sum fixes it together with others.
    FixedBySum,
    /// It is not confirmed.
    NotConfirmed,
    /// Nobody has said.
    #[default]
    NotSaid,
}

impl Standing {
    /// Whether the number is confirmed where it stands.
    #[must_use]
    pub const fn is_confirmed(self) -> bool {
        matches!(self, Self::Confirmed)
    }
}

/// What a total from some value on is called.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// The lowest total of the band.
    pub from: f64,
    /// What the source calls it.
    pub label: Text,
    /// How well the border is known.
    #[serde(default)]
    pub standing: Standing,
}

impl Item {
    /// An item without answers yet.
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`], [`TextError::EmptyText`].
    pub fn new(
        id: impl TryInto<ItemId, Error: Into<Error>>,
        label: impl TryInto<Text, Error: Into<Error>>,
    ) -> Result<Self, Error> {
        Ok(Self {
            id: id.try_into().map_err(Into::into)?,
            label: label.try_into().map_err(Into::into)?,
            domain: None,
            levels: Vec::new(),
        })
    }

    /// The item with the part of the instrument that it belongs to.
    #[must_use]
    pub fn in_domain(mut self, domain: Text) -> Self {
        self.domain = Some(domain);
        self
    }

    /// The item with one more answer.
    #[must_use]
    pub fn with_level(mut self, level: Level) -> Self {
        self.levels.push(level);
        self
    }

    /// The highest score that it offers.
    #[must_use]
    pub fn highest(&self) -> f64 {
        self.levels
            .iter()
            .map(|level| level.score)
            .fold(f64::NEG_INFINITY, f64::max)
    }

    /// One of its answers.
    #[must_use]
    pub fn level(&self, id: &LevelId) -> Option<&Level> {
        self.levels.iter().find(|level| level.id == *id)
    }
}

impl Level {
    /// An answer and its score.
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`].
    pub fn new(id: impl TryInto<LevelId, Error: Into<Error>>, score: f64) -> Result<Self, Error> {
        Ok(Self {
            id: id.try_into().map_err(Into::into)?,
            label: None,
            score,
            standing: Standing::NotSaid,
        })
    }

    /// The answer with a word on how well its score is known.
    #[must_use]
    pub const fn known(mut self, standing: Standing) -> Self {
        self.standing = standing;
        self
    }
}

impl Band {
    /// What a total from a value on is called.
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`].
    pub fn new(from: f64, label: impl TryInto<Text, Error: Into<Error>>) -> Result<Self, Error> {
        Ok(Self {
            from,
            label: label.try_into().map_err(Into::into)?,
            standing: Standing::NotSaid,
        })
    }
}

impl Instrument {
    /// An instrument without items yet.
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`], [`TextError::EmptyText`].
    pub fn new(
        id: impl TryInto<InstrumentId, Error: Into<Error>>,
        title: impl TryInto<Text, Error: Into<Error>>,
        source: impl TryInto<Text, Error: Into<Error>>,
        scoring: Scoring,
    ) -> Result<Self, Error> {
        Ok(Self {
            id: id.try_into().map_err(Into::into)?,
            title: title.try_into().map_err(Into::into)?,
            source: source.try_into().map_err(Into::into)?,
            licence: None,
            version: None,
            notes: Vec::new(),
            scoring,
            items: Vec::new(),
            bands: Vec::new(),
        })
    }

    /// The instrument with one more item.
    ///
    /// # Errors
    ///
    /// [`TextError::DuplicateId`] for an item or an answer that is there already; [`WorkError::BadInstrument`] for an item
    /// without an answer, or with a score that is not an ordinary number.
    pub fn with_item(mut self, item: Item) -> Result<Self, Error> {
        if self.items.iter().any(|other| other.id == item.id) {
            return Err(TextError::DuplicateId { id: item.id.into() }.into());
        }
        if item.levels.is_empty() {
            return Err(self.bad(
                format!("has no answer to the item `{}`", item.id),
                "at least one",
            ));
        }
        let mut seen = SortedSet::new();
        for level in &item.levels {
            if !seen.insert(&level.id) {
                let id = level.id.to_string();
                return Err(TextError::DuplicateId { id }.into());
            }
            if ordinary(level.score).is_err() {
                let what = format!("scores an answer to `{}` {}", item.id, level.score);
                return Err(self.bad(what, "an ordinary number up to 1e150"));
            }
        }
        self.items.push(item);
        Ok(self)
    }

    /// The instrument with one more band, above those before it.
    ///
    /// # Errors
    ///
    /// [`WorkError::BadInstrument`] unless its lower end is an ordinary number above that of the band before.
    pub fn with_band(mut self, band: Band) -> Result<Self, Error> {
        let above = self.bands.last().is_none_or(|last| band.from > last.from);
        if ordinary(band.from).is_err() || !above {
            return Err(self.bad(
                format!("has a band from {}", band.from),
                "bands from ordinary numbers in rising order",
            ));
        }
        self.bands.push(band);
        Ok(self)
    }

    /// The instrument with the terms under which its numbers may be used.
    #[must_use]
    pub fn with_licence(mut self, licence: Text) -> Self {
        self.licence = Some(licence);
        self
    }

    pub(crate) fn bad(&self, what: String, expected: &'static str) -> Error {
        WorkError::BadInstrument {
            instrument: self.id.to_string(),
            what,
            expected,
        }
        .into()
    }

    /// Its id.
    #[must_use]
    pub const fn id(&self) -> &InstrumentId {
        &self.id
    }

    /// Its title.
    #[must_use]
    pub const fn title(&self) -> &Text {
        &self.title
    }

    /// Where its numbers come from.
    #[must_use]
    pub const fn source(&self) -> &Text {
        &self.source
    }

    /// The terms under which its numbers may be used.
    #[must_use]
    pub const fn licence(&self) -> Option<&Text> {
        self.licence.as_ref()
    }

    /// Its version.
    #[must_use]
    pub const fn version(&self) -> Option<&Text> {
        self.version.as_ref()
    }

    /// What a user should know before scoring.
    #[must_use]
    pub fn notes(&self) -> &[Text] {
        &self.notes
    }

    /// How its scores are put together.
    #[must_use]
    pub const fn scoring(&self) -> Scoring {
        self.scoring
    }

    /// Its items.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// One of its items.
    #[must_use]
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.items.iter().find(|item| item.id == *id)
    }

    /// Its bands, the lowest first.
    #[must_use]
    pub fn bands(&self) -> &[Band] {
        &self.bands
    }
}
