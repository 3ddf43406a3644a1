//! The known name that is nearest to one that is not known.

/// At least so like (Jaro–Winkler, 1 is the same): `run-9` is like `run-of-9`, `nelsen` like `nelson`.
const LIKE: f64 = 0.8;

/// The name that is most like the one asked for, if any is like it at all. Capitals do not matter.
pub(crate) fn nearest<'a>(asked: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let asked = asked.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for name in known {
        let like = strsim::jaro_winkler(&asked, &name.to_lowercase());
        if like >= best.map_or(LIKE, |(best, _)| best.next_up()) {
            best = Some((like, name));
        }
    }
    best.map(|(_, name)| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_pen_finds_its_name() {
        let sets = ["nelson", "western_electric", "making_data_count", "anhoej"];
        assert_eq!(nearest("Nelson", sets).as_deref(), Some("nelson"));
        assert_eq!(nearest("nelsen", sets).as_deref(), Some("nelson"));
        assert_eq!(
            nearest("western-electric", sets).as_deref(),
            Some("western_electric")
        );
        assert_eq!(nearest("anhøj", sets).as_deref(), Some("anhoej"));
        assert_eq!(
            nearest("run-9", ["beyond-limits", "run-of-9"]).as_deref(),
            Some("run-of-9")
        );
        assert_eq!(nearest("zones", sets), None);
        assert_eq!(nearest("x", []), None);
    }
}
