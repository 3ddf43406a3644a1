//! One case of a golden file, and its JSON as numbers.

use serde_json::Value;

/// One case: what was called with what, and what came out.
#[derive(Clone, Copy)]
pub(crate) struct Case<'a> {
    pub(crate) name: &'a str,
    pub(crate) expression: &'a str,
    arguments: &'a Value,
    pub(crate) input: &'a Value,
    pub(crate) output: &'a Value,
}

impl<'a> Case<'a> {
    pub(crate) fn of(value: &'a Value) -> Self {
        Self {
            name: value["name"].as_str().unwrap_or("(no name)"),
            expression: value["call"]["expr"].as_str().unwrap_or_default(),
            arguments: &value["call"]["args"],
            input: &value["input"],
            output: &value["output"],
        }
    }

    /// An argument that was given: null is not given.
    pub(crate) fn argument(&self, name: &str) -> Option<&'a Value> {
        self.arguments.get(name).filter(|value| !value.is_null())
    }

    pub(crate) fn number(&self, name: &str) -> Option<f64> {
        number(self.argument(name)?)
    }

    pub(crate) fn text(&self, name: &str) -> Option<&'a str> {
        self.argument(name)?.as_str()
    }

    pub(crate) fn flag(&self, name: &str) -> Option<bool> {
        self.argument(name)?.as_bool()
    }

    /// A number or a list of numbers; an error where it is something else.
    pub(crate) fn places(&self, name: &str) -> Result<Vec<usize>, String> {
        let Some(value) = self.argument(name) else {
            return Ok(Vec::new());
        };
        scalar_or_list(value)
            .into_iter()
            .map(|value| {
                let number = number(value).filter(|found| found.fract() == 0.0 && *found >= 0.0);
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "a whole number of rows"
                )]
                let place = number.map(|found| found as usize);
                place.ok_or_else(|| format!("argument {name} = {value}"))
            })
            .collect()
    }

    /// An argument that is not among those known to the mapping.
    pub(crate) fn unknown(&self, known: &[&str]) -> Option<String> {
        let arguments = self.arguments.as_object()?;
        let (name, _) = arguments
            .iter()
            .find(|(name, value)| !value.is_null() && !known.contains(&name.as_str()))?;
        Some(format!("argument {name}"))
    }

    /// What the package said when it stopped.
    pub(crate) fn stopped(&self) -> Option<&'a str> {
        self.output.get("error").map(|error| {
            error
                .as_str()
                .or_else(|| error[0].as_str())
                .unwrap_or("stopped")
        })
    }
}

/// A list as it is; one value as a list of one.
pub(crate) fn scalar_or_list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(all) => all.iter().collect(),
        Value::Null => Vec::new(),
        one => vec![one],
    }
}

/// A number; none for null and "NaN".
pub(crate) fn number(value: &Value) -> Option<f64> {
    match value {
        Value::String(text) if text == "Inf" => Some(f64::INFINITY),
        Value::String(text) if text == "-Inf" => Some(f64::NEG_INFINITY),
        other => other.as_f64(),
    }
}

pub(crate) fn column(value: &Value) -> Vec<Option<f64>> {
    scalar_or_list(value).into_iter().map(number).collect()
}

/// A line: one value for each point, or one for all of them.
pub(crate) fn line(value: &Value, points: usize) -> Vec<Option<f64>> {
    let mut line = column(value);
    if line.len() == 1 {
        line.resize(points, line[0]);
    }
    line
}

/// Points counted from 1, as points counted from 0, ascending.
pub(crate) fn places(value: &Value) -> Vec<usize> {
    let mut places: Vec<usize> = scalar_or_list(value)
        .into_iter()
        .filter_map(Value::as_u64)
        .filter_map(|place| usize::try_from(place).ok()?.checked_sub(1))
        .collect();
    places.sort_unstable();
    places
}

/// Points at which a column of 0 and 1, or of false and true, is set.
pub(crate) fn set_points(value: &Value) -> Vec<usize> {
    scalar_or_list(value)
        .into_iter()
        .enumerate()
        .filter(|(_, value)| value.as_bool() == Some(true) || number(value) == Some(1.0))
        .map(|(point, _)| point)
        .collect()
}

/// The same number or the same text.
pub(crate) fn same(a: &Value, b: &Value) -> bool {
    a == b || matches!((number(a), number(b)), (Some(a), Some(b)) if a == b)
}
