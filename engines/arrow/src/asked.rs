//! What a chart is asked for with: one JSON text.

use improvement::{Error, Kind, Options, Period, Series};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use std::fmt;

/// What a chart is asked for with: the library's own options document and, beside its keys, these three.
///
/// | key | says | without it |
/// |---|---|---|
/// | `kind` | the kind of chart, by any name that [`Kind`] reads: `"XmR"`, `"p"`, `"u'"`, `"run"` | `XmR` |
/// | `data` | how the data vary: `values`, `proportions`, `rates`, `ratios`, `counts`, `times_between`, `cases_between`, `subgroups` | what the kind takes; of a kind that takes anything, `ratios` with a denominator and `values` without |
/// | `every` | how far apart the dates should be: `"month"`; an absent one is then a gap | the dates as they are |
///
/// A kind that takes subgroups makes one of all rows at one date.
///
/// ```
/// use improvement_arrow::Asked;
///
/// assert!(Asked::parse(r#"{"kind": "p", "better": "higher", "target": 0.95, "every": "month"}"#).is_ok());
/// let error = Asked::parse(r#"{"beter": "lower"}"#).unwrap_err();
/// assert!(error.contains("beter"), "{error}");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    pub(crate) options: Options,
    pub(crate) kind: Kind,
    data: Option<Varies>,
    /// What the kind takes, without denominators and with them.
    taken: [Varies; 2],
    pub(crate) every: Option<Period>,
}

/// The keys of the library's own options document.
const OPTIONS: [&str; 13] = [
    "better",
    "target",
    "rules",
    "basis",
    "phases",
    "exclusions",
    "estimator",
    "width",
    "centre",
    "bounds",
    "provisional",
    "weighted",
    "memory",
];

/// How data vary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Varies {
    Values,
    Counts,
    TimesBetween,
    CasesBetween,
    Subgroups,
    Ratios,
    Rates,
    Proportions,
}

impl Varies {
    /// With their names; those with a denominator last. Where a kind takes several, the first counts.
    const ALL: [(Self, &str); 8] = [
        (Self::Values, "values"),
        (Self::Counts, "counts"),
        (Self::TimesBetween, "times_between"),
        (Self::CasesBetween, "cases_between"),
        (Self::Subgroups, "subgroups"),
        (Self::Ratios, "ratios"),
        (Self::Rates, "rates"),
        (Self::Proportions, "proportions"),
    ];

    pub(crate) const fn has_denominators(self) -> bool {
        matches!(self, Self::Ratios | Self::Rates | Self::Proportions)
    }

    /// Whether several points can stand at one date, and a time of day says in which order.
    pub(crate) const fn can_share_a_date(self) -> bool {
        matches!(
            self,
            Self::TimesBetween | Self::CasesBetween | Self::Subgroups
        )
    }

    /// A series that varies so.
    pub(crate) fn series(
        self,
        values: Vec<Option<f64>>,
        denominators: Vec<Option<f64>>,
        subgroups: Vec<Vec<Option<f64>>>,
    ) -> Result<Series, Error> {
        match self {
            Self::Values => Series::values(values),
            Self::Counts => Series::counts(values),
            Self::TimesBetween => Series::times_between(values),
            Self::CasesBetween => {
                Series::cases_between(values, improvement::spc::CaseCount::Between)
            }
            Self::Subgroups => Series::subgroups(subgroups),
            Self::Ratios => Series::ratios(values, denominators),
            Self::Rates => Series::rates(values, denominators),
            Self::Proportions => Series::proportions(values, denominators),
        }
    }

    /// What a kind takes, without denominators and with them; where it takes none of those, what is then refused in the library's words.
    fn taken_by(kind: Kind) -> [Self; 2] {
        let one = || vec![Some(1.0)];
        let takes = |varies: &Self| {
            let series = varies.series(one(), one(), vec![one()]);
            series.is_ok_and(|series| kind.takes(&series))
        };
        [false, true].map(|denominators| {
            let like = |varies: &Self| varies.has_denominators() == denominators;
            let all = || Self::ALL.iter().map(|(varies, _)| *varies).filter(like);
            let found = all().find(takes).or_else(|| all().next());
            found.unwrap_or(Self::Values)
        })
    }
}

impl Default for Asked {
    /// An XmR chart with every default.
    fn default() -> Self {
        Self {
            options: Options::new(),
            kind: Kind::Individuals,
            data: None,
            taken: Varies::taken_by(Kind::Individuals),
            every: None,
        }
    }
}

impl Asked {
    /// What a JSON text asks for.
    ///
    /// ```
    /// use improvement_arrow::Asked;
    ///
    /// assert_eq!(Asked::parse("{}"), Ok(Asked::default()));
    /// ```
    ///
    /// # Errors
    ///
    /// What is wrong with it, in words: no JSON, a key that nothing reads or that stands twice, a value that cannot be.
    pub fn parse(text: &str) -> Result<Self, String> {
        let Ok(Keys(keys)) = serde_json::from_str(text) else {
            if text.trim_start().starts_with("{'") {
                return Err("its keys and words stand in single quotation marks, expected JSON, which has double ones".to_owned());
            }
            // no JSON, or no object: the library says where
            return Err(match Options::from_json(text) {
                Err(error) => error.to_string(),
                Ok(_) => "expected an object: {\"better\": \"lower\"}".to_owned(),
            });
        };
        let mut asked = Self::default();
        let mut own = serde_json::Map::new();
        let mut seen: Vec<&str> = Vec::with_capacity(keys.len());
        for (key, value) in &keys {
            if seen.contains(&key.as_str()) {
                return Err(format!("`{key}` stands twice"));
            }
            seen.push(key);
            match key.as_str() {
                "kind" => asked.kind = word(key, value)?.parse().map_err(in_words)?,
                "every" => asked.every = Some(word(key, value)?.parse().map_err(in_words)?),
                "data" => {
                    let name = word(key, value)?;
                    let known = Varies::ALL.iter().find(|(_, known)| *known == name);
                    let names = || Varies::ALL.map(|(_, name)| name).join(", ");
                    let (varies, _) = known.ok_or_else(|| {
                        format!("`data` is `{name}`, expected one of {}", names())
                    })?;
                    asked.data = Some(*varies);
                }
                _ => {
                    own.insert(key.clone(), value.clone());
                }
            }
        }
        asked.taken = Varies::taken_by(asked.kind);
        let unknown = own
            .keys()
            .find(|key| !OPTIONS.contains(&key.as_str()))
            .cloned();
        match (Options::from_json(&Value::Object(own).to_string()), unknown) {
            (Ok(options), _) => asked.options = options,
            (Err(_), Some(key)) => {
                let all = [&OPTIONS[..], &["kind", "data", "every"]].concat();
                return Err(format!(
                    "`{key}` is no option, expected one of {}",
                    all.join(", ")
                ));
            }
            (Err(error), None) => return Err(error.to_string()),
        }
        Ok(asked)
    }

    /// Whether the data are said to have no denominators.
    pub(crate) fn is_without_denominators(&self) -> bool {
        self.data.is_some_and(|varies| !varies.has_denominators())
    }

    /// How the data vary.
    pub(crate) fn varies(&self, denominators: bool) -> Result<Varies, String> {
        let Some(varies) = self.data else {
            return Ok(self.taken[usize::from(denominators)]);
        };
        match (varies.has_denominators(), denominators) {
            (true, false) => Err("the data have a denominator, and none was given".to_owned()),
            (false, true) => Err("the data have no denominator, and one was given".to_owned()),
            _ => Ok(varies),
        }
    }
}

fn word<'a>(key: &str, value: &'a Value) -> Result<&'a str, String> {
    value
        .as_str()
        .ok_or_else(|| format!("`{key}` is {value}, expected a word in quotation marks"))
}

#[expect(clippy::needless_pass_by_value, reason = "for `map_err`")]
fn in_words(error: Error) -> String {
    error.to_string()
}

/// An object, with each key as often as it stands there.
struct Keys(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Keys;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Keys, A::Error> {
                let mut keys = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    keys.push(entry);
                }
                Ok(Keys(keys))
            }
        }
        deserializer.deserialize_map(Each)
    }
}
