//! What a reader should know about the limits of a phase.

use crate::base::direction::Side;
use crate::spc::data::facts::LimitFamily;
use crate::spc::data::kind::Kind;
use crate::spc::data::note::Note;
use crate::spc::limits::dispersion::{least_sigma_z, null_sigma_z};
use crate::spc::limits::estimate::Estimate;
use crate::spc::limits::model::{Model, Shape};

/// Fewer points than this to set limits are worth a note.
pub(crate) const SHORT_BASELINE: usize = 12;

/// Adds the notes that a fitted phase asks for: `known` says that its limits are a process known beforehand, `provisional` that they are
/// drawn although its points are fewer than its rules need.
pub(crate) fn note_model(
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
    } else if !kind.is_of_spread() {
        for (side, cut) in Side::BOTH.into_iter().zip(model.are_cut()) {
            if cut {
                notes.push(Note::LimitCut { phase, side });
            }
        }
    }
    let by_chance = matches!(kind.family(), LimitFamily::Events(_));
    // below 1 it cannot be too much, and the quantile is dear
    if let (true, Some(sigma_z)) = (by_chance, estimate.sigma_z)
        && sigma_z > 1.0
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

/// Adds the note that the points of a phase vary less than chance alone would make them. `few_expected` says whether so few events are
/// expected a point that chance itself may do it.
pub(crate) fn note_too_little(
    estimate: &Estimate,
    kind: Kind,
    phase: usize,
    few_expected: impl FnOnce() -> bool,
    notes: &mut Vec<Note>,
) {
    let seen = match kind.family() {
        LimitFamily::Events(_) => true,
        // else it was given
        LimitFamily::DispersedEvents(_) => estimate.moving_range.is_some(),
        _ => false,
    };
    if let (true, Some(sigma_z)) = (seen, estimate.sigma_z)
        && sigma_z < 1.0
        && estimate.points >= SHORT_BASELINE
        && let Some(null_point) = least_sigma_z(estimate.points)
        && sigma_z < null_point
        && !few_expected()
    {
        notes.push(Note::TooLittleVariation {
            phase,
            sigma_z,
            null_point,
        });
    }
}
