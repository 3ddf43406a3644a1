//! A query of files with the functions of this crate: `sql TABLE=FILE … QUERY`, where each file is CSV or Parquet.

use datafusion::prelude::{CsvReadOptions, ParquetReadOptions, SessionContext};
use std::error::Error;
use std::process::ExitCode;

const USAGE: &str = "expected TABLE=FILE, one for each table, and then a query";

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((query, files)) = arguments.split_last() else {
        return Err(USAGE.into());
    };
    if files.is_empty() {
        return Err(USAGE.into());
    }
    let context = SessionContext::new();
    improvement_datafusion::register(&context);
    for file in files {
        let (table, file) = file.split_once('=').ok_or(USAGE)?;
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
    }
    context.sql(query).await?.show().await?;
    Ok(())
}
