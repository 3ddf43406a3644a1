//! How many points until a rule set first signals.

use crate::base::error::{Error, OptionError, OptionName, RuleError};
use crate::spc::price::chains::automaton::{
    Automaton, SignalNames, asked_borders, is_of_steps, signalling,
};
use crate::spc::price::chains::bands::Wanted;
use crate::spc::price::chains::chain::{Chain, deviation};
use crate::spc::price::chains::changed::Change;
use crate::spc::price::chains::joint::Joint;
use crate::spc::price::chains::steps;
use crate::spc::price::chains::zones::Zones;
use crate::spc::price::process::Process;
use crate::spc::rules::{Rule, RuleSet};
use std::sync::OnceLock;

/// How many points go by until a rule set first signals: the whole distribution, exactly.
///
/// The rules that signal are compiled to an automaton over the zones of the chart, which reads a process of
/// independent values as a Markov chain. The limits are known, not estimated. Rules that only warn are left out.
/// The point that signals is counted, so that the shortest run length is 1.
///
/// Trends and alternation compare values with each other. The chain then also keeps where the last value lies: counts
/// one by one, values that vary continuously by quadrature, which is exact to about 12 digits.
/// [`solution`](Self::solution) says which it was, and [`relative_error`](Self::relative_error) measures it.
///
/// On a process that has not changed the run length is the time to a false alarm; on a process that has, the time
/// to detection from the first changed point on.
///
/// ```
/// use improvement::RuleSet;
/// use improvement::spc::price::{Process, RunLength};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let rules = RuleSet::western_electric();
/// let steady = RunLength::of(&rules, &Process::normal())?;
/// let moved = RunLength::of(&rules, &Process::normal().shifted(1.0))?;
///
/// assert_eq!(format!("{:.2}", steady.mean()), "91.75"); // a false alarm about every 92 points
/// assert_eq!(format!("{:.3}", steady.within(24)), "0.211"); // one chart of 24 points in five
/// assert_eq!(moved.median(), Some(8)); // half of all shifts by one sigma are seen within 8 points
/// # Ok(())
/// # }
/// ```
///
/// Source: Champ and Woodall, *Exact results for Shewhart control charts with supplementary runs rules*,
/// Technometrics 29 (1987) 393. Table 1 there is reproduced to every printed digit.
#[derive(Debug, Clone)]
pub struct RunLength {
    rules: Vec<Rule>,
    process: Process,
    chain: RunChain,
}

#[derive(Debug, Clone)]
enum RunChain {
    /// Rules about lines alone.
    Zones {
        automaton: Automaton,
        chain: Chain,
        /// The mean run length from each state.
        means: Vec<f64>,
    },
    /// Rules about steps among them.
    Steps {
        joint: Joint,
        /// What goes on from the process before the change, if there was one.
        change: Option<Box<Change>>,
        /// The mean, once it was asked for.
        mean: OnceLock<f64>,
    },
}

/// How a run length was solved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Solution {
    /// A finite Markov chain: exact, but for rounding.
    Chain {
        /// How many states it has.
        states: usize,
    },
    /// A Markov chain that also keeps where the last value lies, by its distribution at Gauss-Legendre nodes.
    Quadrature {
        /// How many states the rules have, each in the zone of the last value.
        states: usize,
        /// How many nodes all of these have together.
        nodes: usize,
    },
}

/// One rule of a set, and its part in the first signal.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct First {
    /// The rule's name.
    pub rule: String,
    /// The chance that the rule is complete when the set first signals, alone or with others.
    pub chance: f64,
    /// The chance that it is the only one.
    pub alone: f64,
}

impl RunLength {
    /// The run length of a rule set on a process.
    ///
    /// # Errors
    ///
    /// - [`PriceError::NoRules`](crate::error::PriceError::NoRules) for a set in which no rule signals.
    /// - [`PriceError::NoRunLength`](crate::error::PriceError::NoRunLength) for rules about a whole phase (Anhøj,
    ///   crossings, number of runs), which have a chance of a signal in n points instead; rules within one run of
    ///   several controls; rules about the distance of two points.
    /// - [`RuleError::UnlawfulRule`] for a rule that means nothing on the [kind](Process::kind) of chart.
    /// - [`RuleError::TooManyStates`] for rules that need more than 4096 states together, or with trends and
    ///   alternation more than 2²⁰ nodes, or counts, of the last value: on a process of large counts.
    /// - [`OptionError::BadOption`] for a process that cannot be: a chance outside 0 to 1, a mean of zero, a shift
    ///   that is not finite, another spread of counts.
    /// - [`RuleError::BadRule`] for a rule that [cannot be](Rule::check).
    pub fn of(rules: &RuleSet, process: &Process) -> Result<Self, Error> {
        Self::of_rules(rules.rules(), process)
    }

    fn of_rules(rules: &[Rule], process: &Process) -> Result<Self, Error> {
        process.check()?;
        let signalling = signalling(rules)?;
        let kind = process.kind();
        for rule in &signalling {
            kind.lawful(rule).map_err(|why| RuleError::UnlawfulRule {
                kind: kind.symbol(),
                rule: rule.name().into_owned(),
                why,
            })?;
        }
        let chain = if signalling.iter().any(|rule| is_of_steps(rule)) {
            let before = process.clone().unchanged();
            let changed = before != *process;
            RunChain::Steps {
                joint: joint(&signalling, process, SignalNames::Any, 0)?,
                change: changed
                    .then(|| Change::new(&signalling, process, &before))
                    .transpose()?
                    .map(Box::new),
                mean: OnceLock::new(),
            }
        } else {
            Self::of_zones(&signalling, process)?
        };
        Ok(Self {
            rules: signalling.into_iter().cloned().collect(),
            process: process.clone(),
            chain,
        })
    }

    fn of_zones(rules: &[&Rule], process: &Process) -> Result<RunChain, Error> {
        let (automaton, chances) = compile(rules, process, SignalNames::Any)?;
        let chain = Chain::new(&automaton, &chances);
        let means = chain.means();
        Ok(RunChain::Zones {
            automaton,
            chain,
            means,
        })
    }

    /// The rules that signal.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The process.
    #[must_use]
    pub const fn process(&self) -> &Process {
        &self.process
    }

    /// The mean number of points to the first signal, from a fresh start.
    ///
    /// Infinite if nothing that the process can do is a signal (a binomial process that cannot reach its limits), and where it is
    /// past 10³⁰⁸, which no number holds: a run of more than a thousand points.
    #[doc(alias = "ARL")]
    #[doc(alias = "zero-state ARL")]
    #[must_use]
    pub fn mean(&self) -> f64 {
        match &self.chain {
            RunChain::Zones { means, .. } => means[0],
            RunChain::Steps { joint, mean, .. } => *mean.get_or_init(|| mean_of(joint)),
        }
    }

    /// The standard deviation of the number of points to the first signal.
    #[doc(alias = "SDRL")]
    #[must_use]
    pub fn standard_deviation(&self) -> f64 {
        match &self.chain {
            RunChain::Zones { chain, means, .. } => {
                let mean = means[0];
                if mean.is_infinite() {
                    return f64::INFINITY;
                }
                // E[L (L + 1) / 2] is the sum of the means over the stays; in means, since its square may be past every number
                let in_means: Vec<f64> = means.iter().map(|other| other / mean).collect();
                let halves = chain.solver().gathered(&in_means)[0] / mean;
                mean * (2.0 * halves - 1.0 / mean - 1.0).max(0.0).sqrt()
            }
            RunChain::Steps { joint, .. } => {
                let mean = self.mean();
                if mean.is_infinite() {
                    return f64::INFINITY;
                }
                deviation(mean, joint.ageing().mean_square())
            }
        }
    }

    /// How it was solved.
    #[must_use]
    pub fn solution(&self) -> Solution {
        match &self.chain {
            RunChain::Zones { chain, .. } => Solution::Chain {
                states: chain.states(),
            },
            RunChain::Steps { joint, .. } if self.process.is_counted() => Solution::Chain {
                states: joint.cells(),
            },
            RunChain::Steps { joint, .. } => Solution::Quadrature {
                states: joint.blocks(),
                nodes: joint.cells(),
            },
        }
    }

    /// How far the mean would be off with two nodes fewer in each zone, relatively: what was left out is less.
    ///
    /// 0 where there is no quadrature, and the [solution](Self::solution) is a finite chain; infinite where the mean is longer than
    /// any number holds.
    ///
    /// # Errors
    ///
    /// None that [`of`](Self::of) has not found before.
    pub fn relative_error(&self) -> Result<f64, Error> {
        if self.mean().is_infinite() && self.ends() {
            return Ok(f64::INFINITY);
        }
        if let Solution::Chain { .. } = self.solution() {
            return Ok(0.0);
        }
        let rules: Vec<&Rule> = self.rules.iter().collect();
        let fewer = mean_of(&joint(&rules, &self.process, SignalNames::Any, -2)?);
        Ok((fewer / self.mean() - 1.0).abs())
    }

    /// The mean number of points to the first signal after the change, if the process went on unchanged for a long
    /// time before, without a signal.
    ///
    /// A chart that has been running is seldom at its start when a change comes: it may be half-way through a run.
    #[doc(alias = "steady-state ARL")]
    #[must_use]
    pub fn mean_in_steady_state(&self) -> f64 {
        match &self.chain {
            RunChain::Zones {
                automaton, means, ..
            } => {
                if means[0].is_infinite() {
                    return f64::INFINITY;
                }
                let zones = asked_zones(&self.rules.iter().collect::<Vec<_>>(), &self.process);
                let before = self.process.clone().unchanged();
                let long_run = Chain::new(automaton, &before.chances(&zones))
                    .ageing()
                    .long_run();
                let weighted = long_run.iter().zip(means);
                weighted.map(|(chance, mean)| chance * mean).sum()
            }
            RunChain::Steps {
                change: Some(change),
                ..
            } => change.mean(),
            RunChain::Steps { joint, .. } if joint.ends() => {
                let long_run = joint.ageing().settle().into_now();
                joint.ageing_from(long_run).settle().mean()
            }
            RunChain::Steps { .. } => f64::INFINITY,
        }
    }

    /// The chance of a signal within the first `points` points.
    ///
    /// On an unchanged process this is the chance of a false alarm on a chart of n points.
    #[must_use]
    pub fn within(&self, points: u64) -> f64 {
        let chance = match &self.chain {
            RunChain::Zones { chain, .. } => chain.ageing().spoken_after(points),
            RunChain::Steps { joint, .. } => joint.ageing().spoken_after(points),
        };
        chance.min(1.0)
    }

    /// The number of points after which the chance of no signal is at most this.
    fn points_until(&self, silent: f64) -> Option<u64> {
        match &self.chain {
            RunChain::Zones { chain, .. } => chain.ageing().points_until(silent),
            RunChain::Steps { joint, .. } => joint.ageing().points_until(silent),
        }
    }

    /// Whether there is ever a signal.
    fn ends(&self) -> bool {
        match &self.chain {
            RunChain::Zones { chain, .. } => chain.ends(),
            RunChain::Steps { joint, .. } => joint.ends(),
        }
    }

    /// Whether no rule compares values with each other.
    pub(super) const fn is_about_lines_alone(&self) -> bool {
        matches!(self.chain, RunChain::Zones { .. })
    }

    /// The chance of a signal within n points under another process, against the same lines; none with rules
    /// about steps, where each process has nodes of its own.
    pub(super) fn within_under(&self, process: &Process, points: u64) -> Option<f64> {
        let RunChain::Zones { automaton, .. } = &self.chain else {
            return None;
        };
        let zones = asked_zones(&self.rules.iter().collect::<Vec<_>>(), &self.process);
        let chain = Chain::new(automaton, &process.chances(&zones));
        Some(chain.ageing().spoken_after(points).min(1.0))
    }

    /// The number of points within which half of all first signals come; none if there never is one. The largest `u64` stands for
    /// all that are larger.
    #[must_use]
    pub fn median(&self) -> Option<u64> {
        self.points_until(0.5)
    }

    /// The smallest number of points within which the first signal comes with at least this chance; none if there
    /// never is one.
    ///
    /// # Errors
    ///
    /// [`OptionError::BadOption`] unless the chance is above 0 and below 1.
    pub fn percentile(&self, chance: f64) -> Result<Option<u64>, Error> {
        if !(chance > 0.0 && chance < 1.0) {
            return Err(OptionError::bad(
                OptionName::PercentileChance,
                chance,
                "above 0 and below 1",
            )
            .into());
        }
        Ok(self.points_until(1.0 - chance))
    }

    /// Which rules are complete when the set first signals, and how often, in the order of the set.
    ///
    /// Two rules can be complete at the same point, so that the chances may add up to more than 1. All are 0 if
    /// there never is a signal.
    ///
    /// ```
    /// use improvement::RuleSet;
    /// use improvement::spc::price::{Process, RunLength};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let steady = RunLength::of(&RuleSet::western_electric(), &Process::normal())?;
    /// let first = steady.first()?;
    /// assert_eq!(first[3].rule, "run-of-8");
    /// assert!(first[3].chance > first[0].chance); // most false alarms are not of the limits
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`RuleError::TooManyStates`] if telling the rules apart needs more states than are followed.
    pub fn first(&self) -> Result<Vec<First>, Error> {
        let rules: Vec<&Rule> = self.rules.iter().collect();
        let says = match &self.chain {
            RunChain::Zones { .. } => first_of_zones(&rules, &self.process)?,
            RunChain::Steps { .. } => {
                let joint = joint(&rules, &self.process, SignalNames::Which, 0)?;
                if joint.ends() {
                    joint.ageing().settle().says()
                } else {
                    Vec::new()
                }
            }
        };
        let chance = |counts: &dyn Fn(u32) -> bool| {
            let counted = says.iter().filter(|says| counts(says.0));
            counted.map(|says| says.1).sum()
        };
        let one = |(index, rule): (usize, &Rule)| First {
            rule: rule.name().into_owned(),
            chance: chance(&|says| says & (1 << index) != 0),
            alone: chance(&|says| says == 1 << index),
        };
        Ok(self.rules.iter().enumerate().map(one).collect())
    }
}

/// What the first signal says, and with what chance.
fn first_of_zones(rules: &[&Rule], process: &Process) -> Result<Vec<(u32, f64)>, Error> {
    let (automaton, chances) = compile(rules, process, SignalNames::Which)?;
    let chain = Chain::new(&automaton, &chances);
    if !chain.ends() {
        return Ok(Vec::new());
    }
    let mut all: Vec<u32> = chain.says().iter().flatten().map(|says| says.0).collect();
    all.sort_unstable();
    all.dedup();
    let solver = chain.solver();
    let one = |says: u32| {
        let gains: Vec<f64> = chain
            .says()
            .iter()
            .map(|own| {
                let own = own.iter().filter(|own| own.0 == says);
                own.map(|own| own.1).sum()
            })
            .collect();
        (says, solver.gathered(&gains)[0])
    };
    Ok(all.into_iter().map(one).collect())
}

fn mean_of(joint: &Joint) -> f64 {
    if joint.ends() {
        joint.ageing().settle().mean()
    } else {
        f64::INFINITY
    }
}

/// The chain of zones and steps, with `more` nodes in each band beyond those thought enough.
fn joint(
    rules: &[&Rule],
    process: &Process,
    says: SignalNames,
    more: isize,
) -> Result<Joint, Error> {
    let zones = asked_zones(rules, process);
    let automaton = Automaton::compile(rules, &zones, says)?;
    let wanted = Wanted {
        process,
        other: &process.clone().unchanged(),
        more,
        joined: true,
    };
    let bands = wanted.bands(&automaton, &zones)?;
    Joint::new(&automaton, &steps::compile(rules, says)?, bands)
}

pub(super) fn asked_zones(rules: &[&Rule], process: &Process) -> Zones {
    process.zones(&asked_borders(rules))
}

fn compile(
    rules: &[&Rule],
    process: &Process,
    says: SignalNames,
) -> Result<(Automaton, Vec<f64>), Error> {
    let zones = asked_zones(rules, process);
    let automaton = Automaton::compile(rules, &zones, says)?;
    Ok((automaton, process.chances(&zones)))
}
