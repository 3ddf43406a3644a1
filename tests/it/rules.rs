//! Rules and rule sets: names, refusals word for word, documents.

use improvement::error::RuleError;
use improvement::spc::rules::{
    Border, Edge, Flags, Gap, Last, Length, Others, Pattern, Rule, RuleSet, RunsTable, Scope,
    Shown, Sides, Ties, WarmUp,
};
use improvement::{ErrorKind, Side};

fn refusal(rule: &Rule) -> String {
    let error = rule.check().expect_err("a rule that cannot be");
    assert_eq!(error.code(), "bad_rule");
    // the same rule is refused by a set and by a document
    let by_set = RuleSet::nelson().with(rule.clone()).unwrap_err();
    assert_eq!(by_set, error);
    let document = serde_json::to_string(rule).expect("a rule is JSON");
    let by_document = serde_json::from_str::<Rule>(&document).unwrap_err();
    assert!(
        by_document.to_string().starts_with(&error.to_string()),
        "{by_document}"
    );
    error.to_string()
}

#[test]
fn what_a_rule_cannot_be() {
    let refused = [
        (
            Rule::run(0),
            "the rule `run-of-0` cannot be: a run has two points or more",
        ),
        (
            Rule::run(1),
            "the rule `run-of-1` cannot be: a run has two points or more",
        ),
        (
            Rule::trend(2),
            "the rule `trend-of-2` cannot be: a trend has three points or more",
        ),
        (
            Rule::alternating(2),
            "the rule `alternating-2` cannot be: points that alternate are three or more",
        ),
        (
            Rule::within(1),
            "the rule `1-within-1-sigma` cannot be: its pattern has two points or more",
        ),
        (
            Rule::k_of_m(3, 2, Border::Sigma(2.0)),
            "the rule `3-of-2-beyond-2-sigma` cannot be: it asks for more points than its window holds",
        ),
        (
            Rule::k_of_m(0, 2, Border::Sigma(2.0)),
            "the rule `0-of-2-beyond-2-sigma` cannot be: it asks for no points at all",
        ),
        (
            Rule::k_of_m(2, 65, Border::Sigma(2.0)),
            "the rule `2-of-65-beyond-2-sigma` cannot be: its window holds more than 64 points",
        ),
        (
            Rule::k_of_m(2, 3, Border::Sigma(0.0)),
            "the rule `2-of-3-beyond-0-sigma` cannot be: its border is not a number of sigma above zero, at most 1e6",
        ),
        (
            Rule::k_of_m(2, 3, Border::Sigma(-2.0)),
            "the rule `2-of-3-beyond--2-sigma` cannot be: its border is not a number of sigma above zero, at most 1e6",
        ),
        (
            Rule::k_of_m(1, 1, Border::Centre),
            "the rule `beyond-centre` cannot be: one point on a side of the centre is every point",
        ),
        (
            Rule::opposed(Border::Centre, 1),
            "the rule `opposed-centre` cannot be: its window holds fewer than two points",
        ),
        (
            Rule::of(Pattern::Spread {
                more_than: 0.0,
                window: 2,
            }),
            "the rule `spread-0-sigma` cannot be: its distance is not a number of sigma above zero",
        ),
        (
            Rule::crossings(Length::Exactly(0)),
            "the rule `crossings-under-0` cannot be: there are never fewer than no crossings",
        ),
        (
            Rule::crossings(Length::Anhoej).with_gap(Gap::Breaks),
            "the rule `crossings-anhoej` cannot be: a rule about a whole phase goes on over gaps, so its gap is `bridges`",
        ),
        (
            Rule::runs(RunsTable::Exact05).with_scope(Scope::Lane),
            "the rule `runs-exact-05-in-lane` cannot be: a rule about a whole phase takes its points in order, so its \
             scope is `sequence`",
        ),
        (
            Rule::longest_run(Length::Anhoej).with_ties(Ties::Break),
            "the rule `run-anhoej` cannot be: its length counts the points off the centre only, so its ties are `skip`",
        ),
        (
            Rule::within(15).with_sides(Sides::Only(Side::Above)),
            "the rule `15-within-1-sigma-above` cannot be: its pattern has no side, so it cannot be for one side only",
        ),
        (
            Rule::run(7).named("Run of 7"),
            "the rule `Run of 7` cannot be: its name has other characters than a to z, 0 to 9 and -, or none",
        ),
    ];
    for (rule, words) in refused {
        assert_eq!(refusal(&rule), words);
    }
}

#[test]
fn a_border_that_is_no_number() {
    for sigma in [f64::NAN, f64::INFINITY] {
        let error = Rule::k_of_m(2, 3, Border::Sigma(sigma))
            .check()
            .unwrap_err();
        assert_eq!(error.code(), "bad_rule");
    }
}

#[test]
fn a_border_short_of_a_nearer_one() {
    let between = |near, far| {
        Rule::of(Pattern::Beyond {
            count: 2,
            window: 3,
            border: Border::Sigma(near),
            edge: Edge::Excluded,
            short_of: Some(Border::Sigma(far)),
            others: Others::Anywhere,
            last: Last::Any,
            warm_up: WarmUp::FullWindow,
        })
    };
    assert!(between(2.0, 3.0).check().is_ok());
    assert_eq!(
        refusal(&between(3.0, 2.0)),
        "the rule `2-of-3-beyond-3-sigma` cannot be: no point is past its border and short of one that is no farther"
    );
}

#[test]
fn names() {
    let names = |set: RuleSet| -> Vec<String> {
        set.rules()
            .iter()
            .map(|rule| rule.name().into_owned())
            .collect()
    };
    assert_eq!(
        names(RuleSet::nelson()),
        [
            "beyond-limits",
            "run-of-9",
            "trend-of-6",
            "alternating-14",
            "2-of-3-beyond-2-sigma",
            "4-of-5-beyond-1-sigma",
            "15-within-1-sigma",
            "8-outside-1-sigma",
        ]
    );
    assert_eq!(
        names(RuleSet::cut_box()),
        ["run-cut-box", "crossings-cut-box"]
    );
    assert_eq!(
        names(RuleSet::westgard()),
        [
            "1-3s",
            "2-2s-across",
            "2-2s-within",
            "r-4s",
            "4-1s-across",
            "4-1s-within",
            "10-x",
            "1-2s"
        ]
    );
    assert_eq!(
        Rule::k_of_m(1, 1, Border::Sigma(2.5)).name(),
        "beyond-2-5-sigma"
    );
    assert_eq!(
        Rule::trend(6)
            .with_sides(Sides::Only(Side::Above))
            .with_scope(Scope::Lane)
            .name(),
        "trend-of-6-above-in-lane"
    );
}

#[test]
fn sets_are_known_by_name_and_edition() {
    let sets = RuleSet::all();
    for (index, set) in sets.iter().enumerate() {
        assert_eq!(RuleSet::named(set.name(), set.edition()).as_ref(), Ok(set));
        assert!(!set.source().is_empty());
        assert_eq!(set.rules().is_empty(), *set == RuleSet::none());
        assert_eq!(set.edited_from(), None);
        for other in &sets[..index] {
            assert_ne!((set.name(), set.edition()), (other.name(), other.edition()));
        }
        for rules in [set.rules(), set.spread_rules()] {
            for (index, rule) in rules.iter().enumerate() {
                assert_eq!(rule.check(), Ok(()), "{}", set.name());
                assert!(
                    rules[..index]
                        .iter()
                        .all(|other| other.name() != rule.name())
                );
            }
        }
    }
    let error = RuleSet::named("hughes", "1").unwrap_err();
    let said = error.to_string();
    assert!(
        said.starts_with("no rule set is named `hughes` in edition `1`: there are `shewhart`, "),
        "{said}"
    );
    // each set once, and every one
    for set in RuleSet::all() {
        let name = format!("`{}`", set.name());
        assert_eq!(said.matches(&name).count(), 1, "{name}: {said}");
    }
    assert_eq!(error.code(), "unknown_rule_set");
}

#[test]
fn a_named_set_is_written_as_name_and_edition() {
    for set in RuleSet::all() {
        let document = serde_json::to_value(&set).expect("JSON");
        assert_eq!(
            document,
            serde_json::json!({"name": set.name(), "edition": set.edition()})
        );
        let back: RuleSet = serde_json::from_value(document).expect("a known set");
        assert_eq!(back, set);
    }
}

#[test]
fn an_edited_set_is_written_whole() {
    for set in RuleSet::all() {
        let edited = set
            .with(Rule::run(5).named("five"))
            .and_then(|set| set.with_spread_rules([Rule::beyond_limits(), Rule::trend(9)]))
            .expect("a new rule");
        assert_eq!(edited.edition(), "edited");
        let document = serde_json::to_string(&edited).expect("JSON");
        let back: RuleSet = serde_json::from_str(&document).expect("an edited set");
        assert_eq!(back, edited, "{document}");
    }
}

#[test]
fn editing() {
    let set = RuleSet::nelson()
        .without("run-of-9")
        .and_then(|set| set.with(Rule::run(7).with_flags(Flags::Window)))
        .expect("an edit");
    assert_eq!((set.name(), set.edition()), ("nelson", "edited"));
    assert_eq!(set.edited_from(), Some(("nelson", "1984")));
    assert_eq!(set.rules().len(), 8);
    assert!(set.rule("run-of-9").is_none());
    assert_eq!(set.rule("run-of-7").map(Rule::flags), Some(Flags::Window));
    assert_eq!(
        RuleSet::nelson()
            .without("run-of-8")
            .unwrap_err()
            .to_string(),
        "no rule of the set is named `run-of-8`: its rules are `beyond-limits`, `run-of-9`, `trend-of-6`, `alternating-14`, \
         `2-of-3-beyond-2-sigma`, `4-of-5-beyond-1-sigma`, `15-within-1-sigma` and `8-outside-1-sigma`; did you mean `run-of-9`?"
    );
    assert_eq!(
        RuleSet::nelson()
            .with(Rule::run(9))
            .unwrap_err()
            .to_string(),
        "the rule `run-of-9` cannot be: another rule of the set has this name"
    );
    assert_eq!(
        RuleSet::nelson().with_shown(Shown::Every),
        RuleSet::nelson()
    );
    assert_eq!(
        RuleSet::nelson().with_shown(Shown::First).edition(),
        "edited"
    );
}

#[test]
fn a_set_of_ones_own() {
    let set = RuleSet::new(
        "ward-7",
        "2026",
        "ourselves",
        [Rule::run(8), Rule::beyond_limits()],
    )
    .expect("two rules");
    let document = serde_json::to_string(&set).expect("JSON");
    assert_eq!(serde_json::from_str::<RuleSet>(&document).ok(), Some(set));
    assert!(matches!(
        RuleSet::new("nelson", "1984", "ourselves", [Rule::run(8)])
            .unwrap_err()
            .kind(),
        ErrorKind::Rule(RuleError::RuleSetNameTaken { .. })
    ));
    assert_eq!(
        RuleSet::new(" ", "1", "", [Rule::run(8)])
            .unwrap_err()
            .code(),
        "empty_text"
    );
}

#[test]
fn documents_that_are_refused() {
    for (document, words) in [
        (
            r#"{"name": "nelson", "edition": "1985"}"#,
            "no rule set is named `nelson` in edition `1985`: there is edition `1984`",
        ),
        (
            r#"{"name": "mine", "edition": "1", "whole": {"source": "", "spread_rules": [], "shown": "every",
                "minimum_points": 1, "rules": [{"pattern": {"run": {"length": {"exactly": 1}, "ties": "break"}},
                "sides": "either", "flags": "last", "gap": "breaks", "scope": "sequence", "role": "signal"}]}}"#,
            "the rule `run-of-1` cannot be: a run has two points or more",
        ),
    ] {
        let error = serde_json::from_str::<RuleSet>(document).unwrap_err();
        assert!(error.to_string().starts_with(words), "{error}");
    }
}

#[test]
fn a_rule_as_a_document() {
    assert_eq!(
        serde_json::to_value(Rule::two_of_three().with_sides(Sides::Only(Side::Below)))
            .expect("JSON"),
        serde_json::json!({
            "pattern": {"beyond": {
                "count": 2, "window": 3, "border": {"sigma": 2.0}, "edge": "excluded", "short_of": null,
                "others": "anywhere", "last": "qualifies", "warm_up": "partial"
            }},
            "sides": {"only": "below"}, "flags": "last", "gap": "breaks", "scope": "sequence", "role": "signal"
        })
    );
}

#[test]
fn lawful_rules() {
    use improvement::spc::Kind;
    let rules = [
        Rule::beyond_limits(),
        Rule::two_of_three(),
        Rule::within(15),
        Rule::outside(8),
        Rule::opposed(Border::Sigma(2.0), 2),
        Rule::run(8),
        Rule::crossings(Length::Anhoej),
        Rule::runs(RunsTable::Exact05),
        Rule::trend(6),
        Rule::alternating(14),
    ];
    let lawful = |kind: Kind| -> String {
        rules
            .iter()
            .map(|rule| if kind.lawful(rule).is_ok() { '+' } else { '-' })
            .collect()
    };
    for kind in Kind::ALL {
        let expected = match kind {
            Kind::Run => "-----+++++",
            Kind::MovingRange
            | Kind::Ewma
            | Kind::Cusum
            | Kind::BinomialCusum
            | Kind::PoissonCusum => "+---------",
            Kind::R | Kind::S => "+----+++++",
            Kind::G => "+----++++-",
            _ => "++++++++++",
        };
        assert_eq!(lawful(kind), expected, "{kind:?}");
    }
    assert_eq!(
        Kind::S.lawful(&Rule::four_of_five()),
        Err("its values are skewed, so that zones of equal width have unequal chances")
    );
}

#[test]
fn types_may_cross_threads() {
    fn send_and_sync<T: Send + Sync>() {}
    send_and_sync::<Rule>();
    send_and_sync::<RuleSet>();
    send_and_sync::<improvement::spc::rules::Signal>();
    send_and_sync::<improvement::spc::rules::RunFacts>();
}
