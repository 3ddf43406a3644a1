//! Claims and their verdicts: each kind by hand, what is said of them, and how often they are upheld where the truth is known.

use improvement::claim::{
    Against, Claim, ClaimKind, ClaimVerdict, ClaimedSignal, Looks, Standing, Verdict,
};
use improvement::family::Conclusion;
use improvement::measure::{DataKind, Measure, Role};
use improvement::project::{Charter, Link};
use improvement::spc::shift::{Caution, WhyNot};
use improvement::{
    Aim, Date, Direction, Error, Kind, Options, Period, Place, Project, Reason, Series, Side,
    Window, date, id::ClaimId,
};
use serde_json::json;

/// The change: the first month after it.
const CHANGE: Date = date(2022, 1, 1);
const TODAY: Date = date(2030, 1, 1);

/// Numbers that look drawn, normal with mean 0 and deviation 1, from a linear congruential generator and Box and Muller.
struct Drawn(u64);

impl Drawn {
    fn uniform(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    fn normal(&mut self) -> f64 {
        let (radius, angle) = (self.uniform(), self.uniform());
        (-2.0 * radius.ln()).sqrt() * (std::f64::consts::TAU * angle).cos()
    }
}

fn series(values: impl IntoIterator<Item = f64>, before: usize) -> Series {
    let values: Vec<f64> = values.into_iter().collect();
    let back = i32::try_from(before).unwrap();
    let first = (0..back).fold(CHANGE, |day, _| {
        if day.month() == 1 {
            date(day.year() - 1, 12, 1)
        } else {
            date(day.year(), day.month() - 1, 1)
        }
    });
    let count = i32::try_from(values.len()).unwrap();
    let months = (0..count).filter_map(|n| Period::Month.after(first, n));
    Series::values(values)
        .and_then(|series| series.dated(months))
        .and_then(|series| series.every(Period::Month))
        .unwrap()
}

/// Months before the change at one level and after it at others.
fn world(seed: u64, before: usize, after: &[f64]) -> Series {
    let mut drawn = Drawn(seed);
    let levels = std::iter::repeat_n(20.0, before).chain(after.iter().map(|shift| 20.0 + shift));
    let values: Vec<f64> = levels.map(|level| level + drawn.normal()).collect();
    series(values, before)
}

fn project(series: Series, options: Options, claims: Vec<Claim>) -> Result<Project, Error> {
    let mut project = Project::new("wait", Charter::new("Shorter waits")?)?;
    project.edit(|parts| {
        let measure = Measure::new(
            "wait",
            "days of waiting",
            Role::Outcome,
            DataKind::Continuous,
        )?;
        let measure = measure.better(Direction::Lower).series(series)?;
        parts
            .measures
            .push(measure.charted(Kind::Individuals, options.better(Direction::Lower))?);
        parts.aims.push(
            Aim::new("ten-fewer")?
                .what("wait")?
                .better(Direction::Lower)
                .to(17.0)?,
        );
        parts.claims = claims;
        Ok(())
    })?;
    Ok(project)
}

fn claim(kind: ClaimKind) -> Claim {
    Claim::new("it", "wait", "waits are shorter")
        .unwrap()
        .of_kind(kind)
        .comparing(
            Window::dates(date(2000, 1, 1), CHANGE),
            Window::since(CHANGE),
        )
        .decided_before(date(2021, 12, 1))
}

fn verdict_on(series: Series, claim: Claim) -> ClaimVerdict {
    let project = project(series, Options::new(), vec![claim]).unwrap();
    project
        .verdict(&ClaimId::new("it").unwrap(), TODAY)
        .unwrap()
}

fn steps(shift: f64) -> Vec<f64> {
    vec![shift; 24]
}

#[test]
fn an_improvement_is_upheld_and_its_mirror_is_not() {
    let better = world(1, 24, &steps(-3.0));
    let found = verdict_on(better.clone(), claim(ClaimKind::Improved));
    let Verdict::Upheld {
        reached,
        on,
        standing,
    } = found.verdict()
    else {
        panic!("{found}");
    };
    // twelve points after the change are the fewest
    assert_eq!((*reached, *on), (35, date(2022, 12, 1)));
    assert_eq!(*standing, Standing::Stands);
    assert_eq!(
        found.sentence(),
        "Upheld on the figures to December 2022: judged every month like this, a measure that only varies as these months vary would be \
         called better at some point in fewer than 1 in 20 cases. Today's figures still bear it out; this says that the measure got \
         better after the change, not that the change did it."
    );
    assert!(found.bearing().cautions.contains(&Caution::MayWander));
    let mirror = verdict_on(better.clone(), claim(ClaimKind::Worsened));
    assert!(matches!(
        mirror.verdict(),
        Verdict::NotUpheld(Against::OtherWay { reached: 35, .. })
    ));
    assert_eq!(
        mirror.sentence(),
        "Not upheld: on the figures to December 2022 the measure had got better."
    );
    let worse = world(1, 24, &steps(3.0));
    let found = verdict_on(worse.clone(), claim(ClaimKind::Worsened));
    assert!(found.verdict().is_upheld(), "{found}");
    assert!(found.sentence().contains("would be called worse"));
    assert!(matches!(
        verdict_on(worse, claim(ClaimKind::Improved)).verdict(),
        Verdict::NotUpheld(_)
    ));
}

#[test]
fn nothing_after_the_day_is_looked_at() {
    let project = project(
        world(1, 24, &steps(-3.0)),
        Options::new(),
        vec![claim(ClaimKind::Improved)],
    )
    .unwrap();
    let id = ClaimId::new("it").unwrap();
    let early = project.verdict(&id, date(2022, 11, 30)).unwrap();
    assert!(matches!(
        early.verdict(),
        Verdict::CannotTell(why) if matches!(why[..], [WhyNot::TooFewAfter { points: 11, .. }])
    ));
    let later = project.verdict(&id, date(2022, 12, 1)).unwrap();
    assert!(later.verdict().is_upheld());
    let before = project.verdict(&id, date(2021, 6, 1)).unwrap();
    assert!(
        matches!(before.verdict(), Verdict::CannotTell(_)),
        "{before}"
    );
}

#[test]
fn a_claim_that_was_decided_afterwards_cannot_be_told() {
    let series = world(1, 24, &steps(-3.0));
    let mut late = claim(ClaimKind::Improved);
    for (decided, said) in [
        (
            improvement::spc::Decided::NotRecorded,
            "nobody recorded when",
        ),
        (
            improvement::spc::Decided::AfterSeeing,
            "after the data had been seen",
        ),
        (
            improvement::spc::Decided::Before {
                on: date(2022, 2, 1),
            },
            "after points that it judges had been seen",
        ),
    ] {
        late.decided = decided;
        let found = verdict_on(series.clone(), late.clone());
        assert!(matches!(found.verdict(), Verdict::CannotTell(_)));
        assert!(found.sentence().contains(said), "{found}");
    }
    // an event that stands in a source of its own counts, with a caution
    let found = verdict_on(series, late.documented(date(2021, 12, 31)));
    assert!(found.verdict().is_upheld(), "{found}");
    assert!(found.bearing().cautions.contains(&Caution::NotDeclared));
}

#[test]
fn a_statement_is_not_checked() {
    let series = world(1, 24, &steps(-3.0));
    let statement = Claim::new("it", "wait", "waits are shorter").unwrap();
    let found = verdict_on(series.clone(), statement.clone());
    assert_eq!(*found.verdict(), Verdict::NotChecked);
    assert!(found.sentence().starts_with("Not checked"));
    // a kind without anything to compare is one too
    let found = verdict_on(series, statement.of_kind(ClaimKind::Improved));
    assert_eq!(*found.verdict(), Verdict::NotChecked);
}

#[test]
fn a_gain_that_is_held_is_not_one_that_slipped() {
    let sustained = |from| claim(ClaimKind::Sustained { hold: 18.0, from });
    let from = date(2023, 1, 1);
    let held = verdict_on(world(3, 24, &[-3.0; 36]), sustained(from));
    assert!(held.verdict().is_upheld(), "{held}");
    assert!(
        held.sentence()
            .contains("its latest 12 points lie on the better side of 18"),
        "{held}"
    );
    // relapsed, wholly, a year ago
    let mut after = vec![-3.0; 24];
    after.extend([0.0; 12]);
    let slipped = verdict_on(world(3, 24, &after), sustained(from));
    assert!(
        matches!(
            slipped.verdict(),
            Verdict::NotUpheld(Against::Slipped { .. })
        ),
        "{slipped}"
    );
    assert!(
        slipped
            .sentence()
            .starts_with("Not upheld: improved, then slipped from ")
    );
    // too early
    let early = verdict_on(world(3, 24, &[-3.0; 20]), sustained(from));
    assert_eq!(
        early.sentence(),
        "Improved; too early to say whether it holds: there are 8 points since the day from which the level is to be held, and it takes 12."
    );
    // never improved: nothing is held
    let never = verdict_on(world(3, 24, &[0.0; 36]), sustained(from));
    assert!(matches!(never.verdict(), Verdict::CannotTell(_)), "{never}");
}

#[test]
fn an_aim_is_met_by_the_level_since_the_change() {
    let aim = "ten-fewer".try_into().unwrap();
    let met = claim(ClaimKind::AimMet { aim });
    // the target is 17
    let found = verdict_on(world(5, 24, &[-5.0; 30]), met.clone());
    assert!(found.verdict().is_upheld(), "{found}");
    assert!(
        found
            .sentence()
            .contains("the better side of the target, 17"),
        "{found}"
    );
    let found = verdict_on(world(5, 24, &[0.0; 30]), met.clone());
    assert!(matches!(
        found.verdict(),
        Verdict::NotUpheld(Against::WrongSide { of, .. }) if *of == 17.0
    ));
    let found = verdict_on(world(5, 24, &[-3.0; 14]), met);
    assert!(
        matches!(found.verdict(), Verdict::CannotTell(why) if matches!(why[..], [WhyNot::Astride { .. }])),
        "{found}"
    );
}

#[test]
fn no_worse_is_held_against_its_margin() {
    let found = verdict_on(
        world(7, 24, &[0.0; 36]),
        claim(ClaimKind::NoWorse { than: 3.0 }),
    );
    assert!(found.verdict().is_upheld(), "{found}");
    let found = verdict_on(
        world(7, 24, &[6.0; 36]),
        claim(ClaimKind::NoWorse { than: 3.0 }),
    );
    assert!(
        matches!(
            found.verdict(),
            Verdict::NotUpheld(Against::WrongSide { .. })
        ),
        "{found}"
    );
    let found = verdict_on(
        world(7, 24, &[0.0; 14]),
        claim(ClaimKind::NoWorse { than: 0.2 }),
    );
    assert!(matches!(found.verdict(), Verdict::CannotTell(_)), "{found}");
}

#[test]
fn on_agreed_days_each_has_its_share() {
    let series = world(9, 24, &[-1.6; 12]);
    let day = date(2022, 12, 31);
    let agreed = claim(ClaimKind::Improved).looked_at([day]);
    let found = verdict_on(series.clone(), agreed.clone());
    assert!(found.verdict().is_upheld(), "{found}");
    assert!(
        found
            .sentence()
            .contains("a day that was agreed beforehand")
    );
    assert_eq!(agreed.looks, Looks::Days { on: vec![day] });
    // a day that is yet to come tells nothing
    let later = claim(ClaimKind::Improved).looked_at([date(2031, 1, 1)]);
    assert!(matches!(
        verdict_on(series.clone(), later).verdict(),
        Verdict::CannotTell(_)
    ));
    // what only a history documents was not agreed
    let history = agreed.documented(date(2021, 12, 1));
    assert!(matches!(
        verdict_on(series, history).verdict(),
        Verdict::CannotTell(why) if matches!(why[..], [WhyNot::NotBeforehand { .. }])
    ));
}

#[test]
fn a_named_signal_is_on_the_chart_or_the_claim_is_not_upheld() {
    let series = world(1, 24, &steps(-3.0));
    let chart = Options::new()
        .better(Direction::Lower)
        .chart(Kind::Individuals, &series)
        .unwrap();
    let signal = chart
        .signals()
        .iter()
        .find(|signal| signal.side() == Some(Side::Below))
        .cloned()
        .unwrap();
    let named = |rule: &str| {
        let first_hit = chart.date(signal.first_hit()).unwrap();
        ClaimedSignal::new(rule, Side::Below, first_hit).unwrap()
    };
    let rule = chart.rule(&signal).name().into_owned();
    let found = verdict_on(
        series.clone(),
        claim(ClaimKind::Improved).with_signal(named(&rule)),
    );
    assert!(found.verdict().is_upheld(), "{found}");
    assert_eq!(found.bearing().signal.as_ref().unwrap().1, signal.window());
    let found = verdict_on(
        series,
        claim(ClaimKind::Improved).with_signal(named("a run of luck")),
    );
    assert!(matches!(
        found.verdict(),
        Verdict::NotUpheld(Against::NoSuchSignal { .. })
    ));
    assert!(
        found
            .sentence()
            .contains("does not have the signal that the claim names")
    );
}

#[test]
fn a_redefinition_between_the_stretches_forbids_a_verdict() {
    let mut project = project(
        world(1, 24, &steps(-3.0)),
        Options::new(),
        vec![claim(ClaimKind::Improved)],
    )
    .unwrap();
    let id = ClaimId::new("it").unwrap();
    let with = |project: &mut Project, on: Date| {
        project
            .edit(|parts| {
                parts.measures[0] = parts.measures[0]
                    .clone()
                    .redefined(on, "telephone calls are counted")?;
                Ok(())
            })
            .unwrap();
        project.verdict(&id, TODAY).unwrap()
    };
    let mut other = project.clone();
    let inside = with(&mut other, date(2021, 3, 1));
    assert!(inside.verdict().is_upheld());
    assert!(
        inside
            .bearing()
            .cautions
            .iter()
            .any(|caution| matches!(caution, Caution::DefinitionInside { .. }))
    );
    let between = with(&mut project, CHANGE);
    assert!(
        matches!(between.verdict(), Verdict::CannotTell(why) if matches!(why[..], [WhyNot::DefinitionChanged { at: 24 }])),
        "{between}"
    );
}

#[test]
fn a_claim_may_speak_of_a_phase_of_the_chart() {
    let phases = Options::new().phase(
        CHANGE,
        Reason::change("a second nurse").decided_before(date(2021, 12, 1)),
    );
    let spoken = Claim::new("it", "wait", "waits are shorter")
        .unwrap()
        .of_kind(ClaimKind::Improved)
        .with_phase(CHANGE);
    let project = project(world(1, 24, &steps(-3.0)), phases, vec![spoken]).unwrap();
    let found = project
        .verdict(&ClaimId::new("it").unwrap(), TODAY)
        .unwrap();
    assert!(found.verdict().is_upheld(), "{found}");
    assert_eq!(found.bearing().stretches, Some([0..24, 24..48]));
}

#[test]
fn what_cannot_be_is_refused_with_its_path() {
    let refused = |claim: Claim| {
        let error = project(world(1, 24, &steps(-3.0)), Options::new(), vec![claim]).unwrap_err();
        let Some(Place::Path(path)) = error.place().cloned() else {
            panic!("{error} has no path");
        };
        (path, error.code().to_owned())
    };
    let of = |path: &str, code: &str| (path.to_owned(), code.to_owned());
    let aim = "another".try_into().unwrap();
    assert_eq!(
        refused(claim(ClaimKind::AimMet { aim })),
        of("claims[0].kind.aim_met.aim", "unknown_id")
    );
    for than in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(
            refused(claim(ClaimKind::NoWorse { than })),
            of("claims[0].kind.no_worse.than", "bad_option")
        );
    }
    let hold = |hold, from| claim(ClaimKind::Sustained { hold, from });
    assert_eq!(
        refused(hold(f64::NAN, CHANGE)),
        of("claims[0].kind.sustained.hold", "out_of_bounds")
    );
    assert_eq!(
        refused(hold(18.0, date(2021, 12, 31))),
        of("claims[0].kind.sustained.from", "too_early")
    );
    assert_eq!(
        refused(claim(ClaimKind::Improved).looked_at([])),
        of("claims[0].looks.days.on", "bad_option")
    );
    assert_eq!(
        refused(claim(ClaimKind::Improved).caused_by("nobody").unwrap()),
        of("claims[0].cycles[0]", "unknown_id")
    );
    let linked = |link: Link| {
        let mut project = project(world(1, 24, &steps(-3.0)), Options::new(), vec![]).unwrap();
        project
            .edit(|parts| {
                parts.links.push(link);
                Ok(())
            })
            .unwrap_err()
            .to_string()
    };
    assert!(
        linked(Link::new("nobody", "wait", Direction::Lower).unwrap())
            .starts_with("links[0].cycle")
    );
    // a chart whose points are no level: the verdict says so
    for kind in [Kind::Ewma, Kind::Cusum, Kind::MovingRange] {
        let mut summed = project(
            world(1, 24, &steps(-3.0)),
            Options::new(),
            vec![claim(ClaimKind::Improved)],
        )
        .unwrap();
        summed
            .edit(|parts| {
                let options = Options::new().better(Direction::Lower);
                parts.measures[0] = parts.measures[0].clone().charted(kind, options)?;
                Ok(())
            })
            .unwrap();
        let error = summed.verdicts(TODAY).next().unwrap().1.unwrap_err();
        assert_eq!(error.code(), "wrong_chart");
    }
    // what no longer fits its data loads, and the verdict says what does not resolve
    let overlapping =
        claim(ClaimKind::Improved).comparing(Window::range(0..30), Window::range(20..48));
    let project = project(
        world(1, 24, &steps(-3.0)),
        Options::new(),
        vec![overlapping],
    )
    .unwrap();
    let error = project.verdicts(TODAY).next().unwrap().1.unwrap_err();
    assert_eq!(error.code(), "windows_overlap");
}

#[test]
fn a_document_without_the_new_fields_goes_round() {
    let plain = json!({"id": "it", "statement": "waits are shorter", "measure": "wait"});
    let claim: Claim = serde_json::from_value(plain.clone()).unwrap();
    assert_eq!(serde_json::to_value(&claim).unwrap(), plain);
    let full = claim
        .of_kind(ClaimKind::Sustained {
            hold: 18.0,
            from: CHANGE,
        })
        .comparing(Window::All, Window::since(CHANGE))
        .looked_at([CHANGE])
        .documented(CHANGE)
        .caused_by("door-1")
        .unwrap();
    let text = serde_json::to_string(&full).unwrap();
    assert_eq!(serde_json::from_str::<Claim>(&text).unwrap(), full);
    assert!(serde_json::from_str::<Claim>(&text.replace("looks", "looked")).is_err());
}

/// In how many of many worlds a claim is upheld at some look.
fn upheld(worlds: u64, kind: &ClaimKind, world: impl Fn(u64) -> Series) -> f64 {
    let upheld = (0..worlds)
        .filter(|&seed| {
            verdict_on(world(seed), claim(kind.clone()))
                .verdict()
                .is_upheld()
        })
        .count();
    upheld as f64 / worlds as f64
}

#[test]
fn claims_of_known_worlds() {
    const WORLDS: u64 = 200;
    // three standard errors of a share of .05 in 200 worlds
    let most = 0.05 + 3.0 * (0.05 * 0.95 / WORLDS as f64).sqrt();
    let steady = |seed| world(seed, 24, &[0.0; 36]);
    for kind in [ClaimKind::Improved, ClaimKind::Worsened] {
        let found = upheld(WORLDS, &kind, steady);
        assert!(found <= most, "{kind:?} of a steady process: {found}");
    }
    // a shift of 1.5 deviations: .98 by 24 months, by separate code; three errors less
    let better = |seed| world(seed, 24, &[-1.5; 24]);
    let found = upheld(WORLDS, &ClaimKind::Improved, better);
    assert!(found > 0.95, "{found}");
    assert_eq!(upheld(WORLDS, &ClaimKind::Worsened, better), 0.0);
    // a level of 18.5, wholly lost again a year ago: 0 of many by separate code
    let relapsed = |seed| {
        let mut after = vec![-1.5; 24];
        after.extend([0.0; 12]);
        world(seed, 24, &after)
    };
    let held = ClaimKind::Sustained {
        hold: 19.0,
        from: date(2023, 1, 1),
    };
    assert!(upheld(WORLDS, &held, relapsed) <= 0.01);
    let kept = |seed| world(seed, 24, &[-2.0; 36]);
    let found = upheld(WORLDS, &held, kept);
    assert!(found > 0.5, "{found}");
    // a level that is exactly where the aim, or the margin, begins
    let aim = ClaimKind::AimMet {
        aim: "ten-fewer".try_into().unwrap(),
    };
    let at_the_target = |seed| world(seed, 24, &[-3.0; 36]);
    assert!(upheld(WORLDS, &aim, at_the_target) <= most);
    let past_it = |seed| world(seed, 24, &[-5.0; 36]);
    assert!(upheld(WORLDS, &aim, past_it) > 0.9);
    let margin = ClaimKind::NoWorse { than: 1.5 };
    let at_the_margin = |seed| world(seed, 24, &[1.5; 36]);
    assert!(upheld(WORLDS, &margin, at_the_margin) <= most);
    assert!(upheld(WORLDS, &margin, steady) > 0.8);
    // on three agreed days, each with its share of .05
    let days = [date(2022, 12, 31), date(2023, 12, 31), date(2024, 12, 31)];
    let on_days = |world: &dyn Fn(u64) -> Series| {
        let agreed = claim(ClaimKind::Improved).looked_at(days);
        let is_upheld = |&seed: &u64| {
            verdict_on(world(seed), agreed.clone())
                .verdict()
                .is_upheld()
        };
        (0..WORLDS).filter(is_upheld).count() as f64 / WORLDS as f64
    };
    assert!(on_days(&steady) <= most);
    assert!(on_days(&|seed| world(seed, 24, &[-1.5; 36])) > 0.9);
}

/// About a centre that pools both, all points before a change for the better are on the wrong side of it: that prompted nothing.
#[test]
fn a_signal_that_only_the_change_makes_prompted_nothing() {
    let begun = |series: &Series, options: Options, claim: Claim| {
        let project = project(series.clone(), options, vec![claim]).unwrap();
        let found = project
            .verdict(&ClaimId::new("it").unwrap(), TODAY)
            .unwrap();
        let cautions = &found.bearing().cautions;
        let prompted = cautions
            .iter()
            .any(|caution| matches!(caution, Caution::BegunBySignal { .. }));
        let missing = cautions
            .iter()
            .any(|caution| matches!(caution, Caution::NoPromptingSignal { .. }));
        (prompted, missing)
    };
    let phase = || Options::new().phase(CHANGE, Reason::change("a new rota"));
    let improved = || claim(ClaimKind::Improved);
    let mut prompted = 0;
    for seed in 0..100 {
        let moved = world(seed, 18, &[-5.0; 24]);
        let pooled = begun(&moved, Options::new(), improved());
        assert_eq!(pooled, begun(&moved, phase(), improved()), "{seed}");
        prompted += u8::from(pooled.0);
    }
    // a signal in the last three of 18 steady points
    assert!(prompted <= 5, "{prompted}");
    // and where there was one, the chart with and without a phase has it
    let mut levels = vec![20.0; 17];
    levels.extend([23.0; 7]);
    levels.extend([20.0; 24]);
    let mut drawn = Drawn(8);
    let raised = series(levels.iter().map(|level| level + drawn.normal()), 24);
    assert_eq!(begun(&raised, Options::new(), improved()), (true, false));
    assert_eq!(begun(&raised, phase(), improved()), (true, false));
    // one that is named, and was not there
    let named = ClaimedSignal::new("run-of-7", Side::Below, date(2021, 6, 1)).unwrap();
    let claim = improved().begun_by(named);
    assert_eq!(begun(&raised, phase(), claim), (false, true));
}

#[test]
fn no_sentence_of_a_verdict_says_more_than_it_may() {
    let forbidden = ["luck", "probability that", "proves", "significant"];
    let aim = || ClaimKind::AimMet {
        aim: "ten-fewer".try_into().unwrap(),
    };
    let held = |hold| ClaimKind::Sustained {
        hold,
        from: date(2023, 1, 1),
    };
    for after in [[-3.0; 36], [0.0; 36], [3.0; 36]] {
        for kind in [
            ClaimKind::Improved,
            ClaimKind::Worsened,
            held(18.0),
            aim(),
            ClaimKind::NoWorse { than: 1.0 },
        ] {
            for claim in [
                claim(kind.clone()),
                claim(kind.clone()).looked_at([date(2023, 1, 1)]),
                claim(kind.clone()).documented(date(2021, 1, 1)),
            ] {
                let said = verdict_on(world(2, 24, &after), claim).to_string();
                for word in forbidden {
                    assert!(!said.to_lowercase().contains(word), "{said}");
                }
                assert!(
                    said.lines().count() >= 3 && !said.contains("  \n"),
                    "{said}"
                );
            }
        }
    }
}

// ------------------------------------------------------------------------------------------------ the record of an audit

#[test]
fn a_record_names_what_differs() {
    use improvement::project::{AuditRecord, Difference, Replay};

    let made =
        |series: Series, claims: Vec<Claim>| project(series, Options::new(), claims).unwrap();
    let one = || vec![claim(ClaimKind::Improved)];
    let first = made(world(1, 24, &steps(-3.0)), one());
    let record = first.audit(TODAY);
    assert_eq!(record.replay(&first), Replay::Same);
    // it survives its own document
    let text = serde_json::to_string(&record).unwrap();
    let read: AuditRecord = serde_json::from_str(&text).unwrap();
    assert_eq!(read, record);
    assert_eq!(read.replay(&first), Replay::Same);
    let claim_id = ClaimId::new("it").unwrap();
    let part = |part| Difference::Part {
        claim: claim_id.clone(),
        part,
    };
    // another series with the same verdict: the first look at which it was sure is the same
    let other = made(world(2, 24, &steps(-3.0)), one());
    assert_eq!(record.replay(&other), Replay::Differs(vec![part("series")]));
    // no change at all: another verdict too
    let steady = made(world(1, 24, &steps(0.0)), one());
    assert_eq!(
        record.replay(&steady),
        Replay::Differs(vec![
            part("series"),
            Difference::Verdict {
                claim: claim_id.clone()
            }
        ])
    );
    // another claim under the same id, and one that is new
    let mut worded = one();
    worded[0].statement = "waits are much shorter".try_into().unwrap();
    worded.push(Claim::new("more", "wait", "and shorter yet").unwrap());
    let more = made(world(1, 24, &steps(-3.0)), worded);
    assert_eq!(
        record.replay(&more),
        Replay::Differs(vec![
            part("claim"),
            Difference::NewClaim {
                claim: ClaimId::new("more").unwrap()
            }
        ])
    );
    let none = made(world(1, 24, &steps(-3.0)), vec![]);
    assert_eq!(
        record.replay(&none),
        Replay::Differs(vec![Difference::NoSuchClaim {
            claim: claim_id.clone()
        }])
    );
    // a record with a key that nobody knows is refused
    assert!(serde_json::from_str::<AuditRecord>(&text.replace("version", "versions")).is_err());
}

// ------------------------------------------------------------------------------------------------ families

/// A measure with a role, and a level after the change that differs by so much.
fn moved(id: &str, role: Role, shift: f64, seed: u64) -> Measure {
    let values: Vec<Option<f64>> = world(seed, 24, &[shift; 24]).iter().collect();
    // the first cycle of the example began on 1 May 2017
    let months = (0..48).filter_map(|n| Period::Month.after(date(2015, 5, 1), n));
    let series = Series::values(values)
        .and_then(|series| series.dated(months))
        .and_then(|series| series.every(Period::Month));
    Measure::new(id, id, role, DataKind::Continuous)
        .unwrap()
        .better(Direction::Lower)
        .series(series.unwrap())
        .unwrap()
}

/// What the measures of a project with one change say together.
fn family(measures: Vec<Measure>) -> Vec<Conclusion> {
    let text = include_str!("../../examples/data/ae_project.json");
    let mut project = Project::from_json(text).unwrap();
    let ids: Vec<String> = measures.iter().map(|one| one.id().to_string()).collect();
    project
        .edit(|parts| {
            // the measures of the example itself have no points here
            parts.measures[0] = Measure::new(
                "within-four-hours",
                "four hours",
                Role::Outcome,
                DataKind::Proportion,
            )?
            .better(Direction::Higher);
            parts.measures.extend(measures);
            for id in &ids {
                parts
                    .links
                    .push(Link::new("door-1", id.as_str(), Direction::Lower)?);
            }
            Ok(())
        })
        .unwrap();
    let family = project.family(date(2019, 4, 1));
    family
        .conclusions
        .into_iter()
        .filter(|one| !matches!(one, Conclusion::CannotTell { .. }))
        .collect()
}

#[test]
fn each_conclusion_of_a_family() {
    let id = |id: &str| improvement::id::MeasureId::new(id).unwrap();
    let better = |name: &str, role| moved(name, role, -3.0, 1);
    let still = |name: &str, role| moved(name, role, 0.0, 2);
    let worse = |name: &str, role| moved(name, role, 3.0, 4);
    let said = |measures: Vec<Measure>| -> (Vec<Conclusion>, Vec<String>) {
        let found = family(measures);
        let sentences = found.iter().map(ToString::to_string).collect();
        (found, sentences)
    };
    let (found, words) = said(vec![
        better("door", Role::Process),
        better("waits", Role::Outcome),
    ]);
    assert_eq!(
        found,
        [Conclusion::AsTheTheorySays {
            process: vec![id("door")],
            outcome: vec![id("waits")]
        }]
    );
    assert_eq!(
        words,
        ["The work changed (door) and the result got better (waits), as the theory says."]
    );
    let (found, words) = said(vec![
        better("door", Role::Process),
        still("waits", Role::Outcome),
    ]);
    assert!(
        matches!(&found[..], [Conclusion::TheoryOrDose { process, outcome, .. }]
            if *process == [id("door")] && *outcome == [id("waits")]),
        "{found:?}"
    );
    assert!(
        words[0].starts_with("The work changed (door) and no shift is seen in the result (waits): either this work does not move it, or too little of it was done ("),
        "{words:?}"
    );
    let (found, words) = said(vec![
        still("door", Role::Process),
        better("waits", Role::Outcome),
    ]);
    assert_eq!(
        found,
        [Conclusion::WhatElse {
            outcome: vec![id("waits")],
            process: vec![id("door")]
        }]
    );
    assert_eq!(
        words,
        [
            "The result got better (waits) and no shift is seen in the work (door): find out what else changed."
        ]
    );
    let (_, words) = said(vec![
        worse("overtime", Role::Balancing),
        worse("waits", Role::Outcome),
    ]);
    assert_eq!(
        words,
        [
            "The result got worse (waits).",
            "Something else got worse meanwhile (overtime): weigh it against the gain."
        ]
    );
    let group = still("waits-welsh", Role::Outcome)
        .stratum_of("waits", "Welsh speakers")
        .unwrap();
    let (found, words) = said(vec![
        better("door", Role::Process),
        better("waits", Role::Outcome),
        group,
    ]);
    assert!(matches!(found[1], Conclusion::StratumLeftBehind { .. }));
    assert_eq!(
        words[1],
        "On the whole waits got better, and for Welsh speakers (waits-welsh) it did not."
    );
    let (found, words) = said(vec![
        still("door", Role::Process),
        still("waits", Role::Outcome),
    ]);
    assert_eq!(
        found,
        [Conclusion::NoneMoved {
            measures: vec![id("door"), id("waits")]
        }]
    );
    assert_eq!(
        words,
        ["No shift is seen in any measure with points enough (door and waits)."]
    );
    for sentence in words {
        assert!(!sentence.contains("prove") && !sentence.contains("significant"));
    }
}

#[test]
fn a_measure_is_no_group_of_itself_or_of_nothing() {
    for of in ["waits", "nothing"] {
        let group = moved("waits", Role::Outcome, 0.0, 1)
            .stratum_of(of, "Welsh speakers")
            .unwrap();
        let mut project =
            Project::from_json(include_str!("../../examples/data/ae_project.json")).unwrap();
        let error = project
            .edit(|parts| {
                parts.measures.push(group);
                Ok(())
            })
            .unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("measures[3].stratum_of: there is no "),
            "{error}"
        );
    }
}
