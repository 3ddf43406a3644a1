//! What the fourteen tasks of the example `second_hour` print, as it was accepted.

use super::support::blessed::blessed;
use std::fmt::Write;

#[path = "../../examples/second_hour/main.rs"]
#[allow(dead_code, reason = "its `main` is run as an example")]
mod example;

#[test]
fn each_task_answers_as_it_was_accepted() {
    let mut printed = String::new();
    for (title, answer) in example::TASKS {
        let answer = answer().unwrap_or_else(|error| panic!("{title}: {error}"));
        writeln!(printed, "== {title}\n{answer}\n").expect("a string takes it");
    }
    blessed("tests/pictures/second_hour.txt", &printed);
}

#[test]
fn no_task_is_longer_than_a_page() {
    let folder = concat!(
        concat!(env!("CARGO_MANIFEST_DIR"), "/.."),
        "/examples/second_hour"
    );
    for file in std::fs::read_dir(folder).expect("the example") {
        let path = file.expect("a file").path();
        let lines = std::fs::read_to_string(&path)
            .expect("text")
            .lines()
            .count();
        let is_main = path.file_name().is_some_and(|name| name == "main.rs");
        assert!(
            lines <= 40 || is_main,
            "{} has {lines} lines",
            path.display()
        );
    }
}
