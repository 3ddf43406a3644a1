//! Task 9: a measure that is watched month by month: fed, stored, resumed, and corrected.

use super::Answer;
use improvement::{Chart, Direction, Period, Series, Watch, date};

pub(crate) fn answer() -> Answer {
    let waits = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 23];
    let months = (0..14).filter_map(|n| Period::Month.after(date(2023, 1, 1), n));
    let baseline = Series::values(waits)?.dated(months)?.every(Period::Month)?;
    let chart = Chart::options().better(Direction::Lower).xmr(&baseline)?;

    // limits and rules are those of the chart, and stay; its months go on
    let mut watch = Watch::after(&chart)?;
    let mut said = Vec::new();
    for (month, wait) in [(3, 24), (4, 40), (5, 23)] {
        let update = watch.push(date(2024, month, 1), wait, date(2024, month + 1, 8))?;
        said.push(watch.describe(&update));
        if !update.is_quiet() {
            said.push(serde_json::to_string(&update)?); // for whoever is to be told
        }
    }

    let mut resumed = Watch::from_json(&watch.to_json()?)?;
    // April was a slip of the pen
    let revision = resumed.revise(date(2024, 4, 1), 24, date(2024, 7, 1))?;
    said.push(resumed.describe_revision(&revision));
    Ok(said.join("\n"))
}
