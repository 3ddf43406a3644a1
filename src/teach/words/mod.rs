//! What the course says beside the exercises, and the `Display` of every type here that speaks.

mod course;
mod en_gb;
mod hidden_rule;
mod standing;
