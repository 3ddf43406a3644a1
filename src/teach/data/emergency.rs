//! Emergency departments: one over three years, and all in one quarter.

use crate::base::date::{Date, date};
use crate::base::error::Error;
use crate::base::period::Period;
use crate::spc::data::series::Series;

/// A month of a major emergency department.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EmergencyMonth {
    /// The first day of the month.
    pub month: Date,
    /// Patients who came.
    pub attendances: u32,
    /// Those of them who were there for more than four hours.
    pub breaches: u32,
    /// Those of them who were admitted.
    pub admissions: u32,
}

/// A quarter of a major emergency department.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EmergencyQuarter {
    /// The organisation's code.
    pub code: &'static str,
    /// Patients who came.
    pub attendances: u32,
    /// Those of them who were there for more than four hours.
    pub breaches: u32,
}

const fn month(month: Date, attendances: u32, breaches: u32, admissions: u32) -> EmergencyMonth {
    EmergencyMonth {
        month,
        attendances,
        breaches,
        admissions,
    }
}

const fn of(code: &'static str, attendances: u32, breaches: u32) -> EmergencyQuarter {
    EmergencyQuarter {
        code,
        attendances,
        breaches,
    }
}

/// Organisation RQM, type 1 (a major department), April 2016 to March 2019, month by month.
///
/// Source and terms: NHS England, *A&E attendances and emergency admissions*, as in the R package NHSRdatasets (CC0). Contains public sector
/// information licensed under the Open Government Licence v3.0: keep this line with the figures.
///
/// ```
/// use improvement::teach::data::RQM;
///
/// let year: u32 = RQM[..12].iter().map(|month| month.attendances).sum();
/// assert_eq!(year, 194_432);
/// ```
pub const RQM: &[EmergencyMonth] = &[
    month(date(2016, 4, 1), 15_154, 1199, 3415),
    month(date(2016, 5, 1), 16_705, 929, 3590),
    month(date(2016, 6, 1), 16_021, 970, 3398),
    month(date(2016, 7, 1), 16_761, 1178, 3321),
    month(date(2016, 8, 1), 15_084, 1110, 3198),
    month(date(2016, 9, 1), 15_918, 1388, 3260),
    month(date(2016, 10, 1), 16_564, 2061, 3563),
    month(date(2016, 11, 1), 16_478, 1985, 3399),
    month(date(2016, 12, 1), 16_931, 2675, 3671),
    month(date(2017, 1, 1), 16_920, 3141, 3339),
    month(date(2017, 2, 1), 14_482, 1942, 3188),
    month(date(2017, 3, 1), 17_414, 2030, 3597),
    month(date(2017, 4, 1), 15_957, 1309, 3375),
    month(date(2017, 5, 1), 17_871, 1960, 3825),
    month(date(2017, 6, 1), 16_675, 1169, 3542),
    month(date(2017, 7, 1), 17_265, 1117, 3610),
    month(date(2017, 8, 1), 15_872, 1085, 3529),
    month(date(2017, 9, 1), 16_776, 1492, 3680),
    month(date(2017, 10, 1), 18_024, 1280, 3829),
    month(date(2017, 11, 1), 17_891, 1197, 3618),
    month(date(2017, 12, 1), 17_695, 1569, 3729),
    month(date(2018, 1, 1), 17_990, 1406, 3893),
    month(date(2018, 2, 1), 16_205, 1328, 3436),
    month(date(2018, 3, 1), 18_906, 1564, 3899),
    month(date(2018, 4, 1), 17_309, 1204, 3689),
    month(date(2018, 5, 1), 18_745, 1130, 4013),
    month(date(2018, 6, 1), 17_999, 1190, 4099),
    month(date(2018, 7, 1), 18_560, 1064, 4130),
    month(date(2018, 8, 1), 16_715, 1073, 3809),
    month(date(2018, 9, 1), 17_777, 1255, 4006),
    month(date(2018, 10, 1), 19_002, 1264, 4346),
    month(date(2018, 11, 1), 18_987, 1552, 4252),
    month(date(2018, 12, 1), 18_569, 1267, 4290),
    month(date(2019, 1, 1), 19_897, 1587, 4517),
    month(date(2019, 2, 1), 18_296, 1774, 4053),
    month(date(2019, 3, 1), 19_746, 1116, 4453),
];

/// The patients of [`RQM`] who left within four hours, out of those who came, month by month.
///
/// ```
/// use improvement::teach::data;
///
/// # fn main() -> Result<(), improvement::Error> {
/// let series = data::rqm()?;
/// assert_eq!(series.len(), 36);
/// assert_eq!(series.denominator(0), Some(15_154.0));
/// # Ok(())
/// # }
/// ```
///
/// Source and terms: NHS England, *A&E attendances and emergency admissions*, as in the R package NHSRdatasets (CC0). Contains public sector
/// information licensed under the Open Government Licence v3.0: keep this line with the figures.
///
/// # Errors
///
/// None: the figures are whole, and no month has more breaches than attendances.
pub fn rqm() -> Result<Series, Error> {
    let in_time = RQM.iter().map(|month| month.attendances - month.breaches);
    Series::proportions(in_time, RQM.iter().map(|month| month.attendances))?
        .dated(RQM.iter().map(|month| month.month))?
        .every(Period::Month)
}

/// All 134 organisations with a major department (type 1) in January to March 2019, by their codes: a quarter side by side. Who comes
/// differs between them, and is not in the figures.
///
/// Source and terms: NHS England, *A&E attendances and emergency admissions*, as in the R package NHSRdatasets (CC0). Contains public sector
/// information licensed under the Open Government Licence v3.0: keep this line with the figures.
///
/// ```
/// use improvement::teach::data::QUARTER;
///
/// let (came, waited) = QUARTER.iter().fold((0, 0), |(came, waited), of| {
///     (came + of.attendances, waited + of.breaches)
/// });
/// assert_eq!((100 * waited).div_ceil(came), 23); // in 100 waited for more than four hours
/// ```
pub const QUARTER: &[EmergencyQuarter] = &[
    of("R0A", 65_227, 17_078),
    of("R1F", 10_863, 2617),
    of("R1H", 81_484, 21_465),
    of("R1K", 37_618, 10_891),
    of("RA2", 18_459, 2718),
    of("RA3", 11_858, 1982),
    of("RA4", 13_978, 620),
    of("RA7", 29_894, 6199),
    of("RA9", 18_084, 5496),
    of("RAE", 30_374, 8980),
    of("RAJ", 20_336, 4867),
    of("RAL", 62_152, 10_872),
    of("RAP", 26_919, 6699),
    of("RAS", 17_958, 7599),
    of("RAX", 29_782, 4240),
    of("RBA", 18_394, 3008),
    of("RBD", 11_459, 1814),
    of("RBK", 20_328, 6479),
    of("RBL", 21_901, 7845),
    of("RBN", 29_227, 8759),
    of("RBS", 15_999, 1134),
    of("RBT", 17_421, 4534),
    of("RBZ", 11_093, 2380),
    of("RC1", 18_886, 3046),
    of("RC9", 26_858, 904),
    of("RCB", 30_287, 8641),
    of("RCD", 12_399, 803),
    of("RCF", 14_857, 2049),
    of("RCU", 14_769, 464),
    of("RCX", 16_976, 3710),
    of("RD1", 18_675, 5652),
    of("RD3", 16_694, 2813),
    of("RD8", 21_765, 4024),
    of("RDD", 36_760, 2887),
    of("RDE", 48_867, 6049),
    of("RDU", 60_310, 10_636),
    of("RDZ", 18_708, 2243),
    of("RE9", 15_654, 1294),
    of("REF", 18_602, 4528),
    of("REM", 23_055, 5804),
    of("RF4", 46_991, 18_121),
    of("RFF", 25_350, 1694),
    of("RFR", 25_634, 4973),
    of("RFS", 17_836, 2991),
    of("RGN", 38_608, 10_567),
    of("RGP", 17_863, 3300),
    of("RGR", 17_493, 2241),
    of("RGT", 31_732, 7464),
    of("RH8", 23_089, 3150),
    of("RHM", 26_986, 6617),
    of("RHQ", 27_107, 8007),
    of("RHU", 29_595, 12_065),
    of("RHW", 27_665, 3408),
    of("RJ1", 42_388, 7390),
    of("RJ2", 41_423, 11_161),
    of("RJ6", 21_646, 9245),
    of("RJ7", 40_874, 7592),
    of("RJC", 17_952, 1521),
    of("RJE", 44_974, 12_334),
    of("RJL", 36_492, 7232),
    of("RJN", 11_662, 2716),
    of("RJR", 17_884, 3516),
    of("RJZ", 49_116, 18_678),
    of("RK5", 26_927, 2984),
    of("RK9", 25_667, 9135),
    of("RKB", 38_091, 10_853),
    of("RKE", 28_182, 3971),
    of("RL4", 35_981, 6289),
    of("RLN", 26_593, 6469),
    of("RLQ", 14_907, 3460),
    of("RLT", 21_595, 4155),
    of("RM1", 27_768, 10_890),
    of("RM3", 26_658, 6469),
    of("RMC", 27_089, 5354),
    of("RMP", 22_105, 4250),
    of("RN3", 20_583, 5565),
    of("RN5", 28_633, 4657),
    of("RN7", 28_774, 5031),
    of("RNA", 27_344, 9000),
    of("RNL", 22_998, 3830),
    of("RNQ", 23_637, 5669),
    of("RNS", 26_534, 7051),
    of("RNZ", 12_086, 1707),
    of("RP5", 35_526, 3685),
    of("RPA", 23_161, 7955),
    of("RQ3", 15_865, 2696),
    of("RQ6", 28_007, 8908),
    of("RQ8", 25_337, 5725),
    of("RQM", 57_939, 4477),
    of("RQW", 27_022, 8899),
    of("RQX", 31_974, 2267),
    of("RR7", 23_405, 2476),
    of("RR8", 50_477, 10_008),
    of("RRF", 21_655, 7075),
    of("RRK", 92_850, 34_548),
    of("RRV", 36_480, 6598),
    of("RTD", 31_207, 3279),
    of("RTE", 37_908, 5348),
    of("RTF", 26_858, 3076),
    of("RTG", 53_064, 15_768),
    of("RTH", 34_367, 6281),
    of("RTK", 27_570, 7055),
    of("RTP", 24_914, 3161),
    of("RTR", 32_720, 2538),
    of("RTX", 23_034, 5608),
    of("RVJ", 23_426, 6025),
    of("RVR", 37_855, 5595),
    of("RVV", 44_660, 13_467),
    of("RVW", 11_666, 1655),
    of("RVY", 21_298, 4555),
    of("RW6", 68_520, 18_616),
    of("RWA", 34_043, 8288),
    of("RWD", 35_345, 13_774),
    of("RWE", 59_521, 16_756),
    of("RWF", 40_043, 4470),
    of("RWG", 25_985, 9842),
    of("RWH", 28_331, 7193),
    of("RWJ", 23_332, 6406),
    of("RWP", 31_255, 12_104),
    of("RWW", 19_637, 6275),
    of("RWY", 37_457, 3468),
    of("RX1", 47_133, 19_456),
    of("RXC", 29_742, 4023),
    of("RXF", 52_274, 9962),
    of("RXH", 39_906, 10_005),
    of("RXK", 40_877, 9573),
    of("RXL", 18_762, 7579),
    of("RXN", 13_326, 6361),
    of("RXP", 35_641, 7134),
    of("RXQ", 19_511, 4928),
    of("RXR", 28_626, 9288),
    of("RXW", 28_243, 10_546),
    of("RYJ", 30_731, 8572),
    of("RYR", 35_814, 2730),
];
