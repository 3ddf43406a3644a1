//! What a student has done, kept and shown.

use improvement::course::{self, Answer, Attempt, Hint, Misconception, Progress, Standing};

fn attempt(answer: Answer) -> Attempt {
    course::mark("two-points-lie", 1, Ok(answer)).attempt()
}

/// Two wrong answers, of which one names a misconception, an error, and the right answer.
fn some() -> Progress {
    let mut progress = Progress::new();
    let red = Answer::points([2, 5, 6, 9, 11, 12, 15, 17, 18]);
    let given = [
        red,
        Answer::points([14]),
        Answer::points([0]),
        Answer::points([2]),
    ];
    for (file, answer) in given.into_iter().enumerate() {
        let answer = answer.sure(0.5).unwrap();
        progress.record(&attempt(answer), &file.to_string());
    }
    progress
}

#[test]
fn what_was_done_is_kept_and_read_back() {
    let progress = some();
    assert!(progress.is_right("two-points-lie") && !progress.is_right("red-beads"));
    assert_eq!(progress.answers("two-points-lie"), 3);
    let met: Vec<_> = progress.misconceptions().collect();
    assert_eq!(
        met,
        [(Misconception::TwoPointsAreATrend, vec!["two-points-lie"])]
    );
    let again = Progress::from_json(&progress.to_json().unwrap()).unwrap();
    assert_eq!(again, progress);
    // three answers say nothing of how well somebody knows
    assert_eq!(
        (
            progress.confidence().answers(),
            progress.confidence().score()
        ),
        (3, None)
    );
}

#[test]
fn a_file_that_has_not_changed_gives_no_new_answer() {
    let mut progress = Progress::new();
    let wrong = attempt(Answer::points([14]));
    assert!(progress.record(&wrong, "one"));
    assert!(!progress.record(&wrong, "one"));
    assert!(progress.record(&wrong, "another"));
    assert!(!progress.record(&attempt(Answer::not_yet()), "a third"));
    assert_eq!(progress.answers("two-points-lie"), 2);
    // the marker has learnt meanwhile
    assert!(!progress.record(&attempt(Answer::points([2])), "another"));
    assert!(progress.is_right("two-points-lie"));
}

#[test]
fn a_score_compares_what_was_expected_with_what_came() {
    let mut progress = Progress::new();
    for file in 0..5 {
        let points = if file < 3 { 2 } else { 14 };
        let answer = Answer::points([points]).sure(0.8).unwrap();
        progress.record(&attempt(answer), &file.to_string());
    }
    let confidence = progress.confidence();
    let (sure, right) = confidence.sure_and_right().unwrap();
    assert!((sure - 0.8).abs() < 1e-12 && (right - 0.6).abs() < 1e-12);
    // (3 × 0.2² + 2 × 0.8²) / 5
    assert!((confidence.score().unwrap() - 0.28).abs() < 1e-12);
    assert_eq!(
        confidence.to_string(),
        "you were sure of 80 % and right in 60 % (5 answers; Brier score 0.28: 0 is perfect, always saying 50 % gives 0.25)"
    );
}

#[test]
fn progress_of_another_version_or_broken_is_refused() {
    let text = some().to_json().unwrap();
    let refused = [
        (text.replace("course/1", "course/2"), "unknown_schema"),
        (
            text.replace("improvement-course/1", "improvement/1"),
            "unknown_schema",
        ),
        (text.replace("\"exercises\"", "\"exercise\""), "json"),
        (
            text.replace("two-points-are-a-trend", "no-such-belief"),
            "json",
        ),
        (text.replace("0.5", "5.0"), "json"),
        (text[..text.len() / 2].to_owned(), "json"),
        (String::new(), "json"),
        ("[]".to_owned(), "json"),
        ("\u{0}\u{ffff}".to_owned(), "json"),
    ];
    for (text, code) in refused {
        let error = Progress::from_json(&text).unwrap_err();
        assert_eq!(error.code(), code, "{text}: {error}");
    }
}

#[test]
fn hints_come_one_by_one_and_end_in_a_page() {
    let mut progress = Progress::new();
    for exercise in course::exercises()
        .iter()
        .filter(|one| one.needs().is_none())
    {
        assert!(matches!(progress.hint(exercise), Hint::Try(_)));
        assert!(matches!(progress.hint(exercise), Hint::Try(_)));
        for _ in 0..300 {
            assert!(matches!(progress.hint(exercise), Hint::Read(_)));
        }
    }
    assert_eq!(
        Progress::from_json(&progress.to_json().unwrap()).unwrap(),
        progress
    );
}

#[test]
fn the_list_says_where_a_student_stands_and_what_waits() {
    let list = some().to_string();
    assert!(
        list.contains("[x]  1  Two points lie                  right, 3 answers"),
        "{list}"
    );
    assert!(list.contains("waits for units side by side"), "{list}");
    assert!(list.contains("\n[#"), "{list}");
}

#[test]
fn the_page_escapes_everything() {
    let progress = some();
    let evil = "<script>alert('\"&')</script>";
    let page = Standing::new(&progress)
        .picture(evil, format!("<svg onload=\"x\">{evil}</svg>"))
        .picture("01_two_points_lie", "no picture\u{0}")
        .to_html();
    assert!(
        !page.contains("<script") && !page.contains("onload=\""),
        "{page}"
    );
    assert!(page.contains("&lt;script&gt;"));
    assert!(page.contains("data:image/svg+xml,%3Csvg%20onload"));
    assert!(page.contains("“Two points are a trend.”"));
    assert!(page.contains("evidence of learning (level 2 of Kirkpatrick)"));
    let bare = Standing::new(&Progress::new()).to_html();
    assert!(bare.contains("None was named yet.") && !bare.contains("<img"));
}
