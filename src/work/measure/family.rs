//! The findings M5 and M6 of all measures of a piece of work together.

use super::measure::Measure;
use super::role::Role;
use crate::base::finding::{Code, Finding};

/// How many measures a team can keep up.
const MOST: usize = 7;

/// Whether a family of measures is balanced (M5) and small enough to keep up (M6).
///
/// ```
/// use improvement::measure::{check_family, DataKind, Measure, Role};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let family = [Measure::new("waits", "minutes to be seen", Role::Outcome, DataKind::Continuous)?];
/// assert_eq!(
///     check_family(&family)[0].to_string(),
///     "warning M5 at measures: the measures lack a process measure and a balancing measure",
/// );
/// # Ok(())
/// # }
/// ```
#[must_use]
pub fn check_family<'a>(measures: impl IntoIterator<Item = &'a Measure>) -> Vec<Finding> {
    let measures: Vec<&Measure> = measures.into_iter().collect();
    let lacks: Vec<&str> = [
        (Role::Outcome, "an outcome measure"),
        (Role::Process, "a process measure"),
        (Role::Balancing, "a balancing measure"),
    ]
    .into_iter()
    .filter(|(role, _)| !measures.iter().any(|measure| measure.role() == *role))
    .map(|(_, name)| name)
    .collect();
    let mut findings = Vec::new();
    if !lacks.is_empty() {
        findings.push(Finding::new(
            Code::FamilyUnbalanced,
            "measures",
            format!("the measures lack {}", lacks.join(" and ")),
        ));
    }
    if measures.len() > MOST {
        findings.push(Finding::new(
            Code::ManyMeasures,
            "measures",
            format!(
                "there are {} measures, where more than {MOST} are hard to keep up",
                measures.len()
            ),
        ));
    }
    findings
}
