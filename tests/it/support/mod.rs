//! What several subjects share: the charts of the example `less_season`.

#[path = "../../../examples/less_season/simulation.rs"]
pub(crate) mod simulation;
