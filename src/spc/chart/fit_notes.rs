//! What a reader should know about the limits of a phase.

use crate::base::direction::Side;
use crate::spc::data::facts::LimitFamily;
use crate::spc::data::kind::Kind;
use crate::spc::data::note::Note;
use crate::spc::limits::dispersion::null_sigma_z;
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
