//! The parts of a project, as they stand in its document.

use super::benefit::Benefit;
use super::charter::Charter;
use super::instrument::Instrument;
use super::item::SquireItem;
use super::link::Link;
use super::record::{Comparison, Condition, FollowUp, GoalPart, GoalRevision};
use super::schema::{MINOR, Schema};
use super::score::GivenScore;
use super::scoring::Assessment;
use crate::base::date::Date;
use crate::base::error::{Error, OptionError, OptionName, TextError, WorkError};
use crate::base::id::{AimId, CycleId, MeasureId, ProjectId};
use crate::base::text::Text;
use crate::base::unique;
use crate::base::unknown::Unknown;
use crate::work::aim::Aim;
use crate::work::claim::Claim;
use crate::work::driver::DriverDiagram;
use crate::work::measure::Measure;
use crate::work::pdsa::Cycle;
use crate::work::stakeholder::StakeholderMap;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The parts of a project, free to be edited: [`Project::edit`](super::Project::edit) hands them out, and takes them
/// back only if they fit together.
///
/// Lists keep the order in which they were written. This is also the document, field by field.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct Parts {
    pub(crate) schema: Schema,
    pub(crate) minor: u32,
    /// The id of the project.
    pub id: ProjectId,
    /// Why, what, and who.
    pub charter: Charter,
    /// The aims.
    #[serde(default)]
    pub aims: Vec<Aim>,
    /// The measures, each with its series and its chart.
    #[serde(default)]
    pub measures: Vec<Measure>,
    /// The theory of how to reach one of the aims.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub diagram: Option<DriverDiagram>,
    /// The stakeholders. Everybody whom another part names has to be on it.
    #[serde(default, skip_serializing_if = "nobody")]
    pub map: StakeholderMap,
    /// The PDSA cycles.
    #[serde(default)]
    pub cycles: Vec<Cycle>,
    /// Which cycle is expected to move which measure.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// The claims, each with the chart that is to bear it out.
    #[serde(default)]
    pub claims: Vec<Claim>,
    /// What the work is worth.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub benefits: Vec<Benefit>,
    /// The instruments that were used.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instruments: Vec<Instrument>,
    /// How they were filled in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assessments: Vec<Assessment>,
    /// The progress scores that people gave, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scores: Vec<GivenScore>,
    /// Every change of a target or a baseline.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub revisions: Vec<GoalRevision>,
    /// The conditions under which the team worked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Condition>,
    /// With what the change is compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comparison: Option<Comparison>,
    /// What was found later.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub follow_up: Vec<FollowUp>,
    /// How many units, such as patients, the whole department has: for the criterion that a first test is small.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whole_unit: Option<u32>,
    /// The items of SQUIRE 2.0 that do not apply, each with the reason.
    #[serde(
        default,
        skip_serializing_if = "BTreeMap::is_empty",
        deserialize_with = "unique::map"
    )]
    pub not_applicable: BTreeMap<SquireItem, Text>,
    /// The paths that this version did not know when it read the document.
    #[serde(skip)]
    pub(crate) unknown: Vec<Unknown>,
}

impl Parts {
    pub(crate) fn new(id: ProjectId, charter: Charter) -> Self {
        Self {
            schema: Schema,
            minor: MINOR,
            id,
            charter,
            aims: Vec::new(),
            measures: Vec::new(),
            diagram: None,
            map: StakeholderMap::new(),
            cycles: Vec::new(),
            links: Vec::new(),
            claims: Vec::new(),
            benefits: Vec::new(),
            instruments: Vec::new(),
            assessments: Vec::new(),
            scores: Vec::new(),
            revisions: Vec::new(),
            conditions: Vec::new(),
            comparison: None,
            follow_up: Vec::new(),
            whole_unit: None,
            not_applicable: BTreeMap::new(),
            unknown: Vec::new(),
        }
    }

    /// One of the cycles, to take it a stage on.
    ///
    /// # Errors
    ///
    /// [`TextError::UnknownId`].
    pub fn cycle(&mut self, id: &CycleId) -> Result<&mut Cycle, Error> {
        let found = self.cycles.iter_mut().find(|cycle| cycle.id() == id);
        found.ok_or_else(|| unknown("cycle", id))
    }

    /// One of the measures, to put another in its place: the verbs of a measure use it up.
    ///
    /// # Errors
    ///
    /// [`TextError::UnknownId`].
    pub fn measure(&mut self, id: &MeasureId) -> Result<&mut Measure, Error> {
        let found = self.measures.iter_mut().find(|measure| measure.id() == id);
        found.ok_or_else(|| unknown("measure", id))
    }

    /// Changes the target or the baseline of an aim, and logs it with the reason.
    ///
    /// # Errors
    ///
    /// [`TextError::UnknownId`]; [`TextError::EmptyText`] without a reason;
    /// [`DataError::NotFinite`](crate::error::DataError::NotFinite); [`WorkError::AimWithoutTarget`] if the aim has
    /// no target yet: then there is nothing to revise; [`OptionError::BadOption`] if it has no baseline yet.
    pub fn revise_goal(
        &mut self,
        aim: &AimId,
        part: GoalPart,
        on: Date,
        after: f64,
        why: impl TryInto<Text, Error: Into<Error>>,
    ) -> Result<(), Error> {
        let why = why.try_into().map_err(Into::into)?;
        let found = self
            .aims
            .iter_mut()
            .find(|one| one.id() == aim)
            .ok_or_else(|| unknown("aim", aim))?;
        let before = goal(found, part).ok_or_else(|| -> Error {
            match part {
                GoalPart::Target => WorkError::AimWithoutTarget {
                    aim: aim.to_string(),
                }
                .into(),
                GoalPart::Baseline => OptionError::bad(
                    OptionName::AimBaseline,
                    "not there",
                    "a baseline before it can be revised",
                )
                .into(),
            }
        })?;
        *found = match part {
            GoalPart::Target => found.clone().to(after)?,
            GoalPart::Baseline => found.clone().from(after)?,
        };
        self.revisions.push(GoalRevision {
            on,
            aim: aim.clone(),
            part,
            before,
            after,
            why,
        });
        Ok(())
    }
}

fn nobody(map: &StakeholderMap) -> bool {
    *map == StakeholderMap::default()
}

pub(crate) const fn goal(aim: &Aim, part: GoalPart) -> Option<f64> {
    match part {
        GoalPart::Target => aim.target(),
        GoalPart::Baseline => aim.baseline(),
    }
}

pub(crate) fn unknown(what: &'static str, id: impl std::fmt::Display) -> Error {
    let id = id.to_string();
    TextError::UnknownId { what, id }.into()
}

impl std::fmt::Debug for Parts {
    // the charter and the responses name people; the map withholds names by itself
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Parts of `{}` (names withheld)", self.id)
    }
}
