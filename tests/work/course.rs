//! The course: the very files that students get, what their solutions are marked, and what is said of wrong answers.
//!
//! An exercise has a file in `course/` with its row, and a line in `rows`.

mod a_family_of_measures;
mod aim_and_drivers;
mod answers;
mod could_it_have_seen;
mod did_it_hold;
mod odd_answers;
mod one_page_for_the_board;
mod progress;
mod red_beads;
mod say_it_before_you_look;
mod semmelweis;
mod tampering;
mod two_points_lie;
mod what_is_it_worth;
mod what_the_price_is_not;
mod which_chart;
mod who_carries_it;

use improvement::Error;
use improvement::course::{self, Answer, Exercise, Given, Mark, Marked, Page, State};
use improvement::measure::{Measure, Role};
use improvement::project::{Parts, Project};
use std::collections::BTreeMap;
use std::sync::Mutex;

/// The seeds that every exercise is tried with.
const SEEDS: [u64; 3] = [1, 7, 1847];

/// The longest file of an exercise, in lines.
const LINES: usize = 60;

/// What is tried with an exercise.
struct Row {
    name: &'static str,
    /// What the file gives as a student gets it.
    untouched: fn() -> Result<Answer, Error>,
    /// What the solution gives with a seed.
    solution: fn(u64) -> Result<Answer, Error>,
    /// Three plausible wrong answers or more.
    wrong: fn(u64) -> Vec<Answer>,
    /// What else no message may say, beside what the right answer is made of.
    secrets: &'static [&'static str],
}

/// The project of a solution with something undone.
fn edited(
    project: Result<Project, Error>,
    undo: impl FnOnce(&mut Parts) -> Result<(), Error>,
) -> Answer {
    let mut project = project.expect("a project");
    project.edit(undo).expect("a project still");
    Answer::project(project)
}

/// Takes out every measure of what may get worse.
#[expect(clippy::unnecessary_wraps, reason = "as a project is edited")]
fn without_balancing(parts: &mut Parts) -> Result<(), Error> {
    let balancing = |measure: &Measure| measure.role() == Role::Balancing;
    parts.measures.retain(|measure| !balancing(measure));
    Ok(())
}

fn rows() -> Vec<Row> {
    vec![
        two_points_lie::row(),
        red_beads::row(),
        tampering::row(),
        which_chart::row(),
        what_the_price_is_not::row(),
        could_it_have_seen::row(),
        aim_and_drivers::row(),
        say_it_before_you_look::row(),
        semmelweis::row(),
        did_it_hold::row(),
        a_family_of_measures::row(),
        who_carries_it::row(),
        what_is_it_worth::row(),
        one_page_for_the_board::row(),
    ]
}

fn each(mut test: impl FnMut(&Row, &'static Exercise, u64)) {
    for row in rows() {
        let exercise = course::exercise(row.name).expect("an exercise of the list");
        for seed in SEEDS {
            test(&row, exercise, seed);
        }
    }
}

/// What solutions gave, by name and seed.
type Solved = BTreeMap<(&'static str, u64), Result<Answer, Error>>;

/// What a solution gives with a seed: it is asked once.
fn solved(row: &Row, seed: u64) -> Result<Answer, Error> {
    static ASKED: Mutex<Solved> = Mutex::new(BTreeMap::new());
    let seeded = course::exercise(row.name).is_ok_and(Exercise::is_seeded);
    let mut asked = ASKED.lock().expect("no test fails while it asks");
    let key = (row.name, if seeded { seed } else { SEEDS[0] });
    let answer = asked.entry(key).or_insert_with(|| (row.solution)(key.1));
    answer.clone()
}

fn message(marked: &Marked) -> &str {
    match marked.mark() {
        Mark::Wrong { message, .. } => message,
        other => panic!("{}: {other:?}", marked.attempt()),
    }
}

/// What the right answer is made of, as a message would say it.
fn told(given: &Given) -> Vec<String> {
    match given {
        Given::Choice(word) => vec![word.clone()],
        Given::Number(number) => (0..4).map(|digits| format!("{number:.digits$}")).collect(),
        Given::Points(points) => {
            let named =
                |point: &usize| ["point", "points", "month"].map(|what| format!("{what} {point}"));
            points.iter().flat_map(named).collect()
        }
        Given::Kind(kind) => vec![format!("{kind} chart")],
        Given::Stakeholder(id) => vec![id.to_string(), id.as_str().replace('-', " ")],
        Given::Names(names) => {
            let spaced = names.iter().map(|name| name.replace('-', " "));
            names.iter().cloned().chain(spaced).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether a text has these words, as words.
fn says(text: &str, words: &str) -> bool {
    let plain = |text: &str| {
        let letters = text.to_lowercase();
        let kept = letters.chars().map(|letter| {
            let part = letter.is_alphanumeric() || ".-′".contains(letter);
            if part { letter } else { ' ' }
        });
        let spaced: String = kept.collect();
        let bare = spaced.split_whitespace().map(|word| word.trim_matches('.'));
        format!(" {} ", bare.collect::<Vec<_>>().join(" "))
    };
    plain(text).contains(&plain(words))
}

#[test]
fn every_exercise_of_the_list_has_a_row_and_the_others_say_what_they_wait_for() {
    let rows: Vec<&str> = rows().iter().map(|row| row.name).collect();
    let built = course::exercises()
        .iter()
        .filter(|one| one.needs().is_none());
    assert_eq!(built.map(|one| one.name()).collect::<Vec<_>>(), rows);
    let numbers: Vec<u8> = course::exercises().iter().map(|one| one.number()).collect();
    assert!(numbers.is_sorted_by(|one, next| one < next), "{numbers:?}");
    for waiting in course::exercises()
        .iter()
        .filter(|one| one.needs().is_some())
    {
        let error = match waiting.mark(1, Answer::not_yet()).mark() {
            Mark::Refused { error } => error.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(error.code(), "exercise_to_come");
        assert!(waiting.file().is_empty() && waiting.solution().is_empty());
    }
}

#[test]
fn every_solution_is_right_and_says_what_comes_next() {
    let last = rows().last().expect("rows").name;
    each(|row, exercise, seed| {
        let marked = course::mark(row.name, seed, solved(row, seed));
        let Mark::Right { why, next } = marked.mark() else {
            panic!("{} with seed {seed}: {marked}", row.name);
        };
        assert!(why.len() > 60, "{}: {why}", row.name);
        assert_eq!(next.is_none(), row.name == last);
        assert_eq!(marked.exercise(), Some(exercise));
    });
}

#[test]
fn every_untouched_file_says_not_yet() {
    each(|row, exercise, seed| {
        let marked = course::mark(row.name, seed, (row.untouched)());
        assert_eq!(marked.state(), State::NotYet, "{}: {marked}", row.name);
        assert!(marked.to_string().contains("TODO"));
        assert!(!exercise.task().is_empty());
    });
}

#[test]
fn what_is_said_of_wrong_answers_differs_and_gives_nothing_away() {
    each(|row, exercise, seed| {
        let right = solved(row, seed).expect("a solution");
        let mut secrets = told(right.given());
        secrets.extend(row.secrets.iter().map(|&secret| secret.to_owned()));
        let wrong = (row.wrong)(seed);
        assert!(wrong.len() >= 3, "{}: {}", row.name, wrong.len());
        let mut said = BTreeMap::new();
        for answer in wrong {
            let given = format!("{:?}", answer.given());
            let marked = exercise.mark(seed, answer);
            assert_eq!(
                marked.state(),
                State::Wrong,
                "{} {given}: {marked}",
                row.name
            );
            let message = message(&marked).to_owned();
            assert!(message.len() > 60, "{}: {message}", row.name);
            assert!(message.ends_with(['.', '?']), "{}: {message}", row.name);
            let before = said.insert(message.clone(), given.clone());
            assert_eq!(
                before, None,
                "{} says the same of {given}: {message}",
                row.name
            );
            for secret in &secrets {
                assert!(
                    !says(&message, secret),
                    "{} gives `{secret}` away: {message}",
                    row.name
                );
            }
        }
        for (hint, secret) in exercise
            .hints()
            .iter()
            .flat_map(|hint| secrets.iter().map(move |secret| (hint, secret)))
        {
            assert!(
                !says(hint, secret),
                "a hint of {} gives `{secret}` away: {hint}",
                row.name
            );
        }
    });
}

#[test]
fn nothing_that_is_said_mocks_or_says_why() {
    let never = [
        "obvious",
        "obviously",
        "of course",
        "simply",
        "clearly",
        "easy",
        "easily",
        "silly",
        "careless",
        "wrong",
        "you should",
        "because of",
        "caused by",
        "due to",
        "thanks to",
    ];
    each(|row, exercise, seed| {
        let mut texts: Vec<String> = exercise.hints().map(str::to_owned).to_vec();
        texts.extend([exercise.task().to_owned(), exercise.outcome().to_owned()]);
        texts.extend(
            (row.wrong)(seed)
                .into_iter()
                .map(|answer| message(&exercise.mark(seed, answer)).to_owned()),
        );
        texts.push(course::mark(row.name, seed, solved(row, seed)).to_string());
        for (text, word) in texts.iter().flat_map(|text| never.map(|word| (text, word))) {
            assert!(!says(text, word), "{} says `{word}`: {text}", row.name);
        }
    });
}

#[test]
fn every_file_has_the_shape_of_an_exercise() {
    each(|row, exercise, _| {
        let (file, solution) = (exercise.file(), exercise.solution());
        for text in [file, solution] {
            let lines = text.lines().count();
            assert!(lines <= LINES, "{} has {lines} lines", row.name);
            let uses = text.lines().filter(|line| line.starts_with("use "));
            for line in uses {
                let own = line.starts_with("use improvement::") || line.starts_with("use std::");
                assert!(own, "{}: {line}", row.name);
            }
            let begins = format!(
                "//! {}. {} ({} minutes)",
                exercise.number(),
                exercise.title(),
                exercise.minutes()
            );
            assert!(
                text.starts_with(&begins),
                "{} begins otherwise: {begins}",
                row.name
            );
            assert!(text.contains("const SEED: u64 = 1;\n"), "{}", row.name);
            assert!(text.contains(&format!("course::mark(\"{}\", SEED, answer())", row.name)));
            assert!(text.contains("fn main() -> Marked {"));
        }
        assert_eq!(file.matches("// TODO").count(), 1, "{}", row.name);
        assert!(!solution.contains("TODO"), "{}", row.name);
        let story = |text: &str| {
            text.lines()
                .take_while(|line| line.starts_with("//!"))
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        assert_eq!(story(file), story(solution), "{}", row.name);
        let on_disc = format!(
            "{}/examples/course/exercises/{}",
            concat!(env!("CARGO_MANIFEST_DIR"), "/.."),
            exercise.file_name()
        );
        assert_eq!(
            std::fs::read_to_string(on_disc).expect("the file of that name"),
            file
        );
    });
}

#[test]
fn every_exercise_goes_with_a_page_and_the_first_three_are_short() {
    let tutorial = include_str!("../../src/tutorial.rs");
    // what the pages that are no lessons lie in, with what makes each of them
    let docs = [
        (
            "teach::RedBeads",
            include_str!("../../src/teach/beads.rs"),
            "pub struct RedBeads ",
        ),
        (
            "teach::Tampering",
            include_str!("../../src/teach/tampering.rs"),
            "pub struct Tampering ",
        ),
        (
            "measure",
            include_str!("../../src/work/measure/mod.rs"),
            "balancing",
        ),
        (
            "stakeholder::network",
            include_str!("../../src/work/stakeholder/network/mod.rs"),
            "brokerage",
        ),
        (
            "project::BenefitTotals",
            include_str!("../../src/work/project/benefit.rs"),
            "pub struct BenefitTotals ",
        ),
    ];
    for exercise in course::exercises() {
        match exercise.page() {
            Page::Lesson(number) => {
                let heading = format!("//! # {number}. ");
                assert!(tutorial.contains(&heading), "{exercise:?}: {heading}");
            }
            Page::Type(path) | Page::Module(path) => {
                let found = docs.iter().find(|(name, _, _)| *name == path);
                let (_, text, what) = found.expect("a page that is known");
                assert!(text.contains(what), "{exercise:?}: {what}");
            }
        }
        assert!(
            exercise.number() > 3 || exercise.minutes() == 15,
            "{exercise:?}"
        );
        assert!(!exercise.outcome().ends_with('.'), "{exercise:?}");
    }
}

#[test]
fn the_page_for_teachers_has_each_exercise_with_its_minutes_and_its_outcome() {
    let page = include_str!("../../src/teach/course/teachers.md");
    for exercise in course::exercises() {
        let (number, title) = (exercise.number(), exercise.title());
        let (minutes, outcome) = (exercise.minutes(), exercise.outcome());
        let row = format!("| {number} | {title} | {minutes} | {outcome} |");
        assert!(page.contains(&row), "{row}");
    }
}

#[test]
fn the_front_page_shows_a_marked_answer_as_it_is_printed() {
    let analysts = Answer::kind(improvement::Kind::P);
    let printed = course::mark("which-chart", 1, Ok(analysts)).to_string();
    let (shown, _) = printed.rsplit_once('\n').expect("a last line");
    assert!(
        include_str!("../../README.md").contains(shown.trim_end()),
        "{shown}"
    );
}

/// Before that it would give the answer away.
#[test]
fn a_picture_is_there_once_something_is_answered_where_there_is_a_chart() {
    each(|row, exercise, seed| {
        let untouched = exercise.mark(seed, Answer::not_yet());
        assert_eq!(untouched.picture(), None);
        if exercise.chart(seed).is_some() {
            let marked = exercise.mark(seed, (row.solution)(seed).expect("an answer"));
            assert!(marked.picture().is_some_and(|svg| svg.starts_with("<svg")));
        }
    });
}

/// A teacher may give any seed.
#[test]
fn the_solution_of_a_seeded_exercise_is_right_with_any_seed() {
    for row in rows() {
        let exercise = course::exercise(row.name).expect("an exercise of the list");
        if exercise.is_seeded() {
            for seed in (100..120).chain([0, u64::MAX]) {
                let marked = exercise.mark(seed, (row.solution)(seed).expect("an answer"));
                assert_eq!(marked.state(), State::Right, "{seed}: {marked}");
            }
        }
    }
}
