//! British English: every phrase that the crate says about charts.
//!
//! A sentence is written from a signal, or it is not written. It says what the rule licenses and no more: a chart
//! shows *that* something changed, never *why*.

use crate::base::date::Date;
use crate::base::date_words::{day_in_words, month_in_words};
use crate::base::direction::{Direction, Side};
use crate::base::number::{counted, plain};
use crate::base::period::Period;
use crate::base::printed::Printed;
use crate::spc::chart::judged::FEWEST_OFF;
use crate::spc::data::facts::{Chance, LimitFamily};
use crate::spc::data::kind::Kind;
use crate::spc::data::note::{Note, Rare};
use crate::spc::data::phase::{Decided, Reason, Why};
use crate::spc::data::spread::Spread;
use crate::spc::data::statistic::Statistic;
use crate::spc::limits::{Centre, Dispersion, Estimate, Estimator, Width};
use crate::spc::reading::assurance::Assurance;
use crate::spc::reading::reading::{Reading, Unjudged, Variation};
use crate::spc::reading::suggest::Suggested;
use crate::spc::rules::{Border, Length, Pattern, Rule, RuleSet};
use crate::spc::words::en_gb::dates::{financial_quarter, financial_year};
use crate::spc::words::en_gb::season;

/// A date under a point: by its month if the points are months.
pub(crate) fn date(date: Date, period: Option<Period>) -> String {
    match period {
        Some(Period::Month) => month_in_words(date),
        Some(Period::Year) => date.year().to_string(),
        Some(Period::FinancialYear) => financial_year(date),
        Some(Period::FinancialQuarter) => {
            format!("{} {}", financial_quarter(date), financial_year(date))
        }
        _ => day_in_words(date),
    }
}

/// `XmR chart`.
pub(crate) fn chart(kind: Kind) -> String {
    format!("{} chart", kind.symbol())
}

pub(crate) fn statistic(statistic: Statistic) -> &'static str {
    match statistic {
        Statistic::Value => "value",
        Statistic::Events => "number of events",
        Statistic::Mean => "mean",
        Statistic::Range => "range",
        Statistic::Deviation => "standard deviation",
        Statistic::MovingRange => "moving range",
        Statistic::WeightedAverage => "weighted average",
        Statistic::UpperSum => "sum for a rise",
        Statistic::LowerSum => "sum for a fall",
    }
}

/// The name of a rule set with its edition.
pub(crate) fn rule_set(rules: &RuleSet) -> String {
    match rules.edited_from() {
        Some((name, edition)) => match rules.rules().last().and_then(Rule::at_the_bound) {
            // as g charts have it
            Some(points) if rules.rules().len() == RuleSet::anhoej_3_sigma().rules().len() + 1 => {
                format!("{}, {points} zeros in a row", titled(name, edition))
            }
            _ => format!("{}, edited", titled(name, edition)),
        },
        None => titled(rules.name(), rules.edition()),
    }
}

fn titled(name: &str, edition: &str) -> String {
    match (name, edition) {
        ("making-data-count", "text") => "Making Data Count, guidance text",
        ("making-data-count", "excel-2023-7-7") => "Making Data Count 7/7",
        ("making-data-count", "excel-2023-6-6") => "Making Data Count 6/6",
        ("nelson", "1984") => "Nelson 1984",
        ("western-electric", "1956") => "Western Electric 1956",
        ("provost-murray", "2011") => "Provost and Murray 2011",
        ("anhoej", "2014") => "Anhøj 2014",
        ("anhoej-3-sigma", "2018") => "Anhøj and points beyond the limits",
        ("ihi-run", "2011") => "IHI run chart 2011",
        ("shewhart", "1931") => "points beyond the limits (Shewhart 1931)",
        ("none", _) => "none",
        _ => return format!("{} {}", Printed(name), Printed(edition)),
    }
    .to_owned()
}

/// What sets the centre line apart.
pub(crate) fn centre(kind: Kind, middle: Centre, limited: bool) -> &'static str {
    match (kind.family(), middle) {
        (_, Centre::Median) => "median",
        (LimitFamily::Unlimited, Centre::Mean) => "mean",
        _ if !limited => "median",
        _ if kind.has_unequal_spread() => "total over total",
        _ if kind.plots_events() => "expected events",
        (LimitFamily::Times, _) => "mean of the 3.6th root, back-transformed",
        (LimitFamily::Spreads(_), _) => "expected from the spread inside the subgroups",
        _ => "mean",
    }
}

/// How the limits were found.
pub(crate) fn limits(kind: Kind, estimate: &Estimate, ranged: &str) -> String {
    let Some(width) = estimate.width else {
        return "none".to_owned();
    };
    if let Width::Probability(chance) = width
        && let Some(family) = match kind.family() {
            LimitFamily::Events(Chance::Binomial) => Some("binomial"),
            LimitFamily::Events(Chance::Poisson) => Some("Poisson"),
            LimitFamily::Cases => Some("geometric"),
            LimitFamily::Spreads(Spread::Deviation) => Some("chi-square"),
            _ => None,
        }
    {
        return format!(
            "exact {family}, at most {} % outside",
            plain(chance * 100.0, 3)
        );
    }
    let z = plain(width.multiple(), 3);
    let by_range = |middle: &str, scale: &str| match (estimate.estimator, estimate.moving_range) {
        (Some(estimator), Some(range)) if range > 0.0 => {
            let sigma = estimate.sigma.unwrap_or(range);
            let factor = plain(width.multiple() * sigma / range, 3);
            format!(
                "{middle} ± {factor} × {} of {ranged}{scale}, {}",
                dispersion(estimator.from),
                screening(&estimator, estimate)
            )
        }
        (Some(estimator), _) => format!(
            "{middle} ± {z} × sigma from {}{scale}",
            dispersion(estimator.from)
        ),
        (None, _) => format!("{middle} ± {z} × a sigma that is known{scale}"),
    };
    let chance = |chance| match chance {
        Chance::Binomial => "binomial",
        Chance::Poisson => "Poisson",
    };
    match kind.family() {
        LimitFamily::Events(of) => format!("{z} {} standard deviations", chance(of)),
        LimitFamily::DispersedEvents(of) => format!(
            "{z} {} standard deviations × sigma_z of {}",
            chance(of),
            plain(estimate.sigma_z.unwrap_or(f64::NAN), 2)
        ),
        LimitFamily::Cases => format!("{z} geometric standard deviations"),
        LimitFamily::Ratios => by_range("ratio", ", by denominator"),
        LimitFamily::Times => by_range("root", ", of the 3.6th root"),
        LimitFamily::Means(_) | LimitFamily::Spreads(_) => match estimate.estimator {
            Some(estimator) => format!(
                "{z} standard errors, sigma from {}",
                dispersion(estimator.from)
            ),
            None => format!("{z} standard errors, with a sigma that is known"),
        },
        LimitFamily::MovingRanges => format!("{z} standard deviations of a moving range"),
        LimitFamily::Unlimited | LimitFamily::Values | LimitFamily::ValuesOrSubgroups => {
            by_range("mean", "")
        }
    }
}

pub(crate) fn dispersion(from: Dispersion) -> &'static str {
    match from {
        Dispersion::MeanMovingRange => "mean moving range",
        Dispersion::MedianMovingRange => "median moving range",
        Dispersion::StandardDeviation => "the standard deviation of all points",
        Dispersion::MeanRange => "the mean range",
        Dispersion::MeanDeviation => "the mean standard deviation",
        Dispersion::Pooled => "the pooled standard deviation",
        Dispersion::MinimumVariance(_) => "the minimum variance estimate",
        Dispersion::UnweightedAverage(_) => "the unweighted average of the subgroups",
        Dispersion::RootMeanSquare => "the root mean square inside the subgroups",
    }
}

fn screening(estimator: &Estimator, estimate: &Estimate) -> String {
    match estimator.screen {
        None => "unscreened".to_owned(),
        Some(screen) => format!(
            "screened at {} times the average: {} left out",
            plain(screen.multiple, 4),
            counted(estimate.screened_out, "moving range")
        ),
    }
}

/// Why a phase starts or a point is left out.
pub(crate) fn reason(reason: &Reason) -> String {
    let why = match reason.why() {
        Why::Change => "a change",
        Why::Definition => "a change of definition",
        Why::Data => "the data",
        Why::SpecialCause => "a special cause that is understood",
        Why::Other => "a reason",
    };
    let text = match (reason.text(), reason.change_id()) {
        (Some(text), _) => format!("{why}: {}", Printed(text)),
        (None, Some(change)) => format!("{why}: {change}"),
        (None, None) => why.to_owned(),
    };
    match reason.decided() {
        Decided::Before { on } => format!("{text}; decided beforehand, on {}", date(on, None)),
        Decided::AfterSeeing => format!("{text}; chosen from these data"),
        Decided::NotRecorded => format!("{text}; when this was decided is not recorded"),
    }
}

const fn side(side: Side) -> &'static str {
    match side {
        Side::Above => "above",
        Side::Below => "below",
    }
}

/// A run about the centre.
pub(crate) fn run(on: Option<Side>, points: &str, many: usize) -> String {
    let where_ = on.map_or("beyond", side);
    format!(
        "{points}: {} in a row {where_} the centre",
        counted(many, "point")
    )
}

/// What a signal shows. `points` names its points, `value` is that of a single point, `many` counts its points.
pub(crate) fn signal(
    rule: &Rule,
    on: Option<Side>,
    points: &str,
    value: Option<&str>,
    many: usize,
) -> String {
    let where_ = on.map_or("beyond", side);
    let stretch = format!("{points}: {}", counted(many, "point"));
    match (*rule.pattern(), value) {
        (
            Pattern::Beyond {
                count: 1,
                window: 1,
                border,
                ..
            },
            Some(value),
        ) => {
            format!("{points} is {value}, {}", border_words(border, where_, 1))
        }
        (
            Pattern::Beyond {
                count: 1,
                window: 1,
                border,
                ..
            },
            None,
        ) => {
            format!("{stretch} in a row {}", border_words(border, where_, many))
        }
        (
            Pattern::Beyond {
                count,
                window,
                border: Border::Bound,
                ..
            },
            _,
        ) if count == window => {
            format!(
                "{stretch} in a row {}",
                border_words(Border::Bound, where_, many)
            )
        }
        (
            Pattern::Beyond {
                count,
                window,
                border,
                ..
            },
            _,
        ) => {
            // windows that follow one another are one signal
            let again = if many > usize::from(window) {
                "repeatedly, "
            } else {
                ""
            };
            format!(
                "{points}: {again}{count} of {window} points in a row {}",
                border_words(border, where_, many)
            )
        }
        (Pattern::Run { .. }, _) => run(on, points, many),
        (Pattern::Trend { .. }, _) => {
            let way = if on == Some(Side::Above) {
                "rising"
            } else {
                "falling"
            };
            format!("{stretch} in a row, all {way}")
        }
        (Pattern::Alternating { .. }, _) => {
            format!("{stretch} in a row that rise and fall in turn")
        }
        (Pattern::Within { border, .. }, _) => {
            format!(
                "{stretch} in a row within {} of the centre: less variation than the limits allow for",
                zone(border)
            )
        }
        (Pattern::Outside { border, .. }, _) => {
            format!(
                "{stretch} in a row with none within {} of the centre",
                zone(border)
            )
        }
        (Pattern::Opposed { border, .. }, _) => {
            format!("{points}: past {} on both sides", zone(border))
        }
        (Pattern::Spread { more_than, .. }, _) => {
            format!("{points}: more than {} sigma apart", plain(more_than, 2))
        }
        (Pattern::Crossings { .. }, _) => {
            format!("{points}: the line crosses the centre too seldom")
        }
        (Pattern::Runs { .. }, _) => format!("{points}: too few or too many runs about the centre"),
    }
}

fn border_words(border: Border, where_: &str, points: usize) -> String {
    match border {
        Border::Limit if points == 1 => format!("{where_} its limit"),
        Border::Limit => format!("{where_} their limits"),
        Border::Centre => format!("{where_} the centre"),
        Border::Bound => format!("at the {} possible value", end(where_)),
        Border::Sigma(z) => format!("more than {} sigma {where_} the centre", plain(z, 2)),
    }
}

fn end(where_: &str) -> &'static str {
    if where_ == side(Side::Above) {
        "highest"
    } else {
        "lowest"
    }
}

pub(crate) fn zone(border: Border) -> String {
    match border {
        Border::Limit => "the limits".to_owned(),
        Border::Bound => "what is possible".to_owned(),
        Border::Centre => "the centre".to_owned(),
        Border::Sigma(z) => format!("{} sigma", plain(z, 2)),
    }
}

/// What the run facts of a signal add: the count, and what would be enough.
pub(crate) fn run_count(
    rule: &Rule,
    longest_limit: usize,
    crossings: usize,
    fewest: usize,
) -> Option<String> {
    match *rule.pattern() {
        Pattern::Run { length, .. } if !matches!(length, Length::Exactly(_)) => {
            Some(format!("more than {longest_limit} is a signal"))
        }
        Pattern::Crossings { .. } => Some(format!(
            "{}, fewer than {fewest} is a signal",
            counted(crossings, "crossing")
        )),
        _ => None,
    }
}

/// What is added to the run that is still going on.
pub(crate) const ONGOING: &str = "the run that is still going on";

/// What is added to a run with points on the centre, which do not count.
pub(crate) fn leaving_out(on_centre: usize) -> String {
    format!("leaving out {on_centre} on it")
}

/// The variation, for a matrix and an icon: the labels of the NHS standard where it has one.
pub(crate) fn variation(variation: Variation) -> &'static str {
    match variation {
        Variation::Improvement(Side::Above) => {
            "special cause variation of an improving nature (high)"
        }
        Variation::Improvement(Side::Below) => {
            "special cause variation of an improving nature (low)"
        }
        Variation::ImprovementAndConcern { .. } => {
            "special cause variation, some of an improving and some of a concerning nature"
        }
        Variation::Concern(Side::Above) => "special cause variation of a concerning nature (high)",
        Variation::Concern(Side::Below) => "special cause variation of a concerning nature (low)",
        Variation::Neither(Side::Above) => {
            "special cause variation (high); neither direction is better"
        }
        Variation::Neither(Side::Below) => {
            "special cause variation (low); neither direction is better"
        }
        Variation::Undirected => "special cause variation, of no one direction",
        Variation::CommonCause => "common cause variation, no significant change",
        Variation::TooFew => "too few points",
        Variation::NotJudged => "not judged",
    }
}

/// The variation at the latest point, as one sentence that says what to do next. `point` is the latest point; `earlier` names where
/// signals are that do not reach it, and `whole` says what is said of the chart as a whole.
pub(crate) fn reading(
    reading: &Reading,
    point: &str,
    earlier: Option<&str>,
    whole: Option<&str>,
) -> String {
    let nature = |nature: &str, side: Side| {
        let way = match side {
            Side::Above => "high",
            Side::Below => "low",
        };
        format!("special cause of {nature} nature ({way}) at the latest point ({point})")
    };
    match reading.variation() {
        Variation::Improvement(side) => format!(
            "{}: find out what differs there, and keep it if it can be kept",
            nature("an improving", side)
        ),
        Variation::Concern(side) => format!(
            "{}: find out what differs there before changing the process",
            nature("a concerning", side)
        ),
        Variation::ImprovementAndConcern { .. } => format!(
            "special cause in both directions at the latest point ({point}): some signals are of an improving nature and some of a concerning one; find out about each"
        ),
        Variation::Neither(_) | Variation::Undirected => {
            let unsaid = if reading.direction() == Direction::Neither {
                ""
            } else {
                ", in no one direction,"
            };
            format!(
                "special cause{unsaid} at the latest point ({point}): find out what differs there before changing the process"
            )
        }
        Variation::CommonCause => match (earlier, whole) {
            (Some(earlier), _) => format!(
                "special cause earlier ({earlier}), none at the latest point: find out what was different there before changing the process"
            ),
            (None, Some(whole)) => format!(
                "{whole}: the level has probably moved, though no side can be given at the latest point; find out when, before changing the process"
            ),
            (None, None) => "common cause: no point stands out, so do not ask what happened at any one of them; if this level is not good enough, the process itself has to change".to_owned(),
        },
        Variation::NotJudged => reading
            .unjudged()
            .map_or_else(|| unjudged_rule().to_owned(), unjudged),
        Variation::TooFew => {
            "too few points to tell special from common cause: go on collecting".to_owned()
        }
    }
}

/// What is said of a whole chart by a rule that marks no point.
pub(crate) fn whole(rule: &Rule) -> &'static str {
    match rule.pattern() {
        Pattern::Crossings { .. } => "the chart as a whole crosses its centre too seldom",
        _ => "the chart as a whole has too few or too many runs about its centre",
    }
}

/// Some places, the first few of them named.
pub(crate) fn places(named: &[String], more: usize) -> String {
    let list = named.join(", ");
    match more {
        0 => list,
        more => format!("{list} and {more} more"),
    }
}

/// Why nothing is judged, and what could see more.
fn unjudged(why: Unjudged) -> String {
    const MORE: &str =
        "a chart of the time or the cases between events, or a CUSUM, could see more";
    match why {
        Unjudged::NoRule => unjudged_rule().to_owned(),
        Unjudged::NoWidth => "not judged: the points that set the limits are all equal, so the limits have no width and no point can be held against them".to_owned(),
        _ => format!("not judged: {}; {MORE}", unjudged_runs(why, "centre")),
    }
}

/// Why runs about a centre can tell nothing.
fn unjudged_runs(why: Unjudged, centre: &str) -> String {
    let why = match why {
        Unjudged::NoRule => return unjudged_rule().to_owned(),
        Unjudged::NoWidth => "all points are equal".to_owned(),
        Unjudged::OnCentre { judged, on } => format!("{on} of {} on the {centre}", lie(judged)),
        Unjudged::ExpectedOneSided { above, below } => format!(
            "of 100 points of a steady process {above} lie above the known {centre} and {below} below"
        ),
        Unjudged::OneSided { above, below } => {
            format!("of the points that set the {centre} {above} lie above it and {below} below")
        }
    };
    format!("{why}, so runs about it can tell nothing")
}

/// `24 points lie`, `1 point lies`.
fn lie(points: usize) -> String {
    let verb = if points == 1 { "lies" } else { "lie" };
    format!("{} {verb}", counted(points, "point"))
}

/// The reading of a chart that no rule was asked to judge.
pub(crate) const fn unjudged_rule() -> &'static str {
    "no rule was asked for: the chart shows its points and says nothing about special causes"
}

pub(crate) fn assurance(assurance: Assurance) -> &'static str {
    match assurance {
        Assurance::Passes => "passes",
        Assurance::HitOrMiss => "hit or miss",
        Assurance::Fails => "fails",
        Assurance::TooFew => "too few points",
        Assurance::CannotBeSaid => "cannot be said",
    }
}

/// What a rate without a unit is counted in.
pub(crate) fn per(number: &str) -> String {
    format!("per {number}")
}

/// What to expect of the target. `met` counts the points that met it, out of how many, where all of them did.
pub(crate) fn expectation(
    assurance: Assurance,
    target: &str,
    met: Option<usize>,
    stable: bool,
) -> String {
    let said = match assurance {
        Assurance::Passes => format!(
            "the process can be expected to meet the target of {target}, if nothing changes"
        ),
        Assurance::HitOrMiss => format!(
            "the target of {target} lies within the limits: the process can be expected to meet it at some points and miss it at others, if nothing changes"
        ),
        Assurance::Fails => format!(
            "the process cannot be expected to meet the target of {target}, unless something changes"
        ),
        Assurance::TooFew => {
            return format!("too few points to hold against the target of {target}");
        }
        Assurance::CannotBeSaid => {
            let met = match met {
                Some(1) => "it was met at the only point, and ".to_owned(),
                Some(points) => format!("it was met at each of the {points} points, and "),
                None => String::new(),
            };
            return format!(
                "{met}what to expect of the target of {target} cannot be said: the limits have no width"
            );
        }
    };
    if stable {
        said
    } else {
        format!("{said}, but the process has not been steady, so do not rely on this")
    }
}

/// What is said of the target where there are no limits to hold it against; `met` counts the points that met it, and all that have one,
/// if a direction is better.
pub(crate) fn target_without_limits(
    target: &str,
    met: Option<(usize, usize)>,
    phases: usize,
) -> String {
    let Some((met, points)) = met else {
        return format!(
            "which direction is better was not said, so nothing can be said of the target of {target}"
        );
    };
    let phase = if phases > 1 {
        " of the latest phase"
    } else {
        ""
    };
    format!(
        "the target of {target} was met at {met} of {}{phase}; what to expect of it cannot be said without limits",
        counted(points, "point")
    )
}

/// Which phase a sentence is about, with its centre and that of the phase before.
pub(crate) fn latest_phase(centres: Option<&(String, String)>) -> String {
    match centres {
        Some((now, before)) if now == before => {
            format!("latest phase (centre {now}, as before): ")
        }
        Some((now, before)) => format!("latest phase (centre {now}, before it {before}): "),
        None => "latest phase: ".to_owned(),
    }
}

/// What the sentence of a note depends on besides.
#[derive(Clone, Copy)]
pub(crate) struct NoteOn {
    /// The chart is read as a run chart.
    pub(crate) as_run_chart: bool,
    /// It is of events.
    pub(crate) of_events: bool,
}

/// A note on the chart. `phase` names its phase where there is more than one.
pub(crate) fn note(note: &Note, phase: &str, on: NoteOn) -> String {
    match note {
        Note::TooFewForLimits { found, needs, .. } => format!(
            "{phase}{}, too few for limits under this rule set (it asks for {needs}): {}",
            counted(*found, "usable point"),
            if on.as_run_chart {
                "read as a run chart about the median"
            } else {
                "none are drawn"
            }
        ),
        Note::TooFewForRules {
            judged,
            found,
            needs,
            ..
        } if judged < needs => format!(
            "{phase}{} off the centre, too few for these rules (they ask for {needs}): none is judged",
            counted(*found, "point")
        ),
        Note::TooFewForRules { judged, found, .. } => format!(
            "{phase}{} of {} on the centre: runs about it can tell nothing, and no rule is judged",
            judged - found,
            lie(*judged)
        ),
        Note::RunsNotJudged {
            judged,
            off_centre,
            set_by,
            expected,
            ..
        } => {
            let said = runs_not_judged(phase, (*judged, *off_centre), *set_by, *expected);
            if on.of_events && *judged >= FEWEST_OFF {
                format!("{said}; nor could this chart show that so few events have become none")
            } else {
                said
            }
        }
        Note::Provisional { found, needs, .. } => format!(
            "{phase}the limits are provisional: they rest on {}, and the rule set asks for {needs}",
            counted(*found, "point")
        ),
        Note::ShortBaseline { points, .. } => format!(
            "{phase}the limits rest on {} and may move a good deal as more come in",
            counted(*points, "point")
        ),
        Note::NoWidth { .. } => {
            format!(
                "{phase}the points that set the limits are all equal: the limits have no width, and no sigma rule is judged"
            )
        }
        Note::LimitCut {
            side: Side::Above, ..
        } => {
            format!(
                "{phase}the upper limit lies at the highest possible value: no point there can be a signal above it"
            )
        }
        Note::LimitCut {
            side: Side::Below, ..
        } => {
            format!(
                "{phase}the lower limit lies at the lowest possible value: no point there can be a signal below it"
            )
        }
        Note::OverDispersed {
            sigma_z,
            null_point,
            ..
        } => format!("{phase}{}", over_dispersed(*sigma_z, *null_point)),
        Note::TooLittleVariation {
            sigma_z,
            null_point,
            ..
        } => format!("{phase}{}", too_little(*sigma_z, *null_point)),
        Note::FewExpected { number, of } => format!(
            "{} expected per point: exact limits, and runs about the median",
            few(*number, *of)
        ),
        Note::Seasonal { period, ratio } => season::note(*period, *ratio),
        Note::Resembling { correlation } => season::resembling(*correlation),
    }
}

/// `only about 1.9 events are`; a small number keeps its first digit.
fn few(number: f64, of: Rare) -> String {
    let thing = match of {
        Rare::Events => "event",
        Rare::NonEvents => "non-event",
    };
    if number == 0.0 {
        return format!("no {thing} is");
    }
    let decimals = if number < 0.1 {
        3
    } else if number < 1.0 {
        2
    } else {
        1
    };
    match plain(number, decimals).as_str() {
        "0" => format!("far fewer than 1 {thing} is"),
        "1" => format!("only about 1 {thing} is"),
        number => format!("only about {number} {thing}s are"),
    }
}

fn runs_not_judged(
    phase: &str,
    (judged, off_centre): (usize, usize),
    set_by: Option<[usize; 2]>,
    expected: Option<[u8; 2]>,
) -> String {
    let why = match (set_by, expected) {
        (None, Some([above, below])) if off_centre >= FEWEST_OFF => format!(
            "of 100 points of a steady process {above} lie above the known centre and {below} below (a third is needed on either side)"
        ),
        (Some([above, below]), _) if off_centre >= FEWEST_OFF => format!(
            "of the points that set the centre {above} lie above it and {below} below (a third is needed on either side)"
        ),
        _ if judged < FEWEST_OFF => format!(
            "{} so far, {off_centre} of them off the centre (ten are needed)",
            counted(judged, "point")
        ),
        _ => format!(
            "{} of {} on the centre (ten off it are needed)",
            judged - off_centre,
            lie(judged)
        ),
    };
    format!("{phase}{why}: runs about the centre can tell nothing here, and are not judged")
}

fn over_dispersed(sigma_z: f64, null_point: f64) -> String {
    format!(
        "the points vary {} times as much as chance alone makes them (97.5 in 100 steady series of this length stay under {}): \
         look for a cause (case mix, season, drift) before widening the limits. A prime chart allows for variation from point to point, \
         and not for a drift. If one is chosen when the baseline is set, keep to it",
        plain(sigma_z, 2),
        plain(null_point, 2)
    )
}

fn too_little(sigma_z: f64, null_point: f64) -> String {
    format!(
        "the points vary only {} times as much as chance alone makes them (97.5 in 100 steady series of this length stay above {}): \
         find out where they come from, since averages, copies and targets vary so little, and counts seldom do",
        plain(sigma_z, 2),
        plain(null_point, 2)
    )
}

/// Why a kind of chart suits a series.
pub(crate) fn suggested(why: &Suggested) -> String {
    match why {
        Suggested::FewPoints { found } => format!(
            "{}: a run chart reads from about 10, limits from 13",
            counted(*found, "usable point")
        ),
        Suggested::OneValue => "one measured value per point".to_owned(),
        Suggested::SmallSubgroups => "small subgroups of one size: their ranges measure the spread well".to_owned(),
        Suggested::LargeSubgroups => "subgroups that are large or of unequal sizes: their standard deviations measure the spread best".to_owned(),
        Suggested::SubgroupOfOne => "a subgroup of one has no spread: chart the means as individual values".to_owned(),
        Suggested::Proportions => "events out of trials, varying no more than chance makes them".to_owned(),
        Suggested::Rates => "events in an exposure, varying no more than chance makes them".to_owned(),
        Suggested::Counts => "counts in equal opportunities, varying no more than chance makes them".to_owned(),
        Suggested::OverDispersed { sigma_z, null_point } => over_dispersed(*sigma_z, *null_point),
        Suggested::TooLittleVariation { sigma_z, null_point } => too_little(*sigma_z, *null_point),
        Suggested::RareEvents { why } => format!(
            "{}: a CUSUM adds up what few events say, and the time or the cases between them, on a t or g chart, say more still",
            unjudged_runs(*why, "median")
        ),
        Suggested::NotWhole => "numbers of events that are not whole, as averages and weighted events are: how much they vary is seen from point to point".to_owned(),
        Suggested::Ratios => "totals over unequal denominators".to_owned(),
        Suggested::CasesBetween => "cases between rare events".to_owned(),
        Suggested::TimesBetween => "times between rare events".to_owned(),
    }
}
