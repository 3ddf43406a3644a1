//! Code asks for facts of a kind of chart, not for its name: no file tells kinds apart by name.

mod sources;

use sources::{attributes, is_test, only_for_tests};
use syn::Token;
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};

/// The names `Kind::…` that stand as a pattern: in an arm, a `let`, `matches!`, or beside `==` or `!=`.
#[derive(Default)]
struct Patterns {
    found: Vec<String>,
    /// Inside `impl Kind`, where `Self::…` is the same.
    own: bool,
}

impl Patterns {
    fn of(text: &str) -> Vec<String> {
        let mut patterns = Self::default();
        patterns.visit_file(&syn::parse_file(text).expect("Rust"));
        patterns.found
    }

    fn note(&mut self, path: &syn::Path) {
        let names: Vec<String> = path
            .segments
            .iter()
            .map(|part| part.ident.to_string())
            .collect();
        if let [.., of, kind] = &names[..]
            && (of == "Kind" || (self.own && of == "Self"))
            && kind.contains(char::is_lowercase)
                | (kind.len() == 1 && kind.starts_with(char::is_uppercase))
        {
            self.found.push(kind.clone());
        }
    }

    /// One side of a comparison.
    fn side(&mut self, side: &syn::Expr) {
        match side {
            syn::Expr::Path(path) => self.note(&path.path),
            syn::Expr::Reference(of) => self.side(&of.expr),
            syn::Expr::Paren(of) => self.side(&of.expr),
            syn::Expr::Tuple(of) => of.elems.iter().for_each(|part| self.side(part)),
            syn::Expr::Call(call) => call.args.iter().for_each(|part| self.side(part)),
            _ => {}
        }
    }
}

/// What stands in the brackets of `matches!`.
struct Matches(syn::Expr, syn::Pat, Option<syn::Expr>);

impl Parse for Matches {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let value = input.parse()?;
        input.parse::<Token![,]>()?;
        let pattern = syn::Pat::parse_multi_with_leading_vert(input)?;
        let guard = if input.parse::<Option<Token![if]>>()?.is_some() {
            Some(input.parse()?)
        } else {
            None
        };
        input.parse::<Option<Token![,]>>()?;
        Ok(Self(value, pattern, guard))
    }
}

impl<'ast> Visit<'ast> for Patterns {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        if !is_test(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        self.own = matches!(&*item.self_ty, syn::Type::Path(of) if of.path.is_ident("Kind"));
        visit::visit_item_impl(self, item);
        self.own = false;
    }

    fn visit_pat(&mut self, pattern: &'ast syn::Pat) {
        match pattern {
            syn::Pat::Path(path) => self.note(&path.path),
            syn::Pat::TupleStruct(of) => self.note(&of.path),
            _ => {}
        }
        visit::visit_pat(self, pattern);
    }

    fn visit_expr_binary(&mut self, both: &'ast syn::ExprBinary) {
        if matches!(both.op, syn::BinOp::Eq(_) | syn::BinOp::Ne(_)) {
            self.side(&both.left);
            self.side(&both.right);
        }
        visit::visit_expr_binary(self, both);
    }

    fn visit_macro(&mut self, inside: &'ast syn::Macro) {
        let tokens = inside.tokens.clone();
        if inside.path.is_ident("matches") {
            let Matches(value, pattern, guard) = syn::parse2(tokens).expect("a pattern");
            self.visit_expr(&value);
            self.visit_pat(&pattern);
            if let Some(guard) = &guard {
                self.visit_expr(guard);
            }
        } else if let Ok(parts) =
            Punctuated::<syn::Expr, Token![,]>::parse_terminated.parse2(tokens)
        {
            parts.iter().for_each(|part| self.visit_expr(part));
        }
    }
}

#[test]
fn no_file_tells_kinds_apart_by_name() {
    let files = sources::all();
    let tests = only_for_tests(&files);
    let mut found = Vec::new();
    for (module, text) in &files {
        let hidden = (0..=module.len()).any(|end| tests.contains(&module[..end]));
        let patterns = if hidden {
            Vec::new()
        } else {
            Patterns::of(text)
        };
        if !patterns.is_empty() {
            found.push(format!("{}: {}", module.join("::"), patterns.join(" ")));
        }
    }
    assert!(
        found.is_empty(),
        "ask for a fact of the table in spc/data/kind.rs instead:\n{}\n",
        found.join("\n")
    );
}

#[test]
fn a_kind_is_found_in_every_form_of_a_pattern() {
    let forms = [
        "fn f(k: Kind) -> bool { match k { Kind::P => true, _ => false } }",
        "fn f(k: Kind) -> bool { matches!(k, Kind::Np | Kind::P if true) }",
        "fn f(k: Kind) -> bool { matches!((k, 1), (Kind::P, _)) }",
        "fn f(k: Kind) -> bool { k == Kind::P }",
        "fn f(k: Kind) -> bool { Some(Kind::P) != Some(k) }",
        "fn f(k: Kind) { assert!(k == Kind::P, \"no\"); }",
        "fn f(k: Kind) { if let Some(spc::Kind::P) = Some(k) {} }",
        "fn f(k: Kind) { let Kind::P = k else { return }; }",
        "impl Kind { fn f(self) -> bool { matches!(self, Self::P) } }",
    ];
    for text in forms {
        assert!(Patterns::of(text).contains(&"P".to_owned()), "{text}");
    }
    let others = [
        "fn f() -> Kind { Kind::P }",
        "fn f(s: &Series) -> bool { Kind::P.takes(s) }",
        "fn f(k: Kind) -> bool { k == Kind::ALL[0] }",
        "fn f(k: NodeKind) -> bool { k == NodeKind::Idea }",
        "#[cfg(test)] mod tests { fn f(k: Kind) -> bool { k == Kind::P } }",
    ];
    for text in others {
        assert_eq!(Patterns::of(text), Vec::<String>::new(), "{text}");
    }
}
