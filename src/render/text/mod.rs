//! Text in a picture: measured without a font, wrapped and cut short.
//!
//! | file | what |
//! |---|---|
//! | `width` | how wide it can be |
//! | `wrap` | in lines, and cut short |

pub(crate) mod width;
pub(crate) mod wrap;
