//! What an exact price takes: from the rules to the mean run length.

use criterion::{Criterion, criterion_group, criterion_main};
use improvement::spc::EwmaLimits;
use improvement::spc::price::{
    About, CusumScheme, Design, EwmaScheme, Price, Process, Question, RunLength, RunTest,
    trend_chance,
};
use improvement::{Kind, RuleSet};
use std::hint::black_box;

fn without(set: RuleSet, rules: &[&str]) -> RuleSet {
    rules.iter().fold(set, |set, rule| {
        set.without(rule).expect("a rule of the set")
    })
}

fn run_lengths(c: &mut Criterion) {
    let steps = ["trend-of-6", "alternating-14"];
    let thirds = ["15-within-1-sigma", "8-outside-1-sigma"];
    let nelson = without(RuleSet::nelson(), &steps);
    let sets = [
        ("western electric 1-4", RuleSet::western_electric()),
        ("nelson 1, 2, 5, 6", without(nelson.clone(), &thirds)),
        ("nelson 1, 2, 5, 6, 7, 8", nelson),
    ];
    let process = Process::normal().shifted(1.0);
    for (name, rules) in &sets {
        c.bench_function(&format!("mean run length, {name}"), |b| {
            b.iter(|| RunLength::of(black_box(rules), black_box(&process)).map(|run| run.mean()));
        });
    }
}

fn with_steps(c: &mut Criterion) {
    let process = Process::normal();
    for (name, rules) in [
        ("nelson 1-8", RuleSet::nelson()),
        ("making data count 7/7", RuleSet::making_data_count_7_7()),
    ] {
        c.bench_function(&format!("chance of a signal in 24 points, {name}"), |b| {
            b.iter(|| {
                RunLength::of(black_box(&rules), black_box(&process)).map(|run| run.within(24))
            });
        });
        c.bench_function(&format!("mean run length, {name}"), |b| {
            b.iter(|| RunLength::of(black_box(&rules), black_box(&process)).map(|run| run.mean()));
        });
    }
}

fn differences(c: &mut Criterion) {
    let (nelson, qcc) = (RuleSet::nelson(), RuleSet::qcc_3_nelson());
    c.bench_function("difference, nelson and qcc 3", |b| {
        b.iter(|| black_box(&nelson).difference(black_box(&qcc)));
    });
    let (text, ptd) = (RuleSet::making_data_count(), RuleSet::ptd_0_2_2());
    c.bench_function("proof of none, making data count and ptd", |b| {
        b.iter(|| black_box(&text).difference(black_box(&ptd)));
    });
}

fn run_tests(c: &mut Criterion) {
    let rules = RuleSet::anhoej();
    c.bench_function("anhoej, 24 points, own median", |b| {
        let test = RunTest::of(24, About::SampleMedian).expect("a number of points");
        b.iter(|| test.signal(black_box(&rules)));
    });
    c.bench_function("trend of 7 in 60 points", |b| {
        b.iter(|| trend_chance(black_box(60), black_box(7)));
    });
}

fn simulated(c: &mut Criterion) {
    let rules = RuleSet::making_data_count_7_7();
    let design = Design::new(Kind::Individuals, rules, 24, Process::normal()).expect("a design");
    c.bench_function("10,000 series of 24 points, making data count 7/7", |b| {
        b.iter(|| Price::of(black_box(&design), Question::AnySignal));
    });
}

fn schemes(c: &mut Criterion) {
    let moved = Process::normal().shifted(1.0);
    let ewma = EwmaScheme::new(0.1, 2.8);
    let cusum = CusumScheme::new(0.5, 5.0);
    c.bench_function("mean run length, ewma 0.1", |b| {
        b.iter(|| {
            black_box(ewma)
                .run_length(black_box(&moved))
                .map(|run| run.mean())
        });
    });
    c.bench_function("mean run length, ewma 0.1, exact limits", |b| {
        let ewma = ewma.limits(EwmaLimits::Exact);
        b.iter(|| {
            black_box(ewma)
                .run_length(black_box(&moved))
                .map(|run| run.mean())
        });
    });
    c.bench_function("mean run length, cusum of both sides", |b| {
        b.iter(|| {
            black_box(cusum)
                .run_length(black_box(&moved))
                .map(|run| run.mean())
        });
    });
    c.bench_function("decision interval for a mean run length", |b| {
        b.iter(|| black_box(cusum).for_mean(black_box(370.4)));
    });
}

criterion_group!(
    benches,
    run_lengths,
    with_steps,
    differences,
    run_tests,
    simulated,
    schemes
);
criterion_main!(benches);
