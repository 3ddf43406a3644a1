//! Small real series, each with its source and terms: 12 KB in all.
//!
//! | data | what |
//! |---|---|
//! | [`RQM`], [`rqm`] | one emergency department, April 2016 to March 2019, by month |
//! | [`QUARTER`] | all emergency departments of England in one quarter |
//! | [`FIRST_CLINIC`], [`first_clinic`] | births and deaths in Vienna, January 1841 to March 1849, by month |
//! | [`CLINICS`] | the two clinics of Vienna, 1841 to 1846, by year |

pub(crate) mod clinics;
pub(crate) mod emergency;

pub use clinics::{CLINICS, ClinicMonth, ClinicYear, FIRST_CLINIC, first_clinic};
pub use emergency::{EmergencyMonth, EmergencyQuarter, QUARTER, RQM, rqm};
