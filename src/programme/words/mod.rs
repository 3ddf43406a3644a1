//! What a programme and its cohorts say: the phrases stand in `en_gb`.

mod cohort;
mod en_gb;
mod gate;
mod report;
mod report_rows;
