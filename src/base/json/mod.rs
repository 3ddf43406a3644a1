//! Documents read from JSON, with the path of a fault and the paths of what nothing reads.
//!
//! A document type is compiled for the reader that reads it. Readers stacked in each other, one for the text, one for the path
//! and one for what is left over, were a third of all that is compiled, for no other words: here is one reader, which says
//! what `serde_json` says, where `serde_json` says it, but for the names of types, which mean nothing to whoever wrote the document: it
//! says instead which keys stand there, and takes no list for them. What is read in one go (a text, what is passed over, every token that
//! is none) is left to `serde_json`.
//!
//! * `cursor`: where a reader stands in the text, and its tokens;
//! * `path`: the way from the root of a document to a value;
//! * `plain`: what a parser says, without the names of types;
//! * `reader`: its way through the text, and what goes wrong on it;
//! * `inside`: what stands inside a list, a map and a variant;
//! * `value`: a value out of a text;
//! * `whole`: a whole document, to and from its text.

mod cursor;
mod inside;
mod path;
mod plain;
mod reader;
#[cfg(test)]
mod tests;
mod value;
mod whole;

pub(crate) use value::read;
pub(crate) use whole::{whole, written};
