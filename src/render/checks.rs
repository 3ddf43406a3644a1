//! Reads pictures back: well-formed, titled, and no text outside the picture or over another.

use super::text::width::{Weight, width};
use roxmltree::{Document, Node};

/// How far two boxes may touch, in pixels: letters do not fill their line.
const TOUCH: f64 = 1.5;

/// The box of a text: left, top, right, bottom.
#[derive(Debug, Clone)]
#[expect(dead_code, reason = "the text is what a failing test prints")]
pub(crate) struct Box {
    pub(crate) text: String,
    pub(crate) edges: [f64; 4],
}

fn inherited<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.ancestors().find_map(|node| node.attribute(name))
}

fn number(node: Node<'_, '_>, name: &str) -> f64 {
    node.attribute(name)
        .and_then(|text| text.parse().ok())
        .unwrap_or_else(|| panic!("{name} of {node:?}"))
}

/// The boxes of all texts, by the widths that the layout itself goes by.
pub(crate) fn boxes(svg: &str) -> Vec<Box> {
    let document = Document::parse(svg).unwrap_or_else(|error| panic!("{error}:\n{svg}"));
    assert!(
        !svg.contains("transform="),
        "boxes are read without transforms"
    );
    let texts = document
        .descendants()
        .filter(|node| node.has_tag_name("text"));
    texts
        .map(|node| {
            let text = node.text().unwrap_or_default().to_owned();
            let size: f64 = inherited(node, "font-size")
                .expect("a size")
                .parse()
                .expect("a number");
            let bold = inherited(node, "font-weight") == Some("bold");
            let wide = width(
                &text,
                size,
                if bold { Weight::Bold } else { Weight::Normal },
            );
            let (x, y) = (number(node, "x"), number(node, "y"));
            let left = match inherited(node, "text-anchor") {
                Some("middle") => x - wide / 2.0,
                Some("end") => x - wide,
                _ => x,
            };
            // capitals are 0.72 of the size high, and no letter goes 0.22 below the line
            Box {
                text,
                edges: [left, y - 0.72 * size, left + wide, y + 0.22 * size],
            }
        })
        .collect()
}

/// What is wrong with a picture.
pub(crate) fn faults(svg: &str) -> Vec<String> {
    let document = Document::parse(svg).unwrap_or_else(|error| panic!("{error}:\n{svg}"));
    let root = document.root_element();
    // what is shown at another size is laid out at that of its view
    let view: Vec<f64> = root
        .attribute("viewBox")
        .map(|view| {
            view.split(' ')
                .filter_map(|text| text.parse().ok())
                .collect()
        })
        .unwrap_or_default();
    let (wide, high) = match view[..] {
        [_, _, wide, high] => (wide, high),
        _ => (number(root, "width"), number(root, "height")),
    };
    let mut faults = Vec::new();
    if root.attribute("role") != Some("img") {
        faults.push("no role".to_owned());
    }
    let mut elements = root.children().filter(Node::is_element);
    for name in ["title", "desc"] {
        let said = elements.next().filter(|node| node.has_tag_name(name));
        if said
            .and_then(|node| node.text())
            .is_none_or(|text| text.trim().is_empty())
        {
            faults.push(format!("no {name}"));
        }
    }
    let boxes = boxes(svg);
    for (at, one) in boxes.iter().enumerate() {
        let [left, top, right, bottom] = one.edges;
        if left < -TOUCH || top < -TOUCH || right > wide + TOUCH || bottom > high + TOUCH {
            faults.push(format!("outside of {wide} × {high}: {one:?}"));
        }
        for other in &boxes[at + 1..] {
            let [a, b, c, d] = other.edges;
            if left + TOUCH < c && a + TOUCH < right && top + TOUCH < d && b + TOUCH < bottom {
                faults.push(format!("{one:?} over {other:?}"));
            }
        }
    }
    for node in document.descendants().filter(Node::is_element) {
        for attribute in node.attributes().filter(|attribute| {
            ["x", "y", "cx", "cy", "x1", "x2", "y1", "y2"].contains(&attribute.name())
        }) {
            let value: f64 = attribute.value().parse().expect("a number");
            let most = if attribute.name().contains('x') {
                wide
            } else {
                high
            };
            if !(-TOUCH..=most + TOUCH).contains(&value) {
                faults.push(format!(
                    "{}=\"{value}\" of {} is outside",
                    attribute.name(),
                    node.tag_name().name()
                ));
            }
        }
    }
    faults
}

#[test]
fn what_is_wrong_is_found() {
    let picture = |inside: &str| {
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50" role="img"><title>t</title><desc>d</desc>{inside}</svg>"#
        )
    };
    let text = |x: u32, y: u32| format!(r#"<text font-size="12" x="{x}" y="{y}">ward</text>"#);
    assert_eq!(
        faults(&picture(&(text(10, 20) + &text(10, 40)))),
        Vec::<String>::new()
    );
    assert_eq!(faults(&picture(&(text(10, 20) + &text(14, 24)))).len(), 1);
    assert_eq!(faults(&picture(&text(90, 20))).len(), 1);
    assert_eq!(
        faults(&picture(r#"<circle cx="200" cy="2" r="1"/>"#)).len(),
        1
    );
    assert_eq!(
        faults(r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>"#).len(),
        3
    );
}
