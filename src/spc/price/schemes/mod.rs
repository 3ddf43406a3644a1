//! Schemes that remember: their run lengths, and the limit for a wanted one.
//!
//! | file | what it holds |
//! |---|---|
//! | `scheme` | the run length of a scheme: mean, spread, percentiles |
//! | `ewma`, `cusum` | of normal values |
//! | `count_cusum`, `count_ewma` | of counts |
//! | `individuals` | values that are correlated, or judged with their moving ranges |
//! | `nystrom` | a statistic of normal values between limits as a chain |
//! | `asked` | the search for a limit |

pub(super) mod asked;
pub(super) mod count_cusum;
pub(super) mod count_ewma;
pub(super) mod cusum;
pub(super) mod ewma;
pub(super) mod individuals;
pub(super) mod nystrom;
pub(super) mod scheme;
