//! The rows of a qicharts2 call, put together point by point as its `agg.fun` says.

use crate::golden_map::case::{Case, number, same, scalar_or_list};
use serde_json::Value;

/// The rows behind one point.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// The values, missing ones left out.
    pub(crate) values: Vec<f64>,
    /// The numerator: the sum of the values.
    pub(crate) sum: Option<f64>,
    /// The denominator.
    pub(crate) denominator: Option<f64>,
    /// The ratio, or the values put together by `agg.fun`.
    pub(crate) value: Option<f64>,
}

/// One facet of a call: its points in the order of x, and where they stand in the output.
pub(crate) struct Panel {
    pub(crate) rows: Vec<Row>,
    pub(crate) at: Vec<usize>,
    /// Whether x is a list of names, between which there is no order.
    pub(crate) categorical: bool,
}

pub(crate) fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

pub(crate) fn deviation(values: &[f64]) -> Option<f64> {
    let middle = mean(values).filter(|_| values.len() > 1)?;
    let squares: f64 = values.iter().map(|value| (value - middle).powi(2)).sum();
    Some((squares / (values.len() - 1) as f64).sqrt())
}

fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let half = sorted.len() / 2;
    match sorted.len() {
        0 => None,
        odd if odd % 2 == 1 => Some(sorted[half]),
        _ => Some(f64::midpoint(sorted[half - 1], sorted[half])),
    }
}

/// The facets of a call.
///
/// # Errors
///
/// What the mapping does not know: another `agg.fun`, facets that are not in the input.
pub(crate) fn panels(case: &Case<'_>) -> Result<Vec<Panel>, String> {
    let points = &case.output["points"];
    let x = scalar_or_list(&points["x"]);
    let facet = |which: &str, point: usize| points[which].get(point);
    let names: Vec<&str> = case
        .text("facets")
        .unwrap_or_default()
        .split(['~', '+'])
        .map(str::trim)
        .filter(|name| !name.is_empty() && *name != ".")
        .collect();
    // which column of the input a facet is: the one that holds its value
    let facet_column = |which: &str, point: usize| -> Result<Option<(&Value, &Value)>, String> {
        let Some(value) = facet(which, point).filter(|value| !value.is_null()) else {
            return Ok(None);
        };
        let found = names.iter().find_map(|name| {
            let column = &case.input[*name];
            scalar_or_list(column)
                .iter()
                .any(|entry| same(entry, value))
                .then_some(column)
        });
        match found {
            Some(column) => Ok(Some((column, value))),
            None if names.is_empty() || number(value) == Some(1.0) => Ok(None),
            None => Err(format!("facets {names:?} that are not in the input")),
        }
    };
    let mut keys: Vec<(Option<&Value>, Option<&Value>)> = Vec::new();
    let mut panels: Vec<Panel> = Vec::new();
    for point in 0..x.len() {
        let key = (facet("facet1", point), facet("facet2", point));
        let panel = keys
            .iter()
            .position(|known| *known == key)
            .unwrap_or_else(|| {
                keys.push(key);
                panels.push(Panel {
                    rows: Vec::new(),
                    at: Vec::new(),
                    categorical: x.iter().any(|x| is_a_name(x)),
                });
                panels.len() - 1
            });
        let mut columns = Vec::new();
        for which in ["facet1", "facet2"] {
            columns.extend(facet_column(which, point)?);
        }
        panels[panel].rows.push(row(case, x[point], &columns)?);
        panels[panel].at.push(point);
    }
    Ok(panels)
}

/// A text that is no date.
fn is_a_name(x: &Value) -> bool {
    x.as_str().is_some_and(|text| {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        !(digits == 4 && text.as_bytes().get(4) == Some(&b'-'))
    })
}

fn row(case: &Case<'_>, x: &Value, facets: &[(&Value, &Value)]) -> Result<Row, String> {
    let with_n = !case.input["n"].is_null();
    let all_x = scalar_or_list(&case.input["x"]);
    let (mut values, mut denominators, mut rows) = (Vec::new(), Vec::new(), 0);
    for (index, own) in all_x.iter().enumerate() {
        let here = same(own, x)
            && facets
                .iter()
                .all(|(column, value)| column.get(index).is_some_and(|entry| same(entry, value)));
        if !here {
            continue;
        }
        rows += 1;
        let value = number(&case.input["y"][index]);
        let denominator = number(&case.input["n"][index]);
        match (value, denominator) {
            (Some(value), Some(n)) if with_n => {
                values.push(value);
                denominators.push(n);
            }
            (Some(value), _) if !with_n => values.push(value),
            _ => {}
        }
    }
    // a sum of nothing is 0, unless the point is a single missing row
    let sum = (!(values.is_empty() && rows == 1)).then(|| values.iter().sum::<f64>());
    let denominator = with_n.then(|| denominators.iter().sum::<f64>());
    let value = match (denominator, case.text("agg.fun").unwrap_or("mean")) {
        (Some(n), _) => (n != 0.0).then(|| values.iter().sum::<f64>() / n),
        (None, "mean") => mean(&values),
        (None, "median") => median(&values),
        (None, "sum") => Some(values.iter().sum()),
        (None, "sd") => deviation(&values),
        (None, other) => return Err(format!("argument agg.fun = {other}")),
    };
    Ok(Row {
        values,
        sum,
        denominator,
        value,
    })
}
