//! How many points until a rule set first signals.

use super::automaton::{Automaton, Says, borders, signalling};
use super::chain::Chain;
use super::process::Process;
use super::zones::Zones;
use crate::error::{Error, ErrorKind};
use crate::spc::rules::{Border, Rule, RuleSet};

/// How many points go by until a rule set first signals: the whole distribution, exactly.
///
/// The rules that signal are compiled to an automaton over the zones of the chart, which reads a process of
/// independent values as a Markov chain. The limits are known, not estimated. Rules that only warn are left out.
/// The point that signals is counted, so that the shortest run length is 1.
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
    automaton: Automaton,
    chain: Chain,
    /// The mean run length from each state.
    means: Vec<f64>,
    variance: f64,
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
    /// - [`ErrorKind::NoRules`] for a set in which no rule signals.
    /// - [`ErrorKind::NoRunLength`] for a rule that no finite chain follows: trends and alternation, which compare
    ///   values with each other; rules about a whole phase (Anhøj, crossings, number of runs), which have a chance
    ///   of a signal in n points instead; rules within one run of several controls.
    /// - [`ErrorKind::UnlawfulRule`] for a rule that means nothing on the [kind](Process::kind) of chart.
    /// - [`ErrorKind::TooManyStates`] for rules that need more than 4096 states together.
    /// - [`ErrorKind::BadOption`] for a process that cannot be: a chance outside 0 to 1, a mean of zero, a shift
    ///   that is not finite, another spread of counts.
    /// - [`ErrorKind::BadRule`] for a rule that [cannot be](Rule::check).
    pub fn of(rules: &RuleSet, process: &Process) -> Result<Self, Error> {
        Self::of_rules(rules.rules(), process)
    }

    fn of_rules(rules: &[Rule], process: &Process) -> Result<Self, Error> {
        process.check()?;
        let signalling = signalling(rules)?;
        let kind = process.kind();
        for rule in &signalling {
            kind.lawful(rule).map_err(|why| ErrorKind::UnlawfulRule {
                kind: kind.symbol(),
                rule: rule.name().into_owned(),
                why,
            })?;
        }
        let (automaton, chances) = compile(&signalling, process, Says::Any)?;
        let chain = Chain::new(&automaton, &chances);
        let (means, variance) = if chain.ends() {
            let solver = chain.solver();
            let means = solver.gathered(&vec![1.0; chain.states()]);
            // E[L (L + 1) / 2] is the sum of the means over the stays
            let halves = solver.gathered(&means)[0];
            let mean = means[0];
            (means, (2.0 * halves - mean - mean * mean).max(0.0))
        } else {
            (vec![f64::INFINITY; chain.states()], f64::INFINITY)
        };
        Ok(Self {
            rules: signalling.into_iter().cloned().collect(),
            process: process.clone(),
            automaton,
            chain,
            means,
            variance,
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
    /// Infinite if nothing that the process can do is a signal: a binomial process that cannot reach its limits.
    #[doc(alias = "ARL")]
    #[doc(alias = "zero-state ARL")]
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.means[0]
    }

    /// The standard deviation of the number of points to the first signal.
    #[doc(alias = "SDRL")]
    #[must_use]
    pub fn standard_deviation(&self) -> f64 {
        self.variance.sqrt()
    }

    /// The mean number of points to the first signal after the change, if the process went on unchanged for a long
    /// time before, without a signal.
    ///
    /// A chart that has been running is seldom at its start when a change comes: it may be half-way through a run.
    #[doc(alias = "steady-state ARL")]
    #[must_use]
    pub fn mean_in_steady_state(&self) -> f64 {
        let zones = asked_zones(&self.rules.iter().collect::<Vec<_>>(), &self.process);
        let before = Chain::new(
            &self.automaton,
            &self.process.clone().unchanged().chances(&zones),
        );
        if !self.chain.ends() {
            return f64::INFINITY;
        }
        let long_run = before.ageing().long_run();
        let weighted = long_run.iter().zip(&self.means);
        weighted.map(|(chance, mean)| chance * mean).sum()
    }

    /// The chance of a signal within the first `points` points.
    ///
    /// On an unchanged process this is the chance of a false alarm on a chart of so many points.
    #[must_use]
    pub fn within(&self, points: u64) -> f64 {
        self.chain.ageing().spoken_after(points).min(1.0)
    }

    /// The same under another process, against the same lines.
    pub(super) fn within_under(&self, process: &Process, points: u64) -> f64 {
        let zones = asked_zones(&self.rules.iter().collect::<Vec<_>>(), &self.process);
        let chain = Chain::new(&self.automaton, &process.chances(&zones));
        chain.ageing().spoken_after(points).min(1.0)
    }

    /// The number of points within which half of all first signals come; none if there never is one.
    #[must_use]
    pub fn median(&self) -> Option<u64> {
        self.chain.ageing().points_until(0.5)
    }

    /// The smallest number of points within which the first signal comes with at least this chance; none if there
    /// never is one.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadOption`] unless the chance is above 0 and below 1.
    pub fn percentile(&self, chance: f64) -> Result<Option<u64>, Error> {
        if !(chance > 0.0 && chance < 1.0) {
            return Err(ErrorKind::BadOption {
                option: "the chance of a percentile",
                found: chance.to_string(),
                expected: "above 0 and below 1",
            }
            .into());
        }
        Ok(self.chain.ageing().points_until(1.0 - chance))
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
    /// [`ErrorKind::TooManyStates`] if telling the rules apart needs more states than are followed.
    pub fn first(&self) -> Result<Vec<First>, Error> {
        let rules: Vec<&Rule> = self.rules.iter().collect();
        let (automaton, chances) = compile(&rules, &self.process, Says::Which)?;
        let chain = Chain::new(&automaton, &chances);
        let solver = chain.ends().then(|| chain.solver());
        let chance = |counts: &dyn Fn(u32) -> bool| {
            let gains: Vec<f64> = chain
                .says()
                .iter()
                .map(|says| {
                    let chances = says.iter().filter(|says| counts(says.0)).map(|says| says.1);
                    chances.sum()
                })
                .collect();
            solver
                .as_ref()
                .map_or(0.0, |solver| solver.gathered(&gains)[0])
        };
        let one = |(index, rule): (usize, &Rule)| First {
            rule: rule.name().into_owned(),
            chance: chance(&|says| says & (1 << index) != 0),
            alone: chance(&|says| says == 1 << index),
        };
        Ok(self.rules.iter().enumerate().map(one).collect())
    }
}

pub(super) fn asked_zones(rules: &[&Rule], process: &Process) -> Zones {
    let mut asked: Vec<Border> = Vec::new();
    for border in rules.iter().flat_map(|rule| borders(rule)) {
        if !asked.contains(&border) {
            asked.push(border);
        }
    }
    process.zones(&asked)
}

fn compile(rules: &[&Rule], process: &Process, says: Says) -> Result<(Automaton, Vec<f64>), Error> {
    let zones = asked_zones(rules, process);
    let automaton = Automaton::compile(rules, &zones, says)?;
    Ok((automaton, process.chances(&zones)))
}
