//! A season by month, quarter, week and day, held against simulated worlds; and the notes that every writer of a chart adds.

use crate::apart::Draws;
use improvement::render::{ChartReport, ChartSvg, ChartVegaLite};
use improvement::spc::price::{Departure, Design, Price, Process, Question};
use improvement::spc::{Broken, CaseCount, Note};
use improvement::{Chart, Date, Kind, Options, Period, Reason, RuleSet, Series, date};

/// Every period that has a season, with the points of a turn of it and the fewest points that it is looked for in.
const SEASONS: [(Period, f64, usize); 4] = [
    (Period::Month, 12.0, 24),
    (Period::Quarter, 4.0, 12),
    (Period::Week, 52.1775, 104),
    (Period::Day, 7.0, 21),
];

fn days(period: Period, points: usize) -> Vec<Date> {
    // a Monday, and the first of a year
    let step = |index: usize| period.after(date(2018, 1, 1), i32::try_from(index).ok()?);
    (0..points).filter_map(step).collect()
}

fn dated(series: Series, period: Period) -> Series {
    let days = days(period, series.len());
    series
        .dated(days)
        .and_then(|series| series.every(period))
        .expect("a grid of dates")
}

fn values(period: Period, values: Vec<f64>) -> Chart {
    let series = Series::values(values).expect("values");
    Chart::of(Kind::Individuals, dated(series, period)).expect("a chart")
}

/// The shares of charts whose season is clear, and is noted.
fn shares(charts: u32, mut draw: impl FnMut() -> Chart) -> (f64, f64) {
    let (mut clear, mut noted) = (0, 0);
    for _ in 0..charts {
        let chart = draw();
        let season = chart.season().expect("enough points");
        clear += u32::from(season.is_clear());
        noted += u32::from(
            chart
                .all_notes()
                .iter()
                .any(|note| matches!(note, Note::Seasonal { .. })),
        );
    }
    let share = |number: u32| f64::from(number) / f64::from(charts);
    (share(clear), share(noted))
}

/// As far as a share among so many charts may lie above its chance: three standard errors.
fn at_most(chance: f64, charts: u32) -> f64 {
    chance + 3.0 * (chance * (1.0 - chance) / f64::from(charts)).sqrt()
}

#[test]
fn independent_values_show_a_season_as_often_as_it_says() {
    const CHARTS: u32 = 1000;
    let mut said = String::new();
    for (period, _, fewest) in SEASONS {
        for points in [fewest, fewest + fewest / 2 + 1] {
            for phases in [1, 2] {
                let mut draws = Draws(points as u64 * 10 + phases);
                let days = days(period, points);
                let (clear, noted) = shares(CHARTS, || {
                    let drawn =
                        Series::values((0..points).map(|_| draws.normal())).expect("values");
                    let drawn = drawn
                        .dated(days.iter().copied())
                        .and_then(|drawn| drawn.every(period));
                    let mut options = Options::new();
                    if phases == 2 {
                        options = options.phase(points / 2, Reason::change("x"));
                    }
                    options
                        .chart(Kind::Individuals, drawn.expect("dates"))
                        .expect("a chart")
                });
                said += &format!("{period:?} {points} {phases}: {clear} {noted}\n");
                assert!(clear < at_most(0.05, CHARTS) && clear > 0.003, "{said}");
                assert!(noted < at_most(0.001, CHARTS), "{said}");
            }
        }
    }
    println!("{said}");
}

#[test]
fn a_step_and_a_drift_are_no_season_and_a_swing_is_one() {
    const CHARTS: u32 = 200;
    let mut said = String::new();
    for (period, turn, fewest) in SEASONS {
        for points in [fewest, 2 * fewest] {
            let mut draws = Draws(points as u64);
            let mut share = |level: &dyn Fn(f64) -> f64| {
                shares(CHARTS, || {
                    let value = |index| level(index as f64) + draws.normal();
                    values(period, (0..points).map(value).collect())
                })
            };
            let n = points as f64;
            for at in [0.25, 0.4, 0.5] {
                let step = share(&|index| if index < at * n { 0.0 } else { 3.0 });
                said += &format!("{period:?} {points} step at {at}: {step:?}\n");
                assert!(
                    step.0 <= at_most(0.05, CHARTS) && step.1 <= at_most(0.001, CHARTS),
                    "{said}"
                );
            }
            let drift = share(&|index| 5.0 * index / n);
            said += &format!("{period:?} {points} drift: {drift:?}\n");
            assert!(
                drift.0 <= at_most(0.05, CHARTS) && drift.1 <= at_most(0.001, CHARTS),
                "{said}"
            );
            let swing = share(&|index| 2.0 * (std::f64::consts::TAU * index / turn).sin());
            said += &format!("{period:?} {points} swing: {swing:?}\n");
            assert!(
                swing.0 > 0.7 && (points == fewest || swing.1 > 0.85),
                "{said}"
            );
        }
    }
    println!("{said}");
}

/// 24 quarters, as in the public reports.
fn quarters() -> Chart {
    let drawn = (0..24)
        .map(|q| 100.0 + [20.0, 0.0, -20.0, 0.0][q % 4] + [1.0, -2.0, 0.5, 2.0, -1.5][q % 5]);
    values(Period::Quarter, drawn.collect())
}

/// A yearly swing of 15 about 100, in months or in weeks, as the stranger had it.
fn yearly(period: Period, points: usize, turn: f64) -> Chart {
    let drawn = (0..points).map(|index| {
        let noise = [3.0, -4.0, 1.0, 5.0, -2.0, -5.0, 2.0][index * 3 % 7];
        100.0 + 15.0 * (std::f64::consts::TAU * index as f64 / turn).sin() + noise
    });
    values(period, drawn.collect())
}

#[test]
fn the_seasons_of_the_reviews_are_seen() {
    for (chart, points, ratio) in [
        (quarters(), 24, 8.0..10.0),
        (yearly(Period::Week, 156, 52.1775), 156, 2.5..3.5),
        (yearly(Period::Month, 48, 12.0), 48, 2.5..3.5),
    ] {
        let season = chart.season().expect("a season");
        assert_eq!(season.points, points);
        assert_eq!(Some(season.period), chart.series().period());
        assert!(season.is_noted() && season.p_value < 1e-9, "{season:?}");
        assert!(ratio.contains(&season.ratio), "{season:?}");
        let said = chart.to_string();
        let noun = match season.period {
            Period::Month => "month",
            Period::Week => "week",
            _ => "quarter",
        };
        let remedy = format!("chart the differences from the same {noun} of other years");
        assert!(
            said.contains("  note     there is a yearly swing, about "),
            "{said}"
        );
        assert!(said.contains(&remedy), "{said}");
        let broken = chart.assumptions().expect("assumptions");
        let seasonal = broken.iter().find(|found| {
            matches!(found.broken(), Broken::Seasonal { period, .. } if period == season.period)
        });
        assert!(seasonal.expect("a season").to_string().contains(&remedy));
    }
    // the swing alone makes neighbours alike, and is not told twice
    assert!(
        !yearly(Period::Month, 48, 12.0)
            .to_string()
            .contains("resemble")
    );
}

#[test]
fn a_season_is_not_looked_for_where_there_is_none() {
    for (period, _, fewest) in SEASONS {
        let mut draws = Draws(3);
        let few = (0..fewest - 1).map(|_| draws.normal()).collect();
        assert_eq!(values(period, few).season(), None, "{period:?}");
        assert_eq!(
            values(period, vec![5.0; fewest]).season(),
            None,
            "{period:?}"
        );
    }
    let mut draws = Draws(3);
    let years = (0..60).map(|_| draws.normal()).collect();
    assert_eq!(values(Period::Year, years).season(), None);
    assert_eq!(
        Chart::xmr([1, 2, 3, 2, 1, 2].repeat(20))
            .expect("a chart")
            .season(),
        None
    );
}

#[test]
fn a_season_is_priced_in_every_period() {
    let design = |points| {
        Design::new(
            Kind::Individuals,
            RuleSet::making_data_count_7_7(),
            points,
            Process::normal(),
        )
        .expect("a design")
        .simulated(2000, 3)
    };
    let price = |points, ratio, period| {
        Price::of(
            &design(points).under(Departure::Season { ratio, period }),
            Question::AnySignal,
        )
    };
    for (period, _, _) in SEASONS {
        let of = |ratio| price(48, ratio, period).expect("a price").chance();
        let (none, strong) = (of(0.0), of(3.0));
        // slow swings make runs; fast ones widen the limits, and hide what there is
        match period {
            Period::Month | Period::Week => {
                assert!(strong > none + 0.3, "{period:?} {none} {strong}");
            }
            _ => assert!((strong - none).abs() > 0.05, "{period:?} {none} {strong}"),
        }
    }
    let error = price(48, 1.0, Period::Year).expect_err("years have no season");
    assert_eq!(error.code(), "bad_option");
}

/// Charts of independent data, drawn from the law that each kind takes.
fn steady(kind: Kind, points: usize, draws: &mut Draws) -> Chart {
    let poisson = |mean: f64, draws: &mut Draws| {
        let (mut left, mut events) = ((-mean).exp(), 0.0);
        let mut product = draws.uniform();
        while product > left {
            product *= draws.uniform();
            events += 1.0;
            left = (-mean).exp();
        }
        events
    };
    let mut each = |draw: &mut dyn FnMut(&mut Draws) -> f64| -> Vec<f64> {
        (0..points).map(|_| draw(draws)).collect()
    };
    let series = match kind {
        Kind::C => Series::counts(each(&mut |draws| poisson(2.0, draws))),
        Kind::U => Series::rates(each(&mut |draws| poisson(10.0, draws)), vec![4.0; points]),
        Kind::T => Series::times_between(each(&mut |draws| -20.0 * draws.uniform().ln())),
        Kind::G => Series::cases_between(
            each(&mut |draws| (draws.uniform().ln() / 0.95_f64.ln()).floor()),
            CaseCount::Between,
        ),
        _ => Series::values(each(&mut |draws| draws.normal())),
    };
    Chart::of(kind, dated(series.expect("a series"), Period::Month)).expect("a chart")
}

#[test]
fn a_steady_chart_has_no_such_note() {
    const CHARTS: u32 = 2000;
    let mut said = String::new();
    for kind in [
        Kind::Run,
        Kind::Individuals,
        Kind::C,
        Kind::U,
        Kind::T,
        Kind::G,
        Kind::Ewma,
    ] {
        for points in [13, 24, 48] {
            let mut draws = Draws(points as u64 + 100 * kind as u64);
            let mut told = 0;
            for _ in 0..CHARTS {
                let chart = steady(kind, points, &mut draws);
                told += u32::from(chart.all_notes().len() > chart.notes().len());
            }
            let share = f64::from(told) / f64::from(CHARTS);
            said += &format!("{kind:?} {points}: {share}\n");
            // one in 1,000 each
            assert!(share < at_most(0.002, CHARTS), "{said}");
        }
    }
    println!("{said}");
}

/// Everything in the crate that writes a chart for a reader.
fn writers(chart: &Chart) -> Vec<(&'static str, String)> {
    let report = ChartReport::new(chart);
    vec![
        ("text", chart.to_string()),
        ("description", chart.long_description()),
        ("picture", ChartSvg::new(chart).to_string()),
        ("Vega-Lite", ChartVegaLite::new(chart).to_string()),
        ("Markdown", report.to_markdown()),
        ("HTML", report.to_html()),
    ]
}

/// The text of an element, without markup, on one line.
fn seen(picture: &str) -> String {
    let from = picture.find("</desc>").map_or(0, |at| at + "</desc>".len());
    let mut text = String::new();
    let mut inside = true;
    for letter in picture[from..].chars() {
        match letter {
            '<' => inside = false,
            '>' => {
                inside = true;
                text.push(' ');
            }
            _ if inside => text.push(letter),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_writer_adds_the_notes() {
    let mut draws = Draws(5);
    let mut level = 0.0;
    let wandering: Vec<f64> = (0..60)
        .map(|_| {
            level = 0.8 * level + draws.normal();
            level
        })
        .collect();
    let dispersed = Chart::c([9, 31, 12, 25, 40, 8, 22, 35, 11, 28, 16, 39, 7, 24]);
    for (chart, said) in [
        (quarters(), "there is a yearly swing"),
        (
            yearly(Period::Week, 156, 52.1775),
            "there is a yearly swing",
        ),
        (
            Chart::xmr(wandering).expect("a chart"),
            "neighbouring points resemble each other",
        ),
        (
            dispersed.expect("a chart"),
            "times as much as chance alone makes them",
        ),
    ] {
        for (writer, text) in writers(&chart) {
            let text = text.replace("\\.", ".").to_lowercase();
            assert!(text.contains(said), "{writer}: {text}");
        }
        let picture = seen(&ChartSvg::new(&chart).to_string()).to_lowercase();
        assert!(picture.contains(said), "{picture}");
        // and it is no reason to keep them when the chart is made
        let added = chart.all_notes().len() - chart.notes().len();
        assert_eq!(added, usize::from(!said.contains("chance")));
    }
}
