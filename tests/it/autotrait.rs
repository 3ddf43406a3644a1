//! Every public type can be sent to another thread, shared with one, and kept.

use improvement::render::{ChartCsv, ChartSvg, MatrixSvg, Theme};
use improvement::spc::price::{
    About, Change, CountCusum, CountEwma, CusumScheme, Departure, Design, Enough, EwmaScheme,
    First, Given, IndividualsScheme, LimitsFrom, Method, Power, Price, Process, Question,
    RunLength, RunTest, SchemeRunLength, Sight, Wanted,
};
use improvement::spc::rules::{
    Border, Edge, Flags, Gap, Last, Length, Others, Pattern, Role, Rule, RuleSet, RunFacts,
    RunsTable, Scope, Seen, Shown, Sides, Signal, Ties, TrackKind, WarmUp,
};
use improvement::spc::{
    AfterSignal, Assumption, Assurance, At, Basis, Batch, Broken, CaseCount, Centre, ChartPhase,
    ChartPrice, Cusum, Decided, Dispersion, Estimate, Estimator, Ewma, EwmaLimits, Exclusion,
    ExpectedFalse, LineValues, Matrix, Note, Onset, Phase, RatioCusum, Reading, Resemblance, Row,
    Screen, Season, Spread, Statistic, Suggested, Target, Track, Unseen, Variation, Why, Width,
};
use improvement::{
    Chart, Date, Direction, Error, ErrorKind, Interval, Kind, Options, Period, Place, Reason,
    Series, Side, Text, id::ChangeId,
};

const fn free<T: Send + Sync + Clone + std::fmt::Debug + 'static>() {}

macro_rules! all_free {
    ($($name:ty),* $(,)?) => { $(const _: () = free::<$name>();)* };
}

all_free!(
    improvement::spc::MemoryMonitor,
    improvement::spc::MemoryUpdate,
    Assumption,
    Broken,
    Change,
    ChartPrice,
    Departure,
    Design,
    Enough,
    ExpectedFalse,
    Given,
    LimitsFrom,
    Method,
    Power,
    Price,
    Question,
    Resemblance,
    Season,
    Sight,
    Unseen,
    Wanted,
    ChartCsv<'static>,
    ChartSvg<'static>,
    MatrixSvg<'static>,
    Theme,
    AfterSignal,
    Cusum,
    Ewma,
    EwmaLimits,
    Onset,
    RatioCusum,
    About,
    First,
    Process,
    RunLength,
    RunTest,
    CountCusum,
    CountEwma,
    CusumScheme,
    EwmaScheme,
    IndividualsScheme,
    SchemeRunLength,
    Assurance,
    At,
    Basis,
    Batch,
    Border,
    CaseCount,
    Centre,
    ChangeId,
    Chart,
    ChartPhase,
    Date,
    Decided,
    Direction,
    Dispersion,
    Edge,
    Error,
    ErrorKind,
    Estimate,
    Estimator,
    Exclusion,
    Flags,
    Gap,
    Interval,
    Kind,
    Last,
    Length,
    LineValues,
    Matrix,
    Note,
    Options,
    Others,
    Pattern,
    Period,
    Phase,
    Place,
    Reading,
    Reason,
    Role,
    Row,
    Rule,
    RuleSet,
    RunFacts,
    RunsTable,
    Scope,
    Screen,
    Seen,
    Series,
    Shown,
    Side,
    Sides,
    Signal,
    Spread,
    Statistic,
    Suggested,
    Target,
    Text,
    Ties,
    Track,
    TrackKind,
    Variation,
    WarmUp,
    Why,
    Width,
);

#[test]
fn an_error_is_an_error_like_any_other() {
    let error: Box<dyn std::error::Error + Send + Sync> =
        Chart::xmr([f64::NAN]).unwrap_err().into();
    assert_eq!(
        error.to_string(),
        "point 1 is NaN, expected an ordinary number"
    );
}
