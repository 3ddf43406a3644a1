//! Where a student stands, as a page to show.

use super::progress::Progress;

/// Where a student stands, as one self-contained page: [`to_html`](Self::to_html).
///
/// The exercises with what each serves, the misconceptions that were met, how sure the student was and how often right, and the
/// pictures that were made on the way.
///
/// ```
/// use improvement::course::{Progress, Standing};
///
/// let page = Standing::new(&Progress::new()).to_html();
/// assert!(page.starts_with("<!DOCTYPE html>"));
/// assert!(page.contains("Two points lie"));
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct Standing<'a> {
    pub(in crate::teach) progress: &'a Progress,
    /// Names of files, and what stands in them.
    pub(in crate::teach) pictures: Vec<(String, String)>,
}

impl<'a> Standing<'a> {
    /// Where a student stands.
    pub const fn new(progress: &'a Progress) -> Self {
        Self {
            progress,
            pictures: Vec::new(),
        }
    }

    /// Adds a picture: the name of its file, and the SVG in it. The page shows it as an image, so that nothing in it can run.
    pub fn picture(mut self, name: impl Into<String>, svg: impl Into<String>) -> Self {
        self.pictures.push((name.into(), svg.into()));
        self
    }
}
