//! What a student has done so far, as a document of their own.

use super::attempt::{Attempt, State};
use super::exercise::{Exercise, Page};
use super::list::exercises;
use super::misconception::Misconception;
use crate::base::error::{CourseError, DocumentError, Error};
use crate::base::json::{read, whole};
use crate::work::pdsa::brier;
use serde::{Deserialize, Deserializer, Serialize};
use sha2::{Digest, Sha256};

/// The schema of the document. Another major version has another name.
pub const PROGRESS_SCHEMA: &str = "improvement-course/1";

/// The fewest answers with a stated confidence that a score is shown for.
const FEWEST: usize = 5;

/// How many bytes of a fingerprint are kept: enough to tell one version of a file from the next.
const FINGERPRINT: usize = 8;

/// What a student has done: which exercises are right, after how many answers, which misconceptions were met, and how sure the
/// student was beforehand.
///
/// It knows no clock and no name. Its `Display` lists the exercises with where the student stands.
///
/// ```
/// use improvement::course::{self, Answer, Progress};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let mut progress = Progress::new();
/// let marked = course::mark("two-points-lie", 1, Answer::points([2]).sure(0.9));
/// assert!(progress.record(&marked.attempt(), "the text of the file"));
/// assert!(progress.is_right("two-points-lie"));
/// // the same file, marked again, is no new answer
/// assert!(!progress.record(&marked.attempt(), "the text of the file"));
///
/// let text = progress.to_json()?;
/// assert_eq!(Progress::from_json(&text)?, progress);
/// let error = Progress::from_json(&text.replace("course/1", "course/9")).unwrap_err();
/// assert_eq!(error.code(), "unknown_schema");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Progress {
    schema: Schema,
    #[serde(default)]
    exercises: Vec<Record>,
}

/// What is kept of one exercise.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Record {
    exercise: String,
    /// How many answers were marked right or wrong.
    answers: u32,
    /// Whether one of them was right.
    right: bool,
    /// Those that were named, once for each time.
    #[serde(default)]
    misconceptions: Vec<Misconception>,
    /// How sure the student was, and whether the answer was right.
    #[serde(default)]
    forecasts: Vec<Forecast>,
    /// How many hints were shown.
    #[serde(default)]
    hints: u8,
    /// A fingerprint of the file that was marked last.
    #[serde(default)]
    file: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Forecast {
    #[serde(deserialize_with = "chance")]
    sure: f64,
    right: bool,
}

/// A number from 0 to 1.
fn chance<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
    let found = f64::deserialize(deserializer)?;
    if (0.0..=1.0).contains(&found) {
        return Ok(found);
    }
    let error = Error::from(CourseError::ConfidenceOutOfRange { found });
    Err(serde::de::Error::custom(error))
}

/// The schema: there is only one that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
struct Schema;

impl TryFrom<String> for Schema {
    type Error = Error;
    fn try_from(found: String) -> Result<Self, Error> {
        if found == PROGRESS_SCHEMA {
            return Ok(Self);
        }
        let expected = PROGRESS_SCHEMA;
        Err(DocumentError::UnknownSchema { found, expected }.into())
    }
}

impl From<Schema> for String {
    fn from(_: Schema) -> Self {
        PROGRESS_SCHEMA.to_owned()
    }
}

/// What every version of the document begins with.
#[derive(Deserialize)]
struct Header {
    schema: String,
}

impl Progress {
    /// Nothing done yet.
    ///
    /// ```
    /// use improvement::course::Progress;
    ///
    /// assert_eq!(Progress::new().next().map(|first| first.number()), Some(1));
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self {
            schema: Schema,
            exercises: Vec::new(),
        }
    }

    /// Progress from its document.
    ///
    /// ```
    /// use improvement::course::Progress;
    ///
    /// let text = Progress::new().to_json().unwrap();
    /// assert_eq!(Progress::from_json(&text).unwrap(), Progress::new());
    /// ```
    ///
    /// # Errors
    ///
    /// [`DocumentError::UnknownSchema`] for another version; [`DocumentError::Json`] for text that cannot be read.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        let (header, _) = read::<Header>(text)?;
        Schema::try_from(header.schema)?;
        whole(text)
    }

    /// Progress as a document, with a line break at the end.
    ///
    /// # Errors
    ///
    /// [`DocumentError::Json`] should a value have no JSON.
    pub fn to_json(&self) -> Result<String, Error> {
        let text = serde_json::to_string_pretty(self).map_err(|error| DocumentError::Json {
            message: error.to_string(),
        })?;
        Ok(text + "\n")
    }

    /// Adds an answer, and says whether it is a new one. `file` is the text of the file that gave it: a file that has not
    /// changed gives no new answer. What is not answered, or cannot be marked, is none either.
    pub fn record(&mut self, attempt: &Attempt, file: &str) -> bool {
        let right = attempt.state == State::Right;
        if !right && attempt.state != State::Wrong {
            return false;
        }
        let fingerprint = fingerprint(file);
        let record = self.of(&attempt.exercise);
        record.right |= right;
        if record.file == fingerprint {
            return false;
        }
        record.file = fingerprint;
        record.answers = record.answers.saturating_add(1);
        record.misconceptions.extend(attempt.misconception);
        let forecast = attempt.sure.map(|sure| Forecast { sure, right });
        record.forecasts.extend(forecast);
        true
    }

    /// Begins an exercise again: it is not right any more. What was met on the way stays.
    ///
    /// ```
    /// use improvement::course::{self, Answer, Progress};
    ///
    /// let mut progress = Progress::new();
    /// let marked = course::mark("two-points-lie", 1, Ok(Answer::points([2])));
    /// progress.record(&marked.attempt(), "");
    /// progress.reset("two-points-lie");
    /// assert!(!progress.is_right("two-points-lie"));
    /// assert_eq!(progress.answers("two-points-lie"), 1);
    /// ```
    pub fn reset(&mut self, exercise: &str) {
        let record = self.of(exercise);
        (record.right, record.hints) = (false, 0);
        record.file.clear();
    }

    /// The next hint to an exercise: both of its hints, one after the other, and then where to read. [`hinted`](Self::hinted) has those
    /// that were given before.
    ///
    /// ```
    /// use improvement::course::{Hint, Progress, exercise};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let (mut progress, first) = (Progress::new(), exercise("1")?);
    /// assert_eq!(progress.hint(first), Hint::Try(first.hints()[0]));
    /// assert_eq!(progress.hint(first), Hint::Try(first.hints()[1]));
    /// assert_eq!(progress.hint(first), Hint::Read(first.page()));
    /// # Ok(())
    /// # }
    /// ```
    pub fn hint(&mut self, exercise: &Exercise) -> Hint {
        let record = self.of(exercise.name());
        let hint = exercise.hints().get(usize::from(record.hints)).copied();
        record.hints = record.hints.saturating_add(1);
        hint.map_or(Hint::Read(exercise.page()), Hint::Try)
    }

    /// The hints to an exercise that were given already, oldest first.
    ///
    /// ```
    /// use improvement::course::{Progress, exercise};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let (mut progress, first) = (Progress::new(), exercise("1")?);
    /// let hint = progress.hint(first);
    /// assert!(progress.hinted(first).eq([hint]));
    /// # Ok(())
    /// # }
    /// ```
    pub fn hinted(&self, exercise: &Exercise) -> impl Iterator<Item = Hint> {
        let given = self.record_of(exercise.name()).map_or(0, |one| one.hints);
        let all = exercise.hints().map(Hint::Try).into_iter();
        all.chain([Hint::Read(exercise.page())])
            .take(usize::from(given))
    }

    fn of(&mut self, exercise: &str) -> &mut Record {
        let found = self
            .exercises
            .iter()
            .position(|one| one.exercise == exercise);
        let at = found.unwrap_or_else(|| {
            self.exercises.push(Record {
                exercise: exercise.to_owned(),
                ..Record::default()
            });
            self.exercises.len() - 1
        });
        &mut self.exercises[at]
    }

    fn record_of(&self, exercise: &str) -> Option<&Record> {
        self.exercises.iter().find(|one| one.exercise == exercise)
    }

    /// Whether an answer to the exercise of this name was right.
    #[must_use]
    pub fn is_right(&self, exercise: &str) -> bool {
        self.record_of(exercise).is_some_and(|one| one.right)
    }

    /// The names of the exercises of which an answer was right, in the order in which they were begun.
    pub fn right(&self) -> impl Iterator<Item = &str> {
        let right = self.exercises.iter().filter(|one| one.right);
        right.map(|one| one.exercise.as_str())
    }

    /// How many answers to the exercise of this name were marked right or wrong.
    #[must_use]
    pub fn answers(&self, exercise: &str) -> u32 {
        self.record_of(exercise).map_or(0, |one| one.answers)
    }

    /// The first exercise that is not right yet, of those that can be marked.
    #[must_use]
    pub fn next(&self) -> Option<&'static Exercise> {
        let mut built = exercises().iter().filter(|one| one.needs().is_none());
        built.find(|one| !self.is_right(one.name())).copied()
    }

    /// The misconceptions that were named, each once, with the exercises in which it was.
    pub fn misconceptions(&self) -> impl Iterator<Item = (Misconception, Vec<&str>)> {
        let all = Misconception::ALL.iter().copied();
        all.filter_map(|misconception| {
            let met = |one: &&Record| one.misconceptions.contains(&misconception);
            let names = self.exercises.iter().filter(met);
            let names: Vec<&str> = names.map(|one| one.exercise.as_str()).collect();
            (!names.is_empty()).then_some((misconception, names))
        })
    }

    /// How sure the student was, and how often right.
    pub fn confidence(&self) -> Confidence {
        let all = self.exercises.iter().flat_map(|one| &one.forecasts);
        let pairs: Vec<(f64, bool)> = all.map(|one| (one.sure, one.right)).collect();
        let answers = pairs.len();
        let sure = pairs.iter().map(|(sure, _)| sure).sum::<f64>();
        let right = pairs.iter().filter(|(_, right)| *right).count();
        Confidence {
            answers,
            sure,
            right,
            score: brier(pairs),
        }
    }
}

/// What helps on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// What to look at, or to call.
    Try(&'static str),
    /// What to read.
    Read(Page),
}

/// How sure a student was of some answers, and how often right.
///
/// ```
/// use improvement::course::{self, Answer, Progress};
///
/// let mut progress = Progress::new();
/// for (day, points) in [[2, 3], [3, 4], [2, 9], [6, 9]].into_iter().enumerate() {
///     let marked = course::mark("two-points-lie", 1, Answer::points(points).sure(0.8));
///     progress.record(&marked.attempt(), &day.to_string());
/// }
/// let marked = course::mark("two-points-lie", 1, Answer::points([2]).sure(0.8));
/// progress.record(&marked.attempt(), "right");
/// assert!(progress.confidence().to_string().starts_with("you were sure of 80 % and right in 20 %"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[must_use]
pub struct Confidence {
    answers: usize,
    sure: f64,
    right: usize,
    score: Option<f64>,
}

impl Confidence {
    /// Of how many answers it was said.
    #[must_use]
    pub const fn answers(&self) -> usize {
        self.answers
    }

    /// The share that was expected to be right, on average, and the share that was; `None` below 5 answers, which say nothing.
    #[must_use]
    pub fn sure_and_right(&self) -> Option<(f64, f64)> {
        let answers = self.answers as f64;
        (self.answers >= FEWEST).then(|| (self.sure / answers, self.right as f64 / answers))
    }

    /// The Brier score: 0 is perfect, and always to say 0.5 gives 0.25; `None` below 5 answers.
    #[must_use]
    pub fn score(&self) -> Option<f64> {
        self.score.filter(|_| self.answers >= FEWEST)
    }
}

fn fingerprint(file: &str) -> String {
    let digest = Sha256::digest(file.as_bytes());
    let bytes = digest.iter().take(FINGERPRINT);
    let number = bytes.fold(0_u64, |number, &byte| number << 8 | u64::from(byte));
    format!("{number:016x}")
}
