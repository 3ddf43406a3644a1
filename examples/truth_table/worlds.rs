//! What is so: how the level of a process goes, in standard deviations of a plotted value.

use super::draw::Stream;
use improvement::Side;

/// How a process goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Goes {
    Steady,
    /// A lasting step half-way, in standard deviations.
    Step(f64),
    /// One point out by so much, three from the end.
    Out(f64),
    /// So much a point.
    Drift(f64),
    /// Each point resembles the one before.
    Correlated(f64),
    /// A swing over twelve points, this high.
    Season(f64),
    /// So many times the variation of chance.
    OverDispersed(f64),
    /// Rounded to one standard deviation.
    Rounded,
}

pub(crate) struct World {
    pub(crate) name: &'static str,
    pub(crate) goes: Goes,
}

const fn world(name: &'static str, goes: Goes) -> World {
    World { name, goes }
}

pub(crate) const WORLDS: &[World] = &[
    world("steady", Goes::Steady),
    world("step of 1", Goes::Step(1.0)),
    world("step of 2", Goes::Step(2.0)),
    world("step of 3", Goes::Step(3.0)),
    world("step of −2", Goes::Step(-2.0)),
    world("step of −3", Goes::Step(-3.0)),
    world("one point out by 4", Goes::Out(4.0)),
    world("drift of .1 a point", Goes::Drift(0.1)),
    world("correlation of .4", Goes::Correlated(0.4)),
    world("season of ±1.5", Goes::Season(1.5)),
    world("over-dispersion of 1.5", Goes::OverDispersed(1.5)),
    world("rounded to 1", Goes::Rounded),
];

impl World {
    /// On which side the level lies at the end, against the start.
    pub(crate) fn truth(&self) -> Option<Side> {
        match self.goes {
            Goes::Step(by) | Goes::Drift(by) if by > 0.0 => Some(Side::Above),
            Goes::Step(_) | Goes::Drift(_) => Some(Side::Below),
            _ => None,
        }
    }

    /// How far the level lies from where it began, for each point.
    pub(crate) fn levels(&self, points: usize, stream: &mut Stream) -> Vec<f64> {
        let mut before = stream.normal();
        (0..points)
            .map(|point| match self.goes {
                Goes::Step(by) if point >= points / 2 => by,
                Goes::Out(by) if point + 3 == points => by,
                Goes::Drift(by) => by * point as f64,
                Goes::Season(height) => {
                    height * (std::f64::consts::TAU * point as f64 / 12.0).sin()
                }
                Goes::Correlated(r) => {
                    before = r * before + (1.0 - r * r).sqrt() * stream.normal();
                    before
                }
                _ => 0.0,
            })
            .collect()
    }
}
