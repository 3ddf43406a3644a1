//! A record of verdicts that can be worked out again, and what differs if it is.

use super::project::Project;
use crate::base::date::Date;
use crate::base::id::{ClaimId, ProjectId};
use crate::spc::Chart;
use crate::work::claim::{Claim, ClaimVerdict};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// The verdicts on the claims of a project on a day, with fingerprints of everything that they rest on.
///
/// A fingerprint is the SHA-256 of a part of the document, as JSON without white space and with the keys of each object in order. So a
/// record says nothing of the data to whoever does not have them, and [`replay`](Self::replay) names what has changed since.
///
/// ```
/// use improvement::project::Replay;
/// use improvement::{Project, date};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let project = Project::from_json(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/semmelweis_project.json")))?;
/// let record = project.audit(date(1849, 3, 31));
/// assert_eq!(record.replay(&project), Replay::Same);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a record in braces, {…}")]
pub struct AuditRecord {
    project: ProjectId,
    today: Date,
    version: String,
    claims: Vec<Audited>,
}

/// One claim of a record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Audited {
    claim: ClaimId,
    fingerprints: Fingerprints,
    /// The verdict as JSON, or the code of the error in its place.
    verdict: Value,
}

/// Fingerprints of what a verdict rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Fingerprints {
    claim: String,
    series: String,
    kind: String,
    options: String,
    rules: String,
    cycles: String,
}

/// What a record says of a project when its verdicts are worked out again.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Replay {
    /// Everything is as it was, and so are the verdicts.
    Same,
    /// What differs, in the order of the record.
    Differs(Vec<Difference>),
}

/// One thing that differs from a record.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Difference {
    /// The record is of another project.
    Project {
        /// The id in the record.
        recorded: String,
    },
    /// Another version of this crate made it.
    Version {
        /// The version in the record.
        recorded: String,
    },
    /// The claim is not there any more.
    NoSuchClaim {
        /// The claim.
        claim: ClaimId,
    },
    /// A claim that the record does not have.
    NewClaim {
        /// The claim.
        claim: ClaimId,
    },
    /// A part that the verdict rests on: `claim`, `series`, `kind`, `options`, `rules` or `cycles`.
    Part {
        /// The claim.
        claim: ClaimId,
        /// The part.
        part: &'static str,
    },
    /// The verdict.
    Verdict {
        /// The claim.
        claim: ClaimId,
    },
}

impl Project {
    /// The verdicts on all claims on a day, as a record that can be worked out again.
    #[must_use]
    pub fn audit(&self, today: Date) -> AuditRecord {
        AuditRecord {
            project: self.id().clone(),
            today,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            claims: self
                .claims()
                .iter()
                .map(|claim| self.audited(claim, today))
                .collect(),
        }
    }

    fn audited(&self, claim: &Claim, today: Date) -> Audited {
        let found = self.verdict_on(claim, today);
        let chart = found.as_ref().ok().map(|found| &found.bearing().chart);
        let cycles: Vec<Value> = claim
            .cycles
            .iter()
            .filter_map(|id| self.cycle(id))
            .map(value)
            .collect();
        Audited {
            claim: claim.id.clone(),
            fingerprints: Fingerprints {
                claim: fingerprint(&value(claim)),
                series: fingerprint(&value(&chart.map(Chart::series))),
                kind: fingerprint(&value(&chart.map(Chart::kind))),
                options: fingerprint(&value(&chart.map(Chart::asked))),
                rules: fingerprint(&value(&chart.map(Chart::rules))),
                cycles: fingerprint(&Value::Array(cycles)),
            },
            verdict: found.as_ref().map_or_else(
                |error| Value::String(error.code().to_owned()),
                |found| value(ClaimVerdict::verdict(found)),
            ),
        }
    }
}

impl AuditRecord {
    /// The day of the verdicts.
    #[must_use]
    pub const fn today(&self) -> Date {
        self.today
    }

    /// The version of the crate that made it.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The claims that it has a verdict on.
    pub fn claims(&self) -> impl Iterator<Item = &ClaimId> {
        self.claims.iter().map(|audited| &audited.claim)
    }

    /// Works the verdicts out again, on the same day, and says what differs by name.
    ///
    /// ```
    /// use improvement::project::{Difference, Replay};
    /// use improvement::{Project, date};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/semmelweis_project.json"));
    /// let record = Project::from_json(text)?.audit(date(1849, 3, 31));
    /// // what is claimed is said in other words
    /// let other = Project::from_json(&text.replace(", and stayed lower for 22 months", ""))?;
    /// let Replay::Differs(differences) = record.replay(&other) else { panic!() };
    /// assert!(matches!(differences[..], [Difference::Part { part: "claim", .. }]));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn replay(&self, project: &Project) -> Replay {
        let now = project.audit(self.today);
        let mut differences = Vec::new();
        if self.project != now.project {
            differences.push(Difference::Project {
                recorded: self.project.to_string(),
            });
        }
        if self.version != now.version {
            differences.push(Difference::Version {
                recorded: self.version.clone(),
            });
        }
        for then in &self.claims {
            let claim = &then.claim;
            let Some(again) = now.claims.iter().find(|one| one.claim == *claim) else {
                differences.push(Difference::NoSuchClaim {
                    claim: claim.clone(),
                });
                continue;
            };
            let parts = then.fingerprints.parts().into_iter();
            for ((part, one), (_, other)) in parts.zip(again.fingerprints.parts()) {
                if one != other {
                    let claim = claim.clone();
                    differences.push(Difference::Part { claim, part });
                }
            }
            if canonical(&then.verdict) != canonical(&again.verdict) {
                differences.push(Difference::Verdict {
                    claim: claim.clone(),
                });
            }
        }
        for claim in now.claims() {
            if !self.claims().any(|one| one == claim) {
                differences.push(Difference::NewClaim {
                    claim: claim.clone(),
                });
            }
        }
        if differences.is_empty() {
            Replay::Same
        } else {
            Replay::Differs(differences)
        }
    }
}

impl Fingerprints {
    fn parts(&self) -> [(&'static str, &str); 6] {
        [
            ("claim", &self.claim),
            ("series", &self.series),
            ("kind", &self.kind),
            ("options", &self.options),
            ("rules", &self.rules),
            ("cycles", &self.cycles),
        ]
    }
}

/// A part as JSON; what cannot be written as JSON has none.
fn value<T: Serialize>(part: &T) -> Value {
    serde_json::to_value(part).unwrap_or(Value::Null)
}

fn fingerprint(value: &Value) -> String {
    let digest = Sha256::digest(canonical(value).as_bytes());
    let digits = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .filter_map(|digit| char::from_digit(u32::from(digit), 16))
        .collect()
}

/// JSON without white space, the keys of each object in order: whichever order a map keeps where this crate is built.
fn canonical(value: &Value) -> String {
    match value {
        Value::Object(entries) => {
            let mut pairs: Vec<(&String, &Value)> = entries.iter().collect();
            pairs.sort_by_key(|(key, _)| *key);
            let pairs: Vec<String> = pairs
                .into_iter()
                .map(|(key, value)| format!("{}:{}", Value::from(key.as_str()), canonical(value)))
                .collect();
            format!("{{{}}}", pairs.join(","))
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(canonical).collect();
            format!("[{}]", items.join(","))
        }
        other => other.to_string(),
    }
}
