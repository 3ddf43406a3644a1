//! Numbers, columns and axes from which no series, sample or interval can be made.

use super::phrase::{by_the_month, counted, number, of_things, or_a_gap};
use super::table::errors;

errors! {
    /// What is wrong with data: with a number, a column of them, or its dates and labels.
    DataError:

    /// NaN or an infinity.
    "not_finite", "the value" =>
    #[error("is {found}, expected an ordinary number")]
    NotFinite {
        /// The value: NaN, inf or -inf.
        found: f64,
    };

    /// A number so large that its square is not an ordinary number.
    "too_large", "the value" =>
    #[error("is {found:e}, expected a number between -1e150 and 1e150")]
    TooLarge {
        /// The value.
        found: f64,
    };

    /// More events than trials.
    "events_above_trials", "the sample" =>
    #[error("has {} out of {}, expected no more events than trials", of_things(*events, "events"), of_things(*trials, "trials"))]
    EventsAboveTrials {
        /// How many events.
        events: f64,
        /// How many trials.
        trials: f64,
    };

    /// A denominator of zero or less.
    "bad_denominator", "the sample" =>
    #[error("has a denominator of {}, expected more than zero{}", number(*found), or_a_gap(*gap))]
    BadDenominator {
        /// The denominator.
        found: f64,
        /// Whether nothing came, and a point without numbers could stand there.
        gap: bool,
    };

    /// A negative number of things that are counted, or a negative time.
    "negative", "the sample" =>
    #[error("has {} {what}, expected zero or more", number(*found))]
    Negative {
        /// What is counted: `events`, `cases`, `units of time`.
        what: &'static str,
        /// The number.
        found: f64,
    };

    /// A number of things that is not a whole number.
    "not_whole", "the sample" =>
    #[error("has {} {what}, expected a whole number", number(*found))]
    NotWhole {
        /// What is counted.
        what: &'static str,
        /// The number.
        found: f64,
    };

    /// A number of events that is not a whole number, on a chart of what chance makes of events.
    "events_not_whole", "the sample" =>
    #[error(
        "has {} events, expected a whole number: an average or a percentage goes on an XmR chart, as values; if each event has \
         a weight, ask for `weighted()`",
        number(*found)
    )]
    EventsNotWhole {
        /// The number.
        found: f64,
    };

    /// Two columns of different lengths.
    "unequal_lengths" =>
    #[error("the number of {what} is {found}, expected one for each of {}", counted(*expected, "point"))]
    UnequalLengths {
        /// What the second column holds: `trials`, `dates`, `labels`.
        what: &'static str,
        /// How many the second column has.
        found: usize,
        /// How many points there are.
        expected: usize,
    };

    /// No case at all, where the case with the event is counted too.
    "no_case", "the sample" =>
    #[error("has 0 cases, expected at least 1: the case with the event is counted too")]
    NoCase;

    /// A subgroup without a single value.
    "empty_subgroup", "the point" =>
    #[error(
        "is a subgroup without a value, expected at least one (or `None` for a subgroup that is missing)"
    )]
    EmptySubgroup;

    /// Too few values for an interval.
    "too_few_values", "the sample" =>
    #[error("has {}, expected at least {needs} for {what}", counted(*found, "value"))]
    TooFewValues {
        /// What was to be found: `the mean`, `a difference of means` …
        what: &'static str,
        /// How many are needed.
        needs: usize,
        /// How many there are.
        found: usize,
    };

    /// A date that is not later than the one before it.
    "dates_out_of_order", "the point" =>
    #[error("is dated {found}, before {previous}; expected dates in order")]
    DatesOutOfOrder {
        /// The date.
        found: String,
        /// The date of the point before.
        previous: String,
    };

    /// A date that stands there twice.
    "date_repeated", "the point" =>
    #[error("is dated {found}, as is the point before it; expected each date once")]
    DateRepeated {
        /// The date.
        found: String,
    };

    /// A date that is not a whole number of periods after the first.
    "date_off_grid", "the point" =>
    #[error("is dated {found}, which is not a whole number of {periods} after {first}{}", by_the_month(periods))]
    DateOffGrid {
        /// The date.
        found: String,
        /// The first date of the series.
        first: String,
        /// The periods: `days`, `weeks`, `months`, `steps of 2 weeks` …
        periods: String,
    };

    /// A first date that neither begins nor ends a financial quarter or year.
    "not_financial", "the point" =>
    #[error("is dated {found}, which neither begins nor ends a {period}, expected quarters of a year from 1 April to 31 March")]
    NotFinancial {
        /// The date.
        found: String,
        /// The period: `financial quarter`, `financial year`.
        period: String,
    };

    /// Something that still runs, in a series in which nothing does.
    "nothing_runs" =>
    #[error("the series holds {holds} and nothing that runs on, expected times between events with dates, or cases between events")]
    NothingRuns {
        /// What it holds.
        holds: &'static str,
    };

    /// Dates and labels on one series.
    "two_axes" =>
    #[error("the series has dates and labels, expected one of the two")]
    TwoAxes;

    /// Periods were asked for on a series without dates.
    "no_dates" =>
    #[error("the series has no dates, expected `dated(…)` before `every(…)`")]
    NoDates;

    /// More absent periods than a series may be filled up with.
    "grid_too_long", "the point" =>
    #[error("comes after {found} absent periods (every {period}), expected at most {most}: is its date right?")]
    GridTooLong {
        /// The period.
        period: String,
        /// How many are absent, up to this point.
        found: usize,
        /// The most that may be, with so many points.
        most: usize,
    };

    /// A label that stands there twice.
    "label_repeated", "the point" =>
    #[error("is labelled `{found}`, as is an earlier point; expected each label once")]
    LabelRepeated {
        /// The label.
        found: String,
    };
}
