//! The way from the root of a document to a value.

use std::borrow::Cow;

/// One step down into a document.
#[derive(Debug, Clone)]
pub(super) enum Step<'de> {
    Element(usize),
    Key(Cow<'de, str>),
    /// A key that could not be read.
    UnreadKey,
    Variant(Cow<'de, str>),
}

/// The steps in the form that the errors have: `measures[0].chart`.
pub(super) fn written<'s, 'de: 's>(steps: impl IntoIterator<Item = &'s Step<'de>>) -> String {
    let mut path = String::new();
    for step in steps {
        let name = match step {
            Step::Element(index) => {
                path += &format!("[{index}]");
                continue;
            }
            Step::Key(name) | Step::Variant(name) => name,
            Step::UnreadKey => "?",
        };
        if !path.is_empty() {
            path.push('.');
        }
        path += name;
    }
    path
}
