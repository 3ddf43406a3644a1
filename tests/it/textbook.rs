//! Every kind of chart against the textbook's formula, worked out here the long way: plain loops over plain
//! numbers, no code of the crate but its constants' published values.
//!
//! The charts are made awkward on purpose: unequal denominators, gaps inside baselines, phases, exclusions and
//! frozen limits together.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "limits of counts are small whole numbers"
)]

use improvement::spc::{Basis, CaseCount, Centre, Dispersion, Estimator, Phase, Spread, Width};
use improvement::{Chart, Kind, Options, Reason, Series};

/// Sums of at most forty numbers, added up in another order than the crate does.
const ROUNDING: f64 = 1e-12;
/// Constants copied from tables with ten digits.
const TABLE: f64 = 1e-9;

/// Mean range of 2, 3, 4 and 5 normal values (Harter 1960, ten digits).
const D2: [f64; 4] = [
    std::f64::consts::FRAC_2_SQRT_PI,
    1.692_568_750_6,
    2.058_750_746_0,
    2.325_928_947_2,
];
/// Standard deviation of the range of 2 to 5 normal values.
const D3: [f64; 4] = [
    0.852_502_466_4,
    0.888_368_004_1,
    0.879_808_202_9,
    0.864_081_940_9,
];

fn c4(size: usize) -> f64 {
    // c4(2) = √(2/π), and c4(n) c4(n + 1) = √((n − 1)/n), since Γ(x + 1) = x Γ(x)
    let mut value = (2.0 / std::f64::consts::PI).sqrt();
    for n in 2..size {
        let n = n as f64;
        value = ((n - 1.0) / n).sqrt() / value;
    }
    value
}

#[track_caller]
fn close(found: Option<f64>, expected: f64, tolerance: f64) {
    let found = found.unwrap_or_else(|| panic!("nothing, expected {expected}"));
    let fits = (found - expected).abs() <= tolerance * expected.abs().max(1.0);
    assert!(fits, "found {found}, expected {expected}");
}

fn because() -> Reason {
    Reason::change("a change")
}

fn lost() -> Reason {
    Reason::data("lost")
}

/// Thirty-six events and trials, the trials from 40 to 155, with a gap at 5.
fn events() -> Vec<Option<f64>> {
    let event = |index: usize| (9 + (index * 7) % 11 + (index * index) % 5) as f64;
    (0..36)
        .map(|index| (index != 5).then(|| event(index)))
        .collect()
}

fn trials() -> Vec<Option<f64>> {
    let trial = |index: usize| (40 + (index * 37) % 116) as f64;
    (0..36)
        .map(|index| (index != 5).then(|| trial(index)))
        .collect()
}

fn values() -> Vec<Option<f64>> {
    let value =
        |index: usize| 20.0 + ((index * 13) % 17) as f64 / 3.0 - ((index * 5) % 7) as f64 / 7.0;
    (0..36)
        .map(|index| (index != 5).then(|| value(index)))
        .collect()
}

/// A baseline of the first 18 points, a phase from 24 on of its own, and 3 and 26 left out.
fn awkward() -> Options {
    Chart::options()
        .baseline(Basis::points(0..18))
        .phase(24, because())
        .exclude(3, lost())
        .exclude(26, lost())
        .width(Width::Sigma(3.0))
        .centre(Centre::Mean)
        .provisional()
}

/// The points that set the limits at a point of `awkward`.
fn basis(point: usize) -> Vec<usize> {
    let range = if point < 24 { 0..18 } else { 24..36 };
    range.filter(|index| ![3, 5, 26].contains(index)).collect()
}

/// Neighbours among those points.
fn pairs(points: &[usize]) -> Vec<(usize, usize)> {
    points
        .windows(2)
        .filter(|pair| pair[1] == pair[0] + 1)
        .map(|pair| (pair[0], pair[1]))
        .collect()
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let values: Vec<f64> = values.collect();
    values.iter().sum::<f64>() / values.len() as f64
}

fn of(column: &[Option<f64>], points: &[usize]) -> Vec<f64> {
    points
        .iter()
        .map(|&index| column[index].expect("not missing"))
        .collect()
}

#[test]
fn p_np_and_u_with_unequal_denominators_phases_a_baseline_exclusions_and_a_gap() {
    let (events, trials) = (events(), trials());
    let proportions = Series::proportions(events.clone(), trials.clone()).expect("proportions");
    let rates = Series::rates(events.clone(), trials.clone()).expect("rates");
    let p = awkward().chart(Kind::P, &proportions).expect("p");
    let np = awkward().chart(Kind::Np, &proportions).expect("np");
    let u = awkward().chart(Kind::U, &rates).expect("u");
    for point in 0..36 {
        if point == 5 {
            assert_eq!(
                (p.value(5), p.upper(5), np.upper(5), u.lower(5)),
                (None, None, None, None)
            );
            continue;
        }
        let set = basis(point);
        let centre = of(&events, &set).iter().sum::<f64>() / of(&trials, &set).iter().sum::<f64>();
        let n = trials[point].expect("not missing");
        let sigma = (centre * (1.0 - centre) / n).sqrt();
        close(p.centre(point), centre, ROUNDING);
        close(p.upper(point), (centre + 3.0 * sigma).min(1.0), ROUNDING);
        close(p.lower(point), (centre - 3.0 * sigma).max(0.0), ROUNDING);
        close(np.centre(point), n * centre, ROUNDING);
        close(
            np.upper(point),
            (n * centre + 3.0 * n * sigma).min(n),
            ROUNDING,
        );
        close(
            np.lower(point),
            (n * centre - 3.0 * n * sigma).max(0.0),
            ROUNDING,
        );
        let sigma = (centre / n).sqrt();
        close(u.centre(point), centre, ROUNDING);
        close(u.upper(point), centre + 3.0 * sigma, ROUNDING);
        close(u.lower(point), (centre - 3.0 * sigma).max(0.0), ROUNDING);
    }
}

#[test]
fn the_primes_and_i_prime_the_same() {
    let (events, trials) = (events(), trials());
    let proportions = Series::proportions(events.clone(), trials.clone()).expect("proportions");
    let rates = Series::rates(events.clone(), trials.clone()).expect("rates");
    let ratios = Series::ratios(events.clone(), trials.clone()).expect("ratios");
    let p = awkward().chart(Kind::PPrime, &proportions).expect("p′");
    let u = awkward().chart(Kind::UPrime, &rates).expect("u′");
    let i = awkward().chart(Kind::IPrime, &ratios).expect("i′");
    let ratio = |index: usize| events[index].expect("there") / trials[index].expect("there");
    let n = |index: usize| trials[index].expect("there");
    for point in (0..36).filter(|&point| point != 5) {
        let set = basis(point);
        let centre = of(&events, &set).iter().sum::<f64>() / of(&trials, &set).iter().sum::<f64>();
        let prime = |unit: f64| {
            let score = |index: usize| (ratio(index) - centre) / (unit / n(index).sqrt());
            let moves = pairs(&set)
                .into_iter()
                .map(|(a, b)| (score(b) - score(a)).abs());
            3.0 * unit / n(point).sqrt() * mean(moves) / D2[0]
        };
        let half = prime((centre * (1.0 - centre)).sqrt());
        close(p.upper(point), (centre + half).min(1.0), TABLE);
        close(p.lower(point), (centre - half).max(0.0), TABLE);
        let half = prime(centre.sqrt());
        close(u.upper(point), centre + half, TABLE);
        close(u.lower(point), (centre - half).max(0.0), TABLE);
        // Taylor: the moving range of two ratios over what one unit of denominator would make of it
        let moves = pairs(&set)
            .into_iter()
            .map(|(a, b)| (ratio(b) - ratio(a)).abs() / (0.5 * (1.0 / n(a) + 1.0 / n(b))).sqrt());
        let half = 3.0 * mean(moves) / D2[0] / n(point).sqrt();
        close(i.centre(point), centre, ROUNDING);
        close(i.upper(point), centre + half, TABLE);
        close(i.lower(point), centre - half, TABLE);
    }
}

#[test]
fn xmr_and_its_moving_ranges_the_same() {
    let values = values();
    let series = Series::values(values.clone()).expect("values");
    let chart = awkward().chart(Kind::Individuals, &series).expect("XmR");
    let ranges = chart.moving_ranges().expect("mR");
    for point in 0..36 {
        let set = basis(point);
        let centre = mean(of(&values, &set).into_iter());
        let moves: Vec<f64> = pairs(&set)
            .into_iter()
            .map(|(a, b)| (values[b].expect("there") - values[a].expect("there")).abs())
            .collect();
        let average = mean(moves.into_iter());
        close(chart.centre(point), centre, ROUNDING);
        close(chart.upper(point), centre + 3.0 * average / D2[0], TABLE);
        close(chart.lower(point), centre - 3.0 * average / D2[0], TABLE);
        close(ranges.centre(point), average, TABLE);
        close(
            ranges.upper(point),
            average * (1.0 + 3.0 * D3[0] / D2[0]),
            TABLE,
        );
        close(ranges.lower(point), 0.0, 0.0);
    }
    for point in [0, 3, 4, 5, 6, 24, 26, 27] {
        assert_eq!(
            ranges.value(point),
            None,
            "no neighbour before point {point}"
        );
    }
    close(
        ranges.value(25),
        (values[25].unwrap() - values[24].unwrap()).abs(),
        ROUNDING,
    );
}

#[test]
fn a_baseline_across_phases_takes_no_moving_range_over_their_border() {
    // level 0 before point 10, level 100 from there: the step of 100 is the change, not noise
    let level = |index: usize| if index < 10 { 0.0 } else { 100.0 } + (index % 2) as f64;
    let options = Chart::options()
        .baseline(Basis::points(0..20))
        .phase(10, because());
    let chart = options.provisional().xmr((0..20).map(level)).expect("XmR");
    close(chart.phases()[0].estimate().moving_range, 1.0, ROUNDING);
}

#[test]
fn a_baseline_inside_a_phase_has_the_same_moving_ranges_on_both_charts() {
    let options = Chart::options()
        .baseline(Basis::points(10..14))
        .provisional();
    let chart = options
        .xmr([9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 3, 5, 4, 5, 9, 8])
        .expect("XmR");
    let average = (2.0 + 1.0 + 1.0) / 3.0; // not the step from 9 to 3
    close(chart.phases()[0].estimate().moving_range, average, ROUNDING);
    close(
        chart.moving_ranges().expect("mR").centre(15),
        average,
        ROUNDING,
    );
}

#[test]
fn the_moving_ranges_of_a_known_process_follow_from_its_sigma() {
    let options = Chart::options()
        .baseline(Basis::process(20.0, 2.0))
        .provisional();
    let chart = options.xmr([22.0, 19.0, 21.0, 18.0]).expect("XmR");
    close(
        chart.moving_ranges().expect("mR").centre(0),
        2.0 * D2[0],
        TABLE,
    );
    let given = Chart::options()
        .baseline(Basis::lines(20.0, 14.0, 26.0))
        .provisional();
    let chart = given.xmr([22.0, 19.0, 21.0, 18.0]).expect("XmR");
    close(
        chart.moving_ranges().expect("mR").centre(0),
        (3.0 + 2.0 + 3.0) / 3.0,
        ROUNDING,
    );
}

#[test]
fn an_excluded_point_equals_a_missing_one_for_limits() {
    let (events, trials) = (events(), trials());
    let without = |points: &[usize], column: &[Option<f64>]| -> Vec<Option<f64>> {
        let keep = |index: usize| {
            (!points.contains(&index))
                .then_some(column[index])
                .flatten()
        };
        (0..36).map(keep).collect()
    };
    let out = [3, 17, 30];
    let excluded = out.iter().fold(Chart::options(), |options, &index| {
        options.exclude(index, lost())
    });
    let full = Series::proportions(events.clone(), trials.clone()).expect("full");
    let gaps = Series::proportions(without(&out, &events), without(&out, &trials)).expect("gaps");
    for kind in [
        Kind::P,
        Kind::PPrime,
        Kind::Np,
        Kind::IPrime,
        Kind::Individuals,
        Kind::Run,
    ] {
        let left_out = excluded.chart(kind, &full).expect("excluded");
        let missing = Chart::of(kind, &gaps).expect("missing");
        for point in (0..36).filter(|point| !out.contains(point)) {
            assert_eq!(
                left_out.centre(point),
                missing.centre(point),
                "{kind:?} {point}"
            );
            assert_eq!(
                left_out.upper(point),
                missing.upper(point),
                "{kind:?} {point}"
            );
            assert_eq!(
                left_out.lower(point),
                missing.lower(point),
                "{kind:?} {point}"
            );
        }
        assert_eq!(left_out.signals(), missing.signals(), "{kind:?}");
    }
}

/// Fifteen subgroups of 2 to 5 values, the seventh missing.
fn groups() -> Vec<Vec<Option<f64>>> {
    let value = |group: usize, index: usize| 50.0 + ((group * 31 + index * 17) % 23) as f64 / 4.0;
    let group = |group: usize| match group {
        6 => vec![None],
        _ => (0..2 + group % 4)
            .map(|index| Some(value(group, index)))
            .collect(),
    };
    (0..15).map(group).collect()
}

fn present() -> Vec<Vec<f64>> {
    groups()
        .into_iter()
        .map(|group| group.into_iter().flatten().collect())
        .collect()
}

fn range(group: &[f64]) -> f64 {
    let sorted = |a: &&f64, b: &&f64| a.total_cmp(b);
    group.iter().max_by(sorted).expect("a value") - group.iter().min_by(sorted).expect("a value")
}

fn deviation(group: &[f64]) -> f64 {
    let centre = mean(group.iter().copied());
    let squares: f64 = group.iter().map(|value| (value - centre).powi(2)).sum();
    (squares / (group.len() - 1) as f64).sqrt()
}

#[test]
fn means_ranges_and_deviations_of_subgroups_of_unequal_sizes() {
    let groups = present();
    let used: Vec<&Vec<f64>> = groups.iter().filter(|group| !group.is_empty()).collect();
    let total: f64 = used.iter().flat_map(|group| group.iter()).sum();
    let grand = total / used.iter().map(|group| group.len()).sum::<usize>() as f64;
    let by_range = mean(used.iter().map(|group| range(group) / D2[group.len() - 2]));
    let by_deviation = mean(used.iter().map(|group| deviation(group) / c4(group.len())));
    let freedom: f64 = used.iter().map(|group| (group.len() - 1) as f64).sum();
    let pooled = used
        .iter()
        .map(|group| (group.len() - 1) as f64 * deviation(group).powi(2));
    let pooled = (pooled.sum::<f64>() / freedom).sqrt();
    let weight = |group: &&&Vec<f64>| (D2[group.len() - 2] / D3[group.len() - 2]).powi(2);
    let weights: f64 = used.iter().map(|group| weight(&group)).sum();
    let weighed = used
        .iter()
        .map(|group| weight(&group) * range(group) / D2[group.len() - 2]);
    let minimum = weighed.sum::<f64>() / weights;

    let series = Series::subgroups(self::groups()).expect("subgroups");
    let chart = |kind: Kind, from: Dispersion| {
        let options = Chart::options()
            .estimator(Estimator::of(from))
            .provisional();
        options.chart(kind, &series).expect("chart")
    };
    let by_name = [
        (Kind::XbarR, Dispersion::MeanRange, by_range),
        (Kind::XbarS, Dispersion::MeanDeviation, by_deviation),
        (Kind::XbarS, Dispersion::Pooled, pooled),
        (
            Kind::XbarR,
            Dispersion::MinimumVariance(Spread::Range),
            minimum,
        ),
        (
            Kind::XbarS,
            Dispersion::RootMeanSquare,
            pooled / c4(freedom as usize + 1),
        ),
    ];
    for (kind, from, sigma) in by_name {
        let chart = chart(kind, from);
        let spread = chart.spread().expect("a spread track");
        for (point, group) in groups.iter().enumerate() {
            if group.is_empty() {
                assert_eq!((chart.value(point), chart.upper(point)), (None, None));
                assert_eq!((spread.value(point), spread.upper(point)), (None, None));
                continue;
            }
            let size = group.len();
            close(chart.centre(point), grand, ROUNDING);
            close(chart.value(point), mean(group.iter().copied()), ROUNDING);
            close(
                chart.upper(point),
                grand + 3.0 * sigma / (size as f64).sqrt(),
                TABLE,
            );
            let (middle, vary, value) = if kind == Kind::XbarR {
                (D2[size - 2], D3[size - 2], range(group))
            } else {
                (c4(size), (1.0 - c4(size).powi(2)).sqrt(), deviation(group))
            };
            close(spread.value(point), value, ROUNDING);
            close(spread.centre(point), middle * sigma, TABLE);
            close(spread.upper(point), (middle + 3.0 * vary) * sigma, TABLE);
            close(
                spread.lower(point),
                ((middle - 3.0 * vary) * sigma).max(0.0),
                TABLE,
            );
        }
    }
}

#[test]
fn an_excluded_subgroup_of_one_is_drawn_without_a_spread() {
    let series = Series::subgroups([vec![4.0, 6.0], vec![9.0], vec![5.0, 9.0], vec![5.0, 6.0]])
        .expect("subgroups");
    for kind in [Kind::XbarR, Kind::XbarS, Kind::R, Kind::S] {
        let chart = Chart::options()
            .exclude(1, lost())
            .provisional()
            .chart(kind, &series)
            .expect("chart");
        let track = chart.spread().unwrap_or(chart.main());
        assert_eq!(track.value(1), None, "{kind:?}");
        assert_eq!(
            track.centre(1),
            None,
            "{kind:?}: one value has no range to expect"
        );
        assert!(chart.to_string().contains("excluded"));
    }
}

#[test]
fn medians_with_ties_and_with_an_even_number() {
    let chart = Chart::run([3, 1, 2, 2, 2, 9]).expect("run");
    assert_eq!(chart.centre(0), Some(2.0));
    let chart = Chart::run([1, 2, 3, 4]).expect("run");
    assert_eq!(chart.centre(0), Some(2.5));
    let facts = Chart::run([1, 2, 2, 2, 3, 3]).expect("run");
    let facts = facts.phases()[0].run_facts(); // median 2: 1 below, two above
    assert_eq!(
        (facts.useful(), facts.longest_run(), facts.crossings()),
        (3, 2, 1)
    );
}

/// log n! by the sum of logarithms.
fn ln_factorial(n: usize) -> f64 {
    (2..=n).map(|k| (k as f64).ln()).sum()
}

fn binomial(k: usize, n: usize, p: f64) -> f64 {
    let choose = ln_factorial(n) - ln_factorial(k) - ln_factorial(n - k);
    (choose + k as f64 * p.ln() + (n - k) as f64 * (1.0 - p).ln()).exp()
}

#[test]
fn exact_binomial_limits_leave_at_most_the_stated_chance_and_no_less_would_do() {
    let chance = 0.05;
    let (events, trials) = (events(), trials());
    let series = Series::proportions(events, trials.clone()).expect("proportions");
    for kind in [Kind::P, Kind::Np] {
        let chart = Chart::options()
            .width(Width::Probability(chance))
            .chart(kind, &series)
            .expect("chart");
        let p = chart.phases()[0].estimate().mean.expect("a mean");
        for point in (0..36).filter(|&point| point != 5) {
            let n = trials[point].expect("there") as usize;
            let scale = if kind == Kind::P { n as f64 } else { 1.0 };
            let upper = (chart.upper(point).expect("a limit") * scale).round() as usize;
            let lower = (chart.lower(point).expect("a limit") * scale).round() as usize;
            let above = |from: usize| (from + 1..=n).map(|k| binomial(k, n, p)).sum::<f64>();
            let below = |to: usize| (0..to).map(|k| binomial(k, n, p)).sum::<f64>();
            assert!(above(upper) <= chance / 2.0, "{kind:?} {point}");
            assert!(
                above(upper - 1) > chance / 2.0,
                "{kind:?} {point}: a tighter limit would do"
            );
            assert!(below(lower) <= chance / 2.0, "{kind:?} {point}");
            assert!(
                below(lower + 1) > chance / 2.0,
                "{kind:?} {point}: a tighter limit would do"
            );
        }
    }
}

#[test]
fn exact_poisson_and_geometric_limits_the_same() {
    let chance = 0.02;
    let counts: Vec<usize> = (0..20).map(|index| 3 + (index * 7) % 9).collect();
    let options = Chart::options().width(Width::Probability(chance));
    let chart = options
        .chart(Kind::C, Series::counts(counts.clone()).expect("counts"))
        .expect("c");
    let mean = counts.iter().sum::<usize>() as f64 / 20.0;
    let poisson = |k: usize| (k as f64 * mean.ln() - mean - ln_factorial(k)).exp();
    let above = |from: usize| 1.0 - (0..=from).map(poisson).sum::<f64>();
    let upper = chart.upper(0).expect("a limit") as usize;
    assert!(
        above(upper) <= chance / 2.0 && above(upper - 1) > chance / 2.0,
        "{upper}"
    );
    let below = |to: usize| (0..to).map(poisson).sum::<f64>();
    let lower = chart.lower(0).expect("a limit") as usize;
    assert!(
        below(lower) <= chance / 2.0 && below(lower + 1) > chance / 2.0,
        "{lower}"
    );

    for (counting, extra) in [(CaseCount::Between, 0), (CaseCount::UpToAndIncluding, 1)] {
        let cases: Vec<usize> = (0..20).map(|index| extra + 10 + (index * 7) % 40).collect();
        let series = Series::cases_between(cases.clone(), counting).expect("cases");
        let chart = options.chart(Kind::G, series).expect("g");
        let p = 1.0 / (cases.iter().sum::<usize>() as f64 / 20.0 - extra as f64 + 1.0);
        // cases without the event before the next: more than k of them is (1 − p)^(k + 1)
        let above = |k: usize| (1.0 - p).powi(i32::try_from(k + 1).expect("few"));
        let upper = chart.upper(0).expect("a limit") as usize - extra;
        assert!(
            above(upper) <= chance / 2.0 && above(upper - 1) > chance / 2.0,
            "{upper}"
        );
        let mut sorted = cases;
        sorted.sort_unstable();
        assert_eq!(chart.centre(0), Some((sorted[9] + sorted[10]) as f64 / 2.0));
    }
}

#[test]
fn t_is_an_xmr_chart_of_the_root() {
    let times = [
        3.0, 7.5, 1.2, 20.0, 4.0, 9.0, 2.0, 15.0, 6.0, 0.5, 11.0, 8.0, 5.0, 13.0,
    ];
    let chart = Chart::t(times).expect("t");
    let roots: Vec<f64> = times
        .iter()
        .map(|time: &f64| time.powf(1.0 / 3.6))
        .collect();
    let moves = mean(roots.windows(2).map(|pair| (pair[1] - pair[0]).abs()));
    let middle = mean(roots.iter().copied());
    let line = |z: f64| (middle + z * moves / D2[0]).max(0.0).powf(3.6);
    close(chart.centre(0), line(0.0), TABLE);
    close(chart.upper(0), line(3.0), TABLE);
    close(chart.lower(0), line(-3.0), TABLE);
}

#[test]
fn frozen_limits_are_those_of_the_baseline_alone() {
    let values = values();
    let frozen = Phase::new(18, because()).with_basis(Basis::points(0..18));
    let chart = Chart::options()
        .with_phase(frozen)
        .xmr(values.clone())
        .expect("XmR");
    let alone = Chart::xmr(values[..18].to_vec()).expect("XmR");
    for point in 0..36 {
        assert_eq!(chart.upper(point), alone.upper(0));
        assert_eq!(chart.lower(point), alone.lower(0));
        assert_eq!(chart.centre(point), alone.centre(0));
    }
}
