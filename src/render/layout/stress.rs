//! A network, people as far apart as they are in ties.
//!
//! Stress majorisation (Gansner, Koren and North 2004): each person in turn goes to the mean of the places that the
//! others would give them, weighted by the inverse square of the distance. The start is a circle, so there is no chance in it.

use std::collections::VecDeque;

/// The most rounds of moving everybody once.
const ROUNDS: usize = 1000;

/// When nobody moves by more than this part of a tie in a round, the picture stands still.
const STILL: f64 = 1e-4;

/// A place in the picture.
pub(crate) type Spot = (f64, f64);

/// Places for people, one unit for each tie between them. Those that no chain of ties joins are set apart by `away`.
pub(crate) fn places(people: usize, ties: &[(usize, usize)]) -> Vec<Spot> {
    let distances = distances(people, ties);
    let mut places = circle(people, ties);
    for _ in 0..ROUNDS {
        let mut moved = 0.0_f64;
        for person in 0..people {
            let (x, y) = places[person];
            let (mut sum, mut weight) = ((0.0, 0.0), 0.0);
            for other in (0..people).filter(|&other| other != person) {
                let (far, (there_x, there_y)) = (distances[person][other], places[other]);
                let (dx, dy) = (x - there_x, y - there_y);
                let apart = (dx * dx + dy * dy).sqrt();
                let w = 1.0 / (far * far);
                // two at one place have no direction from each other: they are pulled apart by the rest
                let pull = if apart > 1e-9 { far / apart } else { 0.0 };
                sum.0 += w * (there_x + dx * pull);
                sum.1 += w * (there_y + dy * pull);
                weight += w;
            }
            if weight > 0.0 {
                places[person] = (sum.0 / weight, sum.1 / weight);
                moved = moved
                    .max((places[person].0 - x).abs())
                    .max((places[person].1 - y).abs());
            }
        }
        if moved < STILL {
            break;
        }
    }
    lie_down(&mut places);
    places
}

/// Ties from each to each; where no chain joins two, a little more than the longest there is.
#[expect(clippy::cast_precision_loss, reason = "counts of people are small")]
fn distances(people: usize, ties: &[(usize, usize)]) -> Vec<Vec<f64>> {
    let mut contacts = vec![Vec::new(); people];
    for &(one, other) in ties {
        contacts[one].push(other);
        contacts[other].push(one);
    }
    let steps: Vec<Vec<Option<usize>>> = (0..people)
        .map(|start| {
            let mut steps = vec![None; people];
            steps[start] = Some(0);
            let mut queue = VecDeque::from([(start, 0)]);
            while let Some((person, so_far)) = queue.pop_front() {
                for &next in &contacts[person] {
                    if steps[next].is_none() {
                        steps[next] = Some(so_far + 1);
                        queue.push_back((next, so_far + 1));
                    }
                }
            }
            steps
        })
        .collect();
    let longest = steps.iter().flatten().flatten().max().copied().unwrap_or(0);
    let away = longest as f64 / 2.0 + 1.5;
    steps
        .into_iter()
        .map(|row| {
            row.into_iter()
                .map(|steps| steps.map_or(away, |steps| steps as f64))
                .collect()
        })
        .collect()
}

/// Everybody on a circle, in the order of a walk along the ties, so that neighbours begin near each other.
#[expect(clippy::cast_precision_loss, reason = "counts of people are small")]
fn circle(people: usize, ties: &[(usize, usize)]) -> Vec<Spot> {
    let mut contacts = vec![Vec::new(); people];
    for &(one, other) in ties {
        contacts[one].push(other);
        contacts[other].push(one);
    }
    let (mut order, mut seen) = (Vec::new(), vec![false; people]);
    for start in 0..people {
        let mut open = vec![start];
        while let Some(person) = open.pop() {
            if std::mem::replace(&mut seen[person], true) {
                continue;
            }
            order.push(person);
            open.extend(contacts[person].iter().rev());
        }
    }
    let mut places = vec![(0.0, 0.0); people];
    let radius = (people as f64).sqrt();
    for (step, person) in order.into_iter().enumerate() {
        let angle = std::f64::consts::TAU * step as f64 / people as f64;
        // not a perfect circle: its symmetry would hold everybody where they are
        let radius = radius * (1.0 + 0.05 * (step % 3) as f64);
        places[person] = (radius * libm::cos(angle), radius * libm::sin(angle));
    }
    places
}

/// Turns the picture so that it is longest from left to right.
fn lie_down(places: &mut [Spot]) {
    #[expect(clippy::cast_precision_loss, reason = "counts of people are small")]
    let count = places.len().max(1) as f64;
    let (x, y) = places
        .iter()
        .fold((0.0, 0.0), |sum, place| (sum.0 + place.0, sum.1 + place.1));
    let (middle_x, middle_y) = (x / count, y / count);
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for (x, y) in &mut *places {
        (*x, *y) = (*x - middle_x, *y - middle_y);
        xx += *x * *x;
        xy += *x * *y;
        yy += *y * *y;
    }
    let angle = libm::atan2(2.0 * xy, xx - yy) / 2.0;
    let (sin, cos) = (libm::sin(angle), libm::cos(angle));
    for (x, y) in places {
        (*x, *y) = (*x * cos + *y * sin, *y * cos - *x * sin);
    }
}

#[cfg(test)]
mod tests {
    use super::places;

    /// A chain can be drawn without any stress, and the rounds leave a little: a tenth of a tie cannot be seen.
    const SEEN: f64 = 0.1;

    fn apart(places: &[(f64, f64)], one: usize, other: usize) -> f64 {
        let (a, b) = (places[one], places[other]);
        ((a.0 - b.0).powi(2) + (a.1 - b.1).powi(2)).sqrt()
    }

    #[test]
    fn a_chain_is_a_line() {
        let found = places(5, &[(0, 1), (1, 2), (2, 3), (3, 4)]);
        for one in 0..5_usize {
            for other in 0..5 {
                let wanted = f64::from(u32::try_from(one.abs_diff(other)).expect("small"));
                assert!(
                    (apart(&found, one, other) - wanted).abs() < SEEN,
                    "{found:?}"
                );
            }
        }
        assert!(found.iter().all(|place| place.1.abs() < SEEN), "{found:?}");
    }

    #[test]
    fn a_star_has_its_middle_in_the_middle() {
        let ties: Vec<(usize, usize)> = (1..9).map(|other| (0, other)).collect();
        let found = places(9, &ties);
        assert!(
            found[0].0.abs() < SEEN && found[0].1.abs() < SEEN,
            "{found:?}"
        );
    }

    #[test]
    fn nobody_and_one_and_two_strangers_have_places() {
        assert!(places(0, &[]).is_empty());
        assert_eq!(places(1, &[]).len(), 1);
        let two = places(2, &[]);
        assert!(apart(&two, 0, 1) > 1.0, "{two:?}");
    }

    #[test]
    fn the_same_ties_give_the_same_places() {
        let ties: Vec<(usize, usize)> = (0..60).map(|one| (one, (one * 7 + 3) % 60)).collect();
        let (one, other) = (places(60, &ties), places(60, &ties));
        assert_eq!(one, other);
        assert!(
            one.iter()
                .all(|place| place.0.is_finite() && place.1.is_finite())
        );
    }
}
