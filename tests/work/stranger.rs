//! What somebody found who came to the crate with its README and its docs alone: each snippet of that report, with the answer that it
//! asked for. Where a subject has a test of its own, that one goes further. Findings without names (18) are held in `field_words`; the
//! weight of the crate (24) is a measurement and stands in `benches/README.md`.

use improvement::measure::{Better, DataKind, Measure, Role};
use improvement::render::{ChartReport, ChartSvg, IconSvg};
use improvement::spc::price::{Change, Design, Process, Wanted};
use improvement::spc::rules::Rule;
use improvement::spc::{Basis, Batch, Phase, Target};
use improvement::{
    Chart, Date, Direction, Error, Kind, Monitor, Options, Period, Reason, RuleSet, Series, Watch,
    date,
};

const LATE: [i32; 16] = [10, 12, 9, 11, 8, 13, 10, 9, 12, 11, 10, 8, 13, 9, 10, 12];
const WAITS: [i32; 14] = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 23];

fn made<T>(made: Result<T, Error>) -> T {
    made.expect("lawful")
}

fn refused<T: std::fmt::Debug>(made: Result<T, Error>) -> String {
    made.expect_err("not lawful").to_string()
}

fn dates(period: Period, first: Date, points: i32) -> Vec<Date> {
    (0..points).filter_map(|n| period.after(first, n)).collect()
}

fn dated(period: Period, first: Date, values: &[f64]) -> Series {
    let points = i32::try_from(values.len()).expect("few");
    let series = made(Series::values(values)).dated(dates(period, first, points));
    made(made(series).every(period))
}

#[test]
fn d01_a_standard_deviation_is_that_of_a_plotted_value() {
    let chance = |chart: Result<Chart, Error>| made(made(chart).power(1.0)).chance();
    for chart in [
        Chart::p(LATE, [100; 16]),
        Chart::c(LATE),
        Chart::u(LATE, [100; 16]),
        Chart::of(Kind::PPrime, made(Series::proportions(LATE, [100; 16]))),
        Chart::xmr(LATE.map(|late| f64::from(late) / 100.0)),
    ] {
        let chance = chance(chart);
        assert!((0.15..0.35).contains(&chance), "{chance}");
    }
    let most = made(Chart::p(LATE.map(|late| 100 - late), [100; 16]));
    assert!((0.0..0.3).contains(&made(most.power(0.5)).chance()));
    let unseen = made(made(Chart::p(LATE, [100; 16])).unseen(1.0)).expect("no signal");
    assert!(!unseen.to_string().contains("none times"), "{unseen}");
    assert!(unseen.to_string().contains("times in 100"), "{unseen}");
}

#[test]
fn d03_a_target_without_a_direction_is_printed() {
    let text = made(Chart::options().target(25.0).xmr(WAITS)).to_string();
    let said = "target   which direction is better was not said, so nothing can be said of the target of 25";
    assert!(text.contains(said), "{text}");
}

#[test]
fn d04_a_plain_season_is_said_by_the_chart() {
    let swing = |points: u32, year: f64| -> Vec<f64> {
        let turn = |n: u32| (f64::from(n) / year * std::f64::consts::TAU).cos();
        (0..points)
            .map(|n| 100.0 + 15.0 * turn(n) + f64::from(n * 7 % 5))
            .collect()
    };
    for (period, values) in [
        (Period::Week, swing(156, 52.18)),
        (Period::Month, swing(48, 12.0)),
    ] {
        let series = dated(period, date(2021, 1, 4), &values);
        let chart = made(Chart::options().better(Direction::Lower).xmr(series));
        assert!(chart.season().is_some_and(|season| season.is_clear()));
        for said in [
            chart.to_string(),
            ChartSvg::new(&chart).to_string(),
            ChartReport::new(&chart).to_markdown(),
        ] {
            assert!(said.contains("yearly swing"), "{said}");
        }
    }
}

#[test]
fn d05_few_points_are_provisional_wherever_they_are_few() {
    assert!(!made(Chart::xmr(&WAITS[..12])).has_limits());
    let whole = Chart::options().baseline(Basis::points(0..12));
    assert!(!made(whole.xmr(&WAITS[..12])).has_limits());
    for short in [3, 12] {
        let chart = made(
            Chart::options()
                .baseline(Basis::points(0..short))
                .xmr(WAITS),
        );
        assert!(chart.is_provisional(), "{short}");
    }
}

#[test]
fn d06_a_t_chart_comes_from_events() {
    let days = [
        3, 20, 41, 44, 70, 83, 110, 118, 131, 160, 171, 180, 203, 211, 240,
    ];
    let falls = days.map(|day| date(2024, 1, 1).plus_days(day).expect("a day"));
    let times = made(Series::times_between_events(falls));
    assert_eq!(times.value(0), Some(17.0));
    assert!(made(Chart::of(Kind::T, &times)).has_limits());
    let mut twice = falls;
    twice[2] = twice[1];
    let cases = Series::cases_between([5; 15], improvement::spc::CaseCount::Between);
    assert!(made(cases).dated(twice).is_ok());
    let error = refused(Chart::of(
        Kind::T,
        made(Series::times_between_events(twice)),
    ));
    assert!(error.contains("more finely"), "{error}");
}

#[test]
fn d07_alerts_and_matrices_are_json_with_names() {
    let chart = made(Chart::options().better(Direction::Lower).xmr(WAITS));
    let mut watch = Watch::new(made(Monitor::after(&chart)));
    let update = made(watch.push(date(2024, 1, 1), 60, date(2024, 1, 8)));
    let revision = made(watch.revise(date(2024, 1, 1), 23, date(2024, 1, 9)));
    let batch = Batch::of(&Options::new(), Kind::Individuals, [("Ash", WAITS)]);
    let error = Chart::xmr([f64::NAN]).expect_err("NaN");
    let json = |thing: serde_json::Result<String>| thing.expect("JSON");
    for said in [
        json(serde_json::to_string(&update)),
        json(serde_json::to_string(&revision)),
        json(serde_json::to_string(&chart.rows())).replace("[]", "beyond-limits"),
    ] {
        assert!(said.contains("beyond-limits"), "{said}");
    }
    assert!(json(serde_json::to_string(&batch)).contains("Ash"));
    assert!(json(serde_json::to_string(&batch.matrix())).contains("Ash"));
    assert!(json(serde_json::to_string(&error)).contains("not_finite"));
}

#[test]
fn d08_the_root_shows_its_types() {
    let root = include_str!("../../src/lib.rs");
    let lines: Vec<&str> = root.lines().collect();
    for (number, line) in lines.iter().enumerate() {
        let types = line.strip_prefix("pub use crate::").is_some_and(|path| {
            path.rsplit("::")
                .next()
                .is_some_and(|last| last.starts_with(|c: char| c.is_uppercase() || c == '{'))
                && !path.starts_with("work::{")
        });
        assert!(!types || lines[number - 1] == "#[doc(inline)]", "{line}");
    }
    assert!(root.contains("pub use crate::base::id;"));
    assert!(root.contains("cfg_attr(docsrs, feature(doc_cfg))"));
}

#[test]
fn d09_no_code_stands_on_a_page() {
    let phases = Chart::options()
        .provisional()
        .phase(7, Reason::change("a second nurse"));
    for chart in [
        Chart::p(LATE, [100; 16]),
        Chart::u(LATE, [100; 16]),
        Chart::run(WAITS),
        Chart::xbar([[4, 5, 6]; 3].map(|small| small.map(|value| value * 2 + small[0] % 3))),
        phases.xmr(WAITS),
        Chart::options().bounds(0..=100).xmr(WAITS),
    ] {
        let chart = made(chart);
        let report = ChartReport::new(&chart);
        for page in [report.to_html(), report.to_markdown()] {
            assert!(!page.contains("chart.price()"), "{page}");
        }
    }
}

#[test]
fn d10_a_rate_is_per_so_much_of_its_exposure() {
    let falls = made(Series::rates(LATE, [850; 16]));
    let falls = made(made(falls.per(1000.0)).unit("falls per 1,000 bed days"));
    let chart = made(
        Chart::options()
            .better(Direction::Lower)
            .target(10)
            .chart(Kind::U, falls),
    );
    assert!(
        chart
            .to_string()
            .contains("centre   12.28 falls per 1,000 bed days"),
        "{chart}"
    );
    assert_eq!(chart.target(0), Some(10.0));
}

#[test]
fn d11_options_end_as_charts_begin() {
    let options = Chart::options().better(Direction::Lower).target(0.05);
    assert_eq!(made(options.p(LATE, [100; 16])).kind(), Kind::P);
}

#[test]
fn d12_dates_as_hospitals_write_them() {
    // in the middle of a month
    let series = dated(Period::Month, date(2022, 1, 1), &WAITS.map(f64::from));
    let reason = || Reason::change("a second nurse");
    let on = date(2022, 4, 15);
    let error = refused(
        Chart::options()
            .provisional()
            .phase(on, reason())
            .xmr(&series),
    );
    assert!(
        error.contains("May 2022") && error.contains("Phase::from_next"),
        "{error}"
    );
    let next = Chart::options()
        .provisional()
        .with_phase(Phase::from_next(on, reason()));
    assert_eq!(made(next.xmr(&series)).phases()[1].points().start, 4);
    // month ends, whichever is the first
    for first in [date(2023, 2, 28), date(2023, 4, 30), date(2023, 1, 31)] {
        let ends = dates(Period::Month, first, 4);
        assert!(
            ends.iter()
                .all(|end| end.plus_days(1).is_some_and(|next| next.day() == 1))
        );
        let series = made(made(Series::values([1, 2, 3, 4])).dated(&ends));
        assert_eq!(made(series.every(Period::Month)).len(), 4);
    }
    // whole numbers of any type
    assert_eq!(made(Date::new(2024_i32, 2_u32, 29_u32)), date(2024, 2, 29));
    for text in ["01/04/2021", "", "1 April 2021"] {
        let error = refused(text.parse::<Date>());
        assert!(
            error.contains("as 20") || error.contains("2024-02-29"),
            "{error}"
        );
        assert!(!error.contains("not a day of the calendar"), "{error}");
    }
}

#[test]
fn d13_errors_say_what_is_so_and_the_way_out() {
    let own = refused(RuleSet::new("nelson", "1984", "a book", [Rule::run(7)]));
    assert!(
        own.contains("nelson") && !own.contains("no rule set"),
        "{own}"
    );
    let beyond = refused(
        Chart::options()
            .baseline(Basis::points(0..14))
            .xmr(&WAITS[..13]),
    );
    assert!(beyond.contains("14") && !beyond.contains("15"), "{beyond}");
    let rule = refused(RuleSet::nelson().without("run-9"));
    assert!(rule.contains("run-of-9"), "{rule}");
    let set = refused(RuleSet::named("Nelson", "1984"));
    assert!(set.contains("nelson"), "{set}");
    let nobody = refused(Series::proportions([0, 1], [0, 5]));
    assert!(nobody.contains("`None`"), "{nobody}");
    let series = dated(Period::Month, date(2022, 1, 1), &WAITS.map(f64::from));
    let phase = Chart::options().phase(date(2022, 4, 15), Reason::change("a nurse"));
    let phase = refused(phase.xmr(&series));
    assert!(phase.contains("15 April 2022"), "{phase}");
}

#[test]
fn d14_a_lost_month_is_noted() {
    let mut months = dates(Period::Month, date(2023, 1, 1), 15);
    months.remove(5);
    let chart = made(Chart::xmr(made(made(Series::values(WAITS)).dated(&months))));
    assert!(
        chart.to_string().contains("every(Period::Month)"),
        "{chart}"
    );
}

#[test]
fn d15_a_matrix_has_names_and_an_order() {
    let mut worse = WAITS;
    worse[13] = 60;
    let lower = Chart::options().better(Direction::Lower);
    let batch = Batch::of(
        &lower,
        Kind::Individuals,
        [("Ash", WAITS), ("Beech", worse)],
    );
    let matrix = batch.matrix();
    assert!(matrix.to_string().contains("Beech") && matrix.to_string().contains("Ash"));
    assert_eq!(matrix.look_first()[0].name, "Beech");
    assert!(batch.get("Ash").is_some_and(|row| row.chart().is_ok()));
    let charts = batch.into_iter().map(|row| {
        (
            row.name().to_owned(),
            row.chart().cloned().map_err(Clone::clone),
        )
    });
    assert_eq!(Batch::from_iter(charts.collect::<Vec<_>>()).rows().len(), 2);
}

#[test]
fn d16_numbers_of_any_type() {
    let options = Chart::options().target(95).bounds(0..=100);
    assert_eq!(options.get_target(), Some(&Target::Fixed(95.0)));
    assert_eq!(options.get_bounds(), Some((0.0, 100.0)));
    assert_eq!(
        Options::new().bounds(0.0..).get_bounds(),
        Some((0.0, f64::INFINITY))
    );
}

#[test]
fn d17_the_unit_is_said_everywhere() {
    let series = made(made(Series::values(WAITS)).unit("minutes"));
    let chart = made(Chart::xmr(series));
    for said in [
        chart.to_string(),
        chart.long_description(),
        ChartReport::new(&chart).to_markdown(),
    ] {
        assert!(said.contains("minutes"), "{said}");
    }
}

#[test]
fn d19_both_wings_ask_which_way_is_better() {
    let falls = Measure::new("falls", "falls", Role::Outcome, DataKind::Rate);
    assert_eq!(
        made(falls.clone()).better(Direction::Lower),
        made(falls).better(Better::Lower)
    );
}

#[test]
fn d20_types_print_parse_and_come_from_what_people_have() {
    assert_eq!("lower".parse(), Ok(Direction::Lower));
    assert_eq!(Direction::Lower.to_string(), "lower");
    assert_eq!(Period::Month.to_string().parse(), Ok(Period::Month));
    assert_eq!(Kind::P.to_string().parse(), Ok(Kind::P));
    let series = made(Series::try_from(vec![4.0, 5.0]));
    assert_eq!(series.iter().flatten().sum::<f64>(), 9.0);

    let mut waits = WAITS;
    waits[13] = 60;
    let chart = made(
        Chart::options()
            .better(Direction::Lower)
            .target(25)
            .xmr(waits),
    );
    assert!(format!("{chart:?}").len() < 1_000);
    let reading = chart.reading();
    let both = [
        Some(reading.variation().to_string()),
        reading.assurance().map(|found| found.to_string()),
    ];
    assert_eq!(
        reading.to_string(),
        both.into_iter().flatten().collect::<Vec<_>>().join("; ")
    );

    let mut watch = Watch::new(made(Monitor::of(&made(Chart::xmr(WAITS)))));
    let quiet = made(watch.push(date(2024, 1, 1), 24, date(2024, 1, 2)));
    assert_eq!(quiet.to_string(), "point 1 is 24: nothing new");
    let loud = made(watch.push(date(2024, 1, 2), 60, date(2024, 1, 3)));
    assert_eq!(loud.to_string(), "point 2 is 60: beyond-limits, above");
    let revision = made(watch.revise(date(2024, 1, 2), 24, date(2024, 1, 4)));
    assert_eq!(
        revision.to_string(),
        "point 2 was corrected: 1 alert withdrawn"
    );

    let known = Chart::options().baseline(Basis::process(20.0, 2.0));
    let mut monitor = made(known.memory_monitor(Kind::Ewma));
    assert_eq!(made(monitor.push(20)).to_string(), "point 1: nothing new");
    assert_eq!(
        made(monitor.push(90)).to_string(),
        "point 2: above its limit"
    );
}

#[test]
fn d20_what_is_worked_out_is_printed() {
    let design = Design::new(
        Kind::P,
        RuleSet::making_data_count_7_7(),
        24,
        Process::binomial(300, 0.12),
    );
    let wanted = Wanted::to_see(Change::To(0.09), 0.9);
    let enough = made(made(design).points_to(&wanted)).expect("some number of months");
    let said = enough.to_string();
    assert!(
        said.starts_with(&format!(
            "{} are enough: the change is seen about 9",
            enough.size
        )),
        "{said}"
    );

    let values: Vec<f64> = (0..48)
        .map(|n| 100.0 + f64::from(n % 12) * 5.0 + f64::from(n * 7 % 5))
        .collect();
    let chart = made(Chart::xmr(dated(Period::Month, date(2020, 1, 1), &values)));
    let season = chart.season().expect("four years").to_string();
    assert!(
        season.starts_with("there is a yearly swing, about "),
        "{season}"
    );
    let resemblance = chart.resemblance().expect("48 points").to_string();
    assert!(
        resemblance.starts_with("neighbouring points have a correlation of 0."),
        "{resemblance}"
    );
}

#[test]
fn d21_icons_stand_alone() {
    let chart = made(Chart::options().better(Direction::Lower).xmr(WAITS));
    let variation = chart.reading().variation();
    assert!(!variation.symbol().is_empty());
    assert!(
        IconSvg::variation(variation)
            .to_string()
            .starts_with("<svg")
    );
}

#[test]
fn d22_notes_are_seen_in_the_picture() {
    let chart = made(
        Chart::options()
            .baseline(Basis::points(0..9))
            .bounds(0..=26)
            .xmr(WAITS),
    );
    let picture = ChartSvg::new(&chart).to_string();
    let drawn = picture
        .split("</desc>")
        .nth(1)
        .expect("a description")
        .to_owned();
    assert!(drawn.contains("9 points"), "{drawn}");
    assert!(drawn.contains("highest possible value"), "{drawn}");
}

#[test]
fn d23_enums_that_will_grow_leave_room() {
    let sources = [
        ("Period", include_str!("../../src/base/period.rs")),
        ("At", include_str!("../../src/spc/data/at.rs")),
        ("Target", include_str!("../../src/spc/data/target.rs")),
        ("Spread", include_str!("../../src/spc/data/spread.rs")),
        ("Width", include_str!("../../src/spc/limits/width.rs")),
        ("Centre", include_str!("../../src/spc/limits/fit.rs")),
        ("Window", include_str!("../../src/spc/pooled.rs")),
        ("TieKind", include_str!("../../src/work/stakeholder/tie.rs")),
        (
            "Sampling",
            include_str!("../../src/work/measure/collection.rs"),
        ),
        ("SquireItem", include_str!("../../src/work/project/item.rs")),
    ];
    for (name, source) in sources {
        let mut before = "";
        let open = source.lines().any(|line| {
            let here = line.trim_start().starts_with(&format!("pub enum {name}"))
                && before == "#[non_exhaustive]";
            before = line.trim_start();
            here
        });
        assert!(open, "{name}");
    }
    for (name, source) in [
        (
            "Variation",
            include_str!("../../src/spc/reading/reading.rs"),
        ),
        (
            "Assurance",
            include_str!("../../src/spc/reading/assurance.rs"),
        ),
    ] {
        assert!(
            !source.contains(&format!("#[non_exhaustive]\npub enum {name}")),
            "{name}"
        );
    }
}

#[test]
fn d02_a_misspelt_key_is_refused_by_name() {
    let options = Chart::options()
        .better(Direction::Lower)
        .target(20)
        .provisional()
        .phase(7, Reason::change("a second nurse"));
    let series = dated(Period::Month, date(2023, 1, 1), &WAITS.map(f64::from));
    let chart = made(options.xmr(&series));
    let stored = serde_json::to_string(&chart).expect("JSON");
    assert_eq!(
        serde_json::from_str::<Chart>(&stored).expect("itself"),
        chart
    );
    for (key, misspelt) in [
        ("options", "opts"),
        ("phases", "phase"),
        ("target", "targets"),
        ("provisional", "prov"),
        ("every", "evry"),
    ] {
        let quoted = |key: &str| format!("\"{key}\":");
        assert!(stored.contains(&quoted(key)), "{key} in {stored}");
        let broken = stored.replacen(&quoted(key), &quoted(misspelt), 1);
        let error = serde_json::from_str::<Chart>(&broken).expect_err(misspelt);
        assert!(error.to_string().contains(misspelt), "{error}");
    }
}
