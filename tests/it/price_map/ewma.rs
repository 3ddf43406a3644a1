//! `spc__ewma_arl`: the EWMA of a mean.

use super::{Case, Outcome};
use improvement::Side;
use improvement::spc::EwmaLimits;
use improvement::spc::price::{EwmaScheme, Process, SchemeRunLength};
use improvement::spc::rules::Sides;

/// Both are quadratures that more nodes do not change; the package's sums round in another order.
const RELATIVE: f64 = 1e-9;
/// For these the package adds up the chances of no signal, point by point, and stops early: it is always the lower, by a
/// few parts in 10⁹, also where the limits are those that it has to 1e-13 by the other way.
const ADDED_UP: f64 = 1e-8;
/// The package's search for a width stops near there.
const SEARCHED: f64 = 1e-8;

const KNOWN: [&str; 15] = [
    "l",
    "c",
    "mu",
    "mu1",
    "zr",
    "hs",
    "sided",
    "limits",
    "r",
    "L0",
    "alpha",
    "n",
    "q",
    "mu0",
    "precision",
];

fn scheme(case: &Case<'_>, width: f64) -> EwmaScheme {
    let scheme = EwmaScheme::new(case.number("l"), width);
    let start = case.maybe("hs").unwrap_or(0.0);
    match case.text("limits") {
        // limits of two averages with a head start
        Some("fir") => scheme.head_start(start),
        Some("vacl") => scheme.limits(EwmaLimits::Exact).start(start),
        _ if case.text("sided") == Some("two") => scheme.start(start),
        _ => scheme
            .sides(Sides::Only(Side::Above))
            .barrier(case.maybe("zr").unwrap_or(0.0))
            .start(start),
    }
}

fn run(case: &Case<'_>, width: f64, shift: f64) -> SchemeRunLength {
    let process = Process::normal().shifted(shift);
    scheme(case, width)
        .run_length(&process)
        .expect("a run length")
}

pub(crate) fn map(case: &Case<'_>) -> Outcome {
    match case.function {
        "sewma.arl" | "sewma.crit" => return Outcome::NotOffered("an EWMA of variances"),
        "mewma.arl" | "mewma.crit" => {
            return Outcome::NotOffered("an EWMA of several measures together");
        }
        _ => {}
    }
    if !case.knows(&KNOWN) {
        return Outcome::NotOffered("an argument that the mapping does not know");
    }
    let now = |key: &str| run(case, case.number("c"), case.number(key));
    match case.function {
        "xewma.arl" => {
            let close = if case.text("limits").is_some() {
                ADDED_UP
            } else {
                RELATIVE
            };
            Outcome::Found(vec![(now("mu").mean(), case.value())], close)
        }
        "xewma.ad" => Outcome::Found(
            vec![(now("mu1").mean_in_steady_state(), case.value())],
            RELATIVE,
        ),
        "xewma.q" => {
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
        "xewma.sf" => {
            let run = now("mu");
            let left = (1..).zip(case.values());
            Outcome::Found(
                left.map(|(n, left)| (1.0 - run.within(n), left)).collect(),
                RELATIVE,
            )
        }
        "xewma.crit" => {
            let (wanted, width) = (case.number("L0"), case.value());
            let own = scheme(case, 3.0).for_mean(wanted).expect("a width");
            Outcome::Found(
                vec![(run(case, width, 0.0).mean(), wanted), (own.width(), width)],
                SEARCHED,
            )
        }
        _ => Outcome::NotOffered("a function that the mapping does not know"),
    }
}
