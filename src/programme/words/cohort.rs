//! A cohort in words: how many, and no names.

use super::en_gb::cohort as said;
use crate::programme::cohort::Cohort;
use std::fmt;

impl fmt::Display for Cohort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = (
            self.learners().len(),
            self.projects().len(),
            self.sets().len(),
        );
        f.pad(&said::cohort(self.id().as_str(), counts))
    }
}
