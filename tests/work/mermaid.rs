//! What Mermaid itself makes of the diagrams: drawn by 11.4.1 and by the latest version, in a browser.
//!
//! Needs Node, the packages of `tests/tools` (`npm ci --prefix tests/tools`) and Chromium; without them the test says that it was
//! skipped.

use improvement::DriverDiagram;
use improvement::driver::{Edge, Intent};
use improvement::render::Mermaid;
use std::path::Path;
use std::process::Command;

/// Labels as people write them, which Markdown, HTML or Mermaid would read as something else.
const LABELS: [&str; 22] = [
    "wash (all) [hands]",
    "1. Senior doctor at the door",
    "12) beds",
    "- flow",
    "+ flow",
    "* flow",
    "= flow =",
    "# heading",
    "> quoted",
    "---",
    "***bold***, _thin_ and ~gone~",
    "`code` and $x$",
    "a < b & c > d; e",
    "\"quoted\" and 'quoted'",
    "<b>bold</b>",
    "[a link](https://example.org)",
    "https://example.org/path",
    "www.example.org",
    "%% no comment",
    "{braces} and |bars|",
    "a\\nb",
    "&amp; #35; 100 %",
];

#[test]
fn mermaid_shows_every_label_as_it_is() {
    let tools = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join("tests/tools");
    if !tools.join("node_modules/mermaid-latest").exists() {
        eprintln!(
            "skipped: the packages of tests/tools are not installed (npm ci --prefix tests/tools)"
        );
        return;
    }
    let mut diagram = DriverDiagram::new("aim").expect("a diagram");
    let draft = diagram.draft().expect("a draft");
    for (number, label) in LABELS.into_iter().enumerate() {
        let (driver, idea) = (format!("d{number}"), format!("i{number}"));
        draft
            .primary(driver.as_str(), label)
            .and_then(|draft| draft.idea(idea.as_str(), label, Intent::Start))
            .and_then(|draft| draft.link(Edge::to_aim(driver.as_str())?))
            .and_then(|draft| draft.link(Edge::new(idea.as_str(), driver.as_str())?))
            .expect("two nodes");
    }
    let one = |label: &str| {
        let mut diagram = DriverDiagram::new("aim").expect("a diagram");
        diagram
            .draft()
            .and_then(|draft| draft.primary("d", label))
            .expect("a driver");
        serde_json::json!({ "name": label, "text": Mermaid::diagram(&diagram).to_string(), "labels": [label] })
    };
    let mut diagrams: Vec<serde_json::Value> = LABELS.into_iter().map(one).collect();
    diagrams.push(serde_json::json!({
        "name": "all at once",
        "text": Mermaid::diagram(&diagram).aim("1. fewer *falls*").to_string(),
        "labels": LABELS.iter().copied().chain(["1. fewer *falls*"]).collect::<Vec<_>>(),
    }));
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mermaid.json");
    let text = serde_json::to_string(&diagrams).expect("JSON");
    std::fs::write(&file, text).expect("written");
    let run = Command::new("node")
        .arg(tools.join("mermaid.mjs"))
        .arg(&file)
        .output();
    let Ok(run) = run else {
        eprintln!("skipped: node does not start");
        return;
    };
    let said = String::from_utf8_lossy(&run.stdout);
    if run.status.code() == Some(3) {
        eprintln!("skipped: there is no browser");
        return;
    }
    assert!(
        run.status.success(),
        "{said}{}",
        String::from_utf8_lossy(&run.stderr)
    );
}
