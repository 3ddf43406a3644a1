//! Every public type can be sent to another thread, shared with one, and kept.

use improvement::spc::price::{
    About, CountCusum, CountEwma, CusumScheme, EwmaLimits, EwmaScheme, First, IndividualsScheme,
    Process, RunLength, RunTest, SchemeRunLength,
};
use improvement::spc::rules::{
    Border, Edge, Flags, Gap, Last, Length, Others, Pattern, Role, Rule, RuleSet, RunFacts,
    RunsTable, Scope, Seen, Shown, Sides, Signal, Ties, TrackKind, WarmUp,
};
use improvement::spc::{
    Assurance, At, Basis, Batch, CaseCount, Centre, ChartPhase, Decided, Dispersion, Estimate,
    Estimator, Exclusion, LineValues, Matrix, Note, Phase, Reading, Row, Screen, Spread, Statistic,
    Suggested, Target, Track, Variation, Why, Width,
};
use improvement::{
    ChangeId, Chart, Date, Direction, Error, ErrorKind, Interval, Kind, Options, Period, Place,
    Reason, Series, Side, Text,
};

const fn free<T: Send + Sync + Clone + std::fmt::Debug + 'static>() {}

macro_rules! all_free {
    ($($name:ty),* $(,)?) => { $(const _: () = free::<$name>();)* };
}

all_free!(
    About,
    CountCusum,
    CountEwma,
    CusumScheme,
    EwmaLimits,
    EwmaScheme,
    First,
    IndividualsScheme,
    Process,
    RunLength,
    RunTest,
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
