//! What is said of a cohort: numbers by hand, small cells, names, another cohort.

use super::{COHORT, TODAY, cohort, programme, projects};
use improvement::id::{LearnerId, ProjectId};
use improvement::programme::{
    CanTell, Cohort, CohortReport, EvidenceLevel, KaplanMeier, Learner, Milestone, NetworkPosition,
    Portfolio, ProjectStanding, Withdrawal,
};
use improvement::project::{FollowUpState, Project};
use improvement::stakeholder::{BarrierKind, ManagerRole};
use improvement::{Date, Interval, Text, date};
use proptest::prelude::*;
use serde_json::{Value, json};

fn report() -> CohortReport {
    cohort().report(&programme(), projects(), TODAY).unwrap()
}

fn counts(report: &CohortReport, milestone: Milestone) -> [usize; 4] {
    let (projects, learners) = (
        report.projects_that(milestone),
        report.learners_who(milestone),
    );
    [projects.count, projects.of, learners.count, learners.of]
}

/// Six projects, eight learners, of whom three share one: east is amina's of none, carla's, dev's and ewa's, and ewa has left.
#[test]
fn shares_are_of_all_who_enrolled() {
    let report = report();
    let standing = ProjectStanding::ALL.map(|one| report.standing(one));
    // east, west and mill; north; south; none; bridge; none; none
    assert_eq!(standing, [3, 1, 1, 0, 1, 0, 0]);
    // of learners: amina, ben, carla, dev, finn and grace, without ewa, who has left, and harry
    assert_eq!(counts(&report, Milestone::Tested), [5, 6, 6, 8]);
    assert_eq!(counts(&report, Milestone::Implemented), [3, 6, 4, 8]);
    // west slipped in July 2018: its relapse is in the denominator
    assert_eq!(counts(&report, Milestone::HeldTwelveMonths), [1, 6, 2, 8]);
    let share = report.projects_that(Milestone::Implemented);
    assert_eq!(share.interval, Interval::wilson(3.0, 6.0, 0.95).ok());
    assert_eq!(format!("{:.2}", share.interval.unwrap()), "0.19 to 0.81");
    // a stopped practice counts as one that was begun
    let practices = report.practices();
    assert_eq!(
        (practices.started, practices.stopped, practices.all()),
        (2, 1, 3)
    );
    assert_eq!((practices.spread, practices.further_sites), (2, 4));
    // on 2018-08-20 somebody found east in use in part and west given up; nobody looked at mill
    let states = FollowUpState::ALL.map(|state| report.at_six_months(state));
    assert_eq!(states, [0, 1, 1, 1]);
    assert_eq!(report.held_for_six_by_claim(), (1, 2));
}

/// The same projects, of learners who came when all of it was done: none of it is the programme's doing.
#[test]
fn what_came_before_the_learners_is_not_credited() {
    let came = date(2019, 3, 1);
    let mut cohort = cohort();
    cohort
        .edit(|parts| {
            for learner in parts.learners.values_mut() {
                learner.enrolled = came;
                learner.withdrew = None;
                learner.portfolio = Portfolio::default();
            }
            Ok(())
        })
        .unwrap();
    let report = cohort.report(&programme(), projects(), TODAY).unwrap();
    for milestone in Milestone::ALL {
        assert_eq!(counts(&report, milestone), [0, 6, 0, 8], "{milestone:?}");
        assert_eq!(report.time_to(milestone).unwrap().happened(), 0);
    }
    assert_eq!(report.practices().all(), 0);
    assert_eq!(
        (report.acts().learners, report.held_for_six_by_claim()),
        (0, (0, 0))
    );
    assert_eq!(report.level(EvidenceLevel::None), 8);
}

/// A small change of their own does not make theirs what was held before.
#[test]
fn a_change_of_their_own_does_not_bring_an_older_level_with_it() {
    // enrolled between the start of east's hold and its adoption being followed: nothing dated before counts
    let mut cohort = cohort();
    let came = date(2018, 1, 5);
    cohort
        .edit(|parts| {
            for learner in parts.learners.values_mut() {
                learner.enrolled = came;
                learner.withdrew = None;
                learner.portfolio = Portfolio::default();
            }
            Ok(())
        })
        .unwrap();
    let report = cohort.report(&programme(), projects(), TODAY).unwrap();
    for row in report.rows() {
        assert!(row.held.is_none_or(|held| held.from >= came), "{row:?}");
        assert!(row.adopted.is_none_or(|on| on >= came), "{row:?}");
        assert!(row.first_test.is_none_or(|on| on >= came), "{row:?}");
    }
    // east and west became routine on 2018-01-08: a change that is routine was tested
    assert_eq!(report.projects_that(Milestone::Implemented).count, 2);
    assert!(report.projects_that(Milestone::Tested).count >= 2);
}

/// Who came late, left or is still to come is credited with what happened while they were there.
#[test]
fn each_learner_counts_from_the_day_on_which_they_came() {
    let east = &projects()[2..3];
    let report = |dates: [Date; 2], left: Option<Date>| {
        let mut cohort = Cohort::new("two", "leading-improvement").unwrap();
        cohort
            .edit(|parts| {
                for (id, enrolled) in ["first", "second"].into_iter().zip(dates) {
                    let learner = Learner::new(enrolled).on_project(east[0].id())?;
                    parts.learners.insert(LearnerId::new(id)?, learner);
                }
                let first = parts.learners.get_mut(&LearnerId::new("first")?).unwrap();
                first.withdrew = left.map(|on| Withdrawal { on, why: None });
                Ok(())
            })
            .unwrap();
        cohort.report(&programme(), east, TODAY).unwrap()
    };
    let (early, late) = (date(2017, 3, 20), date(2019, 3, 1));
    assert_eq!(
        counts(&report([early, late], None), Milestone::HeldTwelveMonths),
        [1, 1, 1, 2]
    );
    // all of it was done after the first had left and before the second came
    let between = report([early, late], Some(date(2017, 4, 1)));
    assert_eq!(counts(&between, Milestone::Implemented), [0, 1, 0, 2]);
    // whoever is still to come is in no denominator yet
    let to_come = report([early, date(2019, 6, 1)], None);
    assert_eq!(counts(&to_come, Milestone::Implemented), [1, 1, 1, 1]);
    let level = report([early, late], Some(date(2017, 3, 25)));
    assert_eq!(level.level(EvidenceLevel::Results), 0);
}

#[test]
fn times_are_those_of_all_who_enrolled() {
    let report = report();
    // enrolled on 2017-03-20; four began on 2017-05-01, mill on 2017-09-11, and bridge is followed to the end
    let first = report.time_to(Milestone::Tested).unwrap();
    let by_hand = [
        (42.0, true),
        (42.0, true),
        (42.0, true),
        (42.0, true),
        (175.0, true),
        (741.0, false),
    ];
    assert_eq!(first, KaplanMeier::new(by_hand).unwrap());
    assert_eq!((first.median(), first.at_risk(90.0)), (Some(42.0), 2));
    // mill on 2017-10-02, east and west on 2018-01-08
    let adopted = report.time_to(Milestone::Implemented).unwrap();
    let days: Vec<f64> = adopted.steps().iter().map(|step| step.time).collect();
    assert_eq!(days, [196.0, 294.0]);
    let held = report.time_to(Milestone::HeldTwelveMonths).unwrap();
    assert_eq!((held.median(), held.happened()), (None, 1));
}

#[test]
fn what_is_counted_resolves() {
    let report = report();
    let barriers = report.barriers();
    assert_eq!(barriers.len(), 1);
    assert_eq!(
        (barriers[0].kind, barriers[0].met, barriers[0].overcome),
        (Some(BarrierKind::CompetingPriorities), 5, 5)
    );
    assert_eq!(barriers[0].stood.median(), Some(122.0));
    let acts = report.acts();
    assert_eq!(acts.by_role[&ManagerRole::Diffusing], 5);
    assert_eq!(acts.by_position[&NetworkPosition::OnlyLink], 10);
    assert_eq!((acts.learners, acts.not_on_a_map), (5, 2));
    let levels = EvidenceLevel::ALL.map(|level| report.level(level));
    assert_eq!(levels, [1, 0, 4, 3]);
    let (_, monday) = &report.sets()[0];
    assert_eq!(
        (monday.learners, monday.reviewers, monday.questions),
        (4, 3, 6)
    );
    assert_eq!((monday.kept, monday.not_kept, monday.not_known), (4, 1, 1));
    let science = &report.confidence()[1];
    assert_eq!((science.before, science.shifted.down), (3, 3));
    assert_eq!(report.calibration().predictions(), 11);
    let closed = &report.fidelity()[0];
    assert_eq!((closed.met, closed.of), (13, 13));
}

#[test]
fn a_learner_without_a_project_and_a_missing_document_stay_in_the_denominator() {
    let mut cohort = cohort();
    cohort
        .edit(|parts| {
            let late = Learner::new(date(2018, 3, 20));
            parts.learners.insert(LearnerId::new("no-project")?, late);
            Ok(())
        })
        .unwrap();
    let report = cohort
        .report(&programme(), &projects()[1..], TODAY)
        .unwrap();
    assert_eq!(report.standing(ProjectStanding::Missing), 2);
    assert_eq!(counts(&report, Milestone::Implemented), [3, 7, 4, 9]);
    // everybody on west has left: what was adopted there counts no more
    cohort
        .edit(|parts| {
            let finn = LearnerId::new("finn-omalley")?;
            let left = Withdrawal {
                on: date(2018, 12, 1),
                why: None,
            };
            parts.learners.get_mut(&finn).unwrap().withdrew = Some(left);
            Ok(())
        })
        .unwrap();
    let report = cohort.report(&programme(), projects(), TODAY).unwrap();
    assert_eq!(report.standing(ProjectStanding::Withdrawn), 1);
    assert_eq!(counts(&report, Milestone::Implemented), [2, 7, 3, 9]);
    let adopted = report.time_to(Milestone::Implemented).unwrap();
    assert_eq!((adopted.followed(), adopted.happened()), (7, 2));
    // nothing is said of what lies after the day of the report
    let early = cohort
        .report(&programme(), projects(), date(2017, 9, 30))
        .unwrap();
    assert_eq!(early.standing(ProjectStanding::Implemented), 0);
}

#[test]
fn another_cohort_stands_beside_it_or_there_is_none() {
    let report = report();
    let inside = report.clone().with_small_cells();
    assert!(inside.to_string().contains("No comparison group."));
    assert_eq!(report.difference(Milestone::Implemented), None);
    let none = cohort().report(&programme(), &[], TODAY).unwrap();
    let beside = inside.beside(&none);
    let (difference, interval) = beside.difference(Milestone::Implemented).unwrap();
    let by_hand = Interval::newcombe((3.0, 6.0), (0.0, 6.0), 0.95).unwrap();
    assert_eq!((difference, interval), (0.5, by_hand));
    // three of six beside none, none beside three of six, and each beside itself: Newcombe's intervals by hand
    let inside = report.clone().with_small_cells();
    let none = none.with_small_cells();
    for (beside, says) in [
        (
            beside,
            "50 percentage points more (95 % interval 0 to 81 more, Newcombe)",
        ),
        (
            none.clone().beside(&inside),
            "50 percentage points fewer (95 % interval 81 fewer to 0, Newcombe)",
        ),
        (
            inside.clone().beside(&inside),
            "0 percentage points more or fewer (95 % interval 44 fewer to 44 more, Newcombe)",
        ),
    ] {
        let said = beside.to_string();
        let says = format!("a change is routine: {says}; not allocated at random.");
        assert!(said.contains(&says), "{says}\n{said}");
    }
}

#[test]
fn the_sentences_that_the_proposal_is_owed() {
    let said = report().with_small_cells().to_string();
    for sentence in [
        "“Lower than 50 %”: stated in the proposal, definition not given; not a comparator.",
        "silent, missing and withdrawn projects count as not implemented",
        "6 projects, 50 % seen: the interval is 19 to 81 %.",
        "Projects in which a change is routine: 3 of 6 (95 % interval 19 to 81 %).",
        "| l6 | bridge-four-hours | silent for 90 days |",
    ] {
        assert!(said.contains(sentence), "{sentence}\n{said}");
    }
    let of_24 = CanTell::of(24, 0.5, 0.3).unwrap();
    assert_eq!(
        of_24.to_string(),
        "24 projects, 50 % seen: the interval is 31 to 69 %. To tell 50 % from 30 % it takes 21 projects, and 44 to do so in 8 of 10 cohorts."
    );
    assert!(of_24.can());
    assert!(
        CanTell::of(24, 0.5, 0.5)
            .unwrap()
            .to_string()
            .contains("from itself")
    );
    for (projects, share) in [(0, 0.5), (24, f64::NAN), (24, 1.5)] {
        assert!(CanTell::of(projects, share, 0.3).is_err());
    }
    // the smallest number for which the interval leaves the other share out
    for needed in [21, 44] {
        let seen = (f64::from(needed) / 2.0).round();
        let own = Interval::wilson(seen, f64::from(needed), 0.95).unwrap();
        assert!(!own.contains(0.3));
    }
}

/// A cohort of as many learners, each on a project of their own, of which some are missing.
fn large(adopted: usize, tested: usize, missing: usize) -> CohortReport {
    let mut all: Vec<Project> = Vec::new();
    let mut cohort = Cohort::new("large", "leading-improvement").unwrap();
    let stories = [(adopted, 4), (tested, 0), (missing, 5)];
    let mut number = 0;
    for (many, story) in stories {
        for _ in 0..many {
            number += 1;
            let id = ProjectId::new(format!("p{number}")).unwrap();
            let mut project = projects()[story].clone();
            project
                .edit(|parts| {
                    parts.id = id.clone();
                    Ok(())
                })
                .unwrap();
            if story != 5 {
                all.push(project);
            }
            cohort
                .edit(|parts| {
                    let learner = Learner::new(date(2017, 3, 20)).on_project(&id)?;
                    parts
                        .learners
                        .insert(LearnerId::new(format!("x{number}"))?, learner);
                    Ok(())
                })
                .unwrap();
        }
    }
    cohort.report(&programme(), &all, TODAY).unwrap()
}

#[test]
fn small_numbers_are_left_out_with_their_share_and_interval() {
    // 12 adopted, 9 tested, 3 without a document: with 24 known, 3 could be found from 12 and 9, or from 21 of 24
    let report = large(12, 9, 3);
    let said = report.to_string();
    for row in [
        "| A change is routine | 12 |",
        "| Tests changes | not shown |",
        "| Tested, and left every idea | not shown |",
        "| No document | not shown |",
        "| A change was tested | not shown of 24 |  |  | not shown of 24 |",
        "| A change is routine | 12 of 24 | 50 % | 31 to 69 % | 12 of 24 |",
        "| The level is held for 12 months, by a claim | fewer than 5 of 24 |  |  | fewer than 5 of 24 |",
    ] {
        assert!(said.contains(row), "{row}\n{said}");
    }
    // with as many as five on either side all of it is shown
    let said = large(12, 7, 5).to_string();
    assert!(
        said.contains("| A change was tested | 19 of 24 | 79 % |"),
        "{said}"
    );
    assert!(large(12, 9, 3).to_string().contains("withdrawn: not shown"));
    let said = report.to_string();
    let projects = said.split("## How the tests were done").next().unwrap();
    for hidden in ["| 3 |", "| 9 |", "9 of 24", "3 of 24 |", "l1 "] {
        assert!(!projects.contains(hidden), "{hidden}\n{said}");
    }
    let inside = report.with_small_cells().to_string();
    assert!(inside.contains("| No document | 3 |"));
    assert!(inside.contains("| A change is routine | 12 of 24 | 50 % | 31 to 69 % | 12 of 24 |"));
}

#[test]
fn names_are_shown_to_who_asks_for_them() {
    let cohort = cohort();
    let inside = report().with_small_cells();
    let named = inside.clone().with_names();
    for (id, learner) in cohort.learners() {
        let name = learner.name.as_ref().unwrap().as_str();
        for said in [
            inside.to_string(),
            inside.to_html(),
            format!(
                "{inside:?} {cohort:?} {cohort} {learner:?} {:?}",
                inside.rows()
            ),
            cohort.redacted().to_json().unwrap(),
        ] {
            assert!(
                !said.contains(name) && !said.contains(id.as_str()),
                "{said}"
            );
        }
    }
    let gates = cohort.gates(&programme(), projects(), TODAY).unwrap();
    let gate = gates.into_iter().last().unwrap();
    assert!(gate.to_string().starts_with("l8: "));
    assert!(gate.with_names().to_string().starts_with("Grace Lin: "));
    let said = named.to_string();
    assert!(said.contains("Harry Singh") && !said.contains("Names are withheld"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// No name, id, note or text of a portfolio is in an output that was not asked for it, whatever they are.
    #[test]
    fn what_was_not_asked_for_is_in_no_output(
        words in proptest::collection::vec("qq[a-z]{6,12}qq", 12),
        left in any::<bool>(),
    ) {
        let mut document: Value = serde_json::from_str(COHORT).unwrap();
        let learners = document["learners"].as_object_mut().unwrap();
        let mut one = learners.remove("carla-mendes").unwrap();
        one["name"] = json!(words[0]);
        one["note"] = json!(words[1]);
        if left {
            one["withdrew"] = json!({"on": "2018-09-01", "why": words[2]});
        }
        let reflection = &mut one["portfolio"]["reflections"][0];
        (reflection["what"], reflection["so_what"]) = (json!(words[3]), json!(words[4]));
        (reflection["now_what"], reflection["changed"]) = (json!(words[5]), json!(words[6]));
        let review = &mut one["portfolio"]["reviews"][0];
        review["questions"] = json!([words[7]]);
        review["commitments"] = json!([{"what": words[8]}]);
        one["portfolio"]["engagements"] = json!([{
            "on": "2018-01-01", "about": {"project": {"project": "east-four-hours"}},
            "heard": words[9], "changed": words[10],
        }]);
        learners.insert(words[11].clone(), one);
        document["sets"]["monday"]["learners"] = json!(["amina-okafor", words[11]]);
        let cohort = Cohort::from_json(&document.to_string()).unwrap();
        let report = cohort.report(&programme(), projects(), TODAY).unwrap();
        let inside = report.clone().with_small_cells();
        let gates = cohort.gates(&programme(), projects(), TODAY).unwrap();
        let gates: Vec<String> = gates.iter().map(|gate| format!("{gate}{gate:?}")).collect();
        let gates = gates.concat();
        let outputs = [
            report.to_string(), inside.to_html(), gates, format!("{cohort}{cohort:?}{report:?}"),
            cohort.redacted().to_json().unwrap(),
        ];
        for said in outputs {
            prop_assert!(!said.contains("qq"), "{}", said);
        }
        prop_assert!(inside.with_names().to_string().contains(&words[0]));
        prop_assert_eq!(cohort.redacted().redacted(), cohort.redacted());
        let text = Text::new(words[0].as_str()).unwrap();
        prop_assert_eq!(cohort.learners()[&LearnerId::new(words[11].as_str()).unwrap()].name.as_ref(), Some(&text));
    }
}
