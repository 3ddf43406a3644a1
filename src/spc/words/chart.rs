//! A chart, its reading and its parts as text.

use crate::base::direction::{Direction, Side};
use crate::base::number::{Scale, in_unit, is_whole};
use crate::base::printed::{Printed, printed};
use crate::base::sort::sort;
use crate::base::text::Text;
use crate::spc::chart::chart::Chart;
use crate::spc::chart::chart_phase::ChartPhase;
use crate::spc::data::note::Note;
use crate::spc::data::phase::Reason;
use crate::spc::data::series::Series;
use crate::spc::limits::Centre;
use crate::spc::reading::assurance::Assurance;
use crate::spc::reading::reading::{Reading, Variation};
use crate::spc::reading::running::Running;
use crate::spc::reading::season::Season;
use crate::spc::reading::suggest::Suggested;
use crate::spc::rules::{Pattern, Rule, RuleSet, Signal, Ties, TrackKind};
use crate::spc::words::en_gb;
use crate::spc::words::memory;
use crate::spc::words::picture;
use crate::spc::words::unit::counted_in;
use std::borrow::Cow;
use std::fmt;

/// So many stretches with signals are named in a reading.
const PLACES: usize = 2;

impl Chart {
    /// The point at an index, as people name it: by its date or label if it has one, else by its number.
    ///
    /// ```
    /// use improvement::{Chart, Period, Series, date};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = Series::values([24, 22])?.dated([date(2024, 1, 1), date(2024, 2, 1)])?;
    /// let chart = Chart::run(waits.every(Period::Month)?)?;
    /// assert_eq!(chart.point_name(1), "February 2024");
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn point_name(&self, index: usize) -> String {
        point_name(self.series(), index)
    }

    /// A value of this chart as people read it: proportions in per cent, as many decimals as the spread of the points
    /// deserves, and the [unit](Series::unit) of the series.
    ///
    /// ```
    /// use improvement::{Chart, Series};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = Series::values([24, 22, 25])?.unit("days")?;
    /// assert_eq!(Chart::run(waits)?.show(24.0), "24 days");
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn show(&self, value: f64) -> String {
        in_unit(self.scale().show(value), self.unit().as_deref())
    }

    /// What the values are counted in, as it is said after a number; none of sums, whose unit is a standard deviation.
    pub(crate) fn unit(&self) -> Option<Cow<'_, str>> {
        if self.kind().is_cusum() {
            return None;
        }
        self.unit_observed()
    }

    /// What the observed values are counted in.
    pub(crate) fn unit_observed(&self) -> Option<Cow<'_, str>> {
        let series = self.series();
        let unit = series.get_unit().map(Text::as_str);
        counted_in(unit, series.get_per(), self.scale().is_percent())
    }

    pub(crate) fn scale(&self) -> Scale {
        self.scale.get(|| self.scale_of_points())
    }

    fn scale_of_points(&self) -> Scale {
        let values = || (0..self.len()).filter_map(|index| self.value(index));
        let highest = values().fold(f64::NEG_INFINITY, f64::max);
        let lowest = values().fold(f64::INFINITY, f64::min);
        let size = highest.abs().max(lowest.abs());
        let percent = self.series().holds() == "proportions"
            && !self.kind().plots_events()
            && !self.kind().is_cusum();
        Scale::new(size, highest - lowest, percent).whole(!percent && values().all(is_whole))
    }

    /// What a signal shows, as a sentence without a full stop.
    ///
    /// ```
    /// use improvement::Chart;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let chart = Chart::xmr([22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23])?;
    /// assert_eq!(chart.describe(&chart.signals()[0]), "point 9 is 41, above its limit");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Panics
    ///
    /// May panic for a signal of another chart.
    #[must_use]
    pub fn describe(&self, signal: &Signal) -> String {
        if self.kind().has_memory() {
            return self.describe_memory(signal);
        }
        let rule = self.rule(signal);
        let window = signal.window();
        let single = window.len() == 1;
        let points = self.stretch_name(window.start, window.end - 1);
        let track = self.track(signal.track()).unwrap_or(self.main());
        let value = if single {
            track.value(window.start)
        } else {
            None
        };
        let value = value.map(|value| self.show(value));
        let judged = window
            .clone()
            .filter(|&index| track.value(index).is_some() && !self.is_excluded(index));
        let on_centre = if signal.is_ongoing() || about_runs_off_the_centre(rule) {
            let on = |&index: &usize| track.is_on_centre(index) == Some(true);
            judged.clone().filter(on).count()
        } else {
            0
        };
        let many = judged.count() - on_centre;
        let said = if signal.is_ongoing() {
            en_gb::signal::run(signal.side(), &points, many)
        } else {
            en_gb::signal::signal(rule, signal.side(), &points, value.as_deref(), many)
        };
        let facts = self.phases()[signal.phase()].run_facts();
        let counts = facts.longest_run_limit().zip(facts.crossings_limit());
        let mut added = Vec::new();
        if on_centre > 0 {
            added.push(en_gb::signal::leaving_out(on_centre));
        }
        if signal.is_ongoing() {
            added.push(en_gb::signal::ONGOING.to_owned());
        } else {
            added.extend(counts.and_then(|(longest, fewest)| {
                en_gb::signal::run_count(rule, longest, facts.crossings(), fewest)
            }));
        }
        let prefix = match signal.track() {
            TrackKind::Main | TrackKind::Lower => String::new(),
            TrackKind::Spread => format!("{}s, ", en_gb::chart::statistic(track.statistic())),
        };
        match added[..] {
            [] => format!("{prefix}{said}"),
            _ => format!("{prefix}{said} ({})", added.join("; ")),
        }
    }

    /// What the chart says at its latest point, as one sentence that says what to do next.
    ///
    /// ```
    /// use improvement::Chart;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let chart = Chart::xmr([22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23])?;
    /// assert!(chart.sentence().starts_with("special cause earlier (point 9)"));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn sentence(&self) -> String {
        let reading = self.reading();
        let latest = self.point_name(reading.latest());
        let built_up = self
            .kind()
            .has_memory()
            .then(|| memory::reading(reading.variation(), &latest));
        let said = built_up.flatten().unwrap_or_else(|| {
            let (earlier, whole) = self.elsewhere(&reading);
            en_gb::reading::reading(&reading, &latest, earlier.as_deref(), whole)
        });
        let provisional = if reading.is_provisional() {
            "provisional: "
        } else {
            ""
        };
        // a season is looked for where there is a signal that it may explain
        let special = reading.variation().is_special() || !reading.elsewhere().is_empty();
        let season = if special { self.season() } else { None };
        let season = season.filter(Season::is_noted);
        let disperses = |note: &Note| matches!(note, Note::OverDispersed { .. });
        let first = match season {
            Some(season) => en_gb::season::or_season(season.period),
            None if special && !self.kind().has_memory() && self.notes().iter().any(disperses) => {
                en_gb::reading::OR_DISPERSED
            }
            None => "",
        };
        let longer = self.running().filter(Running::is_longer);
        let runs = longer.map_or("", |_| en_gb::dates::RUNS_ON);
        let phase = self.latest_phase(reading.latest());
        format!("{provisional}{phase}{said}{first}{runs}")
    }

    /// Which phase a sentence is about, with its centre and the one before: nothing where there is but one.
    fn latest_phase(&self, latest: usize) -> String {
        let phases = self.phases();
        if phases.len() < 2 {
            return String::new();
        }
        let centre = |phase: &ChartPhase| {
            let mut points = phase.points().rev();
            let centre = points.find_map(|index| self.centre(index));
            // the centre of a chart of sums is no level
            centre.filter(|_| !self.kind().is_cusum())
        };
        let before = phases
            .iter()
            .rev()
            .find(|phase| phase.points().end <= latest);
        let centres = phases.last().and_then(centre).zip(before.and_then(centre));
        // the unit is said once, after the last number
        let centres = centres.map(|(now, before)| {
            let (now, in_unit) = (self.scale().show(now), self.show(before));
            if now == self.scale().show(before) {
                (in_unit.clone(), in_unit)
            } else {
                (now, in_unit)
            }
        });
        let medians = phases
            .iter()
            .rev()
            .take(2)
            .all(|phase| picture::middle(self, phase) == Centre::Median);
        let middle = if medians {
            Centre::Median
        } else {
            Centre::Mean
        };
        en_gb::reading::latest_phase(middle, centres.as_ref())
    }

    /// Where signals are that do not reach the latest point, and what is said of the chart as a whole.
    fn elsewhere(&self, reading: &Reading) -> (Option<String>, Option<&'static str>) {
        let signals = reading
            .elsewhere()
            .iter()
            .map(|&index| &self.signals()[index]);
        let mut stretches: Vec<(usize, usize)> = Vec::new();
        let mut whole = None;
        for signal in signals {
            let mut marked = signal.flagged();
            match (marked.next(), marked.last()) {
                (None, _) => whole = Some(en_gb::reading::whole(self.rule(signal))),
                (Some(first), last) => stretches.push((first, last.unwrap_or(first))),
            }
        }
        sort(&mut stretches);
        stretches.dedup_by(|next, kept| {
            // stretches that overlap, or follow one another, are one
            let joined = next.0 <= kept.1 + 1;
            if joined {
                kept.1 = kept.1.max(next.1);
            }
            joined
        });
        let named: Vec<String> = stretches
            .iter()
            .take(PLACES)
            .map(|&(first, last)| self.stretch_name(first, last))
            .collect();
        let more = stretches.len() - named.len();
        let earlier = (!named.is_empty()).then(|| en_gb::reading::places(&named, more));
        (earlier, whole)
    }

    /// A stretch of points, as people name it.
    fn stretch_name(&self, first: usize, last: usize) -> String {
        let from = self.point_name(first);
        if first == last {
            return from;
        }
        format!("{from} to {}", self.point_name(last))
    }

    /// The chart in one line, for who does not see it: what it is of, and what it says at its latest point.
    ///
    /// ```
    /// # fn main() -> Result<(), improvement::Error> {
    /// let chart = improvement::Chart::xmr([22, 25, 19, 24, 21, 23, 20, 26, 22, 24, 21, 23, 22])?;
    /// assert_eq!(
    ///     chart.alt_text(),
    ///     "XmR chart of 13 points. Common cause: no point stands out, so do not ask what happened at any one of them; if this \
    ///      level is not good enough, the process itself has to change."
    /// );
    /// # Ok(())
    /// # }
    /// ```
    #[doc(alias = "alternative text")]
    #[must_use]
    pub fn alt_text(&self) -> String {
        picture::line(self)
    }

    /// The chart in one paragraph, for who does not see it: the line, the centre and limits of each phase, the signals, the rules
    /// with their chance of a false alarm, the target and the notes. Every picture of the chart carries it.
    #[doc(alias = "narrative")]
    #[must_use]
    pub fn long_description(&self) -> String {
        picture::paragraph(self, self.false_alarm_rate())
    }

    /// What is said of the target, as a sentence: what to expect of it, or at how many points it was met where the chart has no limits.
    /// `None` without a target, and on charts with memory.
    #[must_use]
    pub fn target_sentence(&self) -> Option<String> {
        let reading = self.reading();
        let target = self.show(self.target(reading.latest())?);
        let (met, points) = self.met(reading.latest(), reading.direction());
        let Some(assurance) = reading.assurance() else {
            if self.kind().has_memory() {
                return None;
            }
            let met = (reading.direction() != Direction::Neither).then_some((met, points));
            let phases = self.phases().len();
            return Some(en_gb::reading::target_without_limits(&target, met, phases));
        };
        let met = (met == points && points > 0).then_some(points);
        let said = en_gb::reading::expectation(assurance, &target, met, reading.is_stable());
        let provisional = if reading.is_provisional() {
            "provisional: "
        } else {
            ""
        };
        Some(format!("{provisional}{said}"))
    }

    /// How many points of the latest phase met their target, and how many have one.
    fn met(&self, latest: usize, direction: Direction) -> (usize, usize) {
        let points = self
            .phase_of(latest)
            .map_or(0..0, ChartPhase::points)
            .filter_map(|index| self.value(index).zip(self.target(index)));
        let met = |&(value, target): &(f64, f64)| match direction {
            Direction::Higher => value >= target,
            Direction::Lower => value <= target,
            Direction::Neither => false,
        };
        (points.clone().filter(met).count(), points.count())
    }

    /// A note as a sentence without a full stop.
    #[must_use]
    pub fn describe_note(&self, note: &Note) -> String {
        let phase = match note {
            Note::TooFewForLimits { phase, .. }
            | Note::Provisional { phase, .. }
            | Note::ShortBaseline { phase, .. }
            | Note::NoWidth { phase }
            | Note::TooFewForRules { phase, .. }
            | Note::RunsNotJudged { phase, .. }
            | Note::LimitCut { phase, .. }
            | Note::OverDispersed { phase, .. }
            | Note::TooLittleVariation { phase, .. }
                if self.phases().len() > 1 =>
            {
                format!("phase {}: ", phase + 1)
            }
            _ => String::new(),
        };
        let on = en_gb::note::NoteOn {
            as_run_chart: !self.kind().has_memory() && !self.has_limits(),
            of_events: self.kind().chance().is_some(),
        };
        en_gb::note::note(note, &phase, on)
    }
}

/// Whether a rule leaves the points on the centre out of its runs.
fn about_runs_off_the_centre(rule: &Rule) -> bool {
    matches!(
        rule.pattern(),
        Pattern::Run {
            ties: Ties::Skip,
            ..
        }
    )
}

pub(crate) fn point_name(series: &Series, index: usize) -> String {
    match (series.date(index), series.label(index)) {
        (Some(date), _) => en_gb::chart::date(date, series.period()),
        (None, Some(label)) => printed(label).into_owned(),
        (None, None) => format!("point {}", index + 1),
    }
}

impl fmt::Display for Variation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(en_gb::reading::variation(*self))
    }
}

impl fmt::Display for Assurance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(en_gb::reading::assurance(*self))
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&en_gb::chart::reason(self))
    }
}

impl fmt::Display for Suggested {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&en_gb::note::suggested(self))
    }
}

impl fmt::Display for RuleSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&en_gb::chart::rule_set(self))
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Printed(&self.name()).fmt(f)
    }
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Above => "above",
            Self::Below => "below",
        })
    }
}
