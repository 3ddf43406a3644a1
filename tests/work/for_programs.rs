//! What other programs read: rows, JSON, tables, icons, names that are parsed.

use improvement::render::{BatchCsv, ChartCsv, IconSvg, MatrixSvg, SparklineSvg, Theme};
use improvement::spc::rules::TrackKind;
use improvement::spc::{Assurance, Basis, Batch, Grid, Variation, explain};
use improvement::{
    Chart, Direction, Error, Kind, Monitor, Options, RuleSet, Series, Side, Watch, date,
};
use serde_json::{Value, json};

const STEADY: [i32; 13] = [22, 25, 19, 24, 21, 23, 20, 26, 24, 22, 24, 21, 23];

fn lower() -> Options {
    Chart::options().better(Direction::Lower)
}

fn with_last(last: i32) -> [i32; 13] {
    let mut values = STEADY;
    values[12] = last;
    values
}

fn value_of(thing: &impl serde::Serialize) -> Value {
    serde_json::to_value(thing).expect("JSON")
}

/// Two wards with a concern, one of them for longer, one that is better, one steady, one that fails its target, and one broken.
fn wards() -> Batch {
    let mut longer = STEADY.map(f64::from).to_vec();
    longer.extend([30.0, 30.5, 31.0, 30.2, 30.8, 30.4, 31.2, 30.9]);
    let plain = |values: [i32; 13]| lower().xmr(values);
    Batch::of_charts([
        ("better", plain(with_last(5))),
        ("steady", plain(STEADY)),
        ("worse", plain(with_last(41))),
        ("fails", lower().target(5).xmr(STEADY)),
        ("worse for longer", lower().xmr(longer)),
        ("broken", Chart::xmr([f64::NAN])),
    ])
}

#[test]
fn what_to_look_at_stands_first() {
    let matrix = wards().matrix();
    let names: Vec<&str> = matrix
        .look_first()
        .iter()
        .map(|entry| entry.name.as_str())
        .collect();
    assert_eq!(
        names,
        ["worse for longer", "worse", "better", "fails", "steady"]
    );
    let points: Vec<usize> = matrix
        .look_first()
        .iter()
        .map(|entry| entry.points)
        .collect();
    assert!(
        points[0] >= 8 && points[1] == 1 && points[2] == 1,
        "{points:?}"
    );
    assert_eq!(&points[3..], [0, 0]);
    let said = matrix.to_string();
    for part in [
        "look first at: worse for longer: special cause variation of a concerning nature (high), for ",
        "then at:       worse: ",
        "common cause variation, no significant change, target fails: fails",
        "common cause variation, no significant change: steady",
        "no chart: broken: point 1 is NaN",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
}

#[test]
fn the_false_alarms_of_a_matrix_are_said_in_text_and_picture() {
    let batch = wards();
    let expected = batch.expected_false().expect("charts that can be priced");
    let said = expected.to_string();
    let matrix = batch.matrix().expecting(expected);
    assert!(matrix.to_string().contains(&said), "{matrix}");
    assert!(matrix.long_description().contains(&said));
    let words = |svg: &str| svg.split(['<', '>']).collect::<Vec<_>>().join(" ");
    let picture = MatrixSvg::new(&batch).expecting(expected).to_string();
    let first = said
        .split_whitespace()
        .take(4)
        .collect::<Vec<_>>()
        .join(" ");
    assert!(
        words(&picture).matches(&first).count() >= 2,
        "{first}: {picture}"
    );
    assert!(!MatrixSvg::new(&batch).to_string().contains(&first));
}

#[test]
fn many_charts_are_json() {
    let batch = wards();
    let document = value_of(&batch);
    assert_eq!(document[0]["name"], "better");
    assert_eq!(document[0]["kind"], "individuals");
    assert_eq!(
        document[0]["reading"]["variation"],
        json!({ "improvement": "below" })
    );
    assert_eq!(document[0]["points"][12]["rules"], json!(["beyond-limits"]));
    let error = json!({ "code": "not_finite", "place": "point 1", "message": "point 1 is NaN, expected an ordinary number" });
    assert_eq!(document[5], json!({ "name": "broken", "error": error }));
    let matrix = value_of(&batch.matrix());
    assert_eq!(matrix["measures"][0]["name"], "worse for longer");
    assert_eq!(matrix["failed"][0], json!(["broken", error]));
    let grid = Grid::of_charts(batch.into_iter().map(|row| {
        (
            ("ward", row.name().to_owned()),
            row.chart().cloned().map_err(Error::clone),
        )
    }));
    assert_eq!(
        value_of(&grid)[2]["variation"],
        json!({ "concern": "above" })
    );
    assert_eq!(value_of(&grid)[5]["error"]["code"], "not_finite");
}

#[test]
fn an_alert_names_its_rule() {
    let chart = Chart::xmr(STEADY).expect("a chart");
    let mut monitor = Monitor::after(&chart).expect("a monitor");
    let update = value_of(&monitor.push(41).expect("a point"));
    assert_eq!(update["changes"][0]["rule_name"], "beyond-limits");
    assert_eq!(update["variation"], json!({ "neither": "above" }));

    let mut watch = Watch::new(Monitor::after(&chart).expect("a monitor"));
    watch
        .push(date(2024, 5, 1), 41, date(2024, 5, 2))
        .expect("a point");
    assert_eq!(value_of(&watch.alerts())[0]["rule_name"], "beyond-limits");
    let stored = serde_json::to_string(&watch).expect("JSON");
    assert_eq!(
        serde_json::from_str::<Watch>(&stored).expect("a watch"),
        watch
    );
    let wrong = stored.replace(
        "\"rule_name\":\"beyond-limits\"",
        "\"rule_name\":\"run-of-7\"",
    );
    assert!(serde_json::from_str::<Watch>(&wrong).is_err());
    let revision = watch
        .revise(date(2024, 5, 1), 22, date(2024, 5, 3))
        .expect("a correction");
    assert_eq!(
        value_of(&revision)["withdrawn"][0]["rule_name"],
        "beyond-limits"
    );
}

#[test]
fn a_chart_is_rows() {
    let chart = lower().target(30).xmr(with_last(41)).expect("a chart");
    let rows = chart.rows();
    let last = value_of(&rows[12]);
    assert_eq!(last["rules"], json!(["beyond-limits"]));
    assert_eq!(last["variation"], json!({ "concern": "above" }));
    assert_eq!(
        (rows[12].point, rows[12].upper, rows[12].target),
        (13, chart.upper(12), Some(30.0))
    );
    // a row for each point of each track, and the table has the same
    let pairs = STEADY.map(|value| [value, value + 3, 20]);
    for chart in [
        Chart::xbar(pairs),
        Chart::cusum(STEADY),
        lower().chart(Kind::MovingRange, STEADY),
    ] {
        let chart = chart.expect("a chart");
        let rows = chart.rows();
        let tracks =
            1 + usize::from(chart.spread().is_some()) + usize::from(chart.lower_sum().is_some());
        assert_eq!(rows.len(), tracks * 13);
        assert_eq!(
            ChartCsv::new(&chart).to_string().lines().count(),
            rows.len() + 1
        );
        for row in rows {
            let track = chart.track(row.track).expect("a track");
            let index = row.point - 1;
            assert_eq!(row.value, track.value(index));
            assert_eq!(
                (row.centre, row.lower, row.upper),
                (track.centre(index), track.lower(index), track.upper(index))
            );
            assert_eq!(row.target, None);
            assert!(row.track == TrackKind::Main || row.phase == 1);
        }
    }
}

#[test]
fn the_icons_are_columns_and_pictures() {
    let batch = wards();
    let table = BatchCsv::new(&batch).to_string();
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines.len(), 7);
    let columns = lines[0].split(',').count();
    assert!(
        lines[1].contains(",L+,,") && lines[3].contains(",H!,,") && lines[4].contains(",~,F,"),
        "{table}"
    );
    assert!(
        lines[6].starts_with("broken,,") && lines[6].contains("NaN"),
        "{table}"
    );
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    assert!(
        reader
            .records()
            .all(|record| record.is_ok_and(|record| record.len() == columns)),
        "{table}"
    );

    let every = [
        Variation::Improvement(Side::Above),
        Variation::Improvement(Side::Below),
        Variation::Concern(Side::Above),
        Variation::Concern(Side::Below),
        Variation::ImprovementAndConcern {
            improvement: Side::Above,
        },
        Variation::Neither(Side::Above),
        Variation::Neither(Side::Below),
        Variation::Undirected,
        Variation::CommonCause,
        Variation::TooFew,
        Variation::NotJudged,
    ];
    let mut symbols: Vec<&str> = every.iter().map(|variation| variation.symbol()).collect();
    symbols.sort_unstable();
    symbols.dedup();
    assert_eq!(symbols.len(), every.len());
    for variation in every {
        for size in [16.0, 40.0, f64::NAN, 1e9, -1.0] {
            let icon = IconSvg::variation(variation)
                .size(size)
                .theme(Theme::Light)
                .to_string();
            assert!(
                roxmltree::Document::parse(&icon).is_ok() && icon.contains(&variation.to_string()),
                "{icon}"
            );
        }
    }
    for (last, target, symbol) in [(23, 40, "P"), (23, 5, "F"), (23, 23, "?")] {
        let reading = lower()
            .target(target)
            .xmr(with_last(last))
            .expect("a chart")
            .reading();
        assert_eq!(reading.assurance().map(Assurance::symbol), Some(symbol));
        let icon = IconSvg::assurance(&reading).expect("an icon").to_string();
        assert!(icon.contains(&format!(">{symbol}<")), "{icon}");
    }
    assert!(IconSvg::assurance(&Chart::xmr(STEADY).expect("a chart").reading()).is_none());
    for chart in batch.charts().map(|(_, chart)| chart) {
        let line = SparklineSvg::new(chart)
            .width(f64::INFINITY)
            .height(1.0)
            .to_string();
        assert!(roxmltree::Document::parse(&line).is_ok(), "{line}");
    }
}

#[test]
fn a_grid_has_a_place_for_each_ward_and_measure() {
    let grid = Grid::of_charts([
        (("A", "falls"), lower().xmr(STEADY)),
        (("B", "waits"), lower().target(40).xmr(with_last(41))),
        (("A", "waits"), Chart::xmr([f64::NAN])),
    ]);
    assert_eq!(
        grid.to_string(),
        "   falls  waits\nA  ~      error\nB         H! P"
    );
    assert!(grid.get("B", "falls").is_none() && grid.get("C", "falls").is_none());
    assert!(grid.get("A", "waits").is_some_and(|cell| cell.is_err()));
    assert_eq!(Grid::default().to_string(), "");
}

#[test]
fn names_are_read_as_they_are_written() {
    for kind in Kind::ALL {
        assert_eq!(kind.to_string().parse(), Ok(kind));
        assert_eq!(
            format!("{kind:?}").to_uppercase().parse(),
            Ok(kind),
            "{kind:?}"
        );
        let document = serde_json::to_value(kind).expect("JSON");
        assert_eq!(
            document.as_str().expect("a name").parse(),
            Ok(kind),
            "{kind:?}"
        );
    }
    for direction in [Direction::Higher, Direction::Lower, Direction::Neither] {
        assert_eq!(direction.to_string().parse(), Ok(direction));
    }
    for text in ["", " ", "chart", "pp", "x"] {
        let error = text.parse::<Kind>().expect_err("no kind");
        assert_eq!(error.code(), "bad_option");
    }
    assert!("".parse::<Direction>().is_err());
}

#[test]
fn batches_come_from_charts_and_go_into_rows() {
    let charts = || {
        [
            ("A", Chart::xmr(STEADY)),
            ("B", Chart::xmr([f64::INFINITY])),
        ]
    };
    let batch: Batch = charts().into_iter().collect();
    assert_eq!(batch, Batch::of_charts(charts()));
    assert_eq!(batch.get("A").map(improvement::spc::Row::name), Some("A"));
    assert!(batch.get("C").is_none());
    let made: Batch = [("A", Chart::xmr(STEADY).expect("a chart"))]
        .into_iter()
        .collect();
    assert_eq!((&made).into_iter().count(), 1);
    let process = Basis::process(0.0, 1.0);
    let chart = Chart::options()
        .baseline(process)
        .provisional()
        .xmr([0.4, 0.3, 3.5, 2.5, -0.4]);
    let chart = chart.expect("a chart");
    let (one, other) = (RuleSet::making_data_count(), RuleSet::ptd_0_2_2());
    let explained = value_of(&explain(&chart, &one, &other).expect("two sets"));
    assert_eq!(explained["disagreements"][0]["point"], 3);
    assert_eq!(
        explained["disagreements"][0]["causes"][0]["choices"],
        json!([["short_of"]])
    );
    assert_eq!(
        Series::try_from(vec![1.0, 2.0]).expect("a series"),
        Series::values([1, 2]).expect("a series")
    );
}

/// What a reader needs beside a fault: the name that is misspelt.
#[test]
fn a_fault_of_a_project_names_what_nothing_reads() {
    let text = r#"{"schema": "improvement/1", "minor": 0, "id": "falls", "charter": {"title": "Falls"},
        "mesures": [], "aims": [{"id": "fewer", "what": "falls"}]}"#;
    let error = improvement::Project::from_json(text).unwrap_err();
    assert_eq!(error.code(), "unknown_id");
    assert_eq!(
        error.to_string(),
        "aims[0].what: there is no measure `falls`; nothing here reads `mesures` of this document: is a name misspelt?"
    );
}
