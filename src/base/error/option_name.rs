//! Which option an error is about.

use std::fmt;

/// One row for each option: its name in the program, and its name in a message.
macro_rules! names {
    ($($name:ident, $text:literal;)+) => {
        /// Which option cannot be as it was asked for.
        ///
        /// New names come in minor versions.
        ///
        /// ```
        /// use improvement::error::{OptionError, OptionName};
        /// use improvement::{ErrorKind, Interval};
        ///
        /// let error = Interval::new(2.0, 3.0, 95.0).unwrap_err();
        /// let ErrorKind::Option(OptionError::BadOption { option, .. }) = error.kind() else {
        ///     panic!("{error}");
        /// };
        /// assert_eq!(*option, OptionName::Level);
        /// assert_eq!(option.as_str(), "level");
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum OptionName {$(
            #[doc = concat!("In a message: “", $text, "”.")]
            $name,
        )+}

        impl OptionName {
            /// The name as a message says it: `the width of the limits`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {$(Self::$name => $text,)+}
            }
        }
    };
}

names! {
    // Series and phases.
    PeriodLength, "the length of a period";
    ControlsPerRun, "controls_per_run";
    Direction, "which way is better";
    Kind, "the kind of chart";
    Per, "the number that a rate is per";
    KnownCentre, "a known centre";
    KnownSigma, "a known sigma";
    GivenLine, "a given line";
    GivenLines, "lines worked out elsewhere";
    Bounds, "the range of the bounds";
    Target, "a target";
    Margin, "the margin of a claim";
    LookDays, "the days on which a claim is looked at";
    Window, "the window";

    // Limits.
    Width, "the width of the limits";
    Memory, "the memory of an EWMA or CUSUM";
    WidthOfRanges, "the width of the limits of ranges";
    Estimator, "the estimator";
    IPrimeEstimator, "the estimator of an i′ chart";
    Span, "the span of a moving range";
    ScreenMultiple, "the multiple of a screen";
    ScreenLoops, "the number of loops of a screen";
    MedianCentre, "the median as centre";
    ProportionCentre, "the centre of a proportion";
    RateCentre, "the centre of a count or rate";
    CasesMean, "the mean number of cases";
    EwmaWeight, "the weight of an EWMA";
    CusumReference, "the reference value of a CUSUM";
    CusumInterval, "the decision interval of a CUSUM";
    CusumHeadStart, "the head start of a CUSUM";
    CusumRatio, "the ratio of a CUSUM";
    Level, "level";

    // Evidence.
    PriorVariance, "the variance of the prior";
    Matching, "the matching";
    Horizon, "the horizon";
    Tolerance, "the tolerance";
    NextDenominator, "the denominator of the next point";

    // Prices.
    Points, "the number of points";
    PointsToCome, "the number of points to come";
    PointsAfterBaseline, "the number of points after the baseline";
    TrendPoints, "the number of points of a trend";
    ChangePoint, "the first point after the change";
    Looks, "the number of looks";
    SimulatedSeries, "the number of simulated series";
    SubgroupSize, "the size of the subgroups";
    ChanceToSee, "the wanted chance to see the change";
    FalseAlarmChance, "the chance of a false alarm";
    PercentileChance, "the chance of a percentile";
    Correlation, "the correlation";
    Season, "the season";
    RoundingStep, "the step of rounding";
    Skewness, "the skewness";
    OverDispersion, "the over-dispersion";

    // Processes.
    Process, "the process";
    ProcessMean, "the mean of the process";
    ProcessCentre, "the centre";
    Spread, "the spread";
    Trials, "the number of trials";
    EventChance, "the chance of an event";
    Shift, "the shift";
    NewMean, "the mean after the change";
    NewChance, "the chance after the change";
    NewNormalMean, "the mean that a normal process becomes";

    // Schemes.
    SchemeWeight, "the weight lambda";
    SchemeReference, "the reference value";
    SchemeInterval, "the decision interval";
    SchemeHeadStart, "the head start";
    SchemeStart, "the start";
    Barrier, "the barrier";
    MovingRangeLimit, "the limit of the moving ranges";
    LargestDenominator, "the largest denominator";
    WantedRunLength, "the mean run length wanted";
    SoughtShift, "the shift to be seen";
    Cells, "the number of cells";
    States, "the number of states that the scheme needs";
    Nodes, "the number of nodes that the scheme needs";

    // Work.
    WatchPeriod, "the period of a watch";
    Sampling, "sampling";
    RateExposure, "the exposure of a rate";
    PeopleReached, "the number of people reached";
    ScaleUnits, "the number of units of the scale";
    ScaleSites, "the number of sites of the scale";
    PlanDay, "the day of the plan";
    EvidenceCycles, "the number of cycles behind local evidence";
    Revision, "a revision";
    AimBaseline, "the baseline of the aim";
    FindingSeverity, "the severity of a finding";

    // Teaching.
    Beads, "the number of beads";
    RedBeads, "the number of red beads";
    Paddle, "the number of beads that the paddle lifts";
    Workers, "the number of workers";
    Days, "the number of days";
    Drops, "the number of drops";
    Wards, "the number of wards";
}

impl fmt::Display for OptionName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
