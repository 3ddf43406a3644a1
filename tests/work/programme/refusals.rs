//! What programmes and cohorts refuse, each with its place.

use super::{COHORT, PROGRAMME, TODAY, cohort, programme, projects};
use crate::support::documents;
use improvement::programme::{Cohort, EvidenceRef, Gate, Programme, Requirement};
use improvement::{Error, Project, id::ProgrammeId};
use proptest::prelude::*;
use serde_json::{Value, json};

fn changed(text: &str, change: impl FnOnce(&mut Value)) -> String {
    let mut document: Value = serde_json::from_str(text).unwrap();
    change(&mut document);
    document.to_string()
}

fn programme_with(change: impl FnOnce(&mut Value)) -> Result<Programme, Error> {
    Programme::from_json(&changed(PROGRAMME, change))
}

fn cohort_with(change: impl FnOnce(&mut Value)) -> Result<Cohort, Error> {
    Cohort::from_json(&changed(COHORT, change))
}

#[track_caller]
fn says<T>(found: Result<T, Error>, code: &str, message: &str) {
    let error = found.err().expect("a refusal");
    let said = error.to_string();
    // what the reader of JSON adds is the place in the text
    let said = said.split(" at line ").next();
    assert_eq!((error.code(), said), (code, Some(message)));
}

#[test]
fn the_documents_are_written_as_they_are_read() {
    assert_eq!(programme().to_json().unwrap(), PROGRAMME);
    assert_eq!(cohort().to_json().unwrap(), COHORT);
}

#[test]
fn a_programme_that_does_not_fit_together_is_refused_at_its_place() {
    says(
        programme_with(|document| document["modules"][1]["credits"] = json!(15)),
        "credits_do_not_add_up",
        "modules: the modules have 55 credits together, expected the 60 of the programme",
    );
    says(
        programme_with(|document| document["modules"][1]["credits"] = json!(0)),
        "json",
        "modules[1].credits cannot be read: the credits are 0, expected 1 or more",
    );
    says(
        programme_with(|document| document["outcomes"][0]["level"] = json!(9)),
        "json",
        "outcomes[0].level cannot be read: the level is 9, expected 4 to 8 of the framework for higher education qualifications",
    );
    says(
        programme_with(|document| document["outcomes"][3]["gate"] = json!([])),
        "json",
        "outcomes[3].gate cannot be read: the gate asks for nothing, expected one requirement or more",
    );
    says(
        programme_with(|document| document["outcomes"][1]["module"] = json!("economics")),
        "unknown_id",
        "outcomes[1].module: there is no module `economics`",
    );
    says(
        programme_with(|document| document["outcomes"][1]["id"] = json!("frame-a-problem")),
        "duplicate_id",
        "outcomes[1].id: the id `frame-a-problem` stands there twice, expected each id once",
    );
    says(
        programme_with(|document| {
            document["outcomes"].as_array_mut().unwrap().truncate(2);
        }),
        "unknown_id",
        "modules[1]: there is no learning outcome of the module `improvement-science`",
    );
    says(
        programme_with(|document| {
            document["outcomes"][0]["gate"] = json!([{"progress_at_least": {"score": 3.0}}]);
        }),
        "json",
        "outcomes[0].gate[0].progress_at_least.score cannot be read: the gate asks for progress of 3.0, expected at most 2.5: changes tested. A gate never asks that the change was an improvement",
    );
    says(
        programme_with(|document| document["colour"] = json!("blue")),
        "json",
        "colour cannot be read: unknown field",
    );
    says(
        Programme::from_json(COHORT),
        "other_document",
        "document: the document is a `cohort`, expected a `programme`",
    );
    says(
        Cohort::from_json(PROGRAMME),
        "other_document",
        "document: the document is a `programme`, expected a `cohort`",
    );
    says(
        Programme::from_json(&PROGRAMME.replace("programme/1", "programme/2")),
        "unknown_schema",
        "schema: the schema is `improvement-programme/2`, expected `improvement-programme/1`: another program wrote this document, or a newer version of this one",
    );
}

#[test]
fn a_gate_that_asks_for_what_there_is_not_is_refused() {
    says(
        Gate::new([
            Requirement::TheoryRevised,
            Requirement::RampLength { min: 0 },
        ]),
        "asks_for_none",
        "requirement 2: the requirement asks for 0 cycles of a ramp, expected 1 or more",
    );
    let row = Requirement::Fidelity {
        code: improvement::finding::Code::DriverWithoutMeasure,
        min: 1,
    };
    says(
        Gate::new([row]),
        "no_fidelity_row",
        "code: `D5` is no row of fidelity, expected F1 to F12",
    );
    let exercises = ["two-points-lies".to_owned()].into();
    says(
        Gate::new([Requirement::ExercisesPassed { exercises }]),
        "unknown_exercise",
        "requirement 1: no exercise is named `two-points-lies`; did you mean `two-points-lie`?",
    );
    assert_eq!(Gate::new([]).unwrap_err().code(), "empty_gate");
    let codes = [
        improvement::programme::Credits::new(0).unwrap_err().code(),
        improvement::programme::StudyLevel::new(3)
            .unwrap_err()
            .code(),
        improvement::programme::TestedAtMost::new(4.0)
            .unwrap_err()
            .code(),
    ];
    assert_eq!(codes, ["no_credits", "study_level", "asks_for_success"]);
    let before = improvement::programme::Rating::new(TODAY, 3).unwrap();
    let then = improvement::programme::Confidence::before(before).then(2);
    assert_eq!(then.unwrap_err().code(), "then_without_after");
}

#[test]
fn a_cohort_that_does_not_fit_together_is_refused_at_its_place() {
    says(
        cohort_with(|document| {
            document["sets"]["thursday"]["learners"] = json!(["amina-okafor", "harry-singh"]);
        }),
        "in_two_sets",
        "sets.thursday.learners[0]: the learner `amina-okafor` is in the sets `monday` and `thursday`, expected one",
    );
    says(
        cohort_with(|document| document["sets"]["monday"]["learners"] = json!(["nobody"])),
        "unknown_id",
        "sets.monday.learners[0]: there is no learner `nobody`",
    );
    let amina = |change: fn(&mut Value)| {
        cohort_with(|document| change(&mut document["learners"]["amina-okafor"]))
    };
    says(
        amina(|one| {
            one["portfolio"]["reviews"][0]["of"] =
                json!({"project": {"project": "north-four-hours"}});
        }),
        "own_work",
        "learners.amina-okafor.portfolio.reviews[0].of: the learner `amina-okafor` reviews `north-four-hours`, which is their own, expected the work of another",
    );
    says(
        amina(|one| {
            one["portfolio"]["reflections"][1]["about"] =
                json!({"project": {"project": "nowhere"}});
        }),
        "unknown_id",
        "learners.amina-okafor.portfolio.reflections[1].about: there is no project of the cohort `nowhere`",
    );
    says(
        amina(|one| one["portfolio"]["engagements"][0]["on"] = json!("2017-03-19")),
        "too_early",
        "learners.amina-okafor.portfolio.engagements[0].on: the engagement is dated 2017-03-19, expected no earlier than the day of enrolment, 2017-03-20",
    );
    says(
        amina(|one| {
            one["portfolio"]["confidence"]["personal_impact"]["before"]["on"] = json!("2017-03-19");
        }),
        "too_early",
        "learners.amina-okafor.portfolio.confidence.personal_impact.before.on: the rating before is dated 2017-03-19, expected no earlier than the day of enrolment, 2017-03-20",
    );
    says(
        amina(|one| one["withdrew"] = json!({"on": "2017-03-01"})),
        "too_early",
        "learners.amina-okafor.withdrew.on: the withdrawal is dated 2017-03-01, expected no earlier than the day of enrolment, 2017-03-20",
    );
    says(
        amina(|one| {
            one["portfolio"]["confidence"]["personal_impact"]
                .as_object_mut()
                .unwrap()
                .remove("after");
        }),
        "json",
        "learners.amina-okafor.portfolio.confidence.personal_impact cannot be read: there is a rating of how it was then and none of how it is now, expected both on the same day",
    );
    says(
        amina(|one| {
            one["portfolio"]["confidence"]["personal_impact"]["after"]["on"] = json!("2017-01-01");
        }),
        "json",
        "learners.amina-okafor.portfolio.confidence.personal_impact cannot be read: after.on: the rating after is dated 2017-01-01, expected no earlier than the rating before on 2017-03-20",
    );
    says(
        amina(|one| one["projects"] = json!([{"project": "p"}, {"project": "p"}])),
        "duplicate_id",
        "learners.amina-okafor.projects[1].project: the id `p` stands there twice, expected each id once",
    );
}

#[test]
fn what_the_documents_of_the_projects_lack_is_found_when_they_are_asked() {
    let asked = |cohort: Cohort, projects: &[Project]| cohort.gates(&programme(), projects, TODAY);
    let changed = |change: fn(&mut Value)| {
        let cohort = cohort_with(|document| change(&mut document["learners"]["amina-okafor"]));
        asked(cohort.unwrap(), projects())
    };
    says(
        changed(|one| one["portfolio"]["reflections"][0]["about"]["cycle"]["id"] = json!("door-9")),
        "unknown_id",
        "learners.amina-okafor.portfolio.reflections[0].about: there is no cycle `door-9`",
    );
    says(
        changed(|one| one["projects"][0]["person"] = json!("nobody")),
        "unknown_id",
        "learners.amina-okafor.projects[0].person: there is no stakeholder `nobody`",
    );
    says(
        changed(|one| one["portfolio"]["judgements"][1]["outcome"] = json!("nothing")),
        "unknown_id",
        "learners.amina-okafor.portfolio.judgements[1].outcome: there is no learning outcome `nothing`",
    );
    let twice = [projects()[0].clone(), projects()[0].clone()];
    says(
        asked(cohort(), &twice),
        "duplicate_id",
        "projects[1].id: the id `north-four-hours` stands there twice, expected each id once",
    );
    let mut other = cohort();
    other
        .edit(|parts| {
            parts.programme = ProgrammeId::new("another")?;
            Ok(())
        })
        .unwrap();
    says(
        asked(other, &[]),
        "other_programme",
        "programme: the cohort follows the programme `another`, found `leading-improvement`",
    );
    for (kind, reference) in [
        (
            "measure",
            json!({"measure": {"project": "mill-four-hours", "id": "x"}}),
        ),
        (
            "claim",
            json!({"claim": {"project": "mill-four-hours", "id": "x"}}),
        ),
        (
            "change idea",
            json!({"idea": {"project": "mill-four-hours", "id": "x"}}),
        ),
        (
            "brokering act",
            json!({"act": {"project": "mill-four-hours", "id": "x"}}),
        ),
        (
            "barrier",
            json!({"barrier": {"project": "mill-four-hours", "id": "x"}}),
        ),
    ] {
        let reference: EvidenceRef = serde_json::from_value(reference).unwrap();
        let message = format!("there is no {kind} `x`");
        says(reference.resolve(&projects()[4]), "unknown_id", &message);
        let other = reference.resolve(&projects()[0]);
        says(other, "unknown_id", "there is no project `mill-four-hours`");
    }
}

const WORDS: &[&str] = &[
    "learners",
    "projects",
    "portfolio",
    "reflections",
    "about",
    "cycle",
    "min",
    "gate",
    "then",
    "door-1",
    "north-four-hours",
    "2017-05-01",
    "kept",
    "on",
    "person",
    "withdrew",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn documents_with_one_thing_changed_are_refused_or_answered(
        (place, mutation) in documents::any_mutation(WORDS),
        (other, second) in documents::any_mutation(WORDS),
    ) {
        let mut document: Value = serde_json::from_str(COHORT).unwrap();
        documents::mutate(&mut document, place, &mutation);
        if let Ok(cohort) = Cohort::from_json(&document.to_string()) {
            let _ = cohort.gates(&programme(), &projects()[3..5], TODAY).map(|all| {
                all.iter().map(ToString::to_string).collect::<String>()
            });
            let text = cohort.to_json().unwrap();
            prop_assert_eq!(Cohort::from_json(&text).unwrap(), cohort);
        }
        let mut document: Value = serde_json::from_str(PROGRAMME).unwrap();
        documents::mutate(&mut document, other, &second);
        if let Ok(programme) = Programme::from_json(&document.to_string()) {
            let text = programme.to_json().unwrap();
            prop_assert_eq!(Programme::from_json(&text).unwrap(), programme);
        }
    }
}
