//! The documents of the examples, and random ones: read, checked, printed, written again byte for byte.

use crate::support::documents;
use improvement::claim::Verdict;
use improvement::claim::{Claim, ClaimedSignal};
use improvement::driver::{Edge, Intent};
use improvement::measure::{
    Better, CollectionPlan, DataKind, Measure, OperationalDefinition, Role,
};
use improvement::project::{
    Assessment, Benefit, BenefitKind, Charter, Comparison, Condition, ConditionKind,
    ConditionState, FollowUp, GivenScore, GoalPart, Instrument, Item, Level, MINOR, ProgressScore,
    Recurrence, Response, Scorer, Scoring, SignOff,
};
use improvement::stakeholder::{Stakeholder, TieKind};
use improvement::{
    Aim, Cycle, Date, Direction, DriverDiagram, Error, Expectation, Period, Place, Project, Series,
    Side, Text, date,
    id::{AimId, StakeholderId},
    pdsa::{Act, Run, Scale, Study},
};
use proptest::prelude::*;
use serde_json::Value;

const AE: &str = include_str!("../../examples/data/ae_project.json");
const SEMMELWEIS: &str = include_str!("../../examples/data/semmelweis_project.json");
const DOCUMENTS: [(&str, Date); 2] = [(AE, date(2019, 3, 31)), (SEMMELWEIS, date(1849, 3, 31))];

/// Everything that a project can be asked; nothing of it may panic.
fn ask_everything(project: &Project, today: Date) {
    let _ = project.to_string();
    let _ = project.with_names().to_string();
    let _ = project.evidence_so_far(today).to_string();
    let _ = project.benefit_totals().to_string();
    let _ = project.cost();
    for finding in project.check(today) {
        assert!(!finding.message().is_empty());
    }
    for row in project.squire(today) {
        let _ = row.to_string();
    }
    for measure in project.measures() {
        if let Ok(shown) = project.chart(measure.id()) {
            let _ = shown.to_string();
        }
    }
    for assessment in project.assessments() {
        let _ = project.score(assessment).map(|score| score.to_string());
    }
    let ramps = project.ramps().unwrap();
    let _ = ramps.fidelity(&project.fidelity_context()).to_string();
    project.redacted().unwrap();
}

/// Writes a project and reads it again.
fn again(project: &Project) {
    if project.minor() > MINOR {
        assert_eq!(project.to_json().unwrap_err().code(), "would_lose_data");
        return;
    }
    let text = project.to_json().unwrap();
    let read = Project::from_json(&text).unwrap();
    assert_eq!(read.to_json().unwrap(), text);
    // what was not known when it was read is not written again
    if project.unknown_fields().is_empty() {
        assert_eq!(read, *project);
    }
}

#[test]
fn the_documents_load_check_print_and_are_written_byte_for_byte() {
    for (text, today) in DOCUMENTS {
        let project = Project::from_json(text).unwrap();
        assert_eq!(project.to_json().unwrap(), text);
        assert!(project.unknown_fields().is_empty());
        assert!(text.ends_with("}\n"));
        ask_everything(&project, today);
    }
}

#[test]
fn the_series_of_the_documents_are_those_of_the_files() {
    let read = |text: &str, measure: usize| -> Vec<(Date, Option<f64>, Option<f64>)> {
        let project = Project::from_json(text).unwrap();
        let series = project.measures()[measure].data().unwrap().clone();
        (0..series.len())
            .map(|point| {
                let date = series.date(point).unwrap();
                (date, series.numerator(point), series.denominator(point))
            })
            .collect()
    };
    let file = include_str!("../../examples/data/semmelweis_monthly.csv");
    let mut rows = csv::Reader::from_reader(file.as_bytes());
    let expected: Vec<(Date, f64, f64)> = rows.deserialize().collect::<Result<_, _>>().unwrap();
    let mut clinic = read(SEMMELWEIS, 0);
    let gap = clinic.remove(11);
    assert_eq!(gap, (date(1841, 12, 1), None, None));
    assert_eq!(clinic.len(), expected.len());
    for ((on, deaths, births), (month, all, died)) in clinic.into_iter().zip(expected) {
        assert_eq!((on, deaths, births), (month, Some(died), Some(all)));
    }

    let file = include_str!("../../examples/data/ae_attendances.csv");
    let mut rows = csv::Reader::from_reader(file.as_bytes());
    let mut expected = Vec::new();
    for row in rows.deserialize() {
        let (month, code, kind, all, breaches, _): (Date, String, String, f64, f64, f64) =
            row.unwrap();
        if code == "RQM" && kind == "1" {
            expected.push((month, Some(all - breaches), Some(all)));
        }
    }
    expected.sort_by_key(|row| row.0);
    assert_eq!(read(AE, 0), expected);
}

#[test]
fn the_story_of_the_first_clinic() {
    let project = Project::from_json(SEMMELWEIS).unwrap();
    let today = date(1849, 3, 31);
    // the record of the work is weak …
    assert_eq!(
        project.evidence_so_far(today).supports,
        ProgressScore::LOWEST
    );
    let ramps = project.ramps().unwrap();
    let lengths: Vec<usize> = ramps.iter().map(|ramp| ramp.cycles().len()).collect();
    assert_eq!(lengths, [2, 1]);
    let codes: Vec<String> = project
        .check(today)
        .iter()
        .map(|one| one.code().to_string())
        .collect();
    assert_eq!(codes.iter().filter(|code| *code == "F4").count(), 2); // no prediction was written down
    assert!(codes.iter().any(|code| code == "S3")); // power, and no recent contact
    // … and the chart shows a change that held for 22 months
    let shown = project.chart(project.measures()[0].id()).unwrap();
    let phases = shown.chart.phases();
    assert_eq!(phases[1].points().len(), 22);
    let centre = |phase: usize| shown.chart.centre(phases[phase].points().start).unwrap();
    assert!(centre(0) > 0.10 && centre(1) < 0.025);
    let cycles: Vec<String> = shown
        .annotations
        .iter()
        .map(|note| note.on.to_string())
        .collect();
    assert_eq!(cycles, ["1847-05-15", "1847-10-15", "1848-04-01"]);
    // the claim is judged, and the figures alone cannot tell
    assert_eq!(project.claims()[0].id.as_str(), "fell-and-stayed");
    assert!(project.to_string().ends_with("1 claim"));
    let verdict = project.verdict(&project.claims()[0].id, today).unwrap();
    assert!(matches!(verdict.verdict(), Verdict::CannotTell(_)));
}

#[test]
fn nothing_made_up_is_attributed_to_a_real_organisation() {
    assert!(!AE.contains("RQM"));
    assert!(AE.contains("Example Trust, a fiction"));
    assert!(AE.contains("Open Government Licence v3.0"));
}

// ---------------------------------------------------------------------------------------------- random projects

/// What a generated project is made of.
#[derive(Debug, Clone)]
struct Recipe {
    words: Vec<String>,
    people: u8,
    measures: Vec<Vec<Option<(u16, u16)>>>,
    values: Vec<f64>,
    stages: Vec<u8>,
    start: i32,
    target: f64,
    pence: i64,
    scores: Vec<u8>,
    signed: bool,
    revised: Option<f64>,
}

fn recipe() -> impl Strategy<Value = Recipe> {
    let word = "[a-zA-Zäöü€\"\\\\/<>&\n\t\u{1}’ ]{0,12}x";
    let point = proptest::option::weighted(0.9, (0..500_u16, 1..500_u16));
    let ordinary = -1e12..1e12_f64;
    (
        proptest::collection::vec(word, 4),
        0..6_u8,
        proptest::collection::vec(proptest::collection::vec(point, 1..20), 0..4),
        proptest::collection::vec(ordinary.clone(), 1..8),
        proptest::collection::vec(0..6_u8, 0..5),
        -100_000..100_000_i32,
        0.0..1.0_f64,
        any::<i64>(),
        proptest::collection::vec(1..=10_u8, 0..4),
        any::<bool>(),
        proptest::option::of(ordinary),
    )
        .prop_map(
            |(
                words,
                people,
                measures,
                values,
                stages,
                start,
                target,
                pence,
                scores,
                signed,
                revised,
            )| Recipe {
                words,
                people,
                measures,
                values,
                stages,
                start,
                target,
                pence,
                scores,
                signed,
                revised,
            },
        )
}

#[expect(
    clippy::too_many_lines,
    reason = "every part of a project, one after the other"
)]
fn made(recipe: &Recipe) -> Result<Project, Error> {
    let word = |index: usize| recipe.words[index % recipe.words.len()].as_str();
    let day = |later: i32| {
        date(2000, 1, 1)
            .plus_days(recipe.start + later)
            .unwrap_or(date(2000, 1, 1))
    };
    let person = |number: u8| StakeholderId::new(format!("p{number}"));
    let mut project = Project::new("made", Charter::new(word(0))?)?;
    project.edit(|parts| {
        for number in 0..recipe.people {
            let seen = Stakeholder::new(word(1), "ward", 1 + i64::from(number % 5), 3, day(0))?;
            parts.map.add(format!("p{number}").as_str(), seen)?;
            if number > 0 {
                parts
                    .map
                    .tie("p0", TieKind::Informs, format!("p{number}").as_str())?;
            }
        }
        if recipe.people > 1 {
            parts.charter.lead = Some(person(0)?);
            parts.charter.team = [person(0)?, person(1)?].into();
            parts.charter.dated = Some(day(0));
            if recipe.signed {
                let on = day(1);
                parts.charter.sign_offs.push(SignOff { by: person(1)?, on });
            }
        }
        for (index, points) in recipe.measures.iter().enumerate() {
            let events = points
                .iter()
                .map(|point| point.map(|(events, more)| events.min(more)));
            let trials = points.iter().map(|point| point.map(|(_, trials)| trials));
            let dates = (0..points.len()).map(|step| day(7 * i32::try_from(step).unwrap_or(0)));
            let series = Series::proportions(events, trials)?
                .dated(dates)?
                .every(Period::Week)?;
            let role = [Role::Outcome, Role::Process, Role::Balancing][index % 3];
            let measure = Measure::new(
                format!("m{index}").as_str(),
                word(index),
                role,
                DataKind::Proportion,
            )?;
            parts.measures.push(
                measure
                    .defined(OperationalDefinition::new(word(2))?.out_of(word(3))?)
                    .better(if index % 2 == 0 {
                        Better::Higher
                    } else {
                        Better::Lower
                    })
                    .target(recipe.target)?
                    .collected(CollectionPlan::new().every(Period::Week).start(day(0)))
                    .series(series)?,
            );
        }
        let values = Measure::new("values", word(3), Role::Process, DataKind::Continuous)?;
        parts
            .measures
            .push(values.series(Series::values(recipe.values.clone())?)?);
        let aim = Aim::new("aim")?.what("values")?.better(Direction::Higher);
        parts
            .aims
            .push(aim.to(recipe.target)?.from(recipe.values[0])?.by(day(400)));
        let mut diagram = DriverDiagram::new("aim")?;
        diagram
            .draft()?
            .primary("driver", word(0))?
            .idea("idea", word(1), Intent::Start)?
            .link(Edge::to_aim("driver")?)?
            .link(Edge::new("idea", "driver")?)?;
        parts.diagram = Some(diagram);
        for (index, stage) in recipe.stages.iter().enumerate() {
            parts.cycles.push(cycle(index, *stage, &word, &day)?);
        }
        parts.claims.push(
            Claim::new("claim", "values", word(2))?
                .with_phase(index_of(recipe))
                .with_signal(ClaimedSignal::new(word(1), Side::Below, day(3))?),
        );
        parts.benefits.push(
            Benefit::new(
                "benefit",
                word(3),
                BenefitKind::CostAvoidance,
                Recurrence::Once,
            )?
            .worth(recipe.pence),
        );
        parts.instruments.push(
            Instrument::new("scale", word(0), word(1), Scoring::Mean)?.with_item(
                Item::new("item", word(2))?.with_level(Level::new("low", recipe.values[0])?),
            )?,
        );
        let responses = (0..recipe.people)
            .map(|number| Response::new(person(number)?)?.answer("item", "low"))
            .collect::<Result<_, Error>>()?;
        parts
            .assessments
            .push(Assessment::new("scale".try_into()?, day(5), responses));
        for (later, halves) in (0..).zip(&recipe.scores) {
            let score = ProgressScore::new(f64::from(*halves) / 2.0)?;
            let given = GivenScore::new(day(later), Scorer::Team, score);
            parts.scores.push(if *halves % 2 == 0 {
                given.because(Text::new(word(3))?)
            } else {
                given
            });
        }
        parts.conditions.push(
            Condition::new(day(2), ConditionKind::DataAccess, ConditionState::Partly)
                .with_note(Text::new(word(0))?),
        );
        parts.comparison = Some(Comparison::Group(Text::new(word(1))?));
        parts.follow_up.push(FollowUp::new(day(200), word(2))?);
        parts.whole_unit = Some(u32::from(recipe.people));
        Ok(())
    })?;
    if let Some(after) = recipe.revised {
        let aim = AimId::new("aim")?;
        project.edit(|parts| {
            parts.revise_goal(&aim, GoalPart::Target, day(9), after, word(0))?;
            parts.revise_goal(&aim, GoalPart::Baseline, day(10), after / 3.0, word(1))
        })?;
    }
    Ok(project)
}

fn index_of(recipe: &Recipe) -> usize {
    recipe.values.len() - 1
}

fn cycle<'a>(
    index: usize,
    stage: u8,
    word: &impl Fn(usize) -> &'a str,
    day: &impl Fn(i32) -> Date,
) -> Result<Cycle, Error> {
    let mut cycle = Cycle::new(format!("c{index}").as_str(), "idea")?
        .objective(word(index))
        .predict_at(0.7, Expectation::judged(word(1))?, word(2), day(30))
        .measure("values")
        .scale(Scale::units(5, word(3)))
        .task(word(0), word(1));
    if index > 0 {
        cycle = cycle.informed_by(format!("c{}", index - 1).as_str());
    }
    if stage > 0 {
        cycle.start(day(0))?;
    }
    if stage == 1 {
        cycle.stop(day(1), word(2))?;
    }
    if stage > 2 {
        cycle.finish(
            Run::new(day(1), day(20))?
                .observed(word(3))?
                .cost(7, word(0))?
                .reached(1, 3)?,
        )?;
    }
    if stage > 3 {
        let judged = cycle
            .plan()
            .predictions()
            .map(|one| one.judge(stage == 4))
            .collect::<Result<Vec<_>, _>>()?;
        let study = judged
            .into_iter()
            .fold(Study::new(day(31), word(0))?, Study::check);
        let act = if stage == 4 {
            Act::adopt(word(1), word(2))?
        } else {
            Act::abandon(word(3))?
        };
        cycle.conclude(study, act)?;
    }
    Ok(cycle)
}

const WORDS: &[&str] = &[
    "schema",
    "minor",
    "charter",
    "title",
    "aims",
    "measures",
    "diagram",
    "map",
    "cycles",
    "claims",
    "stage",
    "closed",
    "plan",
    "run",
    "study",
    "act",
    "improvement/1",
    "ninety-five",
    "within-four-hours",
    "door-1",
    "senior-at-door",
    "2018-01-01",
    "higher",
    "lower",
    "values",
    "null",
];

/// A document that is read is valid, and one that is not says where its fault is.
fn loads_or_says_where(text: &str) {
    match Project::from_json(text) {
        Ok(project) => {
            again(&project);
            ask_everything(&project, date(2019, 3, 31));
        }
        Err(error) => {
            let Some(Place::Path(path)) = error.place() else {
                panic!("{error} has no path");
            };
            assert!(!path.is_empty(), "{error}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_generated_project_is_written_byte_for_byte(recipe in recipe()) {
        let project = made(&recipe).unwrap();
        again(&project);
        let today = date(2000, 1, 1).plus_days(recipe.start + 90).unwrap();
        ask_everything(&project, today);
        again(&project.redacted().unwrap());
    }

    #[test]
    fn random_json_loads_or_says_where_its_fault_is(document in documents::any_json(WORDS)) {
        loads_or_says_where(&document.to_string());
        let mut dressed = document;
        if let Value::Object(entries) = &mut dressed {
            entries.insert("schema".to_owned(), "improvement/1".into());
        }
        loads_or_says_where(&dressed.to_string());
    }

    #[test]
    fn a_mutated_document_loads_or_says_where_its_fault_is(
        mutations in proptest::collection::vec(documents::any_mutation(WORDS), 1..3),
        which in 0..2_usize,
    ) {
        let mut document: Value = serde_json::from_str(DOCUMENTS[which].0).unwrap();
        for (place, mutation) in &mutations {
            documents::mutate(&mut document, place * 7, mutation);
        }
        loads_or_says_where(&document.to_string());
    }

    #[test]
    fn a_cut_document_says_where_its_fault_is(cut in 0..AE.len()) {
        if let Some(text) = AE.get(..cut) {
            let error = Project::from_json(text).map(|_| ());
            prop_assert!(cut == AE.len() - 1 || error.is_err());
            loads_or_says_where(text);
        }
    }
}
