//! Rates of one measure that are per one number here and per another there.

use super::project::Project;
use crate::base::finding::{Code, Finding};
use crate::base::number::thousands;
use crate::work::pdsa::Statistic;

impl Project {
    /// Predictions of a rate per another number than the series of their measure is counted in.
    pub(super) fn other_scales(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for cycle in self.cycles() {
            for (place, prediction) in cycle.plan().predictions().enumerate() {
                let expected = prediction.expectation();
                let (Some(Statistic::RatePer(per)), Some(id)) =
                    (expected.statistic(), expected.measure())
                else {
                    continue;
                };
                let Some(series) = self.measure(id).and_then(|measure| measure.data()) else {
                    continue;
                };
                if per == series.get_per() {
                    continue;
                }
                findings.push(Finding::new(
                    Code::RatePerAnotherNumber,
                    format!("cycles/{}/predictions/{place}", cycle.id()),
                    format!(
                        "a prediction is of the rate per {} and the measure `{id}` is per {}: whoever reads both compares unlike numbers",
                        thousands(per),
                        thousands(series.get_per()),
                    ),
                ));
            }
        }
        findings
    }
}
