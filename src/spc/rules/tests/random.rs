//! The kernel, by the short way and the long, against the matcher on long series: words, gaps, ties, lanes, lines that vary.

use super::Lines;
use crate::base::direction::Side;
use crate::spc::rules::facts::RunFacts;
use crate::spc::rules::frame::{Frame, Level};
use crate::spc::rules::hits::SideHits;
use crate::spc::rules::mask::Mask;
use crate::spc::rules::matcher::signals;
use crate::spc::rules::pattern::{
    Border, Edge, Last, Length, Others, Pattern, RunsTable, Seen, Ties, WarmUp,
};
use crate::spc::rules::rule::{Flags, Gap, Rule, Scope, Sides};
use crate::spc::rules::short::Short;
use crate::spc::rules::signal::{Place, Signal, TrackKind};
use crate::spc::rules::{evaluate, kernel, mask, matcher};
use proptest::prelude::*;
use proptest::sample::select;

fn borders() -> impl Strategy<Value = Border> {
    select(vec![
        Border::Centre,
        Border::Sigma(1.0),
        Border::Sigma(2.0),
        Border::Limit,
    ])
}

fn edges() -> impl Strategy<Value = Edge> {
    select(vec![Edge::Excluded, Edge::Included])
}

fn ties() -> impl Strategy<Value = Ties> {
    select(vec![Ties::Break, Ties::Skip, Ties::Extend])
}

fn beyond() -> impl Strategy<Value = Pattern> {
    (
        1_u16..6,
        0_u16..4,
        borders(),
        edges(),
        select(vec![None, Some(Border::Limit), Some(Border::Sigma(2.5))]),
        select(vec![
            Others::Anywhere,
            Others::SameSide,
            Others::NotBeyondOpposite,
        ]),
        select(vec![Last::Qualifies, Last::Any]),
        select(vec![WarmUp::FullWindow, WarmUp::Partial]),
    )
        .prop_map(
            |(count, more, border, edge, short_of, others, last, warm_up)| Pattern::Beyond {
                count,
                window: if more == 3 { 64 } else { count + more },
                border,
                edge,
                short_of,
                others,
                last,
                warm_up,
            },
        )
}

fn patterns() -> impl Strategy<Value = Pattern> {
    let tables = || {
        select(vec![
            Length::Exactly(3),
            Length::Anhoej,
            Length::BestBox,
            Length::CutBox,
        ])
    };
    prop_oneof![
        4 => beyond(),
        2 => (2_u16..70, ties()).prop_map(|(points, ties)| Pattern::Run {
            length: Length::Exactly(if points > 12 { points } else { points.min(9) }),
            ties
        }),
        1 => tables().prop_map(|length| Pattern::Run { length, ties: Ties::Skip }),
        2 => (3_u16..8, ties()).prop_map(|(points, ties)| Pattern::Trend { points, ties }),
        2 => (3_u16..8, ties()).prop_map(|(points, ties)| Pattern::Alternating { points, ties }),
        1 => (2_u16..8, borders(), edges())
            .prop_map(|(points, border, edge)| Pattern::Within { points, border, edge }),
        1 => (2_u16..6, borders(), edges(), select(vec![Seen::EitherSide, Seen::BothSides]))
            .prop_map(|(points, border, edge, seen)| Pattern::Outside { points, border, edge, seen }),
        1 => (borders(), 2_u16..7).prop_map(|(border, window)| Pattern::Opposed { border, window }),
        1 => (2_u16..7).prop_map(|window| Pattern::Spread { more_than: 4.0, window }),
        1 => tables().prop_map(|fewer_than| Pattern::Crossings { fewer_than }),
        1 => Just(Pattern::Runs { table: RunsTable::Exact05 }),
    ]
}

fn rules() -> impl Strategy<Value = Rule> {
    (
        patterns(),
        select(vec![
            Sides::Either,
            Sides::Only(Side::Above),
            Sides::Only(Side::Below),
        ]),
        select(vec![Gap::Breaks, Gap::Bridges]),
        select(vec![Scope::Sequence, Scope::Block, Scope::Lane]),
    )
        .prop_map(|(pattern, sides, gap, scope)| {
            Rule::of(pattern)
                .with_sides(sides)
                .with_gap(gap)
                .with_scope(scope)
        })
}

/// Lengths about the ends of words.
fn lengths() -> impl Strategy<Value = usize> {
    prop_oneof![
        0_usize..20,
        select(vec![
            62, 63, 64, 65, 66, 127, 128, 129, 191, 192, 193, 255, 256, 257
        ]),
    ]
}

/// A series: small whole numbers, so that ties and points on a line are common, in stretches, with gaps.
fn series() -> impl Strategy<Value = Vec<f64>> {
    (lengths(), 0_u8..3, 0_i8..4).prop_flat_map(|(length, gaps, drift)| {
        let value = prop_oneof![
            8 => (-4_i8..=4).prop_map(move |value| f64::from(value.saturating_add(drift).min(4))),
            u32::from(gaps) => Just(f64::NAN),
        ];
        prop::collection::vec(value, length)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6000))]

    #[test]
    fn long_series(
        rule in rules(),
        values in series(),
        lanes in 1_usize..5,
        varying in any::<bool>(),
        clipped in any::<bool>(),
        rounding in select(vec![0.0, 0.0, 1.0]),
        seed in any::<u64>(),
    ) {
        let mut state = seed;
        let mut draw = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 60) as u8
        };
        let mut lines = Lines::standard();
        (lines.clipped, lines.rounding) = (clipped, rounding);
        if varying && values.len() > 1 {
            lines.centre = values.iter().map(|_| f64::from(draw() % 3) - 1.0).collect();
            lines.sigma = values
                .iter()
                .map(|_| if draw() == 0 { f64::NAN } else { f64::from(draw() % 3) / 2.0 + 0.5 })
                .collect();
        }
        let frame = Frame { values: &values, lanes, levels: &lines };
        let expected = matcher::evaluate(&rule, &frame);
        prop_assert_eq!(evaluate::evaluate(&rule, &frame), expected.clone());
        // up to 64 points the long way is not taken, and agrees
        let mut long = Vec::new();
        kernel::for_each_side(std::slice::from_ref(&rule), &frame, |_, hits| long.push(hits));
        prop_assert_eq!(long, expected);
    }
    /// The signals of the short way are those of the plain one, and the points that it marks are those they flag.
    #[test]
    fn marks_are_flags(
        rule in rules(),
        flags in select(vec![Flags::Last, Flags::Window, Flags::Qualifying, Flags::Phase, Flags::Nothing]),
        values in series(),
        lanes in 1_usize..3,
        clipped in any::<bool>(),
        rounding in select(vec![0.0, 0.0, 1.0]),
    ) {
        let rule = rule.with_flags(flags);
        let mut lines = Lines::standard();
        (lines.clipped, lines.rounding) = (clipped, rounding);
        let frame = Frame { values: &values, lanes, levels: &lines };
        let Some(short) = Short::of(&frame) else {
            prop_assert!(values.len() > 64);
            return Ok(());
        };
        let place = Place { rule: 2, track: TrackKind::Main, phase: 1, offset: 7, turns: false };
        let mut found = Vec::new();
        for hits in matcher::evaluate(&rule, &frame) {
            signals(place, &rule, &frame, &hits, &mut found);
        }
        let mut by_words = Vec::new();
        short.signals(place, &rule, &mut by_words);
        prop_assert_eq!(&by_words, &found);
        let points = found.iter().flat_map(Signal::flagged).map(|point| point - place.offset);
        let flagged = points.fold(0_u64, |word, point| word | 1 << point);
        prop_assert_eq!(short.marked(&rule), flagged);
    }

    /// The signals that the kernel reads off its masks are those found from neighbour to neighbour, and so are the facts.
    #[test]
    fn signals_are_read_off_masks(
        rules in prop::collection::vec(rules(), 1..4),
        flags in select(vec![Flags::Last, Flags::Window, Flags::Qualifying, Flags::Phase, Flags::Nothing]),
        values in series(),
        lanes in 1_usize..3,
        clipped in any::<bool>(),
        rounding in select(vec![0.0, 0.0, 1.0]),
        varying in any::<bool>(),
    ) {
        let rules: Vec<Rule> = rules.into_iter().map(|rule| rule.with_flags(flags)).collect();
        let mut lines = Lines { clipped, rounding, ..Lines::standard() };
        if varying && values.len() > 1 {
            lines.centre = (0..values.len()).map(|point| (point % 3) as f64 - 1.0).collect();
            lines.sigma = vec![1.0; values.len()];
        }
        let frame = Frame { values: &values, lanes, levels: &lines };
        let place = |rule| Place { rule, track: TrackKind::Main, phase: 1, offset: 7, turns: false };
        let mut expected = Vec::new();
        for (index, rule) in rules.iter().enumerate() {
            for hits in matcher::evaluate(rule, &frame) {
                signals(place(index), rule, &frame, &hits, &mut expected);
            }
        }
        let mut found = Vec::new();
        let facts = kernel::find_signals(&rules, &frame, place, &mut found);
        prop_assert_eq!(found, expected);
        prop_assert_eq!(facts, RunFacts::of(&values, &frame.about_centre(), Length::Anhoej));
    }

    /// Rules that share the masks of a short series find what each finds alone, whichever border was asked for before.
    #[test]
    fn rules_share_masks(
        rules in prop::collection::vec(rules(), 2..6),
        values in prop::collection::vec(
            prop_oneof![12 => (-9_i8..=9).prop_map(|value| f64::from(value) / 2.0), 1 => Just(f64::NAN)],
            0..64,
        ),
        clipped in any::<bool>(),
        rounding in select(vec![0.0, 0.0, 1.0]),
        limit in select(vec![3.0, 1.5, f64::NAN]),
    ) {
        let lines = Lines { limit, clipped, rounding, ..Lines::standard() };
        let frame = Frame { values: &values, lanes: 1, levels: &lines };
        let short = Short::of(&frame).expect("at most 64 points");
        for rule in &rules {
            let mut found = Vec::new();
            short.rule(rule, |side, hits| {
                found.push(SideHits { side, hits: Mask::of_word(hits, values.len()) });
            });
            prop_assert_eq!(found, matcher::evaluate(rule, &frame));
        }
    }

    /// What is counted 64 points at a time is what is counted point by point.
    #[test]
    fn runs_are_counted(
        values in series(),
        stretch in 1_usize..90,
        varying in any::<bool>(),
    ) {
        // long runs too, over the ends of words
        let values: Vec<f64> = values.iter().enumerate()
            .map(|(point, value)| if point / stretch % 3 == 1 { value.abs() } else { *value })
            .collect();
        let line = |point: usize| if varying { (point % 3) as f64 - 1.0 } else { 0.0 };
        let [over, under] = [|line: f64| line + 1.0, |line: f64| line - 1.0];
        let sides: Vec<bool> = values.iter().enumerate()
            .filter(|(point, value)| **value > over(line(*point)) || **value < under(line(*point)))
            .map(|(point, value)| *value > line(point))
            .collect();
        let runs: Vec<usize> = sides.chunk_by(|one, next| one == next).map(<[bool]>::len).collect();
        let centre = [over, under].map(|edge| if varying {
            Level::Each((0..values.len()).map(|point| edge(line(point))).collect())
        } else {
            Level::Flat(edge(0.0))
        });
        for method in [Length::Anhoej, Length::CutBox] {
            let longest = runs.iter().copied().max().unwrap_or(0);
            let crossings = runs.len().saturating_sub(1);
            let counted = RunFacts::counted(sides.len(), longest, crossings, method);
            prop_assert_eq!(RunFacts::of(&values, &centre, method), counted);
            let lines = Lines { rounding: 1.0, ..Lines::standard() };
            let frame = Frame { values: &values, lanes: 1, levels: &lines };
            if let (false, Some(short)) = (varying, Short::of(&frame)) {
                prop_assert_eq!(short.facts(method), counted);
            }
        }
    }

    /// Places are taken out of a word, and put back.
    #[test]
    fn words_are_squeezed(word in any::<u64>(), out in any::<u64>()) {
        let kept: Vec<u32> = (0..64).filter(|place| out >> place & 1 == 0).collect();
        let squeezed = kept.iter().enumerate().fold(0, |sum, (to, from)| sum | (word >> from & 1) << to);
        prop_assert_eq!(mask::squeezed(word, out), squeezed);
        prop_assert_eq!(mask::spread(squeezed, out), word & !out);
    }
}
