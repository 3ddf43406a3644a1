//! Tests of the private parts.
