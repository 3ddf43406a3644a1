//! EWMA and CUSUM charts: published examples, an independent route to each statistic, semantics, words.

use improvement::spc::rules::{Rule, TrackKind};
use improvement::spc::{
    AfterSignal, Assurance, Basis, Cusum, Ewma, Memory, MemoryMonitor, MemoryUpdate, Monitor, Note,
    RatioCusum, Scan, Statistic, Variation, Width,
};
use improvement::{Chart, Direction, Error, Kind, Options, Reason, RuleSet, Series, Side};
use proptest::prelude::*;

/// Montgomery, *Introduction to Statistical Quality Control*, chapter 9: 20 values of a process with mean 10 and standard
/// deviation 1, then 10 of one with mean 11.
const MONTGOMERY: [f64; 30] = [
    9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.20, 10.34, 9.03, 11.47, 10.51, 9.40,
    10.08, 9.37, 10.62, 10.31, 8.52, 10.84, 10.90, 9.33, 12.29, 11.50, 10.60, 11.08, 10.38, 11.62,
    11.31, 10.52,
];

/// NIST/SEMATECH e-Handbook 6.3.2.4.
const NIST_EWMA: [f64; 20] = [
    52.0, 47.0, 53.0, 49.3, 50.1, 47.0, 51.0, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2,
    52.6, 52.4, 53.6, 52.1,
];

/// NIST/SEMATECH e-Handbook 6.3.2.3: means of samples.
const NIST_CUSUM: [f64; 20] = [
    324.925, 324.675, 324.725, 324.350, 325.350, 325.225, 324.125, 324.525, 325.225, 324.600,
    324.625, 325.150, 328.325, 327.250, 327.825, 328.500, 326.675, 327.775, 326.875, 328.350,
];

/// A book prints two decimals, some of its numbers cut and not rounded.
const TWO_DECIMALS: f64 = 0.01;
/// Half a unit of the last of five printed decimals.
const FIVE_DECIMALS: f64 = 0.000_006;
/// Sums of up to 60 values near 1 to 100 in another order: the last few of 16 digits.
const ROUNDING: f64 = 1e-10;

fn near(got: Option<f64>, expected: f64, tolerance: f64) {
    let got = got.expect("a value");
    assert!((got - expected).abs() <= tolerance, "{got} for {expected}");
}

fn known(centre: f64, sigma: f64) -> Options {
    Chart::options().baseline(Basis::process(centre, sigma))
}

fn sums(chart: &Chart) -> (Vec<Option<f64>>, Vec<Option<f64>>) {
    let lower = chart.lower_sum().expect("a CUSUM");
    (chart.main().values().collect(), lower.values().collect())
}

fn because() -> Reason {
    Reason::other("as agreed")
}

#[test]
fn montgomery_s_cusum() -> Result<(), Error> {
    let chart = known(10.0, 1.0).chart(Kind::Cusum, MONTGOMERY)?;
    // the last two columns of his table, as printed
    let upper = [
        0.0, 0.0, 0.0, 1.16, 2.82, 2.50, 0.04, 1.00, 0.0, 0.0, 0.0, 0.97, 0.98, 0.0, 0.0, 0.0,
        0.12, 0.0, 0.0, 0.34, 0.74, 0.0, 1.79, 2.79, 2.89, 3.47, 3.35, 4.47, 5.28, 5.30,
    ];
    let lower = [
        0.05, 1.56, 1.77, 0.0, 0.0, 0.0, 1.46, 0.0, 0.30, 0.0, 0.47, 0.0, 0.0, 0.10, 0.0, 0.13,
        0.0, 0.0, 0.98, 0.0, 0.0, 0.17, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
    ];
    let (above, below) = sums(&chart);
    for point in 0..30 {
        near(above[point], upper[point], ROUNDING);
        near(below[point], -lower[point], ROUNDING);
    }
    let [signal] = chart.signals() else {
        panic!("one signal: {chart}");
    };
    assert_eq!(
        (signal.track(), signal.side()),
        (TrackKind::Main, Some(Side::Above))
    );
    assert_eq!(signal.flagged().collect::<Vec<_>>(), [28, 29]);
    // N⁺ = 7, so that the shift came between points 22 and 23, and the new mean is 10 + 0.5 + 5.28 / 7
    let onset = chart.onset(signal).expect("a CUSUM");
    assert_eq!((onset.after(), onset.points()), (Some(21), 7));
    near(Some(onset.mean()), 10.0 + 0.5 + 5.28 / 7.0, ROUNDING);
    Ok(())
}

#[test]
fn montgomery_s_ewma() -> Result<(), Error> {
    let ewma = Ewma::new(0.1).width(2.7);
    let chart = known(10.0, 1.0)
        .memory(ewma)
        .chart(Kind::Ewma, MONTGOMERY)?;
    for (point, printed) in [9.945, 9.7495, 9.70355, 9.8992, 10.1253]
        .into_iter()
        .enumerate()
    {
        near(chart.value(point), printed, 0.000_06);
    }
    near(chart.value(2), 9.70355, FIVE_DECIMALS);
    // the first limits are 9.73 and 10.27; the last are those of the asymptote to two decimals, 9.38 and 10.62
    near(chart.upper(0), 10.27, ROUNDING);
    near(chart.lower(0), 9.73, ROUNDING);
    near(chart.upper(29), 10.62, TWO_DECIMALS);
    near(chart.lower(29), 9.38, TWO_DECIMALS);
    assert_eq!(chart.flagged("beyond-limits"), [28, 29]);
    assert!(chart.onset(&chart.signals()[0]).is_none() && chart.lower_sum().is_none());
    assert_eq!(chart.main().statistic(), Statistic::WeightedAverage);
    Ok(())
}

#[test]
fn the_handbook_s_ewma() -> Result<(), Error> {
    let ewma = Ewma::new(0.3).width(3.0).asymptotic();
    let chart = known(50.0, 2.0539)
        .memory(ewma)
        .chart(Kind::Ewma, NIST_EWMA)?;
    let printed = [
        50.60, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33, 50.11, 49.36, 49.52,
        50.05, 49.38, 49.92, 50.73, 51.23, 51.94, 51.99,
    ];
    for (point, printed) in printed.into_iter().enumerate() {
        near(chart.value(point), printed, TWO_DECIMALS);
        near(chart.upper(point), 52.5884, 0.000_06);
        near(chart.lower(point), 47.4115, 0.000_11);
    }
    assert!(chart.signals().is_empty());
    Ok(())
}

#[test]
fn the_handbook_s_cusum() -> Result<(), Error> {
    // its k and h are in the units of the data: 0.5 and 6.6077 standard deviations of 0.635
    let sigma = 0.635;
    let cusum = Cusum::new(0.3175 / sigma, 4.1959 / sigma);
    let chart = known(325.0, sigma)
        .memory(cusum)
        .chart(Kind::Cusum, NIST_CUSUM)?;
    let printed = [3.01, 4.94, 7.45, 10.63, 11.99, 14.44, 16.00, 19.04];
    for (point, printed) in (12..).zip(printed) {
        near(
            chart.value(point).map(|sum| sum * sigma),
            printed,
            TWO_DECIMALS,
        );
    }
    assert_eq!(chart.signals()[0].first_hit(), 13);
    let onset = chart.onset(&chart.signals()[0]).expect("a CUSUM");
    assert_eq!(onset.after(), Some(11));
    Ok(())
}

/// A value of a process with mean 0 and standard deviation 1, in steps of 1/16 so that sums are exact.
fn sixteenths(points: std::ops::Range<usize>) -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(
        (-64..65_i32).prop_map(|value| f64::from(value) / 16.0),
        points,
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// The sum is the largest of the sums over all stretches that end at the point: no recursion.
    #[test]
    fn a_cusum_is_the_largest_sum_of_a_stretch(values in sixteenths(1..60), k in 0..32_u8, start in 0..40_u8) {
        let (k, start) = (f64::from(k) / 16.0, f64::from(start) / 16.0);
        let options = known(0.0, 1.0).memory(Cusum::new(k, 5.0).head_start(start));
        let chart = options.chart(Kind::Cusum, &values).expect("a CUSUM");
        let (above, below) = sums(&chart);
        for point in 0..values.len() {
            let largest = |sign: f64| {
                let stretch = |from: usize| values[from..=point].iter().map(|value| sign * value - k).sum::<f64>();
                let stretches = (0..=point).map(stretch).chain([start + stretch(0)]);
                stretches.fold(0.0, f64::max)
            };
            prop_assert_eq!(above[point], Some(largest(1.0)));
            prop_assert_eq!(below[point].map(f64::abs), Some(largest(-1.0)));
        }
    }

    /// The average by its weights, and the variance by theirs.
    #[test]
    fn an_ewma_is_a_sum_of_weights(values in sixteenths(1..60), tenths in 1..11_u8) {
        let lambda = f64::from(tenths) / 10.0;
        let options = known(1.0, 2.0).memory(Ewma::new(lambda).width(3.0));
        let chart = options.chart(Kind::Ewma, &values).expect("an EWMA");
        for point in 0..values.len() {
            let (mut average, mut square, mut weight) = (0.0, 0.0, lambda);
            for value in values[..=point].iter().rev() {
                average += weight * value;
                square += weight * weight;
                weight *= 1.0 - lambda;
            }
            // what is left of the weights is that of the start
            let left = weight / lambda;
            near(chart.value(point), average + left, ROUNDING);
            near(chart.upper(point), 1.0 + 3.0 * 2.0 * square.sqrt(), ROUNDING);
            near(chart.lower(point), 1.0 - 3.0 * 2.0 * square.sqrt(), ROUNDING);
        }
    }

    #[test]
    fn units_do_not_matter_to_a_cusum(values in sixteenths(3..60), by in -100..100_i32, power in -10..10_i32) {
        let factor = 2.0_f64.powi(power);
        let moved: Vec<f64> = values.iter().map(|value| (value + f64::from(by)) * factor).collect();
        let (plain, moved) = (Chart::cusum(&values).expect("values"), Chart::cusum(&moved).expect("values"));
        for (one, other) in [(plain.main(), moved.main()), (plain.lower_sum().expect("sums"), moved.lower_sum().expect("sums"))] {
            for point in 0..values.len() {
                near(one.value(point), other.value(point).expect("a sum"), 1e-8);
            }
        }
    }

    #[test]
    fn a_shift_and_a_scale_move_an_ewma_with_its_limits(values in sixteenths(3..60), by in -100..100_i32, power in -10..10_i32) {
        let (by, factor) = (f64::from(by), 2.0_f64.powi(power));
        let moved: Vec<f64> = values.iter().map(|value| (value + by) * factor).collect();
        let (plain, moved) = (Chart::ewma(&values).expect("values"), Chart::ewma(&moved).expect("values"));
        for point in 0..values.len() {
            for line in [Chart::value, Chart::centre, Chart::lower, Chart::upper] {
                let expected = line(&plain, point).map_or(f64::NAN, |line| (line + by) * factor);
                near(line(&moved, point), expected, ROUNDING * factor);
            }
        }
    }

    #[test]
    fn a_mirror_turns_one_sum_into_the_other(values in sixteenths(3..60)) {
        let mirrored: Vec<f64> = values.iter().map(|value| -value).collect();
        let (plain, mirror) = (Chart::cusum(&values).expect("values"), Chart::cusum(&mirrored).expect("values"));
        let (above, below) = sums(&plain);
        let (other_above, other_below) = sums(&mirror);
        let turned = |sums: Vec<Option<f64>>| sums.into_iter().map(|sum| sum.map(|sum| 0.0 - sum)).collect::<Vec<_>>();
        prop_assert_eq!(turned(above), other_below);
        prop_assert_eq!(turned(below), other_above);
        prop_assert_eq!(plain.signals().len(), mirror.signals().len());
    }

    /// With a baseline nothing that was said is unsaid; and a scan has the hits of the chart.
    #[test]
    fn a_point_more_changes_nothing_before_it(
        values in sixteenths(8..40), next in -64..65_i32, after in 0..3_usize, ewma in any::<bool>(),
    ) {
        let after = [AfterSignal::Continues, AfterSignal::Restarts, AfterSignal::RestartsAhead][after];
        let kind = if ewma { Kind::Ewma } else { Kind::Cusum };
        let memory: Memory = if ewma {
            Ewma::new(0.3).width(2.0).after_signal(after).into()
        } else {
            Cusum::new(0.25, 2.0).head_start(1.0).after_signal(after).into()
        };
        let options = Chart::options().baseline(Basis::points(0..7)).memory(memory);
        let mut longer = values.clone();
        longer.push(f64::from(next) / 16.0);
        let (before, later) = (options.chart(kind, &values).expect("values"), options.chart(kind, &longer).expect("values"));
        for point in 0..values.len() {
            for track in [TrackKind::Main, TrackKind::Lower] {
                let (Some(one), Some(other)) = (before.track(track), later.track(track)) else { continue };
                prop_assert_eq!(one.value(point), other.value(point));
                prop_assert_eq!((one.lower(point), one.upper(point)), (other.lower(point), other.upper(point)));
            }
        }
        let said = |chart: &Chart| {
            let hits = chart.signals().iter().flat_map(|signal| signal.hits().map(move |point| (point, signal.side())));
            let mut hits: Vec<_> = hits.filter(|(point, _)| *point < values.len()).collect();
            hits.sort_unstable();
            hits
        };
        prop_assert_eq!(said(&before), said(&later));
        prop_assert!(later.signals().is_sorted_by_key(improvement::spc::rules::Signal::first_hit));
        let scan = Scan::of(&options, kind, &Series::values(&values).expect("values")).expect("a scan");
        let mut scanned: Vec<_> = scan.hits().iter().flat_map(|hits| hits.points().map(|point| (point, hits.side()))).collect();
        scanned.sort_unstable();
        prop_assert_eq!(scanned, said(&before));
    }

    /// A gap is not a point: the others are what they would be without it. Nor is an excluded point.
    #[test]
    fn a_gap_and_an_excluded_point_leave_the_statistic_as_it_was(values in sixteenths(2..30), at in 0..30_usize) {
        let at = at % values.len();
        for kind in [Kind::Ewma, Kind::Cusum] {
            let options = known(0.0, 1.0);
            let plain = options.chart(kind, &values).expect("values");
            let mut gapped: Vec<Option<f64>> = values.iter().copied().map(Some).collect();
            gapped.insert(at, None);
            let gapped = options.chart(kind, gapped).expect("values");
            let mut odd = values.clone();
            odd.insert(at, 1e6);
            let excluded = options.exclude(at, because()).chart(kind, &odd).expect("values");
            prop_assert_eq!(gapped.value(at), None);
            let start = 0.0;
            let carried = if at == 0 { Some(start) } else { plain.value(at - 1) };
            prop_assert_eq!(excluded.value(at), carried);
            for point in 0..values.len() {
                let place = if point < at { point } else { point + 1 };
                prop_assert_eq!(plain.value(point), gapped.value(place));
                prop_assert_eq!(plain.value(point), excluded.value(place));
                prop_assert_eq!(plain.upper(point), gapped.upper(place));
            }
        }
    }

    #[test]
    fn a_phase_starts_anew(values in sixteenths(4..30), from in 1..30_usize) {
        let from = 1 + from % (values.len() - 1);
        for kind in [Kind::Ewma, Kind::Cusum] {
            let phase = improvement::spc::Phase::new(from, because()).with_basis(Basis::process(0.0, 1.0));
            let chart = known(0.0, 1.0).with_phase(phase).chart(kind, &values).expect("values");
            let tail = known(0.0, 1.0).chart(kind, &values[from..]).expect("values");
            for point in from..values.len() {
                prop_assert_eq!(chart.value(point), tail.value(point - from));
                prop_assert_eq!(chart.upper(point), tail.upper(point - from));
            }
        }
    }

    /// The weights are ratios of chances: those of Poisson and binomial counts, written out term by term.
    #[test]
    fn a_weight_is_a_log_likelihood_ratio(events in 0..20_u8, more in 0..20_u8, percent in 1..60_u8, ratio in 11..50_u8) {
        let (chance, ratio) = (f64::from(percent) / 100.0, f64::from(ratio) / 10.0);
        let (events, trials) = (f64::from(events), f64::from(events) + f64::from(more) + 1.0);
        let odds = ratio * chance / (1.0 - chance);
        let after = odds / (1.0 + odds);
        let binomial = (after / chance).powf(events) * ((1.0 - after) / (1.0 - chance)).powf(trials - events);
        let options = Chart::options().memory(RatioCusum::new(ratio, 100.0)).baseline(Basis::centre(chance));
        let series = Series::proportions([events], [trials]).expect("a proportion");
        let chart = options.chart(Kind::BinomialCusum, series).expect("a CUSUM");
        near(chart.value(0), binomial.ln().max(0.0), 1e-9);
        // Poisson: (R λ)^x e^{−R λ} / (λ^x e^{−λ})
        let poisson = ratio.powf(events) * (-(ratio - 1.0) * chance * trials).exp();
        let series = Series::rates([events], [trials]).expect("a rate");
        let chart = options.chart(Kind::PoissonCusum, series).expect("a CUSUM");
        near(chart.value(0), poisson.ln().max(0.0), 1e-9);
    }

    #[test]
    fn charts_and_options_survive_a_document(values in sixteenths(4..30), kind in 0..2_usize, after in 0..3_usize) {
        let after = [AfterSignal::Continues, AfterSignal::Restarts, AfterSignal::RestartsAhead][after];
        let memories: [Memory; 2] = [
            Ewma::new(0.3).width(2.0).asymptotic().after_signal(after).into(),
            Cusum::new(0.25, 2.0).head_start(1.0).after_signal(after).into(),
        ];
        let options = Chart::options().memory(memories[kind]);
        let chart = options.chart([Kind::Ewma, Kind::Cusum][kind], &values).expect("values");
        let text = serde_json::to_string(&chart).expect("JSON");
        let read: Chart = serde_json::from_str(&text).expect("a chart");
        prop_assert_eq!(&read, &chart);
        prop_assert_eq!(read.asked(), &options);
    }
}

#[test]
fn a_weight_of_one_is_a_shewhart_chart() -> Result<(), Error> {
    let chart = Chart::options()
        .memory(Ewma::new(1.0).width(3.0))
        .chart(Kind::Ewma, NIST_EWMA)?;
    let plain = Chart::options().rules(RuleSet::shewhart()).xmr(NIST_EWMA)?;
    for (point, value) in NIST_EWMA.into_iter().enumerate() {
        near(chart.value(point), value, ROUNDING);
        near(
            chart.upper(point),
            plain.upper(point).expect("a limit"),
            ROUNDING,
        );
        near(
            chart.lower(point),
            plain.lower(point).expect("a limit"),
            ROUNDING,
        );
    }
    assert_eq!(chart.signals(), plain.signals());
    Ok(())
}

#[test]
fn after_a_signal_each_sum_goes_on_or_starts_again_by_itself() -> Result<(), Error> {
    let values = [3.0, 3.0, 3.0, 1.0, -4.0];
    let run = |after: AfterSignal| {
        let cusum = Cusum::new(0.5, 4.0).head_start(2.0).after_signal(after);
        known(0.0, 1.0).memory(cusum).chart(Kind::Cusum, values)
    };
    let above = |chart: &Chart| sums(chart).0.into_iter().flatten().collect::<Vec<_>>();
    let goes_on = run(AfterSignal::Continues)?;
    assert_eq!(above(&goes_on), [4.5, 7.0, 9.5, 10.0, 5.5]);
    let again = run(AfterSignal::Restarts)?;
    assert_eq!(above(&again), [4.5, 2.5, 5.0, 0.5, 0.0]);
    let ahead = run(AfterSignal::RestartsAhead)?;
    assert_eq!(above(&ahead), [4.5, 4.5, 4.5, 2.5, 0.0]);
    for chart in [&goes_on, &again, &ahead] {
        let below: Vec<f64> = sums(chart).1.into_iter().flatten().collect();
        assert_eq!(below, [0.0, 0.0, 0.0, 0.0, -3.5]);
    }
    let onset = |chart: &Chart, signal: usize| {
        let onset = chart.onset(&chart.signals()[signal]).expect("a CUSUM");
        (onset.after(), onset.points(), onset.mean())
    };
    assert_eq!(onset(&again, 0), (None, 1, 3.0));
    // the second rise starts after the first signal, not at a zero
    assert_eq!(onset(&again, 1), (Some(0), 2, 3.0));
    // exactly at the limit is no signal and no new start
    let edge = known(0.0, 1.0).memory(Cusum::new(0.5, 4.0).after_signal(AfterSignal::Restarts));
    let edge = edge.chart(Kind::Cusum, [4.5, 0.5])?;
    assert_eq!((above(&edge), edge.signals().len()), (vec![4.0, 4.0], 0));

    let ewma = Ewma::new(0.5)
        .width(2.0)
        .after_signal(AfterSignal::Restarts);
    let chart = known(0.0, 1.0)
        .memory(ewma)
        .chart(Kind::Ewma, [1.0, 4.0, 1.0])?;
    assert_eq!(
        chart.main().values().flatten().collect::<Vec<_>>(),
        [0.5, 2.25, 0.5]
    );
    assert_eq!(chart.upper(0), chart.upper(2));
    Ok(())
}

#[test]
fn subgroups_count_by_their_size() -> Result<(), Error> {
    // means 2 and 1 of 4 and 16 values with sigma 2: 2 standard errors each
    let groups = [vec![1.0, 3.0, 2.0, 2.0], vec![1.0; 16]];
    let chart = known(0.0, 2.0).chart(Kind::Cusum, Series::subgroups(groups.clone())?)?;
    assert_eq!(sums(&chart).0, [Some(1.5), Some(3.0)]);
    let ewma = known(0.0, 2.0).memory(Ewma::new(0.5).width(3.0));
    let chart = ewma.chart(Kind::Ewma, Series::subgroups(groups)?)?;
    // 0.25 × 1, then 0.25 × 0.25 + 0.25 × 0.25
    near(chart.upper(0), 3.0 * 0.25_f64.sqrt(), ROUNDING);
    near(chart.upper(1), 3.0 * 0.125_f64.sqrt(), ROUNDING);
    Ok(())
}

#[test]
fn both_sides_are_read_by_direction() -> Result<(), Error> {
    let falling = [9.0, 8.0, 8.0, 8.0, 8.0];
    let charts = [
        known(10.0, 1.0)
            .memory(Cusum::new(0.5, 4.0))
            .better(Direction::Lower)
            .cusum(falling)?,
        known(10.0, 1.0).better(Direction::Lower).ewma(falling)?,
    ];
    for chart in charts {
        let reading = chart.reading();
        assert_eq!(
            reading.variation(),
            Variation::Improvement(Side::Below),
            "{chart}"
        );
        assert!(!reading.is_stable() && chart.signals_at(4).next().is_some());
    }
    // a target is held against the limits of values, which these are not
    let options = known(10.0, 1.0).better(Direction::Lower).target(5.0);
    assert_eq!(
        options.xmr(falling)?.reading().assurance(),
        Some(Assurance::Fails)
    );
    assert_eq!(
        options.chart(Kind::Ewma, falling)?.reading().assurance(),
        None
    );
    Ok(())
}

#[test]
fn without_variation_there_is_nothing_to_add_up() -> Result<(), Error> {
    let flat = Chart::cusum([5; 14])?;
    assert_eq!(flat.value(13), Some(0.0));
    assert!(flat.signals().is_empty() && flat.notes().contains(&Note::NoWidth { phase: 0 }));
    assert!(Chart::ewma([5; 14])?.signals().is_empty());
    let none = Series::proportions([0; 20], [10; 20])?;
    assert!(Chart::of(Kind::BinomialCusum, none)?.signals().is_empty());
    Ok(())
}

#[test]
fn huge_values_leave_ordinary_numbers() -> Result<(), Error> {
    let chart = known(0.0, 1e-200).chart(Kind::Cusum, [1e150, -1e150, 1e150])?;
    for value in chart
        .main()
        .values()
        .chain(chart.lower_sum().expect("sums").values())
    {
        assert!(value.is_some_and(f64::is_finite));
    }
    Ok(())
}

#[test]
fn a_steady_bernoulli_series_over_dispersed_counts_and_their_notes() -> Result<(), Error> {
    let counts = Series::counts((0..24).map(|week| if week % 2 == 0 { 2 } else { 18 }))?;
    let chart = Chart::of(Kind::PoissonCusum, counts)?;
    let told = |note: &Note| matches!(note, Note::OverDispersed { .. });
    assert!(chart.notes().iter().any(told), "{chart}");
    Ok(())
}

#[test]
fn what_cannot_be_is_refused_in_words() -> Result<(), Error> {
    let says = |options: Options, kind: Kind, says: &str| {
        let series = if kind == Kind::BinomialCusum {
            Series::proportions([3, 4, 5], [10, 10, 10])
        } else {
            Series::values([3, 4, 5])
        };
        let error = options
            .chart(kind, series.expect("a series"))
            .expect_err("refused");
        assert_eq!(
            (error.code(), error.to_string().as_str()),
            ("bad_option", says)
        );
    };
    let plain = Chart::options;
    says(
        plain().memory(Ewma::new(0.0)),
        Kind::Ewma,
        "the weight of an EWMA is 0, expected above 0 and at most 1",
    );
    says(
        plain().memory(Ewma::new(1.5)),
        Kind::Ewma,
        "the weight of an EWMA is 1.5, expected above 0 and at most 1",
    );
    says(
        plain().memory(Ewma::new(0.5).width(f64::NAN)),
        Kind::Ewma,
        "the width of the limits is NaN, expected a number of sigma above zero, at most 1e6",
    );
    says(
        plain()
            .memory(Ewma::new(0.5).width(2.0))
            .width(Width::Sigma(3.0)),
        Kind::Ewma,
        "the width of the limits is given, expected none beside that of the EWMA, or the same",
    );
    says(
        plain().memory(Cusum::new(-1.0, 4.0)),
        Kind::Cusum,
        "the reference value of a CUSUM is -1, expected zero or more",
    );
    says(
        plain().memory(Cusum::new(0.5, 0.0)),
        Kind::Cusum,
        "the decision interval of a CUSUM is 0, expected above zero",
    );
    says(
        plain().memory(Cusum::new(0.5, 4.0).head_start(4.0)),
        Kind::Cusum,
        "the head start of a CUSUM is 4, expected zero or more, and below the decision interval",
    );
    says(
        plain().memory(RatioCusum::new(0.5, 4.0)),
        Kind::BinomialCusum,
        "the ratio of a CUSUM is 0.5, expected above 1 (a fall is looked for with its inverse)",
    );
    says(
        plain().width(Width::Sigma(3.0)),
        Kind::Cusum,
        "the width of the limits is given, expected none: the limit of a CUSUM is its decision interval",
    );
    says(
        plain().target(3.0),
        Kind::Cusum,
        "a target is given, expected none: a CUSUM is in units of its own, so hold the values against a target on another \
         chart",
    );
    says(
        plain().centre(improvement::spc::Centre::Median),
        Kind::BinomialCusum,
        "the median as centre is given, expected the total over the total, which the ratios are of",
    );
    let lines = plain()
        .baseline(Basis::lines(4.0, 1.0, 7.0))
        .chart(Kind::Ewma, [3, 4, 5])
        .expect_err("refused");
    assert_eq!(
        lines.to_string(),
        "phase 1: lines worked out elsewhere is given, expected a known process, or points that set it: an EWMA or CUSUM \
         adds up in its standard deviations"
    );
    let rules = plain()
        .rules(RuleSet::nelson())
        .chart(Kind::Cusum, MONTGOMERY)
        .expect_err("refused");
    assert_eq!(
        rules.to_string(),
        "the rule `run-of-9` does not apply to a CUSUM chart: each point carries those before it along, so only a single \
         point beyond the limit tells"
    );
    assert!(Kind::PoissonCusum.lawful(&Rule::beyond_limits()).is_ok());
    let chart = known(10.0, 1.0).chart(Kind::Cusum, MONTGOMERY)?;
    assert_eq!(
        Monitor::after(&chart).expect_err("refused").to_string(),
        "the limits cannot be frozen: an EWMA or CUSUM carries its statistic along, so a `MemoryMonitor` watches it"
    );
    Ok(())
}

#[test]
fn what_they_say() -> Result<(), Error> {
    let chart = known(10.0, 1.0)
        .better(Direction::Lower)
        .chart(Kind::Cusum, MONTGOMERY)?;
    assert_eq!(
        chart.to_string(),
        "CUSUM chart of 30 points\n  \
           process  10.00 (known), sigma 1.00 (known)\n  \
           sums     of standardised values, reference value 0.5, decision interval 5, from 0; they go on after a signal\n  \
           rules    a sum beyond its decision interval (Page 1954); false-alarm rate: about 5 in 100 such charts would signal with nothing \
         changed\n  \
           signal   the sum for a rise is 5.28 at point 29, beyond its decision interval, and is beyond it to point 30; it \
         set out from zero after point 22, so a lasting shift probably began about there, and the 7 values up to point 29 \
         have a mean of 11.25\n  \
           reading  special cause of a concerning nature that still shows at the latest point (point 30): it built up \
         over earlier points, so find out what has differed since it began, before changing the process"
    );
    let ewma = Ewma::new(0.1).width(2.7);
    let chart = known(10.0, 1.0)
        .better(Direction::Higher)
        .memory(ewma)
        .chart(Kind::Ewma, MONTGOMERY)?;
    assert_eq!(
        chart.to_string(),
        "EWMA chart of 30 points\n  \
           centre   10.000  (known)\n  \
           limits   9.381 to 10.619 at point 30  (± 2.7 × sigma of an average with weight 0.1, exact at each point, sigma \
         known)\n  \
           rules    an average beyond its limits (Roberts 1959); false-alarm rate: about 9 in 100 such charts would signal with nothing \
         changed\n  \
           signal   the weighted average is 10.647 at point 29, above its limit, and is beyond it to point 30\n  \
           reading  special cause of an improving nature that still shows at the latest point (point 30): it built up \
         over earlier points, so find out what has differed since it began, and keep it if it can be kept"
    );
    let cusum = RatioCusum::new(2.0, 4.5).after_signal(AfterSignal::Restarts);
    let options = Chart::options().memory(cusum).baseline(Basis::centre(0.02));
    let chart = options.chart(
        Kind::BinomialCusum,
        Series::proportions([2, 1, 0], [50, 60, 55])?,
    )?;
    assert_eq!(
        chart.to_string(),
        "binomial CUSUM chart of 3 points\n  \
           process  2.0 % (known)\n  \
           sums     of log-likelihood ratios, the odds 2 times as high or as low, decision interval 4.5, from 0; after a \
         signal they start again at zero\n  \
           rules    a sum beyond its decision interval (Page 1954, log-likelihood ratios)\n  \
           reading  too few points to tell special from common cause: go on collecting"
    );
    let chart = options.chart(
        Kind::BinomialCusum,
        Series::proportions([9, 1, 0], [50, 60, 55])?,
    )?;
    assert_eq!(
        chart.describe(&chart.signals()[0]),
        "the sum for a rise is 5.25 at point 1, beyond its decision interval; it was never at zero before, so a lasting \
         shift probably began before the first point, and the value is 18.0 %"
    );
    assert_eq!(
        chart.sentence(),
        "special cause earlier (point 1), none at the latest point: find out what was different there before changing the process"
    );
    let counts = Series::counts([3, 4, 2, 5, 3, 4, 3, 4, 2, 5, 3, 4, 3])?;
    let cusum = RatioCusum::new(1.5, 4.0)
        .head_start(2.0)
        .after_signal(AfterSignal::RestartsAhead);
    let chart = Chart::options()
        .memory(cusum)
        .chart(Kind::PoissonCusum, counts)?;
    assert_eq!(
        chart.to_string(),
        "Poisson CUSUM chart of 13 points\n  \
           process  3.46 (total over total)\n  \
           sums     of log-likelihood ratios, the rate 1.5 times as high or as low, decision interval 4, from 2; after a \
         signal they start again there\n  \
           rules    a sum beyond its decision interval (Page 1954, log-likelihood ratios)\n  \
           reading  common cause: no point stands out, so do not ask what happened at any one of them; if this level is not \
         good enough, the process itself has to change"
    );
    let ewma = Ewma::new(0.3)
        .width(3.0)
        .asymptotic()
        .after_signal(AfterSignal::Restarts);
    let text = Chart::options()
        .memory(ewma)
        .chart(Kind::Ewma, NIST_EWMA)?
        .to_string();
    assert!(
        text.contains(
            "(± 3 × sigma of an average with weight 0.3, as after many points, sigma from mean moving range; it starts again \
             after a signal)"
        ),
        "{text}"
    );
    Ok(())
}

/// What a monitor and a chart say of a point: the statistics, the limits, and the sides with a hit.
type Said = (Option<f64>, Option<f64>, Vec<Side>);

fn said_by_chart(chart: &Chart, point: usize) -> Said {
    let signals = chart.signals().iter();
    let mut sides: Vec<Side> = signals
        .filter(|signal| signal.hits().contains(&point))
        .filter_map(improvement::spc::rules::Signal::side)
        .collect();
    sides.sort_unstable();
    let lower = chart.lower_sum().and_then(|lower| lower.value(point));
    (chart.value(point), lower, sides)
}

fn said_by_monitor(update: &MemoryUpdate) -> Said {
    let sides = Side::BOTH
        .into_iter()
        .filter(|&side| update.is_beyond(side));
    let mut sides: Vec<Side> = sides.collect();
    sides.sort_unstable();
    (update.value(), update.lower_sum(), sides)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// To the last bit, at every prefix, over gaps and exclusions, and after a rest in a document.
    #[test]
    fn a_monitor_equals_the_chart_at_every_prefix(
        values in prop::collection::vec(prop::option::weighted(0.9, 0..40_u8), 10..40),
        sizes in prop::collection::vec(1..9_u8, 40),
        which in 0..6_usize, after in 0..3_usize, excluded in 0..10_usize, rest in 8..40_usize, bounded in any::<bool>(),
    ) {
        let after = [AfterSignal::Continues, AfterSignal::Restarts, AfterSignal::RestartsAhead][after];
        let mut options = Chart::options()
            .baseline(Basis::points(0..8))
            .exclude(excluded, because());
        if bounded {
            options = options.bounds(0.0..=60.0);
        }
        let kind = [Kind::Ewma, Kind::Cusum, Kind::Cusum, Kind::Ewma, Kind::BinomialCusum, Kind::PoissonCusum][which];
        options = options.memory(match kind {
            Kind::Ewma => Memory::from(Ewma::new(0.3).width(1.5).after_signal(after)),
            Kind::Cusum => Cusum::new(0.25, 1.5).head_start(0.5).after_signal(after).into(),
            _ => RatioCusum::new(1.3, 1.5).head_start(0.5).after_signal(after).into(),
        });
        let series = |points: usize| {
            let values = &values[..points];
            let value = |value: &Option<u8>| value.map(f64::from);
            match which {
                0 | 1 => Series::values(values.iter().map(value)),
                2 | 3 => Series::subgroups(values.iter().zip(&sizes).map(|(found, &size)| match found {
                    Some(found) => (0..=size).map(|more| Some(f64::from(*found) + f64::from(more % 3))).collect::<Vec<_>>(),
                    None => vec![None],
                })),
                4 => Series::proportions(values.iter().map(value), values.iter().zip(&sizes).map(|(value, &size)| value.map(|_| 40.0 + f64::from(size)))),
                _ => Series::rates(values.iter().map(value), values.iter().zip(&sizes).map(|(value, &size)| value.map(|_| f64::from(size)))),
            }
            .expect("a series")
        };
        let rest = rest.min(values.len() - 1).max(excluded + 1);
        let (Ok(short), Ok(whole)) = (options.chart(kind, series(rest)), options.chart(kind, series(values.len()))) else {
            // a baseline of gaps sets no limits
            return Ok(());
        };
        if !short.has_limits() {
            // nor does a baseline of two points
            prop_assert!(MemoryMonitor::after(&short).is_err());
            return Ok(());
        }
        let mut monitor = MemoryMonitor::after(&short).expect("a monitor");
        prop_assert_eq!((monitor.len(), monitor.kind(), monitor.is_empty()), (rest, kind, false));
        let text = serde_json::to_string(&monitor).expect("JSON");
        let read: MemoryMonitor = serde_json::from_str(&text).expect("a monitor");
        prop_assert_eq!(&read, &monitor);
        let all = series(values.len());
        for point in rest..values.len() {
            let pushed = match (all.subgroup(point), all.numerator(point), all.denominator(point)) {
                (Some(group), ..) if !group.is_empty() => monitor.push(group),
                (None, Some(events), Some(over)) => monitor.push((events, over)),
                (None, None, None) => monitor.push(all.value(point)),
                _ => monitor.push(None::<f64>),
            };
            let update = pushed.expect("a point");
            prop_assert_eq!(said_by_monitor(&update), said_by_chart(&whole, point), "{} {:?}", whole, update);
            prop_assert!(!monitor.describe(&update).is_empty());
            if kind == Kind::Ewma && update.value().is_some() {
                prop_assert_eq!(update.limits(), (whole.lower(point), whole.upper(point)));
            }
        }
    }
}

#[test]
fn a_monitor_of_a_known_process_and_its_words() -> Result<(), Error> {
    let options = known(10.0, 1.0).memory(Cusum::new(0.5, 4.0));
    let mut cusum = options.memory_monitor(Kind::Cusum)?;
    let mut says = |value: Option<f64>| cusum.push(value).map(|update| cusum.describe(&update));
    assert_eq!(
        says(Some(11.0))?,
        "point 1: the sum for a rise is 0.50, the sum for a fall is 0.00: nothing new"
    );
    assert_eq!(says(None)?, "point 2 has no value: nothing new");
    assert_eq!(
        says(Some(15.0))?,
        "point 3: the sum for a rise is 5.00, beyond its decision interval"
    );
    assert_eq!(
        says(Some(5.0))?,
        "point 4: the sum for a fall is -4.50, beyond its decision interval"
    );
    let options = known(10.0, 1.0).memory(Ewma::new(0.5).width(2.0));
    let mut ewma = options.memory_monitor(Kind::Ewma)?;
    let mut says = |value: f64| ewma.push(value).map(|update| ewma.describe(&update));
    assert_eq!(
        says(11.0)?,
        "point 1: the weighted average is 10.50: nothing new"
    );
    assert_eq!(
        says(14.0)?,
        "point 2: the weighted average is 12.25, above its limit"
    );
    assert_eq!(
        says(f64::NAN).expect_err("refused").to_string(),
        "point 3 is NaN, expected an ordinary number"
    );
    let events = Chart::options().baseline(Basis::centre(0.1));
    let mut bernoulli = events.memory_monitor(Kind::BinomialCusum)?;
    assert!((0..5).all(|_| bernoulli.push((1, 1)).is_ok_and(|update| update.is_quiet())));
    assert!(bernoulli.push((1, 1))?.is_beyond(Side::Above));
    assert_eq!(
        bernoulli.push(3).expect_err("refused").to_string(),
        "point 7 is one number, expected events out of trials, `(events, trials)`"
    );
    assert_eq!(
        MemoryMonitor::of(&Chart::xmr(MONTGOMERY)?)
            .expect_err("refused")
            .to_string(),
        "the limits cannot be frozen: its kind has no memory, so a `Monitor` watches it"
    );
    assert_eq!(
        Chart::options()
            .memory_monitor(Kind::Ewma)
            .expect_err("refused")
            .to_string(),
        "the limits cannot be frozen: the baseline leaves numbers to be estimated from points: give a centre and a sigma, or \
         lines"
    );
    Ok(())
}

#[test]
fn a_stored_monitor_is_checked() -> Result<(), Error> {
    let stored =
        serde_json::to_string(&known(10.0, 1.0).memory_monitor(Kind::Cusum)?).expect("JSON");
    let refused = |from: &str, to: &str, says: &str| {
        assert!(stored.contains(from), "{from} in {stored}");
        let read = serde_json::from_str::<MemoryMonitor>(&stored.replace(from, to));
        let error = read.expect_err("refused").to_string();
        assert!(error.starts_with(says), "{error}");
    };
    refused(
        "\"rise\":0.0",
        "\"rise\":-1.0",
        "the stored state is none that this monitor can be in: its statistic is none that such a monitor can hold",
    );
    refused(
        "\"reference\":0.5",
        "\"reference\":-0.5",
        "the reference value of a CUSUM is -0.5, expected zero or more",
    );
    refused(
        "\"sums\":{\"rise\":0.0,\"fall\":0.0}",
        "\"average\":{\"average\":0.0,\"variance\":0.0}",
        "the stored state is none that this monitor can be in: its statistic is none that such a monitor can hold",
    );
    refused("\"kind\":\"individuals\"", "\"kind\":\"i_prime\"", "");
    refused(
        "\"edition\":2,",
        "",
        "the stored state is none that this monitor can be in: its limits are not of edition 2",
    );
    Ok(())
}
