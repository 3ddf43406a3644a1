//! Findings of one code, told once.

use super::finding::{Code, Finding, Severity};
use std::fmt;

/// Findings of one code: one sentence, and the places where it holds.
///
/// ```
/// use improvement::finding::{Code, grouped};
/// use improvement::project::Charter;
/// use improvement::{date, Project};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let project = Project::new("four-hours", Charter::new("Seen within four hours")?)?;
/// let groups = grouped(&project.check(date(2026, 11, 30)));
/// assert_eq!(groups[0].code(), Code::NoOutcomeMeasure);
/// assert_eq!(groups[0].findings().len(), 1);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Group {
    // never empty
    findings: Vec<Finding>,
    code: Code,
}

/// Puts findings of one code together, the gravest code first.
#[must_use]
pub fn grouped(findings: &[Finding]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for finding in findings {
        let code = finding.code();
        match groups.iter_mut().find(|group| group.code == code) {
            Some(group) => group.findings.push(finding.clone()),
            None => groups.push(Group {
                findings: vec![finding.clone()],
                code,
            }),
        }
    }
    groups.sort_by_key(|group| (std::cmp::Reverse(group.severity()), group.code));
    groups
}

impl Group {
    /// The code.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.code
    }

    /// How much each of them weighs.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// The findings, in their order.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The places of all of them.
    pub fn places(&self) -> impl Iterator<Item = &str> {
        self.findings.iter().map(Finding::at)
    }

    /// The message of the first, and of how many more the same is so.
    #[must_use]
    pub fn message(&self) -> String {
        let first = self.findings.first().map_or("", Finding::message);
        match self.findings.len() {
            0 | 1 => first.to_owned(),
            2 => format!("{first}; so it is at one more place"),
            more => format!("{first}; so it is at {} more places", more - 1),
        }
    }
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places: Vec<&str> = self.places().collect();
        write!(
            f,
            "{} {} at {}: {}",
            self.severity(),
            self.code,
            places.join(", "),
            self.message()
        )
    }
}
