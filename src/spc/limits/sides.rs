//! On which side of a known centre the points of a steady process lie.

use crate::num::tails;
use crate::spc::data::kind::Kind;
use crate::spc::limits::line::Line;
use crate::spc::limits::process::{Process, is_binomial, without_the_event};

/// A number of events is on the centre if it is nearer to it than this: the events expected are a product.
const NEAR: f64 = 1e-9;

/// From so many events, and others, on, at least two in five points lie on either side: near enough to a half to ask no
/// further.
const MANY: f64 = 20.0;

/// The share of points above a known centre and of those below it, over points with these denominators. None of a process that
/// lies about its centre evenly, or of which only the centre is known.
pub(crate) fn expected(process: &Process, kind: Kind, over: &Line) -> Option<[f64; 2]> {
    let at = |denominator: f64| -> Option<[f64; 2]> {
        match *process {
            Process::Events {
                centre: None,
                mean,
                sigma_z: None,
            } => {
                let events = mean * denominator;
                let others = if is_binomial(kind) {
                    denominator - events
                } else {
                    f64::INFINITY
                };
                if events.min(others) >= MANY {
                    return Some([0.5, 0.5]);
                }
                let (most, least) = ((events + NEAR).floor(), (events - NEAR).ceil());
                Some(if is_binomial(kind) {
                    let trials = denominator;
                    [
                        tails::binomial_sf(most, trials, mean),
                        1.0 - tails::binomial_sf(least - 1.0, trials, mean),
                    ]
                } else {
                    [
                        tails::poisson_sf(most, events),
                        1.0 - tails::poisson_sf(least - 1.0, events),
                    ]
                })
            }
            Process::Cases { mean, counting, .. } => {
                let (without, _) = without_the_event(mean, counting);
                let chance = 1.0 / (without + 1.0);
                let (most, least) = ((without + NEAR).floor(), (without - NEAR).ceil());
                Some([
                    tails::geometric_sf(most, chance),
                    1.0 - tails::geometric_sf(least - 1.0, chance),
                ])
            }
            _ => None,
        }
    };
    match over {
        Line::Flat(denominator) => at(*denominator),
        Line::Each(denominators) => {
            let (mut sum, mut points) = ([0.0; 2], 0.0);
            for denominator in denominators.iter().filter(|over| !over.is_nan()) {
                let [above, below] = at(*denominator)?;
                sum = [sum[0] + above, sum[1] + below];
                points += 1.0;
            }
            (points > 0.0).then(|| sum.map(|share| share / points))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_events_lie_on_both_sides() {
        for mean in [MANY, MANY + 0.5, 100.0, 1000.0] {
            let (most, least) = ((mean + NEAR).floor(), (mean - NEAR).ceil());
            let above = tails::poisson_sf(most, mean);
            let below = 1.0 - tails::poisson_sf(least - 1.0, mean);
            assert!(above > 0.4 && below > 0.4, "{mean}: {above} {below}");
        }
    }

    /// Added up from the chances of each number of events.
    #[test]
    fn shares_are_sums_of_chances() {
        for (kind, mean, over) in [
            (Kind::C, 0.3, 1.0),
            (Kind::C, 2.0, 1.0),
            (Kind::U, 0.04, 50.0),
            (Kind::P, 0.02, 50.0),
            (Kind::Np, 0.5, 7.0),
        ] {
            let process = Process::Events {
                centre: None,
                mean,
                sigma_z: None,
            };
            let [above, below] = expected(&process, kind, &Line::Flat(over)).expect("shares");
            let centre = mean * over;
            let (mut over_it, mut under_it) = (0.0, 0.0);
            for events in 0..200 {
                let events = f64::from(events);
                let chance = if is_binomial(kind) {
                    if events > over {
                        break;
                    }
                    tails::binomial_pmf(events, over, mean)
                } else {
                    tails::poisson_pmf(events, centre)
                };
                if events > centre + NEAR {
                    over_it += chance;
                } else if events < centre - NEAR {
                    under_it += chance;
                }
            }
            assert!(
                (above - over_it).abs() < 1e-12,
                "{kind:?}: {above} {over_it}"
            );
            assert!(
                (below - under_it).abs() < 1e-12,
                "{kind:?}: {below} {under_it}"
            );
        }
    }
}
