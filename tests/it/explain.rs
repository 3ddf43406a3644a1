//! Why two rule sets mark different points of one chart: the known differences between tools, each with its cause.

use improvement::spc::price::Which;
use improvement::spc::rules::{
    Border, Edge, Flags, Last, Others, Pattern, Rule, RuleSet, Seen, Semantic, Sides, Ties, WarmUp,
};
use improvement::spc::{Basis, Explanation, explain};
use improvement::{Chart, Side};

fn set(rule: Rule) -> RuleSet {
    RuleSet::new("of-a-test", "1", "a test", [rule]).expect("a set")
}

fn chart(values: &[Option<f64>]) -> Chart {
    let options = Chart::options().baseline(Basis::process(0.0, 1.0));
    options.provisional().xmr(values).expect("a chart")
}

fn explained(values: &[Option<f64>], first: &RuleSet, second: &RuleSet) -> Explanation {
    explain(&chart(values), first, second).expect("lawful rules")
}

/// For each point of disagreement: its number, who marks it, and the choices, where one rule marks it.
fn causes(explanation: &Explanation) -> Vec<(usize, Which, Vec<Vec<Semantic>>)> {
    explanation
        .disagreements()
        .iter()
        .map(|one| {
            let [cause] = one.causes() else {
                panic!("one rule: {one:?}");
            };
            (one.point() + 1, one.marked_by(), cause.choices().to_vec())
        })
        .collect()
}

fn there(values: &[f64]) -> Vec<Option<f64>> {
    values.iter().copied().map(Some).collect()
}

/// One point, one cause.
#[track_caller]
fn one(values: &[f64], [first, second]: [RuleSet; 2], point: usize, by: Which, cause: Semantic) {
    let found = explained(&there(values), &first, &second);
    assert_eq!(causes(&found), [(point, by, vec![vec![cause]])]);
    // the other way round the same, with the sides changed
    let other = match by {
        Which::First => Which::Second,
        Which::Second => Which::First,
    };
    let found = explained(&there(values), &second, &first);
    assert_eq!(causes(&found), [(point, other, vec![vec![cause]])]);
}

/// NHSRplotthedots leaves 2.5 after 3.5 common cause; Making Data Count has not since the end of 2023.
#[test]
fn a_point_beyond_three_sigma_among_two_of_three() {
    let values = [0.4, 0.3, 3.5, 2.5, -0.4];
    for text in [
        RuleSet::making_data_count(),
        RuleSet::making_data_count_7_7(),
    ] {
        one(
            &values,
            [text, RuleSet::ptd_0_2_2()],
            4,
            Which::First,
            Semantic::ShortOf,
        );
    }
    let found = explained(
        &there(&values),
        &RuleSet::making_data_count(),
        &RuleSet::ptd_0_2_2(),
    );
    assert_eq!(
        found.to_string(),
        "Making Data Count, guidance text and ptd 0.2.2 disagree on 1 point of 5\n  \
         point 4 is marked by Making Data Count, guidance text and not by ptd 0.2.2\n    \
         2-of-3-beyond-2-sigma: a point farther out counts too, in ptd 0.2.2 a point beyond the limits does not count"
    );
}

/// PowerBI-SPC adds +1 and −1: +, −, + is not two of three.
#[test]
fn the_third_point() {
    one(
        &[2.5, -2.5, 2.5],
        [RuleSet::nelson(), RuleSet::powerbi_spc_1_8()],
        3,
        Which::First,
        Semantic::Others,
    );
    // Making Data Count wants all three on one side, Nelson does not
    one(
        &[2.5, -0.5, 2.5],
        [RuleSet::nelson(), RuleSet::making_data_count()],
        3,
        Which::First,
        Semantic::Others,
    );
}

#[test]
fn how_many_points() {
    // seven rising about the centre: a trend of 5 to PowerBI-SPC, of 7 to Making Data Count, which both mark whole
    let six = there(&[-0.6, -0.4, -0.2, 0.1, 0.3, 0.5]);
    let found = explained(
        &six,
        &RuleSet::powerbi_spc_1_8(),
        &RuleSet::making_data_count(),
    );
    assert_eq!(found.disagreements().len(), 6);
    for (_, by, choices) in causes(&found) {
        assert_eq!((by, choices), (Which::First, vec![vec![Semantic::Points]]));
    }
    assert_eq!(
        found.to_string(),
        "powerbi-spc 1.8 and Making Data Count, guidance text disagree on 6 points of 6\n  \
         points 1 to 6 are marked by powerbi-spc 1.8 and not by Making Data Count, guidance text\n    \
         trend-of-5: 5 in a row are enough, in Making Data Count, guidance text 7 in a row are enough"
    );
    // a run of 7 is enough for one set and marked whole, and neither for the other
    let seven = there(&[0.5, 0.4, 0.6, 0.5, 0.3, 0.6, 0.5]);
    let found = causes(&explained(
        &seven,
        &RuleSet::ptd_0_2_2(),
        &RuleSet::western_electric(),
    ));
    let before = vec![vec![Semantic::Points], vec![Semantic::Flags]];
    let expected: Vec<_> = (1..=6)
        .map(|point| (point, Which::First, before.clone()))
        .chain([(7, Which::First, vec![vec![Semantic::Points]])])
        .collect();
    assert_eq!(found, expected);
    // with eight, no one choice takes the mark from the seventh: both do
    let eight = there(&[0.5, 0.4, 0.6, 0.5, 0.3, 0.6, 0.5, 0.7]);
    let explanation = explained(&eight, &RuleSet::ptd_0_2_2(), &RuleSet::western_electric());
    let both = vec![vec![Semantic::Points, Semantic::Flags]];
    assert_eq!(causes(&explanation)[6], (7, Which::First, both));
    assert!(explanation.to_string().ends_with(
        "\n  point 7 is marked by ptd 0.2.2 and not by Western Electric 1956\n    \
         run-of-7: 7 in a row are enough and every point of the window is marked, \
         in Western Electric 1956 8 in a row are enough and the point that completes it is marked"
    ));
}

#[test]
fn which_points_are_marked() {
    let seven = there(&[0.5, 0.4, 0.6, 0.5, 0.3, 0.6, 0.5]);
    let found = explained(&seven, &RuleSet::ptd_0_2_2(), &RuleSet::qcc_2_7());
    assert_eq!(found.disagreements().len(), 6);
    for (_, by, choices) in causes(&found) {
        assert_eq!((by, choices), (Which::First, vec![vec![Semantic::Flags]]));
    }
    assert_eq!(
        found.to_string(),
        "ptd 0.2.2 and qcc 2.7 disagree on 6 points of 7\n  \
         points 1 to 6 are marked by ptd 0.2.2 and not by qcc 2.7\n    \
         run-of-7: every point of the window is marked, in qcc 2.7 the point that completes it is marked"
    );
}

#[test]
fn ties_and_gaps() {
    let with = |middle: Option<f64>| -> Vec<Option<f64>> {
        let half = [0.5, 0.4, 0.6, 0.5, 0.3].map(Some);
        half.into_iter().chain([middle]).chain(half).collect()
    };
    let sets = [RuleSet::runcharter(), RuleSet::ssa()];
    for (middle, cause, said) in [
        (
            Some(0.0),
            Semantic::Ties,
            "a tie is left out, in ssa run-chart a tie ends it",
        ),
        (
            None,
            Semantic::Gap,
            "a missing point is passed over, in ssa run-chart a missing point ends it",
        ),
    ] {
        let found = explained(&with(middle), &sets[0], &sets[1]);
        assert_eq!(found.disagreements().len(), 10);
        for (_, by, choices) in causes(&found) {
            assert_eq!((by, choices), (Which::First, vec![vec![cause]]));
        }
        let title = "runcharter 0.2.0.9000";
        let points = |from: usize, to: usize| {
            format!(
                "\n  points {from} to {to} are marked by {title} and not by ssa run-chart\n    run-of-9: {said}"
            )
        };
        let expected = format!(
            "{title} and ssa run-chart disagree on 10 points of 11{}{}",
            points(1, 5),
            points(7, 11)
        );
        assert_eq!(found.to_string(), expected);
    }
    let trend = |ties| set(Rule::trend(5).with_ties(ties));
    let values = [0.1, 0.2, 0.2, 0.3, 0.4, 0.5];
    one(
        &values,
        [trend(Ties::Skip), trend(Ties::Break)],
        6,
        Which::First,
        Semantic::Ties,
    );
    let found = explained(&there(&values), &trend(Ties::Extend), &trend(Ties::Skip));
    assert!(
        found
            .to_string()
            .contains("a tie counts, in of-a-test 1 a tie is left out")
    );
}

/// The first incomplete window, whether the last point must qualify, both sides, lines, sides.
#[test]
fn every_other_choice() {
    one(
        &[2.5, 2.5],
        [RuleSet::nelson(), RuleSet::qcc_3_nelson()],
        2,
        Which::First,
        Semantic::WarmUp,
    );
    let two_of_three = |last, edge, flags| {
        let pattern = Pattern::Beyond {
            count: 2,
            window: 3,
            border: Border::Sigma(2.0),
            edge,
            short_of: None,
            others: Others::Anywhere,
            last,
            warm_up: WarmUp::FullWindow,
        };
        set(Rule::of(pattern).with_flags(flags))
    };
    one(
        &[2.5, 2.5, 0.5],
        [
            two_of_three(Last::Any, Edge::Excluded, Flags::Last),
            two_of_three(Last::Qualifies, Edge::Excluded, Flags::Last),
        ],
        3,
        Which::First,
        Semantic::Last,
    );
    one(
        &[2.5, 0.5, 2.0],
        [
            two_of_three(Last::Any, Edge::Included, Flags::Last),
            two_of_three(Last::Any, Edge::Excluded, Flags::Last),
        ],
        3,
        Which::First,
        Semantic::Edge,
    );
    one(
        &[2.5, 0.5, 2.5],
        [
            two_of_three(Last::Any, Edge::Excluded, Flags::Window),
            two_of_three(Last::Any, Edge::Excluded, Flags::Qualifying),
        ],
        2,
        Which::First,
        Semantic::Flags,
    );
    let outside = |seen| {
        set(Rule::of(Pattern::Outside {
            points: 4,
            border: Border::Sigma(1.0),
            edge: Edge::Excluded,
            seen,
        }))
    };
    one(
        &[1.5; 4],
        [outside(Seen::EitherSide), outside(Seen::BothSides)],
        4,
        Which::First,
        Semantic::Seen,
    );
    let within = |edge| {
        set(Rule::of(Pattern::Within {
            points: 3,
            border: Border::Sigma(1.0),
            edge,
        }))
    };
    one(
        &[0.5, 1.0, -0.5],
        [within(Edge::Included), within(Edge::Excluded)],
        3,
        Which::First,
        Semantic::Edge,
    );
    let run = Rule::run(3);
    one(
        &[0.5; 3],
        [
            set(run.clone()),
            set(run.with_sides(Sides::Only(Side::Below))),
        ],
        3,
        Which::First,
        Semantic::Sides,
    );
    let window = |window| set(Rule::k_of_m(2, window, Border::Sigma(2.0)));
    one(
        &[2.5, 0.5, 0.5, 2.5],
        [window(4), window(3)],
        4,
        Which::First,
        Semantic::Window,
    );
}

#[test]
fn a_rule_that_the_other_set_has_not_and_no_disagreement() {
    let quiet: Vec<f64> = (0..15)
        .map(|i| if i % 2 == 0 { 0.3 } else { -0.3 })
        .collect();
    let found = explained(
        &there(&quiet),
        &RuleSet::western_electric(),
        &RuleSet::provost_murray(),
    );
    assert_eq!(causes(&found), [(15, Which::Second, Vec::new())]);
    assert_eq!(found.disagreements()[0].causes()[0].counterpart(), None);
    assert_eq!(
        found.to_string(),
        "Western Electric 1956 and Provost and Murray 2011 disagree on 1 point of 15\n  \
         point 15 is marked by Provost and Murray 2011 and not by Western Electric 1956\n    \
         15-within-1-sigma: Western Electric 1956 has no such rule"
    );
    let found = explained(
        &there(&quiet),
        &RuleSet::making_data_count(),
        &RuleSet::making_data_count_7_7(),
    );
    assert!(found.disagreements().is_empty());
    assert_eq!(
        found.to_string(),
        "Making Data Count, guidance text and Making Data Count 7/7 mark the same points here"
    );
    let run = Chart::run(quiet).expect("a chart");
    let error = explain(&run, &RuleSet::anhoej(), &RuleSet::nelson()).expect_err("zones");
    assert_eq!(error.code(), "unlawful_rule");
}

/// The points that an explanation names are those on which charts of the two sets differ.
#[test]
fn an_explanation_is_what_two_charts_show() {
    let values: Vec<Option<f64>> = (0..40_u32)
        .map(|i| (i % 11 != 7).then(|| f64::from((i * i * 7 + i * 3) % 29) / 4.0 - 3.4))
        .collect();
    let flagged = |rules: &RuleSet| -> Vec<bool> {
        let options = Chart::options().baseline(Basis::process(0.0, 1.0));
        let chart = options.rules(rules.clone()).xmr(&values).expect("a chart");
        (0..values.len())
            .map(|point| chart.signals_at(point).next().is_some())
            .collect()
    };
    let sets: Vec<RuleSet> = RuleSet::all();
    let mut disagreements = 0;
    for first in &sets {
        for second in &sets {
            let (one, two) = (flagged(first), flagged(second));
            let differ: Vec<usize> = (0..values.len()).filter(|&at| one[at] != two[at]).collect();
            let found = explained(&values, first, second);
            let named: Vec<usize> = found
                .disagreements()
                .iter()
                .map(improvement::spc::Disagreement::point)
                .collect();
            assert_eq!(named, differ, "{first} {second}");
            for cause in found
                .disagreements()
                .iter()
                .flat_map(improvement::spc::Disagreement::causes)
            {
                assert_eq!(cause.counterpart().is_some(), !cause.choices().is_empty());
            }
            disagreements += named.len();
        }
    }
    assert!(disagreements > 1000, "{disagreements}");
}
