//! 10. Did it help, did it hold? (25 minutes)
//!
//! Since March 2024 a clinic rings its patients the day before. The board paper makes two claims, both written down in February
//! 2024: `helped`, that fewer patients stay away since, and `held`, that this has held since September 2024 at 45 in 1,000 or
//! fewer. Today is 30 April 2025, and the board wants to hear that it is a success.
//!
//! Ask for the verdict on each claim, and give both: each as the name of the claim, a colon, and `upheld`, `not upheld` or
//! `cannot tell`.
//!
//! The clinic is made up. Your seed makes its figures.

use improvement::course::{self, Answer, Marked};
use improvement::id::ClaimId;
use improvement::{Error, date, teach};

/// Your own number, if a teacher gave you one.
const SEED: u64 = 1;

/// Both verdicts: `Ok(Answer::names(["helped: not upheld", "held: not upheld"]))`.
///
/// # Errors
///
/// Those of the verdicts.
pub fn answer() -> Result<Answer, Error> {
    answer_for(SEED)
}

/// The same with any seed.
///
/// # Errors
///
/// Those of the verdicts.
pub fn answer_for(seed: u64) -> Result<Answer, Error> {
    let project = teach::reminders(seed)?;
    for claim in ["helped", "held"] {
        let verdict = project.verdict(&ClaimId::new(claim)?, date(2025, 4, 30))?;
        println!("{verdict}\n");
    }
    Answer::names(["helped: upheld", "held: cannot tell"]).sure(0.9)
}

fn main() -> Marked {
    let marked = course::mark("did-it-hold", SEED, answer());
    let picture = "pictures/10_did_it_hold.svg";
    if marked
        .picture()
        .is_some_and(|svg| std::fs::write(picture, svg).is_ok())
    {
        println!("Look first: {picture}\n");
    }
    println!("{marked}");
    marked
}
