//! What a chart costs and what it can see, asked of the chart itself.

use crate::base::error::{ChartError, Error, OptionError, OptionName, PriceError};
use crate::base::period::Period;
use crate::num::summary;
use crate::spc::chart::chart::Chart;
use crate::spc::chart::chart_phase::ChartPhase;
use crate::spc::data::data::{CaseCount, Data};
use crate::spc::data::facts::{DataTaken, LimitFamily};
use crate::spc::data::kind::Kind;
use crate::spc::data::phase::Basis;
use crate::spc::data::series::Series;
use crate::spc::limits::{Centre, Process as Known};
use crate::spc::price::answers::answer::{printed, reported};
use crate::spc::price::designs::departure::Departure;
use crate::spc::price::designs::design::Design;
use crate::spc::price::designs::power::{Change, Power};
use crate::spc::price::designs::question::{Price, Question};
use crate::spc::price::process::Process;
use crate::spc::rules::{Role, RuleSet};
use serde::Serialize;

/// The correlations at which the price of a whole chart is given as well: what a month that resembles the last one
/// a little, and rather more, would make of it.
pub const CORRELATIONS: [f64; 2] = [0.2, 0.4];

/// Looks once a month over two years.
const LOOKS: usize = 24;

/// The price of a chart: the chance of a false alarm when its values are independent, and what their resemblance
/// makes of it.
///
/// Its [`Display`](std::fmt::Display) is the price in plain sentences.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChartPrice {
    independent: Price,
    observed: Vec<Price>,
    correlated: Vec<Price>,
    ever: Option<Price>,
    period: Option<&'static str>,
    process: &'static str,
    signals: bool,
}

impl ChartPrice {
    /// The price when the values are independent.
    #[must_use]
    pub const fn independent(&self) -> &Price {
        &self.independent
    }

    /// The price at the [correlation](Chart::resemblance) and at the [season](Chart::season) that the chart shows,
    /// each if it is clear. [`Given::departure`](crate::spc::price::Given::departure) says which.
    #[must_use]
    pub fn observed(&self) -> &[Price] {
        &self.observed
    }

    /// The price at each of [`CORRELATIONS`]: of [`Question::AnySignal`] only.
    #[must_use]
    pub fn correlated(&self) -> &[Price] {
        &self.correlated
    }

    /// With [`Question::LatestPoint`]: that of [`Question::EverOver`], over up to 24 looks.
    #[must_use]
    pub const fn ever(&self) -> Option<&Price> {
        self.ever.as_ref()
    }

    /// How far apart the points are: `month`; none if the series does not say.
    #[must_use]
    pub const fn period(&self) -> Option<&'static str> {
        self.period
    }

    /// The family of the process that stands in for the chart's own: `normal values`.
    #[must_use]
    pub const fn process(&self) -> &'static str {
        self.process
    }

    /// Whether the chart has a signal. The price does not depend on it.
    #[must_use]
    pub const fn has_signals(&self) -> bool {
        self.signals
    }
}

/// A chart without a signal, and what it would have missed.
///
/// Its [`Display`](std::fmt::Display) is the sentence that belongs under every chart that shows nothing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Unseen {
    power: Power,
}

impl Unseen {
    /// The chance that the chart would have shown the change.
    #[must_use]
    pub const fn power(&self) -> &Power {
        &self.power
    }
}

impl Chart {
    /// The design of this chart: what its price is the price of.
    ///
    /// The shape is the chart's own: kind, rules, denominators, gaps, exclusions, phases, baseline, estimator. The
    /// process is a plug-in from its data, with the mean and spread of its latest phase: binomial on p, np
    /// and p′ charts, Poisson on c, u and u′ charts, geometric on g, exponential on t, normal on all others. On
    /// p′ and u′ charts the counts vary as much as the chart found. Limits that are known stand for a process
    /// that is known. A chart of more than 250 points is simulated on fewer than [`SERIES`](crate::spc::price::SERIES) series, 200 at
    /// the least, so that its price takes a second at most: [`Design::simulated`] asks for another number.
    ///
    /// # Errors
    ///
    /// - [`PriceError::NoRules`] for a chart that no rule judges.
    /// - [`PriceError::NotPriced`] for points that are all equal, or events that are none or all: limits of zero width.
    pub fn design(&self) -> Result<Design, Error> {
        let (process, scale, times) = self.plug_in()?;
        let mut options = self.asked().clone();
        if !self.kind().has_memory() {
            options.wishes_mut().centre = Some(if self.uses_median() {
                Centre::Median
            } else {
                Centre::Mean
            });
        }
        let width = self
            .phases()
            .iter()
            .find_map(|phase| phase.estimate().width);
        if !self.kind().has_memory() {
            options.wishes_mut().width = options.wishes.width.or(width);
        }
        // what is plotted is what varies
        let shape = if self.is_of_values() {
            let missing = |index: usize| self.series().value(index).map(|_| 0.0);
            let values = (0..self.len()).map(missing);
            Series {
                data: Series::values(values)?.data,
                ..self.series().clone()
            }
        } else {
            self.series().clone()
        };
        // too few points for limits: the chart is read as a run chart
        let kind = if self.asked().wishes.rules.is_none() && !self.has_limits() {
            Kind::Run
        } else {
            self.kind()
        };
        let design = Design::of_chart(kind, self.rules().clone(), shape, &options, process, scale)?;
        Ok(if times > 1.0 {
            design.under(Departure::OverDispersed(times))
        } else {
            design
        })
    }

    /// What a false alarm of this chart costs: the chance of a signal on a chart like it though nothing changed.
    ///
    /// Exact where that can be, else 10,000 simulated series: [`Price::of`] the [`design`](Self::design). Where
    /// the chart's points resemble each other, whether the level moved or not, or follow the season, the price at that resemblance
    /// comes first.
    ///
    /// ```
    /// use improvement::Chart;
    /// use improvement::spc::price::Question;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = [22.0, 25.0, 19.0, 24.0, 21.0, 23.0, 20.0, 26.0, 41.0, 22.0, 24.0, 21.0, 23.0];
    /// let price = Chart::xmr(waits)?.price(Question::AnySignal)?;
    /// assert!((price.independent().chance() - 0.055).abs() < 0.01);
    /// println!("{price}"); // If nothing at all had changed, about 5 in 100 charts like this one would …
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`design`](Self::design) and of [`Price::of`]: [`PriceError::NotPriced`] at a phase whose reason does
    /// not say that it was [decided before](crate::Reason::decided_before) the data were seen.
    pub fn price(&self, question: Question) -> Result<ChartPrice, Error> {
        let design = self.design()?;
        self.priced(&design, question)
    }

    /// The price of several rule sets on one chart: a signal of any of them counts.
    ///
    /// ```
    /// use improvement::{Chart, RuleSet};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = (0..24).map(|i| f64::from((i * 7) % 11));
    /// let sets = [RuleSet::making_data_count_7_7(), RuleSet::western_electric(), RuleSet::provost_murray(), RuleSet::anhoej()];
    /// let price = Chart::xmr(waits)?.price_of_any(&sets)?;
    /// assert!(price.independent().chance() > 0.2); // who asks four will be told something
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`price`](Self::price), and [`RuleError::UnlawfulRule`](crate::error::RuleError::UnlawfulRule) for a
    /// rule that means nothing on this kind.
    pub fn price_of_any(&self, sets: &[RuleSet]) -> Result<ChartPrice, Error> {
        let design = self.design()?.with_rules(sets)?;
        self.priced(&design, Question::AnySignal)
    }

    fn priced(&self, design: &Design, question: Question) -> Result<ChartPrice, Error> {
        let independent = Price::of(design, question)?;
        let at = |departure| Price::of(&design.clone().under(departure), question);
        let mut observed = Vec::new();
        if let Some(found) = self
            .resemblance()
            .filter(crate::spc::reading::resemblance::Resemblance::is_apart_from_a_step)
        {
            observed.push(at(Departure::Correlation(found.corrected))?);
        }
        if let Some(found) = self
            .season()
            .filter(crate::spc::reading::season::Season::is_clear)
        {
            let (ratio, period) = (found.ratio, found.period);
            observed.push(at(Departure::Season { ratio, period })?);
        }
        let correlated = match question {
            Question::AnySignal => CORRELATIONS
                .iter()
                .map(|&correlation| at(Departure::Correlation(correlation)))
                .collect::<Result<_, _>>()?,
            _ => Vec::new(),
        };
        let ever = match question {
            Question::LatestPoint => {
                let first = usize::from(self.rules().minimum_points());
                let looks = (self.len() + 1).saturating_sub(first).clamp(1, LOOKS);
                let looks = looks.min(self.len());
                let ever = || Price::of(design, Question::EverOver { looks });
                // one look is the icon itself
                (looks > 1).then(ever).transpose()?
            }
            _ => None,
        };
        Ok(ChartPrice {
            independent,
            observed,
            correlated,
            ever,
            period: self.series().period().and_then(Period::noun),
            process: design.process().values(),
            signals: self.is_signalling(),
        })
    }

    /// The chance that this chart would have signalled a shift by d standard deviations of what it plots, lasting from half-way
    /// along its latest phase.
    ///
    /// ```
    /// use improvement::Chart;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let steady = (0..24).map(|i| f64::from((i * 7) % 11));
    /// let power = Chart::xmr(steady)?.power(1.0)?;
    /// assert!(power.missed() > 0.5); // it would have missed a shift by one standard deviation more often than not
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`design`](Self::design) and of [`Design::power`].
    pub fn power(&self, standard_deviations: f64) -> Result<Power, Error> {
        let change = Change::Shift(standard_deviations);
        let latest = self.phases().last().map_or(0..0, ChartPhase::points);
        let from = latest.start + latest.len() / 2;
        self.design()?.power_from(change, from)
    }

    /// What a chart without a signal would have missed; none if it has a signal.
    ///
    /// ```
    /// use improvement::Chart;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let chart = Chart::xmr([24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 23, 24, 26])?;
    /// let unseen = chart.unseen(1.0)?.expect("no signal");
    /// assert!(unseen.power().chance() < 0.5); // it would have missed most such shifts
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`OptionError::BadOption`] for no shift at all, which nothing can miss, and those of [`power`](Self::power).
    pub fn unseen(&self, standard_deviations: f64) -> Result<Option<Unseen>, Error> {
        if standard_deviations == 0.0 {
            return Err(OptionError::bad(
                OptionName::Shift,
                standard_deviations,
                "a number of standard deviations, above or below 0",
            )
            .into());
        }
        if self.is_signalling() {
            return Ok(None);
        }
        Ok(Some(Unseen {
            power: self.power(standard_deviations)?,
        }))
    }

    fn is_signalling(&self) -> bool {
        let mut signals = self.signals().iter();
        signals.any(|signal| self.rule(signal).role() == Role::Signal)
    }

    /// How often a chart like this would signal anywhere though nothing had changed, from 0 to 1: what it prints of its price, where a
    /// table or an exact sum knows it, and the number that [`price`](Self::price) has too. Nothing is ever simulated for it.
    ///
    /// `None` where it would have to be simulated, where no rule is judged, and where a phase was not decided before the data were seen.
    ///
    /// ```
    /// use improvement::Chart;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = [22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23];
    /// let rate = Chart::xmr(waits)?.false_alarm_rate().expect("it stands in the table");
    /// assert!((rate - 0.05).abs() < 0.01); // about 5 in 100 such charts would signal with nothing changed
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn false_alarm_rate(&self) -> Option<f64> {
        printed(&self.design().ok()?)
    }

    /// What a report says of its price: the printed number, else one that is simulated, always alike and within bounded work.
    pub(crate) fn reported_price(&self) -> Option<f64> {
        reported(&self.design().ok()?)
    }

    /// Whether its points vary as measured values do, whatever they are made of.
    fn is_of_values(&self) -> bool {
        self.kind().data_taken() == DataTaken::Any && !self.kind().has_memory()
    }

    /// The process that stands in for the chart's own: with the scale of normal values, and how many times the counts
    /// vary as much as their family allows.
    fn plug_in(&self) -> Result<(Process, (f64, f64), f64), Error> {
        let phase = self
            .phases()
            .last()
            .ok_or(ChartError::NoPoints { found: 0 })?;
        let used = |index: &usize| !self.is_excluded(*index) && self.value(*index).is_some();
        let points: Vec<usize> = phase.set_by().filter(used).collect();
        let mean = self.mean_behind(phase);
        let total = |column: &[f64]| points.iter().map(|&index| column[index]).sum::<f64>();
        let flat = || -> Error {
            PriceError::NotPriced {
                why: "its points are all equal, or its events are none or all: the limits have no width",
            }
            .into()
        };
        let times = match phase.process_as_counted() {
            Some(Known::Events { sigma_z, .. }) => sigma_z.unwrap_or(1.0),
            _ => 1.0,
        };
        match &self.series().data {
            _ if self.is_of_values() => {}
            Data::Proportions { events, trials } if self.kind().chance().is_some() => {
                let chance = mean.unwrap_or_else(|| total(events) / total(trials));
                if !(chance > 0.0 && chance < 1.0) {
                    return Err(flat());
                }
                // the trials of each point are those of the series
                return Ok((Process::binomial(1, chance), (0.0, 1.0), times));
            }
            Data::Rates { events, exposure } if self.kind().chance().is_some() => {
                let present = exposure.iter().copied().filter(|x| !x.is_nan());
                let whole: Vec<f64> = present.collect();
                let whole = summary::mean(&whole).unwrap_or(1.0);
                let rate = mean.unwrap_or_else(|| total(events) / total(exposure));
                return if rate > 0.0 {
                    Ok((Process::poisson(rate * whole), (0.0, 1.0), times))
                } else {
                    Err(flat())
                };
            }
            Data::Counts(counts) => {
                let mean = mean.unwrap_or_else(|| total(counts) / points.len() as f64);
                return if mean > 0.0 {
                    Ok((Process::poisson(mean), (0.0, 1.0), 1.0))
                } else {
                    Err(flat())
                };
            }
            Data::CasesBetween { cases, counting } => {
                let extra = f64::from(u8::from(*counting == CaseCount::UpToAndIncluding));
                let mean = mean.unwrap_or_else(|| total(cases) / points.len() as f64) - extra;
                return if mean > 0.0 {
                    Ok((Process::geometric(mean), (0.0, 1.0), 1.0))
                } else {
                    Err(flat())
                };
            }
            Data::TimesBetween(times) => {
                let mean = total(times) / points.len() as f64;
                return Ok((Process::exponential(mean), (0.0, 1.0), 1.0));
            }
            _ => {}
        }
        let values: Vec<f64> = points
            .iter()
            .filter_map(|&index| self.series().value(index))
            .collect();
        let mean = mean.or_else(|| summary::mean(&values)).unwrap_or(0.0);
        let sigma = self
            .sigma_behind(phase)
            .or_else(|| {
                let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
                (values.len() > 1).then(|| (squares / (values.len() as f64 - 1.0)).sqrt())
            })
            .unwrap_or(0.0);
        if !(sigma > 0.0 && sigma.is_finite()) {
            return Err(flat());
        }
        Ok((Process::normal(), (mean, sigma), 1.0))
    }

    /// The mean of what is plotted that the process of a phase has: the points have another where it has none.
    fn mean_behind(&self, phase: &ChartPhase) -> Option<f64> {
        let known = matches!(
            phase.basis(),
            Basis::Process {
                centre: Some(_),
                ..
            }
        );
        match phase.process_as_counted()? {
            Known::Events { mean, .. } | Known::Cases { mean, .. } => Some(mean),
            // an EWMA adds up shares, whose mean is not that of their events
            Known::Values { mean, .. } => {
                let of_events = self.kind().has_memory()
                    && !matches!(
                        self.series().data,
                        Data::Values(_) | Data::Ratios { .. } | Data::Subgroups(_)
                    );
                Some(mean).filter(|_| known || !of_events)
            }
            // a centre line of events is no chance, and that of a spread is no mean of the values
            Known::Given { centre, .. } => {
                let other = self.kind().plots_events() || self.kind().is_of_spread();
                Some(centre).filter(|_| !other)
            }
            Known::Centre { centre } => Some(centre).filter(|_| known),
            _ => None,
        }
    }

    /// The standard deviation of a value that the process of a phase has, or that given limits stand for.
    fn sigma_behind(&self, phase: &ChartPhase) -> Option<f64> {
        match (phase.process_as_counted()?, self.kind().family()) {
            (_, LimitFamily::MovingRanges) => None,
            (Known::Values { sigma, .. } | Known::Spread { sigma, .. }, _) => Some(sigma),
            (
                Known::Given {
                    lower: Some(lower),
                    upper: Some(upper),
                    ..
                },
                LimitFamily::Values,
            ) => Some((upper - lower) / (2.0 * phase.model.width.multiple())),
            _ => None,
        }
    }
}
