//! Arbitrary dates in the published attendances of 130 emergency departments: nothing is known to have changed on any of them.

use improvement::{Batch, Chart, Compare, Date, Direction, Error, Kind, Period, Series, date};

const DATA: &str = include_str!("../data/ae_attendances.csv");

/// A department: its code, and what it saw each month.
type Rows<'a> = Vec<(&'a str, Date, f64, f64)>;

/// The rows of departments of type 1 with all 36 months, department by department.
fn complete() -> Result<Vec<Rows<'static>>, Error> {
    let mut all: Vec<(&str, Date, f64, f64)> = Vec::new();
    for line in DATA.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        if let [month, code, "1", attended, breached, _] = fields[..] {
            let number = |text: &str| text.parse().unwrap_or(f64::NAN);
            all.push((code, month.parse()?, number(attended), number(breached)));
        }
    }
    all.sort_by(|one, other| (one.0, one.1).cmp(&(other.0, other.1)));
    let groups = all.chunk_by(|one, other| one.0 == other.0);
    let complete = groups.filter(|group| group.len() == 36);
    Ok(complete.map(<[_]>::to_vec).collect())
}

/// The share seen within four hours in each department.
pub(crate) fn departments() -> Result<Batch, Error> {
    let groups = complete()?;
    let options = Chart::options().better(Direction::Higher);
    Ok(Batch::of_charts(groups.iter().map(|group| {
        let seen = group.iter().map(|row| row.2 - row.3);
        let series = Series::proportions(seen, group.iter().map(|row| row.2))
            .and_then(|series| series.dated(group.iter().map(|row| row.1)))
            .and_then(|series| series.every(Period::Month));
        (
            group[0].0,
            series.and_then(|series| options.chart(Kind::PPrime, series)),
        )
    })))
}

/// The same, less the share seen within four hours in all of them together that month: what moved everywhere is no news of one.
pub(crate) fn less_the_rest() -> Result<Batch, Error> {
    let groups = complete()?;
    let of_month = |month: usize| {
        let rows = groups.iter().map(|group| group[month]);
        let (seen, came) = rows.fold((0.0, 0.0), |sum, row| {
            (sum.0 + row.2 - row.3, sum.1 + row.2)
        });
        seen / came
    };
    let shares: Vec<f64> = (0..36).map(of_month).collect();
    let options = Chart::options().better(Direction::Higher);
    Ok(Batch::of_charts(groups.iter().map(|group| {
        let rows = group.iter().zip(&shares);
        let more = rows.map(|(row, share)| row.2 - row.3 - share * row.2);
        let series = Series::ratios(more, group.iter().map(|row| row.2))
            .and_then(|series| series.dated(group.iter().map(|row| row.1)))
            .and_then(|series| series.every(Period::Month));
        (
            group[0].0,
            series.and_then(|series| options.chart(Kind::IPrime, series)),
        )
    })))
}

/// The names of the comparisons, and where the change is said to be.
pub(crate) fn comparisons() -> [(&'static str, Compare); 4] {
    [
        ("April 2017 against 2016/17", Compare::points(0..12, 12..36)),
        (
            "April 2018 against 2017/18",
            Compare::points(12..24, 24..36),
        ),
        (
            "October 2017 against 18 months",
            Compare::points(0..18, 18..36),
        ),
        (
            "April 2018 against two years",
            Compare::points(0..24, 24..36),
        ),
    ]
}

/// How many were ever called better and worse, from 12 points on, and on how many e-values of today stand at 20.
pub(crate) fn called(batch: &Batch, compare: &Compare) -> Result<[usize; 4], Error> {
    let mut called = [0; 4];
    for (_, chart) in batch.charts() {
        debug_assert_eq!(chart.date(0), Some(date(2016, 4, 1)));
        let shift = chart.shift(compare)?;
        let found = [
            shift.e().reached.is_some(),
            shift.worse().reached.is_some(),
            shift.e().observed >= 20.0,
            shift.worse().observed >= 20.0,
        ];
        for (called, found) in called.iter_mut().zip(found) {
            *called += usize::from(found);
        }
    }
    Ok(called)
}
