//! Rules about steps, compiled to one finite automaton: trends and alternation.
//!
//! The automaton reads how each value lies to the last one that was there. A rule that a gap ends forgets that there
//! was one.

use crate::base::direction::Side;
use crate::base::error::Error;
use crate::spc::price::chains::automaton::{SignalNames, too_many};
use crate::spc::price::chains::machine::{MOST_STATES, Machine, TooManyStates};
use crate::spc::rules::{Gap, Pattern, Rule, Sides, Ties};

/// The letters: how a value lies to the last one before it, or that it is missing.
pub(in crate::spc::price) const DOWN: usize = 0;
pub(in crate::spc::price) const LEVEL: usize = 1;
pub(in crate::spc::price) const UP: usize = 2;
pub(in crate::spc::price) const MISSING: usize = 3;
const LETTERS: usize = 4;

/// The machine of all rules about steps: one state that never signals if there are none.
///
/// From the start, and after a gap that breaks, the first value is no step, whatever the letter says.
pub(in crate::spc::price) fn compile(rules: &[&Rule], says: SignalNames) -> Result<Machine, Error> {
    let mut whole = Machine::silent(LETTERS);
    for (place, rule) in rules.iter().enumerate() {
        for own in machines(rule, says.signal(place)) {
            let refused = || too_many(MOST_STATES, Some(rule));
            whole = own
                .and_then(|own| whole.and(&own.minimised()))
                .map_err(|_| refused())?
                .minimised();
            if whole.states() > MOST_STATES {
                return Err(refused());
            }
        }
    }
    Ok(whole)
}

fn machines(rule: &Rule, signal: u32) -> Vec<Result<Machine, TooManyStates>> {
    let gap = rule.gap();
    match *rule.pattern() {
        Pattern::Trend { points, ties } => {
            let sides: &[Side] = match rule.sides() {
                Sides::Only(Side::Above) => &[Side::Above],
                Sides::Only(Side::Below) => &[Side::Below],
                Sides::Either => &Side::BOTH,
            };
            let trend = |&side: &Side| trend(points, ties, side, gap, signal);
            sides.iter().map(trend).collect()
        }
        Pattern::Alternating { points, ties } => vec![alternating(points, ties, gap, signal)],
        _ => Vec::new(),
    }
}

/// How many steps in a row go to this side; none where there is no value before.
fn trend(
    points: u16,
    ties: Ties,
    side: Side,
    gap: Gap,
    signal: u32,
) -> Result<Machine, TooManyStates> {
    let towards = if side == Side::Above { UP } else { DOWN };
    explore(gap, signal, &0, |&steps: &u16, letter| {
        let steps = match (letter, ties) {
            (LEVEL, Ties::Skip) => steps,
            (LEVEL, Ties::Extend) => steps + 1,
            (letter, _) if letter == towards => steps + 1,
            _ => 0,
        };
        (steps + 1 < points).then_some(steps)
    })
}

/// How many steps in a row go up and down in turn, of those that end with a step up, and with a step down.
fn alternating(points: u16, ties: Ties, gap: Gap, signal: u32) -> Result<Machine, TooManyStates> {
    explore(gap, signal, &(0, 0), |&(up, down): &(u16, u16), letter| {
        let (up, down) = match (letter, ties) {
            (UP, _) => (down + 1, 0),
            (DOWN, _) => (0, up + 1),
            (_, Ties::Skip) => (up, down),
            (_, Ties::Extend) => (down + 1, up + 1),
            (_, Ties::Break) => (0, 0),
        };
        (up.max(down) + 1 < points).then_some((up, down))
    })
}

fn explore<S: Clone + Eq + std::hash::Hash>(
    gap: Gap,
    signal: u32,
    first: &S,
    step: impl Fn(&S, usize) -> Option<S>,
) -> Result<Machine, TooManyStates> {
    Machine::explore(LETTERS, signal, None, |state: &Option<S>, letter| {
        match (state, letter, gap) {
            (_, MISSING, Gap::Breaks) => Some(None),
            (state, MISSING, Gap::Bridges) => Some(state.clone()),
            (None, ..) => Some(Some(first.clone())),
            (Some(state), letter, _) => step(state, letter).map(Some),
        }
    })
}
