//! Answers that cannot be marked, and the last line of those that are.

use improvement::course::{self, Answer, Attempt, Mark, Misconception, State};
use improvement::{Chart, Error};

fn refused(name: &str, answer: Result<Answer, Error>) -> Error {
    let marked = course::mark(name, 1, answer);
    assert_eq!(marked.state(), State::Refused);
    let said = marked.to_string();
    match marked.mark() {
        Mark::Refused { error } => {
            let whole: String = said.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(whole.contains(&error.to_string()), "{said}");
            error.clone()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_answer_of_another_kind_is_refused_with_both_kinds() {
    let error = refused("two-points-lie", Ok(Answer::number(3)));
    assert_eq!(error.code(), "wrong_kind_of_answer");
    assert_eq!(
        error.to_string(),
        "this exercise takes points; you gave a number"
    );
    let chart = Chart::xmr([1, 2, 3]).unwrap();
    let error = refused("two-points-lie", Ok(chart.into()));
    assert_eq!(
        error.to_string(),
        "this exercise takes points; you gave a chart"
    );
}

#[test]
fn an_exercise_that_there_is_not_is_refused_with_the_nearest_name() {
    let error = refused("two-point-lie", Ok(Answer::not_yet()));
    assert_eq!(error.code(), "unknown_exercise");
    assert_eq!(
        error.to_string(),
        "no exercise is named `two-point-lie`; did you mean `two-points-lie`?"
    );
    assert_eq!(
        refused("a\nb\u{1b}[2J", Ok(Answer::not_yet())).to_string(),
        "no exercise is named `a b�[2J`"
    );
    let long = refused(&"ward ".repeat(4_000), Ok(Answer::not_yet()));
    assert!(long.to_string().chars().count() < 100, "{long}");
    let marked = course::mark("two-points-lies", 1, Ok(Answer::not_yet()));
    assert!(!marked.to_string().contains("?."));
    assert_eq!(course::exercise(" 1 ").unwrap().name(), "two-points-lie");
    assert!(course::exercise("300").is_err());
}

#[test]
fn an_error_of_the_crate_is_said_as_the_crate_words_it() {
    let error = Chart::xmr([1.0, f64::INFINITY]).unwrap_err();
    assert_eq!(refused("two-points-lie", Err(error.clone())), error);
    let error = refused("two-points-lie", Ok(Answer::points([0, 3])));
    assert_eq!(error.code(), "point_zero");
}

#[test]
fn confidence_lies_between_0_and_1() {
    for sure in [0.0, 0.5, 1.0] {
        assert_eq!(Answer::number(1).sure(sure).unwrap().get_sure(), Some(sure));
    }
    for sure in [-0.1, 1.1, 80.0, f64::NAN, f64::INFINITY] {
        let error = Answer::number(1).sure(sure).unwrap_err();
        assert_eq!(error.code(), "confidence_out_of_range");
    }
}

#[test]
fn the_last_line_is_read_back() {
    let attempts = [
        Answer::points([2]).sure(0.85),
        Answer::points([2, 5, 6, 9, 11, 12, 15, 17, 18]).sure(1),
        Ok(Answer::points([1])),
        Ok(Answer::not_yet()),
        Answer::number(1).sure(0.1),
        Answer::number(1).sure(80),
    ];
    for answer in attempts {
        let marked = course::mark("two-points-lie", 1, answer);
        let printed = marked.to_string();
        let line = printed.lines().last().unwrap();
        assert_eq!(line.parse::<Attempt>().unwrap(), marked.attempt(), "{line}");
    }
    let marked = course::mark("no such\nexercise", 1, Ok(Answer::not_yet()));
    let line = marked.to_string().lines().last().unwrap().to_owned();
    assert_eq!(line.parse::<Attempt>().unwrap(), marked.attempt());

    let bad = [
        "",
        "mark:",
        "mark: a",
        "mark: a perhaps",
        "mark: a wrong no-such-belief",
        "mark: a right sure",
        "mark: a right sure 2",
        "mark: a right sure NaN",
        "mark: a right sure 0.5 and more",
        "something else",
    ];
    for line in bad {
        let error = line.parse::<Attempt>().unwrap_err();
        assert_eq!(error.code(), "not_a_mark", "{line}");
    }
}

#[test]
fn every_misconception_has_a_code_a_sentence_and_a_source_of_its_own() {
    let all = Misconception::ALL;
    for (at, one) in all.iter().enumerate() {
        assert!(
            one.code()
                .chars()
                .all(|letter| letter.is_ascii_lowercase() || letter == '-')
        );
        assert!(
            !one.belief().ends_with('.')
                && one
                    .source()
                    .ends_with(|end: char| end.is_alphanumeric() || end == ')')
        );
        let json = serde_json::to_string(one).unwrap();
        assert_eq!(json, format!("\"{}\"", one.code()));
        for other in &all[..at] {
            assert_ne!(one.code(), other.code());
            assert_ne!(one.belief(), other.belief());
        }
    }
}
