//! What each kind of chart does unless it is told otherwise.

use improvement::spc::rules::Rule;
use improvement::spc::{CaseCount, Note, Width};
use improvement::{Chart, Error, Kind, RuleSet, Series};

fn rules(kind: Kind, series: Series) -> Result<RuleSet, Error> {
    Ok(Chart::of(kind, series)?.rules().clone())
}

fn many() -> impl Iterator<Item = i32> {
    (0..24).map(|point| 20 + point * 7 % 5)
}

fn few() -> impl Iterator<Item = i32> {
    (0..24).map(|point| point * 7 % 5)
}

#[test]
fn measured_values_and_common_events_follow_making_data_count() -> Result<(), Error> {
    let mdc = RuleSet::making_data_count_7_7();
    let hundreds = || std::iter::repeat_n(100, 24);
    for kind in [
        Kind::P,
        Kind::Np,
        Kind::PPrime,
        Kind::IPrime,
        Kind::Individuals,
    ] {
        assert_eq!(
            rules(kind, Series::proportions(many(), hundreds())?)?,
            mdc,
            "{kind:?}"
        );
    }
    for kind in [Kind::U, Kind::UPrime] {
        assert_eq!(
            rules(kind, Series::rates(many(), hundreds())?)?,
            mdc,
            "{kind:?}"
        );
    }
    assert_eq!(rules(Kind::C, Series::counts(many())?)?, mdc);
    assert_eq!(rules(Kind::T, Series::times_between(many())?)?, mdc);
    let groups = || Series::subgroups(many().map(|value| [value, value + 2, value + 1]));
    assert_eq!(rules(Kind::XbarR, groups()?)?, mdc);
    assert_eq!(rules(Kind::XbarS, groups()?)?, mdc);
    assert_eq!(rules(Kind::R, groups()?)?, RuleSet::shewhart());
    assert_eq!(rules(Kind::S, groups()?)?, RuleSet::shewhart());
    assert_eq!(
        rules(Kind::Run, Series::values(many())?)?,
        RuleSet::anhoej()
    );
    assert_eq!(rules(Kind::Ewma, groups()?)?, RuleSet::shewhart());
    assert_eq!(
        rules(Kind::Cusum, Series::values(many())?)?,
        RuleSet::shewhart()
    );
    assert_eq!(
        rules(Kind::MovingRange, Series::values(many())?)?,
        RuleSet::none()
    );
    Ok(())
}

#[test]
fn rare_events_have_exact_limits_and_a_median() -> Result<(), Error> {
    let hundreds = || std::iter::repeat_n(100, 24);
    let charts = [
        Chart::p(few(), hundreds())?,
        // non-events are rare too
        Chart::p(few().map(|events| 100 - events), hundreds())?,
        Chart::u(few(), hundreds())?,
        Chart::c(few())?,
    ];
    for chart in charts {
        assert_eq!(*chart.rules(), RuleSet::anhoej_3_sigma());
        assert!(chart.uses_median());
        let width = chart.phases()[0].estimate().width;
        assert_eq!(width, Some(Width::Probability(Width::THREE_SIGMA)));
        let told = |note: &Note| matches!(note, Note::FewExpected { number, .. } if (number - 2.0).abs() < 0.1);
        assert!(chart.notes().iter().any(told));
    }
    let g = Chart::of(Kind::G, Series::cases_between(many(), CaseCount::Between)?)?;
    // a mean of 20 cases between: none has a chance of .048, three in a row of .0001
    let zeros = RuleSet::anhoej_3_sigma().with(Rule::lowest(3))?;
    assert_eq!(*g.rules(), zeros);
    assert!(g.uses_median());
    Ok(())
}

#[test]
fn weighted_trials_have_no_exact_limits_and_are_not_refused() -> Result<(), Error> {
    let chart = Chart::p(few(), std::iter::repeat_n(100.5, 24))?;
    assert_eq!(chart.phases()[0].estimate().width, Some(Width::Sigma(3.0)));
    Ok(())
}

#[test]
fn too_few_points_are_read_as_a_run_chart_unless_limits_are_asked_for() -> Result<(), Error> {
    let values: Vec<i32> = many().take(12).collect();
    let chart = Chart::xmr(&values)?;
    assert!(!chart.has_limits());
    assert_eq!(*chart.rules(), RuleSet::anhoej());
    let provisional = Chart::options().provisional().xmr(&values)?;
    assert!(provisional.has_limits() && provisional.is_provisional());
    assert!(provisional.sentence().starts_with("provisional: "));
    let thirteen: Vec<i32> = many().take(13).collect();
    assert!(Chart::xmr(&thirteen)?.has_limits());
    Ok(())
}
