//! Task 2: a hospital's CSV file on a p chart, with a target; its two icons.

use super::Answer;
use improvement::{Chart, Date, Direction, Kind, Period, Series};

const FILE: &str = "month,seen,came
01/04/2021,905,1000\n01/05/2021,921,1010\n01/07/2021,894,990\n01/08/2021,950,1040
01/09/2021,899,1003\n01/10/2021,930,1022\n01/11/2021,870,980\n01/12/2021,921,1001
01/01/2022,860,1005\n01/02/2022,905,1002\n01/03/2022,911,1000\n01/04/2022,921,1003
01/05/2022,930,1009\n01/06/2022,907,1004\n01/07/2022,899,1001\n";

pub(crate) fn answer() -> Answer {
    let (mut months, mut seen, mut came) = (Vec::new(), Vec::new(), Vec::new());
    for record in csv::Reader::from_reader(FILE.as_bytes()).deserialize() {
        let (month, early, all): (String, u32, u32) = record?;
        months.push(day_first(&month)?);
        seen.push(early);
        came.push(all);
    }
    let series = Series::proportions(seen, came)?
        .dated(&months)?
        .every(Period::Month)?; // nobody sent June: it becomes a gap
    let chart = Chart::options()
        .better(Direction::Higher)
        .target(0.95)
        .chart(Kind::P, &series)?;
    let reading = chart.reading();
    let change = reading.variation().symbol();
    let assurance = reading.assurance().map_or("", |found| found.symbol());
    Ok(format!("{chart}\nicons: {change} {assurance}"))
}

/// A date as `01/04/2021`. The crate itself reads `2021-04-01` (`"2021-04-01".parse::<Date>()`) and guesses no order.
fn day_first(text: &str) -> Result<Date, Box<dyn std::error::Error>> {
    let parts: Vec<i32> = text.split('/').map(str::parse).collect::<Result<_, _>>()?;
    match parts[..] {
        [day, month, year] => Ok(Date::new(year, month, day)?),
        _ => Err(format!("`{text}` is not a day, a month and a year").into()),
    }
}
