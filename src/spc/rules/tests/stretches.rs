//! Signals: stretches of hits, their windows, and what they mark.

use super::Lines;
use crate::base::direction::Side;
use crate::spc::rules::evaluate::find_signals;
use crate::spc::rules::frame::Frame;
use crate::spc::rules::pattern::{Border, Length, Ties};
use crate::spc::rules::rule::{Flags, Gap, Rule, Scope};
use crate::spc::rules::set::RuleSet;
use crate::spc::rules::signal::{Place, Signal, TrackKind};

const GAP: f64 = f64::NAN;

fn found_in(rule: &Rule, values: &[f64], lanes: usize) -> Vec<Signal> {
    let lines = Lines::standard();
    let frame = Frame {
        values,
        lanes,
        levels: &lines,
    };
    let place = Place {
        rule: 3,
        track: TrackKind::Main,
        phase: 1,
        offset: 100,
        turns: false,
    };
    let mut found = Vec::new();
    find_signals(std::slice::from_ref(rule), &frame, |_| place, &mut found);
    found
}

fn flagged(signal: &Signal) -> Vec<usize> {
    signal.flagged().map(|point| point - 100).collect()
}

#[test]
fn a_stretch_is_one_signal() {
    let values = [1.0, 1.0, 1.0, 1.0, 1.0, -1.0, 1.0, 1.0, 1.0];
    let found = found_in(&Rule::run(3), &values, 1);
    assert_eq!(found.len(), 2);
    let first = &found[0];
    assert_eq!((first.rule(), first.phase()), (3, 1));
    assert_eq!(first.track(), TrackKind::Main);
    assert_eq!(first.side(), Some(Side::Above));
    assert_eq!(first.first_hit(), 102);
    assert_eq!(first.hits(), 102..105);
    assert_eq!(first.window(), 100..105);
    assert_eq!(flagged(first), [2, 3, 4]);
    assert!(first.flags(103) && !first.flags(101));
    assert_eq!(found[1].window(), 106..109);
    let whole = found_in(&Rule::run(3).with_flags(Flags::Window), &values, 1);
    assert_eq!(flagged(&whole[0]), [0, 1, 2, 3, 4]);
    assert_eq!(flagged(&whole[1]), [6, 7, 8]);
}

#[test]
fn a_gap_breaks_a_stretch_or_is_bridged() {
    let values = [4.0, GAP, 4.0];
    let broken = found_in(&Rule::beyond_limits(), &values, 1);
    assert_eq!(broken.len(), 2);
    let bridged = found_in(&Rule::beyond_limits().with_gap(Gap::Bridges), &values, 1);
    assert_eq!(bridged.len(), 1);
    assert_eq!(bridged[0].hits(), 100..103);
    assert_eq!(flagged(&bridged[0]), [0, 2]);
}

#[test]
fn a_point_on_the_centre_is_never_marked() {
    let rule = Rule::run(3).with_ties(Ties::Skip).with_flags(Flags::Window);
    let found = found_in(&rule, &[1.0, 0.0, 1.0, 1.0, 0.0, 1.0], 1);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].hits(), 103..106);
    assert_eq!(flagged(&found[0]), [0, 2, 3, 5]);
}

#[test]
fn only_the_points_near_a_limit_are_marked() {
    let set = RuleSet::making_data_count_7_7();
    let rule = set.rule("2-of-3-beyond-2-sigma").expect("in the set");
    let found = found_in(rule, &[0.5, 2.5, 0.5, 3.5, 0.5, -1.0], 1);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].first_hit(), 103);
    assert_eq!(flagged(&found[0]), [1, 3]);
    // the third lies on the other side
    assert!(found_in(rule, &[2.5, 2.5, -0.5], 1).is_empty());
}

#[test]
fn a_phase_is_marked_where_it_was_judged() {
    let values: Vec<f64> = (0..14)
        .map(|point| if point == 5 { GAP } else { 1.0 })
        .collect();
    let found = found_in(&Rule::longest_run(Length::Anhoej), &values, 1);
    assert_eq!(found.len(), 1);
    // 13 useful points: a run of more than 7
    assert_eq!(found[0].first_hit(), 108);
    assert_eq!(found[0].window(), 100..114);
    assert_eq!(
        flagged(&found[0]),
        [0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13]
    );
    let found = found_in(&Rule::crossings(Length::Anhoej), &values, 1);
    assert_eq!(found[0].hits(), 113..114);
    assert_eq!(found[0].window(), 100..114);
    assert_eq!(found[0].side(), None);
}

#[test]
fn lanes_have_stretches_side_by_side() {
    // two controls a run: the first is beyond 2 sigma in every run, the second never
    let values = [2.5, 0.0, 2.5, 0.0, 2.5, 0.0];
    let rule = Rule::k_of_m(2, 2, Border::Sigma(2.0)).with_scope(Scope::Lane);
    let found = found_in(&rule, &values, 2);
    assert_eq!(found.len(), 1);
    assert_eq!(flagged(&found[0]), [2, 4]);
    assert!(found_in(&rule.with_scope(Scope::Block), &values, 2).is_empty());
}

#[test]
fn westgard_within_a_run() {
    let set = RuleSet::westgard();
    let r_4s = set.rule("r-4s").expect("in the set");
    assert_eq!(found_in(r_4s, &[2.5, -2.5, 0.0, 0.0], 2).len(), 1);
    // the two controls belong to different runs
    assert!(found_in(r_4s, &[0.0, 2.5, -2.5, 0.0], 2).is_empty());
}
