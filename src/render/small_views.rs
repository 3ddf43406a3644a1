//! `IconSvg` and `SparklineSvg`: the icons of a reading, and a chart in a line of text, each a picture of its own.

use super::chart::small::{Place, small};
use super::icon;
use super::svg::Svg;
use super::theme::Theme;
use crate::base::direction::Direction;
use crate::spc::{Assurance, Chart, Reading, Variation};
use std::fmt;

/// One icon of a reading as SVG: what the latest point shows, or what to expect of the target.
///
/// For a page that has the words beside it. In a mail, or a table of text, [`Variation::symbol`] and [`Assurance::symbol`] say
/// the same in one or two letters.
///
/// ```
/// use improvement::render::IconSvg;
/// use improvement::{Chart, Direction};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let waits = [22, 25, 19, 24, 21, 23, 20, 26, 24, 22, 24, 21, 23];
/// let chart = Chart::options().better(Direction::Lower).target(35).xmr(waits)?;
/// let reading = chart.reading();
/// let icon = IconSvg::variation(reading.variation()).size(32.0).to_string();
/// assert!(icon.starts_with("<svg ") && icon.contains("common cause"));
/// let target = IconSvg::assurance(&reading).expect("there is a target");
/// assert_eq!(reading.assurance().map(|assurance| assurance.symbol()), Some("P"));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "a view is drawn when it is displayed"]
pub struct IconSvg {
    what: What,
    size: f64,
    theme: Theme,
}

#[derive(Debug, Clone, Copy)]
enum What {
    Variation(Variation),
    Assurance(Assurance, Direction),
}

impl IconSvg {
    /// The size of an icon that asks for none, in pixels.
    pub const SIZE: f64 = 40.0;
    /// No icon is smaller.
    pub const SMALLEST: f64 = 16.0;
    /// No icon is larger.
    pub const LARGEST: f64 = 1024.0;

    /// What a point shows.
    pub const fn variation(variation: Variation) -> Self {
        Self::of(What::Variation(variation))
    }

    /// What to expect of the target of a reading; none of a reading without one.
    #[must_use]
    pub fn assurance(reading: &Reading) -> Option<Self> {
        let what = What::Assurance(reading.assurance()?, reading.direction());
        Some(Self::of(what))
    }

    const fn of(what: What) -> Self {
        Self {
            what,
            size: Self::SIZE,
            theme: Theme::Auto,
        }
    }

    /// How wide and high it is, in pixels: kept between [`SMALLEST`](Self::SMALLEST) and [`LARGEST`](Self::LARGEST); what is no
    /// number asks for nothing.
    pub fn size(mut self, pixels: f64) -> Self {
        if !pixels.is_nan() {
            self.size = pixels.clamp(Self::SMALLEST, Self::LARGEST);
        }
        self
    }

    /// Which colours it has.
    pub const fn theme(mut self, theme: Theme) -> Self {
        self.theme = theme;
        self
    }
}

impl fmt::Display for IconSvg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = match self.what {
            What::Variation(variation) => variation.to_string(),
            What::Assurance(assurance, _) => assurance.to_string(),
        };
        let mut svg = Svg::new(self.size, self.size, &said, &said, self.theme);
        let half = self.size / 2.0;
        match self.what {
            What::Variation(variation) => icon::variation(&mut svg, variation, half, half, half),
            What::Assurance(assurance, direction) => {
                icon::assurance(&mut svg, assurance, direction, half, half, half);
            }
        }
        f.write_str(&svg.finish())
    }
}

/// A chart in a line of text as SVG: the points, the centre, the limits and the target, without axes and words; the latest point
/// and those that signals mark stand out.
///
/// It carries the chart's [`alt_text`](Chart::alt_text) and [`long_description`](Chart::long_description).
///
/// ```
/// use improvement::Chart;
/// use improvement::render::SparklineSvg;
///
/// # fn main() -> Result<(), improvement::Error> {
/// let chart = Chart::xmr([22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23])?;
/// let cell = format!("<td>{}</td>", SparklineSvg::new(&chart).width(120.0));
/// assert!(cell.contains("XmR chart of 13 points"));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "a view is drawn when it is displayed"]
pub struct SparklineSvg<'a> {
    chart: &'a Chart,
    width: f64,
    height: f64,
    theme: Theme,
}

impl<'a> SparklineSvg<'a> {
    /// The width of a picture that asks for none, in pixels.
    pub const WIDTH: f64 = 160.0;
    /// The height of a picture that asks for none, in pixels.
    pub const HEIGHT: f64 = 40.0;
    /// No picture is narrower or lower.
    pub const SMALLEST: f64 = 16.0;
    /// No picture is wider or higher.
    pub const LARGEST: f64 = 4800.0;

    /// The picture of a chart, with every default.
    pub fn new(chart: &'a Chart) -> Self {
        Self {
            chart,
            width: Self::WIDTH,
            height: Self::HEIGHT,
            theme: Theme::default(),
        }
    }

    /// How wide it is, in pixels; what is no number asks for nothing.
    pub fn width(mut self, pixels: f64) -> Self {
        if !pixels.is_nan() {
            self.width = pixels.clamp(Self::SMALLEST, Self::LARGEST);
        }
        self
    }

    /// How high it is, in pixels; what is no number asks for nothing.
    pub fn height(mut self, pixels: f64) -> Self {
        if !pixels.is_nan() {
            self.height = pixels.clamp(Self::SMALLEST, Self::LARGEST);
        }
        self
    }

    /// Which colours it has.
    pub const fn theme(mut self, theme: Theme) -> Self {
        self.theme = theme;
        self
    }
}

impl fmt::Display for SparklineSvg<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, paragraph) = (self.chart.alt_text(), self.chart.long_description());
        let mut svg = Svg::new(self.width, self.height, &line, &paragraph, self.theme);
        let place = Place {
            x: 0.0,
            y: 0.0,
            width: self.width,
            height: self.height,
        };
        small(
            &mut svg,
            self.chart,
            self.chart.reading().variation(),
            place,
        );
        f.write_str(&svg.finish())
    }
}
