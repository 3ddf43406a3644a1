//! Every code of an error is raised by a test, which names it as a string.

use improvement::ErrorKind;
use std::collections::BTreeSet;
use std::path::Path;
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};

/// Codes that still owe a test by code: take each off when its concept's tests name it.
const OWING: [&str; 10] = [
    "json",
    "undated_series",
    "window_too_short",
    "windows_overlap",
    "aim_without_target",
    "wrong_series",
    "wrong_statistic",
    "no_ends",
    "baseline_not_positive",
    "wrong_check",
];

/// The crate's folder.
const CRATE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

fn parsed(path: &str) -> syn::File {
    let source = std::fs::read_to_string(Path::new(CRATE).join(path)).expect("a source");
    syn::parse_file(&source).expect("Rust")
}

/// The functions of `tests/it/errors.rs` that make a row; its code is the first argument.
const ROWS: [&str; 3] = ["row", "refused", "refused_call"];

/// The codes of the rows of refusals.
#[derive(Default)]
struct Rows(BTreeSet<String>);

impl<'ast> Visit<'ast> for Rows {
    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        if let syn::Expr::Path(name) = &*call.func
            && ROWS.iter().any(|row| name.path.is_ident(row))
            && let Some(syn::Expr::Lit(first)) = call.args.first()
            && let syn::Lit::Str(code) = &first.lit
        {
            self.0.insert(code.value());
        }
        visit::visit_expr_call(self, call);
    }

    // the rows stand in `vec![…]`
    fn visit_macro(&mut self, inside: &'ast syn::Macro) {
        let list = Punctuated::<syn::Expr, syn::Token![,]>::parse_terminated;
        if let Ok(items) = inside.parse_body_with(list) {
            let mut rows = Rows::default();
            items.iter().for_each(|item| rows.visit_expr(item));
            self.0.extend(rows.0);
        }
    }
}

#[test]
fn every_code_is_tested() {
    let codes: Vec<&str> = ErrorKind::codes().collect();
    assert!(codes.len() > 40, "{codes:?}");
    let mut rows = Rows::default();
    rows.visit_file(&parsed("tests/it/errors.rs"));
    let rows = rows.0;
    assert!(rows.len() > 30, "the rows of refusals were not found");
    // the crate's other concepts have tests of their own, which name the code as a string
    let mut elsewhere = String::new();
    let mut folders: Vec<_> = ["tests/it", "tests/work"]
        .map(|folder| Path::new(CRATE).join(folder))
        .into();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("tests") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs")
                && !path.ends_with("errors.rs")
            {
                elsewhere += &std::fs::read_to_string(path).expect("a source");
            }
        }
    }
    for &code in &codes {
        let here = rows.contains(code);
        let there = elsewhere.contains(&format!("\"{code}\""));
        let owing = OWING.contains(&code);
        assert!(here || there || owing, "no test raises {code}");
        assert!(!(here && owing), "{code} is tested: take it off the list");
    }
    for row in &rows {
        assert!(codes.contains(&row.as_str()), "{row}");
    }
}
