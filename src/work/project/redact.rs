//! The project without names.

use super::project::Project;
use crate::base::error::Error;
use crate::base::id::StakeholderId;
use crate::work::aim::Aim;
use crate::work::driver::{DriverDiagram, Theory};
use crate::work::stakeholder::Aliases;

impl Project {
    /// The project with a [redacted](crate::StakeholderMap::redacted) map, and the aliases of the map wherever another part names somebody.
    ///
    /// The texts of the charter, of plans, studies and reasons, and the names of those who carry out tasks stay as they are: read them before the
    /// document is passed on.
    ///
    /// # Errors
    ///
    /// None for a project whose parts fit together; the parts are put together anew and checked as always.
    pub fn redacted(&self) -> Result<Self, Error> {
        let aliases = self.map().aliases();
        let alias = |id: &StakeholderId| named(&aliases, id);
        let mut parts = self.parts.clone();
        parts.map = self.map().redacted();
        let charter = &mut parts.charter;
        charter.sponsor = charter.sponsor.as_ref().map(alias);
        charter.lead = charter.lead.as_ref().map(alias);
        charter.team = charter.team.iter().map(alias).collect();
        for signed in &mut charter.sign_offs {
            signed.by = alias(&signed.by);
        }
        for aim in &mut parts.aims {
            *aim = agreed_by_aliases(aim, &aliases)?;
        }
        for measure in &mut parts.measures {
            if let Some(owner) = measure.plan().collector() {
                let plan = measure.plan().clone().owner(alias(owner))?;
                *measure = measure.clone().collected(plan);
            }
        }
        if let Some(diagram) = &mut parts.diagram {
            *diagram = revised_by_aliases(diagram, &aliases)?;
        }
        for assessment in &mut parts.assessments {
            for response in &mut assessment.responses {
                response.by = alias(&response.by);
            }
        }
        parts.unknown.clear();
        Self::try_from(parts)
    }
}

fn named(aliases: &Aliases, id: &StakeholderId) -> StakeholderId {
    // everybody on the map has an alias, and everybody in the project is on the map
    aliases
        .stakeholder(id)
        .cloned()
        .unwrap_or_else(|| StakeholderId::numbered(0))
}

fn agreed_by_aliases(aim: &Aim, aliases: &Aliases) -> Result<Aim, Error> {
    let mut said = Aim::new(aim.id())?.better(aim.direction());
    if let Some(measure) = aim.measure() {
        said = said.what(measure)?;
    }
    if let Some(baseline) = aim.baseline() {
        said = said.from(baseline)?;
    }
    if let Some(target) = aim.target() {
        said = said.to(target)?;
    }
    if let Some(whom) = aim.for_whom() {
        said = said.whom(whom.as_str())?;
    }
    if let Some(place) = aim.site() {
        said = said.place(place.as_str())?;
    }
    if let Some(by) = aim.due() {
        said = said.by(by);
    }
    for person in aim.agreed() {
        said = said.agreed_by(named(aliases, person))?;
    }
    Ok(said)
}

fn revised_by_aliases(diagram: &DriverDiagram, aliases: &Aliases) -> Result<DriverDiagram, Error> {
    let Some(agreed) = diagram.agreed() else {
        return Ok(diagram.clone());
    };
    let revisions = diagram.revisions();
    let mut theories = revisions
        .iter()
        .map(|revision| &revision.before)
        .chain([diagram.theory()]);
    let put = |theory: &mut Theory, next: Option<&Theory>| {
        if let Some(next) = next {
            *theory = next.clone();
        }
    };
    let mut said = DriverDiagram::new(diagram.aim())?;
    put(said.draft()?, theories.next());
    said.agree(agreed)?;
    for revision in revisions {
        let by = named(aliases, &revision.by);
        let next = theories.next();
        said.revise(revision.on, by, revision.why.as_str(), |theory| {
            put(theory, next);
            Ok(())
        })?;
    }
    Ok(said)
}
