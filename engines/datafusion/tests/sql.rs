//! The functions in SQL: equal to the kernel, and so to the library, however the rows come.

#[path = "../../arrow/tests/random/mod.rs"]
mod random;
mod support;

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, Int32Array, RecordBatch, StructArray};
use arrow_select::concat::concat_batches;
use datafusion::prelude::SessionContext;
use improvement_arrow::{points, reading};
use proptest::prelude::*;
use random::{Table, tables};
use std::sync::Arc;
use support::{context, fails, one, register_rows, rows_of};

/// The rows of a random table, each with its group and its number.
fn batch(table: &Table) -> RecordBatch {
    let rows = table.rows();
    let number = |number: usize| i32::try_from(number).expect("a small number");
    let groups: Int32Array = rows.iter().map(|(group, _)| Some(number(*group))).collect();
    let numbers: Int32Array = (0..rows.len()).map(|row| Some(number(row))).collect();
    let [at, value, denominator] = table.arrays();
    let columns: [(&str, ArrayRef); 5] = [
        ("team", Arc::new(groups)),
        ("row", Arc::new(numbers)),
        ("at", at),
        ("value", value),
        ("denominator", denominator),
    ];
    RecordBatch::try_from_iter(columns).expect("a batch")
}

/// The third and fourth argument of a random table.
fn wishes(table: &Table) -> String {
    let options = table.document().replace('\'', "''");
    if table.has_denominators() {
        format!("denominator, '{options}'")
    } else {
        format!("options => '{options}'")
    }
}

fn structs(batch: &RecordBatch, name: &str) -> StructArray {
    batch
        .column_by_name(name)
        .expect("a column")
        .as_struct()
        .clone()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn readings_points_and_windows_are_those_of_the_kernel(table in tables(), partitions in 1..9_usize, rows in 1..40_usize) {
        let (columns, groups) = table.columns();
        let expected = reading(&groups, &columns).expect("readings");
        let each = points(&groups, &columns).expect("points");
        let filled: Vec<u32> = (0..).zip(&table.groups).filter(|(_, group)| !group.rows.is_empty()).map(|(place, _)| place).collect();
        let wishes = wishes(&table);
        let (charts, windowed, listed) = one(async {
            let context = context(partitions, rows);
            register_rows(&context, "t", &batch(&table), partitions);
            let charts = rows_of(&context, &format!("SELECT team, spc_reading(at, value, {wishes}) AS r FROM t GROUP BY team ORDER BY team")).await;
            let windowed = rows_of(&context, &format!("SELECT row, spc(at, value, {wishes}) OVER (PARTITION BY team ORDER BY at) AS s FROM t ORDER BY row")).await;
            let listed = rows_of(&context, &format!("SELECT team, spc_points(at, value, {wishes}) AS p FROM t GROUP BY team ORDER BY team")).await;
            (charts, windowed, listed)
        });
        let filled = arrow_array::UInt32Array::from(filled);
        let expected = arrow_select::take::take(&expected, &filled, None).expect("rows");
        if !filled.is_empty() {
            prop_assert_eq!(&structs(&charts, "r"), expected.as_struct());
            prop_assert_eq!(&structs(&windowed, "s"), &each);
            // a list has its points in order, and all of them
            let listed = listed.column_by_name("p").expect("a column").as_list::<i64>().values().as_struct().clone();
            let groups = groups.by_place(&columns).expect("groups");
            let order = arrow_array::UInt32Array::from(groups.in_order().expect("an order").to_vec());
            let sorted = arrow_select::take::take(&each, &order, None).expect("rows");
            prop_assert_eq!(&listed.columns()[1..], sorted.as_struct().columns());
        }
    }
}

/// What a name, a place and a type say are the same.
#[test]
fn arguments_have_names() {
    one(async {
        let context = context(2, 8);
        let rows = "SELECT 'Ash' AS ward, date '2024-01-01' + CAST(n AS INT) AS day, 20 + n % 5 AS seen, 40 + n % 3 AS came FROM generate_series(0, 29) AS t(n)";
        rows_of(&context, &format!("CREATE TABLE t AS {rows}")).await;
        let p = r#"'{"kind": "p", "better": "higher", "target": 0.5}'"#;
        let calls = [
            format!("spc_reading(day, seen, came, {p})"),
            format!("spc_reading(day, seen, {p}, came)"),
            format!("spc_reading(day, seen, denominator => came, options => {p})"),
            format!("spc_reading(value => seen, options => {p}, at => day, denominator => came)"),
            format!(
                "spc_reading(CAST(day AS VARCHAR), CAST(seen AS DECIMAL(9, 2)), CAST(came AS DOUBLE), {p})"
            ),
            format!(
                "spc_reading(CAST(day AS TIMESTAMP), CAST(seen AS REAL), came, arrow_cast({p}, 'Utf8View'))"
            ),
        ];
        let mut found = Vec::new();
        for call in calls {
            let batch = rows_of(&context, &format!("SELECT {call} AS r FROM t")).await;
            let r = structs(&batch, "r");
            assert!(
                r.column_by_name("error").expect("a column").is_null(0),
                "{call}: {r:?}"
            );
            found.push((
                call,
                r.column_by_name("upper").expect("a column").clone(),
                r.column_by_name("label").expect("a column").clone(),
            ));
        }
        for (call, upper, label) in &found {
            assert_eq!((upper, label), (&found[0].1, &found[0].2), "{call}");
        }
    });
}

#[test]
fn each_measure_has_options_of_its_own() {
    one(async {
        let context = context(3, 16);
        rows_of(&context, "CREATE TABLE observations AS SELECT 'm' || (n % 3) AS measure, date '2024-01-01' + CAST(n / 3 AS INT) AS day, CASE WHEN n / 3 = 19 THEN 90 ELSE 20 + (n / 3 * 7) % 5 END AS value FROM generate_series(0, 59) AS t(n)").await;
        rows_of(&context, r#"CREATE TABLE measures AS SELECT * FROM (VALUES ('m0', '{"better": "lower"}'), ('m1', '{"better": "higher"}'), ('m2', NULL)) AS m(measure, options)"#).await;
        let batch = rows_of(&context, "SELECT measure, r['variation'] AS v FROM (SELECT o.measure, spc_reading(o.day, o.value, options => m.options) AS r FROM observations o JOIN measures m USING (measure) GROUP BY o.measure) ORDER BY measure").await;
        let variations: Vec<Option<&str>> = batch.column(1).as_string::<i64>().iter().collect();
        assert_eq!(
            variations,
            [Some("concern"), Some("improvement"), Some("neither")]
        );
    });
}

#[test]
fn what_is_wrong_with_a_group_stands_in_its_row() {
    one(async {
        let context = context(4, 7);
        rows_of(&context, "CREATE TABLE t AS SELECT 'sound' AS team, NULLIF(date '2024-01-01' + CAST(n AS INT), date '1900-01-01') AS day, NULLIF(CAST(20 + (n * 7) % 5 AS DOUBLE), -1.0) AS value, 40 AS came, CAST(NULL AS VARCHAR) AS options FROM generate_series(0, 19) AS t(n)").await;
        for (team, day, value, came, options) in [
            ("twice", "date '2024-01-01'", "20.0", "40", "NULL"),
            ("no date", "CAST(NULL AS DATE)", "20.0", "40", "NULL"),
            (
                "no value",
                "date '2024-01-01' + CAST(n AS INT)",
                "CAST(NULL AS DOUBLE)",
                "40",
                "NULL",
            ),
            (
                "no number",
                "date '2024-01-01' + CAST(n AS INT)",
                "CAST('NaN' AS DOUBLE)",
                "40",
                "NULL",
            ),
            (
                "no JSON",
                "date '2024-01-01' + CAST(n AS INT)",
                "20.0",
                "40",
                "'better: lower'",
            ),
            (
                "an unknown field",
                "date '2024-01-01' + CAST(n AS INT)",
                "20.0",
                "40",
                r#"'{"beter": "lower"}'"#,
            ),
            (
                "none out of none",
                "date '2024-01-01' + CAST(n AS INT)",
                "20.0",
                "0",
                r#"'{"kind": "p"}'"#,
            ),
            (
                "several options",
                "date '2024-01-01' + CAST(n AS INT)",
                "20.0",
                "40",
                r#"CASE WHEN n = 3 THEN '{"better": "lower"}' ELSE '{}' END"#,
            ),
        ] {
            rows_of(&context, &format!("INSERT INTO t SELECT '{team}' AS a, {day} AS b, {value} AS c, {came} AS d, {options} AS e FROM generate_series(0, 19) AS t(n)")).await;
        }
        let alone = rows_of(
            &context,
            "SELECT spc_reading(day, value, came, options) AS r FROM t WHERE team = 'sound'",
        )
        .await;
        let all = rows_of(&context, "SELECT team, spc_reading(day, value, came, options) AS r FROM t GROUP BY team ORDER BY team").await;
        let errors: Vec<Option<&str>> = structs_error(&all, "r");
        let teams = support::texts(all.column(0));
        let teams = teams.iter().map(String::as_str);
        let said: Vec<(&str, Option<&str>)> = teams.zip(errors).collect();
        let error = |team: &str| {
            said.iter()
                .find(|(name, _)| *name == team)
                .and_then(|(_, error)| *error)
                .unwrap_or("none")
        };
        assert_eq!(error("sound"), "none");
        assert!(
            error("twice").contains("expected each date once"),
            "{said:?}"
        );
        assert_eq!(
            error("no date"),
            "20 of 20 rows have no date, expected one in each"
        );
        assert!(error("no value").contains("no "), "{said:?}");
        assert!(error("no number").contains("is NaN"), "{said:?}");
        assert!(error("no JSON").starts_with("the options: "), "{said:?}");
        assert!(error("an unknown field").contains("beter"), "{said:?}");
        assert!(
            error("none out of none").contains("denominator of 0"),
            "{said:?}"
        );
        assert!(
            error("several options").contains("different options"),
            "{said:?}"
        );
        let sound = said
            .iter()
            .position(|(name, _)| *name == "sound")
            .expect("a row");
        assert_eq!(structs(&all, "r").slice(sound, 1), structs(&alone, "r"));
    });
}

#[test]
fn what_is_wrong_with_a_group_stands_beside_each_row() {
    one(async {
        let context = context(4, 7);
        let day = "date '2024-01-01' + CAST(n AS INT)";
        rows_of(&context, &format!("CREATE TABLE t AS SELECT n % 2 AS team, CASE WHEN n % 2 = 0 THEN {day} ELSE date '2024-01-01' END AS day, 20 + n % 5 AS value FROM generate_series(0, 39) AS t(n)")).await;
        let errors = rows_of(&context, "SELECT team, s['error'] IS NULL AS sound, count(*) AS n FROM (SELECT team, spc(day, value) OVER (PARTITION BY team ORDER BY day) AS s FROM t) GROUP BY team, sound ORDER BY team").await;
        let sound: Vec<Option<bool>> = errors.column(1).as_boolean().iter().collect();
        assert_eq!(sound, [Some(true), Some(false)]);
        // no row at all is an empty group
        let none = rows_of(
            &context,
            "SELECT spc_reading(day, value) AS r FROM t WHERE team = 3",
        )
        .await;
        assert!(structs_error(&none, "r")[0].is_some());
    });
}

fn structs_error<'a>(batch: &'a RecordBatch, name: &str) -> Vec<Option<&'a str>> {
    let column = batch.column_by_name(name).expect("a column").as_struct();
    column
        .column_by_name("error")
        .expect("a column")
        .as_string::<i64>()
        .iter()
        .collect()
}

#[test]
fn a_query_that_cannot_be_ends_before_it_runs() {
    one(async {
        let context = context(2, 8);
        rows_of(&context, "CREATE TABLE t AS SELECT date '2024-01-01' AS day, 20.0 AS value, 'x' AS word, true AS flag").await;
        for (call, says) in [
            ("spc_reading(day, word)", "value holds text"),
            ("spc_reading(flag, value)", "at holds true and false"),
            ("spc_reading(value, value)", "at holds"),
            (
                "spc_reading(day, value, flag)",
                "denominator holds true and false",
            ),
            ("spc_reading(day)", "expected at, value"),
            ("spc_reading(day, value, word, word)", "two arguments hold"),
            ("spc_reading(day, value, 1, 2, 3)", "found 5 arguments"),
            (
                "spc_reading(day, value, options => 'lower')",
                "the options: ",
            ),
            (r#"spc_reading(day, value, '{"beter": "lower"}')"#, "beter"),
            (r#"spc_points(day, value, '{"kind": "pie"}')"#, "pie"),
            (
                r#"spc(day, value, '{"kind": "pie"}') OVER (ORDER BY day)"#,
                "pie",
            ),
            ("spc(day, word) OVER (ORDER BY day)", "value holds text"),
            ("spc_shift_e(day, value)", "expected at, value, change"),
            (
                "spc_shift_e(day, value, flag)",
                "change holds true and false",
            ),
            ("spc_reading(DISTINCT day, value)", "DISTINCT"),
            (
                "e_bh(value, 0.7)",
                "expected a number above 0 and below 0.5",
            ),
            ("e_bh(-value, 0.05)", "expected zero or more"),
        ] {
            let error = fails(&context, &format!("SELECT {call} FROM t")).await;
            assert!(error.contains(says), "{call}: {error}");
        }
    });
}

#[test]
fn evidence_is_that_of_the_library() {
    one(async {
        let context = context(3, 16);
        let ash = [
            24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 19, 18, 20, 17, 19, 18, 20, 19, 17, 18,
            19, 18,
        ];
        let beech = [
            24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 22, 24, 23, 25, 22, 24, 21, 25, 23, 22,
            26, 24,
        ];
        let row = |team: &str, values: [i32; 24]| -> Vec<String> {
            (0..)
                .zip(values)
                .map(|(week, wait): (i32, i32)| {
                    format!("('{team}', date '2024-01-01' + {}, {wait})", 7 * week)
                })
                .collect()
        };
        let all = [row("Ash", ash), row("Beech", beech)].concat().join(", ");
        rows_of(
            &context,
            &format!("CREATE TABLE t AS SELECT * FROM (VALUES {all}) AS t(team, week, wait)"),
        )
        .await;
        let told = rows_of(&context, r#"
            WITH shifts AS (SELECT team, spc_shift_e(week, wait, date '2024-03-25', '{"better": "lower"}') AS s FROM t GROUP BY team)
            SELECT team, s['e'] AS e, s['e'] >= (SELECT e_bh(s['e'], 0.05) FROM shifts) AS told FROM shifts ORDER BY team"#).await;
        let options = improvement::Chart::options().better(improvement::Direction::Lower);
        let batch = improvement::Batch::of(
            &options,
            improvement::Kind::Individuals,
            [("Ash", ash), ("Beech", beech)],
        );
        let improved = batch.improved(0..12, 12..24, 0.05).expect("evidence");
        let e = told
            .column(1)
            .as_primitive::<arrow_array::types::Float64Type>();
        let told = told.column(2).as_boolean();
        for (place, row) in improved.rows().iter().enumerate() {
            assert_eq!(e.value(place), row.shift().expect("a shift").today());
            assert_eq!(told.value(place), row.has_improved());
        }
        assert!(told.value(0) && !told.value(1));
        // a day in each row, a null among the e-values
        let days = rows_of(&context, "SELECT spc_shift_e(week, wait, CASE WHEN wait > 20 THEN date '2024-03-25' ELSE date '2024-03-24' END) AS s FROM t WHERE team = 'Ash'").await;
        assert!(structs_error(&days, "s")[0].is_some_and(|error| error.contains("no one day")));
        let least = rows_of(
            &context,
            "SELECT e_bh(e, 0.05) AS least FROM (VALUES (3.0), (95.0), (45.0), (NULL)) AS v(e)",
        )
        .await;
        assert_eq!(
            least
                .column(0)
                .as_primitive::<arrow_array::types::Float64Type>()
                .value(0),
            45.0
        );
    });
}

/// A query is sent to an executor as its plan, in which a function is a name.
#[test]
fn a_plan_goes_out_and_comes_back() {
    use datafusion_proto::bytes::{physical_plan_from_bytes, physical_plan_to_bytes};
    one(async {
        let context = context(2, 8);
        rows_of(&context, "CREATE TABLE t AS SELECT n % 3 AS team, date '2024-01-01' + CAST(n / 3 AS INT) AS day, 20 + (n * 7) % 5 AS value FROM generate_series(0, 59) AS t(n)").await;
        let folder = support::folder("plan");
        let file = folder.join("t.parquet");
        rows_of(&context, &format!("COPY t TO '{}'", file.display())).await;
        rows_of(
            &context,
            &format!(
                "CREATE EXTERNAL TABLE p STORED AS PARQUET LOCATION '{}'",
                file.display()
            ),
        )
        .await;
        for query in [
            "SELECT team, spc_reading(day, value) AS r FROM p GROUP BY team ORDER BY team",
            "SELECT team, day, spc(day, value) OVER (PARTITION BY team ORDER BY day) AS r FROM p ORDER BY team, day",
        ] {
            let plan = context
                .sql(query)
                .await
                .expect("a query")
                .create_physical_plan()
                .await
                .expect("a plan");
            let bytes = physical_plan_to_bytes(plan).expect("bytes");
            let plan = physical_plan_from_bytes(&bytes, &context.task_ctx()).expect("a plan");
            let batches = datafusion::physical_plan::collect(plan.clone(), context.task_ctx())
                .await
                .expect("rows");
            let back = concat_batches(&plan.schema(), &batches).expect("rows");
            assert_eq!(
                structs(&back, "r"),
                structs(&rows_of(&context, query).await, "r")
            );
        }
    });
}

/// 16 MB for 480,000 rows of 10,000 charts: the states are spilt and merged, or the query is refused; no row is wrong.
#[test]
fn little_memory_makes_no_wrong_row() {
    let rows = "SELECT (n * 7919) % 10000 AS team, date '2020-01-01' + CAST(n / 10000 AS INT) AS day, CAST((n * 31) % 97 AS DOUBLE) AS value FROM generate_series(0, 479999) AS t(n)";
    let queries = [
        "SELECT CAST(team AS BIGINT) AS place, spc_reading(day, value) AS r FROM t GROUP BY team",
        "SELECT CAST(team AS BIGINT) * 100 + CAST(day AS INT) - 18262 AS place, spc(day, value) OVER (PARTITION BY team ORDER BY day) AS r FROM t",
    ];
    one(async {
        let plenty = context(2, 8192);
        let little = support::context_with_pool(2, 8192, 16 << 20);
        let folder = support::folder("spill");
        let file = folder.join("t.parquet");
        rows_of(&plenty, &format!("COPY ({rows}) TO '{}'", file.display())).await;
        for context in [&plenty, &little] {
            rows_of(
                context,
                &format!(
                    "CREATE EXTERNAL TABLE t STORED AS PARQUET LOCATION '{}'",
                    file.display()
                ),
            )
            .await;
        }
        rows_of(
            &little,
            "SET datafusion.execution.sort_spill_reservation_bytes = 1000000",
        )
        .await;
        for query in queries {
            let expected = in_places(&rows_of(&plenty, query).await);
            match support::try_rows(&little, query).await {
                Ok((found, spilt)) => {
                    println!("16 MB, spilt {spilt} times: {query}");
                    assert_eq!(in_places(&found), expected);
                }
                Err(error) => {
                    println!("16 MB, refused: {query}: {error}");
                    assert!(error.contains("Resources exhausted"), "{error}");
                }
            }
        }
    });
}

/// The structs in the order of their places.
fn in_places(rows: &RecordBatch) -> StructArray {
    let places = rows
        .column(0)
        .as_primitive::<arrow_array::types::Int64Type>();
    let mut order: Vec<u32> = (0..).take(rows.num_rows()).collect();
    order.sort_unstable_by_key(|&row| places.value(row as usize));
    let order = arrow_array::UInt32Array::from(order);
    let sorted = arrow_select::take::take(&structs(rows, "r"), &order, None).expect("rows");
    sorted.as_struct().clone()
}

#[test]
fn sorted_rows_are_charted_as_they_come() {
    one(async {
        let context: SessionContext = context(1, 64);
        let folder = support::folder("sorted");
        let file = folder.join("t.parquet");
        rows_of(&context, &format!("COPY (SELECT n / 24 AS team, date '2020-01-01' + CAST(n % 24 AS INT) AS day, CAST((n * 31) % 97 AS DOUBLE) AS value FROM generate_series(0, 2399) AS t(n) ORDER BY n) TO '{}'", file.display())).await;
        rows_of(&context, &format!("CREATE EXTERNAL TABLE sorted (team BIGINT, day DATE, value DOUBLE) STORED AS PARQUET WITH ORDER (team, day) LOCATION '{}'", file.display())).await;
        rows_of(
            &context,
            &format!(
                "CREATE EXTERNAL TABLE mixed STORED AS PARQUET LOCATION '{}'",
                file.display()
            ),
        )
        .await;
        let query = |table: &str| {
            format!(
                "SELECT team, spc_reading(day, value) AS r FROM {table} GROUP BY team ORDER BY team"
            )
        };
        let plan = rows_of(&context, &format!("EXPLAIN {}", query("sorted"))).await;
        let text = support::texts(plan.column(1)).concat();
        assert!(text.contains("ordering_mode=Sorted"), "{text}");
        let sorted = rows_of(&context, &query("sorted")).await;
        let mixed = rows_of(&context, &query("mixed")).await;
        assert_eq!(sorted.num_rows(), 100);
        for row in 0..100 {
            let columns = [&sorted, &mixed].map(|rows| rows.slice(row, 1));
            assert_eq!(columns[0].columns(), columns[1].columns(), "team {row}");
        }
    });
}
