//! What gates find: the three learners of the issue, and each requirement met and not met.

use super::{TODAY, cohort, programme, projects};
use improvement::finding::Code;
use improvement::id::{InstrumentId, LearnerId, ModuleId, OutcomeId};
use improvement::programme::{
    EvidenceKind, EvidenceLevel, Found, Gate, GateReport, Lacking, LearningOutcome, Module,
    Programme, Requirement, Strand, StudyLevel, TestedAtMost,
};
use improvement::stakeholder::ManagerRole;
use improvement::{Date, Project, Text, date};
use std::collections::BTreeSet;

fn gate(learner: &str, outcome: &str) -> GateReport {
    let (outcome, learner) = (
        OutcomeId::new(outcome).unwrap(),
        LearnerId::new(learner).unwrap(),
    );
    cohort()
        .gate(&programme(), &outcome, &learner, projects(), TODAY)
        .unwrap()
}

#[test]
fn a_prediction_that_was_locked_late_does_not_count_and_the_learner_sees_why() {
    let report = gate("amina-okafor", "tests-of-change");
    assert_eq!((report.met.len(), report.unmet.len()), (6, 1));
    let unmet = &report.unmet[0];
    assert_eq!((unmet.found, unmet.asked), (2, 3));
    assert_eq!(
        unmet.to_string(),
        "2 of 3 closed cycles, each with a prediction locked before its run: cycle `door-2`: prediction locked 2017-09-08, run started 2017-09-01."
    );
    // what was written down afterwards is seen in the report
    assert_eq!(
        report.after_the_fact[0].to_string(),
        "cycle `door-2` of `north-four-hours`: written down on 2018-03-01 and its plan was locked on 2017-09-08"
    );
    // without names
    assert!(!report.to_string().contains("amina"));
    assert!(report.to_string().ends_with("for those who assess."));
}

#[test]
fn a_test_that_failed_passes_as_one_that_succeeded_does() {
    // three predictions did not hold, the driver was removed, and the claim cannot be told
    let failed = gate("ben-hartley", "tests-of-change");
    assert!(failed.is_met(), "{failed}");
    let verdict = projects()[1].verdicts(TODAY).next().unwrap().1.unwrap();
    assert!(verdict.to_string().contains("Cannot tell"));
    let held = gate("carla-mendes", "tests-of-change");
    assert!(held.is_met(), "{held}");
    assert_eq!(
        (failed.level, held.level),
        (EvidenceLevel::Behaviour, EvidenceLevel::Results)
    );
}

/// The report on one requirement, for one of the learners of the example.
fn one(requirement: Requirement, learner: &str, today: Date) -> GateReport {
    one_of(projects(), requirement, learner, today)
}

/// The same, of other documents.
pub(super) fn one_of(
    projects: &[Project],
    requirement: Requirement,
    learner: &str,
    today: Date,
) -> GateReport {
    let module = Module::new("m", "a module", 20).unwrap();
    let outcome = LearningOutcome {
        id: OutcomeId::new("tests-of-change").unwrap(),
        module: ModuleId::new("m").unwrap(),
        strand: Strand::Management,
        level: StudyLevel::new(7).unwrap(),
        text: Text::new("do it").unwrap(),
        gate: Gate::new([requirement]).unwrap(),
    };
    let id = outcome.id.clone();
    let programme = Programme::new("leading-improvement", "P", 20, [module], [outcome]).unwrap();
    let learner = LearnerId::new(learner).unwrap();
    cohort()
        .gate(&programme, &id, &learner, projects, today)
        .unwrap()
}

#[test]
#[expect(
    clippy::too_many_lines,
    reason = "a table with a row for each requirement"
)]
fn each_requirement_is_met_by_one_and_not_by_another() {
    let course = |names: &[&str]| Requirement::ExercisesPassed {
        exercises: names.iter().map(|name| (*name).to_owned()).collect(),
    };
    let judged = |raters| Requirement::Judged {
        rubric: InstrumentId::new("tests-of-change-rubric").unwrap(),
        raters,
    };
    let acts = |role, min| Requirement::BrokeringActs { role, min };
    let score = |score| Requirement::ProgressAtLeast {
        score: TestedAtMost::new(score).unwrap(),
    };
    let same = |requirement: Requirement, by, not_by, says| {
        (requirement.clone(), by, requirement, not_by, says)
    };
    let rows: Vec<(Requirement, &str, Requirement, &str, &str)> = vec![
        (
            Requirement::CyclesClosed {
                min: 3,
                locked: false,
            },
            "amina-okafor",
            Requirement::CyclesClosed {
                min: 1,
                locked: true,
            },
            "harry-singh",
            "0 of 1 closed cycle with a prediction locked before its run.",
        ),
        (
            Requirement::RampLength { min: 3 },
            "ben-hartley",
            Requirement::RampLength { min: 2 },
            "grace-lin",
            "a ramp of 1 of 2 closed cycles.",
        ),
        (
            Requirement::Fidelity {
                code: Code::NoRegularData,
                min: 1,
            },
            "carla-mendes",
            Requirement::Fidelity {
                code: Code::ScaleNotGrowing,
                min: 2,
            },
            "carla-mendes",
            "fidelity row F6 met 1 of 2 times.",
        ),
        same(
            Requirement::DataOverTime { points: 36 },
            "grace-lin",
            "harry-singh",
            "15 of 36 points of one measure over time.",
        ),
        (
            Requirement::DiagramClean {
                allow: Code::ALL
                    .iter()
                    .copied()
                    .filter(|code| *code != Code::IdeaWithoutDriver)
                    .collect(),
            },
            "carla-mendes",
            Requirement::DiagramClean {
                allow: BTreeSet::new(),
            },
            "grace-lin",
            "not yet a driver diagram without findings: D12 at ideas/beds-at-noon",
        ),
        same(
            Requirement::TheoryRevised,
            "ben-hartley",
            "grace-lin",
            "not yet a driver diagram revised after a closed cycle.",
        ),
        same(
            Requirement::ClaimsVerified { min: 1 },
            "ben-hartley",
            "grace-lin",
            "0 of 1 claim checked against the figures, whatever the verdict.",
        ),
        (
            Requirement::Engagements { min: 2 },
            "amina-okafor",
            Requirement::Engagements { min: 1 },
            "ben-hartley",
            "0 of 1 engagement with what was heard and what changed in the learner's own plan.",
        ),
        (
            acts(ManagerRole::Diffusing, 1),
            "amina-okafor",
            acts(ManagerRole::Selling, 1),
            "ewa-nowak",
            "0 of 1 selling act: `east-four-hours`: nobody has said who on its stakeholder map the learner is, so no act is the learner's.",
        ),
        (
            Requirement::Reflections {
                min: 2,
                about: Some(EvidenceKind::Cycle),
            },
            "ben-hartley",
            Requirement::Reflections {
                min: 1,
                about: Some(EvidenceKind::Barrier),
            },
            "ben-hartley",
            "0 of 1 reflection on a barrier.",
        ),
        (
            Requirement::PeerReviews {
                min: 2,
                distinct: true,
            },
            "ben-hartley",
            Requirement::PeerReviews {
                min: 2,
                distinct: false,
            },
            "finn-omalley",
            "1 of 2 reviews of the work of others.",
        ),
        same(
            course(&["two-points-lie", "did-it-hold"]),
            "carla-mendes",
            "ben-hartley",
            "1 of 2 exercises of the course right: `did-it-hold` and `two-points-lie`: exercise `did-it-hold`: not right yet.",
        ),
        same(
            score(2.5),
            "ben-hartley",
            "harry-singh",
            "not yet a record that supports progress of 2.5 (changes tested, but no improvement): the record of `bridge-four-hours` supports 2.0.",
        ),
        (
            judged(2),
            "amina-okafor",
            judged(3),
            "amina-okafor",
            "the judgement of 2 of 3 raters by the rubric `tests-of-change-rubric`.",
        ),
    ];
    for (met, by, unmet, not_by, says) in rows {
        let report = one(met, by, TODAY);
        assert!(report.is_met(), "{report}");
        assert!(!report.met[0].evidence.is_empty(), "{report}");
        let report = one(unmet, not_by, TODAY);
        assert_eq!(report.met.len(), 0, "{report}");
        let said = report.unmet[0].to_string();
        assert!(said.starts_with(says), "{said}\n{says}");
    }
}

#[test]
fn what_is_dated_later_does_not_count_yet() {
    let closed = Requirement::CyclesClosed {
        min: 3,
        locked: true,
    };
    // the study of the third cycle was written on 2019-01-04
    assert!(one(closed.clone(), "ben-hartley", date(2019, 1, 4)).is_met());
    let before = one(closed, "ben-hartley", date(2019, 1, 3));
    assert_eq!(
        before.unmet[0].to_string(),
        "2 of 3 closed cycles, each with a prediction locked before its run: cycle `door-3`: closed after this day."
    );
    let judged = Requirement::Judged {
        rubric: InstrumentId::new("tests-of-change-rubric").unwrap(),
        raters: 2,
    };
    assert!(!one(judged, "ben-hartley", date(2019, 2, 13)).is_met());
}

#[test]
fn evidence_resolves_and_a_missing_document_is_said() {
    let (cohort, programme) = (cohort(), programme());
    for report in cohort.gates(&programme, projects(), TODAY).unwrap() {
        for found in report.met.iter().flat_map(|met| &met.evidence) {
            if let Found::Work(reference) = found {
                let project = projects().iter().find(|one| one.id() == reference.of());
                reference.resolve(project.unwrap()).unwrap();
            }
        }
    }
    for report in cohort.gates(&programme, &[], TODAY).unwrap() {
        for unmet in &report.unmet {
            if matches!(unmet.requirement, Requirement::CyclesClosed { .. }) {
                assert!(matches!(unmet.lacking[..], [Lacking::NoDocument { .. }]));
            }
        }
        assert!(report.level <= EvidenceLevel::Learning);
    }
}
