//! Run lengths of EWMA and CUSUM schemes: published numbers, independent routes, and what is refused.

use improvement::spc::EwmaLimits;
use improvement::spc::Width;
use improvement::spc::price::{
    CountCusum, CountEwma, CusumScheme, EwmaScheme, IndividualsScheme, Process, RunLength,
    SchemeRunLength,
};
use improvement::spc::rules::{Edge, RuleSet, Sides};
use improvement::{Error, Side};
use proptest::prelude::*;

const UP: Sides = Sides::Only(Side::Above);
const DOWN: Sides = Sides::Only(Side::Below);

/// Two quadratures, or a quadrature and a sum: both have 12 digits or more.
const SAME: f64 = 1e-11;

fn at(shift: f64) -> Process {
    Process::normal().shifted(shift)
}

fn of_ewma(scheme: EwmaScheme, shift: f64) -> SchemeRunLength {
    scheme.run_length(&at(shift)).expect("a run length")
}

fn of_cusum(scheme: CusumScheme, shift: f64) -> SchemeRunLength {
    scheme.run_length(&at(shift)).expect("a run length")
}

fn of_counts(scheme: CountCusum, process: &Process) -> SchemeRunLength {
    scheme.run_length(process).expect("a run length")
}

#[track_caller]
fn close(found: f64, expected: f64, relative: f64) {
    let off = (found / expected - 1.0).abs();
    assert!(
        off <= relative,
        "{found}, expected {expected}: off by {off:e}"
    );
}

/// A number as it is printed in a table: with as many decimals as the table has.
#[track_caller]
fn printed(found: f64, table: &str) {
    let decimals = table.split_once('.').map_or(0, |(_, digits)| digits.len());
    let expected: f64 = table.parse().expect("a number");
    // three digits of it where the table has no decimals
    assert_eq!(
        format!("{found:.decimals$}"),
        format!("{expected:.decimals$}")
    );
}

fn rows(mean: impl Fn(f64) -> f64, shifts: &[f64], table: &str) {
    let numbers: Vec<&str> = table.split(' ').collect();
    assert_eq!(numbers.len(), shifts.len());
    for (&shift, number) in shifts.iter().zip(numbers) {
        printed(mean(shift), number);
    }
}

/// Lucas and Saccucci, Technometrics 32 (1990) 1, Table 3.
#[test]
fn lucas_and_saccucci() {
    let shifts = [0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0];
    let table = |lambda, width, table| {
        rows(
            |shift| of_ewma(EwmaScheme::new(lambda, width), shift).mean(),
            &shifts,
            table,
        );
    };
    table(
        0.5,
        3.071,
        "500 255 88.8 35.9 17.5 6.53 3.63 2.50 1.93 1.58 1.34 1.07",
    );
    table(
        0.03,
        2.437,
        "500 76.7 29.3 17.6 12.6 8.07 5.99 4.80 4.03 3.49 3.11 2.55",
    );
}

/// The same, Table 5: head starts of half the width. They computed it with a coarse chain, which shows at a shift of
/// zero, where they print 487 and 406, and where λ is 0.03, where they print 7.36 for 7.34. A simulation of a million
/// runs, of two averages by their definition, gave 492.9 ± 0.5 and 405.0 ± 0.5.
#[test]
fn lucas_and_saccucci_with_a_head_start() {
    /// What their chain leaves in the printed numbers: 1.2 % at most.
    const COARSE: f64 = 0.013;
    let shifts = [0.0, 0.5, 1.0, 2.0, 3.0, 5.0];
    for (lambda, width, table) in [
        (0.5, 3.071, [487.0, 86.1, 15.9, 2.87, 1.45, 1.01]),
        (0.03, 2.437, [406.0, 18.4, 7.36, 3.43, 2.34, 1.57]),
    ] {
        for (shift, expected) in shifts.into_iter().zip(table) {
            let scheme = EwmaScheme::new(lambda, width).head_start(0.5 * width);
            close(of_ewma(scheme, shift).mean(), expected, COARSE);
        }
    }
    for (lambda, width, simulated, error) in
        [(0.5, 3.071, 492.908, 0.498), (0.03, 2.437, 405.034, 0.469)]
    {
        let scheme = EwmaScheme::new(lambda, width).head_start(0.5 * width);
        let off = of_ewma(scheme, 0.0).mean() - simulated;
        assert!(off.abs() < 4.0 * error, "{off}");
    }
}

/// Montgomery, *Introduction to Statistical Quality Control*, Table 9.11. Four entries are off by one in the last
/// digit, as exact numbers show: 48.2 (48.29), 18.2 (18.15), 15.9 (15.85), 84.1 (84.01).
#[test]
fn montgomery() {
    let shifts = [0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0];
    for (lambda, width, table) in [
        (0.4, 3.054, "500 224 71.2 28.4 14.3 5.9 3.5 2.5 2.0 1.4"),
        (0.25, 2.998, "500 170 48.3 20.1 11.1 5.5 3.6 2.7 2.3 1.7"),
        (0.2, 2.962, "500 150 41.8 18.1 10.5 5.5 3.7 2.9 2.4 1.9"),
        (0.1, 2.814, "500 106 31.3 15.8 10.3 6.1 4.4 3.4 2.9 2.2"),
        (0.05, 2.615, "500 84.0 28.8 16.4 11.4 7.1 5.2 4.2 3.5 2.7"),
    ] {
        rows(
            |shift| of_ewma(EwmaScheme::new(lambda, width), shift).mean(),
            &shifts,
            table,
        );
    }
}

/// Lucas and Crosier, Technometrics 24 (1982) 199, Tables 1 and 2: without and with a head start of half the interval.
/// One entry is off by one in the last digit: 1.32 (1.325).
#[test]
fn lucas_and_crosier() {
    let shifts = [0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0];
    let table = |interval, head_start, table| {
        let scheme = CusumScheme::new(0.5, interval).head_start(head_start);
        rows(|shift| of_cusum(scheme, shift).mean(), &shifts, table);
    };
    table(4.0, 0.0, "168 74.2 26.6 13.3 8.38 4.75 3.34 2.62 2.19 1.71");
    table(5.0, 0.0, "465 139 38.0 17.0 10.4 5.75 4.01 3.11 2.57 2.01");
    table(4.0, 2.0, "149 62.7 20.1 8.97 5.29 2.86 2.01 1.59 1.33 1.07");
}

/// Brook and Evans, Biometrika 59 (1972) 539, Table 1: k = 0.5, h = 3.
#[test]
fn brook_and_evans() {
    let scheme = CusumScheme::new(0.5, 3.0).sides(UP);
    printed(of_cusum(scheme, 0.0).mean(), "117.596");
    let mirrored = CusumScheme::new(0.5, 3.0).sides(DOWN);
    printed(of_cusum(mirrored, 0.0).mean(), "117.596");
}

/// The mean run length of an upper CUSUM by the chain of Brook and Evans: n states, each in the middle of its
/// stretch. Plain elimination.
fn brook_evans_chain(reference: f64, interval: f64, shift: f64, states: usize) -> f64 {
    let wide = 2.0 * interval / (2 * states - 1) as f64;
    let below = |z: f64| 0.5 * libm::erfc(-z / std::f64::consts::SQRT_2);
    let mut rows: Vec<Vec<f64>> = (0..states)
        .map(|from| {
            let upper =
                |to: usize| below((to as f64 - from as f64 + 0.5) * wide + reference - shift);
            let mut row: Vec<f64> = (0..states)
                .map(|to| {
                    if to == 0 {
                        upper(0)
                    } else {
                        upper(to) - upper(to - 1)
                    }
                })
                .map(|chance| -chance)
                .collect();
            row[from] += 1.0;
            row.push(1.0);
            row
        })
        .collect();
    for k in (1..states).rev() {
        let pivot = rows[k].clone();
        for row in rows.iter_mut().take(k) {
            let factor = row[k] / pivot[k];
            for (cell, pivot) in row.iter_mut().zip(&pivot) {
                *cell -= factor * pivot;
            }
        }
    }
    rows[0][states] / rows[0][0]
}

/// The limit of a sequence in widths that fall by a half, with errors in even powers of them.
fn extrapolated(widths: &[f64], mut values: Vec<f64>) -> f64 {
    for order in 1..values.len() {
        for i in 0..values.len() - order {
            let (wide, narrow) = (widths[i].powi(2), widths[i + order].powi(2));
            values[i] = (wide * values[i + 1] - narrow * values[i]) / (wide - narrow);
        }
    }
    values[0]
}

/// The digits that SAS/QC prints. Those of the EWMA are right to the last. Those of the CUSUM are right to 7 digits: its
/// own quadrature leaves 3e-8 on one side and 3e-7 on both (with this shift the other side would take 10²⁰ points, so
/// that both are the same number to 16 digits). The chain of Brook and Evans, extrapolated, gives all 11.
#[test]
fn sas_qc() {
    const ONE_SIDE: f64 = 3e-8;
    const BOTH_SIDES: f64 = 3e-7;
    const EXTRAPOLATED: f64 = 1e-11;
    let ewma = of_ewma(EwmaScheme::new(0.25, 3.0), 1.0).mean();
    assert_eq!(format!("{ewma:.9}"), "11.154267016");

    let cusum = CusumScheme::new(0.25, 8.0);
    let (one, both) = (
        of_cusum(cusum.sides(UP), 2.5).mean(),
        of_cusum(cusum, 2.5).mean(),
    );
    close(one, 4.150_083_622_5, ONE_SIDE);
    close(both, 4.150_082_671_5, BOTH_SIDES);
    close(
        of_cusum(cusum.head_start(0.1), 2.5).mean(),
        4.106_158_813_1,
        ONE_SIDE,
    );

    let states = [40_u16, 80, 160, 320];
    let widths = states.map(|states| 16.0 / f64::from(2 * states - 1));
    let chains = states.map(|states| brook_evans_chain(0.25, 8.0, 2.5, states.into()));
    close(one, extrapolated(&widths, chains.to_vec()), EXTRAPOLATED);
    close(both, one, SAME);
}

/// Lucas, Technometrics 27 (1985) 129, Tables 2 to 5: Poisson counts of mean 0.25 with k = 0.25 and h = 10, a signal at h
/// or above; upwards and downwards, without and with a head start of half.
#[test]
fn lucas_1985() {
    let steady = Process::poisson(0.25);
    let cusum = CountCusum::new(0.25, 10.0).edge(Edge::Included);
    for (side, head_start, expected) in [
        (Side::Above, 0.0, "438"),
        (Side::Above, 5.0, "333"),
        (Side::Below, 0.0, "437"),
        (Side::Below, 5.0, "318"),
    ] {
        let scheme = cusum.side(side).head_start(head_start);
        printed(of_counts(scheme, &steady).mean(), expected);
    }
}

/// Mean run lengths of a Poisson CUSUM by elimination in 60 digits: nothing is lost where signals are rarest.
#[test]
fn as_many_digits_as_there_are() {
    /// Some rounding of each of the chances, none of it made larger.
    const LAST_DIGITS: f64 = 2e-14;
    for (mean, reference, interval, expected) in [
        (0.5, 3.0, 10.0, 543_121_016_359_806.9),
        (0.5, 2.0, 10.0, 553_264_634_070.361_4),
        (1.0, 3.0, 10.0, 5_120_612_220.215_135),
        (0.5, 2.0, 7.0, 499_867_472.632_848_2),
    ] {
        let found = of_counts(
            CountCusum::new(reference, interval),
            &Process::poisson(mean),
        )
        .mean();
        close(found, expected, LAST_DIGITS);
    }
}

/// Crowder, Journal of Quality Technology 19 (1987) 98: M = 2, R = 3, shifts from 0 in quarters. His quadrature has three
/// digits; the R package spc has ours (`tests/it/price_golden.rs`).
#[test]
fn crowder() {
    const THREE_DIGITS: f64 = 1e-3;
    let scheme = IndividualsScheme::new(2.0).moving_range(3.0);
    let table = [
        18.2164, 16.3541, 12.4282, 8.7559, 6.1071, 4.3582, 3.2260, 2.4878, 1.9989,
    ];
    for (quarters, expected) in (0..).zip(table) {
        let run = scheme
            .run_length(&at(f64::from(quarters) / 4.0))
            .expect("a run length");
        close(run.mean(), expected, THREE_DIGITS);
    }
}

/// A simple generator, so that a simulation is the same everywhere.
struct Random(u64);

impl Random {
    fn uniform(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0
    }

    fn normal(&mut self) -> f64 {
        let radius = libm::sqrt(-2.0 * libm::log(self.uniform()));
        radius * libm::cos(2.0 * std::f64::consts::PI * self.uniform())
    }

    fn poisson(&mut self, mean: f64) -> f64 {
        let (floor, mut product, mut count) = (libm::exp(-mean), self.uniform(), 0.0);
        while product > floor {
            product *= self.uniform();
            count += 1.0;
        }
        count
    }
}

/// Many runs of `signals(value, first?)`, against the mean, the spread, and the chance within 10 points.
#[track_caller]
fn simulated<S: Fn() -> F, F: FnMut(&mut Random) -> bool>(run: &SchemeRunLength, start: S) {
    const RUNS: u32 = 20_000;
    /// One in 16,000 such comparisons fails by chance, and the seed is fixed.
    const ERRORS: f64 = 4.0;
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let (mut sum, mut early) = (0.0, 0);
    for _ in 0..RUNS {
        let mut signals = start();
        let mut points = 1_u32;
        while !signals(&mut random) {
            points += 1;
        }
        sum += f64::from(points);
        early += u32::from(points <= 10);
    }
    let runs = f64::from(RUNS);
    let off = (sum / runs - run.mean()) / (run.standard_deviation() / libm::sqrt(runs));
    assert!(off.abs() < ERRORS, "the mean is {off} standard errors off");
    let chance = run.within(10);
    let off = (f64::from(early) / runs - chance) / libm::sqrt(chance * (1.0 - chance) / runs);
    assert!(
        off.abs() < ERRORS,
        "the chance is {off} standard errors off"
    );
}

#[test]
fn simulations_of_the_definitions() {
    let spread = |shift, spread| Process::normal().shifted(shift).spread(spread);

    let ewma = |limits: EwmaLimits, head: f64| {
        let scheme = EwmaScheme::new(0.2, 2.5).limits(limits).head_start(head);
        let run = scheme.run_length(&spread(0.3, 1.2)).expect("a run length");
        simulated(&run, || {
            let sigma = libm::sqrt(0.2 / 1.8);
            let (mut high, mut low, mut left) = (head * sigma, -head * sigma, 1.0);
            move |random| {
                let x = 0.3 + 1.2 * random.normal();
                high = 0.8 * high + 0.2 * x;
                low = 0.8 * low + 0.2 * x;
                left *= 0.64;
                let exact = limits == EwmaLimits::Exact;
                let limit = 2.5 * sigma * if exact { libm::sqrt(1.0 - left) } else { 1.0 };
                high > limit || low < -limit
            }
        });
    };
    ewma(EwmaLimits::Asymptotic, 0.0);
    ewma(EwmaLimits::Exact, 0.0);
    ewma(EwmaLimits::Asymptotic, 1.25);

    let scheme = EwmaScheme::new(0.2, 2.2)
        .sides(DOWN)
        .barrier(-0.5)
        .head_start(0.4);
    simulated(&of_ewma(scheme, -0.4), || {
        let sigma = libm::sqrt(0.2 / 1.8);
        let mut z = -0.4 * sigma;
        move |random| {
            z = (0.8 * z + 0.2 * (random.normal() - 0.4)).min(0.5 * sigma);
            z < -2.2 * sigma
        }
    });

    let scheme = CusumScheme::new(0.4, 3.5).head_start(1.5);
    simulated(
        &scheme.run_length(&spread(-0.3, 1.1)).expect("a run length"),
        || {
            let (mut up, mut down) = (1.5_f64, 1.5_f64);
            move |random| {
                let x = 1.1 * random.normal() - 0.3;
                up = (up + x - 0.4).max(0.0);
                down = (down - x - 0.4).max(0.0);
                up > 3.5 || down > 3.5
            }
        },
    );

    let counts = Process::poisson(2.0).becoming(2.6);
    simulated(
        &of_counts(CountCusum::new(2.5, 5.0).head_start(1.5), &counts),
        || {
            let mut sum = 1.5_f64;
            move |random| {
                sum = (sum + random.poisson(2.6) - 2.5).max(0.0);
                sum > 5.0
            }
        },
    );
    let ewma = CountEwma::new(0.2, 2.8)
        .run_length(&counts)
        .expect("a run length");
    simulated(&ewma, || {
        let half = 2.8 * libm::sqrt(2.0 * 0.2 / 1.8);
        let mut z = 2.0_f64;
        move |random| {
            z = 0.8 * z + 0.2 * random.poisson(2.6);
            (z - 2.0).abs() > half
        }
    });

    let scheme = IndividualsScheme::new(2.8).correlation(0.6);
    simulated(&scheme.run_length(&at(0.5)).expect("a run length"), || {
        let mut last = None;
        move |random| {
            let fresh = random.normal();
            let x = last.map_or(fresh, |last: f64| 0.6 * last + 0.8 * fresh);
            last = Some(x);
            (x + 0.5).abs() > 2.8
        }
    });
    // a limit of moving ranges well below the width has many kinks
    let scheme = IndividualsScheme::new(2.5).moving_range(1.7);
    simulated(
        &scheme.run_length(&spread(0.2, 0.8)).expect("a run length"),
        || {
            let mut last = None;
            move |random| {
                let x = 0.2 + 0.8 * random.normal();
                let far = last.is_some_and(|last: f64| (x - last).abs() > 1.7);
                last = Some(x);
                far || x.abs() > 2.5
            }
        },
    );
}

/// After a long calm time a two-sided CUSUM is simulated by what it means: runs that signalled before the change are
/// not counted.
#[test]
fn the_steady_state_of_both_sides_simulated() {
    const CALM: u32 = 60;
    const RUNS: u32 = 20_000;
    const ERRORS: f64 = 4.0;
    let scheme = CusumScheme::new(0.25, 3.0);
    let run = of_cusum(scheme, 0.75);
    let mut random = Random(42);
    let (mut counted, mut sum, mut square) = (0.0, 0.0, 0.0);
    for _ in 0..RUNS {
        let (mut up, mut down, mut calm) = (0.0_f64, 0.0_f64, true);
        let mut step = |random: &mut Random, shift: f64| {
            let x = random.normal() + shift;
            up = (up + x - 0.25).max(0.0);
            down = (down - x - 0.25).max(0.0);
            up > 3.0 || down > 3.0
        };
        for _ in 0..CALM {
            if step(&mut random, 0.0) {
                calm = false;
                break;
            }
        }
        if calm {
            let mut points = 1.0;
            while !step(&mut random, 0.75) {
                points += 1.0;
            }
            counted += 1.0;
            sum += points;
            square += points * points;
        }
    }
    let mean = sum / counted;
    let error = libm::sqrt((square / counted - mean * mean) / counted);
    let off = (mean - run.mean_in_steady_state()) / error;
    assert!(
        counted > 500.0 && off.abs() < ERRORS,
        "{off} standard errors"
    );
    assert!(
        (run.mean() - mean).abs() > ERRORS * error,
        "the start makes a difference"
    );
}

/// The sum of the chances of no signal is the mean: a sum over points against the solution of an equation.
#[track_caller]
fn adds_up(run: &SchemeRunLength) {
    let (mut sum, mut points) = (0.0, 0);
    loop {
        let left = 1.0 - run.within(points);
        sum += left;
        points += 1;
        if left < 1e-14 {
            break;
        }
    }
    close(sum, run.mean(), SAME);
    let half = run.median().expect("a median");
    assert!(run.within(half) >= 0.5 && run.within(half - 1) < 0.5);
}

#[test]
fn means_are_sums_of_chances() {
    adds_up(&of_ewma(EwmaScheme::new(0.1, 2.0), 0.8));
    adds_up(&of_ewma(
        EwmaScheme::new(0.1, 2.0).limits(EwmaLimits::Exact),
        0.8,
    ));
    adds_up(&of_ewma(EwmaScheme::new(0.3, 2.0).head_start(0.8), -0.5));
    adds_up(&of_cusum(CusumScheme::new(0.5, 2.0), 0.7));
    adds_up(&of_cusum(CusumScheme::new(0.5, 2.0).head_start(1.4), -0.7));
    adds_up(&of_cusum(CusumScheme::new(0.3, 2.0).sides(UP), 0.4));
    adds_up(&of_counts(
        CountCusum::new(1.5, 3.0),
        &Process::poisson(2.0),
    ));
    adds_up(&of_counts(
        CountCusum::new(0.1, 1.5),
        &Process::binomial(1, 0.3),
    ));
    adds_up(
        &IndividualsScheme::new(1.5)
            .moving_range(1.0)
            .run_length(&at(0.0))
            .expect("a run length"),
    );
}

/// Schemes that are charts: the same numbers by rules and by schemes.
#[test]
fn where_a_scheme_is_a_rule() {
    for (shift, spread) in [(0.0, 1.0), (1.3, 1.0), (-0.4, 1.6)] {
        let process = Process::normal()
            .width(Width::Sigma(2.8))
            .shifted(shift)
            .spread(spread);
        let rule = RunLength::of(&RuleSet::shewhart(), &process).expect("a run length");
        let schemes = [
            EwmaScheme::new(1.0, 2.8).run_length(&process),
            EwmaScheme::new(1.0, 2.8)
                .limits(EwmaLimits::Exact)
                .run_length(&process),
            IndividualsScheme::new(2.8).run_length(&process),
            // no two values within the limits are as far apart
            IndividualsScheme::new(2.8)
                .moving_range(5.7)
                .run_length(&process),
        ];
        for run in schemes {
            let run = run.expect("a run length");
            close(run.mean(), rule.mean(), SAME);
            close(run.standard_deviation(), rule.standard_deviation(), 1e-9);
            close(run.mean_in_steady_state(), rule.mean(), SAME);
            close(run.within(20), rule.within(20), SAME);
            assert_eq!(run.median(), rule.median());
        }
    }
    // a CUSUM that takes off more than it can gather is a chart with a limit at k + h
    let process = Process::normal().width(Width::Sigma(2.5 + 1e-9));
    let rule = RunLength::of(&RuleSet::shewhart(), &process).expect("a run length");
    close(
        of_cusum(CusumScheme::new(2.5, 1e-9), 0.0).mean(),
        rule.mean(),
        1e-9,
    );
}

/// A binomial process of one trial: the run length of a Bernoulli CUSUM by hand. With k = 1/2 and h = 1/2 a signal is two
/// events in a row, or an event after an event whose half is still there: the sum after one event is 1/2.
#[test]
fn a_bernoulli_cusum_by_hand() {
    let p = 0.2;
    // from 0: an event leads to 1/2. From 1/2: an event signals, none leads back to 0
    // L0 = 1 + p L1 + (1 − p) L0      L1 = 1 + (1 − p) L0      so L0 = (1 + p)/p²
    let found = of_counts(CountCusum::new(0.5, 0.5), &Process::binomial(1, p)).mean();
    close(found, (1.0 + p) / (p * p), SAME);
    // what cannot reach the interval never signals
    let never = of_counts(CountCusum::new(1.0, 1.0), &Process::binomial(1, p));
    assert_eq!(
        (never.mean(), never.median(), never.within(1000)),
        (f64::INFINITY, None, 0.0)
    );
    assert_eq!(never.mean_in_steady_state(), f64::INFINITY);
}

#[test]
fn the_limit_for_a_wanted_mean() {
    for wanted in [1.5, 20.0, 370.4, 1e6, 1e11] {
        let ewma = EwmaScheme::new(0.15, 1.0)
            .for_mean(wanted)
            .expect("a width");
        close(of_ewma(ewma, 0.0).mean(), wanted, SAME);
        let cusum = CusumScheme::new(0.6, 1.0)
            .for_mean(wanted.max(2.0))
            .expect("an interval");
        close(of_cusum(cusum, 0.0).mean(), wanted.max(2.0), SAME);
    }
    let exact = EwmaScheme::new(0.2, 1.0)
        .limits(EwmaLimits::Exact)
        .head_start(0.5);
    let exact = exact.for_mean(200.0).expect("a width");
    close(of_ewma(exact, 0.0).mean(), 200.0, SAME);
    let one = EwmaScheme::new(0.2, 1.0)
        .sides(UP)
        .barrier(-1.0)
        .for_mean(200.0)
        .expect("a width");
    close(of_ewma(one, 0.0).mean(), 200.0, SAME);
    // of counts, the smallest interval that is enough
    let steady = Process::binomial(50, 0.02);
    let enough = CountCusum::new(1.5, 9.0)
        .for_mean(&steady, 300.0)
        .expect("an interval");
    let less = CountCusum::new(1.5, enough.interval() - 0.5);
    assert!(of_counts(enough, &steady).mean() >= 300.0);
    assert!(of_counts(less, &steady).mean() < 300.0);
}

/// No weight and no reference value a little to either side does better.
#[test]
fn the_best_for_a_shift() {
    for shift in [0.5, -1.0, 2.0] {
        let best = EwmaScheme::best_for(shift, 370.0).expect("a scheme");
        close(of_ewma(best, 0.0).mean(), 370.0, SAME);
        let delay = of_ewma(best, shift).mean();
        for factor in [0.8, 0.97, 1.03, 1.25] {
            let other = EwmaScheme::new(best.lambda() * factor, 3.0)
                .for_mean(370.0)
                .expect("a width");
            assert!(
                of_ewma(other, shift).mean() > delay,
                "{factor} times the weight for {shift}"
            );
        }
        // Moustakides: on one side exactly half the shift
        let one_side = |reference: f64| {
            let scheme = CusumScheme::new(reference, 3.0).sides(UP).for_mean(370.0);
            of_cusum(scheme.expect("an interval"), shift.abs()).mean()
        };
        let half = 0.5 * shift.abs();
        assert!(one_side(half) < one_side(0.99 * half) && one_side(half) < one_side(1.01 * half));
        let best = CusumScheme::best_for(shift, 370.0).expect("a scheme");
        assert_eq!(best.reference(), half);
    }
    // a large shift is for a Shewhart chart, or nearly one
    let large = EwmaScheme::best_for(5.0, 370.0).expect("a scheme");
    assert!(large.lambda() > 0.95);
}

/// Likelihood ratios: the reference value of Poisson counts from 2 to 4 is 2/ln 2 = 2.8854.
#[test]
fn reference_values_of_counts() {
    let reference = |before: &Process, after, most| {
        CountCusum::reference_for(before, after, most).expect("a reference value")
    };
    assert_eq!(reference(&Process::poisson(2.0), 4.0, 1), 3.0);
    let fine = reference(&Process::poisson(2.0), 4.0, 1000);
    assert!((fine - 2.0 / std::f64::consts::LN_2).abs() < 1e-6);
    // it lies between the two means, whichever is larger
    let fall = reference(&Process::binomial(40, 0.2), 0.1, 1000) / 40.0;
    assert!(fall > 0.1 && fall < 0.2);
    let ratio = libm::log(0.9 / 0.8) / (libm::log(0.9 / 0.8) - libm::log(0.1 / 0.2));
    assert!((fall - ratio).abs() < 1e-6);
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 24,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn wider_is_calmer_and_both_sides_are_alike(
        lambda in 0.05..1.0_f64, width in 1.0..4.0_f64, more in 0.01..1.0_f64, shift in -2.0..2.0_f64,
    ) {
        let narrow = EwmaScheme::new(lambda, width);
        let wide = EwmaScheme::new(lambda, width + more);
        let mean = of_ewma(narrow, shift).mean();
        prop_assert!(of_ewma(wide, shift).mean() > mean);
        prop_assert!((of_ewma(narrow, -shift).mean() / mean - 1.0).abs() < SAME);
        prop_assert!(of_ewma(narrow.limits(EwmaLimits::Exact), shift).mean() <= mean);
        prop_assert!(of_ewma(narrow.head_start(0.3 * lambda), shift).mean() <= mean);
        let (up, down) = (narrow.sides(UP), narrow.sides(DOWN));
        prop_assert_eq!(of_ewma(up, shift).mean(), of_ewma(down, -shift).mean());
    }

    #[test]
    fn a_larger_interval_is_calmer_and_both_sides_are_alike(
        reference in 0.0..1.5_f64, interval in 0.5..6.0_f64, more in 0.01..1.0_f64, shift in -2.0..2.0_f64,
    ) {
        let small = CusumScheme::new(reference, interval);
        let large = CusumScheme::new(reference, interval + more);
        let run = of_cusum(small, shift);
        prop_assert!(of_cusum(large, shift).mean() > run.mean());
        prop_assert!((of_cusum(small, -shift).mean() / run.mean() - 1.0).abs() < SAME);
        prop_assert!(of_cusum(small.head_start(0.5 * interval), shift).mean() < run.mean());
        // two sides signal no later than either, and never less often
        let (up, down) = (of_cusum(small.sides(UP), shift), of_cusum(small.sides(DOWN), shift));
        prop_assert!(run.mean() <= up.mean().min(down.mean()) * (1.0 + SAME));
        let mut last = 0.0;
        for points in [1, 2, 5, 20, 100, 1000, 100_000] {
            let now = run.within(points);
            prop_assert!(now >= last - 1e-13 && now <= 1.0);
            prop_assert!(now >= up.within(points).max(down.within(points)) - 1e-12);
            last = now;
        }
    }

    #[test]
    fn nothing_is_nan(
        lambda in 1e-3..1.0_f64, width in 0.01..6.0_f64, shift in -60.0..60.0_f64, spread in 0.5..30.0_f64,
    ) {
        let process = Process::normal().shifted(shift).spread(spread);
        let runs = [
            EwmaScheme::new(lambda.max(0.05), width).run_length(&process),
            EwmaScheme::new(lambda.max(0.05), width).sides(UP).limits(EwmaLimits::Exact).run_length(&process),
            CusumScheme::new(lambda, width).run_length(&process),
            CusumScheme::new(lambda, width).sides(DOWN).run_length(&process),
            IndividualsScheme::new(width).moving_range(0.7 * width).run_length(&process),
            IndividualsScheme::new(width).correlation(lambda - 0.5).run_length(&process),
        ];
        for run in runs {
            let run = run.expect("a run length");
            let numbers = [run.mean(), run.standard_deviation(), run.mean_in_steady_state(), run.within(7)];
            prop_assert!(numbers.iter().all(|number| *number >= 0.0), "{numbers:?}");
            prop_assert!(run.mean() >= 1.0 - SAME);
        }
    }
}

#[track_caller]
fn says<T>(result: Result<T, Error>, expected: &str) {
    let error = result
        .err()
        .unwrap_or_else(|| panic!("not refused: {expected}"));
    assert_eq!(
        (error.code(), error.to_string().as_str()),
        ("bad_option", expected)
    );
}

#[test]
fn what_no_ewma_can_be() {
    let steady = Process::normal();
    let run = |scheme: EwmaScheme| scheme.run_length(&steady);
    let plain = EwmaScheme::new(0.2, 3.0);
    for (lambda, found) in [(0.0, "0"), (1.5, "1.5"), (f64::NAN, "NaN")] {
        let expected = format!("the weight lambda is {found}, expected above 0 and at most 1");
        says(run(EwmaScheme::new(lambda, 3.0)), &expected);
    }
    says(
        run(EwmaScheme::new(0.2, 0.0)),
        "the width of the limits is 0, expected a finite number above zero",
    );
    says(
        run(plain.sides(UP).barrier(3.0)),
        "the barrier is 3, expected a finite number below the limit",
    );
    says(
        run(plain.start(-3.0)),
        "the start is -3, expected a number inside the limits",
    );
    says(
        run(plain.sides(UP).start(-0.5)),
        "the start is -0.5, expected a number inside the limits",
    );
    says(
        run(plain.limits(EwmaLimits::Exact).head_start(2.5)),
        "the head start is 2.5, expected zero or more, and inside the first limit",
    );
    says(
        run(plain.sides(UP).start(0.5).head_start(0.5)),
        "the head start is 0.5, expected zero where a start is given: on one side they are the same",
    );
    says(
        run(EwmaScheme::new(0.0001, 3.0)),
        "the number of nodes that the scheme needs is 1.128e3, expected at most 1000: give more weight to the last value, \
         or set the limits closer",
    );
    says(
        plain.run_length(&Process::poisson(2.0)),
        "the process is one of counts or times, expected one of normal values: for counts there are CountCusum and \
         CountEwma",
    );
    says(
        plain.run_length(&at(f64::NAN)),
        "the shift is NaN, expected a finite number of standard deviations",
    );
    for wanted in [1.0, 0.5, f64::NAN, 1e13] {
        let expected =
            format!("the mean run length wanted is {wanted}, expected above 1 and at most 1e12");
        says(plain.for_mean(wanted), &expected);
        says(EwmaScheme::best_for(1.0, wanted), &expected);
        says(CusumScheme::best_for(1.0, wanted), &expected);
        says(CusumScheme::new(0.5, 4.0).for_mean(wanted), &expected);
        says(
            CountCusum::new(0.5, 4.0).for_mean(&Process::poisson(0.4), wanted),
            &expected,
        );
    }
    says(
        plain.sides(UP).barrier(1.0).start(1.0).for_mean(1.5),
        "the mean run length wanted is 1.5, expected more than the least that such a scheme can have",
    );
    for shift in [0.0, f64::INFINITY, 11.0] {
        let expected = format!(
            "the shift to be seen is {shift}, expected 0.05 to 10 standard deviations, up or down"
        );
        says(EwmaScheme::best_for(shift, 100.0), &expected);
        says(CusumScheme::best_for(shift, 100.0), &expected);
    }
    says(
        run(plain).expect("a run length").percentile(0.0),
        "the chance of a percentile is 0, expected above 0 and below 1",
    );
}

#[test]
fn what_no_cusum_can_be() {
    let run = |scheme: CusumScheme| scheme.run_length(&Process::normal());
    says(
        run(CusumScheme::new(-0.1, 4.0)),
        "the reference value is -0.1, expected a finite number, zero or more",
    );
    says(
        run(CusumScheme::new(0.5, 0.0)),
        "the decision interval is 0, expected a finite number above zero",
    );
    says(
        run(CusumScheme::new(0.5, 4.0).sides(UP).head_start(4.5)),
        "the head start is 4.5, expected zero or more, and inside the decision interval",
    );
    says(
        run(CusumScheme::new(0.5, 4.0).head_start(3.0)),
        "the head start is 3, expected at most half the decision interval and the reference value, where both sides are \
         watched",
    );
    says(
        CusumScheme::new(0.5, 4.0).for_mean(1.0 + 1e-3),
        "the mean run length wanted is 1.001, expected more than the least that such a scheme can have",
    );
}

#[test]
fn what_no_scheme_of_counts_can_be() {
    let steady = Process::poisson(2.0);
    let run = |scheme: CountCusum| scheme.run_length(&steady);
    says(
        run(CountCusum::new(0.0, 4.0)),
        "the reference value is 0, expected a finite number above zero",
    );
    says(
        run(CountCusum::new(std::f64::consts::E, 4.0)),
        "the reference value is 2.718281828459045, expected a fraction with a denominator of at most 1000",
    );
    says(
        run(CountCusum::new(2.5, f64::NAN)),
        "the decision interval is NaN, expected a finite number above zero",
    );
    says(
        run(CountCusum::new(2.5, 600.0)),
        "the number of states that the scheme needs is 1.201e3, expected at most 1200: a reference value with a smaller \
         denominator, or a smaller interval",
    );
    says(
        run(CountCusum::new(2.5, 4.0).head_start(0.3)),
        "the head start is 0.3, expected zero, or a multiple of the step of the reference value that is no signal",
    );
    says(
        CountCusum::new(2.5, 4.0).run_length(&Process::normal()),
        "the process is one of other values, expected one of counts",
    );
    says(
        CountCusum::new(1.0, 4.0).for_mean(&Process::binomial(1, 0.5), 10.0),
        "the mean run length wanted is 10, expected one that some interval has",
    );
    let reference =
        |process: &Process, after, most| CountCusum::reference_for(process, after, most);
    says(
        reference(&steady, 2.0, 10),
        "the mean after the change is 2, expected another than before, and inside the possible",
    );
    says(
        reference(&steady, 4.0, 0),
        "the largest denominator is 0, expected 1 to 1000",
    );
    says(
        reference(&Process::geometric(30.0), 40.0, 10),
        "the process is one of other values, expected a Poisson or binomial one",
    );
    let run = |scheme: CountEwma| scheme.run_length(&steady);
    says(
        run(CountEwma::new(0.0, 3.0)),
        "the weight lambda is 0, expected above 0 and at most 1",
    );
    says(
        run(CountEwma::new(0.1, -3.0)),
        "the width of the limits is -3, expected a finite number above zero",
    );
    says(
        run(CountEwma::new(0.1, 3.0).cells(2)),
        "the number of cells is 2, expected 3 to 1200",
    );
    says(
        CountEwma::new(0.1, 3.0).run_length(&Process::normal()),
        "the process is one of other values, expected one of counts: for normal values there is EwmaScheme",
    );
    says(
        CountEwma::new(0.1, 3.0).run_length(&Process::poisson(1e9)),
        "the mean of the process is 1000000000, expected one small enough for exact counts: for larger ones take normal \
         values",
    );
}

#[test]
fn what_no_individuals_can_be() {
    let run = |scheme: IndividualsScheme| scheme.run_length(&Process::normal());
    let plain = IndividualsScheme::new(3.0);
    says(
        run(IndividualsScheme::new(f64::INFINITY)),
        "the width of the limits is inf, expected a finite number above zero",
    );
    says(
        run(plain.moving_range(0.0)),
        "the limit of the moving ranges is 0, expected a finite number above zero",
    );
    says(
        run(plain.moving_range(0.01)),
        "the limit of the moving ranges is 0.01, expected large enough for a scheme of 1000 nodes: a larger part of the \
         width",
    );
    says(
        run(plain.correlation(1.0)),
        "the correlation is 1, expected above -1 and below 1",
    );
    says(
        run(plain.correlation(0.5).moving_range(3.7)),
        "the correlation is 0.5, expected 0 where moving ranges are judged too",
    );
}
