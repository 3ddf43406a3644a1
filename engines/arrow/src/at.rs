//! Where points stand: dates, numbers or names, and which comes first.

use crate::numbers::Numbers;
use crate::refused::Refused;
use crate::texts::Texts;
use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Date64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType, UInt8Type, UInt16Type, UInt32Type,
};
use arrow_array::{Array, ArrayRef};
use arrow_buffer::{NullBuffer, ScalarBuffer};
use arrow_schema::{DataType, TimeUnit};
use improvement::{Date, Error};

/// Where points stand.
#[derive(Debug, Clone)]
pub(crate) struct At {
    places: Places,
    nulls: Option<NullBuffer>,
    /// As it came: a reading says in the same type where its latest point stands.
    pub(crate) array: ArrayRef,
}

#[derive(Debug, Clone)]
enum Places {
    /// Days since 1970.
    Days(ScalarBuffer<i32>),
    /// Moments, and how many of their units make a day.
    Moments(ScalarBuffer<i64>, i64),
    Numbers(ScalarBuffer<i64>),
    Texts(Texts),
}

/// What stands under the points of one chart, in order.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Axis {
    Dates(Vec<Date>),
    Labels(Vec<String>),
}

const SECONDS_OF_DAY: i64 = 86_400;

impl At {
    pub(crate) fn new(array: &ArrayRef) -> Result<Self, Refused> {
        let refused = || Refused::NotAPlace {
            found: array.data_type().clone(),
        };
        let places = match array.data_type() {
            DataType::Date32 => Places::Days(array.as_primitive::<Date32Type>().values().clone()),
            DataType::Date64 => Places::Moments(
                array.as_primitive::<Date64Type>().values().clone(),
                SECONDS_OF_DAY * 1000,
            ),
            DataType::Timestamp(unit, zone) => {
                // what day a moment is depends on the zone, whose rules are not ours to know
                let zones = ["UTC", "+00:00", "Etc/UTC", "Z"];
                if zone.as_ref().is_some_and(|zone| !zones.contains(&&**zone)) {
                    return Err(refused());
                }
                moments(array, *unit)
            }
            DataType::Int8 => numbers::<Int8Type>(array),
            DataType::Int16 => numbers::<Int16Type>(array),
            DataType::Int32 => numbers::<Int32Type>(array),
            DataType::Int64 => numbers::<Int64Type>(array),
            DataType::UInt8 => numbers::<UInt8Type>(array),
            DataType::UInt16 => numbers::<UInt16Type>(array),
            DataType::UInt32 => numbers::<UInt32Type>(array),
            DataType::Null => return Err(refused()),
            _ => Places::Texts(Texts::new("at", array).map_err(|_| refused())?),
        };
        Ok(Self {
            places,
            nulls: array.logical_nulls(),
            array: array.clone(),
        })
    }

    /// Puts rows in the order of their points; among those at one place the smaller value comes first.
    pub(crate) fn sort(&self, rows: &mut [u32], value: &Numbers, denominator: Option<&Numbers>) {
        let of_row = |row: u32| {
            let number = |column: &Numbers| column.get(row).unwrap_or(f64::INFINITY);
            (number(value), denominator.map_or(0.0, number))
        };
        let tie = |one: u32, other: u32| {
            let (a, b) = (of_row(one), of_row(other));
            a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
        };
        if let Places::Texts(texts) = &self.places {
            let key = |row: u32| texts.get(row).unwrap_or_default();
            rows.sort_unstable_by(|&one, &other| {
                key(one).cmp(key(other)).then_with(|| tie(one, other))
            });
            return;
        }
        if rows.is_sorted_by(|&one, &other| self.key(one) < self.key(other)) {
            return;
        }
        let mut keyed: Vec<(i64, u32)> = rows.iter().map(|&row| (self.key(row), row)).collect();
        keyed.sort_unstable_by(|one, other| one.0.cmp(&other.0).then_with(|| tie(one.1, other.1)));
        for (row, (_, sorted)) in rows.iter_mut().zip(keyed) {
            *row = sorted;
        }
    }

    #[inline]
    fn key(&self, row: u32) -> i64 {
        let row = row as usize;
        match &self.places {
            Places::Days(days) => i64::from(days[row]),
            Places::Moments(moments, _) => moments[row],
            Places::Numbers(numbers) => numbers[row],
            Places::Texts(_) => 0,
        }
    }

    /// Whether two rows stand at one place: one day, one number, one text.
    pub(crate) fn is_shared(&self, one: u32, other: u32) -> bool {
        match &self.places {
            Places::Texts(texts) => texts.get(one) == texts.get(other),
            Places::Moments(_, of_day) => {
                self.key(one).div_euclid(*of_day) == self.key(other).div_euclid(*of_day)
            }
            _ => self.key(one) == self.key(other),
        }
    }

    /// How many of some rows have no place.
    pub(crate) fn absent(&self, rows: &[u32]) -> usize {
        let Some(nulls) = &self.nulls else { return 0 };
        let absent = |row: &&u32| nulls.is_null(**row as usize);
        rows.iter().filter(absent).count()
    }

    /// What stands under the points of some rows: dates, or labels. A text that is a date makes all of them dates.
    pub(crate) fn axis(&self, rows: &[u32], time_of_day: bool) -> Result<Axis, String> {
        let words = |error: Error| error.to_string();
        match &self.places {
            Places::Days(days) => rows
                .iter()
                .map(|&row| Date::from_days_since_1970(days[row as usize]).map_err(words))
                .collect::<Result<_, _>>()
                .map(Axis::Dates),
            Places::Moments(moments, of_day) => {
                let date = |&row: &u32| {
                    let moment = moments[row as usize];
                    // past the calendar's end either way
                    let day = i32::try_from(moment.div_euclid(*of_day)).unwrap_or(i32::MAX);
                    let date = Date::from_days_since_1970(day).map_err(words)?;
                    if moment.rem_euclid(*of_day) != 0 && !time_of_day {
                        return Err(format!(
                            "{date} has a time of day, expected a date: cast it"
                        ));
                    }
                    Ok(date)
                };
                rows.iter()
                    .map(date)
                    .collect::<Result<_, _>>()
                    .map(Axis::Dates)
            }
            Places::Numbers(numbers) => {
                let number = |&row: &u32| numbers[row as usize];
                if let Some(number) = ends_with_year(&rows.iter().map(number)) {
                    return Err(format!(
                        "`{number}` ends with a year, so that the order of such numbers is not that of time: give dates, or numbers such as 202412"
                    ));
                }
                Ok(Axis::Labels(
                    rows.iter().map(|row| number(row).to_string()).collect(),
                ))
            }
            Places::Texts(texts) => {
                let text = |&row: &u32| texts.get(row).unwrap_or_default();
                let is_date = |row: &u32| text(row).parse::<Date>().is_ok();
                if rows.iter().any(is_date) {
                    let dates = rows.iter().map(|row| text(row).parse().map_err(words));
                    return dates.collect::<Result<_, _>>().map(Axis::Dates);
                }
                in_order_of_letters(rows.iter().map(text))?;
                Ok(Axis::Labels(
                    rows.iter().map(|row| text(row).to_owned()).collect(),
                ))
            }
        }
    }
}

/// What can be done about text whose order is not known.
const GIVE: &str = "give dates, whole numbers, or text such as 2024-12-01, 2024-09 or 2024 Q4, all of it written alike; where the rows are in order, \
                    leave `at` out";

/// Whether texts stand in the order of time when they stand in that of their letters: those that begin with a year, and differ in digits
/// alone, of which each stands where it stands in the others. `2024 Q4` and `2024-09` do; `2024 Apr`, `2024-9` and `Week 9` do not.
fn in_order_of_letters<'a>(mut texts: impl Iterator<Item = &'a str>) -> Result<(), String> {
    let Some(first) = texts.next() else {
        return Ok(());
    };
    if first.bytes().take_while(u8::is_ascii_digit).count() != 4 {
        return Err(format!(
            "`{first}` does not begin with a year that stands by itself, so that its place in order is not known: {GIVE}"
        ));
    }
    let alike = |text: &&str| {
        let same =
            |(one, other): (u8, u8)| one == other || one.is_ascii_digit() && other.is_ascii_digit();
        text.len() == first.len() && first.bytes().zip(text.bytes()).all(same)
    };
    match texts.find(|text| !alike(text)) {
        None => Ok(()),
        Some(other) => Err(format!(
            "`{first}` and `{other}` are not written alike, so that the order of their letters need not be that of time: {GIVE}"
        )),
    }
}

/// One of some numbers that are days or months with the year behind them: 1042024, 42024.
fn ends_with_year(numbers: &(impl Iterator<Item = i64> + Clone)) -> Option<i64> {
    let has_year = |number: i64| number > 10_000 && (1990..2100).contains(&(number % 10_000));
    // numbers in a row can have a year at their end for a while: 42010, 42011
    let first = numbers.clone().next()?;
    let differ = numbers
        .clone()
        .any(|number| number / 10_000 != first / 10_000);
    (differ && numbers.clone().all(has_year)).then_some(first)
}

fn numbers<T: ArrowPrimitiveType>(array: &ArrayRef) -> Places
where
    T::Native: Into<i64>,
{
    let values = array.as_primitive::<T>().values();
    Places::Numbers(values.iter().map(|&value| value.into()).collect())
}

fn moments(array: &ArrayRef, unit: TimeUnit) -> Places {
    let (values, of_second) = match unit {
        TimeUnit::Second => (
            array.as_primitive::<TimestampSecondType>().values().clone(),
            1,
        ),
        TimeUnit::Millisecond => (
            array
                .as_primitive::<TimestampMillisecondType>()
                .values()
                .clone(),
            1_000,
        ),
        TimeUnit::Microsecond => (
            array
                .as_primitive::<TimestampMicrosecondType>()
                .values()
                .clone(),
            1_000_000,
        ),
        TimeUnit::Nanosecond => (
            array
                .as_primitive::<TimestampNanosecondType>()
                .values()
                .clone(),
            1_000_000_000,
        ),
    };
    Places::Moments(values, SECONDS_OF_DAY * of_second)
}
