//! How often the reading tells the truth: a part of `examples/truth_table`, drawn anew.

#[path = "../../examples/truth_table/draw.rs"]
mod draw;
#[path = "../../examples/truth_table/kinds.rs"]
mod kinds;
#[expect(dead_code, reason = "the table is printed by the example")]
#[path = "../../examples/truth_table/said.rs"]
mod said;
#[path = "../../examples/truth_table/worlds.rs"]
mod worlds;

use kinds::{Charted, KINDS};
use said::Said;
use worlds::WORLDS;

/// So many series a cell: the whole table draws 8,000.
const SERIES: u32 = 400;

/// Two standard errors of a share this large.
fn two_errors(share: f64) -> f64 {
    2.0 * (share * (1.0 - share) / f64::from(SERIES)).sqrt()
}

fn share(count: u32) -> f64 {
    f64::from(count) / f64::from(SERIES)
}

/// What is said of a kind in a world; none where its process cannot go so.
fn cell(charted: &Charted, world: &str) -> Option<Said> {
    let world = WORLDS.iter().find(|its| its.name == world);
    let world = world.expect("a world");
    charted
        .allows(world)
        .then(|| kinds::cell(charted, world, 24, SERIES).expect("charts"))
}

/// The least share of steps of 3 that must be read the right way, by the name of the chart; none where nothing is asked.
fn least_right(name: &str) -> Option<f64> {
    Some(match name {
        "run chart" | "XmR" | "X̄-S, five a point" => 0.60,
        "EWMA" => 0.70,
        "CUSUM" => 0.95,
        "p, 20 % of 100" | "c, mean 5" | "c, mean 16" | "u, mean 10" => 0.30,
        "c, mean 0.5" | "c, mean 1" | "c, mean 2" => 0.25,
        "g, 1 in 20" => 0.22,
        _ => return None,
    })
}

#[test]
fn a_steady_process_seldom_takes_a_side() {
    for charted in KINDS {
        let Some(said) = cell(charted, "steady") else {
            continue;
        };
        let special = share(said.wrong + said.both + said.no_direction);
        assert!(
            special <= 0.02 + two_errors(0.02),
            "{}: {special}",
            charted.name
        );
    }
}

#[test]
fn a_step_of_three_is_read_the_right_way_or_not_at_all() {
    for charted in KINDS {
        let Some(said) = cell(charted, "step of 3") else {
            continue;
        };
        let (right, wrong, both) = (share(said.right), share(said.wrong), share(said.both));
        let most = 0.005 + two_errors(0.005);
        assert!(
            wrong <= most && both <= most,
            "{}: {wrong} {both}",
            charted.name
        );
        if let Some(least) = least_right(charted.name) {
            assert!(
                right >= least - two_errors(least),
                "{}: {right}",
                charted.name
            );
        }
    }
}
