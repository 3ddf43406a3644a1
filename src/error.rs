//! The one error of the crate: what went wrong, where, and a code that stays.

use std::fmt;

/// What went wrong, and where.
///
/// The text names the place, the value found and what was expected, counting from 1 as people do:
/// `point 2 is NaN, expected an ordinary number`. A program asks [`code`](Error::code), which stays the same
/// from version to version, or matches on [`kind`](Error::kind).
///
/// ```
/// use improvement::{Chart, Place};
///
/// let error = Chart::xmr([22.0, f64::NAN, 19.0]).unwrap_err();
/// assert_eq!(error.to_string(), "point 2 is NaN, expected an ordinary number");
/// assert_eq!(error.code(), "not_finite");
/// assert_eq!(error.place(), Some(&Place::Point(1))); // code counts from 0
/// ```
#[derive(Clone, PartialEq)]
pub struct Error(Box<Located>);

#[derive(Clone, PartialEq)]
struct Located {
    kind: ErrorKind,
    place: Option<Place>,
}

/// Where something went wrong. Counts from 0, as code does; printed from 1, as people do.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Place {
    /// A point of a series.
    Point(usize),
    /// A phase of a chart.
    Phase(usize),
    /// An exclusion of a chart's options.
    Exclusion(usize),
    /// A row of a table or a batch.
    Row(usize),
    /// A path into a document, such as `cycles.chlorine-1.plan`.
    Path(String),
}

/// Every way in which the crate can refuse.
///
/// The fields hold the numbers and words that the message prints. New kinds come in minor versions.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A text of nothing but white space, where something must be said.
    #[error("is empty, expected at least one word")]
    EmptyText,
    /// An id with other characters than a slug has, or of the wrong length.
    #[error("`{found}` is not an id, expected 1 to 64 characters out of a to z, 0 to 9 and -")]
    BadId {
        /// The text that was given.
        found: String,
    },
    /// A day that no calendar has.
    #[error("{found} is not a day of the calendar")]
    BadDate {
        /// The text that was given.
        found: String,
    },

    /// NaN or an infinity.
    #[error("is {found}, expected an ordinary number")]
    NotFinite {
        /// The value: NaN, inf or -inf.
        found: f64,
    },
    /// A number so large that its square is not an ordinary number.
    #[error("is {found:e}, expected a number between -1e150 and 1e150")]
    TooLarge {
        /// The value.
        found: f64,
    },
    /// More events than trials.
    #[error("has {events} events out of {trials}, expected no more events than trials")]
    EventsAboveTrials {
        /// How many events.
        events: f64,
        /// How many trials.
        trials: f64,
    },
    /// A denominator of zero or less.
    #[error("has a denominator of {found}, expected more than zero")]
    BadDenominator {
        /// The denominator.
        found: f64,
    },
    /// A negative number of things that are counted, or a negative time.
    #[error("has {found} {what}, expected zero or more")]
    Negative {
        /// What is counted: `events`, `cases`, `units of time`.
        what: &'static str,
        /// The number.
        found: f64,
    },
    /// A number of things that is not a whole number.
    #[error("has {found} {what}, expected a whole number")]
    NotWhole {
        /// What is counted.
        what: &'static str,
        /// The number.
        found: f64,
    },
    /// Two columns of different lengths.
    #[error("{found} {what} for {expected} points, expected one for each point")]
    UnequalLengths {
        /// What the second column holds: `trials`, `dates`, `labels`.
        what: &'static str,
        /// How many the second column has.
        found: usize,
        /// How many points there are.
        expected: usize,
    },
    /// No case at all, where the case with the event is counted too.
    #[error("has 0 cases, expected at least 1: the case with the event is counted too")]
    NoCase,
    /// A subgroup without a single value.
    #[error(
        "is a subgroup without a value, expected at least one (or `None` for a subgroup that is missing)"
    )]
    EmptySubgroup,

    /// A date that is not later than the one before it.
    #[error("is dated {found}, before {previous}; expected dates in order")]
    DatesOutOfOrder {
        /// The date.
        found: String,
        /// The date of the point before.
        previous: String,
    },
    /// The same date twice.
    #[error("is dated {found}, as is the point before it; expected each date once")]
    DateRepeated {
        /// The date.
        found: String,
    },
    /// A date that is not a whole number of periods after the first.
    #[error("is dated {found}, which is not a whole number of {period}s after {first}")]
    DateOffGrid {
        /// The date.
        found: String,
        /// The first date of the series.
        first: String,
        /// The period: `day`, `week`, `month` …
        period: &'static str,
    },
    /// Dates and labels on one series.
    #[error("the series has dates and labels, expected one of the two")]
    TwoAxes,
    /// Periods were asked for on a series without dates.
    #[error("the series has no dates, expected `dated(…)` before `every(…)`")]
    NoDates,
    /// More absent periods than a series may be filled up with.
    #[error("filling in every {period} would need {found} points, expected at most {most}")]
    GridTooLong {
        /// The period.
        period: &'static str,
        /// How many points the grid would have.
        found: usize,
        /// The most that is allowed.
        most: usize,
    },
    /// The same label twice.
    #[error("is labelled `{found}`, as is an earlier point; expected each label once")]
    LabelRepeated {
        /// The label.
        found: String,
    },

    /// Not one value that can be used.
    #[error(
        "no usable point in {found}, expected at least one value that is neither missing nor excluded"
    )]
    NoPoints {
        /// How many points there are, usable or not.
        found: usize,
    },
    /// Too few usable points for the kind of chart.
    #[error("{}, expected at least {needs} for {} chart", counted(*.found, "usable point"), an(.kind))]
    TooFewPoints {
        /// The kind of chart.
        kind: &'static str,
        /// How many it needs.
        needs: usize,
        /// How many there are.
        found: usize,
    },
    /// Points that set limits, with fewer than two differences among them.
    #[error(
        "has {found} differences between neighbouring points to set its limits, expected at least {needs}"
    )]
    BaselineTooShort {
        /// How many differences there are.
        found: usize,
        /// How many are needed.
        needs: usize,
    },
    /// Points that set limits, too few of them.
    #[error("has {} to set its limits, expected at least {needs}", counted(*.found, "usable point"))]
    TooFewInPhase {
        /// How many there are.
        found: usize,
        /// How many are needed.
        needs: usize,
    },
    /// A time of zero on a t chart.
    #[error(
        "is a time of zero, expected more than zero: a t chart needs times longer than none. Record the time \
         more finely, or count the events in each period instead. Adding a small constant is no remedy: \
         the limits would then depend on the constant"
    )]
    ZeroTime,
    /// A subgroup too small to have a spread.
    #[error("is a subgroup of {found}, expected at least 2 to measure the spread inside it")]
    SubgroupTooSmall {
        /// How many values it has.
        found: usize,
    },
    /// Subgroups of different sizes, where all must be the same.
    #[error(
        "is a subgroup of {found}, the first is of {expected}: expected subgroups of one size for {what}"
    )]
    SubgroupsUnequal {
        /// How many values this one has.
        found: usize,
        /// How many the first has.
        expected: usize,
        /// What needs one size.
        what: &'static str,
    },
    /// A kind of chart that does not take these data.
    #[error("{} chart takes {needs}, found {found}", an(.kind))]
    WrongData {
        /// The kind of chart.
        kind: &'static str,
        /// What it takes.
        needs: &'static str,
        /// What was given.
        found: &'static str,
    },
    /// A rule that means nothing on this kind of chart.
    #[error("the rule `{rule}` does not apply to {} chart: {why}", an(.kind))]
    UnlawfulRule {
        /// The kind of chart.
        kind: &'static str,
        /// The rule's name.
        rule: String,
        /// Why not.
        why: &'static str,
    },
    /// A rule that no points could ever fulfil, or that every point does.
    #[error("the rule `{rule}` cannot be: {why}")]
    BadRule {
        /// The rule's name.
        rule: String,
        /// Why not.
        why: &'static str,
    },
    /// A rule that cannot be judged one point at a time.
    #[error("the rule `{rule}` cannot be watched point by point: {why}")]
    Unwatchable {
        /// The rule's name.
        rule: String,
        /// Why not, and what to do instead.
        why: &'static str,
    },
    /// Limits that a monitor cannot go on with.
    #[error("the limits cannot be frozen: {why}")]
    NotFrozen {
        /// Why not.
        why: &'static str,
    },
    /// A point of other data than the monitor's.
    #[error("is {found}, expected {expected}")]
    WrongPoint {
        /// What was given.
        found: &'static str,
        /// What the monitor takes.
        expected: &'static str,
    },
    /// A stored state that no monitor can be in.
    #[error("the stored state is none that this monitor can be in: {why}")]
    BadState {
        /// Why not.
        why: &'static str,
    },
    /// A point that has not been pushed yet, or that came before the watch began.
    #[error("names {found}, which is no point of this watch: it has seen {}", counted(*.seen, "point"))]
    NotSeen {
        /// The point, date or label.
        found: String,
        /// How many points it has seen.
        seen: usize,
    },
    /// Something seen on a day before the last day on which something was seen.
    #[error(
        "was seen on {found}, before {previous}, the day of the last change; expected days in order"
    )]
    SeenOutOfOrder {
        /// The day.
        found: String,
        /// The day of the last change.
        previous: String,
    },
    /// A point left out of a watch without a reason.
    #[error("has no reason, expected one: a point that is left out says why")]
    NoReasonToExclude,
    /// A rule set with an edition that the crate does not know.
    #[error("no rule set is named `{name}` in edition `{edition}`")]
    UnknownRuleSet {
        /// The name.
        name: String,
        /// The edition.
        edition: String,
    },

    /// A place on the axis that the series does not have.
    #[error("names {found}, which is not on the axis of the series")]
    NotOnAxis {
        /// The date or label.
        found: String,
    },
    /// A phase or exclusion past the last point.
    #[error("starts at point {found}, past the end of a series of {}", counted(*.points, "point"))]
    PastTheEnd {
        /// The point, counted from 1.
        found: usize,
        /// How many points the series has.
        points: usize,
    },
    /// A stretch that holds no point.
    #[error("holds no point: it starts at point {from} and ends before point {to}")]
    EmptyStretch {
        /// The first point, counted from 1.
        from: usize,
        /// The point it ends before, counted from 1.
        to: usize,
    },
    /// A phase that does not start after the one before it.
    #[error(
        "starts at point {found}, the phase before it at point {previous}: expected phases in order, each with a point"
    )]
    PhaseOrder {
        /// The point, counted from 1.
        found: usize,
        /// The start of the phase before.
        previous: usize,
    },
    /// A phase after the first, without a reason.
    #[error("has no reason, expected one: every phase after the first says why it starts")]
    NoReason,
    /// A phase in which every point is missing or excluded.
    #[error("has no usable point, expected at least one")]
    EmptyPhase,
    /// Lines that were given with a lower limit above the centre, or the like.
    #[error("has lines out of order at point {point}: expected lower ≤ centre ≤ upper")]
    LinesOutOfOrder {
        /// The point, counted from 1.
        point: usize,
    },
    /// An interval whose lower end is above its upper end.
    #[error("runs from {lower} to {upper}, expected the lower end first")]
    EndsOutOfOrder {
        /// The lower end.
        lower: f64,
        /// The upper end.
        upper: f64,
    },
    /// Too few values for an interval.
    #[error("has {found} values, expected at least {needs} for {what}")]
    TooFewValues {
        /// What was to be found: `the mean`, `a difference of means` …
        what: &'static str,
        /// How many are needed.
        needs: usize,
        /// How many there are.
        found: usize,
    },

    /// A target that the measure cannot reach.
    #[error("the target is {found}, expected between {lowest} and {highest} for {what}")]
    TargetOutOfRange {
        /// The target.
        found: f64,
        /// The lowest possible.
        lowest: f64,
        /// The highest possible.
        highest: f64,
        /// What is plotted: `a proportion` …
        what: &'static str,
    },
    /// A value outside the bounds that the options name.
    #[error("is {found}, expected between the bounds {lowest} and {highest}")]
    OutOfBounds {
        /// The value.
        found: f64,
        /// The lower bound.
        lowest: f64,
        /// The upper bound.
        highest: f64,
    },
    /// An option with a value that it cannot have.
    #[error("{option} is {found}, expected {expected}")]
    BadOption {
        /// The option.
        option: &'static str,
        /// What was given.
        found: String,
        /// What it can be.
        expected: &'static str,
    },

    /// A document that is not JSON, or not of the expected shape.
    #[error("cannot be read: {message}")]
    Json {
        /// What the parser says.
        message: String,
    },
}

/// A number of things, in words: `1 point`, `2 points`.
fn counted(number: usize, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}

/// The name of a kind of chart with its article: `a p`, `an XmR`.
fn an(kind: &str) -> String {
    let article = match kind {
        "XmR" | "mR" | "R" | "S" | "np" | "X̄-R" | "X̄-S" | "i′" => "an",
        _ => "a",
    };
    format!("{article} {kind}")
}

impl ErrorKind {
    /// The stable code: the name of the kind in lower case, words joined by `_`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::EmptyText => "empty_text",
            Self::BadId { .. } => "bad_id",
            Self::BadDate { .. } => "bad_date",
            Self::NotFinite { .. } => "not_finite",
            Self::TooLarge { .. } => "too_large",
            Self::EventsAboveTrials { .. } => "events_above_trials",
            Self::BadDenominator { .. } => "bad_denominator",
            Self::Negative { .. } => "negative",
            Self::NotWhole { .. } => "not_whole",
            Self::UnequalLengths { .. } => "unequal_lengths",
            Self::NoCase => "no_case",
            Self::EmptySubgroup => "empty_subgroup",
            Self::DatesOutOfOrder { .. } => "dates_out_of_order",
            Self::DateRepeated { .. } => "date_repeated",
            Self::DateOffGrid { .. } => "date_off_grid",
            Self::TwoAxes => "two_axes",
            Self::NoDates => "no_dates",
            Self::GridTooLong { .. } => "grid_too_long",
            Self::LabelRepeated { .. } => "label_repeated",
            Self::NoPoints { .. } => "no_points",
            Self::TooFewPoints { .. } => "too_few_points",
            Self::BaselineTooShort { .. } => "baseline_too_short",
            Self::TooFewInPhase { .. } => "too_few_in_phase",
            Self::ZeroTime => "zero_time",
            Self::SubgroupTooSmall { .. } => "subgroup_too_small",
            Self::SubgroupsUnequal { .. } => "subgroups_unequal",
            Self::WrongData { .. } => "wrong_data",
            Self::UnlawfulRule { .. } => "unlawful_rule",
            Self::BadRule { .. } => "bad_rule",
            Self::Unwatchable { .. } => "unwatchable",
            Self::NotFrozen { .. } => "not_frozen",
            Self::WrongPoint { .. } => "wrong_point",
            Self::BadState { .. } => "bad_state",
            Self::NotSeen { .. } => "not_seen",
            Self::SeenOutOfOrder { .. } => "seen_out_of_order",
            Self::NoReasonToExclude => "no_reason_to_exclude",
            Self::UnknownRuleSet { .. } => "unknown_rule_set",
            Self::NotOnAxis { .. } => "not_on_axis",
            Self::PastTheEnd { .. } => "past_the_end",
            Self::EmptyStretch { .. } => "empty_stretch",
            Self::PhaseOrder { .. } => "phase_order",
            Self::NoReason => "no_reason",
            Self::EmptyPhase => "empty_phase",
            Self::LinesOutOfOrder { .. } => "lines_out_of_order",
            Self::EndsOutOfOrder { .. } => "ends_out_of_order",
            Self::TooFewValues { .. } => "too_few_values",
            Self::TargetOutOfRange { .. } => "target_out_of_range",
            Self::OutOfBounds { .. } => "out_of_bounds",
            Self::BadOption { .. } => "bad_option",
            Self::Json { .. } => "json",
        }
    }

    pub(crate) fn at(self, place: Place) -> Error {
        Error(Box::new(Located {
            kind: self,
            place: Some(place),
        }))
    }
}

impl Error {
    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.0.kind
    }

    /// The stable code of what went wrong: see [`ErrorKind::code`].
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.0.kind.code()
    }

    /// Where, if it has a place.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        self.0.place.as_ref()
    }

    /// The same error with a place, unless it has one already.
    pub(crate) fn or_at(mut self, place: Place) -> Self {
        self.0.place.get_or_insert(place);
        self
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Self(Box::new(Located { kind, place: None }))
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Point(index) => write!(f, "point {}", index + 1),
            Self::Phase(index) => write!(f, "phase {}", index + 1),
            Self::Exclusion(index) => write!(f, "exclusion {}", index + 1),
            Self::Row(index) => write!(f, "row {}", index + 1),
            Self::Path(path) => f.write_str(path),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.0.place {
            write!(f, "{place} ")?;
        }
        self.0.kind.fmt(f)
    }
}

impl fmt::Debug for Error {
    // `main` prints a returned error with `Debug`: a student reads the sentence, and the code behind it
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self} [{}]", self.code())
    }
}

impl std::error::Error for Error {}
