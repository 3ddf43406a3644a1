//! Charts and what they are made of as whole documents: feature `json`.

#[cfg(doc)]
use crate::base::error::DocumentError;
use crate::base::error::Error;
use crate::base::json::{whole, written};
use crate::spc::asked::options::Options;
use crate::spc::chart::chart::Chart;
use crate::spc::data::series::Series;
use crate::spc::monitor::{Monitor, Watch};
use crate::spc::rules::RuleSet;

macro_rules! documents {
    ($($type:ident, $it:literal, $example:literal;)+) => {$(
        impl $type {
            #[doc = concat!("The ", $it, " as a document, with a line break at the end. What is read back from it is the same.")]
            ///
            /// # Errors
            ///
            /// [`DocumentError::Json`] should a value have no JSON.
            pub fn to_json(&self) -> Result<String, Error> {
                written(self)
            }

            #[doc = concat!("The ", $it, " that a document holds.")]
            ///
            /// A fault is told with its path: `series.data.values[3]`.
            ///
            /// ```
            #[doc = $example]
            /// ```
            ///
            /// # Errors
            ///
            /// [`DocumentError::Json`] for text that is not JSON, a key that nothing reads and what no such
            /// value can be, at its path.
            pub fn from_json(text: &str) -> Result<Self, Error> {
                whole(text)
            }
        }
    )+};
}

documents! {
    Chart, "chart", "use improvement::Chart;\n\n# fn main() -> Result<(), improvement::Error> {\nlet chart = Chart::xmr([24, 22, 25, 23])?;\nassert_eq!(Chart::from_json(&chart.to_json()?)?, chart);\nassert_eq!(Chart::from_json(\"{}\").unwrap_err().code(), \"json\");\n# Ok(())\n# }";
    Series, "series", "use improvement::Series;\n\n# fn main() -> Result<(), improvement::Error> {\nlet waits = Series::values([24, 22])?.unit(\"days\")?;\nassert_eq!(Series::from_json(&waits.to_json()?)?, waits);\n# Ok(())\n# }";
    Options, "options", "use improvement::Options;\n\n# fn main() -> Result<(), improvement::Error> {\nlet options = Options::from_json(r#\"{\"better\": \"lower\", \"target\": 20}\"#)?;\nassert_eq!(options, Options::new().better(improvement::Direction::Lower).target(20));\n# Ok(())\n# }";
    RuleSet, "rule set", "use improvement::RuleSet;\n\n# fn main() -> Result<(), improvement::Error> {\nlet rules = RuleSet::nelson();\nassert_eq!(RuleSet::from_json(&rules.to_json()?)?, rules);\n# Ok(())\n# }";
    Monitor, "monitor", "use improvement::{Chart, Monitor};\n\n# fn main() -> Result<(), improvement::Error> {\nlet monitor = Monitor::after(&Chart::xmr([24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25])?)?;\nassert_eq!(Monitor::from_json(&monitor.to_json()?)?, monitor);\n# Ok(())\n# }";
    Watch, "watch", "use improvement::{Chart, Watch};\n\n# fn main() -> Result<(), improvement::Error> {\nlet watch = Watch::after(&Chart::xmr([24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25])?)?;\nassert_eq!(Watch::from_json(&watch.to_json()?)?, watch);\n# Ok(())\n# }";
}
