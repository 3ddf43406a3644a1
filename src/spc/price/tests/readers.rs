//! The reader of a whole set against the plain matcher, on every prefix.

use crate::spc::price::comparison::reader::{Counts, Reader, START, Sign};
use crate::spc::price::process::Process;
use crate::spc::rules::{Border, Frame, Rule, RuleSet, Ties};

use super::walks::Lines;

/// Ties, gaps, steps and lines: on every prefix a reader has signalled where the matcher finds a hit so far.
#[test]
fn a_reader_signals_where_the_matcher_does() {
    let mut seed = 20_261_125_u64;
    let mut draw = |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((seed >> 33) % below as u64).expect("a small number")
    };
    let mut rules = vec![
        Rule::k_of_m(2, 3, Border::Sigma(2.0)),
        Rule::within(3),
        Rule::outside(3),
        Rule::opposed(Border::Sigma(1.0), 3),
        Rule::runs(crate::spc::rules::RunsTable::Exact05),
    ];
    for ties in [Ties::Break, Ties::Skip, Ties::Extend] {
        rules.extend([
            Rule::run(4).with_ties(ties),
            Rule::trend(3).with_ties(ties),
            Rule::trend(4).with_ties(ties),
            Rule::alternating(4).with_ties(ties),
        ]);
    }
    let point_rules: Vec<Rule> = rules
        .iter()
        .filter(|rule| !rule.is_whole_phase())
        .map(|rule| rule.clone().with_gap(crate::spc::rules::Gap::Bridges))
        .collect();
    rules.extend(point_rules);
    for set in RuleSet::all() {
        let followed = |rule: &&Rule| {
            crate::spc::price::comparison::reader::followed(std::slice::from_ref(*rule)).is_ok()
        };
        rules.extend(set.rules().iter().filter(followed).cloned());
    }
    for rule in &rules {
        let mut borders = crate::spc::price::chains::automaton::asked_borders(&[rule]);
        borders.push(Border::Centre);
        let zones = Process::normal().zones(&borders);
        let reader = Reader::new(&[rule], &zones).expect("few states");
        let mut signals = 0;
        for _ in 0..400 {
            let (low, narrow) = (draw(27), draw(2) == 0);
            let width = 1 + draw(if narrow { 6 } else { 14 });
            let shape = draw(5);
            let values: Vec<f64> = (0..24)
                .map(|at| {
                    // ramps and saws show what noise seldom does
                    let quarters = match shape {
                        0 => at + draw(2),
                        1 => 28 - at - draw(2),
                        2 => low + at % 2 * (1 + draw(12)),
                        _ => low + draw(width),
                    };
                    if draw(if narrow { 60 } else { 12 }) == 0 {
                        f64::NAN
                    } else {
                        quarters as f64 / 4.0 - 3.5
                    }
                })
                .collect();
            let (mut state, mut counts) = (START, Counts::default());
            let mut last = None;
            for end in 1..=values.len() {
                let value = values[end - 1];
                let sign = if value.is_nan() {
                    Sign {
                        zone: zones.letters(),
                        step: crate::spc::price::chains::steps::MISSING,
                    }
                } else {
                    let step = match last.map(|last: f64| value.total_cmp(&last)) {
                        Some(std::cmp::Ordering::Greater) => crate::spc::price::chains::steps::UP,
                        Some(std::cmp::Ordering::Less) => crate::spc::price::chains::steps::DOWN,
                        _ => crate::spc::price::chains::steps::LEVEL,
                    };
                    last = Some(value);
                    Sign {
                        zone: zones.letter_of(value),
                        step,
                    }
                };
                state = reader.then(state, sign);
                counts = counts.and(&zones, sign.zone);
                let frame = Frame {
                    values: &values[..end],
                    lanes: 1,
                    levels: &Lines,
                };
                let hit = crate::spc::rules::evaluate(rule, &frame)
                    .iter()
                    .any(|side| side.hits.any());
                let said = reader.signals(state, counts);
                assert_eq!(said, hit, "{rule:?} on {:?}", &values[..end]);
                signals += usize::from(said);
            }
        }
        assert!(signals > 0, "{rule:?}");
    }
}
