//! Private numerics: what every layer above computes with.
//!
//! | file | what |
//! |---|---|
//! | `normal` | the normal distribution |
//! | `saddle` | the probability of one count, after Loader: the kernel of all tails below |
//! | `incomplete` | regularised incomplete gamma and beta functions, both tails, and their inverses |
//! | `tails` | binomial, Poisson, geometric, gamma, chi-square and beta: tails and quantiles |
//! | `t` | Student's t |
//! | `haar` | evidence for a shift at any number of looks |
//! | `summary` | sum, mean, median, variance of a slice |
//! | `totals` | sum and mean of a long column with missing values |
//! | `whole` | whether numbers are whole |
//! | `legendre` | Gauss-Legendre quadrature |
//! | `random` | seeded uniform numbers |
//! | `law` | values of a distribution, drawn |
//! | `root` | a root, or the lowest point, between two bounds |
//! | `constants` | d2, d3, c4 and the median of the range, for any subgroup size |
//!
//! Counts are `f64` that hold whole numbers, as in a series. Nothing here panics, and nothing is NaN for an
//! argument inside the stated domain; the layers above check their arguments before they come here.

#![allow(
    dead_code,
    reason = "tails come in pairs and distributions whole; not every one has its caller yet"
)]

pub(crate) mod constants;
#[cfg(test)]
mod golden;
pub(crate) mod haar;
pub(crate) mod incomplete;
pub(crate) mod law;
pub(crate) mod legendre;
pub(crate) mod normal;
#[cfg(test)]
mod oracle;
pub(crate) mod random;
pub(crate) mod root;
pub(crate) mod saddle;
pub(crate) mod summary;
pub(crate) mod t;
pub(crate) mod tails;
pub(crate) mod totals;
pub(crate) mod whole;
