//! Every sentence that the crate can say, and the `Display` of every type that speaks.
//!
//! | file | what |
//! |---|---|
//! | `en_gb` | the phrases, British English |
//! | `en_gb_diagram` | the same, for pictures of improvement work |
//! | `en_gb_people` | the same, for pictures of stakeholders |
//! | `number` | numbers as people read them |
//! | `chart` | a chart, its signals, its reading, the matrix |
//! | `project` | a project, its progress score, SQUIRE, benefits, instruments |
//! | `monitor` | the updates of a monitor |

mod chart;
mod en_gb;
pub(crate) mod en_gb_diagram;
pub(crate) mod en_gb_people;
mod monitor;
mod number;
mod project;
