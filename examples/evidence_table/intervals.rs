//! How often intervals miss, and how often a chance of meeting a target comes true.

use super::draw::Stream;
use super::steady::LOOKS;
use super::worlds::{World, chart, monthly, values};
use improvement::spc::shift::Matching;
use improvement::{Compare, Error, Series};

/// The shift that is to be found, in standard deviations.
const SHIFT: f64 = 1.0;

/// The shares of series in which intervals of 95 % miss: the shift at any of the looks from 12 to 36 points, the level after at any of
/// them, and the shift at the one look at 24.
pub(crate) fn missed(
    world: World,
    before: usize,
    ramp: usize,
    count: u32,
    seed: u64,
) -> Result<[f64; 3], Error> {
    let mut stream = Stream::new(seed);
    let mut missed = [0.0; 3];
    let mean = match world {
        World::Exponential => 1.0,
        _ => 0.0,
    };
    for _ in 0..count {
        let mut drawn = values(world, &mut stream, before, before + LOOKS);
        // reached in equal steps
        let at = |after: usize| SHIFT * ((after + 1) as f64 / (ramp + 1) as f64).min(1.0);
        for (after, value) in drawn[before..].iter_mut().enumerate() {
            *value += at(after);
        }
        let chart = chart(monthly(Series::values(drawn)?, before + LOOKS)?)?;
        let compare = Compare::points(0..before, before..before + LOOKS)
            .matching(Matching::Level)
            .level(0.025);
        let mut ever = [false; 3];
        for after in 12..=LOOKS {
            let shift = chart.shift(&compare.clone().up_to(before + after))?;
            // what there is to find up to there
            let truth = (0..after).map(at).sum::<f64>() / after as f64;
            ever[0] |= shift.any_look().is_some_and(|found| !found.contains(truth));
            ever[1] |= shift
                .level_after(0.05)
                .is_some_and(|found| !found.contains(truth + mean));
            if after == 24 {
                ever[2] = shift.one_look().is_some_and(|found| !found.contains(truth));
            }
        }
        for (missed, ever) in missed.iter_mut().zip(ever) {
            *missed += f64::from(u8::from(ever));
        }
    }
    Ok(missed.map(|missed| missed / f64::from(count)))
}

/// The mean of the chances said of meeting a target 0.8 standard deviations off, and the share of next points that met it.
pub(crate) fn meeting(points: usize, count: u32, seed: u64) -> Result<[f64; 2], Error> {
    let mut stream = Stream::new(seed);
    let (mut said, mut met, mut told) = (0.0, 0.0, 0.0);
    for _ in 0..count {
        let drawn: Vec<f64> = (0..points).map(|_| stream.normal()).collect();
        let next = stream.normal();
        let options = improvement::Chart::options().better(improvement::Direction::Higher);
        if let Ok(chance) = options.xmr(drawn)?.chance_of_meeting(-0.8) {
            said += chance.chance;
            met += f64::from(u8::from(next >= -0.8));
            told += 1.0;
        }
    }
    Ok([said / told, met / told])
}
