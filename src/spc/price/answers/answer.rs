//! From a design and a question to a price: exactly where that can be, by simulation elsewhere.

use crate::base::error::{ChartError, Error, OptionError, OptionName};
use crate::spc::price::answers::exact;
use crate::spc::price::designs::design::Design;
use crate::spc::price::designs::question::{Method, Price, Question};
use crate::spc::price::simulation::count::count;
use crate::spc::price::simulation::judge::{Judge, Look};
use crate::spc::price::simulation::within;

impl Price {
    /// The chance of a signal on a design though nothing changed.
    ///
    /// Exact where the limits are known and the rules (or the EWMA or CUSUM) have a run length, and on a run chart about
    /// its own median by runs and crossings; else simulated with the design's [number of series and seed](Design::simulated).
    /// A simulated series of which no chart can be made (limits without width on a chart that needs them) shows no
    /// signal.
    ///
    /// # Errors
    ///
    /// - [`OptionError::BadOption`] for looks or points outside what the design has, and for a departure or a
    ///   process that cannot be.
    /// - [`PriceError::NotPriced`](crate::error::PriceError::NotPriced) for a phase of a finished chart that was not
    ///   decided before the data were seen, and for a departure that the process cannot make.
    /// - Those of [`Options::chart`](crate::Options::chart) if no chart can be made of any series of the design.
    pub fn of(design: &Design, question: Question) -> Result<Self, Error> {
        design.check()?;
        check(design, question)?;
        let price = |chance, standard_error, method, between| Self {
            question,
            chance,
            standard_error,
            method,
            given: design.given(),
            between,
        };
        if let Some(chance) = exact::chance(design, question)? {
            return Ok(price(chance, 0.0, Method::Exact, None));
        }
        let (counted, series, between) = match question {
            Question::AnySignal => {
                let mut judge = Judge::new(design)?;
                let counted = count(design, |drawn| judge.sees(drawn, Look::From(0)))?;
                (counted, design.series, None)
            }
            Question::LatestPoint => {
                let mut judge = Judge::new(design)?;
                let latest = latest(design, design.len())?;
                let counted = count(design, |drawn| judge.sees(drawn, Look::Latest(latest)))?;
                (counted, design.series, None)
            }
            Question::EverOver { looks } => {
                let first = design.len() + 1 - looks;
                let mut judges = Vec::with_capacity(looks);
                for points in first..=design.len() {
                    // before there are points enough for a chart there is nothing to look at
                    if let (Ok(latest), Ok(judge)) =
                        (latest(design, points), Judge::of_first(design, points))
                    {
                        judges.push((judge, latest));
                    }
                }
                let counted = count(design, |drawn| {
                    let mut looks = judges.iter_mut();
                    // a chart that cannot be made yet shows nothing yet
                    Ok(looks.any(|(judge, latest)| {
                        judge.sees(drawn, Look::Latest(*latest)).unwrap_or(false)
                    }))
                })?;
                (counted, design.series, None)
            }
            Question::WithinNext { points } => within::next(design, points)?,
        };
        let method = Method::Simulated {
            series,
            seed: design.seed,
        };
        Ok(price(
            counted.chance,
            counted.standard_error,
            method,
            between,
        ))
    }
}

/// The exact chance of any signal, if there is a way to it.
pub(crate) fn exactly(design: &Design) -> Option<f64> {
    design.check().ok()?;
    exact::chance(design, Question::AnySignal).ok()?
}

fn check(design: &Design, question: Question) -> Result<(), Error> {
    let (option, found, expected, fits) = match question {
        Question::AnySignal | Question::LatestPoint => return Ok(()),
        Question::EverOver { looks } => (
            OptionName::Looks,
            looks,
            "one or more, and no more than there are points",
            (1..=design.len()).contains(&looks),
        ),
        Question::WithinNext { points } => (
            OptionName::PointsToCome,
            points,
            "1 to 1000",
            (1..=1000).contains(&points),
        ),
    };
    if fits {
        return Ok(());
    }
    Err(OptionError::bad(option, found, expected).into())
}

/// The last of the first points that has a value and is not left out.
fn latest(design: &Design, points: usize) -> Result<usize, Error> {
    let excluded = |index: usize| {
        let mut exclusions = design.options.wishes.exclusions.iter();
        exclusions.any(|exclusion| *exclusion.at() == crate::spc::data::at::At::Index(index))
    };
    let found = (0..points)
        .rev()
        .find(|&index| design.shape.value(index).is_some() && !excluded(index));
    found.ok_or_else(|| ChartError::NoPoints { found: points }.into())
}

/// The chance of any signal, alone.
pub(in crate::spc::price) fn any_signal(design: &Design) -> Result<f64, Error> {
    Ok(Price::of(design, Question::AnySignal)?.chance)
}
