//! What a document must fulfil to be a cycle: all that the transitions would have asked for.

use super::cycle::{Cycle, CycleDoc, check_amendments, check_stop, late_lock, unstudied};
use super::run::Run;
use super::stage::Stage;
use crate::base::error::{CycleError, Error};

impl TryFrom<CycleDoc> for Cycle {
    type Error = Error;
    fn try_from(doc: CycleDoc) -> Result<Self, Error> {
        let cycle = Self {
            id: doc.id,
            change: doc.change,
            purpose: doc.purpose,
            informed_by: doc.informed_by,
            provenance: doc.provenance,
            stage: doc.stage,
            amendments: doc.amendments,
            faults: Vec::new(),
        };
        cycle.check_document()?;
        Ok(cycle)
    }
}

impl Cycle {
    fn check_document(&self) -> Result<(), Error> {
        if self.informed_by.contains(&self.id) {
            let path = vec![self.id.to_string(), self.id.to_string()];
            return Err(CycleError::RampCycle { path }.into());
        }
        for pair in self.amendments.windows(2) {
            check_amendments(&pair[0], &pair[1])?;
        }
        let missing = self.missing_for_stage();
        if !missing.is_empty() {
            return Err(CycleError::NotReady {
                cycle: self.id.to_string(),
                event: "be at this stage",
                missing,
            }
            .into());
        }
        if let Stage::Stopped {
            started, run, on, ..
        } = &self.stage
        {
            check_stop(
                *on,
                run.as_ref().map(Run::started).or(*started),
                run.as_ref(),
            )?;
        }
        Ok(())
    }

    fn missing_for_stage(&self) -> Vec<String> {
        let (plan, recorded) = (self.plan(), self.is_recorded());
        let mut missing = Vec::new();
        // a retrospective plan may carry the day that its source shows; a recorded draft is not locked yet
        let begun = match &self.stage {
            Stage::Planning(_) => false,
            Stage::Stopped { started, run, .. } => started.is_some() || run.is_some(),
            _ => true,
        };
        if !begun {
            if recorded && plan.locked.is_some() {
                missing.push("a start: its plan is locked".to_owned());
            }
            if self.is_planning() && !self.amendments.is_empty() {
                missing.push("a start: it has amendments".to_owned());
            }
            return missing;
        }
        if recorded {
            missing.extend(plan.missing(self.needs_measure()));
            if plan.locked.is_none() {
                missing.push("the day its plan was locked".to_owned());
            }
        } else if plan.objective.is_none() {
            missing.push("an objective".to_owned());
        }
        if let (true, Some(run)) = (recorded, self.stage.run()) {
            missing.extend(late_lock(plan, run));
        }
        let started = match &self.stage {
            Stage::Doing { started, .. } => Some(*started),
            Stage::Stopped { started, run, .. } => run.as_ref().map(Run::started).or(*started),
            _ => None,
        };
        if let (true, Some(locked), Some(started)) = (recorded, plan.locked, started)
            && started < locked
        {
            missing.push(format!(
                "a start from {locked} on, the day the plan was locked (found {started})"
            ));
        }
        if let Stage::Closed {
            plan,
            run,
            study,
            act,
        } = &self.stage
        {
            missing.extend(unstudied(plan, run, study, act, recorded));
        }
        missing
    }
}
