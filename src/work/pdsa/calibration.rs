//! How well stated probabilities fit what came.

use super::cycle::Cycle;
use std::fmt;

/// The fewest predictions that a score is shown for.
const FEWEST: usize = 5;

/// The Brier score: the mean squared difference between the probability that was stated and what came, 1 or 0.
/// 0 is perfect; always saying 0.5 gives 0.25. `None` for no predictions.
///
/// ```
/// use improvement::pdsa::brier;
///
/// let score = brier([(0.9, true), (0.7, false), (0.6, true), (0.8, true)]).unwrap();
/// assert!((score - 0.175).abs() < 1e-12);
/// ```
///
/// Source: G. W. Brier, *Verification of forecasts expressed in terms of probability*, Monthly Weather Review 78
/// (1950), in the form for one event.
#[must_use]
pub fn brier(predictions: impl IntoIterator<Item = (f64, bool)>) -> Option<f64> {
    let squares: Vec<f64> = predictions
        .into_iter()
        .map(|(probability, came_true)| {
            let rest = probability - f64::from(u8::from(came_true));
            rest * rest
        })
        .collect();
    crate::num::summary::mean(&squares)
}

/// How well the probabilities that a team states fit what came, over closed cycles whose predictions have one.
///
/// Below 5 predictions there is no score, only their number: so few say nothing. No publication was found that scores the
/// predictions of improvement teams in this way; it gives the "degree of belief" of the Improvement Guide a unit.
#[derive(Debug, Clone, Copy, PartialEq)]
#[must_use]
pub struct Calibration {
    predictions: usize,
    score: Option<f64>,
}

impl Calibration {
    /// Over some cycles. Predictions that are not decided, and those of other cycles than closed ones, are left out;
    /// so are predictions that were not written before their run began.
    pub fn of<'a>(cycles: impl IntoIterator<Item = &'a Cycle>) -> Self {
        let pairs: Vec<(f64, bool)> = cycles
            .into_iter()
            .filter(|cycle| cycle.has_prediction_in_time())
            .filter_map(|cycle| Some((cycle, cycle.stage().study()?)))
            .flat_map(|(cycle, study)| cycle.plan().predictions().zip(study.checks()))
            .filter_map(|(prediction, check)| {
                Some((prediction.chance()?, check.outcome().came_true()?))
            })
            .collect();
        Self {
            predictions: pairs.len(),
            score: brier(pairs),
        }
    }

    /// How many predictions with a probability are decided.
    #[must_use]
    pub const fn predictions(&self) -> usize {
        self.predictions
    }

    /// The Brier score; `None` below 5 predictions.
    #[must_use]
    pub fn score(&self) -> Option<f64> {
        self.score.filter(|_| self.predictions >= FEWEST)
    }
}

impl fmt::Display for Calibration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.score() {
            Some(score) => write!(
                f,
                "Brier score {score:.3} from {} predictions (0 is perfect, always saying 0.5 gives 0.25)",
                self.predictions
            ),
            None => write!(
                f,
                "{} predictions with a probability are decided; a Brier score needs {FEWEST}",
                self.predictions
            ),
        }
    }
}
