//! From a design and a question to a price: exactly where that can be, by simulation elsewhere.

use crate::base::error::{ChartError, Error, OptionError, OptionName};
use crate::spc::data::data::Data;
use crate::spc::price::answers::table::TABLED_SERIES;
use crate::spc::price::answers::{exact, table};
use crate::spc::price::designs::design::Design;
use crate::spc::price::designs::question::{Method, Price, Question};
use crate::spc::price::simulation::count::{Counted, count};
use crate::spc::price::simulation::judge::{Judge, SoughtSignal, is_judged};
use crate::spc::price::simulation::within;

impl Price {
    /// The chance of a signal on a design though nothing changed.
    ///
    /// Exact where the limits are known and the rules (or the EWMA or CUSUM) have a run length, and on a run chart about
    /// its own median by runs and crossings; else simulated with the design's [number of series and seed](Design::simulated). Of the
    /// plainest run and XmR charts, with a named rule set, the crate has a table that was counted among 20,000 series, and answers
    /// from it unless another seed or more series are asked for: so a chart prints the price that it is asked for.
    /// A simulated series of which no chart can be made (limits without width on a chart that needs them) shows no
    /// signal.
    ///
    /// ```
    /// use improvement::spc::price::{Design, Process};
    /// use improvement::{Kind, Price, Question, RuleSet};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let design = Design::new(Kind::Individuals, RuleSet::making_data_count_7_7(), 24, Process::normal())?;
    /// let price = Price::of(&design, Question::AnySignal)?;
    /// assert!((0.1..0.2).contains(&price.chance())); // nothing has changed, and still
    /// # Ok(())
    /// # }
    /// ```
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
        if let Some((counted, method)) = without_simulation(design, question)? {
            return Self::found(design, question, counted, method, None);
        }
        let (counted, series, between) = match question {
            Question::AnySignal => {
                let mut judge = Judge::new(design)?;
                let counted = count(design, |drawn| judge.sees(drawn, SoughtSignal::From(0)))?;
                (counted, design.series, None)
            }
            Question::LatestPoint => {
                let mut judge = Judge::new(design)?;
                let latest = latest(design, design.len())?;
                let counted = count(design, |drawn| {
                    judge.sees(drawn, SoughtSignal::Latest(latest))
                })?;
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
                        judge
                            .sees(drawn, SoughtSignal::Latest(*latest))
                            .unwrap_or(false)
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
        Self::found(design, question, counted, method, between)
    }

    fn found(
        design: &Design,
        question: Question,
        counted: Counted,
        method: Method,
        between: Option<(f64, f64)>,
    ) -> Result<Self, Error> {
        let judged = counted.chance > 0.0
            || match question {
                Question::WithinNext { points } => {
                    let (shape, options) = within::to_come(design, points)?;
                    is_judged(design, &options, &shape)?
                }
                _ => is_judged(design, &design.options, &design.shape)?,
            };
        Ok(Self {
            question,
            chance: counted.chance,
            standard_error: counted.standard_error,
            method,
            given: design.given(),
            between,
            judged,
        })
    }
}

/// What a price is where nothing need be simulated: exactly, or from the table.
fn without_simulation(
    design: &Design,
    question: Question,
) -> Result<Option<(Counted, Method)>, Error> {
    if let Some(chance) = exact::chance(design, question)? {
        let exactly = Counted {
            chance,
            standard_error: 0.0,
        };
        return Ok(Some((exactly, Method::Exact)));
    }
    let method = Method::Simulated {
        series: TABLED_SERIES,
        seed: design.seed,
    };
    Ok(table::chance(design, question).map(|counted| (counted, method)))
}

/// The chance of any signal that a chart prints: that of its price, where nothing need be simulated.
pub(crate) fn printed(design: &Design) -> Option<f64> {
    design.check().ok()?;
    let found = without_simulation(design, Question::AnySignal).ok()??;
    Some(found.0.chance).filter(|chance| *chance > 0.0)
}

/// The most values that are drawn for a price in a report: the usual number of series of up to 100 points.
const REPORTED_VALUES: u32 = 1_000_000;

/// The fewest series that a report counts among: a standard error of .016 at most.
const FEWEST_REPORTED: u32 = 1000;

/// The chance of any signal that a report says: as it is printed, else simulated within bounded work. None where no rule is judged, and of
/// more values than that work allows for.
pub(crate) fn reported(design: &Design) -> Option<f64> {
    if let Some(chance) = printed(design) {
        return Some(chance);
    }
    let values = match &design.shape.data {
        Data::Subgroups(groups) => groups.iter().map(Vec::len).sum(),
        _ => design.len(),
    };
    let affordable = REPORTED_VALUES / u32::try_from(values.max(1)).ok()?;
    let series = affordable.min(design.series);
    if series < FEWEST_REPORTED {
        return None;
    }
    let design = design.clone().simulated(series, design.seed);
    let price = Price::of(&design, Question::AnySignal).ok()?;
    let chance = price.chance;
    match price.method {
        _ if !price.judged => None,
        // none among so many series is few, and not never
        Method::Simulated { .. } => Some(chance.max(f64::MIN_POSITIVE)),
        Method::Exact => Some(chance).filter(|chance| *chance > 0.0),
    }
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
