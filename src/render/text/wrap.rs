//! Text in lines of a given width, and cut short.

use super::width::{Weight, advance, is_combining, width};
use std::borrow::Cow;

/// What stands where text was cut off.
const CUT: &str = "…";

/// The text if it fits into `room`, else its beginning and an ellipsis; nothing where not even that fits.
pub(crate) fn elide(text: &str, size: f64, weight: Weight, room: f64) -> Cow<'_, str> {
    if width(text, size, weight) <= room {
        return Cow::Borrowed(text);
    }
    let end = fits(text, size, weight, room - width(CUT, size, weight));
    match text[..end].trim_end() {
        "" => Cow::Borrowed(""),
        start => Cow::Owned(format!("{start}{CUT}")),
    }
}

/// The text in at most `most` lines no wider than `room`; the last one ends in an ellipsis if that is not enough.
///
/// Lines break at spaces, after hyphens and slashes, and inside a word that is wider than the room by itself.
pub(crate) fn wrap(text: &str, size: f64, weight: Weight, room: f64, most: usize) -> Vec<String> {
    wrap_in(text, size, weight, &|_| room, most)
}

/// The same where each line has a room of its own, by its number from 0: beside something that stands at its right, say.
pub(crate) fn wrap_in(
    text: &str,
    size: f64,
    weight: Weight,
    room: &dyn Fn(usize) -> f64,
    most: usize,
) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() && lines.len() < most {
        let room = room(lines.len());
        if lines.len() + 1 == most {
            lines.push(elide(rest, size, weight, room).into_owned());
            break;
        }
        let end = line_end(rest, size, weight, room);
        lines.push(rest[..end].trim_end().to_owned());
        rest = rest[end..].trim_start();
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// The text in as few lines as `wrap_in` needs, of which the last is no single word, if that can be.
pub(crate) fn without_orphan(
    text: &str,
    size: f64,
    weight: Weight,
    room: &dyn Fn(usize) -> f64,
    most: usize,
) -> Vec<String> {
    let lines = wrap_in(text, size, weight, room, most);
    let orphan = |lines: &[String]| {
        let last = lines.last().filter(|_| lines.len() > 1);
        last.is_some_and(|last| !last.contains(char::is_whitespace))
    };
    if !orphan(&lines) {
        return lines;
    }
    let narrower = ORPHAN_ROOMS
        .iter()
        .map(|share| wrap_in(text, size, weight, &|line| room(line) * share, most));
    let whole = |other: &Vec<String>| other.len() == lines.len() && !orphan(other);
    narrower.into_iter().find(whole).unwrap_or(lines)
}

/// How much narrower lines are tried where one word is left for the last.
const ORPHAN_ROOMS: [f64; 5] = [0.97, 0.94, 0.9, 0.85, 0.8];

/// The text wrapped into lines of about one length: no single word is left for the last one.
pub(crate) fn balanced(
    text: &str,
    size: f64,
    weight: Weight,
    room: f64,
    most: usize,
) -> Vec<String> {
    let lines = wrap(text, size, weight, room, most);
    let (mut narrow, mut wide) = (room / lines.len().max(1) as f64, room);
    let mut best = lines;
    if best.len() < 2 || best.last().is_some_and(|line| line.ends_with(CUT)) {
        return best;
    }
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(narrow, wide);
        let lines = wrap(text, size, weight, middle, most);
        if lines.len() == best.len() && lines.last().is_some_and(|line| !line.ends_with(CUT)) {
            (wide, best) = (middle, lines);
        } else {
            narrow = middle;
        }
    }
    best
}

/// How often the width of balanced lines is halved: to a hundredth of the room.
const HALVINGS: usize = 7;

/// How many bytes of the text fit into `room`; a mark is never parted from its letter.
fn fits(text: &str, size: f64, weight: Weight, room: f64) -> usize {
    let (mut used, mut end) = (0.0, 0);
    let most = room * 1000.0 / size;
    for (at, letter) in text.char_indices() {
        used += advance(letter, weight);
        if used > most {
            break;
        }
        end = at + letter.len_utf8();
    }
    while end > 0 && text[end..].chars().next().is_some_and(is_combining) {
        end = text[..end]
            .char_indices()
            .next_back()
            .map_or(0, |(at, _)| at);
    }
    end
}

/// Where the first line ends: never at 0, so that every round gets on.
fn line_end(text: &str, size: f64, weight: Weight, room: f64) -> usize {
    let end = fits(text, size, weight, room);
    if end == text.len() {
        return end;
    }
    // a number and its sign stay together
    let parts = |at: usize| !text[at..].trim_start().starts_with('%');
    let next = text[end..].chars().next();
    if next.is_some_and(char::is_whitespace) && parts(end) {
        return end;
    }
    let breaks = |letter: char| letter.is_whitespace() || matches!(letter, '-' | '/' | '–' | '—');
    let before = text[..end]
        .char_indices()
        .rev()
        .find(|&(at, letter)| breaks(letter) && parts(at + letter.len_utf8()));
    match before {
        Some((at, letter)) if at > 0 => at + letter.len_utf8(),
        _ if end > 0 => end,
        _ => {
            let mut letters = text.char_indices().skip(1);
            letters
                .find(|&(_, letter)| !is_combining(letter))
                .map_or(text.len(), |(at, _)| at)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Weight, balanced, elide, width, without_orphan, wrap, wrap_in};

    const PLACE: &str = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch";

    fn lines(text: &str, room: f64, most: usize) -> Vec<String> {
        wrap(text, 10.0, Weight::Normal, room, most)
    }

    #[test]
    fn lines_break_at_spaces_hyphens_and_inside_a_long_word() {
        assert_eq!(
            lines("wash hands before each visit", 70.0, 9),
            ["wash hands", "before each", "visit"]
        );
        assert_eq!(lines("time-to-needle", 45.0, 9), ["time-to-", "needle"]);
        for line in lines(PLACE, 60.0, 99) {
            assert!(width(&line, 10.0, Weight::Normal) <= 60.0);
        }
        assert_eq!(lines(PLACE, 60.0, 99).concat(), PLACE);
        assert_eq!(lines("limits 2.0 % up", 58.0, 9), ["limits", "2.0 % up"]);
        assert_eq!(lines("   ", 60.0, 9), Vec::<String>::new());
        assert_eq!(lines("ab", 0.1, 9), ["a", "b"]);
    }

    #[test]
    fn balanced_lines_leave_no_word_alone() {
        let text = "special cause earlier, none at the latest point";
        let of = |lines: fn(&str, f64, Weight, f64, usize) -> Vec<String>| {
            lines(text, 10.0, Weight::Normal, 220.0, 9)
        };
        assert_eq!(
            of(wrap),
            ["special cause earlier, none at the latest", "point"]
        );
        assert_eq!(
            of(balanced),
            ["special cause earlier,", "none at the latest point"]
        );
    }

    #[test]
    fn no_word_is_left_for_the_last_line() {
        let text = "Rules: Making Data Count 7/7; about 15 in 100 such charts would signal with nothing changed.";
        let plain = wrap(text, 10.0, Weight::Normal, 475.0, 9);
        assert_eq!(plain.last().map(String::as_str), Some("changed."));
        let tidy = without_orphan(text, 10.0, Weight::Normal, &|_| 475.0, 9);
        assert_eq!(tidy.len(), plain.len());
        assert_eq!(tidy.last().map(String::as_str), Some("nothing changed."));
        assert_eq!(
            without_orphan(PLACE, 10.0, Weight::Normal, &|_| 60.0, 99),
            wrap(PLACE, 10.0, Weight::Normal, 60.0, 99)
        );
    }

    #[test]
    fn lines_run_on_below_what_stands_beside_them() {
        let room = |line: usize| if line < 2 { 70.0 } else { 150.0 };
        assert_eq!(
            wrap_in(
                "wash hands before each visit to the ward",
                10.0,
                Weight::Normal,
                &room,
                9
            ),
            ["wash hands", "before each", "visit to the ward"]
        );
    }

    #[test]
    fn what_does_not_fit_is_cut_with_an_ellipsis() {
        assert_eq!(elide("ward", 10.0, Weight::Normal, 60.0), "ward");
        let cut = elide(PLACE, 10.0, Weight::Normal, 60.0);
        assert!(cut.ends_with('…') && PLACE.starts_with(cut.trim_end_matches('…')));
        assert!(width(&cut, 10.0, Weight::Normal) <= 60.0);
        assert_eq!(elide("ward", 10.0, Weight::Normal, 2.0), "");
        let last = &lines("one two three four five six", 50.0, 2)[1];
        assert!(last.ends_with('…'), "{last}");
        // a mark goes with its letter
        assert_eq!(
            elide("aX\u{304}bcdefg", 10.0, Weight::Normal, 17.0),
            "aX\u{304}…".replace("X\u{304}", "")
        );
    }
}
