//! Nodes in layers, in an order in which few links cross.
//!
//! Sweeps to and fro put each node at the mean place of its neighbours (the barycentre: Sugiyama, Tagawa and Toda 1981), and sifting
//! then tries every place for every node. The fewest crossings cannot be had for certain in reasonable time; what comes out is
//! held against every order of small diagrams in the tests.

/// A graph in layers. Links run between neighbouring layers only.
#[derive(Debug, Clone)]
pub(crate) struct Layered {
    /// For each layer, for each node: its neighbours in the layer before.
    before: Vec<Vec<Vec<usize>>>,
    /// For each layer, for each node: its neighbours in the layer after.
    after: Vec<Vec<Vec<usize>>>,
}

/// The nodes of each layer, in their order.
pub(crate) type Order = Vec<Vec<usize>>;

/// How often the sweeps go to and fro: they settle in a few rounds, and the best order is kept.
const ROUNDS: usize = 8;

/// From how many shuffled orders the search starts anew while links cross: with 16, every small diagram in the tests
/// has as few crossings as it can have.
const STARTS: u32 = 16;

/// With more nodes than this in a picture none is sifted: every node would try every place of its layer, again and again.
const MOST_SIFTED: usize = 300;

/// With more nodes than this in a picture there are no shuffled starts: each would take its time.
const MANY: usize = 120;

impl Layered {
    /// So many nodes in each layer, and no links yet.
    pub(crate) fn new(sizes: &[usize]) -> Self {
        let empty: Vec<Vec<Vec<usize>>> =
            sizes.iter().map(|&size| vec![Vec::new(); size]).collect();
        Self {
            before: empty.clone(),
            after: empty,
        }
    }

    /// Links a node of a layer with one of the layer after it.
    pub(crate) fn link(&mut self, layer: usize, node: usize, next: usize) {
        self.after[layer][node].push(next);
        self.before[layer + 1][next].push(node);
    }

    /// The neighbours of a node in the layer before.
    pub(crate) fn before(&self, layer: usize, node: usize) -> &[usize] {
        &self.before[layer][node]
    }

    /// The neighbours of a node in the layer after.
    pub(crate) fn after(&self, layer: usize, node: usize) -> &[usize] {
        &self.after[layer][node]
    }

    /// How many links cross in an order.
    pub(crate) fn crossings(&self, order: &Order) -> usize {
        let places = places(order);
        let mut crossings = 0;
        for layer in 1..order.len() {
            let mut ends: Vec<Vec<usize>> = Vec::new();
            for &node in &order[layer - 1] {
                let next = self.after[layer - 1][node].iter();
                ends.push(next.map(|&next| places[layer][next]).collect());
            }
            for (index, upper) in ends.iter().enumerate() {
                crossings += ends[index + 1..]
                    .iter()
                    .map(|lower| inversions(upper, lower))
                    .sum::<usize>();
            }
        }
        crossings
    }

    /// An order in which few links cross.
    pub(crate) fn order(&self) -> Order {
        let first = self.by_reach();
        let nodes: usize = first.iter().map(Vec::len).sum();
        let starts = if nodes > MANY { 0 } else { STARTS };
        let mut best = (self.crossings(&first), first.clone());
        for start in 0..=starts {
            let mut order = first.clone();
            shuffle(&mut order, start);
            for round in 0..=ROUNDS {
                let mut sifted = order.clone();
                if nodes <= MOST_SIFTED {
                    self.sift(&mut sifted);
                }
                let crossings = self.crossings(&sifted);
                if crossings < best.0 {
                    best = (crossings, sifted);
                }
                if best.0 == 0 {
                    return best.1;
                }
                self.sweep(&mut order, round % 2 == 0);
            }
        }
        best.1
    }

    /// Each layer in the order in which a walk from the first layer comes to its nodes: a tree has no crossing then.
    fn by_reach(&self) -> Order {
        let mut order: Order = self.before.iter().map(|_| Vec::new()).collect();
        let mut seen: Vec<Vec<bool>> = self
            .before
            .iter()
            .map(|layer| vec![false; layer.len()])
            .collect();
        for layer in 0..self.before.len() {
            for node in 0..self.before[layer].len() {
                // depth first; nodes that nothing in front of them reaches start a walk of their own
                let mut open = vec![(layer, node)];
                while let Some((layer, node)) = open.pop() {
                    if std::mem::replace(&mut seen[layer][node], true) {
                        continue;
                    }
                    order[layer].push(node);
                    let next = self.after[layer][node].iter().rev();
                    open.extend(next.map(|&next| (layer + 1, next)));
                }
            }
        }
        order
    }

    /// One sweep: each node goes to the mean place of its neighbours in the layer swept before.
    fn sweep(&self, order: &mut Order, forwards: bool) {
        let layers = order.len();
        for step in 1..layers {
            let layer = if forwards { step } else { layers - 1 - step };
            let places = places(order);
            let keys: Vec<f64> = (0..order[layer].len())
                .map(|node| {
                    let (neighbours, other) = if forwards {
                        (&self.before[layer][node], layer - 1)
                    } else {
                        (&self.after[layer][node], layer + 1)
                    };
                    if neighbours.is_empty() {
                        // nothing pulls at it: it keeps its share of the height
                        return share(places[layer][node], order[layer].len());
                    }
                    let sum: f64 = neighbours
                        .iter()
                        .map(|&node| share(places[other][node], order[other].len()))
                        .sum();
                    #[expect(clippy::cast_precision_loss, reason = "counts of nodes are small")]
                    let mean = sum / neighbours.len() as f64;
                    mean
                })
                .collect();
            order[layer].sort_by(|&a, &b| keys[a].total_cmp(&keys[b]));
        }
    }

    /// Every node tries every place of its layer, until none gains.
    fn sift(&self, order: &mut Order) {
        let mut improved = true;
        while improved {
            improved = false;
            for layer in 0..order.len() {
                for node in 0..order[layer].len() {
                    improved |= self.sift_one(order, layer, node);
                }
            }
        }
    }

    fn sift_one(&self, order: &mut Order, layer: usize, node: usize) -> bool {
        let places = places(order);
        let at = places[layer][node];
        let gain = |upper: usize, lower: usize| self.gain(&places, layer, upper, lower);
        let nodes = &order[layer];
        let (mut best, mut target) = (0, at);
        let mut sum = 0;
        for place in (0..at).rev() {
            sum += gain(nodes[place], node);
            if sum > best {
                (best, target) = (sum, place);
            }
        }
        sum = 0;
        for (place, &other) in nodes.iter().enumerate().skip(at + 1) {
            sum += gain(node, other);
            if sum > best {
                (best, target) = (sum, place);
            }
        }
        if best > 0 {
            let node = order[layer].remove(at);
            order[layer].insert(target, node);
        }
        best > 0
    }

    /// By how many crossings it is better to have `lower` above `upper`.
    fn gain(&self, places: &[Vec<usize>], layer: usize, upper: usize, lower: usize) -> isize {
        let mut gain = 0;
        for (side, other) in [
            (&self.before, layer.checked_sub(1)),
            (&self.after, Some(layer + 1)),
        ] {
            let Some(there) = other.and_then(|other| places.get(other)) else {
                continue;
            };
            let at = |node: usize| -> Vec<usize> {
                side[layer][node].iter().map(|&node| there[node]).collect()
            };
            let (upper, lower) = (at(upper), at(lower));
            gain += inversions(&upper, &lower).cast_signed();
            gain -= inversions(&lower, &upper).cast_signed();
        }
        gain
    }
}

/// Another order for every start, and none for the first: a fixed stream of numbers (Marsaglia's xorshift), no chance.
fn shuffle(order: &mut Order, start: u32) {
    let mut state = start;
    for layer in order {
        for place in (1..layer.len()).rev() {
            for (shift, left) in [(13, true), (17, false), (5, true)] {
                state ^= if left { state << shift } else { state >> shift };
            }
            if state != 0 {
                layer.swap(place, state as usize % (place + 1));
            }
        }
    }
}

/// How many pairs stand the wrong way round.
fn inversions(upper: &[usize], lower: &[usize]) -> usize {
    upper
        .iter()
        .map(|place| lower.iter().filter(|&other| other < place).count())
        .sum()
}

/// The place of each node in its layer.
fn places(order: &Order) -> Vec<Vec<usize>> {
    order
        .iter()
        .map(|nodes| {
            let mut places = vec![0; nodes.len()];
            for (place, &node) in nodes.iter().enumerate() {
                places[node] = place;
            }
            places
        })
        .collect()
}

/// A place as a share of its layer, so that layers of different lengths can be compared.
#[expect(clippy::cast_precision_loss, reason = "counts of nodes are small")]
fn share(place: usize, of: usize) -> f64 {
    (place as f64 + 0.5) / of as f64
}

#[cfg(test)]
mod tests {
    use super::{Layered, Order};

    /// Small graphs in layers, one after the other, from the bits of a counter that is stirred.
    fn graph(seed: u64, sizes: &[usize], of_ten: u64) -> Layered {
        let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        };
        let mut graph = Layered::new(sizes);
        for layer in 1..sizes.len() {
            for node in 0..sizes[layer - 1] {
                for other in 0..sizes[layer] {
                    if next() % 10 < of_ten {
                        graph.link(layer - 1, node, other);
                    }
                }
            }
        }
        graph
    }

    fn permutations(size: usize) -> Vec<Vec<usize>> {
        if size == 0 {
            return vec![Vec::new()];
        }
        let mut all = Vec::new();
        for shorter in permutations(size - 1) {
            for place in 0..size {
                let mut longer = shorter.clone();
                longer.insert(place, size - 1);
                all.push(longer);
            }
        }
        all
    }

    /// The fewest crossings of all orders.
    fn fewest(graph: &Layered, sizes: &[usize]) -> usize {
        fn walk(graph: &Layered, sizes: &[usize], order: &mut Order) -> usize {
            let Some(&size) = sizes.get(order.len()) else {
                return graph.crossings(order);
            };
            let mut best = usize::MAX;
            for layer in permutations(size) {
                order.push(layer);
                best = best.min(walk(graph, sizes, order));
                order.pop();
            }
            best
        }
        walk(graph, sizes, &mut Vec::new())
    }

    #[test]
    fn small_diagrams_have_as_few_crossings_as_any_order() {
        for (sizes, of_ten) in [
            (&[1, 3, 4, 4][..], 4),
            (&[1, 4, 4, 3], 5),
            (&[1, 2, 5, 5], 3),
            (&[1, 3, 5, 3], 6),
        ] {
            for seed in 1..=60 {
                let graph = graph(seed, sizes, of_ten);
                let order = graph.order();
                for (layer, nodes) in order.iter().enumerate() {
                    let mut sorted = nodes.clone();
                    sorted.sort_unstable();
                    assert_eq!(sorted, (0..sizes[layer]).collect::<Vec<_>>());
                }
                assert_eq!(
                    graph.crossings(&order),
                    fewest(&graph, sizes),
                    "seed {seed} of {sizes:?}: {graph:?}"
                );
            }
        }
    }

    #[test]
    fn crossings_are_counted() {
        let mut graph = Layered::new(&[2, 2]);
        graph.link(0, 0, 1);
        graph.link(0, 1, 0);
        assert_eq!(graph.crossings(&vec![vec![0, 1], vec![0, 1]]), 1);
        assert_eq!(graph.crossings(&vec![vec![1, 0], vec![0, 1]]), 0);
        assert_eq!(graph.crossings(&graph.order()), 0);
    }

    #[test]
    fn a_large_tree_has_no_crossing() {
        let mut graph = Layered::new(&[1, 5, 25, 125]);
        for node in 0..5 {
            graph.link(0, 0, node);
        }
        for layer in [1, 2] {
            let size = [0, 5, 25][layer];
            for node in 0..size {
                for child in 0..5 {
                    // scattered, so that the order in which they stand is of no help
                    graph.link(layer, node, child * size + node);
                }
            }
        }
        assert_eq!(graph.crossings(&graph.order()), 0);
    }
}
