//! The map in words: without names, unless they are asked for.

use super::map::StakeholderMap;
use super::tie::TieKind;
use std::fmt;

/// A map that prints its names, and whose findings have them: see [`StakeholderMap::with_names`].
#[derive(Clone, Copy)]
pub struct WithNames<'a>(pub(crate) &'a StakeholderMap);

impl StakeholderMap {
    /// The map with its names, for its author's own eyes.
    #[must_use]
    pub const fn with_names(&self) -> WithNames<'_> {
        WithNames(self)
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, how: &str) -> fmt::Result {
        let count = |number: usize, one: &str, many: &str| {
            format!("{number} {}", if number == 1 { one } else { many })
        };
        writeln!(
            f,
            "stakeholder map of {}, {how}",
            count(self.stakeholders.len(), "person", "people")
        )?;
        for id in self.engagement_order() {
            let person = &self.stakeholders[id];
            write!(f, "  {id}")?;
            if person.label.as_str() != id.as_str() {
                write!(f, " ({})", person.label)?;
            }
            writeln!(f, " in {}", person.group)?;
            writeln!(f, "    {}", person.placement())?;
            if let Some(commitment) = person.commitment() {
                writeln!(f, "    {commitment}")?;
            }
        }
        for kind in TieKind::ALL {
            let ties = self.ties.iter().filter(|tie| tie.kind == kind).count();
            if ties > 0 {
                writeln!(f, "  {}: {kind}", count(ties, "tie", "ties"))?;
            }
        }
        if !self.acts.is_empty() {
            writeln!(
                f,
                "  {}",
                count(self.acts.len(), "brokering act", "brokering acts")
            )?;
        }
        if !self.barriers.is_empty() {
            let overcome = self
                .barriers
                .values()
                .filter(|barrier| barrier.overcome.is_some())
                .count();
            writeln!(
                f,
                "  {}, {overcome} overcome",
                count(self.barriers.len(), "barrier", "barriers")
            )?;
        }
        Ok(())
    }
}

impl fmt::Display for StakeholderMap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.redacted().write(f, "names withheld")
    }
}

impl fmt::Debug for StakeholderMap {
    // a map ends up in a log by `{:?}`, so the names are withheld there too
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for WithNames<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write(f, "with names")
    }
}

impl fmt::Debug for WithNames<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
