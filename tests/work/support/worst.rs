//! The worst documents of 100 KB that we could think of: each is loaded, checked and printed in every way there is.
//!
//! The bench `small_inputs` measures them optimised; `breaker.rs` bounds them as they are tested.

use improvement::project::Instrument;
use improvement::render::{ChartCsv, ChartReport, ChartSvg, ChartVegaLite, ProjectReport};
use improvement::spc::Watch;
use improvement::{Chart, Project, date};
use std::fmt::{Display, Write};

/// The most bytes of a document here.
pub(crate) const MOST: usize = 100_000;

/// A document, and what is done with it: how many bytes come out, or why it is refused.
pub(crate) struct Worst {
    pub(crate) name: &'static str,
    pub(crate) text: String,
    pub(crate) printed: fn(&str) -> Result<usize, String>,
}

/// Counts what is written, without keeping it.
struct Counted(usize);

impl Write for Counted {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0 += text.len();
        Ok(())
    }
}

fn length(view: &impl Display) -> usize {
    let mut counted = Counted(0);
    write!(counted, "{view}").expect("written");
    counted.0
}

fn chart(text: &str) -> Result<usize, String> {
    let chart: Chart = serde_json::from_str(text).map_err(|error| error.to_string())?;
    Ok(length(&chart)
        + chart.long_description().len()
        + length(&ChartSvg::new(&chart))
        + length(&ChartCsv::new(&chart))
        + length(&ChartVegaLite::new(&chart))
        + ChartReport::new(&chart).to_html().len()
        + serde_json::to_string(&chart)
            .map_err(|error| error.to_string())?
            .len())
}

fn project(text: &str) -> Result<usize, String> {
    let project = Project::from_json(text).map_err(|error| error.to_string())?;
    let found = project.check(date(2026, 1, 1));
    let report = ProjectReport::new(&project, date(2026, 1, 1));
    Ok(found.len() + length(&project) + report.to_html().len() + report.to_markdown().len())
}

fn stored_watch(text: &str) -> Result<usize, String> {
    let watch: Watch = serde_json::from_str(text).map_err(|error| error.to_string())?;
    Ok(serde_json::to_string(&watch)
        .map_err(|error| error.to_string())?
        .len())
}

fn instrument(text: &str) -> Result<usize, String> {
    let instrument = Instrument::from_json(text).map_err(|error| error.to_string())?;
    Ok(instrument
        .to_json()
        .map_err(|error| error.to_string())?
        .len())
}

/// Numbers of a linear congruential generator (Knuth's MMIX constants), below a bound.
fn draws(mut state: u64) -> impl FnMut(u64) -> u64 {
    move |below| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    }
}

/// Items until the document would be too long, with a comma between them.
fn filled(room: usize, mut item: impl FnMut(usize) -> String) -> String {
    let (mut out, mut index) = (String::new(), 0);
    loop {
        let next = item(index);
        if out.len() + next.len() + 1 > room {
            return out;
        }
        if index > 0 {
            out.push(',');
        }
        out.push_str(&next);
        index += 1;
    }
}

fn values(seed: u64, below: u64, room: usize) -> String {
    let mut draw = draws(seed);
    filled(room, |_| draw(below).to_string())
}

fn of_values(kind: &str, options: &str) -> String {
    let numbers = values(5, 10, MOST - 300);
    format!(
        r#"{{"series":{{"data":{{"values":[{numbers}]}}}},"kind":"{kind}","options":{{{options}}}}}"#
    )
}

/// A point with a denominator of its own each, so that every line is worked out.
fn of_ratios(kind: &str, data: (&str, &str, &str), large: u64, options: &str) -> String {
    let mut draw = draws(9);
    let room = (MOST - 400) / 2;
    let below = filled(room, |_| (large + draw(large)).to_string());
    let points = below.split(',').count();
    let mut draw = draws(10);
    let above: Vec<String> = (0..points)
        .map(|_| (large / 10 + draw(large / 50 + 2)).to_string())
        .collect();
    let (name, above_name, below_name) = data;
    let mut above = above.join(",");
    let mut below = below;
    while above.len() + below.len() > MOST - 300 {
        above.truncate(above.rfind(',').expect("a point"));
        below.truncate(below.rfind(',').expect("a point"));
    }
    format!(
        r#"{{"series":{{"data":{{"{name}":{{"{above_name}":[{above}],"{below_name}":[{below}]}}}}}},"kind":"{kind}","options":{{{options}}}}}"#
    )
}

fn of_subgroups() -> String {
    let mut draw = draws(3);
    let groups = filled(MOST - 200, |index| {
        let numbers: Vec<String> = (0..26 + index).map(|_| draw(10).to_string()).collect();
        format!("[{}]", numbers.join(","))
    });
    format!(r#"{{"series":{{"data":{{"subgroups":[{groups}]}}}},"kind":"xbar_r","options":{{}}}}"#)
}

fn of_exclusions() -> String {
    let numbers = values(5, 10, 20_000);
    let exclusions = filled(MOST - 20_300, |index| {
        format!(
            r#"{{"at":{{"index":{}}},"reason":{{"why":"data","text":"x"}}}}"#,
            index * 3
        )
    });
    format!(
        r#"{{"series":{{"data":{{"values":[{numbers}]}}}},"kind":"individuals","options":{{"exclusions":[{exclusions}]}}}}"#
    )
}

fn of_phases() -> String {
    let numbers = values(5, 10, 20_000);
    let phases = filled(MOST - 20_300, |index| {
        format!(
            r#"{{"from":{{"index":{}}},"reason":{{"why":"change","text":"x"}}}}"#,
            (index + 1) * 5
        )
    });
    format!(
        r#"{{"series":{{"data":{{"values":[{numbers}]}}}},"kind":"individuals","options":{{"provisional":true,"phases":[{phases}]}}}}"#
    )
}

fn of_labels() -> String {
    let labels = filled(MOST / 2, |index| format!("\"{index}\""));
    let points = labels.split(',').count();
    let mut draw = draws(2);
    let numbers: Vec<String> = (0..points).map(|_| draw(10).to_string()).collect();
    format!(
        r#"{{"series":{{"labels":[{labels}],"data":{{"values":[{}]}}}},"kind":"individuals","options":{{}}}}"#,
        numbers.join(",")
    )
}

/// Days eleven apart, so that as many are absent as may be.
fn of_absent_days() -> String {
    let mut day = date(1900, 1, 1);
    let dates = filled(60_000, |_| {
        day = day.plus_days(11).expect("a day");
        format!("\"{day}\"")
    });
    let points = dates.split(',').count();
    let numbers = vec!["1"; points].join(",");
    format!(
        r#"{{"series":{{"dates":[{dates}],"every":"day","data":{{"values":[{numbers}]}}}},"kind":"run","options":{{}}}}"#
    )
}

fn with_drivers(nodes: &str, edges: &str) -> String {
    format!(
        r#"{{"schema":"improvement/1","minor":0,"id":"p","charter":{{"title":"p"}},"aims":[{{"id":"a"}}],"diagram":{{"aim":"a","nodes":{{{nodes}}},"edges":[{edges}]}}}}"#
    )
}

fn of_a_chain() -> String {
    let count = 900;
    let node = |index: usize| {
        let kind = if index == 0 { "primary" } else { "secondary" };
        format!(r#""n{index}":{{"kind":"{kind}","text":"n"}}"#)
    };
    let edge = |index: usize| match index {
        0 => r#"{"cause":"n0","effect":"aim"}"#.to_owned(),
        _ => format!(
            r#"{{"cause":"n{index}","effect":{{"node":"n{}"}}}}"#,
            index - 1
        ),
    };
    let nodes: Vec<String> = (0..count).map(node).collect();
    let edges: Vec<String> = (0..count).map(edge).collect();
    with_drivers(&nodes.join(","), &edges.join(","))
}

fn of_many_links() -> String {
    let mut draw = draws(4);
    let nodes: Vec<String> = (0..300)
        .map(|index| {
            let kind = if index < 60 { "primary" } else { "secondary" };
            format!(r#""n{index}":{{"kind":"{kind}","text":"n"}}"#)
        })
        .collect();
    let mut edges: Vec<(usize, u64)> = (60..300)
        .flat_map(|index| (0..6).map(move |_| index))
        .map(|index| (index, draw(60)))
        .collect();
    edges.sort_unstable();
    edges.dedup();
    let edges: Vec<String> = edges
        .into_iter()
        .map(|(cause, effect)| format!(r#"{{"cause":"n{cause}","effect":{{"node":"n{effect}"}}}}"#))
        .collect();
    with_drivers(&nodes.join(","), &edges.join(","))
}

fn of_people(people: u64, ties: usize) -> String {
    let mut draw = draws(8);
    let stakeholders: Vec<String> = (0..people)
        .map(|person| {
            format!(r#""p{person}":{{"label":"p{person}","group":"g","power":3,"interest":3,"seen_on":"2026-03-01"}}"#)
        })
        .collect();
    let mut pairs: Vec<(u64, u64)> = (0..ties)
        .map(|_| (draw(people), draw(people)))
        .filter(|(a, b)| a != b)
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    let ties: Vec<String> = pairs
        .into_iter()
        .map(|(from, to)| format!(r#"{{"from":"p{from}","to":"p{to}","kind":"informs"}}"#))
        .collect();
    format!(
        r#"{{"schema":"improvement/1","minor":0,"id":"p","charter":{{"title":"p"}},"map":{{"stakeholders":{{{}}},"ties":[{}]}}}}"#,
        stakeholders.join(","),
        ties.join(",")
    )
}

fn of_unknown_keys() -> String {
    let people: Vec<String> = (0..300)
        .map(|person| {
            format!(
                r#""p{person}":{{"label":"p","group":"g","power":3,"interest":3,"seen_on":"2026-03-01"}}"#
            )
        })
        .collect();
    let people = people.join(",");
    let unknown = filled(MOST - people.len() - 300, |index| format!("\"x{index}\":1"));
    format!(
        r#"{{"schema":"improvement/1","minor":0,"id":"p","charter":{{"title":"p",{unknown}}},"map":{{"stakeholders":{{{people}}}}}}}"#
    )
}

fn of_an_instrument() -> String {
    let items = filled(MOST - 200, |index| {
        format!(
            r#"{{"id":"i{index}","label":"i","levels":[{{"id":"a","score":0.0}},{{"id":"b","score":1.0}}]}}"#
        )
    });
    format!(r#"{{"id":"i","title":"i","source":"s","scoring":"sum","items":[{items}]}}"#)
}

pub(crate) fn documents() -> Vec<Worst> {
    let of = |name, text: String, printed| {
        assert!(text.len() <= MOST, "{name} has {} bytes", text.len());
        Worst {
            name,
            text,
            printed,
        }
    };
    let exact = r#""width":{"probability":0.0027}"#;
    let proportions = ("proportions", "events", "trials");
    let rates = ("rates", "events", "exposure");
    let mut worst = vec![
        of(
            "an XmR chart",
            of_values("individuals", ""),
            chart as fn(&str) -> _,
        ),
        of("a run chart", of_values("run", ""), chart),
        of("an EWMA", of_values("ewma", ""), chart),
        of("a CUSUM", of_values("cusum", ""), chart),
        of(
            "a p chart, exact",
            of_ratios("p", proportions, 1_000, exact),
            chart,
        ),
        of(
            "a p chart of large trials, exact",
            of_ratios("p", proportions, 900_000, exact),
            chart,
        ),
        of(
            "a u chart of huge exposure, exact",
            of_ratios("u", rates, 1_000_000_000_000_000, exact),
            chart,
        ),
        of("a u chart", of_ratios("u", rates, 100, ""), chart),
        of("an X-R chart of mixed subgroups", of_subgroups(), chart),
        of("exclusions", of_exclusions(), chart),
        of("phases", of_phases(), chart),
        of("labels", of_labels(), chart),
        of(
            "a grid of days, ten of eleven absent",
            of_absent_days(),
            chart,
        ),
        of("a chain of drivers", of_a_chain(), project),
        of("drivers with many links", of_many_links(), project),
        of("a network of 150 people", of_people(150, 600), project),
        of("a network of 500 people", of_people(500, 1000), project),
        of("unknown keys", of_unknown_keys(), project),
        of("an instrument", of_an_instrument(), instrument),
    ];
    worst.extend(of_a_watch());
    worst
}

/// A watch of which every point signals.
fn of_a_watch() -> Option<Worst> {
    let options = Chart::options()
        .baseline(improvement::spc::Basis::process(10.0, 1.0))
        .rules(improvement::RuleSet::nelson());
    let monitor = options.monitor(improvement::Kind::Individuals).ok()?;
    let mut watch = Watch::new(monitor);
    let mut day = date(2000, 1, 1);
    let mut text = String::new();
    loop {
        for point in 0..20_u8 {
            watch.push(day, 50 + point % 7, day).ok()?;
            day = day.plus_days(1)?;
        }
        let longer = serde_json::to_string(&watch).ok()?;
        if longer.len() > MOST {
            break;
        }
        text = longer;
    }
    Some(Worst {
        name: "a watch, each point signals",
        text,
        printed: stored_watch,
    })
}
