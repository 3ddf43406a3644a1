//! The key of small charts: what their band, their lines and their mark are.

use super::svg::{Anchor, Svg};
use super::text::width::{Weight, width};
use super::theme::Paint;
use crate::base::sorted::SortedSet;
use crate::spc::Chart;
use crate::spc::words::en_gb::picture as said;

const TEXT: f64 = 12.0;
const LEADING: f64 = 18.0;
/// The width of a sample, with the room after it.
const SAMPLE: f64 = 26.0;
const BETWEEN: f64 = 20.0;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sample {
    Band,
    Centre,
    Target,
    Latest,
    Words,
}

impl Sample {
    const fn text(self) -> &'static str {
        match self {
            Self::Band => said::BETWEEN_LIMITS,
            Self::Centre => said::CENTRE,
            Self::Target => said::THE_TARGET,
            Self::Latest => said::LATEST,
            Self::Words => said::OWN_SCALE,
        }
    }

    fn width(self) -> f64 {
        let sample = if self == Self::Words { 0.0 } else { SAMPLE };
        sample + width(self.text(), TEXT, Weight::Normal)
    }
}

/// The key below small charts, in rows.
#[derive(Debug)]
pub(crate) struct SmallKey {
    items: Vec<(Sample, f64, f64)>,
    pub(crate) height: f64,
}

impl SmallKey {
    /// The key of charts that stand on one sheet, `room` wide.
    pub(crate) fn of<'a>(charts: impl Iterator<Item = &'a Chart>, room: f64) -> Self {
        let mut samples = SortedSet::new();
        for chart in charts {
            let last = chart.len().saturating_sub(1);
            for always in [Sample::Centre, Sample::Latest, Sample::Words] {
                samples.insert(always);
            }
            if chart.has_limits() {
                samples.insert(Sample::Band);
            }
            if chart.target(last).is_some() {
                samples.insert(Sample::Target);
            }
        }
        let (mut items, mut x, mut y) = (Vec::new(), 0.0, 0.0);
        for sample in samples {
            if x > 0.0 && x + sample.width() > room {
                (x, y) = (0.0, y + LEADING);
            }
            items.push((sample, x, y));
            x += sample.width() + BETWEEN;
        }
        let height = if items.is_empty() { 0.0 } else { y + LEADING };
        Self { items, height }
    }

    pub(crate) fn draw(&self, svg: &mut Svg, left: f64, top: f64) {
        for &(sample, x, y) in &self.items {
            let (x, y) = (left + x, top + y);
            let middle = y + TEXT * 0.62;
            let line = |svg: &mut Svg, paint, width, dashes: Option<&str>| {
                let line = svg
                    .line((x, middle), (x + 20.0, middle))
                    .stroke(paint, width);
                match dashes {
                    Some(dashes) => line.attr("stroke-dasharray", dashes).end(),
                    None => line.end(),
                }
            };
            match sample {
                Sample::Band => svg
                    .rect(x, middle - 6.0, 20.0, 12.0)
                    .fill(Paint::Panel)
                    .stroke(Paint::Grid, "1")
                    .end(),
                Sample::Centre => line(svg, Paint::Muted, "1", None),
                Sample::Target => line(svg, Paint::Target, "1.2", Some("2 2")),
                Sample::Latest => svg.circle(x + 10.0, middle, 3.4).fill(Paint::Common).end(),
                Sample::Words => {}
            }
            let sampled = if sample == Sample::Words { 0.0 } else { SAMPLE };
            svg.words(x + sampled, y + TEXT, Anchor::Start)
                .size(TEXT)
                .fill(Paint::Muted)
                .text(sample.text());
        }
    }
}
