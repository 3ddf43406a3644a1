//! The rules of a set as they read a series point by point: lines, steps, gaps and the counts of a whole phase.

use crate::base::direction::Side;
use crate::base::error::{Error, RuleError};
use crate::base::sort::sort_by_key;
use crate::spc::price::chains::automaton::{Automaton, SignalNames, refusal};
use crate::spc::price::chains::machine::{Machine, SIGNAL};
use crate::spc::price::chains::steps::{self, DOWN, LEVEL, MISSING, UP};
use crate::spc::price::chains::zones::Zones;
use crate::spc::price::run_tests::phase_rule_holds;
use crate::spc::rules::{Border, Edge, Role, Rule, Sides};

/// One point as all rules see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::spc::price) struct Sign {
    /// The letter of the zone; one past the last for a point that is missing.
    pub(in crate::spc::price) zone: usize,
    /// How it lies to the last value that was there.
    pub(in crate::spc::price) step: usize,
}

/// What a run chart counts so far: of the points off the centre line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(in crate::spc::price) struct Counts {
    useful: u16,
    above: bool,
    run: u16,
    longest: u16,
    crossings: u16,
}

impl Counts {
    /// The counts with one more point.
    pub(in crate::spc::price) fn and(mut self, zones: &Zones, zone: usize) -> Self {
        let on = |side| zones.past(zone, Border::Centre, Edge::Excluded, side);
        let above = on(Side::Above);
        if zone >= zones.letters() || !(above || on(Side::Below)) {
            return self;
        }
        let crossed = self.useful > 0 && above != self.above;
        self.run = if crossed { 1 } else { self.run + 1 };
        self.above = above;
        self.useful += 1;
        self.crossings += u16::from(crossed);
        self.longest = self.longest.max(self.run);
        self
    }
}

/// The signalling rules of a set.
pub(in crate::spc::price) struct Reader<'a> {
    lines: Automaton,
    steps: Machine,
    /// The rules of a whole phase.
    phase: Vec<&'a Rule>,
}

/// Where a reader stands: nowhere any more once it has signalled.
pub(in crate::spc::price) type State = Option<(u32, u32)>;

pub(in crate::spc::price) const START: State = Some((0, 0));

impl<'a> Reader<'a> {
    /// The reader of these rules.
    pub(in crate::spc::price) fn new(rules: &[&'a Rule], zones: &Zones) -> Result<Self, Error> {
        let (phase, others): (Vec<&Rule>, Vec<&Rule>) =
            rules.iter().partition(|rule| rule.is_whole_phase());
        Ok(Self {
            lines: Automaton::with_gaps(&others, zones, SignalNames::Any)?,
            steps: steps::compile(&others, SignalNames::Any)?,
            phase,
        })
    }

    pub(in crate::spc::price) fn follows_steps(&self) -> bool {
        self.steps.states() > 1
    }

    pub(in crate::spc::price) fn has_phase_rules(&self) -> bool {
        !self.phase.is_empty()
    }

    /// The state after one more point.
    pub(in crate::spc::price) fn then(&self, state: State, sign: Sign) -> State {
        let (line, step) = state?;
        let line = self
            .lines
            .machine()
            .next(line as usize, self.lines.class(sign.zone));
        let step = self.steps.next(step as usize, sign.step);
        ((line | step) & SIGNAL == 0).then_some((line, step))
    }

    /// Whether there is a signal on a series.
    pub(in crate::spc::price) fn signals_on(&self, signs: &[Sign], zones: &Zones) -> bool {
        let (mut state, mut counts) = (START, Counts::default());
        for &sign in signs {
            state = self.then(state, sign);
            counts = counts.and(zones, sign.zone);
        }
        self.signals(state, counts)
    }

    /// Whether there is a signal by now.
    pub(in crate::spc::price) fn signals(&self, state: State, counts: Counts) -> bool {
        let [useful, crossings, longest] =
            [counts.useful, counts.crossings, counts.longest].map(usize::from);
        state.is_none()
            || self
                .phase
                .iter()
                .any(|rule| phase_rule_holds(rule, useful, crossings, longest))
    }
}

/// The rules that signal, if each can be followed point by point.
pub(in crate::spc::price) fn followed(rules: &[Rule]) -> Result<Vec<&Rule>, Error> {
    let signalling: Vec<&Rule> = rules
        .iter()
        .filter(|rule| rule.role() == Role::Signal)
        .collect();
    for rule in &signalling {
        rule.check()?;
        let why = if !rule.is_whole_phase() {
            refusal(rule)
        } else if rule.sides() == Sides::Either {
            None
        } else {
            Some("it looks at one side, and the longest run of both is counted")
        };
        if let Some(why) = why {
            return Err(RuleError::NotFollowed {
                rule: rule.name().into_owned(),
                why,
            }
            .into());
        }
    }
    Ok(signalling)
}

/// Every sign that can come after a point in the zone `last`; before the first point there is none.
///
/// A step is told apart inside a zone only if some rule looks at steps. On a line there are only equal values.
pub(in crate::spc::price) fn signs(
    zones: &Zones,
    last: Option<usize>,
    with_steps: bool,
) -> impl Iterator<Item = Sign> {
    let mut order: Vec<usize> = (0..zones.letters()).collect();
    // what is common first: zones before lines, from the centre outwards, above before below
    let middle = zones.letters() / 2;
    sort_by_key(&mut order, |&zone| {
        (zone % 2, zone.abs_diff(middle), zone < middle)
    });
    let missing = zones.letters();
    order
        .into_iter()
        .flat_map(move |zone| {
            let steps: &'static [usize] = match last {
                Some(last) if zone > last => &[UP],
                Some(last) if zone < last => &[DOWN],
                Some(_) if with_steps && zone % 2 == 0 => &[UP, DOWN, LEVEL],
                _ => &[LEVEL],
            };
            steps.iter().map(move |&step| Sign { zone, step })
        })
        .chain(std::iter::once(Sign {
            zone: missing,
            step: MISSING,
        }))
}
