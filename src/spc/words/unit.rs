//! What values are counted in, as it is said after a number.

use crate::base::number::thousands;
use crate::base::printed::printed;
use crate::spc::words::en_gb;
use std::borrow::Cow;

/// The unit of a series and what its rates are per; a share that is printed in per cent has no need of “%”.
pub(crate) fn counted_in(unit: Option<&str>, per: f64, is_percent: bool) -> Option<Cow<'_, str>> {
    match (unit, per) {
        (Some("%"), _) if is_percent => None,
        (Some(unit), _) => Some(printed(unit)),
        (None, 1.0) => None,
        (None, per) => Some(en_gb::chart::per(&thousands(per)).into()),
    }
}
