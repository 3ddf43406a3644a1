//! Documents: every public model survives a round trip, its shape does not change unnoticed, and a document cannot
//! say what a constructor refuses (the refusals are in `errors.rs` and `rules.rs`).

use improvement::spc::rules::{Border, Rule, RuleSet, Shown};
use improvement::spc::{
    At, Basis, CaseCount, Centre, Dispersion, Estimator, Exclusion, LineValues, Phase, Screen,
    Spread, Target, Why, Width,
};
use improvement::{
    Chart, Date, Direction, Interval, Kind, Options, Period, Reason, Series, Side, Text, date,
    id::ChangeId,
};
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;

#[track_caller]
fn round<T: Serialize + DeserializeOwned + PartialEq + Debug>(model: &T) {
    let text = serde_json::to_string(model).expect("JSON");
    let read: T = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error} in {text}"));
    assert_eq!(&read, model, "{text}");
    assert_eq!(serde_json::to_string(&read).expect("JSON"), text);
}

/// The document of a model, word for word.
#[track_caller]
fn written<T: Serialize + DeserializeOwned + PartialEq + Debug>(model: &T, expected: &str) {
    assert_eq!(serde_json::to_string(model).expect("JSON"), expected);
    round(model);
}

fn every_series() -> Vec<(Series, &'static str)> {
    let made = |series: Result<Series, improvement::Error>| series.expect("a series");
    vec![
        (
            made(Series::values([Some(1.5), None, Some(-2.0)])),
            r#"{"data":{"values":[1.5,null,-2.0]}}"#,
        ),
        (
            made(Series::proportions([Some(1), None], [10, 20])),
            r#"{"data":{"proportions":{"events":[1.0,null],"trials":[10.0,null]}}}"#,
        ),
        (
            made(Series::rates([1, 2], [10.5, 20.0])),
            r#"{"data":{"rates":{"events":[1.0,2.0],"exposure":[10.5,20.0]}}}"#,
        ),
        (
            made(Series::ratios([-1, 2], [10, 20])),
            r#"{"data":{"ratios":{"numerators":[-1.0,2.0],"denominators":[10.0,20.0]}}}"#,
        ),
        (
            made(Series::counts([0, 2])),
            r#"{"data":{"counts":[0.0,2.0]}}"#,
        ),
        (
            made(Series::times_between([0.5, 2.0])),
            r#"{"data":{"times_between":[0.5,2.0]}}"#,
        ),
        (
            made(Series::cases_between([4, 2], CaseCount::UpToAndIncluding)),
            r#"{"data":{"cases_between":{"cases":[4.0,2.0],"counting":"up_to_and_including"}}}"#,
        ),
        (
            made(Series::subgroups([vec![Some(1), Some(2)], vec![None]])),
            r#"{"data":{"subgroups":[[1.0,2.0],null]}}"#,
        ),
        (
            made(
                Series::values([1, 2])
                    .and_then(|series| series.dated([date(2024, 1, 1), date(2024, 3, 1)]))
                    .and_then(|series| series.every(Period::Month)),
            ),
            r#"{"dates":["2024-01-01","2024-02-01","2024-03-01"],"every":"month","data":{"values":[1.0,null,2.0]}}"#,
        ),
        (
            made(
                Series::values([1, 2])
                    .and_then(|series| series.labelled(["ward A", "ward B"]))
                    .and_then(|series| series.controls_per_run(2)),
            ),
            r#"{"labels":["ward A","ward B"],"controls_per_run":2,"data":{"values":[1.0,2.0]}}"#,
        ),
    ]
}

#[test]
fn a_series_of_each_kind_of_data() {
    for (series, document) in every_series() {
        written(&series, document);
    }
}

#[test]
fn a_date_before_the_year_nought_and_at_both_ends() {
    for date in [
        date(-9999, 1, 1),
        date(-1, 12, 31),
        date(0, 2, 29),
        date(9999, 12, 31),
    ] {
        round(&date);
    }
    written(&date(1847, 5, 15), r#""1847-05-15""#);
}

fn everything() -> Options {
    let change = ChangeId::new("chlorine-1").expect("an id");
    Chart::options()
        .better(Direction::Lower)
        .target(vec![Some(0.5), None])
        .rules(RuleSet::nelson())
        .baseline(Basis::between(date(2024, 1, 1), date(2025, 1, 1)))
        .phase(
            12,
            Reason::change("chlorine")
                .of_change(change)
                .decided_before(date(2023, 12, 1)),
        )
        .with_phase(
            Phase::new(
                "week 30",
                Reason::definition("recoded").decided_after_seeing(),
            )
            .with_basis(Basis::lines(0.5, vec![0.25, 0.5], vec![None, Some(0.75)])),
        )
        .exclude(3, Reason::data("a broken return"))
        .estimator(
            Estimator::of(Dispersion::MinimumVariance(Spread::Deviation))
                .with_span(3)
                .with_screen(Screen {
                    multiple: 3.5,
                    loops: 2,
                })
                .across_missing()
                .across_excluded(),
        )
        .width(Width::Probability(0.01))
        .centre(Centre::Median)
        .bounds(0.0..=f64::INFINITY)
        .provisional()
}

#[test]
fn options_with_everything_set_and_with_nothing() {
    written(&Options::new(), r#"{"better":"neither"}"#);
    written(
        &everything(),
        concat!(
            r#"{"better":"lower","target":{"per_point":[0.5,null]},"#,
            r#""rules":{"name":"nelson","edition":"1984"},"#,
            r#""basis":{"points":{"from":{"date":"2024-01-01"},"to":{"date":"2025-01-01"}}},"#,
            r#""phases":[{"from":{"index":12},"reason":{"why":"change","text":"chlorine","change":"chlorine-1","#,
            r#""decided":{"before":{"on":"2023-12-01"}}},"basis":"own"},"#,
            r#"{"from":{"label":"week 30"},"reason":{"why":"definition","text":"recoded","decided":"after_seeing"},"#,
            r#""basis":{"lines":{"centre":0.5,"lower":{"per_point":[0.25,0.5]},"#,
            r#""upper":{"per_point":[null,0.75]}}}}],"#,
            r#""exclusions":[{"at":{"index":3},"reason":{"why":"data","text":"a broken return","decided":"not_recorded"}}],"#,
            r#""estimator":{"from":{"minimum_variance":"deviation"},"span":3,"screen":{"multiple":3.5,"loops":2},"#,
            r#""across_missing":true,"across_excluded":true},"#,
            r#""width":{"probability":0.01},"centre":"median","bounds":[0.0,null],"provisional":true}"#,
        ),
    );
}

#[test]
fn options_may_leave_out_what_they_do_not_ask_for() {
    let read: Options = serde_json::from_str("{}").expect("no wishes");
    assert_eq!(read, Options::new());
    let read: Options = serde_json::from_str(
        r#"{"phases":[{"from":{"index":3},"reason":{"why":"change","text":"x"}}]}"#,
    )
    .expect("a phase");
    assert_eq!(read, Chart::options().phase(3, Reason::change("x")));
}

#[test]
fn parts() {
    round(&Text::new("chlorine").expect("text"));
    round(&ChangeId::new("chlorine-1").expect("an id"));
    written(&At::from(3), r#"{"index":3}"#);
    written(&At::from("week 9"), r#"{"label":"week 9"}"#);
    written(&Target::Fixed(0.95), "0.95");
    written(&Width::Sigma(3.0), r#"{"sigma":3.0}"#);
    written(&Width::THREE_SIGMA, "0.002699796063260189");
    written(
        &Basis::process(20.0, 2.5),
        r#"{"process":{"centre":20.0,"sigma":2.5}}"#,
    );
    written(&Basis::centre(20.0), r#"{"process":{"centre":20.0}}"#);
    written(&LineValues::from(2.0), "2.0");
    written(&Why::SpecialCause, r#""special_cause""#);
    written(
        &Interval::new(0.25, 0.5, 0.95).expect("in order"),
        r#"{"lower":0.25,"upper":0.5,"level":0.95}"#,
    );
    round(&Exclusion::new(
        date(2024, 1, 1),
        Reason::special_cause("flood"),
    ));
    round(&Phase::new(3, Reason::other("as agreed")));
    for kind in Kind::ALL {
        round(&kind);
    }
    let kinds: Vec<String> = Kind::ALL
        .iter()
        .map(|kind| serde_json::to_string(kind).expect("JSON"))
        .collect();
    assert_eq!(
        kinds.join(" "),
        r#""run" "individuals" "moving_range" "xbar_r" "xbar_s" "r" "s" "p" "np" "p_prime" "c" "u" "u_prime" "i_prime" "g" "t" "ewma" "cusum" "binomial_cusum" "poisson_cusum""#
    );
    for period in [
        Period::Day,
        Period::Week,
        Period::Month,
        Period::Quarter,
        Period::Year,
        Period::FinancialQuarter,
        Period::FinancialYear,
        Period::days(10).expect("some"),
        Period::weeks(4).expect("some"),
    ] {
        round(&period);
        assert_eq!(period.to_string().parse::<Period>().unwrap(), period);
    }
    // as documents had it before it had a name to read
    assert_eq!(
        serde_json::from_str::<Period>(r#""month""#).unwrap(),
        Period::Month
    );
    for direction in [Direction::Higher, Direction::Lower, Direction::Neither] {
        round(&direction);
    }
    round(&Side::BOTH);
}

#[test]
fn rule_sets_by_name_or_whole() {
    for set in RuleSet::all() {
        let document = format!(
            r#"{{"name":"{}","edition":"{}"}}"#,
            set.name(),
            set.edition()
        );
        written(&set, &document);
        for rule in set.rules().iter().chain(set.spread_rules()) {
            round(rule);
        }
        round(&set.with(Rule::run(41)).expect("a rule more"));
    }
    let edited = RuleSet::shewhart()
        .with(Rule::run(7))
        .expect("a rule more")
        .with_shown(Shown::First);
    written(
        &edited,
        concat!(
            r#"{"name":"shewhart","edition":"edited","whole":{"source":""#,
            "SOURCE",
            r#"","rules":[{"pattern":{"beyond":{"count":1,"window":1,"border":"limit","edge":"excluded","short_of":null,"#,
            r#""others":"anywhere","last":"qualifies","warm_up":"partial"}},"sides":"either","flags":"last","#,
            r#""gap":"breaks","scope":"sequence","role":"signal"},"#,
            r#"{"pattern":{"run":{"length":{"exactly":7},"ties":"break"}},"sides":"either","flags":"last","#,
            r#""gap":"breaks","scope":"sequence","role":"signal"}],"#,
            r#""spread_rules":[{"pattern":{"beyond":{"count":1,"window":1,"border":"limit","edge":"excluded","#,
            r#""short_of":null,"others":"anywhere","last":"qualifies","warm_up":"partial"}},"sides":"either","#,
            r#""flags":"last","gap":"breaks","scope":"sequence","role":"signal"}],"#,
            r#""shown":"first","minimum_points":1,"from":{"name":"shewhart","edition":"1931"}}}"#,
        )
        .replace("SOURCE", edited.source())
        .as_str(),
    );
    round(&Rule::k_of_m(2, 3, Border::Sigma(2.5)).named("near"));
}

#[test]
fn a_chart_is_its_series_kind_and_options_and_is_worked_out_again() {
    let waits = [Some(22.0), None, Some(19.0), Some(24.0), Some(21.0)];
    let chart = Chart::options()
        .better(Direction::Lower)
        .provisional()
        .xmr(waits)
        .expect("a chart");
    written(
        &chart,
        concat!(
            r#"{"series":{"data":{"values":[22.0,null,19.0,24.0,21.0]}},"kind":"individuals","#,
            r#""options":{"better":"lower","provisional":true}}"#
        ),
    );
    let read: Chart =
        serde_json::from_str(r#"{"kind": "run", "series": {"data": {"values": [1, 2, 3]}}}"#)
            .expect("a chart");
    assert_eq!(read, Chart::run([1, 2, 3]).expect("a chart"));
    assert_eq!(read.centre(0), Some(2.0));
}

#[test]
fn what_no_constructor_could_have_made_is_refused() {
    let refused: [(&str, &str); 6] = [
        (
            r#"{"data": {"values": [1], "counts": [1]}}"#,
            "a series of two kinds",
        ),
        (
            r#"{"data": {"heights": [1]}}"#,
            "a kind of data that there is not",
        ),
        (
            r#"{"data": {"proportions": {"events": [1]}}}"#,
            "events without trials",
        ),
        (
            r#"{"data": {"values": ["12"]}}"#,
            "a number in quotation marks",
        ),
        (r#"{"data": {"values": [true]}}"#, "a truth value"),
        (r#"{"labels": ["a"]}"#, "labels without data"),
    ];
    for (document, what) in refused {
        assert!(serde_json::from_str::<Series>(document).is_err(), "{what}");
    }
    assert!(
        serde_json::from_str::<RuleSet>(r#"{"name": "nelson", "edition": "1984", "rules": []}"#)
            .is_err()
    );
    assert!(serde_json::from_str::<Kind>(r#""pie""#).is_err());
    assert!(serde_json::from_str::<Date>(r#""15 May 1847""#).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_number_comes_back_to_the_last_bit(value in -1e150..1e150_f64, small in any::<f64>()) {
        for value in [value, small] {
            if let Ok(series) = Series::values([value]) {
                let text = serde_json::to_string(&series).expect("JSON");
                let read: Series = serde_json::from_str(&text).expect("a series");
                let found = read.value(0).expect("a value");
                prop_assert_eq!(found.to_bits(), value.to_bits());
            }
        }
    }
}
