//! Betweenness, constraint, brokerage and findings of a map of 2,000 people and 10,000 ties.

use criterion::{Criterion, criterion_group, criterion_main};
use improvement::stakeholder::{MapRules, Stakeholder, TieKind};
use improvement::{StakeholderMap, date};
use std::hint::black_box;

const PEOPLE: u64 = 2_000;
const TIES: usize = 10_000;
const GROUPS: u64 = 40;

/// A map with ties between people drawn by a linear congruential generator (Knuth's MMIX constants).
fn map() -> Result<StakeholderMap, improvement::Error> {
    let mut state: u64 = 20_261_123;
    let mut draw = move |below: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut map = StakeholderMap::new();
    for person in 0..PEOPLE {
        let group = format!("group-{}", draw(GROUPS));
        map.add(
            format!("p{person}"),
            Stakeholder::new(format!("person {person}"), group, 3, 3, date(2026, 3, 1))?,
        )?;
    }
    while map.ties().len() < TIES {
        // a tie that is there already, or from somebody to themselves, is refused: draw again
        let _ = map.tie(
            format!("p{}", draw(PEOPLE)),
            TieKind::Informs,
            format!("p{}", draw(PEOPLE)),
        );
    }
    Ok(map)
}

fn measures(criterion: &mut Criterion) {
    let map = map().expect("the generator makes lawful maps");
    let network = map.network([TieKind::Informs]);
    assert_eq!((network.people(), network.arcs()), (2_000, TIES));
    let mut group = criterion.benchmark_group("2,000 people, 10,000 ties");
    group.sample_size(10);
    group.bench_function("betweenness", |bench| {
        bench.iter(|| black_box(&network).betweenness());
    });
    group.bench_function("constraint", |bench| {
        bench.iter(|| black_box(&network).constraint());
    });
    group.bench_function("brokerage", |bench| {
        bench.iter(|| black_box(&network).brokerage());
    });
    group.bench_function("network, and all three", |bench| {
        bench.iter(|| {
            let network = black_box(&map).network([TieKind::Informs]);
            black_box((
                network.betweenness(),
                network.constraint(),
                network.brokerage(),
            ));
        });
    });
    let rules = MapRules::default();
    group.bench_function("findings, without names", |bench| {
        bench.iter(|| black_box(&map).check(&rules, date(2026, 6, 1)));
    });
    group.finish();
}

criterion_group!(benches, measures);
criterion_main!(benches);
