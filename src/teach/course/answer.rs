//! What a student gives.

use crate::base::error::{CourseError, DataError, Error};
use crate::base::id::StakeholderId;
use crate::spc::{Chart, Kind};
use crate::work::claim::Claim;
use crate::work::pdsa::Cycle;
use crate::work::project::Project;

/// An answer to an exercise, and how sure its author is of it.
///
/// Each exercise says which kind of answer it takes. [`sure`](Self::sure) is for your own good: what you were sure of is
/// held against what was right.
///
/// ```
/// use improvement::course::{Answer, Given};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let answer = Answer::points([3, 9]).sure(0.8)?;
/// assert_eq!(answer.given(), &Given::Points(vec![3, 9]));
/// assert_eq!(answer.get_sure(), Some(0.8));
/// assert_eq!(Answer::from("common cause"), Answer::choice("common cause"));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Answer {
    given: Given,
    sure: Option<f64>,
}

/// What is in an [`Answer`].
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Given {
    /// Nothing yet.
    NotYet,
    /// One of the words that the exercise offers.
    Choice(String),
    /// A number.
    Number(f64),
    /// Points of a chart, counted from 1, as a chart prints them.
    Points(Vec<usize>),
    /// A kind of chart.
    Kind(Kind),
    /// A chart.
    Chart(Box<Chart>),
    /// A PDSA cycle.
    Cycle(Box<Cycle>),
    /// A project.
    Project(Box<Project>),
    /// A claim.
    Claim(Box<Claim>),
    /// Somebody who has a stake.
    Stakeholder(StakeholderId),
    /// Names.
    Names(Vec<String>),
}

impl Given {
    /// What it is, with its article: for errors.
    pub(crate) const fn what(&self) -> &'static str {
        match self {
            Self::NotYet => "nothing",
            Self::Choice(_) => "a choice",
            Self::Number(_) => "a number",
            Self::Points(_) => "points",
            Self::Kind(_) => "a kind of chart",
            Self::Chart(_) => "a chart",
            Self::Cycle(_) => "a cycle",
            Self::Project(_) => "a project",
            Self::Claim(_) => "a claim",
            Self::Stakeholder(_) => "a stakeholder",
            Self::Names(_) => "names",
        }
    }
}

impl Answer {
    /// Nothing yet: what an exercise gives before somebody has worked on it.
    ///
    /// ```
    /// use improvement::course::{Answer, Given};
    ///
    /// assert_eq!(Answer::not_yet().given(), &Given::NotYet);
    /// ```
    pub const fn not_yet() -> Self {
        Self::of(Given::NotYet)
    }

    const fn of(given: Given) -> Self {
        Self { given, sure: None }
    }

    /// One of the words that the exercise offers.
    ///
    /// ```
    /// let answer = improvement::course::Answer::choice("cannot tell");
    /// assert_eq!(answer.get_sure(), None);
    /// ```
    pub fn choice(word: impl Into<String>) -> Self {
        Self::of(Given::Choice(word.into()))
    }

    /// A number.
    ///
    /// ```
    /// use improvement::course::Answer;
    ///
    /// assert_eq!(Answer::number(2), Answer::from(2.0));
    /// ```
    pub fn number(number: impl Into<f64>) -> Self {
        Self::of(Given::Number(number.into()))
    }

    /// Points of a chart, **counted from 1**, as a chart prints them. Code counts from 0: add one to what
    /// [`Signal::flagged`](crate::spc::rules::Signal::flagged) gives.
    ///
    /// ```
    /// use improvement::Chart;
    /// use improvement::course::Answer;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let chart = Chart::xmr([22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23])?;
    /// let marked = chart.signals().iter().flat_map(|signal| signal.flagged());
    /// assert_eq!(Answer::points(marked.map(|point| point + 1)), Answer::points([9]));
    /// # Ok(())
    /// # }
    /// ```
    pub fn points(points: impl IntoIterator<Item = usize>) -> Self {
        let mut points: Vec<usize> = points.into_iter().collect();
        points.sort_unstable();
        points.dedup();
        Self::of(Given::Points(points))
    }

    /// A kind of chart.
    ///
    /// ```
    /// use improvement::{Kind, course::Answer};
    ///
    /// assert_eq!(Answer::kind(Kind::P), Answer::from(Kind::P));
    /// ```
    pub const fn kind(kind: Kind) -> Self {
        Self::of(Given::Kind(kind))
    }

    /// A chart.
    ///
    /// ```
    /// use improvement::{Chart, course::Answer};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let answer = Answer::chart(Chart::xmr([22, 25, 19, 24])?);
    /// # Ok(())
    /// # }
    /// ```
    pub fn chart(chart: Chart) -> Self {
        Self::of(Given::Chart(Box::new(chart)))
    }

    /// A PDSA cycle.
    ///
    /// ```
    /// use improvement::{Cycle, course::Answer};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let answer = Answer::cycle(Cycle::new("door-1", "doctor-at-the-door")?);
    /// # Ok(())
    /// # }
    /// ```
    pub fn cycle(cycle: Cycle) -> Self {
        Self::of(Given::Cycle(Box::new(cycle)))
    }

    /// A project.
    ///
    /// ```
    /// use improvement::{Project, course::Answer, project::Charter};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let answer = Answer::project(Project::new("four-hours", Charter::new("Four hours")?)?);
    /// # Ok(())
    /// # }
    /// ```
    pub fn project(project: Project) -> Self {
        Self::of(Given::Project(Box::new(project)))
    }

    /// A claim.
    ///
    /// ```
    /// use improvement::claim::{Claim, ClaimKind};
    /// use improvement::{Window, course::Answer, date};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let claim = Claim::new("fell", "mortality", "deaths fell")?.of_kind(ClaimKind::Improved);
    /// let answer = Answer::claim(claim.comparing(
    ///     Window::dates(date(1841, 1, 1), date(1847, 5, 1)),
    ///     Window::since(date(1847, 6, 1)),
    /// ));
    /// # Ok(())
    /// # }
    /// ```
    pub fn claim(claim: Claim) -> Self {
        Self::of(Given::Claim(Box::new(claim)))
    }

    /// Somebody who has a stake in the work.
    ///
    /// ```
    /// use improvement::{course::Answer, id::StakeholderId};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let answer = Answer::stakeholder(StakeholderId::new("porter")?);
    /// # Ok(())
    /// # }
    /// ```
    pub const fn stakeholder(id: StakeholderId) -> Self {
        Self::of(Given::Stakeholder(id))
    }

    /// Names: of measures, people or things, as the exercise asks. Their order does not matter.
    ///
    /// ```
    /// use improvement::course::Answer;
    ///
    /// assert_eq!(Answer::names(["falls", "waits"]), Answer::names(["waits", "falls"]));
    /// ```
    pub fn names<T: Into<String>>(names: impl IntoIterator<Item = T>) -> Self {
        let mut names: Vec<String> = names.into_iter().map(Into::into).collect();
        names.sort_unstable();
        names.dedup();
        Self::of(Given::Names(names))
    }

    /// How sure you are that the answer is right: 0.8 if you expect to be right eight times in ten.
    ///
    /// ```
    /// use improvement::course::Answer;
    ///
    /// assert!(Answer::number(2).sure(0.8).is_ok());
    /// let error = Answer::number(2).sure(80).unwrap_err();
    /// assert_eq!(error.to_string(), "how sure you are is 80, expected a number from 0 to 1: 0.8 for eight times in ten");
    /// ```
    ///
    /// # Errors
    ///
    /// [`CourseError::ConfidenceOutOfRange`] for a number outside 0 to 1, or none at all (NaN).
    pub fn sure(mut self, chance: impl Into<f64>) -> Result<Self, Error> {
        let found = chance.into();
        if !(0.0..=1.0).contains(&found) {
            return Err(CourseError::ConfidenceOutOfRange { found }.into());
        }
        self.sure = Some(found);
        Ok(self)
    }

    /// What was given.
    #[must_use]
    pub const fn given(&self) -> &Given {
        &self.given
    }

    /// How sure its author is, if that was said.
    #[must_use]
    pub const fn get_sure(&self) -> Option<f64> {
        self.sure
    }

    /// An error for what no exercise can take.
    pub(crate) fn checked(&self) -> Result<(), Error> {
        match &self.given {
            Given::Number(value) if !value.is_finite() => {
                Err(DataError::NotFinite { found: *value }.into())
            }
            Given::Points(points) if points.contains(&0) => Err(CourseError::PointZero.into()),
            _ => Ok(()),
        }
    }
}

macro_rules! from {
    ($($type:ty => $make:ident;)+) => {$(
        impl From<$type> for Answer {
            fn from(given: $type) -> Self {
                Self::$make(given)
            }
        }
    )+};
}

from! {
    &str => choice;
    String => choice;
    f64 => number;
    i32 => number;
    u32 => number;
    Vec<usize> => points;
    Kind => kind;
    Chart => chart;
    Cycle => cycle;
    Project => project;
    Claim => claim;
    StakeholderId => stakeholder;
    Vec<String> => names;
    Vec<&str> => names;
}
