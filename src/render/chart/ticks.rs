//! Ticks on an axis of numbers.

use crate::base::number::Scale;

/// Where the ticks of an axis stand, and how they are written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ticks {
    pub(crate) values: Vec<f64>,
    step: f64,
    scale: Scale,
}

impl Ticks {
    /// At most `most` ticks from `low` to `high`, at steps of 1, 2 or 5 times a power of ten, written as the numbers of the chart are.
    pub(crate) fn between(low: f64, high: f64, most: usize, scale: Scale) -> Self {
        let room = (high - low) / (most.max(1) as f64);
        let step = step_over(room);
        let mut values = Vec::new();
        if step > 0.0 && step.is_finite() {
            let first = libm::ceil(low / step - 1e-9);
            let count = libm::floor(high / step + 1e-9) - first;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "kept within 0 to `most`"
            )]
            let count = count.clamp(0.0, most as f64) as u32;
            values.extend((0..=count).map(|index| (first + f64::from(index)) * step));
        }
        Self {
            values,
            step,
            scale,
        }
    }

    /// A tick as it is written.
    pub(crate) fn show(&self, value: f64) -> String {
        minus(&self.scale.show_tick(value, self.step))
    }
}

/// A number with a minus sign instead of a hyphen in front.
pub(crate) fn minus(number: &str) -> String {
    match number.strip_prefix('-') {
        Some(size) => format!("−{size}"),
        None => number.to_owned(),
    }
}

/// The smallest of 1, 2, 5 times a power of ten that is at least `room`.
fn step_over(room: f64) -> f64 {
    if room.is_nan() || room <= 0.0 {
        return 0.0;
    }
    let power = libm::pow(10.0, libm::floor(libm::log10(room)));
    let steps = [1.0, 2.0, 5.0, 10.0];
    let step = steps
        .into_iter()
        .find(|step| step * power >= room * (1.0 - 1e-9));
    step.unwrap_or(10.0) * power
}

#[cfg(test)]
mod tests {
    use super::Ticks;
    use crate::base::number::Scale;

    fn shown(low: f64, high: f64, most: usize, percent: bool) -> Vec<String> {
        let scale = Scale::new(low.abs().max(high.abs()), high - low, percent);
        let ticks = Ticks::between(low, high, most, scale);
        ticks
            .values
            .iter()
            .map(|&value| ticks.show(value))
            .collect()
    }

    #[test]
    fn steps_are_one_two_or_five() {
        assert_eq!(shown(0.0, 43.0, 5, false), ["0", "10", "20", "30", "40"]);
        assert_eq!(
            shown(0.71, 0.99, 6, true),
            ["75 %", "80 %", "85 %", "90 %", "95 %"]
        );
        assert_eq!(
            shown(-1.1, 1.2, 5, false),
            ["−1.0", "−0.5", "0", "0.5", "1.0"]
        );
        assert_eq!(
            shown(0.012, 0.019, 4, false),
            ["0.012", "0.014", "0.016", "0.018"]
        );
        assert_eq!(
            shown(1.0e9, 3.1e9, 3, false),
            ["1,000,000,000", "2,000,000,000", "3,000,000,000"]
        );
        assert_eq!(
            shown(-2e-9, 2.1e-9, 4, false),
            ["−2 × 10⁻⁹", "0", "2 × 10⁻⁹"]
        );
        assert_eq!(
            shown(0.0, 2.2e-6, 5, false),
            ["0", "0.5 × 10⁻⁶", "1.0 × 10⁻⁶", "1.5 × 10⁻⁶", "2.0 × 10⁻⁶"]
        );
        assert_eq!(shown(5.0, 5.0, 4, false), Vec::<String>::new());
        assert!(shown(-1e150, 1e150, 4, false).len() >= 2);
    }
}
