//! Ticks on an axis of numbers.

/// Where the ticks of an axis stand, and how many decimals they need.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ticks {
    pub(crate) values: Vec<f64>,
    decimals: usize,
    percent: bool,
    /// Too large or too small to be written out.
    powers: bool,
}

/// Numbers in here are written out.
const PLAIN: std::ops::Range<f64> = 1e-4..1e7;

impl Ticks {
    /// At most `most` ticks from `low` to `high`, at steps of 1, 2 or 5 times a power of ten; as percentages if the values
    /// are shares.
    pub(crate) fn between(low: f64, high: f64, most: usize, percent: bool) -> Self {
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
        let (step, size) = if percent {
            (step * 100.0, 100.0 * low.abs().max(high.abs()))
        } else {
            (step, low.abs().max(high.abs()))
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "kept within 0 to 10"
        )]
        let decimals = (-libm::floor(libm::log10(step) + 1e-9)).clamp(0.0, 10.0) as usize;
        let powers = !PLAIN.contains(&size) || step < PLAIN.start;
        Self {
            values,
            decimals,
            percent,
            powers,
        }
    }

    /// A tick as it is written.
    pub(crate) fn show(&self, value: f64) -> String {
        let shown = if self.percent { value * 100.0 } else { value };
        let sign = if self.percent { " %" } else { "" };
        let zero = self
            .values
            .windows(2)
            .next()
            .is_some_and(|pair| value.abs() < (pair[1] - pair[0]) / 2.0);
        if zero {
            return format!("0{sign}");
        }
        if self.powers {
            // as many digits as the steps need, without zeros at the end
            let text = format!("{shown:.4e}");
            let (digits, power) = text.split_once('e').unwrap_or((&text, "0"));
            let digits = digits.trim_end_matches('0').trim_end_matches('.');
            return minus(&format!("{digits}e{power}{sign}"));
        }
        minus(&format!("{shown:.*}{sign}", self.decimals))
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

    fn shown(low: f64, high: f64, most: usize, percent: bool) -> Vec<String> {
        let ticks = Ticks::between(low, high, most, percent);
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
            shown(1.0e9, 3.1e9, 5, false),
            ["1e9", "1.5e9", "2e9", "2.5e9", "3e9"]
        );
        assert_eq!(shown(-2e-9, 2.1e-9, 4, false), ["−2e-9", "0", "2e-9"]);
        assert_eq!(shown(5.0, 5.0, 4, false), Vec::<String>::new());
        assert!(shown(-1e150, 1e150, 4, false).len() >= 2);
    }
}
