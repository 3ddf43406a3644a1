//! A change of level that is proposed.

use crate::spc::propose::Proposal;
use crate::spc::words::en_gb::propose as said;
use std::fmt;

impl fmt::Display for Proposal {
    /// Where and how far, the evidence, and what is asked before limits are worked out anew, a line each.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.set().first().copied().unwrap_or(self.most_likely());
        let last = self.set().last().copied().unwrap_or(self.most_likely());
        let levels = (self.before(), self.after());
        f.write_str(&said::proposed(self.most_likely(), first, last, levels))?;
        write!(
            f,
            "\n{}",
            said::evidence(self.e(), self.needs(), self.reached())
        )?;
        for &(criterion, answer) in self.criteria() {
            write!(f, "\n{}", said::criterion(criterion, answer))?;
        }
        Ok(())
    }
}
