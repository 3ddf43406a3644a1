//! The tracks of a chart: each phase fitted by the family of its kind.

use crate::base::error::{ChartError, Error, ErrorKind, Place};
use crate::spc::asked::check::{check, check_bounds};
use crate::spc::asked::defaults::{Chosen, few_in};
use crate::spc::asked::layout::{Layout, Stretch};
use crate::spc::asked::options::Options;
use crate::spc::chart::accumulate;
use crate::spc::chart::chart_phase::ChartPhase;
use crate::spc::chart::fit_notes::{note_model, note_too_little};
use crate::spc::chart::fitted::Fitted;
use crate::spc::chart::judged::FEWEST_WITH_MEMORY;
use crate::spc::chart::plain;
use crate::spc::chart::plotted::plotted;
use crate::spc::chart::track::Track;
use crate::spc::data::column::Column;
use crate::spc::data::data::Data;
use crate::spc::data::facts::LimitFamily;
use crate::spc::data::kind::Kind;
use crate::spc::data::note::Note;
use crate::spc::data::phase::Basis;
use crate::spc::data::series::Series;
use crate::spc::data::statistic::Statistic;
use crate::spc::limits::fit::Fit;
use crate::spc::limits::model::Model;
use crate::spc::limits::process::Process;
use crate::spc::limits::{Centre, Spread, Width, families};
use crate::spc::rules::TrackKind;
use std::ops::Range;

/// What a chart is made from, and where its phases lie.
#[derive(Clone, Copy)]
pub(crate) struct Request<'a> {
    pub(crate) series: &'a Series,
    pub(crate) kind: Kind,
    pub(crate) options: &'a Options,
    pub(crate) chosen: &'a Chosen,
    pub(crate) layout: &'a Layout,
}

/// The lines of a chart.
pub(crate) fn fitted(series: &Series, kind: Kind, options: &Options) -> Result<Fitted, Error> {
    if let Some(fitted) = plain::fitted(series, kind, options) {
        return Ok(fitted);
    }
    by_phases(series, kind, options)
}

/// The lines of any chart, phase by phase.
fn by_phases(series: &Series, kind: Kind, options: &Options) -> Result<Fitted, Error> {
    kind.check_takes(series)?;
    if series.iter().all(|value| value.is_none()) {
        return Err(ChartError::NoPoints {
            found: series.len(),
        }
        .into());
    }
    let layout = Layout::new(series, options)?;
    let mut chosen = Chosen::new(series, kind, options, &layout);
    check(series, kind, options, &chosen, &layout)?;
    let mut notes: Vec<Note> = chosen.note.take().into_iter().collect();
    let request = Request {
        series,
        kind,
        options,
        chosen: &chosen,
        layout: &layout,
    };
    let (main, lower) = main_tracks(request, &mut notes)?;
    let spread = spread_track(request, &main)?;
    Ok(Fitted {
        main,
        spread,
        lower,
        rules: chosen.rules,
        centre: chosen.centre,
        notes,
    })
}

/// The main track, and the sum for a fall on a CUSUM chart.
fn main_tracks(
    request: Request<'_>,
    notes: &mut Vec<Note>,
) -> Result<(Track, Option<Box<Track>>), Error> {
    let Request {
        series,
        kind,
        options,
        chosen,
        layout,
    } = request;
    let mut plotted = plotted(series, kind, &chosen.estimator, layout)?;
    check_bounds(&plotted, options, layout)?;
    let mut phases = Vec::with_capacity(layout.phases.len());
    let mut sums = kind.has_memory().then(Sums::default);
    for (phase, stretch) in layout.phases.iter().enumerate() {
        let found = fit_phase(request, &plotted, phase, &mut phases)?;
        if let Some(sums) = &mut sums {
            let input = FitInput {
                request,
                plotted: &plotted,
            };
            sums.add(input, stretch, &mut phases);
        }
        let lines = &phases[phase];
        if !lines.enough {
            notes.push(found.too_few(phase));
            continue;
        }
        if found.short {
            notes.push(found.provisional(phase));
        }
        let known = kind.is_known_by(stretch.basis_of(options));
        note_model(&lines.model, kind, phase, (known, found.short), notes);
        if !options.wishes.weighted {
            let few =
                || few_in(series, kind, layout, std::slice::from_ref(&stretch.basis)).is_some();
            note_too_little(&lines.model.estimate, kind, phase, few, notes);
        }
    }
    let mut lower = None;
    if let Some(sums) = sums {
        plotted = sums.main.into();
        lower = kind.is_cusum().then(|| {
            let (kind, statistic) = (TrackKind::Lower, Statistic::LowerSum);
            let (sums, phases) = (sums.lower.into(), sums.lower_phases);
            Box::new(track(request, kind, statistic, sums, phases))
        });
    }
    let main = track(request, TrackKind::Main, kind.statistic(), plotted, phases);
    Ok((main, lower))
}

/// What charts with memory plot, phase after phase.
#[derive(Default)]
struct Sums {
    main: Vec<f64>,
    lower: Vec<f64>,
    lower_phases: Vec<ChartPhase>,
}

impl Sums {
    /// One more phase, fitted to the values: from here on it has the lines of the sums.
    fn add(&mut self, input: FitInput<'_>, stretch: &Stretch, phases: &mut Vec<ChartPhase>) {
        let Some(fitted) = phases.pop() else { return };
        let Some(found) = input.accumulated(stretch, &fitted.model) else {
            phases.push(fitted);
            return;
        };
        self.main.extend(found.values);
        if let Some((values, model)) = found.lower {
            self.lower.extend(values);
            self.lower_phases.push(fitted.clone().with_model(model));
        }
        phases.push(fitted.with_model(found.model));
    }
}

/// How many points there are to set the limits of a phase.
pub(crate) struct Found {
    /// Fewer than the rule set is meant for.
    short: bool,
    /// Counted up to those needed.
    points: usize,
    needs: usize,
}

impl Found {
    fn too_few(&self, phase: usize) -> Note {
        Note::TooFewForLimits {
            phase,
            found: self.points,
            needs: self.needs,
        }
    }

    fn provisional(&self, phase: usize) -> Note {
        Note::Provisional {
            phase,
            found: self.points,
            needs: self.needs,
        }
    }
}

/// Puts the lines of one phase after those before it: a median without limits where too few points would set them,
/// unless provisional ones are asked for.
pub(crate) fn fit_phase(
    request: Request<'_>,
    plotted: &[f64],
    phase: usize,
    phases: &mut Vec<ChartPhase>,
) -> Result<Found, Error> {
    let Request {
        kind,
        options,
        layout,
        ..
    } = request;
    let input = FitInput { request, plotted };
    let per = request.series.get_per();
    let stretch = &layout.phases[phase];
    let at_phase = |kind: ErrorKind| kind.at(Place::Phase(phase));
    let by_points = matches!(stretch.basis_of(options), Basis::Own | Basis::Points { .. });
    // a baseline that is the whole phase is no other than its own points
    let own = by_points && stretch.basis == stretch.points;
    let mut needs = usize::from(request.chosen.rules.minimum_points());
    // a chart with memory has limits from its own points, however few, and is read when it has built up something
    let (remembers, as_it_is) = (kind.has_memory(), own && !options.wishes.provisional);
    if remembers && !as_it_is {
        needs = needs.max(FEWEST_WITH_MEMORY);
    }
    // no more are counted than the comparisons below tell apart
    let found = usable(plotted, stretch.basis.clone(), layout, needs.max(1));
    if found == 0 && own {
        // the first range of a phase would reach over its border
        if kind.family() == LimitFamily::MovingRanges && has_values(request, stretch) {
            let lines = (None, Model::without_lines(request.chosen.width));
            phases.push(ChartPhase::new(stretch, options, lines, per, false));
            return Ok(Found {
                short: true,
                points: 0,
                needs: needs.max(FEWEST),
            });
        }
        return Err(ChartError::EmptyPhase.at(Place::Phase(phase)));
    }
    let may_be_short = kind.has_limits() && by_points && !(remembers && as_it_is);
    let short = may_be_short && found < needs;
    // a baseline that was chosen has limits for the points after it, however few set them
    let mut enough = !short || !own || options.wishes.provisional;
    // the fit is made even where its limits are not shown: it finds what cannot be
    let lines = match input.fit(stretch) {
        Ok(lines) if enough => lines,
        Ok(_) => input.without_limits(stretch).map_err(at_phase)?,
        // the other phases stand as they are
        Err(kind) if is_too_few(&kind) && found < needs.max(FEWEST) => {
            enough = false;
            input.without_limits(stretch).map_err(at_phase)?
        }
        Err(kind) => return Err(at_phase(kind)),
    };
    phases.push(ChartPhase::new(stretch, options, lines, per, enough));
    Ok(Found {
        short,
        points: found,
        // limits ask for more than some rule sets do
        needs: if enough { needs } else { needs.max(FEWEST) },
    })
}

/// Two differences between neighbours are the fewest that limits are made from.
const FEWEST: usize = 3;

/// Whether points are too few for limits.
fn is_too_few(kind: &ErrorKind) -> bool {
    matches!(kind, ErrorKind::Chart(ChartError::BaselineTooShort { .. }))
}

fn track(
    request: Request<'_>,
    kind: TrackKind,
    statistic: Statistic,
    plotted: Column,
    phases: Vec<ChartPhase>,
) -> Track {
    Track {
        kind,
        statistic,
        plotted,
        phases,
        excluded: request.layout.excluded.clone(),
        controls: request.series.controls(),
    }
}

/// Whether a phase has a value that takes part.
fn has_values(request: Request<'_>, stretch: &Stretch) -> bool {
    stretch
        .points
        .clone()
        .any(|index| request.series.value(index).is_some() && !request.layout.is_excluded(index))
}

/// How many of these points have a value and take part, counted up to `most`.
fn usable(plotted: &[f64], points: Range<usize>, layout: &Layout, most: usize) -> usize {
    if let Some(first) = plotted[points.clone()].get(..most)
        && layout.excluded.is_empty()
        && !first.iter().fold(false, |any, value| any | value.is_nan())
    {
        return most;
    }
    points
        .filter(|&index| !plotted[index].is_nan() && !layout.is_excluded(index))
        .take(most)
        .count()
}

/// What the fits of one track share.
#[derive(Clone, Copy)]
struct FitInput<'a> {
    request: Request<'a>,
    plotted: &'a [f64],
}

impl FitInput<'_> {
    /// The process of a phase and its lines.
    fn fit(&self, stretch: &Stretch) -> Result<(Option<Process>, Model), ErrorKind> {
        families::fit(
            self.request.kind,
            &self.request.series.data,
            stretch.basis_of(self.request.options),
            self.input(stretch),
        )
    }

    /// The statistic of a phase of a chart with memory.
    fn accumulated(&self, stretch: &Stretch, model: &Model) -> Option<accumulate::Accumulated> {
        let phase = accumulate::Phase {
            series: self.request.series,
            options: self.request.options,
            observed: self.plotted,
            stretch,
            layout: self.request.layout,
        };
        phase.accumulated(self.request.kind, model)
    }

    /// A median, and no limits.
    fn without_limits(&self, stretch: &Stretch) -> Result<(Option<Process>, Model), ErrorKind> {
        let input = Fit {
            middle: Centre::Median,
            ..self.input(stretch)
        };
        families::fit(Kind::Run, &self.request.series.data, &Basis::Own, input)
    }

    fn input(&self, stretch: &Stretch) -> Fit<'_> {
        let numerators = match &self.request.series.data {
            Data::Proportions { events, .. } | Data::Rates { events, .. } => Some(&**events),
            Data::Ratios { numerators, .. } => Some(&**numerators),
            _ => None,
        };
        Fit {
            plotted: self.plotted,
            numerators,
            denominators: self.request.series.data.denominators(),
            excluded: &self.request.layout.excluded,
            borders: &self.request.layout.starts,
            drawn: (stretch.points.start, stretch.points.end),
            basis: (stretch.basis.start, stretch.basis.end),
            centre: None,
            sigma: None,
            middle: self.request.chosen.centre,
            estimator: &self.request.chosen.estimator,
            width: self.request.chosen.width,
            range: self
                .request
                .kind
                .range_within(self.request.options.wishes.bounds),
        }
    }
}

/// The spread track of an X̄ chart.
fn spread_track(request: Request<'_>, main: &Track) -> Result<Option<Box<Track>>, Error> {
    let (kind, spread) = match request.kind.family() {
        LimitFamily::Means(Spread::Range) => (Kind::R, Spread::Range),
        LimitFamily::Means(Spread::Deviation) => (Kind::S, Spread::Deviation),
        _ => return Ok(None),
    };
    // bounds, a known centre and given lines are those of the means
    let unbounded = Options::default();
    let options = request.options;
    let spreads = Request {
        kind,
        options: &unbounded,
        ..request
    };
    let plotted = plotted(
        request.series,
        kind,
        &request.chosen.estimator,
        request.layout,
    )?;
    let input = FitInput {
        request: spreads,
        plotted: &plotted,
    };
    let mut phases = Vec::with_capacity(request.layout.phases.len());
    for (phase, stretch) in request.layout.phases.iter().enumerate() {
        let sigma = match stretch.basis_of(options) {
            Basis::Process { sigma, .. } => *sigma,
            _ => None,
        };
        let basis = Basis::Process {
            centre: None,
            sigma,
        };
        let fit = Fit {
            // a chance has no exact limits for ranges here: the same chance as a number of sigma
            width: match (spread, request.chosen.width) {
                (Spread::Range, width) => Width::Sigma(width.multiple()),
                (Spread::Deviation, width) => width,
            },
            ..input.input(stretch)
        };
        let enough = main.phases[phase].enough;
        let lines = if enough {
            families::fit(kind, &request.series.data, &basis, fit)
        } else {
            input.without_limits(stretch)
        };
        let lines = lines.map_err(|kind| kind.at(Place::Phase(phase)))?;
        phases.push(ChartPhase::new(stretch, options, lines, 1.0, enough));
    }
    Ok(Some(Box::new(track(
        request,
        TrackKind::Spread,
        kind.statistic(),
        plotted,
        phases,
    ))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spc::rules::RuleSet;
    use proptest::prelude::*;
    use proptest::sample::select;

    /// What a chart may be asked for that keeps it plain, and what does not.
    fn options() -> impl Strategy<Value = Options> {
        let sets: Vec<_> = RuleSet::all().into_iter().map(Some).collect();
        let rules = prop_oneof![1 => Just(None), 2 => select(sets)];
        let target = prop_oneof![Just(None), Just(Some(3.0)), Just(Some(1e200))];
        (rules, target, 0..8).prop_map(|(rules, target, other)| {
            let mut options = Options::new();
            if let Some(rules) = rules {
                options = options.rules(rules);
            }
            if let Some(target) = target {
                options = options.target(target);
            }
            match other {
                0 => options.provisional(),
                1 => options.centre(Centre::Median),
                2 => options.baseline(Basis::points(0..6)),
                3 => options.bounds(-1.0..=1e9),
                _ => options,
            }
        })
    }

    proptest! {
        /// The lines of plain charts are those of all charts, to the last digit.
        #[test]
        fn plain_charts_are_fitted_like_all_others(
            values in prop::collection::vec(prop_oneof![
                60 => (-30_i32..30).prop_map(Some),
                1 => Just(None),
            ], 0..200),
            step in select(vec![0.0, 0.1, 1.0, 1e9]),
            options in options(),
            kind in select(vec![Kind::Individuals, Kind::Individuals, Kind::Run, Kind::Ewma]),
        ) {
            let values = values.iter().map(|value| value.map(|value| f64::from(value) * step));
            let series = Series::values(values).expect("numbers");
            if let Some(plain) = plain::fitted(&series, kind, &options) {
                prop_assert_eq!(Ok(plain), by_phases(&series, kind, &options));
            }
        }
    }

    /// The short way is taken by the charts that it is for.
    #[test]
    fn most_charts_are_plain() {
        let series = Series::values((0..48).map(|point| point * 7 % 12)).expect("numbers");
        for options in [
            Options::new(),
            Options::new().rules(RuleSet::nelson()).target(4.0),
        ] {
            assert!(plain::fitted(&series, Kind::Individuals, &options).is_some());
        }
    }
}
