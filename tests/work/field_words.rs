//! Sentences that a reviewer from the field, or a user of another tool, found to be not so: each with its input.

use improvement::error::ChartError;
use improvement::finding::Code;
use improvement::pdsa::Context;
use improvement::spc::{Basis, CaseCount, Note};
use improvement::stakeholder::{MapRules, Stakeholder, TieKind};
use improvement::{Chart, Direction, Kind, Project, Ramps, Reason, Series, StakeholderMap, date};

#[track_caller]
fn has(text: &str, part: &str) {
    assert!(text.contains(part), "{part:?} is not in:\n{text}");
}

#[track_caller]
fn lacks(text: &str, part: &str) {
    assert!(!text.contains(part), "{part:?} is in:\n{text}");
}

fn few(chart: &Chart) -> String {
    let note = |note: &&Note| matches!(note, Note::FewExpected { .. });
    let note = chart.notes().iter().find(note).expect("few are expected");
    chart.describe_note(note)
}

#[test]
fn few_events_and_few_non_events_are_told_apart() {
    let p = |missing: &[u32], n: u32| {
        let events = missing.iter().map(|missing| n - missing);
        Chart::p(events, vec![n; missing.len()]).unwrap()
    };
    let rare = [0, 1, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0];
    has(
        &few(&p(&rare, 50)),
        "only about 0.25 non-events are expected per point",
    );
    let some = [1, 0, 2, 0, 1, 3, 0, 1, 0, 2, 1, 0, 1];
    has(
        &few(&p(&some, 200)),
        "only about 0.92 non-events are expected per point",
    );
    has(
        &few(&Chart::c(rare).unwrap()),
        "only about 0.25 events are expected per point",
    );
    has(
        &few(&Chart::c([1, 0, 1, 0]).unwrap()),
        "only about 0.5 events are expected per point",
    );
    has(
        &few(&Chart::c([1, 1, 2, 0]).unwrap()),
        "only about 1 event is expected per point",
    );
    has(
        &few(&Chart::c([0; 14]).unwrap()),
        "no event is expected per point",
    );
    has(&few(&p(&[0; 14], 50)), "no non-event is expected per point");
    has(
        &few(&Chart::u(rare, [1000.0; 16]).unwrap()),
        "only about 0.25 events are expected per point",
    );
}

#[test]
fn a_centre_that_varies_is_named_with_its_point() {
    let trials = [100, 120, 90, 110, 105, 140, 95, 100, 130, 100, 115, 90, 110];
    let events = [12, 15, 9, 14, 11, 18, 10, 13, 16, 12, 14, 11, 13];
    let series = Series::proportions(events, trials).unwrap();
    let np = Chart::of(Kind::Np, series.clone()).unwrap().to_string();
    has(&np, "  centre   13.15 at point 13  (");
    // the share itself does not vary, and its limits do
    let p = Chart::of(Kind::P, series).unwrap().to_string();
    has(&p, "  centre   12.0 %  (");
    has(&p, " at point 13  (3 binomial");
}

#[test]
fn windows_that_follow_one_another_are_no_two_of_three() {
    let values = [
        10, 11, 9, 10, 11, 9, 10, 11, 9, 10, 11, 9, 15, 15, 15, 15, 15,
    ];
    let chart = Chart::options()
        .baseline(Basis::points(0..12))
        .rules(improvement::RuleSet::western_electric())
        .provisional()
        .xmr(values)
        .unwrap();
    for signal in chart.signals() {
        let said = chart.describe(signal);
        assert_eq!(
            said.contains("repeatedly, 2 of 3") || said.contains("repeatedly, 4 of 5"),
            (said.contains("2 of 3") && signal.window().len() > 3)
                || (said.contains("4 of 5") && signal.window().len() > 5),
            "{said}"
        );
    }
    has(&chart.to_string(), "repeatedly, 4 of 5 points in a row");
}

#[test]
fn a_limit_at_the_lowest_possible_value_has_a_note_on_every_kind() {
    let gaps = [12, 7, 5, 33, 21, 8, 19, 30, 4, 16, 17, 26, 9, 14, 3, 40, 11];
    let note = "the lower limit lies at the lowest possible value: no point there can be a signal below it";
    let g = Series::cases_between(gaps, CaseCount::Between).unwrap();
    has(&Chart::of(Kind::G, g).unwrap().to_string(), note);
    let counts = [2, 1, 3, 0, 2, 1, 4, 2, 1, 0, 3, 2, 1, 2];
    has(&Chart::c(counts).unwrap().to_string(), note);
    has(&Chart::u(counts, [100.0; 14]).unwrap().to_string(), note);
    has(&Chart::p(counts, [100; 14]).unwrap().to_string(), note);
    // many events: the limit lies above zero
    lacks(
        &Chart::c(counts.map(|count| count + 30))
            .unwrap()
            .to_string(),
        note,
    );
}

#[test]
fn a_target_without_limits_is_spoken_of() {
    let values = [5, 7, 4, 8, 3, 9, 2, 7, 4, 6, 3, 8];
    let run = |options: improvement::spc::Options| options.target(5.0).run(values).unwrap();
    let chart = run(Chart::options().better(Direction::Higher));
    let said = "the target of 5 was met at 7 of 12 points; what to expect of it cannot be said without limits";
    assert_eq!(chart.target_sentence().as_deref(), Some(said));
    has(&chart.to_string(), said);
    has(
        &chart.long_description(),
        "The target of 5 was met at 7 of 12 points",
    );
    let lower = run(Chart::options().better(Direction::Lower));
    has(&lower.to_string(), "was met at 6 of 12 points");
    let unsaid = run(Chart::options());
    has(
        &unsaid.to_string(),
        "which direction is better was not said",
    );
    let split = run(Chart::options()
        .better(Direction::Higher)
        .phase(8, Reason::change("x")));
    has(
        &split.to_string(),
        "was met at 2 of 4 points of the latest phase",
    );
}

#[test]
fn the_headline_of_a_re_based_chart_names_its_phase() {
    let level = |level: i32| (0..13).map(move |point| level + (point * 7) % 5);
    let values = || level(60).chain(level(74)).chain(level(91));
    let chart = Chart::options()
        .phase(13, Reason::change("a"))
        .phase(26, Reason::change("b"))
        .xmr(values())
        .unwrap();
    has(
        &chart.sentence(),
        "latest phase (centre 93, before it 76): common cause: ",
    );
    has(
        &chart.alt_text(),
        "Latest phase (centre 93, before it 76): common cause: ",
    );
    let frozen = Chart::options()
        .baseline(Basis::points(0..13))
        .phase(13, Reason::change("a"))
        .xmr(level(60).chain(level(60)))
        .unwrap();
    has(
        &frozen.sentence(),
        "latest phase (centre 62, as before): common cause: ",
    );
    let one = Chart::xmr(level(60)).unwrap();
    lacks(&one.sentence(), "phase");
}

#[test]
fn articles_fit_their_charts() {
    for kind in Kind::ALL {
        let error = ChartError::TooFewPoints {
            kind: kind.symbol(),
            found: 1,
            needs: 3,
        };
        // said letter by letter, or as a word
        let vowel = kind
            .symbol()
            .starts_with(['X', 'E', 'R', 'S', 'i', 'm', 'n']);
        let article = if vowel { "an" } else { "a" };
        has(
            &error.to_string(),
            &format!("for {article} {} chart", kind.symbol()),
        );
    }
}

#[test]
fn a_broker_between_merged_groups_is_said_once() {
    let on = date(2024, 3, 1);
    let mut map = StakeholderMap::new();
    // five groups of one, too small to be named, and one person between all of them
    for number in 0..6 {
        let (id, group) = (format!("p-{number}"), format!("g-{number}"));
        let person = Stakeholder::new("somebody", group.as_str(), 3, 3, on).unwrap();
        map.add(id.as_str(), person).unwrap();
        if number > 0 {
            map.tie("p-0", TieKind::Informs, id.as_str()).unwrap();
        }
    }
    let findings = map.check(&MapRules::default(), on);
    let broker = findings
        .iter()
        .find(|finding| finding.code() == Code::FragileBroker);
    let said = broker.expect("a broker").to_string();
    has(
        &said,
        "alone connects two of the merged groups with each other",
    );
    assert_eq!(said.matches("merged").count(), 1, "{said}");
}

#[test]
fn an_adopted_change_that_is_carried_out_is_no_weakness() {
    let project = Project::from_json(include_str!("../../examples/data/ae_project.json")).unwrap();
    let ramps = Ramps::of(project.cycles()).unwrap();
    let findings = ramps.check(&Context::new(), date(2019, 3, 31));
    let weak = findings
        .iter()
        .filter(|finding| finding.code() == Code::NotALearningCycle);
    let weak: Vec<String> = weak.map(ToString::to_string).collect();
    assert!(
        weak.iter().all(|finding| !finding.contains("door-3")),
        "{weak:?}"
    );
}

#[test]
fn the_evidence_of_a_goal_has_the_name_and_the_per_cent_of_its_measure() {
    let project = Project::from_json(include_str!("../../examples/data/ae_project.json")).unwrap();
    let evidence = project.evidence_so_far(date(2019, 3, 31)).to_string();
    lacks(&evidence, "ninety-five:");
    has(&evidence, " %, with the target at 95 %");
}
