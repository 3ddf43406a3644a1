//! Views of improvement work: blessed pictures, hostile text in every format, and no name where none was asked for.

use crate::support::blessed::blessed;
use crate::support::work as gallery;
use improvement::driver::{Edge, Intent};
use improvement::finding::Code;
use improvement::project::Charter;
use improvement::render::{
    ChartReport, Dot, DriverDiagramSvg, Mermaid, NetworkSvg, ProjectReport, RampSvg,
    StakeholderGridSvg,
};
use improvement::stakeholder::{Commitment, CommitmentLevel, Stakeholder, TieKind};
use improvement::{Chart, Cycle, DriverDiagram, Project, Ramps, StakeholderMap, date};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

#[test]
fn the_views_of_the_gallery_are_those_in_the_docs() {
    for (name, picture) in gallery::pictures().expect("pictures") {
        blessed(&format!("docs/pictures/{name}.svg"), &picture);
    }
}

#[test]
fn texts_for_other_tools_are_as_they_were_blessed() {
    for (name, text) in gallery::texts().expect("texts") {
        let ending = std::path::Path::new(&name).extension();
        if ending.is_some_and(|ending| ["dot", "mmd", "md"].iter().any(|known| ending == *known)) {
            blessed(&format!("tests/pictures/{name}"), &text);
        }
    }
}

/// What must not do anything anywhere.
const HOSTILE: [&str; 8] = [
    "</svg><script>alert(1)</script>",
    "</title></style><![CDATA[ ]]> ]]> <!-- -- -->",
    "\" onload=\"alert(1)' x='",
    "&amp; &lt; &#60; \\N \\\" \\",
    "x\u{0}\u{1}\u{8}\u{1b}[31m\u{7f}\u{fffe}y",
    "\u{202e}gnp.exe\u{202c} \u{2066}\u{200f} שלום",
    "a|b `c` ~~~ *d* [e](javascript:f) %%{init: {}}%% end",
    "# a\n- b\n~~~~~~~~\n<b>\"]; click n0 href \"https://e.vil\"",
];

/// A project in which every text is hostile.
fn hostile() -> Project {
    let today = date(2026, 3, 1);
    let mut map = StakeholderMap::new();
    for (number, text) in HOSTILE.iter().enumerate() {
        let view = Commitment::new(
            CommitmentLevel::LetHappen,
            CommitmentLevel::HelpHappen,
            today,
        );
        let seen = Stakeholder::new(*text, format!("g-{number}").as_str(), 4, 4, today)
            .and_then(|seen| seen.with_commitment(view));
        map.add(format!("p-{number}").as_str(), seen.expect("somebody"))
            .expect("new");
        if number > 0 {
            let before = format!("p-{}", number - 1);
            map.tie(
                format!("p-{number}").as_str(),
                TieKind::Informs,
                before.as_str(),
            )
            .expect("a tie");
        }
    }
    let mut diagram = DriverDiagram::new("aim").expect("a diagram");
    let theory = diagram.draft().expect("a draft");
    for (number, text) in HOSTILE.iter().enumerate() {
        let (driver, idea) = (format!("d-{number}"), format!("i-{number}"));
        theory.primary(driver.as_str(), *text).expect("a driver");
        theory
            .idea(idea.as_str(), *text, Intent::Start)
            .expect("an idea");
        theory
            .link(Edge::to_aim(driver.as_str()).expect("ids"))
            .expect("a link");
        theory
            .link(Edge::new(idea.as_str(), driver.as_str()).expect("ids"))
            .expect("a link");
    }
    let cycles = (0..8).map(|number| {
        Cycle::new(
            format!("c-{number}").as_str(),
            format!("i-{number}").as_str(),
        )
        .expect("a cycle")
        .scale(improvement::pdsa::Scale::units(5, HOSTILE[number]))
        .predict(
            improvement::Expectation::judged(HOSTILE[number]),
            HOSTILE[(number + 1) % 8],
            today,
        )
    });
    let mut charter = Charter::new(HOSTILE[0]).expect("a charter");
    charter.problem = HOSTILE[7].try_into().ok();
    charter.why_now = HOSTILE[6].try_into().ok();
    let mut project = Project::new("hostile", charter).expect("a project");
    project
        .edit(|parts| {
            parts.aims.push(
                improvement::Aim::new("aim")?
                    .whom(HOSTILE[1])?
                    .place(HOSTILE[2])?,
            );
            parts.diagram = Some(diagram);
            parts.map = map;
            parts.cycles = cycles.collect();
            Ok(())
        })
        .expect("parts that fit");
    project
}

/// Parses a picture, and checks that it holds nothing but drawing and text.
#[track_caller]
fn inert(svg: &str) {
    let document =
        roxmltree::Document::parse(svg).unwrap_or_else(|error| panic!("{error}:\n{svg}"));
    let known = [
        "svg", "title", "desc", "style", "g", "rect", "circle", "line", "path", "text",
    ];
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        assert!(known.contains(&name), "{name}");
        for attribute in node.attributes() {
            let name = attribute.name();
            assert!(!name.starts_with("on") && name != "href", "{attribute:?}");
        }
    }
    unseen(svg);
}

/// No control character and no mark of direction.
#[track_caller]
fn unseen(text: &str) {
    let bad = |letter: char| {
        (letter.is_control() && letter != '\n')
            || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{fffe}')
    };
    assert!(
        !text.contains(bad),
        "{:?}",
        text.chars().find(|&letter| bad(letter))
    );
}

#[test]
fn hostile_text_is_only_text_in_a_picture() {
    let project = hostile();
    for text in HOSTILE {
        let diagram = project.diagram().expect("a diagram");
        inert(&DriverDiagramSvg::new(diagram).aim(text).to_string());
    }
    inert(
        &DriverDiagramSvg::of(&project)
            .expect("a diagram")
            .to_string(),
    );
    inert(&RampSvg::of(&project).expect("cycles").to_string());
    for width in [480.0, 960.0] {
        inert(
            &StakeholderGridSvg::new(project.map())
                .with_names()
                .width(width)
                .to_string(),
        );
        inert(
            &NetworkSvg::new(project.map())
                .with_names()
                .width(width)
                .to_string(),
        );
    }
}

#[test]
fn hostile_text_is_only_text_in_a_page() {
    let project = hostile();
    let page = ProjectReport::new(&project, date(2026, 3, 2))
        .with_names()
        .to_html();
    unseen(&page);
    // everything between the head and the end is well-formed, so no text has opened or closed an element
    let body = &page[page.find("<body>").expect("a body")..page.find("</html>").expect("an end")];
    let document = roxmltree::Document::parse(body).unwrap_or_else(|error| panic!("{error}"));
    let known: BTreeSet<&str> = [
        "body",
        "a",
        "header",
        "nav",
        "main",
        "footer",
        "section",
        "h1",
        "h2",
        "h3",
        "p",
        "ul",
        "ol",
        "li",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "div",
        "figure",
        "figcaption",
        "details",
        "summary",
        "pre",
        "svg",
        "title",
        "desc",
        "style",
        "g",
        "rect",
        "circle",
        "line",
        "path",
        "text",
    ]
    .into();
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        assert!(known.contains(node.tag_name().name()), "{node:?}");
        for attribute in node.attributes() {
            let name = attribute.name();
            assert!(!name.starts_with("on") && name != "src", "{attribute:?}");
            assert!(
                name != "href" || attribute.value().starts_with('#'),
                "{attribute:?}"
            );
        }
    }
    assert_eq!(
        page.matches("</style>").count(),
        page.matches("<style>").count()
    );
    assert!(page.contains("<h1>&lt;/svg&gt;&lt;script&gt;alert(1)&lt;/script&gt;</h1>"));
}

#[test]
fn hostile_text_is_only_text_in_markdown() {
    let project = hostile();
    let said = ProjectReport::new(&project, date(2026, 3, 2))
        .with_names()
        .to_markdown();
    unseen(&said);
    for line in said.lines() {
        let plain = line
            .replace("\\\\", "")
            .replace("\\<", "")
            .replace("\\`", "")
            .replace("\\[", "");
        assert!(!plain.contains(['<', '`', '[']), "{line}");
    }
    // the cells of a table stay in their columns
    let mut columns = 0;
    for line in said.lines() {
        let bars = line
            .replace("\\\\", "")
            .replace("\\|", "")
            .matches('|')
            .count();
        if !line.starts_with('|') {
            columns = 0;
        } else if columns == 0 {
            columns = bars;
        }
        assert!(!line.starts_with('|') || bars == columns, "{line}");
    }
    let headings: Vec<&str> = said.lines().filter(|line| line.starts_with('#')).collect();
    assert!(
        headings.iter().skip(1).all(|line| line.starts_with("##")),
        "{headings:?}"
    );
}

#[test]
fn hostile_text_is_only_text_in_dot_and_mermaid() {
    let project = hostile();
    let (diagram, ramps) = (
        project.diagram().expect("a diagram"),
        project.ramps().expect("ramps"),
    );
    for text in [
        Dot::diagram(diagram).aim(HOSTILE[2]).to_string(),
        Dot::ramps(&ramps).to_string(),
        Dot::network(project.map()).with_names().to_string(),
    ] {
        unseen(&text);
        for line in text.lines() {
            // without its quoted strings a line has only names, keywords and signs of ours
            let bare = line.replace("\\\\", "").replace("\\\"", "");
            let parts: Vec<&str> = bare.split('"').collect();
            assert!(parts.len() % 2 == 1, "a string that does not end: {line}");
            let ours: String = parts.iter().step_by(2).copied().collect();
            let known =
                |letter: char| letter.is_ascii_alphanumeric() || " []=,;{}->.".contains(letter);
            assert!(ours.chars().all(known), "{line}");
        }
    }
    for text in [
        Mermaid::diagram(diagram).aim(HOSTILE[7]).to_string(),
        Mermaid::ramps(&ramps).to_string(),
        Mermaid::network(project.map()).with_names().to_string(),
    ] {
        unseen(&text);
        for line in text.lines().skip(2) {
            let parts: Vec<&str> = line.split('"').collect();
            assert!(parts.len() % 2 == 1, "a string that does not end: {line}");
            for said in parts.iter().skip(1).step_by(2) {
                let said = said.replace("<br>", "");
                assert!(
                    !said.contains(['<', '>', '`', '%', '{', '|', '\\']),
                    "{line}"
                );
            }
            let ours: String = parts.iter().step_by(2).copied().collect();
            let known = |letter: char| letter.is_ascii_digit() || " n[]()->.|".contains(letter);
            assert!(ours.chars().all(known), "{line}");
        }
    }
}

/// A project whose people have names that stand nowhere else.
fn named() -> (Project, [&'static str; 9]) {
    let today = date(2026, 3, 1);
    let names = [
        "Zephyrine",
        "Quillfeather",
        "Oxenbridge",
        "zephyrine-q",
        "quill-f",
        "oxen-b",
        "kardiology-x",
        "surgerix",
        "Wombwell-note",
    ];
    let mut map = StakeholderMap::new();
    for (label, id, group) in [
        (names[0], names[3], names[6]),
        (names[1], names[4], names[6]),
        (names[2], names[5], names[7]),
    ] {
        let view = Commitment::new(CommitmentLevel::Opposed, CommitmentLevel::HelpHappen, today);
        let seen =
            Stakeholder::new(label, group, 5, 1, today).and_then(|seen| seen.with_commitment(view));
        let seen = seen
            .expect("somebody")
            .with_note(names[8].try_into().expect("a text"));
        map.add(id, seen).expect("new");
    }
    map.tie(names[3], TieKind::Informs, names[4])
        .expect("a tie");
    map.tie(names[4], TieKind::ReportsTo, names[5])
        .expect("a tie");
    let mut charter = Charter::new("A project").expect("a charter");
    charter.sponsor = names[3].try_into().ok();
    charter.lead = names[4].try_into().ok();
    charter.team = [names[4], names[5]]
        .into_iter()
        .filter_map(|id| id.try_into().ok())
        .collect();
    let empty = Charter::new("A project").expect("a charter");
    let mut project = Project::new("named", empty).expect("a project");
    project
        .edit(|parts| {
            parts.charter = charter;
            parts.map = map;
            parts
                .aims
                .push(improvement::Aim::new("aim")?.agreed_by(names[3])?);
            Ok(())
        })
        .expect("parts that fit");
    (project, names)
}

#[test]
fn no_name_is_anywhere_unless_asked_for() {
    let (project, names) = named();
    let (map, today) = (project.map(), date(2027, 1, 1));
    let report = ProjectReport::new(&project, today);
    let (grid, network) = (StakeholderGridSvg::new(map), NetworkSvg::new(map));
    let (dot, mermaid) = (Dot::network(map), Mermaid::network(map));
    for said in [
        report.to_html(),
        report.to_markdown(),
        report.to_string(),
        format!("{report:?}"),
        grid.to_string(),
        grid.alternative_text(),
        format!("{grid:?}"),
        network.to_string(),
        network.alternative_text(),
        format!("{network:?}"),
        dot.to_string(),
        format!("{dot:?}"),
        mermaid.to_string(),
        format!("{mermaid:?}"),
    ] {
        for name in names {
            assert!(
                !said.to_lowercase().contains(&name.to_lowercase()),
                "{name} in {said}"
            );
        }
    }
    let asked = [
        report.clone().with_names().to_html(),
        report.with_names().to_markdown(),
        grid.with_names().to_string(),
        network.with_names().to_string(),
        dot.with_names().to_string(),
        mermaid.with_names().to_string(),
    ];
    for said in asked {
        assert!(said.contains("Oxenbridge"), "{said}");
    }
}

#[test]
fn examples_are_without_names() {
    for (_, project, today) in gallery::projects().expect("projects") {
        let page = ProjectReport::new(&project, today).to_html();
        for (id, person) in project.map().stakeholders() {
            // an id of one plain word may stand in a text of the work, which stays as it is
            if id.as_str().contains('-') {
                assert!(!page.contains(id.as_str()), "{id}");
            }
            let drawn = NetworkSvg::new(project.map()).to_string();
            assert!(!drawn.contains(person.label.as_str()), "{}", person.label);
        }
    }
}

#[test]
fn a_report_says_what_the_checks_say() {
    let (project, _) = named();
    let today = date(2027, 1, 1);
    let said = ProjectReport::new(&project, today).to_markdown();
    let findings = project.check(today);
    assert!(
        findings
            .iter()
            .any(|finding| finding.code() == Code::AimWithoutWhat)
    );
    for finding in findings {
        assert!(
            said.contains(&format!("| {} |", finding.code())),
            "{finding}"
        );
    }
    assert!(said.contains("## Coverage of SQUIRE 2.0"));
}

#[test]
fn a_chart_report_has_the_reading_and_the_rest_in_words() {
    let waits = [22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23];
    let chart = Chart::xmr(waits).expect("a chart");
    let said = ChartReport::new(&chart).to_string();
    for part in [chart.sentence(), chart.describe(&chart.signals()[0])] {
        let part = part.replace("special", "Special");
        assert!(said.contains(&part), "{part} is not in {said}");
    }
    assert!(said.starts_with("# XmR chart of 13 points\n"), "{said}");
    let page = ChartReport::new(&chart).title("Waits").to_html();
    assert_eq!(page.matches("<svg ").count(), 1);
    assert!(!page.contains("<script"));
}

#[test]
fn the_pages_hold_in_a_browser() {
    let tools = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join("tests/tools");
    if !tools.join("node_modules/html-validate").exists() {
        eprintln!(
            "skipped: the packages of tests/tools are not installed (npm ci --prefix tests/tools)"
        );
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
    std::fs::create_dir_all(&folder).expect("a folder");
    let mut texts = gallery::texts().expect("texts");
    let report = ProjectReport::new(&hostile(), date(2026, 3, 2))
        .with_names()
        .to_html();
    texts.push(("hostile.html".to_owned(), report));
    texts.extend(crate::programme::pages());
    let mut pages = Vec::new();
    let is_page = |name: &str| {
        std::path::Path::new(name)
            .extension()
            .is_some_and(|end| end == "html")
    };
    for (name, page) in texts.iter().filter(|(name, _)| is_page(name)) {
        let path = folder.join(name);
        std::fs::write(&path, page).expect("written");
        pages.push(path);
    }
    let run = Command::new("node")
        .arg(tools.join("pages.mjs"))
        .args(&pages)
        .output();
    let Ok(run) = run else {
        eprintln!("skipped: node does not start");
        return;
    };
    let said = String::from_utf8_lossy(&run.stdout);
    eprintln!("{said}");
    assert!(
        run.status.success(),
        "{said}{}",
        String::from_utf8_lossy(&run.stderr)
    );
}

#[test]
fn ramps_of_nothing_say_so() {
    let ramps = Ramps::of(&[]).expect("none");
    assert!(
        RampSvg::new(&ramps)
            .to_string()
            .contains("There is no cycle yet.")
    );
}
