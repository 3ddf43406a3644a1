//! A monitor that keeps its values, and what it said when.

use crate::base::date::Date;
use crate::base::error::{DataError, Error, MonitorError, OptionError, OptionName, Place};
use crate::base::period::Period;
use crate::base::sort::sort_by_key;
use crate::base::sorted::SortedSet;
use crate::spc::chart::chart::Chart;
use crate::spc::data::at::At;
use crate::spc::data::grid::{ABSENT, Grid};
use crate::spc::data::phase::Reason;
use crate::spc::monitor::admit::Plotted;
use crate::spc::monitor::alert::{Alert, Revision};
use crate::spc::monitor::live::Monitor;
use crate::spc::monitor::point::Point;
use crate::spc::monitor::replay::{Mark, Tape};
use crate::spc::monitor::update::Update;

/// A [`Monitor`] that keeps its values, so that one can be corrected later, and what it said about each point and when.
///
/// Each point has a date of its own, and a day on which it was seen: the figure for March may come in on 3 April and be
/// corrected on 9 May. After a correction every standing alert is what a watch of the corrected values would say;
/// those that no longer hold are withdrawn, and kept.
///
/// ```
/// use improvement::{date, Chart, Kind, Period, RuleSet, Watch};
/// use improvement::spc::Basis;
///
/// # fn main() -> Result<(), improvement::Error> {
/// let options = Chart::options().baseline(Basis::process(23.0, 3.0)).rules(RuleSet::making_data_count());
/// let mut watch = Watch::new(options.monitor(Kind::Individuals)?).every(Period::Month)?;
/// watch.push(date(2024, 2, 1), 22, date(2024, 3, 4))?;
/// watch.push(date(2024, 3, 1), 41, date(2024, 4, 3))?;
///
/// // a digit was wrong
/// let revision = watch.revise(date(2024, 3, 1), 14, date(2024, 5, 9))?;
/// assert!(revision.flagged().is_empty() && watch.standing().next().is_none());
/// assert_eq!(
///     watch.describe_alert(&revision.withdrawn()[0]),
///     "March 2024 was flagged on 3 April 2024 (beyond-limits, above); withdrawn on 9 May 2024"
/// );
/// # Ok(())
/// # }
/// ```
///
/// Defaults that the monitor left to its first point stay chosen where that point is corrected.
///
/// It keeps every value, unlike a monitor. A correction costs as much as the points from the last checkpoint before it,
/// and there is a checkpoint at every 64th point.
#[derive(Debug, Clone)]
pub struct Watch {
    pub(crate) tape: Tape,
    pub(crate) dates: Vec<Date>,
    pub(crate) every: Option<Period>,
    /// The date of the last point of the chart that it goes on from.
    pub(crate) after: Option<Date>,
    pub(crate) exclusions: Vec<(usize, Reason)>,
    pub(crate) alerts: Vec<Alert>,
    /// The marks of the alerts that stand.
    pub(crate) marks: SortedSet<Mark>,
    /// The day of the last change.
    pub(crate) seen: Option<Date>,
}

impl Watch {
    /// A watch that starts with the monitor's next point. What the monitor has seen before cannot be corrected. A monitor knows no dates:
    /// to go on where a chart ends, see [`after`](Self::after).
    ///
    /// ```
    /// use improvement::{Chart, Monitor, Watch, date};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let chart = Chart::xmr([24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 23])?;
    /// let mut watch = Watch::new(Monitor::of(&chart)?);
    /// watch.push(date(2024, 1, 1), 41, date(2024, 1, 8))?;
    /// assert_eq!(watch.standing().count(), 1); // one alert
    /// watch.revise(date(2024, 1, 1), 24, date(2024, 1, 15))?; // a slip of the pen
    /// assert_eq!(watch.standing().count(), 0);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn new(monitor: Monitor) -> Self {
        Self {
            tape: Tape::new(monitor),
            dates: Vec::new(),
            every: None,
            after: None,
            exclusions: Vec::new(),
            alerts: Vec::new(),
            marks: SortedSet::new(),
            seen: None,
        }
    }

    /// A watch that goes on where a chart ends: with its limits, after its last date and, where its series has a
    /// [period](crate::Series::every), in that period. A date that the chart has is refused, and a period without a point between the two is a gap.
    ///
    /// ```
    /// use improvement::{Chart, Period, Series, Watch, date};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let months = (0..14).filter_map(|month| Period::Month.after(date(2024, 1, 1), month));
    /// let waits = Series::values([24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 23])?
    ///     .dated(months)?
    ///     .every(Period::Month)?;
    /// let mut watch = Watch::after(&Chart::xmr(waits)?)?; // the chart ends with February 2025
    /// assert!(watch.push(date(2025, 2, 1), 24, date(2025, 3, 3)).is_err());
    /// watch.push(date(2025, 4, 1), 24, date(2025, 5, 2))?;
    /// assert_eq!(watch.value(14), None); // March 2025
    /// assert_eq!(watch.date(15), Some(date(2025, 4, 1)));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Monitor::after`].
    pub fn after(chart: &Chart) -> Result<Self, Error> {
        Ok(Self {
            every: chart.series().period(),
            after: chart.len().checked_sub(1).and_then(|last| chart.date(last)),
            ..Self::new(Monitor::after(chart)?)
        })
    }

    /// Says how far apart the dates of the points are: a period without a point becomes a gap when the next one comes,
    /// and points are named by their month or year.
    ///
    /// # Errors
    ///
    /// [`OptionError::BadOption`] once the watch has a point.
    pub fn every(mut self, period: Period) -> Result<Self, Error> {
        if !self.dates.is_empty() {
            return Err(OptionError::bad(
                OptionName::WatchPeriod,
                format_args!("set after {} points", self.dates.len()),
                "to be set before the first",
            )
            .into());
        }
        self.every = Some(period);
        Ok(self)
    }

    /// Takes the next point: its own date, what was observed, and the day on which it was seen.
    ///
    /// A point that is refused is not taken.
    ///
    /// ```
    /// use improvement::{Chart, Monitor, Watch, date};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let chart = Chart::xmr([24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 23])?;
    /// let mut watch = Watch::new(Monitor::after(&chart)?);
    /// // the figure of January, seen on 8 February
    /// let update = watch.push(date(2024, 1, 1), 41, date(2024, 2, 8))?;
    /// assert_eq!(watch.describe(&update), "1 January 2024 is 41, above its limit");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Monitor::push`]; at the point [`DataError::DateRepeated`], [`DataError::DatesOutOfOrder`],
    /// [`DataError::DateOffGrid`] for a date that is not a whole number of [periods](Watch::every) after the first,
    /// [`DataError::GridTooLong`] where more than 1,000 periods are absent before it, [`DataError::NotFinancial`],
    /// [`MonitorError::SeenOutOfOrder`].
    pub fn push<'a>(
        &mut self,
        date: Date,
        point: impl Into<Point<'a>>,
        seen: Date,
    ) -> Result<Update, Error> {
        let grid = self.grid_with(date)?;
        let absent = grid.map_or(0, |(_, place)| place - self.dates.len());
        let index = self.tape.next() + absent;
        let place = || Place::Point(index);
        let plotted = self.tape.monitor().frozen.admit(point.into(), index)?;
        self.check_seen(seen).map_err(|kind| kind.at(place()))?;
        for _ in 0..absent {
            self.tape.push(Plotted::MISSING);
        }
        if let Some((grid, place)) = grid {
            // the first date inside a month says that absent periods are not dated by the last day of theirs
            let kept = if grid.is_moved_by(date) {
                0
            } else {
                self.dates.len()
            };
            self.dates.truncate(kept);
            let slots = kept + self.before()..place + self.before();
            self.dates.extend(slots.filter_map(|slot| grid.day(slot)));
        }
        self.dates.push(date);
        let mut update = self.tape.push(plotted);
        update.date = Some(date);
        self.seen = Some(seen);
        for change in update.changes() {
            for &point in change.flagged() {
                if self.marks.insert((point, change.rule(), change.side())) {
                    self.alerts.push(Alert {
                        point,
                        rule: change.rule(),
                        rule_name: change.rule_name().to_owned(),
                        side: change.side(),
                        flagged: seen,
                        withdrawn: None,
                    });
                }
            }
        }
        Ok(update)
    }

    /// Corrects a point, and says which alerts that changes.
    ///
    /// A correction also takes back an exclusion. One that is refused changes nothing.
    ///
    /// ```
    /// use improvement::{Chart, Monitor, Watch, date};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let chart = Chart::xmr([24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 23])?;
    /// let mut watch = Watch::new(Monitor::after(&chart)?);
    /// watch.push(date(2024, 1, 1), 41, date(2024, 2, 8))?;
    /// let revision = watch.revise(date(2024, 1, 1), 24, date(2024, 2, 15))?;
    /// assert_eq!(revision.withdrawn().len(), 1); // the alert of 8 February
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`MonitorError::NotSeen`] for a date or index without a point of this watch; at the point
    /// [`MonitorError::SeenOutOfOrder`], and those of [`Monitor::push`].
    pub fn revise<'a>(
        &mut self,
        at: impl Into<At>,
        point: impl Into<Point<'a>>,
        seen: Date,
    ) -> Result<Revision, Error> {
        let index = self.position(&at.into())?;
        let plotted = self.tape.monitor().frozen.admit(point.into(), index)?;
        self.check_seen(seen)
            .map_err(|kind| kind.at(Place::Point(index)))?;
        self.exclusions.retain(|(excluded, _)| *excluded != index);
        self.tape.replace(index, plotted);
        Ok(self.revised(index, seen))
    }

    /// Leaves a point out, for a reason, and says which alerts that changes.
    ///
    /// # Errors
    ///
    /// [`MonitorError::NotSeen`] for a date or index without a point of this watch; at the point
    /// [`ChartError::NoReason`](crate::error::ChartError::NoReason) and [`MonitorError::SeenOutOfOrder`].
    pub fn exclude(
        &mut self,
        at: impl Into<At>,
        reason: Reason,
        seen: Date,
    ) -> Result<Revision, Error> {
        let index = self.position(&at.into())?;
        let place = || Place::Point(index);
        if !reason.is_given() {
            return Err(MonitorError::NoReasonToExclude.at(place()));
        }
        self.check_seen(seen).map_err(|kind| kind.at(place()))?;
        self.exclusions.retain(|(excluded, _)| *excluded != index);
        self.exclusions.push((index, reason));
        sort_by_key(&mut self.exclusions, |(excluded, _)| *excluded);
        self.tape.exclude(index);
        Ok(self.revised(index, seen))
    }

    fn revised(&mut self, index: usize, seen: Date) -> Revision {
        self.seen = Some(seen);
        let change = self.tape.replay(index);
        let mut revision = Revision {
            point: index,
            date: self.date(index),
            flagged: Vec::new(),
            withdrawn: Vec::new(),
        };
        for (point, rule, side) in change.gone {
            self.marks.remove(&(point, rule, side));
            let standing = self.alerts.iter_mut().find(|alert| {
                alert.stands() && (alert.point, alert.rule, alert.side) == (point, rule, side)
            });
            if let Some(alert) = standing {
                alert.withdrawn = Some(seen);
                revision.withdrawn.push(alert.clone());
            }
        }
        for (point, rule, side) in change.come {
            self.marks.insert((point, rule, side));
            let rules = self.tape.monitor().rules();
            let alert = Alert {
                point,
                rule,
                rule_name: rules
                    .get(rule)
                    .map_or_else(String::new, |rule| rule.name().into_owned()),
                side,
                flagged: seen,
                withdrawn: None,
            };
            self.alerts.push(alert.clone());
            revision.flagged.push(alert);
        }
        revision
    }

    /// Everything that was ever said, in the order in which it was said.
    #[must_use]
    pub fn alerts(&self) -> &[Alert] {
        &self.alerts
    }

    /// What stands now, in the order in which it was said.
    pub fn standing(&self) -> impl Iterator<Item = &Alert> + '_ {
        self.alerts.iter().filter(|alert| alert.stands())
    }

    /// The points that a rule marks now, in order. The name is the rule's, as on a chart.
    #[must_use]
    pub fn flagged(&self, rule: &str) -> Vec<usize> {
        let mut points: Vec<usize> = self
            .standing()
            .filter(|alert| alert.rule_name == rule)
            .map(|alert| alert.point)
            .collect();
        points.sort_unstable();
        points.dedup();
        points
    }

    /// The monitor, as it stands after the last point.
    #[must_use]
    pub fn monitor(&self) -> &Monitor {
        self.tape.monitor()
    }

    /// How many points it keeps, missing ones among them.
    #[must_use]
    pub fn len(&self) -> usize {
        self.dates.len()
    }

    /// Whether it keeps no point.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.dates.is_empty()
    }

    /// The index of its first point: 0, or the number of points that the monitor had seen before.
    #[must_use]
    pub fn first(&self) -> usize {
        self.tape.first()
    }

    /// What is plotted at a point, excluded or not.
    #[must_use]
    pub fn value(&self, index: usize) -> Option<f64> {
        self.tape.value(index)
    }

    /// The date under a point.
    #[must_use]
    pub fn date(&self, index: usize) -> Option<Date> {
        let offset = index.checked_sub(self.first())?;
        self.dates.get(offset).copied()
    }

    /// How far apart the dates are, if [`every`](Watch::every) has said so.
    #[must_use]
    pub fn period(&self) -> Option<Period> {
        self.every
    }

    /// Why a point is left out, if it is.
    #[must_use]
    pub fn excluded(&self, index: usize) -> Option<&Reason> {
        self.exclusions
            .iter()
            .find(|(excluded, _)| *excluded == index)
            .map(|(_, reason)| reason)
    }

    fn position(&self, at: &At) -> Result<usize, Error> {
        let first = self.first();
        let found = match at {
            At::Index(index) if *index >= first && *index < self.tape.next() => Some(*index),
            At::Date(date) => self
                .dates
                .binary_search(date)
                .ok()
                .map(|offset| first + offset),
            At::OnOrAfter(date) => {
                let offset = self.dates.partition_point(|each| each < date);
                (offset < self.len()).then_some(first + offset)
            }
            At::Index(_) | At::Label(_) => None,
        };
        let not_seen = || MonitorError::NotSeen {
            found: at.to_string(),
            seen: self.len(),
        };
        Ok(found.ok_or_else(not_seen)?)
    }

    fn check_seen(&self, seen: Date) -> Result<(), MonitorError> {
        match self.seen {
            Some(previous) if seen < previous => Err(MonitorError::SeenOutOfOrder {
                found: seen.to_string(),
                previous: previous.to_string(),
            }),
            _ => Ok(()),
        }
    }

    /// How many slots of its grid lie before its first point: one where it goes on from a chart with dates.
    fn before(&self) -> usize {
        usize::from(self.after.is_some())
    }

    /// The days of the periods, and this date's place among the points; none where no period or no earlier date was given.
    fn grid_with(&self, date: Date) -> Result<Option<(Grid, usize)>, Error> {
        let mut known = self.after.iter().chain(&self.dates).copied();
        let (Some(first), Some(previous)) =
            (known.next(), self.dates.last().or(self.after.as_ref()))
        else {
            return Ok(None);
        };
        let place = Place::Point(self.tape.next());
        if date <= *previous {
            let (found, previous) = (date.to_string(), previous.to_string());
            return Err(if found == previous {
                DataError::DateRepeated { found }.at(place)
            } else {
                DataError::DatesOutOfOrder { found, previous }.at(place)
            });
        }
        let Some(period) = self.every else {
            return Ok(None);
        };
        let grid = Grid::new(first, known.chain([date]), period)
            .map_err(|kind| kind.at(Place::Point(0)))?;
        let before = self.before();
        let taken = self.dates.iter().zip(self.tape.points()).enumerate();
        let mut taken = taken.filter(|(_, (_, point))| !point.value.is_nan());
        // the dates that were given stay as they are
        let fits = !grid.is_moved_by(date)
            || (self.after.is_none_or(|day| grid.day(0) == Some(day))
                && taken.all(|(slot, (day, _))| grid.day(slot + before) == Some(*day)));
        let slot = grid
            .slot(date)
            .filter(|_| fits)
            .ok_or_else(|| grid.off(date).at(place.clone()))?;
        let taken_by = slot - before;
        grid.check_absent(taken_by - self.dates.len(), ABSENT)
            .map_err(|kind| kind.at(place))?;
        Ok(Some((grid, taken_by)))
    }
}
