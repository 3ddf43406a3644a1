//! A monitor's updates as sentences.

use crate::spc::rules::{Pattern, SignalChange};
use crate::spc::{Kind, Monitor, Update};
use crate::words::en_gb;
use crate::words::number::{Scale, counted};

impl Monitor {
    /// What one point changes, as a sentence without a full stop: every signal that begins or goes on, and the
    /// earlier points that are marked from now on.
    ///
    /// ```
    /// use improvement::{Chart, Kind, RuleSet};
    /// use improvement::spc::Basis;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let options = Chart::options().baseline(Basis::process(10.0, 2.0)).rules(RuleSet::making_data_count());
    /// let mut monitor = options.monitor(Kind::Individuals)?;
    /// let quiet = monitor.push(9)?;
    /// assert_eq!(monitor.describe(&quiet), "point 1 is 9.00: nothing new");
    /// monitor.preload([11, 12, 11, 13, 11, 12])?;
    /// let update = monitor.push(11)?;
    /// assert_eq!(
    ///     monitor.describe(&update),
    ///     "point 2 to point 8: 7 points in a row above the centre, which marks point 2 to point 7 as well"
    /// );
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn describe(&self, update: &Update) -> String {
        let point = name(update.index());
        if update.is_quiet() {
            return match update.value() {
                Some(value) => format!("{point} is {}: nothing new", self.show(value)),
                None => format!("{point} has no value: nothing new"),
            };
        }
        let said: Vec<String> = update
            .changes()
            .iter()
            .map(|change| self.describe_change(change, update.value()))
            .collect();
        said.join("; ")
    }

    fn describe_change(&self, change: &SignalChange, value: Option<f64>) -> String {
        let Some(rule) = self.rules().get(change.rule()) else {
            return String::new();
        };
        let single = change.window_start() == change.hit();
        let points = if single {
            name(change.hit())
        } else {
            stretch(change.window_start(), change.hit())
        };
        let value = value.filter(|_| single).map(|value| self.show(value));
        let said = en_gb::signal(
            rule,
            change.side(),
            &points,
            value.as_deref(),
            change.points(),
        );
        let earlier: Vec<usize> = change
            .flagged()
            .iter()
            .copied()
            .filter(|&point| point < change.hit())
            .collect();
        let marks = match (earlier.first(), earlier.last()) {
            (Some(&first), Some(&last)) if first == last => {
                format!(", which marks {} as well", name(first))
            }
            (Some(&first), Some(&last)) if last - first + 1 == earlier.len() => {
                format!(", which marks {} as well", stretch(first, last))
            }
            (Some(_), Some(_)) => {
                let names: Vec<String> = earlier.iter().map(|&point| name(point)).collect();
                format!(", which marks {} as well", names.join(", "))
            }
            _ => String::new(),
        };
        let goes_on = match (change.is_new(), rule.pattern()) {
            (true, _) => String::new(),
            (false, Pattern::Beyond { .. } | Pattern::Opposed { .. } | Pattern::Spread { .. }) => {
                format!(
                    ", which goes on: {} so far",
                    counted(change.points(), "point")
                )
            }
            (false, _) => ", which goes on".to_owned(),
        };
        format!("{said}{goes_on}{marks}")
    }

    /// A value as people read it, with as many decimals as the limits deserve.
    fn show(&self, value: f64) -> String {
        let over = self.latest_denominator();
        let centre = self.centre(over).unwrap_or(value);
        let spread = match self.limits(over) {
            (Some(lower), Some(upper)) => upper - lower,
            (Some(line), None) | (None, Some(line)) => 2.0 * (line - centre).abs(),
            (None, None) => 0.0,
        };
        let percent = self.is_proportion() && self.kind() != Kind::Np;
        Scale::new(centre, spread, percent).show(value)
    }
}

fn name(index: usize) -> String {
    format!("point {}", index + 1)
}

fn stretch(first: usize, last: usize) -> String {
    format!("{} to {}", name(first), name(last))
}
