//! On how many shortest ways somebody stands.

use super::graph::Network;
use crate::base::id::StakeholderId;
use std::collections::{BTreeMap, VecDeque};

impl<'a> Network<'a> {
    /// Betweenness: how much of the shortest traffic passes through each person.
    ///
    /// ```text
    /// B(v) = Σ  σ(s, t | v) / σ(s, t)      over all pairs s ≠ v ≠ t that a way joins,
    /// ```
    ///
    /// where σ(s, t) is the number of shortest ways from `s` to `t` and σ(s, t | v) the number of those through `v`. Directed,
    /// unweighted, not normalised. In a network whose every tie is mutual each pair counts twice, once in each
    /// direction, so that the values are twice those of an undirected network.
    ///
    /// Source: Freeman 1977; the algorithm is that of Brandes 2001, Journal of Mathematical Sociology 25:163,
    /// of the order of people times arcs.
    #[must_use]
    pub fn betweenness(&self) -> BTreeMap<&'a StakeholderId, f64> {
        let people = self.people();
        let mut score = vec![0.0; people];
        // the letters of the paper: sigma counts shortest ways, delta gathers dependencies
        let mut distance = vec![usize::MAX; people];
        let mut sigma = vec![0.0; people];
        let mut delta = vec![0.0; people];
        let mut order = Vec::with_capacity(people);
        let mut queue = VecDeque::new();
        for source in 0..people {
            distance.fill(usize::MAX);
            sigma.fill(0.0);
            delta.fill(0.0);
            order.clear();
            distance[source] = 0;
            sigma[source] = 1.0;
            queue.push_back(source);
            while let Some(person) = queue.pop_front() {
                order.push(person);
                for &next in &self.outward[person] {
                    if distance[next] == usize::MAX {
                        distance[next] = distance[person] + 1;
                        queue.push_back(next);
                    }
                    if distance[next] == distance[person] + 1 {
                        sigma[next] += sigma[person];
                    }
                }
            }
            for &person in order.iter().rev() {
                for &next in &self.outward[person] {
                    if distance[next] == distance[person] + 1 {
                        delta[person] += sigma[person] / sigma[next] * (1.0 + delta[next]);
                    }
                }
                if person != source {
                    score[person] += delta[person];
                }
            }
        }
        self.by_id(score)
    }
}
