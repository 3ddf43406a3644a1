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
    #[error("has {} out of {}, expected no more events than trials", of_things(*.events, "events"), of_things(*.trials, "trials"))]
    EventsAboveTrials {
        /// How many events.
        events: f64,
        /// How many trials.
        trials: f64,
    },
    /// A denominator of zero or less.
    #[error("has a denominator of {}, expected more than zero", number(*.found))]
    BadDenominator {
        /// The denominator.
        found: f64,
    },
    /// A negative number of things that are counted, or a negative time.
    #[error("has {} {what}, expected zero or more", number(*.found))]
    Negative {
        /// What is counted: `events`, `cases`, `units of time`.
        what: &'static str,
        /// The number.
        found: f64,
    },
    /// A number of things that is not a whole number.
    #[error("has {} {what}, expected a whole number", number(*.found))]
    NotWhole {
        /// What is counted.
        what: &'static str,
        /// The number.
        found: f64,
    },
    /// Two columns of different lengths.
    #[error("the number of {what} is {found}, expected one for each of {}", counted(*.expected, "point"))]
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
    #[error(
        "filling in every {period} would need more than {most} points, expected at most that many"
    )]
    GridTooLong {
        /// The period.
        period: &'static str,
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
        "has {} between neighbouring points to set its limits, expected at least {needs}",
        counted(*.found, "difference")
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
    #[error("names point {found}, past the end of a series of {}", counted(*.points, "point"))]
    PastTheEnd {
        /// The point, counted from 1.
        found: usize,
        /// How many points the series has.
        points: usize,
    },
    /// A baseline that holds no point.
    #[error("rests on no point: its baseline starts at point {from} and ends before point {to}")]
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
    /// A phase after the first, or an exclusion, without a reason.
    #[error("has no reason, expected one: say why a phase starts, or why a point is left out")]
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
    #[error("runs from {} to {}, expected the lower end first", number(*.lower), number(*.upper))]
    EndsOutOfOrder {
        /// The lower end.
        lower: f64,
        /// The upper end.
        upper: f64,
    },
    /// Too few values for an interval.
    #[error("has {}, expected at least {needs} for {what}", counted(*.found, "value"))]
    TooFewValues {
        /// What was to be found: `the mean`, `a difference of means` …
        what: &'static str,
        /// How many are needed.
        needs: usize,
        /// How many there are.
        found: usize,
    },

    /// A target that the measure cannot reach.
    #[error("the target is {}, expected {} for {what}", number(*.found), between(*.lowest, *.highest))]
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
    #[error("is {}, expected between the bounds {} and {}", number(*.found), number(*.lowest), number(*.highest))]
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

    /// A score that is not on the scale.
    #[error("is {found}, expected a score of 1 to 5")]
    ScoreOutOfRange {
        /// The score.
        found: i64,
    },
    /// An id that names nothing.
    #[error("there is no {what} `{id}`")]
    UnknownId {
        /// What it should name: `stakeholder`, `measure` …
        what: &'static str,
        /// The id.
        id: String,
    },
    /// The same id for two things.
    #[error("the id `{id}` stands there twice, expected each id once")]
    DuplicateId {
        /// The id.
        id: String,
    },
    /// Something that is dated before what it follows from.
    #[error("{what} is dated {found}, expected {expected} {earliest}")]
    TooEarly {
        /// What is dated.
        what: &'static str,
        /// Its date.
        found: String,
        /// Which days it may have: `no earlier than the agreement on`.
        expected: &'static str,
        /// The date that comes first.
        earliest: String,
    },
    /// Causes that run in a circle.
    #[error("the drivers run in a circle, {}; expected every chain of causes to end at the aim", .path.join(" -> "))]
    DriverCycle {
        /// The circle: the first id and the last are the same.
        path: Vec<String>,
    },
    /// A cause and an effect of the wrong kinds.
    #[error("{cause_kind} `{cause}` cannot point at {effect}; expected {expected}")]
    WrongDirection {
        /// What the cause is: `the idea` …
        cause_kind: &'static str,
        /// The id of the cause.
        cause: String,
        /// What it points at, in words.
        effect: String,
        /// What it may point at.
        expected: &'static str,
    },
    /// An idea that points at a primary driver past the secondary drivers of it.
    #[error(
        "the idea `{idea}` points at the primary driver `{primary}`, which has the secondary driver `{secondary}`; \
         expected the idea to point at a secondary driver"
    )]
    SkippedDriver {
        /// The idea.
        idea: String,
        /// The primary driver.
        primary: String,
        /// A secondary driver of it.
        secondary: String,
    },
    /// The same cause and effect twice.
    #[error("`{cause}` points at `{effect}` twice, expected each edge once")]
    DuplicateEdge {
        /// The id of the cause.
        cause: String,
        /// The id of the effect, or `aim`.
        effect: String,
    },
    /// A node that points at itself.
    #[error("`{node}` points at itself")]
    SelfEdge {
        /// The node.
        node: String,
    },
    /// An edge that is not there.
    #[error("`{cause}` does not point at `{effect}`")]
    UnknownEdge {
        /// The id of the cause.
        cause: String,
        /// The id of the effect, or `aim`.
        effect: String,
    },
    /// A change of a diagram that has been agreed, past its revisions.
    #[error("the diagram was agreed on {on}, expected `revise`, which keeps what was there before")]
    DiagramAgreed {
        /// The day it was agreed.
        on: String,
    },
    /// A tie from somebody to themselves.
    #[error("`{id}` is tied to themselves, expected two people")]
    SelfTie {
        /// The stakeholder.
        id: String,
    },
    /// The same tie twice.
    #[error("the tie `{from}` {kind} `{to}` stands there twice, expected each tie once")]
    DuplicateTie {
        /// From whom.
        from: String,
        /// The kind of tie, in words.
        kind: &'static str,
        /// To whom.
        to: String,
    },
    /// A barrier that was overcome once before.
    #[error("the barrier `{id}` was overcome on {on} already")]
    AlreadyOvercome {
        /// The barrier.
        id: String,
        /// When.
        on: String,
    },
    /// A window of dates on a series without dates.
    #[error("the series has no dates, expected `dated(…)` for a window of dates")]
    UndatedSeries,
    /// A window with too few points to stand for a level.
    #[error("the {what} has {}, expected at least {needs}", counted(*.found, "usable point"))]
    WindowTooShort {
        /// Which window.
        what: &'static str,
        /// How many points it needs.
        needs: usize,
        /// How many it has.
        found: usize,
    },
    /// Two windows that share a point, where each is to be known without the other.
    #[error("the window before and the window after share a point, expected two windows apart")]
    WindowsOverlap,
    /// Progress towards an aim that says no target.
    #[error("the aim `{aim}` has no target, expected one: progress is a share of the way to it")]
    AimWithoutTarget {
        /// The aim.
        aim: String,
    },
    /// Data that are not of the kind that the measure says.
    #[error("the measure `{measure}` takes {needs}, found {found}")]
    WrongSeries {
        /// The measure.
        measure: String,
        /// What its kind of data is.
        needs: &'static str,
        /// What the series holds.
        found: &'static str,
    },
    /// A statistic that these data do not have.
    #[error("{statistic} is taken of {needs}, found {found}")]
    WrongStatistic {
        /// The statistic.
        statistic: &'static str,
        /// Which data have it.
        needs: &'static str,
        /// What was given.
        found: &'static str,
    },
    /// A range without ends.
    #[error("the range has no end, expected a lower end, an upper end or both")]
    NoEnds,
    /// A change relative to a level that is not above zero.
    #[error("the level before is {found}, expected more than zero for a relative change")]
    BaselineNotPositive {
        /// The level.
        found: f64,
    },
    /// A prediction that cannot be checked in this way.
    #[error("the prediction is of {expects} and cannot be checked by {found}")]
    WrongCheck {
        /// What the prediction expects.
        expects: &'static str,
        /// What it was to be checked by.
        found: &'static str,
    },
    /// A step of a PDSA cycle out of turn.
    #[error("the cycle `{cycle}` is at {from} and cannot {event}, expected it to be at {expected}")]
    Transition {
        /// The cycle.
        cycle: String,
        /// Where it is.
        from: &'static str,
        /// What was asked of it.
        event: &'static str,
        /// Where it should be.
        expected: &'static str,
    },
    /// A step of a PDSA cycle for which something is missing: all of it.
    #[error("the cycle `{cycle}` cannot {event}, it lacks: {}", .missing.join("; "))]
    NotReady {
        /// The cycle.
        cycle: String,
        /// What was asked of it.
        event: &'static str,
        /// Everything that is missing, in words.
        missing: Vec<String>,
    },
    /// A change of a plan, or of a prediction, after the cycle has started.
    #[error(
        "the plan of the cycle `{cycle}` was locked when it started, expected an amendment: a prediction made after the fact is none"
    )]
    LockedPrediction {
        /// The cycle.
        cycle: String,
    },
    /// Cycles that inform each other in a circle.
    #[error("the cycles inform each other in a circle, {}; expected each to learn from earlier ones only", .path.join(" -> "))]
    RampCycle {
        /// The circle: the first id and the last are the same.
        path: Vec<String>,
    },

    /// A document of another schema, or of a newer major version of this one.
    #[error(
        "the schema is `{found}`, expected `{expected}`: another program wrote this document, or a newer version of this one"
    )]
    UnknownSchema {
        /// What the document says.
        found: String,
        /// What this version reads.
        expected: &'static str,
    },
    /// Saving a document that a newer version wrote: what this version does not know would be lost.
    #[error(
        "the document is of minor version {minor} and this version knows {knows}: saved from here it would lose what it does not know"
    )]
    WouldLoseData {
        /// The minor version of the document.
        minor: u32,
        /// The latest minor version that is known.
        knows: u32,
    },
    /// Two aims that pull one measure in opposite directions.
    #[error("the aims `{one}` and `{other}` pull the measure `{measure}` in opposite directions")]
    OpposedAims {
        /// The measure.
        measure: String,
        /// The first aim.
        one: String,
        /// The second.
        other: String,
    },
    /// A target or a baseline that does not follow from the log of its revisions.
    #[error(
        "the {what} of the aim `{aim}` is {found} and its log says {logged}, expected `revise_goal`, which asks for the reason"
    )]
    UnloggedRevision {
        /// The aim.
        aim: String,
        /// `target` or `baseline`.
        what: &'static str,
        /// The value now, in words.
        found: String,
        /// What the log leads to, in words.
        logged: String,
    },
    /// A progress score that is not on the scale.
    #[error("is scored {}, expected 0.5 to 5.0 in steps of 0.5", number(*.found))]
    ProgressScore {
        /// The score.
        found: f64,
    },
    /// An instrument that could not be scored.
    #[error("the instrument `{instrument}` {what}, expected {expected}")]
    BadInstrument {
        /// The instrument.
        instrument: String,
        /// What is wrong with it.
        what: String,
        /// What it should be.
        expected: &'static str,
    },
    /// A rule that has no run length that can be computed exactly.
    #[error("the rule `{rule}` has no exact run length: {why}")]
    NoRunLength {
        /// The rule's name.
        rule: String,
        /// Why not.
        why: &'static str,
    },
    /// A rule that has no chance of a signal in n points that can be computed exactly.
    #[error("the rule `{rule}` has no exact chance of a signal in n points: {why}")]
    NoExactChance {
        /// The rule's name.
        rule: String,
        /// Why not.
        why: &'static str,
    },
    /// A rule that no automaton follows, so that a set with it cannot be compared with another.
    #[error("the rule `{rule}` cannot be followed point by point: {why}")]
    NotFollowed {
        /// The rule's name.
        rule: String,
        /// Why not.
        why: &'static str,
    },
    /// A price or a run length of no rules at all.
    #[error("the set has no rule that signals, expected at least one")]
    NoRules,
    /// A chart, or something on it, that has no chance of a false alarm to be named.
    #[error("has no price: {why}")]
    NotPriced {
        /// Why not, and what to do instead.
        why: &'static str,
    },
    /// A batch of which no chart could be priced.
    #[error(
        "no chart of the batch can be priced, expected at least one with limits of some width and rules that signal"
    )]
    NoCharts,
    /// Rules that are too many, or too long, to be followed together.
    #[error(
        "the rules together need more than {most} states, expected fewer: leave out a rule, shorten a window, or simulate"
    )]
    TooManyStates {
        /// The most that are followed.
        most: usize,
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

/// A number as people write it; one far from 1 with a power of ten.
fn number(value: f64) -> String {
    let size = value.abs();
    if size == 0.0 || !size.is_finite() || (1e-6..1e15).contains(&size) {
        value.to_string()
    } else {
        format!("{value:e}")
    }
}

/// A number of things, the thing named in the plural: `1 event`, `2 events`.
fn of_things(count: f64, things: &str) -> String {
    let thing = if count == 1.0 {
        things.strip_suffix('s').unwrap_or(things)
    } else {
        things
    };
    format!("{} {thing}", number(count))
}

/// A range in words; one without an end to speak of is `zero or more`.
fn between(lowest: f64, highest: f64) -> String {
    if lowest == 0.0 && highest >= 1e150 {
        return "zero or more".to_owned();
    }
    format!("between {} and {}", number(lowest), number(highest))
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
            Self::ScoreOutOfRange { .. } => "score_out_of_range",
            Self::UnknownId { .. } => "unknown_id",
            Self::DuplicateId { .. } => "duplicate_id",
            Self::TooEarly { .. } => "too_early",
            Self::DriverCycle { .. } => "driver_cycle",
            Self::WrongDirection { .. } => "wrong_direction",
            Self::SkippedDriver { .. } => "skipped_driver",
            Self::DuplicateEdge { .. } => "duplicate_edge",
            Self::SelfEdge { .. } => "self_edge",
            Self::UnknownEdge { .. } => "unknown_edge",
            Self::DiagramAgreed { .. } => "diagram_agreed",
            Self::SelfTie { .. } => "self_tie",
            Self::DuplicateTie { .. } => "duplicate_tie",
            Self::AlreadyOvercome { .. } => "already_overcome",
            Self::UndatedSeries => "undated_series",
            Self::WindowTooShort { .. } => "window_too_short",
            Self::WindowsOverlap => "windows_overlap",
            Self::AimWithoutTarget { .. } => "aim_without_target",
            Self::WrongSeries { .. } => "wrong_series",
            Self::WrongStatistic { .. } => "wrong_statistic",
            Self::NoEnds => "no_ends",
            Self::BaselineNotPositive { .. } => "baseline_not_positive",
            Self::WrongCheck { .. } => "wrong_check",
            Self::Transition { .. } => "transition",
            Self::NotReady { .. } => "not_ready",
            Self::LockedPrediction { .. } => "locked_prediction",
            Self::RampCycle { .. } => "ramp_cycle",
            Self::UnknownSchema { .. } => "unknown_schema",
            Self::WouldLoseData { .. } => "would_lose_data",
            Self::OpposedAims { .. } => "opposed_aims",
            Self::UnloggedRevision { .. } => "unlogged_revision",
            Self::ProgressScore { .. } => "progress_score",
            Self::BadInstrument { .. } => "bad_instrument",
            Self::NoRunLength { .. } => "no_run_length",
            Self::NoExactChance { .. } => "no_exact_chance",
            Self::NotFollowed { .. } => "not_followed",
            Self::NoRules => "no_rules",
            Self::NotPriced { .. } => "not_priced",
            Self::NoCharts => "no_charts",
            Self::TooManyStates { .. } => "too_many_states",
            Self::Json { .. } => "json",
        }
    }

    /// What a message is about that says only what is wrong with it (`is NaN, expected …`); `None` for a message
    /// that is a sentence by itself (`the target is …`).
    fn subject(&self) -> Option<&'static str> {
        Some(match self {
            Self::EmptyText => "the text",
            Self::NotFinite { .. } | Self::TooLarge { .. } | Self::OutOfBounds { .. } => {
                "the value"
            }
            Self::EventsAboveTrials { .. }
            | Self::BadDenominator { .. }
            | Self::Negative { .. }
            | Self::NotWhole { .. }
            | Self::NoCase
            | Self::TooFewValues { .. } => "the sample",
            Self::EmptySubgroup
            | Self::DatesOutOfOrder { .. }
            | Self::DateRepeated { .. }
            | Self::DateOffGrid { .. }
            | Self::LabelRepeated { .. }
            | Self::ZeroTime
            | Self::WrongPoint { .. }
            | Self::SeenOutOfOrder { .. }
            | Self::NoReasonToExclude
            | Self::SubgroupTooSmall { .. } => "the point",
            Self::NotSeen { .. } => "the correction",
            Self::BaselineTooShort { .. }
            | Self::TooFewInPhase { .. }
            | Self::NotOnAxis { .. }
            | Self::PastTheEnd { .. }
            | Self::EmptyStretch { .. }
            | Self::PhaseOrder { .. }
            | Self::NoReason
            | Self::EmptyPhase
            | Self::LinesOutOfOrder { .. } => "the phase",
            Self::EndsOutOfOrder { .. } => "the interval",
            Self::ProgressScore { .. } => "the progress",
            Self::ScoreOutOfRange { .. } => "the score",
            Self::Json { .. } => "the document",
            Self::NotPriced { .. } => "the chart",
            _ => return None,
        })
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

impl From<std::convert::Infallible> for Error {
    // lets one signature take an id that is checked already, and a text that has yet to be
    fn from(never: std::convert::Infallible) -> Self {
        match never {}
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
        let (kind, place) = (&self.0.kind, &self.0.place);
        match (place, kind.subject()) {
            (Some(place), Some(_)) => write!(f, "{place} {kind}"),
            (Some(place), None) => write!(f, "{place}: {kind}"),
            (None, Some(subject)) => write!(f, "{subject} {kind}"),
            (None, None) => write!(f, "{kind}"),
        }
    }
}

impl fmt::Debug for Error {
    // `main` prints a returned error with `Debug`: a student reads the sentence, and the code behind it
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self} [{}]", self.code())
    }
}

impl std::error::Error for Error {}
