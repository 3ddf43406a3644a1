//! Limits for the longest run, the crossings and the runs.

use crate::spc::rules::facts::{anhoej_crossings, anhoej_run, runs_limits};

/// log₂ n + 3 is never halfway between two whole numbers, so that how halves are rounded does not matter.
#[test]
fn log2_is_never_half() {
    for n in 1_usize..=1_000_000 {
        // log₂ n = k + ½ would make n² an odd power of two, and n² is a power of two for powers of two alone
        let square = (n as u64) * (n as u64);
        assert!(!square.is_power_of_two() || square.trailing_zeros().is_multiple_of(2));
        let log = (n as f64).log2();
        assert_ne!(log.fract(), 0.5, "{n}");
        assert_eq!(anhoej_run(n) as f64, (log + 3.0).round(), "{n}");
    }
}

/// Methods, table 2.2: Anhøj's limits.
#[test]
fn anhoej_table() {
    let table = [
        (10, 6, 2),
        (12, 7, 3),
        (14, 7, 4),
        (16, 7, 4),
        (20, 7, 6),
        (24, 8, 8),
        (30, 8, 10),
        (36, 8, 13),
        (40, 8, 14),
        (60, 9, 23),
        (80, 9, 32),
        (100, 10, 41),
    ];
    for (n, run, crossings) in table {
        assert_eq!(
            (anhoej_run(n), anhoej_crossings(n)),
            (run, crossings),
            "{n}"
        );
    }
}

/// The exact two-sided 5 % limits for the number of runs, half of the points on each side.
#[test]
fn exact_runs() {
    let table = [
        (10, (3, 9)),
        (12, (4, 10)),
        (16, (5, 13)),
        (20, (7, 15)),
        (24, (8, 18)),
        (30, (11, 21)),
        (36, (13, 25)),
    ];
    for (n, limits) in table {
        assert_eq!(runs_limits(n), limits, "{n}");
    }
}
