//! Whether a level is held, in a sentence without a full stop.

use crate::base::number::plain;
use crate::spc::hold::Held;
use crate::spc::words::en_gb::hold as said;
use std::fmt;

impl fmt::Display for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = plain(self.level(), 4);
        if !self.why_not().is_empty() {
            let why: Vec<String> = self.why_not().iter().map(ToString::to_string).collect();
            return f.pad(&said::cannot_tell(&level, self.better(), &why));
        }
        let chance = self.false_slip();
        f.pad(&match self.slip() {
            None => said::no_slip(&level, self.better(), self.points(), chance),
            Some(slip) => said::slipped(
                &level,
                self.better(),
                (slip.began, slip.seen),
                self.has_slipped(),
                chance,
            ),
        })
    }
}
