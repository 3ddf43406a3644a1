//! Sessions, tables and queries of the tests.

#![allow(dead_code, reason = "each test asks for some of them")]

use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_select::concat::concat_batches;
use datafusion::arrow::util::display::array_value_to_string;
use datafusion::datasource::MemTable;
use datafusion::execution::memory_pool::FairSpillPool;
use datafusion::execution::runtime_env::RuntimeEnvBuilder;
use datafusion::physical_plan::{ExecutionPlan, collect};
use datafusion::prelude::{SessionConfig, SessionContext};
use std::path::PathBuf;
use std::sync::Arc;

/// Runs one thing to its end.
pub(crate) fn one<T>(it: impl Future<Output = T>) -> T {
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    builder
        .enable_all()
        .build()
        .expect("a runtime")
        .block_on(it)
}

fn config(partitions: usize, rows: usize) -> SessionConfig {
    SessionConfig::new()
        .with_target_partitions(partitions)
        .with_batch_size(rows)
}

/// A session with the functions: so many partitions, batches of so many rows.
pub(crate) fn context(partitions: usize, rows: usize) -> SessionContext {
    let context = SessionContext::new_with_config(config(partitions, rows));
    improvement_datafusion::register(&context);
    context
}

/// The same with so many bytes of memory.
pub(crate) fn context_with_pool(partitions: usize, rows: usize, bytes: usize) -> SessionContext {
    let pool = Arc::new(FairSpillPool::new(bytes));
    let runtime = RuntimeEnvBuilder::new()
        .with_memory_pool(pool)
        .build_arc()
        .expect("a runtime");
    let context = SessionContext::new_with_config_rt(config(partitions, rows), runtime);
    improvement_datafusion::register(&context);
    context
}

/// Registers rows as a table of so many partitions.
pub(crate) fn register_rows(
    context: &SessionContext,
    name: &str,
    rows: &RecordBatch,
    partitions: usize,
) {
    let each = rows.num_rows().div_ceil(partitions).max(1);
    let part = |number: usize| {
        let from = (number * each).min(rows.num_rows());
        vec![rows.slice(from, each.min(rows.num_rows() - from))]
    };
    let table = MemTable::try_new(rows.schema(), (0..partitions).map(part).collect());
    context
        .register_table(name, Arc::new(table.expect("a table")))
        .expect("a name");
}

/// All rows of a query, and how often its plan spilt.
pub(crate) async fn try_rows(
    context: &SessionContext,
    query: &str,
) -> Result<(RecordBatch, usize), String> {
    let words = |error: datafusion::error::DataFusionError| error.to_string();
    let plan = context
        .sql(query)
        .await
        .map_err(words)?
        .create_physical_plan()
        .await
        .map_err(words)?;
    let batches = collect(plan.clone(), context.task_ctx())
        .await
        .map_err(words)?;
    let rows = concat_batches(&plan.schema(), &batches).map_err(|error| error.to_string())?;
    Ok((rows, spilt(&plan)))
}

fn spilt(plan: &Arc<dyn ExecutionPlan>) -> usize {
    let own = plan
        .metrics()
        .and_then(|metrics| metrics.spill_count())
        .unwrap_or(0);
    own + plan.children().into_iter().map(spilt).sum::<usize>()
}

pub(crate) async fn rows_of(context: &SessionContext, query: &str) -> RecordBatch {
    try_rows(context, query)
        .await
        .unwrap_or_else(|error| panic!("{query}: {error}"))
        .0
}

/// Why a query cannot be.
pub(crate) async fn fails(context: &SessionContext, query: &str) -> String {
    match try_rows(context, query).await {
        Ok((rows, _)) => panic!("{query}: {rows:?}"),
        Err(error) => error,
    }
}

/// An empty folder for the files of a test.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("improvement-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// A column as text, however it is kept; nothing for a null.
pub(crate) fn texts(column: &ArrayRef) -> Vec<String> {
    let text = |row| array_value_to_string(column, row).expect("text");
    (0..column.len()).map(text).collect()
}
