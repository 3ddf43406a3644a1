//! What the functions cost, beside SQL written by hand: 100,000 charts of 48 months, in four Parquet files in the order of the months.
//!
//! ```text
//! cargo run --profile measure -p improvement-datafusion --example measure -- FOLDER            makes the files, and runs every query
//! cargo run --profile measure -p improvement-datafusion --example measure -- FOLDER reading    one query, in a process of its own
//! ```
//!
//! Of each query the median of three runs: wall time, processor time, and the most memory that the process had. Linux only.

use arrow_array::types::Float64Type;
use arrow_array::{
    Array, ArrayRef, Date32Array, Float64Array, Int32Array, RecordBatch, cast::AsArray,
};
use datafusion::parquet::arrow::ArrowWriter;
use datafusion::prelude::{ParquetReadOptions, SessionConfig, SessionContext};
use improvement_arrow::{Columns, Groups, Wishes, reading};
use std::error::Error;
use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

const CHARTS: i32 = 100_000;
const MONTHS: i32 = 48;
const FILES: i32 = 4;
const RUNS: usize = 3;

const QUERIES: [(&str, &str); 6] = [
    (
        "reading",
        r#"SELECT count(*), count(r.error), sum(r.upper) FROM (SELECT team, spc_reading(month, value, options => '{"better": "lower"}') AS r FROM t GROUP BY team)"#,
    ),
    (
        "spc",
        r#"SELECT count(*), count(s.signals), sum(s.upper) FROM (SELECT spc(month, value, options => '{"better": "lower"}') OVER (PARTITION BY team ORDER BY month) AS s FROM t)"#,
    ),
    (
        "hand",
        "SELECT count(*), sum(CASE WHEN value > mean + 2.66 * range OR value < mean - 2.66 * range THEN 1 ELSE 0 END), sum(mean + 2.66 * range) FROM (
           SELECT value, avg(value) OVER (PARTITION BY team) AS mean, avg(moving) OVER (PARTITION BY team) AS range FROM (
             SELECT team, value, abs(value - lag(value) OVER (PARTITION BY team ORDER BY month)) AS moving FROM t))",
    ),
    (
        "array_agg",
        "SELECT count(*), count(days), count(list) FROM (SELECT array_agg(month) AS days, array_agg(value) AS list FROM t GROUP BY team)",
    ),
    (
        "lag",
        "SELECT count(*), count(before), sum(before) FROM (SELECT lag(value) OVER (PARTITION BY team ORDER BY month) AS before FROM t)",
    ),
    ("kernel", ""),
];

/// Numbers that look like chance, the same on every machine.
fn value(team: i32, month: i32) -> f64 {
    let mut sum = 0.0;
    for part in 0..4 {
        let seed = (i64::from(team) * 48 + i64::from(month)) * 4 + part;
        let mut bits = seed
            .cast_unsigned()
            .wrapping_add(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(3));
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        sum += ((bits ^ (bits >> 31)) >> 11) as f64 / (1_u64 << 53) as f64;
    }
    50.0 + 10.0 * sum
}

/// A row a team of each month from the first up to, and not including, the last.
fn rows(months: std::ops::Range<i32>) -> Result<RecordBatch, Box<dyn Error>> {
    let each = || {
        months
            .clone()
            .flat_map(|month| (0..CHARTS).map(move |team| (team, month)))
    };
    let columns: [(&str, ArrayRef); 3] = [
        (
            "team",
            Arc::new(Int32Array::from_iter_values(each().map(|(team, _)| team))),
        ),
        (
            "month",
            Arc::new(Date32Array::from_iter_values(
                each().map(|(_, month)| 18_262 + 30 * month),
            )),
        ),
        (
            "value",
            Arc::new(Float64Array::from_iter_values(
                each().map(|(team, month)| value(team, month)),
            )),
        ),
    ];
    Ok(RecordBatch::try_from_iter(columns)?)
}

fn write(folder: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    for file in 0..FILES {
        let path = folder.join(format!("{file}.parquet"));
        if path.exists() {
            continue;
        }
        let each = MONTHS / FILES;
        let rows = rows(file * each..(file + 1) * each)?;
        let mut writer = ArrowWriter::try_new(File::create(path)?, rows.schema(), None)?;
        writer.write(&rows)?;
        writer.close()?;
    }
    Ok(())
}

/// Seconds of processor time of this process so far.
fn processor() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat
        .rsplit(')')
        .next()
        .unwrap_or_default()
        .split_whitespace();
    let ticks: f64 = fields
        .skip(11)
        .take(2)
        .filter_map(|ticks| ticks.parse::<f64>().ok())
        .sum();
    ticks / 100.0
}

/// The most memory that this process had, in MB.
fn peak() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next());
    kilobytes
        .and_then(|number| number.parse::<f64>().ok())
        .unwrap_or(0.0)
        / 1024.0
}

async fn run(context: &SessionContext, query: &str) -> Result<String, Box<dyn Error>> {
    let batches = context.sql(query).await?.collect().await?;
    let row = &batches[0];
    let number = |place: usize| {
        datafusion::arrow::util::display::array_value_to_string(row.column(place), 0)
    };
    Ok(format!("{} {} {}", number(0)?, number(1)?, number(2)?))
}

/// The kernel alone, on one thread, of columns that stand in memory group by group.
fn kernel(columns: &[ArrayRef]) -> Result<String, Box<dyn Error>> {
    let ends: Vec<usize> = (0..=CHARTS)
        .map(|team| usize::try_from(team * MONTHS))
        .collect::<Result<_, _>>()?;
    let columns = Columns::new(&columns[1])?
        .at(&columns[0])?
        .wishes(Wishes::one(r#"{"better": "lower"}"#)?);
    let rows = reading(&Groups::between(&ends)?, &columns)?;
    let upper = rows
        .column_by_name("upper")
        .ok_or("no column")?
        .as_primitive::<Float64Type>();
    Ok(format!(
        "{} 0 {}",
        rows.len(),
        upper.iter().flatten().sum::<f64>()
    ))
}

async fn measured(folder: &Path, name: &str) -> Result<(), Box<dyn Error>> {
    let (_, query) = QUERIES
        .iter()
        .find(|(known, _)| *known == name)
        .ok_or("no such query")?;
    let context = SessionContext::new_with_config(SessionConfig::new().with_target_partitions(2));
    improvement_datafusion::register(&context);
    let path = folder.to_str().ok_or("a path that is no text")?;
    context
        .register_parquet("t", path, ParquetReadOptions::default())
        .await?;
    let mut columns: Vec<ArrayRef> = Vec::new();
    if query.is_empty() {
        let each = || (0..CHARTS).flat_map(|team| (0..MONTHS).map(move |month| (team, month)));
        columns.push(Arc::new(Date32Array::from_iter_values(
            each().map(|(_, month)| 18_262 + 30 * month),
        )));
        columns.push(Arc::new(Float64Array::from_iter_values(
            each().map(|(team, month)| value(team, month)),
        )));
    }
    let mut times = Vec::new();
    let mut answer = String::new();
    for _ in 0..RUNS {
        let (began, before) = (Instant::now(), processor());
        answer = if query.is_empty() {
            kernel(&columns)?
        } else {
            run(&context, query).await?
        };
        times.push((began.elapsed().as_secs_f64(), processor() - before));
    }
    let median = |number: &dyn Fn(&(f64, f64)) -> f64| {
        let mut numbers: Vec<f64> = times.iter().map(number).collect();
        numbers.sort_by(f64::total_cmp);
        numbers[RUNS / 2]
    };
    let (wall, processor) = (median(&|time| time.0), median(&|time| time.1));
    println!(
        "{name:10} {wall:7.2} s wall {processor:7.2} s processor {:6.0} MB   {answer}",
        peak()
    );
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match &arguments[..] {
        [folder] => {
            write(Path::new(folder))?;
            for (name, _) in QUERIES {
                Command::new(std::env::current_exe()?)
                    .args([folder, name])
                    .status()?;
            }
            Ok(())
        }
        [folder, name] => measured(Path::new(folder), name).await,
        _ => Err("expected a folder for the files".into()),
    }
}
