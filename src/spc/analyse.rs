//! The one path from data to signals.

use crate::error::{Error, ErrorKind};
use crate::spc::check::{active_rules, check};
use crate::spc::defaults::{ANHOEJ, Chosen};
use crate::spc::fitting::{MainTrack, Request, main_track, spread_track};
use crate::spc::kind::Kind;
use crate::spc::layout::Layout;
use crate::spc::limits::Centre;
use crate::spc::note::Note;
use crate::spc::options::Options;
use crate::spc::per_phase::PerPhase;
use crate::spc::rules::{self, RuleSet, Signal};
use crate::spc::series::Series;
use crate::spc::shared_rules::Rules;
use crate::spc::track::Track;

/// Everything that was worked out.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Analysis {
    pub(crate) layout: Layout,
    pub(crate) main: Box<Track>,
    pub(crate) spread: Option<Box<Track>>,
    /// The sum for a fall on a CUSUM chart.
    pub(crate) lower: Option<Box<Track>>,
    pub(crate) rules: Rules,
    pub(crate) signals: Vec<Signal>,
    pub(crate) notes: Vec<Note>,
    /// What a run chart counts, over each phase of the main track.
    pub(crate) run_facts: PerPhase<rules::RunFacts>,
    /// Which middle the centre line is.
    pub(crate) centre: Centre,
}

/// What stands before any rule is judged: the lines.
pub(crate) struct Fitted {
    pub(crate) layout: Layout,
    pub(crate) chosen: Chosen,
    pub(crate) main: MainTrack,
    spread: Option<Box<Track>>,
}

/// From data to lines.
pub(crate) fn fitted(series: &Series, kind: Kind, options: &Options) -> Result<Fitted, Error> {
    kind.check_takes(series)?;
    if series.iter().all(|value| value.is_none()) {
        return Err(ErrorKind::NoPoints {
            found: series.len(),
        }
        .into());
    }
    let layout = Layout::new(series, options)?;
    let chosen = Chosen::new(series, kind, options, &layout);
    check(series, kind, options, &chosen, &layout)?;
    let request = Request {
        series,
        kind,
        options,
        chosen: &chosen,
        layout: &layout,
    };
    let main = main_track(request)?;
    let spread = spread_track(request, &main.limited)?;
    Ok(Fitted {
        layout,
        chosen,
        main,
        spread,
    })
}

/// From data to signals.
pub(crate) fn analyse(series: &Series, kind: Kind, options: &Options) -> Result<Analysis, Error> {
    let Fitted {
        layout,
        mut chosen,
        main,
        spread,
    } = fitted(series, kind, options)?;
    let MainTrack {
        track: main,
        limited,
        notes: found,
        lower,
    } = main;
    let mut notes = found;
    if let Some(note) = chosen.note.take() {
        notes.insert(0, note);
    }

    let without_limits = limited.iter().all(|limited| !limited);
    if options.rules.is_none() && without_limits {
        // without limits, and about a median, the chart is read as a run chart
        chosen.rules = Rules::Default(&ANHOEJ);
    }
    let mut signals = Vec::new();
    let too_few = if is_read_by_runs(kind, without_limits, options) {
        too_few_for_rules(&chosen.rules, &main)
    } else {
        None
    };
    let run_facts = if let Some(note) = too_few {
        notes.push(note);
        let phases = 0..main.phases.len();
        phases.map(|phase| run_facts_of(&main, phase)).collect()
    } else {
        let rules = active_rules(kind, &chosen.rules);
        let run_facts = find_signals(&main, rules, &mut signals).collect();
        if let Some(lower) = &lower {
            find_signals(lower, rules, &mut signals).for_each(drop);
        }
        if let Some(spread) = &spread {
            find_signals(spread, chosen.rules.spread_rules(), &mut signals).for_each(drop);
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
        run_facts
    };
    Ok(Analysis {
        layout,
        main,
        spread,
        lower,
        rules: chosen.rules,
        signals,
        notes,
        run_facts,
        centre: chosen.centre,
    })
}

/// Whether the chart needs enough points off its centre line: without limits, runs about it are all there is.
pub(crate) fn is_read_by_runs(kind: Kind, without_limits: bool, options: &Options) -> bool {
    (kind == Kind::Run || without_limits) && !options.provisional
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

/// The signals of each phase, and what a run chart counts over it.
fn find_signals<'a>(
    track: &'a Track,
    rules: &'a [rules::Rule],
    signals: &'a mut Vec<Signal>,
) -> impl Iterator<Item = rules::RunFacts> + 'a {
    track.phases.iter().enumerate().map(|(phase, points)| {
        track.with_frame(phase, |frame| {
            let place = |rule| rules::Place {
                rule,
                track: track.kind,
                phase,
                offset: points.start,
            };
            rules::find_signals(rules, frame, place, signals)
        })
    })
}
