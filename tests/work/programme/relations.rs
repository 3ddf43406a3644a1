//! Whole numbers of which it is known how they hang together: what each of them can still be.

use std::collections::BTreeMap;

/// Numbers with a name, each between two bounds, and sums of them that lie between two others.
#[derive(Debug, Clone, Default)]
pub(super) struct Relations {
    places: BTreeMap<String, usize>,
    bounds: Vec<(i64, i64)>,
    sums: Vec<Sum>,
}

#[derive(Debug, Clone)]
struct Sum {
    terms: Vec<(usize, i64)>,
    low: i64,
    high: i64,
}

/// Two relations that cannot both be so.
#[derive(Debug)]
pub(super) struct Contradiction;

impl Relations {
    /// A number that lies between two bounds; one that is known already by this name lies between both pairs.
    pub(super) fn number(&mut self, name: impl Into<String>, low: i64, high: i64) -> usize {
        let next = self.bounds.len();
        let place = *self.places.entry(name.into()).or_insert(next);
        if place == next {
            self.bounds.push((low, high));
        } else {
            let before = &mut self.bounds[place];
            *before = (before.0.max(low), before.1.min(high));
        }
        place
    }

    /// A sum, each term so many times, that lies between two bounds.
    pub(super) fn sum(&mut self, terms: &[(usize, i64)], low: i64, high: i64) {
        let terms = terms.to_vec();
        self.sums.push(Sum { terms, low, high });
    }

    /// That numbers add up to one.
    pub(super) fn add_up(&mut self, parts: &[usize], whole: usize) {
        let mut terms: Vec<_> = parts.iter().map(|&part| (part, 1)).collect();
        terms.push((whole, -1));
        self.sum(&terms, 0, 0);
    }

    /// That a number is no more than the sum of others.
    pub(super) fn at_most(&mut self, one: usize, others: &[usize]) {
        let mut terms: Vec<_> = others.iter().map(|&other| (other, 1)).collect();
        terms.push((one, -1));
        self.sum(&terms, 0, i64::MAX);
    }

    /// Narrows the bounds until no sum alone narrows any.
    fn settle(&mut self) -> Result<(), Contradiction> {
        loop {
            let mut narrower = false;
            for sum in &self.sums {
                let ends = |(place, times): (usize, i64)| {
                    let (low, high) = self.bounds[place];
                    let (one, other) = (low * times, high * times);
                    (one.min(other), one.max(other))
                };
                let (mut least, mut most) = (0, 0);
                for &term in &sum.terms {
                    let (low, high) = ends(term);
                    (least, most) = (least + low, most + high);
                }
                if least > sum.high || most < sum.low {
                    return Err(Contradiction);
                }
                let mut found = Vec::new();
                for &(place, times) in &sum.terms {
                    let (low, high) = ends((place, times));
                    // what the others leave for this one
                    let (from, to) = (
                        sum.low.saturating_sub(most - high),
                        sum.high.saturating_sub(least - low),
                    );
                    let (from, to) = if times > 0 { (from, to) } else { (-to, -from) };
                    let times = times.abs();
                    found.push((place, -((-from).div_euclid(times)), to.div_euclid(times)));
                }
                for (place, from, to) in found {
                    let (low, high) = self.bounds[place];
                    let now = (low.max(from), high.min(to));
                    if now.0 > now.1 {
                        return Err(Contradiction);
                    }
                    narrower |= now != (low, high);
                    self.bounds[place] = now;
                }
            }
            if !narrower {
                return Ok(());
            }
        }
    }

    /// Narrows the bounds as far as they go, also by trying the ends of each number.
    pub(super) fn solve(&mut self) -> Result<(), Contradiction> {
        self.settle()?;
        loop {
            let before = self.bounds.clone();
            for place in 0..self.bounds.len() {
                for of_low in [true, false] {
                    let (low, high) = self.bounds[place];
                    if low == high {
                        continue;
                    }
                    let mut tried = self.clone();
                    let end = if of_low { low } else { high };
                    tried.bounds[place] = (end, end);
                    if tried.settle().is_err() {
                        self.bounds[place] = if of_low {
                            (low + 1, high)
                        } else {
                            (low, high - 1)
                        };
                        self.settle()?;
                    }
                }
            }
            if self.bounds == before {
                return Ok(());
            }
        }
    }

    /// The numbers with their bounds.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, (i64, i64))> + '_ {
        let places = self.places.iter();
        places.map(|(name, &place)| (name.as_str(), self.bounds[place]))
    }
}

#[test]
fn what_follows_from_sums_is_found() {
    let mut relations = Relations::default();
    let whole = relations.number("whole", 24, 24);
    let parts = [(12, 12), (9, 9), (0, 24)];
    let parts = parts.map(|(low, high)| relations.number(format!("{low} to {high}"), low, high));
    relations.add_up(&parts, whole);
    relations.solve().unwrap();
    assert!(relations.iter().any(|one| one == ("0 to 24", (3, 3))));
    // two that make three, and are one apart: found by trying the ends, and by no sum alone
    let mut relations = Relations::default();
    let two = ["one", "other"].map(|name| relations.number(name, 0, 9));
    relations.sum(&[(two[0], 1), (two[1], 1)], 3, 3);
    relations.sum(&[(two[0], 1), (two[1], -1)], 1, 1);
    relations.solve().unwrap();
    let found: Vec<_> = relations.iter().collect();
    assert_eq!(found, [("one", (2, 2)), ("other", (1, 1))]);
    relations.sum(&[(two[0], 1)], 3, 9);
    assert!(relations.solve().is_err());
}
