//! Pictures as they were blessed, pictures read back as XML, hostile text in every format, and how large a picture is.

use crate::support::blessed::blessed;
use crate::support::charts as gallery;
use improvement::error::ChartError;
use improvement::project::ProjectChart;
use improvement::render::{ChartCsv, ChartSvg, ChartVegaLite, MatrixSvg, Theme};
use improvement::spc::{Batch, Phase};
use improvement::{Chart, Direction, ErrorKind, Kind, Period, Reason, Series, date};

const WAITS: [f64; 13] = [
    22.0, 25.0, 19.0, 24.0, 21.0, 23.0, 20.0, 26.0, 41.0, 22.0, 24.0, 21.0, 23.0,
];

/// Points in no order, the same every time.
fn values(points: usize) -> Vec<f64> {
    let mut state = points as u64;
    (0..points)
        .map(|_| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            40.0 + 20.0 * (state >> 33) as f64 / f64::from(1_u32 << 31)
        })
        .collect()
}

#[test]
fn the_pictures_of_the_gallery_are_those_in_the_docs() {
    for (name, picture) in gallery::pictures().expect("pictures") {
        blessed(&format!("docs/pictures/{name}.svg"), &picture);
    }
}

#[test]
fn charts_look_as_they_were_blessed() {
    let months = (0..30).map(|month| {
        Period::Month
            .after(date(2023, 4, 1), month)
            .expect("in range")
    });
    let steps = (0..30).map(|at| (at != 4).then(|| if at < 15 { 30 } else { 22 } + (at * 7) % 5));
    let series = Series::values(steps)
        .and_then(|series| series.dated(months))
        .and_then(|series| series.unit("falls per 1,000 bed days"))
        .expect("dated");
    let options = Chart::options().better(Direction::Lower).target(25);
    let phases = options
        .clone()
        .exclude(date(2024, 3, 1), Reason::data("a broken return"))
        .with_phase(Phase::new(
            date(2024, 7, 1),
            Reason::change("a second nurse").decided_before(date(2024, 5, 2)),
        ));
    let phased = phases.xmr(&series).expect("a chart");
    let view = ChartSvg::new(&phased).title("Falls");
    let view = view
        .annotate(date(2024, 5, 20), "training")
        .expect("between two points");
    blessed("tests/pictures/phases.svg", &view.to_string());
    blessed(
        "tests/pictures/phases_narrow.svg",
        &view.clone().width(480.0).to_string(),
    );
    blessed(
        "tests/pictures/phases_dark.svg",
        &view.clone().theme(Theme::Dark).to_string(),
    );
    blessed(
        "tests/pictures/phases_light.svg",
        &view
            .clone()
            .theme(Theme::Light)
            .foot(false)
            .icons(false)
            .height(300.0)
            .to_string(),
    );
    let groups =
        (0..14_u32).map(|group| (0..4_u32).map(move |value| 50 + (group * 31 + value * 17) % 23));
    blessed(
        "tests/pictures/mean_and_spread.svg",
        &ChartSvg::new(&Chart::xbar(groups).expect("a chart")).to_string(),
    );
    let shifted = values(40)
        .into_iter()
        .enumerate()
        .map(|(at, value)| if at < 25 { value } else { value + 14.0 });
    blessed(
        "tests/pictures/neither.svg",
        &ChartSvg::new(&Chart::xmr(shifted.collect::<Vec<_>>()).expect("a chart")).to_string(),
    );
    let drift = values(40).into_iter().enumerate();
    let drift: Vec<f64> = drift.map(|(at, value)| value + 0.4 * at as f64).collect();
    for (kind, file) in [(Kind::Ewma, "ewma"), (Kind::Cusum, "cusum")] {
        let options = Chart::options().better(Direction::Lower);
        let chart = options.chart(kind, &drift).expect("a chart");
        blessed(
            &format!("tests/pictures/{file}.svg"),
            &ChartSvg::new(&chart).to_string(),
        );
    }
    blessed(
        "tests/pictures/phases.csv",
        &ChartCsv::new(&phased).to_string(),
    );
    blessed(
        "tests/pictures/phases.vl.json",
        &(ChartVegaLite::new(&phased).title("Falls").to_string() + "\n"),
    );
}

#[test]
fn a_matrix_looks_as_it_was_blessed() {
    let mut late = WAITS;
    (late[8], late[12]) = (23.0, 45.0);
    let rows = [
        ("Ward 1", WAITS.to_vec()),
        ("Ward 2", late.to_vec()),
        ("Ward 3", vec![1.0; 4]),
        ("Ward 4", vec![f64::NAN]),
    ];
    let batch = Batch::of(
        &Chart::options().better(Direction::Lower).target(30.0),
        Kind::Individuals,
        rows,
    );
    blessed(
        "tests/pictures/matrix.svg",
        &MatrixSvg::new(&batch).title("Waits").to_string(),
    );
    blessed(
        "tests/pictures/matrix_names.svg",
        &MatrixSvg::new(&batch)
            .small_charts(false)
            .width(480.0)
            .to_string(),
    );
    assert_eq!(
        batch.matrix().alt_text(),
        "2 measures: 1 with a special cause at the latest point."
    );
    assert_eq!(
        batch.matrix().long_description(),
        "2 measures: 1 with a special cause at the latest point. Special cause variation of a concerning nature (high); target, hit or miss: Ward 2. \
         Common cause variation, no significant change; target, hit or miss: Ward 1. Too few points for an icon: Ward 3. \
         No chart: Ward 4 (point 1 is NaN, expected an ordinary number)."
    );
}

/// What must not do anything anywhere.
const HOSTILE: [&str; 8] = [
    "</svg><script>alert(1)</script>",
    "</title><![CDATA[ ]]> ]]> <!-- -- -->",
    "\" onload=\"alert(1)' x='",
    "&amp; &lt; &#60; &bogus; %20",
    "\u{0}\u{1}\u{8}\u{b}\u{1b}[31m\u{7f}\u{85}\u{fffe}\u{ffff}",
    "\u{202e}gnp.exe\u{202c} \u{2066}\u{200f}\u{61c} שלום عربي",
    "a|b `c` *d* [e](javascript:f) $g$ {{h}} <% i %>",
    "=cmd()|'/C calc'!A0,\"+1\",-1;@SUM(1)\r\n=2",
];

fn hostile_chart(unit: &str) -> Chart {
    let labels: Vec<String> = (0..16)
        .map(|at| format!("{} {at}", HOSTILE[at % 8]))
        .collect();
    let series = Series::values(values(16))
        .and_then(|series| series.labelled(labels.iter().map(String::as_str)))
        .and_then(|series| series.unit(unit));
    Chart::options()
        .better(Direction::Higher)
        .target(48.0)
        .phase(5, Reason::change(HOSTILE[0]))
        .phase(9, Reason::other(HOSTILE[6]))
        .exclude(3, Reason::data(HOSTILE[4]))
        .chart(Kind::Run, series.expect("labelled"))
        .expect("a chart")
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
            assert!(
                !attribute.name().starts_with("on") && attribute.name() != "href",
                "{attribute:?}"
            );
        }
    }
    let bad = |letter: char| {
        (letter.is_control() && letter != '\n')
            || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{fffe}' | '\u{ffff}')
    };
    assert!(
        !svg.contains(bad),
        "{:?}",
        svg.chars().find(|&letter| bad(letter))
    );
}

#[test]
fn hostile_text_is_only_text_in_a_picture() {
    for text in HOSTILE {
        let chart = hostile_chart(text);
        let mut view = ChartSvg::new(&chart).title(text);
        for other in HOSTILE {
            view = view.annotate(2, other).expect("on the axis");
        }
        for theme in [Theme::Auto, Theme::Light, Theme::Dark] {
            inert(&view.clone().theme(theme).to_string());
        }
        let rows: Vec<(&str, Vec<f64>)> = HOSTILE.iter().map(|&name| (name, values(14))).collect();
        inert(
            &MatrixSvg::new(&Batch::of(&Chart::options(), Kind::Individuals, rows))
                .title(text)
                .to_string(),
        );
    }
    let picture = ChartSvg::new(&hostile_chart(HOSTILE[0]))
        .title(HOSTILE[0])
        .to_string();
    assert!(
        picture.contains("<title>&lt;/svg&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>"),
        "{picture}"
    );
}

#[test]
fn hostile_text_is_only_text_in_a_table() {
    let chart = hostile_chart(HOSTILE[0]);
    let table = ChartCsv::new(&chart).to_string();
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let mut rows = 0;
    for (at, row) in reader.records().enumerate() {
        let row = row.expect("a row of as many fields as the head");
        rows += 1;
        for (column, field) in row.iter().enumerate() {
            assert!(!field.contains(char::is_control), "{field:?}");
            // numbers may begin with a sign; text may not
            let number = field.parse::<f64>().is_ok();
            assert!(
                number || !field.trim_start().starts_with(['=', '+', '-', '@']),
                "row {at}, column {column}: {field}"
            );
        }
    }
    assert_eq!(rows, chart.len());
    assert!(
        table.contains("\"'=cmd()|'/C calc'!A0,\"\"+1\"\",-1;@SUM(1)  =2 7\""),
        "{table}"
    );
}

#[test]
fn hostile_text_is_only_text_in_a_specification() {
    let chart = hostile_chart(HOSTILE[0]);
    for text in HOSTILE {
        let json = ChartVegaLite::new(&chart).title(text).to_string();
        assert!(
            !json.contains('<'),
            "a script that holds the specification cannot be ended by it"
        );
        let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert!(value["title"]["text"].is_string());
        let rows = value["vconcat"][0]["data"]["values"]
            .as_array()
            .expect("rows");
        assert_eq!(rows.len(), chart.len());
    }
}

#[test]
fn annotations_must_lie_on_the_axis() {
    let months = (0..13).map(|month| {
        Period::Month
            .after(date(2024, 1, 1), month)
            .expect("in range")
    });
    let series = Series::values(WAITS)
        .and_then(|series| series.dated(months))
        .expect("dated");
    let chart = Chart::xmr(series).expect("a chart");
    let kind = |at: improvement::spc::At| {
        ChartSvg::new(&chart)
            .annotate(at, "x")
            .err()
            .map(|error| error.kind().clone())
    };
    assert_eq!(kind(date(2024, 2, 14).into()), None);
    assert_eq!(kind(12.into()), None);
    assert!(matches!(
        kind(13.into()),
        Some(ErrorKind::Chart(ChartError::PastTheEnd { .. }))
    ));
    assert!(matches!(
        kind("ward".into()),
        Some(ErrorKind::Chart(ChartError::NotOnAxis { .. }))
    ));
    for day in [date(2023, 12, 31), date(2025, 1, 2)] {
        assert!(
            matches!(
                kind(day.into()),
                Some(ErrorKind::Chart(
                    ChartError::BetweenPoints { .. } | ChartError::AfterLastPoint { .. }
                ))
            ),
            "{day}"
        );
    }
}

#[test]
fn options_that_are_no_numbers_ask_for_nothing() {
    let chart = Chart::xmr(WAITS).expect("a chart");
    let plain = ChartSvg::new(&chart).to_string();
    assert_eq!(
        ChartSvg::new(&chart)
            .width(f64::NAN)
            .height(f64::INFINITY)
            .to_string(),
        plain
    );
    let narrow = ChartSvg::new(&chart).width(-5.0).to_string();
    assert!(narrow.contains("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"320\""));
    let wide = ChartSvg::new(&chart).width(f64::INFINITY).to_string();
    assert!(wide.contains(" width=\"4800\""));
}

/// What the issue asks of a chart of 48 points.
const MOST_BYTES: usize = 20_000;

#[test]
fn a_chart_of_48_points_is_small() {
    for chart in [
        Chart::options()
            .better(Direction::Lower)
            .target(45.0)
            .xmr(values(48))
            .expect("a chart"),
        Chart::run((0..48).collect::<Vec<_>>()).expect("a chart"),
    ] {
        let size = ChartSvg::new(&chart)
            .title("Falls on the wards")
            .to_string()
            .len();
        assert!(size < MOST_BYTES, "{size} bytes");
    }
}

#[test]
fn every_point_has_its_title_and_a_gap_has_none() {
    let longer = WAITS.iter().chain(&WAITS[..2]);
    let values = longer
        .enumerate()
        .map(|(at, &value)| (at != 3).then_some(value));
    let chart = Chart::options()
        .better(Direction::Lower)
        .xmr(values.collect::<Vec<_>>())
        .expect("a chart");
    let picture = ChartSvg::new(&chart).to_string();
    assert!(
        picture.contains("<title>point 9: 41, special cause, concerning</title>"),
        "{picture}"
    );
    assert!(picture.contains("<title>point 3: 19</title>"));
    assert!(!picture.contains("<title>point 4:"));
}

#[test]
fn a_cycle_stands_on_its_day() {
    let watched: ProjectChart = gallery::watched().expect("the project");
    let picture = ChartSvg::new(&watched.chart)
        .cycles(&watched.annotations)
        .to_string();
    assert_eq!(watched.annotations.len(), 3);
    for at in 1..=3 {
        assert_eq!(
            picture.matches(&format!(">{at}</text>")).count(),
            2,
            "above the points and below"
        );
    }
}
