//! Pictures say what the text says: notes, reasons, phases, units and keys, read back from the pictures.

use improvement::driver::{Edge, Intent};
use improvement::pdsa::{Run, Scale};
use improvement::render::{
    ChartReport, ChartSvg, Dot, DriverDiagramSvg, MatrixSvg, Mermaid, RampSvg,
};
use improvement::spc::{Annotation, Basis, Batch, Note};
use improvement::{
    Chart, Cycle, Direction, DriverDiagram, Expectation, Kind, Options, Period, Ramps, Reason,
    RuleSet, Series, date, id::ChangeId,
};

/// Numbers from 0 to 1, the same every time.
struct Random(u64);

impl Random {
    fn bits(&mut self) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    fn next(&mut self) -> f64 {
        self.bits() as f64 / f64::from(1_u32 << 31)
    }

    fn below(&mut self, many: usize) -> usize {
        usize::try_from(self.bits()).expect("31 bits") % many
    }
}

/// The texts that a picture shows, in their order.
fn texts(svg: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(svg).expect("well-formed");
    let shown = document
        .descendants()
        .filter(|node| node.has_tag_name("text"));
    shown
        .map(|node| node.text().unwrap_or_default().to_owned())
        .collect()
}

/// What a picture shows, without spaces: a line can break anywhere.
fn shown(svg: &str) -> String {
    squeezed(&texts(svg).concat())
}

fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_whitespace())
        .collect()
}

#[track_caller]
fn shows(svg: &str, said: &str) {
    let shown = shown(svg);
    let wanted = squeezed(said).to_lowercase();
    assert!(
        shown.to_lowercase().contains(&wanted),
        "{said}\nis not in\n{shown}"
    );
}

fn months(many: usize) -> Vec<improvement::Date> {
    (0..many)
        .map(|month| {
            let month = i32::try_from(month).expect("few");
            Period::Month
                .after(date(2019, 4, 1), month)
                .expect("in range")
        })
        .collect()
}

/// A chart of some kind, with phases, gaps and points left out as they come.
fn random_chart(random: &mut Random) -> Option<Chart> {
    let many = 8 + random.below(60);
    let level = [0.4, 3.0, 20.0, 90.0][random.below(4)];
    let swing = [0.0, 0.0, 0.6][random.below(3)];
    let steep = [1.0, 1.0, 3.0][random.below(3)];
    let mut events = Vec::new();
    let mut sizes = Vec::new();
    for point in 0..many {
        let season = 1.0 + swing * (std::f64::consts::TAU * point as f64 / 12.0).sin();
        let noise = (0..6).map(|_| random.next()).sum::<f64>() / 3.0 - 1.0;
        let size = (100.0 * (0.2 + 5.0 * random.next().powi(2))).round();
        let found = (level * season * (1.0 + steep * noise * 0.5))
            .max(0.0)
            .round();
        events.push((random.below(25) > 0).then_some(found.min(size)));
        sizes.push(size);
    }
    let series = match random.below(4) {
        0 => Series::proportions(events, sizes),
        1 => Series::rates(events, sizes),
        2 => Series::counts(events),
        _ => Series::values(events),
    };
    let mut series = series.ok()?;
    let kinds: Vec<Kind> = Kind::ALL
        .into_iter()
        .filter(|&kind| Chart::of(kind, &series).is_ok())
        .collect();
    let kind = *kinds.get(random.below(kinds.len().max(1)))?;
    if random.below(3) > 0 {
        series = series.dated(months(many)).ok()?;
        if random.below(2) > 0 {
            series = series.every(Period::Month).ok()?;
        }
    }
    let mut options: Options = Chart::options();
    if random.below(2) > 0 {
        options = options.better(Direction::Lower).target(level);
    }
    if random.below(3) == 0 {
        options = options.provisional();
    }
    let reasons = [
        Reason::change(
            "a second nurse at night, and a checklist at the bedside that is read aloud",
        ),
        Reason::definition("counted from arrival").decided_before(date(2018, 3, 1)),
        Reason::data("a broken return").decided_after_seeing(),
    ];
    if random.below(2) > 0 && many > 16 {
        options = options.phase(many / 2, reasons[random.below(3)].clone());
        if random.below(2) > 0 {
            options = options.phase(many / 2 + 5, reasons[random.below(3)].clone());
        }
    }
    for point in [1, many / 3, many - 2] {
        if random.below(3) == 0 {
            options = options.exclude(point, reasons[random.below(3)].clone());
        }
    }
    options.chart(kind, &series).ok()
}

#[test]
fn every_note_and_every_reason_of_the_text_stands_in_the_picture() {
    let mut random = Random(5);
    let (mut charts, mut notes, mut excluded, mut phases) = (0, 0, 0, 0);
    while charts < 240 {
        let Some(chart) = random_chart(&mut random) else {
            continue;
        };
        charts += 1;
        let width = [360.0, 600.0, 1200.0][charts % 3];
        let picture = ChartSvg::new(&chart).width(width).to_string();
        for note in chart.all_notes() {
            notes += 1;
            shows(&picture, &chart.describe_note(&note));
        }
        for exclusion in chart.asked().get_exclusions() {
            excluded += 1;
            let at = chart.series().position(exclusion.at()).expect("a point");
            let reason = exclusion.reason().to_string();
            shows(&picture, &format!("left out ({reason})"));
            shows(&picture, &chart.point_name(at));
        }
        for (number, phase) in chart.phases().iter().enumerate().skip(1) {
            phases += 1;
            let reason = phase.reason().expect("a reason");
            shows(&picture, reason.text().expect("a text"));
            let decided = reason.to_string();
            let decided = decided.rsplit("; ").next().expect("when");
            shows(&picture, decided);
            if phase.has_limits() {
                let alone = squeezed(&format!("limits of phase {}", number + 1));
                let found = squeezed(&shown(&picture).to_lowercase());
                let both = found.contains("limitsofphases");
                assert!(
                    both || found.contains(&alone) || chart.lower_sum().is_some(),
                    "{found}"
                );
            }
        }
        // numbers run from 1 without a gap, and every one above the points is told below them
        let rings: Vec<usize> = texts(&picture)
            .iter()
            .filter_map(|text| text.parse().ok())
            .collect();
        let told = chart.all_notes().len();
        assert!((1..=told).all(|number| rings.contains(&number)));
    }
    assert!(
        notes > 250 && excluded > 100 && phases > 100,
        "{notes} {excluded} {phases}"
    );
}

#[test]
fn what_is_left_out_is_said_in_the_text_too() {
    let values = (0..20).map(|at| (at != 4).then_some(20 + at % 3));
    let chart = Chart::options()
        .exclude(7, Reason::data("a broken return"))
        .xmr(values.collect::<Vec<_>>())
        .expect("a chart");
    let reason =
        "Point 8: left out (the data: a broken return; when this was decided is not recorded).";
    for said in [
        chart.long_description(),
        ChartReport::new(&chart).to_markdown(),
    ] {
        assert!(said.contains(reason), "{said}");
        assert!(
            said.contains("XmR chart of 20 points (1 missing, 1 left out)"),
            "{said}"
        );
    }
}

#[test]
fn the_foot_speaks_of_every_phase() {
    let events = (0..40).map(|at| {
        if at < 20 {
            20 + at * 13 % 29
        } else {
            10 + at % 3
        }
    });
    let series = Series::proportions(events, vec![100; 40]).expect("proportions");
    let chart = Chart::options()
        .phase(20, Reason::change("x"))
        .chart(Kind::PPrime, series)
        .expect("a chart");
    let picture = ChartSvg::new(&chart).to_string();
    for phase in [1, 2] {
        let sigma_z = chart.phases()[phase - 1].estimate().sigma_z.expect("seen");
        let said = format!(
            "Limits of phase {phase}: 3 binomial standard deviations × sigma_z of {sigma_z:.2}"
        );
        shows(&picture, said.trim_end_matches('0'));
    }
    let alike = Chart::options()
        .phase(20, Reason::change("x"))
        .xmr([[4, 6, 5, 7].repeat(5), [4, 6, 5, 7].repeat(5)].concat())
        .expect("a chart");
    shows(
        &ChartSvg::new(&alike).to_string(),
        "Limits of phases 1 and 2: mean",
    );
}

#[test]
fn a_centre_is_called_a_median_where_it_is_one() {
    let few = Chart::xmr([22, 25, 19, 24, 21, 23]).expect("a chart");
    let picture = ChartSvg::new(&few).to_string();
    shows(&picture, "Median 22.50");
    shows(&picture, "XmR chart of 6 points, read as a run chart");
    let phased = Chart::options()
        .phase(13, Reason::change("a"))
        .xmr((0..20).map(|at| 20 + at * 7 % 5).collect::<Vec<_>>())
        .expect("a chart");
    let said = phased.long_description();
    assert!(
        said.contains("Phase 1: centre ") && said.contains("): median "),
        "{said}"
    );
    shows(&ChartSvg::new(&phased).to_string(), "Median");
    let known = Chart::options()
        .baseline(Basis::process(20.0, 3.0))
        .xmr([19, 22, 21])
        .expect("a chart");
    shows(&ChartSvg::new(&known).to_string(), "Centre 20");
}

#[test]
fn the_two_sums_of_a_cusum_are_told_apart() {
    let values: Vec<f64> = (0..40)
        .map(|at| 45.0 + f64::from(at * 7 % 11) - 5.0 + if at > 25 { 4.0 } else { 0.0 })
        .collect();
    let chart = Chart::options()
        .baseline(Basis::process(45.0, 3.0))
        .chart(Kind::Cusum, values)
        .expect("a chart");
    let picture = ChartSvg::new(&chart).to_string();
    for said in ["standard deviations", "Sum for a rise", "Sum for a fall"] {
        assert!(texts(&picture).iter().any(|text| text == said), "{said}");
    }
    for (end, value) in [
        ("Rise", chart.value(39)),
        ("Fall", chart.lower_sum().expect("two sums").value(39)),
    ] {
        let value = value.expect("a sum");
        shows(&picture, &format!("{end} {value:.2}").replace('-', "−"));
    }
    // in the panel and in the key
    assert_eq!(picture.matches("stroke-dasharray=\"4 2.5\"").count(), 2);
    // a sum at nothing has no mark on the centre line
    let idle = picture.matches("r=\"1.2\"").count();
    let at_nothing = (0..40).filter(|&at| chart.value(at) == Some(0.0)).count();
    assert!(idle == at_nothing && idle > 0, "{idle} {at_nothing}");
}

#[test]
fn numbers_have_one_notation() {
    let of = |values: Vec<f64>| {
        let chart = Chart::xmr(values).expect("a chart");
        texts(&ChartSvg::new(&chart).foot(false).to_string())
    };
    let steps = |size: f64, step: f64| {
        (0..24)
            .map(|at| size + step * f64::from(at * 7 % 11))
            .collect()
    };
    for (size, step, axis, whole) in [
        (12_000.0, 100.0, "12,500", true),
        (3.5e9, 1e7, "3,550,000,000", true),
        (2e-6, 2e-8, "2.1 × 10⁻⁶", false),
        (1e13, 1e11, "1.05 × 10¹³", false),
    ] {
        let found = of(steps(size, step));
        assert!(found.iter().any(|text| text == axis), "{axis}: {found:?}");
        let centre = found
            .iter()
            .find(|text| text.starts_with("Centre"))
            .expect("a label");
        assert_eq!(centre.contains('×'), axis.contains('×'), "{centre}");
        let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
        assert!(
            !whole || digits(centre) < 4 || centre.contains(','),
            "{centre}"
        );
        assert!(
            found
                .iter()
                .all(|text| !text.contains("e-") && !text.contains("e9"))
        );
    }
    let falls = Chart::options()
        .target(6)
        .c([4, 6, 5, 7, 4, 6, 5, 7, 4, 6, 5, 7, 4, 6, 5, 7])
        .expect("a chart");
    assert_eq!(falls.show(4.0), "4");
    assert_eq!(falls.show(5.5), "5.50");
    let found = texts(&ChartSvg::new(&falls).to_string());
    assert!(found.iter().any(|text| text == "Target 6"), "{found:?}");
    assert!(
        found.iter().any(|text| text == "number of events"),
        "{found:?}"
    );
}

#[test]
fn the_first_point_of_an_axis_is_named() {
    for (period, first) in [
        (Period::Quarter, "2018"),
        (Period::FinancialQuarter, "2018/19"),
        (Period::Month, "2018"),
    ] {
        for many in [8, 14, 26, 60] {
            let dates = (0..many).map(|at| period.after(date(2018, 4, 1), at).expect("in range"));
            let values: Vec<i32> = (0..many).map(|at| 20 + at * 7 % 11).collect();
            let series = Series::values(values)
                .and_then(|series| series.dated(dates))
                .and_then(|series| series.every(period))
                .expect("dated");
            let chart = Chart::run(series).expect("a chart");
            for width in [600.0, 960.0] {
                let found = texts(&ChartSvg::new(&chart).foot(false).width(width).to_string());
                assert!(
                    found.iter().any(|text| text == first),
                    "{period:?}, {many}: {found:?}"
                );
            }
        }
    }
}

#[test]
fn names_under_an_axis_are_whole_and_must_be_in_order_of_time() {
    let names: Vec<String> = (0..30)
        .map(|ward| format!("Ward {ward} (Acute medicine)"))
        .collect();
    let series = Series::values((0..30).map(|at| 20 + at * 7 % 11))
        .and_then(|series| series.labelled(names.iter().map(String::as_str)))
        .expect("labelled");
    let picture = ChartSvg::new(&Chart::xmr(series).expect("a chart")).to_string();
    assert!(texts(&picture).iter().all(|text| !text.contains('…')));
    shows(&picture, "which has to be their order in time");
    // years are in order
    let years = ["1841", "1842", "1843/44"];
    let series = Series::values([3, 5, 4]).and_then(|series| series.labelled(years));
    let chart = Chart::run(series.expect("labelled")).expect("a chart");
    assert!(!shown(&ChartSvg::new(&chart).to_string()).contains("orderintime"));
}

#[test]
fn a_title_runs_on_where_the_picture_is_narrow() {
    let long = "Time from the decision to admit until the patient leaves the emergency department for a bed on a ward, median minutes";
    let chart = Chart::options()
        .better(Direction::Lower)
        .target(25)
        .xmr((0..20).map(|at| 20 + at * 7 % 11).collect::<Vec<_>>())
        .expect("a chart");
    for width in [320.0, 360.0, 600.0] {
        let picture = ChartSvg::new(&chart).title(long).width(width).to_string();
        shows(&picture, long);
        shows(&picture, &chart.sentence());
    }
}

#[test]
fn unequal_denominators_are_noted_whatever_the_rules() {
    let sizes = [1, 14, 9, 12, 4, 13, 8, 14, 11, 10, 7, 9, 13, 12, 14, 6];
    let events = sizes.map(|size| size * 4 / 5);
    for options in [
        Chart::options(),
        Chart::options().rules(RuleSet::making_data_count()),
    ] {
        let series = Series::proportions(events, sizes).expect("proportions");
        let chart = options.chart(Kind::P, series).expect("a chart");
        let note = chart
            .all_notes()
            .into_iter()
            .find(|note| matches!(note, Note::UnequalDenominators { .. }));
        let said = chart.describe_note(&note.expect("a note"));
        assert!(said.contains("from 1 to 14"), "{said}");
        shows(&ChartSvg::new(&chart).to_string(), &said);
        assert!(
            chart.to_string().contains(&said) && chart.long_description().contains("from 1 to 14")
        );
    }
    let alike = Chart::p([4, 6, 5, 7, 4, 6, 5, 7, 4, 6, 5, 7, 4], [50; 13]).expect("a chart");
    assert!(!alike.to_string().contains("far fewer"));
}

#[test]
fn annotations_of_one_text_have_their_names() {
    let series = Series::values((0..20).map(|at| 20 + at * 7 % 11))
        .and_then(|series| series.dated(months(20)))
        .expect("dated");
    let chart = Chart::run(&series).expect("a chart");
    let cycle = |month, name, text| Annotation::new(&series, date(2019, month, 3), name, text);
    let cycles = [
        cycle(6, "wash-1", "wash hands"),
        cycle(9, "wash-2", "wash hands"),
        cycle(11, "towels-1", "paper towels"),
    ];
    let picture = ChartSvg::new(&chart).cycles(&cycles).to_string();
    shows(&picture, "3 June 2019: wash hands (wash-1)");
    shows(&picture, "3 September 2019: wash hands (wash-2)");
    shows(&picture, "3 November 2019: paper towels");
    assert!(!picture.contains("towels-1"));
}

#[test]
fn a_matrix_has_a_key_where_it_has_small_charts() {
    let waits = |level: i32| {
        (0..14)
            .map(move |at| level + at * 7 % 5)
            .collect::<Vec<_>>()
    };
    let batch = Batch::of(
        &Chart::options().better(Direction::Lower).target(30.0),
        Kind::Individuals,
        [("Ward 1", waits(20)), ("Ward 2", waits(40))],
    );
    let picture = MatrixSvg::new(&batch).to_string();
    for said in [
        "between the limits",
        "centre",
        "target",
        "latest point",
        "a scale of its own",
    ] {
        shows(&picture, said);
    }
    let names = texts(&MatrixSvg::new(&batch).small_charts(false).to_string()).concat();
    assert!(!names.contains("scale of its own"));
}

#[test]
fn a_matrix_of_140_measures_is_one_page() {
    let mut random = Random(11);
    let rows: Vec<(String, Vec<f64>)> = (0..140)
        .map(|ward| {
            let level = 20.0 + 30.0 * random.next();
            let values = (0..24).map(|_| level + 8.0 * random.next()).collect();
            (format!("Ward {ward}: falls per 1,000 bed days"), values)
        })
        .collect();
    let batch = Batch::of(
        &Chart::options().better(Direction::Lower).target(40.0),
        Kind::Individuals,
        rows.iter()
            .map(|(name, values)| (name.as_str(), values.clone())),
    );
    let picture = MatrixSvg::new(&batch).to_string();
    let document = roxmltree::Document::parse(&picture).expect("well-formed");
    let size = |name| {
        document
            .root_element()
            .attribute(name)
            .and_then(|text| text.parse::<f64>().ok())
    };
    let (width, height) = (
        size("width").expect("a width"),
        size("height").expect("a height"),
    );
    assert!(height <= width * 297.0 / 210.0, "{width} by {height}");
    let found = texts(&picture);
    let named = found
        .iter()
        .filter(|text| text.starts_with("Ward "))
        .count();
    assert_eq!(named, 140);
}

/// A theory of four primary drivers, sixteen secondary drivers and forty ideas.
fn sixty() -> DriverDiagram {
    let mut diagram = DriverDiagram::new("mortality").expect("a diagram");
    let theory = diagram.draft().expect("a draft");
    let mut draw = || -> Result<(), improvement::Error> {
        for driver in 0..4 {
            let id = format!("p-{driver}");
            theory.primary(
                id.as_str(),
                format!("Primary driver number {driver}, as the team says it"),
            )?;
            theory.link(Edge::to_aim(id.as_str())?)?;
        }
        for driver in 0..16 {
            let id = format!("s-{driver}");
            theory.secondary(
                id.as_str(),
                format!("Secondary driver {driver}: reliable early recognition of deterioration"),
            )?;
            theory.link(Edge::new(
                id.as_str(),
                format!("p-{}", driver % 4).as_str(),
            )?)?;
        }
        for idea in 0..40 {
            let id = format!("i-{idea}");
            theory.idea(
                id.as_str(),
                format!(
                    "Change idea {idea}: a checklist at the bedside that the night team fills in"
                ),
                Intent::Start,
            )?;
            theory.link(Edge::new(id.as_str(), format!("s-{}", idea * 7 % 16).as_str())?.weak())?;
        }
        theory
            .activity("training", "a training day")?
            .link(Edge::new("training", "i-3")?)?;
        theory.idea("posters", "posters", Intent::Stop)?;
        Ok(())
    };
    draw().expect("a theory");
    diagram
}

#[test]
fn a_diagram_of_60_nodes_is_at_most_two_pages_high() {
    let diagram = sixty();
    for width in [960.0, 1200.0, 1600.0] {
        let picture = DriverDiagramSvg::new(&diagram).width(width).to_string();
        let document = roxmltree::Document::parse(&picture).expect("well-formed");
        let height: f64 = document
            .root_element()
            .attribute("height")
            .and_then(|text| text.parse().ok())
            .expect("a height");
        assert!(height <= 2.0 * width * 297.0 / 210.0, "{width} by {height}");
        for idea in 0..40 {
            shows(
                &picture,
                &format!(
                    "Change idea {idea}: a checklist at the bedside that the night team fills in (weak)"
                ),
            );
        }
        for said in [
            "a training day",
            "Not connected to the aim",
            "to stop: posters",
            "untested",
        ] {
            shows(&picture, said);
        }
    }
}

#[test]
fn each_line_of_a_key_is_another() {
    let mut diagram = DriverDiagram::new("aim").expect("a diagram");
    let theory = diagram.draft().expect("a draft");
    let source =
        improvement::driver::Grounds::Literature("Semmelweis 1861".try_into().expect("a text"));
    for (id, weak, known) in [
        ("a", false, false),
        ("b", true, false),
        ("c", false, true),
        ("d", true, true),
    ] {
        let mut edge = Edge::to_aim(id).expect("an id");
        if weak {
            edge = edge.weak();
        }
        if known {
            edge = edge.with_evidence(source.clone());
        }
        theory
            .primary(id, id)
            .and_then(|theory| theory.link(edge))
            .expect("a link");
    }
    let picture = DriverDiagramSvg::new(&diagram).to_string();
    let document = roxmltree::Document::parse(&picture).expect("well-formed");
    let lines: Vec<(Option<&str>, Option<&str>)> = document
        .descendants()
        .filter(|node| node.has_tag_name("line"))
        .map(|node| {
            (
                node.attribute("stroke-width"),
                node.attribute("stroke-dasharray"),
            )
        })
        .collect();
    assert_eq!(lines.len(), 4);
    for (at, line) in lines.iter().enumerate() {
        assert!(!lines[at + 1..].contains(line), "{lines:?}");
    }
    for said in ["strong, a hypothesis", "weak, rests on evidence"] {
        shows(&picture, said);
    }
}

#[test]
fn ramps_stand_in_order_of_time_with_their_dates_in_every_format() {
    let ran = |id: &str, change: &str, year: i16| {
        let day = date(year, 3, 1);
        let mut cycle = Cycle::new(id, change)
            .expect("a cycle")
            .objective("does it help?")
            .task("the nurse in charge", "tries it")
            .scale(Scale::units(5, "patients"))
            .predict(Expectation::judged("better"), "a trial elsewhere", day);
        cycle.start(day).expect("a start");
        cycle
            .finish(Run::new(day, date(year, 3, 14)).expect("a run"))
            .expect("an end");
        cycle
    };
    let cycles = [
        ran("a-1", "alpha", 2019),
        ran("z-1", "zeta", 2017),
        Cycle::new("b-1", "beta").expect("a cycle"),
        ran("m-1", "mu", 2018),
    ];
    let ramps = Ramps::of(&cycles).expect("ramps");
    let order: Vec<&str> = ramps.iter().map(|ramp| ramp.change().as_str()).collect();
    assert_eq!(order, ["zeta", "mu", "alpha", "beta"]);
    let view = RampSvg::new(&ramps).idea(ChangeId::new("mu").expect("an id"), "mu");
    for said in [
        view.to_string(),
        view.alternative_text(),
        Dot::ramps(&ramps).to_string(),
        Mermaid::ramps(&ramps).to_string(),
    ] {
        let places: Vec<usize> = ["z-1", "m-1", "a-1", "b-1"]
            .map(|id| {
                said.rfind(&format!("{id} ("))
                    .or_else(|| said.find(&format!("{id}, ")))
                    .expect(id)
            })
            .to_vec();
        assert!(places.is_sorted(), "{said}");
        assert!(said.contains("1 March 2017 to 14 March 2017"), "{said}");
    }
}

#[test]
fn a_report_says_each_thing_once() {
    let chart = Chart::options()
        .better(Direction::Lower)
        .xmr([22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23])
        .expect("a chart");
    let report = ChartReport::new(&chart).title("Waits");
    let once = |text: &str, said: &str| {
        let found = text.to_lowercase().matches(&said.to_lowercase()).count();
        assert_eq!(found, 1, "{said} in {text}");
    };
    let markdown = report.to_markdown();
    for said in [
        "special cause earlier (point 9)",
        "point 9 is 41, above its limit",
        "Making Data Count 7/7",
        "XmR chart of 13 points",
        "limits: mean ± 2.659",
    ] {
        once(&markdown, said);
    }
    let page = report.to_html();
    assert!(!page.contains("<pre>"));
    // the picture's own description is for who does not see it; beside it the page has the words once, folded
    let without = |text: &str, from: &str, to: &str| {
        let start = text.find(from).expect("a start");
        let end = text.find(to).expect("an end");
        format!("{}{}", &text[..start], &text[end..])
    };
    let beside = without(&page, "<svg ", "</svg>");
    once(&beside, "special cause earlier (point 9)");
    assert!(beside.contains("<details class=\"said\">"));
}
