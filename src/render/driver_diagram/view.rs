//! `DriverDiagramSvg`: what can be asked of the picture of a driver diagram.

use crate::base::id::MeasureId;
use crate::base::sorted::SortedMap;
use crate::render::theme::Theme;
use crate::work::driver::{DriverDiagram, TestOfIdea};
use crate::work::measure::Measure;
use crate::work::project::Project;
use crate::work::words::en_gb::diagram as words;

/// The width of a picture unless told.
const WIDTH: f64 = 960.0;

/// The widths that a picture can have: narrower than the first, words would stand letter by letter.
const WIDTHS: (f64, f64) = (240.0, 4000.0);
/// A driver diagram as SVG: the aim at the left, then primary drivers, secondary drivers, change ideas and activities, with an
/// arrow from each cause to its effect.
///
/// Boxes stand in the order in which few arrows cross. A driver says what measures it; an idea, how far its tests have come, by
/// a mark and in words. A weak arrow is dotted (as IHI draws it), one that rests on evidence is thick, and one where more of the
/// cause gives less of the effect has a minus at its head. Everything that an arrow rests on is its title, which a
/// pointer shows.
///
/// A diagram of more than 1,000 boxes (an arrow that passes a column counts as one there) could not be read as a picture: it is
/// drawn as a list, which says so.
///
/// | option | default |
/// |---|---|
/// | [`aim`](Self::aim) | the id of the aim |
/// | [`tests`](Self::tests) | none: every idea is untested |
/// | [`measures`](Self::measures) | none: measures appear by their ids |
/// | [`width`](Self::width) | 960 pixels |
/// | [`theme`](Self::theme) | [`Theme::Auto`] |
///
/// ```
/// use improvement::driver::{Edge, Intent};
/// use improvement::render::DriverDiagramSvg;
/// use improvement::DriverDiagram;
///
/// # fn main() -> Result<(), improvement::Error> {
/// let mut diagram = DriverDiagram::new("mortality")?;
/// diagram
///     .draft()?
///     .primary("hands", "matter carried on the hands")?
///     .idea("wash", "wash hands in chlorinated lime", Intent::Start)?
///     .link(Edge::to_aim("hands")?)?
///     .link(Edge::new("wash", "hands")?.decreasing())?;
/// let view = DriverDiagramSvg::new(&diagram).aim("fewer deaths").width(640.0);
/// assert!(view.to_string().starts_with("<svg "));
/// assert_eq!(
///     view.alternative_text(),
///     "Aim: fewer deaths
///   Primary driver: matter carried on the hands (no measure)
///     Change idea: wash hands in chlorinated lime (untested; more of the one, less of the other)
/// ",
/// );
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct DriverDiagramSvg<'a> {
    pub(super) diagram: &'a DriverDiagram,
    pub(super) aim: String,
    pub(super) tests: Vec<TestOfIdea>,
    pub(super) names: SortedMap<&'a MeasureId, &'a str>,
    pub(super) width: f64,
    pub(super) theme: Theme,
}

impl<'a> DriverDiagramSvg<'a> {
    /// The picture of a diagram that stands alone.
    pub fn new(diagram: &'a DriverDiagram) -> Self {
        Self {
            diagram,
            aim: diagram.aim().to_string(),
            tests: Vec::new(),
            names: SortedMap::new(),
            width: WIDTH,
            theme: Theme::Auto,
        }
    }

    /// The picture of a project's diagram, with its aim in words, its measures by name, and what its cycles say of each idea;
    /// `None` for a project without a diagram.
    #[must_use]
    pub fn of(project: &'a Project) -> Option<Self> {
        let diagram = project.diagram()?;
        let mut view = Self::new(diagram)
            .tests(project.tests_of_ideas())
            .measures(project.measures());
        if let Some(aim) = project.aim(diagram.aim()) {
            let measure = aim.measure().and_then(|id| project.measure(id));
            view.aim = words::aim(aim, measure);
        }
        Some(view)
    }

    /// The aim in words.
    pub fn aim(mut self, aim: &str) -> Self {
        aim.clone_into(&mut self.aim);
        self
    }

    /// What the tests of each idea have shown.
    pub fn tests(mut self, tests: Vec<TestOfIdea>) -> Self {
        self.tests = tests;
        self
    }

    /// The measures, so that they appear by their names.
    pub fn measures(mut self, measures: &'a [Measure]) -> Self {
        self.names = measures
            .iter()
            .map(|measure| (measure.id(), measure.name().as_str()))
            .collect();
        self
    }

    /// The width in pixels, from 240 to 4000; wider if there are more columns than it has room for.
    pub fn width(mut self, width: f64) -> Self {
        if !width.is_nan() {
            self.width = width.clamp(WIDTHS.0, WIDTHS.1);
        }
        self
    }

    /// The colours.
    pub fn theme(mut self, theme: Theme) -> Self {
        self.theme = theme;
        self
    }
}
