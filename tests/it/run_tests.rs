//! The tests of a run chart: exact tables, and every order of a few points.

use improvement::spc::price::{About, Process, RunLength, RunTest, trend_chance};
use improvement::spc::rules::{Rule, RuleSet, Sides};
use improvement::{Error, Side};

fn printed(value: f64) -> String {
    format!("{value:.4}")
}

fn test(points: usize, about: About) -> RunTest {
    RunTest::of(points, about).expect("a number of points")
}

/// Runs of 6, 7, 8 and 9 about a known centre; trends of 5, 6 and 7.
#[test]
fn runs_and_trends() {
    let table: [(usize, [&str; 4], [&str; 3]); 6] = [
        (
            12,
            ["0.1245", "0.0547", "0.0234", "0.0098"],
            ["0.1113", "0.0170", "0.0021"],
        ),
        (
            20,
            ["0.2369", "0.1151", "0.0544", "0.0254"],
            ["0.2086", "0.0357", "0.0049"],
        ),
        (
            24,
            ["0.2875", "0.1438", "0.0695", "0.0331"],
            ["0.2532", "0.0450", "0.0063"],
        ),
        (
            36,
            ["0.4202", "0.2244", "0.1134", "0.0558"],
            ["0.3725", "0.0721", "0.0104"],
        ),
        (
            60,
            ["0.6160", "0.3636", "0.1950", "0.0998"],
            ["0.5568", "0.1241", "0.0187"],
        ),
        (
            100,
            ["0.8068", "0.5423", "0.3148", "0.1686"],
            ["0.7518", "0.2043", "0.0322"],
        ),
    ];
    for (points, runs, trends) in table {
        let known = test(points, About::Known);
        for (length, expected) in (6..).zip(runs) {
            assert_eq!(
                printed(known.longest_run_of(length)),
                expected,
                "{points} {length}"
            );
        }
        for (length, expected) in (5..).zip(trends) {
            let found = trend_chance(points, length).expect("a trend");
            assert_eq!(printed(found), expected, "{points} {length}");
        }
    }
}

/// Anhøj's two rules together, with more digits than are printed elsewhere.
#[test]
fn anhoej() {
    const ABSOLUTE: f64 = 1e-13; // a sum of at most a hundred chances
    let table = [
        (10, 0.044_921_875, 0.007_936_507_936_507_908),
        (12, 0.042_968_75, 0.012_987_012_987_012_991),
        (14, 0.060_546_875, 0.025_058_275_058_275_07),
        (16, 0.046_722_412_109_375, 0.008_857_808_857_808_847),
        (20, 0.070_583_343_505_859_38, 0.021_249_648_184_632_708),
        (24, 0.066_239_833_831_787_11, 0.030_606_962_024_380_29),
        (30, 0.063_974_412_158_131_6, 0.026_508_572_339_217_44),
        (36, 0.085_219_467_116_985_47, 0.042_532_710_228_573_634),
        (40, 0.078_842_136_597_813_8, 0.037_808_026_379_869_464),
        (60, 0.074_156_633_105_060_15, 0.043_935_125_012_840_58),
        (80, 0.093_109_464_406_559_54, 0.062_042_548_219_907_07),
        (100, 0.071_475_516_911_461_37, 0.049_824_557_861_158_913),
    ];
    for (points, known, median) in table {
        for (about, expected) in [(About::Known, known), (About::SampleMedian, median)] {
            let found = test(points, about)
                .signal(&RuleSet::anhoej())
                .expect("a chance");
            assert!(
                (found - expected).abs() < ABSOLUTE,
                "{points} {about:?}: {found}"
            );
        }
    }
}

/// The number of runs, by the exact two-sided limits: the size of the test at each number of points.
#[test]
fn number_of_runs() {
    let table = [
        (10, 3, 9, 0.015_873_015_873),
        (11, 4, 9, 0.047_619_047_619),
        (12, 4, 10, 0.025_974_025_974),
        (13, 4, 11, 0.015_151_515_152),
        (14, 4, 12, 0.008_158_508_159),
        (15, 5, 12, 0.027_505_827_506),
        (16, 5, 13, 0.017_715_617_716),
        (17, 6, 13, 0.040_559_440_559),
        (18, 6, 14, 0.024_434_389_140),
        (19, 6, 15, 0.015_220_074_044),
        (20, 7, 15, 0.037_043_451_904),
        (21, 7, 16, 0.022_318_239_037),
        (22, 8, 16, 0.045_282_890_484),
        (23, 8, 17, 0.029_973_122_852),
        (24, 8, 18, 0.018_990_028_682),
        (25, 9, 18, 0.038_454_512_240),
        (26, 9, 19, 0.026_238_870_834),
        (27, 10, 19, 0.047_179_970_386),
        (28, 10, 20, 0.031_495_690_063),
        (29, 10, 21, 0.021_300_907_854),
        (30, 11, 21, 0.039_756_979_096),
        (31, 11, 22, 0.026_496_751_957),
        (32, 12, 22, 0.045_591_479_037),
        (33, 12, 23, 0.031_952_388_265),
        (34, 12, 24, 0.021_732_463_500),
        (35, 13, 24, 0.037_753_412_227),
        (36, 13, 25, 0.026_832_692_621),
        (37, 14, 25, 0.043_710_168_376),
        (38, 14, 26, 0.030_709_950_565),
        (39, 14, 26, 0.035_281_455_729),
        (40, 15, 27, 0.036_325_429_264),
        (41, 15, 28, 0.025_458_702_861),
        (42, 16, 28, 0.040_530_703_523),
        (43, 16, 29, 0.029_366_258_588),
        (44, 17, 29, 0.046_502_383_372),
        (45, 17, 30, 0.033_467_028_450),
        (46, 17, 31, 0.024_434_862_678),
        (47, 18, 31, 0.037_682_039_143),
        (48, 18, 32, 0.027_309_781_826),
        (49, 19, 32, 0.042_042_400_292),
        (50, 19, 33, 0.031_265_527_920),
        (51, 20, 33, 0.046_479_935_975),
        (52, 20, 34, 0.034_360_615_833),
        (53, 20, 35, 0.025_449_351_023),
        (54, 21, 35, 0.038_564_042_630),
        (55, 21, 36, 0.028_425_754_830),
        (56, 22, 36, 0.041_827_987_804),
        (57, 22, 37, 0.031_489_122_367),
        (58, 23, 37, 0.046_217_471_024),
        (59, 23, 38, 0.034_654_325_833),
        (60, 24, 38, 0.049_606_428_496),
    ];
    let rules = RuleSet::ihi_run()
        .without("run-of-6")
        .and_then(|set| set.without("trend-of-5"))
        .expect("rules of the set");
    for (points, fewest, most, expected) in table {
        let median = test(points, About::SampleMedian);
        for found in [
            median.runs_outside(fewest, most),
            median.signal(&rules).expect("a chance"),
        ] {
            assert!((found - expected).abs() < 1e-12, "{points}: {found}");
        }
    }
}

/// The best and the cut box hold what they promise: a chance of at least 0.925 of no signal about a known centre.
#[test]
fn boxes_hold_their_size() {
    for points in 10..=100 {
        let known = test(points, About::Known);
        let best = known.signal(&RuleSet::best_box()).expect("a chance");
        let cut = known.signal(&RuleSet::cut_box()).expect("a chance");
        assert!(
            best <= 0.075 && best <= cut && cut <= 0.075,
            "{points}: {best} {cut}"
        );
    }
}

/// Longest run and crossings, counted.
fn counted(sides: &[bool]) -> (usize, usize) {
    let (mut crossings, mut longest, mut run) = (0, 1, 1);
    for pair in sides.windows(2) {
        if pair[0] == pair[1] {
            run += 1;
        } else {
            crossings += 1;
            run = 1;
        }
        longest = longest.max(run);
    }
    (crossings, longest)
}

/// Every sequence of up to 14 points above and below.
#[test]
fn every_sequence_of_sides() {
    for points in 2..=14_usize {
        for about in [About::Known, About::SampleMedian] {
            let mut counts = vec![vec![0_u32; points + 1]; points];
            let mut all = 0;
            for code in 0..1_u32 << points {
                let above = code.count_ones() as usize;
                if about == About::SampleMedian
                    && above != points / 2
                    && above != points.div_ceil(2)
                {
                    continue;
                }
                let sides: Vec<bool> = (0..points).map(|bit| code >> bit & 1 == 1).collect();
                let (crossings, longest) = counted(&sides);
                counts[crossings][longest] += 1;
                all += 1;
            }
            let found = test(points, about);
            for (crossings, row) in counts.iter().enumerate() {
                let mut sum = 0;
                for (longest, &count) in row.iter().enumerate() {
                    let expected = f64::from(count) / f64::from(all);
                    let joint = found.jointly(crossings, longest);
                    assert!(
                        (joint - expected).abs() < 1e-14,
                        "{points} {crossings} {longest}: {joint}"
                    );
                    sum += count;
                }
                let expected = f64::from(sum) / f64::from(all);
                assert!((found.crossings(crossings) - expected).abs() < 1e-14);
            }
            assert!((found.crossings_under(points) - 1.0).abs() < 1e-14);
            assert_eq!(found.longest_run_of(1), 1.0);
            assert_eq!(printed(found.longest_run_of(points + 1)), "0.0000");
        }
    }
}

/// Every order of up to 8 values.
#[test]
fn every_order_of_values() {
    fn orders(left: &mut Vec<u8>, order: &mut Vec<u8>, see: &mut dyn FnMut(&[u8])) {
        if left.is_empty() {
            see(order);
        }
        for index in 0..left.len() {
            let value = left.remove(index);
            order.push(value);
            orders(left, order, see);
            order.pop();
            left.insert(index, value);
        }
    }
    for points in 2..=8_u8 {
        let (mut all, mut with) = (0_u32, [0_u32; 10]);
        orders(&mut (0..points).collect(), &mut Vec::new(), &mut |order| {
            let steps: Vec<bool> = order.windows(2).map(|pair| pair[0] < pair[1]).collect();
            let longest = 1 + counted(&steps).1; // points, not steps
            all += 1;
            for count in &mut with[..=longest] {
                *count += 1;
            }
        });
        for (trend, &count) in with.iter().enumerate().skip(2) {
            let found = trend_chance(points.into(), trend).expect("a trend");
            let expected = f64::from(count) / f64::from(all);
            assert!(
                (found - expected).abs() < 1e-14,
                "{points} {trend}: {found} {expected}"
            );
        }
    }
}

#[test]
fn many_points_are_still_exact() {
    let known = test(1000, About::Known);
    // the same chance as a chain of runs has it
    for length in [6, 9, 12, 20] {
        let rules = RuleSet::new("a-run", "1", "a test", [Rule::run(length)]).expect("a set");
        let chain = RunLength::of(&rules, &Process::normal()).expect("a run length");
        let found = known.longest_run_of(length.into());
        assert!(
            (found - chain.within(1000)).abs() < 1e-11,
            "{length}: {found}"
        );
    }
    assert!((known.crossings_under(1000) - 1.0).abs() < 1e-12);
    let median = test(1000, About::SampleMedian);
    assert!((median.crossings_under(1000) - 1.0).abs() < 1e-9);
    assert!(trend_chance(1000, 7).expect("a trend") < 0.5);
}

#[test]
fn what_is_refused_and_why() {
    fn said<T: std::fmt::Debug>(result: Result<T, Error>, code: &str) -> String {
        let error = result.expect_err(code);
        assert_eq!(error.code(), code);
        error.to_string()
    }
    let known = test(24, About::Known);
    let one_sided = RuleSet::new(
        "one-sided",
        "1",
        "a test",
        [Rule::run(8).with_sides(Sides::Only(Side::Above))],
    )
    .expect("a set");
    let messages = [
        (
            said(RunTest::of(1, About::Known), "bad_option"),
            "the number of points is 1, expected 2 to 1000",
        ),
        (
            said(RunTest::of(1001, About::Known), "bad_option"),
            "the number of points is 1001, expected 2 to 1000",
        ),
        (
            said(trend_chance(24, 1), "bad_option"),
            "the number of points of a trend is 1, expected two or more",
        ),
        (
            said(known.signal(&RuleSet::none()), "no_rules"),
            "the set has no rule that signals, expected at least one",
        ),
        (
            said(known.signal(&RuleSet::ihi_run()), "no_exact_chance"),
            "the rule `trend-of-5` has no exact chance of a signal in n points: it goes by the order of the values, \
             which is another distribution: `trend_chance`",
        ),
        (
            said(known.signal(&RuleSet::shewhart()), "no_exact_chance"),
            "the rule `beyond-limits` has no exact chance of a signal in n points: it is not about runs and crossings",
        ),
        (
            said(known.signal(&one_sided), "no_exact_chance"),
            "the rule `run-of-8-above` has no exact chance of a signal in n points: it looks at one side, and the \
             longest run of both is counted",
        ),
    ];
    for (found, expected) in messages {
        assert_eq!(found, expected);
    }
}
