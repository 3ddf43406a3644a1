//! What the schema of a document says of the types that read and write themselves.

/// A type that is stored as another has the schema of that other.
macro_rules! stored_as {
    ($type:ty, $document:ty, $name:literal) => {
        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                <$document as schemars::JsonSchema>::json_schema(generator)
            }
        }
    };
}

pub(crate) use stored_as;
