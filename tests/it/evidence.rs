//! What the evidence of a change errs and finds: a part of `examples/evidence_table`, drawn anew.

#[path = "../../examples/evidence_table/held.rs"]
mod held;
#[path = "../../examples/evidence_table/intervals.rs"]
mod intervals;
#[path = "../../examples/evidence_table/placebo.rs"]
mod placebo;
#[path = "../../examples/evidence_table/proposed.rs"]
mod proposed;
#[path = "../../examples/evidence_table/steady.rs"]
mod steady;
#[expect(dead_code, reason = "the table is printed by the example")]
#[path = "../../examples/evidence_table/worlds.rs"]
mod worlds;

use crate::truth::draw;
use steady::COLUMNS;
use worlds::{STEADY, World};

/// So many series a cell: the whole table draws 20,000.
const SERIES: u32 = 400;

/// Another seed than the table's.
const SEED: u64 = 17;

/// Three standard errors of a share this large.
fn errors(share: f64) -> f64 {
    3.0 * (share * (1.0 - share) / f64::from(SERIES)).sqrt()
}

#[track_caller]
fn about(found: f64, wanted: f64) {
    assert!(
        (found - wanted).abs() < errors(wanted).max(0.015),
        "{found} for {wanted}"
    );
}

#[test]
fn a_steady_process_is_seldom_called_better_or_worse() {
    for (name, world) in STEADY {
        for column in [COLUMNS[0], COLUMNS[3]] {
            for share in steady::ever(world, column, SERIES / 4, SEED).unwrap() {
                assert!(share < 0.05 + errors(0.05) * 2.0, "{name}: {share}");
            }
        }
    }
}

/// The cells of the table in the docs of `spc::shift` that a reader will look at first.
#[test]
fn the_table_says_what_is_drawn_anew() {
    let better = |world, column| steady::ever(world, column, SERIES, SEED).unwrap()[0];
    about(better(World::Correlated(0.0), COLUMNS[0]), 0.007);
    about(better(World::Correlated(0.6), COLUMNS[1]), 0.048);
    about(better(World::SlowLevel, COLUMNS[2]), 0.140);
    about(better(World::Block, COLUMNS[0]), 0.350);
    about(steady::t_test(12, SERIES, SEED).unwrap(), 0.158);
    let [twelve, _, all] = steady::found(1.5, COLUMNS[2], SERIES, SEED).unwrap();
    about(twelve, 0.852);
    about(all, 0.996);
}

#[test]
fn intervals_miss_as_seldom_as_said() {
    let [shift, level, once] =
        intervals::missed(World::Correlated(0.4), 12, 0, SERIES / 4, SEED).unwrap();
    assert!(shift < 0.033 + 2.0 * errors(0.033) && level < 0.050 + 2.0 * errors(0.050));
    assert!(once < 0.081 + 2.0 * errors(0.081));
    let [said, happened] = intervals::meeting(24, 4 * SERIES, SEED).unwrap();
    about(said, 0.780);
    about(happened, 0.790);
}

#[test]
fn what_relapsed_is_not_sustained() {
    let [held, _, _] = held::sustained(2.0, 0.0, 0.0, SERIES / 10, SEED).unwrap();
    assert!(held > 0.6, "{held}");
    let [relapsed, later, _] = held::sustained(2.0, 1.0, 0.0, SERIES / 10, SEED).unwrap();
    assert!(relapsed == 0.0 && later == 0.0, "{relapsed} {later}");
    let slipped = held::slips(0.4, COLUMNS[2], SERIES, SEED).unwrap();
    about(slipped, 0.057);
}

#[test]
fn steady_series_have_no_change_proposed() {
    let [ours, runcharter, ..] =
        proposed::ever(World::Correlated(0.0), (0.0, 0), [36, 60], SERIES, SEED).unwrap();
    about(ours[1], 0.008);
    about(runcharter[1], 0.20);
    let [ours, ..] =
        proposed::ever(World::Correlated(0.0), (1.5, 24), [36, 48], SERIES, SEED).unwrap();
    about(ours[1], 0.87);
}

/// Dates on which nothing is known to have changed, in 130 departments: ever better, ever worse, and today (methods, 4.11).
#[test]
fn the_placebo_is_the_published_one() {
    use improvement::spc::shift::Matching;
    let batch = placebo::departments().unwrap();
    assert_eq!(batch.charts().count(), 130);
    let published = [
        ([4, 10, 3, 7], [2, 1, 1, 1]),
        ([6, 11, 6, 11], [2, 0, 2, 0]),
        ([4, 20, 3, 15], [1, 16, 1, 14]),
        ([1, 7, 1, 7], [1, 2, 1, 2]),
    ];
    for ((name, compare), (months, levels)) in placebo::comparisons().into_iter().zip(published) {
        let with = |matching| placebo::called(&batch, &compare.clone().matching(matching)).unwrap();
        assert_eq!(with(Matching::SameMonth), months, "{name}");
        assert_eq!(with(Matching::Level), levels, "{name}");
    }
    let rest = placebo::less_the_rest().unwrap();
    let published = [[15, 11, 9, 2], [8, 8, 8, 8], [7, 10, 6, 7], [4, 7, 4, 7]];
    let found = placebo::comparisons().map(|(_, compare)| {
        placebo::called(&rest, &compare.matching(Matching::SameMonth)).unwrap()
    });
    // the published code took the rate of all away before it weighed the months: one department more or fewer
    for (found, published) in found.iter().flatten().zip(published.iter().flatten()) {
        assert!(found.abs_diff(*published) <= 1, "{found} {published}");
    }
}
