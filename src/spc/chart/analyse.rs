//! The one path from data to signals.

use crate::base::error::Error;
use crate::spc::asked::check::active_rules;
use crate::spc::asked::defaults::ANHOEJ;
use crate::spc::asked::options::Options;
use crate::spc::asked::shared_rules::Rules;
use crate::spc::chart::fitted::Fitted;
use crate::spc::chart::fitting::fitted;
use crate::spc::chart::track::Track;
use crate::spc::data::kind::Kind;
use crate::spc::data::note::Note;
use crate::spc::data::series::Series;
use crate::spc::rules::{self, RuleSet, Signal};

/// Everything that was worked out.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Analysis {
    pub(crate) fitted: Fitted,
    pub(crate) signals: Vec<Signal>,
}

/// From data to signals.
pub(crate) fn analyse(series: &Series, kind: Kind, options: &Options) -> Result<Analysis, Error> {
    let mut fitted = fitted(series, kind, options)?;
    let mut signals = Vec::new();
    let Fitted {
        main,
        spread,
        lower,
        rules,
        notes,
        ..
    } = &mut fitted;
    let without_limits = !main.phases.iter().any(|phase| phase.enough);
    if options.wishes.rules.is_none() && without_limits {
        // without limits, and about a median, the chart is read as a run chart
        *rules = Rules::Default(&ANHOEJ);
    }
    let too_few = if is_read_by_runs(kind, without_limits, options) {
        too_few_for_rules(rules, main)
    } else {
        None
    };
    if let Some(note) = too_few {
        notes.push(note);
        for phase in 0..main.phases.len() {
            main.phases[phase].run_facts = run_facts_of(main, phase);
        }
    } else {
        let of_level = active_rules(kind, rules);
        for phase in 0..main.phases.len() {
            main.phases[phase].run_facts = find_signals(main, phase, of_level, &mut signals);
        }
        for (track, rules) in [(lower, of_level), (spread, rules.spread_rules())] {
            let Some(track) = track else { continue };
            for phase in 0..track.phases.len() {
                find_signals(track, phase, rules, &mut signals);
            }
        }
        signals.sort_by_key(|signal| {
            (
                // both sums of a CUSUM are of the level: in the order in which they spoke
                !signal.track().is_of_level(),
                signal.first_hit(),
                signal.rule(),
                signal.side(),
            )
        });
    }
    Ok(Analysis { fitted, signals })
}

/// Whether the chart needs enough points off its centre line: without limits, runs about it are all there is.
pub(crate) fn is_read_by_runs(kind: Kind, without_limits: bool, options: &Options) -> bool {
    (kind == Kind::Run || without_limits) && !options.wishes.provisional
}

/// Whether no phase has enough useful points for the rules of a chart without limits.
fn too_few_for_rules(rules: &RuleSet, main: &Track) -> Option<Note> {
    let needs = usize::from(rules.minimum_points());
    let useful = (0..main.phases.len()).map(|phase| run_facts_of(main, phase).useful());
    let found = useful.max().unwrap_or(0);
    (found < needs).then_some(Note::TooFewForRules { found, needs })
}

/// What a run chart counts over a phase.
fn run_facts_of(track: &Track, phase: usize) -> rules::RunFacts {
    track.with_frame(phase, rules::run_facts)
}

/// The signals of a phase, put after those found before, and what a run chart counts over it.
fn find_signals(
    track: &Track,
    phase: usize,
    rules: &[rules::Rule],
    signals: &mut Vec<Signal>,
) -> rules::RunFacts {
    let offset = track.phases[phase].points().start;
    track.with_frame(phase, |frame| {
        let place = |rule| rules::Place {
            rule,
            track: track.kind,
            phase,
            offset,
        };
        rules::find_signals(rules, frame, place, signals)
    })
}
