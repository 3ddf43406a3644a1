//! The table of a group of errors, from which the enum, its codes and its messages are made.

/// One row for each error: its meaning, its code, what its message is about where the message says only what is
/// wrong (`is NaN, expected …`, about `the value`), the message, and its name with its fields.
macro_rules! errors {
    (
        $(#[$front:meta])+
        $group:ident:
        $(
            $(#[$meaning:meta])+
            $code:literal $(, $subject:literal)? =>
            #[error($($message:tt)+)]
            $name:ident $({ $($(#[$about:meta])+ $field:ident: $type:ty,)+ })?;
        )+
    ) => {
        $(#[$front])+
        ///
        /// New ones come in minor versions.
        #[derive(Debug, Clone, PartialEq, thiserror::Error)]
        #[non_exhaustive]
        pub enum $group {$(
            $(#[$meaning])+
            #[error($($message)+)]
            $name $({ $($(#[$about])+ $field: $type,)+ })?,
        )+}

        impl $group {
            /// Every code of the group.
            pub(crate) const CODES: &'static [&'static str] = &[$($code,)+];

            /// The names of all, in the order of the codes.
            #[cfg(test)]
            pub(crate) const NAMES: &'static [&'static str] = &[$(stringify!($name),)+];

            /// The stable code: the name in lower case, words joined by `_`.
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self {$(Self::$name { .. } => $code,)+}
            }

            /// What the message is about; `None` for a message that is a sentence by itself.
            pub(crate) const fn subject(&self) -> Option<&'static str> {
                match self {$(Self::$name { .. } => errors!(@subject $($subject)?),)+}
            }
        }
    };
    (@subject $subject:literal) => { Some($subject) };
    (@subject) => { None };
}

pub(crate) use errors;
