//! What a search for breaks found, each with its input, and the kind that it stands for.

use improvement::error::{DataError, MonitorError};
use improvement::measure::{DataKind, Measure, Role};
use improvement::project::{Assessment, Instrument, Item, Level, Response, Scoring};
use improvement::render::ChartCsv;
use improvement::spc::price::{Change, Design, Process};
use improvement::spc::rules::Rule;
use improvement::spc::{
    Basis, CaseCount, Cusum, Ewma, Memory, MemoryMonitor, Monitor, RatioCusum, Watch, Width,
};
use improvement::stakeholder::Stakeholder;
use improvement::{Chart, ErrorKind, Kind, Options, Period, RuleSet, Series, StakeholderMap, date};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::fmt::Debug;

#[track_caller]
fn read_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(model: &T) {
    let text = serde_json::to_string(model).expect("JSON");
    let read: T = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error} in {text}"));
    assert_eq!(&read, model, "{text}");
}

fn known(kind: Kind) -> Options {
    let basis = match kind {
        Kind::P | Kind::Np | Kind::BinomialCusum => Basis::centre(0.1),
        Kind::C | Kind::U | Kind::G | Kind::PoissonCusum => Basis::centre(4.0),
        Kind::PPrime => Basis::process(0.1, 1.5),
        _ => Basis::process(10.0, 1.0),
    };
    Chart::options().baseline(basis).rules(RuleSet::shewhart())
}

// F3: a counter at its end

#[test]
fn a_change_after_the_last_point_is_refused_however_far() {
    let design = Design::new(
        Kind::Individuals,
        RuleSet::shewhart(),
        24,
        Process::normal(),
    )
    .expect("a design")
    .simulated(200, 1);
    for from in [0, 24, 25, usize::MAX - 1, usize::MAX] {
        let error = design
            .power_from(Change::Shift(1.0), from)
            .expect_err("no such point");
        assert_eq!(error.code(), "bad_option", "{from}: {error}");
    }
    assert!(design.power_from(Change::Shift(1.0), 23).is_ok());
}

// F4: stored counters at their end

/// The most points that a monitor or a watch counts.
const MOST: usize = usize::MAX >> 11;

fn with_counter(text: &str, counters: &[(&str, usize)]) -> String {
    let mut document: Value = serde_json::from_str(text).expect("JSON");
    let monitor = if document.get("monitor").is_some() {
        &mut document["monitor"]
    } else {
        &mut document
    };
    for &(name, value) in counters {
        monitor[name] = value.into();
    }
    document.to_string()
}

#[test]
fn a_stored_monitor_counts_up_to_its_bound_and_no_further() {
    let monitor = known(Kind::Individuals)
        .monitor(Kind::Individuals)
        .expect("a monitor");
    let text = serde_json::to_string(&monitor).expect("JSON");
    let at = |count: usize| with_counter(&text, &[("origin", count), ("next", count)]);
    for count in [MOST + 1, usize::MAX - 1, usize::MAX] {
        let error = serde_json::from_str::<Monitor>(&at(count)).expect_err("too many points");
        assert!(
            error.to_string().contains("9,007,199,254,740,991 points"),
            "{error}"
        );
    }
    // below the bound it counts, at the bound it refuses, and what it saves is always read
    let mut monitor: Monitor = serde_json::from_str(&at(MOST - 1)).expect("a monitor");
    monitor.push(10).expect("the last point");
    assert_eq!(monitor.len(), MOST);
    read_back(&monitor);
    let error = monitor.push(10).expect_err("one too many");
    assert!(
        matches!(
            error.kind(),
            ErrorKind::Monitor(MonitorError::TooManyPoints { .. })
        ),
        "{error}"
    );
    assert_eq!(monitor.len(), MOST);
    assert_eq!(
        monitor.preload([10, 11]).expect_err("two too many").code(),
        "too_many_points"
    );
    read_back(&monitor);
}

#[test]
fn a_stored_memory_monitor_counts_up_to_its_bound_and_no_further() {
    for kind in [
        Kind::Ewma,
        Kind::Cusum,
        Kind::BinomialCusum,
        Kind::PoissonCusum,
    ] {
        let monitor = known(kind)
            .rules_of(kind)
            .memory_monitor(kind)
            .expect("a monitor");
        let text = serde_json::to_string(&monitor).expect("JSON");
        let at = |count: usize| with_counter(&text, &[("next", count)]);
        for count in [MOST + 1, usize::MAX] {
            assert!(
                serde_json::from_str::<MemoryMonitor>(&at(count)).is_err(),
                "{kind:?} {count}"
            );
        }
        let mut monitor: MemoryMonitor = serde_json::from_str(&at(MOST - 1)).expect("a monitor");
        let push = |monitor: &mut MemoryMonitor| match kind {
            Kind::BinomialCusum => monitor.push((1, 10)),
            _ => monitor.push(4),
        };
        push(&mut monitor).expect("the last point");
        assert_eq!(
            push(&mut monitor).expect_err("one too many").code(),
            "too_many_points"
        );
        read_back(&monitor);
    }
}

/// The default rules of a kind with memory, which refuses those of others.
trait RulesOf {
    fn rules_of(self, kind: Kind) -> Self;
}

impl RulesOf for Options {
    fn rules_of(self, kind: Kind) -> Self {
        match Chart::options().chart(kind, Series::values([1, 2]).expect("a series")) {
            Ok(chart) => self.rules(chart.rules().clone()),
            Err(_) => self.rules(RuleSet::shewhart()),
        }
    }
}

#[test]
fn a_stored_watch_counts_up_to_its_bound_and_no_further() {
    let monitor = known(Kind::Individuals)
        .monitor(Kind::Individuals)
        .expect("a monitor");
    let watch = Watch::new(monitor).every(Period::Day).expect("a watch");
    let text = serde_json::to_string(&watch).expect("JSON");
    let at = |count: usize| with_counter(&text, &[("origin", count), ("next", count)]);
    assert!(serde_json::from_str::<Watch>(&at(MOST + 1)).is_err());
    let mut watch: Watch = serde_json::from_str(&at(MOST - 2)).expect("a watch");
    watch
        .push(date(2024, 1, 1), 10, date(2024, 1, 2))
        .expect("a point");
    // two absent days between would be past the bound
    let error = watch
        .push(date(2024, 1, 4), 10, date(2024, 1, 5))
        .expect_err("too many");
    assert_eq!(error.code(), "too_many_points", "{error}");
    assert_eq!(watch.len(), 1);
    watch
        .push(date(2024, 1, 2), 10, date(2024, 1, 5))
        .expect("the last point");
    read_back(&watch);
    let text = serde_json::to_string(&watch).expect("JSON");
    // a watch whose points would lead past the bound is not read either
    let past = text.replace(&(MOST - 2).to_string(), &(MOST - 1).to_string());
    assert!(serde_json::from_str::<Watch>(&past).is_err());
}

// F8: saved, and not to be opened again

#[test]
fn options_that_no_document_can_hold_are_refused_on_every_kind() {
    let bad = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, 0.0, 1e300];
    for number in bad {
        let memories: [Memory; 8] = [
            Ewma::new(number).into(),
            Ewma::new(0.2).width(number).into(),
            Cusum::new(number, 4.0).into(),
            Cusum::new(0.5, number).into(),
            Cusum::new(0.5, 4.0).head_start(number).into(),
            RatioCusum::new(number, 4.0).into(),
            RatioCusum::new(2.0, number).into(),
            RatioCusum::new(2.0, 4.0).head_start(number).into(),
        ];
        for (place, memory) in memories.into_iter().enumerate() {
            // a reference value and a head start of nothing are lawful, and so is any ratio that is a number
            let lawful =
                number == 0.0 && [2, 4, 7].contains(&place) || number == 1e300 && place == 5;
            for kind in Kind::ALL {
                let options = Chart::options().memory(memory);
                let measure = Measure::new("m", "a measure", Role::Outcome, DataKind::Continuous)
                    .and_then(|measure| measure.charted(kind, options));
                assert!(measure.is_err() || lawful, "{kind:?} {memory:?}");
            }
        }
        let wishes = [
            Chart::options().width(Width::Sigma(number)),
            Chart::options().width(Width::Probability(number)),
            Chart::options().baseline(Basis::lines(1.0, vec![number; 3], vec![9.0; 3])),
            Chart::options().baseline(Basis::process(number, 1.0)),
            Chart::options().baseline(Basis::process(1.0, number)),
            Chart::options().target(number),
        ];
        for options in wishes {
            for kind in Kind::ALL {
                let measure = Measure::new("m", "a measure", Role::Outcome, DataKind::Continuous)
                    .and_then(|measure| measure.charted(kind, options.clone()));
                // what is taken is read back as it was
                if let Ok(measure) = measure {
                    read_back(&measure);
                }
            }
        }
    }
}

#[test]
fn lines_that_are_no_numbers_are_refused() {
    let basis = Basis::lines(1.0, vec![f64::NAN; 13], vec![9.0; 13]);
    let error = Chart::options()
        .baseline(basis)
        .run(0..13)
        .expect_err("no line");
    assert_eq!(error.code(), "bad_option");
}

// F9: what is plotted is as large as no value may be

fn extremes() -> [f64; 7] {
    [1e150, -1e150, 1e-300, 0.0, 1.0, -1.0, 7e149]
}

/// Series of every data whose numbers are as large, or as small, as they may be.
fn extreme_series(kind: Kind) -> Vec<Series> {
    let mut series = Vec::new();
    for one in extremes() {
        for other in extremes() {
            for third in [one, other, 1.0] {
                let four = [one, other, third, other];
                let over = [1.0, 2.0, 1e150, 3.0];
                let size = four.map(f64::abs).map(f64::round);
                let made = [
                    Series::values(four),
                    Series::subgroups([[one, other], [other, third], [third, one], [one, one]]),
                    Series::proportions([one.abs().min(1.0).round(); 4], [1e150, 2.0, 3.0, 4.0]),
                    Series::rates(size, over),
                    Series::ratios(four, over),
                    Series::counts(size),
                    Series::times_between(four.map(f64::abs)),
                    Series::cases_between(size, CaseCount::Between),
                ];
                series.extend(
                    made.into_iter()
                        .flatten()
                        .filter(|series| kind.takes(series)),
                );
            }
        }
    }
    series
}

#[test]
fn whatever_a_monitor_takes_it_saves_and_comes_back_to() {
    let (mut watched, mut kept) = (0, 0);
    for kind in Kind::ALL {
        for series in extreme_series(kind) {
            let Ok(chart) = Chart::options().provisional().chart(kind, series) else {
                continue;
            };
            if kind.has_memory() {
                if let Ok(monitor) = MemoryMonitor::after(&chart) {
                    read_back(&monitor);
                    kept += 1;
                }
            } else if let Ok(monitor) = Monitor::after(&chart) {
                read_back(&monitor);
                watched += 1;
            }
            let text = serde_json::to_string(&chart).expect("JSON");
            let read: Chart =
                serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error} in {text}"));
            assert_eq!(read, chart, "{text}");
        }
    }
    assert!(watched > 100 && kept > 30, "{watched} {kept}");
}

#[test]
fn a_spread_too_large_to_compute_with_is_refused_at_its_point() {
    for (kind, sigma) in [(Kind::R, 1.0), (Kind::S, 1.0)] {
        let basis = Basis::Process {
            centre: None,
            sigma: Some(sigma),
        };
        let options = Chart::options().baseline(basis).rules(RuleSet::shewhart());
        let mut monitor = options
            .chart(
                kind,
                Series::subgroups([[1.0, 2.0], [2.0, 3.0]]).expect("a series"),
            )
            .and_then(|chart| Monitor::of(&chart))
            .expect("a monitor");
        let spread = if kind == Kind::R {
            2e150
        } else {
            1e150 * 2_f64.sqrt()
        };
        let error = monitor.push(&[1e150, -1e150][..]).expect_err("too large");
        let ErrorKind::Data(DataError::TooLarge { found }) = error.kind() else {
            panic!("{error}");
        };
        assert!((found / spread - 1.0).abs() < 1e-12);
        monitor
            .push(&[5e149, -5e149][..])
            .expect("as large as may be");
        read_back(&monitor);
        // the chart of such points says the same
        let series = Series::subgroups([[1.0, 2.0], [1e150, -1e150]]).expect("a series");
        assert_eq!(
            options.chart(kind, series).expect_err("too large").code(),
            "too_large"
        );
    }
    // so does one of moving ranges
    let error = Chart::options()
        .provisional()
        .chart(Kind::MovingRange, [1e150, -1e150, 1e150]);
    assert_eq!(error.expect_err("too large").code(), "too_large");
}

// F10, F11: limits are ordinary numbers

#[test]
fn a_known_centre_that_no_point_can_have_is_refused() {
    let times = Series::times_between([1e15, 2e15, 3e15]).expect("a series");
    let options = Chart::options().baseline(Basis::process(-1.7e-118, 2.2e106));
    let error = options.chart(Kind::T, times).expect_err("no time");
    assert_eq!(error.code(), "bad_option", "{error}");
}

/// Every number that a chart shows or writes.
fn numbers(chart: &Chart) -> Vec<f64> {
    [Some(chart.main()), chart.spread(), chart.lower_sum()]
        .into_iter()
        .flatten()
        .flat_map(|track| {
            (0..track.len()).flat_map(move |index| {
                [
                    track.value(index),
                    track.centre(index),
                    track.lower(index),
                    track.upper(index),
                ]
            })
        })
        .flatten()
        .collect()
}

#[test]
fn every_limit_is_a_finite_number() {
    let bases = [
        Basis::Own,
        Basis::process(1e150, 1e150),
        Basis::process(-1e150, 1e150),
        Basis::process(0.0, 1e150),
        Basis::process(1e-300, 1e-300),
        Basis::centre(1e150),
        Basis::centre(0.5),
        Basis::Process {
            centre: None,
            sigma: Some(1e150),
        },
    ];
    let widths = [
        Width::Sigma(3.0),
        Width::Sigma(1e-300),
        Width::Sigma(1e300),
        Width::Sigma(1e6),
        Width::Sigma(39.0),
        Width::Probability(1e-17),
        Width::Probability(1e-300),
        Width::Probability(f64::MIN_POSITIVE),
        Width::Probability(5e-324),
        Width::Probability(1.0 - f64::EPSILON),
    ];
    let mut charts = 0;
    for kind in Kind::ALL {
        for series in extreme_series(kind).into_iter().step_by(7) {
            for basis in &bases {
                for width in widths {
                    let options = Chart::options()
                        .provisional()
                        .baseline(basis.clone())
                        .width(width);
                    let Ok(chart) = options.chart(kind, series.clone()) else {
                        continue;
                    };
                    charts += 1;
                    for number in numbers(&chart) {
                        assert!(
                            number.is_finite(),
                            "{kind:?} {basis:?} {width:?} {series:?}: {number}"
                        );
                    }
                    let same = chart == chart;
                    assert!(same, "{kind:?} {basis:?} {width:?}");
                    let csv = ChartCsv::new(&chart).to_string();
                    assert!(!csv.contains("inf") && !csv.contains("NaN"), "{csv}");
                }
            }
        }
    }
    assert!(charts > 1000, "{charts}");
}

#[test]
fn a_narrow_chance_has_limits_of_spreads_too() {
    let groups = Series::subgroups([[1, 2], [2, 4], [1, 3]]).expect("a series");
    let options = Chart::options().provisional();
    let upper = |chance: f64| {
        let chart = options.clone().width(Width::Probability(chance));
        let chart = chart.chart(Kind::XbarS, groups.clone()).expect("a chart");
        chart.spread().expect("a spread").upper(0).expect("a limit")
    };
    // a standard deviation of two values is |z| / √2: P(|z| > 8.575) is 1e-17 (R: qnorm(5e-18, lower.tail = FALSE) 8.5710)
    let (wide, wider) = (upper(1e-15), upper(1e-17));
    assert!(wider.is_finite() && wider > wide, "{wide} {wider}");
}

#[test]
fn an_ewma_as_wide_as_no_limit_can_be_is_refused() {
    for width in [1e300, 1e151] {
        let options = Chart::options().provisional();
        let error = options
            .clone()
            .memory(Ewma::new(0.2).width(width))
            .ewma([1e150, -1e150, 1e150]);
        assert_eq!(error.expect_err("too wide").code(), "bad_option");
        let error = options.width(Width::Sigma(width)).xmr([1, 2, 3]);
        assert_eq!(error.expect_err("too wide").code(), "bad_option");
    }
}

// F12: scores

fn instrument(score: f64) -> Result<Instrument, improvement::Error> {
    let item = |id: &str| {
        let item = Item::new(id, id)?;
        Ok::<_, improvement::Error>(
            item.with_level(Level::new("low", -score)?)
                .with_level(Level::new("high", score)?),
        )
    };
    Instrument::new("i", "an instrument", "a source", Scoring::Sum)?
        .with_item(item("a")?)?
        .with_item(item("b")?)
}

#[test]
fn scores_add_up_to_ordinary_numbers_or_are_refused() {
    for score in [1.7e308, f64::INFINITY, f64::NAN, 1.1e150] {
        let error = instrument(score).expect_err("no score");
        assert_eq!(error.code(), "bad_instrument", "{error}");
    }
    let instrument = instrument(1e150).expect("an instrument");
    let response = |by: &str, level: &str| {
        Response::new(by).and_then(|response| response.answer("a", level)?.answer("b", level))
    };
    let responses = vec![
        response("ann", "high").expect("a response"),
        response("bob", "low").expect("a response"),
    ];
    let assessment = Assessment::new("i".parse().expect("an id"), date(2026, 1, 1), responses);
    let score = instrument.score(&assessment.responses).expect("a score");
    let total = score.total.expect("two complete responses");
    assert_eq!((total.highest, total.lowest), (2e150, -2e150));
    assert!(
        !serde_json::to_string(&score)
            .expect("JSON")
            .contains("\"headroom\":null")
    );
}

// F14: aliases

#[test]
fn aliases_among_equals_follow_neither_the_alphabet_nor_the_length() {
    let people: Vec<String> = ["ann", "bob", "zoe", "alexandra"]
        .into_iter()
        .map(ToOwned::to_owned)
        .chain((0..26_u8).map(|letter| format!("{}-nurse", char::from(b'a' + letter))))
        .collect();
    let mut map = StakeholderMap::new();
    for name in &people {
        map.add(
            name.as_str(),
            Stakeholder::new(name.as_str(), "ward", 3, 3, date(2026, 3, 1)).expect("somebody"),
        )
        .expect("added");
    }
    let aliases = map.aliases();
    let number = |name: &str| -> usize {
        let alias = aliases
            .stakeholder(&name.parse().expect("an id"))
            .expect("an alias");
        alias.as_str()[1..].parse().expect("a number")
    };
    // of neighbours in the alphabet, some stand in its order and some do not
    let mut sorted = people.clone();
    sorted.sort();
    let rising = sorted
        .windows(2)
        .filter(|pair| number(&pair[0]) < number(&pair[1]))
        .count();
    assert!(
        (8..=21).contains(&rising),
        "{rising} of 29 neighbours in the order of the alphabet"
    );
    sorted.sort_by_key(String::len);
    let rising = sorted
        .windows(2)
        .filter(|pair| number(&pair[0]) < number(&pair[1]))
        .count();
    assert!(
        (8..=21).contains(&rising),
        "{rising} of 29 neighbours in the order of their length"
    );
    let four = ["ann", "bob", "zoe", "alexandra"].map(number);
    assert!(!four.is_sorted(), "{four:?}");
    // who is on the map does not change with the order in which they came, nor a map that is redacted already
    let again = map.redacted();
    assert_eq!(again.redacted(), again);
}

// a misspelt key

/// Where a document keeps things by their own ids: any key is an id there.
const BY_ID: [&str; 4] = ["nodes", "stakeholders", "answers", "by_id"];

/// The document with each of its keys misspelt in turn, and the key as it then stands.
fn misspelt(document: &Value) -> Vec<(Value, String)> {
    fn walk(
        value: &Value,
        inside: &str,
        rebuild: &dyn Fn(Value) -> Value,
        out: &mut Vec<(Value, String)>,
    ) {
        match value {
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    let rebuild = |item: Value| {
                        let mut items = items.clone();
                        items[index] = item;
                        rebuild(Value::Array(items))
                    };
                    walk(item, inside, &rebuild, out);
                }
            }
            Value::Object(entries) => {
                for (key, entry) in entries {
                    if !BY_ID.contains(&inside) {
                        let mut entries = entries.clone();
                        entries.remove(key);
                        let wrong = format!("{key}q");
                        entries.insert(wrong.clone(), entry.clone());
                        out.push((rebuild(Value::Object(entries)), wrong));
                    }
                    let rebuild = |entry: Value| {
                        let mut entries = entries.clone();
                        entries.insert(key.clone(), entry);
                        rebuild(Value::Object(entries))
                    };
                    walk(entry, key, &rebuild, out);
                }
            }
            _ => {}
        }
    }
    let mut out = Vec::new();
    walk(document, "", &|value| value, &mut out);
    out
}

/// Every misspelling is refused by the name that stands there.
#[track_caller]
fn refuses_misspelling<T: Serialize + DeserializeOwned>(model: &T) {
    let document = serde_json::to_value(model).expect("JSON");
    serde_json::from_value::<T>(document.clone())
        .map(|_| ())
        .expect("it reads what it writes");
    for (wrong, key) in misspelt(&document) {
        match serde_json::from_str::<T>(&wrong.to_string()) {
            Ok(_) => panic!(
                "{} reads `{key}` and says nothing: {wrong}",
                std::any::type_name::<T>()
            ),
            Err(error) => assert!(error.to_string().contains(&key), "`{key}`: {error}"),
        }
    }
}

fn asked() -> Options {
    let decided = improvement::Reason::other("a new form").decided_before(date(2024, 1, 1));
    Chart::options()
        .better(improvement::Direction::Lower)
        .target(4)
        .bounds(0.0..)
        .baseline(Basis::points(0..6))
        .phase(6, decided.clone())
        .exclude(2, decided)
        .width(Width::Sigma(2.5))
        .rules(RuleSet::western_electric())
        .provisional()
}

#[test]
fn a_misspelt_key_of_a_chart_document_is_refused_by_name() {
    let values = [3, 5, 4, 6, 5, 4, 9, 8, 9, 7, 9, 8];
    let every_month = Series::values(values)
        .and_then(|series| series.dated((1..=12_i8).map(|month| date(2024, month, 1))))
        .and_then(|series| series.every(Period::Month))
        .expect("a series");
    let options = asked();
    let chart = options
        .chart(Kind::Individuals, every_month.clone())
        .expect("a chart");
    refuses_misspelling(&every_month);
    refuses_misspelling(&options);
    refuses_misspelling(&chart);
    refuses_misspelling(&Chart::options().baseline(Basis::process(3.0, 1.0)));
    refuses_misspelling(&Chart::options().baseline(Basis::lines(3.0, vec![1.0; 3], 9.0)));
    for memory in [
        Memory::from(Ewma::new(0.3)),
        Cusum::new(0.5, 4.0).into(),
        RatioCusum::new(2.0, 4.0).into(),
    ] {
        refuses_misspelling(&Chart::options().memory(memory));
    }
    for kind in [Kind::Individuals, Kind::P, Kind::C, Kind::G, Kind::T] {
        let mut monitor = known(kind).monitor(kind).expect("a monitor");
        if kind == Kind::Individuals {
            for value in [20, 20, 10] {
                monitor.push(value).expect("a point");
            }
        }
        refuses_misspelling(&monitor);
    }
    let ewma = known(Kind::Ewma)
        .rules_of(Kind::Ewma)
        .memory_monitor(Kind::Ewma);
    refuses_misspelling(&ewma.expect("a monitor"));
    let monitor = known(Kind::Individuals)
        .monitor(Kind::Individuals)
        .expect("a monitor");
    let mut watch = Watch::new(monitor).every(Period::Month).expect("a watch");
    watch
        .push(date(2024, 1, 1), 20, date(2024, 2, 1))
        .expect("a point");
    watch
        .exclude(
            date(2024, 1, 1),
            improvement::Reason::other("a new form"),
            date(2024, 2, 2),
        )
        .expect("left out");
    watch
        .push(date(2024, 2, 1), 20, date(2024, 3, 1))
        .expect("a point");
    refuses_misspelling(&watch);
}

#[test]
fn a_misspelt_key_of_a_project_is_named_in_its_findings() {
    for path in ["ae_project.json", "semmelweis_project.json"] {
        let file = format!(
            "{}/examples/data/{path}",
            concat!(env!("CARGO_MANIFEST_DIR"), "/..")
        );
        let text = std::fs::read_to_string(file).expect("a project");
        let document: Value = serde_json::from_str(&text).expect("JSON");
        let mut named = 0;
        for (wrong, key) in misspelt(&document) {
            match improvement::Project::from_json(&wrong.to_string()) {
                Ok(project) => {
                    let found = project.with_names().check(date(2026, 1, 1));
                    let names = found
                        .iter()
                        .any(|finding| finding.to_string().contains(&key));
                    // an id may be any other, and stays
                    let kept = || project.to_json().is_ok_and(|kept| kept.contains(&key));
                    assert!(names || kept(), "`{key}` of {path} is not named");
                    named += 1;
                }
                // what must be there is missed, at its place
                Err(error) => assert!(error.place().is_some(), "`{key}`: {error}"),
            }
        }
        assert!(named > 30, "{named} of {path}");
    }
}

#[test]
fn options_read_and_write_a_plain_number() {
    let written = r#"{"better":"lower","target":0.95}"#;
    let options = Chart::options()
        .better(improvement::Direction::Lower)
        .target(0.95);
    assert_eq!(serde_json::to_string(&options).expect("JSON"), written);
    for text in [written, r#"{"better":"lower","target":{"fixed":0.95}}"#] {
        assert_eq!(
            serde_json::from_str::<Options>(text).expect("options"),
            options,
            "{text}"
        );
    }
    let each = Chart::options().target(vec![Some(1.0), None]);
    for text in [
        r#"{"target":{"per_point":[1,null]}}"#,
        r#"{"target":[1,null]}"#,
    ] {
        assert_eq!(
            serde_json::from_str::<Options>(text).expect("options"),
            each,
            "{text}"
        );
    }
    for (text, says) in [
        (r#"{"target":{"fix":0.95}}"#, "unknown field `fix`"),
        (
            r#"{"target":{"fixed":0.95,"per_point":[1]}}"#,
            "unknown field `per_point`",
        ),
        (
            r#"{"target":"95%"}"#,
            "expected a number, or `per_point` with a list of numbers",
        ),
    ] {
        let error = serde_json::from_str::<Options>(text).expect_err(text);
        assert!(error.to_string().contains(says), "{error}");
    }
    let lines = Chart::options().baseline(Basis::lines(5.0, 1.0, 9.0));
    let text = serde_json::to_string(&lines).expect("JSON");
    assert!(text.contains(r#""centre":5.0"#), "{text}");
    let old = text.replace("\"centre\":5.0", "\"centre\":{\"constant\":5}");
    assert_eq!(
        serde_json::from_str::<Options>(&old).expect("options"),
        lines
    );
}

// the mutants that no test caught

#[test]
fn an_average_at_its_limit_does_not_start_anew() {
    // the first average is 3, and so is its limit: 3 × 0.5 × 2
    let ewma = |width: f64| {
        let ewma = Ewma::new(0.5)
            .width(width)
            .after_signal(improvement::spc::AfterSignal::Restarts);
        let options = Chart::options()
            .baseline(Basis::process(0.0, 2.0))
            .memory(ewma);
        options.ewma([6, 0]).expect("a chart")
    };
    assert_eq!(
        (ewma(3.0).value(0), ewma(3.0).value(1)),
        (Some(3.0), Some(1.5))
    );
    // beyond it, it does
    assert_eq!(ewma(2.9).value(1), Some(0.0));
}

#[test]
fn a_limit_at_the_bound_is_judged_and_one_past_it_is_not() {
    let edge = improvement::spc::rules::Pattern::Beyond {
        count: 1,
        window: 1,
        border: improvement::spc::rules::Border::Limit,
        edge: improvement::spc::rules::Edge::Included,
        short_of: None,
        others: improvement::spc::rules::Others::Anywhere,
        last: improvement::spc::rules::Last::Any,
        warm_up: improvement::spc::rules::WarmUp::Partial,
    };
    let rules = RuleSet::none().with(Rule::of(edge)).expect("a set");
    let lower = |sigma: f64| {
        let options = Chart::options()
            .baseline(Basis::process(3.0, sigma))
            .bounds(0.0..)
            .rules(rules.clone());
        let chart = options.xmr([3, 0, 3]).expect("a chart");
        assert_eq!(chart.lower(1), Some(0.0));
        chart.signals().len()
    };
    assert_eq!((lower(1.0), lower(1.1)), (1, 0));
}

#[test]
fn no_more_events_than_trials_are_a_limit() {
    let series =
        Series::proportions([9, 9, 8, 10, 9, 9, 9, 8, 10, 9, 9, 9], [10; 12]).expect("a series");
    let options = Chart::options()
        .baseline(Basis::centre(0.9))
        .width(Width::Sigma(3.0))
        .rules(RuleSet::shewhart());
    let chart = options.chart(Kind::Np, series).expect("a chart");
    let monitor = Monitor::of(&chart).expect("a monitor");
    assert_eq!(chart.upper(0), Some(10.0));
    assert_eq!(monitor.limits(10.0).1, Some(10.0));
    assert_eq!(monitor.limits(20.0).1, Some(20.0));
    assert!(monitor.limits(1000.0).1.expect("a limit") < 1000.0);
}

#[test]
fn the_case_with_the_event_is_counted_by_a_monitor_too() {
    let series = |counting| {
        Series::cases_between([4, 12, 7, 5, 9, 14, 3, 8, 6, 11, 7, 9], counting).expect("a series")
    };
    let watched = |counting, cases: u32| {
        let chart = Chart::of(Kind::G, series(counting)).expect("a chart");
        Monitor::of(&chart)
            .expect("a monitor")
            .push(cases)
            .map(|_| ())
    };
    let error = watched(CaseCount::UpToAndIncluding, 0).expect_err("no case");
    assert_eq!(error.code(), "no_case");
    assert!(watched(CaseCount::UpToAndIncluding, 1).is_ok());
    assert!(watched(CaseCount::Between, 0).is_ok());
}

#[test]
fn an_answer_that_scores_nothing_is_no_yes() {
    let item = |id: &str| {
        Item::new(id, id).map(|item| {
            let level = |id: &str, score: f64| Level::new(id, score).expect("a level");
            item.with_level(level("no", 0.0))
                .with_level(level("yes", 1.0))
        })
    };
    let instrument = Instrument::new("i", "an instrument", "a source", Scoring::CountYes)
        .and_then(|instrument| instrument.with_item(item("a")?)?.with_item(item("b")?))
        .expect("an instrument");
    let response = Response::new("ann")
        .and_then(|response| response.answer("a", "no")?.answer("b", "yes"))
        .expect("a response");
    let total = instrument
        .score(&[response])
        .expect("a score")
        .total
        .expect("a total");
    assert_eq!(total.mean, 1.0);
}

// what small documents cost

/// Each of the worst documents takes well under a second optimised (the bench `small_inputs` says how long). As they are tested,
/// and beside other tests on a busy machine, that is some forty times as long.
#[test]
#[ignore = "takes minutes as tests are built: run it optimised"]
fn no_small_document_is_dear() {
    for worst in crate::support::worst::documents() {
        let begun = std::time::Instant::now();
        let printed = (worst.printed)(&worst.text);
        let took = begun.elapsed().as_secs();
        assert!(took < 60, "{} takes {took} s", worst.name);
        let printed = printed.unwrap_or_else(|error| panic!("{}: {error}", worst.name));
        assert!(printed < 100_000_000, "{}: {printed} bytes", worst.name);
    }
}

#[test]
fn pictures_are_drawn_up_to_their_bound_and_listed_above_it() {
    use improvement::driver::{Edge, Node};
    use improvement::render::{DriverDiagramSvg, NetworkSvg};
    use improvement::stakeholder::TieKind;
    let diagram = |nodes: usize| {
        let mut diagram = improvement::DriverDiagram::new("aim").expect("a diagram");
        let theory = diagram.draft().expect("a draft");
        for number in 0..nodes {
            let id = format!("n{number}");
            theory
                .add(id.as_str(), Node::primary(id.as_str()).expect("a node"))
                .expect("added");
            theory
                .link(Edge::to_aim(id.as_str()).expect("an edge"))
                .expect("linked");
        }
        DriverDiagramSvg::new(&diagram).to_string()
    };
    for nodes in [999, 1000] {
        assert!(!diagram(nodes).contains("Too large"), "{nodes}");
    }
    let listed = diagram(1001);
    assert!(
        listed.contains("are 1,001, and at most 1,000 are drawn"),
        "{listed}"
    );
    assert!(listed.contains("more"));

    let network = |people: usize, ties: usize| {
        let mut map = StakeholderMap::new();
        for person in 0..people {
            let name = format!("p{person}");
            let seen = Stakeholder::new(name.as_str(), "ward", 3, 3, date(2026, 3, 1));
            map.add(name.as_str(), seen.expect("somebody"))
                .expect("added");
        }
        for tie in 0..ties {
            let (from, round) = (tie % people, tie / people + 1);
            let to = (from + round) % people;
            map.tie(format!("p{from}"), TieKind::Informs, format!("p{to}"))
                .expect("a tie");
        }
        NetworkSvg::new(&map).to_string()
    };
    assert!(!network(150, 150).contains("Too large"));
    assert!(!network(60, 600).contains("Too large"));
    for (people, ties) in [(151, 151), (60, 601)] {
        let listed = network(people, ties);
        let says = format!("{people} people with ties and {ties} ties");
        assert!(listed.contains(&says), "{listed}");
        assert!(!listed.contains(">p1<"), "no name");
    }
}

#[test]
fn rules_of_thousands_of_states_are_refused_by_name() {
    use improvement::spc::price::RunLength;
    for (length, fits) in [(2000, true), (5000, false), (u16::MAX, false)] {
        let rules = RuleSet::none().with(Rule::run(length)).expect("a set");
        let begun = std::time::Instant::now();
        let found = RunLength::of(&rules, &Process::normal());
        assert_eq!(found.is_ok(), fits, "{length}");
        if let Err(error) = found {
            assert!(
                error.to_string().contains(&format!("`run-of-{length}`")),
                "{error}"
            );
            // refused before it is built
            assert!(begun.elapsed().as_secs() < 20);
        }
    }
    let longer = RuleSet::nelson().with(Rule::trend(5000)).expect("a set");
    let error = RuleSet::nelson().difference(&longer).expect_err("too long");
    assert!(error.to_string().contains("`trend-of-5000`"), "{error}");
}

#[test]
fn a_tail_of_very_many_events_is_found_at_once() {
    use improvement::Interval;
    // R 4.5: qgamma(.025, 1e15) / 1e16, qgamma(.975, 1e15 + 1) / 1e16; two standard errors, to what a double holds
    let interval = Interval::garwood(1e15, 1e16, 0.95).expect("an interval");
    let error = 1.959_963_984_540_054 * 1e15_f64.sqrt() / 1e16;
    assert!(
        (interval.lower() - (0.1 - error)).abs() < 1e-14,
        "{interval:?}"
    );
    assert!(
        (interval.upper() - (0.1 + error)).abs() < 1e-14,
        "{interval:?}"
    );
}

#[test]
fn a_few_bytes_make_no_grid_over_centuries() {
    let document =
        r#"{"dates":["0001-01-01","2737-01-01"],"every":"day","data":{"values":[1.0,2.0]}}"#;
    let error = serde_json::from_str::<Series>(document).expect_err("too many days");
    assert!(error.to_string().contains("point 2"), "{error}");
    let monitor = known(Kind::Individuals)
        .monitor(Kind::Individuals)
        .expect("a monitor");
    let mut watch = Watch::new(monitor).every(Period::Day).expect("a watch");
    watch
        .push(date(1, 1, 1), 10, date(2026, 1, 1))
        .expect("the first");
    let error = watch
        .push(date(2737, 1, 1), 10, date(2737, 1, 2))
        .expect_err("too many days");
    assert_eq!(error.code(), "grid_too_long");
    assert_eq!(watch.len(), 1);
}
