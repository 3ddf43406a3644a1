//! The two small pictures of a reading: what the latest point shows, and what to expect of the target.
//!
//! Drawn for this crate. A ring holds a row of points whose last one has the shape of the mark that the chart gives it, high
//! (H) or low (L); or a target line with the range of the process about it, and the letter that the NHS reader knows (P, F, ?).

use super::mark;
use super::svg::{Anchor, Path, Svg};
use super::theme::Paint;
use crate::base::direction::{Direction, Side};
use crate::spc::words::en_gb::picture as said;
use crate::spc::{Assurance, Variation};

/// Draws the variation about a point, in a ring of this radius.
pub(crate) fn variation(svg: &mut Svg, variation: Variation, x: f64, y: f64, radius: f64) {
    let (_, paint) = mark::of(variation);
    let unit = radius / 20.0;
    svg.group().open();
    svg.tag("title").text(&variation.to_string());
    ring(
        svg,
        x,
        y,
        radius,
        paint,
        !matches!(variation, Variation::TooFew | Variation::NotJudged),
    );
    let at = |dx: f64, dy: f64| (x + dx * unit, y + dy * unit);
    let sides: &[Side] = match variation {
        Variation::Improvement(side) | Variation::Concern(side) | Variation::Neither(side) => {
            &[side]
        }
        Variation::ImprovementAndConcern { .. } | Variation::Undirected => {
            &[Side::Above, Side::Below]
        }
        Variation::TooFew | Variation::NotJudged => {
            for dx in [-6.0, 0.0, 6.0] {
                let (x, y) = at(dx, 0.0);
                svg.circle(x, y, 1.8 * unit).fill(paint).end();
            }
            svg.close();
            return;
        }
        Variation::CommonCause => {
            let points = [(-10.5, 2.0), (-3.5, -4.0), (3.5, 4.0), (10.5, -2.0)];
            row(svg, &points.map(|(dx, dy)| at(dx, dy)));
            for (dx, dy) in points {
                let (x, y) = at(dx, dy);
                svg.circle(x, y, 2.6 * unit).fill(paint).end();
            }
            svg.close();
            return;
        }
    };
    for &side in sides {
        let up = if side == Side::Above { -1.0 } else { 1.0 };
        let both = sides.len() > 1;
        // a row that is level, and then is not
        let level = if both { 0.0 } else { -up * 5.0 };
        let points = [(-11.0, level), (-3.5, level + up * 1.0), (7.0, up * 7.5)];
        row(svg, &points.map(|(dx, dy)| at(dx, dy)));
        let (shape, paint) = match variation {
            Variation::ImprovementAndConcern { improvement } if improvement != side => {
                mark::of(Variation::Concern(side))
            }
            Variation::Undirected => (mark::Shape::Circle, paint),
            _ => mark::of(variation),
        };
        for (dx, dy) in &points[..2] {
            let (x, y) = at(*dx, *dy);
            svg.circle(x, y, 2.0 * unit).fill(Paint::Common).end();
        }
        let (x, y) = at(points[2].0, points[2].1);
        mark::shape(svg, shape, x, y, 4.2 * unit).fill(paint).end();
        if !both {
            // in the corner that the row leaves free
            let (x, y) = at(7.0, if side == Side::Above { 11.0 } else { -1.5 });
            svg.words(x, y, Anchor::Middle)
                .size(12.0 * unit)
                .bold()
                .fill(Paint::Ink)
                .text(said::letter(side));
        }
    }
    svg.close();
}

/// Draws the assurance about a point, in a ring of this radius.
pub(crate) fn assurance(
    svg: &mut Svg,
    assurance: Assurance,
    direction: Direction,
    x: f64,
    y: f64,
    radius: f64,
) {
    let unit = radius / 20.0;
    let paint = match assurance {
        Assurance::Passes => Paint::Improvement,
        Assurance::Fails => Paint::Concern,
        Assurance::HitOrMiss | Assurance::TooFew | Assurance::CannotBeSaid => Paint::Common,
    };
    svg.group().open();
    svg.tag("title").text(&assurance.to_string());
    let said = !matches!(assurance, Assurance::TooFew | Assurance::CannotBeSaid);
    ring(svg, x, y, radius, paint, said);
    // the range of the process lies on the better side of the target, on the worse, or across it
    let better = if direction == Direction::Lower {
        1.0
    } else {
        -1.0
    };
    let range = match assurance {
        Assurance::Passes => Some(better * 7.0),
        Assurance::Fails => Some(-better * 7.0),
        Assurance::HitOrMiss => Some(0.0),
        Assurance::TooFew | Assurance::CannotBeSaid => None,
    };
    let mut target = Path::new();
    target
        .move_to(x - 13.5 * unit, y)
        .line_to(x + 1.0 * unit, y);
    svg.path(&target).no_fill().stroke(Paint::Target, "2").end();
    if let Some(middle) = range {
        svg.rect(
            x - 8.5 * unit,
            y + (middle - 4.8) * unit,
            5.0 * unit,
            9.6 * unit,
        )
        .fill(paint)
        .end();
    }
    svg.words(x + 7.5 * unit, y + 5.6 * unit, Anchor::Middle)
        .size(16.0 * unit)
        .bold()
        .fill(Paint::Ink)
        .text(assurance.symbol());
    svg.close();
}

fn ring(svg: &mut Svg, x: f64, y: f64, radius: f64, paint: Paint, whole: bool) {
    let ring = svg
        .circle(x, y, radius - 1.5)
        .fill(Paint::Paper)
        .stroke(paint, "2.5");
    if whole {
        ring.end();
    } else {
        ring.attr("stroke-dasharray", "3 3").end();
    }
}

fn row(svg: &mut Svg, points: &[(f64, f64)]) {
    let mut path = Path::new();
    for (at, &(x, y)) in points.iter().enumerate() {
        if at == 0 {
            path.move_to(x, y);
        } else {
            path.line_to(x, y);
        }
    }
    svg.path(&path).no_fill().stroke(Paint::Common, "1.3").end();
}
