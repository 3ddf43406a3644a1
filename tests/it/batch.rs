//! A batch is its charts one by one, in the order in which they came: with the feature `parallel` and without.

use improvement::spc::Batch;
use improvement::{Chart, Kind, Options};

/// Series of every length from none to 59, some with a value that is no number.
fn series(index: usize) -> (String, Vec<f64>) {
    let value = |point: usize| {
        if index % 7 == 3 && point == 5 {
            f64::NAN
        } else {
            ((point * 29 + index * 13) % 48) as f64
        }
    };
    (
        format!("ward {index}"),
        (0..index % 60).map(value).collect(),
    )
}

fn one_by_one(options: &Options, kind: Kind) -> Vec<(String, Result<Chart, String>)> {
    let chart = |(name, values): (String, Vec<f64>)| {
        let chart = options.chart(kind, values);
        (name, chart.map_err(|error| error.to_string()))
    };
    (0..600).map(series).map(chart).collect()
}

#[test]
fn a_batch_is_its_charts_in_order() {
    for kind in [Kind::Individuals, Kind::Run] {
        let options = Chart::options();
        let batch = Batch::of(&options, kind, (0..600).map(series));
        let alone = one_by_one(&options, kind);
        assert_eq!(batch.rows().len(), alone.len());
        let mut failed = 0;
        for (row, (name, chart)) in batch.rows().iter().zip(&alone) {
            assert_eq!(row.name(), name);
            match (row.chart(), chart) {
                (Ok(found), Ok(chart)) => assert_eq!(found, chart),
                (Err(found), Err(error)) => {
                    failed += 1;
                    // the error of a row says so only where it has no place of its own
                    let found = found.to_string();
                    assert!(
                        found.ends_with(error.as_str()) || error.starts_with(&found),
                        "{found}: {error}"
                    );
                }
                (found, chart) => panic!("{name}: {found:?} and {chart:?}"),
            }
        }
        assert!(failed > 50, "{failed}");
    }
}
