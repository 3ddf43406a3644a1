//! A query of a file with the functions of this crate: `sql TABLE=FILE QUERY`, where the file is CSV or Parquet.

use datafusion::prelude::{CsvReadOptions, ParquetReadOptions, SessionContext};
use std::error::Error;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, query] = &arguments[..] else {
        return Err("expected TABLE=FILE and a query".into());
    };
    let (table, file) = file.split_once('=').ok_or("expected TABLE=FILE")?;
    let context = SessionContext::new();
    improvement_datafusion::register(&context);
    let ending = std::path::Path::new(file).extension();
    if ending.is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) {
        // all rows say what a column holds, and not the first few
        let options = CsvReadOptions::new().schema_infer_max_records(usize::MAX);
        context.register_csv(table, file, options).await?;
    } else {
        context
            .register_parquet(table, file, ParquetReadOptions::default())
            .await?;
    }
    context.sql(query).await?.show().await?;
    Ok(())
}
