//! A monitor's updates and a watch's alerts as sentences.

use crate::base::number::{Scale, is_whole};
use crate::spc::monitor::{Alert, Monitor, Revision, Update, Watch};
use crate::spc::rules::SignalChange;
use crate::spc::words::en_gb;

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
    /// assert_eq!(monitor.describe(&quiet), "point 1 is 9: nothing new");
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
        self.describe_as(update, &name)
    }

    /// What an update says, with the points under other names.
    fn describe_as(&self, update: &Update, name: &dyn Fn(usize) -> String) -> String {
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
            .map(|change| self.describe_change(change, update.value(), name))
            .collect();
        said.join("; ")
    }

    fn describe_change(
        &self,
        change: &SignalChange,
        value: Option<f64>,
        name: &dyn Fn(usize) -> String,
    ) -> String {
        let Some(rule) = self.rules().get(change.rule()) else {
            return String::new();
        };
        let stretch = |first: usize, last: usize| format!("{} to {}", name(first), name(last));
        let single = change.window_start() == change.hit();
        let points = if single {
            name(change.hit())
        } else {
            stretch(change.window_start(), change.hit())
        };
        let value = value.filter(|_| single).map(|value| self.show(value));
        let said = en_gb::signal::signal(
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
        let marked = match (earlier.first(), earlier.last()) {
            (Some(&first), Some(&last)) if last > first && last - first + 1 == earlier.len() => {
                Some(stretch(first, last))
            }
            (Some(_), Some(_)) => {
                let names: Vec<String> = earlier.iter().map(|&point| name(point)).collect();
                Some(names.join(", "))
            }
            _ => None,
        };
        let goes_on = if change.is_new() {
            ""
        } else {
            ", which goes on"
        };
        match marked {
            Some(marked) => format!("{said}{goes_on}, which marks {marked} as well"),
            None => format!("{said}{goes_on}"),
        }
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
        let percent = self.is_proportion() && !self.kind().plots_events();
        Scale::new(centre, spread, percent)
            .whole(is_whole(value))
            .show(value)
    }
}

fn name(index: usize) -> String {
    format!("point {}", index + 1)
}

impl Watch {
    /// A point as people name it: by its date, or by its number if it came before the watch.
    #[must_use]
    pub fn point_name(&self, index: usize) -> String {
        self.date(index).map_or_else(
            || name(index),
            |date| en_gb::chart::date(date, self.period()),
        )
    }

    /// What one point changes, as a sentence without a full stop: see [`Monitor::describe`].
    #[must_use]
    pub fn describe(&self, update: &Update) -> String {
        self.monitor()
            .describe_as(update, &|index| self.point_name(index))
    }

    /// A alert as a sentence without a full stop: which point, since when, by which rule, and until when.
    #[must_use]
    pub fn describe_alert(&self, alert: &Alert) -> String {
        let rules = self.monitor().rules();
        let rule = rules
            .get(alert.rule())
            .map_or_else(String::new, ToString::to_string);
        let side = alert
            .side()
            .map_or_else(String::new, |side| format!(", {side}"));
        let flagged = format!(
            "{} was flagged on {} ({rule}{side})",
            self.point_name(alert.point()),
            en_gb::chart::date(alert.flagged_on(), None)
        );
        match alert.withdrawn_on() {
            Some(on) => format!("{flagged}; withdrawn on {}", en_gb::chart::date(on, None)),
            None => flagged,
        }
    }

    /// What a correction changed, as a sentence without a full stop.
    #[must_use]
    pub fn describe_revision(&self, revision: &Revision) -> String {
        let point = self.point_name(revision.point());
        if revision.is_quiet() {
            return format!("{point} was corrected: no alert changes");
        }
        let alerts = revision.withdrawn().iter().chain(revision.flagged());
        let said: Vec<String> = alerts.map(|alert| self.describe_alert(alert)).collect();
        format!("{point} was corrected: {}", said.join("; "))
    }
}
