//! A chart as it stood when fewer points were known.

use crate::base::error::Error;
use crate::spc::chart::chart::Chart;
use crate::spc::data::phase::{Basis, Phase, Reason};

impl Chart {
    /// The chart whose lines are set by its first points alone, and whose rules stop there: it is the same series, and a signal whose window
    /// ends by then is one that could be seen at the time. Phases that begin later are left out.
    ///
    /// # Errors
    ///
    /// Those of a chart of these options, where so few points set no lines.
    pub(crate) fn as_of(&self, points: usize) -> Result<Self, Error> {
        if points == 0 || points >= self.len() {
            return Ok(self.clone());
        }
        let known = self.phases().iter();
        let known: Vec<_> = known
            .filter(|phase| phase.points().start < points)
            .collect();
        let mut options = self.asked().clone();
        let wishes = options.wishes_mut();
        wishes.phases.truncate(known.len() - 1);
        let mut last = None;
        for (place, phase) in known.iter().enumerate() {
            let basis = match place.checked_sub(1) {
                Some(before) => wishes.phases[before].basis().clone(),
                None => wishes.basis.clone(),
            };
            let set_by = phase.set_by();
            let as_known = match basis {
                Basis::Own | Basis::Points { .. } if set_by.end > points => {
                    Basis::points(set_by.start.min(points - 1)..points)
                }
                basis => basis,
            };
            match place.checked_sub(1) {
                Some(before) => {
                    let phase = wishes.phases[before].clone();
                    wishes.phases[before] = phase.with_basis(as_known.clone());
                }
                None => wishes.basis = as_known.clone(),
            }
            // the points to come stand about the lines of the last phase
            last = Some(match as_known {
                Basis::Own => Basis::points(set_by),
                named => named,
            });
        }
        let to_come = Phase::new(points, Reason::other("points that were not known yet"));
        wishes
            .phases
            .push(to_come.with_basis(last.unwrap_or_default()));
        options.chart(self.kind(), self.series())
    }
}

#[cfg(test)]
mod tests {
    use crate::spc::chart::chart::Chart;
    use crate::spc::data::phase::{Basis, Phase, Reason};

    #[test]
    fn what_comes_later_moves_no_line_and_no_signal() {
        let early: Vec<f64> = (0..24).map(|at| 20.0 + f64::from(at * 7 % 5)).collect();
        let with = |later: f64| [early.clone(), vec![later; 12]].concat();
        let phase = |from, basis| Phase::new(from, Reason::change("a new rota")).with_basis(basis);
        let charts = |values: Vec<f64>| {
            let mut found = Vec::new();
            for options in [
                Chart::options(),
                Chart::options()
                    .with_phase(phase(10, Basis::Own))
                    .provisional(),
                Chart::options().with_phase(phase(30, Basis::Own)),
                Chart::options().baseline(Basis::points(2..30)),
                Chart::options().with_phase(phase(16, Basis::points(0..26))),
                Chart::options().baseline(Basis::process(22.0, 2.0)),
            ] {
                found.push(options.clone().xmr(values.clone()).unwrap());
                found.push(options.run(values.clone()).unwrap());
            }
            found
        };
        for (one, other) in charts(with(21.0)).iter().zip(charts(with(60.0))) {
            let (one, other) = (one.as_of(24).unwrap(), other.as_of(24).unwrap());
            for point in 0..24 {
                assert_eq!(one.centre(point), other.centre(point));
                assert_eq!(one.upper(point), other.upper(point));
            }
            assert_eq!(one.centre(23), one.centre(24));
            let known = |chart: &Chart| -> Vec<_> {
                let signals = chart.signals().iter();
                let by_then = signals.filter(|signal| signal.window().end <= 24);
                by_then.cloned().collect()
            };
            assert_eq!(known(&one), known(&other));
        }
        let whole = &charts(with(21.0))[0];
        assert_eq!(whole.as_of(99).unwrap().phases(), whole.phases());
    }
}
