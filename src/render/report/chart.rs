//! The report of a chart.

use super::document::{Block, Document, Picture, Section};
use super::{html, markdown};
use crate::render::chart::ChartSvg;
use crate::render::report::phrases as words;
use crate::spc::words::en_gb::picture as said;
use crate::spc::words::picture;
use crate::spc::{Annotation, Chart};
#[cfg(feature = "work")]
use crate::work::project::ProjectChart;
use std::fmt;
use std::sync::OnceLock;

/// How many signals a report tells one by one.
const TOLD: usize = 60;

/// A chart as a report: the picture, and the same in words, each thing once.
///
/// `{}` and [`to_markdown`](Self::to_markdown) give Markdown, which has no picture and says all in words; [`to_html`](Self::to_html) one page that
/// needs nothing else: the picture is inline, with the words folded under it, there is no script, it can be read with the keyboard alone and
/// printed.
///
/// Where the false-alarm rate of the chart takes a simulation, the report runs it (10,000 series of up to 100 points, fewer of longer
/// ones, always the same), and keeps the number for the next format. Above 1,000 points it is left out.
///
/// | option | default |
/// |---|---|
/// | [`title`](Self::title) | what the chart is: `XmR chart of 13 points` |
/// | [`cycles`](Self::cycles) | none |
///
/// ```
/// use improvement::render::ChartReport;
/// use improvement::Chart;
///
/// # fn main() -> Result<(), improvement::Error> {
/// let waits = [22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23];
/// let chart = Chart::xmr(waits)?;
/// let report = ChartReport::new(&chart).title("Waits");
/// assert!(report.to_markdown().starts_with("# Waits\n"));
/// assert!(report.to_html().starts_with("<!DOCTYPE html>\n<html lang=\"en-GB\">"));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct ChartReport<'a> {
    chart: &'a Chart,
    title: Option<String>,
    cycles: &'a [Annotation],
    /// The false-alarm rate, worked out when it is first written.
    price: OnceLock<Option<f64>>,
}

impl<'a> ChartReport<'a> {
    /// The report of a chart.
    pub const fn new(chart: &'a Chart) -> Self {
        Self {
            chart,
            title: None,
            cycles: &[],
            price: OnceLock::new(),
        }
    }

    #[cfg(feature = "work")]
    /// The report of a chart of a project, with the cycles beside it.
    pub fn of(chart: &'a ProjectChart) -> Self {
        Self::new(&chart.chart).cycles(&chart.annotations)
    }

    /// What the measure is, in the reader's words.
    pub fn title(mut self, title: &str) -> Self {
        self.title = Some(title.to_owned());
        self
    }

    /// The cycles that ran meanwhile.
    pub const fn cycles(mut self, cycles: &'a [Annotation]) -> Self {
        self.cycles = cycles;
        self
    }

    /// The report in Markdown, with the picture told in words.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        markdown::write(&self.document())
    }

    /// The report as one page of HTML.
    #[must_use]
    pub fn to_html(&self) -> String {
        html::write(&self.document())
    }

    fn document(&self) -> Document {
        let price = *self.price.get_or_init(|| self.chart.reported_price());
        let title = self.title.clone();
        let title = title.unwrap_or_else(|| picture::extent(self.chart));
        let mut reading = Section::new(words::READING.to_owned());
        reading
            .blocks
            .push(block(self.chart, price, &title, self.cycles));
        Document {
            title,
            about: Vec::new(),
            sections: vec![reading],
        }
    }
}

/// A chart as a picture, and the same in words for who does not see it: the picture says all of them, so that nothing stands twice.
pub(super) fn block(
    chart: &Chart,
    price: Option<f64>,
    title: &str,
    cycles: &[Annotation],
) -> Block {
    let svg = ChartSvg::new(chart)
        .title(title)
        .cycles(cycles)
        .priced(price);
    let mut sentences = vec![said::sentence(&picture::headline(chart))];
    sentences.extend(picture::sentences(chart, price, TOLD));
    let limits = picture::limits(chart).into_iter();
    sentences.extend(limits.map(|limits| said::sentence(&limits)));
    sentences.extend(cycles.iter().map(|cycle| words::cycle(&cycle.to_string())));
    Block::Picture(Picture {
        svg: svg.to_string(),
        name: words::CHART,
        caption: words::extent(&picture::extent(chart)),
        words: sentences.into_iter().map(|said| (0, said)).collect(),
        says_all: true,
    })
}

impl fmt::Display for ChartReport<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_markdown())
    }
}
