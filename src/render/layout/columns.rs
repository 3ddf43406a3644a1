//! Boxes in columns, with the way of each link between them.

use super::order::Layered;
use super::spread::spread;
use crate::base::sort::sort_by;
use std::ops::Range;

/// The height that a link takes up where it passes through a column.
const LANE: f64 = 4.0;

/// How often each column is pulled towards its neighbours: it no longer moves after a few rounds.
const ROUNDS: usize = 8;

/// The most that the ends of links at one box are apart.
const PORT: f64 = 9.0;

/// Boxes in columns.
#[expect(
    clippy::struct_field_names,
    reason = "the column of each box is one of them"
)]
#[derive(Debug, Clone)]
pub(crate) struct Columns<'a> {
    /// The column of each box.
    pub(crate) columns: &'a [usize],
    /// The height of each box.
    pub(crate) heights: &'a [f64],
    /// From a box to one in a later column.
    pub(crate) links: &'a [(usize, usize)],
    /// The least distance between two boxes of a column.
    pub(crate) gap: f64,
}

/// Where the boxes stand and the links run.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Placed {
    /// The top of each box.
    pub(crate) tops: Vec<f64>,
    /// For each link: its height at the first box, in every column that it passes, and at the last box.
    pub(crate) routes: Vec<Vec<f64>>,
    /// From the highest top, which is 0, to the lowest bottom.
    pub(crate) height: f64,
    /// How many links cross.
    pub(crate) crossings: usize,
}

/// A box, or a place where a link passes, in a column.
#[derive(Debug, Clone, Copy)]
struct Slot {
    column: usize,
    /// Its number within the column.
    number: usize,
    height: f64,
}

impl Columns<'_> {
    /// Places the boxes so that few links cross, and each box stands near those that it is linked with.
    pub(crate) fn place(&self) -> Placed {
        let count = self.columns.iter().max().map_or(0, |last| last + 1);
        let mut sizes = vec![0; count];
        let mut slots: Vec<Slot> = Vec::new();
        let mut add = |column: usize, height: f64| {
            slots.push(Slot {
                column,
                number: sizes[column],
                height,
            });
            sizes[column] += 1;
            slots.len() - 1
        };
        for (&column, &height) in self.columns.iter().zip(self.heights) {
            add(column, height);
        }
        let lanes: Vec<Range<usize>> = self
            .links
            .iter()
            .map(|&(from, to)| {
                let passed = self.columns[from] + 1..self.columns[to];
                let lanes: Vec<usize> = passed.map(|column| add(column, LANE)).collect();
                lanes
                    .first()
                    .map_or(0..0, |&first| first..first + lanes.len())
            })
            .collect();
        let mut layered = Layered::new(&sizes);
        for (&(from, to), lanes) in self.links.iter().zip(&lanes) {
            let mut last = from;
            for next in lanes.clone().chain([to]) {
                layered.link(slots[last].column, slots[last].number, slots[next].number);
                last = next;
            }
        }
        let order = layered.order();
        let mut slot_of: Vec<Vec<usize>> = sizes.iter().map(|&size| vec![0; size]).collect();
        for (index, slot) in slots.iter().enumerate() {
            slot_of[slot.column][slot.number] = index;
        }
        let centres = self.centres(&layered, &order, &slots, &slot_of);
        let top = (0..slots.len())
            .map(|slot| centres[slot] - slots[slot].height / 2.0)
            .fold(f64::INFINITY, f64::min);
        let top = if top.is_finite() { top } else { 0.0 };
        let centres: Vec<f64> = centres.iter().map(|centre| centre - top).collect();
        let height = (0..slots.len())
            .map(|slot| centres[slot] + slots[slot].height / 2.0)
            .fold(0.0, f64::max);
        Placed {
            tops: (0..self.columns.len())
                .map(|node| centres[node] - self.heights[node] / 2.0)
                .collect(),
            routes: self.routes(&centres, &lanes),
            height,
            crossings: layered.crossings(&order),
        }
    }

    fn centres(
        &self,
        layered: &Layered,
        order: &[Vec<usize>],
        slots: &[Slot],
        slot_of: &[Vec<usize>],
    ) -> Vec<f64> {
        let mut centres = vec![0.0; slots.len()];
        let settle =
            |centres: &mut Vec<f64>, column: usize, wanted: &dyn Fn(&[f64], usize) -> f64| {
                let here: Vec<usize> = order[column]
                    .iter()
                    .map(|&number| slot_of[column][number])
                    .collect();
                let sizes: Vec<f64> = here.iter().map(|&slot| slots[slot].height).collect();
                let wishes: Vec<f64> = here.iter().map(|&slot| wanted(centres, slot)).collect();
                for (slot, centre) in here.iter().zip(spread(&wishes, &sizes, self.gap)) {
                    centres[*slot] = centre;
                }
            };
        let mean = |centres: &[f64], slot: usize, column: usize, numbers: &[usize]| {
            if numbers.is_empty() {
                return centres[slot];
            }
            let sum: f64 = numbers
                .iter()
                .map(|&number| centres[slot_of[column][number]])
                .sum();
            #[expect(clippy::cast_precision_loss, reason = "counts of links are small")]
            let mean = sum / numbers.len() as f64;
            mean
        };
        for column in 0..order.len() {
            settle(&mut centres, column, &|_, _| 0.0);
        }
        for _ in 0..ROUNDS {
            for column in 1..order.len() {
                settle(&mut centres, column, &|centres, slot| {
                    let before = layered.before(column, slots[slot].number);
                    mean(centres, slot, column - 1, before)
                });
            }
            // last towards the causes, so that a box stands in the middle of what feeds it
            for column in (0..order.len().saturating_sub(1)).rev() {
                settle(&mut centres, column, &|centres, slot| {
                    let after = layered.after(column, slots[slot].number);
                    mean(centres, slot, column + 1, after)
                });
            }
        }
        centres
    }

    /// The heights at which each link leaves, passes and arrives: at a box the ends are apart, in the order in which the links run.
    fn routes(&self, centres: &[f64], lanes: &[Range<usize>]) -> Vec<Vec<f64>> {
        let mut routes: Vec<Vec<f64>> = self
            .links
            .iter()
            .zip(lanes)
            .map(|(&(from, to), lanes)| {
                let passed = lanes.clone().map(|lane| centres[lane]);
                std::iter::once(centres[from])
                    .chain(passed)
                    .chain([centres[to]])
                    .collect()
            })
            .collect();
        let straight = routes.clone();
        for (node, &centre) in centres.iter().enumerate().take(self.columns.len()) {
            let ends = |first: bool| -> Vec<(usize, f64)> {
                let mut ends: Vec<(usize, f64)> = self
                    .links
                    .iter()
                    .enumerate()
                    .filter(|(_, link)| node == if first { link.0 } else { link.1 })
                    .map(|(link, _)| {
                        let route = &straight[link];
                        let next = if first { 1 } else { route.len() - 2 };
                        (link, route[next])
                    })
                    .collect();
                sort_by(&mut ends, |a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
                ends
            };
            for first in [true, false] {
                let ends = ends(first);
                #[expect(clippy::cast_precision_loss, reason = "counts of links are small")]
                let count = ends.len() as f64;
                let step = PORT.min((self.heights[node] - 12.0).max(0.0) / count.max(1.0));
                let mut at = centre - step * (count - 1.0) / 2.0;
                for (link, _) in ends {
                    let last = routes[link].len() - 1;
                    routes[link][if first { 0 } else { last }] = at;
                    at += step;
                }
            }
        }
        routes
    }
}

#[cfg(test)]
mod tests {
    use super::Columns;

    /// Rounding: places are sums of a few numbers below 10,000.
    const ROUNDING: f64 = 1e-6;

    #[test]
    fn a_chain_is_straight() {
        let placed = Columns {
            columns: &[0, 1, 2],
            heights: &[40.0, 20.0, 60.0],
            links: &[(0, 1), (1, 2)],
            gap: 10.0,
        }
        .place();
        assert_eq!(placed.tops, [10.0, 20.0, 0.0]);
        assert_eq!(placed.routes, [[30.0, 30.0], [30.0, 30.0]]);
        assert_eq!((placed.height, placed.crossings), (60.0, 0));
    }

    #[test]
    fn nothing_is_a_picture_of_no_height() {
        let placed = Columns {
            columns: &[],
            heights: &[],
            links: &[],
            gap: 10.0,
        }
        .place();
        assert!(placed.tops.is_empty() && placed.height == 0.0);
    }

    #[test]
    fn boxes_keep_their_distance_and_links_pass_between_them() {
        // two boxes in the middle, and a link that passes them by
        let (columns, heights) = ([0, 1, 1, 2, 2, 2], [50.0, 30.0, 30.0, 20.0, 70.0, 20.0]);
        let links = [(0, 1), (0, 2), (0, 4), (1, 3), (2, 5)];
        let placed = Columns {
            columns: &columns,
            heights: &heights,
            links: &links,
            gap: 12.0,
        }
        .place();
        assert_eq!(placed.crossings, 0);
        for one in 0..columns.len() {
            for other in (one + 1)..columns.len() {
                if columns[one] != columns[other] {
                    continue;
                }
                let (upper, lower) = if placed.tops[one] < placed.tops[other] {
                    (one, other)
                } else {
                    (other, one)
                };
                let apart = placed.tops[lower] - placed.tops[upper] - heights[upper];
                assert!(apart >= 12.0 - ROUNDING, "{one} and {other}: {apart}");
            }
        }
        let lane = placed.routes[2][1];
        for node in [1, 2] {
            let inside = placed.tops[node]..placed.tops[node] + heights[node];
            assert!(!inside.contains(&lane), "{lane} in {inside:?}");
        }
        assert!(placed.tops.iter().all(|&top| top >= -ROUNDING));
    }
}
