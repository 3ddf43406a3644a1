//! The season taken out of a series.
//!
//! | file | what |
//! |---|---|
//! | `which` | the season in which a day lies |
//! | `less` | differences from the same season of other years |

pub(crate) mod less;
pub(crate) mod which;
