//! What the differences ask about a qicharts2 case, worked out from its input and arguments.

use crate::golden_map::difference::Facts;
use crate::golden_map::qicharts2::{Asked, SCREEN};
use crate::golden_map::qicharts2_lines::Theirs;
use crate::golden_map::qicharts2_rows::{Panel, deviation};
use improvement::Kind;

/// For each part whether the sizes of its subgroups, empty ones left out, vary.
pub(crate) fn sizes_vary(panel: &Panel, starts: &[usize]) -> Vec<bool> {
    (0..starts.len())
        .map(|part| {
            let end = starts.get(part + 1).copied().unwrap_or(panel.rows.len());
            let rows = &panel.rows[starts[part]..end];
            let mut sizes = rows.iter().map(|row| row.values.len()).filter(|n| *n > 0);
            let first = sizes.next();
            sizes.any(|size| Some(size) != first)
        })
        .collect()
}

/// The size of all subgroups, if they have one.
pub(crate) fn constant_size(panel: &Panel) -> Option<usize> {
    let size = panel.rows.iter().map(|row| row.values.len()).max()?;
    (!sizes_vary(panel, &[0])[0]).then_some(size)
}

/// What is plotted, or what is differenced for the spread.
fn plotted(panel: &Panel, asked: &Asked) -> Vec<Option<f64>> {
    panel
        .rows
        .iter()
        .map(|row| match asked.kind {
            Kind::C => row.sum,
            Kind::S => deviation(&row.values),
            _ => row.value,
        })
        .collect()
}

/// What the differences ask about.
pub(crate) fn facts(panel: &Panel, asked: &Asked, theirs: &Theirs) -> Facts {
    let y = plotted(panel, asked);
    let bases = asked.bases(panel.rows.len());
    let by_differences = matches!(
        asked.kind,
        Kind::Individuals
            | Kind::MovingRange
            | Kind::PPrime
            | Kind::UPrime
            | Kind::IPrime
            | Kind::T
    );
    let differences = |base: &Vec<usize>| {
        base.windows(2)
            .filter_map(|pair| Some((y[pair[1]]? - y[pair[0]]?).abs()))
            .collect::<Vec<f64>>()
    };
    let usable = |base: &Vec<usize>| base.iter().filter(|&&point| y[point].is_some()).count();
    let sizes = || panel.rows.iter().map(|row| row.values.len());
    let sized = matches!(asked.kind, Kind::XbarS | Kind::S);
    Facts {
        least_usable: bases.iter().map(usable).min().unwrap_or(0),
        least_differences: if by_differences {
            bases
                .iter()
                .map(|base| differences(base).len())
                .min()
                .unwrap_or(0)
        } else {
            usize::MAX
        },
        usable: (0..y.len())
            .filter(|point| y[*point].is_some() && !asked.excluded.contains(point))
            .count(),
        no_spread: bases.iter().any(|base| {
            let found = differences(base);
            let level = base.iter().find_map(|&point| y[point]);
            let ratio = level.or(theirs.centre[0]);
            let certain = asked.kind == Kind::PPrime && theirs.centre.contains(&Some(1.0));
            let none = theirs.centre.contains(&Some(0.0));
            (!found.is_empty() && found.iter().all(|step| *step == 0.0) && ratio.is_some())
                || (asked.kind == Kind::UPrime || asked.kind == Kind::PPrime) && (certain || none)
        }),
        screened_flat: asked.screened
            && bases.iter().any(|base| {
                let found = differences(base);
                let mean = found.iter().sum::<f64>() / found.len() as f64;
                found
                    .iter()
                    .all(|step| *step == 0.0 || *step >= SCREEN * mean)
            }),
        any_missing: y.iter().any(Option::is_none),
        part_of_the_points: asked.baseline.is_some_and(|first| first < y.len())
            || !asked.excluded.is_empty(),
        any_excluded: !asked.excluded.is_empty(),
        unequal_sizes: asked.pooled,
        subgroup_of_one: sized && sizes().any(|size| size == 1),
        empty_subgroup: sized && sizes().any(|size| size == 0),
        spread_chart: asked.kind == Kind::S,
        impossible: panel.rows.iter().any(|row| match asked.kind {
            Kind::P | Kind::PPrime => row.sum > row.denominator || row.sum < Some(0.0),
            Kind::G => row.value.is_some_and(|y| y.fract() != 0.0 || y < 0.0),
            Kind::U | Kind::UPrime | Kind::C => row.sum.is_some_and(|y| y < 0.0),
            Kind::T => row.value.is_some_and(|y| y <= 0.0),
            _ => false,
        }),
        ..Facts::default()
    }
}
