//! The page of many measures for a board.

use super::html;
use crate::base::sort::sort_by_key;
use crate::base::sorted::SortedMap;
use crate::render::escape::html::text;
use crate::render::report::phrases as words;
use crate::render::small_views::{IconSvg, SparklineSvg};
use crate::spc::words::en_gb::picture as said;
use crate::spc::words::{picture, told};
use crate::spc::{Batch, Chart, ExpectedFalse, MatrixEntry};
use std::fmt;

/// The style of the cards: several side by side on paper, below each other on a telephone.
const STYLE: &str = include_str!("board.css");

/// Many measures on one page of HTML for a board: what to look at first, each measure with its icons, its latest value, its target, a small
/// chart, its sentence and its notes.
///
/// Special causes stand first (concern before improvement, then by how long they have lasted), those that cannot be expected to meet their
/// target next, then the rest, of which the same sentence is said once. What could not be judged is named at the end.
///
/// The page needs nothing else: no script, no font, no picture from elsewhere. On a telephone the measures stand below each other, on A4 three
/// side by side, about twelve to a page; none is parted by the end of a page. It is dark for who prefers dark, and light on paper.
///
/// | option | default |
/// |---|---|
/// | [`title`](Self::title) | `All measures at a glance` |
/// | [`expecting`](Self::expecting) | not said |
///
/// ```
/// use improvement::render::BoardPage;
/// use improvement::{Batch, Chart, Direction, Kind};
///
/// let wards = [
///     ("Ward 1", [3, 5, 4, 6, 5, 4, 6, 3, 5, 4, 6, 5, 4]),
///     ("Ward 2", [3, 5, 4, 6, 5, 4, 6, 3, 5, 4, 6, 5, 19]),
/// ];
/// let batch = Batch::of(&Chart::options().better(Direction::Lower).target(8), Kind::Individuals, wards);
/// let page = BoardPage::new(&batch).title("Falls").to_string();
/// assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en-GB\">"));
/// assert!(page.find("Ward 2") < page.find("Ward 1"), "what to look at first");
/// ```
#[derive(Debug, Clone)]
#[must_use = "a view is written when it is displayed"]
pub struct BoardPage<'a> {
    batch: &'a Batch,
    title: Option<String>,
    expected_false: Option<ExpectedFalse>,
}

impl<'a> BoardPage<'a> {
    /// The page of a batch of charts.
    pub const fn new(batch: &'a Batch) -> Self {
        Self {
            batch,
            title: None,
            expected_false: None,
        }
    }

    /// What the measures are, in the reader's words.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// How many special causes to expect though nothing changed ([`Batch::expected_false`]), said at the end.
    pub fn expecting(mut self, false_alarms: ExpectedFalse) -> Self {
        self.expected_false = Some(false_alarms);
        self
    }
}

impl fmt::Display for BoardPage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut matrix = self.batch.matrix();
        if let Some(expected) = self.expected_false {
            matrix = matrix.expecting(expected);
        }
        let title = self.title.as_deref().unwrap_or(words::BOARD);
        let mut page = html::Page::new(title, STYLE);
        page.paragraph(&picture::matrix_line(&matrix));
        page.begin_main();
        let entries = matrix.look_first();
        let (special, steady): (Vec<&MatrixEntry>, Vec<&MatrixEntry>) = entries
            .into_iter()
            .partition(|entry| entry.variation.is_special());
        for (heading, entries) in [(words::LOOK_FIRST, special), (words::STEADY, steady)] {
            if entries.is_empty() {
                continue;
            }
            page.heading(heading);
            let mut cards: Vec<Card<'_>> = entries
                .into_iter()
                .filter_map(|entry| {
                    let chart = self.batch.get(&entry.name)?.chart().ok()?;
                    let sentence = chart.sentence();
                    Some(Card {
                        entry,
                        chart,
                        sentence,
                    })
                })
                .collect();
            let shared = shared(&cards);
            // first those of which something of their own is said
            sort_by_key(&mut cards, |card| shared.as_ref() == Some(&card.sentence));
            if let Some(shared) = &shared {
                page.paragraph(&words::unless(shared));
            }
            page.push("<ul class=\"cards\">\n");
            for card in cards {
                card.write(&mut page, shared.as_deref());
            }
            page.push("</ul>\n");
        }
        let asides = picture::asides(&matrix);
        if !asides.is_empty() {
            page.heading(words::NOT_JUDGED);
            for aside in asides {
                page.paragraph(&aside);
            }
        }
        f.write_str(&page.finish())
    }
}

/// The sentence that most of several charts say, if more than one does: it is said once.
fn shared(cards: &[Card<'_>]) -> Option<String> {
    let mut counts: SortedMap<String, usize> = SortedMap::new();
    for card in cards {
        *counts.entry(card.sentence.clone()).or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|&(_, many)| many);
    most.filter(|&(_, many)| many > 1)
        .map(|(sentence, _)| sentence)
}

/// One measure.
struct Card<'a> {
    entry: &'a MatrixEntry,
    chart: &'a Chart,
    sentence: String,
}

impl Card<'_> {
    /// Its sentence is left out where it is the one that was said of all.
    fn write(&self, page: &mut html::Page, said_of_all: Option<&str>) {
        let (entry, chart) = (self.entry, self.chart);
        let reading = chart.reading();
        page.push("<li class=\"card\">\n<div class=\"icons\">");
        page.push(&IconSvg::variation(entry.variation).to_string());
        if let Some(assurance) = IconSvg::assurance(&reading) {
            page.push(&assurance.to_string());
        }
        page.push(&format!("</div>\n<h3>{}</h3>\n", text(&entry.name)));
        let latest = reading.latest();
        if let Some(value) = chart.value(latest) {
            let target = chart.target(latest).map(|target| chart.show(target));
            let when = chart.point_name(latest);
            let said = words::latest(&chart.show(value), &when, target.as_deref());
            page.push(&format!("<p class=\"latest\">{}</p>\n", text(&said)));
        }
        let small = SparklineSvg::new(chart).width(SMALL.0).height(SMALL.1);
        page.push(&small.to_string());
        if said_of_all != Some(&self.sentence) {
            page.paragraph(&said::sentence(&self.sentence));
        }
        let notes = told::notes(chart);
        if !notes.is_empty() {
            page.push("<ul class=\"notes\">\n");
            for note in notes {
                page.push(&format!("<li>{}</li>\n", text(&note)));
            }
            page.push("</ul>\n");
        }
        page.push("</li>\n");
    }
}

/// The size of a small chart, in pixels; it is as wide as its card.
const SMALL: (f64, f64) = (280.0, 64.0);
