//! Where things stand in a picture: pure functions from sizes and links to positions, which know no SVG.
//!
//! | file | what |
//! |---|---|
//! | `order` | nodes in layers, in an order in which few links cross |
//! | `spread` | boxes in a column, each as near as may be to where it wants to be |
//! | `columns` | boxes in columns with their links, from the two above |
//! | `stress` | a network, people as far apart as they are in ties |
//! | `apart` | rectangles moved until none covers another |
//! | `ways` | links between them that pass behind none |
//!
//! There is no chance in any of them: the same input gives the same picture.

pub(crate) mod apart;
pub(crate) mod columns;
pub(crate) mod order;
pub(crate) mod spread;
pub(crate) mod stress;
pub(crate) mod ways;
