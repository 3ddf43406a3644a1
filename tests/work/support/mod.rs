//! What several subjects share.
//!
//! | file | what |
//! |---|---|
//! | [`blessed`] | texts and pictures as they were accepted |
//! | [`documents`] | random JSON, and documents with one thing changed |
//! | [`worst`] | the worst documents of 100 KB that we could think of |
//! | [`charts`], [`work`] | the pictures of the example `gallery` |

pub(crate) mod blessed;
pub(crate) mod documents;
pub(crate) mod worst;

#[path = "../../../examples/gallery/charts.rs"]
pub(crate) mod charts;
#[path = "../../../examples/gallery/work.rs"]
pub(crate) mod work;
