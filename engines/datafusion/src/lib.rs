//! Control charts in SQL: the functions of `improvement` for DataFusion.
//!
//! | function | gives |
//! |---|---|
//! | `spc_reading(at, value [, denominator] [, options])` | an aggregate: a row a chart ([`reading_type`](improvement_arrow::reading_type)) |
//! | `spc_points(at, value [, denominator] [, options])` | an aggregate: the points of a chart in order, as a list to unnest: `at` and [`points_type`](improvement_arrow::points_type) |
//! | `spc(at, value [, denominator] [, options]) OVER (PARTITION BY … ORDER BY at)` | a window function: beside each row its point ([`points_type`](improvement_arrow::points_type)) |
//! | `spc_shift_e(at, value, change [, denominator] [, options])` | an aggregate: whether the level moved with a change ([`shift_type`](improvement_arrow::shift_type)); `change` is its day |
//! | `e_bh(e, level)` | an aggregate: the least e-value that is told, null where none is |
//!
//! `options` is a text, literal or column ([`Asked`](improvement_arrow::Asked)); a third number is the denominator, a text the options. Arguments have
//! their names too: `spc_reading(month, seen, denominator => came, options => '{"kind": "p"}')`, or `options` alone. The engine knows no name
//! before which another is left out: so both are named or none, or the options alone.
//!
//! The date is an argument, and no `ORDER BY`: each chart sorts its own rows, so that the engine sorts nothing and states merge as they come.
//!
//! ```
//! use datafusion::prelude::SessionContext;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> datafusion::error::Result<()> {
//! let context = SessionContext::new();
//! improvement_datafusion::register(&context);
//! let charts = context
//!     .sql(
//!         "SELECT ward, r.variation, r.latest FROM (
//!            SELECT ward, spc_reading(week, wait, options => '{\"better\": \"lower\"}') AS r
//!            FROM (SELECT 'Ash' AS ward, date '2024-01-01' + CAST(n AS INT) AS week, 20 + n % 5 AS wait FROM generate_series(0, 23) AS t(n))
//!            GROUP BY ward)",
//!     )
//!     .await?
//!     .collect()
//!     .await?;
//! assert_eq!(charts[0].num_rows(), 1);
//! # Ok(())
//! # }
//! ```
//!
//! # What goes wrong
//!
//! A group that cannot be charted has its `error` in its own row. Text where numbers are expected, a type that cannot be a date and a literal
//! of options that cannot be end the query before it runs.

mod aggregate;
mod arguments;
mod evidence;
mod window;

use datafusion::logical_expr::{AggregateUDF, WindowUDF};
use datafusion::prelude::SessionContext;
use std::sync::Arc;

/// The functions by kind, for a registry that is no [`SessionContext`]: that of an executor in a cluster.
#[derive(Debug, Clone)]
pub struct Functions {
    /// `spc_reading`, `spc_points`, `spc_shift_e`, `e_bh`.
    pub aggregates: Vec<Arc<AggregateUDF>>,
    /// `spc`.
    pub windows: Vec<Arc<WindowUDF>>,
}

/// All functions of this crate.
///
/// ```
/// let functions = improvement_datafusion::functions();
/// let names: Vec<&str> = functions.aggregates.iter().map(|function| function.name()).collect();
/// assert_eq!(names, ["spc_reading", "spc_points", "spc_shift_e", "e_bh"]);
/// assert_eq!(functions.windows[0].name(), "spc");
/// ```
#[must_use]
pub fn functions() -> Functions {
    let mut aggregates = aggregate::functions();
    aggregates.push(Arc::new(AggregateUDF::from(evidence::LeastTold::default())));
    Functions {
        aggregates,
        windows: vec![Arc::new(WindowUDF::from(window::Points::default()))],
    }
}

/// Registers all functions with a context.
///
/// ```
/// let context = datafusion::prelude::SessionContext::new();
/// improvement_datafusion::register(&context);
/// ```
pub fn register(context: &SessionContext) {
    let functions = functions();
    for function in functions.aggregates {
        context.register_udaf((*function).clone());
    }
    for function in functions.windows {
        context.register_udwf((*function).clone());
    }
}
