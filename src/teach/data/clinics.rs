//! The two clinics of the Vienna General Hospital: births, and mothers who died.

use crate::base::date::{Date, date};
use crate::base::error::Error;
use crate::base::period::Period;
use crate::spc::data::series::Series;

/// A month of the First Clinic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClinicMonth {
    /// The first day of the month.
    pub month: Date,
    /// Births.
    pub births: u32,
    /// Mothers who died.
    pub deaths: u32,
}

/// A year of the two clinics.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClinicYear {
    /// The year.
    pub year: i16,
    /// Births and deaths in the First Clinic, where medical students were taught.
    pub first: [u32; 2],
    /// Births and deaths in the Second Clinic, where midwives were taught.
    pub second: [u32; 2],
}

const fn month(year: i16, month: i8, births: u32, deaths: u32) -> ClinicMonth {
    ClinicMonth {
        month: date(year, month, 1),
        births,
        deaths,
    }
}

const fn year(year: i16, first: [u32; 2], second: [u32; 2]) -> ClinicYear {
    ClinicYear {
        year,
        first,
        second,
    }
}

/// The First Clinic from January 1841 to March 1849, month by month. December 1841 is missing in the source, and is missing here.
///
/// Hand washing with chlorine began in the middle of May 1847, so that this month is half of each. From December 1846 to March 1847 fewer
/// students came and few visited the dead-house (Sinclair 1909): deaths fell before hand washing, too.
///
/// Source and terms: Semmelweis (1861), *Die Aetiologie, der Begriff und die Prophylaxis des Kindbettfiebers*; public domain.
///
/// ```
/// use improvement::teach::data::FIRST_CLINIC;
///
/// let deaths: u32 = FIRST_CLINIC.iter().map(|month| month.deaths).sum();
/// assert_eq!((FIRST_CLINIC.len(), deaths), (98, 2202));
/// ```
pub const FIRST_CLINIC: &[ClinicMonth] = &[
    month(1841, 1, 254, 37),
    month(1841, 2, 239, 18),
    month(1841, 3, 277, 12),
    month(1841, 4, 255, 4),
    month(1841, 5, 255, 2),
    month(1841, 6, 200, 10),
    month(1841, 7, 190, 16),
    month(1841, 8, 222, 3),
    month(1841, 9, 213, 4),
    month(1841, 10, 236, 26),
    month(1841, 11, 235, 53),
    month(1842, 1, 307, 64),
    month(1842, 2, 311, 38),
    month(1842, 3, 264, 27),
    month(1842, 4, 242, 26),
    month(1842, 5, 310, 10),
    month(1842, 6, 273, 18),
    month(1842, 7, 231, 48),
    month(1842, 8, 216, 55),
    month(1842, 9, 223, 41),
    month(1842, 10, 242, 71),
    month(1842, 11, 209, 48),
    month(1842, 12, 239, 75),
    month(1843, 1, 272, 52),
    month(1843, 2, 263, 42),
    month(1843, 3, 266, 33),
    month(1843, 4, 285, 34),
    month(1843, 5, 246, 15),
    month(1843, 6, 196, 8),
    month(1843, 7, 191, 1),
    month(1843, 8, 193, 3),
    month(1843, 9, 221, 5),
    month(1843, 10, 250, 44),
    month(1843, 11, 252, 18),
    month(1843, 12, 236, 19),
    month(1844, 1, 244, 37),
    month(1844, 2, 257, 29),
    month(1844, 3, 276, 47),
    month(1844, 4, 208, 36),
    month(1844, 5, 240, 14),
    month(1844, 6, 224, 6),
    month(1844, 7, 206, 9),
    month(1844, 8, 269, 17),
    month(1844, 9, 245, 3),
    month(1844, 10, 248, 8),
    month(1844, 11, 245, 27),
    month(1844, 12, 256, 27),
    month(1845, 1, 303, 23),
    month(1845, 2, 274, 13),
    month(1845, 3, 292, 13),
    month(1845, 4, 260, 11),
    month(1845, 5, 296, 13),
    month(1845, 6, 280, 20),
    month(1845, 7, 245, 15),
    month(1845, 8, 251, 9),
    month(1845, 9, 237, 25),
    month(1845, 10, 283, 42),
    month(1845, 11, 265, 29),
    month(1845, 12, 267, 28),
    month(1846, 1, 336, 45),
    month(1846, 2, 293, 53),
    month(1846, 3, 311, 48),
    month(1846, 4, 253, 48),
    month(1846, 5, 305, 41),
    month(1846, 6, 266, 27),
    month(1846, 7, 252, 33),
    month(1846, 8, 216, 39),
    month(1846, 9, 271, 39),
    month(1846, 10, 254, 38),
    month(1846, 11, 297, 32),
    month(1846, 12, 298, 16),
    month(1847, 1, 311, 10),
    month(1847, 2, 312, 6),
    month(1847, 3, 305, 11),
    month(1847, 4, 312, 57),
    month(1847, 5, 294, 36),
    month(1847, 6, 268, 6),
    month(1847, 7, 250, 3),
    month(1847, 8, 264, 5),
    month(1847, 9, 262, 12),
    month(1847, 10, 278, 11),
    month(1847, 11, 246, 11),
    month(1847, 12, 273, 8),
    month(1848, 1, 283, 10),
    month(1848, 2, 291, 2),
    month(1848, 3, 276, 0),
    month(1848, 4, 305, 2),
    month(1848, 5, 313, 3),
    month(1848, 6, 264, 3),
    month(1848, 7, 269, 1),
    month(1848, 8, 261, 0),
    month(1848, 9, 312, 3),
    month(1848, 10, 299, 7),
    month(1848, 11, 310, 9),
    month(1848, 12, 373, 5),
    month(1849, 1, 403, 9),
    month(1849, 2, 389, 12),
    month(1849, 3, 406, 20),
];

/// The deaths of [`FIRST_CLINIC`] out of its births, month by month, with a gap for December 1841.
///
/// ```
/// use improvement::{date, teach::data};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let series = data::first_clinic()?;
/// assert_eq!((series.len(), series.usable()), (99, 98));
/// assert_eq!((series.date(11), series.value(11)), (Some(date(1841, 12, 1)), None));
/// # Ok(())
/// # }
/// ```
///
/// Source and terms: Semmelweis (1861), *Die Aetiologie, der Begriff und die Prophylaxis des Kindbettfiebers*; public domain.
///
/// # Errors
///
/// None: the figures are whole, and no month has more deaths than births.
pub fn first_clinic() -> Result<Series, Error> {
    let deaths = FIRST_CLINIC.iter().map(|month| month.deaths);
    Series::proportions(deaths, FIRST_CLINIC.iter().map(|month| month.births))?
        .dated(FIRST_CLINIC.iter().map(|month| month.month))?
        .every(Period::Month)
}

/// Both clinics, 1841 to 1846, year by year.
///
/// The yearly births of the First Clinic are more than those of its months together (1846: 4,010 against 3,352); the deaths agree.
///
/// Source and terms: Semmelweis (1861), *Die Aetiologie, der Begriff und die Prophylaxis des Kindbettfiebers*; public domain.
///
/// ```
/// use improvement::teach::data::CLINICS;
///
/// // each year more mothers died where students were taught
/// assert!(CLINICS.iter().all(|year| {
///     let share = |[births, deaths]: [u32; 2]| f64::from(deaths) / f64::from(births);
///     share(year.first) > share(year.second)
/// }));
/// ```
pub const CLINICS: &[ClinicYear] = &[
    year(1841, [3036, 237], [2442, 86]),
    year(1842, [3287, 518], [2659, 202]),
    year(1843, [3060, 274], [2739, 164]),
    year(1844, [3157, 260], [2956, 68]),
    year(1845, [3492, 241], [3241, 66]),
    year(1846, [4010, 459], [3754, 105]),
];
