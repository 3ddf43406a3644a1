//! A rule set compiled to one finite automaton over the zones of a chart.
//!
//! The automaton reads one zone a point and stops at the first signal. What it remembers is what the rules can still
//! use of the points so far: how long a run is, which of the last points lie beyond 2 sigma. Two pasts that no
//! future tells apart are one state. Source: Champ and Woodall, Technometrics 29 (1987) 393, who write the same
//! by hand for two zone rules at a time.

use crate::base::direction::Side;
use crate::base::error::{Error, PriceError, RuleError};
use crate::spc::price::chains::machine::{MOST_STATES, Machine, SIGNAL};
use crate::spc::price::chains::zones::Zones;
use crate::spc::rules::{
    Border, Edge, Gap, Last, Length, Others, Pattern, Role, Rule, Scope, Seen, Sides, Ties, WarmUp,
};

/// The most rules: a signal has a bit for each.
const MOST_RULES: usize = 31;

/// What a signal says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::spc::price) enum SignalNames {
    /// That there is one: fewer states.
    Any,
    /// Which rules were complete.
    Which,
}

impl SignalNames {
    /// The signal of the rule at this place.
    pub(in crate::spc::price) const fn signal(self, place: usize) -> u32 {
        match self {
            Self::Any => SIGNAL | 1,
            Self::Which => SIGNAL | 1 << place,
        }
    }
}

/// Rules compiled over zones.
#[derive(Debug, Clone)]
pub(in crate::spc::price) struct Automaton {
    machine: Machine,
    /// The letter of the machine for each letter of the zones.
    class: Vec<usize>,
}

/// The rules of a set that signal, checked: each has a run length.
pub(in crate::spc::price) fn signalling(rules: &[Rule]) -> Result<Vec<&Rule>, Error> {
    let signalling: Vec<&Rule> = rules
        .iter()
        .filter(|rule| rule.role() == Role::Signal)
        .collect();
    for rule in &signalling {
        rule.check()?;
        if let Some(why) = refusal(rule) {
            return Err(PriceError::NoRunLength {
                rule: rule.name().into_owned(),
                why,
            }
            .into());
        }
    }
    if signalling.is_empty() {
        return Err(PriceError::NoRules.into());
    }
    if signalling.len() > MOST_RULES {
        return Err(too_many(MOST_STATES, None));
    }
    Ok(signalling)
}

/// Why a rule cannot be compiled.
pub(in crate::spc::price) fn refusal(rule: &Rule) -> Option<&'static str> {
    match rule.pattern() {
        _ if rule.is_whole_phase() => Some(
            "its limit depends on the number of points, so it has a chance of a signal in n points instead",
        ),
        _ if rule.scope() != Scope::Sequence => Some(
            "it takes several controls of one run together, and only single points are followed",
        ),
        Pattern::Spread { .. } => {
            Some("it measures the distance between points, and only zones and steps are followed")
        }
        _ => None,
    }
}

/// Whether a rule compares values with each other, and not with lines.
pub(in crate::spc::price) fn is_of_steps(rule: &Rule) -> bool {
    matches!(
        rule.pattern(),
        Pattern::Trend { .. } | Pattern::Alternating { .. }
    )
}

/// The rules together are too many to be followed, or those up to this one are.
pub(in crate::spc::price) fn too_many(most: usize, rule: Option<&Rule>) -> Error {
    RuleError::TooManyStates {
        most,
        rule: rule.map(|rule| rule.name().into_owned()),
    }
    .into()
}

/// The borders that some rules ask for, each once.
pub(in crate::spc::price) fn asked_borders(rules: &[&Rule]) -> Vec<Border> {
    let mut asked: Vec<Border> = Vec::new();
    for border in rules.iter().flat_map(|rule| borders(rule)) {
        if !asked.contains(&border) {
            asked.push(border);
        }
    }
    asked
}

/// The borders that a rule asks for.
fn borders(rule: &Rule) -> Vec<Border> {
    match *rule.pattern() {
        Pattern::Beyond {
            border,
            short_of,
            others,
            ..
        } => {
            let centre = (others == Others::SameSide).then_some(Border::Centre);
            [Some(border), short_of, centre]
                .into_iter()
                .flatten()
                .collect()
        }
        Pattern::Run { .. } => vec![Border::Centre],
        Pattern::Within { border, .. }
        | Pattern::Outside { border, .. }
        | Pattern::Opposed { border, .. } => vec![border],
        _ => Vec::new(),
    }
}

impl Automaton {
    /// Compiles rules that were [checked](signalling): those about lines, the others are `steps`.
    pub(in crate::spc::price) fn compile(
        rules: &[&Rule],
        zones: &Zones,
        says: SignalNames,
    ) -> Result<Self, Error> {
        Self::over(rules, zones, says, zones.letters())
    }

    /// Compiles rules with one letter more, after those of the zones: a point that is missing.
    pub(in crate::spc::price) fn with_gaps(
        rules: &[&Rule],
        zones: &Zones,
        says: SignalNames,
    ) -> Result<Self, Error> {
        Self::over(rules, zones, says, zones.letters() + 1)
    }

    fn over(
        rules: &[&Rule],
        zones: &Zones,
        says: SignalNames,
        letters: usize,
    ) -> Result<Self, Error> {
        let watchers: Vec<Watcher> = rules
            .iter()
            .enumerate()
            .filter(|(_, rule)| !is_of_steps(rule))
            .flat_map(|(index, rule)| {
                let signal = says.signal(index);
                let gap = rule.gap();
                watchers(rule).map(move |(side, pattern)| Watcher {
                    rule: index,
                    signal,
                    pattern,
                    side,
                    gap,
                })
            })
            .collect();
        // letters that no rule tells apart are one
        let mut seen: Vec<Vec<u8>> = Vec::new();
        let mut class = Vec::with_capacity(letters);
        for letter in 0..letters {
            let looks: Vec<u8> = watchers
                .iter()
                .map(|watcher| {
                    if letter < zones.letters() {
                        watcher.look(zones, letter)
                    } else {
                        MISSING
                    }
                })
                .collect();
            let index = seen.iter().position(|known| *known == looks);
            class.push(index.unwrap_or(seen.len()));
            if index.is_none() {
                seen.push(looks);
            }
        }
        let mut whole = Machine::silent(seen.len());
        for (index, watcher) in watchers.iter().enumerate() {
            let looks: Vec<u8> = seen.iter().map(|looks| looks[index]).collect();
            let refused = || too_many(MOST_STATES, Some(rules[watcher.rule]));
            let own = watcher.machine(&looks).map_err(|_| refused())?;
            whole = whole
                .and(&own.minimised())
                .map_err(|_| refused())?
                .minimised();
            if whole.states() > MOST_STATES {
                return Err(refused());
            }
        }
        Ok(Self {
            machine: whole,
            class,
        })
    }

    pub(in crate::spc::price) fn machine(&self) -> &Machine {
        &self.machine
    }

    /// The letter of the machine for a letter of the zones.
    pub(in crate::spc::price) fn class(&self, letter: usize) -> usize {
        self.class[letter]
    }
}

/// One rule on one side.
struct Watcher {
    /// The place of the rule.
    rule: usize,
    signal: u32,
    pattern: Pattern,
    side: Side,
    gap: Gap,
}

/// A rule side by side; a rule without sides is one watcher.
fn watchers(rule: &Rule) -> impl Iterator<Item = (Side, Pattern)> + use<> {
    let pattern = *rule.pattern();
    let sided = matches!(pattern, Pattern::Beyond { .. } | Pattern::Run { .. });
    let sides = match rule.sides() {
        Sides::Only(side) => vec![side],
        Sides::Either if sided => Side::BOTH.to_vec(),
        Sides::Either => vec![Side::Above],
    };
    sides.into_iter().map(move |side| (side, pattern))
}

/// The point counts towards the pattern (on the upper side, for a pattern of both sides).
const COUNTS: u8 = 1;
/// The point spoils every window that it is in.
const SPOILS: u8 = 2;
/// The point is left out.
const SKIPPED: u8 = 4;
/// The point counts on the lower side, for a pattern of both sides.
const COUNTS_BELOW: u8 = 8;
/// There is no point.
const MISSING: u8 = 16;

/// The last points as a rule of counts has them.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Recent {
    /// Which of the last points count: bit `a` for the point `a` points back.
    counting: u64,
    /// How many points back the last one that spoils lies; the window, if there is none in it.
    spoilt: u16,
    /// How many points were seen, if a whole window is needed.
    seen: u16,
}

impl Watcher {
    /// What the pattern sees of a letter.
    fn look(&self, zones: &Zones, letter: usize) -> u8 {
        let flag = |holds: bool, flag: u8| if holds { flag } else { 0 };
        let past = |border, edge, side| zones.past(letter, border, edge, side);
        match self.pattern {
            Pattern::Beyond {
                border,
                edge,
                short_of,
                others,
                ..
            } => {
                let counts = past(border, edge, self.side)
                    && !short_of.is_some_and(|far| past(far, Edge::Excluded, self.side));
                let fits = match others {
                    Others::Anywhere => true,
                    Others::SameSide => past(Border::Centre, Edge::Excluded, self.side),
                    Others::NotBeyondOpposite => !past(border, edge, self.side.other()),
                };
                flag(counts, COUNTS) | flag(!fits, SPOILS)
            }
            Pattern::Run { ties, .. } => {
                let edge = if ties == Ties::Extend {
                    Edge::Included
                } else {
                    Edge::Excluded
                };
                flag(past(Border::Centre, edge, self.side), COUNTS)
                    | flag(ties == Ties::Skip && zones.on_centre(letter), SKIPPED)
            }
            Pattern::Within { border, edge, .. } => {
                flag(zones.within(letter, border, edge), COUNTS)
            }
            Pattern::Outside { border, edge, .. } => {
                flag(past(border, edge, Side::Above), COUNTS)
                    | flag(past(border, edge, Side::Below), COUNTS_BELOW)
            }
            Pattern::Opposed { border, .. } => {
                flag(past(border, Edge::Excluded, Side::Above), COUNTS)
                    | flag(past(border, Edge::Excluded, Side::Below), COUNTS_BELOW)
            }
            _ => 0,
        }
    }

    /// The machine of the pattern over letters that look so.
    fn machine(
        &self,
        looks: &[u8],
    ) -> Result<Machine, crate::spc::price::chains::machine::TooManyStates> {
        match self.pattern {
            Pattern::Beyond {
                count,
                window,
                last,
                warm_up,
                ..
            } => {
                let start = Recent {
                    counting: 0,
                    spoilt: window,
                    seen: 0,
                };
                self.over(looks, &start, |recent, look| {
                    recent.then(look, count, window, last, warm_up)
                })
            }
            Pattern::Run {
                length: Length::Exactly(points),
                ..
            }
            | Pattern::Within { points, .. }
            | Pattern::Outside {
                points,
                seen: Seen::EitherSide,
                ..
            } => self.over(looks, &0_u16, |&length, look| {
                if look & SKIPPED != 0 {
                    return Some(length);
                }
                let longer = if look & (COUNTS | COUNTS_BELOW) == 0 {
                    0
                } else {
                    length + 1
                };
                (longer < points).then_some(longer)
            }),
            Pattern::Outside { points, .. } => {
                // how many points in a row, how many of them since the last on the upper side, and on the lower
                let start = (0_u16, points, points);
                self.over(looks, &start, |&(length, above, below), look| {
                    if look & (COUNTS | COUNTS_BELOW) == 0 {
                        return Some(start);
                    }
                    let length = (length + 1).min(points);
                    let above = since(above, look & COUNTS != 0, points);
                    let below = since(below, look & COUNTS_BELOW != 0, points);
                    let complete = length == points && above < points && below < points;
                    (!complete).then_some((length, above, below))
                })
            }
            Pattern::Opposed { window, .. } => {
                // how many points since the last on the upper side, and on the lower
                self.over(looks, &(window, window), |&(above, below), look| {
                    let above = since(above, look & COUNTS != 0, window);
                    let below = since(below, look & COUNTS_BELOW != 0, window);
                    (above >= window || below >= window).then_some((above, below))
                })
            }
            _ => Ok(Machine::silent(looks.len())),
        }
    }

    /// The machine of a step that sees of a letter how it looks; a missing point is no step.
    fn over<S: Clone + Eq + std::hash::Hash>(
        &self,
        looks: &[u8],
        start: &S,
        step: impl Fn(&S, u8) -> Option<S>,
    ) -> Result<Machine, crate::spc::price::chains::machine::TooManyStates> {
        Machine::explore(
            looks.len(),
            self.signal,
            start.clone(),
            |state, letter| match (looks[letter], self.gap) {
                (MISSING, Gap::Breaks) => Some(start.clone()),
                (MISSING, Gap::Bridges) => Some(state.clone()),
                (look, _) => step(state, look),
            },
        )
    }
}

/// How many points since the last that counts, at most `most`.
fn since(before: u16, counts: bool, most: u16) -> u16 {
    if counts { 0 } else { (before + 1).min(most) }
}

impl Recent {
    /// The next state; none if the pattern is complete.
    fn then(&self, look: u8, count: u16, window: u16, last: Last, warm_up: WarmUp) -> Option<Self> {
        let counts = look & COUNTS != 0;
        let whole = if window == 64 {
            u64::MAX
        } else {
            (1 << window) - 1
        };
        let mut counting = (self.counting << 1 | u64::from(counts)) & whole;
        let spoilt = if look & SPOILS != 0 {
            0
        } else {
            (self.spoilt + 1).min(window)
        };
        let seen = match warm_up {
            WarmUp::FullWindow => (self.seen + 1).min(window),
            WarmUp::Partial => 0,
        };
        let complete = (warm_up == WarmUp::Partial || seen == window)
            && (last == Last::Any || counts)
            && spoilt == window
            && counting.count_ones() >= u32::from(count);
        if complete {
            return None;
        }
        if spoilt < window {
            // a window that reaches back so far is spoilt
            counting &= (1 << spoilt) - 1;
        }
        // what can no longer be in a window that is complete is forgotten
        let mut kept = 0;
        let mut newer = 0;
        for age in 0..window {
            let bit = 1_u64 << age;
            if counting & bit == 0 {
                continue;
            }
            newer += 1;
            let to_come = count.saturating_sub(newer).max(1);
            if age + to_come < window {
                kept |= bit;
            }
        }
        Some(Self {
            counting: kept,
            spoilt,
            seen,
        })
    }
}
