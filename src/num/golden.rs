//! The numerics against R: every case of `base_r__distributions.json` that this crate has a function for.
//!
//! A case is understood by its call expression, as `qgamma(p,shape,rate)`, so that more files of the same form
//! are read in the same way.

use crate::base::interval::Interval;
use crate::num::{normal, summary, t, tails};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// R's own functions are good to about 1e-13 relative in tails; a probability is printed with 17 digits.
const R_TOLERANCE: f64 = 1e-12;
/// R stops its beta quantile when the probability is met to about 1e-15, which is coarser in x far out.
const R_QUANTILE_TOLERANCE: f64 = 1e-10;
/// Below this R gives 0 or a number of fewer digits.
const R_SMALLEST: f64 = 1e-300;

fn cases(file: &str) -> Vec<Value> {
    let folder = std::env::var_os("GOLDEN_DIR").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden")),
        PathBuf::from,
    );
    let path = folder.join(file);
    let Ok(text) = std::fs::read_to_string(&path) else {
        note(&format!(
            "no golden file {}: passed without it",
            path.display()
        ));
        return Vec::new();
    };
    let document: Value = serde_json::from_str(&text).unwrap();
    document["cases"].as_array().unwrap().clone()
}

#[expect(clippy::print_stderr, reason = "a test that read nothing must say so")]
fn note(text: &str) {
    eprintln!("{text}");
}

fn number(value: &Value) -> f64 {
    match value {
        Value::String(text) if text == "Inf" => f64::INFINITY,
        Value::String(text) if text == "-Inf" => f64::NEG_INFINITY,
        other => other.as_f64().unwrap_or(f64::NAN),
    }
}

fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(all) => all.iter().map(number).collect(),
        one => vec![number(one)],
    }
}

fn relative(found: f64, wanted: f64) -> f64 {
    if found == wanted || (found.abs() < R_SMALLEST && wanted.abs() < R_SMALLEST) {
        return 0.0;
    }
    (found - wanted).abs() / wanted.abs().max(R_SMALLEST)
}

struct Worst(BTreeMap<String, (f64, usize)>);

impl Worst {
    fn check(&mut self, name: &str, found: f64, wanted: f64, tolerance: f64, place: &str) {
        let error = relative(found, wanted);
        let entry = self.0.entry(name.to_owned()).or_default();
        entry.0 = entry.0.max(error);
        entry.1 += 1;
        assert!(
            error <= tolerance,
            "{name} at {place}: found {found:e}, R has {wanted:e}, relative {error:e}"
        );
    }
}

/// A call such as `ppois(k,lambda,lower.tail=FALSE)`: its name, its arguments in order, and which tail.
fn parse(expression: &str) -> Option<(String, Vec<String>, bool)> {
    let (name, rest) = expression.split_once('(')?;
    let (inside, _) = rest.split_once(')')?;
    let mut upper = false;
    let mut arguments = Vec::new();
    for argument in inside.split(',').map(str::trim) {
        if argument.starts_with("lower.tail") {
            upper = argument.ends_with("FALSE") || argument.ends_with('F');
        } else {
            arguments.push(argument.to_owned());
        }
    }
    Some((name.trim().to_owned(), arguments, upper))
}

type Function = fn(&[f64]) -> f64;

/// The function that a call means, how many arguments it takes, and its tolerance.
fn meaning(name: &str, upper: bool) -> Option<(Function, usize, f64)> {
    let found: (Function, usize, f64) = match (name, upper) {
        ("pbinom", false) => (|a| tails::binomial_cdf(a[0], a[1], a[2]), 3, R_TOLERANCE),
        ("pbinom", true) => (|a| tails::binomial_sf(a[0], a[1], a[2]), 3, R_TOLERANCE),
        ("dbinom", _) => (|a| tails::binomial_pmf(a[0], a[1], a[2]), 3, R_TOLERANCE),
        ("qbinom", false) => (|a| tails::binomial_quantile(a[0], a[1], a[2]), 3, 0.0),
        ("qbinom", true) => (|a| tails::binomial_upper_quantile(a[0], a[1], a[2]), 3, 0.0),
        ("ppois", false) => (|a| tails::poisson_cdf(a[0], a[1]), 2, R_TOLERANCE),
        ("ppois", true) => (|a| tails::poisson_sf(a[0], a[1]), 2, R_TOLERANCE),
        ("dpois", _) => (|a| tails::poisson_pmf(a[0], a[1]), 2, R_TOLERANCE),
        ("qpois", false) => (|a| tails::poisson_quantile(a[0], a[1]), 2, 0.0),
        ("qpois", true) => (|a| tails::poisson_upper_quantile(a[0], a[1]), 2, 0.0),
        ("pgeom", false) => (|a| tails::geometric_cdf(a[0], a[1]), 2, R_TOLERANCE),
        ("pgeom", true) => (|a| tails::geometric_sf(a[0], a[1]), 2, R_TOLERANCE),
        ("dgeom", _) => (|a| tails::geometric_pmf(a[0], a[1]), 2, R_TOLERANCE),
        ("qgeom", false) => (|a| tails::geometric_quantile(a[0], a[1]), 2, 0.0),
        ("qgeom", true) => (|a| tails::geometric_upper_quantile(a[0], a[1]), 2, 0.0),
        ("pnorm", false) => (|a| normal::cdf(a[0]), 1, R_TOLERANCE),
        ("pnorm", true) => (|a| normal::survival(a[0]), 1, R_TOLERANCE),
        ("dnorm", _) => (|a| normal::pdf(a[0]), 1, R_TOLERANCE),
        ("qnorm", false) => (|a| normal::quantile(a[0]), 1, R_TOLERANCE),
        ("qnorm", true) => (|a| normal::upper_quantile(a[0]), 1, R_TOLERANCE),
        ("pchisq", false) => (|a| tails::chi_square_cdf(a[0], a[1]), 2, R_TOLERANCE),
        ("pchisq", true) => (|a| tails::chi_square_sf(a[0], a[1]), 2, R_TOLERANCE),
        ("qchisq", false) => (
            |a| tails::chi_square_quantile(a[0], a[1]),
            2,
            R_QUANTILE_TOLERANCE,
        ),
        ("pgamma", false) => (|a| tails::gamma_cdf(a[0], a[1], a[2]), 3, R_TOLERANCE),
        ("pgamma", true) => (|a| tails::gamma_sf(a[0], a[1], a[2]), 3, R_TOLERANCE),
        ("qgamma", false) => (
            |a| tails::gamma_quantile(a[0], a[1], a[2]),
            3,
            R_QUANTILE_TOLERANCE,
        ),
        ("qgamma", true) => (
            |a| tails::gamma_upper_quantile(a[0], a[1], a[2]),
            3,
            R_QUANTILE_TOLERANCE,
        ),
        ("pbeta", false) => (|a| tails::beta_cdf(a[0], a[1], a[2]), 3, R_TOLERANCE),
        ("qbeta", false) => (
            |a| tails::beta_quantile(a[0], a[1], a[2]),
            3,
            R_QUANTILE_TOLERANCE,
        ),
        ("pt", false) => (|a| t::cdf(a[0], a[1]), 2, R_TOLERANCE),
        ("qt", false) => (|a| t::quantile(a[0], a[1]), 2, R_QUANTILE_TOLERANCE),
        _ => return None,
    };
    Some(found)
}

/// Every value that a call stands for: each argument a column of the input or a number in the expression itself.
fn check_call(worst: &mut Worst, case: &Value) -> bool {
    let expression = case["call"]["expr"].as_str().unwrap_or_default();
    let Some((name, arguments, upper)) = parse(expression) else {
        return false;
    };
    let Some((function, arity, tolerance)) = meaning(&name, upper) else {
        return false;
    };
    if case["output"]["value"].is_null() || arguments.len() != arity {
        return false;
    }
    let wanted = numbers(&case["output"]["value"]);
    let columns: Option<Vec<Vec<f64>>> = arguments
        .iter()
        .map(|argument| {
            let column = argument
                .split_once('=')
                .map_or(argument.as_str(), |(_, value)| value);
            if let Ok(literal) = column.parse::<f64>() {
                return Some(vec![literal; wanted.len()]);
            }
            let found = numbers(case["input"].get(column)?);
            let length = found.len();
            (length == wanted.len() || length == 1)
                .then(|| (0..wanted.len()).map(|i| found[i % length]).collect())
        })
        .collect();
    let Some(columns) = columns else { return false };
    for (row, &expected) in wanted.iter().enumerate() {
        if expected.is_nan() {
            continue;
        }
        let at: Vec<f64> = columns.iter().map(|column| column[row]).collect();
        worst.check(
            expression,
            function(&at),
            expected,
            tolerance,
            &format!("{at:?}"),
        );
    }
    true
}

fn check_summary(worst: &mut Worst, case: &Value) {
    let values = numbers(&case["input"]["y"]);
    let name = case["name"].as_str().unwrap_or_default();
    for (what, found) in [
        ("mean", summary::mean(&values)),
        ("median", summary::median(&values)),
        ("var", summary::variance(&values)),
        ("sd", summary::standard_deviation(&values)),
    ] {
        let wanted = number(&case["output"][what]);
        match found {
            Some(found) => worst.check(what, found, wanted, R_TOLERANCE, name),
            None => assert!(
                wanted.is_nan(),
                "{what} of {name}: none found, R has {wanted}"
            ),
        }
    }
}

fn check_ends(worst: &mut Worst, what: &str, found: Interval, wanted: &Value, name: &str) {
    let wanted = numbers(wanted);
    worst.check(what, found.lower(), wanted[0], R_QUANTILE_TOLERANCE, name);
    worst.check(what, found.upper(), wanted[1], R_QUANTILE_TOLERANCE, name);
}

fn check_interval(worst: &mut Worst, case: &Value, expression: &str) -> bool {
    let (input, output) = (&case["input"], &case["output"]);
    let name = case["name"].as_str().unwrap_or_default();
    if expression.starts_with("binom.test") {
        let (events, trials) = (number(&input["x"]), number(&input["n"]));
        let exact = Interval::clopper_pearson(events, trials, 0.95).unwrap();
        check_ends(worst, "Clopper-Pearson", exact, &output["cp"], name);
        let wilson = Interval::wilson(events, trials, 0.95).unwrap();
        check_ends(worst, "Wilson", wilson, &output["wilson"], name);
    } else if expression.starts_with("poisson.test") {
        let rate = Interval::garwood(number(&input["x"]), number(&input["T"]), 0.95).unwrap();
        check_ends(worst, "Garwood", rate, &output["ci"], name);
    } else if expression.starts_with("t.test (Welch)") {
        // R gives the first group less the second
        let (x, y) = (numbers(&input["x"]), numbers(&input["y"]));
        let difference = Interval::mean_difference(&y, &x, 0.95).unwrap();
        check_ends(worst, "Welch", difference, &output["ci"], name);
    } else {
        return false;
    }
    true
}

#[test]
fn distributions_summaries_and_intervals_agree_with_r() {
    let mut worst = Worst(BTreeMap::new());
    let (mut checked, mut left) = (0, Vec::new());
    for case in cases("base_r__distributions.json") {
        let expression = case["call"]["expr"].as_str().unwrap_or_default().to_owned();
        if expression.starts_with("quantile(") {
            check_summary(&mut worst, &case);
            checked += 1;
        } else if check_call(&mut worst, &case) || check_interval(&mut worst, &case, &expression) {
            checked += 1;
        } else {
            left.push(expression);
        }
    }
    left.sort();
    left.dedup();
    for (name, (error, values)) in &worst.0 {
        note(&format!(
            "{name}: {values} values, largest relative difference {error:.1e}"
        ));
    }
    note(&format!(
        "{checked} cases checked; not offered: {}",
        left.join("; ")
    ));
}
