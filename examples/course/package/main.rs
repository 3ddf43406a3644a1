//! Marks the exercises in `src/bin`, each in a process of its own, and keeps what came of it in `progress.json`.

use improvement::course::{Attempt, Exercise, Progress, Standing, State, exercise, exercises};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, SystemTime};
use std::{env, fs, io, thread};

/// How often `watch` looks whether a file has changed.
const LOOK: Duration = Duration::from_millis(500);

const COMMANDS: &str = "Commands: help, list, hint [N], check N, reset N, solution N, report, watch, check-all. \
N is a number or a name. Without a command the first exercise that is not right yet is marked.";

/// The folder of the package.
const FOLDER: &str = env!("CARGO_MANIFEST_DIR");

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        [] => go_on(),
        ["watch"] => watch(),
        ["check-all"] => check_all(),
        words => typed(words),
    };
    done.unwrap_or_else(|why| {
        eprintln!("{why}");
        ExitCode::FAILURE
    })
}

/// What can be typed while `watch` runs too.
fn typed(words: &[&str]) -> Result<ExitCode, String> {
    match words {
        ["help"] => println!("{COMMANDS}"),
        ["list"] => println!("{}", read()?),
        ["hint"] => hint(read()?.next().ok_or("All exercises are right.")?)?,
        ["hint", which] => hint(find(which)?)?,
        ["check", which] => return check(find(which)?),
        ["reset", which] => reset(find(which)?)?,
        ["solution", which] => solution(find(which)?)?,
        ["report"] => report()?,
        other => {
            let other = other.join(" ");
            return Err(format!("There is no command `{other}`. {COMMANDS}"));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The progress so far. A file that cannot be read is kept aside, and never written over.
fn read() -> Result<Progress, String> {
    let path = Path::new(FOLDER).join("progress.json");
    let text = match fs::read(&path) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Progress::new()),
        Err(error) => return Err(format!("progress.json cannot be read: {error}")),
    };
    Progress::from_json(&text).or_else(|why| {
        let aside = keep_aside(&path)?;
        eprintln!("progress.json: {why}.\nIt is kept as {aside}, and a new one is begun.\n");
        Ok(Progress::new())
    })
}

fn write(progress: &Progress) -> Result<(), String> {
    let text = progress.to_json().map_err(|error| error.to_string())?;
    put("progress.json", &text)
}

fn put(name: &str, text: &str) -> Result<(), String> {
    let path = Path::new(FOLDER).join(name);
    fs::write(path, text).map_err(|error| format!("{name} cannot be written: {error}"))
}

/// Moves a file to the first free name beside it, which it returns.
fn keep_aside(path: &Path) -> Result<String, String> {
    let names = (1..).map(|number| path.with_extension(format!("kept-{number}")));
    let to = names
        .into_iter()
        .find(|to| !to.exists())
        .unwrap_or_default();
    let shown = to.display().to_string();
    fs::rename(path, &to).map_err(|error| format!("{shown} cannot be written: {error}"))?;
    Ok(shown)
}

/// The exercises that can be marked.
fn built() -> impl Iterator<Item = &'static Exercise> {
    exercises()
        .iter()
        .copied()
        .filter(|one| one.needs().is_none())
}

fn find(which: &str) -> Result<&'static Exercise, String> {
    let found = exercise(which).map_err(|error| error.to_string())?;
    found.needs().map_or(Ok(found), |needs| {
        Err(format!("Exercise {} waits for {needs}.", found.number()))
    })
}

fn path(exercise: &Exercise) -> PathBuf {
    Path::new(FOLDER).join("src/bin").join(exercise.file_name())
}

fn text(exercise: &Exercise) -> String {
    fs::read_to_string(path(exercise)).unwrap_or_default()
}

/// Compiles and runs an exercise in a process of its own, and reads its mark off the last line that it prints.
fn mark(exercise: &Exercise, progress: &mut Progress) -> Result<Option<State>, String> {
    let (number, name) = (exercise.number(), exercise.file_name());
    if !path(exercise).exists() {
        println!("src/bin/{name} is not there: `cargo run -- reset {number}` writes it.");
        return Ok(None);
    }
    // an exercise that makes a picture leaves it here
    let _ = fs::create_dir_all(Path::new(FOLDER).join("pictures"));
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["run", "--quiet", "--bin", name.trim_end_matches(".rs")])
        .current_dir(FOLDER)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("cargo cannot be started: {error}"))?;
    let printed = String::from_utf8_lossy(&output.stdout);
    let printed = printed.trim_end();
    let (said, last) = printed.rsplit_once('\n').unwrap_or(("", printed));
    let attempt = last.parse().ok();
    let attempt: Option<Attempt> = attempt.filter(|one: &Attempt| one.exercise == exercise.name());
    let Some(attempt) = attempt else {
        println!(
            "{printed}\nExercise {number} ended without a mark: src/bin/{name} does not compile, or stops before it is marked."
        );
        return Ok(None);
    };
    println!("{}", said.trim_end());
    if progress.record(&attempt, &text(exercise)) {
        write(progress)?;
    }
    Ok(Some(attempt.state))
}

/// Marks the first exercise that is not right yet, and goes on as long as they are.
fn go_on() -> Result<ExitCode, String> {
    let mut progress = read()?;
    while let Some(next) = progress.next() {
        let state = mark(next, &mut progress)?;
        println!("\n{}", progress.line());
        if state != Some(State::Right) {
            let file = next.file_name();
            println!("Edit src/bin/{file}, then `cargo run`. `cargo run -- hint` gives a hint.");
            return Ok(ExitCode::SUCCESS);
        }
        let number = next.number();
        println!("How the course does it: `cargo run -- solution {number}`.\n");
    }
    println!("All exercises that can be marked are right. `cargo run -- report` makes a page.");
    Ok(ExitCode::SUCCESS)
}

/// Marks one exercise, and ends as its program does.
fn check(exercise: &Exercise) -> Result<ExitCode, String> {
    let mut progress = read()?;
    let state = mark(exercise, &mut progress)?;
    println!("\n{}", progress.line());
    Ok(match state {
        Some(State::Right) => ExitCode::SUCCESS,
        Some(State::Wrong) => ExitCode::from(2),
        _ => ExitCode::FAILURE,
    })
}

/// Marks all, for teachers: fails unless all are right. An untouched file that passes is a fault of its marker.
fn check_all() -> Result<ExitCode, String> {
    let (mut right, mut progress) = (0, read()?);
    for one in built() {
        let passes = mark(one, &mut progress)? == Some(State::Right);
        if passes && one.is_untouched(&text(one)) {
            return Err(format!("{} is untouched and passes.", one.file_name()));
        }
        right += usize::from(passes);
        println!("\n----\n");
    }
    let all = built().count();
    println!("{right} of {all} are right, as the files stand now.");
    Ok(ExitCode::from(u8::from(right < all)))
}

fn hint(exercise: &Exercise) -> Result<(), String> {
    let mut progress = read()?;
    for (number, given) in progress.hinted(exercise).enumerate() {
        println!("{}. {given}\n", number + 1);
    }
    let given = progress.hinted(exercise).count();
    let next = progress.hint(exercise);
    if progress.hinted(exercise).count() > given {
        println!("{}. {next}", given + 1);
    }
    write(&progress)
}

/// Writes the file of an exercise as it was at first, with the seed that it has.
fn reset(exercise: &Exercise) -> Result<(), String> {
    let mut fresh = exercise.file().to_owned();
    let seeds = |line: &&str| line.starts_with("const SEED: u64 = ");
    if let (Some(own), Some(first)) = (
        text(exercise).lines().find(seeds),
        exercise.file().lines().find(seeds),
    ) {
        fresh = fresh.replace(first, own);
    }
    if path(exercise).exists() {
        println!("Your file is kept as {}.", keep_aside(&path(exercise))?);
    }
    put(&format!("src/bin/{}", exercise.file_name()), &fresh)?;
    let mut progress = read()?;
    progress.reset(exercise.name());
    write(&progress)
}

fn solution(exercise: &Exercise) -> Result<(), String> {
    if !read()?.is_right(exercise.name()) {
        return Err("The solution of an exercise is shown once yours is right.".to_owned());
    }
    println!("{}", exercise.solution());
    Ok(())
}

/// A page of where the student stands, with the pictures that were made.
fn report() -> Result<(), String> {
    let progress = read()?;
    let entries = fs::read_dir(Path::new(FOLDER).join("pictures"));
    let entries = entries.into_iter().flatten().filter_map(Result::ok);
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    let mut standing = Standing::new(&progress);
    for path in paths
        .iter()
        .filter(|path| path.extension().is_some_and(|end| end == "svg"))
    {
        let svg = fs::read(path)
            .map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        standing = standing.picture(name, String::from_utf8_lossy(&svg));
    }
    put("report.html", &standing.to_html())?;
    println!("report.html is written: open it in a browser.");
    Ok(())
}

/// When each file was changed last.
fn changes() -> Vec<Option<SystemTime>> {
    let modified = |one| {
        fs::metadata(path(one))
            .and_then(|file| file.modified())
            .ok()
    };
    built().map(modified).collect()
}

/// Marks again whenever a file has changed, and does what is typed.
fn watch() -> Result<ExitCode, String> {
    let (sender, lines) = channel();
    thread::spawn(move || {
        let mut typed = io::stdin().lines().map_while(Result::ok);
        typed.try_for_each(|line| sender.send(line))
    });
    println!("Watching src/bin. Type a command and Enter, `quit` to end. {COMMANDS}\n");
    let mut before = Vec::new();
    loop {
        let now = changes();
        if now != before {
            before = now;
            go_on()?;
        }
        match lines.recv_timeout(LOOK) {
            Ok(line) => match line.split_whitespace().collect::<Vec<_>>().as_slice() {
                [] => {}
                ["quit" | "q"] => return Ok(ExitCode::SUCCESS),
                words => {
                    let done = typed(words);
                    done.map_or_else(|why| println!("{why}"), |_| ());
                }
            },
            Err(RecvTimeoutError::Disconnected) => thread::sleep(LOOK),
            Err(RecvTimeoutError::Timeout) => {}
        }
    }
}
