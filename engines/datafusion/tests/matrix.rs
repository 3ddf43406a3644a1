//! The A&E attendances as Parquet: the matrix of `examples/ae_matrix.rs`, to the organisation.

mod support;

use datafusion::prelude::CsvReadOptions;
use improvement::spc::{Assurance, Batch, Variation};
use improvement::{Chart, Date, Direction, Kind, Period, RuleSet, Series, Side};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use support::{context, one, rows_of};

const FOLDER: &str = env!("CARGO_MANIFEST_DIR");

/// What the matrix says of each organisation: variation, side, assurance; or that its series stopped.
type Cells = BTreeMap<String, [String; 3]>;

/// As the example has it.
fn of_the_library() -> Cells {
    let data = Path::new(FOLDER).join("../../examples/data/ae_attendances.csv");
    let data = std::fs::read_to_string(data).expect("the attendances");
    let mut departments: BTreeMap<&str, BTreeMap<Date, (f64, f64)>> = BTreeMap::new();
    for row in data.lines().skip(1) {
        let row: Vec<&str> = row.split(',').collect();
        if row[2] == "1" {
            let number = |place: usize| row[place].parse::<f64>().expect("a number");
            let (attended, breaches) = (number(3), number(4));
            let months = departments.entry(row[1]).or_default();
            months.insert(
                row[0].parse().expect("a date"),
                (attended - breaches, attended),
            );
        }
    }
    let series = departments.into_iter().map(|(name, months)| {
        let (within, attended): (Vec<f64>, Vec<f64>) = months.values().copied().unzip();
        let series = Series::proportions(within, attended)
            .and_then(|series| series.dated(months.into_keys()));
        (
            name,
            series
                .and_then(|series| series.every(Period::Month))
                .expect("a series"),
        )
    });
    let options = Chart::options()
        .better(Direction::Higher)
        .target(0.95)
        .bounds(0.0..=1.0)
        .rules(RuleSet::making_data_count());
    let matrix = Batch::of(&options, Kind::Individuals, series).matrix();
    assert!(matrix.failed().is_empty() && matrix.too_few().is_empty());
    let mut cells = Cells::new();
    for entry in matrix.entries() {
        let side = |side: Side| {
            if side == Side::Above {
                "above"
            } else {
                "below"
            }
        };
        let (variation, side) = match entry.variation {
            Variation::Improvement(its) => ("improvement", side(its)),
            Variation::Concern(its) => ("concern", side(its)),
            Variation::ImprovementAndConcern { improvement } => {
                ("improvement_and_concern", side(improvement))
            }
            Variation::CommonCause => ("common_cause", ""),
            other => panic!("{other}"),
        };
        let assurance = match entry.assurance.expect("there is a target") {
            Assurance::Passes => "passes",
            Assurance::HitOrMiss => "hit_or_miss",
            Assurance::Fails => "fails",
            other => panic!("{other}"),
        };
        cells.insert(
            entry.name.clone(),
            [variation, side, assurance].map(str::to_owned),
        );
    }
    for (name, _) in matrix.stopped() {
        cells.insert(name.clone(), ["stopped", "", ""].map(str::to_owned));
    }
    cells
}

/// The queries of the page for analysts, that of the matrix first.
fn queries() -> Vec<String> {
    let page = std::fs::read_to_string(Path::new(FOLDER).join("../ANALYSTS.md")).expect("the page");
    let blocks = page.split("```sql\n").skip(1);
    let query = |block: &str| block.split("```").next().unwrap_or_default().to_owned();
    blocks.map(query).collect()
}

#[test]
fn the_matrix_in_sql_is_that_of_the_library() {
    let expected = of_the_library();
    assert_eq!(expected.len(), 140);
    let rows = one(async {
        let context = context(4, 1024);
        let data = format!("{FOLDER}/../../examples/data/ae_attendances.csv");
        context
            .register_csv(
                "csv",
                &data,
                CsvReadOptions::new().schema_infer_max_records(usize::MAX),
            )
            .await
            .expect("a table");
        let folder = support::folder("ae");
        let file = folder.join("ae.parquet");
        rows_of(&context, &format!("COPY csv TO '{}'", file.display())).await;
        rows_of(
            &context,
            &format!(
                "CREATE EXTERNAL TABLE ae STORED AS PARQUET LOCATION '{}'",
                file.display()
            ),
        )
        .await;
        let rows = rows_of(&context, &queries()[0]).await;
        // what else the page asks of the attendances
        for query in queries().iter().filter(|query| query.contains("FROM ae")) {
            assert!(rows_of(&context, query).await.num_rows() > 0, "{query}");
        }
        std::fs::remove_dir_all(folder).expect("the folder");
        rows
    });
    let text = |name: &str, row: usize| {
        let column = rows.column_by_name(name).expect(name);
        support::texts(&column.slice(row, 1)).concat()
    };
    let found: Cells = (0..rows.num_rows())
        .map(|row| {
            (
                text("org_code", row),
                ["variation", "side", "assurance"].map(|name| text(name, row)),
            )
        })
        .collect();
    assert_eq!(found, expected);

    // what the Python door is held against
    let mut file = "org_code,variation,side,assurance\n".to_owned();
    for (name, cells) in &expected {
        let _ = writeln!(file, "{name},{}", cells.join(","));
    }
    let path = Path::new(FOLDER).join("../ae_matrix.csv");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &file).expect("a file");
    }
    assert_eq!(std::fs::read_to_string(path).expect("the matrix"), file);
}
