//! What marks a point: a shape and a colour for each reading, so that neither is needed alone.

use super::svg::{Path, Svg, Tag};
use super::theme::Paint;
use crate::base::direction::Side;
use crate::spc::Variation;

/// The shape of a mark. All have about the same area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Circle,
    Diamond,
    Square,
    Up,
    Down,
    Cross,
}

/// The shape and the colour of a reading.
pub(crate) const fn of(variation: Variation) -> (Shape, Paint) {
    match variation {
        Variation::Improvement(_) | Variation::ImprovementAndConcern { .. } => {
            (Shape::Diamond, Paint::Improvement)
        }
        Variation::Concern(_) => (Shape::Square, Paint::Concern),
        Variation::Neither(Side::Above) => (Shape::Up, Paint::Neither),
        Variation::Neither(Side::Below) => (Shape::Down, Paint::Neither),
        Variation::Undirected => (Shape::Cross, Paint::Neither),
        Variation::CommonCause | Variation::TooFew | Variation::NotJudged => {
            (Shape::Circle, Paint::Common)
        }
    }
}

/// Begins a shape about a point; `radius` is that of the circle of its area.
pub(crate) fn shape(svg: &mut Svg, shape: Shape, x: f64, y: f64, radius: f64) -> Tag<'_> {
    let corners: &[(f64, f64)] = match shape {
        Shape::Circle => return svg.circle(x, y, radius),
        Shape::Diamond => &[(0.0, -1.4), (1.4, 0.0), (0.0, 1.4), (-1.4, 0.0)],
        Shape::Square => &[(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)],
        Shape::Up => &[(0.0, -1.5), (1.45, 1.0), (-1.45, 1.0)],
        Shape::Down => &[(0.0, 1.5), (-1.45, -1.0), (1.45, -1.0)],
        Shape::Cross => &[
            (-0.5, -1.4),
            (0.5, -1.4),
            (0.5, -0.5),
            (1.4, -0.5),
            (1.4, 0.5),
            (0.5, 0.5),
            (0.5, 1.4),
            (-0.5, 1.4),
            (-0.5, 0.5),
            (-1.4, 0.5),
            (-1.4, -0.5),
            (-0.5, -0.5),
        ],
    };
    let mut path = Path::new();
    for (at, &(dx, dy)) in corners.iter().enumerate() {
        let (x, y) = (x + dx * radius, y + dy * radius);
        if at == 0 {
            path.move_to(x, y);
        } else {
            path.line_to(x, y);
        }
    }
    path.close();
    svg.path(&path)
}
