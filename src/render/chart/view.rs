//! `ChartSvg`: what can be asked of the picture of a chart.

use super::flags::Flag;
use crate::base::error::Error;
use crate::render::theme::Theme;
use crate::spc::Chart;
use crate::spc::{Annotation, At};

/// The picture of a chart, as SVG: `to_string()` or `{}` gives the markup.
///
/// It shows the points, the stepped limits of each phase with the values at the line's end, the target, the phases with
/// their reasons, excluded points as ghosts, missing points as gaps, and what the chart says in one sentence. Below it stand, numbered in one
/// series, the annotations, the reasons of phases that have no room above, why points were left out, and every note. A special cause is
/// marked by its shape as well as by its colour: a blue diamond in the better direction, an orange square in the worse, a purple
/// triangle where neither is better. Two small pictures at the top say the same of the latest point and of the target.
///
/// Text has one size, whatever the width: ask for the width at which the picture is shown, 360 pixels on a telephone, since one of 960
/// that is made smaller cannot be read. A narrow picture is higher.
///
/// The picture has `role="img"`, a `<title>` and a `<desc>` written from the signals ([`Chart::long_description`]), and a title
/// for every point.
///
/// | option | default |
/// |---|---|
/// | [`width`](Self::width) | [`ChartSvg::WIDTH`], 960 pixels |
/// | [`height`](Self::height) | what the width suggests |
/// | [`title`](Self::title) | the kind of chart |
/// | [`annotate`](Self::annotate), [`cycles`](Self::cycles) | none |
/// | [`icons`](Self::icons) | shown |
/// | [`foot`](Self::foot) | shown |
/// | [`slide`](Self::slide) | no |
/// | [`theme`](Self::theme) | [`Theme::Auto`] |
///
/// ```
/// use improvement::Chart;
/// use improvement::render::ChartSvg;
///
/// # fn main() -> Result<(), improvement::Error> {
/// let waits = [22.0, 25.0, 19.0, 24.0, 21.0, 23.0, 20.0, 26.0, 41.0, 22.0, 24.0, 21.0, 23.0];
/// let chart = Chart::xmr(waits)?;
/// let picture = ChartSvg::new(&chart)
///     .title("Waits for a first appointment")
///     .annotate(8, "the clinic was closed for a week")?
///     .to_string();
/// assert!(picture.starts_with("<svg ") && picture.contains("<title>Waits for a first appointment</title>"));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "a view is drawn when it is displayed"]
pub struct ChartSvg<'a> {
    pub(super) chart: &'a Chart,
    pub(super) width: f64,
    pub(super) height: Option<f64>,
    pub(super) title: Option<String>,
    pub(super) flags: Vec<Flag>,
    pub(super) icons: bool,
    pub(super) foot: bool,
    pub(super) slide: bool,
    price: Option<f64>,
    pub(super) theme: Theme,
}

impl<'a> ChartSvg<'a> {
    /// The width of a picture that asks for none, in pixels: that of a slide's content.
    pub const WIDTH: f64 = 960.0;
    /// No picture is narrower: a phone held upright.
    pub const NARROWEST: f64 = 320.0;
    /// No picture is wider.
    pub const WIDEST: f64 = 4800.0;

    /// The picture of a chart, with every default.
    pub fn new(chart: &'a Chart) -> Self {
        Self {
            chart,
            width: Self::WIDTH,
            height: None,
            title: None,
            flags: Vec::new(),
            icons: true,
            foot: true,
            slide: false,
            price: None,
            theme: Theme::default(),
        }
    }

    /// How wide it is, in pixels: kept between [`NARROWEST`](Self::NARROWEST) and [`WIDEST`](Self::WIDEST); what is no number
    /// asks for nothing.
    pub fn width(mut self, pixels: f64) -> Self {
        if !pixels.is_nan() {
            self.width = pixels.clamp(Self::NARROWEST, Self::WIDEST);
        }
        self
    }

    /// How high it is, in pixels: never less than what its text needs, with 120 pixels for the points.
    pub fn height(mut self, pixels: f64) -> Self {
        self.height = Some(pixels).filter(|pixels| pixels.is_finite());
        self
    }

    /// What the measure is, in the reader's words.
    ///
    /// ```
    /// use improvement::{Chart, render::ChartSvg};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let chart = Chart::run([24, 22, 25])?;
    /// assert!(ChartSvg::new(&chart).title("Waits").to_string().contains("Waits"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// A note at a point, or at a date between two points: a number above the chart, and the text below it.
    ///
    /// It says when something was done, and not that it did anything.
    ///
    /// ```
    /// use improvement::{Chart, render::ChartSvg};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let chart = Chart::run([24, 22, 25])?;
    /// let picture = ChartSvg::new(&chart).annotate(1, "closed")?.to_string();
    /// assert!(picture.contains("closed"));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`BetweenPoints`](crate::error::ChartError::BetweenPoints) for a date before the first point,
    /// [`AfterLastPoint`](crate::error::ChartError::AfterLastPoint) for one after the last,
    /// [`NotOnAxis`](crate::error::ChartError::NotOnAxis) for a label that no point has; [`PastTheEnd`](crate::error::ChartError::PastTheEnd) for an index.
    pub fn annotate(mut self, at: impl Into<At>, text: impl Into<String>) -> Result<Self, Error> {
        self.flags
            .push(Flag::at(self.chart, &at.into(), text.into())?);
        Ok(self)
    }

    /// The cycles that ran meanwhile, as [`Project::chart`](crate::Project::chart) lists them: by their names where several tested one idea. One
    /// that began after the last point has no place on the chart and is left out.
    pub fn cycles(mut self, cycles: &[Annotation]) -> Self {
        let same = |text: &str| cycles.iter().filter(|other| other.text == text).count();
        let flags = cycles
            .iter()
            .filter_map(|cycle| Flag::of_cycle(self.chart, cycle, same(&cycle.text) > 1));
        self.flags.extend(flags);
        self
    }

    /// Whether the pictures of the variation and of the assurance are shown.
    pub fn icons(mut self, shown: bool) -> Self {
        self.icons = shown;
        self
    }

    /// Whether the foot is shown: the [notes](Chart::all_notes), numbered after the annotations, the key of the marks, and how the limits
    /// of each phase were found.
    pub fn foot(mut self, shown: bool) -> Self {
        self.foot = shown;
        self
    }

    /// The chart on a slide of 1,600 × 900 pixels, with its sentence and its notes: everything is as large as the slide has room for, and
    /// what was asked of width and height is not used.
    ///
    /// ```
    /// use improvement::{Chart, render::ChartSvg};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let chart = Chart::xmr([22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23])?;
    /// let slide = ChartSvg::new(&chart).title("Waits").slide().to_string();
    /// assert!(slide.contains(r#"width="1600" height="900""#) && slide.contains("Special cause earlier"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn slide(mut self) -> Self {
        self.slide = true;
        self
    }

    /// The false-alarm rate, where the writer of a report has worked it out.
    pub(crate) const fn priced(mut self, price: Option<f64>) -> Self {
        self.price = price;
        self
    }

    /// The false-alarm rate that it says: what the report knows, else what takes no simulation.
    pub(super) fn known_price(&self) -> Option<f64> {
        self.price.or_else(|| self.chart.false_alarm_rate())
    }

    /// Which colours it has.
    pub fn theme(mut self, theme: Theme) -> Self {
        self.theme = theme;
        self
    }
}
