//! Numbers as people read them: as many decimals as the spread of the points deserves.

/// How the numbers of one chart are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Scale {
    decimals: usize,
    percent: bool,
}

/// Beyond these, a number is printed with a power of ten.
const PLAIN: std::ops::Range<f64> = 1e-6..1e12;

impl Scale {
    /// For points that lie about `size` and spread over `spread`; as percentages if they are proportions.
    pub(crate) fn new(size: f64, spread: f64, percent: bool) -> Self {
        let factor = if percent { 100.0 } else { 1.0 };
        let least = if percent {
            1
        } else if size.abs() < 1000.0 {
            2
        } else {
            0
        };
        let spread = if spread > 0.0 { spread } else { size.abs() } * factor;
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
        Self { decimals, percent }
    }

    /// Whether values are printed as percentages.
    pub(crate) const fn is_percent(self) -> bool {
        self.percent
    }

    /// A value of the chart.
    pub(crate) fn show(self, value: f64) -> String {
        let shown = if self.percent { value * 100.0 } else { value };
        let sign = if self.percent { " %" } else { "" };
        let size = shown.abs();
        if shown != 0.0 && !PLAIN.contains(&size) {
            return format!("{shown:.3e}{sign}");
        }
        let text = format!("{shown:.*}", self.decimals);
        // a value that rounds to nothing has no sign
        let text = match text.strip_prefix('-') {
            Some(rest) if rest.bytes().all(|byte| byte == b'0' || byte == b'.') => rest.to_owned(),
            _ => text,
        };
        text + sign
    }
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
    let text = number.to_string();
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut said = String::new();
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

/// A number of things: `1 point`, `2 points`.
pub(crate) fn counted(number: usize, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}
