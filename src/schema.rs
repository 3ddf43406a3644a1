//! JSON Schema (2020-12) of every document that the crate reads (feature `schema`).
//!
//! For whoever writes documents from elsewhere: an editor completes and underlines by a schema, another program checks by it before it
//! sends. A schema says which keys there are and what shape they have. What needs more than shape (an id that is there, events that are
//! no more than their trials) is said on reading, with its place.
//!
//! ```
//! use improvement::schema::Document;
//!
//! let schema = Document::Chart.schema();
//! assert_eq!(schema["title"], "Chart");
//! assert!(schema["properties"]["series"].is_object());
//! // a key that is misspelt is refused by the schema too
//! assert_eq!(schema["additionalProperties"], false);
//! ```
//!
//! Every type that is stored is a `schemars::JsonSchema` as well, so that a document of your own that holds one has a schema:
//! `#[derive(JsonSchema)] struct Mine { chart: improvement::Chart }`.

use crate::spc::monitor::{Monitor, Watch};
use crate::spc::rules::RuleSet;
use crate::spc::{Chart, Options, Series};
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::Value;

#[cfg(feature = "work")]
use crate::base::finding::Finding;
#[cfg(feature = "course")]
use crate::programme::{Cohort, Programme};
#[cfg(feature = "course")]
use crate::teach::course::Progress;
#[cfg(feature = "work")]
use crate::work::{
    claim::Claim,
    driver::DriverDiagram,
    measure::Measure,
    pdsa::Cycle,
    project::{AuditRecord, Instrument, Project},
    stakeholder::StakeholderMap,
};

macro_rules! documents {
    ($($(#[$feature:meta])? $name:ident, $type:ty, $meaning:literal;)*) => {
        /// A document that the crate reads.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Document {$(
            $(#[$feature])?
            #[doc = $meaning]
            $name,
        )*}

        impl Document {
            /// All of them.
            pub const ALL: &[Self] = &[$($(#[$feature])? Self::$name,)*];

            /// Its name, that of the type which reads it.
            ///
            /// ```
            /// assert_eq!(improvement::schema::Document::Chart.name(), "Chart");
            /// ```
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {$($(#[$feature])? Self::$name => stringify!($name),)*}
            }

            /// Its JSON Schema.
            ///
            /// ```
            /// use improvement::schema::Document;
            ///
            /// let rules = Document::RuleSet.schema();
            /// assert_eq!(rules["title"], "RuleSet");
            /// for document in Document::ALL {
            ///     assert!(document.schema()["$schema"].is_string());
            /// }
            /// ```
            #[must_use]
            pub fn schema(self) -> Value {
                match self {$($(#[$feature])? Self::$name => schema_of::<$type>(self.name()),)*}
            }
        }
    };
}

documents! {
    Series, Series, "What was observed, with its dates.";
    Options, Options, "What a chart was asked for.";
    Chart, Chart, "A series with its kind and its options, from which it is worked out again.";
    RuleSet, RuleSet, "Rules, with their source and edition.";
    Monitor, Monitor, "Frozen limits, and what is kept of the points so far.";
    Watch, Watch, "A monitor with its points and the alerts they gave.";
    #[cfg(feature = "work")]
    Measure, Measure, "A measure, with its series where there is one.";
    #[cfg(feature = "work")]
    DriverDiagram, DriverDiagram, "An aim, drivers and change ideas.";
    #[cfg(feature = "work")]
    StakeholderMap, StakeholderMap, "People and groups, with their ties.";
    #[cfg(feature = "work")]
    Cycle, Cycle, "A PDSA cycle.";
    #[cfg(feature = "work")]
    Claim, Claim, "A claim about a measure.";
    #[cfg(feature = "work")]
    Instrument, Instrument, "A scored questionnaire.";
    #[cfg(feature = "work")]
    AuditRecord, AuditRecord, "The verdicts on the claims of a project, with fingerprints of what they rest on.";
    #[cfg(feature = "work")]
    Finding, Finding, "What a check has found.";
    #[cfg(feature = "work")]
    Project, Project, "A whole project.";
    #[cfg(feature = "course")]
    Progress, Progress, "What a student has done in the course.";
    #[cfg(feature = "course")]
    Programme, Programme, "The modules of a programme, and what its gates ask for.";
    #[cfg(feature = "course")]
    Cohort, Cohort, "Those who began a programme together, with their portfolios.";
}

fn schema_of<T: JsonSchema>(name: &str) -> Value {
    let mut schema = SchemaGenerator::default().into_root_schema_for::<T>();
    // some are stored as another type, whose name nobody knows
    schema.insert("title".to_owned(), name.into());
    RecursiveTransform(first_paragraph).transform(&mut schema);
    schema.to_value()
}

/// A description is the first paragraph of a type's docs, without the marks of links.
fn first_paragraph(schema: &mut schemars::Schema) {
    let Some(text) = schema.get("description").and_then(Value::as_str) else {
        return;
    };
    let first = text.split("\n\n").next().unwrap_or_default();
    let plain = first
        .replace('\n', " ")
        .replace("[`", "`")
        .replace("`]", "`");
    schema.insert("description".to_owned(), plain.into());
}
