//! From letters back to numbers: a series in which every point lies in its zone and steps as it should.

use super::reader::Sign;
use super::steps::{DOWN, MISSING, UP};
use super::zones::Zones;

/// A series in units of sigma from the centre.
///
/// Only neighbours are compared. So the values of one stretch in one zone are set on a ladder, one rung up for
/// a step up and one down for a step down, and the ladder is put into the zone.
pub(super) fn series(zones: &Zones, signs: &[Sign]) -> Vec<Option<f64>> {
    let mut values: Vec<Option<f64>> = vec![None; signs.len()];
    let present: Vec<usize> = (0..signs.len())
        .filter(|&point| signs[point].step != MISSING)
        .collect();
    for stretch in present.chunk_by(|&a, &b| signs[a].zone == signs[b].zone) {
        let mut rung = 0_i32;
        let rungs: Vec<i32> = stretch
            .iter()
            .enumerate()
            .map(|(place, &point)| {
                if place > 0 {
                    rung += match signs[point].step {
                        UP => 1,
                        DOWN => -1,
                        _ => 0,
                    };
                }
                rung
            })
            .collect();
        let lowest = rungs.iter().copied().min().unwrap_or(0);
        let highest = rungs.iter().copied().max().unwrap_or(0);
        let (from, to) = ends(zones, signs[stretch[0]].zone);
        let rung_height = (to - from) / f64::from(highest - lowest + 2);
        for (&point, rung) in stretch.iter().zip(rungs) {
            values[point] = Some(from + rung_height * f64::from(rung - lowest + 1));
        }
    }
    values
}

/// Where a zone begins and ends; one without an end is cut at one sigma.
fn ends(zones: &Zones, zone: usize) -> (f64, f64) {
    let (lower, upper) = zones.ends(zone);
    match (lower.is_finite(), upper.is_finite()) {
        (true, true) => (lower, upper),
        (true, false) => (lower, lower + 1.0),
        (false, true) => (upper - 1.0, upper),
        (false, false) => (-1.0, 1.0),
    }
}
