//! The kinds of chart, and how a process of each is drawn.

use super::draw::Stream;
use super::said::Said;
use super::worlds::{Goes, World};
use improvement::spc::CaseCount;
use improvement::spc::price::Process;
use improvement::{Chart, Direction, Error, Kind, Series};

/// What makes the points.
#[derive(Debug, Clone, Copy)]
enum Law {
    /// Values of mean 50 and standard deviation 5.
    Normal,
    /// Five such values a point.
    Subgroups,
    /// The same where it is their spread that goes: its mean is so many of its standard deviations.
    Spread(f64),
    /// Events out of so many trials, of this share.
    Binomial(u32, f64),
    /// Counts of this mean.
    Poisson(f64),
    /// Events of this mean in an exposure of 100.
    Rates(f64),
    /// Cases between events of this chance.
    Geometric(f64),
    /// Days between events, of mean 30.
    Exponential,
}

pub(crate) struct Charted {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    law: Law,
}

const fn of(name: &'static str, kind: Kind, law: Law) -> Charted {
    Charted { name, kind, law }
}

pub(crate) const KINDS: &[Charted] = &[
    of("run chart", Kind::Run, Law::Normal),
    of("XmR", Kind::Individuals, Law::Normal),
    of("X̄-S, five a point", Kind::XbarS, Law::Subgroups),
    // d2 / d3 and c4 / c5 of five
    of("R, five a point", Kind::R, Law::Spread(2.326 / 0.864)),
    of("S, five a point", Kind::S, Law::Spread(0.9400 / 0.3412)),
    of("EWMA", Kind::Ewma, Law::Normal),
    of("CUSUM", Kind::Cusum, Law::Normal),
    of("p, 20 % of 100", Kind::P, Law::Binomial(100, 0.2)),
    of("p, 0.5 % of 100", Kind::P, Law::Binomial(100, 0.005)),
    of("p, 2 % of 100", Kind::P, Law::Binomial(100, 0.02)),
    of("p, 99 % of 50", Kind::P, Law::Binomial(50, 0.99)),
    of("p, 99.7 % of 100", Kind::P, Law::Binomial(100, 0.997)),
    of("c, mean 0.2", Kind::C, Law::Poisson(0.2)),
    of("c, mean 0.5", Kind::C, Law::Poisson(0.5)),
    of("c, mean 1", Kind::C, Law::Poisson(1.0)),
    of("c, mean 2", Kind::C, Law::Poisson(2.0)),
    of("c, mean 5", Kind::C, Law::Poisson(5.0)),
    of("c, mean 16", Kind::C, Law::Poisson(16.0)),
    of("u, mean 10", Kind::U, Law::Rates(10.0)),
    of(
        "run chart of counts, mean 0.5",
        Kind::Run,
        Law::Poisson(0.5),
    ),
    of("g, 1 in 20", Kind::G, Law::Geometric(0.05)),
    of("t, mean 30 days", Kind::T, Law::Exponential),
];

impl Charted {
    /// The process that its steady series are drawn from.
    #[allow(dead_code, reason = "a test asks, the table does not")]
    pub(crate) const fn process(&self) -> Process {
        match self.law {
            Law::Normal | Law::Subgroups | Law::Spread(_) => Process::normal(),
            Law::Binomial(trials, share) => Process::binomial(trials, share),
            Law::Poisson(mean) | Law::Rates(mean) => Process::poisson(mean),
            Law::Geometric(chance) => Process::geometric((1.0 - chance) / chance),
            Law::Exponential => Process::exponential(30.0),
        }
    }

    fn is_normal(&self) -> bool {
        matches!(self.law, Law::Normal | Law::Subgroups)
    }

    /// Whether a process of this kind can go so.
    pub(crate) fn allows(&self, world: &World) -> bool {
        match world.goes {
            Goes::Step(by) => self.rates_from(by).is_some(),
            Goes::Steady => true,
            // down to its lowest, and up to its highest, of what these draw
            Goes::Drift(_) | Goes::Out(_) => self.rates_from(4.8).is_some(),
            Goes::Season(height) => {
                self.rates_from(height).is_some() && self.rates_from(-height).is_some()
            }
            Goes::Correlated(_) | Goes::Rounded => self.is_normal(),
            Goes::OverDispersed(_) => {
                matches!(self.law, Law::Poisson(mean) | Law::Rates(mean) if mean >= 2.0)
            }
        }
    }

    /// The mean of the process so many standard deviations of a plotted value from where it began; none where that cannot be.
    fn rates_from(&self, by: f64) -> Option<f64> {
        match self.law {
            Law::Normal => Some(50.0 + 5.0 * by),
            Law::Subgroups => Some(50.0 + 5.0 * by / 5.0_f64.sqrt()),
            // the standard deviation of one value
            Law::Spread(deviations) => {
                let moved = 5.0 * (1.0 + by / deviations);
                (moved > 0.0).then_some(moved)
            }
            Law::Binomial(trials, share) => {
                let deviation = (share * (1.0 - share) / f64::from(trials)).sqrt();
                let moved = share + by * deviation;
                (moved > 0.0 && moved < 1.0).then_some(moved)
            }
            Law::Poisson(mean) | Law::Rates(mean) => {
                let moved = mean + by * mean.sqrt();
                (moved > 0.0).then_some(moved)
            }
            // the mean times ten, or divided by ten, at three
            Law::Geometric(chance) => {
                let mean = (1.0 - chance) / chance * 10.0_f64.powf(by / 3.0);
                Some(mean)
            }
            Law::Exponential => Some(30.0 * 10.0_f64.powf(by / 3.0)),
        }
    }

    /// A series drawn from a world.
    pub(crate) fn series(
        &self,
        world: &World,
        points: usize,
        stream: &mut Stream,
    ) -> Result<Series, Error> {
        let levels = world.levels(points, stream);
        let correlated = matches!(world.goes, Goes::Correlated(_));
        let one = |level: f64, stream: &mut Stream| -> f64 {
            let at = self.rates_from(level).unwrap_or_default();
            match self.law {
                Law::Normal if correlated => at,
                Law::Normal | Law::Subgroups => at + 5.0 * stream.normal(),
                Law::Spread(_) => 50.0 + at * stream.normal(),
                Law::Binomial(trials, _) => stream.binomial(trials, at),
                Law::Poisson(_) | Law::Rates(_) => {
                    let spread = match world.goes {
                        // the variance is 1 + mean times the squared variation of the gamma
                        Goes::OverDispersed(times) => at * stream.gamma((times * times - 1.0) / at),
                        _ => at,
                    };
                    stream.poisson(spread)
                }
                Law::Geometric(_) => stream.geometric(1.0 / (1.0 + at)),
                Law::Exponential => at * stream.exponential(),
            }
        };
        let rounded = |value: f64| {
            if world.goes == Goes::Rounded {
                5.0 * (value / 5.0).round()
            } else {
                value
            }
        };
        if matches!(self.law, Law::Subgroups | Law::Spread(_)) {
            let subgroups = levels
                .iter()
                .map(|&level| (0..5).map(|_| rounded(one(level, stream))).collect());
            return Series::subgroups(subgroups.collect::<Vec<Vec<f64>>>());
        }
        let values: Vec<f64> = levels
            .iter()
            .map(|&level| rounded(one(level, stream)))
            .collect();
        match self.law {
            _ if self.kind == Kind::Run => Series::values(values),
            Law::Binomial(trials, _) => Series::proportions(values, vec![trials; points]),
            Law::Poisson(_) => Series::counts(values),
            Law::Rates(_) => Series::rates(values, vec![100.0; points]),
            Law::Geometric(_) => Series::cases_between(values, CaseCount::Between),
            Law::Exponential => Series::times_between(values),
            Law::Normal | Law::Subgroups | Law::Spread(_) => Series::values(values),
        }
    }
}

/// What is said of so many series of one kind in one world.
pub(crate) fn cell(
    charted: &Charted,
    world: &World,
    points: usize,
    series: u32,
) -> Result<Said, Error> {
    let mut said = Said::default();
    // which way is better only names the sides
    let options = Chart::options().better(Direction::Higher);
    // each cell has a stream of its own, so that a row does not depend on those before it
    let name = format!("{} {} {points}", charted.name, world.name);
    let seed = name.bytes().fold(1847, |seed: u64, byte| {
        seed.wrapping_mul(31).wrapping_add(byte.into())
    });
    let mut stream = Stream::new(seed);
    for _ in 0..series {
        let drawn = charted.series(world, points, &mut stream)?;
        let chart: Chart = options.chart(charted.kind, &drawn)?;
        let reading = chart.reading();
        let elsewhere = !reading.elsewhere().is_empty();
        said.add(reading.variation(), elsewhere, world.truth());
    }
    Ok(said)
}
