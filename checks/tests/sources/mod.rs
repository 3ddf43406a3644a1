//! The source files of the crate, as the tests of this package parse them.

use std::collections::BTreeSet;
use std::path::Path;

/// A source file: the path of its module, and its text.
pub(crate) type Source = (Vec<String>, String);

/// Every source file of the crate.
pub(crate) fn all() -> Vec<Source> {
    let mut files = Vec::new();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../src");
    read(Path::new(folder), &[], &mut files);
    assert!(files.len() > 30, "the sources were not found");
    files
}

fn read(folder: &Path, module: &[String], files: &mut Vec<Source>) {
    for entry in std::fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        let stem = path
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let mut inner = module.to_vec();
        if path.is_dir() {
            inner.push(stem);
            read(&path, &inner, files);
        } else if path.extension().is_some_and(|end| end == "rs") {
            if stem != "mod" && stem != "lib" {
                inner.push(stem);
            }
            files.push((inner, std::fs::read_to_string(&path).expect("text")));
        }
    }
}

/// Whether something is compiled for tests only.
pub(crate) fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        syn::Meta::List(list) => {
            list.path.is_ident("cfg")
                && list
                    .tokens
                    .to_string()
                    .split(' ')
                    .any(|word| word == "test")
        }
        _ => false,
    })
}

pub(crate) fn attributes(item: &syn::Item) -> &[syn::Attribute] {
    match item {
        syn::Item::Const(item) => &item.attrs,
        syn::Item::Enum(item) => &item.attrs,
        syn::Item::Fn(item) => &item.attrs,
        syn::Item::Impl(item) => &item.attrs,
        syn::Item::Mod(item) => &item.attrs,
        syn::Item::Static(item) => &item.attrs,
        syn::Item::Struct(item) => &item.attrs,
        syn::Item::Trait(item) => &item.attrs,
        syn::Item::Type(item) => &item.attrs,
        syn::Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// The modules that are declared for tests only.
pub(crate) fn only_for_tests(files: &[Source]) -> BTreeSet<Vec<String>> {
    let mut found = BTreeSet::new();
    for (module, text) in files {
        for item in &syn::parse_file(text).expect("Rust").items {
            if let syn::Item::Mod(item) = item
                && is_test(&item.attrs)
            {
                let mut path = module.clone();
                path.push(item.ident.to_string());
                found.insert(path);
            }
        }
    }
    found
}
