//! One shape of series, judged again and again: for simulations and for batches.

use crate::base::error::{ChartError, Error};
use crate::spc::asked::check::{active_rules, check, check_bounds};
use crate::spc::asked::defaults::{ANHOEJ, Chosen};
use crate::spc::asked::layout::Layout;
use crate::spc::asked::options::Options;
use crate::spc::chart::analyse::analyse;
use crate::spc::chart::chart_phase::ChartPhase;
use crate::spc::chart::fitting::{Request, fit_phase};
use crate::spc::chart::judged::{
    InForce, Judging, Points, asks_for_both_sides, is_about_runs, reads_as_run_chart,
    run_at_the_end,
};
use crate::spc::chart::plotted::plotted;
use crate::spc::chart::track::PhaseLevels;
use crate::spc::data::facts::LimitFamily;
use crate::spc::data::kind::Kind;
use crate::spc::data::series::Series;
use crate::spc::rules::{Flags, Role, Rule, RuleSet, Short, TrackKind};

/// A kind, options and the shape of a series: length, gaps, denominators, phases, exclusions. It is given new values
/// and says which points signals flag, as [`analyse`] would, without the chart.
///
/// Make one, and call [`judge`](Self::judge) for each series of the same shape:
///
/// ```text
/// // any series of the shape will do: its numerators are overwritten, and what is missing stays missing
/// let template = Series::values(vec![0.0; 24])?; // or proportions, rates, counts, times_between, cases_between
/// let mut quick = Quick::new(template, Kind::Individuals, Options::new())?;
/// let mut with_a_signal = 0;
/// for draws in simulated {
///     // one number a point: the value, or the events; what stands at a missing point is not looked at
///     let flagged = quick.judge(&draws)?;
///     with_a_signal += usize::from(flagged.any());
///     latest_flagged += usize::from(flagged.latest());
/// }
/// ```
///
/// What it says is about the main track (of a CUSUM, both sums) and about rules whose role is [`Role::Signal`]: a
/// warning is no signal. It covers every rule and option, and every kind but those of subgroups, whose members it cannot
/// be given: a series of subgroups is judged as it stands.
///
/// The quick way is the one for phases of up to 64 points. A chart of 24 values under Making Data Count takes 2
/// microseconds and allocates nothing; kinds with a median, roots or denominators allocate a few columns. Anything
/// longer, and a chart with memory, is worked out as a chart is.
///
/// The numbers are not checked: they must be what the constructor of the series would take (finite; events from 0 to
/// the trials).
#[derive(Debug, Clone)]
pub(crate) struct Quick {
    series: Series,
    kind: Kind,
    options: Options,
    layout: Layout,
    chosen: Chosen,
    /// Whether what is chosen depends on the numbers.
    choose_again: bool,
    /// The last point that is neither missing nor excluded.
    latest: usize,
    lines: Vec<ChartPhase>,
    judged: Vec<f64>,
    flagged: Vec<u64>,
    seen: Vec<u64>,
}

/// Which points of a series signals flag.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Flagged<'a> {
    words: &'a [u64],
    seen: &'a [u64],
    #[cfg_attr(not(test), allow(dead_code))]
    latest: usize,
}

fn is_set(words: &[u64], point: usize) -> bool {
    words
        .get(point / 64)
        .is_some_and(|word| word >> (point % 64) & 1 == 1)
}

impl Flagged<'_> {
    /// Whether there is any signal.
    pub(crate) fn any(&self) -> bool {
        self.seen.iter().any(|&word| word != 0)
    }

    /// Whether a signal flags this point.
    pub(crate) fn at(&self, point: usize) -> bool {
        is_set(self.words, point)
    }

    /// Whether a signal is seen at the point: it marks it, or marks no point and is complete there.
    pub(crate) fn seen_at(&self, point: usize) -> bool {
        is_set(self.seen, point)
    }

    /// Whether a signal flags the latest point: the last one that is neither missing nor excluded.
    #[cfg_attr(not(test), allow(dead_code))]
    pub(crate) fn latest(&self) -> bool {
        self.at(self.latest)
    }
}

impl Quick {
    /// A series to take the shape from, and what a chart of it is asked for.
    ///
    /// # Errors
    ///
    /// Those of [`Options::chart`] that do not depend on the numbers.
    pub(crate) fn new(series: Series, kind: Kind, options: Options) -> Result<Self, Error> {
        kind.check_takes(&series)?;
        let layout = Layout::new(&series, &options)?;
        let chosen = Chosen::new(&series, kind, &options, &layout);
        let all_asked = options.wishes.rules.is_some()
            && options.wishes.width.is_some()
            && options.wishes.centre.is_some();
        // what the numbers themselves decide: how rare the events are
        let by_events = kind.expects_events() || kind.family() == LimitFamily::Cases;
        let latest = (0..series.len())
            .rev()
            .find(|&index| series.value(index).is_some() && !layout.is_excluded(index))
            .ok_or(ChartError::NoPoints {
                found: series.len(),
            })?;
        // times of zero are not lawful, and a template may have them
        if !matches!(kind.family(), LimitFamily::Times) {
            check(&series, kind, &options, &chosen, &layout)?;
        }
        Ok(Self {
            flagged: vec![0; series.len().div_ceil(64)],
            seen: vec![0; series.len().div_ceil(64)],
            lines: Vec::with_capacity(layout.phases.len()),
            judged: Vec::new(),
            choose_again: by_events && !all_asked,
            series,
            kind,
            options,
            layout,
            chosen,
            latest,
        })
    }

    /// Judges a series of the same shape: one number a point, the value or the numerator.
    ///
    /// # Errors
    ///
    /// Those of [`Options::chart`] that depend on the numbers: a time of zero, a point out of bounds, a baseline
    /// without moving ranges.
    ///
    /// # Panics
    ///
    /// With another number of points.
    pub(crate) fn judge(&mut self, numerators: &[f64]) -> Result<Flagged<'_>, Error> {
        assert_eq!(numerators.len(), self.series.len(), "a series of one shape");
        self.series.data.set_numerators(numerators);
        self.flagged.fill(0);
        self.seen.fill(0);
        if self.choose_again {
            self.chosen = Chosen::new(&self.series, self.kind, &self.options, &self.layout);
        }
        if matches!(self.kind.family(), LimitFamily::Times) {
            check(
                &self.series,
                self.kind,
                &self.options,
                &self.chosen,
                &self.layout,
            )?;
        }
        let mut phases = self.layout.phases.iter();
        if !self.kind.has_memory() && phases.all(|phase| phase.points.len() <= 64) {
            self.by_words()?;
        } else {
            self.by_chart()?;
        }
        Ok(Flagged {
            words: &self.flagged,
            seen: &self.seen,
            latest: self.latest,
        })
    }

    /// Phases of up to 64 points: no chart, and no list of signals.
    fn by_words(&mut self) -> Result<(), Error> {
        let request = Request {
            series: &self.series,
            kind: self.kind,
            options: &self.options,
            chosen: &self.chosen,
            layout: &self.layout,
        };
        let plotted = plotted(
            &self.series,
            self.kind,
            &self.chosen.estimator,
            &self.layout,
        )?;
        check_bounds(&plotted, &self.options, &self.layout)?;
        self.lines.clear();
        for phase in 0..self.layout.phases.len() {
            fit_phase(request, &plotted, phase, &mut self.lines)?;
        }
        let judged = judged(&plotted, &self.layout, &mut self.judged);
        let frames = |phase: usize| {
            (
                &judged[self.layout.phases[phase].points.clone()],
                &self.lines[phase].model,
            )
        };

        let points = Points {
            plotted: &plotted,
            excluded: &self.layout.excluded,
            phases: &self.lines,
        };
        let without_limits = !self.lines.iter().any(|lines| lines.enough);
        let rules: &RuleSet = if reads_as_run_chart(&self.options, without_limits) {
            &ANHOEJ
        } else {
            &self.chosen.rules
        };
        let controls = self.series.controls;
        let judging = Judging::new(self.kind, rules, &self.options, without_limits);
        let mut at_the_end = AboutRuns::default();
        for (phase, stretch) in self.layout.phases.iter().enumerate() {
            let (values, model) = frames(phase);
            let start = stretch.points.start;
            let could_tell = match judging.in_force(&points, phase) {
                InForce::All => true,
                InForce::WithoutRuns(_) => false,
                InForce::Nothing(_) => continue,
            };
            let found = PhaseLevels::of(model).with(values, controls, |frame| {
                Short::of(frame).map_or_else(Found::default, |short| {
                    Found::of(&short, judging.rules, could_tell)
                })
            });
            put(&mut self.flagged, start, found.marked);
            put(&mut self.seen, start, found.seen);
            if stretch.points.contains(&self.latest) {
                at_the_end = found.about_runs.at(self.latest - start);
            }
        }
        if at_the_end == AboutRuns::BeforeTheEnd
            && let Some((_, run)) = run_at_the_end(&points)
        {
            for point in run {
                self.flagged[point / 64] |= 1 << (point % 64);
                self.seen[point / 64] |= 1 << (point % 64);
            }
        }
        Ok(())
    }

    /// The long way.
    fn by_chart(&mut self) -> Result<(), Error> {
        let analysis = analyse(&self.series, self.kind, &self.options)?;
        let rules = active_rules(self.kind, &analysis.fitted.rules);
        for signal in &analysis.signals {
            let of_values = matches!(signal.track(), TrackKind::Main | TrackKind::Lower);
            let rule = &rules[signal.rule()];
            if !of_values || rule.role() != Role::Signal {
                continue;
            }
            for point in signal.flagged() {
                self.flagged[point / 64] |= 1 << (point % 64);
            }
            for point in signal.seen_at(rule) {
                self.seen[point / 64] |= 1 << (point % 64);
            }
        }
        Ok(())
    }
}

/// What the rules about runs say of the latest point.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum AboutRuns {
    /// None of them signals.
    #[default]
    Silent,
    /// One signals, and none marks the latest point.
    BeforeTheEnd,
    /// One marks the latest point.
    AtTheEnd,
}

/// The signals of rules about runs in a phase: whether there is one, and the points that they mark.
#[derive(Debug, Clone, Copy, Default)]
struct RunSignals {
    any: bool,
    marked: u64,
}

impl RunSignals {
    fn at(self, point: usize) -> AboutRuns {
        match (self.any, self.marked >> point & 1 == 1) {
            (false, _) => AboutRuns::Silent,
            (true, false) => AboutRuns::BeforeTheEnd,
            (true, true) => AboutRuns::AtTheEnd,
        }
    }
}

/// What the rules find in a phase of up to 64 points.
#[derive(Debug, Clone, Copy, Default)]
struct Found {
    /// The points that signals mark.
    marked: u64,
    /// These, and where a signal that marks no point is complete.
    seen: u64,
    about_runs: RunSignals,
}

impl Found {
    /// What these rules find; those about runs only where they could tell.
    fn of(short: &Short<'_>, rules: &[Rule], could_tell: bool) -> Self {
        let mut found = Self::default();
        let signals = rules
            .iter()
            .filter(|rule| rule.role() == Role::Signal)
            .filter(|rule| could_tell || !asks_for_both_sides(rule));
        for rule in signals.rev() {
            let marked = short.marked(rule);
            let seen = if rule.flags() == Flags::Nothing {
                short.hits(rule)
            } else {
                marked
            };
            found.marked |= marked;
            found.seen |= seen;
            if is_about_runs(rule) {
                found.about_runs.any |= seen != 0;
                found.about_runs.marked |= marked;
            }
        }
        found
    }
}

/// The values as the rules see them: NaN where missing or excluded.
fn judged<'a>(plotted: &'a [f64], layout: &Layout, scratch: &'a mut Vec<f64>) -> &'a [f64] {
    if layout.excluded.is_empty() {
        return plotted;
    }
    scratch.clear();
    scratch.extend_from_slice(plotted);
    for &index in &layout.excluded {
        scratch[index] = f64::NAN;
    }
    scratch
}

/// The bits of a phase at their place in the series.
fn put(words: &mut [u64], start: usize, bits: u64) {
    let (word, shift) = (start / 64, start % 64);
    words[word] |= bits << shift;
    if shift > 0
        && let Some(next) = words.get_mut(word + 1)
    {
        *next |= bits >> (64 - shift);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spc::data::data::CaseCount;
    use crate::spc::data::phase::{Basis, Reason};
    use crate::spc::limits::{Centre, Width};
    use crate::spc::rules::RuleSet;
    use proptest::prelude::*;
    use proptest::sample::select;

    fn series(kind: Kind, values: &[f64], denominators: &[f64], missing: &[bool]) -> Series {
        let there = |column: &[f64]| -> Vec<Option<f64>> {
            let pairs = column.iter().zip(missing);
            pairs
                .map(|(&value, &missing)| (!missing).then_some(value))
                .collect()
        };
        match kind {
            Kind::P | Kind::Np | Kind::PPrime => {
                Series::proportions(there(values), there(denominators))
            }
            Kind::U | Kind::UPrime => Series::rates(there(values), there(denominators)),
            Kind::IPrime => Series::ratios(there(values), there(denominators)),
            Kind::C => Series::counts(there(values)),
            Kind::T => Series::times_between(there(values)),
            Kind::G => Series::cases_between(there(values), CaseCount::Between),
            _ => Series::values(there(values)),
        }
        .expect("numbers that a series takes")
    }

    fn kinds() -> impl Strategy<Value = Kind> {
        select(vec![
            Kind::Individuals,
            Kind::Run,
            Kind::P,
            Kind::Np,
            Kind::PPrime,
            Kind::U,
            Kind::UPrime,
            Kind::C,
            Kind::G,
            Kind::T,
            Kind::IPrime,
            Kind::MovingRange,
        ])
    }

    fn rule_sets() -> impl Strategy<Value = Option<RuleSet>> {
        let all = RuleSet::all().into_iter().map(Some);
        prop_oneof![2 => Just(None), 3 => select(all.collect::<Vec<_>>())]
    }

    fn asked(
        rules: Option<RuleSet>,
        splits: &[(usize, bool)],
        excluded: &[usize],
        length: usize,
    ) -> Options {
        let reason = || Reason::other("a reason");
        let mut options = Options::new();
        if let Some(rules) = rules {
            options = options.rules(rules);
        }
        for &(start, frozen) in splits {
            if start < length {
                let basis = if frozen {
                    Basis::points(0..start)
                } else {
                    Basis::Own
                };
                let phase = crate::spc::data::phase::Phase::new(start, reason());
                options = options.with_phase(phase.with_basis(basis));
            }
        }
        for &point in excluded {
            options = options.exclude(point % length, reason());
        }
        options
    }

    /// The rule about zeros of a g chart follows from how rare the event is in the series at hand, not in the template.
    #[test]
    fn the_rule_about_zeros_is_chosen_for_each_series() {
        let template: Vec<f64> = (0..16).map(|point| f64::from(point % 3)).collect();
        let template = Series::cases_between(template, CaseCount::Between).expect("cases");
        let mut quick = Quick::new(template, Kind::G, Options::new()).expect("a chart");
        let mut rare: Vec<f64> = (0..16).map(|point| 90.0 + f64::from(point % 5)).collect();
        (rare[7], rare[8]) = (0.0, 0.0);
        let series = Series::cases_between(rare.clone(), CaseCount::Between).expect("cases");
        let analysis = analyse(&series, Kind::G, &Options::new()).expect("a chart");
        let zeros = analysis.signals.iter().any(|signal| signal.flags(8));
        assert!(zeros);
        assert_eq!(quick.judge(&rare).expect("limits").at(8), zeros);
    }

    /// The workload that the time is stated for: `cargo test --release --lib quick -- --ignored --nocapture`.
    #[test]
    #[ignore = "a measurement"]
    fn ten_thousand_charts_of_24() {
        let mut state = 1_u64;
        let mut draw = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            f64::from((state >> 33) as u32) / f64::from(u32::MAX / 2)
        };
        let draws: Vec<f64> = (0..240_000)
            .map(|_| 50.0 + draw() + draw() + draw() + draw())
            .collect();
        let series = Series::values(draws[..24].to_vec()).expect("numbers");
        let mut quick = Quick::new(series, Kind::Individuals, Options::new()).expect("a chart");
        let start = std::time::Instant::now();
        let with_a_signal = draws
            .chunks(24)
            .filter(|values| quick.judge(values).expect("limits").any())
            .count();
        println!(
            "{with_a_signal} of 10,000 with a signal, in {:?}",
            start.elapsed()
        );
        assert!((500..5_000).contains(&with_a_signal));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]

        #[test]
        fn quick_is_what_a_chart_says(
            kind in kinds(),
            rules in rule_sets(),
            draws in prop::collection::vec((0_u8..12, 0_u8..12, 0_u8..3, prop::bool::weighted(0.05)), 3..90),
            size in select(vec![0.0, 1.0, 40.0]),
            splits in select(vec![vec![], vec![(15, false)], vec![(20, true)], vec![(13, false), (40, true)]]),
            excluded in prop::collection::vec(0_usize..90, 0..3),
            provisional in any::<bool>(),
            middle in select(vec![None, None, Some(Centre::Median)]),
            width in select(vec![None, None, Some(Width::Sigma(2.0)), Some(Width::Probability(0.01))]),
        ) {
            let column = |pick: fn(&(u8, u8, u8, bool)) -> f64| -> Vec<f64> { draws.iter().map(pick).collect() };
            let (first, second) = (
                column(|draw| f64::from(draw.0) + f64::from(draw.0 / 11) * 9.0),
                column(|draw| f64::from(draw.1)),
            );
            let denominators: Vec<f64> = draws.iter().map(|draw| 25.0 + size * f64::from(draw.2)).collect();
            let missing: Vec<bool> = draws.iter().map(|draw| draw.3).collect();
            let mut options = asked(rules, &splits, &excluded, draws.len());
            options.wishes_mut().provisional = provisional;
            options.wishes_mut().centre = middle;
            options.wishes_mut().width = width;
            // the template is of other numbers
            let template = series(kind, &second, &denominators, &missing);
            let Ok(mut quick) = Quick::new(template.clone(), kind, options.clone()) else {
                prop_assert!(analyse(&template, kind, &options).is_err());
                return Ok(());
            };
            for values in [&first, &second] {
                let series = series(kind, values, &denominators, &missing);
                match (analyse(&series, kind, &options), quick.judge(values)) {
                    (Ok(analysis), Ok(found)) => {
                        let rules = active_rules(kind, &analysis.fitted.rules);
                        let signals = || analysis.signals.iter()
                            .filter(|signal| rules[signal.rule()].role() == Role::Signal);
                        for point in 0..values.len() {
                            prop_assert_eq!(found.at(point), signals().any(|signal| signal.flags(point)), "{}", point);
                        }
                        prop_assert_eq!(found.any(), signals().next().is_some());
                        let latest = (0..values.len()).rev()
                            .find(|&at| !missing[at] && !analysis.fitted.main.is_excluded(at));
                        prop_assert_eq!(Some(found.latest()), latest.map(|at| found.at(at)));
                    }
                    (expected, found) => prop_assert_eq!(expected.err(), found.err()),
                }
            }
        }
    }
}
