//! What a picture says to who does not see it, word for word, at both lengths.

use improvement::spc::Phase;
use improvement::{Chart, Direction, Period, Reason, Series, date};

const WAITS: [f64; 13] = [
    22.0, 25.0, 19.0, 24.0, 21.0, 23.0, 20.0, 26.0, 41.0, 22.0, 24.0, 21.0, 23.0,
];

#[track_caller]
fn says(chart: &Chart, line: &str, paragraph: &str) {
    assert_eq!(chart.alt_text(), line);
    assert_eq!(chart.long_description(), format!("{line} {paragraph}"));
}

#[test]
fn a_signal_a_target_and_a_note() {
    let options = Chart::options().better(Direction::Lower).target(20.0);
    says(
        &options.xmr(WAITS).expect("a chart"),
        "XmR chart of 13 points. Special cause earlier (point 9), none at the latest point: find out what was different there before \
         changing the process.",
        "Centre 23.92, limits 8.64 to 39.21. Signals: point 9 is 41, above its limit. Rules: Making Data Count 7/7; false-alarm rate: \
         about 5 in 100 such charts would signal with nothing changed. The target of 20 lies within the limits: the process can be expected to meet it at some points and miss it at others, if nothing changes, but the process has not been steady, so do not rely on this.",
    );
}

#[test]
fn nothing_to_say() {
    says(
        &Chart::xmr(WAITS[..8].iter().chain(&WAITS[9..]).chain(&WAITS[..3])).expect("a chart"),
        "XmR chart of 15 points. Common cause: no point stands out, so do not ask what happened at any one of them; if this level is not good enough, the process itself has to change.",
        "Centre 22.40, limits 13.09 to 31.71. No signal. Rules: Making Data Count 7/7; false-alarm rate: about 7 in 100 such charts would signal \
         with nothing changed.",
    );
    says(
        &Chart::run([3, 5, 4]).expect("a chart"),
        "Run chart of 3 points. Too few points to tell special from common cause: go on collecting.",
        "Median 4. Rules: Anhøj 2014. 2 points off the centre, too few for these rules (they ask for 10): none is judged.",
    );
}

#[test]
fn phases_with_their_reasons_and_more_signals_than_are_told() {
    let months = (0..30).map(|month| {
        Period::Month
            .after(date(2023, 4, 1), month)
            .expect("in range")
    });
    let steps = (0..30).map(|at| if at < 15 { 30 } else { 22 } + (at * 7) % 5);
    let series = Series::values(steps).and_then(|series| series.dated(months));
    let series = series
        .and_then(|series| series.every(Period::Month))
        .expect("months");
    let reason = Reason::change("a second nurse").decided_before(date(2024, 5, 2));
    let options = Chart::options().better(Direction::Lower);
    let phased = options
        .clone()
        .with_phase(Phase::new(date(2024, 7, 1), reason));
    says(
        &phased.xmr(&series).expect("a chart"),
        "XmR chart of 30 points, April 2023 to September 2025. Latest phase (centre 24, before it 32): common cause: no point stands out, so do not ask what happened at \
         any one of them; if this level is not good enough, the process itself has to change.",
        "Phase 1: centre 32, limits 25.73 to 38.27. Phase 2 (a change: a second nurse; decided beforehand, on 2 May 2024): \
         centre 24, limits 17.73 to 30.27. No signal. Rules: Making Data Count 7/7.",
    );
    let zigzag: Vec<i32> = (0..120)
        .map(|at| if at % 10 == 9 { 90 } else { 20 + (at * 7) % 5 })
        .collect();
    let chart = options.xmr(zigzag).expect("a chart");
    let told = chart.long_description();
    assert!(
        told.ends_with(
            "; point 30 is 90, above its limit. 18 more signals. Rules: Making Data Count 7/7."
        ),
        "{told}"
    );
}
