//! The mapping of golden files onto the public API, a file for each package.
//!
//! | file | what |
//! |---|---|
//! | [`case`] | a case and its JSON as numbers |
//! | [`outcome`] | what became of a case, the tolerance, the count over a file |
//! | [`difference`] | where we choose otherwise, by rule, with a reason |
//! | [`judge`] | signals on the package's own values and lines |
//! | [`qicharts2`], [`qicharts2_rows`], [`qicharts2_facts`], [`qicharts2_lines`], [`runs_limits`] | qicharts2 |
//! | [`qcc`], [`qcc_spread`], [`qcc_memory`], [`qcc3`] | qcc 2.7 and 3.0 |
//! | [`bchart`], [`surveillance`] | CUSUMs of qicharts2 and surveillance |
//! | [`runcharter`], [`autospc`] | the levels that these give a chart by themselves |
//! | [`rspc`], [`ptd`], [`ptd_icons`], [`base_r`] | Rspc, NHSRplotthedots, R itself |

pub(crate) mod autospc;
pub(crate) mod base_r;
pub(crate) mod bchart;
pub(crate) mod case;
pub(crate) mod difference;
pub(crate) mod judge;
pub(crate) mod outcome;
pub(crate) mod ptd;
pub(crate) mod ptd_icons;
pub(crate) mod qcc;
pub(crate) mod qcc3;
pub(crate) mod qcc_memory;
pub(crate) mod qcc_spread;
pub(crate) mod qicharts2;
pub(crate) mod qicharts2_facts;
pub(crate) mod qicharts2_lines;
pub(crate) mod qicharts2_rows;
pub(crate) mod rspc;
pub(crate) mod runcharter;
pub(crate) mod runs_limits;
pub(crate) mod surveillance;
