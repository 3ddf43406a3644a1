//! The types of columns, in the words of whoever has the table.

use arrow_schema::DataType;

/// What a column of such a type holds.
pub(crate) fn in_words(data_type: &DataType) -> String {
    let words = match data_type {
        DataType::Null => "nothing",
        DataType::Boolean => "true and false",
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => "text",
        DataType::Date32 | DataType::Date64 => "dates",
        DataType::Time32(_) | DataType::Time64(_) => "times of day",
        DataType::Timestamp(_, Some(zone)) => return format!("times of the zone {zone}"),
        DataType::Timestamp(_, None) => "dates with a time of day",
        DataType::Duration(_) | DataType::Interval(_) => "lengths of time",
        DataType::Binary
        | DataType::LargeBinary
        | DataType::BinaryView
        | DataType::FixedSizeBinary(_) => "bytes",
        DataType::List(_)
        | DataType::LargeList(_)
        | DataType::ListView(_)
        | DataType::LargeListView(_)
        | DataType::FixedSizeList(..) => "lists",
        DataType::Struct(_) | DataType::Map(..) | DataType::Union(..) => {
            "several values in each row"
        }
        DataType::Dictionary(_, values) => {
            return format!("categories, which are {}", in_words(values));
        }
        DataType::RunEndEncoded(_, values) => return in_words(values.data_type()),
        number if number.is_integer() => "whole numbers",
        number if number.is_numeric() => "numbers with decimals",
        other => return other.to_string(),
    };
    words.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_schema::{Field, TimeUnit};
    use std::sync::Arc;

    #[test]
    fn no_type_is_told_by_the_name_that_a_programmer_gives_it() {
        let zone: Arc<str> = "Europe/London".into();
        let field = Arc::new(Field::new_list_field(DataType::Utf8, true));
        let listed = DataType::Dictionary(Box::new(DataType::UInt8), Box::new(DataType::Utf8View));
        let all = [
            (DataType::Utf8View, "text"),
            (DataType::Boolean, "true and false"),
            (
                DataType::Timestamp(TimeUnit::Nanosecond, Some(zone)),
                "times of the zone Europe/London",
            ),
            (DataType::List(field), "lists"),
            (listed, "categories, which are text"),
            (DataType::UInt64, "whole numbers"),
            (DataType::Decimal256(40, 2), "numbers with decimals"),
        ];
        for (data_type, words) in all {
            assert_eq!(in_words(&data_type), words);
        }
    }
}
