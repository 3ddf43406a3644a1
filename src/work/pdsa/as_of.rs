//! A cycle as it stood on a day.

use super::cycle::Cycle;
use super::stage::Stage;
use crate::base::date::Date;

impl Cycle {
    /// The cycle as far as it had come by a day: what is dated later has not happened yet. None where it began later. A plan that was not carried
    /// out bears no date, and stands as it is.
    pub(crate) fn as_of(&self, today: Date) -> Option<Self> {
        let mut cycle = self.clone();
        cycle.amendments.retain(|one| one.on <= today);
        if self.stage.began().is_some_and(|began| began > today) {
            return None;
        }
        let over = match &self.stage {
            Stage::Closed { study, .. } => study.written() <= today,
            Stage::Stopped { on, .. } => *on <= today,
            _ => false,
        };
        if !over {
            let plan = self.plan().clone();
            cycle.stage = match (self.stage.run(), self.stage.began()) {
                (Some(run), _) if run.ended() <= today => Stage::Studying {
                    plan,
                    run: run.clone(),
                },
                (_, Some(started)) => Stage::Doing { plan, started },
                (_, None) => Stage::Planning(plan),
            };
        }
        Some(cycle)
    }
}
