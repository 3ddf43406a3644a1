//! One number, or one for each point, as a document has it.

use crate::base::described::stored_as;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

/// One number, written as it is, or `{"per_point": […]}` with `null` where there is none. Read too are a list alone, and a number
/// under the name of its variant: `{"fixed": 0.95}`, `{"constant": 4}`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum OneOrEach {
    One(f64),
    Each(Vec<Option<f64>>),
}

const PER_POINT: &str = "per_point";
const KEYS: [&str; 3] = ["fixed", "constant", PER_POINT];

/// What a schema says of it.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(untagged, deny_unknown_fields)]
#[expect(dead_code, reason = "its shape is the schema")]
enum OneOrEachDoc {
    One(f64),
    List(Vec<Option<f64>>),
    Fixed { fixed: f64 },
    Constant { constant: f64 },
    PerPoint { per_point: Vec<Option<f64>> },
}

stored_as!(OneOrEach, OneOrEachDoc, "OneOrEach");

impl Serialize for OneOrEach {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::One(number) => number.serialize(serializer),
            Self::Each(numbers) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry(PER_POINT, numbers)?;
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for OneOrEach {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Either)
    }
}

struct Either;

impl<'de> Visitor<'de> for Either {
    type Value = OneOrEach;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, or `per_point` with a list of numbers")
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<OneOrEach, E> {
        Ok(OneOrEach::One(number))
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "as every number of a document is read"
    )]
    fn visit_u64<E: Error>(self, number: u64) -> Result<OneOrEach, E> {
        Ok(OneOrEach::One(number as f64))
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "as every number of a document is read"
    )]
    fn visit_i64<E: Error>(self, number: i64) -> Result<OneOrEach, E> {
        Ok(OneOrEach::One(number as f64))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<OneOrEach, A::Error> {
        let mut numbers = Vec::new();
        while let Some(number) = list.next_element()? {
            numbers.push(number);
        }
        Ok(OneOrEach::Each(numbers))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<OneOrEach, A::Error> {
        let Some(key) = map.next_key::<String>()? else {
            return Err(A::Error::missing_field("fixed"));
        };
        let found = match key.as_str() {
            "fixed" | "constant" => OneOrEach::One(map.next_value()?),
            PER_POINT => OneOrEach::Each(map.next_value()?),
            other => return Err(A::Error::unknown_field(other, &KEYS)),
        };
        match map.next_key::<String>()? {
            None => Ok(found),
            Some(more) => Err(A::Error::unknown_field(&more, &[])),
        }
    }
}
