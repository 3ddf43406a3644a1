//! The one place that judges a simulated series: as the chart would.

use crate::base::error::Error;
use crate::spc::asked::check::active_rules;
use crate::spc::asked::options::Options;
use crate::spc::chart::analyse::analyse;
use crate::spc::chart::chart::Chart;
use crate::spc::chart::quick::Quick;
use crate::spc::data::at::At;
use crate::spc::data::data::Data;
use crate::spc::data::kind::Kind;
use crate::spc::data::phase::Basis;
use crate::spc::data::series::Series;
use crate::spc::price::designs::design::Design;
use crate::spc::price::simulation::simulate::Simulator;
use crate::spc::reading::reading::Variation;
use crate::spc::rules::{Role, RuleSet, TrackKind};

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::spc::price) enum SoughtSignal {
    /// A signal that marks this point or a later one, on any track.
    From(usize),
    /// A signal of the level that marks the latest point: this one.
    Latest(usize),
}

/// A chart with its rules, ready to judge series of one shape.
#[derive(Debug, Clone)]
pub(in crate::spc::price) struct Judge {
    points: usize,
    /// One for each rule set.
    ways: Vec<JudgePath>,
}

#[derive(Debug, Clone)]
enum JudgePath {
    Quick(Box<Quick>),
    /// Subgroups have more numbers than points, and a spread track.
    Whole(Kind, Box<Options>),
}

impl Judge {
    /// For series of the design's shape.
    pub(in crate::spc::price) fn new(design: &Design) -> Result<Self, Error> {
        Self::with(design, &design.options, &design.shape)
    }

    /// With other options and another shape, but the design's rules.
    pub(in crate::spc::price) fn with(
        design: &Design,
        options: &Options,
        shape: &Series,
    ) -> Result<Self, Error> {
        let way = |rules: &RuleSet| {
            let options = options.clone().rules(rules.clone());
            Ok(match shape.data {
                Data::Subgroups(_) => JudgePath::Whole(design.kind, Box::new(options)),
                _ => JudgePath::Quick(Box::new(Quick::new(shape.clone(), design.kind, options)?)),
            })
        };
        Ok(Self {
            points: shape.len(),
            ways: design.rules.iter().map(way).collect::<Result<_, Error>>()?,
        })
    }

    /// For the first points of the design's series: what starts later has not happened yet.
    pub(in crate::spc::price) fn of_first(design: &Design, points: usize) -> Result<Self, Error> {
        let before = |at: &At| !matches!(at, At::Index(index) if *index >= points);
        let mut options = design.options.clone();
        options
            .wishes_mut()
            .phases
            .retain(|phase| before(phase.from()));
        options
            .wishes_mut()
            .exclusions
            .retain(|exclusion| before(exclusion.at()));
        let cut = |basis: &Basis| match basis {
            Basis::Points {
                from,
                to: Some(At::Index(to)),
            } if *to > points => Basis::Points {
                from: from.clone(),
                to: None,
            },
            basis => basis.clone(),
        };
        options.wishes_mut().basis = cut(&options.wishes.basis);
        for phase in &mut options.wishes_mut().phases {
            *phase = phase.clone().with_basis(cut(phase.basis()));
        }
        Self::with(design, &options, &design.with_points(points).shape)
    }

    /// Whether any of the rule sets sees what is looked for in the series that was drawn last.
    pub(in crate::spc::price) fn sees(
        &mut self,
        drawn: &Simulator<'_>,
        look: SoughtSignal,
    ) -> Result<bool, Error> {
        for way in &mut self.ways {
            let seen = match way {
                JudgePath::Quick(quick) => {
                    let flagged = quick.judge(drawn.numbers(self.points))?;
                    match look {
                        SoughtSignal::From(0) => flagged.any(),
                        SoughtSignal::From(first) => {
                            (first..self.points).any(|point| flagged.seen_at(point))
                        }
                        SoughtSignal::Latest(_) => flagged.latest(),
                    }
                }
                JudgePath::Whole(kind, options) => {
                    sees(&drawn.series(self.points), *kind, options, look)?
                }
            };
            if seen {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// So many series are drawn to find out whether any rule is judged.
const DRAWS: usize = 20;

/// Whether some rule is judged at the latest point of a chart of this shape, as its reading says: not where there are too few
/// points for every rule.
pub(in crate::spc::price) fn is_judged(
    design: &Design,
    options: &Options,
    shape: &Series,
) -> Result<bool, Error> {
    let mut simulator = Simulator::in_shape(design, shape)?;
    for _ in 0..DRAWS {
        simulator.draw();
        for rules in &design.rules {
            let options = options.clone().rules(rules.clone());
            let series = simulator.series(shape.len());
            let judged = |chart: Chart| {
                let found = chart.reading().variation();
                !matches!(found, Variation::TooFew | Variation::NotJudged)
            };
            if options.chart(design.kind, series).is_ok_and(judged) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

fn sees(series: &Series, kind: Kind, options: &Options, look: SoughtSignal) -> Result<bool, Error> {
    let analysis = analyse(series, kind, options)?;
    let mut signals = analysis.signals.iter();
    Ok(signals.any(|signal| {
        let rules = match signal.track() {
            TrackKind::Spread => analysis.fitted.rules.spread_rules(),
            _ => active_rules(kind, &analysis.fitted.rules),
        };
        rules[signal.rule()].role() == Role::Signal
            && match look {
                SoughtSignal::From(first) => signal
                    .seen_at(&rules[signal.rule()])
                    .any(|point| point >= first),
                SoughtSignal::Latest(point) => signal.track().is_of_level() && signal.flags(point),
            }
    }))
}
