//! The tests of a run chart, exactly: longest run, crossings, number of runs, trends.
//!
//! ```text
//! A(m, k, L)                    in how many ways m is a sum of k parts of 1 to L
//! centre known, n points        P(crossings = c, longest run ≤ L) = 2 A(n, c + 1, L) / 2ⁿ
//! half of the points (a, b)     2 A(a, k, L) A(b, k, L) / C(n, a)                                  for c + 1 = 2 k
//! on each side                  (A(a, k+1, L) A(b, k, L) + A(a, k, L) A(b, k+1, L)) / C(n, a)      for c + 1 = 2 k + 1
//! ```
//!
//! Source: Wald and Wolfowitz, Annals of Mathematical Statistics 11 (1940) 147, and Mood, the same 11 (1940) 367.
//! Every term is positive, and A is kept divided by 2^m: nothing cancels and nothing overflows.

use crate::base::error::{Error, OptionError, OptionName, PriceError};
use crate::num::tails;
use crate::spc::rules::{Length, Pattern, Role, Rule, RuleSet, RunFacts, Sides};
use std::collections::BTreeMap;

/// The most points.
const MOST_POINTS: usize = 1000;

/// What the centre line of a run chart is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum About {
    /// A median that was known before: each point lies on either side with the same chance, whatever the others do.
    Known,
    /// The median of these same points: half of them lie above and half below. Of an odd number of points off the
    /// centre, one side has one more.
    SampleMedian,
}

/// Longest run and crossings of a run chart on which nothing changed: their joint distribution.
///
/// Values are independent, from one continuous distribution. Points on the centre line are left out: the number of
/// points is that of the useful ones, off the line. A run is a stretch of points on one side; a crossing is where one
/// run ends and the next begins.
///
/// ```
/// use improvement::RuleSet;
/// use improvement::spc::price::{About, RunTest};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let known = RunTest::of(24, About::Known)?;
/// let own = RunTest::of(24, About::SampleMedian)?;
///
/// assert_eq!(format!("{:.4}", known.longest_run_of(7)), "0.1438");
/// // the two Anhøj rules, by no means 5 %
/// assert_eq!(format!("{:.4}", known.signal(&RuleSet::anhoej())?), "0.0662");
/// assert_eq!(format!("{:.4}", own.signal(&RuleSet::anhoej())?), "0.0306");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RunTest {
    useful: usize,
    about: About,
}

impl RunTest {
    /// The test of a chart with n useful points.
    ///
    /// # Errors
    ///
    /// [`OptionError::BadOption`] unless the points are 2 to 1000.
    pub fn of(useful: usize, about: About) -> Result<Self, Error> {
        check_points(useful)?;
        Ok(Self { useful, about })
    }

    /// The number of useful points.
    #[must_use]
    pub const fn useful(&self) -> usize {
        self.useful
    }

    /// What the centre line is.
    #[must_use]
    pub const fn about(&self) -> About {
        self.about
    }

    /// The chance of a run of n points or more, on either side.
    #[must_use]
    pub fn longest_run_of(&self, points: usize) -> f64 {
        let shorter = self.crossings_with_runs_up_to(points.saturating_sub(1));
        (1.0 - shorter.iter().sum::<f64>()).max(0.0)
    }

    /// The chance of exactly n crossings.
    #[must_use]
    pub fn crossings(&self, number: usize) -> f64 {
        let all = self.crossings_with_runs_up_to(self.useful);
        all.get(number).copied().unwrap_or(0.0)
    }

    /// The chance of fewer crossings than this.
    #[must_use]
    pub fn crossings_under(&self, number: usize) -> f64 {
        let all = self.crossings_with_runs_up_to(self.useful);
        all.iter().take(number).sum()
    }

    /// The chance of fewer runs than `fewest` or more than `most`.
    #[must_use]
    pub fn runs_outside(&self, fewest: usize, most: usize) -> f64 {
        // there is one run more than crossings
        let all = self.crossings_with_runs_up_to(self.useful);
        let too_few: f64 = all.iter().take(fewest.saturating_sub(1)).sum();
        let too_many: f64 = all.iter().skip(most.max(fewest.saturating_sub(1))).sum();
        too_few + too_many
    }

    /// The chance of exactly `crossings` crossings and a longest run of exactly `longest_run` points.
    #[must_use]
    pub fn jointly(&self, crossings: usize, longest_run: usize) -> f64 {
        let up_to = |longest: usize| {
            let all = self.crossings_with_runs_up_to(longest);
            all.get(crossings).copied().unwrap_or(0.0)
        };
        (up_to(longest_run) - up_to(longest_run.saturating_sub(1))).max(0.0)
    }

    /// The chance that a rule set signals at all on such a chart, though nothing changed.
    ///
    /// # Errors
    ///
    /// - [`PriceError::NoRules`] for a set in which no rule signals.
    /// - [`PriceError::NoExactChance`] for a rule about anything else than runs and crossings, or about one side.
    /// - [`RuleError::BadRule`](crate::error::RuleError::BadRule) for a rule that [cannot be](Rule::check).
    pub fn signal(&self, rules: &RuleSet) -> Result<f64, Error> {
        let signalling: Vec<&Rule> = rules
            .rules()
            .iter()
            .filter(|rule| rule.role() == Role::Signal)
            .collect();
        if signalling.is_empty() {
            return Err(PriceError::NoRules.into());
        }
        for rule in &signalling {
            rule.check()?;
            if let Some(why) = refusal(rule) {
                return Err(PriceError::NoExactChance {
                    rule: rule.name().into_owned(),
                    why,
                }
                .into());
            }
        }
        let signals = |crossings: usize, longest: usize| {
            signalling
                .iter()
                .any(|rule| phase_rule_holds(rule, self.useful, crossings, longest))
        };
        let mut known: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
        let mut silent = 0.0;
        for crossings in 0..self.useful {
            // a longer run never takes a signal away: the longest that is none
            let (mut quiet, mut loud) = (0, self.useful + 1);
            while loud - quiet > 1 {
                let middle = usize::midpoint(quiet, loud);
                if signals(crossings, middle) {
                    loud = middle;
                } else {
                    quiet = middle;
                }
            }
            let all = known
                .entry(quiet)
                .or_insert_with(|| self.crossings_with_runs_up_to(quiet));
            silent += all[crossings];
        }
        Ok((1.0 - silent).max(0.0))
    }

    /// For each number of crossings from 0 to n − 1, its chance together with no run above `longest`.
    fn crossings_with_runs_up_to(&self, longest: usize) -> Vec<f64> {
        let n = self.useful;
        match self.about {
            About::Known => sums(n, n, longest)
                .iter()
                .skip(1)
                .map(|ways| 2.0 * ways)
                .collect(),
            About::SampleMedian => {
                let (a, b) = (n / 2, n - n / 2);
                let (on_a, on_b) = (sums(a, b + 1, longest), sums(b, b + 1, longest));
                let orders = tails::binomial_pmf(a as f64, n as f64, 0.5);
                (1..=n)
                    .map(|runs| {
                        let k = runs / 2;
                        let ways = if runs.is_multiple_of(2) {
                            2.0 * on_a[k] * on_b[k]
                        } else {
                            on_a[k + 1] * on_b[k] + on_a[k] * on_b[k + 1]
                        };
                        ways / orders
                    })
                    .collect()
            }
        }
    }
}

/// Whether a rule about runs and crossings signals with these numbers of useful points and crossings, and this longest
/// run.
pub(super) fn phase_rule_holds(
    rule: &Rule,
    useful: usize,
    crossings: usize,
    longest: usize,
) -> bool {
    let facts = |method| RunFacts::counted(useful, longest, crossings, method);
    match *rule.pattern() {
        Pattern::Run { length, .. } => facts(length).has_long_run(),
        Pattern::Crossings { fewer_than } => facts(fewer_than).has_few_crossings(),
        Pattern::Runs { table } => facts(Length::Anhoej).breaks_runs_table(table),
        _ => false,
    }
}

/// For each number of parts from 0 to `most`, in how many ways they sum to `total` with no part above `longest`,
/// divided by 2 to the power of `total`.
fn sums(total: usize, most: usize, longest: usize) -> Vec<f64> {
    let mut ways = vec![0.0; total + 1];
    ways[0] = 1.0;
    let mut found = vec![ways[total]];
    for _ in 0..most {
        // the last part has 1 to `longest` points, each of them a factor of a half
        ways = (0..=total)
            .map(|sum| {
                let mut half = 1.0;
                (1..=longest.min(sum))
                    .map(|part| {
                        half *= 0.5;
                        half * ways[sum - part]
                    })
                    .sum()
            })
            .collect();
        found.push(ways[total]);
    }
    found
}

/// Why a rule has no chance here.
fn refusal(rule: &Rule) -> Option<&'static str> {
    match rule.pattern() {
        Pattern::Run { .. } if rule.sides() == Sides::Either => None,
        Pattern::Run { .. } => Some("it looks at one side, and the longest run of both is counted"),
        Pattern::Crossings { .. } | Pattern::Runs { .. } => None,
        Pattern::Trend { .. } => Some(
            "it goes by the order of the values, which is another distribution: `trend_chance`",
        ),
        _ => Some("it is not about runs and crossings"),
    }
}

/// The chance that among n steady points at least `trend` in a row all rise, or all fall.
///
/// Values are independent, from one continuous distribution, so that every order of them is equally likely: nothing
/// else matters. The chance is summed over the rank of the last value among those so far.
///
/// ```
/// use improvement::spc::price::trend_chance;
///
/// # fn main() -> Result<(), improvement::Error> {
/// assert_eq!(format!("{:.4}", trend_chance(24, 5)?), "0.2532"); // a trend of five is no evidence
/// assert_eq!(format!("{:.4}", trend_chance(3, 3)?), "0.3333"); // 2 of 6 orders
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// [`OptionError::BadOption`] unless the points are 2 to 1000 and the trend has two points or more.
pub fn trend_chance(points: usize, trend: usize) -> Result<f64, Error> {
    check_points(points)?;
    if trend < 2 {
        return Err(OptionError::bad(OptionName::TrendPoints, trend, "two or more").into());
    }
    if trend == 2 {
        return Ok(1.0);
    }
    if trend > points {
        return Ok(0.0);
    }
    // rising[j][r]: the chance that the last value is the j-th of those so far (from the lowest, counted from 0), that
    // exactly the last r + 1 steps rise, and of no trend yet. Falling steps are the mirror image.
    let longest = trend - 2;
    let mut rising = vec![vec![0.0; longest]; 2];
    rising[1][0] = 0.5;
    for so_far in 2..points {
        let each = 1.0 / (so_far + 1) as f64;
        // no step up leads to the lowest
        let mut next = vec![vec![0.0; longest]];
        let (mut fallen, mut risen) = (0.0, vec![0.0; longest]);
        for (row, mirrored) in rising.iter().zip(rising.iter().rev()) {
            // a step up to the next rank comes from this one or any below
            fallen += mirrored.iter().sum::<f64>();
            for (sum, chance) in risen.iter_mut().zip(row) {
                *sum += chance;
            }
            let longer = risen.iter().take(longest - 1).map(|sum| each * sum);
            next.push([each * fallen].into_iter().chain(longer).collect());
        }
        rising = next;
    }
    let none: f64 = rising.iter().flatten().sum();
    Ok((1.0 - 2.0 * none).max(0.0))
}

fn check_points(points: usize) -> Result<(), Error> {
    if (2..=MOST_POINTS).contains(&points) {
        return Ok(());
    }
    Err(OptionError::bad(OptionName::Points, points, "2 to 1000").into())
}
