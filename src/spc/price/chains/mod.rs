//! Rules as automata, and the Markov chains of automaton and process.
//!
//! | file | what it holds |
//! |---|---|
//! | `zones` | the lines of a chart as letters: the zones between them, and the lines themselves |
//! | `machine` | finite automata: built, multiplied, minimised |
//! | `automaton` | rules about lines compiled to one automaton over the zones |
//! | `steps` | trends and alternation compiled to one automaton over steps |
//! | `chain`, `solve` | the chain of automaton and process; expected times without subtraction |
//! | `bands`, `joint`, `changed` | zones and steps together: where in its zone the last value lies; across a change |

pub(super) mod automaton;
pub(super) mod bands;
pub(super) mod chain;
pub(super) mod changed;
pub(super) mod joint;
pub(super) mod machine;
pub(super) mod solve;
pub(super) mod steps;
pub(super) mod zones;
