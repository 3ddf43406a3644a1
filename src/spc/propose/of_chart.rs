//! What a chart proposes.

use crate::base::direction::{Direction, Side};
use crate::base::error::Error;
use crate::base::sort::sort_by;
use crate::num::haar::LARGEST_E;
use crate::spc::chart::chart::Chart;
use crate::spc::propose::proposal::{Answer, Criterion, Proposal};
use crate::spc::propose::propose::{FEWEST_BASELINE, Propose};
use crate::spc::propose::scan::Scan;
use crate::spc::shift::of_chart::check_levels;
use crate::spc::shift::points::Points;
use crate::spc::shift::{FEWEST_AFTER, Matching};
use std::ops::Range;

/// How likely the set of places is to hold the change.
const SET: f64 = 0.9;

impl Chart {
    /// Where the points of each phase propose that the level moved, at most one place a phase; none where there is not enough evidence. Nothing
    /// is applied.
    ///
    /// The evidence is spread over all places within the [horizon](Propose::horizon), at the correlation that the points show. So it
    /// may be asked again at every point: a steady process ever has a change proposed in fewer than 1 of 20 series (measured over 60
    /// looks: 0.008, 0.030 and 0.068 at a correlation of 0, 0.2 and 0.4). Values are compared as [`shift`](Chart::shift) compares them, by level.
    ///
    /// ```
    /// use improvement::Chart;
    /// use improvement::spc::propose::Propose;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let mut waits = vec![24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22];
    /// waits.extend([19, 18, 20, 17, 19, 18, 20, 19, 17, 18, 19, 18]);
    /// let proposals = Chart::run(waits)?.proposals(&Propose::new())?;
    /// assert_eq!(proposals.len(), 1);
    /// assert_eq!((proposals[0].most_likely(), proposals[0].reached()), (12, 17));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// - [`EvidenceError::WrongChart`](crate::error::EvidenceError::WrongChart) for a chart of spreads or with a memory.
    /// - [`OptionError::BadOption`](crate::error::OptionError::BadOption) for a level that is not above 0 and below 0.5, and for a horizon
    ///   below 13 or above 1,000 points.
    /// - [`ChartError::ZeroTime`](crate::error::ChartError::ZeroTime), at the point, for a time of zero between events.
    pub fn proposals(&self, propose: &Propose) -> Result<Vec<Proposal>, Error> {
        propose.check()?;
        check_levels(self)?;
        let mut found = Vec::new();
        for phase in self.phases() {
            found.extend(proposal(self, phase.points(), *propose)?);
        }
        Ok(found)
    }
}

fn proposal(
    chart: &Chart,
    phase: Range<usize>,
    propose: Propose,
) -> Result<Option<Proposal>, Error> {
    // the first twelve points fix the weights, so that nothing that was found changes when points arrive
    let usable =
        |index: &usize| chart.series().value(*index).is_some() && !chart.is_excluded(*index);
    let Some(next) = phase.clone().filter(usable).nth(FEWEST_BASELINE) else {
        return Ok(None);
    };
    let points = Points::of(
        chart,
        &(phase.start..next),
        &(next..phase.end),
        Matching::Level,
    )?;
    let scan = Scan::of(&points);
    let Some(enough) = scan.first_enough(propose) else {
        return Ok(None);
    };
    let mut places = scan.places();
    sort_by(&mut places, |one, other| other.1.total_cmp(&one.1));
    let Some(&(before, _)) = places.first() else {
        return Ok(None);
    };
    let mut sum = 0.0;
    let mut set = Vec::new();
    for (place, share) in places {
        set.push(points.items[place].index);
        sum += share;
        if sum >= SET {
            break;
        }
    }
    set.sort_unstable();
    let end = points.items.len();
    let level = |stretch: Range<usize>| points.scale.level(points.mean(stretch).unwrap_or(0.0));
    let (from, to) = (level(0..before), level(before..end));
    let e = libm::exp(scan.ln_mixture(end, propose)).min(LARGEST_E);
    let lasts = end - before >= FEWEST_AFTER && e >= 1.0 / propose.level;
    let side = if to > from { Side::Above } else { Side::Below };
    let better = chart.asked().get_better();
    let direction = match better {
        Direction::Neither => Answer::AskAPerson,
        _ if better.is_better(side) => Answer::Yes,
        _ => Answer::No,
    };
    Ok(Some(Proposal {
        most_likely: points.items[before].index,
        set,
        e,
        level: propose.level,
        reached: points.items[enough - 1].index,
        before: from,
        after: to,
        points_after: end - before,
        criteria: [
            (
                Criterion::Sustained,
                if lasts { Answer::Yes } else { Answer::No },
            ),
            (Criterion::Direction, direction),
            (Criterion::CauseKnown, Answer::AskAPerson),
            (Criterion::ExpectedToLast, Answer::AskAPerson),
        ],
    }))
}
