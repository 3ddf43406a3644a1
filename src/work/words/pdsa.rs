//! Predictions that were checked, and how well cycles were run, as text.

use crate::work::pdsa::{Check, Fidelity, FidelityRow, Outcome};
use crate::work::words::en_gb::pdsa as said;
use std::fmt;

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(said::outcome(*self))
    }
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Measured(measured) => measured.fmt(f),
            Self::Signal { first } => {
                f.write_str(&said::signal(first.map(|day| day.to_string()).as_deref()))
            }
            _ => self.outcome().fmt(f),
        }
    }
}

impl fmt::Display for FidelityRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<3} {}: ", self.code, self.criterion)?;
        if self.by_construction {
            return f.write_str(&said::by_construction(self.of));
        }
        let published = self.benchmark.filter(|_| self.of > 0);
        f.write_str(&said::met(
            (self.met, self.of),
            self.among,
            self.ended.len(),
            published,
        ))
    }
}

impl fmt::Display for Fidelity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for row in self.rows() {
            writeln!(f, "{row}")?;
        }
        writeln!(f, "{}", said::all_four(self.is_full_adherence()))?;
        f.write_str(said::PUBLISHED)
    }
}
