//! Every kind of chart, walked through everything that is said of a kind: whoever adds one and forgets a place finds its
//! name here.

use improvement::measure::{DataKind, Measure, Role};
use improvement::render::{ChartReport, ChartSvg, ChartVegaLite};
use improvement::spc::price::{Price, Question};
use improvement::spc::{
    Basis, Batch, CaseCount, Cusum, Estimator, Ewma, Memory, MemoryMonitor, Monitor, Phase,
    RatioCusum, Scan, Screen, Statistic, Width,
};
use improvement::{Chart, Kind, Options, Reason, Series};

/// 24 values that vary, none of them zero.
fn values() -> Vec<f64> {
    (0..24_u32)
        .map(|point| f64::from(12 + point * 7 % 11))
        .collect()
}

/// A series that the kind takes, and what its chart plots.
fn facts(kind: Kind) -> (Series, Statistic) {
    let thirty = vec![30.0; 24];
    let pairs = values().into_iter().map(|value| [value, value + 2.0, 15.0]);
    let (series, statistic) = match kind {
        Kind::Run | Kind::Individuals => (Series::values(values()), Statistic::Value),
        Kind::MovingRange => (Series::values(values()), Statistic::MovingRange),
        Kind::XbarR | Kind::XbarS => (Series::subgroups(pairs), Statistic::Mean),
        Kind::R => (Series::subgroups(pairs), Statistic::Range),
        Kind::S => (Series::subgroups(pairs), Statistic::Deviation),
        Kind::P | Kind::PPrime => (Series::proportions(values(), thirty), Statistic::Value),
        Kind::Np => (Series::proportions(values(), thirty), Statistic::Events),
        Kind::C => (Series::counts(values()), Statistic::Value),
        Kind::U | Kind::UPrime => (Series::rates(values(), thirty), Statistic::Value),
        Kind::IPrime => (Series::ratios(values(), thirty), Statistic::Value),
        Kind::G => {
            let cases = Series::cases_between(values(), CaseCount::Between);
            (cases, Statistic::Value)
        }
        Kind::T => (Series::times_between(values()), Statistic::Value),
        Kind::Ewma => (Series::values(values()), Statistic::WeightedAverage),
        Kind::Cusum => (Series::values(values()), Statistic::UpperSum),
        Kind::BinomialCusum => (Series::proportions(values(), thirty), Statistic::UpperSum),
        Kind::PoissonCusum => (Series::counts(values()), Statistic::UpperSum),
        _ => panic!("{kind:?} has no row in this test"),
    };
    (series.expect("a series"), statistic)
}

/// The memory of a kind that is not the usual one.
fn memory(kind: Kind) -> Option<Memory> {
    match kind {
        Kind::Ewma => Some(Ewma::new(0.3).width(2.5).into()),
        Kind::Cusum => Some(Cusum::new(0.25, 4.0).into()),
        Kind::BinomialCusum | Kind::PoissonCusum => Some(RatioCusum::new(1.5, 4.0).into()),
        _ => None,
    }
}

fn read_back(chart: &Chart) -> Chart {
    let text = serde_json::to_string(chart).expect("JSON");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error} in {text}"))
}

#[test]
fn every_kind_is_charted_read_kept_drawn_watched_and_priced() {
    let mut symbols: Vec<&str> = Kind::ALL.iter().map(|kind| kind.symbol()).collect();
    symbols.sort_unstable();
    symbols.dedup();
    assert_eq!(symbols.len(), Kind::ALL.len(), "a symbol stands twice");
    for kind in Kind::ALL {
        let (series, statistic) = facts(kind);
        assert!(kind.takes(&series), "{kind:?}: {}", kind.needs());
        let chart = Chart::of(kind, &series).unwrap_or_else(|error| panic!("{kind:?}: {error}"));
        assert_eq!(chart.main().statistic(), statistic, "{kind:?}");
        assert_eq!(chart.has_limits(), kind != Kind::Run, "{kind:?}");
        assert_eq!(read_back(&chart), chart, "{kind:?}");

        let said = chart.to_string();
        assert!(said.contains(kind.symbol()), "{kind:?}: {said}");
        assert!(!said.contains("NaN") && !said.contains("inf"), "{said}");
        let drawn = ChartSvg::new(&chart).to_string();
        assert!(drawn.contains("</svg>"), "{kind:?}");

        let (plain, remembers) = (Monitor::of(&chart), MemoryMonitor::of(&chart));
        assert_eq!(remembers.is_ok(), kind.has_memory(), "{kind:?}");
        let refused = match kind {
            // its own rules count over the whole phase
            Kind::Run => Some("unwatchable"),
            Kind::MovingRange => Some("not_frozen"),
            _ => kind.has_memory().then_some("not_frozen"),
        };
        let code = plain.err().map(|error| error.code().to_owned());
        assert_eq!(code.as_deref(), refused, "{kind:?}");
        if let Ok(monitor) = remembers {
            assert_eq!(monitor.kind(), kind);
        }

        // no rule judges moving ranges unless one is asked for
        let design = chart.design().map(|design| design.simulated(20, 1));
        let price = design.and_then(|design| Price::of(&design, Question::AnySignal));
        assert_eq!(
            price.is_ok(),
            kind != Kind::MovingRange,
            "{kind:?}: {price:?}"
        );
    }
}

/// Everything that options are given to, by name, and whether it took them.
fn doors(kind: Kind, series: &Series, options: &Options) -> Vec<(&'static str, Option<String>)> {
    fn code<T>(result: Result<T, improvement::Error>) -> Option<String> {
        result.err().map(|error| error.code().to_owned())
    }
    let design = Chart::of(kind, series).and_then(|chart| chart.design());
    let measure =
        Measure::new("m", "a measure", Role::Outcome, DataKind::Continuous).expect("a measure");
    let batch = Batch::of(options, kind, [("one", series.clone())]);
    let mut codes = vec![
        ("chart", code(options.chart(kind, series))),
        ("scan", code(Scan::of(options, kind, series))),
        ("measure", code(measure.charted(kind, options.clone()))),
        (
            "batch",
            code(batch.rows()[0].chart().cloned().map_err(Clone::clone)),
        ),
    ];
    if let Ok(design) = design {
        let design = design.with_options(options).simulated(20, 1);
        codes.push(("price", code(Price::of(&design, Question::AnySignal))));
    }
    codes
}

#[test]
fn a_memory_is_taken_by_its_own_kinds_and_refused_by_every_other() {
    let memories: [Memory; 3] = [
        Ewma::new(0.3).width(2.5).into(),
        Cusum::new(0.25, 4.0).into(),
        RatioCusum::new(1.5, 4.0).into(),
    ];
    let impossible: [Memory; 3] = [
        Ewma::new(f64::NAN).into(),
        Cusum::new(0.5, f64::NAN).into(),
        RatioCusum::new(f64::INFINITY, 4.0).into(),
    ];
    for kind in Kind::ALL {
        let (series, _) = facts(kind);
        assert_eq!(memory(kind).is_some(), kind.has_memory(), "{kind:?}");
        for asked in memories {
            let expected = (memory(kind) != Some(asked)).then(|| "bad_option".to_owned());
            let options = Chart::options().memory(asked);
            for (door, code) in doors(kind, &series, &options) {
                assert_eq!(code, expected, "{kind:?} {asked:?} {door}");
            }
            if expected.is_none() {
                let chart = options.chart(kind, &series).expect("a chart");
                assert_eq!(read_back(&chart), chart);
            }
            let known = options.baseline(Basis::process(0.5, 1.0));
            if !kind.has_memory() && kind != Kind::MovingRange {
                let error = known.monitor(kind).expect_err("a stray memory");
                assert_eq!(error.code(), "bad_option", "{kind:?}: {error}");
            }
        }
        for asked in impossible {
            for (door, code) in doors(kind, &series, &Chart::options().memory(asked)) {
                assert_eq!(
                    code.as_deref(),
                    Some("bad_option"),
                    "{kind:?} {asked:?} {door}"
                );
            }
        }
    }
}

#[test]
fn no_kind_keeps_a_number_that_no_document_holds() {
    let plain = Chart::options;
    for number in [f64::NAN, f64::INFINITY] {
        let at = |point: usize| {
            let mut line = vec![10.0; 24];
            line[point] = number;
            line
        };
        let lines = [
            Basis::lines(number, 1.0, 20.0),
            Basis::lines(10.0, number, 20.0),
            Basis::lines(10.0, 1.0, number),
            Basis::lines(10.0, at(0), 20.0),
            Basis::lines(10.0, 1.0, at(23)),
            Basis::lines(at(3), 1.0, 20.0),
            Basis::process(number, 1.0),
            Basis::process(10.0, number),
        ];
        let targets = [plain().target(number), plain().target(at(5))];
        let mut asked = vec![
            plain().width(Width::Sigma(number)),
            plain().width(Width::Probability(number)),
            plain().bounds(f64::NAN..=number),
            plain().estimator(Estimator::moving_range().with_screen(Screen {
                multiple: number,
                loops: 1,
            })),
        ];
        for basis in lines {
            asked.push(plain().baseline(basis.clone()));
            let later = Phase::new(12, Reason::other("a new ward")).with_basis(basis);
            asked.push(plain().with_phase(later));
        }
        for kind in Kind::ALL {
            let (series, _) = facts(kind);
            for (place, options) in targets.iter().chain(&asked).enumerate() {
                for (door, code) in doors(kind, &series, options) {
                    // a price has no use for a target, and keeps none
                    let kept = door != "price" || place >= targets.len();
                    assert!(code.is_some() || !kept, "{kind:?} {door}: {options:?}");
                }
            }
        }
    }
}

/// The number that a text gives as a false-alarm rate.
fn rate(text: &str) -> Option<&str> {
    let from = text.find("false-alarm rate: ")? + "false-alarm rate: ".len();
    text[from..].split(" such charts").next()
}

#[test]
fn a_report_of_every_kind_says_its_false_alarm_rate() {
    for kind in Kind::ALL {
        let chart = Chart::of(kind, facts(kind).0).expect("a chart");
        let report = ChartReport::new(&chart).title("A measure");
        let (markdown, page) = (report.to_markdown(), report.to_html());
        // no rule judges moving ranges unless one is asked for
        assert_eq!(
            rate(&markdown).is_some(),
            kind != Kind::MovingRange,
            "{kind:?}"
        );
        assert_eq!(rate(&page), rate(&markdown), "{kind:?}");
        // on its own a chart says the same or nothing
        let printed = chart.to_string();
        let picture = ChartSvg::new(&chart).to_string();
        for (writer, text) in [
            ("report", &markdown),
            ("page", &page),
            ("text", &printed),
            ("description", &chart.long_description()),
            ("picture", &picture),
            ("specification", &ChartVegaLite::new(&chart).to_string()),
        ] {
            assert!(!text.contains("price"), "{kind:?}, {writer}: {text}");
            assert!(
                rate(text).is_none_or(|said| Some(said) == rate(&markdown)),
                "{kind:?}"
            );
        }
    }
    // a price is asked for in the same words
    let chart = Chart::of(Kind::P, facts(Kind::P).0).expect("a chart");
    let price = chart
        .design()
        .and_then(|design| Price::of(&design, Question::AnySignal));
    let said = price.expect("a price").to_string();
    let report = ChartReport::new(&chart).to_markdown();
    let number = rate(&report).expect("a number");
    assert!(
        said.contains(&format!("{number} charts like this one")),
        "{said} {number}"
    );
}

#[test]
fn a_report_works_within_bounds() {
    // of more than 1,000 points nothing is simulated
    let many = |points: usize| {
        let values = (0..points).map(|index| f64::from([3, 7, 4, 6, 5, 8, 2][index * 3 % 7]));
        Chart::options()
            .baseline(Basis::points(0..20))
            .xmr(values.collect::<Vec<_>>())
            .expect("a chart")
    };
    assert_eq!(rate(&ChartReport::new(&many(1001)).to_markdown()), None);
    assert!(rate(&ChartReport::new(&many(400)).to_markdown()).is_some());
}
