//! Correlation and skewness are told apart from a change of level and from a point that stands out, on simulated worlds.

use improvement::spc::Broken;
use improvement::{Chart, Error};

/// Independent standard normal values.
pub(crate) struct Draws(pub(crate) u64);

impl Draws {
    pub(crate) fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^= bits >> 31;
        ((bits >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    pub(crate) fn normal(&mut self) -> f64 {
        let turn = std::f64::consts::TAU * self.uniform();
        (-2.0 * self.uniform().ln()).sqrt() * turn.cos()
    }

    /// Values of standard deviation 1 with this correlation of neighbours, and a step half-way.
    fn series(&mut self, points: usize, correlation: f64, step: f64) -> Vec<f64> {
        let mut state = self.normal();
        let new = (1.0 - correlation * correlation).sqrt();
        (0..points)
            .map(|index| {
                state = correlation * state + new * self.normal();
                state + if 2 * index >= points { step } else { 0.0 }
            })
            .collect()
    }
}

/// The shares of 2,000 XmR charts that are told of a correlation, alone or not, and of a correlation alone.
fn told(points: usize, correlation: f64, step: f64) -> (f64, f64) {
    const CHARTS: u32 = 2000;
    let mut draws = Draws(points as u64 + 1);
    let (mut any, mut alone) = (0, 0);
    for _ in 0..CHARTS {
        let chart = Chart::xmr(draws.series(points, correlation, step)).expect("a chart");
        let Some(found) = chart.resemblance() else {
            continue;
        };
        any += u32::from(found.is_clear());
        alone += u32::from(found.is_apart_from_a_step());
    }
    let share = |number: u32| f64::from(number) / f64::from(CHARTS);
    (share(any), share(alone))
}

/// Two standard errors of a share of 5 in 100 among 2,000 charts.
const NOMINAL: f64 = 0.05 + 0.01;

#[test]
fn a_step_is_not_told_as_correlation() {
    let mut shares = String::new();
    for points in [12, 16, 24, 36, 60] {
        for step in [0.0, 1.5, 2.0, 3.0] {
            let (any, alone) = told(points, 0.0, step);
            shares += &format!("{points} points, step {step}: {any} {alone}\n");
            assert!(alone < NOMINAL, "{shares}");
            assert!(step > 0.0 || any < NOMINAL, "{shares}");
        }
    }
    println!("{shares}");
}

#[test]
fn correlation_is_told_still() {
    let mut shares = String::new();
    for (points, correlation, least, least_alone) in [
        (24, 0.4, 0.40, 0.20),
        (24, 0.6, 0.65, 0.40),
        (36, 0.4, 0.60, 0.40),
        (36, 0.6, 0.85, 0.65),
    ] {
        let (any, alone) = told(points, correlation, 0.0);
        shares += &format!("{points} points, correlation {correlation}: {any} {alone}\n");
        assert!(any > least && alone > least_alone, "{shares}");
    }
    println!("{shares}");
}

fn tails(values: impl IntoIterator<Item = f64>) -> Result<bool, Error> {
    let broken = Chart::xmr(values)?.assumptions()?;
    let mut broken = broken.iter().map(improvement::spc::Assumption::broken);
    Ok(broken.any(|broken| matches!(broken, Broken::Skewed { .. })))
}

#[test]
fn a_point_that_stands_out_and_a_step_are_no_long_tail() -> Result<(), Error> {
    // 23 steady values and one far out, as in the review
    let mut draws = Draws(7);
    let (mut out, mut skewed) = (0, 0);
    for _ in 0..20 {
        let mut values: Vec<f64> = (0..24).map(|_| 22.0 + 2.0 * draws.normal()).collect();
        values[15] = 48.0;
        out += usize::from(tails(values)?);
        let long = (0..36).map(|_| (0.8 * draws.normal()).exp());
        skewed += usize::from(tails(long.collect::<Vec<_>>())?);
    }
    assert!(out <= 4, "{out} of 20");
    assert!(skewed >= 12, "{skewed} of 20");
    Ok(())
}

#[test]
fn what_cannot_be_told_apart_is_said_as_both() -> Result<(), Error> {
    let step = |i: i32| f64::from((i * 7) % 5) + if i < 12 { 20.0 } else { 24.0 };
    let chart = Chart::xmr((0..24).map(step))?;
    let broken = chart.assumptions()?;
    let said = broken
        .iter()
        .find(|found| matches!(found.broken(), Broken::CorrelatedOrMoved { .. }));
    let said = said.expect("either of the two").to_string();
    assert!(
        said.starts_with("either neighbouring points resemble each other"),
        "{said}"
    );
    assert!(said.contains("or the level moved"), "{said}");
    // and the price does not open with it
    let price = chart.price(improvement::spc::price::Question::AnySignal)?;
    assert!(price.observed().is_empty(), "{price}");
    Ok(())
}
