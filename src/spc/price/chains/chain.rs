//! The Markov chain of an automaton that reads the letters of a process, until it signals.

use crate::spc::price::chains::automaton::Automaton;
use crate::spc::price::chains::machine::SIGNAL;
use crate::spc::price::chains::solve::Elimination;
use ndarray::Array2;

/// Two steps whose distributions differ by less (in sum) are the same: what follows is geometric.
const SETTLED: f64 = 1e-14;
/// Two chances of a signal that differ by less, relatively, are the same.
const STEADY: f64 = 1e-12;
/// Where the distribution has been the same for this many times as long as it took to get there, and at least for
/// `AT_LEAST` points, the rarest states are full too, and what still changes is rounding.
const TIMES_AS_LONG: u64 = 20;
const AT_LEAST: u64 = 5000;
/// A chance of no signal that is too small to change any answer.
const GONE: f64 = 1e-40;
/// The steps after which a chain that has not settled is taken as if it had.
const PATIENCE: u64 = 2_000_000;

/// The states of the automaton, state 0 the start, and the chances of their steps.
#[derive(Debug, Clone)]
pub(in crate::spc::price) struct Chain {
    /// For each state, where it goes on and with what chance.
    steps: Vec<Vec<(usize, f64)>>,
    /// The chance of a signal at the next point.
    ending: Vec<f64>,
    /// What the signals say, and with what chance at the next point.
    says: Vec<Vec<(u32, f64)>>,
}

impl Chain {
    /// The chain of an automaton and the chances of the zones' letters.
    pub(in crate::spc::price) fn new(automaton: &Automaton, chances: &[f64]) -> Self {
        let machine = automaton.machine();
        let mut by_class = vec![0.0; machine.letters()];
        for (letter, chance) in chances.iter().enumerate() {
            by_class[automaton.class(letter)] += chance;
        }
        let mut chain = Self::of(Vec::new(), Vec::new());
        for state in 0..machine.states() {
            let (mut steps, mut says) = (Vec::new(), Vec::new());
            let mut ending = 0.0;
            for (letter, &chance) in by_class.iter().enumerate() {
                if chance == 0.0 {
                    continue;
                }
                let to = machine.next(state, letter);
                if to & SIGNAL == 0 {
                    add(&mut steps, to as usize, chance);
                } else {
                    ending += chance;
                    add(&mut says, to ^ SIGNAL, chance);
                }
            }
            chain.steps.push(steps);
            chain.says.push(says);
            chain.ending.push(ending);
        }
        chain
    }

    /// A chain of these steps; state 0 is the start.
    pub(in crate::spc::price) fn of(steps: Vec<Vec<(usize, f64)>>, ending: Vec<f64>) -> Self {
        let says = vec![Vec::new(); ending.len()];
        Self {
            steps,
            ending,
            says,
        }
    }

    /// The chances of the states after one more point, from those before it.
    pub(in crate::spc::price) fn forward(&self, now: &[f64]) -> Vec<f64> {
        let mut next = vec![0.0; now.len()];
        for (from, steps) in self.steps.iter().enumerate() {
            let here = now[from];
            if here == 0.0 {
                continue;
            }
            for &(to, chance) in steps {
                next[to] += here * chance;
            }
        }
        next
    }

    /// The chance of a signal at the next point, from the chances of the states.
    pub(in crate::spc::price) fn rate(&self, now: &[f64]) -> f64 {
        now.iter()
            .zip(&self.ending)
            .map(|(now, ending)| now * ending)
            .sum()
    }

    /// The mean number of points to the end from each state; infinite where the end is too rare for an `f64`.
    pub(in crate::spc::price) fn means(&self) -> Vec<f64> {
        let states = self.states();
        if self.ends() {
            let means = self.solver().gathered(&vec![1.0; states]);
            if means.iter().all(|mean| mean.is_finite()) {
                return means;
            }
        }
        vec![f64::INFINITY; states]
    }

    /// Whether there is ever a signal. Where one can come at all, it comes: the same letters lead to it from
    /// every state.
    pub(in crate::spc::price) fn ends(&self) -> bool {
        let mut reached = vec![false; self.steps.len()];
        let mut todo = vec![0];
        while let Some(state) = todo.pop() {
            if self.ending[state] > 0.0 {
                return true;
            }
            if !std::mem::replace(&mut reached[state], true) {
                todo.extend(self.steps[state].iter().map(|step| step.0));
            }
        }
        false
    }

    pub(in crate::spc::price) fn says(&self) -> &[Vec<(u32, f64)>] {
        &self.says
    }

    pub(in crate::spc::price) fn states(&self) -> usize {
        self.steps.len()
    }

    /// A way to solve x = c + Q x.
    pub(in crate::spc::price) fn solver(&self) -> Elimination {
        let states = self.steps.len();
        let mut matrix = Array2::zeros((states, states));
        for (from, steps) in self.steps.iter().enumerate() {
            for &(to, chance) in steps {
                matrix[[from, to]] = chance;
            }
        }
        Elimination::of(matrix, self.ending.clone())
    }

    pub(in crate::spc::price) fn ageing(&self) -> Ageing<Walk<'_>> {
        let mut now = vec![0.0; self.steps.len()];
        now[0] = 1.0;
        Ageing::of(Walk { chain: self, now }, self.ends())
    }
}

fn add<K: PartialEq>(list: &mut Vec<(K, f64)>, key: K, chance: f64) {
    match list.iter_mut().find(|entry| entry.0 == key) {
        Some(entry) => entry.1 += chance,
        None => list.push((key, chance)),
    }
}

/// What goes on point by point until a signal.
pub(in crate::spc::price) trait Advances {
    /// One more point, given that there was no signal so far.
    fn step(&mut self) -> Step;
}

/// What one point did.
pub(in crate::spc::price) struct Step {
    /// The chance of a signal.
    pub(in crate::spc::price) rate: f64,
    /// The chance of none.
    pub(in crate::spc::price) left: f64,
    /// How far the distribution moved, in sum.
    pub(in crate::spc::price) moved: f64,
}

/// Where a chain is, given that there was no signal.
pub(in crate::spc::price) struct Walk<'a> {
    chain: &'a Chain,
    now: Vec<f64>,
}

impl Advances for Walk<'_> {
    fn step(&mut self) -> Step {
        let rate = self.chain.rate(&self.now);
        let next = self.chain.forward(&self.now);
        let (left, moved) = become_next(&mut self.now, next);
        Step { rate, left, moved }
    }
}

/// Puts the next distribution, made to sum to 1, in the place of the one before. Says what its sum was, and how
/// far it is from the one before.
pub(in crate::spc::price) fn become_next(now: &mut Vec<f64>, mut next: Vec<f64>) -> (f64, f64) {
    let left: f64 = next.iter().sum();
    if left <= 0.0 {
        return (0.0, 0.0);
    }
    for chance in &mut next {
        *chance /= left;
    }
    let moved = now.iter().zip(&next).map(|(a, b)| (a - b).abs()).sum();
    *now = next;
    (left, moved)
}

/// The standard deviation of a number of points, from its mean and its mean square.
pub(in crate::spc::price) fn deviation(mean: f64, square: f64) -> f64 {
    if square.is_infinite() {
        // so seldom a signal comes at each point with the same chance
        return mean;
    }
    (square - mean * mean).max(0.0).sqrt()
}

/// A walk with its age, and what has become of the chance of no signal.
pub(in crate::spc::price) struct Ageing<W> {
    walk: W,
    /// The chance of no signal so far.
    silent: f64,
    /// The chance of a signal so far: what is left of 1, without its rounding.
    spoken: f64,
    points: u64,
    /// The chance of a signal at the last point, given that there was none before.
    rate: f64,
    /// The point since which the distribution is the same.
    same_since: Option<u64>,
    /// The chance of a signal at each further point, once it stays the same.
    settled: Option<f64>,
}

impl<W: Advances> Ageing<W> {
    /// From the start; a walk that never ends never signals.
    pub(in crate::spc::price) fn of(walk: W, ends: bool) -> Self {
        Self {
            walk,
            silent: 1.0,
            points: 0,
            spoken: 0.0,
            rate: 0.0,
            same_since: None,
            settled: (!ends).then_some(0.0),
        }
    }

    /// One more point.
    fn step(&mut self) {
        let Step { rate, left, moved } = self.walk.step();
        self.points += 1;
        self.spoken += self.silent * rate;
        self.silent *= left;
        // where signals are rare, the states that lead to them fill up long after the others
        let steady = rate > 0.0 && (rate - self.rate).abs() <= STEADY * rate;
        self.rate = rate;
        self.same_since = (moved <= SETTLED).then(|| self.same_since.unwrap_or(self.points));
        let settled = self
            .same_since
            .is_some_and(|since| steady || self.points >= AT_LEAST.max(TIMES_AS_LONG * since));
        if left == 0.0 {
            self.settled = Some(1.0);
        } else if settled || self.points >= PATIENCE {
            self.settled = Some(rate);
        }
    }

    /// The chance of a signal among the first `points` points. Points must not go down from call to call.
    pub(in crate::spc::price) fn spoken_after(&mut self, points: u64) -> f64 {
        while self.points < points && self.silent >= GONE {
            if let Some(rate) = self.settled {
                let rest = (points - self.points) as f64;
                return self.spoken - self.silent * libm::expm1(rest * libm::log1p(-rate));
            }
            self.step();
        }
        self.spoken
    }

    /// The number of points after which the chance of no signal is at most this; none if it never is.
    pub(in crate::spc::price) fn points_until(&mut self, silent: f64) -> Option<u64> {
        while self.silent > silent {
            if let Some(rate) = self.settled {
                if rate <= 0.0 {
                    return None;
                }
                let rest = libm::ceil(libm::log(silent / self.silent) / libm::log1p(-rate));
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "a whole number above zero; one past the largest becomes the largest"
                )]
                return Some(self.points.saturating_add(rest as u64));
            }
            self.step();
        }
        Some(self.points)
    }

    /// The mean of the squared number of points to the first signal: the sum of (2 n + 1) P(none after n points).
    pub(in crate::spc::price) fn mean_square(&mut self) -> f64 {
        let mut sum = 0.0;
        loop {
            let odd = 2.0 * self.points as f64 + 1.0;
            if let Some(rate) = self.settled {
                if self.silent == 0.0 {
                    return sum;
                }
                return sum + self.silent * (odd + 2.0 * (1.0 - rate) / rate) / rate;
            }
            if self.silent < GONE {
                return sum;
            }
            sum += odd * self.silent;
            self.step();
        }
    }

    /// The walk in the long run, as long as there is no signal.
    pub(in crate::spc::price) fn settle(mut self) -> W {
        while self.settled.is_none() {
            self.step();
        }
        self.walk
    }
}

impl Ageing<Walk<'_>> {
    /// Where the chain is in the long run, as long as there is no signal.
    pub(in crate::spc::price) fn long_run(self) -> Vec<f64> {
        self.settle().now
    }
}
