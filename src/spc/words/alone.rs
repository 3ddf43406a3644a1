//! What a chart or a monitor found, printed without the chart: in short, and with the numbers of points. The chart's own
//! [`sentence`](crate::Chart::sentence), and `describe` of a monitor, know dates, units and rules, and say more.

use crate::base::direction::Side;
use crate::base::printed::printed;
use crate::base::text::Text;
use crate::spc::data::series::Series;
use crate::spc::monitor::{MemoryUpdate, Revision, Update};
use crate::spc::price::Enough;
use crate::spc::reading::reading::Reading;
use crate::spc::reading::resemblance::Resemblance;
use crate::spc::reading::season::Season;
use crate::spc::shift::Improved;
use crate::spc::words::chart::point_name;
use crate::spc::words::en_gb::{alone as said, season};
use crate::spc::words::unit::counted_in;
use std::borrow::Cow;
use std::fmt;

impl fmt::Display for Reading {
    /// The variation, and the assurance if there is a target.
    ///
    /// ```
    /// use improvement::{Chart, Direction};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = [31, 34, 29, 33, 35, 30, 32, 36, 31, 33, 30, 34, 32, 33];
    /// let chart = Chart::options().better(Direction::Lower).target(25).xmr(waits)?;
    /// println!("{}", chart.reading()); // common cause; …
    /// # Ok(())
    /// # }
    /// ```
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.variation())?;
        self.assurance()
            .map_or(Ok(()), |assurance| write!(f, "; {assurance}"))
    }
}

impl fmt::Display for Series {
    /// What it holds, how many points, from when to when, and how many are missing.
    ///
    /// ```
    /// use improvement::{Period, Series, date};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let months = [date(2024, 1, 1), date(2024, 2, 1), date(2024, 4, 1)];
    /// let waits = Series::values([24, 22, 25])?.unit("days")?.dated(months)?.every(Period::Month)?;
    /// assert_eq!(waits.to_string(), "values (days): 4 points, January 2024 to April 2024, 1 missing");
    /// # Ok(())
    /// # }
    /// ```
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = counted_in(self.get_unit().map(Text::as_str), self.get_per(), false);
        let missing = self.iter().filter(Option::is_none).count();
        let ends = self.len().checked_sub(1).filter(|_| self.date(0).is_some());
        let ends = ends.map(|last| (point_name(self, 0), point_name(self, last)));
        f.pad(&said::series(
            self.holds(),
            unit.as_deref(),
            self.len(),
            ends.as_ref()
                .map(|(first, last)| (first.as_str(), last.as_str())),
            missing,
        ))
    }
}

impl fmt::Display for Improved {
    /// The charts that got better, by name, and how many there are in all.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<Cow<'_, str>> = self.names().map(printed).collect();
        f.pad(&said::improved(&names, self.rows().len(), self.level()))
    }
}

impl fmt::Display for Season {
    /// How strong it is, and how often steady series show one so clear.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let swing = season::swing(self.period, self.ratio);
        write!(f, "{swing} ({})", said::likely(self.p_value))
    }
}

impl fmt::Display for Resemblance {
    /// The correlation of neighbours, and whether that is more than chance makes it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (clear, apart) = (self.is_clear(), self.is_apart_from_a_step());
        f.pad(&said::resembles(self.lag_1, self.points, clear, apart))
    }
}

impl fmt::Display for Enough {
    /// The size, with both of its chances.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&said::enough(self.size, self.sees, self.false_alarm))
    }
}

impl fmt::Display for Update {
    /// The point by its number, and the rules that mark it by their names.
    /// [`Monitor::describe`](crate::Monitor::describe) says it in sentences.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let changes = self
            .changes()
            .iter()
            .map(|change| said::change(change.rule_name(), change.side(), change.is_new()));
        let changes: Vec<String> = changes.collect();
        let point = said::point_at(self.index(), self.value());
        match changes[..] {
            [] => write!(f, "{point}: {}", said::NOTHING_NEW),
            _ => write!(f, "{point}: {}", changes.join("; ")),
        }
    }
}

impl fmt::Display for MemoryUpdate {
    /// The point by its number, and which limit the statistic is beyond.
    /// [`MemoryMonitor::describe`](crate::spc::MemoryMonitor::describe) says it in sentences.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let beyond = Side::BOTH.into_iter().filter(|&side| self.is_beyond(side));
        let beyond: Vec<String> = beyond.map(said::beyond).collect();
        let point = said::point(self.index());
        match beyond[..] {
            [] => write!(f, "{point}: {}", said::NOTHING_NEW),
            _ => write!(f, "{point}: {}", beyond.join("; ")),
        }
    }
}

impl fmt::Display for Revision {
    /// The point by its number, and how many alerts the correction withdrew and added.
    /// [`Watch::describe_revision`](crate::Watch::describe_revision) names them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (withdrawn, flagged) = (self.withdrawn().len(), self.flagged().len());
        f.pad(&said::corrected(self.point(), withdrawn, flagged))
    }
}
