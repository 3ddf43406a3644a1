//! An exercise: its facts, and the kind of answer that its marker takes.

use super::answer::{Answer, Given};
use super::mark::Mark;
use super::module::Module;
use crate::base::error::{CourseError, Error};
use crate::base::id::StakeholderId;
use crate::base::nearest::nearest;
use crate::spc::{Chart, Kind};
use crate::work::claim::Claim;
use crate::work::pdsa::Cycle;
use crate::work::project::Project;
use std::fmt;

/// What to read. Its `Display` says where it is.
///
/// ```
/// use improvement::course::{Page, exercise};
///
/// # fn main() -> Result<(), improvement::Error> {
/// assert_eq!(exercise("two-points-lie")?.page(), Page::Lesson(1));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Page {
    /// A lesson of the [tutorial](crate::tutorial), by its number.
    Lesson(u8),
    /// The docs of a type, by its path.
    Type(&'static str),
    /// The docs of a module, by its path.
    Module(&'static str),
}

/// An exercise of the course.
///
/// ```
/// use improvement::course::{Module, exercise};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let first = exercise("two-points-lie")?;
/// assert_eq!((first.number(), first.module()), (1, Module::See));
/// assert_eq!(first.file_name(), "01_two_points_lie.rs");
/// assert!(first.file().contains("// TODO"));
/// # Ok(())
/// # }
/// ```
pub struct Exercise {
    pub(super) number: u8,
    /// What a program calls it.
    pub(super) name: &'static str,
    pub(super) title: &'static str,
    pub(super) module: Module,
    pub(super) minutes: u16,
    /// The learning outcome that it serves: it goes on after "can".
    pub(super) outcome: &'static str,
    /// What is to be done, in a sentence or two.
    pub(super) task: &'static str,
    /// Two hints: where to look, and what to call.
    pub(super) hints: [&'static str; 2],
    /// What to read where both hints do not help.
    pub(super) page: Page,
    /// Whether another seed is another answer.
    pub(super) seeded: bool,
    /// The chart behind it, where there is one to look at.
    pub(super) chart: Option<fn(seed: u64) -> Result<Chart, Error>>,
    pub(super) marker: Marker,
    /// The file that a student gets, and the same with an answer.
    pub(super) file: &'static str,
    pub(super) solution: &'static str,
}

/// What an exercise takes, with the function that marks it. A function is given the seed of the student, and an error of it is
/// shown as one of the crate.
#[allow(dead_code, reason = "an exercise may take any of these")]
pub(super) enum Marker {
    /// One of these words.
    Choice(
        &'static [&'static str],
        fn(&str, u64) -> Result<Mark, Error>,
    ),
    Number(fn(f64, u64) -> Result<Mark, Error>),
    /// Points counted from 1, each once, in order.
    Points(fn(&[usize], u64) -> Result<Mark, Error>),
    Kind(fn(Kind, u64) -> Result<Mark, Error>),
    Chart(fn(&Chart, u64) -> Result<Mark, Error>),
    Cycle(fn(&Cycle, u64) -> Result<Mark, Error>),
    Project(fn(&Project, u64) -> Result<Mark, Error>),
    Claim(fn(&Claim, u64) -> Result<Mark, Error>),
    Stakeholder(fn(&StakeholderId, u64) -> Result<Mark, Error>),
    /// Names, each once, sorted.
    Names(fn(&[String], u64) -> Result<Mark, Error>),
    /// None yet: what it needs.
    ToCome(&'static str),
}

impl Marker {
    /// What is taken, with its article.
    const fn expects(&self) -> &'static str {
        match self {
            Self::Choice(..) => "a choice",
            Self::Number(_) => "a number",
            Self::Points(_) => "points",
            Self::Kind(_) => "a kind of chart",
            Self::Chart(_) => "a chart",
            Self::Cycle(_) => "a cycle",
            Self::Project(_) => "a project",
            Self::Claim(_) => "a claim",
            Self::Stakeholder(_) => "a stakeholder",
            Self::Names(_) => "names",
            Self::ToCome(_) => "nothing yet",
        }
    }
}

impl Exercise {
    /// Its number, from 1.
    #[must_use]
    pub const fn number(&self) -> u8 {
        self.number
    }

    /// Its name, as [`mark`](super::mark) takes it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Its title.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        self.title
    }

    /// The module that it belongs to.
    #[must_use]
    pub const fn module(&self) -> Module {
        self.module
    }

    /// About how many minutes it takes.
    #[must_use]
    pub const fn minutes(&self) -> u16 {
        self.minutes
    }

    /// The learning outcome that it serves, as it goes on after "can".
    #[must_use]
    pub const fn outcome(&self) -> &'static str {
        self.outcome
    }

    /// What is to be done.
    #[must_use]
    pub const fn task(&self) -> &'static str {
        self.task
    }

    /// Two hints: where to look, and what to call.
    #[must_use]
    pub const fn hints(&self) -> [&'static str; 2] {
        self.hints
    }

    /// What to read where both hints do not help.
    pub const fn page(&self) -> Page {
        self.page
    }

    /// Whether another seed is another answer. Where the data are real there is one answer for all.
    #[must_use]
    pub const fn is_seeded(&self) -> bool {
        self.seeded
    }

    /// What it waits for, where it has its place in the list and cannot be marked yet.
    #[must_use]
    pub const fn needs(&self) -> Option<&'static str> {
        match self.marker {
            Marker::ToCome(needs) => Some(needs),
            _ => None,
        }
    }

    /// The name of its file.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("{:02}_{}.rs", self.number, self.name.replace('-', "_"))
    }

    /// The file that a student gets; empty where it [waits for something](Self::needs).
    #[must_use]
    pub const fn file(&self) -> &'static str {
        self.file
    }

    /// Whether a text is that file, whatever its seed.
    ///
    /// ```
    /// # fn main() -> Result<(), improvement::Error> {
    /// let first = improvement::course::exercise("1")?;
    /// assert!(first.is_untouched(&first.file().replace("SEED: u64 = 1;", "SEED: u64 = 7;")));
    /// assert!(!first.is_untouched(first.solution()));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn is_untouched(&self, text: &str) -> bool {
        let lines = |text| str::lines(text).filter(|line| !line.starts_with("const SEED"));
        lines(text).eq(lines(self.file))
    }

    /// The same file with an answer: to be shown once a student has one of their own.
    #[must_use]
    pub const fn solution(&self) -> &'static str {
        self.solution
    }

    /// The chart behind it, where there is one to look at.
    ///
    /// # Errors
    ///
    /// Those of a chart; none with the seeds that were tried.
    #[must_use]
    pub fn chart(&self, seed: u64) -> Option<Result<Chart, Error>> {
        self.chart.map(|chart| chart(seed))
    }

    /// What the marker says, without what comes next.
    pub(super) fn judge(&self, seed: u64, answer: &Answer) -> Result<Mark, Error> {
        answer.checked()?;
        let given = answer.given();
        match (&self.marker, given) {
            (Marker::ToCome(needs), _) => {
                let (number, needs) = (self.number, *needs);
                Err(CourseError::ExerciseToCome { number, needs }.into())
            }
            (_, Given::NotYet) => Ok(Mark::NotYet { task: self.task }),
            (Marker::Choice(choices, mark), Given::Choice(word)) => {
                mark(one_of(choices, word)?, seed)
            }
            (Marker::Number(mark), Given::Number(number)) => mark(*number, seed),
            (Marker::Points(mark), Given::Points(points)) => mark(points, seed),
            (Marker::Kind(mark), Given::Kind(kind)) => mark(*kind, seed),
            (Marker::Chart(mark), Given::Chart(chart)) => mark(chart, seed),
            (Marker::Cycle(mark), Given::Cycle(cycle)) => mark(cycle, seed),
            (Marker::Project(mark), Given::Project(project)) => mark(project, seed),
            (Marker::Claim(mark), Given::Claim(claim)) => mark(claim, seed),
            (Marker::Stakeholder(mark), Given::Stakeholder(id)) => mark(id, seed),
            (Marker::Names(mark), Given::Names(names)) => mark(names, seed),
            (marker, given) => Err(CourseError::WrongKindOfAnswer {
                expects: marker.expects(),
                found: given.what(),
            }
            .into()),
        }
    }
}

/// The choice that was meant: capitals and spaces about it do not matter.
fn one_of(choices: &[&'static str], word: &str) -> Result<&'static str, Error> {
    let meant = word.trim().to_lowercase();
    let mut known = choices.iter().copied();
    known.find(|choice| *choice == meant).ok_or_else(|| {
        CourseError::UnknownChoice {
            found: word.to_owned(),
            choices: choices.iter().map(|&choice| choice.to_owned()).collect(),
            near: nearest(word, choices.iter().copied()),
        }
        .into()
    })
}

impl PartialEq for Exercise {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl fmt::Debug for Exercise {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Exercise({})", self.name)
    }
}
