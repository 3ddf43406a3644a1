//! The work of a project as it stood on a day.

use super::project::Project;
use crate::base::date::Date;
use crate::base::id::CycleId;
use crate::base::sorted::SortedSet;
use crate::work::pdsa::Cycle;

impl Project {
    /// The project with its cycles and its driver diagram as they stood on a day. All else bears its own dates, or none.
    pub(crate) fn as_of(&self, today: Date) -> Self {
        let mut parts = self.parts.clone();
        let cycles = parts.cycles.iter();
        let mut cycles: Vec<Cycle> = cycles.filter_map(|cycle| cycle.as_of(today)).collect();
        // a plan that rests on a cycle which had not begun was not there either
        loop {
            let known: SortedSet<CycleId> = cycles.iter().map(|one| one.id().clone()).collect();
            let before = cycles.len();
            cycles.retain(|one| one.predecessors().iter().all(|id| known.contains(id)));
            if cycles.len() == before {
                break;
            }
        }
        parts.cycles = cycles;
        parts.diagram = parts.diagram.map(|diagram| diagram.as_of(today));
        Self { parts }
    }
}

#[cfg(all(test, feature = "json"))]
mod tests {
    use super::Project;
    use crate::base::date::date;
    use crate::work::pdsa::{Run, Stage, Study};

    #[test]
    fn what_is_dated_later_has_not_happened_yet() {
        for text in [
            include_str!("../../../examples/data/ae_project.json"),
            include_str!("../../../examples/data/semmelweis_project.json"),
        ] {
            let project = Project::from_json(text).expect("a project");
            assert_eq!(project.as_of(date(2100, 1, 1)), project);
            let first = project.as_of(date(1800, 1, 1));
            assert!(
                first
                    .cycles()
                    .iter()
                    .all(|one| one.stage().began().is_none())
            );
            let mut days: Vec<_> = Vec::new();
            for cycle in project.cycles() {
                let stage = cycle.stage();
                days.extend(stage.began());
                days.extend(stage.run().map(Run::ended));
                days.extend(stage.study().map(Study::written));
            }
            assert!(days.len() > 3);
            for day in days {
                // on its day each has happened, and the day before it has not
                for (today, by) in [(day, true), (day.plus_days(-1).expect("a day"), false)] {
                    let then = project.as_of(today);
                    for cycle in project.cycles() {
                        let stage = cycle.stage();
                        let Some(found) = then.cycle(cycle.id()) else {
                            assert!(stage.began().is_none_or(|began| began > today), "{by}");
                            continue;
                        };
                        let found = found.stage();
                        assert_eq!(found.began(), stage.began());
                        let ended = stage.run().filter(|run| run.ended() <= today);
                        assert_eq!(found.run(), ended);
                        let studied = stage.study().filter(|study| study.written() <= today);
                        assert_eq!(found.study(), studied);
                        assert!(studied.is_none() || matches!(found, Stage::Closed { .. }));
                    }
                    assert!(then.ramps().is_ok());
                    let diagram = then.diagram().expect("a diagram");
                    assert!(diagram.revisions().iter().all(|one| one.on <= today));
                }
            }
        }
    }
}
