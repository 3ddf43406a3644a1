//! British English for charts with memory: EWMA and CUSUM.

use crate::base::direction::Side;
use crate::base::number::{Scale, in_unit, is_whole, plain};
use crate::spc::chart::chart::Chart;
use crate::spc::chart::chart_phase::ChartPhase;
use crate::spc::data::facts::MemoryKind;
use crate::spc::data::phase::Basis;
use crate::spc::data::statistic::Statistic;
use crate::spc::limits::memory::Memory;
use crate::spc::limits::process::is_binomial;
use crate::spc::limits::{AfterSignal, Estimate, EwmaLimits};
use crate::spc::monitor::{MemoryMonitor, MemoryUpdate};
use crate::spc::reading::reading::Variation;
use crate::spc::rules::Signal;
use crate::spc::words::en_gb;
use std::fmt;

impl Chart {
    /// As many decimals as the observed values deserve: a CUSUM is drawn in units of its own.
    fn observed_scale(&self) -> Scale {
        let values = || (0..self.len()).filter_map(|index| self.series().value(index));
        let highest = values().fold(f64::NEG_INFINITY, f64::max);
        let lowest = values().fold(f64::INFINITY, f64::min);
        let percent = self.series().holds() == "proportions";
        Scale::new(highest.abs().max(lowest.abs()), highest - lowest, percent)
            .whole(!percent && values().all(is_whole))
    }

    /// An observed value, with its unit.
    fn show_observed(&self, value: f64) -> String {
        in_unit(
            self.observed_scale().show(value),
            self.unit_observed().as_deref(),
        )
    }

    /// What a signal of a chart with memory shows.
    pub(crate) fn describe_memory(&self, signal: &Signal) -> String {
        let hits = signal.hits();
        let (first, last) = (hits.start, hits.end - 1);
        let track = self.track(signal.track()).unwrap_or(self.main());
        let value = track
            .value(first)
            .map_or_else(String::new, |value| self.show(value));
        let stays = if last > first {
            format!(", and is beyond it to {}", self.point_name(last))
        } else {
            String::new()
        };
        let at = self.point_name(first);
        if self.kind().memory() == Some(MemoryKind::Ewma) {
            let side = signal
                .side()
                .map_or_else(|| "beyond".to_owned(), |side| side.to_string());
            return format!("the weighted average is {value} at {at}, {side} its limit{stays}");
        }
        let statistic = en_gb::chart::statistic(track.statistic());
        let said =
            format!("the {statistic} is {value} at {at}, beyond its decision interval{stays}");
        let Some(onset) = self.onset(signal) else {
            return said;
        };
        let began = match onset.after() {
            Some(after) => {
                let after = self.point_name(after);
                format!("it set out from zero after {after}, so a lasting shift probably began about there")
            }
            None => {
                "it was never at zero before, so a lasting shift probably began before the first point"
                    .to_owned()
            }
        };
        let mean = self.show_observed(onset.mean());
        let level = match onset.points() {
            1 => format!("the value is {mean}"),
            points => format!("the {points} values up to {at} have a mean of {mean}"),
        };
        format!("{said}; {began}, and {level}")
    }

    /// The lines of one phase of a CUSUM: the process, and how the sums run.
    pub(crate) fn cusum_lines(
        &self,
        phase: &ChartPhase,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let estimate = phase.estimate();
        let mean = estimate
            .mean
            .map_or_else(|| "none".to_owned(), |mean| self.show_observed(mean));
        let known = match phase.basis() {
            Basis::Process { centre, .. } => centre.is_some(),
            _ => false,
        };
        let mean_from = match (known, self.kind().chance()) {
            (true, _) => "known",
            (false, None) if self.uses_median() => "median",
            (false, None) => "mean",
            (false, Some(_)) => "total over total",
        };
        write!(f, "  process  {mean} ({mean_from})")?;
        match (self.kind().chance(), estimate.sigma) {
            (None, Some(sigma)) => writeln!(
                f,
                ", sigma {} ({})",
                self.show_observed(sigma),
                sigma_from(estimate)
            )?,
            _ => writeln!(f)?,
        }
        writeln!(f, "  sums     of {}", self.cusum_sums())
    }

    /// How the sums of a CUSUM run: of what, to which decision interval, from where, and what follows a signal.
    pub(crate) fn cusum_sums(&self) -> String {
        let memory = self.asked().memory_of(self.kind());
        let of = match memory {
            Some(Memory::RatioCusum(cusum)) => {
                let what = if is_binomial(self.kind()) {
                    "odds"
                } else {
                    "rate"
                };
                format!(
                    "log-likelihood ratios, the {what} {} times as high or as low",
                    plain(cusum.ratio(), 4)
                )
            }
            Some(Memory::Cusum(cusum)) => format!(
                "standardised values, reference value {}",
                plain(cusum.reference(), 4)
            ),
            _ => String::new(),
        };
        let Some(path) = memory.and_then(|memory| memory.path()) else {
            return of;
        };
        format!(
            "{of}, decision interval {}, from {}; {}",
            plain(path.interval, 4),
            plain(path.start, 4),
            after_signal(path.after)
        )
    }
}

impl MemoryMonitor {
    /// What one point makes of the statistic, as a sentence without a full stop.
    #[must_use]
    pub fn describe(&self, update: &MemoryUpdate) -> String {
        let point = format!("point {}", update.index() + 1);
        let Some(value) = update.value() else {
            return format!("{point} has no value: nothing new");
        };
        let (lower, upper) = update.limits();
        let width = upper.zip(lower).map_or(0.0, |(upper, lower)| upper - lower);
        let size = upper.unwrap_or(value);
        let scale = Scale::new(size, width, false);
        let Some(fall) = update.lower_sum() else {
            let average = en_gb::chart::statistic(Statistic::WeightedAverage);
            let said = format!("{point}: the {average} is {}", scale.show(value));
            let beyond = Side::BOTH.iter().find(|&&side| update.is_beyond(side));
            return match beyond {
                Some(side) => format!("{said}, {side} its limit"),
                None => format!("{said}: nothing new"),
            };
        };
        let sum = |statistic: Statistic, value: f64, beyond: bool| {
            let beyond = if beyond {
                ", beyond its decision interval"
            } else {
                ""
            };
            format!(
                "the {} is {}{beyond}",
                en_gb::chart::statistic(statistic),
                scale.show(value)
            )
        };
        let rise = || sum(Statistic::UpperSum, value, update.is_beyond(Side::Above));
        let fall = || sum(Statistic::LowerSum, fall, update.is_beyond(Side::Below));
        match (update.is_beyond(Side::Above), update.is_beyond(Side::Below)) {
            (true, false) => format!("{point}: {}", rise()),
            (false, true) => format!("{point}: {}", fall()),
            (true, true) => format!("{point}: {}; {}", rise(), fall()),
            (false, false) => format!("{point}: {}, {}: nothing new", rise(), fall()),
        }
    }
}

const fn after_signal(after: AfterSignal) -> &'static str {
    match after {
        AfterSignal::Continues => "they go on after a signal",
        AfterSignal::Restarts => "after a signal they start again at zero",
        AfterSignal::RestartsAhead => "after a signal they start again there",
    }
}

fn sigma_from(estimate: &Estimate) -> String {
    match estimate.estimator {
        Some(estimator) => format!("from {}", en_gb::chart::dispersion(estimator.from)),
        None => "known".to_owned(),
    }
}

/// How the limits of an EWMA were found.
pub(crate) fn ewma_limits(chart: &Chart, estimate: &Estimate) -> String {
    let Some(Memory::Ewma(ewma)) = chart.asked().memory_of(chart.kind()) else {
        return String::new();
    };
    let width = estimate.width.unwrap_or_default().multiple();
    let (limits, after) = (ewma.limits(), ewma.after());
    let kept = match limits {
        EwmaLimits::Exact => "exact at each point",
        EwmaLimits::Asymptotic => "as after many points",
    };
    let again = match after {
        AfterSignal::Continues => "",
        AfterSignal::Restarts | AfterSignal::RestartsAhead => "; it starts again after a signal",
    };
    format!(
        "± {} × sigma of an average with weight {}, {kept}, sigma {}{again}",
        plain(width, 3),
        plain(ewma.lambda(), 4),
        sigma_from(estimate)
    )
}

/// The special cause at the latest point, where it is one that builds up; `None` for what other charts say too.
pub(crate) fn reading(variation: Variation, point: &str) -> Option<String> {
    let (way, then) = match variation {
        Variation::Improvement(_) => (
            " of an improving nature",
            "find out what has differed since it began, and keep it if it can be kept",
        ),
        Variation::Concern(_) => (
            " of a concerning nature",
            "find out what has differed since it began, before changing the process",
        ),
        Variation::Neither(_) => (
            "",
            "find out what has differed since it began, before changing the process",
        ),
        _ => return None,
    };
    Some(format!(
        "special cause{way} that still shows at the latest point ({point}): it built up over earlier points, so {then}"
    ))
}
