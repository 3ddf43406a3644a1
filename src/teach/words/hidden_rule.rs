//! A guess at a hidden rule, as it is marked.

use super::en_gb::hidden_rule as said;
use crate::teach::find_the_rule::{RuleFound, RuleMark};
use std::fmt;

impl fmt::Display for RuleFound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Right => f.write_str(said::RIGHT),
            Self::TooNarrow { triple } => f.write_str(&said::too_narrow(triple)),
            Self::TooWide { triple } => f.write_str(&said::too_wide(triple)),
        }
    }
}

impl fmt::Display for RuleMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tries = said::tries(self.tries, self.could_have_failed);
        write!(f, "{}. {tries}", self.found)
    }
}
