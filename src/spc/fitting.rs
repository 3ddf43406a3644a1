//! The tracks of a chart: each phase fitted by the family of its kind.

use crate::direction::Side;
use crate::error::{Error, ErrorKind, Place};
use crate::spc::accumulate;
use crate::spc::check::check_bounds;
use crate::spc::column::Column;
use crate::spc::data::{CaseCount, Data};
use crate::spc::defaults::Chosen;
use crate::spc::dispersion::null_sigma_z;
use crate::spc::kind::Kind;
use crate::spc::layout::{Layout, Stretch};
use crate::spc::limits::fit::Fit;
use crate::spc::limits::model::{Model, Shape};
use crate::spc::limits::{
    Centre, Spread, Width, attribute, given, individuals, ranges, rare, ratio, xbar,
};
use crate::spc::note::Note;
use crate::spc::observation::{LARGEST, ordinary};
use crate::spc::options::Options;
use crate::spc::per_phase::PerPhase;
use crate::spc::phase::Basis;
use crate::spc::plotted::plotted;
use crate::spc::rules::TrackKind;
use crate::spc::series::Series;
use crate::spc::track::{Statistic, Track};

/// Fewer points than this to set limits are worth a note.
const SHORT_BASELINE: usize = 12;

/// What a chart is made from, and where its phases lie.
#[derive(Clone, Copy)]
pub(crate) struct Request<'a> {
    pub(crate) series: &'a Series,
    pub(crate) kind: Kind,
    pub(crate) options: &'a Options,
    pub(crate) chosen: &'a Chosen,
    pub(crate) layout: &'a Layout,
}

/// The main track; which phases have limits; what a reader should know about them.
pub(crate) struct MainTrack {
    pub(crate) track: Box<Track>,
    pub(crate) limited: PerPhase<bool>,
    pub(crate) notes: Vec<Note>,
    /// The sum for a fall on a CUSUM chart.
    pub(crate) lower: Option<Box<Track>>,
}

/// The main track.
pub(crate) fn main_track(request: Request<'_>) -> Result<MainTrack, Error> {
    let Request {
        series,
        kind,
        options,
        chosen,
        layout,
    } = request;
    let (mut statistic, mut plotted) = plotted(series, kind, &chosen.estimator, layout);
    check_bounds(&plotted, options, layout)?;
    let mut notes = Vec::new();
    let (mut models, mut limited) = (PerPhase::new(), PerPhase::new());
    let (mut sums, mut lower_sums, mut lower_models) = (Vec::new(), Vec::new(), PerPhase::new());
    for (phase, stretch) in layout.phases.iter().enumerate() {
        let mut lines = fit_phase(request, &plotted, phase)?;
        let input = FitInput {
            request,
            plotted: &plotted,
        };
        if let Some(found) = input.accumulated(stretch, &lines.model) {
            lines.model = found.model;
            sums.extend(found.values);
            if let Some((values, model)) = found.lower {
                lower_sums.extend(values);
                lower_models.push(model);
            }
        }
        let (found, needs) = lines.points;
        if lines.limited {
            if lines.short {
                notes.push(Note::Provisional {
                    phase,
                    found,
                    needs,
                });
            }
            note_model(
                &lines.model,
                kind,
                phase,
                (kind.is_known_by(stretch.basis_of(options)), lines.short),
                &mut notes,
            );
        } else {
            notes.push(Note::TooFewForLimits {
                phase,
                found,
                needs,
            });
        }
        models.push(lines.model);
        limited.push(lines.limited);
    }
    if kind.has_memory() {
        (statistic, plotted) = (accumulate::statistic(kind), sums.into());
    }
    let lower = kind.is_cusum().then(|| {
        let sums = lower_sums.into();
        track(
            request,
            TrackKind::Lower,
            Statistic::LowerSum,
            sums,
            lower_models,
        )
    });
    let track = track(request, TrackKind::Main, statistic, plotted, models);
    Ok(MainTrack {
        track,
        limited,
        notes,
        lower,
    })
}

/// The lines of one phase.
#[derive(Debug, Clone)]
pub(crate) struct PhaseLines {
    /// With limits, or a median without.
    pub(crate) model: Model,
    pub(crate) limited: bool,
    /// Whether fewer points set the limits than the rule set is meant for.
    pub(crate) short: bool,
    /// How many points there are, counted up to those needed; how many are needed.
    pub(crate) points: (usize, usize),
}

/// The lines of one phase: a median without limits where too few points would set them, unless provisional ones
/// are asked for.
pub(crate) fn fit_phase(
    request: Request<'_>,
    plotted: &[f64],
    phase: usize,
) -> Result<PhaseLines, Error> {
    let Request {
        kind,
        options,
        layout,
        ..
    } = request;
    let input = FitInput { request, plotted };
    let stretch = &layout.phases[phase];
    let needs = usize::from(request.chosen.rules.minimum_points());
    let at_phase = |kind: ErrorKind| kind.at(Place::Phase(phase));
    let own = matches!(stretch.basis_of(options), Basis::Own);
    // no more are counted than the comparisons below tell apart
    let found = usable(plotted, stretch, layout, needs.max(1));
    if found == 0 && own {
        return Err(at_phase(ErrorKind::EmptyPhase));
    }
    // the fit is made even where its limits are not shown: it finds what cannot be
    let model = input.fit(stretch).map_err(at_phase)?;
    let short = kind != Kind::Run && !kind.has_memory() && own && found < needs;
    let limited = !short || options.provisional;
    Ok(PhaseLines {
        model: if limited {
            model
        } else {
            input.without_limits(stretch).map_err(at_phase)?
        },
        limited,
        short,
        points: (found, needs),
    })
}

fn track(
    request: Request<'_>,
    kind: TrackKind,
    statistic: Statistic,
    plotted: Column,
    models: PerPhase<Model>,
) -> Box<Track> {
    let drawn = |model: &Model| [model.limit(Side::Below), model.limit(Side::Above)];
    Box::new(Track {
        kind,
        statistic,
        plotted,
        limits: models.iter().map(drawn).collect(),
        models,
        phases: request
            .layout
            .phases
            .iter()
            .map(|stretch| stretch.points.clone())
            .collect(),
        excluded: request.layout.excluded.clone(),
        controls: request.series.controls(),
    })
}

/// How many points of a phase have a value and take part, counted up to `most`.
fn usable(plotted: &[f64], stretch: &Stretch, layout: &Layout, most: usize) -> usize {
    let points = stretch.points.clone();
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
    /// The limits of a phase.
    fn fit(&self, stretch: &Stretch) -> Result<Model, ErrorKind> {
        let basis = stretch.basis_of(self.request.options);
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
        if self.request.kind.has_memory() && matches!(basis, Basis::Lines { .. }) {
            return Err(ErrorKind::BadOption {
                option: "lines worked out elsewhere",
                found: "given".to_owned(),
                expected: "a known process, or points that set it: an EWMA or CUSUM adds up in its standard deviations",
            });
        }
        if let Basis::Lines {
            centre,
            lower,
            upper,
        } = basis
        {
            // a run chart has a centre and no limits, whoever drew it
            let limits = self.request.kind != Kind::Run;
            let lines = [lower, upper].map(|line| line.as_ref().filter(|_| limits));
            return given::fit(&fit, centre, lines[0], lines[1]);
        }
        match (self.request.kind, &self.request.series.data) {
            (Kind::Run, _) => individuals::run(&fit),
            (Kind::MovingRange, data) => ranges::fit(&fit, &data.plotted()),
            (Kind::XbarR | Kind::XbarS | Kind::Ewma | Kind::Cusum, Data::Subgroups(groups)) => {
                xbar::means(&fit, groups)
            }
            (Kind::Individuals | Kind::Ewma | Kind::Cusum, _) => individuals::fit(&fit),
            (Kind::R, Data::Subgroups(groups)) => xbar::spreads(&fit, groups, Spread::Range),
            (Kind::S, Data::Subgroups(groups)) => xbar::spreads(&fit, groups, Spread::Deviation),
            (Kind::IPrime, _) => ratio::fit(&fit),
            (Kind::T, _) => rare::times(&fit),
            (Kind::BinomialCusum, _) => attribute::fit(Kind::P, &fit),
            (Kind::PoissonCusum, _) => attribute::fit(Kind::U, &fit),
            (Kind::G, data) => {
                let counting = match data {
                    Data::CasesBetween { counting, .. } => *counting,
                    _ => CaseCount::Between,
                };
                rare::cases(&fit, counting)
            }
            (kind, _) => attribute::fit(kind, &fit),
        }
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
    fn without_limits(&self, stretch: &Stretch) -> Result<Model, ErrorKind> {
        individuals::run(&Fit {
            middle: Centre::Median,
            ..self.input(stretch, None, None)
        })
    }

    /// The values that a point can have: those of the kind, and inside the bounds that were asked for.
    fn range(&self) -> (f64, f64) {
        let (lowest, highest) = self.request.kind.range();
        self.request
            .options
            .bounds
            .map_or((lowest, highest), |bounds| {
                (lowest.max(bounds.0), highest.min(bounds.1))
            })
    }

    fn input(&self, stretch: &Stretch, centre: Option<f64>, sigma: Option<f64>) -> Fit<'_> {
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
            centre,
            sigma,
            middle: self.request.chosen.centre,
            estimator: &self.request.chosen.estimator,
            width: self.request.chosen.width,
            range: self.range(),
        }
    }
}

/// What a reader should know about the limits of a phase.
fn note_model(
    model: &Model,
    kind: Kind,
    phase: usize,
    (known, provisional): (bool, bool),
    notes: &mut Vec<Note>,
) {
    if matches!(model.shape, Shape::Unlimited) {
        return;
    }
    let estimate = &model.estimate;
    let estimated = estimate.width.is_some() && estimate.points > 0 && !known;
    if estimated && estimate.points < SHORT_BASELINE && !provisional {
        notes.push(Note::ShortBaseline {
            phase,
            points: estimate.points,
        });
    }
    if model.is_flat() {
        notes.push(Note::NoWidth { phase });
    } else if !matches!(kind, Kind::MovingRange | Kind::R | Kind::S) {
        for side in Side::BOTH {
            if model.is_cut(side) {
                notes.push(Note::LimitCut { phase, side });
            }
        }
    }
    let by_chance = matches!(
        kind,
        Kind::P | Kind::Np | Kind::U | Kind::C | Kind::BinomialCusum | Kind::PoissonCusum
    );
    if let (true, Some(sigma_z)) = (by_chance, estimate.sigma_z)
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

/// The spread track of an X̄ chart.
pub(crate) fn spread_track(
    request: Request<'_>,
    limited: &[bool],
) -> Result<Option<Box<Track>>, Error> {
    let (kind, spread, statistic) = match request.kind {
        Kind::XbarR => (Kind::R, Spread::Range, Statistic::Range),
        Kind::XbarS => (Kind::S, Spread::Deviation, Statistic::Deviation),
        _ => return Ok(None),
    };
    let Data::Subgroups(groups) = &request.series.data else {
        return Ok(None);
    };
    // bounds, a known centre and given lines are those of the means
    let unbounded = Options::default();
    let options = request.options;
    let spreads = Request {
        kind,
        options: &unbounded,
        ..request
    };
    let (_, plotted) = plotted(
        request.series,
        kind,
        &request.chosen.estimator,
        request.layout,
    );
    let input = FitInput {
        request: spreads,
        plotted: &plotted,
    };
    let mut models = PerPhase::new();
    for (phase, stretch) in request.layout.phases.iter().enumerate() {
        let sigma = match stretch.basis_of(options) {
            Basis::Process { sigma, .. } => *sigma,
            _ => None,
        };
        let fit = Fit {
            // a chance has no exact limits for ranges here: the same chance as a number of sigma
            width: match (spread, request.chosen.width) {
                (Spread::Range, width) => Width::Sigma(width.multiple()),
                (Spread::Deviation, width) => width,
            },
            ..input.input(stretch, None, sigma)
        };
        let model = if limited[phase] {
            xbar::spreads(&fit, groups, spread)
        } else {
            input.without_limits(stretch)
        };
        models.push(model.map_err(|kind| kind.at(Place::Phase(phase)))?);
    }
    Ok(Some(track(
        request,
        TrackKind::Spread,
        statistic,
        plotted,
        models,
    )))
}
