//! Pictures, reports, and text for other tools.

mod layout;
