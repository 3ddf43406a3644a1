//! How often a change is ever proposed, in steady series and in those with one.

use super::draw::Stream;
use super::worlds::{World, values};
use improvement::spc::propose::{Dialect, Propose, StableShift};
use improvement::spc::rules::Sides;
use improvement::{Chart, Error};

/// The shares in which a change was proposed by the two numbers of points: by ours, by runcharter's runs of 9, by autospc and by a run of 8 about the
/// mean that is read anew at each point.
pub(crate) fn ever(
    world: World,
    (shift, at): (f64, usize),
    by: [usize; 2],
    count: u32,
    seed: u64,
) -> Result<[[f64; 2]; 4], Error> {
    let mut stream = Stream::new(seed);
    let mut proposed = [[0.0; 2]; 4];
    for _ in 0..count {
        let mut drawn = values(world, &mut stream, at, by[1]);
        for value in drawn.iter_mut().skip(at) {
            *value += shift;
        }
        let reread = (12..=drawn.len()).find(|&end| has_run_of_8(&drawn[..end]));
        // without regrets: what it has found by some point it has found for good
        let autospc = by.into_iter().find(|&by| {
            let dialect = Dialect::AutospcStableShift(StableShift::default());
            let levels = Chart::xmr(&drawn[..by]).and_then(|chart| dialect.levels(&chart));
            levels.is_ok_and(|levels| levels.len() > 1)
        });
        let chart = Chart::run(drawn)?;
        let ours = chart.proposals(&Propose::new())?;
        let runcharter = Dialect::Runcharter {
            med_rows: 12,
            runlength: 9,
            direction: Sides::Either,
        };
        let first = [
            ours.first().map(|found| found.reached() + 1),
            runcharter.levels(&chart)?.get(1).map(|level| level.to),
            autospc,
            reread,
        ];
        for (proposed, first) in proposed.iter_mut().zip(first) {
            for (proposed, by) in proposed.iter_mut().zip(by) {
                *proposed += f64::from(u8::from(first.is_some_and(|first| first <= by)));
            }
        }
    }
    Ok(proposed.map(|proposed| proposed.map(|proposed| proposed / f64::from(count))))
}

fn has_run_of_8(values: &[f64]) -> bool {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    values
        .windows(8)
        .any(|run| run.iter().all(|value| *value > mean) || run.iter().all(|value| *value < mean))
}
