//! What a run chart counts over a whole phase: the longest run and the crossings.

use super::boxes;
use super::compare;
use super::frame::Level;
use super::mask::{runs_in, squeezed};
use super::pattern::{Length, Pattern, RunsTable};
use serde::Serialize;

/// What a run chart counts over one phase, and the limits for it.
///
/// Points on the centre line, missing and excluded points are left out: the points that remain are the useful ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
pub struct RunFacts {
    useful: usize,
    longest_run: usize,
    crossings: usize,
    longest_run_limit: Option<usize>,
    crossings_limit: Option<usize>,
}

/// Runs about the centre, counted 64 points at a time.
#[derive(Default)]
struct Runs {
    useful: usize,
    longest: usize,
    crossings: usize,
    /// How long the run is so far that the last useful point belongs to.
    current: usize,
    /// Whether that point lies above.
    above: bool,
}

impl Runs {
    /// The next points: those above the centre, and those below it.
    fn add(&mut self, [above, below]: [u64; 2]) {
        let off = above | below;
        if off == 0 {
            return;
        }
        let points = off.count_ones();
        // the useful points side by side, a bit for those above
        let side = squeezed(above, !off);
        let before = if self.useful == 0 {
            side & 1
        } else {
            u64::from(self.above)
        };
        // a bit for each that lies on the other side than the one before
        let all = u64::MAX >> (64 - points);
        let changes = (side ^ (side << 1 | before)) & all;
        self.useful += points as usize;
        self.crossings += changes.count_ones() as usize;
        self.above = side >> (points - 1) & 1 == 1;
        // the run that goes on
        let first = changes.trailing_zeros().min(points);
        self.current += first as usize;
        self.longest = self.longest.max(self.current);
        let Some(last) = changes.checked_ilog2() else {
            return;
        };
        // runs that begin here: is any longer than the longest so far?
        let same = all & !changes & u64::MAX << first;
        let mut longer = runs_in(same, self.longest);
        while longer != 0 {
            self.longest += 1;
            longer &= longer << 1;
        }
        self.current = (points - last) as usize;
    }

    fn facts(&self, method: Length) -> RunFacts {
        RunFacts::counted(self.useful, self.longest, self.crossings, method)
    }
}

impl RunFacts {
    /// Of values, and the lines about the centre: above, below.
    pub(crate) fn of(values: &[f64], centre: &[Level<'_>; 2], method: Length) -> Self {
        let mut runs = Runs::default();
        match centre {
            [Level::Flat(above), Level::Flat(below)] => {
                compare::off_flat(values, [*above, *below], |words| runs.add(words));
            }
            lines => {
                let columns = lines.each_ref().map(|line| line.column(values.len()));
                compare::off_each(values, columns.each_ref().map(|line| &**line), |words| {
                    runs.add(words);
                });
            }
        }
        runs.facts(method)
    }

    /// The facts of up to 64 points: the ones above the centre, and the ones below it.
    pub(crate) fn of_words(words: [u64; 2], method: Length) -> Self {
        let mut runs = Runs::default();
        runs.add(words);
        runs.facts(method)
    }

    /// The facts of any number of points, 64 to a word: the ones above the centre, and the ones below it.
    pub(crate) fn of_masks([above, below]: [&[u64]; 2], method: Length) -> Self {
        let mut runs = Runs::default();
        for (&above, &below) in above.iter().zip(below) {
            runs.add([above, below]);
        }
        runs.facts(method)
    }

    /// The facts of counts that are known.
    pub(crate) fn counted(
        useful: usize,
        longest_run: usize,
        crossings: usize,
        method: Length,
    ) -> Self {
        let limits = Self::limits(method, useful, crossings);
        Self {
            useful,
            longest_run,
            crossings,
            longest_run_limit: limits.map(|limits| limits.0),
            crossings_limit: limits.map(|limits| limits.1),
        }
    }

    /// The longest run and the fewest crossings that are no signal; none without useful points.
    ///
    /// The cut box lets the longest run depend on the crossings that were counted.
    pub(crate) fn limits(
        method: Length,
        useful: usize,
        crossings: usize,
    ) -> Option<(usize, usize)> {
        if useful == 0 {
            return None;
        }
        let anhoej = || (anhoej_run(useful), anhoej_crossings(useful));
        Some(match method {
            Length::Exactly(number) => (usize::from(number).saturating_sub(1), usize::from(number)),
            Length::Anhoej => anhoej(),
            Length::BestBox => boxes::best(useful).unwrap_or_else(anhoej),
            Length::CutBox => boxes::cut(useful, crossings).unwrap_or_else(anhoej),
        })
    }

    /// How many points are off the centre line.
    #[must_use]
    pub const fn useful(&self) -> usize {
        self.useful
    }

    /// How many useful points in a row lie on one side, at most.
    #[must_use]
    pub const fn longest_run(&self) -> usize {
        self.longest_run
    }

    /// How often a useful point lies on the other side than the one before.
    #[must_use]
    pub const fn crossings(&self) -> usize {
        self.crossings
    }

    /// A longest run above this is a signal; none where there is no useful point.
    #[must_use]
    pub const fn longest_run_limit(&self) -> Option<usize> {
        self.longest_run_limit
    }

    /// Fewer crossings than this are a signal; none where there is no useful point.
    #[must_use]
    pub const fn crossings_limit(&self) -> Option<usize> {
        self.crossings_limit
    }

    /// Whether the longest run is longer than its limit.
    #[must_use]
    pub fn has_long_run(&self) -> bool {
        self.longest_run_limit
            .is_some_and(|limit| self.longest_run > limit)
    }

    /// Whether there are fewer crossings than the limit.
    #[must_use]
    pub fn has_few_crossings(&self) -> bool {
        self.crossings_limit
            .is_some_and(|limit| self.crossings < limit)
    }

    /// Whether the number of runs is outside the limits of a table.
    pub(crate) fn breaks_runs_table(&self, table: RunsTable) -> bool {
        let RunsTable::Exact05 = table;
        if self.useful == 0 {
            return false;
        }
        let (fewest, most) = runs_limits(self.useful);
        let runs = self.crossings + 1;
        runs < fewest || runs > most
    }
}

/// Whether a rule about a whole phase holds; none for other rules.
#[inline]
pub(super) fn whole_phase(
    pattern: &Pattern,
    facts: impl FnOnce(Length) -> RunFacts,
) -> Option<bool> {
    match *pattern {
        Pattern::Crossings { fewer_than } => Some(facts(fewer_than).has_few_crossings()),
        Pattern::Runs { table } => Some(facts(Length::Anhoej).breaks_runs_table(table)),
        _ => None,
    }
}

/// Anhøj's limit for the longest run: log₂ n + 3, rounded.
///
/// log₂ n is a half and a whole number for no whole n (its square would be twice a power of four), so that how
/// halves are rounded does not matter.
pub(super) fn anhoej_run(useful: usize) -> usize {
    // round(log₂ n) is the k with 2^(2k−1) < n² < 2^(2k+1), in whole numbers
    let square = (useful as u128) * (useful as u128);
    let floor = square.ilog2(); // of n², so 2·log₂ n, cut off
    (floor as usize).div_ceil(2) + 3
}

/// Anhøj's limit for the crossings: the 5 % point of a binomial of n − 1 and a half.
pub(super) fn anhoej_crossings(useful: usize) -> usize {
    let trials = useful - 1;
    match FEWEST_CROSSINGS.get(trials) {
        Some(&fewest) => fewest.into(),
        None => binomial_5_percent(trials),
    }
}

/// The limit for up to 64 points, by the number of steps between them.
const FEWEST_CROSSINGS: [u8; 64] = {
    let mut limits = [0; 64];
    let mut trials = 0;
    while trials < 64 {
        // twenty times the chance of so few, as whole numbers over 2^trials
        let (mut ways, mut sum, mut few) = (1_u128, 1_u128, 0);
        while 20 * sum < 1 << trials {
            ways = ways * (trials as u128 - few as u128) / (few as u128 + 1);
            few += 1;
            sum += ways;
        }
        limits[trials] = few;
        trials += 1;
    }
    limits
};

/// The least number that n tosses of a coin fall short of, or match, in at least 5 %.
pub(super) fn binomial_5_percent(trials: usize) -> usize {
    let middle = trials / 2;
    // the chances from the middle down, relative to the middle, until they no longer matter
    let mut weights = Vec::with_capacity(middle.min(64) + 1);
    weights.push(1.0_f64);
    let mut below = middle;
    while below > 0 {
        // C(m, k − 1) = C(m, k) · k / (m − k + 1)
        let next = weights[weights.len() - 1] * below as f64 / (trials - below + 1) as f64;
        if next < 1e-20 {
            break;
        }
        weights.push(next);
        below -= 1;
    }
    let lower: f64 = weights.iter().rev().sum();
    let total = if trials.is_multiple_of(2) {
        2.0 * lower - 1.0
    } else {
        2.0 * lower
    };
    let mut sum = 0.0;
    for (down, weight) in weights.iter().enumerate().rev() {
        sum += weight;
        if sum >= 0.05 * total {
            return middle - down;
        }
    }
    middle
}

/// The fewest and the most runs that leave at most 2.5 % at each end, with half of the points on each side.
///
/// With a and b points on the sides, the number of runs is 2k in 2 C(a−1, k−1) C(b−1, k−1) of C(a+b, a) orders and
/// 2k + 1 in C(a−1, k) C(b−1, k−1) + C(a−1, k−1) C(b−1, k) (Wald and Wolfowitz 1940).
pub(super) fn runs_limits(useful: usize) -> (usize, usize) {
    let (a, b) = (useful / 2, useful - useful / 2);
    if a == 0 {
        return (1, 1);
    }
    let orders = ln_choose(a + b, a);
    let chance = |runs: usize| {
        let k = runs / 2;
        if runs.is_multiple_of(2) {
            2.0 * libm::exp(ln_choose(a - 1, k - 1) + ln_choose(b - 1, k - 1) - orders)
        } else {
            libm::exp(ln_choose(a - 1, k) + ln_choose(b - 1, k - 1) - orders)
                + libm::exp(ln_choose(a - 1, k - 1) + ln_choose(b - 1, k) - orders)
        }
    };
    let most_possible = if a == b { 2 * a } else { 2 * a + 1 };
    let (mut fewest, mut tail) = (2, 0.0);
    while fewest < most_possible {
        tail += chance(fewest);
        if tail > 0.025 {
            break;
        }
        fewest += 1;
    }
    let (mut most, mut tail) = (most_possible, 0.0);
    while most > fewest {
        tail += chance(most);
        if tail > 0.025 {
            break;
        }
        most -= 1;
    }
    (fewest, most)
}

fn ln_choose(n: usize, k: usize) -> f64 {
    if k > n {
        return f64::NEG_INFINITY;
    }
    let ln_factorial = |n: usize| libm::lgamma(n as f64 + 1.0);
    ln_factorial(n) - ln_factorial(k) - ln_factorial(n - k)
}

#[cfg(test)]
mod tests {
    use super::{Level, RunFacts, runs_limits};
    use crate::spc::rules::{Length, RunsTable};

    /// As many points, half of them above, in so many runs.
    fn of_runs(points: usize, runs: usize) -> RunFacts {
        // the first runs are of one point each, and the last two take what is left of each side
        let mut values: Vec<f64> = (0..runs)
            .map(|run| if run % 2 == 0 { 1.0 } else { -1.0 })
            .collect();
        for side in [1.0, -1.0] {
            let missing = points / 2 - values.iter().filter(|value| **value == side).count();
            let last = values
                .iter()
                .rposition(|value| *value == side)
                .expect("a run");
            values.splice(last..last, std::iter::repeat_n(side, missing));
        }
        RunFacts::of(
            &values,
            &[Level::Flat(0.0), Level::Flat(0.0)],
            Length::Anhoej,
        )
    }

    #[test]
    fn as_many_runs_as_the_table_allows_are_allowed_and_one_more_is_not() {
        for points in [12, 20, 30] {
            let (fewest, most) = runs_limits(points);
            for (runs, breaks) in [
                (fewest - 1, true),
                (fewest, false),
                (most, false),
                (most + 1, true),
            ] {
                let facts = of_runs(points, runs);
                assert_eq!((facts.useful(), facts.crossings() + 1), (points, runs));
                assert_eq!(
                    facts.breaks_runs_table(RunsTable::Exact05),
                    breaks,
                    "{runs} runs of {points}"
                );
            }
        }
    }
}
