//! How long something takes, where for some it has not happened yet.

use crate::base::error::{DataError, Error, Place};
use serde::Serialize;

/// How far products of shares may lie from a half by rounding alone: some 4,000 roundings.
const ROUNDING: f64 = 1e-12;

/// One time at which something happened.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Step {
    /// The time, in the units that were given.
    pub time: f64,
    /// To how many it had not happened before, and who were still followed up.
    pub at_risk: usize,
    /// To how many it happened then.
    pub happened: usize,
    /// The estimated share to whom it has not happened by then, from 0 to 1.
    pub left: f64,
}

/// The estimate of Kaplan and Meier: what share something has not happened to, by each time.
///
/// Learners enrol, and test a change after some weeks. For some that has not happened when the report is made, or they have
/// withdrawn: of them it is known that it took longer than so many weeks. Leaving them out, or taking the mean of those who
/// finished, makes every programme look fast. Here each counts for as long as they were followed up:
///
/// ```text
/// S(t) = product over times u ≤ t of (1 − happened(u) / at risk(u))
/// ```
///
/// Who was lost at the very time at which something happened was still at risk then.
///
/// ```
/// use improvement::programme::KaplanMeier;
///
/// # fn main() -> Result<(), improvement::Error> {
/// // weeks to the first test of a change; two have not tested anything yet
/// let weeks = [(3.0, true), (5.0, true), (5.0, false), (8.0, true), (12.0, false)];
/// let first_test = KaplanMeier::new(weeks)?;
/// assert_eq!(first_test.median(), Some(8.0));
/// assert_eq!(first_test.at_risk(8.0), 2);
/// # Ok(())
/// # }
/// ```
///
/// It takes for granted that who is not followed up any longer is like those who are. A learner who withdraws since the project goes badly is
/// not: such learners also count, as not reached, in the shares of a [report](crate::programme).
///
/// Source: E. L. Kaplan and P. Meier, *Nonparametric estimation from incomplete observations*, Journal of the American
/// Statistical Association 53 (1958).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[doc(alias = "survival")]
#[doc(alias = "time to event")]
pub struct KaplanMeier {
    /// How long each was followed up, in order.
    #[serde(skip)]
    times: Vec<f64>,
    steps: Vec<Step>,
}

impl KaplanMeier {
    /// From how long each was followed up, and whether it had happened at the end of that.
    ///
    /// # Errors
    ///
    /// [`DataError::NotFinite`] or [`DataError::Negative`], with the place of the time (counted from 0), for a time that is none.
    pub fn new(times: impl IntoIterator<Item = (f64, bool)>) -> Result<Self, Error> {
        let mut times: Vec<(f64, bool)> = times.into_iter().collect();
        for (place, &(time, _)) in times.iter().enumerate() {
            let fault = if !time.is_finite() {
                DataError::NotFinite { found: time }
            } else if time < 0.0 {
                DataError::Negative {
                    what: "units of time",
                    found: time,
                }
            } else {
                continue;
            };
            return Err(fault.at(Place::Path(place.to_string())));
        }
        times.sort_by(|one, other| one.0.total_cmp(&other.0));
        let (mut steps, mut left, mut from) = (Vec::new(), 1.0, 0);
        for same in times.chunk_by(|one, other| one.0 == other.0) {
            let happened = same.iter().filter(|(_, happened)| *happened).count();
            let at_risk = times.len() - from;
            from += same.len();
            if happened > 0 {
                left *= (at_risk - happened) as f64 / at_risk as f64;
                steps.push(Step {
                    time: same[0].0,
                    at_risk,
                    happened,
                    left,
                });
            }
        }
        Ok(Self {
            times: times.into_iter().map(|(time, _)| time).collect(),
            steps,
        })
    }

    /// How many were followed up at all.
    #[must_use]
    pub fn followed(&self) -> usize {
        self.times.len()
    }

    /// To how many it happened.
    #[must_use]
    pub fn happened(&self) -> usize {
        self.steps.iter().map(|step| step.happened).sum()
    }

    /// The times at which it happened to somebody, earliest first.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// How many were still followed up at a time, to whom it had not happened before it.
    #[must_use]
    pub fn at_risk(&self, time: f64) -> usize {
        self.times.len() - self.times.partition_point(|&other| other < time)
    }

    /// The estimated share to whom it has not happened by a time.
    #[must_use]
    #[doc(alias = "survival")]
    pub fn left(&self, time: f64) -> f64 {
        let before = self.steps.partition_point(|step| step.time <= time);
        before
            .checked_sub(1)
            .map_or(1.0, |last| self.steps[last].left)
    }

    /// The time by which it has happened to half: the earliest at which no more than half are left. None where that has not been
    /// reached, which is an answer and no gap: say “not reached”.
    #[must_use]
    pub fn median(&self) -> Option<f64> {
        self.steps
            .iter()
            .find(|step| step.left <= 0.5 + ROUNDING)
            .map(|step| step.time)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Weeks in remission of children with acute leukaemia, on 6-mercaptopurine and on placebo: E. J. Freireich and others, Blood 21
    /// (1963), as it stands in many textbooks of survival analysis with its table worked out.
    #[test]
    fn a_published_table() {
        let happened = [6, 6, 6, 7, 10, 13, 16, 22, 23];
        let lost = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
        let times = happened
            .iter()
            .map(|&week| (week, true))
            .chain(lost.iter().map(|&week| (week, false)))
            .map(|(week, happened)| (f64::from(week), happened));
        let drug = KaplanMeier::new(times).expect("times");
        let table: Vec<_> = drug
            .steps()
            .iter()
            .map(|step| {
                (
                    step.time,
                    step.at_risk,
                    step.happened,
                    (step.left * 1e4).round(),
                )
            })
            .collect();
        assert_eq!(
            table,
            [
                (6.0, 21, 3, 8571.0),
                (7.0, 17, 1, 8067.0),
                (10.0, 15, 1, 7529.0),
                (13.0, 12, 1, 6902.0),
                (16.0, 11, 1, 6275.0),
                (22.0, 7, 1, 5378.0),
                (23.0, 6, 1, 4482.0),
            ]
        );
        assert_eq!((drug.median(), drug.at_risk(20.0)), (Some(23.0), 8));
        assert_eq!(
            (drug.left(5.9), drug.followed(), drug.happened()),
            (1.0, 21, 9)
        );
        let placebo = [
            1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23,
        ];
        let placebo = KaplanMeier::new(placebo.map(|week| (f64::from(week), true))).expect("times");
        assert_eq!(placebo.median(), Some(8.0));
    }

    #[test]
    fn nobody_and_nothing() {
        let nobody = KaplanMeier::new([]).expect("no times");
        assert_eq!(
            (nobody.median(), nobody.at_risk(0.0), nobody.left(9.0)),
            (None, 0, 1.0)
        );
        let nothing = KaplanMeier::new([(3.0, false), (4.0, false)]).expect("times");
        assert_eq!((nothing.median(), nothing.happened()), (None, 0));
        for wrong in [f64::NAN, f64::INFINITY, -1.0] {
            let error = KaplanMeier::new([(1.0, true), (wrong, true)]).expect_err("no time");
            assert_eq!(error.place(), Some(&Place::Path("1".to_owned())));
        }
    }

    proptest! {
        /// With nobody lost it is the share itself; and losing somebody never makes it happen sooner.
        #[test]
        fn shares_where_nobody_is_lost(times in prop::collection::vec(0_u8..30, 1..60), lost in any::<u64>()) {
            let all = KaplanMeier::new(times.iter().map(|&time| (f64::from(time), true))).expect("times");
            for at in 0..30 {
                let left = times.iter().filter(|&&time| time > at).count() as f64 / times.len() as f64;
                prop_assert!((all.left(f64::from(at)) - left).abs() < ROUNDING);
            }
            let mut sorted = times.clone();
            sorted.sort_unstable();
            prop_assert_eq!(all.median(), Some(f64::from(sorted[(times.len() - 1) / 2])));
            let some = KaplanMeier::new(
                times.iter().enumerate().map(|(place, &time)| (f64::from(time), lost >> (place % 64) & 1 == 0)),
            ).expect("times");
            for at in 0..30 {
                prop_assert!(some.left(f64::from(at)) >= all.left(f64::from(at)) - ROUNDING);
            }
        }
    }
}
