//! Projects: how the parts fit together, the document, the findings, the progress score.

use improvement::claim::{Claim, ClaimKind};
use improvement::error::{DataError, DocumentError, WorkError};
use improvement::finding::Code;
use improvement::measure::{Better, CollectionPlan, DataKind, Measure, Role};
use improvement::project::{
    Benefit, BenefitKind, BenefitTotals, Charter, Coverage, EvidenceRules, FollowUp, GivenScore,
    GoalPart, Lack, ProgressScore, ProjectRules, Recurrence, SCHEMA, Scorer, SquireItem,
};
use improvement::render::ProjectReport;
use improvement::spc::Decided;
use improvement::{
    Aim, Cycle, Date, Direction, Error, ErrorKind, Expectation, Place, Project, Series, Text,
    Window, date,
    id::{AimId, MeasureId, StakeholderId},
    pdsa::Scale,
};
use serde_json::{Value, json};

const AE: &str = include_str!("../../examples/data/ae_project.json");
const SEMMELWEIS: &str = include_str!("../../examples/data/semmelweis_project.json");

const TODAY: Date = date(2019, 3, 31);

fn ae() -> Project {
    Project::from_json(AE).unwrap()
}

/// The project of the example with its document changed.
fn changed(change: impl FnOnce(&mut Value)) -> Result<Project, Error> {
    let mut document: Value = serde_json::from_str(AE).unwrap();
    change(&mut document);
    Project::from_json(&document.to_string())
}

/// The example with one place of its document set to a value, and the error that it makes.
fn refused(pointer: &str, value: Value) -> (String, String) {
    let error = changed(|document| *document.pointer_mut(pointer).unwrap() = value).unwrap_err();
    assert!(
        matches!(error.place(), Some(Place::Path(_))),
        "{error} has no path"
    );
    (error.code().to_owned(), without_line(&error))
}

/// The message without the parser's line and column.
fn without_line(error: &Error) -> String {
    let message = error.to_string();
    message
        .split(" at line ")
        .next()
        .unwrap_or_default()
        .to_owned()
}

fn messages(project: &Project, code: Code, today: Date) -> Vec<String> {
    let findings = project.check(today);
    let of_code = findings.iter().filter(|finding| finding.code() == code);
    of_code.map(ToString::to_string).collect()
}

// ------------------------------------------------------------------------------------------------ the document

#[test]
fn a_newer_major_is_refused_by_its_header() {
    // nothing else in the document is of a known form
    let error =
        Project::from_json(r#"{"schema": "improvement/2", "minor": "x", "id": 7}"#).unwrap_err();
    assert_eq!(
        error.to_string(),
        "schema: the schema is `improvement/2`, expected `improvement/1`: another program wrote this document, or a newer version of this one"
    );
    assert_eq!(error.code(), "unknown_schema");
    assert_eq!(error.place(), Some(&Place::Path("schema".to_owned())));
    let error = Project::from_json("{}").unwrap_err();
    assert_eq!(
        error.to_string(),
        "the document cannot be read: missing field `schema` at line 1 column 2"
    );
}

#[test]
fn a_newer_minor_loads_and_is_not_saved() {
    let project = changed(|document| document["minor"] = json!(3)).unwrap();
    let error = project.to_json().unwrap_err();
    assert_eq!(error.code(), "would_lose_data");
    assert_eq!(
        error.to_string(),
        "the document is of minor version 3 and this version knows 0: saved from here it would lose what it does not know"
    );
    assert_eq!(
        messages(&project, Code::NewerMinor, TODAY),
        [
            "warning X2 at minor: the document is of minor version 3 and this version knows 0: it can be read and not saved"
        ]
    );
    // an edit does not make it an older one
    let mut project = project;
    project
        .edit(|parts| {
            parts.comparison = None;
            Ok(())
        })
        .unwrap();
    assert!(project.to_json().is_err());
}

#[test]
fn an_unknown_field_loads_and_is_found_by_its_path() {
    let project = changed(|document| {
        document["charter"]["colour"] = json!("blue");
        document["measures"][0]["chart"]["zoom"] = json!(2);
        document["weather"] = json!({"rain": true});
        document["map"]["stakeholders"]["rota-analyst"]["hat"] = json!("green");
        document["map"]["acts"]["panel-visit"]["room"] = json!(12);
    })
    .unwrap();
    let found = messages(&project, Code::UnknownField, TODAY);
    assert_eq!(
        found,
        [
            "warning X1 at ?: this version does not know `?`: it is lost when the document is saved",
            "warning X1 at charter.?: this version does not know `charter.?`: it is lost when the document is saved",
            "warning X1 at map.acts.?.?: this version does not know `map.acts.?.?`: it is lost when the document is saved",
            "warning X1 at map.stakeholders.s6.?: this version does not know `map.stakeholders.s6.?`: it is lost when the document is saved",
            "warning X1 at measures[0].chart.?: this version does not know `measures[0].chart.?`: it is lost when the document is saved",
        ]
    );
    let named = project.with_names().check(TODAY);
    assert!(
        named
            .iter()
            .any(|finding| finding.at() == "map.stakeholders.rota-analyst.hat")
    );
    assert_eq!(project.to_json().unwrap(), AE);
}

#[test]
fn no_name_leaks_through_a_key_that_is_not_known() {
    // a key may be an id of somebody, a name, or hold a dot: at every level of the document
    let keys = [
        "front-door-consultant",
        "Jane Doe",
        "x.front-door-consultant.Jane Doe",
    ];
    let levels = [
        "",
        "/charter",
        "/cycles/0",
        "/cycles/0/stage/closed/plan",
        "/measures/0",
        "/measures/0/chart",
        "/map",
        "/map/stakeholders/front-door-consultant",
        "/map/ties/0",
        "/map/acts/panel-visit",
        "/diagram",
        "/aims/0",
    ];
    for level in levels {
        let project = changed(|document| {
            let place = document.pointer_mut(level).unwrap();
            for key in keys {
                place[key] = json!({"note": "Jane Doe"});
            }
        })
        .unwrap();
        let unnamed = ProjectReport::new(&project, TODAY);
        let mut said = vec![
            project.to_string(),
            unnamed.to_html(),
            unnamed.to_markdown(),
        ];
        for finding in project.check(TODAY) {
            said.push(finding.to_string());
            said.push(serde_json::to_string(&finding).unwrap());
        }
        said.push(project.redacted().unwrap().to_json().unwrap());
        for said in said {
            for name in ["front-door-consultant", "Jane"] {
                assert!(!said.contains(name), "{level}: {said}");
            }
        }
        assert!(!messages(&project, Code::UnknownField, TODAY).is_empty());
        // whoever asks for names has the keys as they were written
        let named = project.with_names().check(TODAY);
        let of_code = named
            .iter()
            .filter(|finding| finding.code() == Code::UnknownField);
        assert_eq!(of_code.count(), keys.len(), "{level}");
        assert_eq!(project.unknown_fields().len(), keys.len(), "{level}");
    }
}

#[test]
fn a_fault_inside_a_part_has_its_path() {
    assert_eq!(
        refused("/measures/0/target", json!(95.0)),
        (
            "json".to_owned(),
            "measures[0] cannot be read: the target is 95, expected between the bounds 0 and 1"
                .to_owned()
        )
    );
    assert_eq!(
        refused("/cycles/0/stage/closed/run/started", json!("2017-02-30")),
        (
            "json".to_owned(),
            "cycles[0].stage.closed.run.started cannot be read: 2017-02-30 is not a day of the calendar"
                .to_owned()
        )
    );
    let (code, message) = refused("/scores/0/score", json!(2.7));
    assert_eq!(code, "json");
    assert_eq!(
        message,
        "scores[0].score cannot be read: the progress is scored 2.7, expected 0.5 to 5.0 in steps of 0.5"
    );
    let error = Project::from_json(&AE[..AE.len() / 2]).unwrap_err();
    assert!(error.to_string().contains("EOF while parsing"), "{error}");
    let error = Project::from_json(&format!("{AE} {AE}")).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("the end of the document cannot be read: trailing characters"),
        "{error}"
    );
}

#[test]
fn every_score_of_the_scale_is_one_and_no_other_number_is() {
    for halves in 1..=10_u8 {
        let score = ProgressScore::new(f64::from(halves) / 2.0).unwrap();
        assert_eq!(score.half_steps(), halves);
        assert_eq!(
            score.next().map(ProgressScore::half_steps),
            (halves < 10).then_some(halves + 1)
        );
    }
    for number in [0.0, 0.25, 5.5, -1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(
            ProgressScore::new(number).unwrap_err().code(),
            "progress_score"
        );
    }
}

// ------------------------------------------------------------------------------------------- what cannot be

#[test]
#[expect(
    clippy::too_many_lines,
    reason = "a table of every place where an id can stand"
)]
fn an_id_that_names_nothing_is_refused_wherever_it_stands() {
    let nobody = |path: &str| format!("{path}: there is no stakeholder `nobody`");
    let no_measure = |path: &str| format!("{path}: there is no measure `nothing`");
    let cases = [
        (
            "/charter/sponsor",
            json!("nobody"),
            nobody("charter.sponsor"),
        ),
        ("/charter/lead", json!("nobody"), nobody("charter.lead")),
        (
            "/charter/team/1",
            json!("nobody"),
            nobody("charter.team[2]"),
        ), // the team is kept in order
        (
            "/charter/sign_offs/0/by",
            json!("nobody"),
            nobody("charter.sign_offs[0].by"),
        ),
        (
            "/aims/0/agreed_by/0",
            json!("nobody"),
            nobody("aims[0].agreed_by[0]"),
        ),
        ("/aims/0/what", json!("nothing"), no_measure("aims[0].what")),
        (
            "/measures/0/plan/owner",
            json!("nobody"),
            nobody("measures[0].plan.owner"),
        ),
        (
            "/measures/0/chart/options/phases/0/reason/change",
            json!("nothing"),
            "measures[0].chart.options.phases[0].reason.change: there is no change idea `nothing`"
                .to_owned(),
        ),
        (
            "/diagram/aim",
            json!("nothing"),
            "diagram.aim: there is no aim `nothing`".to_owned(),
        ),
        (
            "/diagram/nodes/flow-in/measures/0",
            json!("nothing"),
            no_measure("diagram.nodes.flow-in.measures"),
        ),
        (
            "/diagram/edges/1/evidence/local/0",
            json!("nothing"),
            "diagram.edges[1].evidence.local: there is no cycle `nothing`".to_owned(),
        ),
        (
            "/map/acts/huddle/about",
            json!("nothing"),
            "map.acts.huddle.about: there is no node of the diagram `nothing`".to_owned(),
        ),
        (
            "/cycles/0/change",
            json!("nothing"),
            "cycles[0].change: there is no change idea `nothing`".to_owned(),
        ),
        (
            "/cycles/0/change",
            json!("flow-in"), // a driver is not an idea
            "cycles[0].change: there is no change idea `flow-in`".to_owned(),
        ),
        (
            "/cycles/1/informed_by/0",
            json!("nothing"),
            "cycles[1].informed_by: there is no cycle `nothing`".to_owned(),
        ),
        (
            "/cycles/0/stage/closed/plan/measures/0",
            json!("nothing"),
            no_measure("cycles[0].stage.plan"),
        ),
        (
            "/claims/0/measure",
            json!("nothing"),
            no_measure("claims[0].measure"),
        ),
        (
            "/benefits/2/measure",
            json!("nothing"),
            no_measure("benefits[2].measure"),
        ),
        (
            "/assessments/0/instrument",
            json!("nothing"),
            "assessments[0].instrument: there is no instrument `nothing`".to_owned(),
        ),
        (
            "/assessments/0/responses/1/by",
            json!("nobody"),
            nobody("assessments[0].responses[1].by"),
        ),
        (
            "/assessments/0/responses/1/answers/leaders",
            json!("nothing"),
            "assessments[0].responses: there is no answer `leaders/nothing`".to_owned(),
        ),
    ];
    for (pointer, value, message) in cases {
        assert_eq!(
            refused(pointer, value),
            ("unknown_id".to_owned(), message),
            "{pointer}"
        );
    }
}

#[test]
fn an_id_stands_once_in_its_list() {
    for list in [
        "aims",
        "measures",
        "cycles",
        "claims",
        "benefits",
        "instruments",
    ] {
        let error = changed(|document| {
            let again = document[list][0].clone();
            document[list].as_array_mut().unwrap().push(again);
        })
        .unwrap_err();
        assert_eq!(error.code(), "duplicate_id", "{list}");
        let document: Value = serde_json::from_str(AE).unwrap();
        let count = document[list].as_array().unwrap().len();
        let id = document[list][0]["id"].as_str().unwrap();
        assert_eq!(
            error.to_string(),
            format!("{list}[{count}].id: the id `{id}` stands there twice, expected each id once")
        );
    }
    let error = changed(|document| {
        let responses = document["assessments"][0]["responses"]
            .as_array_mut()
            .unwrap();
        responses.push(responses[0].clone());
    })
    .unwrap_err();
    assert_eq!(
        error.to_string(),
        "assessments[0].responses: the id `matron-in-charge` stands there twice, expected each id once"
    );
}

#[test]
fn two_aims_do_not_pull_one_measure_apart() {
    let error = changed(|document| {
        let mut other = document["aims"][0].clone();
        other["id"] = json!("fewer");
        other["direction"] = json!("lower");
        document["aims"].as_array_mut().unwrap().push(other);
    })
    .unwrap_err();
    assert_eq!(error.code(), "opposed_aims");
    assert_eq!(
        error.to_string(),
        "aims[1].direction: the aims `ninety-five` and `fewer` pull the measure `within-four-hours` in opposite directions"
    );
}

#[test]
fn nobody_signs_before_the_charter() {
    assert_eq!(
        refused("/charter/sign_offs/0/on", json!("2017-03-19")),
        (
            "too_early".to_owned(),
            "charter.sign_offs[0].on: the signature is dated 2017-03-19, expected no earlier than the charter of 2017-03-20"
                .to_owned()
        )
    );
    assert!(
        changed(|document| document["charter"]["sign_offs"][0]["on"] = json!("2017-03-20")).is_ok()
    );
}

#[test]
fn scores_stand_in_the_order_of_their_days() {
    assert_eq!(
        refused("/scores/1/on", json!("2018-03-29")),
        (
            "too_early".to_owned(),
            "scores[1].on: the score is dated 2018-03-29, expected no earlier than the score before it on 2018-03-30"
                .to_owned()
        )
    );
}

#[test]
fn how_a_change_stands_is_said_after_it_was_adopted() {
    // door-2 adopted on 2018-01-08; an old follow-up, without a state, may have any day
    assert!(changed(|document| document["follow_up"][0]["on"] = json!("2016-01-01")).is_ok());
    let stated = |on: &str| {
        changed(|document| {
            document["follow_up"][0] = json!({"on": on, "found": "in use", "state": "in_use"});
        })
    };
    assert!(stated("2018-01-08").is_ok());
    let error = stated("2018-01-07").unwrap_err();
    assert_eq!(
        (error.code(), error.to_string().as_str()),
        (
            "too_early",
            "follow_up[0].on: the follow-up is dated 2018-01-07, expected no earlier than the first adoption on 2018-01-08"
        )
    );
    let error = changed(|document| {
        document["cycles"].as_array_mut().unwrap().truncate(1);
        document["diagram"]["edges"][1]["evidence"] = json!("hypothesis");
        document["follow_up"][0]["state"] = json!("given_up");
    })
    .unwrap_err();
    assert_eq!(
        (error.code(), error.to_string().as_str()),
        (
            "nothing_adopted",
            "follow_up[0].on: the follow-up of 2018-08-20 says how the change stands, expected a cycle that had adopted one"
        )
    );
}

#[test]
fn what_became_routine_is_said_once_for_each_idea() {
    let project = ae();
    let adopted = project.adoptions();
    let said: Vec<_> = adopted
        .iter()
        .map(|one| {
            (
                one.change.as_str(),
                one.cycle.id().as_str(),
                one.on,
                one.intent,
            )
        })
        .collect();
    let start = Some(improvement::driver::Intent::Start);
    assert_eq!(
        said,
        [("senior-at-door", "door-2", date(2018, 1, 8), start)]
    );
    // a cycle that implemented counts where it did not leave the idea
    let implemented = |act: serde_json::Value| {
        let project = changed(|document| {
            document["cycles"].as_array_mut().unwrap().remove(1);
            document["cycles"][1]["informed_by"] = json!(["door-1"]);
            document["cycles"][1]["stage"]["closed"]["act"] = act;
            document["diagram"]["edges"][1]["evidence"] = json!({"local": ["door-1"]});
        });
        project.unwrap().adoptions().len()
    };
    assert_eq!(implemented(json!({"adapt": {"modify": "Sundays too"}})), 1);
    assert_eq!(implemented(json!({"abandon": {"reason": "too dear"}})), 0);
}

#[test]
fn cycles_do_not_inform_each_other_in_a_circle() {
    assert_eq!(
        {
            let error = changed(|document| {
                document["cycles"][0]["informed_by"] = json!(["door-2"]);
            })
            .unwrap_err();
            (error.code(), error.to_string())
        },
        (
            "ramp_cycle",
            "cycles: the cycles inform each other in a circle, door-1 -> door-2 -> door-1; expected each to learn from earlier ones only"
                .to_owned()
        )
    );
}

#[test]
fn a_fault_of_a_verb_does_not_get_into_a_project() {
    let mut project = ae();
    let before = project.clone();
    let error = project
        .edit(|parts| {
            parts
                .cycles
                .push(Cycle::new("door-4", "senior-at-door")?.objective(" "));
            Ok(())
        })
        .unwrap_err();
    assert_eq!(error.code(), "empty_text");
    assert!(matches!(error.place(), Some(Place::Path(_))));
    assert_eq!(project, before);
}

#[test]
fn a_goal_moves_with_its_reason_or_not_at_all() {
    let mut project = ae();
    let aim = AimId::new("ninety-five").unwrap();
    let before = project.clone();
    let error = project
        .edit(|parts| {
            parts.aims[0] = parts.aims[0].clone().to(0.93)?;
            Ok(())
        })
        .unwrap_err();
    assert_eq!(error.code(), "unlogged_revision");
    assert_eq!(
        error.to_string(),
        "aims[0].target: the target of the aim `ninety-five` is 0.93 and its log says 0.95, expected `revise_goal`, which asks for the reason"
    );
    assert_eq!(project, before);
    let revise = |project: &mut Project, part, on, after, why: &str| {
        project.edit(|parts| parts.revise_goal(&aim, part, on, after, why))
    };
    let on = date(2018, 6, 1);
    assert_eq!(
        revise(&mut project, GoalPart::Target, on, 0.94, " ")
            .unwrap_err()
            .code(),
        "empty_text"
    );
    revise(
        &mut project,
        GoalPart::Target,
        on,
        0.94,
        "the walk-in centre closed",
    )
    .unwrap();
    revise(
        &mut project,
        GoalPart::Baseline,
        on,
        0.9,
        "March was counted twice",
    )
    .unwrap();
    assert_eq!(project.aim(&aim).unwrap().target(), Some(0.94));
    let evidence = project.evidence_so_far(TODAY).to_string();
    assert!(
        evidence.contains(
            "\n  the target of the aim `ninety-five` was revised on 2018-06-01 from 0.95 to 0.94: the walk-in centre closed"
        ),
        "{evidence}"
    );
    // what is logged later than the day is not known on it
    assert!(
        project
            .evidence_so_far(date(2018, 3, 31))
            .revisions
            .is_empty()
    );

    // in a document: the log leads to where the aim stands, entry by entry
    let text = project.to_json().unwrap();
    assert_eq!(Project::from_json(&text).unwrap(), project);
    let mut document: Value = serde_json::from_str(&text).unwrap();
    document["aims"][0]["target"] = json!(0.95);
    assert_eq!(
        Project::from_json(&document.to_string())
            .unwrap_err()
            .to_string(),
        "aims[0].target: the target of the aim `ninety-five` is 0.95 and its log says 0.94, expected `revise_goal`, which asks for the reason"
    );
    document["aims"][0]
        .as_object_mut()
        .unwrap()
        .remove("target");
    assert_eq!(
        Project::from_json(&document.to_string())
            .unwrap_err()
            .to_string(),
        "aims[0].target: the target of the aim `ninety-five` is gone and its log says 0.94, expected `revise_goal`, which asks for the reason"
    );
    let mut broken: Value = serde_json::from_str(&text).unwrap();
    let mut next = broken["revisions"][0].clone();
    next["before"] = json!(0.95); // the entry before ended at 0.94
    broken["revisions"].as_array_mut().unwrap().push(next);
    assert_eq!(
        Project::from_json(&broken.to_string())
            .unwrap_err()
            .to_string(),
        "revisions[2]: the target of the aim `ninety-five` is 0.95 and its log says 0.94, expected `revise_goal`, which asks for the reason"
    );
    document["revisions"][0]["aim"] = json!("nothing");
    assert_eq!(
        Project::from_json(&document.to_string())
            .unwrap_err()
            .to_string(),
        "revisions[0].aim: there is no aim `nothing`"
    );
}

#[test]
fn a_goal_that_is_not_there_cannot_be_revised() {
    let mut project = Project::new("bare", Charter::new("bare").unwrap()).unwrap();
    project
        .edit(|parts| {
            parts.aims.push(Aim::new("half")?);
            Ok(())
        })
        .unwrap();
    let revise = |project: &mut Project, aim: &str, part| {
        let aim = AimId::new(aim).unwrap();
        let error = project
            .edit(|parts| parts.revise_goal(&aim, part, TODAY, 1.0, "why"))
            .unwrap_err();
        (error.code(), error.to_string())
    };
    assert_eq!(
        revise(&mut project, "half", GoalPart::Target),
        (
            "aim_without_target",
            "the aim `half` has no target, expected one: progress is a share of the way to it"
                .to_owned()
        )
    );
    assert_eq!(
        revise(&mut project, "half", GoalPart::Baseline),
        (
            "bad_option",
            "the baseline of the aim is not there, expected a baseline before it can be revised"
                .to_owned()
        )
    );
    assert_eq!(
        revise(&mut project, "whole", GoalPart::Target),
        ("unknown_id", "there is no aim `whole`".to_owned())
    );
}

#[test]
fn an_edit_that_is_refused_changes_nothing() {
    let mut project = ae();
    let before = project.clone();
    let error = project.edit(|parts| {
        parts.charter.title = Text::new("another")?;
        parts.measures.clear(); // what names them now names nothing
        Ok(())
    });
    assert!(error.is_err());
    assert_eq!(project, before);
    let missing = improvement::id::CycleId::new("door-9").unwrap();
    let error = project
        .edit(|parts| parts.cycle(&missing)?.start(TODAY))
        .unwrap_err();
    assert_eq!(error.to_string(), "there is no cycle `door-9`");
    let missing = MeasureId::new("minutes").unwrap();
    let error = project
        .edit(|parts| parts.measure(&missing).map(|_| ()))
        .unwrap_err();
    assert_eq!(error.to_string(), "there is no measure `minutes`");
    assert_eq!(
        project.chart(&missing).unwrap_err().to_string(),
        "there is no measure `minutes`"
    );
}

#[test]
fn kinds_of_error_keep_their_codes() {
    let kinds = [
        (
            ErrorKind::from(DocumentError::UnknownSchema {
                found: "x".to_owned(),
                expected: SCHEMA,
            }),
            "unknown_schema",
        ),
        (
            DocumentError::WouldLoseData { minor: 1, knows: 0 }.into(),
            "would_lose_data",
        ),
        (
            WorkError::ProgressScore { found: 0.1 }.into(),
            "progress_score",
        ),
    ];
    for (kind, code) in kinds {
        assert_eq!(kind.code(), code);
    }
}

const fn free<T: Send + Sync + Clone + std::fmt::Debug + 'static>() {}

#[test]
fn projects_can_be_sent_to_another_thread() {
    const _: () = free::<Project>();
    const _: () = free::<improvement::project::ScoreSupport>();
    const _: () = free::<improvement::project::Instrument>();
    const _: () = free::<improvement::project::InstrumentScore>();
    const _: () = free::<improvement::project::Parts>();
    const _: () = free::<improvement::project::ProjectChart>();
    const _: () = free::<improvement::project::SquireRow>();
    const _: () = free::<improvement::claim::Claim>();
    assert!(ae() == ae().clone());
}

// ------------------------------------------------------------------------------------------------- findings

#[test]
fn findings_of_all_parts_come_gravest_first() {
    let project = Project::from_json(SEMMELWEIS).unwrap();
    let findings = project.check(date(1849, 3, 31));
    assert!(findings.is_sorted());
    let codes: Vec<&str> = findings.iter().map(|one| one.code().as_str()).collect();
    for code in ["D7", "D8-by", "F4", "M2", "M5", "P2", "P4", "S3", "S9"] {
        assert!(codes.contains(&code), "{code} is not among {codes:?}");
    }
    assert!(
        findings
            .iter()
            .all(|finding| !finding.code().source().is_empty())
    );
}

#[test]
fn a_score_above_the_record_is_found_until_its_reason_is_recorded() {
    let mut project = ae();
    assert_eq!(
        messages(&project, Code::ScoreAboveEvidence, TODAY),
        [
            "warning P1 at scores: what is recorded here supports 2.5, and the team scored 4.5 on 2019-03-29; to support 4.5: figures that bear out a gain since the change, on the measure of an aim (a rise alone is not enough); figures that bear out a gain since the change, on the measure of the aim `ninety-five` (a rise alone is not enough); a claim that the measure of the aim `ninety-five` holds its gain (nobody has made one); or record why the score stands"
        ]
    );
    // a score of faculty is not the team's
    let faculty = changed(|document| {
        document["scores"][0]["by"] = json!("faculty");
        document["scores"][1]["by"] = json!("faculty");
    })
    .unwrap();
    assert!(messages(&faculty, Code::ScoreAboveEvidence, TODAY).is_empty());
    project
        .edit(|parts| {
            parts.scores[1].why = Some(Text::new("faculty saw it hold through two winters")?);
            Ok(())
        })
        .unwrap();
    assert!(messages(&project, Code::ScoreAboveEvidence, TODAY).is_empty());
}

#[test]
fn what_a_project_lacks_is_found_in_words() {
    let bare = Project::new("bare", Charter::new("bare").unwrap()).unwrap();
    let all: Vec<String> = bare.check(TODAY).iter().map(ToString::to_string).collect();
    assert_eq!(
        all,
        [
            "warning D6 at aims: the project has no aim, so there is nothing to reach",
            "warning S10 at map: nobody is on the stakeholder map: neither patients nor those whose work changes",
            "advice P2 at charter: the charter lacks: the problem; what is in scope; a sponsor; a lead; a team; a signature",
        ]
    );
    let silent = changed(|document| {
        let document = document.as_object_mut().unwrap();
        document.remove("comparison");
        document.remove("conditions");
        document.remove("follow_up");
    })
    .unwrap();
    assert_eq!(
        messages(&silent, Code::NoComparison, TODAY),
        [
            "advice P3 at comparison: nobody has said with what the change is compared; if with nothing, record that there is no comparison group"
        ]
    );
    assert_eq!(
        messages(&silent, Code::NoConditions, TODAY),
        [
            "advice P4 at conditions: nothing is recorded about protected time, contact with the sponsor or access to the data"
        ]
    );
    let contrary = changed(|document| document["measures"][0]["better"] = json!("lower")).unwrap();
    assert_eq!(
        messages(&contrary, Code::DirectionsDisagree, TODAY),
        [
            "error P5 at aims/ninety-five: the aim `ninety-five` and its measure `within-four-hours` do not agree on which way is better"
        ]
    );
}

#[test]
fn nobody_has_looked_again() {
    let mut project = ae();
    // door-3 was studied and adopted on 14 January 2019
    assert!(messages(&project, Code::NoFollowUp, date(2019, 7, 14)).is_empty());
    let later = date(2020, 2, 1);
    let six = "advice P6 at follow_up: the cycle `door-3` adopted its idea on 2019-01-14, and nobody has recorded how it stood six months later";
    let twelve = "advice P6 at follow_up: the cycle `door-3` adopted its idea on 2019-01-14, and nobody has recorded how it stood twelve months later";
    assert_eq!(
        messages(&project, Code::NoFollowUp, date(2019, 7, 15)),
        [six]
    );
    assert_eq!(messages(&project, Code::NoFollowUp, later), [six, twelve]);
    project
        .edit(|parts| {
            parts
                .follow_up
                .push(FollowUp::new(date(2019, 8, 1), "it stands")?);
            Ok(())
        })
        .unwrap();
    assert_eq!(messages(&project, Code::NoFollowUp, later), [twelve]);
}

#[test]
fn a_chart_that_cannot_be_drawn_is_a_finding_and_the_project_loads() {
    let project = changed(|document| {
        document["measures"][0]["chart"]["options"]["phases"][0]["from"] =
            json!({"date": "2017-05-02"});
    })
    .unwrap();
    assert_eq!(
        messages(&project, Code::ChartCannotBeDrawn, TODAY),
        [
            "warning P7 at measures/within-four-hours: the chart of the measure `within-four-hours` cannot be drawn: phase 2 names 2 May 2017, on which there is no point: the next is on 1 June 2017. Write that day; a phase begins there by itself with `on_or_after` in a document, `Phase::from_next` in a program"
        ]
    );
}

#[test]
fn an_aim_that_starts_elsewhere_than_its_measure_is_a_finding() {
    let from = |baseline: f64| {
        let project =
            changed(|document| document["aims"][0]["baseline"] = json!(baseline)).unwrap();
        messages(&project, Code::BaselineDiffers, TODAY)
    };
    let said = "warning P8 at aims/ninety-five: the aim `ninety-five` starts from 80 %, and its measure had 89.4 % over its baseline window (95 % interval # to # %): correct the aim, or the window";
    let found = from(0.80);
    assert_eq!(found.len(), 1);
    let (start, end) = said.split_once("# to # %").unwrap();
    assert!(
        found[0].starts_with(start) && found[0].ends_with(end),
        "{found:?}"
    );
    // as it was measured, or as that is rounded
    for baseline in [0.894, 0.8941, 0.89] {
        assert_eq!(from(baseline), [""; 0], "{baseline}");
    }
}

#[test]
fn agreement_inside_the_team_does_not_count() {
    let inside = changed(|document| {
        document["aims"][0]["agreed_by"] = json!(["rota-analyst", "matron-in-charge"]);
    })
    .unwrap();
    assert_eq!(messages(&ae(), Code::AimNotAgreed, TODAY), [""; 0]);
    assert_eq!(
        messages(&inside, Code::AimNotAgreed, TODAY),
        [
            "advice D14 at aims/ninety-five: nobody outside the team has agreed the aim `ninety-five`"
        ]
    );
}

#[test]
fn the_diagram_is_checked_by_what_the_cycles_have_shown() {
    // the idea whose tests held is adopted with evidence; an adopted idea whose prediction failed is not
    assert!(messages(&ae(), Code::AdoptedWithoutEvidence, TODAY).is_empty());
    let failed = changed(|document| {
        let act = document["cycles"][1]["stage"]["closed"]["act"].clone();
        document["cycles"][3]["stage"]["closed"]["act"] = act;
    })
    .unwrap();
    assert_eq!(
        messages(&failed, Code::AdoptedWithoutEvidence, TODAY),
        [
            "warning D13 at ideas/text-message: the idea `text-message` is adopted, although no prediction about it has held"
        ]
    );
    let patient = ProjectRules::default().with_idea_days(10);
    let codes: Vec<Code> = ae()
        .check_by(&patient, TODAY)
        .iter()
        .map(improvement::Finding::code)
        .collect();
    assert!(codes.contains(&Code::IdeaUntested)); // noon-1 began 27 days ago
    assert!(messages(&ae(), Code::IdeaUntested, TODAY).is_empty());
}

// --------------------------------------------------------------------------------------- the progress score

#[test]
fn golden_completion() {
    let project = ae();
    let share = |today| {
        let evidence = project.evidence_so_far(today);
        let completion = evidence.goals[0].progress.as_ref().unwrap().completion();
        (
            (completion.unwrap() * 1e4).round() / 1e4,
            evidence.supports.get(),
        )
    };
    // 36 months that resemble their neighbours do not bear the gain out, however far the aim has come
    assert_eq!(share(date(2018, 3, 31)), (0.4723, 2.5));
    assert_eq!(share(date(2019, 3, 31)), (0.6457, 2.5));
}

#[test]
fn completion_decides_between_three_and_a_half_and_four() {
    let project = levels(|_| 0.89, 0.93);
    let with_target = |target: f64| {
        let mut project = project.clone();
        project
            .edit(|parts| {
                let aim = parts.aims[0].id().clone();
                let reason = improvement::Text::new("a test asks for it")?;
                parts.revise_goal(&aim, GoalPart::Target, TODAY, target, reason)
            })
            .unwrap();
        project.evidence_so_far(TODAY)
    };
    assert_eq!(with_target(0.95).supports.get(), 4.0);
    let evidence = with_target(0.99);
    assert_eq!(evidence.supports.get(), 3.5);
    assert!(matches!(evidence.missing[0].1, Lack::Completion { .. }));
    // without a cycle that implements the change, 4.0 is not supported
    let mut document: Value = serde_json::from_str(&project.to_json().unwrap()).unwrap();
    document["cycles"][2]["purpose"] = json!("test");
    let tests_only = Project::from_json(&document.to_string()).unwrap();
    let evidence = tests_only.evidence_so_far(TODAY);
    assert_eq!(evidence.supports.get(), 3.5);
    assert_eq!(evidence.missing[0].1, Lack::Implementation);
}

#[test]
fn the_sentence_of_the_score() {
    assert_eq!(
        ae().evidence_so_far(TODAY).to_string(),
        "What is recorded here supports 2.5 (changes tested, but no improvement). You scored 4.5. To support 4.5: \
         figures that bear out a gain since the change, on the measure of an aim (a rise alone is not enough); figures that bear out a gain since the change, on the measure of the aim `ninety-five` (a rise alone is not enough); a claim that the measure of the aim `ninety-five` holds its gain (nobody has made one). Or record why your score stands.\n  \
         patients who stay no longer than four hours: from 89.4 % to 93 %, with the target at 95 %, 64.6 % of the way (95 % interval 28.0 to 80.7 %); \
         the figures cannot tell yet whether it got better since the change"
    );
}

#[test]
fn above_four_a_claim_that_the_gain_is_held_is_upheld() {
    let mut project = levels(|_| 0.89, 0.93);
    project
        .edit(|parts| {
            let aim = parts.aims[0].id().clone();
            let reason = improvement::Text::new("a test asks for it")?;
            parts.revise_goal(&aim, GoalPart::Target, TODAY, 0.92, reason)
        })
        .unwrap();
    let lacks = |project: &Project| -> Vec<String> {
        project
            .evidence_so_far(TODAY)
            .missing_for(ProgressScore::HIGHEST)
            .map(ToString::to_string)
            .collect()
    };
    assert_eq!(
        lacks(&project),
        ["a claim that the measure of the aim `ninety-five` holds its gain (nobody has made one)"]
    );
    let claims = |hold: f64| {
        let mut project = project.clone();
        project
            .edit(|parts| {
                let kind = ClaimKind::Sustained {
                    hold,
                    from: date(2018, 1, 1),
                };
                parts.claims.push(
                    Claim::new("held", "within-four-hours", "it holds")?
                        .of_kind(kind)
                        .with_phase(date(2017, 5, 1)),
                );
                Ok(())
            })
            .unwrap();
        project
    };
    assert_eq!(lacks(&claims(0.92)), [""; 0]);
    assert_eq!(claims(0.92).evidence_so_far(TODAY).supports.get(), 5.0);
    assert_eq!(
        lacks(&claims(0.94)),
        [
            "an upheld claim that the measure of the aim `ninety-five` holds its gain (`held` is not upheld)"
        ]
    );
}

/// The record grows step by step, and with each step the score that it supports.
#[test]
#[expect(
    clippy::too_many_lines,
    reason = "one record that grows through the whole scale"
)]
fn each_step_of_the_scale_asks_for_its_evidence() {
    let mut project = Project::new("steps", Charter::new("steps").unwrap()).unwrap();
    let supports = |project: &Project| {
        let evidence = project.evidence_so_far(TODAY);
        let next = evidence.supports.next().unwrap();
        let lacks: Vec<String> = evidence
            .missing_for(next)
            .map(ToString::to_string)
            .collect();
        (evidence.supports.get(), lacks)
    };
    assert_eq!(
        supports(&project),
        (
            0.5,
            vec![
                "a signature under the charter".to_owned(),
                "a sponsor".to_owned(),
                "a team of at least 2 (it has 0 people)".to_owned()
            ]
        )
    );
    let full: Project = levels(|_| 0.89, 0.93);
    project
        .edit(|parts| {
            // acts name ideas, and there is no diagram yet
            parts.map = without_acts(&full);
            parts.charter = full.charter().clone();
            Ok(())
        })
        .unwrap();
    assert_eq!(
        supports(&project),
        (
            1.0,
            vec!["a driver diagram with a driver, or a plan for collecting a measure".to_owned()]
        )
    );
    project
        .edit(|parts| {
            parts.measures.push(
                Measure::new(
                    "within-four-hours",
                    "four hours",
                    Role::Outcome,
                    DataKind::Proportion,
                )?
                .better(Better::Higher)
                .collected(CollectionPlan::new().owner("rota-analyst")?),
            );
            parts.measures.push(full.measures()[1].clone());
            parts.measures.push(full.measures()[2].clone());
            Ok(())
        })
        .unwrap();
    assert_eq!(
        supports(&project),
        (
            1.5,
            vec!["a point of data, or a cycle that collects information".to_owned()]
        )
    );
    // the chart names an idea, so the first data come without it
    project
        .edit(|parts| {
            let data = full.measures()[0].data().cloned();
            let measure = parts.measures[0]
                .clone()
                .series(data.into_iter().next().ok_or(DataError::NoDates)?)?;
            parts.measures[0] = measure.baseline(Window::dates(date(2016, 4, 1), date(2017, 4, 1)));
            Ok(())
        })
        .unwrap();
    assert_eq!(
        supports(&project),
        (
            2.0,
            vec![
                "a test of a change that has begun".to_owned(),
                "an aim".to_owned()
            ]
        )
    );
    project
        .edit(|parts| {
            parts.aims.push(
                Aim::new("ninety-five")?
                    .what("within-four-hours")?
                    .better(Direction::Higher),
            );
            Ok(())
        })
        .unwrap();
    assert_eq!(
        supports(&project).1,
        [
            "a test of a change that has begun",
            "a measure with a target and 3 points for most aims (now for 0 of 1)"
        ]
    );
    project
        .edit(|parts| {
            parts.aims[0] = parts.aims[0].clone().to(0.95)?;
            parts.diagram = full.diagram().cloned();
            parts.cycles.push(full.cycles()[0].clone());
            parts.cycles.push(full.cycles()[1].clone());
            Ok(())
        })
        .unwrap();
    // door-2 adopted the idea; nothing has begun since
    assert_eq!(
        supports(&project),
        (
            3.0,
            vec![
                "a test or an implementation that began after the first idea was adopted"
                    .to_owned()
            ]
        )
    );
    let mut without_adoption = project.clone();
    without_adoption
        .edit(|parts| {
            parts.cycles.pop();
            parts.diagram = diagram_without_evidence(&full);
            Ok(())
        })
        .unwrap();
    assert_eq!(
        supports(&without_adoption),
        (
            2.5,
            vec!["an idea that was adopted, or a cycle that implements one".to_owned()]
        )
    );
    project
        .edit(|parts| {
            parts.cycles.push(full.cycles()[2].clone());
            Ok(())
        })
        .unwrap();
    assert_eq!(supports(&project).0, 4.0);
}

fn without_acts(project: &Project) -> improvement::StakeholderMap {
    let mut document = serde_json::to_value(project.map()).unwrap();
    document.as_object_mut().unwrap().remove("acts");
    serde_json::from_value(document).unwrap()
}

fn diagram_without_evidence(project: &Project) -> Option<improvement::DriverDiagram> {
    let mut document = serde_json::to_value(project.diagram()?).unwrap();
    for edge in document["edges"].as_array_mut().unwrap() {
        edge["evidence"] = json!("hypothesis");
    }
    serde_json::from_value(document).ok()
}

#[test]
fn a_prediction_written_after_the_run_began_is_none() {
    let late = changed(|document| {
        for cycle in 0..3 {
            document["cycles"][cycle]["provenance"] =
                json!({"retrospective": {"entered": "2019-03-01", "source": "a report"}});
            document["cycles"][cycle]["stage"]["closed"]["plan"]["locked"] = json!("2019-03-01");
        }
    })
    .unwrap();
    let evidence = late.evidence_so_far(TODAY);
    assert_eq!(evidence.supports.get(), 2.5);
    assert_eq!(
        evidence.missing[0].1.to_string(),
        "a closed test with a prediction that was written before its run began and held"
    );
}

#[test]
fn a_rise_alone_is_not_enough() {
    // the level rises by half of the way, and the last points are still within what the process did before
    let steady = changed(|document| {
        let points = 36;
        // without a pattern of months, which the comparison would take out
        let wobble = |point: usize| 0.89 + 0.16 * ((point * point * 7 % 11) as f64 / 11.0 - 0.5);
        let events: Vec<f64> = (0..points)
            .map(|point| {
                let lift = if point < 12 { 0.0 } else { 0.003 };
                (10_000.0 * (wobble(point) + lift)).round()
            })
            .collect();
        let data = &mut document["measures"][0]["series"]["data"]["proportions"];
        data["events"] = json!(events);
        data["trials"] = json!(vec![10_000.0; points]);
        document["aims"][0]["baseline"] = json!(0.895);
        document["aims"][0]["target"] = json!(0.901);
    })
    .unwrap();
    let evidence = steady.evidence_so_far(TODAY);
    let completion = evidence.goals[0]
        .progress
        .as_ref()
        .unwrap()
        .completion()
        .unwrap();
    assert!((0.2..1.0).contains(&completion), "{completion}");
    assert!(!evidence.goals[0].has_gained());
    assert_eq!(evidence.supports.get(), 2.5);
    assert_eq!(
        evidence.missing[0].1.to_string(),
        "figures that bear out a gain since the change, on the measure of an aim (a rise alone is not enough)"
    );
    let for_aim = evidence
        .missing
        .iter()
        .find(|(score, _)| score.get() == 3.5)
        .unwrap();
    assert_eq!(
        for_aim.1.to_string(),
        "figures that bear out a gain since the change, on the measure of the aim `ninety-five` (a rise alone is not enough)"
    );
    assert!(
        evidence
            .to_string()
            .ends_with("; the figures cannot tell yet whether it got better since the change")
    );
}

/// The example with a level before the first test (May 2017) and one after it, both of small variation.
fn levels(before: impl Fn(usize) -> f64, after: f64) -> Project {
    changed(|document| {
        let data = &mut document["measures"][0]["series"]["data"]["proportions"];
        let points = data["events"].as_array().unwrap().len();
        // as a fair coin and a die would have it, without a pattern of months
        let noise = |point: usize| (point * point * 7 % 11) as f64 / 11.0 - 0.5;
        let level = |point: usize| if point < 13 { before(point) } else { after };
        let events: Vec<f64> = (0..points)
            .map(|point| (10_000.0 * (level(point) + 0.01 * noise(point))).round())
            .collect();
        data["events"] = json!(events);
        data["trials"] = json!(vec![10_000.0; points]);
    })
    .unwrap()
}

#[test]
fn a_gain_since_the_change_is_credited() {
    let project = levels(|_| 0.89, 0.93);
    let evidence = project.evidence_so_far(TODAY);
    assert!(evidence.goals[0].has_gained(), "{evidence}");
    assert!(evidence.supports.get() >= 3.5, "{evidence}");
    assert!(messages(&project, Code::LevelMovedBefore, TODAY).is_empty());
    assert!(
        evidence.to_string().contains("; the figures to 1 ")
            && evidence
                .to_string()
                .ends_with("bear out that it got better since the change"),
        "{evidence}"
    );
}

#[test]
fn a_gain_before_the_change_is_not_credited_to_it() {
    // the level rose seven months before the first test, and not since
    let project = levels(|point| if point < 6 { 0.89 } else { 0.93 }, 0.93);
    let evidence = project.evidence_so_far(TODAY);
    assert!(!evidence.goals[0].has_gained(), "{evidence}");
    assert_eq!(evidence.supports.get(), 2.5);
    let found = messages(&project, Code::LevelMovedBefore, TODAY);
    assert_eq!(
        found,
        [
            "warning P10 at aims/ninety-five: the level of its measure had moved before the first test, from 1 October 2016 on: what came before the change is not credited to it"
        ]
    );
}

#[test]
fn what_the_higher_scores_lack_is_said_in_words() {
    let open = changed(|document| {
        let closed = document["cycles"][2]["stage"]["closed"].clone();
        document["cycles"][2]["stage"] =
            json!({"doing": {"plan": closed["plan"], "started": "2018-02-01"}});
        document["diagram"]["nodes"]["beds-at-noon"]["kind"]["idea"]["status"] =
            json!({"status": "adopted", "on": "2019-03-01", "why": "the board wants it"});
        document["measures"][0]
            .as_object_mut()
            .unwrap()
            .remove("baseline");
    })
    .unwrap();
    let evidence = open.evidence_so_far(TODAY);
    let lacks: Vec<String> = evidence
        .missing
        .iter()
        .map(|(score, lack)| format!("{score} {lack}"))
        .collect();
    let why = "(how far it has come cannot be told: there is no baseline window of the measure `within-four-hours`)";
    assert_eq!(
        lacks,
        [
            format!("3.0 the aim `ninety-five` 20 % of the way {why}"),
            "3.0 figures that bear out a gain since the change, on the measure of an aim (a rise alone is not enough)".to_owned(),
            "3.5 figures that bear out a gain since the change, on the measure of the aim `ninety-five` (a rise alone is not enough)".to_owned(),
            format!("4.0 the aim `ninety-five` 50 % of the way {why}"),
            "4.5 a claim that the measure of the aim `ninety-five` holds its gain (nobody has made one)"
                .to_owned(),
            format!("5.0 the aim `ninety-five` 100 % of the way {why}"),
            "5.0 the end of the cycle `door-3`, which implements a change".to_owned(),
            "5.0 a cycle that says how the adopted idea `beds-at-noon` is kept up".to_owned(),
        ]
    );
}

#[test]
fn the_cut_offs_are_rules() {
    let project = levels(|_| 0.89, 0.93);
    let march = date(2019, 3, 31);
    let lenient = EvidenceRules::default().with_significant(0.4);
    assert_eq!(project.evidence_by(&lenient, march).supports.get(), 4.0);
    let strict = EvidenceRules::default().with_modest(0.9);
    assert_eq!(project.evidence_by(&strict, march).supports.get(), 2.5);
    let short = EvidenceRules::default().with_current_points(6);
    let evidence = project.evidence_by(&short, march);
    assert_eq!(
        evidence.goals[0].progress.as_ref().unwrap_err().code(),
        "window_too_short"
    );
    let rules =
        ProjectRules::default().with_evidence(EvidenceRules::default().with_significant(0.9));
    assert!(project.check_by(&rules, TODAY).iter().any(|finding| {
        finding
            .message()
            .starts_with("what is recorded here supports 3.5")
    }));
}

#[test]
fn only_the_teams_latest_score_up_to_the_day_counts() {
    let mut project = ae();
    let on = date(2018, 3, 31);
    assert_eq!(project.evidence_so_far(on).scored.unwrap().score.get(), 3.5);
    project
        .edit(|parts| {
            let score =
                GivenScore::new(date(2019, 3, 30), Scorer::Faculty, ProgressScore::new(5.0)?);
            parts.scores.push(score);
            Ok(())
        })
        .unwrap();
    assert_eq!(
        project.evidence_so_far(TODAY).scored.unwrap().score.get(),
        4.5
    );
    assert_eq!(project.evidence_so_far(date(2016, 1, 1)).scored, None);
}

// ---------------------------------------------------------------------------------------------------- charts

#[test]
fn a_chart_carries_its_cycles_and_the_reasons_of_its_phases() {
    let project = ae();
    let shown = project
        .chart(&MeasureId::new("within-four-hours").unwrap())
        .unwrap();
    let reason = shown.chart.phases()[1].reason().unwrap();
    assert_eq!(
        reason.text(),
        Some("a senior doctor sees every patient at the door")
    );
    // the day on which the first cycle of that idea was locked
    assert_eq!(
        reason.decided(),
        Decided::Before {
            on: date(2017, 5, 1)
        }
    );
    let notes: Vec<(String, Option<usize>)> = shown
        .annotations
        .iter()
        .map(|note| (note.to_string(), note.point))
        .collect();
    assert_eq!(
        notes,
        [
            (
                "2017-05-01 door-1: a senior doctor sees every patient at the door".to_owned(),
                Some(13)
            ),
            (
                "2017-09-01 door-2: a senior doctor sees every patient at the door".to_owned(),
                Some(17)
            ),
            (
                "2018-02-01 door-3: a senior doctor sees every patient at the door".to_owned(),
                Some(22)
            ),
            (
                "2019-03-04 noon-1: the ward round of those who may go home starts at eight"
                    .to_owned(),
                None
            ),
        ]
    );
    assert!(shown.to_string().ends_with("starts at eight"));
}

#[test]
fn a_retrospective_cycle_does_not_say_when_a_phase_was_decided() {
    let project = Project::from_json(SEMMELWEIS).unwrap();
    let shown = project
        .chart(&MeasureId::new("mortality").unwrap())
        .unwrap();
    let reason = shown.chart.phases()[1].reason().unwrap();
    // what stands in a source of its own
    let on = date(1847, 5, 15);
    assert_eq!(reason.decided(), Decided::Documented { on });
    let mut document: Value = serde_json::from_str(SEMMELWEIS).unwrap();
    document["measures"][0]["chart"]["options"]["phases"][0]["reason"] =
        json!({"why": "change", "change": "chlorine-wash", "decided": "not_recorded"});
    let unsaid = Project::from_json(&document.to_string()).unwrap();
    let shown = unsaid.chart(&MeasureId::new("mortality").unwrap()).unwrap();
    let reason = shown.chart.phases()[1].reason().unwrap();
    assert_eq!(reason.decided(), Decided::NotRecorded);
    assert_eq!(
        reason.text(),
        Some("everybody washes their hands in chlorinated lime before an examination")
    );
    // what an author has said stays
    let said = changed(|document| {
        document["measures"][0]["chart"]["options"]["phases"][0]["reason"] =
            json!({"why": "change", "text": "own words", "change": "senior-at-door", "decided": "after_seeing"});
    })
    .unwrap();
    let shown = said
        .chart(&MeasureId::new("within-four-hours").unwrap())
        .unwrap();
    let reason = shown.chart.phases()[1].reason().unwrap();
    assert_eq!(
        (reason.text(), reason.decided()),
        (Some("own words"), Decided::AfterSeeing)
    );
}

#[test]
fn a_measure_without_data_has_no_chart() {
    let error = ae()
        .chart(&MeasureId::new("senior-overtime").unwrap())
        .unwrap_err();
    assert_eq!(error.code(), "no_points");
}

// ---------------------------------------------------------------------------------------- SQUIRE and benefits

#[test]
fn squire_follows_the_record() {
    let bare = Project::new("bare", Charter::new("bare").unwrap()).unwrap();
    let of = |project: &Project| -> Vec<String> {
        project
            .squire(TODAY)
            .iter()
            .map(ToString::to_string)
            .collect()
    };
    assert_eq!(
        of(&bare),
        [
            "1 title: for the author to write",
            "2 abstract: for the author to write",
            "3 problem description: missing (lacks the problem; a baseline)",
            "4 available knowledge: for the author to write",
            "5 rationale: missing (lacks links of the diagram that rest on evidence; a rationale in the plan of a cycle)",
            "6 specific aims: missing (lacks an aim; what, how much, by when, for whom and where in every aim)",
            "7 context: missing (lacks an assessment of the context, or a stakeholder map)",
            "8 interventions: missing (lacks an adopted idea in words; the team)",
            "9 study of the interventions: missing (lacks closed cycles, and with them the fidelity report; a series over time)",
            "10 measures: missing (lacks an operational definition of every measure; an outcome measure; a process measure)",
            "11 analysis: missing (lacks a chart, which shows the variation over time)",
            "12 ethical considerations: for the author to write",
            "13 results: missing (lacks the cycles, as the course of the work; a process measure; what helped and what stood in the way; a balancing measure, for unintended results; the data, missing points among them)",
            "14 summary: missing (lacks what was learned)",
            "15 interpretation: missing (lacks predictions, and whether they held)",
            "16 limitations: missing (lacks the criteria of fidelity that were not met; with what the change is compared, if with anything)",
            "17 conclusions: for the author to write",
            "18 funding: for the author to write",
        ]
    );
    let rows = ae().squire(TODAY);
    assert!(
        rows.iter()
            .all(|row| matches!(row.coverage, Coverage::Present | Coverage::Manual)),
        "{rows:?}"
    );
    let numbers: Vec<u8> = rows.iter().map(|row| row.item.number()).collect();
    assert_eq!(numbers, (1..=18).collect::<Vec<u8>>());
    let history = Project::from_json(SEMMELWEIS).unwrap().squire(TODAY);
    let row = |item| history.iter().find(|row| row.item == item).unwrap();
    assert_eq!(row(SquireItem::SpecificAims).coverage, Coverage::Partial);
    assert_eq!(row(SquireItem::Interpretation).coverage, Coverage::Missing);
}

#[test]
fn an_item_that_does_not_apply_needs_a_reason() {
    let project =
        changed(|document| document["not_applicable"] = json!({"funding": "nobody paid"})).unwrap();
    assert_eq!(
        project.squire(TODAY)[17].to_string(),
        "18 funding: not applicable: nobody paid"
    );
    let error =
        changed(|document| document["not_applicable"] = json!({"funding": " "})).unwrap_err();
    assert_eq!(
        without_line(&error),
        "not_applicable.funding cannot be read: the text is empty, expected at least one word"
    );
}

#[test]
fn cash_is_never_added_to_what_is_not_cash() -> Result<(), Error> {
    let line = |id: &str, kind, recurrence| Benefit::new(id, id, kind, recurrence);
    let benefits = [
        line("a", BenefitKind::CashReleasing, Recurrence::EachYear)?.worth(123_456_789),
        line("b", BenefitKind::CashReleasing, Recurrence::EachYear)?.worth(-56_789),
        line("c", BenefitKind::CashReleasing, Recurrence::Once)?.worth(5),
        line("d", BenefitKind::CostAvoidance, Recurrence::EachYear)?.worth(100),
        line("e", BenefitKind::CostAvoidance, Recurrence::EachYear)?,
        line("f", BenefitKind::Quality, Recurrence::Once)?,
    ];
    let totals = BenefitTotals::of(&benefits);
    assert_eq!(
        totals.to_string(),
        "cash releasing, each year: £1,234,000.00\n\
         cash releasing, once: £0.05\n\
         cost avoidance, not cash, each year: £1.00, and 1 benefit without a figure\n\
         quality, not cash, once: 1 benefit without a figure"
    );
    assert_eq!(totals.rows().filter(|(kind, ..)| kind.is_cash()).count(), 2);
    // sums that no i64 holds
    let many = [i64::MAX, i64::MAX].map(|pence| {
        line("x", BenefitKind::CashReleasing, Recurrence::Once).map(|line| line.worth(pence))
    });
    let many: Vec<Benefit> = many.into_iter().collect::<Result<_, _>>()?;
    assert_eq!(
        BenefitTotals::of(&many).pence(BenefitKind::CashReleasing, Recurrence::Once),
        2 * i128::from(i64::MAX)
    );
    assert_eq!(ae().cost(), 4_150_000);
    Ok(())
}

// ------------------------------------------------------------------------------------------------ people's data

/// Every id and label of the people on a map.
fn names(project: &Project) -> Vec<String> {
    let people = project.map().stakeholders();
    let groups = people.values().map(|person| person.group.to_string());
    people
        .iter()
        .flat_map(|(id, person)| [id.to_string(), person.label.to_string()])
        .chain(groups)
        .collect()
}

#[test]
fn no_output_has_a_name_unless_names_are_asked_for() {
    for (text, today) in [(AE, TODAY), (SEMMELWEIS, date(1849, 3, 31))] {
        let project = Project::from_json(text).unwrap();
        let mut outputs = vec![
            project.to_string(),
            format!("{project:?}"),
            format!("{:?}", project.parts()),
        ];
        outputs.extend(project.check(today).iter().map(ToString::to_string));
        outputs.extend(project.squire(today).iter().map(ToString::to_string));
        outputs.push(project.evidence_so_far(today).to_string());
        outputs.push(
            project
                .chart(project.measures()[0].id())
                .unwrap()
                .to_string(),
        );
        for assessment in project.assessments() {
            outputs.push(project.score(assessment).unwrap().to_string());
        }
        outputs.push(project.redacted().unwrap().to_json().unwrap());
        for name in names(&project) {
            for output in &outputs {
                assert!(!output.contains(&name), "`{name}` stands in: {output}");
            }
        }
        let lead = project.charter().lead.clone().unwrap();
        let label = project.map().stakeholders()[&lead].label.to_string();
        assert!(project.with_names().to_string().contains(&label));
    }
}

#[test]
fn a_redacted_project_is_a_project() {
    let mut project = ae();
    project
        .edit(|parts| {
            let by = StakeholderId::new("rota-analyst")?;
            let diagram = parts.diagram.as_mut().ok_or(DataError::NoDates)?;
            diagram.revise(
                date(2018, 1, 10),
                by,
                "beds matter more than we thought",
                |theory| {
                    theory.secondary("beds", "a bed in time")?;
                    Ok(())
                },
            )?;
            diagram.revise(date(2018, 2, 10), "deputy-coo", "so do porters", |theory| {
                theory.secondary("porters", "a porter in time")?;
                Ok(())
            })
        })
        .unwrap();
    let redacted = project.redacted().unwrap();
    let diagram = redacted.diagram().unwrap();
    assert_eq!(diagram.theory(), project.diagram().unwrap().theory());
    assert_eq!(diagram.agreed(), project.diagram().unwrap().agreed());
    for (ours, theirs) in diagram
        .revisions()
        .iter()
        .zip(project.diagram().unwrap().revisions())
    {
        assert_eq!(
            (ours.on, &ours.why, &ours.before),
            (theirs.on, &theirs.why, &theirs.before)
        );
        assert_ne!(ours.by, theirs.by);
    }
    // the findings are those of the project, which has no names in them either; texts of the map are gone
    // (small groups are merged, so that what lies between them cannot be seen any more)
    let between = [
        Code::GroupsApart,
        Code::FragileBroker,
        Code::HeardThroughOpposed,
    ];
    let codes = |project: &Project| -> Vec<Code> {
        let findings = project.check(TODAY);
        let codes = findings.iter().map(improvement::Finding::code);
        codes.filter(|code| !between.contains(code)).collect()
    };
    assert_eq!(codes(&redacted), codes(&project));
    assert_eq!(
        redacted.evidence_so_far(TODAY),
        project.evidence_so_far(TODAY)
    );
    let again = Project::from_json(&redacted.to_json().unwrap()).unwrap();
    assert_eq!(again, redacted);
}

// ------------------------------------------------------------------------------------------------------ a cycle

#[test]
fn a_cycle_goes_on_inside_a_project() {
    let mut project = ae();
    let id = improvement::id::CycleId::new("door-4").unwrap();
    project
        .edit(|parts| {
            parts.cycles.push(
                Cycle::new("door-4", "senior-at-door")?
                    .objective("does it hold on Sundays?")
                    .predict(
                        Expectation::proportion("within-four-hours").between(0.93, 0.96)?,
                        "Sundays are quieter",
                        date(2019, 6, 1),
                    )
                    .scale(Scale::units(400, "patients"))
                    .task("the rota office", "find a doctor")
                    .informed_by("door-3"),
            );
            Ok(())
        })
        .unwrap();
    project
        .edit(|parts| parts.cycle(&id)?.start(date(2019, 4, 1)))
        .unwrap();
    assert_eq!(project.cycle(&id).unwrap().stage().name(), "Do");
    let before = project.clone();
    let error = project
        .edit(|parts| parts.cycle(&id)?.start(date(2019, 4, 1)))
        .unwrap_err();
    assert_eq!(error.code(), "transition");
    assert_eq!(project, before);
}

#[test]
fn a_series_of_another_kind_does_not_get_into_a_measure() {
    let mut project = ae();
    let error = project
        .edit(|parts| {
            parts.measures[0] = parts.measures[0]
                .clone()
                .series(Series::values([1.0, 2.0])?)?;
            Ok(())
        })
        .unwrap_err();
    assert_eq!(error.code(), "wrong_series");
}

#[test]
fn a_prediction_per_another_number_than_its_measure_is_a_finding() {
    let with = |counted: f64, predicted: f64| {
        let mut project = ae();
        project
            .edit(|parts| {
                let series = Series::rates([3, 5, 2], [900, 1_000, 800])?.per(counted)?;
                let falls = Measure::new("falls", "falls", Role::Outcome, DataKind::Rate)?;
                parts.measures.push(falls.series(series)?);
                parts
                    .cycles
                    .push(Cycle::new("mats", "senior-at-door")?.predict(
                        Expectation::rate_per("falls", predicted).at_most(3.0),
                        "mats stop slips",
                        date(2026, 12, 31),
                    ));
                Ok(())
            })
            .unwrap();
        messages(&project, Code::RatePerAnotherNumber, TODAY)
    };
    assert_eq!(
        with(1_000.0, 10_000.0),
        [
            "warning P9 at cycles/mats/predictions/0: a prediction is of the rate per 10,000 and the measure `falls` is per 1,000: \
             whoever reads both compares unlike numbers"
        ]
    );
    assert_eq!(with(1_000.0, 1_000.0), [""; 0]);
    assert_eq!(with(1.0, 1_000.0).len(), 1);
}
