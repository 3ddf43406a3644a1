//! A scheduler and two executors on this machine: the same rows as without a cluster, and what happens when an executor dies.

use datafusion::arrow::array::{Array, AsArray, RecordBatch};
use datafusion::arrow::compute::concat_batches;
use datafusion::arrow::util::display::array_value_to_string;
use datafusion::prelude::{CsvReadOptions, SessionContext};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A process that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn run(program: &str, arguments: &[String]) -> Running {
    let mut command = Command::new(program);
    let command = command
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    Running(command.spawn().expect("a process"))
}

/// A port that is free together with the one after it.
fn ports() -> u16 {
    loop {
        let one = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = one.local_addr().expect("an address").port();
        if port < u16::MAX && TcpListener::bind(("127.0.0.1", port + 1)).is_ok() {
            return port;
        }
    }
}

fn wait_for(address: SocketAddr) {
    let began = Instant::now();
    while TcpStream::connect(address).is_err() {
        assert!(
            began.elapsed() < Duration::from_mins(1),
            "nobody answers at {address}"
        );
        std::thread::sleep(Duration::from_millis(100));
    }
}

async fn rows_of(context: &SessionContext, query: &str) -> datafusion::error::Result<RecordBatch> {
    let frame = context.sql(query).await?;
    let schema = frame.schema().inner().clone();
    Ok(concat_batches(&schema, &frame.collect().await?)?)
}

/// Each cell as text: a cluster may keep text in another way.
fn cells(rows: &RecordBatch) -> Vec<Vec<String>> {
    let cell = |column: &dyn Array, row| array_value_to_string(column, row).expect("text");
    let row = |row| {
        rows.columns()
            .iter()
            .map(|column| cell(column, row))
            .collect()
    };
    (0..rows.num_rows()).map(row).collect()
}

/// The A&E attendances of the examples as Parquet, in four files.
async fn parquet() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("improvement-ballista-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/data/ae_attendances.csv");
    let context = SessionContext::new();
    let path = data.to_str().expect("a path");
    context
        .register_csv(
            "ae",
            path,
            CsvReadOptions::new().schema_infer_max_records(usize::MAX),
        )
        .await
        .expect("a table");
    for part in 0..4 {
        let file = folder.join(format!("{part}.parquet"));
        let copy = format!(
            "COPY (SELECT * FROM ae WHERE date_part('month', period) % 4 = {part}) TO '{}'",
            file.display()
        );
        rows_of(&context, &copy).await.expect("a file");
    }
    folder
}

const READING: &str = r#"SELECT org_code, r.variation, r.side, r.assurance, r.latest_at, r.upper, r.error FROM (
    SELECT org_code, spc_reading(period, attendances - breaches, attendances,
        '{"data": "proportions", "every": "month", "better": "higher", "target": 0.95, "bounds": [0, 1], "rules": {"name": "making-data-count", "edition": "text"}}') AS r
    FROM ae WHERE type = '1' GROUP BY org_code) ORDER BY org_code"#;

const WINDOW: &str = "SELECT org_code, period, s.upper, s.signals, s.error FROM (
    SELECT org_code, period, spc(period, attendances) OVER (PARTITION BY org_code ORDER BY period) AS s
    FROM ae WHERE type = '1') ORDER BY org_code, period";

/// The evidence has a name before it is counted: a plan that counts the field of a struct is refused by the scheduler, whatever the function.
const EVIDENCE: &str = r#"WITH shifts AS (SELECT org_code, s.e AS e FROM (
        SELECT org_code, spc_shift_e(period, attendances, date '2017-10-01', '{"better": "higher"}') AS s
        FROM ae WHERE type = '1' GROUP BY org_code))
    SELECT org_code, e FROM shifts WHERE e >= (SELECT e_bh(e, 0.05) FROM shifts) ORDER BY org_code"#;

/// The matrix that the readings make, a line an organisation: one that ended before the latest month has stopped.
fn matrix(charts: &RecordBatch) -> Vec<String> {
    let cells = cells(charts);
    let latest = cells.iter().map(|row| row[4].clone()).max();
    let line = |row: &Vec<String>| {
        if Some(&row[4]) == latest.as_ref() {
            row[..4].join(",")
        } else {
            format!("{},stopped,,", row[0])
        }
    };
    cells.iter().map(line).collect()
}

/// The matrix of the library, as a test of the SQL door keeps it.
fn file() -> Vec<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ae_matrix.csv");
    let file = std::fs::read_to_string(file).expect("the matrix");
    file.lines().skip(1).map(str::to_owned).collect()
}

async fn register(context: &SessionContext, folder: &Path) {
    let create = format!(
        "CREATE EXTERNAL TABLE ae STORED AS PARQUET LOCATION '{}'",
        folder.display()
    );
    rows_of(context, &create).await.expect("a table");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_executors_give_the_rows_of_one_machine() {
    let folder = parquet().await;
    let alone = SessionContext::new();
    improvement_datafusion::register(&alone);
    register(&alone, &folder).await;

    let scheduler: SocketAddr = ([127, 0, 0, 1], ports()).into();
    let _scheduler = run(
        env!("CARGO_BIN_EXE_spc-scheduler"),
        &[scheduler.to_string()],
    );
    wait_for(scheduler);
    let executor = |port: u16| {
        let arguments = [scheduler.to_string(), port.to_string(), "1".to_owned()];
        run(env!("CARGO_BIN_EXE_spc-executor"), &arguments)
    };
    let [first_port, second_port] = [ports(), ports()];
    let (first, _second) = (executor(first_port), executor(second_port));
    for port in [first_port, second_port] {
        wait_for(([127, 0, 0, 1], port).into());
    }
    let cluster = improvement_ballista::connect(scheduler)
        .await
        .expect("a session");
    register(&cluster, &folder).await;

    for query in [READING, WINDOW, EVIDENCE] {
        let expected = rows_of(&alone, query).await.expect("rows");
        let began = Instant::now();
        let found = rows_of(&cluster, query).await.expect("rows of the cluster");
        println!(
            "{:?} on the cluster, {} rows",
            began.elapsed(),
            found.num_rows()
        );
        assert_eq!(cells(&found), cells(&expected), "{query}");
        if query == READING {
            assert_eq!(matrix(&found), file());
        }
    }
    let charts = rows_of(&alone, READING).await.expect("rows");
    assert_eq!(charts.num_rows(), 140);
    assert_eq!(charts.column(6).null_count(), 140);

    // a group that cannot be charted is an error in its row there too
    let twice = "SELECT r.error FROM (SELECT spc_reading(period, attendances) AS r FROM ae)";
    let error = rows_of(&cluster, twice).await.expect("a row");
    assert!(
        error
            .column(0)
            .as_string::<i64>()
            .value(0)
            .contains("expected each date once")
    );
    // and a query that cannot be ends
    let wrong = rows_of(&cluster, "SELECT spc_reading(period, org_code) FROM ae").await;
    assert!(wrong.is_err_and(|error| error.to_string().contains("expected numbers")));

    // an executor dies while it works: the other does what is left
    let dies = async {
        tokio::time::sleep(Duration::from_millis(400)).await;
        drop(first);
    };
    let limit = Duration::from_secs(30);
    let began = Instant::now();
    let (found, ()) = tokio::join!(tokio::time::timeout(limit, rows_of(&cluster, WINDOW)), dies);
    match found {
        Ok(Ok(found)) => {
            println!("dead while it worked: the rows after {:?}", began.elapsed());
            let expected = rows_of(&alone, WINDOW).await.expect("rows");
            assert_eq!(cells(&found), cells(&expected));
        }
        Ok(Err(error)) => println!(
            "dead while it worked: refused after {:?}: {error}",
            began.elapsed()
        ),
        Err(_) => println!("dead while it worked: no answer in {limit:?}"),
    }
    // and what comes after it is done by the other
    let began = Instant::now();
    match tokio::time::timeout(limit, rows_of(&cluster, READING)).await {
        Ok(Ok(found)) => {
            println!("one left: the rows after {:?}", began.elapsed());
            assert_eq!(cells(&found), cells(&charts));
        }
        Ok(Err(error)) => println!("one left: refused after {:?}: {error}", began.elapsed()),
        Err(_) => println!("one left: no answer in {limit:?}"),
    }
    std::fs::remove_dir_all(&folder).expect("the folder");
}
