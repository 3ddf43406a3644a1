//! Which kind of chart suits a series, and why.

use crate::num::whole::are_whole;
use crate::spc::asked::options::Options;
use crate::spc::chart::chart::Chart;
use crate::spc::data::data::Data;
use crate::spc::data::kind::Kind;
use crate::spc::data::note::Note;
use crate::spc::data::series::Series;
use crate::spc::reading::reading::Unjudged;
use serde::Serialize;

/// Why a kind of chart suits a series. It prints as a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Suggested {
    /// Fewer usable points than limits need: a run chart reads from about ten.
    FewPoints {
        /// How many usable points there are.
        found: usize,
    },
    /// One measured value a point.
    OneValue,
    /// Small subgroups of one size: ranges measure their spread well.
    SmallSubgroups,
    /// Subgroups of more than nine values, or of unequal sizes.
    LargeSubgroups,
    /// A subgroup of one value has no spread: the means go on an XmR chart.
    SubgroupOfOne,
    /// Events out of trials.
    Proportions,
    /// Events in an exposure.
    Rates,
    /// Counts in equal opportunities.
    Counts,
    /// More variation than chance gives: look for a cause before the limits are widened.
    OverDispersed {
        /// How many times as much.
        sigma_z: f64,
        /// What 97.5 in 100 steady series of this length stay under.
        null_point: f64,
    },
    /// Less variation than chance gives: averages, copies or targets, and not counts.
    TooLittleVariation {
        /// How many times as much.
        sigma_z: f64,
        /// What 97.5 in 100 steady series of this length stay above.
        null_point: f64,
    },
    /// Events so rare (or so common) that runs about the median tell nothing, and a CUSUM adds up what there is.
    RareEvents {
        /// Why they tell nothing: most points lie on the median, or too few on one side of it.
        why: Unjudged,
    },
    /// Numbers of events that are not whole: averages, or weighted events, whose chance is not that of counts.
    NotWhole,
    /// Totals over unequal denominators.
    Ratios,
    /// Cases between rare events.
    CasesBetween,
    /// Times between rare events.
    TimesBetween,
}

/// The fewest points for limits, by the default rules.
const FOR_LIMITS: usize = 13;

impl Series {
    /// The kind of chart that suits the data, and why.
    ///
    /// A suggestion, never applied by itself. Proportions get a p chart unless they vary more than chance
    /// allows; then p′ is suggested, with the advice to look for a cause first (and so where they vary less, as averages do). Where events are so rare that runs about the
    /// median could tell nothing, a CUSUM of them is suggested, and the time or the cases between them.
    ///
    /// ```
    /// use improvement::{Kind, Series};
    /// use improvement::spc::Suggested;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let (kind, why) = Series::values([3, 5, 4])?.suggest_kind();
    /// assert_eq!((kind, why), (Kind::Run, Suggested::FewPoints { found: 3 }));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn suggest_kind(&self) -> (Kind, Suggested) {
        let found = self.usable();
        let few = found < FOR_LIMITS;
        match &self.data {
            Data::Subgroups(groups) => {
                let sizes = || groups.iter().map(Vec::len).filter(|&size| size > 0);
                let equal = sizes().min() == sizes().max();
                if sizes().any(|size| size < 2) {
                    (Kind::Individuals, Suggested::SubgroupOfOne)
                } else if equal && sizes().all(|size| size <= 9) {
                    (Kind::XbarR, Suggested::SmallSubgroups)
                } else {
                    (Kind::XbarS, Suggested::LargeSubgroups)
                }
            }
            data if !few && !are_whole(data.events()) => {
                let by_denominator = data.denominators().is_some();
                let kind = if by_denominator {
                    Kind::IPrime
                } else {
                    Kind::Individuals
                };
                (kind, Suggested::NotWhole)
            }
            _ if few => (Kind::Run, Suggested::FewPoints { found }),
            Data::Values(_) => (Kind::Individuals, Suggested::OneValue),
            Data::Proportions { .. } => {
                let wider = (Kind::PPrime, Kind::BinomialCusum);
                self.of_events(Kind::P, wider, Suggested::Proportions)
            }
            Data::Rates { .. } => {
                let wider = (Kind::UPrime, Kind::PoissonCusum);
                self.of_events(Kind::U, wider, Suggested::Rates)
            }
            // there is no c′: counts without a denominator vary from point to point as measured values do
            Data::Counts(_) => {
                let wider = (Kind::Individuals, Kind::PoissonCusum);
                self.of_events(Kind::C, wider, Suggested::Counts)
            }
            Data::Ratios { .. } => (Kind::IPrime, Suggested::Ratios),
            Data::CasesBetween { .. } => (Kind::G, Suggested::CasesBetween),
            Data::TimesBetween(_) => (Kind::T, Suggested::TimesBetween),
        }
    }

    /// The plain chart of events; a wider one where they vary more than chance makes them, one with memory where they are too
    /// rare for runs.
    fn of_events(
        &self,
        plain: Kind,
        (wider, adding_up): (Kind, Kind),
        why: Suggested,
    ) -> (Kind, Suggested) {
        let notes = Options::new()
            .chart(plain, self)
            .map(|chart: Chart| chart.notes().to_vec());
        let other = |note| match note {
            Note::OverDispersed {
                sigma_z,
                null_point,
                ..
            } => Some((
                wider,
                Suggested::OverDispersed {
                    sigma_z,
                    null_point,
                },
            )),
            Note::TooLittleVariation {
                sigma_z,
                null_point,
                ..
            } => Some((
                wider,
                Suggested::TooLittleVariation {
                    sigma_z,
                    null_point,
                },
            )),
            Note::RunsNotJudged {
                judged,
                off_centre,
                set_by,
                expected,
                ..
            } => Some((
                adding_up,
                Suggested::RareEvents {
                    why: Unjudged::of_runs(judged, off_centre, set_by, expected),
                },
            )),
            _ => None,
        };
        let mut notes = notes.unwrap_or_default().into_iter();
        notes.find_map(other).unwrap_or((plain, why))
    }
}
