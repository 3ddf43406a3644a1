//! Marks, modules and misconceptions, as they are printed.

use super::en_gb::course as said;
use crate::base::printed::printed;
use crate::teach::course::{Mark, Marked, Misconception, Module, exercise};
use std::fmt;

/// The longest line of a printed mark, in characters.
const WIDTH: usize = 96;

impl fmt::Display for Misconception {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.belief())
    }
}

impl fmt::Display for Module {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(said::module(*self))
    }
}

impl fmt::Display for Marked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(exercise) = self.exercise() {
            let state = said::state(self.state());
            writeln!(f, "{}. {}: {state}\n", exercise.number(), exercise.title())?;
        }
        match self.mark() {
            Mark::Right { why, next } => {
                paragraph(f, why)?;
                let next = next.and_then(|name| exercise(name).ok());
                paragraph(
                    f,
                    &said::next(next.map(|next| (next.number(), next.title()))),
                )?;
            }
            Mark::NotYet { task } => {
                paragraph(f, task)?;
                paragraph(f, said::WHERE_TO_ANSWER)?;
            }
            Mark::Wrong {
                misconception,
                message,
            } => {
                paragraph(f, message)?;
                if let Some(belief) = misconception {
                    paragraph(f, &said::behind(belief.belief(), belief.source()))?;
                }
            }
            Mark::Refused { error } => paragraph(f, &said::refused(&error.to_string()))?,
        }
        write!(f, "{}", self.attempt())
    }
}

/// A paragraph in lines that fit a terminal, and an empty line after it.
fn paragraph(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    let mut width = 0;
    for word in printed(text).split_whitespace() {
        let letters = word.chars().count();
        if width > 0 && width + 1 + letters > WIDTH {
            writeln!(f)?;
            width = 0;
        } else if width > 0 {
            write!(f, " ")?;
            width += 1;
        }
        write!(f, "{word}")?;
        width += letters;
    }
    writeln!(f, "\n")
}
