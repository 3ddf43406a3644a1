//! The family of measures of a project.

use super::project::Project;
use crate::base::date::Date;
use crate::work::claim::Verdict;
use crate::work::family::{Dosed, Family, Moved, Movement, conclude};

impl Project {
    /// What the measures say together, from the figures up to and including a day: whether the work changed, whether the result followed,
    /// whether anything else got worse, and whether a group was left behind.
    ///
    /// Each measure is judged since the first change that is expected to move it (by its [links](Self::links), else by the cycles that
    /// watch it, else by any), as [`evidence_so_far`](Self::evidence_so_far) judges the measure of an aim.
    ///
    /// ```
    /// use improvement::project::Charter;
    /// use improvement::{date, Project};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let project = Project::new("four-hours", Charter::new("Seen within four hours")?)?;
    /// let family = project.family(date(2026, 11, 30));
    /// assert!(family.movements.is_empty() && family.conclusions.is_empty());
    /// # Ok(())
    /// # }
    /// ```
    pub fn family(&self, today: Date) -> Family {
        let movements = self
            .measures()
            .iter()
            .map(|measure| {
                let gain = self.gain_of(measure, measure.wanted().direction(), today);
                Movement {
                    measure: measure.id().clone(),
                    role: measure.role(),
                    stratum_of: measure.group_of().cloned(),
                    moved: Moved::of(&gain.map_or(Verdict::NotChecked, |gain| gain.verdict)),
                }
            })
            .collect();
        let dose = self
            .cycles()
            .iter()
            .filter_map(|cycle| {
                let run = cycle.stage().run().filter(|run| run.started() <= today)?;
                Some(Dosed {
                    cycle: cycle.id().clone(),
                    share: run.dose()?.share(),
                })
            })
            .collect();
        conclude(movements, dose)
    }
}
