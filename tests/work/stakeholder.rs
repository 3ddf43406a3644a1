//! Stakeholder maps: what cannot be, what is missing, and what is never printed.

use crate::support::documents;
use improvement::stakeholder::{
    Barrier, BrokeringAct, Commitment, CommitmentLevel, ManagerRole, MapRules, NineC, Quadrant,
    Salience, SalienceClass, Stakeholder, Tie, TieKind,
};
use improvement::{
    Date, Error, Finding, Score, StakeholderMap, Text, date,
    id::{ActId, BarrierId, GroupId, NodeId, StakeholderId},
};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const TODAY: Date = date(2026, 6, 1);
const SEEN: Date = date(2026, 3, 1);

fn id(id: &str) -> StakeholderId {
    StakeholderId::new(id).unwrap()
}

fn person(group: &str, power: i64, interest: i64) -> Stakeholder {
    Stakeholder::new("a person", group, power, interest, SEEN).unwrap()
}

fn committed(
    person: Stakeholder,
    now: CommitmentLevel,
    needed: CommitmentLevel,
    as_of: Date,
) -> Stakeholder {
    person
        .with_commitment(Commitment::new(now, needed, as_of))
        .unwrap()
}

fn text(text: &str) -> Text {
    Text::new(text).unwrap()
}

/// The manager informs two nurses of their ward and a porter.
fn map() -> StakeholderMap {
    let mut map = StakeholderMap::new();
    map.add("manager", person("ward", 4, 5))
        .unwrap()
        .add("nurse", person("ward", 2, 4))
        .unwrap()
        .add("sister", person("ward", 3, 2))
        .unwrap()
        .add("porter", person("estates", 1, 1))
        .unwrap()
        .tie("manager", TieKind::Informs, "nurse")
        .unwrap()
        .tie("nurse", TieKind::AsksAdvice, "sister")
        .unwrap()
        .tie("porter", TieKind::ReportsTo, "manager")
        .unwrap()
        .log(
            "visit",
            BrokeringAct::new(date(2026, 5, 1), id("manager"), ManagerRole::Diffusing)
                .from_people([id("sister")])
                .to_people([id("nurse"), id("porter")])
                .about(NodeId::new("flow").unwrap())
                .with_note(text("heard about the rota")),
        )
        .unwrap()
        .meet(
            "keys",
            Barrier::new(text("no keys at night"), date(2026, 4, 1)).concerning([id("porter")]),
        )
        .unwrap();
    map
}

#[track_caller]
fn refused<T>(result: Result<T, Error>, code: &str, message: &str) {
    let Err(error) = result else {
        panic!("expected {code}")
    };
    assert_eq!((error.code(), error.to_string().as_str()), (code, message));
}

/// The same fault in a document: `edit` puts it into the stored map.
#[track_caller]
fn refused_in_document(edit: impl FnOnce(&mut Value), message: &str) {
    let mut document = serde_json::to_value(map()).unwrap();
    edit(&mut document);
    let error = serde_json::from_value::<StakeholderMap>(document)
        .unwrap_err()
        .to_string();
    assert_eq!(error, message);
}

#[test]
fn a_map_is_read_as_it_was_written() {
    let mut map = map();
    map.overcome(
        &BarrierId::new("keys").unwrap(),
        date(2026, 4, 9),
        "a key safe",
    )
    .unwrap();
    map.commit(
        &id("nurse"),
        Commitment::new(
            CommitmentLevel::LetHappen,
            CommitmentLevel::HelpHappen,
            SEEN,
        ),
    )
    .unwrap();
    let document = serde_json::to_string_pretty(&map).unwrap();
    let again: StakeholderMap = serde_json::from_str(&document).unwrap();
    assert!(again == map);
    assert_eq!(serde_json::to_string_pretty(&again).unwrap(), document);
    let empty: StakeholderMap = serde_json::from_str("{}").unwrap();
    assert!(empty == StakeholderMap::new());
}

#[test]
fn ties_join_two_people_on_the_map_once() {
    let tie = |from: &str, to: &str| json!({"from": from, "to": to, "kind": "informs"});
    let push =
        |tie: Value| move |document: &mut Value| document["ties"].as_array_mut().unwrap().push(tie);
    let mut map = map();
    let message = "`nurse` is tied to themselves, expected two people";
    refused(
        map.tie("nurse", TieKind::Informs, "nurse"),
        "self_tie",
        message,
    );
    refused_in_document(push(tie("nurse", "nurse")), message);
    let message = "the tie `manager` informs `nurse` stands there twice, expected each tie once";
    refused(
        map.tie("manager", TieKind::Informs, "nurse"),
        "duplicate_tie",
        message,
    );
    refused_in_document(push(tie("manager", "nurse")), message);
    for (from, to) in [("nobody", "nurse"), ("nurse", "nobody")] {
        let message = "there is no stakeholder `nobody`";
        refused(map.tie(from, TieKind::Informs, to), "unknown_id", message);
        refused_in_document(push(tie(from, to)), message);
    }
    map.tie("manager", TieKind::AsksAdvice, "nurse").unwrap();
    assert_eq!(map.ties().len(), 4);
    assert!(map.untie(&Tie {
        from: id("manager"),
        to: id("nurse"),
        kind: TieKind::AsksAdvice
    }));
    assert!(!map.untie(&Tie {
        from: id("manager"),
        to: id("nurse"),
        kind: TieKind::AsksAdvice
    }));
}

#[test]
fn ids_are_taken_once() {
    let mut map = map();
    refused(
        map.add("nurse", person("ward", 1, 1)),
        "duplicate_id",
        "the id `nurse` stands there twice, expected each id once",
    );
    refused(
        map.add("Nurse", person("ward", 1, 1)),
        "bad_id",
        "`Nurse` is not an id, expected 1 to 64 characters out of a to z, 0 to 9 and -",
    );
    let act = BrokeringAct::new(TODAY, id("nurse"), ManagerRole::Selling);
    refused(
        map.log("visit", act),
        "duplicate_id",
        "the id `visit` stands there twice, expected each id once",
    );
    let barrier = Barrier::new(text("another"), TODAY);
    refused(
        map.meet("keys", barrier),
        "duplicate_id",
        "the id `keys` stands there twice, expected each id once",
    );
    let one = serde_json::to_string(&person("ward", 1, 1)).unwrap();
    let error = serde_json::from_str::<StakeholderMap>(&format!(
        r#"{{"stakeholders": {{"a": {one}, "a": {one}}}}}"#
    ))
    .unwrap_err()
    .to_string();
    assert!(
        error.starts_with("the id `a` stands there twice, expected each id once"),
        "{error}"
    );
}

#[test]
fn acts_and_barriers_name_people_on_the_map() {
    let message = "there is no stakeholder `nobody`";
    let mut map = map();
    let act = BrokeringAct::new(TODAY, id("nurse"), ManagerRole::Selling);
    refused(
        map.log(
            "a",
            BrokeringAct::new(TODAY, id("nobody"), ManagerRole::Selling),
        ),
        "unknown_id",
        message,
    );
    refused(
        map.log("a", act.clone().from_people([id("nobody")])),
        "unknown_id",
        message,
    );
    refused(
        map.log("a", act.to_people([id("nobody")])),
        "unknown_id",
        message,
    );
    let barrier = Barrier::new(text("another"), TODAY).concerning([id("nobody")]);
    refused(map.meet("b", barrier), "unknown_id", message);
    refused_in_document(
        |document| document["acts"]["visit"]["by"] = json!("nobody"),
        message,
    );
    refused_in_document(
        |document| document["barriers"]["keys"]["concerns"] = json!(["nobody"]),
        message,
    );
    refused(
        map.replace(&id("nobody"), person("ward", 1, 1)),
        "unknown_id",
        message,
    );
    refused(map.forget(&id("nobody")), "unknown_id", message);
    refused(
        map.role_coverage(&id("nobody"), SEEN..=TODAY),
        "unknown_id",
        message,
    );
}

#[test]
fn scores_are_1_to_5() {
    refused(
        Stakeholder::new("label", "ward", 6, 1, SEEN),
        "score_out_of_range",
        "power is 6, expected a score of 1 to 5",
    );
    refused(
        Stakeholder::new("label", "ward", 1, 0, SEEN),
        "score_out_of_range",
        "interest is 0, expected a score of 1 to 5",
    );
    refused(
        Stakeholder::new(" ", "ward", 1, 1, SEEN),
        "empty_text",
        "the text is empty, expected at least one word",
    );
    for score in [0, 6, -1, 300] {
        refused_in_document(
            |document| {
                document["stakeholders"]["nurse"]["power"] = json!(score);
            },
            &format!("the score is {score}, expected a score of 1 to 5"),
        );
    }
    let high: Vec<bool> = (1..=5)
        .map(|score| Score::new(score).unwrap().is_high())
        .collect();
    assert_eq!(high, [false, false, true, true, true]);
}

#[test]
fn a_history_of_commitment_runs_forwards() {
    let view = |day| Commitment::new(CommitmentLevel::LetHappen, CommitmentLevel::HelpHappen, day);
    let mut map = map();
    map.commit(&id("nurse"), view(date(2026, 3, 2))).unwrap();
    for day in [date(2026, 3, 2), date(2026, 3, 1)] {
        refused(
            map.commit(&id("nurse"), view(day)),
            "too_early",
            &format!(
                "the view of a commitment is dated {day}, expected later than the view of 2026-03-02"
            ),
        );
    }
    refused(
        map.commit(&id("nobody"), view(TODAY)),
        "unknown_id",
        "there is no stakeholder `nobody`",
    );
    let level = json!({"now": "opposed", "needed": "let_happen", "as_of": "2026-03-02"});
    refused_in_document(
        |document| document["stakeholders"]["nurse"]["commitment"] = json!([level, level]),
        "the view of a commitment is dated 2026-03-02, expected later than the view of 2026-03-02",
    );
}

#[test]
fn a_barrier_is_overcome_once_and_after_it_was_met() {
    let keys = BarrierId::new("keys").unwrap();
    let mut map = map();
    refused(
        map.overcome(&keys, date(2026, 3, 31), "a key safe"),
        "too_early",
        "the end of a barrier is dated 2026-03-31, expected no earlier than the day it was met, 2026-04-01",
    );
    refused(
        map.overcome(&keys, TODAY, " "),
        "empty_text",
        "the text is empty, expected at least one word",
    );
    refused(
        map.overcome(&BarrierId::new("locks").unwrap(), TODAY, "a key safe"),
        "unknown_id",
        "there is no barrier `locks`",
    );
    map.overcome(&keys, date(2026, 4, 9), "a key safe").unwrap();
    refused(
        map.overcome(&keys, TODAY, "again"),
        "already_overcome",
        "the barrier `keys` was overcome on 2026-04-09 already",
    );
    refused_in_document(
        |document| {
            document["barriers"]["keys"]["overcome"] =
                json!({"on": "2026-03-31", "how": "a key safe"});
        },
        "the end of a barrier is dated 2026-03-31, expected no earlier than the day it was met, 2026-04-01",
    );
}

#[test]
fn somebody_is_forgotten_with_every_trace() {
    let mut map = map();
    map.forget(&id("porter")).unwrap();
    assert!(!serde_json::to_string(&map).unwrap().contains("porter"));
    assert_eq!(map.acts().len(), 1);
    map.forget(&id("manager")).unwrap();
    assert!(!serde_json::to_string(&map).unwrap().contains("manager"));
    assert_eq!((map.acts().len(), map.ties().len()), (0, 1));
}

#[test]
fn the_grid_and_its_strategies() {
    let place = |power, interest| person("ward", power, interest).placement();
    for (power, interest, quadrant, words) in [
        (
            3,
            3,
            Quadrant::ManageClosely,
            "power 3, interest 3 (manage closely)",
        ),
        (
            5,
            2,
            Quadrant::KeepSatisfied,
            "power 5, interest 2 (keep satisfied)",
        ),
        (
            2,
            5,
            Quadrant::KeepInformed,
            "power 2, interest 5 (keep informed)",
        ),
        (
            2,
            2,
            Quadrant::Monitor,
            "power 2, interest 2 (monitor, with minimal effort)",
        ),
    ] {
        assert_eq!(place(power, interest).quadrant, quadrant);
        assert_eq!(
            place(power, interest).to_string(),
            format!("in the author's view on 2026-03-01: {words}")
        );
    }
}

#[test]
fn salience_has_eight_classes() {
    let class = |power, legitimacy, urgency| {
        Salience {
            power,
            legitimacy,
            urgency,
        }
        .class()
    };
    assert_eq!(class(false, false, false), SalienceClass::NonStakeholder);
    assert_eq!(class(true, false, false), SalienceClass::Dormant);
    assert_eq!(class(false, true, false), SalienceClass::Discretionary);
    assert_eq!(class(false, false, true), SalienceClass::Demanding);
    assert_eq!(class(true, true, false), SalienceClass::Dominant);
    assert_eq!(class(true, false, true), SalienceClass::Dangerous);
    assert_eq!(class(false, true, true), SalienceClass::Dependent);
    assert_eq!(class(true, true, true), SalienceClass::Definitive);
}

#[test]
fn a_gap_has_a_sign() {
    use CommitmentLevel::{HelpHappen, LetHappen, MakeHappen, NoCommitment, Opposed};
    let gap = |now, needed| Commitment::new(now, needed, SEEN).gap();
    assert_eq!(
        (gap(Opposed, MakeHappen), gap(MakeHappen, Opposed)),
        (4, -4)
    );
    assert_eq!(
        (gap(LetHappen, HelpHappen), gap(HelpHappen, HelpHappen)),
        (1, 0)
    );
    assert_eq!(
        Commitment::new(NoCommitment, HelpHappen, SEEN).to_string(),
        "in the author's view on 2026-03-01: no commitment, the work needs \"help it happen\" (+2)"
    );
}

#[test]
fn movement_between_two_days() {
    use CommitmentLevel::{HelpHappen, LetHappen, Opposed};
    let mut map = map();
    for (now, month) in [(Opposed, 1), (HelpHappen, 3), (LetHappen, 5)] {
        map.commit(
            &id("nurse"),
            Commitment::new(now, HelpHappen, date(2026, month, 1)),
        )
        .unwrap();
    }
    map.commit(
        &id("sister"),
        Commitment::new(LetHappen, HelpHappen, date(2026, 4, 1)),
    )
    .unwrap();
    let moved = |from, to| -> Vec<_> {
        map.movement(from, to)
            .into_iter()
            .map(|movement| (movement.stakeholder.to_string(), movement.steps()))
            .collect()
    };
    let row = |who: &str, steps| (who.to_owned(), steps);
    assert_eq!(
        moved(date(2026, 1, 1), date(2026, 4, 30)),
        [row("nurse", Some(3)), row("sister", None)]
    );
    assert_eq!(
        moved(date(2026, 3, 1), date(2026, 5, 1)),
        [row("nurse", Some(-1)), row("sister", None)]
    );
    assert_eq!(
        moved(date(2026, 4, 1), date(2026, 5, 1)),
        [row("nurse", Some(-1)), row("sister", Some(0))]
    );
    assert_eq!(moved(date(2025, 1, 1), date(2025, 12, 31)), []);
}

#[test]
fn engagement_is_by_quarter_then_gap_then_power_then_id() {
    use CommitmentLevel::{HelpHappen, LetHappen, MakeHappen, Opposed};
    let mut map = StakeholderMap::new();
    let seen =
        |power, interest, now| committed(person("ward", power, interest), now, HelpHappen, SEEN);
    for (name, someone) in [
        ("a-monitored", seen(1, 1, Opposed)),
        ("b-informed", seen(1, 5, Opposed)),
        ("c-satisfied", seen(5, 1, Opposed)),
        ("d-no-view", person("ward", 5, 5)),
        ("e-steps-back", seen(5, 5, MakeHappen)),
        ("g-later-id", seen(4, 4, LetHappen)),
        ("f-earlier-id", seen(4, 4, LetHappen)),
        ("h-more-power", seen(5, 3, LetHappen)),
        ("i-largest-gap", seen(3, 3, Opposed)),
    ] {
        map.add(name, someone).unwrap();
    }
    let order: Vec<&str> = map
        .engagement_order()
        .into_iter()
        .map(StakeholderId::as_str)
        .collect();
    assert_eq!(
        order,
        [
            "i-largest-gap",
            "h-more-power",
            "f-earlier-id",
            "g-later-id",
            "e-steps-back",
            "d-no-view",
            "c-satisfied",
            "b-informed",
            "a-monitored"
        ]
    );
}

#[test]
fn roles_are_counted_in_a_window() {
    let mut map = map();
    for (name, role, day) in [
        ("a", ManagerRole::Diffusing, date(2026, 5, 31)),
        ("b", ManagerRole::Selling, date(2026, 4, 30)),
        ("c", ManagerRole::Mediating, date(2026, 6, 1)),
    ] {
        map.log(name, BrokeringAct::new(day, id("manager"), role))
            .unwrap();
    }
    let coverage = map
        .role_coverage(&id("manager"), date(2026, 5, 1)..=date(2026, 5, 31))
        .unwrap();
    assert_eq!(
        coverage.acts.values().copied().collect::<Vec<_>>(),
        [2, 0, 0, 0]
    );
    assert_eq!(
        coverage.missing().collect::<Vec<_>>(),
        [
            ManagerRole::Synthesising,
            ManagerRole::Mediating,
            ManagerRole::Selling
        ]
    );
    let coverage = map.role_coverage(&id("nurse"), SEEN..=TODAY).unwrap();
    assert_eq!(coverage.missing().count(), 4);
}

// ---- findings

/// A map without a finding: all nine kinds of stakeholder in two groups, joined twice over.
fn sound() -> StakeholderMap {
    let mut map = StakeholderMap::new();
    for (number, category) in NineC::ALL.into_iter().enumerate() {
        let group = if number % 2 == 0 { "ward" } else { "clinic" };
        map.add(
            format!("p{number}"),
            person(group, 2, 2).with_category(category),
        )
        .unwrap();
    }
    for number in 0..9 {
        map.tie(
            format!("p{number}"),
            TieKind::Informs,
            format!("p{}", (number + 1) % 9),
        )
        .unwrap();
    }
    map
}

fn named(map: &StakeholderMap) -> Vec<String> {
    texts(&map.with_names().check(&MapRules::default(), TODAY))
}

fn texts(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(ToString::to_string).collect()
}

#[test]
fn a_sound_map_has_no_finding() {
    assert_eq!(named(&sound()), Vec::<String>::new());
    assert_eq!(
        texts(&sound().check(&MapRules::default(), TODAY)),
        Vec::<String>::new()
    );
}

#[test]
fn findings_about_coverage_s1_and_s2() {
    let mut map = sound();
    map.replace(&id("p6"), person("ward", 2, 2)).unwrap();
    assert_eq!(
        named(&map),
        ["warning S1 at stakeholders: nobody on the map is a patient or service user"]
    );
    let mut map = sound();
    map.replace(&id("p0"), person("ward", 2, 2)).unwrap();
    map.replace(&id("p7"), person("clinic", 2, 2)).unwrap();
    assert_eq!(
        named(&map),
        ["advice S2 at stakeholders: the map has nobody among these: commissioners, champions"]
    );
}

#[test]
fn findings_about_people_s3_s4_and_s8() {
    use CommitmentLevel::{HelpHappen, LetHappen, MakeHappen};
    let mut map = sound();
    let seen = |now, needed| {
        committed(person("ward", 5, 5), now, needed, date(2026, 5, 1))
            .with_category(NineC::Customers)
    };
    map.replace(&id("p1"), seen(LetHappen, MakeHappen)).unwrap();
    let message = "warning S3 at stakeholders/p1: in the author's view on 2026-05-01 `p1` has power 5 and is 2 steps below the \
                   commitment needed, with no brokering act in the last 60 days";
    assert_eq!(named(&map), [message]);
    let act = |day| BrokeringAct::new(day, id("p2"), ManagerRole::Selling).to_people([id("p1")]);
    map.log("old", act(date(2026, 4, 1))).unwrap();
    assert_eq!(named(&map), [message], "61 days are too long ago");
    map.log("recent", act(date(2026, 4, 2))).unwrap();
    assert_eq!(named(&map), Vec::<String>::new());
    let strict = MapRules::default().with_contact_days(59);
    assert!(
        map.with_names().check(&strict, TODAY)[0]
            .message()
            .ends_with("in the last 59 days")
    );

    map.replace(&id("p1"), seen(LetHappen, LetHappen)).unwrap();
    assert_eq!(
        named(&map),
        [
            "advice S4 at stakeholders/p1: in the author's view on 2026-05-01 `p1` is a key player, yet the commitment needed is no more than \"let it happen\""
        ]
    );
    map.replace(&id("p1"), seen(HelpHappen, HelpHappen))
        .unwrap();
    assert_eq!(named(&map), Vec::<String>::new());
    let old = MapRules::default().with_commitment_days(30);
    assert_eq!(
        texts(&map.with_names().check(&old, TODAY)),
        ["advice S8 at stakeholders/p1: the view of the commitment of `p1` is 31 days old"]
    );
    let not_yet = MapRules::default().with_commitment_days(31);
    assert_eq!(map.with_names().check(&not_yet, TODAY), []);
}

#[test]
fn findings_about_acts_s7() {
    let mut map = sound();
    for (number, name) in ["a", "b", "c"].into_iter().enumerate() {
        assert_eq!(
            named(&map),
            Vec::<String>::new(),
            "{number} acts are too few to tell"
        );
        map.log(
            name,
            BrokeringAct::new(TODAY, id("p1"), ManagerRole::Diffusing),
        )
        .unwrap();
    }
    assert_eq!(
        named(&map),
        ["advice S7 at acts: all 3 brokering acts are diffusing, which is one of four roles"]
    );
    map.log(
        "d",
        BrokeringAct::new(TODAY, id("p1"), ManagerRole::Selling),
    )
    .unwrap();
    assert_eq!(named(&map), Vec::<String>::new());
}

#[test]
fn findings_about_groups_s5() {
    let mut map = sound();
    map.add("far", person("theatre", 1, 1)).unwrap();
    let all = "ties: informs, asks advice of, reports to";
    assert_eq!(
        named(&map),
        [
            format!(
                "advice S5 at groups/clinic: no information passes between the group `clinic` and the group `theatre` ({all})"
            ),
            format!(
                "advice S5 at groups/theatre: no information passes between the group `theatre` and the group `ward` ({all})"
            ),
        ]
    );
    // one direction is enough
    map.tie("far", TieKind::Informs, "p1").unwrap();
    map.tie("far", TieKind::Informs, "p2").unwrap();
    assert_eq!(named(&map), Vec::<String>::new());
    // and only ties that were asked for count
    let advice = MapRules::default().with_ties([TieKind::AsksAdvice]);
    assert_eq!(
        map.with_names().check(&advice, TODAY),
        [],
        "no tie of this kind, so nothing is said about groups"
    );
    map.tie("p1", TieKind::AsksAdvice, "p2").unwrap();
    assert_eq!(
        map.with_names().check(&advice, TODAY)[0].message(),
        "no information passes between the group `clinic` and the group `theatre` (ties: asks advice of)"
    );
}

#[test]
fn findings_about_brokers_s6() {
    let mut map = sound();
    for (name, group) in [
        ("far", "theatre"),
        ("farther", "theatre"),
        ("farthest", "theatre"),
    ] {
        map.add(name, person(group, 1, 1)).unwrap();
    }
    map.tie("p1", TieKind::Informs, "far").unwrap();
    map.tie("far", TieKind::Informs, "farther")
        .unwrap()
        .tie("far", TieKind::Informs, "farthest")
        .unwrap();
    let all = "ties: informs, asks advice of, reports to";
    // with `far` gone there is no one else in theatre whom the clinic hears, and the same holds for `p1`
    assert_eq!(
        named(&map),
        [
            format!(
                "warning S6 at stakeholders/far: `far` alone connects the group `clinic` with the group `theatre`, \
                 the group `theatre` with the group `ward` ({all})"
            ),
            format!(
                "warning S6 at stakeholders/p1: `p1` alone connects the group `clinic` with the group `theatre`, \
                 the group `theatre` with the group `ward` ({all})"
            ),
        ]
    );
    // aliases: nobody has a commitment and all have power 2 or 1, so the ids decide; theatre has three people
    assert_eq!(
        texts(&map.check(&MapRules::default(), TODAY)),
        [
            format!(
                "warning S6 at stakeholders/s12: `s12` alone connects the group `g2` with the group `g3`, \
                 the group `g1` with the group `g3` ({all})"
            ),
            format!(
                "warning S6 at stakeholders/s5: `s5` alone connects the group `g2` with the group `g3`, \
                 the group `g1` with the group `g3` ({all})"
            ),
        ]
    );
    map.forget(&id("farthest")).unwrap();
    // two people are too few to be a group that can be named: theatre and the clinic are merged
    let redacted = texts(&map.check(&MapRules::default(), TODAY));
    assert!(redacted[0].contains(
        "alone connects two of the merged groups with each other, the group `g2` with one of the merged groups"
    ));
    // a second way ends it
    map.tie("farther", TieKind::Informs, "p2").unwrap();
    assert_eq!(named(&map), Vec::<String>::new());
}

#[test]
fn findings_about_those_opposed_s9() {
    use CommitmentLevel::{HelpHappen, Opposed};
    let opposed = |group| committed(person(group, 2, 2), Opposed, HelpHappen, date(2026, 5, 1));
    let all = "ties: informs, asks advice of, reports to";
    let heard = |person: &str| {
        format!(
            "warning S9 at groups/theatre: the group `theatre` hears from others only through `{person}`, seen as opposed \
             on 2026-05-01: hear them first ({all})"
        )
    };
    // the one who informs theatre
    let mut map = sound();
    map.add("far", person("theatre", 1, 1))
        .unwrap()
        .tie("p1", TieKind::Informs, "far")
        .unwrap();
    map.replace(&id("p1"), opposed("clinic").with_category(NineC::Customers))
        .unwrap();
    assert!(named(&map).contains(&heard("p1")));
    // another informs it too
    map.tie("p2", TieKind::Informs, "far").unwrap();
    assert_eq!(named(&map), Vec::<String>::new());
    // the one in theatre who hears both
    map.replace(&id("far"), opposed("theatre")).unwrap();
    assert!(named(&map).contains(&heard("far")));
}

// ---- what is never printed

/// A map with people, groups, acts, barriers and texts that no other word contains.
fn distinctive() -> impl Strategy<Value = StakeholderMap> {
    let people = proptest::collection::vec(
        (0..5_usize, 1..6_i64, 1..6_i64, 0..5_usize, any::<bool>()),
        1..14,
    );
    let ties = proptest::collection::vec((0..14_usize, 0..14_usize, 0..3_usize), 0..30);
    let acts = proptest::collection::vec((0..14_usize, 0..14_usize, 0..4_usize, 1..28_i8), 0..6);
    (people, ties, acts).prop_map(|(people, ties, acts)| {
        let levels = [
            CommitmentLevel::Opposed,
            CommitmentLevel::NoCommitment,
            CommitmentLevel::LetHappen,
            CommitmentLevel::HelpHappen,
            CommitmentLevel::MakeHappen,
        ];
        let mut map = StakeholderMap::new();
        let name = |number: usize| format!("qqperson{number}qq");
        for (number, (group, power, interest, level, has_view)) in people.iter().enumerate() {
            let label = format!("qqlabel{number}qq");
            let mut someone = Stakeholder::new(
                label.as_str(),
                format!("qqgroup{group}qq"),
                *power,
                *interest,
                SEEN,
            )
            .unwrap()
            .with_note(text(&format!("qqnote{number}qq")));
            if *has_view {
                for (step, day) in [(level + 1, 1), (*level, 2)] {
                    let view = Commitment::new(
                        levels[step % 5],
                        CommitmentLevel::HelpHappen,
                        date(2025, 3, day),
                    )
                    .with_note(text(&format!("qqview{number}qq")));
                    someone = someone.with_commitment(view).unwrap();
                }
            }
            map.add(name(number), someone).unwrap();
        }
        let people = people.len();
        for (from, to, kind) in ties {
            // a tie from somebody to themselves, or a second one, is refused
            let _ = map.tie(name(from % people), TieKind::ALL[kind], name(to % people));
        }
        for (number, (by, with, role, day)) in acts.into_iter().enumerate() {
            let act = BrokeringAct::new(
                date(2026, 1, day),
                id(&name(by % people)),
                ManagerRole::ALL[role],
            )
            .from_people([id(&name(with % people))])
            .to_people([id(&name((with + 1) % people))])
            .about(NodeId::new(format!("qqnode{number}qq")).unwrap())
            .with_note(text(&format!("qqact{number}qq")));
            map.log(format!("qqact{number}qq"), act).unwrap();
            let barrier = Barrier::new(text(&format!("qqbarrier{number}qq")), date(2026, 2, day))
                .concerning([id(&name(with % people))]);
            map.meet(format!("qqbarrier{number}qq"), barrier).unwrap();
            if number % 2 == 0 {
                let keys = BarrierId::new(format!("qqbarrier{number}qq")).unwrap();
                map.overcome(&keys, TODAY, format!("qqhow{number}qq"))
                    .unwrap();
            }
        }
        map
    })
}

/// Every id, label and free text of a map.
fn secrets(map: &StakeholderMap) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(&serde_json::to_value(map).unwrap(), &mut found);
    found
        .into_iter()
        .filter(|text| text.contains("qq"))
        .collect()
}

fn collect(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            found.insert(text.clone());
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        Value::Object(entries) => {
            for (key, entry) in entries {
                found.insert(key.clone());
                collect(entry, found);
            }
        }
        _ => {}
    }
}

fn redacted_outputs(map: &StakeholderMap) -> Vec<String> {
    let redacted = map.redacted();
    let mut outputs = vec![
        map.to_string(),
        format!("{map:?}"),
        format!("{map:#?}"),
        format!("{:?}", map.aliases()),
        format!("{:?}", map.network(TieKind::ALL)),
        redacted.to_string(),
        redacted.with_names().to_string(),
        serde_json::to_string(&redacted).unwrap(),
    ];
    outputs.extend(texts(&map.check(&MapRules::default(), TODAY)));
    outputs.extend(texts(
        &redacted.with_names().check(&MapRules::default(), TODAY),
    ));
    outputs
}

const WORDS: &[&str] = &[
    "stakeholders",
    "ties",
    "acts",
    "barriers",
    "manager",
    "nurse",
    "sister",
    "porter",
    "visit",
    "keys",
    "label",
    "group",
    "power",
    "interest",
    "seen_on",
    "2026-03-01",
    "commitment",
    "now",
    "needed",
    "as_of",
    "opposed",
    "let_happen",
    "informs",
    "from",
    "to",
    "kind",
    "by",
    "role",
    "diffusing",
    "what",
    "met_on",
    "overcome",
    "on",
    "how",
    "ward",
];

fn survives(document: Value) {
    if let Ok(map) = serde_json::from_value::<StakeholderMap>(document) {
        let again: StakeholderMap =
            serde_json::from_value(serde_json::to_value(&map).unwrap()).unwrap();
        assert!(again == map);
        let _ = (
            redacted_outputs(&map),
            map.with_names().to_string(),
            named(&map),
        );
        let network = map.network(TieKind::ALL);
        let _ = (
            network.betweenness(),
            network.constraint(),
            network.brokerage(),
            network.bridges(),
        );
        let _ = (
            map.movement(SEEN, TODAY),
            map.engagement_order(),
            map.missing_categories(),
        );
    }
}

proptest! {
    #[test]
    fn no_redacted_output_has_an_id_a_label_or_a_text(map in distinctive()) {
        let secrets = secrets(&map);
        prop_assert!(secrets.len() >= 4, "a person, a group, a label and a note at least");
        for output in redacted_outputs(&map) {
            for secret in &secrets {
                prop_assert!(!output.contains(secret.as_str()), "{secret} in {output}");
            }
            prop_assert!(!output.contains("qq"), "{output}");
        }
        prop_assert!(map.with_names().to_string().contains("qqperson0qq"), "the search can find");
    }

    #[test]
    fn redaction_keeps_what_is_no_name(map in distinctive()) {
        let redacted = map.redacted();
        let again: StakeholderMap = serde_json::from_value(serde_json::to_value(&redacted).unwrap()).unwrap();
        prop_assert!(again == redacted);
        prop_assert!(redacted.redacted() == redacted, "redacting twice changes nothing more");
        let aliases = map.aliases();
        prop_assert_eq!(redacted.stakeholders().len(), map.stakeholders().len());
        prop_assert_eq!(redacted.ties().len(), map.ties().len());
        prop_assert_eq!((redacted.acts().len(), redacted.barriers().len()), (map.acts().len(), map.barriers().len()));
        for (id, person) in map.stakeholders() {
            let other = &redacted.stakeholders()[aliases.stakeholder(id).unwrap()];
            prop_assert_eq!(other.placement(), person.placement());
            prop_assert_eq!(other.gap(), person.gap());
            prop_assert_eq!(Some(&other.group), aliases.group(&person.group));
            prop_assert!(other.commitment_history().len() <= 1 && other.note.is_none());
        }
        for tie in map.ties() {
            let alias = |id| aliases.stakeholder(id).unwrap().clone();
            let tie = Tie { from: alias(&tie.from), to: alias(&tie.to), kind: tie.kind };
            prop_assert!(redacted.ties().contains(&tie));
        }
        let groups: BTreeSet<&GroupId> = redacted.stakeholders().values().map(|person| &person.group).collect();
        for group in &groups {
            let size = redacted.stakeholders().values().filter(|person| person.group == **group).count();
            prop_assert!(size >= 3 || groups.len() == 1, "a group of {size}");
        }
    }

    #[test]
    fn random_json_never_panics(document in documents::any_json(WORDS)) {
        survives(document);
    }

    #[test]
    fn a_mutated_document_never_panics(mutations in proptest::collection::vec(documents::any_mutation(WORDS), 1..4)) {
        let mut document = serde_json::to_value(map()).unwrap();
        for (place, mutation) in &mutations {
            documents::mutate(&mut document, *place, mutation);
        }
        survives(document);
    }
}

#[test]
fn a_map_prints_no_names_unless_asked() {
    let mut map = map();
    map.commit(
        &id("manager"),
        Commitment::new(
            CommitmentLevel::LetHappen,
            CommitmentLevel::MakeHappen,
            SEEN,
        ),
    )
    .unwrap();
    assert_eq!(
        map.to_string(),
        "stakeholder map of 4 people, names withheld
  s1 in g1
    in the author's view on 2026-03-01: power 4, interest 5 (manage closely)
    in the author's view on 2026-03-01: lets it happen, the work needs \"make it happen\" (+2)
  s2 in g1
    in the author's view on 2026-03-01: power 3, interest 2 (keep satisfied)
  s3 in g1
    in the author's view on 2026-03-01: power 2, interest 4 (keep informed)
  s4 in g1
    in the author's view on 2026-03-01: power 1, interest 1 (monitor, with minimal effort)
  1 tie: informs
  1 tie: asks advice of
  1 tie: reports to
  1 brokering act
  1 barrier, 0 overcome
"
    );
    let named = map.with_names().to_string();
    assert!(
        named
            .starts_with("stakeholder map of 4 people, with names\n  manager (a person) in ward\n"),
        "{named}"
    );
    assert_eq!(
        map.aliases().stakeholder(&id("porter")).unwrap().as_str(),
        "s4"
    );
    assert!(map.acts().contains_key(&ActId::new("visit").unwrap()));
    assert!(
        map.redacted()
            .acts()
            .contains_key(&ActId::new("a1").unwrap())
    );
}

#[test]
fn every_public_type_goes_between_threads() {
    fn goes<T: Send + Sync>() {}
    goes::<StakeholderMap>();
    goes::<Stakeholder>();
    goes::<BrokeringAct>();
    goes::<Barrier>();
    goes::<Commitment>();
    goes::<Tie>();
    goes::<improvement::stakeholder::Aliases>();
    goes::<improvement::stakeholder::WithNames<'_>>();
    goes::<improvement::stakeholder::network::Network<'_>>();
    goes::<Finding>();
}
