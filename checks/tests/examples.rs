//! Whoever comes from the README finds an example at what is typed next: every constructor of a type at the root has one of its own,
//! and so has each method that README, tutorial and cookbook use most.

#[allow(dead_code, reason = "what the other tests ask of the sources")]
mod sources;

use sources::is_test;
use std::collections::BTreeSet;

/// What README, tutorial and cookbook use, beside constructors.
const COMMON: &[(&str, &str)] = &[
    ("Batch", "charts"),
    ("Batch", "get"),
    ("Batch", "matrix"),
    ("Chart", "centre"),
    ("Chart", "date"),
    ("Chart", "describe"),
    ("Chart", "flagged"),
    ("Chart", "has_limits"),
    ("Chart", "len"),
    ("Chart", "lower"),
    ("Chart", "phases"),
    ("Chart", "point_name"),
    ("Chart", "price"),
    ("Chart", "reading"),
    ("Chart", "rows"),
    ("Chart", "rules"),
    ("Chart", "sentence"),
    ("Chart", "show"),
    ("Chart", "signals"),
    ("Chart", "signals_at"),
    ("Chart", "target"),
    ("Chart", "unseen"),
    ("Chart", "upper"),
    ("Chart", "value"),
    ("ChartSvg", "annotate"),
    ("ChartSvg", "title"),
    ("Date", "plus_days"),
    ("Matrix", "look_first"),
    ("Measure", "better"),
    ("Monitor", "describe"),
    ("Monitor", "push"),
    ("Options", "baseline"),
    ("Options", "better"),
    ("Options", "chart"),
    ("Options", "exclude"),
    ("Options", "memory"),
    ("Options", "phase"),
    ("Options", "provisional"),
    ("Options", "rules"),
    ("Options", "target"),
    ("Options", "width"),
    ("Options", "with_phase"),
    ("Phase", "with_basis"),
    ("Project", "edit"),
    ("Reading", "assurance"),
    ("Reading", "variation"),
    ("Reason", "decided_before"),
    ("RuleSet", "rules"),
    ("RuleSet", "with"),
    ("RuleSet", "without"),
    ("Series", "dated"),
    ("Series", "every"),
    ("Series", "iter"),
    ("Series", "labelled"),
    ("Series", "suggest_kind"),
    ("Series", "value"),
    ("Watch", "push"),
    ("Watch", "revise"),
];

/// A public method: its type, its name, whether it makes a value of its type from others, whether it has an example.
struct Method {
    of: String,
    name: String,
    makes: bool,
    example: bool,
}

/// The last name of a path that is a type.
fn name_of(kind: &syn::Type) -> Option<String> {
    match kind {
        syn::Type::Path(path) => path.path.segments.last().map(|part| part.ident.to_string()),
        _ => None,
    }
}

/// Whether a type is `Self`, the type itself, or a `Result` or an `Option` of it.
fn is_own(kind: &syn::Type, own: &str) -> bool {
    let syn::Type::Path(path) = kind else {
        return false;
    };
    path.path.segments.last().is_some_and(|part| {
        let inner = match &part.arguments {
            syn::PathArguments::AngleBracketed(inside) => inside.args.first(),
            _ => None,
        };
        let wrapped = part.ident == "Result" || part.ident == "Option";
        part.ident == "Self"
            || part.ident == own
            || wrapped
                && matches!(inner, Some(syn::GenericArgument::Type(inner)) if is_own(inner, own))
    })
}

fn has_example(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        syn::Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            syn::Expr::Lit(text) => {
                matches!(&text.lit, syn::Lit::Str(text) if text.value().trim().starts_with("```"))
            }
            _ => false,
        },
        _ => false,
    })
}

/// The public methods of a file.
fn methods(text: &str) -> Vec<Method> {
    let mut found = Vec::new();
    for item in syn::parse_file(text).expect("Rust").items {
        let syn::Item::Impl(item) = item else {
            continue;
        };
        let Some(of) =
            name_of(&item.self_ty).filter(|_| item.trait_.is_none() && !is_test(&item.attrs))
        else {
            continue;
        };
        for inner in item.items {
            let syn::ImplItem::Fn(method) = inner else {
                continue;
            };
            if !matches!(method.vis, syn::Visibility::Public(_)) {
                continue;
            }
            let returns = match &method.sig.output {
                syn::ReturnType::Type(_, kind) => is_own(kind, &of),
                syn::ReturnType::Default => false,
            };
            found.push(Method {
                of: of.clone(),
                name: method.sig.ident.to_string(),
                makes: returns && method.sig.receiver().is_none(),
                example: has_example(&method.attrs),
            });
        }
    }
    found
}

/// The names that the root gives out.
fn root() -> BTreeSet<String> {
    let text = include_str!("../../src/lib.rs");
    let mut names = BTreeSet::new();
    for item in syn::parse_file(text).expect("Rust").items {
        if let syn::Item::Use(item) = item
            && matches!(item.vis, syn::Visibility::Public(_))
        {
            leaves(&item.tree, &mut names);
        }
    }
    names
}

fn leaves(tree: &syn::UseTree, names: &mut BTreeSet<String>) {
    match tree {
        syn::UseTree::Path(path) => leaves(&path.tree, names),
        syn::UseTree::Name(name) => {
            names.insert(name.ident.to_string());
        }
        syn::UseTree::Group(group) => group.items.iter().for_each(|tree| leaves(tree, names)),
        _ => {}
    }
}

#[test]
fn what_is_typed_first_has_an_example() {
    let root = root();
    let methods: Vec<Method> = sources::all()
        .iter()
        .flat_map(|(_, text)| methods(text))
        .collect();
    let common = |method: &Method| COMMON.contains(&(&*method.of, &*method.name));
    let missing: Vec<String> = methods
        .iter()
        .filter(|method| (method.makes && root.contains(&method.of)) || common(method))
        .filter(|method| !method.example)
        .map(|method| format!("{}::{}", method.of, method.name))
        .collect();
    assert!(missing.is_empty(), "without an example: {missing:?}");

    let makers = methods
        .iter()
        .filter(|method| method.makes && root.contains(&method.of));
    assert!(makers.count() > 90, "constructors were not found");
    for (of, name) in COMMON {
        let known = methods
            .iter()
            .any(|method| method.of == *of && method.name == *name);
        assert!(known, "there is no {of}::{name}");
    }
    // printed with `--nocapture`: the share of all public methods that have one
    let with = methods.iter().filter(|method| method.example).count();
    println!("{with} of {} public methods have an example", methods.len());
}

#[test]
fn an_example_is_missed_where_there_is_none() {
    let text = "impl Chart { /// Makes one.\npub fn of() -> Result<Self, Error> { todo() }\n\
                /// Makes one.\n/// ```\n/// ```\npub fn xmr() -> Chart { todo() }\n pub fn len(&self) -> usize { 0 } fn hidden() -> Self {} }\n\
                impl Clone for Chart { fn clone(&self) -> Self {} }";
    let found: Vec<(String, bool, bool)> = methods(text)
        .into_iter()
        .map(|method| (method.name, method.makes, method.example))
        .collect();
    let expected = [
        ("of", true, false),
        ("xmr", true, true),
        ("len", false, false),
    ];
    assert_eq!(
        found,
        expected.map(|(name, makes, example)| (name.to_owned(), makes, example))
    );
}

/// One file of examples that cannot be compiled beside the others makes rustdoc compile each of all by itself, and says nothing of it: that
/// takes ten times as long. A path from the place of the source is such a thing.
#[test]
fn examples_are_compiled_together() {
    let apart = |line: &&str| {
        let line = line.trim_start();
        let is_documentation = line.starts_with("///") || line.starts_with("//!");
        is_documentation && line.contains("include_") && line.contains("!(\"..")
    };
    assert!(apart(&r#"/// let text = include_str!("../cohort.json");"#));
    for (path, text) in sources::all() {
        let found: Vec<&str> = text.lines().filter(apart).collect();
        assert!(
            found.is_empty(),
            "{path:?}: {found:?}: begin the path with CARGO_MANIFEST_DIR"
        );
    }
}
