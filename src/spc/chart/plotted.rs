//! What a chart plots: the values, the means, the spreads or the moving ranges.

use crate::base::error::{Error, Place};
use crate::spc::asked::layout::Layout;
use crate::spc::data::column::Column;
use crate::spc::data::data::Data;
use crate::spc::data::kind::Kind;
use crate::spc::data::observation::ordinary;
use crate::spc::data::series::Series;
use crate::spc::data::statistic::Statistic;
use crate::spc::limits::moving_range::Points;
use crate::spc::limits::{Estimator, Spread, subgroup};

/// What is plotted.
///
/// # Errors
///
/// [`DataError::TooLarge`](crate::error::DataError::TooLarge) for a range or a deviation of values that are themselves as large
/// as may be.
pub(crate) fn plotted(
    series: &Series,
    kind: Kind,
    estimator: &Estimator,
    layout: &Layout,
) -> Result<Column, Error> {
    let spreads = |spread| match &series.data {
        Data::Subgroups(groups) => groups
            .iter()
            .map(|group| subgroup::spread_of(group, spread))
            .collect(),
        _ => Column::from(Vec::new()),
    };
    match (kind.statistic(), &series.data) {
        (Statistic::Events, Data::Proportions { events, .. }) => Ok(events.clone()),
        (Statistic::Range, _) => none_too_large(spreads(Spread::Range)),
        (Statistic::Deviation, _) => none_too_large(spreads(Spread::Deviation)),
        (Statistic::MovingRange, data) => {
            none_too_large(moving_ranges(&data.plotted(), estimator, layout))
        }
        (_, data) => Ok(data.plotted()),
    }
}

fn none_too_large(spreads: Column) -> Result<Column, Error> {
    for (index, &spread) in spreads.iter().enumerate() {
        if !spread.is_nan() {
            ordinary(spread).map_err(|kind| kind.at(Place::Point(index)))?;
        }
    }
    Ok(spreads)
}

/// The moving ranges, cut where a phase starts, NaN where there is none.
fn moving_ranges(values: &[f64], estimator: &Estimator, layout: &Layout) -> Column {
    let mut ranges = vec![f64::NAN; values.len()];
    for stretch in &layout.phases {
        let excluded: Vec<usize> = layout
            .excluded
            .iter()
            .filter(|index| stretch.points.contains(index))
            .map(|index| index - stretch.points.start)
            .collect();
        let points = Points {
            values: &values[stretch.points.clone()],
            excluded: &excluded,
            borders: &[],
        };
        for (offset, range) in points.moving_ranges(estimator) {
            ranges[stretch.points.start + offset] = range;
        }
    }
    ranges.into()
}
