//! The lines of the commonest chart in one go: up to 1,024 individual values, none missing, one phase with limits from its own
//! points, every choice but rules, direction and target left as it is.
//!
//! [`fitting`](super::fitting) says the same of every chart, and its tests hold the two against each other. What
//! is left out here is what such a chart does not have: it takes half the instructions.

use crate::spc::asked::defaults;
use crate::spc::asked::layout::Stretch;
use crate::spc::asked::options::{OptionValues, Options};
use crate::spc::asked::shared_rules::Rules;
use crate::spc::chart::chart_phase::ChartPhase;
use crate::spc::chart::fit_notes::SHORT_BASELINE;
use crate::spc::chart::fitted::Fitted;
use crate::spc::chart::track::Track;
use crate::spc::data::data::Data;
use crate::spc::data::facts::LimitFamily;
use crate::spc::data::kind::Kind;
use crate::spc::data::observation::ordinary;
use crate::spc::data::phase::Basis;
use crate::spc::data::series::Series;
use crate::spc::data::target::Target;
use crate::spc::limits::line::Line;
use crate::spc::limits::{Centre, Width, individuals};
use crate::spc::rules::TrackKind;

/// With more there is little to gain, and a pass over the values to lose where one is missing.
const MOST: usize = 1024;

/// The lines of such a chart; none of any other, and none where anything is amiss: `fitting` says what.
pub(crate) fn fitted(series: &Series, kind: Kind, options: &Options) -> Option<Fitted> {
    let Data::Values(values) = &series.data else {
        return None;
    };
    let wishes = &*options.wishes;
    if kind.family() != LimitFamily::Values || !asks_for_nothing_else(wishes) {
        return None;
    }
    let rules = match &wishes.rules {
        Some(rules) => rules.clone(),
        None => Rules::Default(defaults::individuals()),
    };
    let points = values.len();
    // fewer are worth a note, which is for `fitting` to write
    let enough = usize::from(rules.minimum_points()).max(SHORT_BASELINE);
    if !(enough..=MOST).contains(&points) {
        return None;
    }
    let (process, estimate) = individuals::of_all(values)?;
    let model = process.lines(
        kind,
        Width::default(),
        kind.range(),
        Line::Flat(1.0),
        estimate,
    );
    let whole = Stretch {
        points: 0..points,
        basis: 0..points,
        option: None,
    };
    Some(Fitted {
        main: Track {
            kind: TrackKind::Main,
            statistic: kind.statistic(),
            plotted: values.clone(),
            phases: vec![ChartPhase::new(
                &whole,
                options,
                (Some(process), model),
                1.0,
                true,
            )],
            excluded: Vec::new(),
            controls: series.controls(),
        },
        spread: None,
        lower: None,
        rules,
        centre: Centre::Mean,
        notes: Vec::new(),
    })
}

/// Whether nothing is asked for but rules, a direction and one target.
fn asks_for_nothing_else(wishes: &OptionValues) -> bool {
    let target = match wishes.target {
        None => true,
        Some(Target::Fixed(target)) => ordinary(target).is_ok(),
        Some(Target::PerPoint(_)) => false,
    };
    target
        && matches!(wishes.basis, Basis::Own)
        && wishes.phases.is_empty()
        && wishes.exclusions.is_empty()
        && wishes.bounds.is_none()
        && wishes.estimator.is_none()
        && wishes.width.is_none()
        && wishes.centre.is_none()
        && wishes.memory.is_none()
}
