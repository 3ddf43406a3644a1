//! Every pattern, walked through its five statements: whoever adds one and forgets a place finds its name here.

use super::Lines;
use crate::num::normal;
use crate::spc::chart::chart::Chart;
use crate::spc::data::kind::Kind;
use crate::spc::data::phase::Basis;
use crate::spc::price::{Process, RunLength};
use crate::spc::rules::evaluate;
use crate::spc::rules::frame::Frame;
use crate::spc::rules::hits::SideHits;
use crate::spc::rules::matcher;
use crate::spc::rules::pattern::{
    Border, Edge, Last, Length, Others, Pattern, RunsTable, Seen, Ties, WarmUp,
};
use crate::spc::rules::rule::Rule;
use crate::spc::rules::set::RuleSet;
use std::collections::BTreeSet;

/// The next pattern after one, in the order in which they are defined.
fn after(pattern: Pattern) -> Option<Pattern> {
    Some(match pattern {
        Pattern::Beyond { .. } => Pattern::Run {
            length: Length::Exactly(4),
            ties: Ties::Break,
        },
        Pattern::Run { .. } => Pattern::Trend {
            points: 4,
            ties: Ties::Break,
        },
        Pattern::Trend { .. } => Pattern::Alternating {
            points: 5,
            ties: Ties::Break,
        },
        Pattern::Alternating { .. } => Pattern::Within {
            points: 4,
            border: Border::Sigma(1.0),
            edge: Edge::Excluded,
        },
        Pattern::Within { .. } => Pattern::Outside {
            points: 3,
            border: Border::Sigma(1.0),
            edge: Edge::Excluded,
            seen: Seen::BothSides,
        },
        Pattern::Outside { .. } => Pattern::Opposed {
            border: Border::Sigma(1.5),
            window: 3,
        },
        Pattern::Opposed { .. } => Pattern::Spread {
            more_than: 3.0,
            window: 3,
        },
        Pattern::Spread { .. } => Pattern::Crossings {
            fewer_than: Length::Anhoej,
        },
        Pattern::Crossings { .. } => Pattern::Runs {
            table: RunsTable::Exact05,
        },
        Pattern::Runs { .. } => return None,
    })
}

fn every_pattern() -> Vec<Pattern> {
    let first = Pattern::Beyond {
        count: 2,
        window: 3,
        border: Border::Sigma(1.5),
        edge: Edge::Excluded,
        short_of: None,
        others: Others::Anywhere,
        last: Last::Any,
        warm_up: WarmUp::FullWindow,
    };
    std::iter::successors(Some(first), |&pattern| after(pattern)).collect()
}

/// Normal values, the same in every run.
fn normal_values(points: usize, seed: &mut u64) -> Vec<f64> {
    let draw = |_| {
        *seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        normal::quantile(((*seed >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0)
    };
    (0..points).map(draw).collect()
}

/// What the definition says.
fn by_definition(rule: &Rule, values: &[f64]) -> Vec<SideHits> {
    let frame = Frame {
        values,
        lanes: 1,
        levels: &Lines::standard(),
    };
    let said = matcher::evaluate(rule, &frame);
    assert_eq!(
        evaluate::evaluate(rule, &frame),
        said,
        "{rule:?} {values:?}"
    );
    said
}

fn hits_at(said: &[SideHits], point: usize) -> usize {
    let at = |side: &&SideHits| side.hits.points().any(|hit| hit == point);
    said.iter().filter(at).count()
}

#[test]
fn every_pattern_is_stated_five_times() {
    const SERIES: usize = 2_000;
    const POINTS: usize = 12;
    let (mut names, mut sentences) = (BTreeSet::new(), BTreeSet::new());
    let patterns = every_pattern();
    for &pattern in &patterns {
        let rule = Rule::of(pattern);
        let rules = RuleSet::new("walked", "1", "a test", [rule.clone()]).expect("a set");
        let options = Chart::options()
            .baseline(Basis::process(0.0, 1.0))
            .rules(rules.clone());

        // 1 and 2: on masks, and by definition
        let mut seed = 1;
        let drawn: Vec<Vec<f64>> = (0..SERIES)
            .map(|_| normal_values(POINTS, &mut seed))
            .collect();
        let said: Vec<_> = drawn
            .iter()
            .map(|values| by_definition(&rule, values))
            .collect();
        let signals = |said: &Vec<SideHits>| said.iter().any(|side| side.hits.points().count() > 0);
        let found = said.iter().filter(|said| signals(said)).count();
        assert!(found > 0 && found < SERIES, "{pattern:?}: {found}");

        // 3: one point at a time; what counts over a whole phase is refused with a reason
        for (values, said) in drawn.iter().zip(&said).take(200) {
            match options.monitor(Kind::Individuals) {
                Ok(mut monitor) => {
                    for (point, &value) in values.iter().enumerate() {
                        let update = monitor.push(value).expect("a value");
                        let now = update.changes().iter();
                        let now = now.filter(|change| change.hit() == point).count();
                        assert_eq!(
                            now,
                            hits_at(said, point),
                            "{pattern:?} at {point} of {values:?}"
                        );
                    }
                }
                Err(error) => {
                    assert!(rule.is_whole_phase(), "{pattern:?}: {error}");
                    assert!(error.to_string().contains("phase"), "{pattern:?}: {error}");
                }
            }
        }

        // 4: as a chain; what has none is refused by its code
        match RunLength::of(&rules, &Process::normal()) {
            Ok(chain) => {
                let (chance, seen) = (chain.within(POINTS as u64), found as f64 / SERIES as f64);
                let error = (chance * (1.0 - chance) / SERIES as f64).sqrt();
                assert!(
                    (chance - seen).abs() < 4.5 * error,
                    "{pattern:?}: {chance} and {seen}"
                );
            }
            Err(error) => {
                let distance = matches!(pattern, Pattern::Spread { .. });
                assert!(rule.is_whole_phase() || distance, "{pattern:?}: {error}");
                assert_eq!(error.code(), "no_run_length", "{pattern:?}: {error}");
            }
        }

        // 5: aloud, each with a name and a sentence of its own
        let signalling = said.iter().position(signals).expect("a signal");
        let chart = options.xmr(&drawn[signalling]).expect("values");
        let signal = chart.signals().first().expect("a signal");
        let sentence = chart.describe(signal);
        assert!(!sentence.is_empty(), "{pattern:?}");
        names.insert(rule.to_string());
        sentences.insert(sentence);
    }
    assert_eq!(names.len(), patterns.len(), "{names:#?}");
    assert_eq!(sentences.len(), patterns.len(), "{sentences:#?}");
}
