//! The one path from data to signals.

use crate::base::error::Error;
use crate::spc::asked::defaults::ANHOEJ;
use crate::spc::asked::options::Options;
use crate::spc::asked::shared_rules::Rules;
use crate::spc::chart::fitted::Fitted;
use crate::spc::chart::fitting::fitted;
use crate::spc::chart::judged::{
    InForce, Judging, Points, asks_for_both_sides, ongoing_run, reads_as_run_chart,
};
use crate::spc::chart::track::Track;
use crate::spc::data::kind::Kind;
use crate::spc::data::series::Series;
use crate::spc::rules::{self, Place, Signal};

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
    if reads_as_run_chart(options, without_limits) {
        *rules = Rules::Default(&ANHOEJ);
    }
    let judging = Judging::new(kind, rules, options, without_limits);
    let of_level = judging.rules;
    for phase in 0..main.phases.len() {
        let before = signals.len();
        let facts = find_signals(main, phase, of_level, &mut signals);
        main.phases[phase].run_facts = facts;
        if judging.asks_nothing() {
            continue;
        }
        match judging.in_force(&Points::of(main), phase) {
            InForce::All => {}
            InForce::Nothing(note) => {
                notes.push(note);
                signals.truncate(before);
            }
            InForce::WithoutRuns(note) => {
                notes.push(note);
                let mut place = 0;
                signals.retain(|signal| {
                    place += 1;
                    place <= before || !asks_for_both_sides(&of_level[signal.rule()])
                });
            }
        }
    }
    if !signals.is_empty() {
        signals.extend(ongoing_run(main, of_level, &signals));
    }
    for (track, rules) in [(lower, of_level), (spread, rules.spread_rules())] {
        let Some(track) = track else { continue };
        for phase in 0..track.phases.len() {
            find_signals(track, phase, rules, &mut signals);
        }
    }
    if signals.len() > 1 {
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

/// The signals of a phase, put after those found before, and what a run chart counts over it.
fn find_signals(
    track: &Track,
    phase: usize,
    rules: &[rules::Rule],
    signals: &mut Vec<Signal>,
) -> rules::RunFacts {
    let offset = track.phases[phase].points().start;
    track.with_frame(phase, |frame| {
        let place = |index: usize| Place::of(index, &rules[index], track.kind, phase, offset);
        rules::find_signals(rules, frame, place, signals)
    })
}
