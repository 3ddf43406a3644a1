//! The report of a chart.

use super::document::{Block, Document, Picture, Section};
use super::{html, markdown};
use crate::render::chart::ChartSvg;
use crate::render::report::phrases as words;
use crate::spc::words::picture;
use crate::spc::words::written::Written;
use crate::spc::{Annotation, Chart};
#[cfg(feature = "work")]
use crate::work::project::ProjectChart;
use std::fmt;
use std::sync::OnceLock;

/// A chart as a report: its reading in a line and a paragraph, the picture, and everything that the chart prints.
///
/// `{}` and [`to_markdown`](Self::to_markdown) give Markdown, [`to_html`](Self::to_html) one page that needs nothing else: the picture is
/// inline, there is no script, it can be read with the keyboard alone and printed.
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
        let line = picture::line(self.chart);
        let title = self.title.clone();
        let title = title.unwrap_or_else(|| picture::extent(self.chart));
        let mut reading = Section::new(words::READING.to_owned());
        reading.blocks = blocks(self.chart, price, &title, self.cycles);
        let mut detail = Section::new(words::DETAIL.to_owned());
        detail
            .blocks
            .push(Block::Lines(printed(self.chart, price, self.cycles)));
        Document {
            title,
            about: vec![line],
            sections: vec![reading, detail],
        }
    }
}

/// A chart's picture and its paragraph.
pub(super) fn blocks(
    chart: &Chart,
    price: Option<f64>,
    title: &str,
    cycles: &[Annotation],
) -> Vec<Block> {
    let svg = ChartSvg::new(chart)
        .title(title)
        .cycles(cycles)
        .priced(price);
    vec![
        Block::Picture(Picture {
            svg: svg.to_string(),
            name: words::CHART,
            caption: picture::line(chart),
            words: Vec::new(),
        }),
        Block::Paragraph(picture::paragraph(chart, price)),
    ]
}

/// Everything that the chart prints, and the cycles beside it.
pub(super) fn printed(chart: &Chart, price: Option<f64>, cycles: &[Annotation]) -> String {
    let mut printed = format!("{:#}", Written { chart, price });
    for cycle in cycles {
        printed.push_str(&format!("\n  cycle    {cycle}"));
    }
    printed
}

impl fmt::Display for ChartReport<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_markdown())
    }
}
