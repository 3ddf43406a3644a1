//! The page for a board, and the chart on a slide.

use improvement::render::{BoardPage, ChartSvg};
use improvement::spc::Batch;
use improvement::{Chart, Direction, Kind, Period, Reason, Series, date};

/// 24 months about 20, the last three of them higher by a step.
fn months(step: i32, level: i32) -> Series {
    let dates = (0..24).filter_map(|month| Period::Month.after(date(2022, 4, 1), month));
    let values = (0..24).map(|at| level + at * 7 % 5 + if at > 20 { step } else { 0 });
    Series::values(values)
        .and_then(|series| series.dated(dates))
        .and_then(|series| series.every(Period::Month))
        .expect("dated")
}

fn wards() -> Batch {
    let options = Chart::options().better(Direction::Lower).target(26);
    let rows = [
        ("Ash", months(0, 20)),
        ("Beech </h3><script>alert(1)</script>", months(30, 20)),
        ("Cedar", months(0, 21)),
        ("Elm", months(-14, 20)),
        ("Fir", Series::values([3, 4]).expect("values")),
    ];
    Batch::of(&options, Kind::Individuals, rows)
}

#[test]
fn a_board_sees_first_what_to_look_at_first() {
    let page = BoardPage::new(&wards()).title("Falls & harm").to_string();
    let place = |name: &str| {
        page.find(&format!("<h3>{name}"))
            .unwrap_or_else(|| panic!("{name}"))
    };
    assert!(place("Beech") < place("Elm") && place("Elm") < place("Ash"));
    assert!(page.contains("<h1>Falls &amp; harm</h1>"));
    assert!(page.contains("1 June 2022") || page.contains("March 2024"));
    let besides = page.split("Besides</h2>").nth(1).expect("a section");
    assert!(besides.contains("Fir"), "{besides}");
    // what is said of several is said once
    assert_eq!(
        page.matches("Unless something else is said: common cause")
            .count(),
        1
    );
    let own = page.split("<div class=\"icons\">").skip(1);
    let own: Vec<&str> = own
        .filter(|card| card.contains("<p>Common cause"))
        .collect();
    assert!(own.is_empty());
    assert!(page.contains(", target 26"));
}

#[test]
fn the_page_needs_nothing_else_and_its_texts_are_only_text() {
    let page = BoardPage::new(&wards())
        .title("</title><script>")
        .to_string();
    let body = &page[page.find("<body>").expect("a body")..page.find("</html>").expect("an end")];
    let document = roxmltree::Document::parse(body).unwrap_or_else(|error| panic!("{error}"));
    let mut ids = Vec::new();
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        assert!(node.tag_name().name() != "script");
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            assert!(!name.starts_with("on") && name != "src", "{attribute:?}");
            assert!(name != "href" || value.starts_with('#'), "{attribute:?}");
            if name == "id" {
                ids.push(value.to_owned());
            }
        }
    }
    let many = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), many, "each id once");
    // two small pictures and a chart for each of the four that are judged
    let svg = document
        .descendants()
        .filter(|node| node.has_tag_name("svg"));
    assert_eq!(svg.count(), 12);
    for rule in [
        "@page { size: A4",
        "minmax(min(17rem, 100%), 1fr)",
        "break-inside: avoid",
    ] {
        assert!(page.contains(rule), "{rule}");
    }
    assert!(page.contains("width=device-width"));
}

#[test]
fn an_empty_board_says_so() {
    let none: [(&str, Vec<f64>); 0] = [];
    let page = BoardPage::new(&Batch::of(&Chart::options(), Kind::Run, none)).to_string();
    assert!(page.contains("0 measures"), "{page}");
}

#[test]
fn a_slide_has_its_size_its_sentence_and_its_notes() {
    let long = "a reason that takes many words to say, as reasons do when several people had a say in them";
    let full = Chart::options()
        .better(Direction::Lower)
        .target(26)
        .phase(12, Reason::change(long))
        .exclude(3, Reason::data(long))
        .provisional()
        .xmr(months(9, 20))
        .expect("a chart");
    for (chart, title) in [
        (Chart::xmr(months(0, 20)).expect("a chart"), "Falls"),
        (full, long),
    ] {
        let mut view = ChartSvg::new(&chart).title(title);
        for at in 0..12 {
            view = view.annotate(at, long).expect("on the axis");
        }
        let picture = view.slide().to_string();
        let document = roxmltree::Document::parse(&picture).expect("well-formed");
        let root = document.root_element();
        let size = (root.attribute("width"), root.attribute("height"));
        assert_eq!(size, (Some("1600"), Some("900")));
        let view: Vec<f64> = root
            .attribute("viewBox")
            .expect("a view")
            .split(' ')
            .map(|text| text.parse().expect("a number"))
            .collect();
        assert!((view[2] / view[3] - 16.0 / 9.0).abs() < 0.01, "{view:?}");
        let shown: String = document
            .descendants()
            .filter(|node| node.has_tag_name("text"))
            .filter_map(|node| node.text())
            .collect();
        let squeezed = |text: &str| -> String {
            let letters = text.chars().filter(|letter| !letter.is_whitespace());
            letters.collect::<String>().to_lowercase()
        };
        let shown = squeezed(&shown);
        assert!(shown.contains(&squeezed(&chart.sentence())));
        for note in chart.all_notes() {
            assert!(shown.contains(&squeezed(&chart.describe_note(&note))));
        }
    }
    // with little to say everything is twice as large
    let chart = Chart::xmr(months(0, 20)).expect("a chart");
    assert!(
        ChartSvg::new(&chart)
            .title("Falls")
            .slide()
            .to_string()
            .contains("viewBox=\"0 0 800 450\"")
    );
}
