//! An aim, and how far a measure has come towards it.

use crate::base::date::Date;
use crate::base::direction::Direction;
use crate::base::error::{Error, Place, TextError, WindowError, WorkError};
use crate::base::finding::{Code, Finding};
use crate::base::id::{AimId, MeasureId, StakeholderId};
use crate::base::interval::Interval;
use crate::base::sort::sort;
use crate::base::text::Text;
use crate::spc::data::observation;
use crate::spc::pooled::{Known, LEVEL, Pooled, Window};
use crate::spc::{Chart, Series};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;

/// How many points a level needs before progress is read from it.
const FEWEST_POINTS: usize = 12;

/// What is to improve, which way, from where to where, for whom, in which place, by when, and who has agreed it.
///
/// "Some is not a number; soon is not a time." Parts may be missing in a draft: [`Aim::check`] says which. What
/// cannot be, such as a target that is not a number, is an error.
///
/// ```
/// use improvement::{date, Aim, Direction};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let aim = Aim::new("four-hours")?
///     .what("seen-in-four-hours")?
///     .better(Direction::Higher)
///     .from(0.894)?
///     .to(0.95)?
///     .whom("everybody who comes to the emergency department")?;
/// let missing: Vec<String> = aim.check(date(2016, 4, 1)).iter().map(|finding| finding.code().to_string()).collect();
/// assert_eq!(missing, ["D8-by", "D8-where"]);
/// # Ok(())
/// # }
/// ```
///
/// Source: IHI, *Setting Aims*; agreement by all stakeholders: Reed et al. 2014, BMJ Quality & Safety 23:1040.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "AimDoc")]
#[must_use]
pub struct Aim {
    id: AimId,
    #[serde(skip_serializing_if = "Option::is_none")]
    what: Option<MeasureId>,
    direction: Direction,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    whom: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<Date>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    agreed_by: BTreeSet<StakeholderId>,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct AimDoc {
    id: AimId,
    what: Option<MeasureId>,
    #[serde(default)]
    direction: Direction,
    baseline: Option<f64>,
    target: Option<f64>,
    whom: Option<Text>,
    place: Option<Text>,
    by: Option<Date>,
    #[serde(default)]
    agreed_by: BTreeSet<StakeholderId>,
}

impl TryFrom<AimDoc> for Aim {
    type Error = Error;
    fn try_from(doc: AimDoc) -> Result<Self, Error> {
        Ok(Self {
            id: doc.id,
            what: doc.what,
            direction: doc.direction,
            baseline: ordinary("baseline", doc.baseline)?,
            target: ordinary("target", doc.target)?,
            whom: doc.whom,
            place: doc.place,
            by: doc.by,
            agreed_by: doc.agreed_by,
        })
    }
}

fn ordinary(name: &str, value: Option<f64>) -> Result<Option<f64>, Error> {
    if let Some(value) = value {
        observation::ordinary(value).map_err(|kind| kind.at(Place::Path(format!("the {name}"))))?;
    }
    Ok(value)
}

impl Aim {
    /// An aim that says nothing yet.
    ///
    /// ```
    /// use improvement::{Aim, Direction, date};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let aim = Aim::new("by-half")?.what("falls")?.better(Direction::Lower).from(6.2)?.to(3.1)?.by(date(2025, 12, 31));
    /// assert_eq!(aim.direction(), Direction::Lower);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`].
    pub fn new<I>(id: I) -> Result<Self, Error>
    where
        I: TryInto<AimId>,
        Error: From<I::Error>,
    {
        Ok(Self {
            id: id.try_into()?,
            what: None,
            direction: Direction::Neither,
            baseline: None,
            target: None,
            whom: None,
            place: None,
            by: None,
            agreed_by: BTreeSet::new(),
        })
    }

    /// What is to improve: a measure.
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`].
    pub fn what<I>(mut self, measure: I) -> Result<Self, Error>
    where
        I: TryInto<MeasureId>,
        Error: From<I::Error>,
    {
        self.what = Some(measure.try_into()?);
        Ok(self)
    }

    /// Which way is better.
    pub const fn better(mut self, direction: Direction) -> Self {
        self.direction = direction;
        self
    }

    /// Where the measure stood at the start.
    ///
    /// # Errors
    ///
    /// [`DataError::NotFinite`](crate::error::DataError::NotFinite) for NaN or an infinity,
    /// [`DataError::TooLarge`](crate::error::DataError::TooLarge) beyond 1e150.
    pub fn from(mut self, baseline: f64) -> Result<Self, Error> {
        self.baseline = ordinary("baseline", Some(baseline))?;
        Ok(self)
    }

    /// Where it is to stand.
    ///
    /// # Errors
    ///
    /// [`DataError::NotFinite`](crate::error::DataError::NotFinite) for NaN or an infinity,
    /// [`DataError::TooLarge`](crate::error::DataError::TooLarge) beyond 1e150.
    pub fn to(mut self, target: f64) -> Result<Self, Error> {
        self.target = ordinary("target", Some(target))?;
        Ok(self)
    }

    /// For whom.
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`].
    pub fn whom(mut self, whom: &str) -> Result<Self, Error> {
        self.whom = Some(Text::new(whom)?);
        Ok(self)
    }

    /// Where.
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`].
    pub fn place(mut self, place: &str) -> Result<Self, Error> {
        self.place = Some(Text::new(place)?);
        Ok(self)
    }

    /// By when.
    pub const fn by(mut self, day: Date) -> Self {
        self.by = Some(day);
        self
    }

    /// Somebody who has agreed it.
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`].
    pub fn agreed_by<I>(mut self, stakeholder: I) -> Result<Self, Error>
    where
        I: TryInto<StakeholderId>,
        Error: From<I::Error>,
    {
        self.agreed_by.insert(stakeholder.try_into()?);
        Ok(self)
    }

    /// Its id.
    #[must_use]
    pub const fn id(&self) -> &AimId {
        &self.id
    }

    /// The measure that is to improve.
    #[must_use]
    pub const fn measure(&self) -> Option<&MeasureId> {
        self.what.as_ref()
    }

    /// Which way is better; [`Direction::Neither`] while nobody has said.
    #[must_use]
    pub const fn direction(&self) -> Direction {
        self.direction
    }

    /// Where the measure stood at the start.
    #[must_use]
    pub const fn baseline(&self) -> Option<f64> {
        self.baseline
    }

    /// Where it is to stand.
    #[must_use]
    pub const fn target(&self) -> Option<f64> {
        self.target
    }

    /// For whom.
    #[must_use]
    pub const fn for_whom(&self) -> Option<&Text> {
        self.whom.as_ref()
    }

    /// Where.
    #[must_use]
    pub const fn site(&self) -> Option<&Text> {
        self.place.as_ref()
    }

    /// By when.
    #[must_use]
    pub const fn due(&self) -> Option<Date> {
        self.by
    }

    /// Who has agreed it, in the order of the ids.
    pub fn agreed(&self) -> impl Iterator<Item = &StakeholderId> {
        self.agreed_by.iter()
    }

    /// What the aim does not say (D8), whether its day is over (D9), and whether its target lies on the wrong side
    /// of its baseline (D10). The gravest first.
    ///
    /// Whether anybody outside the team has agreed it (D14) is a question to the stakeholder map.
    #[must_use]
    pub fn check(&self, today: Date) -> Vec<Finding> {
        let id = &self.id;
        let mut findings = Vec::new();
        let mut push = |code, message| findings.push(Finding::new(code, "aim", message));
        for (said, code, what) in [
            (
                self.what.is_some(),
                Code::AimWithoutWhat,
                "what is to improve",
            ),
            (
                self.direction != Direction::Neither,
                Code::AimWithoutDirection,
                "which way is better",
            ),
            (self.target.is_some(), Code::AimWithoutAmount, "by how much"),
            (self.by.is_some(), Code::AimWithoutDate, "by when"),
            (self.whom.is_some(), Code::AimWithoutWhom, "for whom"),
            (self.place.is_some(), Code::AimWithoutPlace, "where"),
        ] {
            if !said {
                push(code, format!("the aim `{id}` does not say {what}"));
            }
        }
        if let Some(by) = self.by.filter(|by| *by < today) {
            push(
                Code::AimOverdue,
                format!("the aim `{id}` was to be reached by {by}, which is over"),
            );
        }
        if let (Some(target), Some(baseline)) = (self.target, self.baseline) {
            let wrong = match self.direction {
                Direction::Higher if target < baseline => Some(("below", "higher")),
                Direction::Lower if target > baseline => Some(("above", "lower")),
                _ => None,
            };
            if let Some((side, better)) = wrong {
                push(
                    Code::TargetOnWrongSide,
                    format!(
                        "the target {target} of the aim `{id}` lies {side} its baseline {baseline}, although {better} is better"
                    ),
                );
            }
        }
        sort(&mut findings);
        findings
    }

    /// How far the measure has come, from the level over one window to the level over another.
    ///
    /// Each window needs 12 usable points; where there are seasons, let it hold whole years. The interval joins the
    /// [`by_points`](Pooled::by_points) intervals of the two levels: see [`Progress::interval`].
    ///
    /// ```
    /// use improvement::{Aim, Series, Window};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let minutes: Vec<f64> = (0..24).map(|month| if month < 12 { 60.0 } else { 45.0 }).collect();
    /// let progress = Aim::new("waits")?.to(40.0)?.progress(
    ///     &Series::values(minutes)?,
    ///     Window::range(0..12),
    ///     Window::range(12..24),
    /// )?;
    /// assert_eq!(progress.completion(), Some(0.75));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// - [`WorkError::AimWithoutTarget`].
    /// - [`WindowError::WindowTooShort`] for fewer than 12 usable points in either window.
    /// - [`WindowError::WindowsOverlap`] for windows that share a point: the interval needs them apart.
    /// - Those of [`Window::points`].
    pub fn progress(
        &self,
        series: &Series,
        baseline: Window,
        current: Window,
    ) -> Result<Progress, Error> {
        let target = self.goal()?;
        baseline.apart(&current, series)?;
        let before = enough(series, baseline, "baseline window")?;
        let now = enough(series, current, "current window")?;
        Ok(Progress::between(
            (before.value(), before.by_points()),
            (now.value(), now.by_points()),
            target,
        ))
    }

    /// How far the measure has come, from the centre of one phase of a chart to the centre of another, both counted
    /// from 0.
    ///
    /// A centre that is the pooled level of its phase has the interval of that level. Another, such as a median or a
    /// given line, has none, and neither has the progress. (A phase with fewer points than its rule set asks of limits is
    /// drawn about its median.)
    ///
    /// # Errors
    ///
    /// - [`WorkError::AimWithoutTarget`].
    /// - [`TextError::UnknownId`] for a phase that the chart does not have.
    /// - [`WindowError::WindowTooShort`] for fewer than 12 usable points in either phase.
    /// - [`WindowError::WindowsOverlap`] for the same phase twice.
    pub fn progress_of_phases(
        &self,
        chart: &Chart,
        baseline: usize,
        current: usize,
    ) -> Result<Progress, Error> {
        /// How far a centre may lie from the pooled level, by rounding alone.
        const ROUNDING: f64 = 1e-9;
        let target = self.goal()?;
        let points = |phase: usize| {
            let phases = chart.phases();
            phases.get(phase).map(|phase| Window::range(phase.points()))
        };
        if let (Some(one), Some(other)) = (points(baseline), points(current)) {
            one.apart(&other, chart.series())?;
        }
        let level = |phase: usize, what: &'static str| {
            let points = chart
                .phases()
                .get(phase)
                .ok_or_else(|| TextError::UnknownId {
                    what: "phase",
                    id: phase.saturating_add(1).to_string(),
                })?
                .points();
            let pooled = enough(chart.series(), Window::range(points.clone()), what)?;
            let centre = chart.centre(points.start).unwrap_or(pooled.value());
            let same = (centre - pooled.value()).abs() <= ROUNDING * pooled.value().abs();
            Ok::<_, Error>((centre, pooled.by_points().filter(|_| same)))
        };
        Ok(Progress::between(
            level(baseline, "baseline phase")?,
            level(current, "current phase")?,
            target,
        ))
    }

    fn goal(&self) -> Result<f64, Error> {
        self.target.ok_or_else(|| {
            WorkError::AimWithoutTarget {
                aim: self.id.to_string(),
            }
            .into()
        })
    }
}

fn enough(series: &Series, window: Window, what: &'static str) -> Result<Pooled, Error> {
    let usable = window
        .points(series)?
        .filter(|&index| series.value(index).is_some())
        .count();
    if usable < FEWEST_POINTS {
        return Err(WindowError::WindowTooShort {
            what,
            needs: FEWEST_POINTS,
            found: usable,
        }
        .into());
    }
    Pooled::of(series, window)
}

/// How far a measure has come from its baseline to its target.
#[derive(Debug, Clone, Copy, PartialEq)]
#[must_use]
pub struct Progress {
    baseline: f64,
    current: f64,
    target: f64,
    interval: Option<Interval>,
}

impl Progress {
    fn between(
        (baseline, baseline_interval): (f64, Option<Interval>),
        (current, current_interval): (f64, Option<Interval>),
        target: f64,
    ) -> Self {
        let interval = baseline_interval
            .zip(current_interval)
            .and_then(|(before, now)| {
                // completion = 1 − (target − current)/(target − baseline): a ratio of two levels known apart
                let sign = if target < baseline { -1.0 } else { 1.0 };
                let still = Known::of(current, now).short_of(target, sign);
                let whole = Known::of(baseline, before).short_of(target, sign);
                let (lower, upper) = still.over(whole)?;
                Interval::new(1.0 - upper, 1.0 - lower, LEVEL).ok()
            });
        Self {
            baseline,
            current,
            target,
            interval,
        }
    }

    /// The level at the start.
    #[must_use]
    pub const fn baseline(&self) -> f64 {
        self.baseline
    }

    /// The level now.
    #[must_use]
    pub const fn current(&self) -> f64 {
        self.current
    }

    /// The target.
    #[must_use]
    pub const fn target(&self) -> f64 {
        self.target
    }

    /// The share of the way: 0 at the baseline, 1 at the target, below 0 where it got worse, above 1 past the
    /// target. `None` if the baseline is the target.
    ///
    /// ```text
    /// (current − baseline) / (target − baseline)
    /// ```
    #[must_use]
    pub fn completion(&self) -> Option<f64> {
        let way = self.target - self.baseline;
        let share = (self.current - self.baseline) / way;
        (way != 0.0 && share.is_finite()).then_some(share)
    }

    /// The interval of 95 % of the completion, from those of the two levels.
    ///
    /// The completion is 1 − (target − current)/(target − baseline), and the ends of that ratio follow from the ends of
    /// the two levels' intervals (MOVER-R: A. Donner and G. Y. Zou, *Closed-form confidence intervals for functions of the
    /// normal mean and standard deviation*, Statistical Methods in Medical Research 21 (2012)). It assumes that the two levels are
    /// known independently of each other, that points within a window are independent, and that both windows were
    /// chosen before the data were seen. `None` if the interval of the baseline reaches the target, for then no share of the way
    /// is excluded, and where a level has no interval.
    #[must_use]
    pub const fn interval(&self) -> Option<Interval> {
        self.interval
    }
}

impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "from {} to {}, with the target at {}",
            self.baseline, self.current, self.target
        )?;
        match (self.completion(), self.interval) {
            (None, _) => f.write_str(": the baseline is the target, so there is no way to go"),
            (Some(share), None) => write!(f, ": {:.1} % of the way", 100.0 * share),
            (Some(share), Some(interval)) => write!(
                f,
                ": {:.1} % of the way (95 % interval {:.1} to {:.1} %)",
                100.0 * share,
                100.0 * interval.lower(),
                100.0 * interval.upper()
            ),
        }
    }
}
