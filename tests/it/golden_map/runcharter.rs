//! runcharter: the levels that it gives each group of a table by itself.

use crate::golden_map::case::{Case, column, scalar_or_list};
use crate::golden_map::outcome::Outcome;
use improvement::spc::propose::{Dialect, DialectLevel};
use improvement::spc::rules::Sides;
use improvement::{Chart, Date, Error, Series, Side};

pub(crate) fn map(case: &Case<'_>, out: &mut Outcome) {
    if let Some(argument) = case.unknown(&["med_rows", "runlength", "direction"]) {
        return out.leave(argument);
    }
    let (Ok(med_rows), Ok(runlength)) = (case.places("med_rows"), case.places("runlength")) else {
        return out.leave("no rows or no length");
    };
    let direction = match case.text("direction") {
        Some("above") => Sides::Only(Side::Above),
        Some("below") => Sides::Only(Side::Below),
        _ => Sides::Either,
    };
    let dialect = Dialect::Runcharter {
        med_rows: med_rows[0],
        runlength: runlength[0],
        direction,
    };
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let texts = |value| {
        scalar_or_list(value)
            .into_iter()
            .map(text)
            .collect::<Vec<String>>()
    };
    let (dates, groups) = (texts(&case.input["date"]), texts(&case.input["grp"]));
    let values = column(&case.input["y"]);
    let (starts, ends) = (
        texts(&case.output["start_date"]),
        texts(&case.output["end_date"]),
    );
    let (of, medians) = (texts(&case.output["grp"]), column(&case.output["median"]));
    let mut names = groups.clone();
    names.sort();
    names.dedup();
    for name in names {
        let mut rows: Vec<(Date, Option<f64>)> = (0..groups.len())
            .filter(|&row| groups[row] == name)
            .map(|row| (dates[row].parse().expect("a date"), values[row]))
            .collect();
        rows.sort_by_key(|row| row.0);
        let found = levels(&rows, dialect);
        let Ok(found) = found else {
            return out.fail(format!("{name}: {found:?}"));
        };
        let wanted: Vec<usize> = (0..of.len()).filter(|&row| of[row] == name).collect();
        out.equal("levels", found.len(), wanted.len());
        for (level, &row) in found.iter().zip(&wanted) {
            let day = |index: usize| rows[index].0.to_string();
            out.equal("start", day(level.from), starts[row].clone());
            out.equal("end", day(level.to - 1), ends[row].clone());
            out.close("median", level.from, Some(level.centre), medians[row], 0.0);
        }
    }
}

fn levels(rows: &[(Date, Option<f64>)], dialect: Dialect) -> Result<Vec<DialectLevel>, Error> {
    let series = Series::values(rows.iter().map(|row| row.1))?;
    let series = series.dated(rows.iter().map(|row| row.0))?;
    dialect.levels(&Chart::run(series)?)
}
