//! What counts, how often, and from when to when.

use super::{TODAY, cohort, programme, projects};
use improvement::id::{LearnerId, NodeId};
use improvement::programme::{
    Cohort, CohortParts, CohortReport, Portfolio, Requirement, TestedAtMost, Unmet, Withdrawal,
};
use improvement::{Date, Project, date};
use std::collections::BTreeSet;

fn edited(change: impl FnOnce(&mut CohortParts)) -> Cohort {
    let mut cohort = cohort();
    let edited = cohort.edit(|parts| {
        change(parts);
        Ok(())
    });
    edited.unwrap();
    cohort
}

fn report(cohort: &Cohort, today: Date) -> CohortReport {
    cohort.report(&programme(), projects(), today).unwrap()
}

/// How many of each requirement of each gate were found, met ones as their evidence.
fn found(cohort: &Cohort) -> Vec<usize> {
    let gates = cohort.gates(&programme(), projects(), TODAY).unwrap();
    let found = gates.iter().flat_map(|gate| {
        let met = gate.met.iter().map(|met| met.evidence.len());
        met.chain(gate.unmet.iter().map(|unmet: &Unmet| unmet.found))
    });
    found.collect()
}

#[test]
fn what_is_entered_twice_counts_once() {
    let twice = edited(|parts| {
        for learner in parts.learners.values_mut() {
            let portfolio = &mut learner.portfolio;
            portfolio.reflections.extend(portfolio.reflections.clone());
            portfolio.reviews.extend(portfolio.reviews.clone());
            portfolio.engagements.extend(portfolio.engagements.clone());
        }
    });
    assert_eq!(found(&twice), found(&cohort()));
    assert_eq!(
        report(&twice, TODAY).sets(),
        report(&cohort(), TODAY).sets()
    );
    // other words of the same day are another, also where the words are withheld
    let other = edited(|parts| {
        for learner in parts.learners.values_mut() {
            let mut again = learner.portfolio.reflections.clone();
            for one in &mut again {
                one.changed = Some("another".try_into().unwrap());
            }
            learner.portfolio.reflections.extend(again);
        }
    });
    assert_ne!(found(&other), found(&cohort()));
    for cohort in [twice, other, cohort()] {
        let redacted = cohort.redacted();
        let sorted = |cohort: &Cohort| {
            let mut all = found(cohort);
            all.sort_unstable();
            all
        };
        // acts need to know who on a map a learner is, and that is withheld
        let without = edited_acts(&cohort);
        assert_eq!(sorted(&redacted), sorted(&without));
        assert_eq!(redacted.redacted(), redacted);
    }
}

/// The cohort without who on a map a learner is.
fn edited_acts(cohort: &Cohort) -> Cohort {
    let mut cohort = cohort.clone();
    let edited = cohort.edit(|parts| {
        for one in parts
            .learners
            .values_mut()
            .flat_map(|one| &mut one.projects)
        {
            one.person = None;
        }
        Ok(())
    });
    edited.unwrap();
    cohort
}

#[test]
fn of_a_review_that_is_entered_again_the_last_says_what_was_kept() {
    let changed = edited(|parts| {
        for learner in parts.learners.values_mut() {
            let mut again = learner.portfolio.reviews.clone();
            for one in again.iter_mut().flat_map(|one| &mut one.commitments) {
                one.kept = Some(false);
            }
            learner.portfolio.reviews.extend(again);
        }
    });
    let (before, after) = (report(&cohort(), TODAY), report(&changed, TODAY));
    for ((_, before), (_, after)) in before.sets().iter().zip(after.sets()) {
        assert_eq!(
            (before.reviews, before.questions),
            (after.reviews, after.questions)
        );
        let all = before.kept + before.not_kept + before.not_known;
        assert_eq!((after.kept, after.not_kept, after.not_known), (0, all, 0));
    }
}

#[test]
fn what_is_dated_after_a_learner_has_left_does_not_count() {
    let left = edited(|parts| {
        for learner in parts.learners.values_mut() {
            let on = date(2017, 3, 20);
            learner.withdrew = Some(Withdrawal { on, why: None });
        }
    });
    let (before, after) = (report(&cohort(), TODAY), report(&left, TODAY));
    assert!(before.confidence().iter().any(|row| row.gained.all() > 0));
    for (before, after) in before.confidence().iter().zip(after.confidence()) {
        // the rating before is of the day of enrolment
        assert_eq!((before.before, after.gained.all()), (after.before, 0));
        assert_eq!((after.looking_back.all(), after.shifted.all()), (0, 0));
    }
    assert!(after.sets().iter().all(|(_, set)| set.reviews == 0));
}

#[test]
fn an_act_counts_once_also_where_two_learners_are_the_same_person() {
    let same = edited(|parts| {
        let person = parts.learners[&LearnerId::new("carla-mendes").unwrap()].projects[0].clone();
        let dev = LearnerId::new("dev-patel").unwrap();
        let other = parts
            .learners
            .iter()
            .find(|(id, one)| id.as_str() != "carla-mendes" && one.is_on(&person.project));
        let id = other.map_or(dev, |(id, _)| id.clone());
        parts.learners.get_mut(&id).unwrap().projects = vec![person];
    });
    let (before, after) = (report(&cohort(), TODAY), report(&same, TODAY));
    let sum = |report: &CohortReport| -> usize { report.acts().by_role.values().sum() };
    assert!(sum(&before) > 0);
    // the other's own acts as another person are theirs no more, and none counts twice
    assert!(sum(&after) <= sum(&before), "{:?}", after.acts());
    assert!(after.acts().learners >= before.acts().learners);
    let places: usize = after.acts().by_position.values().sum();
    assert_eq!(places, sum(&after));
}

#[test]
fn barriers_and_conditions_count_from_enrolment_on() {
    let came = |on: Date| {
        edited(|parts| {
            for learner in parts.learners.values_mut() {
                (learner.enrolled, learner.withdrew) = (on, None);
                learner.portfolio = Portfolio::default();
            }
        })
    };
    let barrier = projects()[2]
        .map()
        .barriers()
        .values()
        .next()
        .unwrap()
        .clone();
    let over = barrier.overcome.as_ref().unwrap().on;
    let day = |days: i32| over.plus_days(days).unwrap();
    let stood = |on: Date| {
        let report = report(&came(on), TODAY);
        let rows = report.barriers().iter();
        let rows: Vec<_> = rows.map(|row| (row.met, row.stood.median())).collect();
        rows.first().copied()
    };
    let all = f64::from(over.days_since_1970() - barrier.met_on.days_since_1970());
    assert_eq!(stood(barrier.met_on), Some((5, Some(all))));
    assert_eq!(stood(day(-10)), Some((5, Some(10.0))));
    assert_eq!(stood(day(1)), None);
    let condition = projects()[2]
        .conditions()
        .iter()
        .map(|one| one.on)
        .max()
        .unwrap();
    assert!(!report(&came(condition), TODAY).conditions().is_empty());
    let later = condition.plus_days(1).unwrap();
    assert!(report(&came(later), TODAY).conditions().is_empty());
}

#[test]
fn cycles_and_diagrams_are_looked_at_as_they_stood() {
    let closed = |today: Date| {
        let report = report(&cohort(), today);
        report.fidelity().first().map(|row| (row.met, row.of))
    };
    // five first tests began on 2017-05-01 and were studied on 2017-08-08
    assert_eq!(closed(TODAY), Some((13, 13)));
    assert_eq!(closed(date(2017, 8, 8)), Some((4, 4)));
    assert_eq!(closed(date(2017, 8, 7)), Some((0, 4)));
    // a driver with a finding was taken out: the finding is there until that day, and no more from then on
    let mut documents = projects().to_vec();
    let revised = documents[1].edit(|parts| {
        let diagram = parts.diagram.as_mut().unwrap();
        diagram.revise(
            date(2019, 2, 10),
            "matron-in-charge",
            "nothing flows in",
            |theory| theory.remove(&NodeId::new("flow-in")?).map(|_| ()),
        )
    });
    revised.unwrap();
    let findings = |today: Date| {
        let allow = BTreeSet::new();
        let clean = Requirement::DiagramClean { allow };
        let report = super::gates::one_of(&documents, clean, "ben-hartley", today);
        report.unmet[0]
            .to_string()
            .contains("D15 at diagram/nodes/flow-in;")
    };
    let days = [date(2019, 2, 9), date(2019, 2, 10)];
    assert_eq!(days.map(findings), [true, false]);
    // and what the record supports is what it supported then
    let supports = |documents: &[Project], today: Date| {
        let score = TestedAtMost::new(2.5).unwrap();
        let tested = Requirement::ProgressAtLeast { score };
        super::gates::one_of(documents, tested, "carla-mendes", today).is_met()
    };
    let began = date(2017, 5, 1);
    assert!(supports(projects(), TODAY) && !supports(projects(), began.plus_days(-1).unwrap()));
}
