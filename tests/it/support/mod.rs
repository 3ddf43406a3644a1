//! What several subjects share.
//!
//! | file | what |
//! |---|---|
//! | [`blessed`] | texts and pictures as they were accepted |
//! | [`documents`] | random JSON, and documents with one thing changed |
//! | [`charts`], [`work`] | the pictures of the example `gallery` |

pub(crate) mod blessed;
pub(crate) mod documents;

#[path = "../../../examples/gallery/charts.rs"]
pub(crate) mod charts;
#[path = "../../../examples/gallery/work.rs"]
pub(crate) mod work;
