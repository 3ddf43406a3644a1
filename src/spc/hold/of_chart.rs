//! A chart's own hold.

use crate::base::direction::Direction;
use crate::base::error::Error;
use crate::spc::chart::chart::Chart;
use crate::spc::hold::held::{Held, INTERVAL, REFERENCE, Slip};
use crate::spc::hold::hold::Hold;
use crate::spc::shift::WhyNot;
use crate::spc::shift::baseline::faults;
use crate::spc::shift::look::{Asked, Sums};
use crate::spc::shift::of_chart::check_levels;
use crate::spc::shift::points::{MONTHS, Points};

impl Chart {
    /// Whether a level is held from some point on.
    ///
    /// A one-sided CUSUM of how far the points are worse than the level, with [reference](crate::spc::hold::REFERENCE) 0.5 and
    /// [interval](crate::spc::hold::INTERVAL) 5, in the [long-run standard deviation](Held::deviation) that the points before the hold
    /// show. Where the baseline holds every month, each point is taken less what its month is above all months. Points that are missing
    /// or excluded leave the sum as it is.
    ///
    /// ```
    /// use improvement::spc::hold::Hold;
    /// use improvement::{Chart, Compare, Direction};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let mut waits = vec![24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 19, 18, 20, 17, 19, 18, 20, 19, 17, 18, 19, 18];
    /// waits.extend([20, 18, 17, 21, 19, 18, 20]);
    /// let chart = Chart::options().better(Direction::Lower).xmr(waits)?;
    /// let hold = Hold::at(20.0).from(24).comparing(Compare::points(0..12, 12..31));
    /// let held = chart.hold(&hold)?;
    /// assert!(held.slip().is_none() && held.points() == 7);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// - [`OptionError::OutOfBounds`](crate::error::OptionError::OutOfBounds) for a level that the measure cannot have.
    /// - [`EvidenceError::HoldBeforeChange`](crate::error::EvidenceError::HoldBeforeChange) for a hold that begins before the change;
    ///   [`ChartError::PastTheEnd`](crate::error::ChartError::PastTheEnd) or
    ///   [`ChartError::NotOnAxis`](crate::error::ChartError::NotOnAxis) for one that begins nowhere.
    /// - Those of [`Chart::shift`].
    pub fn hold(&self, hold: &Hold) -> Result<Held, Error> {
        check_levels(self)?;
        hold.check(self)?;
        let stretches = hold.stretches(self)?;
        let points = Points::of(
            self,
            &stretches.before,
            &stretches.after,
            stretches.matching,
        )?;
        let known = points
            .items
            .partition_point(|item| item.index < stretches.from);
        let better = self.asked().get_better();
        let mut why_not = faults(self, &points);
        let mut sums = Sums::of_the_baseline(&points, Asked::Shift);
        while sums.points() < known {
            sums.take_next(&points);
        }
        let process = sums.process(&points);
        if why_not.is_empty() && process.is_none() {
            why_not.push(WhyNot::NoVariation);
        }
        if better == Direction::Neither {
            why_not.push(WhyNot::NoDirection);
        }
        let mut held = Held {
            level: hold.level(),
            better,
            from: stretches.from,
            watched: points.items.len() - known,
            sums: Vec::new(),
            slip: None,
            deviation: None,
            correlation: None,
            by_month: points.by_month,
            baseline: points.before,
            why_not,
        };
        if let Some((season, rest)) = process.filter(|_| held.why_not.is_empty()) {
            // the months are known from so many points
            let known_months = if points.by_month {
                MONTHS as f64 / known as f64
            } else {
                0.0
            };
            let deviation = rest.long_run_deviation() * libm::sqrt(1.0 + known_months);
            held.deviation = Some(points.scale.unit() * deviation);
            held.correlation = Some(rest.correlation);
            if let Some(level) = points.scale.of_level(hold.level()) {
                let season = points.by_month.then_some(season);
                held.watch(&points, known, level, deviation, season);
            }
        }
        Ok(held)
    }
}

impl Held {
    fn watch(
        &mut self,
        points: &Points,
        known: usize,
        level: f64,
        deviation: f64,
        season: Option<[f64; MONTHS]>,
    ) {
        let sign = if self.better == Direction::Lower {
            1.0
        } else {
            -1.0
        };
        let (mut sum, mut began) = (0.0_f64, None);
        for item in &points.items[known..] {
            let month = season.map_or(0.0, |season| season[item.month]);
            let worse = sign * item.root_weight * (item.value - month - level) / deviation;
            sum = (sum + worse - REFERENCE).max(0.0);
            began = if sum > 0.0 {
                began.or(Some(item.index))
            } else {
                None
            };
            self.sums.push((item.index, sum));
            if let Some(began) = began
                && sum > INTERVAL
                && self.slip.is_none()
            {
                self.slip = Some(Slip {
                    began,
                    seen: item.index,
                });
            }
        }
    }
}
