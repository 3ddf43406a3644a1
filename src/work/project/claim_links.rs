//! What has to fit together in a claim and in a link.

use super::links::{Links, at};
use super::parts::unknown;
use crate::base::error::{Error, OptionError, OptionName, WorkError};
use crate::spc::pooled::Window;
use crate::work::claim::{Claim, ClaimKind, Looks};
use crate::work::measure::{DataKind, Measure};

impl Links<'_> {
    pub(super) fn claims(&self) -> Result<(), Error> {
        for (index, claim) in self.parts.claims.iter().enumerate() {
            self.measure(&claim.measure, || format!("claims[{index}].measure"))?;
            for (place, cycle) in claim.cycles.iter().enumerate() {
                self.cycle(cycle, || format!("claims[{index}].cycles[{place}]"))?;
            }
            if let Looks::Days { on } = &claim.looks
                && on.is_empty()
            {
                let error = OptionError::bad(OptionName::LookDays, "none", "one day or more");
                return Err(at(error, format!("claims[{index}].looks.days.on")));
            }
            self.kind_of(claim, &format!("claims[{index}].kind"))?;
        }
        for (index, measure) in self.parts.measures.iter().enumerate() {
            let Some((whole, _)) = measure.group_of() else {
                continue;
            };
            let path = format!("measures[{index}].stratum_of");
            if whole == measure.id() {
                return Err(at(unknown("other measure", whole), path));
            }
            self.measure(whole, || path)?;
        }
        for (index, link) in self.parts.links.iter().enumerate() {
            self.cycle(&link.cycle, || format!("links[{index}].cycle"))?;
            self.measure(&link.measure, || format!("links[{index}].measure"))?;
        }
        Ok(())
    }

    fn kind_of(&self, claim: &Claim, path: &str) -> Result<(), Error> {
        match &claim.kind {
            Some(ClaimKind::AimMet { aim }) => {
                if !self.parts.aims.iter().any(|one| one.id() == aim) {
                    return Err(at(unknown("aim", aim), format!("{path}.aim_met.aim")));
                }
            }
            Some(ClaimKind::NoWorse { than }) => {
                if !(than.is_finite() && *than > 0.0) {
                    let error = OptionError::bad(OptionName::Margin, than, "a number above 0");
                    return Err(at(error, format!("{path}.no_worse.than")));
                }
            }
            Some(ClaimKind::Sustained { hold, from }) => {
                self.can_be(claim, *hold, &format!("{path}.sustained.hold"))?;
                let change = match claim.after {
                    Some(Window::Dates { from, .. } | Window::Since { from }) => Some(from),
                    _ => None,
                };
                if let Some(change) = change.filter(|change| from < change) {
                    let error = WorkError::TooEarly {
                        what: "the day from which a level is held",
                        found: from.to_string(),
                        expected: "no earlier than the change on",
                        earliest: change.to_string(),
                    };
                    return Err(at(error, format!("{path}.sustained.from")));
                }
            }
            Some(ClaimKind::Improved | ClaimKind::Worsened) | None => {}
        }
        Ok(())
    }

    /// A level that the measure can have.
    fn can_be(&self, claim: &Claim, level: f64, path: &str) -> Result<(), Error> {
        let measure = self.parts.measures.iter();
        let mut measure = measure.filter(|measure| *measure.id() == claim.measure);
        let kind = measure.next().map(Measure::kind);
        let (lowest, highest) = match kind {
            Some(DataKind::Proportion) => (0.0, 1.0),
            Some(DataKind::Rate | DataKind::Count) => (0.0, f64::INFINITY),
            _ => (f64::NEG_INFINITY, f64::INFINITY),
        };
        if level.is_finite() && (lowest..=highest).contains(&level) {
            return Ok(());
        }
        let error = OptionError::OutOfBounds {
            found: level,
            lowest,
            highest,
        };
        Err(at(error, path))
    }
}
