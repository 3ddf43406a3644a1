//! What follows from the rest of a value, kept once it was asked for.

use std::sync::OnceLock;

/// Something that is worked out when it is first asked for. It follows from what stands beside it, so that two are always equal.
#[derive(Debug, Clone)]
pub(crate) struct Kept<T>(OnceLock<T>);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(OnceLock::new())
    }
}

impl<T> PartialEq for Kept<T> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl<T: Copy> Kept<T> {
    pub(crate) fn get(&self, work_out: impl FnOnce() -> T) -> T {
        *self.0.get_or_init(work_out)
    }
}
