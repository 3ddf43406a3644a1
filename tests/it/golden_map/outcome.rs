//! What became of a case, and the count over a file.

use crate::golden_map::difference::{Difference, Facts};
use std::collections::BTreeMap;
use std::fmt::Debug;

/// Limits agree to this part of the largest line at the point, once a rounded constant is undone. Both sides
/// compute in binary64 with sums in another order, which moves the last three or four of 16 digits at most; a
/// wrong constant or a wrong point in a mean moves the fourth.
pub(crate) const TOLERANCE: f64 = 1e-9;

/// What became of one case.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// How many numbers and lists of points were held against each other.
    pub(crate) checks: usize,
    pub(crate) wrong: Vec<String>,
    pub(crate) differs: Vec<&'static Difference>,
    /// Factors of the package that were taken back exactly, so that its numbers are ours.
    pub(crate) converted: Vec<&'static Difference>,
    pub(crate) not_offered: Option<String>,
}

/// The class of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Agrees,
    Differs,
    NotOffered,
    Wrong,
}

impl Outcome {
    pub(crate) fn verdict(&self) -> Verdict {
        if !self.wrong.is_empty() {
            Verdict::Wrong
        } else if !self.differs.is_empty() {
            Verdict::Differs
        } else if self.not_offered.is_some() {
            Verdict::NotOffered
        } else if self.checks == 0 {
            Verdict::Wrong
        } else {
            Verdict::Agrees
        }
    }

    pub(crate) fn leave(&mut self, reason: impl Into<String>) {
        self.not_offered.get_or_insert(reason.into());
    }

    pub(crate) fn fail(&mut self, what: impl Into<String>) {
        self.wrong.push(what.into());
    }

    /// We choose otherwise, if the case is one of those for which we say so.
    pub(crate) fn differs(&mut self, difference: &'static Difference, facts: &Facts) {
        if !(difference.holds)(facts) {
            self.fail(format!(
                "falls under `{}` without being such a case",
                difference.name
            ));
        } else if !self
            .differs
            .iter()
            .any(|known| known.name == difference.name)
        {
            self.differs.push(difference);
        }
    }

    /// A factor of the package was taken back: its numbers agree after that, and the report says so.
    pub(crate) fn converts(&mut self, factor: &'static Difference, facts: &Facts) {
        if !(factor.holds)(facts) {
            self.fail(format!("`{}` is not such a case", factor.name));
        } else if !self.converted.iter().any(|known| known.name == factor.name) {
            self.converted.push(factor);
        }
    }

    /// Two numbers, each possibly absent, to [`TOLERANCE`] of `scale` or of the number itself.
    pub(crate) fn close(
        &mut self,
        what: &str,
        point: usize,
        got: Option<f64>,
        expected: Option<f64>,
        scale: f64,
    ) {
        self.checks += 1;
        let agree = match (got, expected) {
            (None, None) => true,
            (Some(got), Some(expected)) => {
                got == expected
                    || (got - expected).abs() <= TOLERANCE * scale.abs().max(expected.abs())
            }
            _ => false,
        };
        if !agree {
            self.fail(format!(
                "{what} at point {}: got {got:?}, expected {expected:?}",
                point + 1
            ));
        }
    }

    #[expect(
        clippy::needless_pass_by_value,
        reason = "what is compared is made for it: a call reads better without borrowing"
    )]
    pub(crate) fn equal<T: PartialEq + Debug>(&mut self, what: &str, got: T, expected: T) {
        self.checks += 1;
        if got != expected {
            self.fail(format!("{what}: got {got:?}, expected {expected:?}"));
        }
    }
}

fn count(
    into: &mut BTreeMap<&'static str, (usize, &'static str)>,
    choices: &[&'static Difference],
) {
    for choice in choices {
        into.entry(choice.name).or_insert((0, choice.why)).0 += 1;
    }
}

/// The count over a file.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) agreed: usize,
    /// By name: how many, and why.
    pub(crate) differed: BTreeMap<&'static str, (usize, &'static str)>,
    pub(crate) converted: BTreeMap<&'static str, (usize, &'static str)>,
    pub(crate) cases_differed: usize,
    pub(crate) not_offered: BTreeMap<String, usize>,
    pub(crate) wrong: Vec<String>,
}

impl Tally {
    pub(crate) fn add(&mut self, case: &str, outcome: Outcome) {
        match outcome.verdict() {
            Verdict::Agrees => {
                self.agreed += 1;
                count(&mut self.converted, &outcome.converted);
            }
            Verdict::Differs => {
                self.cases_differed += 1;
                count(&mut self.differed, &outcome.differs);
            }
            Verdict::NotOffered => {
                let reason = outcome.not_offered.unwrap_or_default();
                *self.not_offered.entry(reason).or_default() += 1;
            }
            Verdict::Wrong if outcome.wrong.is_empty() => {
                self.wrong.push(format!("{case}: nothing was checked"));
            }
            Verdict::Wrong => {
                let more = outcome.wrong.len() - 1;
                let first = &outcome.wrong[0];
                self.wrong
                    .push(format!("{case}: {first} (and {more} more)"));
            }
        }
    }

    /// Cases that were held against the crate.
    pub(crate) fn mapped(&self) -> usize {
        self.agreed + self.cases_differed + self.wrong.len()
    }
}
