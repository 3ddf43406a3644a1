//! Aims, levels over windows, and measures.

use crate::support::documents;
use improvement::finding::{Code, Finding};
use improvement::measure::{
    Band, Better, CollectionPlan, DataKind, Implementation, Measure, OperationalDefinition, Role,
    Sampling, check_family, regular_step,
};
use improvement::{
    Aim, Chart, Date, Direction, Error, Kind, Options, Period, Pooled, Reason, Series, Text,
    Window, date,
};
use proptest::prelude::*;
use serde_json::json;

/// How far a published value of six decimals may lie from ours.
const SIX_DECIMALS: f64 = 5e-7;
/// The same for four decimals.
const FOUR_DECIMALS: f64 = 5e-5;

const TODAY: Date = date(2019, 4, 1);

fn close(found: f64, expected: f64, by: f64) {
    assert!((found - expected).abs() <= by, "{found} is not {expected}");
}

/// Everybody seen within four hours in the type 1 departments of an organisation, or of England, by month.
fn seen_in_four_hours(organisation: Option<&str>) -> Series {
    let path = concat!(
        concat!(env!("CARGO_MANIFEST_DIR"), "/.."),
        "/examples/data/ae_attendances.csv"
    );
    let mut months: std::collections::BTreeMap<Date, (f64, f64)> =
        std::collections::BTreeMap::new();
    for row in csv::Reader::from_path(path).unwrap().records() {
        let row = row.unwrap();
        if &row[2] == "1" && organisation.is_none_or(|code| &row[1] == code) {
            let month = months.entry(row[0].parse().unwrap()).or_default();
            let (attended, late): (f64, f64) = (row[3].parse().unwrap(), row[4].parse().unwrap());
            month.0 += attended - late;
            month.1 += attended;
        }
    }
    let seen = months.values().map(|month| month.0);
    let attended = months.values().map(|month| month.1);
    Series::proportions(seen, attended)
        .unwrap()
        .dated(months.keys().copied())
        .unwrap()
        .every(Period::Month)
        .unwrap()
}

fn year(first: i16) -> Window {
    Window::dates(date(first, 4, 1), date(first + 1, 4, 1))
}

fn four_hours() -> Aim {
    Aim::new("four-hours")
        .unwrap()
        .what("seen")
        .unwrap()
        .better(Direction::Higher)
        .to(0.95)
        .unwrap()
}

#[test]
fn progress_of_a_real_department() {
    let series = seen_in_four_hours(Some("RQM"));
    for (first, level) in [(2016, 0.894_009), (2017, 0.920_455), (2018, 0.930_163)] {
        close(
            Pooled::of(&series, year(first)).unwrap().value(),
            level,
            SIX_DECIMALS,
        );
    }
    let totals = Pooled::of(&series, year(2016)).unwrap();
    assert_eq!(
        (totals.numerator(), totals.denominator()),
        (Some(194_432.0 - 20_608.0), Some(194_432.0))
    );
    let aim = four_hours();
    for (first, completion) in [(2017, 0.4723), (2018, 0.6457)] {
        let progress = aim.progress(&series, year(2016), year(first)).unwrap();
        close(progress.completion().unwrap(), completion, FOUR_DECIMALS);
        let interval = progress.interval().unwrap();
        assert!(interval.contains(completion));
        // single months of 2018/19 span 0.16 to 0.88: an interval from patients alone would hide that months differ
        assert!(interval.upper() - interval.lower() > 0.1, "{interval:?}");
    }
}

#[test]
fn levels_of_england() {
    let series = seen_in_four_hours(None);
    for (first, level) in [(2016, 0.836_800), (2017, 0.823_645), (2018, 0.815_386)] {
        close(
            Pooled::of(&series, year(first)).unwrap().value(),
            level,
            SIX_DECIMALS,
        );
    }
    let progress = four_hours()
        .progress(&series, year(2016), year(2018))
        .unwrap();
    assert!(progress.completion().unwrap() < 0.0);
    assert!(progress.interval().unwrap().lower() < progress.completion().unwrap());
}

#[test]
fn progress_between_phases_of_a_chart() {
    let series = seen_in_four_hours(Some("RQM"));
    let options = || {
        Chart::options()
            .provisional() // twelve points are one too few for limits by the default rules
            .phase(date(2017, 4, 1), Reason::change("a new rota"))
            .phase(date(2018, 4, 1), Reason::change("another one"))
    };
    let aim = four_hours();
    let pooled = options().chart(Kind::P, &series).unwrap();
    let by_windows = aim.progress(&series, year(2016), year(2018)).unwrap();
    let by_phases = aim.progress_of_phases(&pooled, 0, 2).unwrap();
    close(
        by_phases.completion().unwrap(),
        by_windows.completion().unwrap(),
        1e-12,
    );
    assert!(by_phases.interval().is_some());
    // the median of a run chart is not the pooled level, and has no interval
    let medians = options().chart(Kind::Run, &series).unwrap();
    let by_medians = aim.progress_of_phases(&medians, 0, 2).unwrap();
    assert!(by_medians.completion().is_some() && by_medians.interval().is_none());
    for (phases, message) in [
        ((0, 3), "there is no phase `4`"),
        (
            (1, 1),
            "the window before (2017-04-01 to 2018-03-01) and the window after (2017-04-01 to 2018-03-01) share 12 points, expected two windows apart",
        ),
    ] {
        let error = aim
            .progress_of_phases(&pooled, phases.0, phases.1)
            .unwrap_err();
        assert_eq!(error.to_string(), message);
    }
}

#[test]
fn progress_refuses_what_has_no_meaning() {
    let series = seen_in_four_hours(Some("RQM"));
    let aim = four_hours();
    let message = |aim: &Aim, from, to| aim.progress(&series, from, to).unwrap_err().to_string();
    assert_eq!(
        message(&Aim::new("vague").unwrap(), year(2016), year(2017)),
        "the aim `vague` has no target, expected one: progress is a share of the way to it"
    );
    assert_eq!(
        message(&aim, Window::range(0..11), year(2017)),
        "the baseline window has 11 usable points, expected at least 12"
    );
    assert_eq!(
        message(&aim, year(2016), Window::range(35..36)),
        "the current window has 1 usable point, expected at least 12"
    );
    assert_eq!(
        message(&aim, Window::range(0..13), year(2017)),
        "the window before (2016-04-01 to 2017-04-01) and the window after (2017-04-01 to 2018-03-01) share 1 point, expected two windows apart"
    );
    assert_eq!(
        message(&aim, Window::range(0..50), year(2017)),
        "the window names point 50, past the end of a series of 36 points"
    );
    assert_eq!(
        message(&aim, Window::range(5..5), year(2017)),
        "the window is points 5..5, counted from 0, expected one that ends after it starts"
    );
    assert_eq!(
        message(
            &aim,
            Window::dates(date(2017, 1, 1), date(2016, 1, 1)),
            year(2017)
        ),
        "the end of the window is dated 2016-01-01, expected no earlier than its start on 2017-01-01"
    );
    let undated = Series::values(vec![1; 24]).unwrap();
    assert_eq!(
        aim.progress(&undated, year(2016), year(2017))
            .unwrap_err()
            .to_string(),
        "the series has no dates, expected `dated(…)` for a window of dates"
    );
}

#[test]
fn progress_in_words() {
    let minutes = |change: f64| {
        let values: Vec<f64> = (0..24)
            .map(|month| if month < 12 { 60.0 } else { 60.0 + change } + f64::from(month % 2))
            .collect();
        Series::values(values).unwrap()
    };
    let aim = Aim::new("waits").unwrap().to(40.5).unwrap();
    // by hand, with the delta method: both levels are known to 0.3318 (t at 11 degrees of freedom is 2.201), so that
    // 1 - 15/20 is known to sqrt((0.3318/20)^2 + (15 * 0.3318/400)^2) = 0.0207
    let progress = aim
        .progress(&minutes(-5.0), Window::range(0..12), Window::range(12..24))
        .unwrap();
    assert_eq!(
        progress.to_string(),
        "from 60.5 to 55.5, with the target at 40.5: 25.0 % of the way (95 % interval 22.9 to 27.1 %)"
    );
    let reached = Aim::new("waits").unwrap().to(60.5).unwrap();
    let none = reached
        .progress(&minutes(-5.0), Window::range(0..12), Window::range(12..24))
        .unwrap();
    assert_eq!(none.completion(), None);
    assert_eq!(none.interval(), None);
    assert_eq!(
        none.to_string(),
        "from 60.5 to 55.5, with the target at 60.5: the baseline is the target, so there is no way to go"
    );
}

/// Draws that are normal enough: sums of twelve uniforms from a linear congruential generator.
struct Draws(u64);

impl Draws {
    fn uniform(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.uniform()).sum::<f64>() - 6.0
    }
}

/// How often the interval of the completion holds the true completion, in 4,000 series. The margin is four standard errors of
/// such a share (0.014), and a little for the approximation.
#[test]
fn the_interval_of_the_completion_covers() {
    const SERIES: usize = 4_000;
    let mut draws = Draws(7);
    for (target, now) in [(40.0, 55.0), (80.0, 74.0), (40.0, 36.0), (40.0, 64.0)] {
        let aim = Aim::new("waits").unwrap().to(target).unwrap();
        let truth = (now - 60.0) / (target - 60.0);
        let covered = (0..SERIES)
            .filter(|_| {
                let values: Vec<f64> = (0..24)
                    .map(|month| if month < 12 { 60.0 } else { now } + 4.0 * draws.normal())
                    .collect();
                let series = Series::values(values).unwrap();
                aim.progress(&series, Window::range(0..12), Window::range(12..24))
                    .unwrap()
                    .interval()
                    .unwrap()
                    .contains(truth)
            })
            .count();
        let share = covered as f64 / SERIES as f64;
        assert!((0.93..=0.97).contains(&share), "{target} {now}: {share}");
    }
}

#[test]
fn intervals_of_a_level() {
    // one month of a small unit: Wilson alone
    let one = Pooled::of(&Series::proportions([7], [10]).unwrap(), Window::All).unwrap();
    assert_eq!(
        format!("{:.4}", one.sampling().unwrap()),
        "0.3968 to 0.8922"
    );
    assert_eq!(one.by_points(), None);
    // equal denominators: the linearised ratio is Student's interval of the proportions
    let events = [3.0, 5.0, 2.0, 6.0, 4.0];
    let pooled = Pooled::of(&Series::proportions(events, [10; 5]).unwrap(), Window::All).unwrap();
    let student = improvement::Interval::mean(&events.map(|each| each / 10.0), 0.95).unwrap();
    close(pooled.by_points().unwrap().lower(), student.lower(), 1e-12);
    close(pooled.by_points().unwrap().upper(), student.upper(), 1e-12);
    // 85 infections in 169,697.25 patient-days
    let rate = Pooled::of(
        &Series::rates([40, 45], [80_000.0, 89_697.25]).unwrap(),
        Window::All,
    )
    .unwrap();
    close(1e4 * rate.sampling().unwrap().lower(), 4.001, 5e-4);
    close(1e4 * rate.sampling().unwrap().upper(), 6.194, 5e-4);
    let empty = Series::values([Some(1.0), None]).unwrap();
    assert_eq!(
        Pooled::of(&empty, Window::range(1..2))
            .unwrap_err()
            .to_string(),
        "no usable point in 1, expected at least one value that is neither missing nor excluded"
    );
}

fn found(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(ToString::to_string).collect()
}

#[test]
fn every_finding_of_an_aim() {
    assert_eq!(
        found(&Aim::new("better-care").unwrap().check(TODAY)),
        [
            "warning D8-what at aim: the aim `better-care` does not say what is to improve",
            "warning D8-direction at aim: the aim `better-care` does not say which way is better",
            "warning D8-amount at aim: the aim `better-care` does not say by how much",
            "warning D8-by at aim: the aim `better-care` does not say by when",
            "warning D8-whom at aim: the aim `better-care` does not say for whom",
            "warning D8-where at aim: the aim `better-care` does not say where",
        ]
    );
    let whole = four_hours()
        .whom("everybody who comes")
        .unwrap()
        .place("Example Hospital")
        .unwrap()
        .by(date(2019, 3, 31))
        .from(0.97)
        .unwrap()
        .agreed_by("patient-panel")
        .unwrap();
    assert_eq!(
        found(&whole.check(TODAY)),
        [
            "error D10 at aim: the target 0.95 of the aim `four-hours` lies below its baseline 0.97, although higher is better",
            "warning D9 at aim: the aim `four-hours` was to be reached by 2019-03-31, which is over",
        ]
    );
    let lower = Aim::new("deaths")
        .unwrap()
        .better(Direction::Lower)
        .from(0.1)
        .unwrap()
        .to(0.2)
        .unwrap();
    assert_eq!(
        lower.check(TODAY)[0].message(),
        "the target 0.2 of the aim `deaths` lies above its baseline 0.1, although lower is better"
    );
    assert_eq!(
        whole.agreed().map(ToString::to_string).collect::<Vec<_>>(),
        ["patient-panel"]
    );
}

#[test]
fn an_aim_that_cannot_be() {
    for (error, message) in [
        (
            Aim::new("Four Hours").unwrap_err(),
            "`Four Hours` is not an id, expected 1 to 64 characters out of a to z, 0 to 9 and -",
        ),
        (
            four_hours().to(f64::NAN).unwrap_err(),
            "the target is NaN, expected an ordinary number",
        ),
        (
            four_hours().from(f64::INFINITY).unwrap_err(),
            "the baseline is inf, expected an ordinary number",
        ),
        (
            four_hours().whom(" ").unwrap_err(),
            "the text is empty, expected at least one word",
        ),
    ] {
        assert_eq!(error.to_string(), message);
    }
}

fn measure() -> Measure {
    Measure::new(
        "seen",
        "seen within four hours",
        Role::Outcome,
        DataKind::Proportion,
    )
    .unwrap()
    .defined(
        OperationalDefinition::new("left within 240 minutes")
            .unwrap()
            .out_of("all who came")
            .unwrap()
            .taking_in("all ages")
            .unwrap()
            .leaving_out("planned visits")
            .unwrap()
            .by("the department's clock")
            .unwrap(),
    )
    .collected(
        CollectionPlan::new()
            .source("the department's system")
            .unwrap()
            .owner("analyst")
            .unwrap()
            .every(Period::Month)
            .sampling(Sampling::All)
            .unwrap()
            .start(date(2016, 4, 1)),
    )
    .better(Better::Higher)
    .unit("share")
    .unwrap()
    .stratum("over 75")
    .unwrap()
    .implementation(Implementation::Penetration)
    .baseline(year(2016))
    .target(0.95)
    .unwrap()
}

#[test]
fn a_whole_measure_has_no_finding() {
    let whole = measure().series(seen_in_four_hours(Some("RQM"))).unwrap();
    assert_eq!(found(&whole.check(TODAY)), [""; 0]);
    let chart = whole.chart().unwrap();
    assert_eq!(chart.kind(), whole.suggest_kind().unwrap().0);
    assert_eq!(chart.kind(), Kind::PPrime); // 17,000 patients a month: binomial limits are uselessly tight
    assert_eq!(chart.target(0), Some(0.95));
}

#[test]
fn every_finding_of_a_measure() {
    let bare = Measure::new("seen", "seen", Role::Outcome, DataKind::Proportion).unwrap();
    assert_eq!(
        found(&bare.check(TODAY)),
        [
            "warning M1 at measures/seen: the measure `seen` does not say what it is a share of",
            "warning M2 at measures/seen: the measure `seen` does not say who collects it, nor how often",
        ]
    );
    let half = |plan: CollectionPlan| {
        found(&measure().collected(plan).check(TODAY))
            .pop()
            .unwrap_or_default()
    };
    assert_eq!(
        half(CollectionPlan::new().owner("analyst").unwrap()),
        "warning M2 at measures/seen: the measure `seen` does not say how often it is collected"
    );
    assert_eq!(
        half(CollectionPlan::new().every(Period::Month)),
        "warning M2 at measures/seen: the measure `seen` does not say who collects it"
    );
    let dates = [date(2018, 1, 1), date(2018, 1, 9), date(2018, 2, 1)];
    let short = Series::proportions([9, 8, 9], [10, 10, 10])
        .unwrap()
        .dated(dates)
        .unwrap();
    let weak = measure()
        .baseline(Window::range(0..2))
        .target(0.85)
        .unwrap()
        .series(short.clone())
        .unwrap();
    assert_eq!(
        found(&weak.check(TODAY)),
        [
            "warning M8 at measures/seen: the target 0.85 of the measure `seen` is its baseline",
            "warning M9 at measures/seen: the measure `seen` has been silent since 2018-02-01, for more than two intervals",
            "advice M3 at measures/seen: the baseline of the measure `seen` has 2 of the 12 points that limits should rest on",
            "advice M4 at measures/seen: the points of the measure `seen` do not follow each other at one step",
        ]
    );
    let outside = measure()
        .baseline(Window::range(0..9))
        .series(short)
        .unwrap();
    assert!(found(&outside.check(TODAY)).contains(
        &"advice M3 at measures/seen: the baseline of the measure `seen` is not in its series: \
          the window names point 9, past the end of a series of 3 points"
            .to_owned()
    ));
}

#[test]
fn a_new_definition_needs_a_new_phase() {
    let changed = measure()
        .redefined(date(2017, 10, 1), "streamed patients are counted too")
        .unwrap()
        .series(seen_in_four_hours(Some("RQM")))
        .unwrap();
    assert_eq!(
        found(&changed.check(TODAY)),
        [
            "warning M7 at measures/seen: the definition of the measure `seen` changed on 2017-10-01, and its chart has no new phase there"
        ]
    );
    let phase = |reason| Options::new().phase(date(2017, 10, 1), reason);
    let for_another_reason = changed
        .clone()
        .charted(Kind::PPrime, phase(Reason::change("a rota")))
        .unwrap();
    assert_eq!(for_another_reason.check(TODAY).len(), 1);
    let rebased = changed
        .charted(
            Kind::PPrime,
            phase(Reason::definition("streamed patients are counted too")),
        )
        .unwrap();
    assert_eq!(found(&rebased.check(TODAY)), [""; 0]);
    assert_eq!(rebased.chart().unwrap().phases().len(), 2);
    assert_eq!(
        rebased
            .redefined(date(2017, 9, 1), "again")
            .unwrap_err()
            .to_string(),
        "the change of the definition is dated 2017-09-01, expected later than the one on 2017-10-01"
    );
}

#[test]
fn a_family_is_balanced_and_small() {
    let of = |role, number: usize| {
        Measure::new(format!("m{number}"), "a name", role, DataKind::Count).unwrap()
    };
    assert_eq!(
        found(&check_family(&[])),
        [
            "warning M5 at measures: the measures lack an outcome measure and a process measure and a balancing measure"
        ]
    );
    let balanced: Vec<Measure> = [Role::Outcome, Role::Process, Role::Balancing]
        .into_iter()
        .enumerate()
        .map(|(number, role)| of(role, number))
        .collect();
    assert!(check_family(&balanced).is_empty());
    let many: Vec<Measure> = balanced
        .into_iter()
        .chain((3..8).map(|number| of(Role::Process, number)))
        .collect();
    assert_eq!(
        found(&check_family(&many)),
        ["advice M6 at measures: there are 8 measures, where more than 7 are hard to keep up"]
    );
}

#[test]
fn a_measure_that_cannot_be() {
    let errors: [(Error, &str); 8] = [
        (
            measure()
                .series(Series::values([0.9]).unwrap())
                .unwrap_err(),
            "the measure `seen` takes proportions, found values",
        ),
        (
            measure().target(95.0).unwrap_err(),
            "the target is 95, expected between the bounds 0 and 1",
        ),
        (
            measure().target(f64::NAN).unwrap_err(),
            "the target is NaN, expected an ordinary number",
        ),
        (
            measure()
                .series(Series::proportions([1], [2]).unwrap())
                .unwrap()
                .charted(Kind::C, Options::new())
                .unwrap_err(),
            "a c chart takes counts in equal opportunities, found proportions",
        ),
        (
            measure().chart().unwrap_err(),
            "measures/seen: no usable point in 0, expected at least one value that is neither missing nor excluded",
        ),
        (
            Band::between(0.8, 0.6).unwrap_err(),
            "the range runs from 0.8 to 0.6, expected the lower end first",
        ),
        (
            Band::at_least(f64::NAN).unwrap_err(),
            "the lower end is NaN, expected an ordinary number",
        ),
        (
            CollectionPlan::new()
                .sampling(Sampling::Systematic { every: 0, cases: 5 })
                .unwrap_err(),
            "sampling is a systematic sample of 5, one case in 0, expected at least 1 case",
        ),
    ];
    for (error, message) in errors {
        assert_eq!(error.to_string(), message);
    }
    let none = serde_json::from_value::<Band>(json!({})).unwrap_err();
    assert_eq!(
        none.to_string(),
        "the range has no end, expected a lower end, an upper end or both"
    );
}

#[test]
fn each_kind_of_data_takes_its_own_series() {
    let each = [
        (DataKind::Continuous, Series::values([1]).unwrap()),
        (DataKind::Continuous, Series::subgroups([[1, 2]]).unwrap()),
        (DataKind::Continuous, Series::ratios([1], [2]).unwrap()),
        (DataKind::Proportion, Series::proportions([1], [2]).unwrap()),
        (DataKind::Rate, Series::rates([1], [2]).unwrap()),
        (DataKind::Count, Series::counts([1]).unwrap()),
        (DataKind::TimeBetween, Series::times_between([1]).unwrap()),
        (
            DataKind::CasesBetween,
            Series::cases_between([1], improvement::spc::CaseCount::Between).unwrap(),
        ),
    ];
    let kinds = each.iter().map(|(kind, _)| *kind).collect::<Vec<_>>();
    for (own, series) in &each {
        for kind in &kinds {
            assert_eq!(kind.takes(series), kind == own, "{kind:?} {series:?}");
        }
    }
}

#[test]
fn the_step_between_points() {
    let values = || Series::values([1, 2, 3]).unwrap();
    for (dates, step) in [
        (
            [date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 31)],
            Some(Period::Month),
        ),
        (
            [date(2024, 1, 1), date(2024, 1, 8), date(2024, 1, 15)],
            Some(Period::Week),
        ),
        ([date(2024, 1, 1), date(2024, 1, 2), date(2024, 1, 4)], None),
    ] {
        assert_eq!(regular_step(&values().dated(dates).unwrap()), step);
    }
    assert_eq!(regular_step(&values()), None);
}

#[test]
fn sampling_in_words() {
    for (sampling, words) in [
        (Sampling::All, "all cases"),
        (Sampling::Random { cases: 5 }, "a random sample of 5"),
        (
            Sampling::Systematic { every: 3, cases: 5 },
            "a systematic sample of 5, one case in 3",
        ),
        (Sampling::Consecutive { cases: 5 }, "5 consecutive cases"),
        (
            Sampling::Judgement { cases: 5 },
            "5 cases chosen by judgement",
        ),
        (Sampling::NotSaid, "sampling not stated"),
    ] {
        assert_eq!(sampling.to_string(), words);
    }
}

#[test]
fn documents_round_trip_and_are_refused_as_constructors_refuse() {
    let whole = measure()
        .redefined(date(2017, 10, 1), Text::new("streaming").unwrap())
        .unwrap()
        .series(seen_in_four_hours(Some("RQM")))
        .unwrap()
        .charted(
            Kind::PPrime,
            Options::new().phase(date(2017, 10, 1), Reason::definition("streaming")),
        )
        .unwrap();
    let text = serde_json::to_string_pretty(&whole).unwrap();
    let again: Measure = serde_json::from_str(&text).unwrap();
    assert_eq!(again, whole);
    assert_eq!(serde_json::to_string_pretty(&again).unwrap(), text);

    let mut document = serde_json::to_value(&whole).unwrap();
    document["kind"] = json!("rate");
    assert_eq!(
        serde_json::from_value::<Measure>(document)
            .unwrap_err()
            .to_string(),
        "the measure `seen` takes rates, found proportions"
    );
    let aim = four_hours()
        .by(date(2019, 3, 31))
        .agreed_by("panel")
        .unwrap();
    let text = serde_json::to_string(&aim).unwrap();
    assert_eq!(
        text,
        r#"{"id":"four-hours","what":"seen","direction":"higher","target":0.95,"by":"2019-03-31","agreed_by":["panel"]}"#
    );
    assert_eq!(serde_json::from_str::<Aim>(&text).unwrap(), aim);
}

#[test]
fn codes_of_measures_are_all_there() {
    let codes: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    for number in 1..=9 {
        assert!(codes.contains(&format!("M{number}").as_str()), "M{number}");
    }
}

const WORDS: &[&str] = &[
    "id",
    "name",
    "role",
    "kind",
    "outcome",
    "proportion",
    "series",
    "data",
    "target",
    "within",
    "lo",
    "hi",
    "plan",
    "sampling",
    "points",
    "from",
    "to",
];

proptest! {
    #[test]
    fn random_documents_never_panic(value in documents::any_json(WORDS)) {
        let _ = serde_json::from_value::<Measure>(value.clone());
        let _ = serde_json::from_value::<Aim>(value);
    }

    #[test]
    fn changed_documents_load_valid_or_not_at_all((place, mutation) in documents::any_mutation(WORDS)) {
        let whole = measure().series(Series::proportions([9, 8], [10, 10]).unwrap()).unwrap();
        let mut document = serde_json::to_value(whole).unwrap();
        documents::mutate(&mut document, place, &mutation);
        if let Ok(loaded) = serde_json::from_value::<Measure>(document) {
            // by their texts: a series with a gap does not equal itself
            let text = serde_json::to_string(&loaded).unwrap();
            let again: Measure = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(serde_json::to_string(&again).unwrap(), text);
        }
    }
}
