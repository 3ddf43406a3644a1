//! The name of a kind of chart, read and written: for a config file, a column of a table.

use crate::base::error::{Error, OptionError, OptionName};
use crate::spc::data::kind::Kind;
use std::fmt;
use std::str::FromStr;

/// The [symbol](Kind::symbol).
impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.symbol())
    }
}

/// The symbol, or the name as documents have it; capitals, blanks and dashes do not matter, nor does the word "chart".
///
/// ```
/// use improvement::Kind;
///
/// for name in ["XmR", "xmr chart", "individuals"] {
///     assert_eq!(name.parse(), Ok(Kind::Individuals));
/// }
/// assert_eq!("p'".parse(), Ok(Kind::PPrime));
/// assert_eq!("xbar-s".parse(), Ok(Kind::XbarS));
/// assert!("pie chart".parse::<Kind>().unwrap_err().to_string().contains("XmR, run, p"));
/// ```
impl FromStr for Kind {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self, Error> {
        let asked = spelt(text);
        let asked = asked.strip_suffix("chart").unwrap_or(&asked);
        let known = Self::ALL.into_iter().find(|kind| {
            let names = [kind.symbol().to_owned(), format!("{kind:?}")];
            names.iter().any(|name| spelt(name) == asked)
        });
        known.ok_or_else(|| {
            let expected = "a name that `Kind` has: XmR, run, p, p′, u, c, g, t …";
            OptionError::bad(OptionName::Kind, text.trim(), expected).into()
        })
    }
}

/// A name without what people write in different ways.
fn spelt(name: &str) -> String {
    let plain = name.trim().to_lowercase().replace("x\u{304}", "xbar");
    let plain = plain.replace(['\'', '’', '′'], "prime");
    plain
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect()
}
