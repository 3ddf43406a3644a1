//! `engines/` is a workspace of its own: whoever builds, tests or packages the crate builds no engine.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The names of the packages in a lock file.
fn locked(path: &str) -> Vec<String> {
    let name = |line: &str| {
        Some(
            line.strip_prefix("name = \"")?
                .trim_end_matches('"')
                .to_owned(),
        )
    };
    text(path).lines().filter_map(name).collect()
}

#[test]
fn the_crate_depends_on_no_engine() {
    let packages = locked("Cargo.lock");
    assert!(packages.iter().any(|name| name == "improvement"));
    let of_an_engine = ["arrow", "parquet", "datafusion", "ballista", "pyo3"];
    let found: Vec<&String> = packages
        .iter()
        .filter(|name| of_an_engine.iter().any(|engine| name.starts_with(engine)))
        .collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn the_engines_are_no_members_and_are_not_packaged() {
    let manifest = text("Cargo.toml");
    let packaged = manifest
        .split_once("include = [")
        .and_then(|(_, rest)| rest.split_once(']'))
        .expect("a list of what is packaged")
        .0;
    let members = manifest
        .split_once("members = [")
        .and_then(|(_, rest)| rest.split_once(']'))
        .expect("a list of members")
        .0;
    assert!(!packaged.contains("engines") && !members.contains("engines"));
    assert!(text("engines/Cargo.toml").contains("[workspace]"));
    assert!(
        locked("engines/Cargo.lock")
            .iter()
            .any(|name| name == "improvement")
    );
}

#[test]
fn the_oldest_rust_is_that_of_the_crate_and_not_of_an_engine() {
    let asks = |path: &str| {
        text(path)
            .lines()
            .find_map(|line| {
                Some(
                    line.strip_prefix("rust-version = \"")?
                        .trim_end_matches('"')
                        .to_owned(),
                )
            })
            .unwrap_or_else(|| panic!("{path} names no Rust"))
    };
    let (own, theirs) = (asks("Cargo.toml"), asks("engines/Cargo.toml"));
    assert!(
        text("README.md").contains(&own),
        "README names another Rust than {own}"
    );
    assert_ne!(own, theirs, "an engine asks for a later Rust");
}
