//! Experiments for the classroom: the numbers of a seed, what they are in the long run, and what is refused.
//!
//! The numbers of three seeds are those of `tests/tools/teach.py`, which makes the generator from its definition and takes the
//! distributions from scipy. What is simulated is held within four standard errors of its closed form: the seeds are fixed, so that
//! a right kernel passes for ever, and a wrong one would pass with chance 1 in 16,000 at best.

use improvement::claim::Verdict;
use improvement::error::{OptionError, OptionName};
use improvement::id::ClaimId;
use improvement::teach::{
    Adjustment, Known, MOST_DROPS, MOST_POINTS, MOST_WARDS, RedBeads, Regression, RuleFound,
    Simpson, Tampering, Triple, Truth, data, find_the_rule, reminders, split_alarms,
};
use improvement::{Error, ErrorKind, Series, date};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;

/// So many standard errors are allowed for.
const ERRORS: f64 = 4.0;

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// Mean squared distance from a mean that is known.
fn variance_about(values: &[f64], centre: f64) -> f64 {
    values
        .iter()
        .map(|value| (value - centre).powi(2))
        .sum::<f64>()
        / values.len() as f64
}

#[track_caller]
fn close(found: f64, wanted: f64, error: f64) {
    assert!(
        (found - wanted).abs() < ERRORS * error,
        "{found}, expected {wanted} with a standard error of {error}"
    );
}

/// The truths of the golden file, by their names.
fn truths() -> [(&'static str, Truth); 6] {
    let over = Truth::OverDispersed {
        trials: 500,
        chance: 0.1,
        times: 2.0,
    };
    let season = Truth::Season {
        height: 1.5,
        points: 12,
    };
    [
        ("steady", Truth::Steady),
        ("shift", Truth::Shift { from: 24, by: 2.0 }),
        ("trend", Truth::Trend { by: 0.1 }),
        ("season", season),
        ("resembling", Truth::Resembling { correlation: 0.6 }),
        ("over-dispersed", over),
    ]
}

fn values(series: &Series) -> Vec<f64> {
    series.iter().flatten().collect()
}

/// What the seeds make, by the names of the golden file.
fn drawn(seed: u64) -> Result<BTreeMap<String, Vec<f64>>, Error> {
    let mut all = BTreeMap::new();
    let beads = RedBeads::new(seed);
    let dips = (0..4).flat_map(|day| (0..6).map(move |worker| (worker, day)));
    let dips = dips.filter_map(|(worker, day)| beads.count(worker, day));
    all.insert("beads".to_owned(), dips.map(f64::from).collect());
    for (name, rule) in ["alone", "from-last", "from-target", "to-last"]
        .into_iter()
        .zip(Adjustment::ALL)
    {
        let drops = Tampering::new(seed).drops(rule, 50)?;
        all.insert(format!("funnel {name}"), drops);
    }
    for (name, truth) in truths() {
        let series = Known::new(truth, 48)?.series(seed)?;
        let numbers = if let Truth::OverDispersed { .. } = truth {
            (0..series.len())
                .filter_map(|point| series.numerator(point))
                .collect()
        } else {
            values(&series)
        };
        all.insert(format!("known {name}"), numbers);
    }
    let simpson = Simpson::new(seed);
    let groups = [simpson.minor(), simpson.major()];
    let seen = groups
        .iter()
        .flat_map(|group| [group.before, group.after])
        .flat_map(|seen| [f64::from(seen.in_time), f64::from(seen.came)]);
    all.insert("simpson".to_owned(), seen.collect());
    let table = Regression::new(seed);
    let scores = table.first().iter().chain(table.second());
    all.insert("regression".to_owned(), scores.copied().collect());
    let mut hidden = find_the_rule(seed);
    let triples = [
        [2, 4, 6],
        [6, 4, 2],
        [1, 1, 1],
        [-3, 0, 5],
        [5, 9, 8],
        [4, 4, 6],
    ];
    let fits = triples.map(|triple| f64::from(u8::from(hidden.fits(triple))));
    all.insert("rule".to_owned(), fits.to_vec());
    Ok(all)
}

#[test]
fn the_numbers_of_three_seeds_are_those_of_independent_code() {
    let path = concat!(
        concat!(env!("CARGO_MANIFEST_DIR"), "/.."),
        "/tests/golden/scipy__teach.json"
    );
    let file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let mut compared = 0;
    for seed in [1, 42, 1847] {
        for (name, numbers) in drawn(seed).unwrap() {
            let name = format!("{name} {seed}");
            let cases = file["cases"].as_array().unwrap();
            let case = cases.iter().find(|case| case["name"] == name).unwrap();
            for (index, &found) in numbers.iter().take(3).enumerate() {
                let wanted = case["first"][index].as_f64().unwrap();
                assert!(
                    (found - wanted).abs() < 1e-10,
                    "{name}: {found} for {wanted}"
                );
            }
            let mut text = String::new();
            for value in &numbers {
                writeln!(text, "{:.6}", value + 0.0).unwrap();
            }
            let mut digest = String::new();
            for byte in Sha256::digest(text) {
                write!(digest, "{byte:02x}").unwrap();
            }
            assert_eq!(digest, case["digest"], "{name}");
            compared += 1;
        }
    }
    assert_eq!(compared, file["cases"].as_array().unwrap().len());
}

/// The red beads of a dip are hypergeometric: their mean, their variance, and how often each number comes.
#[test]
fn beads_are_hypergeometric() {
    let seeds = 0..500_u64;
    for (beads, red, lifted) in [(4_000, 800, 50), (60, 20, 30)] {
        let mut counts = Vec::new();
        let mut law = (0.0, 0.0);
        for seed in seeds.clone() {
            let experiment = RedBeads::new(seed);
            let experiment = experiment
                .with_paddle(lifted)
                .unwrap()
                .with_box(beads, red)
                .unwrap();
            law = (experiment.mean(), experiment.variance());
            let dips = (0..6).flat_map(|worker| (0..4).map(move |day| (worker, day)));
            counts.extend(
                dips.filter_map(|(worker, day)| experiment.count(worker, day))
                    .map(f64::from),
            );
        }
        let (dips, (wanted, variance)) = (counts.len() as f64, law);
        close(mean(&counts), wanted, (variance / dips).sqrt());
        // the fourth moment is near that of a normal count
        let error = variance * (2.0 / dips).sqrt();
        close(variance_about(&counts, wanted), variance, error);

        // P(k + 1) / P(k), from the least on
        let [all, red, lifted] = [beads, red, lifted].map(f64::from);
        let mut chances = vec![1.0];
        let mut k = 0.0;
        while k < red.min(lifted) {
            let ratio = (red - k) * (lifted - k) / ((k + 1.0) * (all - red - lifted + k + 1.0));
            chances.push(chances.last().unwrap() * ratio);
            k += 1.0;
        }
        let total: f64 = chances.iter().sum();
        let (mut chi, mut cells) = (0.0, 0.0);
        for (k, chance) in chances.iter().enumerate() {
            let expected = dips * chance / total;
            if expected >= 10.0 {
                let found = counts.iter().filter(|&&count| count == k as f64).count();
                chi += (found as f64 - expected).powi(2) / expected;
                cells += 1.0;
            }
        }
        // chi-square has a mean of its degrees of freedom and a variance of twice that
        assert!(cells > 8.0);
        assert!(
            chi < cells + ERRORS * (2.0_f64 * cells).sqrt(),
            "{chi} of {cells}"
        );
    }
}

/// Each rule of the funnel has its variance at every drop, and correcting the last drop doubles it in the long run.
#[test]
fn tampering_costs_what_its_closed_form_says() {
    let (seeds, drops) = (2_000_u32, 10);
    for rule in Adjustment::ALL {
        let runs: Vec<Vec<f64>> = (0..seeds)
            .map(|seed| Tampering::new(seed.into()).drops(rule, drops).unwrap())
            .collect();
        for drop in 0..drops {
            let at: Vec<f64> = runs.iter().map(|run| run[drop]).collect();
            let wanted = rule.variance(drop);
            close(mean(&at), 0.0, (wanted / f64::from(seeds)).sqrt());
            let error = wanted * (2.0 / f64::from(seeds)).sqrt();
            close(variance_about(&at, 0.0), wanted, error);
        }
    }
    let long = Tampering::new(1847)
        .drops(Adjustment::FromLast, 20_000)
        .unwrap();
    // neighbours have a correlation of −1/2, so that the squares are worth 1 / (1 + 2 × 1/4) as many independent ones
    close(
        variance_about(&long, 0.0),
        2.0,
        2.0 * (2.0 * 1.5 / 20_000.0_f64).sqrt(),
    );
    let neighbours: Vec<f64> = long.windows(2).map(|pair| pair[0] * pair[1]).collect();
    close(
        mean(&neighbours) / variance_about(&long, 0.0),
        -0.5,
        1.0 / 20_000.0_f64.sqrt(),
    );
}

/// The same chance under all four rules: what differs is the adjusting.
#[test]
fn the_four_rules_share_their_chance() {
    let drops = |rule| Tampering::new(5).drops(rule, 20).unwrap();
    let alone = drops(Adjustment::None);
    let (from_last, to_last) = (drops(Adjustment::FromLast), drops(Adjustment::ToLast));
    for drop in 1..20 {
        assert!((from_last[drop] - (alone[drop] - alone[drop - 1])).abs() < 1e-12);
        assert!((to_last[drop] - to_last[drop - 1] - alone[drop]).abs() < 1e-12);
    }
}

#[test]
fn known_processes_are_what_their_truth_says() {
    let (seeds, points) = (600_u32, 36);
    for (name, truth) in truths() {
        let known = Known::new(truth, points).unwrap();
        let runs: Vec<Vec<f64>> = (0..seeds)
            .map(|seed| values(&known.series(seed.into()).unwrap()))
            .collect();
        let deviation = known.deviation();
        let mut from_mean = Vec::new();
        for point in 0..points {
            let at: Vec<f64> = runs.iter().map(|run| run[point]).collect();
            close(
                mean(&at),
                known.mean(point),
                deviation / f64::from(seeds).sqrt(),
            );
            let error = deviation.powi(2) * (2.0 / f64::from(seeds)).sqrt();
            // a beta-binomial share has heavier tails than a normal one: here its fourth moment is less than half as much again
            let error = if name == "over-dispersed" {
                error * 1.2
            } else {
                error
            };
            close(
                variance_about(&at, known.mean(point)),
                deviation.powi(2),
                error,
            );
            from_mean.push(
                at.iter()
                    .map(|value| (value - known.mean(point)) / deviation)
                    .collect::<Vec<f64>>(),
            );
        }
        for apart in 1..4 {
            let products: Vec<f64> = (0..points - apart)
                .flat_map(|point| {
                    from_mean[point]
                        .iter()
                        .zip(&from_mean[point + apart])
                        .map(|(one, other)| one * other)
                })
                .collect();
            // seeds are independent; the products of one seed hang together, at .6 as if there were a quarter as many
            let error = 2.0 / (products.len() as f64).sqrt();
            close(mean(&products), known.correlation(apart), error);
        }
    }
}

/// The truth of a process is what a chart of it should find: a shift of three is seen, a steady process seldom.
#[test]
fn a_known_shift_begins_where_it_is_said_to() {
    let truth = Truth::Shift { from: 7, by: -2.0 };
    let known = Known::new(truth, 12).unwrap();
    assert_eq!(known.truth(), truth);
    assert!(!truth.is_steady() && Truth::Steady.is_steady());
    assert_eq!(
        [known.mean(6), known.mean(7), known.mean(11)],
        [50.0, 40.0, 40.0]
    );
    assert_eq!((known.correlation(0), known.correlation(1)), (1.0, 0.0));
}

/// One seed makes many series, each another; the first is the one that the seed makes alone.
#[test]
fn many_series_of_a_seed_differ() {
    for (name, truth) in truths() {
        let known = Known::new(truth, 48).unwrap();
        let many = known.many(7, 3).unwrap();
        assert_eq!(many[0], known.series(7).unwrap(), "{name}");
        assert!(many[1] != many[0] && many[2] != many[1], "{name}");
        assert_eq!(known.many(7, 0).unwrap(), []);
    }
}

/// numpy and scipy, 40,000 series of 36 points: .049 with a split half-way, .258 with one anywhere from point 8 to point 28.
#[test]
fn a_split_that_is_chosen_errs_five_times_as_often() {
    let series = 4_000;
    let alarms = split_alarms(36, series, 42).unwrap();
    let error = |share: f64| (share * (1.0 - share) / series as f64).sqrt();
    close(alarms.fixed, 0.05, error(0.05));
    close(alarms.chosen, 0.2578, error(0.2578));
    assert_eq!(alarms, split_alarms(36, series, 42).unwrap());
}

/// The shift of the made-up clinic is seen at every seed, and whether it holds cannot be told when it has held for eight months.
#[test]
fn of_the_two_claims_of_the_clinic_one_is_upheld_and_one_cannot_be_told() {
    let today = date(2025, 4, 30);
    for seed in 0..40 {
        let project = reminders(seed).unwrap();
        let verdict = |claim: &str| project.verdict(&ClaimId::new(claim).unwrap(), today);
        assert!(verdict("helped").unwrap().verdict().stands(), "{seed}");
        let held = verdict("held").unwrap();
        let why = held.to_string();
        assert!(matches!(held.verdict(), Verdict::CannotTell(_)), "{why}");
        assert!(
            why.contains("8 points") && why.contains("it takes 12"),
            "{why}"
        );
    }
}

#[test]
fn every_group_is_better_and_all_are_worse_at_every_seed() {
    for seed in 0..2_000 {
        let waits = Simpson::new(seed);
        for group in [waits.minor(), waits.major()] {
            assert!(group.after.share() > group.before.share() + 0.015, "{seed}");
        }
        let all = waits.all();
        assert!(all.after.share() < all.before.share() - 0.01, "{seed}");
        assert!(waits.at_mix_before() > all.before.share(), "{seed}");
    }
}

#[test]
fn the_worst_come_back_by_what_the_years_do_not_share() {
    for correlation in [0.0, 0.5, 0.9] {
        let (mut firsts, mut seconds, mut expected) = (Vec::new(), Vec::new(), Vec::new());
        let (mut products, mut gained) = (Vec::new(), Vec::new());
        for seed in 0..400 {
            let table = Regression::new(seed).with_correlation(correlation).unwrap();
            let years = table.first().iter().zip(table.second());
            products.extend(years.map(|(one, other)| (one - 50.0) * (other - 50.0) / 100.0));
            for ward in table.worst(5) {
                firsts.push(table.first()[ward]);
                seconds.push(table.second()[ward]);
                expected.push(table.expected(ward).unwrap());
                gained.push(table.second()[ward] - table.first()[ward]);
            }
        }
        // the variance of a product of two normal values of variance 1 and correlation r is 1 + r²
        let count = products.len() as f64;
        close(
            mean(&products),
            correlation,
            ((1.0 + correlation * correlation) / count).sqrt(),
        );
        // chosen by the first year alone, the second year is off its expectation by luck, of variance 1 − r²
        let error = 10.0 * ((1.0 - correlation * correlation) / seconds.len() as f64).sqrt();
        close(mean(&seconds), mean(&expected), error);
        // scipy: the mean of the five lowest of forty normal values lies 1.596 standard deviations below theirs; in 400 tables
        // its standard error is .12, and that of what is gained at most .27
        close(mean(&firsts), 50.0 - 15.956, 0.12);
        close(mean(&gained), (1.0 - correlation) * 15.956, 0.27);
    }
}

/// The rules that may be hidden, written down once more.
const HIDDEN: [fn(Triple) -> bool; 8] = [
    |[a, b, c]| a < b && b < c,
    |[a, b, c]| a <= b && b <= c,
    |[a, _, c]| a < c,
    |[a, b, c]| a != b && b != c && c != a,
    |[a, b, c]| a.min(b).min(c) > 0,
    |[a, b, c]| a + b + c > 10,
    |[_, _, c]| c % 2 == 0,
    |[a, b, c]| c == a.max(b).max(c),
];

#[test]
fn each_hidden_rule_comes_as_often_and_one_guess_is_right() {
    let seeds = 160_u64;
    let mut found = [0_u32; 8];
    for seed in 0..seeds {
        let mut hidden = find_the_rule(seed);
        assert!(hidden.fits([2, 4, 6]), "{seed}");
        let right: Vec<usize> = (0..8)
            .filter(|&rule| hidden.mark(HIDDEN[rule]).found == RuleFound::Right)
            .collect();
        let [rule] = right[..] else {
            panic!("{seed}: {right:?}");
        };
        found[rule] += 1;
    }
    let expected = seeds as f64 / 8.0;
    let chi: f64 = found
        .iter()
        .map(|&count| (f64::from(count) - expected).powi(2) / expected)
        .sum();
    // with 7 degrees of freedom one seed in a thousand passes 24.3
    assert!(chi < 24.3, "{found:?}");
}

#[test]
fn a_guess_is_answered_with_a_triple_on_which_it_errs() {
    for seed in 0..16 {
        let mut hidden = find_the_rule(seed);
        let guess = |[a, b, c]: Triple| b == a + 2 && c == b + 2 && a % 2 == 0 && a > 4;
        assert!(hidden.fits([6, 8, 10]) && hidden.fits([20, 22, 24]));
        let marked = hidden.mark(guess);
        // two tries, and neither could have shown that the guess is too narrow
        assert_eq!((marked.tries, marked.could_have_failed), (2, 0));
        match marked.found {
            RuleFound::TooNarrow { triple } => assert!(hidden.fits(triple) && !guess(triple)),
            other => panic!("{seed}: {other:?}"),
        }
        match hidden.mark(|_| true).found {
            RuleFound::TooWide { triple } => assert!(!hidden.fits(triple)),
            other => panic!("{seed}: {other:?}"),
        }
        // the rule does not stand in what a program prints
        assert!(format!("{hidden:?}").starts_with("HiddenRule { tried: [[6, 8, 10]"));
    }
    let mut hidden = find_the_rule(0);
    let none = hidden.mark(|_| true).to_string();
    assert!(none.ends_with(". You tried no triple."), "{none}");
    assert!(hidden.fits([2, 4, 6]));
    let says = hidden.mark(|[a, b, c]| b == a + 2 && c == b + 2 && a > 0);
    let RuleFound::TooNarrow { triple: [a, b, c] } = says.found else {
        panic!("{says}");
    };
    assert_eq!(
        says.to_string(),
        format!(
            "not yet: {a}, {b}, {c} fits the hidden rule, and your guess says that it does not. Your guess says yes to every triple that \
             you tried (1): none of them could have shown that it is too narrow."
        )
    );
    hidden.fits([9, 3, 1]);
    let says = hidden
        .mark(|[a, b, c]| b == a + 2 && c == b + 2 && a > 0)
        .to_string();
    assert!(says.ends_with("Of the triples that you tried (2) your guess says no to 1: these could have shown that it is too narrow."), "{says}");
    // a sum that no i32 holds is a sum
    for seed in 0..64 {
        find_the_rule(seed).fits([i32::MAX; 3]);
        find_the_rule(seed).fits([i32::MIN; 3]);
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table is as long as what it lists")]
fn what_no_experiment_can_be_is_refused() {
    let beads = || RedBeads::new(1);
    let known = |truth| Known::new(truth, 24);
    let over = |trials, chance, times| {
        known(Truth::OverDispersed {
            trials,
            chance,
            times,
        })
    };
    let season = |height, points| known(Truth::Season { height, points });
    let rows: Vec<(OptionName, &str, Option<Error>)> = vec![
        (
            OptionName::RedBeads,
            "the number of red beads is 5000, expected no more than there are beads",
            beads().with_box(4000, 5000).err(),
        ),
        (
            OptionName::Beads,
            "the number of beads is 49, expected as many as the paddle lifts, or more",
            beads().with_box(49, 10).err(),
        ),
        (
            OptionName::Paddle,
            "the number of beads that the paddle lifts is 0, expected 1 to 500, and no more than there are in the box",
            beads().with_paddle(0).err(),
        ),
        (
            OptionName::Paddle,
            "the number of beads that the paddle lifts is 501, expected 1 to 500, and no more than there are in the box",
            beads().with_paddle(501).err(),
        ),
        (
            OptionName::Workers,
            "the number of workers is 0, expected 1 to 50",
            beads().with_workers(0).err(),
        ),
        (
            OptionName::Days,
            "the number of days is 401, expected 1 to 400",
            beads().with_days(401).err(),
        ),
        (
            OptionName::Drops,
            "the number of drops is 0, expected 1 to 100,000",
            Tampering::new(1).drops(Adjustment::None, 0).err(),
        ),
        (
            OptionName::Drops,
            "the number of drops is 100001, expected 1 to 100,000",
            Tampering::new(1)
                .drops(Adjustment::None, MOST_DROPS + 1)
                .err(),
        ),
        (
            OptionName::Wards,
            "the number of wards is 1, expected 2 to 1,000",
            Regression::new(1).with_wards(1).err(),
        ),
        (
            OptionName::Wards,
            "the number of wards is 1001, expected 2 to 1,000",
            Regression::new(1).with_wards(MOST_WARDS + 1).err(),
        ),
        (
            OptionName::Correlation,
            "the correlation is NaN, expected between 0 and 1",
            Regression::new(1).with_correlation(f64::NAN).err(),
        ),
        (
            OptionName::Points,
            "the number of points is 0, expected 1 to 10,000",
            Known::new(Truth::Steady, 0).err(),
        ),
        (
            OptionName::Points,
            "the number of points is 10001, expected 1 to 10,000",
            Known::new(Truth::Steady, MOST_POINTS + 1).err(),
        ),
        (
            OptionName::Shift,
            "the shift is inf, expected between -100 and 100",
            known(Truth::Shift {
                from: 1,
                by: f64::INFINITY,
            })
            .err(),
        ),
        (
            OptionName::Shift,
            "the shift is NaN, expected between -100 and 100",
            known(Truth::Trend { by: f64::NAN }).err(),
        ),
        (
            OptionName::ChangePoint,
            "the first point after the change is 24, expected one of the points, counted from 0",
            known(Truth::Shift { from: 24, by: 1.0 }).err(),
        ),
        (
            OptionName::Season,
            "the season is 101, expected between -100 and 100",
            season(101.0, 12).err(),
        ),
        (
            OptionName::Season,
            "the season is 1, expected 2 points or more",
            season(1.0, 1).err(),
        ),
        (
            OptionName::Correlation,
            "the correlation is -1, expected more than -1 and less than 1",
            known(Truth::Resembling { correlation: -1.0 }).err(),
        ),
        (
            OptionName::Correlation,
            "the correlation is NaN, expected more than -1 and less than 1",
            known(Truth::Resembling {
                correlation: f64::NAN,
            })
            .err(),
        ),
        (
            OptionName::SimulatedSeries,
            "the number of simulated series is 20001, expected no more than have 1,000,000 points together",
            Known::new(Truth::Steady, 50)
                .and_then(|known| known.many(1, 20_001))
                .err(),
        ),
        (
            OptionName::SimulatedSeries,
            "the number of simulated series is 0, expected at least one",
            split_alarms(36, 0, 1).err(),
        ),
        (
            OptionName::Points,
            "the number of points is 15, expected 16 to 200",
            split_alarms(15, 1, 1).err(),
        ),
        (
            OptionName::EventChance,
            "the chance of an event is 1, expected more than 0 and less than 1",
            over(500, 1.0, 2.0).err(),
        ),
        (
            OptionName::Trials,
            "the number of trials is 1, expected 2 to 1,000,000",
            over(1, 0.1, 1.0).err(),
        ),
        (
            OptionName::OverDispersion,
            "the over-dispersion is 0.9, expected 1 or more, and less than the square root of the trials",
            over(100, 0.1, 0.9).err(),
        ),
        (
            OptionName::OverDispersion,
            "the over-dispersion is 10, expected 1 or more, and less than the square root of the trials",
            over(100, 0.1, 10.0).err(),
        ),
    ];
    for (name, says, error) in rows {
        let error = error.unwrap_or_else(|| panic!("{says}: was not refused"));
        assert_eq!(error.to_string(), says);
        assert!(
            matches!(error.kind(), ErrorKind::Option(OptionError::BadOption { option, .. }) if *option == name),
            "{error:?}"
        );
    }
}

/// What is just allowed draws numbers that a series takes.
#[test]
fn the_widest_experiments_are_drawn() {
    let beads = RedBeads::new(9).with_paddle(500).unwrap();
    let beads = beads.with_box(500, 500).unwrap();
    assert_eq!((beads.total(0), beads.variance()), (Some(2_000), 0.0));
    let one = beads.with_paddle(1).unwrap().with_box(1, 0).unwrap();
    assert_eq!((one.total(5), one.variance()), (Some(0), 0.0));
    for (trials, chance, times) in [
        (2, 0.5, 1.0),
        (2, 0.5, 1.41),
        (1_000_000, 0.5, 999.0),
        (1_000_000, 1e-9, 1.0),
        (1_000_000, 0.3, 1.0),
    ] {
        let truth = Truth::OverDispersed {
            trials,
            chance,
            times,
        };
        let series = Known::new(truth, 50).unwrap().series(3);
        assert_eq!(
            series.map(|series| series.len()),
            Ok(50),
            "{trials} {chance} {times}"
        );
    }
    let far = Known::new(Truth::Trend { by: -100.0 }, MOST_POINTS).unwrap();
    assert_eq!(far.series(1).map(|series| series.usable()), Ok(MOST_POINTS));
}

fn rows(file: &str) -> Vec<Vec<String>> {
    let path = format!(
        "{}/examples/data/{file}",
        concat!(env!("CARGO_MANIFEST_DIR"), "/..")
    );
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader
        .records()
        .map(|row| row.unwrap().iter().map(ToOwned::to_owned).collect())
        .collect()
}

/// The small series are those of the files of the examples.
#[test]
fn the_data_are_those_of_their_sources() {
    let ae = rows("ae_attendances.csv");
    let mut month: Vec<_> = ae
        .iter()
        .filter(|row| row[1] == "RQM" && row[2] == "1")
        .map(|row| [&row[0], &row[3], &row[4], &row[5]].map(String::clone))
        .collect();
    month.sort();
    let ours: Vec<_> = data::RQM
        .iter()
        .map(|row| {
            [
                row.month.to_string(),
                row.attendances.to_string(),
                row.breaches.to_string(),
                row.admissions.to_string(),
            ]
        })
        .collect();
    assert_eq!(ours, month);

    let mut quarter: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for row in &ae {
        if row[2] == "1" && ["2019-01-01", "2019-02-01", "2019-03-01"].contains(&row[0].as_str()) {
            let of = quarter.entry(&row[1]).or_default();
            of.0 += row[3].parse::<u32>().unwrap();
            of.1 += row[4].parse::<u32>().unwrap();
        }
    }
    let ours: Vec<_> = data::QUARTER
        .iter()
        .map(|row| (row.code, (row.attendances, row.breaches)))
        .collect();
    assert_eq!(ours, quarter.into_iter().collect::<Vec<_>>());

    let ours: Vec<_> = data::FIRST_CLINIC
        .iter()
        .map(|row| {
            vec![
                row.month.to_string(),
                row.births.to_string(),
                row.deaths.to_string(),
            ]
        })
        .collect();
    assert_eq!(ours, rows("semmelweis_monthly.csv"));

    let ours = data::CLINICS
        .iter()
        .map(|row| ("first", row.year, row.first));
    let ours: Vec<_> = ours
        .chain(
            data::CLINICS
                .iter()
                .map(|row| ("second", row.year, row.second)),
        )
        .map(|(clinic, year, [births, deaths])| {
            vec![
                year.to_string(),
                clinic.to_owned(),
                births.to_string(),
                deaths.to_string(),
            ]
        })
        .collect();
    assert_eq!(ours, rows("semmelweis_yearly.csv"));

    let rqm = data::rqm().unwrap();
    // financial years, from the README of the data
    for (year, [came, in_time]) in [
        [194_432.0, 194_432.0 - 20_608.0],
        [207_127.0, 207_127.0 - 16_476.0],
        [221_602.0, 221_602.0 - 15_476.0],
    ]
    .into_iter()
    .enumerate()
    {
        let months = 12 * year..12 * year + 12;
        let sum = |of: fn(&Series, usize) -> Option<f64>| -> f64 {
            months.clone().filter_map(|month| of(&rqm, month)).sum()
        };
        assert_eq!(sum(Series::denominator), came);
        assert_eq!(sum(Series::numerator), in_time);
    }
    assert_eq!(data::first_clinic().unwrap().usable(), 98);
}
