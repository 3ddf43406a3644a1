//! Private numerics.
