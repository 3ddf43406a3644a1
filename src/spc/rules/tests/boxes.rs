//! The table of boxes, computed again from its definition.

use crate::spc::rules::boxes::{self, Cut, FIRST, Limits, TABLE};
use std::ops::Range;

/// The chance of no signal when nothing has changed is at least this.
const TARGET: f64 = 0.925;
/// The move, in standard deviations, that the box is to find.
const SHIFT: f64 = 0.8;
/// Smaller chances are none: the sums of products that make them carry errors of about 1e-17.
const NONE: f64 = 1e-40;

/// The chance of each pair of longest run (at most) and crossings, in `points` tosses with this chance of heads.
fn up_to(points: usize, heads: f64) -> Vec<Vec<f64>> {
    let powers = |chance: f64| -> Vec<f64> {
        (0..=points)
            .scan(1.0, |power, _| {
                let now = *power;
                *power *= chance;
                Some(now)
            })
            .collect()
    };
    let (heads, tails) = (powers(heads), powers(1.0 - heads));
    let mut table = vec![vec![0.0; points]];
    for longest in 1..=points {
        // sequences of n tosses whose last run is whole, by their last side and their crossings
        let mut up = vec![vec![0.0; points + 1]; points + 1];
        let mut down = up.clone();
        for length in 1..=points {
            for run in 1..=longest.min(length) {
                if run == length {
                    up[length][0] += heads[run];
                    down[length][0] += tails[run];
                }
                for crossings in 1..=(length - run) {
                    up[length][crossings] += heads[run] * down[length - run][crossings - 1];
                    down[length][crossings] += tails[run] * up[length - run][crossings - 1];
                }
            }
        }
        table.push(
            (0..points)
                .map(|c| up[points][c] + down[points][c])
                .collect(),
        );
    }
    table
}

fn compute(points: usize) -> Limits {
    let same = up_to(points, 0.5);
    let moved = up_to(points, 0.5 * libm::erfc(-SHIFT / std::f64::consts::SQRT_2));
    let at = |table: &[Vec<f64>], crossings: usize, run: usize| {
        if crossings < points && run > 0 {
            table[run][crossings] - table[run - 1][crossings]
        } else {
            0.0
        }
    };
    let inside = |table: &[Vec<f64>], crossings: usize, run: usize| -> f64 {
        table[run][crossings..].iter().sum()
    };
    let mut best = (0, 0, f64::INFINITY);
    for crossings in 0..points {
        for run in 1..=points {
            let possible = at(&same, crossings, run) > NONE;
            let missed = inside(&moved, crossings, run);
            if possible && inside(&same, crossings, run) >= TARGET && missed < best.2 {
                best = (crossings, run, missed);
            }
        }
    }
    let (fewest, longest, _) = best;
    let mut left = inside(&same, fewest, longest) - at(&same, fewest, longest);
    let mut cut = None;
    if left >= TARGET {
        let (mut crossings, mut run) = (fewest + 1, longest - 1);
        loop {
            let (along, down) = (at(&same, crossings, longest), at(&same, fewest, run));
            let can = |chance: f64| chance > NONE && left - chance >= TARGET;
            let likelier = at(&moved, crossings, longest) >= at(&moved, fewest, run);
            match (can(along), can(down)) {
                (false, false) => break,
                (true, other) if !other || likelier => {
                    left -= along;
                    crossings += 1;
                }
                _ => {
                    left -= down;
                    run -= 1;
                }
            }
        }
        cut = Some(Cut {
            crossings: u8::try_from(crossings).expect("at most 100"),
            run: u8::try_from(run).expect("at most 100"),
        });
    }
    Limits {
        crossings: u8::try_from(fewest).expect("at most 100"),
        run: u8::try_from(longest).expect("at most 100"),
        cut,
    }
}

#[track_caller]
fn follows_from_its_definition(rows: Range<usize>) {
    for index in rows {
        assert_eq!(compute(FIRST + index), TABLE[index], "{}", FIRST + index);
    }
}

#[test]
fn the_first_half_of_the_table_follows_from_its_definition() {
    follows_from_its_definition(0..TABLE.len() / 2);
}

#[test]
#[ignore = "the whole table: .ci/run runs it"]
fn the_second_half_of_the_table_follows_from_its_definition() {
    follows_from_its_definition(TABLE.len() / 2..TABLE.len());
}

#[test]
fn no_box_outside_the_table() {
    assert_eq!(boxes::best(9), None);
    assert_eq!(boxes::best(101), None);
    assert_eq!(boxes::cut(101, 40), None);
}
