//! One phase of a chart: which points, why it starts, and the numbers behind its lines.

use crate::spc::asked::layout::Stretch;
use crate::spc::asked::options::Options;
use crate::spc::data::phase::{Basis, Reason};
use crate::spc::limits::Estimate;
use crate::spc::limits::model::{Drawn, Model, Shape};
use crate::spc::limits::process::Process;
use crate::spc::rules::RunFacts;
use serde::Serialize;
use std::ops::Range;

/// One phase of a chart: which points, why it starts, and the numbers behind its lines.
#[derive(Debug, Clone)]
pub struct ChartPhase {
    points: Range<usize>,
    set_by: Range<usize>,
    /// Where its reason and its basis stand: at this place among the phases of the options. The first phase has none.
    asked: Options,
    place: Option<usize>,
    /// None where its lines were given point by point. A rate is per `per` of its exposure.
    process: Option<Process>,
    per: f64,
    pub(crate) model: Model,
    /// The limits as drawn.
    pub(crate) limits: Drawn,
    /// Whether as many points set the limits as the rule set asks for, or limits are drawn all the same.
    pub(crate) enough: bool,
    pub(crate) run_facts: RunFacts,
}

impl ChartPhase {
    #[expect(
        clippy::inline_always,
        reason = "it is large, and else it is moved twice on its way into a chart"
    )]
    #[inline(always)]
    pub(crate) fn new(
        stretch: &Stretch,
        asked: &Options,
        (process, model): (Option<Process>, Model),
        per: f64,
        enough: bool,
    ) -> Self {
        Self {
            points: stretch.points.clone(),
            set_by: stretch.basis.clone(),
            asked: asked.clone(),
            place: stretch.option,
            limits: model.kept(),
            process,
            per,
            model,
            enough,
            run_facts: RunFacts::default(),
        }
    }

    /// The same phase with the lines of a statistic that adds up its process.
    pub(crate) fn with_model(self, model: Model) -> Self {
        Self {
            limits: model.kept(),
            model,
            ..self
        }
    }

    /// The points of the phase: half-open, counted from 0.
    #[must_use]
    pub fn points(&self) -> Range<usize> {
        self.points.clone()
    }

    /// The points that set its limits, if points do.
    #[must_use]
    pub fn set_by(&self) -> Range<usize> {
        self.set_by.clone()
    }

    /// Why it starts; the first phase needs no reason.
    #[must_use]
    pub fn reason(&self) -> Option<&Reason> {
        Some(self.asked.get_phases().get(self.place?)?.reason())
    }

    /// What sets its limits.
    #[must_use]
    pub fn basis(&self) -> &Basis {
        self.asked.basis_at(self.place)
    }

    /// The numbers behind its lines.
    #[must_use]
    pub fn estimate(&self) -> &Estimate {
        &self.model.estimate
    }

    /// The process that its lines are those of: what varies, and the numbers that the limits follow from, in the units
    /// that each says. On an EWMA or CUSUM it is the process of the values that are added up.
    ///
    /// `None` where lines were given point by point: they say nothing of the next point.
    ///
    /// ```
    /// use improvement::{Chart, spc::Process};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = [22, 25, 19, 24, 21, 23, 20, 26, 22, 24, 21, 23, 25];
    /// let chart = Chart::xmr(waits)?;
    /// let Some(Process::Values { mean, sigma, .. }) = chart.phases()[0].process() else { panic!("an XmR chart is of values") };
    /// assert_eq!(chart.upper(0), Some(mean + 3.0 * sigma));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn process(&self) -> Option<Process> {
        self.process.map(|process| process.per_one(self.per))
    }

    /// The same, a rate per as much of its exposure as the series says.
    pub(crate) const fn process_as_counted(&self) -> Option<Process> {
        self.process
    }

    /// Whether it has limits: a run chart has none, nor has a phase with too few points for its rule set.
    #[must_use]
    pub fn has_limits(&self) -> bool {
        !matches!(self.model.shape, Shape::Unlimited)
    }

    /// The longest run and the crossings about the centre, with Anhøj's limits for them.
    #[must_use]
    pub fn run_facts(&self) -> &RunFacts {
        &self.run_facts
    }

    fn facts(&self) -> PhaseFacts<'_> {
        PhaseFacts {
            points: self.points(),
            set_by: self.set_by(),
            reason: self.reason(),
            basis: self.basis(),
            estimate: self.estimate(),
            limited: self.has_limits(),
            run_facts: self.run_facts(),
        }
    }
}

/// What a phase says, as a document has it.
#[derive(PartialEq, Serialize)]
struct PhaseFacts<'a> {
    points: Range<usize>,
    set_by: Range<usize>,
    reason: Option<&'a Reason>,
    basis: &'a Basis,
    estimate: &'a Estimate,
    limited: bool,
    run_facts: &'a RunFacts,
}

impl PartialEq for ChartPhase {
    // whatever else the options of the two charts ask for
    fn eq(&self, other: &Self) -> bool {
        self.facts() == other.facts() && self.model == other.model
    }
}

impl Serialize for ChartPhase {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.facts().serialize(serializer)
    }
}
