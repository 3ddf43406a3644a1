//! Answers that nobody would expect, to every exercise of the list: none panics, none is right by chance, and what is said of each
//! gives nothing away.

use super::{Row, each, says, told};
use improvement::claim::Claim;
use improvement::course::{self, Answer, Attempt, Exercise, Given, Mark, Marked, Progress, State};
use improvement::id::StakeholderId;
use improvement::project::Charter;
use improvement::{Chart, Cycle, Kind, Project};

/// Something of each kind that is no answer to any exercise.
fn strangers() -> Vec<Answer> {
    vec![
        Answer::choice("perhaps"),
        Answer::number(-1e300),
        Answer::points([usize::MAX]),
        Answer::kind(Kind::T),
        Answer::chart(Chart::xmr([1, 2, 3]).expect("a chart")),
        Answer::cycle(Cycle::new("one", "another").expect("a cycle")),
        Answer::project(
            Project::new("a", Charter::new("Something").expect("a charter")).expect("a project"),
        ),
        Answer::claim(Claim::new("a", "b", "something got better").expect("a claim")),
        Answer::stakeholder(StakeholderId::new("nobody-knows").expect("an id")),
        Answer::names(["somebody"]),
    ]
}

/// What somebody might give instead of the right answer: in another unit, off by one, empty, huge, or of other letters.
fn near(right: &Given) -> Vec<Answer> {
    match right {
        Given::Number(right) => {
            let numbers = [
                -0.0,
                1e308,
                -1e308,
                f64::MIN_POSITIVE,
                right + 1.0,
                right - 1.0,
                -right,
                10.0 * right,
                100.0 * right,
                right / 100.0,
                1.0 / right,
                right * right + 1.0,
            ];
            numbers.map(Answer::number).to_vec()
        }
        Given::Points(right) => {
            let moved = |by: isize| right.iter().map(move |point| point.wrapping_add_signed(by));
            vec![
                Answer::points(moved(1)),
                Answer::points([]),
                Answer::points(1..=10_000),
                Answer::points([usize::MAX, 1]),
                Answer::points(right.iter().copied().chain([99])),
                Answer::points(right.iter().copied().skip(1)),
            ]
        }
        Given::Choice(right) => {
            let words = [
                String::new(),
                " \t\n".to_owned(),
                "🙂".repeat(500),
                "\u{1b}[2J\r\nright".to_owned(),
                "A".repeat(20_000),
                format!("{right}."),
                format!("not {right}"),
                right.chars().rev().collect(),
            ];
            words.map(Answer::choice).to_vec()
        }
        Given::Names(right) => vec![
            Answer::names(Vec::<String>::new()),
            Answer::names([""]),
            Answer::names([":", " : ", "::"]),
            Answer::names([format!("{}\u{1b}[31m\n", right[0])]),
            Answer::names(right.iter().skip(1).cloned()),
            Answer::names(right.iter().cloned().chain(["one more".to_owned()])),
            Answer::names((0..5_000).map(|name| name.to_string())),
            Answer::names(["é".repeat(10_000)]),
        ],
        Given::Kind(_) => [
            Kind::BinomialCusum,
            Kind::PoissonCusum,
            Kind::Cusum,
            Kind::R,
        ]
        .map(Answer::kind)
        .to_vec(),
        Given::Stakeholder(right) => [
            "a".to_owned(),
            format!("{right}-2"),
            "chief-executive".to_owned(),
            "board".to_owned(),
        ]
        .map(|name| Answer::stakeholder(StakeholderId::new(name).expect("an id")))
        .to_vec(),
        Given::Chart(_) => [
            Chart::xmr([0.0; 99]),
            Chart::p(vec![0; 98], vec![1; 98]),
            Chart::run((0..99).map(|point| if point == 11 { None } else { Some(point) })),
            Chart::c([0, 0, 0]),
            Chart::p([Some(1), None, Some(0)], [Some(2), None, Some(1)]),
        ]
        .into_iter()
        .map(|chart| Answer::chart(chart.expect("a chart")))
        .collect(),
        _ => Vec::new(),
    }
}

/// Each exercise with each seed; where the data are real another seed is the same exercise again.
fn each_once(mut test: impl FnMut(&Row, &'static Exercise, u64)) {
    each(|row, exercise, seed| {
        if exercise.is_seeded() || seed == 1 {
            test(row, exercise, seed);
        }
    });
}

/// What is said fits a screen and is one answer, whatever was given; it names nothing that is right.
fn hold(row: &Row, exercise: &Exercise, marked: &Marked, secrets: &[String]) {
    let name = row.name;
    assert_ne!(marked.state(), State::Right, "{name}: {marked}");
    let printed = marked.to_string();
    let last = printed.lines().last().expect("a line");
    assert_eq!(last.parse::<Attempt>().expect("a mark"), marked.attempt());
    assert!(
        printed
            .chars()
            .all(|letter| letter == '\n' || !letter.is_control()),
        "{name}: {printed:?}"
    );
    if let Mark::Wrong { message, .. } = marked.mark() {
        assert!(message.len() > 60, "{name}: {message}");
        assert!(message.len() < 2_000, "{name} says {} bytes", message.len());
        assert!(message.ends_with(['.', '?']), "{name}: {message}");
        for secret in secrets {
            assert!(!says(message, secret), "{name}: {message}");
        }
    }
    // a picture of whatever was given, or none
    assert!(marked.picture().is_none_or(|svg| svg.starts_with("<svg")));
    assert_eq!(marked.exercise(), Some(exercise));
}

#[test]
fn odd_answers_are_never_right_and_nothing_is_given_away() {
    each_once(|row, exercise, seed| {
        let right = (row.solution)(seed).expect("an answer");
        let mut secrets = told(right.given());
        secrets.extend(row.secrets.iter().map(|&secret| secret.to_owned()));
        for answer in strangers() {
            let same_kind =
                std::mem::discriminant(answer.given()) == std::mem::discriminant(right.given());
            let marked = exercise.mark(seed, answer);
            hold(row, exercise, &marked, &secrets);
            if !same_kind {
                let Mark::Refused { error } = marked.mark() else {
                    panic!("{}: {marked}", row.name);
                };
                assert_eq!(error.code(), "wrong_kind_of_answer");
            }
        }
        for answer in near(right.given()) {
            hold(row, exercise, &exercise.mark(seed, answer), &secrets);
        }
        if let Given::Number(_) = right.given() {
            for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
                let marked = exercise.mark(seed, Answer::number(number));
                let Mark::Refused { error } = marked.mark() else {
                    panic!("{}: {marked}", row.name);
                };
                assert_eq!(error.code(), "not_finite");
            }
        }
    });
}

/// Capitals and spaces about a word are no mistake.
#[test]
fn the_right_answer_in_other_letters_is_right() {
    each_once(|row, exercise, seed| {
        let spaced = |text: &str| format!("  {} ", text.to_uppercase());
        let answer = match (row.solution)(seed).expect("an answer").given() {
            Given::Choice(word) => Answer::choice(spaced(word)),
            Given::Names(names) => Answer::names(names.iter().map(|name| spaced(name))),
            _ => return,
        };
        let marked = exercise.mark(seed, answer);
        assert_eq!(marked.state(), State::Right, "{marked}");
    });
}

/// The same answer with the same seed is told the same, and the picture is the same.
#[test]
fn a_mark_is_the_same_each_time() {
    each_once(|row, exercise, seed| {
        let mut answers = (row.wrong)(seed);
        answers.extend((row.solution)(seed));
        for answer in answers.into_iter().rev().take(3) {
            let [one, other] = [answer.clone(), answer].map(|answer| exercise.mark(seed, answer));
            assert_eq!(one.to_string(), other.to_string());
            assert_eq!(one.picture(), other.picture());
        }
    });
}

const BEGINS: &str = r#"{"schema":"improvement-course/1","exercises":["#;

/// One record of a document, with these members beside its name.
fn record(members: &str) -> String {
    let whole = r#""exercise":"two-points-lie","answers":1,"right":false"#;
    format!("{BEGINS}{{{whole},{members}}}]}}")
}

#[test]
fn a_document_that_is_broken_is_refused_in_one_line() {
    let whole = record(r#""hints":1"#);
    assert!(Progress::from_json(&whole).is_ok());
    let bad = [
        String::new(),
        "null".to_owned(),
        "[]".to_owned(),
        "{}".to_owned(),
        "\u{feff}{}".to_owned(),
        "\0".repeat(100),
        "[".repeat(100_000),
        format!("{BEGINS}{}", "[".repeat(100_000)),
        format!("{whole}{whole}"),
        whole[..whole.len() - 1].to_owned(),
        whole.replace("\"answers\":1", "\"answers\":-1"),
        whole.replace("\"answers\":1", "\"answers\":4294967296"),
        whole.replace("\"answers\":1", "\"answers\":1.5"),
        whole.replace("\"two-points-lie\"", "5"),
        record(r#""hints":256"#),
        record(r#""misconceptions":["the-earth-is-flat"]"#),
        record(r#""forecasts":[{"sure":1e999,"right":true}]"#),
        record(r#""forecasts":[{"sure":1.5,"right":true}]"#),
        record(r#""forecasts":[{"sure":null,"right":true}]"#),
        record(r#""grade":"A""#),
        whole.replace("course/1", "course/2"),
        whole.replace("course/1", &"9".repeat(10_000)),
    ];
    for text in bad {
        let error = Progress::from_json(&text).expect_err(&text[..text.len().min(60)]);
        let said = error.to_string();
        assert!(!said.contains('\n') && !said.is_empty(), "{said}");
        let codes = ["json", "unknown_schema"];
        assert!(codes.contains(&error.code()), "{said}");
    }
}

/// What a later version may hold, and numbers at their ends, are read and shown.
#[test]
fn a_document_that_is_odd_is_read() {
    let odd = record(r#""hints":255,"misconceptions":[],"file":"not a fingerprint""#)
        .replace("\"answers\":1", "\"answers\":4294967295");
    let mut progress = Progress::from_json(&odd).expect("a document");
    let wrong = course::mark("two-points-lie", 1, Answer::points([1]).sure(0.0)).attempt();
    assert!(progress.record(&wrong, "a new file"));
    assert_eq!(progress.answers("two-points-lie"), u32::MAX);
    let first = course::exercise("1").expect("the first");
    assert_eq!(progress.hint(first), course::Hint::Read(first.page()));
    let again = Progress::from_json(&progress.to_json().expect("JSON")).expect("a document");
    assert_eq!(again, progress);

    let unknown = record(r#""hints":0"#).replace("two-points-lie", "an-exercise-of-next-year");
    let progress = Progress::from_json(&unknown).expect("a document");
    assert_eq!(progress.next(), Some(first));
    assert!(progress.to_string().contains("Two points lie"));
}

/// Any seed will do: the least, the largest, and those beside them.
#[test]
fn the_ends_of_the_seeds_mark_as_others_do() {
    each_once(|row, exercise, seed| {
        let seed = match seed {
            1 => 0,
            7 => u64::MAX,
            _ => u64::MAX / 2,
        };
        let untouched = exercise.mark(seed, Answer::not_yet());
        assert_eq!(untouched.state(), State::NotYet, "{untouched}");
        assert!(
            untouched
                .picture()
                .is_none_or(|svg| svg.starts_with("<svg"))
        );
        let right = (row.solution)(seed).expect("an answer");
        let marked = exercise.mark(seed, right);
        assert_eq!(marked.state(), State::Right, "{}: {marked}", row.name);
    });
}
