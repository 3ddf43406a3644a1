//! Control charts of the columns of a table: from groups of rows to a row a chart, or a row a point.
//!
//! The kernel under the SQL and Python doors of [`improvement`]: it takes Arrow arrays and gives Arrow arrays, and depends on `arrow-*` crates
//! alone. Every chart is that of [`Options::chart`](improvement::Options::chart); what is here is the way in and out.
//!
//! | to | see |
//! |---|---|
//! | say which rows make a chart | [`Groups`] |
//! | say what the columns are | [`Columns`]: [`at`](Columns::at), value, [`denominator`](Columns::denominator), [`wishes`](Columns::wishes) |
//! | get a row a chart | [`reading`] |
//! | get a row a point | [`points`] |
//! | ask whether a level moved with a change | [`shift_e`]; which of many are told, [`least_told`] |
//! | gather rows as they come, in parts that merge | [`Gathered`]: what an aggregate of an engine keeps |
//! | ask for anything but the defaults | [`Asked`]: the JSON text that a chart is asked for with |
//!
//! ```
//! use arrow_array::cast::AsArray;
//! use arrow_array::{Array, ArrayRef, Date32Array, Float64Array};
//! use improvement_arrow::{Columns, Groups, Wishes, reading};
//! use std::sync::Arc;
//!
//! # fn main() -> Result<(), improvement_arrow::Refused> {
//! // two wards, thirteen weeks each, one below the other
//! let ash = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25];
//! let beech = [22, 25, 19, 24, 21, 23, 20, 26, 22, 22, 24, 21, 41];
//! let waits: ArrayRef = Arc::new(Float64Array::from_iter_values(ash.iter().chain(&beech).map(|&wait| f64::from(wait))));
//! let weeks: ArrayRef = Arc::new(Date32Array::from_iter_values((0..26).map(|row| 19_723 + 7 * (row % 13))));
//!
//! let columns = Columns::new(&waits)?.at(&weeks)?.wishes(Wishes::one(r#"{"better": "lower", "target": 30}"#)?);
//! let charts = reading(&Groups::between(&[0, 13, 26])?, &columns)?;
//!
//! let variation = charts.column_by_name("variation").expect("a column").as_string::<i64>();
//! assert_eq!((variation.value(0), variation.value(1)), ("common_cause", "concern"));
//! # Ok(())
//! # }
//! ```
//!
//! # What a chart cannot be made of
//!
//! A group that cannot be charted (a month twice, a null date, no value, a denominator of 0, NaN, options that are no JSON) has its `error` in
//! its own row, in the library's words, and nulls beside it; the others go on. What is wrong with the call itself (text where numbers are
//! expected, a type that cannot be a date, columns of unequal length) is [`Refused`] before anything is charted.
//!
//! # In which order
//!
//! The points of a chart follow each other by `at`: dates by the calendar, whole numbers by their size, text by its letters where it
//! begins with the year and all of a chart is written alike (other text is an error: `01/12/2024`, `Week 9` and `2024 Apr` have no order by
//! their letters). The order of the rows
//! does not matter, and among rows at one place the smaller value comes first, so that shuffled rows make the same chart. Without `at` the order
//! of the rows is that of the points.

mod asked;
mod at;
mod charted;
mod columns;
mod gathered;
mod groups;
mod marks;
mod numbers;
mod point_rows;
mod question;
mod rates;
mod reading_rows;
mod refused;
mod shift_rows;
mod states;
mod texts;
mod type_words;
mod wishes;

pub use asked::Asked;
pub use columns::Columns;
pub use gathered::{Gathered, Rows};
pub use groups::Groups;
pub use point_rows::{points, points_type};
pub use question::Question;
pub use reading_rows::{reading, reading_type};
pub use refused::Refused;
pub use shift_rows::{Change, least_told, shift_e, shift_type};
pub use wishes::{Agreed, Wishes};
