//! No tie passes behind a box that is not its own, read back from the pictures.

use super::view::NetworkSvg;
use crate::base::date::date;
use crate::work::stakeholder::{Stakeholder, StakeholderMap, TieKind};
use roxmltree::{Document, Node};

/// Numbers below a bound, the same every time.
struct Random(u64);

impl Random {
    fn below(&mut self, many: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % many
    }
}

fn network(people: usize, ties: usize, random: &mut Random) -> StakeholderMap {
    let mut map = StakeholderMap::new();
    let id = |person: usize| format!("p-{person}");
    let labels = [
        "Porter",
        "Ward manager",
        "Consultant in charge",
        "Anna Smith",
    ];
    for person in 0..people {
        let label = format!("{} {person}", labels[random.below(4)]);
        let group = format!("team-{}", person / 7);
        let seen = Stakeholder::new(label, group.as_str(), 3, 4, date(2026, 3, 1));
        map.add(id(person).as_str(), seen.expect("somebody"))
            .expect("new");
    }
    for _ in 0..ties {
        let (from, to) = (random.below(people), random.below(people));
        if from != to {
            // some are there already
            let _ = map.tie(id(from).as_str(), TieKind::Informs, id(to).as_str());
        }
    }
    map
}

fn number(node: Node<'_, '_>, name: &str) -> f64 {
    let text = node.attribute(name).expect(name);
    text.parse().expect("a number")
}

/// The points of a path of straight lines and curves, the curves in short steps.
fn flat(path: &str) -> Vec<(f64, f64)> {
    let mut points: Vec<(f64, f64)> = Vec::new();
    let mut rest = path;
    while let Some(letter) = rest.chars().next() {
        let end = rest[1..]
            .find(['M', 'L', 'C', 'Z'])
            .map_or(rest.len(), |at| at + 1);
        let numbers: Vec<f64> = rest[1..end]
            .split_whitespace()
            .map(|text| text.parse().expect("a number"))
            .collect();
        match (letter, &numbers[..]) {
            ('M' | 'L', &[x, y]) => points.push((x, y)),
            ('C', &[ax, ay, bx, by, x, y]) => {
                let (fx, fy) = *points.last().expect("a start");
                for step in 1..=8 {
                    let t = f64::from(step) / 8.0;
                    let u = 1.0 - t;
                    let mix = |from: f64, a: f64, b: f64, to: f64| {
                        u * u * u * from
                            + 3.0 * u * u * t * a
                            + 3.0 * u * t * t * b
                            + t * t * t * to
                    };
                    points.push((mix(fx, ax, bx, x), mix(fy, ay, by, y)));
                }
            }
            ('Z', _) => {}
            other => panic!("{other:?} in {path}"),
        }
        rest = &rest[end..];
    }
    points
}

/// Whether a straight line passes through the inside of a box.
fn passes(from: (f64, f64), to: (f64, f64), [left, top, right, bottom]: [f64; 4]) -> bool {
    let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
    for (start, step, low, high) in [
        (from.0, to.0 - from.0, left, right),
        (from.1, to.1 - from.1, top, bottom),
    ] {
        if step == 0.0 {
            if start <= low || start >= high {
                return false;
            }
        } else {
            let (one, other) = ((low - start) / step, (high - start) / step);
            enters = enters.max(one.min(other));
            leaves = leaves.min(one.max(other));
        }
    }
    enters < leaves
}

/// The ties of a picture that pass through a box, and how many ties it has.
fn through_boxes(svg: &str) -> (Vec<String>, usize) {
    let document = Document::parse(svg).expect("well-formed");
    let boxes: Vec<[f64; 4]> = document
        .descendants()
        .filter(|node| node.has_tag_name("rect") && node.attribute("rx") == Some("6"))
        .map(|node| {
            let (x, y) = (number(node, "x"), number(node, "y"));
            // coordinates are written to a tenth of a pixel
            [
                x + 0.2,
                y + 0.2,
                x + number(node, "width") - 0.2,
                y + number(node, "height") - 0.2,
            ]
        })
        .collect();
    let ties: Vec<Node<'_, '_>> = document
        .descendants()
        .filter(|node| node.has_tag_name("path") && node.attribute("fill") == Some("none"))
        .collect();
    let mut wrong = Vec::new();
    for tie in &ties {
        let points = flat(tie.attribute("d").expect("a path"));
        let hit = points
            .windows(2)
            .any(|pair| boxes.iter().any(|of| passes(pair[0], pair[1], *of)));
        if hit {
            wrong.push(format!("{tie:?}"));
        }
    }
    (wrong, ties.len())
}

#[test]
fn no_tie_passes_through_a_box_on_200_random_networks_of_40() {
    let mut random = Random(3);
    for round in 0..200 {
        let ties = 30 + random.below(70);
        let map = network(40, ties, &mut random);
        let width = [360.0, 600.0, 960.0, 1200.0][round % 4];
        let picture = NetworkSvg::new(&map).with_names().width(width).to_string();
        let (wrong, drawn) = through_boxes(&picture);
        assert!(wrong.is_empty(), "{round}, {width} wide: {wrong:?}");
        assert!(drawn > 20);
    }
}

#[test]
fn a_tie_through_a_box_is_found() {
    let rect = r#"<rect x="40" y="0" width="20" height="20" rx="6"/>"#;
    let picture = |path: &str| {
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg">{rect}<path d="{path}" fill="none"/></svg>"#
        )
    };
    assert_eq!(through_boxes(&picture("M0 10L100 10")).0.len(), 1);
    assert_eq!(
        through_boxes(&picture("M0 10C50 12 50 12 100 10")).0.len(),
        1
    );
    assert_eq!(through_boxes(&picture("M0 30L100 30")).0.len(), 0);
    assert_eq!(through_boxes(&picture("M0 0C50 60 50 60 100 0")).0.len(), 0);
}
