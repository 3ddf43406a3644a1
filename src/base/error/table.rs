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
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum $group {$(
            $(#[$meaning])+
            $name $({ $($(#[$about])+ $field: $type,)+ })?,
        )+}

        impl std::fmt::Display for $group {
            // one line, whatever was typed into it
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                use std::fmt::Write;
                let mut line = crate::base::printed::InOneLine(f);
                match self {$(
                    #[allow(unused_variables, reason = "a message need not print every field")]
                    Self::$name $({ $($field,)+ })? => write!(line, $($message)+),
                )+}
            }
        }

        impl std::error::Error for $group {}

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
