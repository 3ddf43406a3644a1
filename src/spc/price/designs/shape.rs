//! The shape of a design: data of a kind in which the values mean nothing, and options that speak of it by index.

use crate::base::error::Error;
use crate::spc::asked::options::Options;
use crate::spc::data::axis::Axis;
use crate::spc::data::data::{CaseCount, Data};
use crate::spc::data::facts::DataTaken;
use crate::spc::data::kind::Kind;
use crate::spc::data::phase::Basis;
use crate::spc::data::series::Series;
use crate::spc::price::process::{Family, Process};

/// The size of subgroups unless others are asked for.
const SUBGROUP: usize = 5;

/// A series of such data, without dates or labels.
pub(in crate::spc::price) fn shape(data: Data) -> Series {
    Series {
        data,
        axis: Axis::Order,
        period: None,
        controls: 1,
        units: None,
        open: None,
    }
}

/// The mean of what is not missing.
pub(in crate::spc::price) fn mean(column: &[f64]) -> f64 {
    let present = column.iter().filter(|value| !value.is_nan());
    let (sum, count) = present.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    sum / count
}

/// Data of the kind and the process, all equal.
pub(in crate::spc::price) fn data(
    kind: Kind,
    points: usize,
    process: &Process,
) -> Result<Data, Error> {
    let all = |value: f64| vec![value; points];
    let zeros = || all(0.0).into();
    Ok(match (kind.data_taken(), process.family()) {
        (DataTaken::Any, _) if !kind.has_memory() => Data::Values(zeros()),
        (DataTaken::Subgroups, Family::Normal) => {
            Data::Subgroups(vec![vec![0.0; SUBGROUP]; points])
        }
        (DataTaken::Ratios, Family::Normal) => Data::Ratios {
            numerators: zeros(),
            denominators: all(1.0).into(),
        },
        (DataTaken::Rates, Family::Poisson { .. }) => Data::Rates {
            events: zeros(),
            exposure: all(1.0).into(),
        },
        (_, family) => {
            let data = match family {
                Family::Normal => Data::Values(zeros()),
                Family::Binomial { trials, .. } => Data::Proportions {
                    events: zeros(),
                    trials: all(f64::from(trials)).into(),
                },
                Family::Poisson { .. } => Data::Counts(zeros()),
                Family::Geometric { .. } => Data::CasesBetween {
                    cases: zeros(),
                    counting: CaseCount::Between,
                },
                Family::Exponential { .. } => Data::TimesBetween(all(1.0).into()),
            };
            let series = shape(data);
            kind.check_takes(&series)?;
            series.data
        }
    })
}

/// The options with every date and label looked up. What is not on the axis stays, and is refused later.
pub(in crate::spc::price) fn on_indices(series: &Series, options: &Options) -> Options {
    use crate::spc::data::at::At;
    use crate::spc::data::phase::{Exclusion, Phase};
    let index = |at: &At| series.position(at).map_or_else(|_| at.clone(), At::Index);
    let basis = |basis: &Basis| match basis {
        Basis::Points { from, to } => match series.between(from, to.as_ref()) {
            Ok(points) => Basis::Points {
                from: At::Index(points.start),
                to: to.as_ref().map(|_| At::Index(points.end)),
            },
            Err(_) => basis.clone(),
        },
        basis => basis.clone(),
    };
    let mut options = options.clone();
    options.wishes_mut().basis = basis(&options.wishes.basis);
    for phase in &mut options.wishes_mut().phases {
        *phase = Phase::new(index(phase.from()), phase.reason().clone())
            .with_basis(basis(phase.basis()));
    }
    // one on a day names all points of it
    let each = |exclusion: &Exclusion| {
        let at = exclusion.at();
        let found = series.points_at(at);
        let places = found.map_or_else(
            |_| vec![at.clone()],
            |points| points.map(At::Index).collect(),
        );
        let reason = exclusion.reason();
        places
            .into_iter()
            .map(|at| Exclusion::new(at, reason.clone()))
            .collect::<Vec<_>>()
    };
    options.wishes_mut().exclusions = options.wishes.exclusions.iter().flat_map(each).collect();
    options
}

/// The data with another number of points: repeated, or cut off.
pub(in crate::spc::price) fn repeated(data: &Data, points: usize) -> Data {
    let column = |column: &[f64]| column.iter().copied().cycle().take(points).collect();
    match data {
        Data::Values(values) => Data::Values(column(values)),
        Data::Counts(values) => Data::Counts(column(values)),
        Data::TimesBetween(values) => Data::TimesBetween(column(values)),
        Data::CasesBetween { cases, counting } => Data::CasesBetween {
            cases: column(cases),
            counting: *counting,
        },
        Data::Proportions { events, trials } => Data::Proportions {
            events: column(events),
            trials: column(trials),
        },
        Data::Rates { events, exposure } => Data::Rates {
            events: column(events),
            exposure: column(exposure),
        },
        Data::Ratios {
            numerators,
            denominators,
        } => Data::Ratios {
            numerators: column(numerators),
            denominators: column(denominators),
        },
        Data::Subgroups(groups) => {
            Data::Subgroups(groups.iter().cycle().take(points).cloned().collect())
        }
    }
}
