//! `spc__attribute_arl`: CUSUM and EWMA of counts.

use super::{Case, Outcome};
use improvement::Side;
use improvement::spc::price::{CountCusum, CountEwma, Process};

/// The same chains.
const RELATIVE: f64 = 1e-9;
/// The package solves them by elimination that subtracts, and loses as many digits as the mean run length has. From
/// here on that shows; `tests/it/schemes.rs` holds the largest of them against 60-digit arithmetic.
const LONG: f64 = 1e6;
const LOST_FOR_EACH: f64 = 1e-15;
/// Then there is nothing left to compare.
const ALL_LOST: f64 = 1e13;

pub(crate) fn map(case: &Case<'_>) -> Outcome {
    match case.function {
        "pois.cusum.arl" => {
            if !case.knows(&["mu", "km", "hm", "m", "sided"]) {
                return Outcome::NotOffered("an argument that the mapping does not know");
            }
            let side = if case.text("sided") == Some("lower") {
                Side::Below
            } else {
                Side::Above
            };
            let m = case.number("m");
            let scheme = CountCusum::new(case.number("km") / m, case.number("hm") / m).side(side);
            let run = scheme
                .run_length(&Process::poisson(case.number("mu")))
                .expect("a run length");
            if case.value() > ALL_LOST {
                return Outcome::Differs("the package's elimination has lost all but one digit");
            }
            let lost = if case.value() > LONG {
                LOST_FOR_EACH * case.value()
            } else {
                0.0
            };
            let close = RELATIVE + lost;
            Outcome::Found(vec![(run.mean(), case.value())], close)
        }
        "pois.cusum.crit" => {
            let m = case.number("m");
            let process = Process::poisson(case.number("mu0"));
            let scheme = CountCusum::new(case.number("km") / m, 1.0);
            let own = scheme
                .for_mean(&process, case.number("A"))
                .expect("an interval");
            Outcome::Found(vec![(own.interval() * m, case.values()[0])], 0.0)
        }
        "pois.ewma.arl" => {
            let known = ["lambda", "AL", "AU", "mu0", "z0", "mu", "sided", "N"];
            let centred =
                case.number("z0") == case.number("mu0") && case.number("AL") == case.number("AU");
            if !(case.knows(&known) && centred && case.text("sided") == Some("two")) {
                return Outcome::NotOffered("limits that are not about the mean");
            }
            let process = Process::poisson(case.number("mu0")).becoming(case.number("mu"));
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a number of cells, whole and small"
            )]
            let cells = case.number("N") as u32;
            let scheme = CountEwma::new(case.number("lambda"), case.number("AU")).cells(cells);
            let run = scheme.run_length(&process).expect("a run length");
            Outcome::Found(vec![(run.mean(), case.value())], RELATIVE)
        }
        "p.ewma.arl" => Outcome::NotOffered("an EWMA of counts that is rounded at every point"),
        "phat.ewma.arl" => Outcome::NotOffered(
            "an EWMA of the share of a normal distribution beyond its specification",
        ),
        _ => Outcome::NotOffered("a function that the mapping does not know"),
    }
}
