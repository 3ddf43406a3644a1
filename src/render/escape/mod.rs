//! Text made inert in other languages: one file each. SVG has its own in `svg`, which is the only writer of SVG.
//!
//! Each takes the text as [plain](crate::base::printed::plain) gives it, in one line, and returns what that language shows as these
//! letters and no more.

pub(crate) mod csv;
pub(crate) mod dot;
pub(crate) mod html;
pub(crate) mod markdown;
pub(crate) mod mermaid;
