//! The course: exercises that call this crate and are marked by it.
//!
//! ```sh
//! cargo run --example course                        # the exercises, with minutes
//! cargo run --example course -- start ../my-course  # a package of your own, with the exercises in it
//! ```
//!
//! `--seed N` gives the exercises the figures of a number of your own, which a teacher may hand out; `--published` lets the package use
//! the published crate instead of this checkout.

use improvement::course::{Progress, exercises};
use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

/// This checkout.
const CHECKOUT: &str = env!("CARGO_MANIFEST_DIR");

/// What is typed after `start`.
#[derive(Debug)]
struct Start {
    folder: PathBuf,
    seed: u64,
    published: bool,
}

const USAGE: &str =
    "expected nothing, or `start FOLDER`, with `--seed N` or `--published` if you like";

fn main() -> ExitCode {
    match run(&env::args().skip(1).collect::<Vec<_>>()) {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<String, String> {
    match arguments.split_first() {
        None => Ok(list()),
        Some((command, rest)) if command == "start" => start(&read(rest)?),
        Some((command, _)) => Err(format!("there is no command `{command}`: {USAGE}")),
    }
}

fn list() -> String {
    format!(
        "The course: exercises that call this crate and are marked by it.\n\n{}\n\nBegin with: cargo run --example course -- start ../my-course",
        Progress::new()
    )
}

fn read(arguments: &[String]) -> Result<Start, String> {
    let (mut folder, mut seed, mut published) = (None, 1, false);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--published" => published = true,
            "--seed" => {
                let number = rest.next().ok_or("`--seed` asks for a number after it")?;
                let read = number.parse();
                seed = read.map_err(|_| {
                    format!("the seed is `{number}`, expected a whole number of 0 or more")
                })?;
            }
            flag if flag.starts_with('-') => return Err(format!("there is no `{flag}`: {USAGE}")),
            name if folder.is_none() => folder = Some(PathBuf::from(name)),
            more => return Err(format!("`{more}` is one folder too many: {USAGE}")),
        }
    }
    let folder = folder.ok_or_else(|| format!("no folder was named: {USAGE}"))?;
    Ok(Start {
        folder,
        seed,
        published,
    })
}

/// Writes the package of a student, and nothing outside of its folder.
fn start(asked: &Start) -> Result<String, String> {
    let folder = &asked.folder;
    let shown = folder.display();
    let cannot = |error: std::io::Error| format!("the folder `{shown}` cannot be written: {error}");
    // a folder that is not there yet is known by the one that it will stand in
    let whole = std::path::absolute(folder).map_err(cannot)?;
    let there = whole
        .ancestors()
        .find_map(|above| above.canonicalize().ok());
    let checkout = Path::new(CHECKOUT).canonicalize().map_err(cannot)?;
    if there.is_some_and(|above| above.starts_with(&checkout)) {
        return Err(format!(
            "the folder `{shown}` lies in this checkout, expected one outside of it: nobody edits the checkout"
        ));
    }
    fs::create_dir_all(folder).map_err(cannot)?;
    if fs::read_dir(folder).map_err(cannot)?.next().is_some() {
        return Err(format!(
            "the folder `{shown}` is not empty, expected an empty one or a new name: nothing was written"
        ));
    }
    let mut files = vec![
        ("Cargo.toml".to_owned(), manifest(asked.published)),
        (
            "README.md".to_owned(),
            include_str!("course/package/README.md").to_owned(),
        ),
        (
            ".gitignore".to_owned(),
            include_str!("course/package/gitignore").to_owned(),
        ),
        (
            "src/main.rs".to_owned(),
            include_str!("course/package/main.rs").to_owned(),
        ),
    ];
    if !asked.published {
        let target = Path::new(CHECKOUT).join("target");
        files.push((
            ".cargo/config.toml".to_owned(),
            format!(
                "[build]\n# what the checkout has built is built once\ntarget-dir = '{}'\n",
                target.display()
            ),
        ));
        // the versions that the checkout has, so that nothing is fetched
        files.extend(
            fs::read_to_string(Path::new(CHECKOUT).join("Cargo.lock"))
                .ok()
                .map(|lock| ("Cargo.lock".to_owned(), lock)),
        );
    }
    let seed = format!("const SEED: u64 = {};", asked.seed);
    for exercise in exercises().iter().filter(|one| one.needs().is_none()) {
        let text = exercise.file().replace("const SEED: u64 = 1;", &seed);
        files.push((format!("src/bin/{}", exercise.file_name()), text));
    }
    for (name, text) in &files {
        let path = folder.join(name);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent)
            .and_then(|()| fs::write(&path, text))
            .map_err(cannot)?;
    }
    Ok(next_step(&shown))
}

fn next_step(folder: &dyn Display) -> String {
    format!("Your exercises are in {folder}/src/bin. Begin with:\n\n  cd {folder}\n  cargo run\n")
}

fn manifest(published: bool) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let from = if published {
        format!("\"{version}\"")
    } else {
        format!("{{ path = '{CHECKOUT}' }}")
    };
    include_str!("course/package/Cargo.toml.txt").replace("FROM", &from)
}
