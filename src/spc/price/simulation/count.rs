//! Counting simulated series.

use crate::base::error::Error;
use crate::spc::price::designs::design::Design;
use crate::spc::price::simulation::simulate::Simulator;

/// Something counted among simulated series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::spc::price) struct Counted {
    pub(in crate::spc::price) chance: f64,
    pub(in crate::spc::price) standard_error: f64,
}

impl Counted {
    /// The share `found` of `series`.
    pub(in crate::spc::price) fn of(found: u32, series: u32) -> Self {
        let (found, series) = (f64::from(found), f64::from(series));
        // none found does not mean an error of nothing: one more of each is counted
        let smoothed = (found + 1.0) / (series + 2.0);
        Self {
            chance: found / series,
            standard_error: libm::sqrt(smoothed * (1.0 - smoothed) / (series + 2.0)),
        }
    }
}

/// Counts the series of a design on which something is seen.
pub(in crate::spc::price) fn count(
    design: &Design,
    mut sees: impl FnMut(&Simulator<'_>) -> Result<bool, Error>,
) -> Result<Counted, Error> {
    let mut simulator = Simulator::new(design)?;
    let (mut found, mut failed, mut first) = (0, 0, None);
    for _ in 0..design.series {
        simulator.draw();
        match sees(&simulator) {
            Ok(seen) => found += u32::from(seen),
            Err(error) => {
                failed += 1;
                first.get_or_insert(error);
            }
        }
    }
    match first {
        Some(error) if failed == design.series => Err(error),
        _ => Ok(Counted::of(found, design.series)),
    }
}
