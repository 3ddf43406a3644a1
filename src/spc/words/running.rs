//! What still runs since the last event, in words.

use crate::spc::chart::chart::Chart;
use crate::spc::data::data::Data;
use crate::spc::words::en_gb::dates;

impl Chart {
    /// What still runs since the last event, as a sentence without a full stop.
    pub(crate) fn running_words(&self) -> Option<String> {
        let running = self.running()?;
        let is_cases = matches!(self.series().data, Data::CasesBetween { .. });
        let show = |value: f64| {
            if is_cases && value.fract() == 0.0 {
                value.to_string()
            } else {
                self.show(value)
            }
        };
        let limit = running.limit().map(show);
        let limit = limit.as_deref().map(|limit| (limit, running.is_longer()));
        let unit = match (is_cases, self.series().since()) {
            (true, _) => Some(dates::CASES),
            (false, Some(_)) => Some(dates::DAYS),
            (false, None) => None,
        };
        Some(dates::running(&show(running.length()), unit, limit))
    }
}
