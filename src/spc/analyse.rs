//! The one path from data to signals.

use crate::direction::Side;
use crate::error::{Error, ErrorKind, Place};
use crate::spc::defaults::Chosen;
use crate::spc::dispersion::null_sigma_z;
use crate::spc::kind::Kind;
use crate::spc::layout::{Layout, Stretch};
use crate::spc::limits::fit::Fit;
use crate::spc::limits::line::Line;
use crate::spc::limits::model::{Model, Shape};
use crate::spc::limits::moving_range::Points;
use crate::spc::limits::{
    Centre, Estimator, Spread, attribute, given, individuals, ranges, rare, ratio, subgroup, xbar,
};
use crate::spc::note::Note;
use crate::spc::observation::{LARGEST, ordinary};
use crate::spc::options::Options;
use crate::spc::phase::Basis;
use crate::spc::rules::{self, RuleSet, Signal, TrackKind, evaluate_set};
use crate::spc::series::{CaseCount, Data, Series};
use crate::spc::track::{Statistic, Track};

/// Fewer points than this to set limits are worth a note.
const SHORT_BASELINE: usize = 12;

/// Everything that was worked out.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Analysis {
    pub(crate) layout: Layout,
    pub(crate) main: Track,
    pub(crate) spread: Option<Track>,
    pub(crate) rules: RuleSet,
    pub(crate) signals: Vec<Signal>,
    pub(crate) notes: Vec<Note>,
    /// Which middle the centre line is.
    pub(crate) centre: Centre,
}

/// From data to signals.
pub(crate) fn analyse(series: &Series, kind: Kind, options: &Options) -> Result<Analysis, Error> {
    kind.check_takes(series)?;
    if series.usable() == 0 {
        return Err(ErrorKind::NoPoints {
            found: series.len(),
        }
        .into());
    }
    let layout = Layout::new(series, options)?;
    let mut chosen = Chosen::new(series, kind, options, &layout);
    check(series, kind, options, &chosen, &layout)?;

    let (statistic, plotted) = plotted(series, kind, &chosen.estimator, &layout);
    check_bounds(&plotted, options, &layout)?;
    let mut notes: Vec<Note> = chosen.note.take().into_iter().collect();
    let asked = usize::from(chosen.rules.minimum_points());
    let mut models = Vec::with_capacity(layout.phases.len());
    let mut limited = Vec::with_capacity(layout.phases.len());
    for (phase, stretch) in layout.phases.iter().enumerate() {
        let at_phase = |kind: ErrorKind| kind.at(Place::Phase(phase));
        let basis = stretch.basis_of(options);
        let own = matches!(basis, Basis::Own);
        let found = usable(&plotted, stretch, &layout);
        if found == 0 && own {
            return Err(at_phase(ErrorKind::EmptyPhase));
        }
        let input = FitInput {
            series,
            kind,
            options,
            chosen: &chosen,
            layout: &layout,
            plotted: &plotted,
        };
        // the fit is made even where its limits are not shown: it finds what cannot be
        let model = input.fit(kind, stretch).map_err(at_phase)?;
        let short = kind != Kind::Run && own && found < asked;
        if short && options.provisional {
            notes.push(Note::Provisional {
                phase,
                found,
                needs: asked,
            });
        } else if short {
            notes.push(Note::TooFewForLimits {
                phase,
                found,
                needs: asked,
            });
        }
        let limited_here = !short || options.provisional;
        let model = if limited_here {
            note_model(&model, kind, phase, own, &mut notes);
            model
        } else {
            input.without_limits(stretch).map_err(at_phase)?
        };
        limited.push(limited_here);
        models.push(model);
    }
    let ranges: Vec<_> = layout
        .phases
        .iter()
        .map(|stretch| stretch.points.clone())
        .collect();
    let main = Track {
        kind: TrackKind::Main,
        statistic,
        plotted,
        limits: drawn_limits(&models),
        models,
        phases: ranges,
        excluded: layout.excluded.clone(),
        controls: series.controls(),
    };
    let spread = spread_track(series, kind, options, &chosen, &layout, &limited)?;

    if options.rules.is_none() && limited.iter().all(|limited| !limited) {
        // without limits, and about a median, the chart is read as a run chart
        chosen.rules = RuleSet::anhoej();
    }
    let judged = enough_for_rules(kind, options, &chosen.rules, &limited, &main, &mut notes);
    let mut signals = Vec::new();
    if judged {
        let active = active_rules(kind, &chosen.rules);
        find_signals(&main, active, &mut signals);
        if let Some(spread) = &spread {
            find_signals(spread, chosen.rules.spread_rules(), &mut signals);
        }
        signals.sort_by_key(|signal| {
            (
                signal.track(),
                signal.first_hit(),
                signal.rule(),
                signal.side(),
            )
        });
    }
    Ok(Analysis {
        layout,
        main,
        spread,
        rules: chosen.rules,
        signals,
        notes,
        centre: chosen.centre,
    })
}

/// The rules that a kind judges its main track by: a chart of spreads has those for spreads.
pub(crate) fn active_rules(kind: Kind, rules: &RuleSet) -> &[rules::Rule] {
    match kind {
        Kind::R | Kind::S | Kind::MovingRange => rules.spread_rules(),
        _ => rules.rules(),
    }
}

/// What cannot be, before anything is worked out.
fn check(
    series: &Series,
    kind: Kind,
    options: &Options,
    chosen: &Chosen,
    layout: &Layout,
) -> Result<(), Error> {
    chosen.width.check()?;
    chosen.estimator.check()?;
    for rule in active_rules(kind, &chosen.rules) {
        rule.check()?;
        kind.lawful(rule).map_err(|why| ErrorKind::UnlawfulRule {
            kind: kind.symbol(),
            rule: rule.name().into_owned(),
            why,
        })?;
    }
    let known = |basis: &Basis| {
        matches!(
            basis,
            Basis::Lines { .. }
                | Basis::Process {
                    centre: Some(_),
                    sigma: Some(_)
                }
        )
    };
    let mut found = 0;
    for index in 0..series.len() {
        if series.value(index).is_none() || layout.is_excluded(index) {
            continue;
        }
        found += 1;
        check_point(series, kind, index)?;
    }
    if found == 0 {
        return Err(ErrorKind::NoPoints {
            found: series.len(),
        }
        .into());
    }
    let needs = match kind {
        Kind::Run => 1,
        _ if kind.is_by_differences() => 3,
        _ => 2,
    };
    let all_known = layout
        .phases
        .iter()
        .all(|stretch| known(stretch.basis_of(options)));
    if found < needs && !all_known {
        return Err(ErrorKind::TooFewPoints {
            kind: kind.symbol(),
            needs,
            found,
        }
        .into());
    }
    if let Some(target) = &options.target {
        let proportion = matches!(series.data, Data::Proportions { .. }) && kind != Kind::Np;
        let (range, what) = if proportion {
            ((0.0, 1.0), "a proportion")
        } else {
            let (lowest, highest) = kind.range();
            (
                (lowest.max(-LARGEST), highest.min(LARGEST)),
                "what is plotted",
            )
        };
        target.check(series.len(), range, what)?;
    }
    Ok(())
}

/// Whether the bounds are a range, and every plotted point that takes part lies in it.
fn check_bounds(plotted: &[f64], options: &Options, layout: &Layout) -> Result<(), Error> {
    let Some((lowest, highest)) = options.bounds else {
        return Ok(());
    };
    if lowest >= highest || lowest.is_nan() || highest.is_nan() {
        return Err(ErrorKind::BadOption {
            option: "the range of the bounds",
            found: format!("{lowest} to {highest}"),
            expected: "a lower bound below an upper one",
        }
        .into());
    }
    let outside = plotted.iter().enumerate().find(|&(index, value)| {
        (*value < lowest || *value > highest) && !layout.is_excluded(index)
    });
    match outside {
        None => Ok(()),
        Some((index, &found)) => Err(ErrorKind::OutOfBounds {
            found,
            lowest,
            highest,
        }
        .at(Place::Point(index))),
    }
}

fn check_point(series: &Series, kind: Kind, index: usize) -> Result<(), Error> {
    let place = Place::Point(index);
    match kind {
        Kind::T if series.value(index) == Some(0.0) => Err(ErrorKind::ZeroTime.at(place)),
        Kind::XbarR | Kind::XbarS | Kind::R | Kind::S => {
            match series.subgroup(index).map(<[f64]>::len) {
                Some(found) if found < 2 => Err(ErrorKind::SubgroupTooSmall { found }.at(place)),
                _ => Ok(()),
            }
        }
        _ => Ok(()),
    }
}

/// What is plotted.
fn plotted(
    series: &Series,
    kind: Kind,
    estimator: &Estimator,
    layout: &Layout,
) -> (Statistic, Vec<f64>) {
    let spreads = |spread| match &series.data {
        Data::Subgroups(groups) => groups
            .iter()
            .map(|group| subgroup::spread_of(group, spread))
            .collect(),
        _ => Vec::new(),
    };
    match (kind, &series.data) {
        (Kind::Np, Data::Proportions { events, .. }) => (Statistic::Events, events.clone()),
        (Kind::R, _) => (Statistic::Range, spreads(Spread::Range)),
        (Kind::S, _) => (Statistic::Deviation, spreads(Spread::Deviation)),
        (Kind::MovingRange, data) => (
            Statistic::MovingRange,
            moving_ranges(&data.plotted(), estimator, layout),
        ),
        (Kind::XbarR | Kind::XbarS, data) => (Statistic::Mean, data.plotted()),
        (_, data) => (Statistic::Value, data.plotted()),
    }
}

/// The moving ranges, cut where a phase starts, NaN where there is none.
pub(crate) fn moving_ranges(values: &[f64], estimator: &Estimator, layout: &Layout) -> Vec<f64> {
    let mut ranges = vec![f64::NAN; values.len()];
    for stretch in &layout.phases {
        let excluded: Vec<usize> = layout
            .excluded
            .iter()
            .filter(|index| stretch.points.contains(index))
            .map(|index| index - stretch.points.start)
            .collect();
        let points = Points {
            values: &values[stretch.points.clone()],
            excluded: &excluded,
            borders: &[],
        };
        for (offset, range) in points.moving_ranges(estimator) {
            ranges[stretch.points.start + offset] = range;
        }
    }
    ranges
}

fn usable(plotted: &[f64], stretch: &Stretch, layout: &Layout) -> usize {
    stretch
        .points
        .clone()
        .filter(|&index| !plotted[index].is_nan() && !layout.is_excluded(index))
        .count()
}

/// Everything that the fits of one chart share.
#[derive(Clone, Copy)]
struct FitInput<'a> {
    series: &'a Series,
    kind: Kind,
    options: &'a Options,
    chosen: &'a Chosen,
    layout: &'a Layout,
    plotted: &'a [f64],
}

impl FitInput<'_> {
    /// The limits of a phase.
    fn fit(&self, kind: Kind, stretch: &Stretch) -> Result<Model, ErrorKind> {
        let basis = stretch.basis_of(self.options);
        let (centre, sigma) = match basis {
            Basis::Process { centre, sigma } => (*centre, *sigma),
            _ => (None, None),
        };
        if let Some(centre) = centre.filter(|centre| ordinary(*centre).is_err()) {
            return Err(ErrorKind::BadOption {
                option: "a known centre",
                found: centre.to_string(),
                expected: "an ordinary number up to 1e150",
            });
        }
        if let Some(sigma) = sigma.filter(|sigma| !(0.0..=LARGEST).contains(sigma)) {
            return Err(ErrorKind::BadOption {
                option: "a known sigma",
                found: sigma.to_string(),
                expected: "a number from 0 to 1e150",
            });
        }
        let fit = self.input(stretch, centre, sigma);
        if let Basis::Lines {
            centre,
            lower,
            upper,
        } = basis
        {
            return given::fit(&fit, centre, lower.as_ref(), upper.as_ref());
        }
        match (kind, &self.series.data) {
            (Kind::Run, _) => individuals::run(&fit),
            (Kind::Individuals, _) => individuals::fit(&fit),
            (Kind::MovingRange, data) => ranges::fit(&fit, &data.plotted()),
            (Kind::XbarR | Kind::XbarS, Data::Subgroups(groups)) => xbar::means(&fit, groups),
            (Kind::R, Data::Subgroups(groups)) => xbar::spreads(&fit, groups, Spread::Range),
            (Kind::S, Data::Subgroups(groups)) => xbar::spreads(&fit, groups, Spread::Deviation),
            (Kind::IPrime, _) => ratio::fit(&fit),
            (Kind::T, _) => rare::times(&fit),
            (Kind::G, data) => {
                let counting = match data {
                    Data::CasesBetween { counting, .. } => *counting,
                    _ => CaseCount::Between,
                };
                rare::cases(&fit, counting)
            }
            _ => attribute::fit(kind, &fit),
        }
    }

    /// A median, and no limits.
    fn without_limits(&self, stretch: &Stretch) -> Result<Model, ErrorKind> {
        individuals::run(&Fit {
            middle: Centre::Median,
            ..self.input(stretch, None, None)
        })
    }

    /// The values that a point can have: those of the kind, and inside the bounds that were asked for.
    fn range(&self) -> (f64, f64) {
        let (lowest, highest) = self.kind.range();
        self.options.bounds.map_or((lowest, highest), |bounds| {
            (lowest.max(bounds.0), highest.min(bounds.1))
        })
    }

    fn input(&self, stretch: &Stretch, centre: Option<f64>, sigma: Option<f64>) -> Fit<'_> {
        let numerators = match &self.series.data {
            Data::Proportions { events, .. } | Data::Rates { events, .. } => {
                Some(events.as_slice())
            }
            Data::Ratios { numerators, .. } => Some(numerators.as_slice()),
            _ => None,
        };
        Fit {
            plotted: self.plotted,
            numerators,
            denominators: self.series.data.denominators(),
            excluded: &self.layout.excluded,
            borders: &self.layout.starts,
            drawn: (stretch.points.start, stretch.points.end),
            basis: (stretch.basis.start, stretch.basis.end),
            centre,
            sigma,
            middle: self.chosen.centre,
            estimator: &self.chosen.estimator,
            width: self.chosen.width,
            range: self.range(),
        }
    }
}

/// What a reader should know about the limits of a phase.
fn note_model(model: &Model, kind: Kind, phase: usize, own: bool, notes: &mut Vec<Note>) {
    if matches!(model.shape, Shape::Unlimited) {
        return;
    }
    let estimate = &model.estimate;
    let estimated = estimate.width.is_some() && estimate.points > 0;
    if estimated && estimate.points < SHORT_BASELINE && !(own && notes_provisional(notes, phase)) {
        notes.push(Note::ShortBaseline {
            phase,
            points: estimate.points,
        });
    }
    if model.is_flat() {
        notes.push(Note::NoWidth { phase });
    } else {
        for side in Side::BOTH {
            if model.is_cut(side) {
                notes.push(Note::LimitCut { phase, side });
            }
        }
    }
    if let (Kind::P | Kind::Np | Kind::U | Kind::C, Some(sigma_z)) = (kind, estimate.sigma_z)
        && let Some(null_point) = null_sigma_z(estimate.points)
        && sigma_z > null_point
    {
        notes.push(Note::OverDispersed {
            phase,
            sigma_z,
            null_point,
        });
    }
}

fn notes_provisional(notes: &[Note], phase: usize) -> bool {
    notes
        .iter()
        .any(|note| matches!(note, Note::Provisional { phase: noted, .. } if *noted == phase))
}

/// The spread track of an X̄ chart.
fn spread_track(
    series: &Series,
    kind: Kind,
    options: &Options,
    chosen: &Chosen,
    layout: &Layout,
    limited: &[bool],
) -> Result<Option<Track>, Error> {
    let (spread_kind, statistic) = match kind {
        Kind::XbarR => (Kind::R, Statistic::Range),
        Kind::XbarS => (Kind::S, Statistic::Deviation),
        _ => return Ok(None),
    };
    let (_, plotted) = plotted(series, spread_kind, &chosen.estimator, layout);
    let mut models = Vec::with_capacity(layout.phases.len());
    for (phase, stretch) in layout.phases.iter().enumerate() {
        // bounds, a known centre and given lines are those of the means
        let sigma = match stretch.basis_of(options) {
            Basis::Process { sigma, .. } => *sigma,
            _ => None,
        };
        let unbounded = Options {
            bounds: None,
            ..Options::default()
        };
        let input = FitInput {
            series,
            kind: spread_kind,
            options: &unbounded,
            chosen,
            layout,
            plotted: &plotted,
        };
        let fit = Fit {
            // a chance for the ranges has no exact limits here: the same chance as a number of sigma
            width: match (spread_kind, chosen.width) {
                (Kind::R, width) => crate::spc::limits::Width::Sigma(width.multiple()),
                (_, width) => width,
            },
            ..input.input(stretch, None, sigma)
        };
        let spread = if spread_kind == Kind::R {
            Spread::Range
        } else {
            Spread::Deviation
        };
        let Data::Subgroups(groups) = &series.data else {
            return Ok(None);
        };
        let model = if limited[phase] {
            xbar::spreads(&fit, groups, spread)
        } else {
            input.without_limits(stretch)
        };
        models.push(model.map_err(|kind| kind.at(Place::Phase(phase)))?);
    }
    Ok(Some(Track {
        kind: TrackKind::Spread,
        statistic,
        plotted,
        limits: drawn_limits(&models),
        models,
        phases: layout
            .phases
            .iter()
            .map(|stretch| stretch.points.clone())
            .collect(),
        excluded: layout.excluded.clone(),
        controls: 1,
    }))
}

fn drawn_limits(models: &[Model]) -> Vec<[Line; 2]> {
    models
        .iter()
        .map(|model| [model.limit(Side::Below), model.limit(Side::Above)])
        .collect()
}

/// Whether there are enough useful points for the rules of a chart without limits.
fn enough_for_rules(
    kind: Kind,
    options: &Options,
    rules: &RuleSet,
    limited: &[bool],
    main: &Track,
    notes: &mut Vec<Note>,
) -> bool {
    let without_limits = kind == Kind::Run || limited.iter().all(|limited| !limited);
    if !without_limits || options.provisional {
        return true;
    }
    let needs = usize::from(rules.minimum_points());
    let found = (0..main.phases.len())
        .map(|phase| run_facts(main, phase).useful())
        .max()
        .unwrap_or(0);
    if found < needs {
        notes.push(Note::TooFewForRules { found, needs });
        return false;
    }
    true
}

/// What a run chart counts over a phase.
pub(crate) fn run_facts(track: &Track, phase: usize) -> rules::RunFacts {
    track.with_frame(phase, |frame| {
        let centre = frame.levels.level(rules::Border::Centre, Side::Above);
        rules::RunFacts::of(frame.values, &centre, rules::Length::Anhoej)
    })
}

fn find_signals(track: &Track, rules: &[rules::Rule], signals: &mut Vec<Signal>) {
    for (phase, points) in track.phases.iter().enumerate() {
        track.with_frame(phase, |frame| {
            for (index, hits) in evaluate_set(rules, frame).iter().enumerate() {
                let place = rules::Place {
                    rule: index,
                    track: track.kind,
                    phase,
                    offset: points.start,
                };
                signals.extend(rules::signals(place, &rules[index], frame, hits));
            }
        });
    }
}
