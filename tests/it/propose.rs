//! Proposals of new phases: from the definition, what is refused, and what is said. What runcharter and autospc do is in
//! `golden_map/runcharter.rs` and `autospc.rs`.

use crate::shift_golden::near;
use improvement::spc::propose::{Answer, Criterion, Dialect, Propose, StableShift};
use improvement::spc::rules::Sides;
use improvement::spc::shift::Matching;
use improvement::{Chart, Compare, Direction, Reason, Series, date};
use proptest::prelude::*;

const BEFORE: [f64; 12] = [24., 22., 25., 23., 21., 24., 26., 22., 23., 25., 24., 22.];
const AFTER: [f64; 12] = [19., 18., 20., 17., 19., 18., 20., 19., 17., 18., 19., 18.];

fn waits() -> Vec<f64> {
    [BEFORE, AFTER].concat()
}

fn chart(values: &[f64]) -> Chart {
    Chart::options()
        .better(Direction::Lower)
        .run(values.to_vec())
        .unwrap()
}

/// The evidence of a change at a place, by [`Chart::shift`]: without a direction it is two-sided.
fn evidence(values: &[f64], before: usize) -> f64 {
    let compare = Compare::points(0..before, before..values.len()).matching(Matching::Level);
    Chart::run(values.to_vec())
        .unwrap()
        .shift(&compare)
        .unwrap()
        .e()
        .observed
}

/// The mixture over the places, from its definition.
fn mixture(values: &[f64], horizon: usize) -> f64 {
    let gone = (12..horizon).filter(|&before| before < values.len());
    let to_come = (horizon - 12) as f64 - gone.clone().count() as f64;
    let sum: f64 = gone.map(|before| evidence(values, before)).sum();
    (sum + to_come) / (horizon - 12) as f64
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_proposal_is_made_when_the_mixture_is_enough(
        noise in proptest::collection::vec(0_i32..20, 20..44),
        at in 10_usize..30,
        by in prop::sample::select(vec![0, 8, 15, -12]),
        horizon in prop::sample::select(vec![20, 40, 60]),
        missing in proptest::option::of(0_usize..20),
    ) {
        let values: Vec<f64> = noise
            .iter()
            .enumerate()
            .map(|(index, &noise)| f64::from(noise + if index >= at { by } else { 0 }))
            .collect();
        let found = chart(&values).proposals(&Propose::new().horizon(horizon)).unwrap();
        let first = (13..=values.len()).find(|&end| mixture(&values[..end], horizon) >= 20.0);
        prop_assert_eq!(found.first().map(|found| found.reached() + 1), first);
        if let Some(found) = found.first() {
            near(found.e(), mixture(&values, horizon), 1e-7);
            let places: Vec<(usize, f64)> =
                (8..=values.len() - 8).map(|before| (before, evidence(&values, before))).collect();
            let most = places.iter().map(|place| place.1).fold(0.0, f64::max);
            let at = places.iter().find(|place| place.0 == found.most_likely()).unwrap().1;
            prop_assert!(at >= most * (1.0 - 1e-9));
            let all: f64 = places.iter().map(|place| place.1).sum();
            let inside = |set: &[usize]| -> f64 {
                places.iter().filter(|place| set.contains(&place.0)).map(|place| place.1).sum()
            };
            prop_assert!(inside(found.set()) >= all * (0.9 - 1e-9));
        }
        // a gap moves the places, and an excluded point is one
        if let Some(gap) = missing {
            let with_gap = values.iter().enumerate().map(|(index, &value)| (index != gap).then_some(value));
            let with_gap = Chart::options().better(Direction::Lower).run(with_gap).unwrap();
            let excluded = Chart::options()
                .better(Direction::Lower)
                .exclude(gap, Reason::data("no entry"))
                .run(values.clone())
                .unwrap();
            let propose = Propose::new().horizon(horizon);
            prop_assert_eq!(with_gap.proposals(&propose).unwrap(), excluded.proposals(&propose).unwrap());
        }
    }

    #[test]
    fn later_points_never_take_a_proposal_back(
        noise in proptest::collection::vec(0_i32..20, 30..44),
        by in prop::sample::select(vec![10, -15]),
    ) {
        let values: Vec<f64> = noise
            .iter()
            .enumerate()
            .map(|(index, &noise)| f64::from(noise + if index >= 15 { by } else { 0 }))
            .collect();
        let reached = |end: usize| {
            let found = chart(&values[..end]).proposals(&Propose::new()).unwrap();
            found.first().map(improvement::spc::propose::Proposal::reached)
        };
        let mut first = None;
        for end in 14..=values.len() {
            if first.is_some() {
                prop_assert_eq!(reached(end), first);
            }
            first = first.or(reached(end));
        }
    }
}

#[test]
fn a_proposal_says_what_it_knows_and_what_it_asks() {
    let found = chart(&waits()).proposals(&Propose::new()).unwrap();
    let [found] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(
        (found.most_likely(), found.set(), found.points_after()),
        (12, &[11, 12][..], 12)
    );
    near(found.before(), BEFORE.iter().sum::<f64>() / 12.0, 1e-12);
    near(found.after(), 18.5, 1e-12);
    assert_eq!(
        found.criteria(),
        &[
            (Criterion::Sustained, Answer::Yes),
            (Criterion::Direction, Answer::Yes),
            (Criterion::CauseKnown, Answer::AskAPerson),
            (Criterion::ExpectedToLast, Answer::AskAPerson),
        ]
    );
    assert!(Criterion::Direction.is_seen_in_data() && !Criterion::CauseKnown.is_seen_in_data());
    assert_eq!(
        found.to_string(),
        "the level may have moved at point 13, or between points 12 and 13: from 23.4167 to 18.5\n\
         the evidence is 5,307, and 20 is enough; it was enough at point 18\n\
         has it lasted? yes\n\
         is it for the better? yes\n\
         is the cause known? ask those who know the process\n\
         is it expected to last? ask those who know the process"
    );
    let worse = Chart::options()
        .better(Direction::Higher)
        .run(waits())
        .unwrap();
    let worse = worse.proposals(&Propose::new()).unwrap();
    assert_eq!(worse[0].criteria()[1], (Criterion::Direction, Answer::No));
    let neither = Chart::run(waits()[..20].to_vec())
        .unwrap()
        .proposals(&Propose::new())
        .unwrap();
    assert_eq!(neither[0].criteria()[0], (Criterion::Sustained, Answer::No));
    assert_eq!(
        neither[0].criteria()[1],
        (Criterion::Direction, Answer::AskAPerson)
    );
}

#[test]
fn a_phase_of_the_data_was_not_decided_before_them() {
    let found = chart(&waits())
        .proposals(&Propose::new())
        .unwrap()
        .remove(0);
    let reason = Reason::change("a nurse at the door");
    let error = found
        .phase(reason.clone().decided_before(date(2024, 3, 1)))
        .unwrap_err();
    assert_eq!(error.code(), "decided_by_the_data");
    assert_eq!(
        error.to_string(),
        "the data proposed this phase, and the reason says that it was decided on 2024-03-01, before they were seen: expected `decided_after_seeing`, or a phase of that day"
    );
    for reason in [reason.clone(), reason.decided_after_seeing()] {
        let phase = found.phase(reason).unwrap();
        let phased = Chart::options().with_phase(phase).run(waits()).unwrap();
        assert_eq!(phased.phases()[1].points(), 12..24);
        // each phase is looked at by itself
        assert!(phased.proposals(&Propose::new()).unwrap().is_empty());
    }
}

#[test]
fn what_cannot_be_looked_for_is_refused() {
    let chart = chart(&waits());
    let code = |propose: Propose| chart.proposals(&propose).unwrap_err().to_string();
    assert_eq!(
        code(Propose::new().level(0.0)),
        "level is 0, expected a number above 0 and below 0.5, such as 0.05"
    );
    for horizon in [0, 12, 1001, usize::MAX] {
        assert_eq!(
            code(Propose::new().horizon(horizon)),
            format!(
                "the horizon is {horizon}, expected from 13 to 1000 points: 12 before a change, and one place for it"
            )
        );
    }
    let memory = Chart::of(improvement::Kind::Ewma, waits()).unwrap();
    assert_eq!(
        memory.proposals(&Propose::new()).unwrap_err().code(),
        "wrong_chart"
    );
    let runcharter = |med_rows, runlength| Dialect::Runcharter {
        med_rows,
        runlength,
        direction: Sides::Either,
    };
    assert_eq!(
        runcharter(13, 9).levels(&memory).unwrap_err().code(),
        "wrong_chart"
    );
    assert_eq!(
        runcharter(0, 9).levels(&chart).unwrap_err().code(),
        "bad_option"
    );
    assert_eq!(
        runcharter(13, 0).levels(&chart).unwrap_err().code(),
        "bad_option"
    );
    assert_eq!(runcharter(30, usize::MAX).levels(&chart).unwrap().len(), 1);
}

#[test]
fn short_and_flat_series_propose_nothing() {
    for values in [
        vec![4.0],
        vec![4.0; 12],
        vec![4.0; 40],
        waits()[..13].to_vec(),
    ] {
        assert!(
            chart(&values)
                .proposals(&Propose::new())
                .unwrap()
                .is_empty()
        );
    }
    // but a level that nothing varies about, and that is another one then, has moved
    let jump: Vec<f64> = [[5.0; 20], [1e9; 20]].concat();
    let found = chart(&jump).proposals(&Propose::new()).unwrap();
    assert_eq!((found[0].most_likely(), found[0].set()), (20, &[20][..]));
}

/// A level that jumps by a million times the spread: sums of squares would have lost what is left.
#[test]
fn a_huge_jump_is_found_where_it_is() {
    let values: Vec<f64> = waits()
        .into_iter()
        .enumerate()
        .map(|(index, wait)| if index < 12 { wait } else { wait + 1e9 })
        .collect();
    let found = chart(&values).proposals(&Propose::new()).unwrap();
    assert_eq!((found[0].most_likely(), found[0].set()), (12, &[12][..]));
    near(found[0].e(), mixture(&values, 60), 1e-6);
}

#[test]
fn the_stable_shift_algorithm_gives_a_level_that_lasted_and_refuses_what_it_cannot_use() {
    let level =
        |start: f64, points: usize| (0..points).map(move |at| start + [0.0, 2.0, -1.0][at % 3]);
    let chart = |values: Vec<f64>| Chart::xmr(values).unwrap();
    let of = |asked: StableShift, chart: &Chart| Dialect::AutospcStableShift(asked).levels(chart);
    let levels = |asked, chart: &Chart| -> Vec<(usize, usize)> {
        let found = of(asked, chart).unwrap();
        found.iter().map(|level| (level.from, level.to)).collect()
    };
    let usual = StableShift::default();
    let moved = chart(level(50.0, 24).chain(level(60.0, 24)).collect());
    assert_eq!(levels(usual, &moved), [(0, 21), (24, 45)]);
    // one point fewer after the shift is too few for a level
    let too_few = chart(level(50.0, 24).chain(level(60.0, 20)).collect());
    assert_eq!(levels(usual, &too_few), [(0, 21)]);
    // gone back again among the points that would set the level
    let back: Vec<f64> = level(50.0, 24)
        .chain(level(60.0, 9))
        .chain(level(50.0, 24))
        .collect();
    assert_eq!(levels(usual, &chart(back.clone())).len(), 1);
    let mut every = usual;
    every.establish_every_shift = true;
    assert!(levels(every, &chart(back)).len() > 1);
    let mut only = usual;
    only.baseline_only = true;
    assert_eq!(levels(only, &moved), [(0, 21)]);
    // too few for a first level, and none at all
    assert!(levels(usual, &chart(level(50.0, 20).collect())).is_empty());
    let code = |change: fn(&mut StableShift)| {
        let mut asked = usual;
        change(&mut asked);
        of(asked, &moved).unwrap_err().code()
    };
    assert_eq!(code(|asked| asked.period_min = 2), "bad_option");
    assert_eq!(code(|asked| asked.baseline_length = Some(0)), "bad_option");
    assert_eq!(code(|asked| asked.shift_rule_threshold = 0), "bad_option");
    assert_eq!(
        code(|asked| asked.centre_line_tolerance = -1.0),
        "bad_option"
    );
    assert_eq!(
        code(|asked| asked.centre_line_tolerance = f64::NAN),
        "bad_option"
    );
    // as many as there are: nothing overflows
    let mut all = usual;
    (all.period_min, all.shift_rule_threshold) = (3, usize::MAX);
    (all.max_exclusions, all.baseline_length) = (usize::MAX, Some(usize::MAX));
    assert!(levels(all, &moved).is_empty());
    all.baseline_length = None;
    assert_eq!(levels(all, &moved), [(0, 3)]);
    // nothing but gaps where the first level would be
    let gaps = [None, None, None, Some(5.0), Some(4.0), Some(6.0), Some(5.0)];
    let mut three = usual;
    three.period_min = 3;
    let error = of(three, &Chart::xmr(Series::values(gaps).unwrap()).unwrap()).unwrap_err();
    assert_eq!(error.code(), "empty_phase", "{error}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    /// Whatever the options: levels follow each other, each from a point of its own, within the series.
    #[test]
    fn the_levels_of_the_stable_shift_algorithm_follow_each_other(
        values in prop::collection::vec(prop::option::weighted(0.95, 0_u8..30), 3..120),
        lengths in (3_usize..25, 1_usize..10, 0_u32..3, 0_usize..5),
        flags in any::<[bool; 4]>(),
        tolerance in 0.0_f64..3.0,
    ) {
        let mut asked = StableShift::default();
        (asked.period_min, asked.shift_rule_threshold) = (lengths.0, lengths.1);
        (asked.mr_screen_max_loops, asked.max_exclusions) = (lengths.2, lengths.3);
        asked.establish_every_shift = flags[0];
        asked.no_regrets = flags[1];
        asked.overhanging_reversions = flags[2];
        asked.centre_line_tolerance = tolerance;
        let values: Vec<Option<f64>> = values.into_iter().map(|value| value.map(f64::from)).collect();
        let length = values.len();
        let series = Series::values(values).unwrap();
        for kind in [improvement::Kind::Run, improvement::Kind::Individuals] {
            let Ok(chart) = Chart::of(kind, series.clone()) else { continue };
            let Ok(levels) = Dialect::AutospcStableShift(asked).levels(&chart) else { continue };
            for (place, level) in levels.iter().enumerate() {
                let next = levels.get(place + 1).map_or(length, |next| next.from);
                prop_assert!(level.from < next && level.from < level.to && level.to <= length);
                prop_assert!(level.to <= next && level.centre.is_finite());
            }
        }
    }
}
