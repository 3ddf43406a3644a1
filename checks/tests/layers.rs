//! The layers of the crate, checked: each module uses only those before it.
//!
//! Every file under `src` is parsed. `use` trees (groups, renames, `self`, `super`), paths in code and paths in macros
//! count; `#[cfg(test)]` and documentation do not.

mod sources;

use sources::{Source, attributes, is_test, only_for_tests};
use std::collections::{BTreeMap, BTreeSet};
use syn::visit::{self, Visit};

/// Each name may use those to its left of an arrow; names with a space between them may not use each other. Round
/// brackets hold the order inside a folder; a folder without them has no order inside, but no circle either.
const LAYERS: &str = "
    num → base( printed unknown nearest described kept → error( table phrase place → chart course data cycle diagram document monitor option_name price programme rules text window evidence work → option → error ) → direction text → id date finding( finding → group ) score shuffle unique number interval sort → moment → date_from date_words period sorted json( cursor path plain → reader → inside → value → whole ) )
    → spc( constants
        → data( at observation note one_or_each spread statistic grid open → axis phase target → column → data units → facts series → observed placed → apart counted_in into_series events annotation kind → series_doc kind_name )
        → season( which → less )
        → limits( dispersion line width after → estimator → ewma cusum → ratio_cusum estimate moving_range subgroup → memory model → process → fit sides
            → individuals given xbar → ranges ratio rare attribute → families )
        → rules( pattern mask boxes compare → rule frame bits → check semantic hits facts neighbours order lines steps lawful set
            → view matcher past sets → signal → rows → kernel stream( test change → answers → plan → zones → cell → automaton )
            → short → evaluate )
        → asked( shared_rules bounds → options → getters per_phase → layout → defaults → check )
        → chart( chart_phase → track → plotted → accumulate fitted fit_notes → judged → plain → fitting → analyse → scan quick → chart → constructors as_of )
        → reading( assurance → reading onset residuals → suggest resemblance season running → all_notes rows → batch → matrix → grid )
        → shift( caution → compare weights → points → look → evidence baseline → recent → shift → of_chart → many )
        → hold( hold → held → of_chart ) meeting
        → propose( propose proposal dialect_level → runcharter stable_shift → dialect scan → of_chart )
        → price
        → monitor( point holds → frozen → known first admit update → live alert → state → memory replay → watch → log )
        → pooled documents
        → words( en_gb( season dates reading signal shift hold → propose → chart matrix memory note → picture price → alone ) → unit → memory running shift hold propose told → picture → price → chart differences matrix monitor symbols written → alone less_season ) )
    → work( aim measure → pdsa → driver stakeholder → claim → family → project → words( en_gb( claim diagram pdsa → people family ) → claim family pdsa project ) )
    → render( theme text( width → wrap ) → escape( csv dot html markdown mermaid ) svg → mark → icon
        → chart( sizes ticks time ends flags → panel → lines → small view → told → head → foot → plan → frame points → draw ) → small_key → matrix small_views table → vega_lite
        → layout( order spread apart stress → columns ways ) graph → dot mermaid card → listing → driver_diagram( view across → outline → lists → plan → draw ) ramp grid network( people → view plan → draw )
        → report( document phrases project_phrases → markdown html → chart board project_work → project ) )
    → teach( data beads tampering known( truth → known ) simpson regression find_the_rule → split reminders →
        course( misconception module → answer mark attempt → exercise → exercises → list → marked → progress → standing )
        → words( en_gb → course hidden_rule standing ) )
    → programme( kaplan_meier small_cells confidence credits document evidence → shown requirement → far outcome found → portfolio programme → learner → parts → links → cohort
        → redact works can_tell → record set_counts → asked standing → level held → gate followed counts → report → words( en_gb → cohort gate report → report_rows ) )
    → schema tutorial cookbook
";

/// A name with the layer it stands in, and what is inside it.
#[derive(Debug, Default)]
struct Layers {
    names: BTreeMap<String, (usize, Option<Layers>)>,
}

impl Layers {
    fn parse(text: &str) -> Self {
        let spaced = text.replace('(', " ( ").replace(')', " ) ");
        let mut words = spaced.split_whitespace().peekable();
        Self::group(&mut words)
    }

    fn group<'a>(words: &mut std::iter::Peekable<impl Iterator<Item = &'a str>>) -> Self {
        let (mut layers, mut layer) = (Self::default(), 0);
        while let Some(word) = words.next() {
            match word {
                ")" => break,
                "→" => layer += 1,
                name => {
                    let inside = words.next_if_eq(&"(").is_some().then(|| Self::group(words));
                    let before = layers.names.insert(name.to_owned(), (layer, inside));
                    assert!(before.is_none(), "{name} stands there twice");
                }
            }
        }
        layers
    }

    /// Why `user` may not use `used`, both paths of modules.
    fn fault(&self, user: &[String], used: &[String]) -> Option<String> {
        let (Some(first), Some(other)) = (user.first(), used.first()) else {
            return None;
        };
        let place = |name: &String| self.names.get(name);
        match (place(first), place(other)) {
            (None, _) => Some(format!("`{first}` has no place in the list of layers")),
            (_, None) => Some(format!("`{other}` has no place in the list of layers")),
            (Some((_, inside)), _) if first == other => {
                inside.as_ref()?.fault(&user[1..], &used[1..])
            }
            (Some((own, _)), Some((its, _))) if its < own => None,
            _ => Some(format!("`{first}` comes before `{other}`, or beside it")),
        }
    }
}

/// The paths that a file names, resolved to segments from the crate's root.
struct Names {
    module: Vec<String>,
    found: Vec<Vec<String>>,
}

impl Names {
    fn resolve(&mut self, path: &[String]) {
        let mut from = match path.first().map(String::as_str) {
            Some("crate") => Vec::new(),
            Some("self" | "super") => self.module.clone(),
            // a name that is in scope, or another crate
            _ => return,
        };
        for segment in path {
            match segment.as_str() {
                "crate" | "self" => {}
                "super" => {
                    from.pop();
                }
                name => from.push(name.to_owned()),
            }
        }
        self.found.push(from);
    }

    fn tree(&mut self, before: &[String], tree: &syn::UseTree) {
        let with = |name: &syn::Ident| {
            let mut path = before.to_vec();
            path.push(name.to_string());
            path
        };
        match tree {
            syn::UseTree::Path(path) => self.tree(&with(&path.ident), &path.tree),
            syn::UseTree::Name(name) => self.resolve(&with(&name.ident)),
            syn::UseTree::Rename(name) => self.resolve(&with(&name.ident)),
            syn::UseTree::Glob(_) => self.resolve(before),
            syn::UseTree::Group(group) => {
                group.items.iter().for_each(|tree| self.tree(before, tree));
            }
        }
    }
}

impl<'ast> Visit<'ast> for Names {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        if !is_test(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        self.module.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.module.pop();
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.tree(&[], &item.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments: Vec<String> = path
            .segments
            .iter()
            .map(|segment| segment.ident.to_string())
            .collect();
        // `self` alone is a value, and `Self` a type
        if segments.len() > 1 {
            self.resolve(&segments);
        }
        visit::visit_path(self, path);
    }

    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_macro(&mut self, inside: &'ast syn::Macro) {
        let text = inside.tokens.to_string().replace(" :: ", "::");
        let words = text.split(|letter: char| !(letter.is_alphanumeric() || "_:".contains(letter)));
        for word in words {
            let path: Vec<String> = word.split("::").map(ToOwned::to_owned).collect();
            if path.len() > 1 {
                self.resolve(&path);
            }
        }
        visit::visit_macro(self, inside);
    }
}

fn segments(module: &str) -> Vec<String> {
    module
        .split("::")
        .filter(|name| !name.is_empty())
        .map(ToOwned::to_owned)
        .collect()
}

/// Every import that runs the wrong way, goes through the root or through the importer's own folder, and every circle.
fn faults(files: &[Source], layers: &Layers) -> Vec<String> {
    let modules: BTreeSet<&[String]> = files.iter().map(|file| file.0.as_slice()).collect();
    let folders: BTreeSet<&[String]> = modules
        .iter()
        .filter(|module| !module.is_empty())
        .map(|module| &module[..module.len() - 1])
        .collect();
    let tests = only_for_tests(files);
    let (mut faults, mut graph) = (Vec::new(), BTreeMap::new());
    for (module, text) in files {
        let hidden = (0..=module.len()).any(|end| tests.contains(&module[..end]));
        if module.is_empty() || hidden {
            continue;
        }
        let mut names = Names {
            module: module.clone(),
            found: Vec::new(),
        };
        names.visit_file(&syn::parse_file(text).expect("Rust"));
        let edges: &mut BTreeSet<Vec<String>> = graph.entry(module.clone()).or_default();
        let own = module.join("::");
        for path in names.found {
            let known = (0..=path.len())
                .rev()
                .find(|&end| modules.contains(&path[..end]));
            let used = &path[..known.unwrap_or(0)];
            if used == module.as_slice() || used.starts_with(module) {
                continue; // itself, or a folder's list naming what is in it
            }
            let shown = path.join("::");
            if used.is_empty() {
                faults.push(format!("{own} takes `{shown}` through the crate's root"));
            } else if module.starts_with(used) && folders.contains(used) {
                faults.push(format!("{own} takes `{shown}` through its own folder"));
            } else if let Some(why) = layers.fault(module, used) {
                faults.push(format!("{own} uses `{shown}`: {why}"));
            } else {
                edges.insert(used.to_vec());
            }
        }
    }
    faults.extend(circle(&graph));
    faults
}

/// A circle of files that use each other, if there is one.
fn circle(graph: &BTreeMap<Vec<String>, BTreeSet<Vec<String>>>) -> Option<String> {
    fn walk(
        at: &Vec<String>,
        graph: &BTreeMap<Vec<String>, BTreeSet<Vec<String>>>,
        path: &mut Vec<Vec<String>>,
        done: &mut BTreeSet<Vec<String>>,
    ) -> Option<String> {
        if let Some(start) = path.iter().position(|before| before == at) {
            let round: Vec<String> = path[start..]
                .iter()
                .chain([at])
                .map(|module| module.join("::"))
                .collect();
            return Some(format!("a circle: {}", round.join(" → ")));
        }
        if !done.insert(at.clone()) {
            return None;
        }
        path.push(at.clone());
        let found = graph
            .get(at)
            .into_iter()
            .flatten()
            .find_map(|next| walk(next, graph, path, done));
        path.pop();
        found
    }
    let mut done = BTreeSet::new();
    graph
        .keys()
        .find_map(|start| walk(start, graph, &mut Vec::new(), &mut done))
}

#[test]
fn every_import_runs_from_right_to_left() {
    let faults = faults(&sources::all(), &Layers::parse(LAYERS));
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// What the checker says of `text` as the module `spc::data::kind`, in a small crate.
fn said(text: &str) -> Vec<String> {
    let plain = [
        "base",
        "base::error",
        "spc",
        "spc::data",
        "spc::data::series",
        "spc::chart",
        "spc::chart::chart",
        "spc::limits",
        "spc::limits::fit",
        "spc::words",
        "spc::words::chart",
    ];
    let mut files: Vec<Source> = plain
        .iter()
        .map(|module| (segments(module), String::new()))
        .collect();
    files.push((Vec::new(), "pub use crate::base::error::Error;".to_owned()));
    files.push((segments("spc::data::kind"), text.to_owned()));
    faults(&files, &Layers::parse(LAYERS))
}

#[test]
fn a_wrong_import_is_caught_in_every_form() {
    let wrong = [
        (
            "use crate::spc::words::chart::x;",
            "`data` comes before `words`, or beside it",
        ),
        (
            "use crate::{base::error::Error, spc::words::chart as w};",
            "`data` comes before `words`, or beside it",
        ),
        (
            "use crate::spc::chart::chart::{self, Chart};",
            "`data` comes before `chart`, or beside it",
        ),
        (
            "use super::super::chart::chart::Chart;",
            "`data` comes before `chart`, or beside it",
        ),
        (
            "mod inner { use super::super::super::chart::Chart; }",
            "`data` comes before `chart`, or beside it",
        ),
        (
            "fn f() -> crate::spc::chart::chart::Chart { todo!() }",
            "`data` comes before `chart`, or beside it",
        ),
        (
            "fn f() { super::super::chart::chart::make(); }",
            "`data` comes before `chart`, or beside it",
        ),
        (
            "fn f() { println!(\"{}\", crate::spc::chart::chart::NAME); }",
            "`data` comes before `chart`, or beside it",
        ),
        (
            "use crate::spc::limits::fit::Fit;",
            "`data` comes before `limits`, or beside it",
        ),
        ("use crate::Error;", "through the crate's root"),
        ("use crate::*;", "through the crate's root"),
        ("use crate::spc::Series;", "through its own folder"),
        ("use super::super::Series;", "through its own folder"),
    ];
    for (text, why) in wrong {
        let faults = said(text);
        assert!(
            faults.iter().any(|fault| fault.ends_with(why)),
            "{text}: {faults:?}"
        );
    }
    let right = [
        "use crate::base::error::{Error, ErrorKind as E};",
        "use crate::spc::data::series::Series; use super::series;",
        "pub(crate) fn f() {}",
        "/// [`Chart`](crate::spc::chart::chart::Chart)\nfn f() {}",
        "#[cfg(test)] mod tests { use crate::spc::words::chart::x; }",
        "mod inner { use super::Thing; } struct Thing;",
    ];
    for text in right {
        assert_eq!(said(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_module_without_a_place_and_a_circle_are_caught() {
    let layers = Layers::parse("a → folder( x ) b");
    let file = |module: &str, text: &str| (segments(module), text.to_owned());
    let lost = faults(&[file("a", ""), file("stray", "use crate::a::A;")], &layers);
    assert_eq!(
        lost,
        ["stray uses `a::A`: `stray` has no place in the list of layers"]
    );
    let round = [
        file("b", ""),
        file("b::one", "use crate::b::two::X;"),
        file("b::two", "use super::one::Y;"),
    ];
    assert_eq!(
        faults(&round, &layers),
        ["a circle: b::one → b::two → b::one"]
    );
}
