//! Numbers and names as the messages of errors say them.

/// How much of what was typed is said again, in letters.
const LONGEST_SHOWN: usize = 60;

/// A number of things, in words: `1 point`, `2 points`.
pub(crate) fn counted(number: usize, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}

/// What a document has beside its fault: parts that nothing reads.
pub(crate) fn unread(paths: &[String]) -> String {
    let named: Vec<String> = paths
        .iter()
        .take(3)
        .map(|path| format!("`{path}`"))
        .collect();
    let more = match paths.len() - named.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!(
        "; nothing here reads {}{more} of this document: is a name misspelt?",
        named.join(", ")
    )
}

/// A number as people write it; one far from 1 with a power of ten.
pub(crate) fn number(value: f64) -> String {
    let size = value.abs();
    if size == 0.0 || !size.is_finite() || (1e-6..1e15).contains(&size) {
        value.to_string()
    } else {
        format!("{value:e}")
    }
}

/// A number of things, the thing named in the plural: `1 event`, `2 events`.
pub(crate) fn of_things(count: f64, things: &str) -> String {
    let thing = if count == 1.0 {
        things.strip_suffix('s').unwrap_or(things)
    } else {
        things
    };
    format!("{} {thing}", number(count))
}

/// A range in words; one without an end to speak of is `zero or more`.
pub(crate) fn between(lowest: f64, highest: f64) -> String {
    if lowest == 0.0 && highest >= 1e150 {
        return "zero or more".to_owned();
    }
    format!("between {} and {}", number(lowest), number(highest))
}

/// The name of a kind of chart with its article: `a p`, `an XmR`.
pub(crate) fn an(kind: &str) -> String {
    let article = match kind {
        "XmR" | "EWMA" | "mR" | "R" | "S" | "np" | "X̄-R" | "X̄-S" | "i′" => "an",
        _ => "a",
    };
    format!("{article} {kind}")
}

/// What needs more than can be had: the rules of a set, up to this one.
pub(crate) fn needing(rule: Option<&str>) -> String {
    match rule {
        Some(rule) => format!("with the rule `{rule}` the set needs"),
        None => "the rules together need".to_owned(),
    }
}

/// Names in a row: `run-of-9`, `run-of-9 and trend-of-6`.
pub(crate) fn listed(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        None => "none".to_owned(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

/// The name that was probably meant.
#[expect(
    clippy::ref_option,
    reason = "a message passes a reference to its field"
)]
pub(crate) fn did_you_mean(near: &Option<String>) -> String {
    near.as_ref()
        .map_or_else(String::new, |near| format!("; did you mean `{near}`?"))
}

/// What there is instead of a set that there is not: other editions, the nearest name, or all of them.
#[expect(
    clippy::ref_option,
    reason = "a message passes a reference to its field"
)]
pub(crate) fn or_one_of(
    name: &str,
    editions: &[String],
    near: &Option<String>,
    sets: &[String],
) -> String {
    match editions {
        [] if near.is_none() => format!(": there are {}", listed(sets)),
        [] => format!(", and no set is named `{name}`{}", did_you_mean(near)),
        [one] => format!(": there is edition `{one}`"),
        many => format!(": there are editions {}", listed(many)),
    }
}

/// What was typed, in quotes; nothing is `the text`.
pub(crate) fn quoted(found: &str) -> String {
    if found.is_empty() {
        return "the text".to_owned();
    }
    format!("`{found}`")
}

/// What was typed, as far as a reader needs it to find it again.
pub(crate) fn cut(found: &str) -> String {
    match found.char_indices().nth(LONGEST_SHOWN) {
        None => found.to_owned(),
        Some((end, _)) => format!("{}…", &found[..end]),
    }
}

/// How months, quarters and years are dated; nothing of days and weeks.
pub(crate) fn by_the_month(periods: &str) -> &'static str {
    if ["months", "quarters", "years"]
        .iter()
        .any(|name| periods.ends_with(name))
    {
        ": date each point by the same day of its month, or by the last"
    } else {
        ""
    }
}

/// What to write where nothing came.
pub(crate) fn or_a_gap(gap: bool) -> &'static str {
    if gap {
        ": where there was nobody and nothing to count, leave both columns empty (`None`), which makes a gap"
    } else {
        ""
    }
}
