//! Did it help, did it hold? Two claims, and what the figures say of each.

use super::super::exercise::{Exercise, Marker, Page};
use super::super::mark::Mark;
use super::super::misconception::Misconception;
use super::super::module::Module;
use crate::base::date::{Date, date};
use crate::base::error::Error;
use crate::base::id::{ClaimId, MeasureId};
use crate::spc::Chart;
use crate::spc::shift::WhyNot;
use crate::teach::reminders::reminders;
use crate::work::claim::{ClaimVerdict, Verdict};

pub(in crate::teach::course) static EXERCISE: Exercise = Exercise {
    number: 10,
    name: "did-it-hold",
    title: "Did it help, did it hold?",
    module: Module::Change,
    minutes: 25,
    outcome: "say what the figures uphold, what they do not, and what they cannot tell yet",
    task: "Ask for the verdict on both claims, and give both, each as its name, a colon and the verdict.",
    hints: [
        "The first words of a printed verdict say what it is. Read on: what is compared, how much evidence there is, and how many points there are since the day that a claim names.",
        "`project.verdict(&ClaimId::new(\"helped\")?, date(2025, 4, 30))?` is the verdict on one claim, as the figures stood on that day. Print it, and the other.",
    ],
    page: Page::Lesson(11),
    seeded: true,
    chart: Some(chart),
    marker: Marker::Names(mark),
    file: include_str!("../../../../examples/course/exercises/10_did_it_hold.rs"),
    solution: include_str!("../../../../examples/course/solutions/10_did_it_hold.rs"),
};

/// The claims, by their ids.
const CLAIMS: [&str; 2] = ["helped", "held"];

/// The day of the verdicts.
const TODAY: Date = date(2025, 4, 30);

/// The last words of each verdict, as an answer has them.
const VERDICTS: [&str; 3] = ["upheld", "not upheld", "cannot tell"];

fn chart(seed: u64) -> Result<Chart, Error> {
    let away = MeasureId::new("away")?;
    Ok(reminders(seed)?.chart(&away)?.chart)
}

fn verdicts(seed: u64) -> Result<[ClaimVerdict; 2], Error> {
    let project = reminders(seed)?;
    let verdict = |id| project.verdict(&ClaimId::new(id)?, TODAY);
    Ok([verdict(CLAIMS[0])?, verdict(CLAIMS[1])?])
}

/// The place of a verdict in the list; none of a claim that says nothing to be checked.
const fn place(verdict: &ClaimVerdict) -> Option<usize> {
    match verdict.verdict() {
        Verdict::Upheld { .. } => Some(0),
        Verdict::NotUpheld(_) => Some(1),
        Verdict::CannotTell(_) => Some(2),
        Verdict::NotChecked => None,
    }
}

/// The claim and the verdict that a name gives, by their places; else what to look at.
fn said(name: &str) -> Result<(usize, usize), String> {
    let find = |list: &[&str], word: &str| {
        let word = word.trim().trim_end_matches('.').to_lowercase();
        list.iter().position(|one| *one == word)
    };
    let (claim, verdict) = match name.split_once(':') {
        Some((claim, verdict)) => (claim, Some(verdict)),
        None => (name, None),
    };
    let claim = find(&CLAIMS, claim).ok_or(NO_SUCH_CLAIM)?;
    let verdict = verdict.ok_or_else(|| no_verdict(CLAIMS[claim]))?;
    let verdict = find(&VERDICTS, verdict).ok_or_else(|| no_such_verdict(CLAIMS[claim]))?;
    Ok((claim, verdict))
}

fn mark(names: &[String], seed: u64) -> Result<Mark, Error> {
    let mut given = [None; 2];
    for name in names {
        let (claim, verdict) = match said(name) {
            Ok(said) => said,
            Err(message) => return Ok(Mark::look(message)),
        };
        if given[claim].replace(verdict).is_some() {
            return Ok(Mark::look(said_twice(CLAIMS[claim])));
        }
    }
    let [Some(helped), Some(held)] = given else {
        return Ok(Mark::look(if names.is_empty() {
            NOTHING
        } else {
            ONE_ALONE
        }));
    };
    let found = verdicts(seed)?;
    let right = [place(&found[0]), place(&found[1])];
    let (points, needs) = since(&found[1]);
    if right == [Some(helped), Some(held)] {
        return Ok(Mark::right(why(points, needs)));
    }
    let mut message = Vec::new();
    if right[0] != Some(helped) {
        message.push(if helped == 1 {
            HELPED_NOT.to_owned()
        } else {
            HELPED_ELSE.to_owned()
        });
    }
    if right[1] != Some(held) {
        message.push(match held {
            0 => held_already(points),
            1 => held_not(points),
            _ => HELD_ELSE.to_owned(),
        });
    }
    let message = message.join(" ");
    Ok(if right[1] != Some(held) && held == 1 {
        Mark::wrong(Misconception::SilenceIsProof, message)
    } else {
        Mark::look(message)
    })
}

/// How many points there are since the day from which a level is to be held, and how many it takes.
fn since(verdict: &ClaimVerdict) -> (usize, usize) {
    let reasons = match verdict.verdict() {
        Verdict::CannotTell(reasons) => reasons.as_slice(),
        _ => &[],
    };
    let found = reasons.iter().find_map(|why| match why {
        WhyNot::TooFewSince { points, needs } => Some((*points, *needs)),
        _ => None,
    });
    found.unwrap_or_default()
}

// What is said.

fn why(points: usize, needs: usize) -> String {
    format!(
        "That fewer patients stay away is borne out; whether it holds is not known, neither the one nor the other: {points} months are too few where {needs} are asked for. In this \
         made-up clinic the truth is known, and it does hold. To say so today would have been a guess all the same. What was checked is what the figures say, and not what \
         brought it."
    )
}

const NO_SUCH_CLAIM: &str = "One of the names that you give begins with no claim of the board paper. Look at how an answer is written: the name of the claim, a colon, and a verdict.";

fn no_verdict(claim: &str) -> String {
    format!(
        "`{claim}` stands there without a verdict. Look at how an answer is written: the name of the claim, a colon, and one of the three verdicts of the story."
    )
}

fn no_such_verdict(claim: &str) -> String {
    format!(
        "What you give for `{claim}` is none of the three verdicts that the story offers. Look at the first words of what is printed of that claim."
    )
}

fn said_twice(claim: &str) -> String {
    format!(
        "`{claim}` stands there twice, with two verdicts. Give one for each claim: look at what is printed of it."
    )
}

const NOTHING: &str = "There is no verdict in this answer. Ask the project for both, print them, and look at their first words.";

const ONE_ALONE: &str = "This is a verdict on one claim. The board paper makes two: look at the other as well, since what helps need not last.";

const HELPED_NOT: &str = "You say that the figures speak against `helped`. Look at the level before and after that its verdict prints: in which direction did it move?";

const HELPED_ELSE: &str = "You say that of `helped` nothing can be told yet. Look at the evidence that its verdict prints, and at how much is enough.";

fn held_already(points: usize) -> String {
    format!(
        "You say that `held` is borne out. Look at the day from which the level is to be held: there are {points} months since. What could still happen?"
    )
}

fn held_not(points: usize) -> String {
    format!(
        "You say that the figures speak against `held`. Look at what its verdict says of the {points} months since the day that it names: has the level slipped, or is it early?"
    )
}

const HELD_ELSE: &str =
    "Look at the first words of what is printed of `held`: the figures have more to say than that.";
