//! The automata against the plain matcher, and the two ways to solve a chain against each other.
//!
//! | file | what it holds |
//! |---|---|
//! | `walks` | automata on every short string, and on long ones |
//! | `readers` | readers of whole sets, on every prefix |
//! | `chains` | chains, solved in two ways |

mod chains;
mod readers;
mod walks;
