//! The network that the ties of a map make: who stands where.
//!
//! A network is directed, an arc runs the way information runs, and each arc counts once however many ties make
//! it. Every answer depends on who is on the map and on which question the ties answer, so a
//! [`Network`] names its kinds of tie; values from maps of different size do not compare.
//!
//! * `graph`: from ties to arcs;
//! * `degree`: how many inform somebody, and how many they inform;
//! * `betweenness`: on how many shortest ways somebody stands (Brandes 2001);
//! * `constraint`: how much somebody's contacts know each other (Burt);
//! * `brokerage`: between which groups somebody stands (Gould and Fernandez);
//! * `cuts`: people and ties whose loss would part the network;
//! * `fit`: what a network is good for, as advice.

mod betweenness;
mod brokerage;
mod constraint;
mod cuts;
mod degree;
mod fit;
mod graph;

pub use brokerage::Brokerage;
pub use degree::Degree;
pub use fit::{Divergence, NetworkFit};
pub use graph::Network;
pub(in crate::work::stakeholder) use graph::kinds_in_words;
