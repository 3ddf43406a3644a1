//! Designs that a reviewer simulated on his own, from the published formulas and with nothing of the crate.
//!
//! He had two more, of rare events, where runs were judged wherever there were any: those stand in `one_price`, as they are judged now.

use improvement::spc::price::{Change, Departure, Design, Price, Process, Question};
use improvement::spc::{Basis, Estimator, Phase, Screen};
use improvement::{Chart, Kind, Options, Reason, RuleSet};

/// Series of the crate.
const SERIES: u32 = 3000;
/// Two counts may differ by this many of their common standard errors.
const ERRORS: f64 = 4.0;
/// The reviewer's standard errors were .001 to .003.
const REVIEWED: f64 = 0.003;

#[track_caller]
fn near(what: &str, found: (f64, f64), reviewed: f64) {
    let most = ERRORS * found.1.hypot(REVIEWED);
    assert!(
        (found.0 - reviewed).abs() <= most,
        "{what}: {} against {reviewed}",
        found.0
    );
}

fn of(kind: Kind, rules: RuleSet, points: usize, process: Process) -> Design {
    let design = Design::new(kind, rules, points, process).expect("a design");
    design.simulated(SERIES, 33)
}

fn xmr(rules: RuleSet, points: usize, options: &Options) -> Design {
    of(Kind::Individuals, rules, points, Process::normal()).with_options(options)
}

fn asked(design: &Design, question: Question) -> (f64, f64) {
    let price = Price::of(design, question).expect("a price");
    (price.chance(), price.standard_error())
}

fn any(design: &Design) -> (f64, f64) {
    asked(design, Question::AnySignal)
}

fn sees(design: &Design, change: Change) -> (f64, f64) {
    let power = design.power(change).expect("a power");
    (power.chance(), power.standard_error())
}

const MDC: fn() -> RuleSet = RuleSet::making_data_count_7_7;

#[test]
fn individual_values() {
    let plain = Chart::options();
    for (points, reviewed) in [(12, 0.048), (24, 0.155), (36, 0.260)] {
        let design = xmr(MDC(), points, &plain.clone().provisional());
        near(&format!("{points} points"), any(&design), reviewed);
    }
    near("Nelson", any(&xmr(RuleSet::nelson(), 24, &plain)), 0.191);
    near(
        "Western Electric",
        any(&xmr(RuleSet::western_electric(), 24, &plain)),
        0.150,
    );
    let screened = Estimator::moving_range().with_screen(Screen::once());
    near(
        "screened",
        any(&xmr(MDC(), 24, &plain.clone().estimator(screened))),
        0.184,
    );
    let first = plain.clone().provisional().baseline(Basis::points(0..12));
    near("frozen on 12", any(&xmr(MDC(), 24, &first)), 0.309);
    let phase = || Phase::new(13, Reason::change("a test"));
    near(
        "two phases",
        any(&xmr(MDC(), 26, &plain.clone().with_phase(phase()))),
        0.108,
    );
    let frozen = plain
        .clone()
        .with_phase(phase().with_basis(Basis::points(0..13)));
    near("the second frozen", any(&xmr(MDC(), 26, &frozen)), 0.299);
    let design = xmr(MDC(), 24, &plain);
    near(
        "the latest point",
        asked(&design, Question::LatestPoint),
        0.0129,
    );
    near(
        "ever",
        asked(&design, Question::EverOver { looks: 12 }),
        0.107,
    );
    let sets = [
        MDC(),
        RuleSet::western_electric(),
        RuleSet::provost_murray(),
        RuleSet::anhoej(),
    ];
    near(
        "four sets",
        any(&design.clone().with_rules(&sets).expect("sets")),
        0.231,
    );
    near(
        "correlated",
        any(&design.clone().under(Departure::Correlation(0.4))),
        0.562,
    );
    near(
        "lognormal",
        any(&design.clone().under(Departure::Skewed(0.5))),
        0.455,
    );
    near("a shift of one", sees(&design, Change::Shift(1.0)), 0.423);
    let next = asked(
        &xmr(RuleSet::shewhart(), 20, &plain),
        Question::WithinNext { points: 12 },
    );
    near("the next 12", next, 0.106);
}

#[test]
fn counts_and_times() {
    let p = |trials, chance| of(Kind::P, MDC(), 24, Process::binomial(trials, chance));
    near("p of 20", any(&p(20, 0.05)), 0.376);
    near("p of 300", any(&p(300, 0.1)), 0.148);
    near(
        "p of 100, to .15",
        sees(&p(100, 0.2), Change::To(0.15)),
        0.620,
    );
    near(
        "p of 150, one sigma",
        sees(&p(150, 0.206), Change::Shift(1.0)),
        0.429,
    );
    near(
        "c of 2",
        any(&of(Kind::C, MDC(), 24, Process::poisson(2.0))),
        0.276,
    );
    let u = |kind| of(kind, MDC(), 24, Process::poisson(10.0));
    near("u of 10", any(&u(Kind::U)), 0.168);
    let wide = Departure::OverDispersed(1.5);
    near("u, over-dispersed", any(&u(Kind::U).under(wide)), 0.716);
    near(
        "u′, over-dispersed",
        any(&u(Kind::UPrime).under(wide)),
        0.242,
    );
    let t = |mean| of(Kind::T, MDC(), 24, Process::exponential(mean));
    near("t", any(&t(30.0)), 0.132);
    near("t, twice as long", sees(&t(30.0), Change::To(60.0)), 0.261);
    let g = of(
        Kind::G,
        RuleSet::anhoej_3_sigma(),
        24,
        Process::geometric(20.0),
    );
    near("g", any(&g), 0.043);
}

#[test]
fn other_charts() {
    let run = of(Kind::Run, RuleSet::anhoej(), 24, Process::normal());
    near("a run chart", any(&run), 0.0306);
    let own = |kind| of(kind, RuleSet::shewhart(), 36, Process::normal());
    near("EWMA", any(&own(Kind::Ewma)), 0.051);
    near("CUSUM", any(&own(Kind::Cusum)), 0.047);
    let groups = of(
        Kind::XbarS,
        RuleSet::western_electric(),
        24,
        Process::normal(),
    );
    near("X̄ with S", any(&groups.simulated(1500, 33)), 0.212);
}
