//! Text in a picture: made safe, measured without a font, wrapped and cut short.
//!
//! | file | what |
//! |---|---|
//! | `plain` | text without control characters and marks that turn the direction |
//! | `width` | how wide it can be |
//! | `wrap` | in lines, and cut short |

pub(crate) mod plain;
pub(crate) mod width;
pub(crate) mod wrap;
