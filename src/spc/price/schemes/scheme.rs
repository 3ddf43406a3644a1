//! How many points until a scheme that remembers (EWMA, CUSUM) first signals.

use crate::base::error::{Error, OptionError, OptionName};
use crate::spc::price::chains::chain::{Advances, Ageing, Chain, Step, become_next, deviation};

/// How many points go by until an EWMA, a CUSUM or another scheme first signals: the whole distribution.
///
/// It answers the questions that [`RunLength`](crate::spc::price::RunLength) answers for a rule set, in the same words. The point
/// that signals is counted, so that the shortest run length is 1. How exact it is, the scheme says:
/// [`EwmaScheme`](crate::spc::price::EwmaScheme), [`CusumScheme`](crate::spc::price::CusumScheme), [`CountCusum`](crate::spc::price::CountCusum),
/// [`IndividualsScheme`](crate::spc::price::IndividualsScheme).
///
/// ```
/// use improvement::spc::price::{CusumScheme, Process};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let cusum = CusumScheme::new(0.5, 5.0);
/// let steady = cusum.run_length(&Process::normal())?;
/// let moved = cusum.run_length(&Process::normal().shifted(1.0))?;
///
/// assert_eq!(format!("{:.0}", steady.mean()), "465"); // a false alarm about every 465 points
/// assert_eq!(format!("{:.1}", moved.mean()), "10.4"); // and a shift by one sigma seen after about 10
/// assert_eq!(format!("{:.3}", steady.within(24)), "0.038"); // one chart of 24 points in 26
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct SchemeRunLength {
    mean: f64,
    way: SchemeChain,
}

#[derive(Debug, Clone)]
enum SchemeChain {
    One(Box<OneChain>),
    Two(Box<TwoSides>),
}

/// One chain, after points of which each had limits of its own.
#[derive(Debug, Clone)]
pub(in crate::spc::price) struct OneChain {
    /// The chance of no signal after 0, 1, 2 … points, up to the point before the chain begins.
    pub(in crate::spc::price) silent: Vec<f64>,
    /// The chance of a signal by then.
    pub(in crate::spc::price) spoken: Vec<f64>,
    /// The chain, whose first step leads from there.
    pub(in crate::spc::price) now: Chain,
    /// The chain of the process before it changed; none if it did not.
    pub(in crate::spc::price) before: Option<Chain>,
}

/// Two chains that end together, of which one is at rest whenever the other ends.
///
/// State 0 of each is the start and state 1 is rest. When one signals, the other is at rest: so what it loses, it
/// loses there.
#[derive(Debug, Clone)]
pub(in crate::spc::price) struct TwoSides {
    pub(in crate::spc::price) up: Chain,
    pub(in crate::spc::price) down: Chain,
    /// Both, of the process before it changed; none if it did not.
    pub(in crate::spc::price) before: Option<(Chain, Chain)>,
}

/// A place to rest: state 1 of either chain.
const REST: usize = 1;

impl OneChain {
    /// A chain that begins at the first point.
    pub(in crate::spc::price) fn at_once(now: Chain, before: Option<Chain>) -> Self {
        Self {
            silent: vec![1.0],
            spoken: vec![0.0],
            now,
            before,
        }
    }

    /// The points before the chain begins, and the chances of a signal and of none by then.
    fn opening(&self) -> (u64, f64, f64) {
        let points = self.silent.len() - 1;
        (points as u64, self.spoken[points], self.silent[points])
    }
}

impl From<OneChain> for SchemeRunLength {
    fn from(one: OneChain) -> Self {
        let (points, _, silent) = one.opening();
        let mean = if silent == 0.0 {
            one.silent.iter().sum()
        } else {
            let early: f64 = one.silent[..usize::try_from(points).unwrap_or(0)]
                .iter()
                .sum();
            early + silent * one.now.means()[0]
        };
        Self {
            mean,
            way: SchemeChain::One(Box::new(one)),
        }
    }
}

impl From<TwoSides> for SchemeRunLength {
    fn from(two: TwoSides) -> Self {
        let (up, down) = (two.up.means(), two.down.means());
        Self {
            mean: TwoSides::together((up[0], up[REST]), (down[0], down[REST])),
            way: SchemeChain::Two(Box::new(two)),
        }
    }
}

impl TwoSides {
    /// The mean run length of both sides together, from each side's mean where it starts and its mean from rest.
    ///
    /// Side + signals at T, unless side − does so first; then side + is at rest and goes on from there. So
    /// E T₊ = L + P(− first) L₊(0) and E T₋ = L + P(+ first) L₋(0), and the two chances add up to 1. With both at
    /// rest at the start it is 1/L = 1/L₊ + 1/L₋. Source: Kemp, Journal of the Royal Statistical Society B 23 (1961)
    /// 149; Lucas and Crosier, Technometrics 24 (1982) 199, eq. A1.
    fn together((up, up_rest): (f64, f64), (down, down_rest): (f64, f64)) -> f64 {
        match (up_rest.is_infinite(), down_rest.is_infinite()) {
            (true, _) => down,
            (_, true) => up,
            _ => (up / up_rest + down / down_rest - 1.0) / (1.0 / up_rest + 1.0 / down_rest),
        }
    }

    fn ageing<'a>(up: &'a Chain, down: &'a Chain) -> Ageing<Pair<'a>> {
        let start = |chain: &Chain| {
            let mut now = vec![0.0; chain.states()];
            now[0] = 1.0;
            now
        };
        let pair = Pair {
            now: [start(up), start(down)],
            chains: [up, down],
        };
        Ageing::of(pair, up.ends() || down.ends())
    }
}

/// Where both sides are, given that neither has signalled: each by itself.
struct Pair<'a> {
    chains: [&'a Chain; 2],
    now: [Vec<f64>; 2],
}

impl Advances for Pair<'_> {
    fn step(&mut self) -> Step {
        let [up, down] = [0, 1].map(|side| self.chains[side].rate(&self.now[side]));
        let mut left = 0.0;
        let mut moved = 0.0;
        for (side, lost) in [(0, down), (1, up)] {
            let mut next = self.chains[side].forward(&self.now[side]);
            next[REST] = (next[REST] - lost).max(0.0);
            let (its, far) = become_next(&mut self.now[side], next);
            // what is left is a difference, and its rounding no movement
            moved += (far - 4.0 * f64::EPSILON / its).max(0.0);
            // the side that loses less keeps more digits
            if (side == 0) == (up >= down) {
                left = its;
            }
        }
        Step {
            rate: up + down,
            left,
            moved,
        }
    }
}

impl SchemeRunLength {
    /// The mean number of points to the first signal, from the start that the scheme has.
    ///
    /// Infinite if there never is one, or so seldom that no `f64` holds it.
    #[doc(alias = "ARL")]
    #[doc(alias = "zero-state ARL")]
    #[must_use]
    pub const fn mean(&self) -> f64 {
        self.mean
    }

    /// The standard deviation of the number of points to the first signal.
    #[doc(alias = "SDRL")]
    #[must_use]
    pub fn standard_deviation(&self) -> f64 {
        if self.mean.is_infinite() {
            return f64::INFINITY;
        }
        let square = match &self.way {
            SchemeChain::One(one) => {
                let (points, _, silent) = one.opening();
                let odd = |(n, silent): (usize, &f64)| (2.0 * n as f64 + 1.0) * silent;
                let early: f64 = one.silent[..one.silent.len() - 1]
                    .iter()
                    .enumerate()
                    .map(odd)
                    .sum();
                let late =
                    2.0 * points as f64 * one.now.means()[0] + one.now.ageing().mean_square();
                early + silent * late
            }
            SchemeChain::Two(two) => TwoSides::ageing(&two.up, &two.down).mean_square(),
        };
        deviation(self.mean, square)
    }

    /// The mean number of points to the first signal after the change, if the process went on unchanged for a long
    /// time before, without a signal.
    ///
    /// The scheme is then where it is in the long run, given that it has not signalled: the conditional steady state.
    /// What it started with, and limits that were narrow at the start, are forgotten.
    #[doc(alias = "steady-state ARL")]
    #[doc(alias = "average delay")]
    #[must_use]
    pub fn mean_in_steady_state(&self) -> f64 {
        let weighted = |chances: &[f64], means: &[f64]| -> f64 {
            let pairs = chances
                .iter()
                .zip(means)
                .filter(|(chance, _)| **chance > 0.0);
            pairs.map(|(chance, mean)| chance * mean).sum()
        };
        if self.mean.is_infinite() {
            return f64::INFINITY;
        }
        match &self.way {
            SchemeChain::One(one) => {
                let before = one.before.as_ref().unwrap_or(&one.now);
                weighted(&before.ageing().long_run(), &one.now.means())
            }
            SchemeChain::Two(two) => {
                let (up, down) = match &two.before {
                    Some((up, down)) => (up, down),
                    None => (&two.up, &two.down),
                };
                let [above, below] = TwoSides::ageing(up, down).settle().now;
                let (up, down) = (two.up.means(), two.down.means());
                TwoSides::together(
                    (weighted(&above, &up), up[REST]),
                    (weighted(&below, &down), down[REST]),
                )
            }
        }
    }

    /// The chance of a signal within the first `points` points.
    ///
    /// On an unchanged process this is the chance of a false alarm on a chart of n points.
    #[must_use]
    pub fn within(&self, points: u64) -> f64 {
        match &self.way {
            SchemeChain::One(one) => {
                let (opening, spoken, silent) = one.opening();
                match usize::try_from(points) {
                    Ok(early) if points <= opening => one.spoken[early],
                    _ => spoken + silent * one.now.ageing().spoken_after(points - opening),
                }
            }
            SchemeChain::Two(two) => TwoSides::ageing(&two.up, &two.down).spoken_after(points),
        }
        .min(1.0)
    }

    /// The number of points within which half of all first signals come; none if there never is one.
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

    /// The number of points after which the chance of no signal is at most this.
    fn points_until(&self, left: f64) -> Option<u64> {
        match &self.way {
            SchemeChain::One(one) => {
                let (opening, _, silent) = one.opening();
                if silent <= left {
                    let early = one.silent.iter().position(|&silent| silent <= left);
                    return early.map(|points| points as u64);
                }
                let late = one.now.ageing().points_until(left / silent)?;
                Some(opening.saturating_add(late))
            }
            SchemeChain::Two(two) => TwoSides::ageing(&two.up, &two.down).points_until(left),
        }
    }
}
