//! The named sets, a file for each family:
//! `classic` the textbooks, `nhs` the health services, [`run_chart`] rules about a median,
//! `westgard` the laboratory, `zeros` rare events, `dialects` what particular versions of particular tools do.

mod all;
mod classic;
mod dialects;
mod nhs;
mod plain;
mod run_chart;
mod westgard;
pub(super) mod zeros;
