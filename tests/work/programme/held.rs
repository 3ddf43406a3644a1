//! When a level counts as held, and when not.

use super::{TODAY, programme, projects};
use improvement::claim::{Against, ClaimKind, Verdict};
use improvement::id::{ClaimId, LearnerId};
use improvement::programme::{Cohort, Learner, Milestone};
use improvement::project::{FollowUpState, Parts};
use improvement::{Date, Period, Series, Window, date};

/// Held for twelve months, of one learner on one project that was changed in one way.
fn held_twelve(story: usize, today: Date, change: impl Fn(&mut Parts)) -> usize {
    let mut project = projects()[story].clone();
    project
        .edit(|parts| {
            change(parts);
            Ok(())
        })
        .unwrap();
    let mut cohort = Cohort::new("one", "leading-improvement").unwrap();
    cohort
        .edit(|parts| {
            let learner = Learner::new(date(2017, 3, 20)).on_project(project.id())?;
            parts.learners.insert(LearnerId::new("one")?, learner);
            Ok(())
        })
        .unwrap();
    let report = cohort.report(&programme(), &[project], today).unwrap();
    report.projects_that(Milestone::HeldTwelveMonths).count
}

/// What somebody found who looked for ways to be credited with a level that is not held: each with its input.
#[test]
fn a_level_that_is_not_held_is_not_said_to_be() {
    let (east, west) = (2, 3);
    assert_eq!(held_twelve(east, TODAY, |_| ()), 1);
    assert_eq!(held_twelve(west, TODAY, |_| ()), 0);
    // a second claim, of a level that was there before
    let trivial = held_twelve(west, TODAY, |parts| {
        let mut claim = parts.claims[0].clone();
        claim.id = ClaimId::new("trivial").unwrap();
        if let Some(ClaimKind::Sustained { hold, .. }) = &mut claim.kind {
            *hold = 0.80;
        }
        parts.claims.push(claim);
    });
    assert_eq!(trivial, 0);
    // figures that ended years ago
    assert_eq!(held_twelve(east, date(2025, 3, 31), |_| ()), 0);
    // who looked last found it given up
    let given_up = held_twelve(east, TODAY, |parts| {
        parts.follow_up.last_mut().unwrap().state = Some(FollowUpState::GivenUp);
    });
    assert_eq!(given_up, 0);
    // a claim since long before adoption counts from adoption on
    assert_eq!(held_twelve(east, date(2018, 12, 31), |_| ()), 0);
}

/// One more claim to hold a level, since the same day.
fn and_hold(parts: &mut Parts, level: f64) {
    let mut claim = parts.claims[0].clone();
    claim.id = ClaimId::new("another").unwrap();
    if let Some(ClaimKind::Sustained { hold, .. }) = &mut claim.kind {
        *hold = level;
    }
    parts.claims.push(claim);
}

/// The measure at a level in each of so many periods since a day.
fn at_levels(parts: &mut Parts, first: Date, period: Period, levels: &[(usize, f64)]) {
    let noise = [
        15, -14, 17, 4, 19, 13, -2, -34, -7, 30, -10, -3, 22, 8, 2, -24, -1, -15,
    ];
    let levels = levels
        .iter()
        .flat_map(|&(many, level)| std::iter::repeat_n(level, many));
    let levels: Vec<f64> = levels.collect();
    let events = levels.iter().zip(noise.iter().cycle());
    let events = events.map(|(level, noise)| (1_500.0 * level).round() + f64::from(*noise));
    let dates = (0..36).filter_map(|step| period.after(first, step));
    let series = Series::proportions(events, vec![1_500; levels.len()]).unwrap();
    let series = series.dated(dates.take(levels.len())).unwrap();
    let series = series.every(period).unwrap();
    parts.measures[0] = parts.measures[0].clone().series(series).unwrap();
}

/// The verdicts on the claims of a story that was changed in one way.
fn verdicts(story: usize, today: Date, change: impl Fn(&mut Parts)) -> Vec<Verdict> {
    let mut project = projects()[story].clone();
    let edited = project.edit(|parts| {
        change(parts);
        Ok(())
    });
    edited.unwrap();
    let verdicts = project.verdicts(today);
    verdicts
        .map(|(_, found)| found.unwrap().verdict().clone())
        .collect()
}

/// A claim that aimed higher than the level ever came takes nothing from one that is upheld.
#[test]
fn a_claim_that_aimed_too_high_is_no_relapse() {
    let east = 2;
    for too_high in [0.95, 0.96, 0.99] {
        let change = |parts: &mut Parts| and_hold(parts, too_high);
        let found = verdicts(east, TODAY, change);
        assert!(found[0].stands(), "{found:?}");
        assert!(matches!(found[1], Verdict::NotUpheld(_)), "{found:?}");
        assert_eq!(held_twelve(east, TODAY, change), 1, "{too_high}");
    }
}

/// A level that was reached and lost is no level that is held, whatever else is.
#[test]
fn a_relapse_is_not_made_good_by_a_lower_aim() {
    let east = 2;
    let lost = |parts: &mut Parts| {
        let levels = [(13, 0.88), (11, 0.97), (12, 0.945)];
        at_levels(parts, date(2016, 4, 1), Period::Month, &levels);
        if let Some(ClaimKind::Sustained { hold, .. }) = &mut parts.claims[0].kind {
            *hold = 0.90;
        }
    };
    let both = |parts: &mut Parts| {
        lost(parts);
        and_hold(parts, 0.963);
    };
    // the lower one alone is held: the level is better than before
    assert_eq!(held_twelve(east, TODAY, lost), 1);
    let found = verdicts(east, TODAY, both);
    assert!(found[0].stands(), "{found:?}");
    assert!(
        matches!(found[1], Verdict::NotUpheld(Against::Slipped { .. })),
        "{found:?}"
    );
    assert_eq!(held_twelve(east, TODAY, both), 0);
}

/// Four figures a year: the latest is of a quarter that began half a year ago, and the next is not there yet.
#[test]
fn a_figure_is_fresh_until_two_more_periods_have_gone_by() {
    let east = 2;
    let quarterly = |parts: &mut Parts| {
        let levels = [(17, 0.88), (19, 0.935)];
        at_levels(parts, date(2013, 2, 1), Period::Quarter, &levels);
        let before = Window::dates(date(2013, 2, 1), date(2017, 4, 30));
        let claim = parts.claims[0].clone();
        parts.claims[0] = claim.comparing(before, Window::since(date(2017, 5, 1)));
    };
    // the latest figure is that of November 2021 to January 2022
    assert_eq!(held_twelve(east, date(2022, 5, 20), quarterly), 1);
    assert_eq!(held_twelve(east, date(2022, 8, 1), quarterly), 1);
    assert_eq!(held_twelve(east, date(2022, 8, 2), quarterly), 0);
    // months are shorter than 180 days
    assert_eq!(held_twelve(east, date(2019, 8, 28), |_| ()), 1);
    assert_eq!(held_twelve(east, date(2019, 8, 29), |_| ()), 0);
}
