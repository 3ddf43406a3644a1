//! Trends and alternation in run lengths.
use improvement::spc::price::{Process, RunLength, Solution, trend_chance};
use improvement::spc::rules::{Rule, RuleSet};

fn set(rules: impl IntoIterator<Item = Rule>) -> RuleSet {
    RuleSet::new("of-a-test", "1", "a test", rules).expect("a set")
}

fn of(rules: impl IntoIterator<Item = Rule>, process: &Process) -> RunLength {
    RunLength::of(&set(rules), process).expect("a run length")
}
#[test]
fn numbers() {
    for n in [3, 4, 5, 6, 7] {
        let t = std::time::Instant::now();
        let run = of([Rule::trend(n)], &Process::normal());
        println!("{n} {} {} {:?} {:?} {:e}", run.mean(), run.standard_deviation(), run.solution(), t.elapsed(), run.relative_error().unwrap());
        for points in [12, 24, 60] {
            println!("  {:e}", run.within(points) / trend_chance(points as usize, n as usize).unwrap() - 1.0);
        }
    }
    let run = of([Rule::alternating(14)], &Process::normal());
    println!("alt {} {:?} {:e}", run.mean(), run.solution(), run.relative_error().unwrap());
    for rules in [RuleSet::nelson(), RuleSet::provost_murray(), RuleSet::making_data_count_7_7(), RuleSet::making_data_count_6_6(), RuleSet::powerbi_spc_1_8(), RuleSet::jasp(), RuleSet::rspc_1_2_2(), RuleSet::ptd_0_2_2(), RuleSet::aiag(), RuleSet::qcc_3_nelson()] {
        let t = std::time::Instant::now();
        let run = RunLength::of(&rules, &Process::normal()).unwrap();
        let t0 = t.elapsed();
        let w = run.within(24);
        let t1 = t.elapsed();
        let m = run.mean();
        println!("{rules}: {:.5} {:.5} {w:.5} {:.5} mean {m} {:?} {t0:?} {t1:?} {:?}", run.within(12), run.within(20), run.within(36), run.solution(), t.elapsed());
        println!("   err {:e} {:?}", run.relative_error().unwrap(), run.first().map(|f| f.iter().map(|f| (f.rule.clone(), f.chance)).collect::<Vec<_>>()));
    }
}
