//! The second check: signals on the package's own values and lines.

use improvement::spc::{Basis, LineValues, Phase};
use improvement::{Chart, Error, Kind, Options, Reason, RuleSet, Series};

/// What a package drew: its values and lines, its phases, and the points it left out.
#[derive(Clone)]
pub(crate) struct Drawn {
    pub(crate) values: Vec<Option<f64>>,
    pub(crate) centre: Vec<Option<f64>>,
    pub(crate) lower: Vec<Option<f64>>,
    pub(crate) upper: Vec<Option<f64>>,
    /// Where phases start, the first at 0.
    pub(crate) starts: Vec<usize>,
    pub(crate) excluded: Vec<usize>,
    pub(crate) sigmas: f64,
}

impl Drawn {
    pub(crate) fn one_phase(
        values: Vec<Option<f64>>,
        centre: Vec<Option<f64>>,
        lower: Vec<Option<f64>>,
        upper: Vec<Option<f64>>,
    ) -> Self {
        Self {
            values,
            centre,
            lower,
            upper,
            starts: vec![0],
            excluded: Vec::new(),
            sigmas: 3.0,
        }
    }

    /// A chart of the very values and lines, so that ties on a line are the package's ties.
    pub(crate) fn judged_by(&self, rules: RuleSet) -> Result<Chart, Error> {
        self.options(rules)
            .chart(Kind::Individuals, Series::values(self.values.clone())?)
    }

    pub(crate) fn options(&self, rules: RuleSet) -> Options {
        let lines = || Basis::Lines {
            centre: LineValues::PerPoint(self.centre.clone()),
            lower: Some(LineValues::PerPoint(self.lower.clone())),
            upper: Some(LineValues::PerPoint(self.upper.clone())),
        };
        let mut options = Chart::options()
            .rules(rules)
            .provisional()
            .width(improvement::spc::Width::Sigma(self.sigmas))
            .baseline(lines());
        for &start in self.starts.iter().filter(|&&start| start > 0) {
            let phase = Phase::new(start, Reason::other("a part")).with_basis(lines());
            options = options.with_phase(phase);
        }
        for &point in &self.excluded {
            options = options.exclude(point, Reason::other("excluded"));
        }
        options
    }

    pub(crate) fn phase_of(&self, point: usize) -> usize {
        self.starts.partition_point(|&start| start <= point) - 1
    }
}

/// Centre, lower and upper limit at every point.
pub(crate) fn all_lines(chart: &Chart) -> Vec<[Option<f64>; 3]> {
    (0..chart.len())
        .map(|point| [chart.centre(point), chart.lower(point), chart.upper(point)])
        .collect()
}
