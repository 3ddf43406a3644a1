//! The items of SQUIRE 2.0.

use crate::base::error::{Error, TextError};
use serde::{Deserialize, Serialize};

macro_rules! items {
    ($($(#[$meaning:meta])+ $name:ident, $number:literal, $title:literal;)*) => {
        /// The items of SQUIRE 2.0, the standard for reporting improvement work.
        ///
        /// In a document an item is its heading with `_` between the words.
        ///
        /// Items 1 to 13 are as the EQUATOR network lists them; the headings of 14 to 18 are from memory and not confirmed.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
        )]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(try_from = "String", into = "String")]
        #[non_exhaustive]
        pub enum SquireItem {$(
            $(#[$meaning])+
            $name,
        )*}

        impl SquireItem {
            /// All eighteen, in order.
            pub const ALL: [Self; 18] = [$(Self::$name,)*];

            /// Its number, 1 to 18.
            #[must_use]
            pub const fn number(self) -> u8 {
                match self {$(Self::$name => $number,)*}
            }

            /// Its heading.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self {$(Self::$name => $title,)*}
            }
        }
    };
}

items! {
    /// The title.
    Title, 1, "title";
    /// The abstract.
    Abstract, 2, "abstract";
    /// What the problem is.
    ProblemDescription, 3, "problem description";
    /// What others know.
    AvailableKnowledge, 4, "available knowledge";
    /// Why the change should work.
    Rationale, 5, "rationale";
    /// What was to be reached.
    SpecificAims, 6, "specific aims";
    /// Where it took place.
    Context, 7, "context";
    /// What was done, and by whom.
    Interventions, 8, "interventions";
    /// How it was studied.
    StudyOfInterventions, 9, "study of the interventions";
    /// What was measured.
    Measures, 10, "measures";
    /// How the data were analysed.
    Analysis, 11, "analysis";
    /// Whether it was right to do.
    EthicalConsiderations, 12, "ethical considerations";
    /// What was found.
    Results, 13, "results";
    /// What it comes to.
    Summary, 14, "summary";
    /// How it compares with what was expected.
    Interpretation, 15, "interpretation";
    /// What limits it.
    Limitations, 16, "limitations";
    /// What follows.
    Conclusions, 17, "conclusions";
    /// Who paid.
    Funding, 18, "funding";
}

// by hand, and not derived: a key that is read as text keeps its place in the path of a fault
impl From<SquireItem> for String {
    fn from(item: SquireItem) -> Self {
        item.title().replace(' ', "_")
    }
}

impl TryFrom<String> for SquireItem {
    type Error = Error;
    fn try_from(found: String) -> Result<Self, Error> {
        SquireItem::ALL
            .into_iter()
            .find(|item| String::from(*item) == found)
            .ok_or_else(|| {
                TextError::UnknownId {
                    what: "item of SQUIRE 2.0",
                    id: found,
                }
                .into()
            })
    }
}
