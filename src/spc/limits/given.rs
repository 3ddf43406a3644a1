//! Lines that were worked out elsewhere.

use crate::base::error::{ChartError, DataError, ErrorKind};
use crate::spc::data::phase::LineValues;
use crate::spc::limits::estimate::Estimate;
use crate::spc::limits::fit::Fit;
use crate::spc::limits::line::Line;
use crate::spc::limits::model::{Model, Shape};
use crate::spc::limits::process::Process;

/// The lines as given, their numbers checked before; and their process, if they are the same at every point.
///
/// # Errors
///
/// [`DataError::UnequalLengths`] for lines of another length than the series, [`ChartError::LinesOutOfOrder`].
pub(crate) fn fit(
    fit: &Fit<'_>,
    centre: &LineValues,
    lower: Option<&LineValues>,
    upper: Option<&LineValues>,
) -> Result<(Option<Process>, Model), ErrorKind> {
    let centre = line(fit, centre)?;
    let optional =
        |values: Option<&LineValues>| values.map_or(Ok(Line::NONE), |values| line(fit, values));
    let (lower, upper) = (optional(lower)?, optional(upper)?);
    for offset in 0..fit.drawn().len() {
        let ordered =
            |below: Option<f64>, above: Option<f64>| below.zip(above).is_none_or(|(b, a)| b <= a);
        let fits = ordered(lower.get(offset), centre.get(offset))
            && ordered(centre.get(offset), upper.get(offset));
        if !fits {
            let point = fit.drawn.0 + offset + 1;
            return Err(ChartError::LinesOutOfOrder { point }.into());
        }
    }
    let process = match (&centre, &lower, &upper) {
        (&Line::Flat(centre), Line::Flat(_), Line::Flat(_)) => Some(Process::Given {
            centre,
            lower: lower.get(0),
            upper: upper.get(0),
        }),
        _ => None,
    };
    let model = Model {
        centre,
        shape: Shape::given(lower, upper, fit.width),
        lowest: Line::Flat(fit.range.0),
        highest: Line::Flat(fit.range.1),
        width: fit.width,
        estimate: Estimate {
            width: Some(fit.width),
            ..Estimate::default()
        },
    };
    Ok((process, model))
}

fn line(fit: &Fit<'_>, values: &LineValues) -> Result<Line, ErrorKind> {
    match values {
        LineValues::Constant(value) => Ok(Line::Flat(*value)),
        LineValues::PerPoint(values) if values.len() != fit.plotted.len() => {
            Err(DataError::UnequalLengths {
                what: "values of a line",
                found: values.len(),
                expected: fit.plotted.len(),
            }
            .into())
        }
        LineValues::PerPoint(values) => {
            let values = values[fit.drawn()].iter();
            Ok(Line::Each(
                values.map(|value| value.unwrap_or(f64::NAN)).collect(),
            ))
        }
    }
}
