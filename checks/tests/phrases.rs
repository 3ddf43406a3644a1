//! What no phrase of the crate may say: the strings of the rooms of words, parsed.

use std::path::PathBuf;
use syn::visit::{self, Visit};

/// Every string in a source file.
struct Strings(Vec<String>);

impl<'ast> Visit<'ast> for Strings {
    fn visit_lit_str(&mut self, text: &'ast syn::LitStr) {
        self.0.push(text.value());
    }

    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_macro(&mut self, inside: &'ast syn::Macro) {
        self.0.push(inside.tokens.to_string());
        visit::visit_macro(self, inside);
    }
}

#[test]
fn no_phrase_says_why_or_how_likely_a_signal_is_false() {
    let mut strings = Strings(Vec::new());
    let rooms = [
        "spc/words",
        "work/words",
        "render/report/phrases.rs",
        "render/report/project_phrases.rs",
        "teach/words",
        "programme/words",
        "teach/course/exercises",
    ];
    let source = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../src"));
    let mut folders: Vec<PathBuf> = rooms.iter().map(|room| source.join(room)).collect();
    while let Some(folder) = folders.pop() {
        if folder.is_dir() {
            let entries = std::fs::read_dir(folder).expect("the words");
            folders.extend(entries.map(|entry| entry.expect("an entry").path()));
        } else {
            let source = std::fs::read_to_string(folder).expect("text");
            strings.visit_file(&syn::parse_file(&source).expect("Rust"));
        }
    }
    // limits are worked out, and how often a steady process alarms is what a price is: these two are no claims
    let phrases: Vec<String> = strings
        .0
        .iter()
        .map(|text| text.to_lowercase())
        .map(|text| {
            text.replace("worked out", "")
                .replace("false-alarm rate", "")
                .replace("false_alarm_rate", "")
        })
        .collect();
    assert!(phrases.len() > 500, "the phrases were not found");
    // a chart shows that something changed, never why
    let causal = [
        "because",
        "caused",
        "due to",
        "owing to",
        "thanks to",
        "as a result",
        "led to",
        "brought about",
        "worked",
    ];
    for phrase in &phrases {
        for word in causal {
            assert!(!phrase.contains(word), "{word}: {phrase}");
        }
        let likely = ["chance", "likely", "probab", "odds", "in 100"];
        if phrase.contains("false") && likely.iter().any(|word| phrase.contains(word)) {
            assert!(phrase.contains("not the chance"), "{phrase}");
        }
    }
}
