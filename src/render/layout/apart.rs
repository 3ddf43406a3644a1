//! Rectangles moved until none covers another.

use crate::base::sort::sort_by;
/// A rectangle by its middle and its size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rectangle {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

/// Rounds of pushing before the rows are set by hand.
const ROUNDS: usize = 400;

impl Rectangle {
    /// How much of each direction two rectangles share, with a gap around them; negative if they are apart.
    fn shared(&self, other: &Self, gap: f64) -> (f64, f64) {
        (
            self.width.midpoint(other.width) + gap - (self.x - other.x).abs(),
            self.height.midpoint(other.height) + gap - (self.y - other.y).abs(),
        )
    }
}

/// Moves rectangles, as little as may be, until all are `gap` apart, and within `width` from left to right. The height grows as
/// it must. Returns the height.
///
/// Where pushing does not end, which takes more rectangles than the width has room for side by side, they are set
/// in rows, in the order in which they lie.
pub(crate) fn apart(rectangles: &mut [Rectangle], width: f64, gap: f64) -> f64 {
    if !pushed(rectangles, width, gap) {
        set_in_rows(rectangles, width, gap);
    }
    let top = rectangles
        .iter()
        .map(|one| one.y - one.height / 2.0)
        .fold(f64::INFINITY, f64::min);
    for one in &mut *rectangles {
        one.y -= top;
    }
    rectangles
        .iter()
        .map(|one| one.y + one.height / 2.0)
        .fold(0.0, f64::max)
}

/// Whether pushing each pair apart, the shorter way, ends.
fn pushed(rectangles: &mut [Rectangle], width: f64, gap: f64) -> bool {
    for _ in 0..ROUNDS {
        let mut still = true;
        for one in 0..rectangles.len() {
            for other in one + 1..rectangles.len() {
                let (dx, dy) = rectangles[one].shared(&rectangles[other], gap);
                if dx <= EXACT || dy <= EXACT {
                    continue;
                }
                still = false;
                let (a, b) = (rectangles[one], rectangles[other]);
                if dx < dy {
                    let step = dx / 2.0 * if a.x <= b.x { -1.0 } else { 1.0 };
                    rectangles[one].x += step;
                    rectangles[other].x -= step;
                } else {
                    let step = dy / 2.0 * if a.y <= b.y { -1.0 } else { 1.0 };
                    rectangles[one].y += step;
                    rectangles[other].y -= step;
                }
            }
        }
        for one in &mut *rectangles {
            let half = (one.width / 2.0).min(width / 2.0);
            one.x = one.x.clamp(half, width - half);
        }
        if still && all_apart(rectangles, gap) {
            return true;
        }
    }
    false
}

/// Rounding of a push: less than can be seen.
const EXACT: f64 = 1e-6;

fn all_apart(rectangles: &[Rectangle], gap: f64) -> bool {
    rectangles.iter().enumerate().all(|(index, one)| {
        rectangles[index + 1..].iter().all(|other| {
            let (dx, dy) = one.shared(other, gap);
            dx <= EXACT || dy <= EXACT
        })
    })
}

fn set_in_rows(rectangles: &mut [Rectangle], width: f64, gap: f64) {
    let mut order: Vec<usize> = (0..rectangles.len()).collect();
    sort_by(&mut order, |&a, &b| {
        rectangles[a].y.total_cmp(&rectangles[b].y).then(a.cmp(&b))
    });
    let (mut top, mut rest) = (0.0, order.as_slice());
    while !rest.is_empty() {
        // as many as fit side by side, and at least one
        let (mut taken, mut used) = (0, -gap);
        while let Some(&next) = rest.get(taken) {
            let wider = used + gap + rectangles[next].width;
            if taken > 0 && wider > width {
                break;
            }
            (taken, used) = (taken + 1, wider);
        }
        let (row, others) = rest.split_at(taken);
        let mut row = row.to_vec();
        sort_by(&mut row, |&a, &b| {
            rectangles[a].x.total_cmp(&rectangles[b].x).then(a.cmp(&b))
        });
        let tallest = row
            .iter()
            .map(|&one| rectangles[one].height)
            .fold(0.0, f64::max);
        let mut left = (width - used).max(0.0) / 2.0;
        for one in row {
            rectangles[one].x = left + rectangles[one].width / 2.0;
            rectangles[one].y = top + tallest / 2.0;
            left += rectangles[one].width + gap;
        }
        top += tallest + gap;
        rest = others;
    }
}

#[cfg(test)]
mod tests {
    use super::{Rectangle, all_apart, apart};

    fn crowd(count: usize, width: f64, room: f64) -> Vec<Rectangle> {
        (0..count)
            .map(|index| {
                let index = u32::try_from(index).expect("small");
                Rectangle {
                    x: f64::from(index * 37 % 101) / 101.0 * room,
                    y: f64::from(index * 53 % 89) / 89.0 * 200.0,
                    width,
                    height: 24.0 + f64::from(index % 3) * 12.0,
                }
            })
            .collect()
    }

    #[test]
    fn none_covers_another_and_all_are_within_the_width() {
        for count in [0, 1, 2, 5, 12, 30, 60] {
            for (own, room) in [
                (36.0, 460.0),
                (110.0, 460.0),
                (110.0, 940.0),
                (300.0, 320.0),
                (36.0, 1500.0),
            ] {
                let mut people = crowd(count, own, room);
                let height = apart(&mut people, room, 8.0);
                assert!(all_apart(&people, 8.0), "{count} of {own} in {room}");
                for one in &people {
                    assert!(one.x - own / 2.0 >= -1e-6 && one.x + own / 2.0 <= room + 1e-6);
                    assert!(one.y - one.height / 2.0 >= -1e-6);
                    assert!(one.y + one.height / 2.0 <= height + 1e-6);
                }
            }
        }
    }

    #[test]
    fn all_at_one_place_come_apart() {
        let mut people = vec![
            Rectangle {
                x: 50.0,
                y: 50.0,
                width: 30.0,
                height: 20.0
            };
            20
        ];
        apart(&mut people, 200.0, 4.0);
        assert!(all_apart(&people, 4.0));
    }

    #[test]
    fn what_is_apart_stays_where_it_is() {
        let mut people = vec![
            Rectangle {
                x: 50.0,
                y: 10.0,
                width: 30.0,
                height: 20.0,
            },
            Rectangle {
                x: 150.0,
                y: 40.0,
                width: 30.0,
                height: 20.0,
            },
        ];
        let before = people.clone();
        assert_eq!(apart(&mut people, 200.0, 4.0), 50.0);
        assert_eq!(people, before);
    }
}
