//! Task 4: limits that begin anew at a change, limits that are frozen before it, and both.

use super::Answer;
use improvement::{Basis, Chart, Period, Phase, Reason, Series, date};

pub(crate) fn answer() -> Answer {
    let waits = [
        24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 23, // a second nurse came here
        18, 17, 19, 18, 17, 18, 19, 18, 17, 16, 18, 19, 17, 18, 12,
    ];
    let months = (0..29).filter_map(|n| Period::Month.after(date(2021, 1, 1), n));
    let series = Series::values(waits)?.dated(months)?.every(Period::Month)?;

    // the nurse came in the middle of a month: the phase begins with the next point
    let change = date(2022, 2, 15);
    let reason = Reason::change("a second nurse").decided_before(date(2022, 1, 10));
    let phase = Phase::from_next(change, reason);
    let rebased = Chart::options().with_phase(phase.clone()).xmr(&series)?;

    // the ends of a baseline are bounds: the second is not in it
    let before = Basis::between(date(2021, 1, 1), change);
    let frozen = Chart::options().baseline(before).xmr(&series)?;

    let first_year = Basis::between(change, date(2023, 5, 1));
    let phase = phase.with_basis(first_year);
    let both = Chart::options().with_phase(phase).xmr(&series)?;
    Ok(format!("{rebased}\n\n{frozen}\n\n{both}"))
}
