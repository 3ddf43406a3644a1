//! `spc__cusum_arl`: the CUSUM of a mean.

use super::{Case, Outcome};
use improvement::Side;
use improvement::spc::price::{CusumScheme, Process};
use improvement::spc::rules::Sides;

/// The package's own numbers move by up to 1e-8 with its nodes.
const RELATIVE: f64 = 1e-7;

const KNOWN: [&str; 10] = [
    "k", "h", "mu", "mu1", "hs", "sided", "r", "L0", "alpha", "n",
];

pub(crate) fn map(case: &Case<'_>) -> Outcome {
    if case.function == "scusum.arl" {
        return Outcome::NotOffered("a CUSUM of variances");
    }
    if !case.knows(&KNOWN) {
        return Outcome::NotOffered("an argument that the mapping does not know");
    }
    let two = case.text("sided") == Some("two");
    let scheme = |interval: f64| {
        let sides = if two {
            Sides::Either
        } else {
            Sides::Only(Side::Above)
        };
        let scheme = CusumScheme::new(case.number("k"), interval).sides(sides);
        scheme.head_start(case.maybe("hs").unwrap_or(0.0))
    };
    let run = |interval: f64, shift: f64| {
        let process = Process::normal().shifted(shift);
        scheme(interval).run_length(&process).expect("a run length")
    };
    let now = |key: &str| run(case.number("h"), case.number(key));
    match case.function {
        "xcusum.arl" => Outcome::Found(vec![(now("mu").mean(), case.value())], RELATIVE),
        "xcusum.ad" => {
            // for both sides the package follows a grid of 50 by 50 places, and is right to three digits
            let close = if two { 1e-3 } else { RELATIVE };
            Outcome::Found(
                vec![(now("mu1").mean_in_steady_state(), case.value())],
                close,
            )
        }
        "xcusum.q" => {
            let points = now("mu")
                .percentile(case.number("alpha"))
                .expect("a chance");
            Outcome::Found(
                vec![(
                    points.map_or(f64::NAN, |points| points as f64),
                    case.value(),
                )],
                0.0,
            )
        }
        "xcusum.sf" => {
            let run = now("mu");
            let left = (1..).zip(case.values());
            Outcome::Found(
                left.map(|(n, left)| (1.0 - run.within(n), left)).collect(),
                RELATIVE,
            )
        }
        "xcusum.crit" => {
            let (wanted, interval) = (case.number("L0"), case.value());
            let own = scheme(4.0).for_mean(wanted).expect("an interval");
            Outcome::Found(
                vec![
                    (run(interval, 0.0).mean(), wanted),
                    (own.interval(), interval),
                ],
                RELATIVE,
            )
        }
        _ => Outcome::NotOffered("a function that the mapping does not know"),
    }
}
