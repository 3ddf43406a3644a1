//! A watch stored and resumed.

use crate::base::date::Date;
use crate::base::described::stored_as;
use crate::base::error::Error;
use crate::base::period::Period;
use crate::base::sorted::SortedSet;
use crate::spc::data::grid::Grid;
use crate::spc::data::observation::ordinary;
use crate::spc::data::phase::Reason;
use crate::spc::monitor::admit::Plotted;
use crate::spc::monitor::alert::Alert;
use crate::spc::monitor::live::Monitor;
use crate::spc::monitor::replay::{Mark, Tape};
use crate::spc::monitor::state::{MonitorDoc, bad, check_count};
use crate::spc::monitor::watch::Watch;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A watch as a document has it: the monitor as it began, the points, and what was said.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct WatchDoc {
    monitor: MonitorDoc,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    every: Option<Period>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    after: Option<Date>,
    dates: Vec<Date>,
    values: Vec<Option<f64>>,
    /// The denominators, where lines depend on them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    over: Vec<Option<f64>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    exclusions: Vec<ExclusionDoc>,
    alerts: Vec<Alert>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seen: Option<Date>,
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct ExclusionDoc {
    point: usize,
    reason: Reason,
}

impl From<&Watch> for WatchDoc {
    fn from(watch: &Watch) -> Self {
        let monitor = MonitorDoc::from(watch.monitor()).with(watch.tape.start());
        let points = watch.tape.points();
        let over = if watch.monitor().frozen.is_by_denominator() {
            points
                .iter()
                .map(|point| (!point.value.is_nan()).then_some(point.over))
                .collect()
        } else {
            Vec::new()
        };
        Self {
            monitor,
            every: watch.every,
            after: watch.after,
            dates: watch.dates.clone(),
            values: points
                .iter()
                .map(|point| Some(point.value).filter(|value| !value.is_nan()))
                .collect(),
            over,
            exclusions: watch
                .exclusions
                .iter()
                .map(|(point, reason)| ExclusionDoc {
                    point: *point,
                    reason: reason.clone(),
                })
                .collect(),
            alerts: watch.alerts.clone(),
            seen: watch.seen,
        }
    }
}

impl TryFrom<WatchDoc> for Watch {
    type Error = Error;
    fn try_from(doc: WatchDoc) -> Result<Self, Error> {
        let monitor = Monitor::try_from(doc.monitor)?;
        let by_denominator = monitor.frozen.is_by_denominator();
        let points = doc.values.len();
        let overs = if by_denominator { points } else { 0 };
        if doc.dates.len() != points || doc.over.len() != overs {
            return Err(bad("its columns are of different lengths"));
        }
        let days: Vec<Date> = doc.after.iter().chain(&doc.dates).copied().collect();
        if !days.is_sorted_by(|earlier, later| earlier < later) {
            return Err(bad("its dates are out of order"));
        }
        if let (Some(period), [first, others @ ..]) = (doc.every, days.as_slice()) {
            let grid = Grid::new(*first, others.iter().copied(), period)?;
            let off = |(slot, date): (usize, &Date)| grid.slot(*date) != Some(slot);
            if days.iter().enumerate().any(off) {
                return Err(bad("its dates are not one period apart"));
            }
        }
        let mut tape = Tape::new(monitor);
        let first = tape.first();
        check_count(first.saturating_add(points))?;
        for exclusion in &doc.exclusions {
            let in_watch = (first..first + points).contains(&exclusion.point);
            if !in_watch || !exclusion.reason.is_given() {
                return Err(bad(
                    "it leaves out a point that it does not have, or without a reason",
                ));
            }
            tape.exclude(exclusion.point);
        }
        for (place, value) in doc.values.iter().enumerate() {
            let over = doc.over.get(place).copied().unwrap_or(Some(1.0));
            let plotted = match (value, over) {
                (Some(value), Some(over)) => {
                    if !tape.monitor().frozen.could_be_over(over) {
                        return Err(bad("it remembers a denominator that no point can have"));
                    }
                    Plotted {
                        value: ordinary(*value)?,
                        over,
                    }
                }
                (None, _) => Plotted::MISSING,
                (Some(_), None) => return Err(bad("it has a value without a denominator")),
            };
            tape.push(plotted);
        }
        let marks = checked_alerts(&doc.alerts, &tape, doc.seen)?;
        Ok(Self {
            tape,
            dates: doc.dates,
            every: doc.every,
            after: doc.after,
            exclusions: doc
                .exclusions
                .into_iter()
                .map(|exclusion| (exclusion.point, exclusion.reason))
                .collect(),
            alerts: doc.alerts,
            marks,
            seen: doc.seen,
        })
    }
}

/// What stands, which must be what the points say.
fn checked_alerts(
    alerts: &[Alert],
    tape: &Tape,
    seen: Option<Date>,
) -> Result<SortedSet<Mark>, Error> {
    let mut standing: SortedSet<Mark> = SortedSet::new();
    for alert in alerts {
        let last = alert.withdrawn.unwrap_or(alert.flagged);
        if last < alert.flagged || seen.is_none_or(|seen| last > seen) {
            return Err(bad(
                "it has an alert withdrawn before it was given, or after the last change",
            ));
        }
        let rule = tape.monitor().rules().get(alert.rule);
        if rule.is_none_or(|rule| rule.name() != alert.rule_name) {
            return Err(bad(
                "it has an alert of a rule that its monitor does not have",
            ));
        }
        let mark = (alert.point, alert.rule, alert.side);
        if alert.stands() && !standing.insert(mark) {
            return Err(bad("it has the same alert standing twice"));
        }
    }
    if standing != tape.marks() {
        return Err(bad("its alerts are not those of its points"));
    }
    Ok(standing)
}

stored_as!(Watch, WatchDoc, "Watch");

impl Serialize for Watch {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        WatchDoc::from(self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Watch {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(WatchDoc::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

impl PartialEq for Watch {
    /// Whether both have the same points, limits, rules and alerts.
    fn eq(&self, other: &Self) -> bool {
        WatchDoc::from(self) == WatchDoc::from(other)
    }
}
