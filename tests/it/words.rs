//! Every sentence word for word: charts of each kind, signals of each pattern, notes, readings, suggestions. What no
//! phrase may say is held by `checks/tests/phrases.rs`.

use improvement::spc::rules::{Border, Length, Pattern, Role, Rule, RuleSet, RunsTable, Signal};
use improvement::spc::{Basis, Batch, CaseCount, Estimator, Screen, Width};
use improvement::{Chart, Direction, Error, Kind, Period, Reason, Series, date};

/// Thirteen waits, the ninth far out.
const WAITS: [f64; 13] = [
    22.0, 25.0, 19.0, 24.0, 21.0, 23.0, 20.0, 26.0, 41.0, 22.0, 24.0, 21.0, 23.0,
];

#[track_caller]
fn says(chart: Result<Chart, Error>, expected: &str) {
    same(
        &chart.expect("a chart").to_string(),
        expected.trim_matches('\n'),
    );
}

#[track_caller]
fn same(found: &str, expected: &str) {
    assert!(
        found == expected,
        "\nfound:\n{found}\nexpected:\n{expected}\n"
    );
}

fn groups() -> Series {
    let group = |group: u32| (0..4).map(move |value| 50 + (group * 31 + value * 17) % 23);
    Series::subgroups((0..14).map(group)).expect("subgroups")
}

fn counts() -> impl Iterator<Item = i32> {
    (0..14).map(|i| 20 + (i * 7) % 5)
}

fn shares() -> Series {
    Series::proportions(counts(), 100..114).expect("proportions")
}

fn rare() -> Series {
    Series::proportions((0..14).map(|i| (i * 7) % 5), vec![20; 14]).expect("proportions")
}

fn rates() -> Series {
    Series::rates(counts(), 100..114).expect("rates")
}

/// Thirty months about 32, from the sixteenth on about 24; the fifth is missing.
fn months() -> Series {
    let level = |i: i32| (i != 4).then(|| if i < 15 { 30 } else { 22 } + (i * 7) % 5);
    let month = |i| Period::Month.after(date(2024, 1, 1), i).expect("in range");
    Series::values((0..30).map(level))
        .and_then(|series| series.dated((0..30).map(month)))
        .and_then(|series| series.every(Period::Month))
        .expect("months")
}

fn weeks() -> Series {
    let values = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 2, 3, 4, 5, 6, 7];
    Series::values(values)
        .and_then(|series| series.labelled((1..=20).map(|week| format!("week {week}"))))
        .expect("weeks")
}

#[test]
fn xmr() {
    says(
        Chart::xmr(WAITS),
        "
XmR chart of 13 points
  centre   23.92  (mean)
  limits   8.64 to 39.21  (mean ± 2.659 × mean moving range of 5.75, no moving range left out)
  rules    Making Data Count 7/7; false-alarm rate: about 5 in 100 such charts would signal with nothing changed
  signal   point 9 is 41, above its limit
  reading  special cause earlier (point 9), none at the latest point: find out what was different there before changing the process
",
    );
}

#[test]
fn run() {
    says(
        Chart::run(WAITS),
        "
run chart of 13 points
  centre   23  (median)
  runs     longest 2 (more than 6 is a signal), crossings 8 (fewer than 2 is a signal), 11 useful points
  rules    Anhøj 2014; false-alarm rate: about 1 in 100 such charts would signal with nothing changed
  reading  common cause: no point stands out, so do not ask what happened at any one of them; if this level is not good enough, the process itself has to change
",
    );
}

#[test]
fn moving_range() {
    says(
        Chart::of(Kind::MovingRange, WAITS),
        "
mR chart of 13 points
  centre   5.75  (mean)
  limits   0 to 18.78  (3 standard deviations of a moving range)
  rules    none
  reading  no rule was asked for: the chart shows its points and says nothing about special causes
",
    );
}

#[test]
fn xbarr() {
    says(
        Chart::of(Kind::XbarR, groups()),
        "
X̄-R chart of 14 points
  centre   60.96  (mean)
  limits   48.47 to 73.45  (3 standard errors, sigma from the mean range)
  rules    Making Data Count 7/7
  reading  common cause: no point stands out, so do not ask what happened at any one of them; if this level is not good enough, the process itself has to change
",
    );
}

#[test]
fn xbars() {
    says(
        Chart::of(Kind::XbarS, groups()),
        "
X̄-S chart of 14 points
  centre   60.96  (mean)
  limits   48.95 to 72.98  (3 standard errors, sigma from the mean standard deviation)
  rules    Making Data Count 7/7
  reading  common cause: no point stands out, so do not ask what happened at any one of them; if this level is not good enough, the process itself has to change
",
    );
}

#[test]
fn r() {
    says(
        Chart::of(Kind::R, groups()),
        "
R chart of 14 points
  centre   17.14  (expected from the spread inside the subgroups)
  limits   0 to 39.12  (3 standard errors, sigma from the mean range)
  rules    points beyond the limits (Shewhart 1931)
  reading  common cause: no point stands out, so do not ask what happened at any one of them; if this level is not good enough, the process itself has to change
",
    );
}

#[test]
fn s() {
    says(
        Chart::of(Kind::S, groups()),
        "
S chart of 14 points
  centre   7.382  (expected from the spread inside the subgroups)
  limits   0.000 to 16.729  (3 standard errors, sigma from the mean standard deviation)
  rules    points beyond the limits (Shewhart 1931)
  reading  common cause: no point stands out, so do not ask what happened at any one of them; if this level is not good enough, the process itself has to change
",
    );
}

#[test]
fn p_of_proportions() {
    says(
        Chart::of(Kind::P, shares()),
        "
p chart of 14 points
  centre   20.6 %  (total over total)
  limits   9.2 % to 32.0 % at point 14  (3 binomial standard deviations)
  rules    Making Data Count 7/7
  note     the points vary only 0.5 times as much as chance alone makes them (97.5 in 100 steady series of this length stay above 0.57): find out where they come from, since averages, copies and targets vary so little, and counts seldom do
  reading  common cause: no point stands out, so do not ask what happened at any one of them; if this level is not good enough, the process itself has to change
",
    );
}

#[test]
fn np_of_proportions() {
    says(
        Chart::of(Kind::Np, shares()),
        "
np chart of 14 points
  centre   23.27 at point 14  (expected events)
  limits   10.37 to 36.16 at point 14  (3 binomial standard deviations)
  rules    Making Data Count 7/7
  note     the points vary only 0.5 times as much as chance alone makes them (97.5 in 100 steady series of this length stay above 0.57): find out where they come from, since averages, copies and targets vary so little, and counts seldom do
  reading  common cause: no point stands out, so do not ask what happened at any one of them; if this level is not good enough, the process itself has to change
",
    );
}

#[test]
fn pprime_of_proportions() {
    says(
        Chart::of(Kind::PPrime, shares()),
        "
p′ chart of 14 points
  centre   20.6 %  (total over total)
  limits   14.9 % to 26.3 % at point 14  (3 binomial standard deviations × sigma_z of 0.5)
  rules    Making Data Count 7/7
  note     the points vary only 0.5 times as much as chance alone makes them (97.5 in 100 steady series of this length stay above 0.57): find out where they come from, since averages, copies and targets vary so little, and counts seldom do
  reading  common cause: no point stands out, so do not ask what happened at any one of them; if this level is not good enough, the process itself has to change
",
    );
}

#[test]
fn iprime_of_proportions() {
    says(
        Chart::of(Kind::IPrime, shares()),
        "
i′ chart of 14 points
  centre   20.6 %  (total over total)
  limits   14.9 % to 26.2 % at point 14  (ratio ± 2.659 × mean moving range of 22.6 %, by denominator, no moving range left out)
  rules    Making Data Count 7/7
  reading  common cause: no point stands out, so do not ask what happened at any one of them; if this level is not good enough, the process itself has to change
",
    );
}

#[test]
fn individuals_of_proportions() {
    says(
        Chart::of(Kind::Individuals, shares()),
        "
XmR chart of 14 points
  centre   20.6 %  (mean)
  limits   14.8 % to 26.4 %  (mean ± 2.659 × mean moving range of 2.2 %, no moving range left out)
  rules    Making Data Count 7/7; false-alarm rate: about 6 in 100 such charts would signal with nothing changed
  reading  common cause: no point stands out, so do not ask what happened at any one of them; if this level is not good enough, the process itself has to change
",
    );
}

#[test]
fn p_with_few_events() {
    says(
        Chart::of(Kind::P, rare()),
        "
p chart of 14 points
  centre   10.0 %  (median)
  limits   0.0 % to 35.0 %  (exact binomial, at most 0.27 % outside)
  rules    Anhøj and points beyond the limits
  note     only about 1.9 events are expected per point: exact limits, and runs about the median
  note     the lower limit lies at the lowest possible value: no point there can be a signal below it
  note     the points vary 1.6 times as much as chance alone makes them (97.5 in 100 steady series of this length stay under 1.54): look for a cause (case mix, season, drift) before widening the limits. A prime chart allows for variation from point to point, and not for a drift. If one is chosen when the baseline is set, keep to it
  reading  common cause: no point stands out, so do not ask what happened at any one of them; if this level is not good enough, the process itself has to change
",
    );
}

#[test]
fn np_with_few_events() {
    says(
        Chart::of(Kind::Np, rare()),
        "
np chart of 14 points
  centre   2  (median)
  limits   0 to 7  (exact binomial, at most 0.27 % outside)
  rules    Anhøj and points beyond the limits
  note     only about 1.9 events are expected per point: exact limits, and runs about the median
  note     the lower limit lies at the lowest possible value: no point there can be a signal below it
  note     the points vary 1.6 times as much as chance alone makes them (97.5 in 100 steady series of this length stay under 1.54): look for a cause (case mix, season, drift) before widening the limits. A prime chart allows for variation from point to point, and not for a drift. If one is chosen when the baseline is set, keep to it
  reading  common cause: no point stands out, so do not ask what happened at any one of them; if this level is not good enough, the process itself has to change
",
    );
}

#[test]
fn u() {
    says(
        Chart::of(Kind::U, rates()),
        "
u chart of 14 points
  centre   0.2059  (total over total)
  limits   0.0778 to 0.3340 at point 14  (3 Poisson standard deviations)
  rules    Making Data Count 7/7
  note     the points vary only 0.44 times as much as chance alone makes them (97.5 in 100 steady series of this length stay above 0.57): find out where they come from, since averages, copies and targets vary so little, and counts seldom do
  reading  common cause: no point stands out, so do not ask what happened at any one of them; if this level is not good enough, the process itself has to change
",
    );
}

#[test]
fn uprime() {
    says(
        Chart::of(Kind::UPrime, rates()),
        "
u′ chart of 14 points
  centre   0.2059  (total over total)
  limits   0.1493 to 0.2625 at point 14  (3 Poisson standard deviations × sigma_z of 0.44)
  rules    Making Data Count 7/7
  note     the points vary only 0.44 times as much as chance alone makes them (97.5 in 100 steady series of this length stay above 0.57): find out where they come from, since averages, copies and targets vary so little, and counts seldom do
  reading  common cause: no point stands out, so do not ask what happened at any one of them; if this level is not good enough, the process itself has to change
",
    );
}

#[test]
fn c() {
    says(
        Chart::c(counts()),
        "
c chart of 14 points
  centre   21.93  (mean)
  limits   7.88 to 35.98  (3 Poisson standard deviations)
  rules    Making Data Count 7/7
  note     the points vary only 0.45 times as much as chance alone makes them (97.5 in 100 steady series of this length stay above 0.57): find out where they come from, since averages, copies and targets vary so little, and counts seldom do
  reading  common cause: no point stands out, so do not ask what happened at any one of them; if this level is not good enough, the process itself has to change
",
    );
}

#[test]
fn c_with_few_events() {
    says(
        Chart::c((0..14).map(|i| (i * 7) % 5)),
        "
c chart of 14 points
  centre   2  (median)
  limits   0 to 7  (exact Poisson, at most 0.27 % outside)
  rules    Anhøj and points beyond the limits
  note     only about 1.9 events are expected per point: exact limits, and runs about the median
  note     the lower limit lies at the lowest possible value: no point there can be a signal below it
  reading  common cause: no point stands out, so do not ask what happened at any one of them; if this level is not good enough, the process itself has to change
",
    );
}

#[test]
fn g() {
    says(
        Chart::g((0..14).map(|i| 20 + (i * 37) % 50)),
        "
g chart of 14 points
  centre   47.50  (median)
  limits   0 to 308  (exact geometric, at most 0.27 % outside)
  rules    Anhøj and points beyond the limits, 2 zeros in a row
  note     the lower limit lies at the lowest possible value: no point there can be a signal below it
  reading  common cause: no point stands out, so do not ask what happened at any one of them; if this level is not good enough, the process itself has to change
",
    );
}

#[test]
fn t() {
    says(
        Chart::t((0..14).map(|i| 2 + (i * 37) % 50)),
        "
t chart of 14 points
  centre   24.13  (mean of the 3.6th root, back-transformed)
  limits   0.59 to 144.12  (root ± 2.659 × mean moving range of 0.59, of the 3.6th root, no moving range left out)
  rules    Making Data Count 7/7
  reading  common cause: no point stands out, so do not ask what happened at any one of them; if this level is not good enough, the process itself has to change
",
    );
}

#[test]
fn phases_exclusions_and_a_target() {
    says(
        Chart::options()
        .better(Direction::Lower)
        .target(20.0)
        .phase(date(2025, 4, 1), Reason::change("chlorine").decided_before(date(2025, 3, 1)))
        .exclude(date(2024, 3, 1), Reason::data("a broken return"))
        .xmr(months()),
        "
XmR chart of 30 points, January 2024 to June 2026 (1 missing, 1 excluded)
phase 1, January 2024 to March 2025
  centre   31.77  (mean)
  limits   25.65 to 37.88  (mean ± 2.659 × mean moving range of 2.30, no moving range left out)
phase 2, April 2025 to June 2026 (a change: chlorine; decided beforehand, on 1 March 2025)
  centre   24  (mean)
  limits   17.73 to 30.27  (mean ± 2.659 × mean moving range of 2.36, no moving range left out)
  excluded March 2024 (the data: a broken return; when this was decided is not recorded)
  rules    Making Data Count 7/7
  target   the target of 20 lies within the limits: the process can be expected to meet it at some points and miss it at others, if nothing changes
  reading  latest phase (centre 24, before it 31.77): common cause: no point stands out, so do not ask what happened at any one of them; if this level is not good enough, the process itself has to change
",
    );
}

#[test]
fn a_frozen_baseline() {
    says(
        Chart::options()
        .better(Direction::Lower)
        .target(20.0)
        .baseline(Basis::points(0..12))
        .xmr(months()),
        "
XmR chart of 30 points, January 2024 to June 2026 (1 missing)
  baseline January 2024 to December 2024
  centre   31.73  (mean)
  limits   25.52 to 37.93  (mean ± 2.659 × mean moving range of 2.33, no moving range left out)
  rules    Making Data Count 7/7
  signal   April 2025 to May 2025: 2 points in a row below their limits
  signal   April 2025 to June 2026: repeatedly, 2 of 3 points in a row more than 2 sigma below the centre
  signal   July 2025 to October 2025: 4 points in a row below their limits
  signal   April 2025 to June 2026: 15 points in a row below the centre
  signal   December 2025 to March 2026: 4 points in a row below their limits
  signal   May 2026 to June 2026: 2 points in a row below their limits
  note     the limits are provisional: they rest on 11 points, and the rule set asks for 13
  target   provisional: the process cannot be expected to meet the target of 20, unless something changes, but the process has not been steady, so do not rely on this
  reading  provisional: special cause of an improving nature (low) at the latest point (June 2026): find out what differs there, and keep it if it can be kept
",
    );
}

#[test]
fn provisional() {
    says(
        Chart::options().provisional().better(Direction::Higher).target(9.0).xmr([3, 5, 4, 5, 9, 8]),
        "
XmR chart of 6 points
  centre   5.67  (mean)
  limits   0.88 to 10.45  (mean ± 2.659 × mean moving range of 1.80, no moving range left out)
  rules    Making Data Count 7/7
  note     the limits are provisional: they rest on 6 points, and the rule set asks for 13
  target   provisional: the target of 9 lies within the limits: the process can be expected to meet it at some points and miss it at others, if nothing changes
  reading  provisional: common cause: no point stands out, so do not ask what happened at any one of them; if this level is not good enough, the process itself has to change
",
    );
}

#[test]
fn too_few() {
    says(
        Chart::xmr([3, 5, 4, 5, 9, 8]),
        "
XmR chart of 6 points
  centre   5  (median)
  rules    Anhøj 2014
  note     6 usable points, too few for limits under this rule set (it asks for 13): read as a run chart about the median
  note     4 points off the centre, too few for these rules (they ask for 10): none is judged
  reading  too few points to tell special from common cause: go on collecting
",
    );
}

#[test]
fn all_equal() {
    says(
        Chart::xmr([7; 14]),
        "
XmR chart of 14 points
  centre   7  (mean)
  limits   7 to 7  (mean ± 3 × sigma from mean moving range)
  rules    Making Data Count 7/7
  note     the points that set the limits are all equal: the limits have no width, and no sigma rule is judged
  reading  not judged: the points that set the limits are all equal, so the limits have no width and no point can be held against them
",
    );
}

#[test]
fn a_known_process() {
    says(
        Chart::options().baseline(Basis::process(22.0, 2.0)).xmr(WAITS),
        "
XmR chart of 13 points
  centre   22  (known)
  limits   16 to 28  (mean ± 3 × a sigma that is known)
  rules    Making Data Count 7/7; false-alarm rate: about 11 in 100 such charts would signal with nothing changed
  signal   point 9 is 41, above its limit
  reading  special cause earlier (point 9), none at the latest point: find out what was different there before changing the process
",
    );
}

#[test]
fn given_lines() {
    says(
        Chart::options().baseline(Basis::lines(22.0, 12.0, 32.0)).xmr(WAITS),
        "
XmR chart of 13 points
  centre   22  (given)
  limits   12 to 32  (given)
  rules    Making Data Count 7/7
  signal   point 9 is 41, above its limit
  reading  special cause earlier (point 9), none at the latest point: find out what was different there before changing the process
",
    );
}

#[test]
fn bounds() {
    says(
        Chart::options().bounds(0.0..=45.0).width(Width::Sigma(12.0)).xmr(WAITS),
        "
XmR chart of 13 points
  centre   23.92  (mean)
  limits   0 to 45  (mean ± 10.635 × mean moving range of 5.75, no moving range left out)
  rules    Making Data Count 7/7
  note     the upper limit lies at the highest possible value: no point there can be a signal above it
  note     the lower limit lies at the lowest possible value: no point there can be a signal below it
  reading  common cause: no point stands out, so do not ask what happened at any one of them; if this level is not good enough, the process itself has to change
",
    );
}

#[test]
fn screened() {
    says(
        Chart::options().estimator(Estimator::moving_range().with_screen(Screen::once())).xmr(WAITS),
        "
XmR chart of 13 points
  centre   23.92  (mean)
  limits   11.84 to 36.01  (mean ± 2.659 × mean moving range of 4.55, screened at 3.2665 times the average: 1 moving range left out)
  rules    Making Data Count 7/7
  signal   point 9 is 41, above its limit
  reading  special cause earlier (point 9), none at the latest point: find out what was different there before changing the process
",
    );
}

#[test]
fn over_dispersed() {
    says(
        Chart::p((0..14).map(|i| if i % 2 == 0 { 20 } else { 60 }), vec![100; 14]),
        "
p chart of 14 points
  centre   40.0 %  (total over total)
  limits   25.3 % to 54.7 %  (3 binomial standard deviations)
  rules    Making Data Count 7/7
  signal   point 1 is 20.0 %, below its limit
  signal   point 2 is 60.0 %, above its limit
  signal   point 3 is 20.0 %, below its limit
  signal   point 4 is 60.0 %, above its limit
  signal   point 5 is 20.0 %, below its limit
  signal   point 6 is 60.0 %, above its limit
  signal   point 7 is 20.0 %, below its limit
  signal   point 8 is 60.0 %, above its limit
  signal   point 9 is 20.0 %, below its limit
  signal   point 10 is 60.0 %, above its limit
  signal   point 11 is 20.0 %, below its limit
  signal   point 12 is 60.0 %, above its limit
  signal   point 13 is 20.0 %, below its limit
  signal   point 14 is 60.0 %, above its limit
  note     the points vary 7.24 times as much as chance alone makes them (97.5 in 100 steady series of this length stay under 1.54): look for a cause (case mix, season, drift) before widening the limits. A prime chart allows for variation from point to point, and not for a drift. If one is chosen when the baseline is set, keep to it
  reading  special cause at the latest point (point 14): find out what differs there before changing the process; look first at why all points vary more than chance alone makes them
",
    );
}

#[test]
fn nelson_and_labels() {
    says(
        Chart::options().rules(RuleSet::nelson()).xmr(weeks()),
        "
XmR chart of 20 points, week 1 to week 20
  centre   1.70  (mean)
  limits   -0.96 to 4.36  (mean ± 2.659 × mean moving range of 1, no moving range left out)
  rules    Nelson 1984; false-alarm rate: about 15 in 100 such charts would signal with nothing changed
  signal   week 1 to week 14: 14 points in a row below the centre
  signal   week 1 to week 14: 14 points in a row that rise and fall in turn
  signal   week 18 to week 20: 3 points in a row above their limits
  signal   week 13 to week 20: 8 points in a row, all rising
  signal   week 16 to week 20: repeatedly, 2 of 3 points in a row more than 2 sigma above the centre
  signal   week 15 to week 20: repeatedly, 4 of 5 points in a row more than 1 sigma above the centre
  reading  special cause at the latest point (week 20): find out what differs there before changing the process
",
    );
}

const SPLIT: [f64; 12] = [
    1.0, 1.0, 1.0, 1.0, 1.0, 1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0,
];
const LONG: [f64; 12] = [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, -1.0, -1.0];

#[test]
fn a_signal_of_each_pattern() {
    let process = Chart::options()
        .baseline(Basis::process(0.0, 1.0))
        .provisional();
    let rows: [(Rule, &[f64], &str); 17] = [
        (
            Rule::beyond_limits(),
            &[0.5, -0.5, 4.0],
            "point 3 is 4.00, above its limit",
        ),
        (
            Rule::beyond_limits(),
            &[0.5, -4.0, -5.0],
            "point 2 to point 3: 2 points in a row below their limits",
        ),
        (
            Rule::k_of_m(1, 1, Border::Sigma(2.0)).with_role(Role::Warning),
            &[0.5, -0.5, 2.5],
            "point 3 is 2.50, more than 2 sigma above the centre",
        ),
        (
            Rule::two_of_three(),
            &[0.5, 2.5, 0.1, 2.25],
            "point 2 to point 4: 2 of 3 points in a row more than 2 sigma above the centre",
        ),
        (
            Rule::four_of_five(),
            &[1.5, 1.5, 0.1, 1.25, 1.5],
            "point 1 to point 5: 4 of 5 points in a row more than 1 sigma above the centre",
        ),
        (
            Rule::run(7),
            &[1.0; 8],
            "point 1 to point 8: 8 points in a row above the centre",
        ),
        (
            Rule::trend(6),
            &[1.0, 0.9, 0.8, 0.7, 0.6, 0.5],
            "point 1 to point 6: 6 points in a row, all falling",
        ),
        (
            Rule::trend(6),
            &[0.0, 0.1, 0.2, 0.3, 0.4, 0.5],
            "point 1 to point 6: 6 points in a row, all rising",
        ),
        (
            Rule::alternating(6),
            &[0.0, 0.1, 0.0, 0.3, 0.0, 0.5],
            "point 1 to point 6: 6 points in a row that rise and fall in turn",
        ),
        (
            Rule::within(5),
            &[0.0, 0.1, 0.0, 0.3, 0.0],
            "point 1 to point 5: 5 points in a row within 1 sigma of the centre: less variation than the limits allow for",
        ),
        (
            Rule::outside(5),
            &[1.5, -1.5, 1.5, -2.0, 1.5],
            "point 1 to point 5: 5 points in a row with none within 1 sigma of the centre",
        ),
        (
            Rule::opposed(Border::Sigma(2.0), 2),
            &[0.0, 2.5, -2.5],
            "point 2 to point 3: past 2 sigma on both sides",
        ),
        (
            Rule::of(Pattern::Spread {
                more_than: 4.0,
                window: 2,
            }),
            &[0.0, 2.5, -2.5],
            "point 2 to point 3: more than 4 sigma apart",
        ),
        (
            Rule::crossings(Length::Anhoej),
            &SPLIT,
            "point 1 to point 12: the line crosses the centre too seldom (1 crossing, fewer than 3 is a signal)",
        ),
        (
            Rule::longest_run(Length::Anhoej),
            &LONG,
            "point 1 to point 10: 10 points in a row above the centre (more than 7 is a signal)",
        ),
        (
            Rule::runs(RunsTable::Exact05),
            &SPLIT,
            "point 1 to point 12: too few or too many runs about the centre",
        ),
        (
            Rule::k_of_m(7, 8, Border::Centre),
            &[1.0, 1.0, 1.0, 1.0, 1.0, 1.0, -1.0, 1.0],
            "point 1 to point 8: 7 of 8 points in a row above the centre",
        ),
    ];
    for (rule, values, expected) in rows {
        let set = RuleSet::none().with(rule).expect("a rule");
        let chart = process.clone().rules(set).xmr(values).expect("a chart");
        // beside a signal of the whole phase, the run that is still going on is marked
        let own = |signal: &&Signal| !signal.is_ongoing();
        assert_eq!(chart.signals().iter().filter(own).count(), 1);
        same(&chart.describe(&chart.signals()[0]), expected);
    }
}

#[test]
fn a_matrix() {
    let wards = [
        ("A", vec![3.0; 20]),
        ("B", vec![f64::NAN]),
        ("C", vec![1.0, 2.0, 3.0, 4.0]),
        ("D", (0..20).map(f64::from).collect()),
    ];
    let options = Chart::options().better(Direction::Higher).target(5.0);
    let matrix = Batch::of(&options, Kind::Individuals, wards).matrix();
    let expected = "
                                                            passes     not said
special cause variation of an improving nature (high)            1            0
not judged                                                       0            1
look first at: D: special cause variation of an improving nature (high), for 20 points; target: passes
not judged, target cannot be said: A
no icon: C has too few points
no chart: B: point 1 is NaN, expected an ordinary number
";
    same(
        &matrix.to_string(),
        expected
            .strip_prefix('\n')
            .and_then(|text| text.strip_suffix('\n'))
            .expect("lines"),
    );
}

#[test]
fn an_improvement_and_a_concern_at_once_are_both_said() {
    // falling for seven points, all of them above the centre
    let values = [
        1, 0, 2, 1, 0, 2, 1, 0, 2, 1, 0, 2, 1, 20, 19, 18, 17, 16, 15, 14,
    ];
    let chart = Chart::options()
        .better(Direction::Lower)
        .xmr(values)
        .expect("a chart");
    same(
        &chart.sentence(),
        "special cause in both directions at the latest point (point 20): some signals are of an improving nature and some of a concerning one; find out about each",
    );
}

#[test]
fn a_concern() {
    let values = [22, 25, 19, 24, 21, 23, 20, 26, 22, 24, 21, 23, 45];
    let chart = Chart::options()
        .better(Direction::Lower)
        .target(10.0)
        .xmr(values)
        .expect("a chart");
    same(
        &chart.sentence(),
        "special cause of a concerning nature (high) at the latest point (point 13): find out what differs there before \
         changing the process",
    );
}

#[test]
fn why_a_kind_of_chart_is_suggested() {
    let made = |series: Result<Series, Error>| series.expect("a series");
    let long = || (0..14).map(|i| 3 + (i * 7) % 5);
    let rows = [
        (
            made(Series::values([3, 5, 4])),
            Kind::Run,
            "3 usable points: a run chart reads from about 10, limits from 13",
        ),
        (
            made(Series::values(long())),
            Kind::Individuals,
            "one measured value per point",
        ),
        (
            groups(),
            Kind::XbarR,
            "small subgroups of one size: their ranges measure the spread well",
        ),
        (
            made(Series::subgroups(vec![vec![1, 2], vec![1, 2, 3]])),
            Kind::XbarS,
            "subgroups that are large or of unequal sizes: their standard deviations measure the spread best",
        ),
        (
            made(Series::subgroups(vec![vec![1, 2], vec![3]])),
            Kind::Individuals,
            "a subgroup of one has no spread: chart the means as individual values",
        ),
        (
            made(Series::proportions(counts().map(|n| 3 * n - 40), 100..114)),
            Kind::P,
            "events out of trials, varying no more than chance makes them",
        ),
        (
            shares(),
            Kind::PPrime,
            "the points vary only 0.5 times as much as chance alone makes them (97.5 in 100 steady series of this length stay above \
             0.57): find out where they come from, since averages, copies and targets vary so little, and counts seldom do",
        ),
        (
            made(Series::counts(counts().map(|n| f64::from(n) + 0.5))),
            Kind::Individuals,
            "numbers of events that are not whole, as averages and weighted events are: how much they vary is seen from point to \
             point",
        ),
        (
            made(Series::rates(counts().map(|n| 3 * n - 40), 100..114)),
            Kind::U,
            "events in an exposure, varying no more than chance makes them",
        ),
        (
            made(Series::counts(long())),
            Kind::C,
            "counts in equal opportunities, varying no more than chance makes them",
        ),
        (
            made(Series::ratios(long(), 1..15)),
            Kind::IPrime,
            "totals over unequal denominators",
        ),
        (
            made(Series::cases_between(long(), CaseCount::Between)),
            Kind::G,
            "cases between rare events",
        ),
        (
            made(Series::times_between(long())),
            Kind::T,
            "times between rare events",
        ),
        (
            made(Series::proportions(
                (0..14).map(|i| if i % 2 == 0 { 20 } else { 60 }),
                vec![100; 14],
            )),
            Kind::PPrime,
            "the points vary 7.24 times as much as chance alone makes them (97.5 in 100 steady series of this length \
             stay under 1.54): look for a cause (case mix, season, drift) before widening the limits. A prime \
             chart allows for variation from point to point, and not for a drift. If one is chosen when the baseline is set, keep to it",
        ),
    ];
    for (series, kind, expected) in rows {
        let (suggested, why) = series.suggest_kind();
        assert_eq!(suggested, kind);
        same(&why.to_string(), expected);
    }
}
