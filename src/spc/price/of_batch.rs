//! How many icons of a batch speak of nothing: what a matrix of many charts costs.

use crate::base::error::{Error, PriceError};
use crate::spc::price::designs::design::Design;
use crate::spc::price::designs::question::{Price, Question};
use crate::spc::reading::batch::Batch;
use crate::spc::reading::matrix::ExpectedFalse;

impl Batch {
    /// How many icons, and how many charts with any signal, to expect though nothing changed on any chart.
    ///
    /// Each chart is priced by its own [design](crate::Chart::design), equal designs once; 10,000 series are shared
    /// among the charts, at least [`BATCH_SERIES`](crate::spc::price::BATCH_SERIES) each.
    ///
    /// # Errors
    ///
    /// [`PriceError::NoCharts`] if no chart could be priced.
    pub fn expected_false(&self) -> Result<ExpectedFalse, Error> {
        let charts = self.charts().count();
        let mut known: Vec<(Design, [Price; 2])> = Vec::new();
        let mut total = [0.0; 2];
        let mut squares = [0.0; 2];
        let (mut priced, mut left_out) = (0, 0);
        // a chart's own error counts once, however often its design comes again
        let mut times: Vec<f64> = Vec::new();
        for (_, chart) in self.charts() {
            let Ok(design) = chart.design().map(|design| design.of_many(charts)) else {
                left_out += 1;
                continue;
            };
            let place = known.iter().position(|(known, _)| *known == design);
            let place = if let Some(place) = place {
                place
            } else {
                let both = Price::of(&design, Question::LatestPoint)
                    .and_then(|icon| Ok([icon, Price::of(&design, Question::AnySignal)?]));
                let Ok(both) = both else {
                    left_out += 1;
                    continue;
                };
                known.push((design, both));
                times.push(0.0);
                known.len() - 1
            };
            times[place] += 1.0;
            priced += 1;
            for (sum, price) in total.iter_mut().zip(&known[place].1) {
                *sum += price.chance();
            }
        }
        if priced == 0 {
            return Err(PriceError::NoCharts.into());
        }
        for ((_, prices), times) in known.iter().zip(&times) {
            for (sum, price) in squares.iter_mut().zip(prices) {
                *sum += (times * price.standard_error()).powi(2);
            }
        }
        Ok(ExpectedFalse {
            charts: priced,
            left_out,
            icons: total[0],
            any_signal: total[1],
            standard_errors: (squares[0].sqrt(), squares[1].sqrt()),
        })
    }
}
