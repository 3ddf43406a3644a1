//! What a chart or a monitor found, printed without the chart: in short, and with the numbers of points. The chart's own
//! [`sentence`](crate::Chart::sentence), and `describe` of a monitor, know dates, units and rules, and say more.

use crate::base::direction::Side;
use crate::spc::monitor::{MemoryUpdate, Revision, Update};
use crate::spc::price::Enough;
use crate::spc::reading::reading::Reading;
use crate::spc::reading::resemblance::Resemblance;
use crate::spc::reading::season::Season;
use crate::spc::words::en_gb::{alone as said, season};
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
