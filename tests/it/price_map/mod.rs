//! The arguments of the R package spc, mapped onto prices: a file for each golden file.

pub(crate) mod attribute;
pub(crate) mod cusum;
pub(crate) mod ewma;
pub(crate) mod rules;

use serde_json::Value;

/// What a case comes to.
pub(crate) enum Outcome {
    /// What was found and what was expected, and how close, relatively, they must be.
    Found(Vec<(f64, f64)>, f64),
    /// The package's number is not the number that it means, and why.
    Differs(&'static str),
    NotOffered(&'static str),
}

/// A case: its function and its arguments.
pub(crate) struct Case<'a> {
    pub(crate) function: &'a str,
    args: &'a Value,
    value: &'a Value,
}

impl<'a> Case<'a> {
    pub(crate) fn of(case: &'a Value) -> Self {
        let expr = case["call"]["expr"].as_str().unwrap_or_default();
        let function = expr.split('(').next().unwrap_or_default();
        Self {
            function: function.strip_prefix("spc::").unwrap_or(function),
            args: &case["call"]["args"],
            value: &case["output"]["value"],
        }
    }

    pub(crate) fn maybe(&self, key: &str) -> Option<f64> {
        self.args[key].as_f64()
    }

    pub(crate) fn number(&self, key: &str) -> f64 {
        self.maybe(key).unwrap_or_else(|| panic!("no number {key}"))
    }

    pub(crate) fn text(&self, key: &str) -> Option<&'a str> {
        self.args[key].as_str()
    }

    pub(crate) fn value(&self) -> f64 {
        self.value.as_f64().expect("one value")
    }

    pub(crate) fn values(&self) -> Vec<f64> {
        let values = self.value.as_array().expect("a list of values");
        values
            .iter()
            .map(|value| value.as_f64().expect("a number"))
            .collect()
    }

    /// Whether every argument is one of these: one that is not known could mean anything.
    pub(crate) fn knows(&self, known: &[&str]) -> bool {
        let args = self.args.as_object();
        args.is_some_and(|args| args.keys().all(|key| known.contains(&key.as_str())))
    }
}
