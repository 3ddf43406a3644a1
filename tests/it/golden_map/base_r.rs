//! R itself: the constants of control charts, and confidence intervals. The distributions are private to the
//! crate and tested where they live.

use crate::golden_map::case::{Case, column, number};
use crate::golden_map::outcome::{Outcome, TOLERANCE};
use improvement::Interval;
use improvement::spc::constants;

type Constant = fn(usize) -> Option<f64>;

/// R's name of a constant, and ours.
const CONSTANTS: [(&str, Constant); 17] = [
    ("d2", constants::d2),
    ("d3", constants::d3),
    ("d4_median_range", constants::median_range),
    ("c4", constants::c4),
    ("c5", constants::c5),
    ("A", constants::mean_factor),
    ("A2", constants::mean_range_factor),
    ("A3", constants::mean_deviation_factor),
    ("B3", constants::deviation_lower_factor),
    ("B4", constants::deviation_upper_factor),
    ("B5", constants::deviation_lower_sigma_factor),
    ("B6", constants::deviation_upper_sigma_factor),
    ("D1", constants::range_lower_sigma_factor),
    ("D2", constants::range_upper_sigma_factor),
    ("D3", constants::range_lower_factor),
    ("D4", constants::range_upper_factor),
    ("E2", constants::individuals_factor),
];

/// R's integrals of d2 and d3 agree with 30 digits to 5e-14 and better.
const QUADRATURE: f64 = 1e-12;
/// R's c4 carries up to 4.3e-14 of noise from `lgamma`; the factors of S divide that by c5 and take it three times,
/// which makes 2e-12 of it at a size of 100.
const LOG_GAMMA: f64 = 1e-11;
/// The golden file takes the median range from `ptukey`, which is about 1e-7 off at a size of 100 (a plain sum by hand has our digits).
const STUDENTIZED_RANGE: f64 = 1e-6;

fn tolerance(name: &str) -> f64 {
    match name {
        "d4_median_range" => STUDENTIZED_RANGE,
        "c5" | "B3" | "B4" | "B5" | "B6" => LOG_GAMMA,
        _ => QUADRATURE,
    }
}

pub(crate) fn constants(case: &Case<'_>, out: &mut Outcome) {
    let Some(outputs) = case.output.as_object() else {
        return out.leave("no output");
    };
    let n = number(&case.input["n"]);
    let mut left = Vec::new();
    for (name, value) in outputs {
        let Some(expected) = number(value) else {
            continue;
        };
        let (name, size) = match (name.as_str(), n) {
            ("d2_integrate_diff", _) => continue,
            ("E2_exact", None) => ("E2", 2.0),
            (name, Some(n)) => (name, n),
            // closed forms: the size stands behind the name
            (name, None) => {
                let Some((name, Ok(n))) = name.rsplit_once('_').map(|(name, n)| (name, n.parse()))
                else {
                    left.push(name.to_owned());
                    continue;
                };
                (name, n)
            }
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a size of a subgroup"
        )]
        let size = size as usize;
        let Some((_, ours)) = CONSTANTS.iter().find(|(known, _)| *known == name) else {
            left.push(name.to_owned());
            continue;
        };
        let got = ours(size);
        let near = got
            .is_some_and(|got| (got - expected).abs() <= tolerance(name) * expected.abs().max(1.0));
        out.checks += 1;
        if !near {
            out.fail(format!("{name}({size}): got {got:?}, expected {expected}"));
        }
    }
    if !left.is_empty() {
        out.leave(format!("constants {}", left.join(", ")));
    }
}

pub(crate) fn distributions(case: &Case<'_>, out: &mut Outcome) {
    let read = |name: &str| number(&case.input[name]).unwrap_or(f64::NAN);
    let mut ends = |what: &str, found: Result<Interval, improvement::Error>, name: &str| {
        let expected = column(&case.output[name]);
        match found {
            Ok(interval) => {
                for (end, got) in [interval.lower(), interval.upper()].into_iter().enumerate() {
                    out.close(what, end, Some(got), expected[end], TOLERANCE);
                }
            }
            Err(error) => out.fail(format!("{what}: {error}")),
        }
    };
    let expression = case.expression;
    if expression.starts_with("binom.test") {
        let (events, trials) = (read("x"), read("n"));
        ends(
            "Clopper-Pearson",
            Interval::clopper_pearson(events, trials, 0.95),
            "cp",
        );
        ends("Wilson", Interval::wilson(events, trials, 0.95), "wilson");
    } else if expression.starts_with("poisson.test") {
        ends(
            "Garwood",
            Interval::garwood(read("x"), read("T"), 0.95),
            "ci",
        );
    } else if expression.contains("t.test") && expression.contains("Welch") {
        let values =
            |name: &str| -> Vec<f64> { column(&case.input[name]).into_iter().flatten().collect() };
        // R gives the first group less the second
        let found = Interval::mean_difference(&values("y"), &values("x"), 0.95);
        ends("Welch", found, "ci");
    } else if expression.starts_with("quantile(") {
        out.leave("tested in num: mean, median, sd, var (quantiles, mad and IQR are not offered)");
    } else {
        let name = expression.split(['(', ' ']).next().unwrap_or_default();
        let offered = [
            "binom", "pois", "geom", "norm", "chisq", "gamma", "beta", "t",
        ];
        if name.len() > 1 && offered.contains(&&name[1..]) {
            out.leave("tested in num: a distribution that the limits need");
        } else {
            out.leave(format!("not part of the crate: {name}"));
        }
    }
}
