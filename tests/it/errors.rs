//! Every way in which the crate refuses: its code, its place and its message word for word.
//!
//! One row for each refusal. A row that can be written as a document is refused by deserialisation too, with the
//! same message.

#![expect(clippy::too_many_lines, reason = "a table is as long as what it lists")]
#![expect(
    clippy::unnecessary_wraps,
    reason = "a row without a place says None, so one with a place says Some"
)]

use improvement::course::{self, Answer, Attempt, Mark};
use improvement::error::DataError;
use improvement::spc::rules::{Border, Pattern, Rule, RuleSet, RunsTable};
use improvement::spc::{
    Basis, CaseCount, Centre, Dispersion, Estimator, Phase, Screen, Spread, Target, Width,
};
use improvement::{
    Chart, Date, Error, Interval, Kind, Options, Period, Place, Reason, Series, Text, date,
    id::ChangeId,
};
use serde::de::DeserializeOwned;
use serde_json::json;

/// A refusal: what was refused, and what must be said.
struct Row {
    code: &'static str,
    place: Option<Place>,
    says: &'static str,
    error: Error,
    /// What deserialisation says to the same thing as a document.
    document: Option<String>,
}

fn row(code: &'static str, place: Option<Place>, says: &'static str, error: Error) -> Row {
    Row {
        code,
        place,
        says,
        error,
        document: None,
    }
}

impl Row {
    fn and_as<T: DeserializeOwned>(mut self, document: &str) -> Self {
        let error = serde_json::from_str::<T>(document).err();
        let error = error.unwrap_or_else(|| panic!("{document} was not refused"));
        self.document = Some(error.to_string());
        self
    }
}

fn point(index: usize) -> Option<Place> {
    Some(Place::Point(index))
}

fn phase(index: usize) -> Option<Place> {
    Some(Place::Phase(index))
}

fn path(path: &str) -> Option<Place> {
    Some(Place::Path(path.to_owned()))
}

/// A chart that is refused, by the call and by the document of the same series, kind and options.
fn refused(
    code: &'static str,
    place: Option<Place>,
    says: &'static str,
    options: &Options,
    kind: Kind,
    series: &Series,
) -> Row {
    let document = json!({ "series": series, "kind": kind, "options": options });
    refused_call(code, place, says, options, kind, series).and_as::<Chart>(&document.to_string())
}

/// The same where no document can say it: JSON has no NaN and no infinity.
fn refused_call(
    code: &'static str,
    place: Option<Place>,
    says: &'static str,
    options: &Options,
    kind: Kind,
    series: &Series,
) -> Row {
    let error = options.chart(kind, series).expect_err(says);
    row(code, place, says, error)
}

fn values(points: usize) -> Series {
    Series::values((0..points).map(|index| 20 + (index * 7) % 5)).expect("values")
}

fn shares(points: usize) -> Series {
    let events = (0..points).map(|index| 20 + (index * 7) % 5);
    Series::proportions(events, vec![100; points]).expect("proportions")
}

fn months(points: usize) -> Vec<Date> {
    let steps = 0..i32::try_from(points).expect("few months");
    steps
        .map(|step| {
            Period::Month
                .after(date(2024, 1, 1), step)
                .expect("in range")
        })
        .collect()
}

fn texts_and_dates() -> Vec<Row> {
    vec![
        row(
            "empty_text",
            None,
            "the text is empty, expected at least one word",
            Text::new(" \t").unwrap_err(),
        )
        .and_as::<Text>(r#"" ""#),
        row(
            "empty_text",
            point(1),
            "point 2 is empty, expected at least one word",
            values(2).labelled(["a", " "]).unwrap_err(),
        )
        .and_as::<Series>(r#"{"labels": ["a", " "], "data": {"values": [1, 2]}}"#),
        row(
            "bad_id",
            None,
            "`Chlorine!` is not an id, expected 1 to 64 characters out of a to z, 0 to 9 and -",
            ChangeId::new("Chlorine!").unwrap_err(),
        )
        .and_as::<ChangeId>(r#""Chlorine!""#),
        row(
            "bad_date",
            None,
            "2025-02-29 is not a day of the calendar",
            Date::new(2025, 2, 29).unwrap_err(),
        )
        .and_as::<Date>(r#""2025-02-29""#),
        row(
            "date_form",
            None,
            "`2025-02-28T09:00` has a time of day, expected a date as 2024-02-29",
            "2025-02-28T09:00".parse::<Date>().unwrap_err(),
        )
        .and_as::<Date>(r#""2025-02-28T09:00""#),
        row(
            "date_form",
            None,
            "the text is empty, expected a date as 2024-02-29",
            "".parse::<Date>().unwrap_err(),
        )
        .and_as::<Date>(r#""""#),
        row(
            "bad_moment",
            None,
            "`2024-02-29T25:00` has no time of day as it is read, expected a moment as 2024-02-29T14:30",
            date(2024, 2, 29).at(25, 0).unwrap_err(),
        ),
        row(
            "nothing_runs",
            None,
            "the series holds values and nothing that runs on, expected times between events with dates, or cases between events",
            values(2).still_running(3).unwrap_err(),
        )
        .and_as::<Series>(r#"{"running": 3.0, "data": {"values": [1, 2]}}"#),
        row(
            "bad_period",
            None,
            "`moon` is not a period, expected day, week, month, quarter, year, financial quarter, financial year, or a number of days or weeks",
            "moon".parse::<Period>().unwrap_err(),
        )
        .and_as::<Period>(r#""moon""#),
        row(
            "working_days",
            None,
            "working days are no regular step: leave `every` out, and each point follows the one before it",
            "working day".parse::<Period>().unwrap_err(),
        )
        .and_as::<Period>(r#""working_days""#),
        row(
            "bad_option",
            None,
            "the length of a period is 0, expected at least 1",
            Period::days(0).unwrap_err(),
        )
        .and_as::<Period>(r#""0 weeks""#),
    ]
}

fn numbers() -> Vec<Row> {
    vec![
        row(
            "not_finite",
            point(1),
            "point 2 is NaN, expected an ordinary number",
            Chart::xmr([22.0, f64::NAN]).unwrap_err(),
        ),
        row(
            "not_finite",
            point(0),
            "point 1 is inf, expected an ordinary number",
            Series::counts([f64::INFINITY]).unwrap_err(),
        ),
        row(
            "not_finite",
            point(2),
            "point 3 is -inf, expected an ordinary number",
            Series::ratios([1.0, 2.0, f64::NEG_INFINITY], [1, 1, 1]).unwrap_err(),
        ),
        row(
            "not_finite",
            point(1),
            "point 2 is NaN, expected an ordinary number",
            Series::subgroups([[1.0, 2.0], [3.0, f64::NAN]]).unwrap_err(),
        ),
        row(
            "too_large",
            point(1),
            "point 2 is -1e151, expected a number between -1e150 and 1e150",
            Series::values([1.0, -1e151]).unwrap_err(),
        )
        .and_as::<Series>(r#"{"data": {"values": [1, -1e151]}}"#),
        row(
            "too_large",
            point(0),
            "point 1 is 1e160, expected a number between -1e150 and 1e150",
            Series::ratios([1e100], [1e-60]).unwrap_err(),
        )
        .and_as::<Series>(
            r#"{"data": {"ratios": {"numerators": [1e100], "denominators": [1e-60]}}}"#,
        ),
        row(
            "events_above_trials",
            point(0),
            "point 1 has 5 events out of 3 trials, expected no more events than trials",
            Chart::p([5], [3]).unwrap_err(),
        )
        .and_as::<Series>(r#"{"data": {"proportions": {"events": [5], "trials": [3]}}}"#),
        row(
            "events_above_trials",
            None,
            "the sample has 2 events out of 1 trial, expected no more events than trials",
            Interval::wilson(2.0, 1.0, 0.95).unwrap_err(),
        ),
        row(
            "bad_denominator",
            point(1),
            "point 2 has a denominator of 0, expected more than zero: where there was nobody and nothing to count, leave both columns empty (`None`), which makes a gap",
            Chart::p([1, 0], [3, 0]).unwrap_err(),
        )
        .and_as::<Series>(r#"{"data": {"proportions": {"events": [1, 0], "trials": [3, 0]}}}"#),
        row(
            "bad_denominator",
            point(0),
            "point 1 has a denominator of -2.5, expected more than zero",
            Chart::u([1.0], [-2.5]).unwrap_err(),
        )
        .and_as::<Series>(r#"{"data": {"rates": {"events": [1], "exposure": [-2.5]}}}"#),
        row(
            "bad_denominator",
            None,
            "the sample has a denominator of 0, expected more than zero",
            Interval::garwood(3.0, 0.0, 0.95).unwrap_err(),
        ),
        row(
            "negative",
            point(2),
            "point 3 has -1 events, expected zero or more",
            Chart::c([3, 0, -1]).unwrap_err(),
        )
        .and_as::<Series>(r#"{"data": {"counts": [3, 0, -1]}}"#),
        row(
            "negative",
            point(0),
            "point 1 has -4 events, expected zero or more",
            Series::proportions([-4], [10]).unwrap_err(),
        )
        .and_as::<Series>(r#"{"data": {"proportions": {"events": [-4], "trials": [10]}}}"#),
        row(
            "negative",
            point(1),
            "point 2 has -0.5 units of time, expected zero or more",
            Chart::t([1.0, -0.5]).unwrap_err(),
        )
        .and_as::<Series>(r#"{"data": {"times_between": [1, -0.5]}}"#),
        row(
            "negative",
            point(0),
            "point 1 has -1 cases, expected zero or more",
            Chart::g([-1]).unwrap_err(),
        )
        .and_as::<Series>(r#"{"data": {"cases_between": {"cases": [-1], "counting": "between"}}}"#),
        row(
            "not_whole",
            point(1),
            "point 2 has 2.5 cases, expected a whole number",
            Chart::g([1.0, 2.5]).unwrap_err(),
        )
        .and_as::<Series>(
            r#"{"data": {"cases_between": {"cases": [1, 2.5], "counting": "between"}}}"#,
        ),
        row(
            "no_case",
            point(1),
            "point 2 has 0 cases, expected at least 1: the case with the event is counted too",
            Series::cases_between([4, 0], CaseCount::UpToAndIncluding).unwrap_err(),
        )
        .and_as::<Series>(
            r#"{"data": {"cases_between": {"cases": [4, 0], "counting": "up_to_and_including"}}}"#,
        ),
        row(
            "empty_subgroup",
            point(1),
            "point 2 is a subgroup without a value, expected at least one (or `None` for a subgroup that is missing)",
            Series::subgroups([vec![1.0], vec![]]).unwrap_err(),
        )
        .and_as::<Series>(r#"{"data": {"subgroups": [[1], []]}}"#),
        row(
            "unequal_lengths",
            None,
            "the number of trials is 2, expected one for each of 3 points",
            Chart::p([1, 2, 3], [10, 10]).unwrap_err(),
        )
        .and_as::<Series>(
            r#"{"data": {"proportions": {"events": [1, 2, 3], "trials": [10, 10]}}}"#,
        ),
        row(
            "unequal_lengths",
            None,
            "the number of exposures is 2, expected one for each of 1 point",
            Chart::u([1], [10, 10]).unwrap_err(),
        )
        .and_as::<Series>(r#"{"data": {"rates": {"events": [1], "exposure": [10, 10]}}}"#),
    ]
}

fn axes() -> Vec<Row> {
    let day = |day| date(2024, 1, day);
    vec![
        row(
            "unequal_lengths",
            None,
            "the number of dates is 1, expected one for each of 2 points",
            values(2).dated([day(1)]).unwrap_err(),
        )
        .and_as::<Series>(r#"{"dates": ["2024-01-01"], "data": {"values": [1, 2]}}"#),
        row(
            "unequal_lengths",
            None,
            "the number of labels is 3, expected one for each of 2 points",
            values(2).labelled(["a", "b", "c"]).unwrap_err(),
        )
        .and_as::<Series>(r#"{"labels": ["a", "b", "c"], "data": {"values": [1, 2]}}"#),
        row(
            "dates_out_of_order",
            point(1),
            "point 2 is dated 2024-01-01, before 2024-01-02; expected dates in order",
            values(2).dated([day(2), day(1)]).unwrap_err(),
        )
        .and_as::<Series>(r#"{"dates": ["2024-01-02", "2024-01-01"], "data": {"values": [1, 2]}}"#),
        row(
            "date_repeated",
            point(1),
            "point 2 is dated 2024-01-02, as is the point before it; expected each date once",
            values(2).dated([day(2), day(2)]).unwrap_err(),
        )
        .and_as::<Series>(r#"{"dates": ["2024-01-02", "2024-01-02"], "data": {"values": [1, 2]}}"#),
        row(
            "date_off_grid",
            point(1),
            "point 2 is dated 2024-01-09, which is not a whole number of weeks after 2024-01-01",
            values(2)
                .dated([day(1), day(9)])
                .and_then(|series| series.every(Period::Week))
                .unwrap_err(),
        )
        .and_as::<Series>(
            r#"{"dates": ["2024-01-01", "2024-01-09"], "every": "week", "data": {"values": [1, 2]}}"#,
        ),
        row(
            "date_off_grid",
            point(1),
            "point 2 is dated 2024-02-01, which is not a whole number of months after 2024-01-02: date each point by the same day of its month, or by the last",
            values(2)
                .dated([day(2), date(2024, 2, 1)])
                .and_then(|series| series.every(Period::Month))
                .unwrap_err(),
        ),
        row(
            "not_financial",
            point(0),
            "point 1 is dated 2024-01-01, which neither begins nor ends a financial year, expected quarters of a year from 1 April to 31 March",
            values(1)
                .dated([day(1)])
                .and_then(|series| series.every(Period::FinancialYear))
                .unwrap_err(),
        )
        .and_as::<Series>(
            r#"{"dates": ["2024-01-01"], "every": "financial year", "data": {"values": [1]}}"#,
        ),
        row(
            "two_axes",
            None,
            "the series has dates and labels, expected one of the two",
            // only a document can have both: `labelled` puts labels in the place of dates
            Error::from(DataError::TwoAxes),
        )
        .and_as::<Series>(r#"{"dates": ["2024-01-01"], "labels": ["a"], "data": {"values": [1]}}"#),
        row(
            "no_dates",
            None,
            "the series has no dates, expected `dated(…)` before `every(…)`",
            values(2).every(Period::Month).unwrap_err(),
        )
        .and_as::<Series>(r#"{"every": "month", "data": {"values": [1, 2]}}"#),
        row(
            "grid_too_long",
            point(1),
            "point 2 comes after 1021 absent periods (every day), expected at most 1020: is its date right?",
            values(2)
                .dated([date(2020, 1, 1), date(2022, 10, 19)])
                .and_then(|series| series.every(Period::Day))
                .unwrap_err(),
        )
        .and_as::<Series>(
            r#"{"dates": ["2020-01-01", "2022-10-19"], "every": "day", "data": {"values": [1, 2]}}"#,
        ),
        row(
            "label_repeated",
            point(2),
            "point 3 is labelled `a`, as is an earlier point; expected each label once",
            values(3).labelled(["a", "b", "a"]).unwrap_err(),
        )
        .and_as::<Series>(r#"{"labels": ["a", "b", "a"], "data": {"values": [1, 2, 3]}}"#),
        row(
            "bad_option",
            None,
            "controls_per_run is 2, expected a number that divides the number of points",
            values(3).controls_per_run(2).unwrap_err(),
        )
        .and_as::<Series>(r#"{"controls_per_run": 2, "data": {"values": [1, 2, 3]}}"#),
        row(
            "no_period",
            None,
            "the points stand for no period, expected one to find their season by: say it with `every`",
            values(24).less_season(..).unwrap_err(),
        ),
        row(
            "no_season",
            None,
            "points of the period `year` have no season, expected days, weeks, months or quarters",
            values(3)
                .dated([2020, 2021, 2022].map(|year| date(year, 1, 1)))
                .and_then(|series| series.every(Period::Year))
                .and_then(|series| series.less_season(..))
                .unwrap_err(),
        ),
        row(
            "too_few_years",
            None,
            "no season has more than 1 value in the baseline, expected at least 2: those of two years, or of days of two weeks",
            values(12)
                .dated(months(12))
                .and_then(|series| series.every(Period::Month))
                .and_then(|series| series.less_season(..))
                .unwrap_err(),
        ),
    ]
}

fn points_and_kinds() -> Vec<Row> {
    let plain = Chart::options();
    let none: [Option<f64>; 2] = [None, None];
    let gaps = Series::values(none).expect("gaps");
    let one = Series::values([3]).expect("one");
    let pair = Series::subgroups([vec![1, 2], vec![3]]).expect("subgroups");
    let groups = Series::subgroups(vec![[1, 2]; 14]).expect("subgroups");
    let times = Series::times_between([3.0, 0.0, 2.0]).expect("times");
    let empty: [f64; 0] = [];
    let nobody = Series::values(empty).expect("empty");
    let out = Chart::options().exclude(0, Reason::data("a broken return"));
    vec![
        refused(
            "no_points",
            None,
            "no usable point in 0, expected at least one value that is neither missing nor excluded",
            &plain,
            Kind::Run,
            &nobody,
        ),
        refused(
            "no_points",
            None,
            "no usable point in 2, expected at least one value that is neither missing nor excluded",
            &plain,
            Kind::Individuals,
            &gaps,
        ),
        refused(
            "no_points",
            None,
            "no usable point in 1, expected at least one value that is neither missing nor excluded",
            &out,
            Kind::Run,
            &one,
        ),
        refused(
            "too_few_points",
            None,
            "1 usable point, expected at least 3 for an XmR chart",
            &plain,
            Kind::Individuals,
            &one,
        ),
        refused(
            "too_few_points",
            None,
            "1 usable point, expected at least 2 for a p chart",
            &plain,
            Kind::P,
            &shares(1),
        ),
        refused(
            "too_few_points",
            None,
            "1 usable point, expected at least 3 for a t chart",
            &plain,
            Kind::T,
            &Series::times_between([3]).expect("one time"),
        ),
        refused(
            "zero_time",
            point(1),
            "point 2 is a time of zero, expected more than zero: a t chart needs times longer than none. \
             Record the time more finely (`Series::times_between_events` takes the time of day), or count the events in each \
             period instead. Adding a small constant is no remedy: the limits would then depend on the constant",
            &plain,
            Kind::T,
            &times,
        ),
        refused(
            "subgroup_too_small",
            point(1),
            "point 2 is a subgroup of 1, expected at least 2 to measure the spread inside it",
            &plain,
            Kind::XbarS,
            &pair,
        ),
        refused(
            "wrong_data",
            None,
            "a p chart takes proportions (events out of trials), found values",
            &plain,
            Kind::P,
            &values(14),
        ),
        refused(
            "wrong_data",
            None,
            "a c chart takes counts in equal opportunities, found subgroups",
            &plain,
            Kind::C,
            &groups,
        ),
        refused(
            "wrong_data",
            None,
            "an S chart takes subgroups of 2 or more values, found proportions",
            &plain,
            Kind::S,
            &shares(14),
        ),
        refused(
            "wrong_data",
            None,
            "an i′ chart takes ratios with their denominators (proportions, rates or ratios), found values",
            &plain,
            Kind::IPrime,
            &values(14),
        ),
        refused(
            "unlawful_rule",
            None,
            "the rule `2-of-3-beyond-2-sigma` does not apply to a run chart: a run chart has no limits and no zones",
            &plain.clone().rules(
                RuleSet::none()
                    .with(Rule::two_of_three())
                    .expect("lawful set"),
            ),
            Kind::Run,
            &values(14),
        ),
        refused(
            "unlawful_rule",
            None,
            "the rule `alternating-14` does not apply to a g chart: many cases between events are equal, and equal values do not alternate",
            &plain.clone().rules(
                RuleSet::none()
                    .with(Rule::alternating(14))
                    .expect("lawful set"),
            ),
            Kind::G,
            &Series::cases_between(vec![3; 14], CaseCount::Between).expect("cases"),
        ),
    ]
}

fn rules() -> Vec<Row> {
    vec![
        row(
            "bad_rule",
            None,
            "the rule `run-of-1` cannot be: a run has two points or more",
            Rule::run(1).check().unwrap_err(),
        )
        .and_as::<Rule>(
            r#"{"pattern": {"run": {"length": {"exactly": 1}, "ties": "break"}}, "sides": "either",
                "flags": "last", "gap": "breaks", "scope": "sequence", "role": "signal"}"#,
        ),
        row(
            "bad_rule",
            None,
            "the rule `run-of-8` cannot be: another rule of the set has this name",
            RuleSet::western_electric().with(Rule::run(8)).unwrap_err(),
        ),
        row(
            "no_such_rule",
            None,
            "no rule of the set is named `run-of-7`: its rules are `beyond-limits`, `2-of-3-beyond-2-sigma`, `4-of-5-beyond-1-sigma` and `run-of-8`; did you mean `run-of-8`?",
            RuleSet::western_electric().without("run-of-7").unwrap_err(),
        ),
        row(
            "bad_rule",
            None,
            "the rule `2-of-65-beyond-2-sigma` cannot be: its window holds more than 64 points",
            RuleSet::new("mine", "1", "me", [Rule::k_of_m(2, 65, Border::Sigma(2.0))]).unwrap_err(),
        ),
        row(
            "bad_rule",
            None,
            "the rule `Run of 7` cannot be: its name has other characters than a to z, 0 to 9 and -, or none",
            Rule::run(7).named("Run of 7").check().unwrap_err(),
        ),
        row(
            "rule_set_name_taken",
            None,
            "the published set `nelson` 1984 has other rules than these: give yours a name or an edition of its own",
            RuleSet::new("nelson", "1984", "me", [Rule::run(8)]).unwrap_err(),
        ),
        row(
            "unknown_rule_set",
            None,
            "no rule set is named `nelson` in edition `1985`: there is edition `1984`",
            RuleSet::named("nelson", "1985").unwrap_err(),
        )
        .and_as::<RuleSet>(r#"{"name": "nelson", "edition": "1985"}"#),
        row(
            "empty_text",
            None,
            "the text is empty, expected at least one word",
            RuleSet::new(" ", "1", "me", [Rule::runs(RunsTable::Exact05)]).unwrap_err(),
        ),
        row(
            "bad_rule",
            None,
            "the rule `spread-0-sigma` cannot be: its distance is not a number of sigma above zero",
            Rule::of(Pattern::Spread {
                more_than: 0.0,
                window: 2,
            })
            .check()
            .unwrap_err(),
        ),
    ]
}

/// Every other point is missing: no two are neighbours.
fn every_other(points: i32) -> Series {
    let values = (0..points).map(|point| (point % 2 == 0).then_some(20 + point % 3));
    Series::values(values).expect("numbers")
}

fn phases() -> Vec<Row> {
    let because = || Reason::change("chlorine hand washing");
    let dated = values(30).dated(months(30)).expect("dates");
    let labelled = values(3).labelled(["a", "b", "c"]).expect("labels");
    let plain = Chart::options();
    let holed = Series::values((0..30).map(|index| (index < 15).then_some(f64::from(index % 4))))
        .expect("half a series");
    let fifteen_out = (15..30).fold(Chart::options().phase(15, because()), |options, index| {
        options.exclude(index, Reason::data("lost"))
    });
    vec![
        refused(
            "between_points",
            phase(1),
            "phase 2 names 15 January 2024, on which there is no point: the next is on 1 February 2024. Write that day; a phase begins there by itself with `on_or_after` in a document, `Phase::from_next` in a program",
            &plain.clone().phase(date(2024, 1, 15), because()),
            Kind::Individuals,
            &dated,
        ),
        refused(
            "after_last_point",
            Some(Place::Exclusion(0)),
            "exclusion 1 names 1 January 2050, after the last point of the series, which is on 1 June 2026",
            &plain.clone().exclude(date(2050, 1, 1), because()),
            Kind::Individuals,
            &dated,
        ),
        refused(
            "not_on_axis",
            phase(1),
            "phase 2 names 15 January 2024, which is not on the axis of the series",
            &plain.clone().phase(date(2024, 1, 15), because()),
            Kind::Individuals,
            &values(30),
        ),
        refused(
            "not_on_axis",
            Some(Place::Exclusion(0)),
            "exclusion 1 names `d`, which is not on the axis of the series",
            &plain.clone().exclude("d", Reason::data("lost")),
            Kind::Run,
            &labelled,
        ),
        refused(
            "past_the_end",
            phase(1),
            "phase 2 names point 31, past the end of a series of 30 points",
            &plain.clone().phase(30, because()),
            Kind::Individuals,
            &values(30),
        ),
        refused(
            "past_the_end",
            Some(Place::Exclusion(1)),
            "exclusion 2 names point 31, past the end of a series of 30 points",
            &plain
                .clone()
                .exclude(3, Reason::data("lost"))
                .exclude(30, Reason::data("lost")),
            Kind::Individuals,
            &values(30),
        ),
        refused(
            "past_the_end",
            phase(0),
            "phase 1 names point 40, past the end of a series of 30 points",
            &plain.clone().baseline(Basis::points(0..40)),
            Kind::Individuals,
            &values(30),
        ),
        refused(
            "empty_stretch",
            phase(0),
            "phase 1 rests on no point: it would start at point 13 and end before point 13",
            &plain.clone().baseline(Basis::points(12..12)),
            Kind::Individuals,
            &values(30),
        ),
        refused(
            "phase_order",
            phase(2),
            "phase 3 starts at point 11, the phase before it at point 16: expected phases in order, each with a point",
            &plain.clone().phase(15, because()).phase(10, because()),
            Kind::Individuals,
            &values(30),
        ),
        refused(
            "phase_order",
            phase(1),
            "phase 2 starts at point 1, the phase before it at point 1: expected phases in order, each with a point",
            &plain.clone().phase(0, because()),
            Kind::Individuals,
            &values(30),
        ),
        refused(
            "no_reason",
            phase(1),
            "phase 2 has no reason, expected one: say why a phase starts, or why a point is left out",
            &plain.clone().phase(15, Reason::change("  ")),
            Kind::Individuals,
            &values(30),
        ),
        refused(
            "no_reason",
            Some(Place::Exclusion(0)),
            "exclusion 1 has no reason, expected one: say why a phase starts, or why a point is left out",
            &plain.clone().exclude(3, Reason::data("")),
            Kind::Individuals,
            &values(30),
        ),
        row(
            "empty_text",
            None,
            "the text is empty, expected at least one word",
            Reason::try_from(" ").unwrap_err(),
        ),
        refused(
            "empty_phase",
            phase(1),
            "phase 2 has no usable point, expected at least one",
            &plain.clone().phase(15, because()),
            Kind::Individuals,
            &holed,
        ),
        refused(
            "empty_phase",
            phase(1),
            "phase 2 has no usable point, expected at least one",
            &fifteen_out,
            Kind::C,
            &Series::counts(vec![6; 30]).expect("counts"),
        ),
        refused(
            "baseline_too_short",
            phase(0),
            "phase 1 has 0 differences between neighbouring points to set its limits, expected at least 2",
            &plain,
            Kind::Individuals,
            &every_other(30),
        ),
        refused(
            "lines_out_of_order",
            phase(0),
            "phase 1 has lines out of order at point 1: expected lower ≤ centre ≤ upper",
            &plain.clone().baseline(Basis::lines(5.0, 6.0, 9.0)),
            Kind::Individuals,
            &values(30),
        ),
        refused(
            "lines_out_of_order",
            phase(1),
            "phase 2 has lines out of order at point 29: expected lower ≤ centre ≤ upper",
            &plain
                .clone()
                .with_phase(Phase::new(28, because()).with_basis(Basis::lines(
                    20.0,
                    10.0,
                    vec![19.0; 30],
                ))),
            Kind::Individuals,
            &values(30),
        ),
        refused(
            "unequal_lengths",
            phase(0),
            "phase 1: the number of values of a line is 2, expected one for each of 30 points",
            &plain
                .clone()
                .baseline(Basis::lines(20.0, 10.0, vec![30.0, 31.0])),
            Kind::Individuals,
            &values(30),
        ),
        refused_call(
            "bad_option",
            phase(0),
            "phase 1: a given line is NaN, expected ordinary numbers up to 1e150",
            &plain.clone().baseline(Basis::lines(f64::NAN, 10.0, 30.0)),
            Kind::Individuals,
            &values(30),
        ),
        refused_call(
            "bad_option",
            phase(0),
            "phase 1: a known centre is inf, expected an ordinary number up to 1e150",
            &plain.clone().baseline(Basis::centre(f64::INFINITY)),
            Kind::Individuals,
            &values(30),
        ),
        refused(
            "bad_option",
            phase(0),
            "phase 1: a known sigma is -1, expected a number from 0 to 1e150",
            &plain.clone().baseline(Basis::process(20.0, -1.0)),
            Kind::Individuals,
            &values(30),
        ),
        refused(
            "bad_option",
            phase(0),
            "phase 1: the centre of a proportion is 1.5, expected between 0 and 1",
            &plain.clone().baseline(Basis::centre(1.5)),
            Kind::P,
            &shares(30),
        ),
        refused(
            "bad_option",
            phase(0),
            "phase 1: the centre of a count or rate is -2, expected zero or more",
            &plain.clone().baseline(Basis::centre(-2.0)),
            Kind::C,
            &Series::counts(vec![6; 30]).expect("counts"),
        ),
        refused(
            "bad_option",
            phase(0),
            "phase 1: a known sigma is given, expected none: the spread of events follows from their centre",
            &plain.clone().baseline(Basis::process(0.2, 0.1)),
            Kind::P,
            &shares(30),
        ),
        refused(
            "bad_option",
            phase(0),
            "phase 1: a known sigma is given, expected none: the spread of cases between events follows from their mean",
            &plain.clone().baseline(Basis::process(3.0, 0.1)),
            Kind::G,
            &Series::cases_between(vec![3; 30], CaseCount::Between).expect("cases"),
        ),
        refused(
            "bad_option",
            phase(0),
            "phase 1: the mean number of cases is 0.5, expected one or more: the case with the event is counted too",
            &plain.clone().baseline(Basis::centre(0.5)),
            Kind::G,
            &Series::cases_between(vec![3; 30], CaseCount::UpToAndIncluding).expect("cases"),
        ),
        refused(
            "not_whole",
            phase(0),
            "phase 1 has 10.5 trials at one of its points, expected a whole number",
            &plain.clone().width(Width::Probability(0.01)),
            Kind::P,
            &Series::proportions(vec![1.0; 30], vec![10.5; 30]).expect("parts of trials"),
        ),
    ]
}

fn options() -> Vec<Row> {
    let plain = Chart::options();
    let estimator = |estimator| Chart::options().estimator(estimator);
    let groups = Series::subgroups(vec![[1, 2]; 14]).expect("subgroups");
    vec![
        refused(
            "target_out_of_range",
            None,
            "the target is 95, expected between 0 and 1 for a proportion",
            &plain.clone().target(95.0),
            Kind::P,
            &shares(14),
        ),
        refused(
            "target_out_of_range",
            None,
            "the target is -0.1, expected between 0 and 1 for a proportion",
            &plain.clone().target(-0.1),
            Kind::Individuals,
            &shares(14),
        ),
        refused(
            "target_out_of_range",
            point(1),
            "point 2: the target is 1.5, expected between 0 and 1 for a proportion",
            &plain.clone().target(vec![0.5, 1.5]),
            Kind::Run,
            &shares(2),
        ),
        refused(
            "target_out_of_range",
            None,
            "the target is -1, expected zero or more for what is plotted",
            &plain.clone().target(-1.0),
            Kind::C,
            &Series::counts(vec![6; 14]).expect("counts"),
        ),
        refused_call(
            "target_out_of_range",
            None,
            "the target is NaN, expected between -1e150 and 1e150 for what is plotted",
            &plain.clone().target(f64::NAN),
            Kind::Individuals,
            &values(14),
        ),
        refused(
            "unequal_lengths",
            None,
            "the number of targets is 3, expected one for each of 14 points",
            &plain.clone().target(Target::from(vec![1.0, 2.0, 3.0])),
            Kind::Individuals,
            &values(14),
        ),
        refused(
            "out_of_bounds",
            point(0),
            "point 1 is 20, expected between the bounds 0 and 10",
            &plain.clone().bounds(0.0..=10.0),
            Kind::Individuals,
            &values(14),
        ),
        refused(
            "bad_option",
            None,
            "the range of the bounds is 10 to 0, expected a lower bound below an upper one",
            &plain.clone().bounds(10.0..=0.0),
            Kind::Individuals,
            &values(14),
        ),
        refused(
            "bad_option",
            None,
            "the width of the limits is -3, expected a number of sigma above zero, at most 1e6",
            &plain.clone().width(Width::Sigma(-3.0)),
            Kind::Individuals,
            &values(14),
        ),
        refused(
            "bad_option",
            None,
            "the width of the limits is 1, expected a chance from 1e-300 to below 1",
            &plain.clone().width(Width::Probability(1.0)),
            Kind::Individuals,
            &values(14),
        ),
        refused(
            "bad_option",
            phase(0),
            "phase 1: the width of the limits of ranges is a probability, expected a number of sigma",
            &plain.clone().width(Width::Probability(0.01)),
            Kind::R,
            &groups,
        ),
        refused(
            "bad_option",
            None,
            "the span of a moving range is 1, expected 2 to 25 points",
            &estimator(Estimator::moving_range().with_span(1)),
            Kind::Individuals,
            &values(14),
        ),
        refused(
            "bad_option",
            None,
            "the multiple of a screen is 0.5, expected a number above 1, at most 1e6",
            &estimator(Estimator::moving_range().with_screen(Screen {
                multiple: 0.5,
                loops: 1,
            })),
            Kind::Individuals,
            &values(14),
        ),
        refused(
            "bad_option",
            None,
            "the number of loops of a screen is 0, expected 1 to 1000",
            &estimator(Estimator::moving_range().with_screen(Screen {
                multiple: 3.0,
                loops: 0,
            })),
            Kind::Individuals,
            &values(14),
        ),
        refused(
            "bad_option",
            phase(0),
            "phase 1: the estimator is one that looks inside subgroups, expected moving ranges or the standard deviation, for one value a point",
            &estimator(Estimator::of(Dispersion::MinimumVariance(Spread::Range))),
            Kind::Individuals,
            &values(14),
        ),
        refused(
            "bad_option",
            phase(0),
            "phase 1: the estimator is one that looks from point to point, expected one that looks inside the subgroups",
            &estimator(Estimator::moving_range()),
            Kind::XbarR,
            &groups,
        ),
        refused(
            "bad_option",
            phase(0),
            "phase 1: the estimator of an i′ chart is one with a span of 3, expected the mean or median moving range with a span of 2",
            &estimator(Estimator::moving_range().with_span(3)).centre(Centre::Mean),
            Kind::IPrime,
            &shares(14),
        ),
    ]
}

fn intervals() -> Vec<Row> {
    vec![
        row(
            "ends_out_of_order",
            None,
            "the interval runs from 3 to 2, expected the lower end first",
            Interval::new(3.0, 2.0, 0.95).unwrap_err(),
        )
        .and_as::<Interval>(r#"{"lower": 3, "upper": 2, "level": 0.95}"#),
        row(
            "not_finite",
            path("upper"),
            "upper is inf, expected an ordinary number",
            Interval::new(3.0, f64::INFINITY, 0.95).unwrap_err(),
        ),
        row(
            "bad_option",
            None,
            "level is 95, expected a number above 0 and below 1, such as 0.95",
            Interval::new(2.0, 3.0, 95.0).unwrap_err(),
        )
        .and_as::<Interval>(r#"{"lower": 2, "upper": 3, "level": 95}"#),
        row(
            "too_few_values",
            None,
            "the sample has 1 value, expected at least 2 for the mean",
            Interval::mean(&[3.0], 0.95).unwrap_err(),
        ),
        row(
            "too_few_values",
            path("after"),
            "after has 0 values, expected at least 2 for a difference of means",
            Interval::mean_difference(&[1.0, 2.0], &[], 0.95).unwrap_err(),
        ),
        row(
            "not_whole",
            None,
            "the sample has 1.5 events, expected a whole number",
            Interval::clopper_pearson(1.5, 3.0, 0.95).unwrap_err(),
        ),
    ]
}

/// Answers to exercises of the course, and the lines that a runner reads.
fn course() -> Vec<Row> {
    let said = |name: &str, answer| match course::mark(name, 1, answer).mark() {
        Mark::Refused { error } => error.clone(),
        other => panic!("{other:?}"),
    };
    vec![
        row(
            "unknown_exercise",
            None,
            "no exercise is named `two-point-lie`; did you mean `two-points-lie`?",
            course::exercise("two-point-lie").unwrap_err(),
        ),
        row(
            "exercise_to_come",
            None,
            "exercise 12 cannot be marked yet: it needs units side by side (agreement between raters, funnel plots), which a later version brings",
            said("12", Ok(Answer::number(1))),
        ),
        row(
            "wrong_kind_of_answer",
            None,
            "this exercise takes points; you gave a number",
            said("two-points-lie", Ok(Answer::number(1))),
        ),
        row(
            "unknown_choice",
            None,
            "`over-six-hour` is none of the choices, which are `over-four-hours`, `over-six-hours`, `doctor-hours`, `trained`, `came` and `admitted`; did you mean `over-six-hours`?",
            said("a-family-of-measures", Ok(Answer::choice("over-six-hour"))),
        ),
        row(
            "confidence_out_of_range",
            None,
            "how sure you are is 80, expected a number from 0 to 1: 0.8 for eight times in ten",
            Answer::number(1).sure(80).unwrap_err(),
        ),
        row(
            "point_zero",
            None,
            "there is no point 0: the points of an answer are counted from 1, as a chart prints them",
            said("two-points-lie", Ok(Answer::points([0]))),
        ),
        row(
            "not_a_mark",
            None,
            "`mark: ward 9` is not the last line of a marked exercise",
            "mark: ward 9".parse::<Attempt>().unwrap_err(),
        ),
    ]
}

fn all() -> Vec<Row> {
    let mut rows = texts_and_dates();
    rows.extend(numbers());
    rows.extend(axes());
    rows.extend(points_and_kinds());
    rows.extend(rules());
    rows.extend(phases());
    rows.extend(options());
    rows.extend(intervals());
    rows.extend(course());
    rows
}

#[test]
fn each_refusal_has_its_code_its_place_and_its_words() {
    let mut wrong = Vec::new();
    for row in all() {
        let found = (
            row.error.code(),
            row.error.place().cloned(),
            row.error.to_string(),
        );
        if found != (row.code, row.place.clone(), row.says.to_owned()) {
            wrong.push(format!(
                "expected {} at {:?}: {}\n   found {} at {:?}: {}",
                row.code, row.place, row.says, found.0, found.1, found.2
            ));
        }
        if let Some(document) = row.document
            && !document.starts_with(row.says)
        {
            wrong.push(format!(
                "expected in a document: {}\n   found {document}",
                row.says
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_number_past_the_end_of_f64_is_refused_in_a_document() {
    let error = serde_json::from_str::<Series>(r#"{"data": {"values": [1e400]}}"#).unwrap_err();
    assert!(
        error.to_string().starts_with("number out of range"),
        "{error}"
    );
}

#[test]
fn debug_shows_the_sentence_and_the_code() {
    let error = Chart::xmr([f64::NAN]).unwrap_err();
    assert_eq!(
        format!("{error:?}"),
        "point 1 is NaN, expected an ordinary number [not_finite]"
    );
}

/// It had limits of which none was a number, so that a chart was unequal to itself.
#[test]
fn a_known_time_below_zero_is_refused() {
    let times = Series::times_between([1e15, 2e15, 3e15]).unwrap();
    let options = Chart::options().baseline(Basis::process(-1.7e-118, 2.2e106));
    let error = options.chart(Kind::T, times).unwrap_err();
    assert_eq!(error.code(), "bad_option");
    assert_eq!(error.place(), Some(&Place::Phase(0)));
    assert!(
        error
            .to_string()
            .ends_with("expected zero or more: it is a time"),
        "{error}"
    );
    assert!(options.monitor(Kind::T).is_err());
}
