//! A small project of a made-up clinic, with two claims about a change of which the truth is known.

use super::known::known::Known;
use super::known::truth::Truth;
use crate::base::date::date;
use crate::base::direction::Direction;
use crate::base::error::Error;
use crate::base::period::Period;
use crate::spc::pooled::Window;
use crate::work::claim::{Claim, ClaimKind};
use crate::work::measure::{DataKind, Measure, Role};
use crate::work::project::{Charter, Project};

/// Months before the change, and all months.
const MONTHS: [i32; 2] = [24, 38];

/// A project of a made-up clinic, which rings its patients the day before since March 2024: how many of 1,000 who are expected stay away, month by
/// month from March 2022 to April 2025, and two claims, both written down in February 2024.
///
/// The claim `helped` says that fewer stay away since; `held`, that this has held since September 2024 at 45 or fewer. The figures are those of a
/// [known process](Known): the level falls in March 2024 by three standard deviations, from 50 to 35, and stays there.
///
/// ```
/// use improvement::id::ClaimId;
/// use improvement::{date, teach};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let project = teach::reminders(1847)?;
/// // asked after six months, nothing can be told yet
/// let verdict = project.verdict(&ClaimId::new("helped")?, date(2024, 8, 31))?;
/// assert!(verdict.to_string().contains("Cannot tell"));
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// None: the parts fit together at every seed.
pub fn reminders(seed: u64) -> Result<Project, Error> {
    let [before, all] = MONTHS.map(|months| usize::try_from(months).unwrap_or_default());
    let truth = Truth::Shift {
        from: before,
        by: -3.0,
    };
    let (first, began) = (date(2022, 3, 1), date(2024, 3, 1));
    let months = (0..MONTHS[1]).filter_map(|month| Period::Month.after(first, month));
    let series = Known::new(truth, all)?.series(seed)?;
    let series = series.dated(months)?.every(Period::Month)?;
    let away = Measure::new("away", NAME, Role::Outcome, DataKind::Continuous)?
        .better(Direction::Lower)
        .unit(UNIT)?
        .series(series)?;
    let kinds = [
        ("helped", FEWER, ClaimKind::Improved),
        (
            "held",
            STAYED,
            ClaimKind::Sustained {
                hold: 45.0,
                from: date(2024, 9, 1),
            },
        ),
    ];
    let claims = kinds.map(|(id, statement, kind)| {
        Ok(Claim::new(id, "away", statement)?
            .of_kind(kind)
            .comparing(Window::dates(first, began), Window::since(began))
            .decided_before(date(2024, 2, 12)))
    });
    let claims: Vec<Claim> = claims.into_iter().collect::<Result<_, Error>>()?;
    let mut project = Project::new("reminders", Charter::new(TITLE)?)?;
    project.edit(|parts| {
        parts.measures.push(away);
        parts.claims = claims;
        Ok(())
    })?;
    Ok(project)
}

const TITLE: &str = "A call the day before";

const NAME: &str = "patients who stay away";

const UNIT: &str = "of 1,000 expected";

const FEWER: &str = "fewer patients stay away since they are rung the day before";

const STAYED: &str = "fewer patients stay away, and it has stayed so";
