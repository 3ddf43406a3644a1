//! Task 6: forty wards by three measures: the matrix, what to look at first, JSON and a table.

use super::Answer;
use improvement::render::{BatchCsv, MatrixSvg};
use improvement::{Batch, Chart, Direction, Kind};

pub(crate) fn answer() -> Answer {
    let options = Chart::options().better(Direction::Lower).target(26);
    let batch = Batch::of(&options, Kind::Individuals, series());
    let matrix = batch.matrix().expecting(batch.expected_false()?);

    let mut said = String::new();
    for entry in matrix.look_first().into_iter().take(3) {
        let row = batch.get(&entry.name).ok_or("it is in the batch")?;
        let chart = row.chart().map_err(Clone::clone)?;
        said += &format!("{}: {}\n", entry.name, chart.sentence());
    }
    let json = serde_json::to_value(&matrix)?;
    let table = BatchCsv::new(&batch).to_string();
    let picture = MatrixSvg::new(&batch).to_string();
    assert!(picture.contains("Ward 7, waits"));
    let heading = table.lines().next().unwrap_or_default();
    let fields: Vec<_> = json.as_object().ok_or("an object")?.keys().collect();
    Ok(format!("{said}\nJSON with {fields:?}\nCSV with {heading}"))
}

/// Made up: steady, but for the waits of ward 7, which rose half a year ago.
fn series() -> impl Iterator<Item = (String, Vec<i32>)> {
    let measures = ["waits", "falls", "complaints"];
    (1..=40).flat_map(move |ward| {
        measures.into_iter().enumerate().map(move |(m, measure)| {
            let rise = if (ward, m) == (7, 0) { 6 } else { 0 };
            let value = |n: i32| 20 + (n * 7 + n * n * (ward + 3)) % 5 + rise * i32::from(n >= 18);
            (
                format!("Ward {ward}, {measure}"),
                (0..24).map(value).collect(),
            )
        })
    })
}
