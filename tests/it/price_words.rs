//! What a chart says of its own price, word for word, and what it must not say.

use improvement::spc::price::{Change, Design, Price, Process, Question, Sight};
use improvement::spc::{Basis, Batch, Broken, Phase};
use improvement::{Chart, Direction, Kind, Period, Reason, RuleSet, Series, date};

/// Twenty-four points without a signal.
fn steady() -> impl Iterator<Item = f64> {
    (0..24).map(|i| f64::from((i * 7) % 11))
}

fn monthly(values: impl Iterator<Item = f64>) -> Series {
    let values: Vec<f64> = values.collect();
    let points = i32::try_from(values.len()).expect("few");
    let month = |i| Period::Month.after(date(2023, 1, 1), i).expect("in range");
    Series::values(values)
        .and_then(|series| series.dated((0..points).map(month)))
        .and_then(|series| series.every(Period::Month))
        .expect("months")
}

/// A number in the middle of a sentence, put aside: what the simulation found is held elsewhere.
fn numberless(text: &str) -> String {
    let mut found = String::new();
    for letter in text.chars() {
        match letter {
            '0'..='9' if found.ends_with('#') => {}
            '0'..='9' => found.push('#'),
            letter => found.push(letter),
        }
    }
    found
}

#[test]
fn the_sentence_of_a_chart() {
    let chart = Chart::xmr(monthly(steady())).expect("a chart");
    let said = chart
        .price(Question::AnySignal)
        .expect("a price")
        .to_string();
    assert_eq!(
        numberless(&said),
        "If nothing at all had changed, about # in # charts like this one would still show a signal somewhere (# points, \
         limits worked out from these same points, Making Data Count #/#). That is how often a steady process looks \
         unsteady; it is not the chance that a signal is a false one. It assumes that one month does not resemble the next: \
         with a correlation of #.# it would be about #, at #.# about #. The steady process is one of normal values, with its \
         mean and spread taken from these same data."
    );
    let waits = [
        22.0, 25.0, 19.0, 24.0, 21.0, 23.0, 20.0, 26.0, 41.0, 22.0, 24.0, 21.0, 23.0,
    ];
    let said = Chart::xmr(waits)
        .and_then(|chart| chart.price(Question::AnySignal))
        .expect("a price")
        .to_string();
    assert!(
        said.contains("it is not the chance that the signal here is a false one."),
        "{said}"
    );
}

#[test]
fn the_icon_and_the_points_to_come() {
    let chart = Chart::xmr(monthly((0..36).map(|i| f64::from((i * 7) % 11)))).expect("a chart");
    let said = chart
        .price(Question::LatestPoint)
        .expect("a price")
        .to_string();
    assert!(
        numberless(&said).starts_with(
            "If nothing at all had changed, about one look in # at a chart like this one would show special cause at its latest \
             point (# points, limits worked out from these same points, Making Data Count #/#); over two years of monthly \
             looks about one chart in # would have shown it at least once."
        ),
        "{said}"
    );
    let next = Question::WithinNext { points: 12 };
    let said = chart.price(next).expect("a price").to_string();
    assert!(
        numberless(&said).starts_with(
            "If nothing at all had changed, about # in # charts like this one would signal within the next # points, against \
             limits that are frozen now (# points, limits worked out from these same points, Making Data Count #/#). How \
             often depends on where the frozen limits happen to lie: for the middle # in # charts it is between # in # and # in #. That is how \
             often a steady process will look unsteady; it is not the chance that a signal is a false one."
        ),
        "{said}"
    );
}

#[test]
fn what_a_chart_could_not_have_seen() {
    let chart = Chart::xmr(steady()).expect("a chart");
    let unseen = chart.unseen(1.0).expect("a power").expect("no signal");
    assert_eq!(
        numberless(&unseen.to_string()),
        "That does not show that nothing changed: this chart would have missed a lasting rise of one standard deviation \
         half-way along about # times in #."
    );
    assert_eq!(unseen.power().sight(), Sight::CouldNot);
    let design = chart.design().expect("a design");
    let power = design.power_from(Change::Shift(-2.5), 18).expect("a power");
    assert_eq!(
        numberless(&power.to_string()),
        "This chart would show a lasting fall of #.# standard deviations from point # on about # times in #."
    );
    // nothing can miss what is no shift
    for no_shift in [0.0, -0.0, f64::NAN, f64::INFINITY] {
        let error = chart.unseen(no_shift).expect_err("no shift");
        assert_eq!(error.code(), "bad_option", "{no_shift}");
    }
    // the power against no change is the chance of a false alarm
    let none = design.power(Change::Shift(0.0)).expect("a power");
    let alarm = Price::of(&design, Question::AnySignal).expect("a price");
    let most = 4.0 * none.standard_error().hypot(alarm.standard_error());
    assert!(
        (none.chance() - alarm.chance()).abs() <= most,
        "{none} {alarm:?}"
    );
    let waits = [22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23];
    assert_eq!(Chart::xmr(waits).expect("a chart").unseen(1.0), Ok(None));
}

#[test]
fn resemblance_comes_first() {
    let swing = |i: i32| 3.0 * (f64::from(i) * std::f64::consts::TAU / 12.0).sin();
    let values = (0..36).map(|i| 30.0 + swing(i) + f64::from((i * 7) % 5));
    let chart = Chart::options()
        .better(Direction::Lower)
        .xmr(monthly(values))
        .expect("a chart");
    let price = chart.price(Question::AnySignal).expect("a price");
    assert_eq!(price.observed().len(), 2);
    assert!(price.observed()[0].chance() > 2.0 * price.independent().chance());
    let lines: Vec<String> = price.to_string().lines().map(numberless).collect();
    assert_eq!(
        lines[0],
        "If nothing at all had changed but one month resembled the next as it does here (a correlation of about #.#), about # \
         in # charts like this one would still show a signal somewhere (# points, limits worked out from these same points, \
         Making Data Count #/#). Without that resemblance it would be about #."
    );
    assert_eq!(
        lines[1],
        "If nothing at all had changed but the year had the swing that it has here (about #.# times the variation about it), \
         about # in # charts like this one would still show a signal somewhere (# points, limits worked out from these same \
         points, Making Data Count #/#). Without that swing it would be about #."
    );
    let broken = chart.assumptions().expect("assumptions");
    let said: Vec<String> = broken
        .iter()
        .map(|found| numberless(&found.to_string()))
        .collect();
    assert_eq!(
        said,
        [
            "neighbouring points resemble each other (a correlation of about #.#): about # in # such charts would signal with \
             nothing changed, against about # otherwise; look for what carries over from one point to the next, plot points further \
             apart, or read only points beyond the limits",
            "there is a yearly swing, about #.# times the variation about it: about # in # such charts would signal with \
             nothing changed, against about # otherwise; chart the differences from the same month of other years",
        ]
    );
}

#[test]
fn each_assumption_has_its_words() {
    let of = |chart: Result<Chart, improvement::Error>| {
        let broken = chart
            .and_then(|chart| chart.assumptions())
            .expect("assumptions");
        broken
            .iter()
            .map(|found| (found.broken(), numberless(&found.to_string())))
            .collect::<Vec<_>>()
    };
    let has = |found: &[(Broken, String)], expected: &str| {
        assert!(found.iter().any(|(_, said)| said == expected), "{found:?}");
    };
    let scores = (0..30).map(|i| f64::from([2, 2, 3, 2, 1, 2, 2][(i * 5) % 7]));
    has(
        &of(Chart::xmr(scores)),
        "the values are rounded to steps of about #.# standard deviations: about # in # such charts would signal with nothing \
         changed, against about # otherwise; record the measure more finely, or chart the counts behind it",
    );
    let skewed = (0..30).map(|i| (f64::from((i * 11) % 30) / 8.0).exp());
    has(
        &of(Chart::xmr(skewed)),
        "the values have a long tail upwards (a skewness of #.#): about # in # such charts would signal with nothing changed, \
         against about # otherwise; chart times between events on a t chart, counts on a c or u chart, other values on a scale that \
         makes them symmetric",
    );
    let first = Chart::options()
        .baseline(Basis::points(0..12))
        .xmr(steady());
    has(
        &of(first),
        "the limits rest on # points: about # in # such charts would signal with nothing changed, against about # otherwise; read \
         the chart as provisional, and work the limits out again when there are # or more",
    );
    let wild = Chart::p((0..24).map(|i| 60 + (i * 11) % 24), vec![200; 24]);
    has(
        &of(wild),
        "the counts vary #.# times as much as chance alone makes them: about # in # such charts would signal with nothing \
         changed, against about # otherwise; look for a cause (case mix, season, drift); a prime chart, if it is chosen at the \
         baseline, allows for what differs from month to month",
    );
    has(
        &of(Chart::p((0..24).map(|i| (i * 7) % 5), vec![40; 24])),
        "only about # events are expected at a point: about # in # such charts would signal with nothing changed, against about # \
         otherwise; use exact limits with run rules about the median, take longer periods, or chart the cases or the time \
         between events",
    );
}

#[test]
fn a_matrix_has_its_price_beside_it() {
    let wards = (0..140).map(|ward| {
        let values = (0..24).map(move |i| f64::from((i * 7 + ward) % 11));
        (format!("ward {ward}"), values.collect::<Vec<_>>())
    });
    let batch = Batch::of(&Chart::options(), Kind::Individuals, wards);
    let expected = batch.expected_false().expect("a price");
    assert_eq!((expected.charts, expected.left_out), (140, 0));
    // 140 charts at 1.4 %
    assert!((expected.icons - 2.0).abs() < 1.2, "{expected:?}");
    assert!(
        (expected.any_signal - 140.0 * 0.155).abs() < 10.0,
        "{expected:?}"
    );
    assert_eq!(
        numberless(&expected.to_string()).replace("#.#", "#"),
        "if nothing at all had changed on any of these # charts, about # would show a special-cause icon now, and about # a \
         signal somewhere"
    );
    let none = Batch::of(&Chart::options(), Kind::Individuals, [("A", vec![1.0; 24])]);
    let error = none.expected_false().unwrap_err();
    assert_eq!(error.code(), "no_charts");
    assert_eq!(
        error.to_string(),
        "no chart of the batch can be priced, expected at least one with limits of some width and rules that signal"
    );
}

#[test]
fn a_phase_that_was_searched_for_has_no_price() {
    let split = |reason: Reason| {
        let options = Chart::options()
            .provisional()
            .with_phase(Phase::new(12, reason));
        options
            .xmr(steady())
            .expect("a chart")
            .price(Question::AnySignal)
    };
    let change = || Reason::change("a nurse at the door");
    let error = split(change()).unwrap_err();
    assert_eq!(error.code(), "not_priced");
    assert_eq!(
        error.to_string(),
        "phase 2 has no price: whether it was decided before the data were seen is not recorded, or it was not, and the price \
         of a search for the best place is none of this chart's alone; say `decided_before(…)` if it was"
    );
    assert!(split(change().decided_after_seeing()).is_err());
    let price = split(change().decided_before(date(2024, 1, 1))).expect("a price");
    assert!(
        price
            .to_string()
            .contains("2 phases with limits of their own")
    );
    let flat = Chart::xmr(vec![3.0; 20]).expect("a chart");
    assert_eq!(
        flat.price(Question::AnySignal).unwrap_err().to_string(),
        "the chart has no price: its points are all equal, or its events are none or all: the limits have no width"
    );
    let unjudged = Chart::options()
        .rules(RuleSet::none())
        .xmr(steady())
        .expect("a chart");
    assert_eq!(
        unjudged.price(Question::AnySignal).unwrap_err().to_string(),
        "the set has no rule that signals, expected at least one"
    );
}

/// The price of a chart is that of its set-up, whatever is on it.
#[test]
fn a_price_does_not_depend_on_the_signals() {
    let price = |values: Vec<f64>| {
        let chart = Chart::xmr(values).expect("a chart");
        chart
            .price(Question::AnySignal)
            .expect("a price")
            .independent()
            .chance()
    };
    let quiet: Vec<f64> = steady().collect();
    let mut loud = quiet.clone();
    loud[20] = 90.0;
    assert_eq!(price(quiet), price(loud));
}

/// What a chart prints is what it costs: from the table, or exactly.
#[test]
fn the_printed_price_is_the_price() {
    let printed = |chart: &Chart| {
        let text = chart.to_string();
        let line = text
            .lines()
            .find(|line| line.starts_with("  rules"))
            .expect("a line");
        let (_, said) = line.split_once("rate: about ").expect("a price");
        said.split_once(" in 100 such charts")
            .expect("a price")
            .0
            .parse::<f64>()
            .expect("a number")
    };
    for points in [13, 24, 41, 60] {
        for rules in [
            RuleSet::making_data_count_7_7(),
            RuleSet::nelson(),
            RuleSet::western_electric(),
            RuleSet::powerbi_spc_1_8(),
        ] {
            let values = (0..points).map(|i| f64::from((i * 7) % 11));
            let chart = Chart::options().rules(rules).xmr(values).expect("a chart");
            let price = chart.price(Question::AnySignal).expect("a price");
            let price = price.independent();
            assert_eq!(chart.false_alarm_rate(), Some(price.chance()));
            // the last printed digit, and two simulations: 4 standard errors of each
            let most = 0.5 + 100.0 * 4.0 * (price.standard_error() + 0.0036);
            let found = printed(&chart);
            assert!(
                (found - 100.0 * price.chance()).abs() <= most,
                "{found} {price:?}"
            );
        }
    }
    // limits that are known
    let known = Chart::options()
        .baseline(Basis::process(5.0, 3.0))
        .rules(RuleSet::western_electric())
        .xmr(steady())
        .expect("a chart");
    assert_eq!(printed(&known), 21.0); // 0.2112
    // no number without simulation, and no program's words either
    let chart = Chart::g((0..24).map(|i| (i * 5) % 13)).expect("a chart");
    assert_eq!(chart.false_alarm_rate(), None);
    let silent = chart.to_string();
    assert!(
        !silent.contains("price") && !silent.contains("in 100"),
        "{silent}"
    );
}

/// The table in the crate is what its program makes.
#[test]
fn the_table_is_that_of_its_program() {
    let table = include_str!("../../src/spc/price/answers/table_of_chances.rs");
    let after = |place: &str, text: &str| text.split_once(place).expect("a place").1.to_owned();
    let xmr = after("const XMR", table);
    for rules in [RuleSet::shewhart(), RuleSet::making_data_count_7_7()] {
        let row = after(
            &format!("(\"{}\", \"{}\", [", rules.name(), rules.edition()),
            &xmr,
        );
        let row: Vec<u16> = row
            .split_once(']')
            .expect("an end")
            .0
            .split(',')
            .filter_map(|number| number.trim().parse().ok())
            .collect();
        assert_eq!(row.len(), 53);
        for points in [8, 24] {
            let design = Design::new(Kind::Individuals, rules.clone(), points, Process::normal())
                .expect("a design")
                .with_options(&Chart::options().provisional())
                .simulated(20_000, 1847);
            let chance = Price::of(&design, Question::AnySignal)
                .expect("a price")
                .chance();
            assert_eq!(
                f64::from(row[points - 8]),
                (chance * 1e4).round(),
                "{points}"
            );
        }
    }
}

/// No sentence that any of this makes calls a price how likely it is that a signal is false.
#[test]
fn no_price_is_the_chance_that_a_signal_is_false() {
    let loud = |i: i32| f64::from((i * 7) % 11) + if i == 20 { 40.0 } else { 0.0 };
    let charts = [
        Chart::xmr((0..30).map(loud)),
        Chart::run(steady()),
        Chart::c((0..30).map(|i| (i * 7) % 11)),
        Chart::t((0..30).map(|i| 1 + (i * 7) % 11)),
    ];
    for chart in charts {
        let chart = chart.expect("a chart");
        let mut said = vec![
            chart.to_string(),
            chart.power(1.0).expect("a power").to_string(),
        ];
        for question in [
            Question::AnySignal,
            Question::LatestPoint,
            Question::EverOver { looks: 5 },
            Question::WithinNext { points: 6 },
        ] {
            let price = chart.price(question).expect("a price");
            said.push(price.to_string());
            said.push(price.independent().to_string());
        }
        said.extend(
            chart
                .assumptions()
                .expect("assumptions")
                .iter()
                .map(ToString::to_string),
        );
        for text in said {
            let rest = text
                .replace(
                    "it is not the chance that the signal here is a false one",
                    "",
                )
                .replace("it is not the chance that a signal is a false one", "")
                .replace("false-alarm rate", "");
            for word in [
                "false",
                "real signal",
                "true signal",
                "genuine",
                "luck that",
                "by luck",
            ] {
                assert!(!rest.contains(word), "{word}: {text}");
            }
        }
    }
}

/// A chart with memory is priced like any other: a two-sided CUSUM of reference value 0.5 and interval 4, whose mean run
/// length is 168 (Lucas and Crosier 1982), speaks of nothing on about 24 in 168 charts of 24 points, and less often
/// since it starts from zero.
#[test]
fn charts_with_memory_have_a_price() {
    let options = Chart::options()
        .baseline(Basis::process(0.0, 1.0))
        .memory(improvement::spc::Cusum::new(0.5, 4.0));
    let chart = options.chart(Kind::Cusum, steady().map(|value| value / 6.0 - 0.8));
    let price = chart
        .and_then(|chart| chart.price(Question::AnySignal))
        .expect("a price");
    let chance = price.independent().chance();
    assert!((0.08..0.15).contains(&chance), "{chance}");
    assert!(
        price
            .to_string()
            .contains("limits known beforehand, a sum beyond its decision interval")
    );
}
