//! Series, phases and lines from which no chart can be made.

use super::phrase::{an, counted};
use super::table::errors;

errors! {
    /// Why no chart can be made: too few points, data of another kind, a phase that cannot be.
    ChartError:

    /// Not one value that can be used.
    "no_points" =>
    #[error(
        "no usable point in {found}, expected at least one value that is neither missing nor excluded"
    )]
    NoPoints {
        /// How many points there are, usable or not.
        found: usize,
    };

    /// Too few usable points for the kind of chart.
    "too_few_points" =>
    #[error("{}, expected at least {needs} for {} chart", counted(*found, "usable point"), an(kind))]
    TooFewPoints {
        /// The kind of chart.
        kind: &'static str,
        /// How many it needs.
        needs: usize,
        /// How many there are.
        found: usize,
    };

    /// Points that set limits, with fewer than two differences among them.
    "baseline_too_short", "the phase" =>
    #[error(
        "has {} between neighbouring points to set its limits, expected at least {needs}",
        counted(*found, "difference")
    )]
    BaselineTooShort {
        /// How many differences there are.
        found: usize,
        /// How many are needed.
        needs: usize,
    };

    /// A time of zero on a t chart.
    "zero_time", "the point" =>
    #[error(
        "is a time of zero, expected more than zero: a t chart needs times longer than none. Record the time \
         more finely (`Series::times_between_events` takes the time of day), or count the events in each period instead. Adding a small constant is no remedy: \
         the limits would then depend on the constant"
    )]
    ZeroTime;

    /// A subgroup too small to have a spread.
    "subgroup_too_small", "the point" =>
    #[error("is a subgroup of {found}, expected at least 2 to measure the spread inside it")]
    SubgroupTooSmall {
        /// How many values it has.
        found: usize,
    };

    /// A kind of chart that does not take these data.
    "wrong_data" =>
    #[error("{} chart takes {needs}, found {found}", an(kind))]
    WrongData {
        /// The kind of chart.
        kind: &'static str,
        /// What it takes.
        needs: &'static str,
        /// What was given.
        found: &'static str,
    };

    /// A label that the series does not have, or a date on a series without dates.
    "not_on_axis", "the phase" =>
    #[error("names {found}, which is not on the axis of the series")]
    NotOnAxis {
        /// The date or label.
        found: String,
    };

    /// A date between two points of the series.
    "between_points", "the phase" =>
    #[error(
        "names {found}, on which there is no point: the next is on {next}. Write that day; a phase begins there by itself with \
         `on_or_after` in a document, `Phase::from_next` in a program"
    )]
    BetweenPoints {
        /// The date.
        found: String,
        /// The date of the next point.
        next: String,
    };

    /// A date after the last point of the series.
    "after_last_point", "the phase" =>
    #[error("names {found}, after the last point of the series, which is on {last}")]
    AfterLastPoint {
        /// The date.
        found: String,
        /// The date of the last point.
        last: String,
    };

    /// A phase or exclusion past the last point.
    "past_the_end", "the stretch" =>
    #[error("names point {found}, past the end of a series of {}", counted(*points, "point"))]
    PastTheEnd {
        /// The point, counted from 1.
        found: usize,
        /// How many points the series has.
        points: usize,
    };

    /// A baseline or a window that holds no point.
    "empty_stretch", "the stretch" =>
    #[error("rests on no point: it would start at point {from} and end before point {to}")]
    EmptyStretch {
        /// The first point, counted from 1.
        from: usize,
        /// The point it ends before, counted from 1.
        to: usize,
    };

    /// A season that is to be taken out of a series whose points stand for no period.
    "no_period" =>
    #[error("the points stand for no period, expected one to find their season by: say it with `every`")]
    NoPeriod;

    /// A season that is to be taken out of points that have none.
    "no_season" =>
    #[error("points of the period `{period}` have no season, expected days, weeks, months or quarters")]
    NoSeason {
        /// What a point stands for.
        period: String,
    };

    /// A season that is to be taken out by years that are not there.
    "too_few_years" =>
    #[error("no season has more than {} in the baseline, expected at least {needs}: those of two years, or of days of two weeks", counted(*found, "value"))]
    TooFewYears {
        /// The most values that a season has.
        found: usize,
        /// How many are needed.
        needs: usize,
    };

    /// A phase that does not start after the one before it.
    "phase_order", "the phase" =>
    #[error(
        "starts at point {found}, the phase before it at point {previous}: expected phases in order, each with a point"
    )]
    PhaseOrder {
        /// The point, counted from 1.
        found: usize,
        /// The start of the phase before.
        previous: usize,
    };

    /// A phase after the first, or an exclusion, without a reason.
    "no_reason", "the phase" =>
    #[error("has no reason, expected one: say why a phase starts, or why a point is left out")]
    NoReason;

    /// A phase in which every point is missing or excluded.
    "empty_phase", "the phase" =>
    #[error("has no usable point, expected at least one")]
    EmptyPhase;

    /// Lines that were given with a lower limit above the centre, or the like.
    "lines_out_of_order", "the phase" =>
    #[error("has lines out of order at point {point}: expected lower ≤ centre ≤ upper")]
    LinesOutOfOrder {
        /// The point, counted from 1.
        point: usize,
    };
}
