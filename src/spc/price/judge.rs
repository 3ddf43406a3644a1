//! The one place that judges a simulated series: as the chart would.

use super::design::Design;
use crate::error::Error;
use crate::spc::analyse::{fitted, too_few_for_rules};
use crate::spc::at::At;
use crate::spc::check::active_rules;
use crate::spc::kind::Kind;
use crate::spc::options::Options;
use crate::spc::phase::Basis;
use crate::spc::rules::{Place, Role, Rule, SideHits, for_each_side, signals};
use crate::spc::series::Series;
use crate::spc::track::Track;

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// A signal of which a hit lies at this point or later, on any track.
    From(usize),
    /// A signal of the main track that marks this point.
    At(usize),
}

/// A chart with its rules, ready to judge series of one shape.
#[derive(Debug, Clone)]
pub(super) struct Judge {
    kind: Kind,
    /// One for each rule set.
    options: Vec<Options>,
}

impl Judge {
    pub(super) fn new(design: &Design) -> Self {
        Self::with(design, &design.options)
    }

    /// With other options, but the design's rules.
    pub(super) fn with(design: &Design, options: &Options) -> Self {
        let each = |rules: &crate::spc::rules::RuleSet| options.clone().rules(rules.clone());
        Self {
            kind: design.kind,
            options: design.rules.iter().map(each).collect(),
        }
    }

    /// For the first points of the design's series: what starts later has not happened yet.
    pub(super) fn of_first(design: &Design, points: usize) -> Self {
        let before = |at: &At| !matches!(at, At::Index(index) if *index >= points);
        let mut options = design.options.clone();
        options.phases.retain(|phase| before(phase.from()));
        options
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
        options.basis = cut(&options.basis);
        for phase in &mut options.phases {
            *phase = phase.clone().with_basis(cut(phase.basis()));
        }
        Self::with(design, &options)
    }

    /// Whether any of the rule sets sees what is looked for.
    pub(super) fn sees(&self, series: &Series, look: Look) -> Result<bool, Error> {
        for options in &self.options {
            if sees(series, self.kind, options, look)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

fn sees(series: &Series, kind: Kind, options: &Options, look: Look) -> Result<bool, Error> {
    let fitted = fitted(series, kind, options)?;
    let (main, rules) = (&fitted.main.track, &fitted.chosen.rules);
    let by_runs = kind == Kind::Run || fitted.main.limited.iter().all(|limited| !limited);
    if by_runs && !options.provisional && too_few_for_rules(rules, main).is_some() {
        return Ok(false);
    }
    Ok(speaks(main, active_rules(kind, rules), look)
        || matches!(look, Look::From(_))
            && fitted
                .spread
                .as_ref()
                .is_some_and(|spread| speaks(spread, rules.spread_rules(), look)))
}

/// Whether a rule that signals, and not only warns, says what is looked for.
fn speaks(track: &Track, rules: &[Rule], look: Look) -> bool {
    let (Look::From(first) | Look::At(first)) = look;
    let phases = track.phases.iter().enumerate();
    let later = phases.filter(|(_, points)| points.end > first);
    for (phase, points) in later {
        if matches!(look, Look::At(point) if point < points.start) {
            break;
        }
        let mut found = false;
        track.with_frame(phase, |frame| {
            for_each_side(rules, frame, |index, hits| {
                let rule = &rules[index];
                if found || rule.role() != Role::Signal || !hits.hits.any() {
                    return;
                }
                found = match look {
                    Look::From(first) => {
                        first <= points.start
                            || hits.hits.points().any(|hit| points.start + hit >= first)
                    }
                    Look::At(point) => marks(rule, frame, &hits, point, points.start),
                };
            });
        });
        if found {
            return true;
        }
    }
    false
}

fn marks(
    rule: &Rule,
    frame: &crate::spc::rules::Frame<'_>,
    hits: &SideHits,
    point: usize,
    offset: usize,
) -> bool {
    let place = Place {
        rule: 0,
        track: crate::spc::rules::TrackKind::Main,
        phase: 0,
        offset,
    };
    let mut found = Vec::new();
    signals(place, rule, frame, hits, &mut found);
    found.iter().any(|signal| signal.flags(point))
}
