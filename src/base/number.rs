//! Numbers as people read them: as many decimals as the spread of the points deserves.

/// How the numbers of one chart are printed: the same on its axis, at its lines and in its sentences.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Scale {
    decimals: usize,
    percent: bool,
    /// Whether whole numbers are printed without decimals, since all values are whole.
    whole: bool,
    /// The power of ten that every number has, where they are too large or too small to be written out; else 0.
    power: i32,
    /// What is nearer to 0 than this is 0: all that is left of numbers of this size that cancel.
    nothing: f64,
}

/// A chart of sizes in here has its numbers written out.
const PLAIN: std::ops::Range<f64> = 1e-4..1e12;

/// Beyond these, a number that is out of proportion to its chart has a power of ten of its own.
const OWN_POWER: std::ops::Range<f64> = 1e-9..1e15;

/// What sums of as many as a thousand numbers leave of 0, in sizes of the numbers.
const NOTHING: f64 = 1e-12;

impl Scale {
    /// For points that lie about `size` and spread over `spread`; as percentages if they are proportions.
    pub(crate) fn new(size: f64, spread: f64, percent: bool) -> Self {
        let factor = if percent { 100.0 } else { 1.0 };
        let size = size.abs() * factor;
        let spread = if spread > 0.0 { spread * factor } else { size };
        let power = power_of(size);
        let nothing = NOTHING * size;
        let (size, spread) = (without(size, power), without(spread, power));
        let least = if percent {
            1
        } else if size < 1000.0 {
            2
        } else {
            0
        };
        let decimals = if spread > 0.0 && spread.is_finite() {
            let digits = libm::floor(libm::log10(spread));
            // three digits of the spread (two of a percentage) are worth reading
            #[expect(
                clippy::cast_possible_truncation,
                reason = "the logarithm of an ordinary number is small"
            )]
            let wanted = (if percent { 1 } else { 2 }) - digits as i64;
            usize::try_from(wanted).unwrap_or(0).clamp(least, 10)
        } else {
            least
        };
        Self {
            decimals,
            percent,
            whole: false,
            power,
            nothing,
        }
    }

    /// For values that are all whole, or not: whole numbers among whole values have no decimals.
    pub(crate) const fn whole(mut self, whole: bool) -> Self {
        self.whole = whole;
        self
    }

    /// Whether values are printed as percentages.
    pub(crate) const fn is_percent(self) -> bool {
        self.percent
    }

    /// A value of the chart.
    pub(crate) fn show(self, value: f64) -> String {
        let shown = if self.percent { value * 100.0 } else { value };
        let shown = if shown.abs() < self.nothing {
            0.0
        } else {
            shown
        };
        if shown == 0.0 && self.power != 0 {
            return self.signed("0".to_owned(), 0);
        }
        let size = shown.abs();
        if self.power == 0 && shown != 0.0 && !OWN_POWER.contains(&size) {
            let power = power_of(size);
            return self.signed(format!("{:.3}", without(shown, power)), power);
        }
        let shown = without(shown, self.power);
        // a fraction that rounds to a whole number is not one
        let whole = self.whole && self.power == 0 && is_whole(shown);
        let decimals = if whole { 0 } else { self.decimals };
        self.signed(format!("{shown:.decimals$}"), self.power)
    }

    /// A tick on the axis, with as many decimals as the step from one to the next needs.
    pub(crate) fn show_tick(self, value: f64, step: f64) -> String {
        let factor = if self.percent { 100.0 } else { 1.0 };
        let (shown, step) = (value * factor, step * factor);
        if shown.abs() < step / 2.0 {
            return self.signed("0".to_owned(), 0);
        }
        let (shown, step) = (without(shown, self.power), without(step, self.power));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "kept within 0 to 10"
        )]
        let decimals = (-libm::floor(libm::log10(step) + 1e-9)).clamp(0.0, 10.0) as usize;
        self.signed(format!("{shown:.decimals$}"), self.power)
    }

    /// Digits with their thousands apart, their power of ten and the sign of percentages.
    fn signed(self, digits: String, power: i32) -> String {
        // a value that rounds to nothing has no sign
        let digits = match digits.strip_prefix('-') {
            Some(rest) if rest.bytes().all(|byte| byte == b'0' || byte == b'.') => rest.to_owned(),
            _ => digits,
        };
        let mut text = grouped(&digits);
        if power != 0 {
            text.push_str(" × 10");
            text.push_str(&raised(power));
        }
        if self.percent {
            text.push_str(" %");
        }
        text
    }
}

/// The power of ten of a number that is too large or too small to be written out; 0 of any other.
fn power_of(size: f64) -> i32 {
    if size == 0.0 || !size.is_finite() || PLAIN.contains(&size) {
        return 0;
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the logarithm of an ordinary number is small"
    )]
    let power = libm::floor(libm::log10(size)) as i32;
    power
}

/// A number without a power of ten. In two steps, since the power of the smallest numbers is too large for a number.
fn without(value: f64, power: i32) -> f64 {
    if power == 0 {
        return value;
    }
    let half = power / 2;
    let (half, rest) = (f64::from(half), f64::from(power - half));
    value / libm::pow(10.0, half) / libm::pow(10.0, rest)
}

/// A power, raised: `⁻⁶`.
fn raised(power: i32) -> String {
    let raise = |letter: char| match letter {
        '-' => '⁻',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        _ => '⁰',
    };
    power.to_string().chars().map(raise).collect()
}

/// A number with its unit: `23.00 minutes`, `95 %`.
pub(crate) fn in_unit(number: String, unit: Option<&str>) -> String {
    match unit {
        Some(unit) => number + " " + unit,
        None => number,
    }
}

/// A number as it is, with a comma before each three digits of its whole part: `1,000`, `0.5`.
pub(crate) fn thousands(number: f64) -> String {
    grouped(&number.to_string())
}

/// Digits, with a comma before each three of the whole part.
fn grouped(digits: &str) -> String {
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", digits),
    };
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut said = String::with_capacity(digits.len() + 5);
    said.push_str(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            said.push(',');
        }
        said.push(digit);
    }
    said + rest
}

/// A plain number with at most `decimals` decimals and no zeros at the end.
pub(crate) fn plain(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

/// Whether a number is whole.
pub(crate) fn is_whole(number: f64) -> bool {
    number == libm::trunc(number)
}

/// A number of things: `1 point`, `2 points`.
pub(crate) fn counted(number: usize, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}
