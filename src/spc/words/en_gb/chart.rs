//! British English: charts, their lines, their rules and the reasons of people.

use crate::base::date::Date;
use crate::base::date_words::{day_in_words, month_in_words};
use crate::base::number::{counted, plain};
use crate::base::period::Period;
use crate::base::printed::Printed;
use crate::spc::data::facts::{Chance, LimitFamily};
use crate::spc::data::kind::Kind;
use crate::spc::data::phase::{Decided, Reason, Why};
use crate::spc::data::spread::Spread;
use crate::spc::data::statistic::Statistic;
use crate::spc::limits::{Centre, Dispersion, Estimate, Estimator, Width};
use crate::spc::rules::{Rule, RuleSet};
use crate::spc::words::en_gb::dates::{financial_quarter, financial_year};

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
        None => "no moving range left out".to_owned(),
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
    format!("{text}; {}", decided(reason.decided()))
}

/// When something was decided.
pub(crate) fn decided(decided: Decided) -> String {
    match decided {
        Decided::Before { on } => format!("decided beforehand, on {}", date(on, None)),
        Decided::Documented { on } => format!(
            "the day is documented apart from these data, {}",
            date(on, None)
        ),
        Decided::AfterSeeing => "chosen from these data".to_owned(),
        Decided::NotRecorded => "when this was decided is not recorded".to_owned(),
    }
}

/// What a rate without a unit is counted in.
pub(crate) fn per(number: &str) -> String {
    format!("per {number}")
}
