//! Driver diagrams: what cannot be, what is missing, and what can be asked.

use crate::support::documents;
use improvement::driver::{
    ConceptGroup, Decision, DriverContext, Edge, Effect, Grounds, Idea, IdeaStatus, Intent, Node,
    NodeKind, PickQuadrant, Strength, TestOfIdea, Theory,
};
use improvement::{
    Date, Direction, DriverDiagram, Error, Finding, Score, Text, date,
    id::{AimId, ChangeId, CycleId, MeasureId, NodeId},
};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

const TODAY: Date = date(2026, 6, 1);

fn node(id: &str) -> NodeId {
    NodeId::new(id).unwrap()
}

fn change(id: &str) -> ChangeId {
    ChangeId::new(id).unwrap()
}

fn effect(id: &str) -> Effect {
    Effect::Node(node(id))
}

/// Two primary drivers, of which one has secondary drivers; `triage` feeds both of these, by two ways.
fn diagram() -> Result<DriverDiagram, Error> {
    let mut diagram = DriverDiagram::new("wait")?;
    let measured = |node: Result<Node, Error>, measure: &str| -> Result<Node, Error> {
        Ok(node?.measured_by(MeasureId::new(measure)?))
    };
    diagram
        .draft()?
        .add(
            "flow",
            measured(Node::primary("patients move on without waiting"), "hours")?,
        )?
        .add(
            "demand",
            measured(
                Node::primary("patients come when there is room"),
                "arrivals",
            )?,
        )?
        .add(
            "handover",
            measured(Node::secondary("wards take over at once"), "minutes")?,
        )?
        .add(
            "bed-state",
            measured(
                Node::secondary("everybody knows which beds are free"),
                "calls",
            )?,
        )?
        .add(
            "triage",
            Node::idea(
                "a senior doctor at the door",
                Idea::new(Intent::Start)
                    .with_concept(ConceptGroup::ImproveWorkFlow)
                    .scored(Score::new(5)?, Score::new(2)?)
                    .since(date(2026, 1, 1)),
            )?,
        )?
        .add(
            "leaflet",
            Node::idea(
                "no more leaflets",
                Idea::new(Intent::Stop).since(date(2026, 5, 1)),
            )?,
        )?
        .activity("training", "train the porters")?
        .link(Edge::to_aim("flow")?.decreasing())?
        .link(Edge::to_aim("demand")?.weak())?
        .link(Edge::new("handover", "flow")?)?
        .link(Edge::new("bed-state", "handover")?)?
        .link(Edge::new("bed-state", "flow")?)?
        .link(Edge::new("triage", "bed-state")?)?
        .link(Edge::new("triage", "handover")?)?
        .link(
            Edge::new("leaflet", "demand")?
                .with_evidence(Grounds::Literature(Text::new("a review")?)),
        )?
        .link(Edge::new("training", "triage")?)?;
    Ok(diagram)
}

/// A context in which nothing about the aim and the measures is missing.
fn context() -> DriverContext {
    let mut context = DriverContext::default();
    context.aim.what = true;
    context.aim.whom = true;
    context.aim.place = true;
    context.aim.direction = Direction::Lower;
    context.aim.baseline = Some(6.0);
    context.aim.target = Some(4.0);
    context.aim.by = Some(date(2026, 12, 31));
    context.aim.agreed_outside_team = 2;
    context
        .outcome_measures
        .insert(MeasureId::new("hours").unwrap());
    context
        .balancing_measures
        .insert(MeasureId::new("returns").unwrap());
    context
}

fn tested(held: u32, not_held: u32) -> TestOfIdea {
    TestOfIdea::of(change("triage"))
        .begun(date(2026, 5, 20))
        .predictions(held, not_held, 1)
}

#[track_caller]
fn refused<T>(result: Result<T, Error>, code: &str, message: &str) {
    let Err(error) = result else {
        panic!("expected {code}")
    };
    assert_eq!((error.code(), error.to_string().as_str()), (code, message));
}

/// The same fault by an edit and in a document.
#[track_caller]
fn refused_both_ways(edge: Edge, code: &str, message: &str) {
    let mut diagram = diagram().unwrap();
    let before = diagram.clone();
    let edge_in_document = serde_json::to_value(&edge).unwrap();
    refused(diagram.draft().unwrap().link(edge), code, message);
    assert_eq!(diagram, before, "a refused edit changes nothing");
    let mut document = serde_json::to_value(&diagram).unwrap();
    document["edges"]
        .as_array_mut()
        .unwrap()
        .push(edge_in_document);
    let error = serde_json::from_value::<DriverDiagram>(document).unwrap_err();
    assert_eq!(error.to_string(), message);
}

#[test]
fn every_edge_runs_towards_the_aim() {
    let edge = |cause, effect| Edge::new(cause, effect).unwrap();
    for (edge, message) in [
        (
            edge("flow", "handover"),
            "the primary driver `flow` cannot point at the secondary driver `handover`; expected the aim",
        ),
        (
            edge("flow", "demand"),
            "the primary driver `flow` cannot point at the primary driver `demand`; expected the aim",
        ),
        (
            edge("handover", "triage"),
            "the secondary driver `handover` cannot point at the idea `triage`; expected a primary driver or another secondary driver",
        ),
        (
            Edge::to_aim("handover").unwrap(),
            "the secondary driver `handover` cannot point at the aim; expected a primary driver or another secondary driver",
        ),
        (
            edge("triage", "leaflet"),
            "the idea `triage` cannot point at the idea `leaflet`; expected a secondary driver, or a primary driver that has none",
        ),
        (
            Edge::to_aim("triage").unwrap(),
            "the idea `triage` cannot point at the aim; expected a secondary driver, or a primary driver that has none",
        ),
        (
            edge("training", "flow"),
            "the activity `training` cannot point at the primary driver `flow`; expected an idea",
        ),
        (
            Edge::to_aim("training").unwrap(),
            "the activity `training` cannot point at the aim; expected an idea",
        ),
    ] {
        refused_both_ways(edge, "wrong_direction", message);
    }
}

#[test]
fn an_idea_does_not_skip_secondary_drivers() {
    refused_both_ways(
        Edge::new("leaflet", "flow").unwrap(),
        "skipped_driver",
        "the idea `leaflet` points at the primary driver `flow`, which has the secondary driver `bed-state`; \
         expected the idea to point at a secondary driver",
    );
    refused_both_ways(
        Edge::new("handover", "demand").unwrap(),
        "skipped_driver",
        "the idea `leaflet` points at the primary driver `demand`, which has the secondary driver `handover`; \
         expected the idea to point at a secondary driver",
    );
}

#[test]
fn causes_do_not_run_in_a_circle() {
    refused_both_ways(
        Edge::new("handover", "bed-state").unwrap(),
        "driver_cycle",
        "the drivers run in a circle, bed-state -> handover -> bed-state; expected every chain of causes to end at the aim",
    );
    let mut theory = Theory::new();
    for id in ["a", "b", "c"] {
        theory.secondary(id, "text").unwrap();
    }
    theory
        .link(Edge::new("a", "b").unwrap())
        .unwrap()
        .link(Edge::new("b", "c").unwrap())
        .unwrap();
    refused(
        theory.link(Edge::new("c", "a").unwrap()),
        "driver_cycle",
        "the drivers run in a circle, a -> b -> c -> a; expected every chain of causes to end at the aim",
    );
}

#[test]
fn an_edge_stands_there_once_and_has_two_ends() {
    refused_both_ways(
        Edge::new("triage", "handover").unwrap().weak(),
        "duplicate_edge",
        "`triage` points at `handover` twice, expected each edge once",
    );
    refused_both_ways(
        Edge::to_aim("flow").unwrap(),
        "duplicate_edge",
        "`flow` points at `aim` twice, expected each edge once",
    );
    refused_both_ways(
        Edge::new("handover", "handover").unwrap(),
        "self_edge",
        "`handover` points at itself",
    );
    refused_both_ways(
        Edge::new("handover", "nowhere").unwrap(),
        "unknown_id",
        "there is no node `nowhere`",
    );
    refused_both_ways(
        Edge::new("nowhere", "handover").unwrap(),
        "unknown_id",
        "there is no node `nowhere`",
    );
    refused_both_ways(
        Edge::new("leaflet", "handover")
            .unwrap()
            .with_evidence(Grounds::Local(BTreeSet::new())),
        "bad_option",
        "the number of cycles behind local evidence is 0, expected at least one",
    );
}

#[test]
fn ids_are_slugs_and_taken_once() {
    let mut diagram = diagram().unwrap();
    let draft = diagram.draft().unwrap();
    refused(
        draft.primary("Flow", "text"),
        "bad_id",
        "`Flow` is not an id, expected 1 to 64 characters out of a to z, 0 to 9 and -",
    );
    refused(
        draft.secondary("flow", "text"),
        "duplicate_id",
        "the id `flow` stands there twice, expected each id once",
    );
    refused(
        draft.primary("new", "  "),
        "empty_text",
        "the text is empty, expected at least one word",
    );
    let json = r#"{"aim": "wait", "nodes": {
        "flow": {"kind": "primary", "text": "one"},
        "flow": {"kind": "primary", "text": "two"}
    }, "edges": []}"#;
    let error = serde_json::from_str::<DriverDiagram>(json)
        .unwrap_err()
        .to_string();
    assert!(
        error.starts_with("the id `flow` stands there twice, expected each id once"),
        "{error}"
    );
    assert!(DriverDiagram::new("Wait").is_err());
    assert_eq!(
        DriverDiagram::new(AimId::new("wait").unwrap())
            .unwrap()
            .aim()
            .as_str(),
        "wait"
    );
}

#[test]
fn nodes_and_edges_are_changed_and_taken_out() {
    let mut diagram = diagram().unwrap();
    let draft = diagram.draft().unwrap();
    refused(
        draft.remove(&node("x")),
        "unknown_id",
        "there is no node `x`",
    );
    refused(
        draft.replace(&node("x"), Node::primary("text").unwrap()),
        "unknown_id",
        "there is no node `x`",
    );
    refused(
        draft.unlink(&node("flow"), &effect("demand")),
        "unknown_edge",
        "`flow` does not point at `demand`",
    );
    refused(
        draft.set_evidence(&node("leaflet"), &Effect::Aim, Grounds::Hypothesis),
        "unknown_edge",
        "`leaflet` does not point at `aim`",
    );
    refused(
        draft.replace(
            &node("handover"),
            Node::primary("wards take over at once").unwrap(),
        ),
        "wrong_direction",
        "the primary driver `handover` cannot point at the primary driver `flow`; expected the aim",
    );
    assert_eq!(
        draft.node(&node("handover")).unwrap().kind,
        NodeKind::Secondary
    );
    draft
        .replace(
            &node("handover"),
            Node::secondary("wards call back within ten minutes").unwrap(),
        )
        .unwrap();
    draft.remove(&node("bed-state")).unwrap();
    assert_eq!(draft.edges_from(&node("triage")).len(), 1);
    assert!(draft.edge(&node("triage"), &effect("bed-state")).is_none());
    draft.unlink(&node("triage"), &effect("handover")).unwrap();
    draft
        .set_evidence(
            &node("leaflet"),
            &effect("demand"),
            Grounds::Local([CycleId::new("leaflet-1").unwrap()].into()),
        )
        .unwrap();
    assert_eq!(
        draft.edge(&node("demand"), &Effect::Aim).unwrap().strength,
        Strength::Weak
    );
}

#[test]
fn an_agreed_diagram_is_revised_and_keeps_what_was_there() {
    let mut diagram = diagram().unwrap();
    let add = |theory: &mut Theory| {
        theory
            .secondary("rota", "the rota fits the day")
            .map(|_| ())
    };
    refused(
        diagram.revise(date(2026, 2, 1), "lead", "why", add),
        "bad_option",
        "a revision is of a diagram that has not been agreed, expected `agree` first: until then the draft is edited freely",
    );
    diagram.agree(date(2026, 2, 1)).unwrap();
    let agreed = "the diagram was agreed on 2026-02-01, expected `revise`, which keeps what was there before";
    refused(diagram.draft(), "diagram_agreed", agreed);
    refused(diagram.agree(date(2026, 2, 2)), "diagram_agreed", agreed);
    refused(
        diagram.revise(date(2026, 1, 31), "lead", "why", add),
        "too_early",
        "the revision is dated 2026-01-31, expected no earlier than the agreement on 2026-02-01",
    );
    let before = diagram.theory().clone();
    diagram
        .revise(date(2026, 3, 1), "lead", "the rota matters", add)
        .unwrap();
    refused(
        diagram.revise(date(2026, 2, 28), "lead", "why", add),
        "too_early",
        "the revision is dated 2026-02-28, expected no earlier than the revision of 2026-03-01",
    );
    refused(
        diagram.revise(date(2026, 3, 2), "lead", " ", add),
        "empty_text",
        "the text is empty, expected at least one word",
    );
    refused(
        diagram.revise(date(2026, 3, 2), "lead", "why", |theory| {
            theory
                .remove(&node("flow"))?
                .secondary("rota", "again")
                .map(|_| ())
        }),
        "duplicate_id",
        "the id `rota` stands there twice, expected each id once",
    );
    assert!(
        diagram.theory().node(&node("flow")).is_some(),
        "a refused revision changes nothing"
    );
    assert_eq!(diagram.revisions().len(), 1);
    assert_eq!(diagram.revisions()[0].before, before);
    assert_eq!(diagram.revisions()[0].why.as_str(), "the rota matters");
    assert!(diagram.theory().node(&node("rota")).is_some());

    let document = serde_json::to_value(&diagram).unwrap();
    assert_eq!(
        serde_json::from_value::<DriverDiagram>(document.clone()).unwrap(),
        diagram
    );
    let mut never_agreed = document.clone();
    never_agreed.as_object_mut().unwrap().remove("agreed");
    assert!(serde_json::from_value::<DriverDiagram>(never_agreed).is_err());
    let mut too_early = document;
    too_early["revisions"][0]["on"] = json!("2026-01-01");
    assert_eq!(
        serde_json::from_value::<DriverDiagram>(too_early)
            .unwrap_err()
            .to_string(),
        "the revision is dated 2026-01-01, expected no earlier than the agreement on 2026-02-01"
    );
}

#[test]
fn a_document_has_nodes_by_id_and_edges_in_order() {
    let mut diagram = DriverDiagram::new("wait").unwrap();
    diagram
        .draft()
        .unwrap()
        .primary("flow", "patients move on")
        .unwrap()
        .idea("triage", "a senior doctor at the door", Intent::Start)
        .unwrap()
        .link(Edge::new("triage", "flow").unwrap())
        .unwrap()
        .link(Edge::to_aim("flow").unwrap())
        .unwrap();
    assert_eq!(
        serde_json::to_string(&diagram).unwrap(),
        concat!(
            r#"{"aim":"wait","nodes":{"flow":{"kind":"primary","text":"patients move on"},"#,
            r#""triage":{"kind":{"idea":{"intent":"start"}},"text":"a senior doctor at the door"}},"#,
            r#""edges":[{"cause":"flow","effect":"aim","strength":"strong","sign":"increases","evidence":"hypothesis"},"#,
            r#"{"cause":"triage","effect":{"node":"flow"},"strength":"strong","sign":"increases","evidence":"hypothesis"}]}"#
        )
    );
}

#[test]
fn paths_coverage_and_theory_under_test() {
    let diagram = diagram().unwrap();
    let paths: Vec<String> = diagram
        .paths(&change("triage"))
        .unwrap()
        .map(|path| {
            path.iter()
                .map(|node| node.as_str())
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect();
    assert_eq!(
        paths,
        [
            "triage bed-state flow",
            "triage bed-state handover flow",
            "triage handover flow"
        ]
    );
    assert_eq!(diagram.paths(&change("leaflet")).unwrap().count(), 1);
    refused(
        diagram.paths(&change("flow")),
        "unknown_id",
        "there is no change idea `flow`",
    );
    refused(
        diagram.paths(&change("x")),
        "unknown_id",
        "there is no change idea `x`",
    );

    let coverage: Vec<_> = diagram
        .coverage()
        .into_iter()
        .map(|row| {
            (
                row.driver.to_string(),
                row.ideas.len(),
                row.measures,
                row.reaches_aim,
            )
        })
        .collect();
    let row = |driver: &str, ideas| (driver.to_owned(), ideas, 1, true);
    assert_eq!(
        coverage,
        [
            row("bed-state", 1),
            row("demand", 1),
            row("flow", 1),
            row("handover", 1)
        ]
    );

    let mut unknown = tested(9, 9);
    unknown.idea = change("not-in-the-diagram");
    let tallies = diagram.theory_under_test(&[tested(2, 1), tested(0, 1), unknown]);
    let tally = |driver: &str| {
        let tally = tallies[&node(driver)];
        (tally.held, tally.not_held, tally.open)
    };
    assert_eq!(
        tally("flow"),
        (2, 2, 2),
        "three paths, each test counted once"
    );
    assert_eq!(tally("handover"), (2, 2, 2));
    assert_eq!(tally("demand"), (0, 0, 0));
}

#[test]
fn effort_and_impact() {
    let mut theory = DriverDiagram::new("wait").unwrap();
    for (impact, effort) in [(3, 2), (3, 3), (2, 2), (2, 3)] {
        let idea = Idea::new(Intent::Change)
            .scored(Score::new(impact).unwrap(), Score::new(effort).unwrap());
        let node = Node::idea("text", idea).unwrap();
        theory
            .draft()
            .unwrap()
            .add(format!("impact-{impact}-effort-{effort}"), node)
            .unwrap();
    }
    theory
        .draft()
        .unwrap()
        .idea("unscored", "text", Intent::Change)
        .unwrap();
    let pick = theory.pick();
    let quadrants: BTreeMap<_, _> = [
        (
            PickQuadrant::LowEffortHighImpact,
            vec![change("impact-3-effort-2")],
        ),
        (
            PickQuadrant::HighEffortHighImpact,
            vec![change("impact-3-effort-3")],
        ),
        (
            PickQuadrant::LowEffortLowImpact,
            vec![change("impact-2-effort-2")],
        ),
        (
            PickQuadrant::HighEffortLowImpact,
            vec![change("impact-2-effort-3")],
        ),
    ]
    .into();
    assert_eq!(pick.quadrants, quadrants);
    assert_eq!(pick.unscored, [change("unscored")]);
}

#[test]
fn status_comes_from_the_tests_unless_it_is_set() {
    let mut diagram = diagram().unwrap();
    let idea = change("triage");
    let on = |day| TestOfIdea::of(change("triage")).begun(date(2026, 5, day));
    let planned = TestOfIdea::of(change("triage")).decided(Decision::Adopt);
    for (tests, status) in [
        (vec![], IdeaStatus::Untested),
        (vec![planned], IdeaStatus::Untested),
        (vec![on(1)], IdeaStatus::Testing),
        (vec![on(1).decided(Decision::Adapt)], IdeaStatus::Testing),
        (vec![on(1).decided(Decision::Expand)], IdeaStatus::Testing),
        (vec![on(1).decided(Decision::Adopt)], IdeaStatus::Adopted),
        (
            vec![
                on(9).decided(Decision::Abandon),
                on(1).decided(Decision::Adopt),
            ],
            IdeaStatus::Abandoned,
        ),
        (
            vec![on(1).decided(Decision::Adopt), on(1)],
            IdeaStatus::Testing,
        ),
    ] {
        assert_eq!(diagram.status(&idea, &tests).unwrap(), status, "{tests:?}");
    }
    diagram
        .override_status(&idea, IdeaStatus::Adopted, TODAY, "in use for years")
        .unwrap();
    assert_eq!(diagram.status(&idea, &[]).unwrap(), IdeaStatus::Adopted);
    let stored: DriverDiagram =
        serde_json::from_value(serde_json::to_value(&diagram).unwrap()).unwrap();
    assert_eq!(stored, diagram);
    diagram.clear_status(&idea).unwrap();
    assert_eq!(diagram.status(&idea, &[]).unwrap(), IdeaStatus::Untested);
    refused(
        diagram.override_status(&idea, IdeaStatus::Adopted, TODAY, ""),
        "empty_text",
        "the text is empty, expected at least one word",
    );
    refused(
        diagram.status(&change("flow"), &[]),
        "unknown_id",
        "there is no change idea `flow`",
    );
    refused(
        diagram.clear_status(&change("flow")),
        "unknown_id",
        "there is no change idea `flow`",
    );
}

fn findings(diagram: &DriverDiagram, context: &DriverContext) -> Vec<String> {
    diagram
        .check(context, TODAY)
        .iter()
        .map(ToString::to_string)
        .filter(|finding| !finding.contains("`triage` has waited"))
        .collect()
}

#[test]
fn a_complete_diagram_has_one_finding() {
    // `triage` was written down on 1 January and has not been tested: 151 days
    assert_eq!(
        diagram().unwrap().check(&context(), TODAY)[0].to_string(),
        "advice D12 at ideas/triage: the idea `triage` has waited 151 days for its first test"
    );
    assert_eq!(
        findings(&diagram().unwrap(), &context()),
        Vec::<String>::new()
    );
}

#[test]
fn findings_about_drivers_d1_to_d5() {
    let mut diagram = DriverDiagram::new("wait").unwrap();
    assert!(findings(&diagram, &context()).contains(
        &"advice D1 at drivers: the diagram has 0 primary drivers, where 2 to 5 are recommended".to_owned()
    ));
    diagram
        .draft()
        .unwrap()
        .primary("flow", "text")
        .unwrap()
        .idea("alone", "text", Intent::Start)
        .unwrap();
    assert_eq!(
        findings(&diagram, &context()),
        [
            "warning D2 at drivers/flow: no chain of causes leads from the driver `flow` to the aim",
            "warning D4 at ideas/alone: the idea `alone` points at no driver, so it does not say why it should work",
            "warning D5 at drivers/flow: the driver `flow` has no measure, so nobody can see whether it moves",
            "advice D1 at drivers: the diagram has 1 primary driver, where 2 to 5 are recommended",
            "advice D3 at drivers/flow: no idea and no other driver feeds the driver `flow`",
        ]
    );
    for number in 2..=6 {
        diagram
            .draft()
            .unwrap()
            .primary(format!("p{number}"), "text")
            .unwrap();
        let found = findings(&diagram, &context())
            .iter()
            .any(|finding| finding.contains(" D1 "));
        assert_eq!(found, number == 6, "{number}");
    }
}

#[test]
fn findings_about_measures_and_the_aim_d6_to_d10_and_d14() {
    let diagram = diagram().unwrap();
    assert_eq!(
        findings(&diagram, &DriverContext::default()),
        [
            "warning D6 at aim: the aim `wait` has no outcome measure, so nobody can see whether it is reached",
            "warning D7 at measures: there is no balancing measure, so nobody would see what gets worse elsewhere",
            "warning D8-what at aim: the aim `wait` does not say what is to improve",
            "warning D8-direction at aim: the aim `wait` does not say which way is better",
            "warning D8-amount at aim: the aim `wait` does not say by how much",
            "warning D8-by at aim: the aim `wait` does not say by when",
            "warning D8-whom at aim: the aim `wait` does not say for whom",
            "warning D8-where at aim: the aim `wait` does not say where",
            "advice D14 at aim: nobody outside the team has agreed the aim `wait`",
        ]
    );
    let mut late = context();
    late.aim.by = Some(date(2026, 5, 31));
    late.aim.target = Some(6.5);
    assert_eq!(
        findings(&diagram, &late),
        [
            "error D10 at aim: the target 6.5 of the aim `wait` lies above its baseline 6, although lower is better",
            "warning D9 at aim: the aim `wait` was to be reached by 2026-05-31, which is over",
        ]
    );
    late.aim.by = Some(TODAY);
    late.aim.direction = Direction::Higher;
    late.aim.target = Some(0.5);
    assert_eq!(
        findings(&diagram, &late),
        [
            "error D10 at aim: the target 0.5 of the aim `wait` lies below its baseline 6, although higher is better"
        ]
    );
    late.aim.target = Some(6.0);
    assert_eq!(findings(&diagram, &late), Vec::<String>::new());
}

#[test]
fn findings_about_ideas_d11_to_d13() {
    let mut diagram = diagram().unwrap();
    let reworded = Node::idea("Train: the porters", Idea::new(Intent::Start)).unwrap();
    diagram
        .draft()
        .unwrap()
        .replace(&node("triage"), reworded)
        .unwrap();
    assert_eq!(
        findings(&diagram, &context()),
        [
            "advice D11 at ideas/triage: the idea `triage` begins with \"train\", as a task does: a change idea is something to test"
        ]
    );
    let reworded = Node::idea("trained porters at the door", Idea::new(Intent::Start)).unwrap();
    diagram
        .draft()
        .unwrap()
        .replace(&node("triage"), reworded)
        .unwrap();

    let mut context = context();
    context.tests = vec![tested(0, 1).decided(Decision::Adopt)];
    assert_eq!(
        findings(&diagram, &context),
        [
            "warning D13 at ideas/triage: the idea `triage` is adopted, although no prediction about it has held"
        ]
    );
    context.tests.push(tested(1, 0).decided(Decision::Adopt));
    assert_eq!(findings(&diagram, &context), Vec::<String>::new());

    context.tests = vec![TestOfIdea::of(change("triage")).begun(date(2026, 3, 2))];
    assert_eq!(
        findings(&diagram, &context),
        [
            "advice D12 at ideas/triage: the idea `triage` was last tested 91 days ago, and nothing has been decided"
        ]
    );
    context.idea_days = 91;
    assert_eq!(findings(&diagram, &context), Vec::<String>::new());
    context.idea_days = 0;
    context.tests = vec![TestOfIdea::of(change("triage")).begun(date(2026, 5, 31))];
    assert!(findings(&diagram, &context).contains(
        &"advice D12 at ideas/triage: the idea `triage` was last tested 1 day ago, and nothing has been decided".to_owned()
    ));

    // without a day of its own, an idea has waited since the diagram was agreed
    context.tests.clear();
    context.idea_days = 90;
    diagram.agree(date(2026, 2, 1)).unwrap();
    let found = diagram.check(&context, TODAY);
    assert_eq!(
        found.iter().map(Finding::message).collect::<Vec<_>>(),
        ["the idea `triage` has waited 120 days for its first test"]
    );
}

#[test]
fn a_long_chain_overflows_no_stack() {
    const LENGTH: usize = 20_000;
    let nodes: serde_json::Map<String, Value> = (0..LENGTH)
        .map(|number| {
            (
                format!("n{number:05}"),
                json!({"kind": "secondary", "text": "text"}),
            )
        })
        .collect();
    let edges: Vec<Value> = (1..LENGTH)
        .map(|number| json!({"cause": format!("n{:05}", number - 1), "effect": {"node": format!("n{number:05}")}}))
        .collect();
    let theory: Theory = serde_json::from_value(json!({"nodes": nodes, "edges": edges})).unwrap();
    assert_eq!(theory.edges().len(), LENGTH - 1);
}

#[test]
fn every_public_type_goes_between_threads() {
    fn goes<T: Send + Sync>() {}
    goes::<DriverDiagram>();
    goes::<Theory>();
    goes::<DriverContext>();
    goes::<improvement::driver::Revision>();
    goes::<improvement::driver::Paths<'_>>();
}

/// Whether some way leads from a node back to itself, by squaring the relation until nothing is added.
fn has_circle(nodes: usize, edges: &[(usize, usize)]) -> bool {
    let mut reach = vec![vec![false; nodes]; nodes];
    for &(cause, effect) in edges {
        reach[cause][effect] = true;
    }
    for middle in 0..nodes {
        for from in 0..nodes {
            for to in 0..nodes {
                reach[from][to] |= reach[from][middle] && reach[middle][to];
            }
        }
    }
    (0..nodes).any(|node| reach[node][node])
}

const WORDS: &[&str] = &[
    "aim",
    "nodes",
    "edges",
    "agreed",
    "revisions",
    "kind",
    "text",
    "primary",
    "secondary",
    "idea",
    "activity",
    "intent",
    "start",
    "cause",
    "effect",
    "node",
    "flow",
    "handover",
    "triage",
    "leaflet",
    "2026-02-01",
    "evidence",
    "local",
    "before",
    "weak",
    "on",
];

fn survives(document: Value) {
    if let Ok(diagram) = serde_json::from_value::<DriverDiagram>(document) {
        let again: DriverDiagram =
            serde_json::from_value(serde_json::to_value(&diagram).unwrap()).unwrap();
        assert_eq!(again, diagram);
        let _ = diagram.check(&context(), TODAY);
        let _ = (
            diagram.coverage(),
            diagram.pick(),
            diagram.theory_under_test(&[tested(1, 1)]),
        );
        for (idea, _, _) in diagram.theory().ideas() {
            assert!(
                diagram
                    .paths(&idea)
                    .unwrap()
                    .take(50)
                    .all(|path| path.len() > 1)
            );
        }
    }
}

proptest! {
    #[test]
    fn edges_among_drivers_are_refused_if_and_only_if_they_close_a_circle(
        edges in proptest::collection::vec((0..6_usize, 0..6_usize), 0..16)
    ) {
        let mut theory = Theory::new();
        for id in 0..6 {
            theory.secondary(format!("n{id}"), "text").unwrap();
        }
        let mut kept: Vec<(usize, usize)> = Vec::new();
        for (cause, effect) in edges {
            if cause == effect || kept.contains(&(cause, effect)) {
                continue;
            }
            let linked = theory.link(Edge::new(format!("n{cause}"), format!("n{effect}")).unwrap()).map(|_| ());
            kept.push((cause, effect));
            prop_assert_eq!(linked.is_err(), has_circle(6, &kept));
            if linked.is_err() {
                kept.pop();
            }
        }
        prop_assert_eq!(theory.edges().len(), kept.len());
        let again: Theory = serde_json::from_value(serde_json::to_value(&theory).unwrap()).unwrap();
        prop_assert_eq!(again, theory);
    }

    #[test]
    fn random_json_never_panics(document in documents::any_json(WORDS)) {
        survives(document);
    }

    #[test]
    fn a_mutated_document_never_panics(
        mutations in proptest::collection::vec(documents::any_mutation(WORDS), 1..4)
    ) {
        let mut diagram = diagram().unwrap();
        diagram.agree(date(2026, 2, 1)).unwrap();
        diagram.revise(date(2026, 3, 1), "lead", "why", |theory| theory.activity("poster", "put up posters").map(|_| ())).unwrap();
        let mut document = serde_json::to_value(&diagram).unwrap();
        for (place, mutation) in &mutations {
            documents::mutate(&mut document, *place, mutation);
        }
        survives(document);
    }
}
