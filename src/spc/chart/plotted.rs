//! What a chart plots: the values, the means, the spreads or the moving ranges.

use crate::spc::asked::layout::Layout;
use crate::spc::chart::track::Statistic;
use crate::spc::data::column::Column;
use crate::spc::data::data::Data;
use crate::spc::data::kind::Kind;
use crate::spc::data::series::Series;
use crate::spc::limits::moving_range::Points;
use crate::spc::limits::{Estimator, Spread, subgroup};

/// What is plotted.
pub(crate) fn plotted(
    series: &Series,
    kind: Kind,
    estimator: &Estimator,
    layout: &Layout,
) -> (Statistic, Column) {
    let spreads = |spread| match &series.data {
        Data::Subgroups(groups) => groups
            .iter()
            .map(|group| subgroup::spread_of(group, spread))
            .collect(),
        _ => Column::from(Vec::new()),
    };
    match (kind, &series.data) {
        (Kind::Np, Data::Proportions { events, .. }) => (Statistic::Events, events.clone()),
        (Kind::R, _) => (Statistic::Range, spreads(Spread::Range)),
        (Kind::S, _) => (Statistic::Deviation, spreads(Spread::Deviation)),
        (Kind::MovingRange, data) => (
            Statistic::MovingRange,
            moving_ranges(&data.plotted(), estimator, layout),
        ),
        (Kind::XbarR | Kind::XbarS, data) => (Statistic::Mean, data.plotted()),
        (_, data) => (Statistic::Value, data.plotted()),
    }
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
