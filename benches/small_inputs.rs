//! What small inputs cost: the worst that a few bytes, or a few calls, were found to ask for.
//!
//! `cargo bench -p benches --bench small_inputs`, or with the beginning of a row's name to run that row alone.

use improvement::driver::{Edge, Node};
use improvement::render::{ChartCsv, ChartVegaLite, DriverDiagramSvg, NetworkSvg};
use improvement::spc::Basis;
use improvement::spc::price::{CountEwma, Process, Question, RunLength};
use improvement::spc::rules::Rule;
use improvement::stakeholder::{Stakeholder, TieKind};
use improvement::{
    Chart, DriverDiagram, Interval, Kind, Monitor, Period, RuleSet, Series, StakeholderMap, Watch,
    date,
};
use std::fmt::{Display, Write};
use std::time::Instant;

/// Numbers of a linear congruential generator (Knuth's MMIX constants), below a bound.
fn draws(mut state: u64) -> impl FnMut(u64) -> u64 {
    move |below| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    }
}

/// Counts what is written, without keeping it.
struct Counted(usize);

impl Write for Counted {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0 += text.len();
        Ok(())
    }
}

fn written(view: &impl Display) -> String {
    let mut counted = Counted(0);
    write!(counted, "{view}").expect("written");
    format!("{} bytes", counted.0)
}

fn outcome<T>(result: Result<T, improvement::Error>, good: impl Fn(T) -> String) -> String {
    result.map_or_else(|error| format!("refused: {error}"), good)
}

fn centuries() -> String {
    let text = r#"{"dates":["0001-01-01","2737-01-01"],"every":"day","data":{"values":[1.0,2.0]}}"#;
    match serde_json::from_str::<Series>(text) {
        Ok(series) => format!("{} points", series.len()),
        Err(error) => format!("refused: {error}"),
    }
}

fn filled(points: usize) -> Chart {
    let mut draw = draws(7);
    let values: Vec<f64> = (0..points)
        .map(|_| f64::from(u32::try_from(draw(100)).expect("small")))
        .collect();
    Chart::xmr(values).expect("a chart")
}

fn long_watch() -> String {
    let monitor = Chart::options()
        .baseline(Basis::process(10.0, 1.0))
        .rules(RuleSet::nelson())
        .monitor(Kind::Individuals)
        .expect("a monitor");
    let mut watch = Watch::new(monitor).every(Period::Day).expect("a watch");
    watch
        .push(date(1, 1, 1), 10, date(2026, 1, 1))
        .expect("the first");
    outcome(
        watch
            .push(date(2737, 1, 1), 10, date(2737, 1, 2))
            .map(|_| ()),
        |()| format!("{} points", watch.len()),
    )
}

fn mixed_subgroups() -> String {
    let mut draw = draws(3);
    let groups: Vec<Vec<f64>> = (0..500)
        .map(|group| {
            (0..26 + group % 200)
                .map(|_| f64::from(u32::try_from(draw(100)).expect("small")))
                .collect()
        })
        .collect();
    let series = Series::subgroups(groups).expect("a series");
    outcome(Chart::of(Kind::XbarR, series), |chart| {
        format!("{} points", chart.len())
    })
}

/// A diagram with an aim, some primary drivers, and ideas under them, each linked twice.
fn diagram(nodes: usize) -> DriverDiagram {
    let mut draw = draws(11);
    let mut diagram = DriverDiagram::new("aim").expect("a diagram");
    let theory = diagram.draft().expect("a draft");
    let primary = nodes / 20;
    for number in 0..primary {
        let id = format!("p{number}");
        theory
            .add(
                id.as_str(),
                Node::primary(format!("driver {number}")).expect("a node"),
            )
            .and_then(|theory| theory.link(Edge::to_aim(id.as_str())?))
            .expect("added");
    }
    for number in primary..nodes {
        let id = format!("s{number}");
        theory
            .add(
                id.as_str(),
                Node::secondary(format!("secondary driver {number}")).expect("a node"),
            )
            .expect("added");
        for _ in 0..2 {
            let effect = format!("p{}", draw(primary as u64));
            let edge = Edge::new(id.as_str(), effect.as_str()).expect("an edge");
            // a link that is there already is refused: one is enough
            let _ = theory.link(edge);
        }
    }
    diagram
}

fn chain(nodes: usize) -> DriverDiagram {
    let mut diagram = DriverDiagram::new("aim").expect("a diagram");
    let theory = diagram.draft().expect("a draft");
    for number in 0..nodes {
        let id = format!("n{number}");
        let node = if number == 0 {
            Node::primary("first")
        } else {
            Node::secondary(format!("driver {number}"))
        };
        theory
            .add(id.as_str(), node.expect("a node"))
            .expect("added");
        let edge = if number == 0 {
            Edge::to_aim(id.as_str())
        } else {
            Edge::new(id.as_str(), format!("n{}", number - 1).as_str())
        };
        theory.link(edge.expect("an edge")).expect("linked");
    }
    diagram
}

fn network(people: u64, ties: usize) -> StakeholderMap {
    let mut draw = draws(20_261_123);
    let mut map = StakeholderMap::new();
    for person in 0..people {
        let group = format!("group-{}", draw(40));
        let seen = Stakeholder::new(format!("person {person}"), group, 3, 3, date(2026, 3, 1));
        map.add(format!("p{person}"), seen.expect("somebody"))
            .expect("added");
    }
    while map.ties().len() < ties {
        let _ = map.tie(
            format!("p{}", draw(people)),
            TieKind::Informs,
            format!("p{}", draw(people)),
        );
    }
    map
}

fn run_length(points: u16) -> String {
    let rules = RuleSet::shewhart().with(Rule::run(points)).expect("a set");
    outcome(RunLength::of(&rules, &Process::normal()), |found| {
        format!("mean {:e}", found.mean())
    })
}

fn signalling_watch(points: u32) -> String {
    let options = Chart::options()
        .baseline(Basis::process(10.0, 1.0))
        .rules(RuleSet::nelson());
    let monitor: Monitor = options.monitor(Kind::Individuals).expect("a monitor");
    let mut watch = Watch::new(monitor);
    let mut day = date(2000, 1, 1);
    for point in 0..points {
        watch
            .push(day, 50.0 + f64::from(point % 7), day)
            .expect("a point");
        day = Period::Day.after(day, 1).expect("a day");
    }
    format!("{} alerts", watch.alerts().len())
}

#[path = "../tests/work/support/worst.rs"]
mod worst;

type Row = (&'static str, Box<dyn Fn() -> String>);

#[expect(clippy::too_many_lines, reason = "one table, a row each")]
fn main() {
    let rows: Vec<Row> = vec![
        (
            "grid of days over 2,737 years, 96 bytes",
            Box::new(centuries),
        ),
        (
            "watch of days, the second point 2,737 years later",
            Box::new(long_watch),
        ),
        (
            "vega-lite of 100,000 points",
            Box::new(|| written(&ChartVegaLite::new(&filled(100_000)))),
        ),
        (
            "csv of 100,000 points",
            Box::new(|| written(&ChartCsv::new(&filled(100_000)))),
        ),
        (
            "X-R of 500 subgroups of 26 to 225 values",
            Box::new(mixed_subgroups),
        ),
        (
            "driver diagram of 2,000 nodes, built",
            Box::new(|| diagram(2000).theory().nodes().len().to_string()),
        ),
        (
            "driver diagram of 1,000 nodes, SVG",
            Box::new(|| written(&DriverDiagramSvg::new(&diagram(1000)))),
        ),
        (
            "driver diagram of 2,000 nodes, SVG",
            Box::new(|| written(&DriverDiagramSvg::new(&diagram(2000)))),
        ),
        (
            "chain of 3,000 drivers, coverage",
            Box::new(|| format!("{:?}", chain(3000).coverage().len())),
        ),
        (
            "chain of 3,000 drivers, SVG",
            Box::new(|| written(&DriverDiagramSvg::new(&chain(3000)))),
        ),
        (
            "network of 1,000 people, 5,000 ties, SVG",
            Box::new(|| written(&NetworkSvg::new(&network(1000, 5000)))),
        ),
        (
            "network of 2,000 people, 5,000 ties, SVG",
            Box::new(|| written(&NetworkSvg::new(&network(2000, 5000)))),
        ),
        (
            "run length, shewhart and a run of 3,000",
            Box::new(|| run_length(3000)),
        ),
        (
            "run length, shewhart and a run of 4,096",
            Box::new(|| run_length(4096)),
        ),
        (
            "difference, nelson and a trend of 4,000",
            Box::new(|| {
                let longer = RuleSet::nelson().with(Rule::trend(4000)).expect("a set");
                outcome(RuleSet::nelson().difference(&longer), |found| {
                    format!("{found:?}").chars().take(40).collect()
                })
            }),
        ),
        (
            "difference, anhoej and a trend of 4,000",
            Box::new(|| {
                let longer = RuleSet::anhoej().with(Rule::trend(4000)).expect("a set");
                outcome(RuleSet::anhoej().difference(&longer), |found| {
                    format!("{found:?}").chars().take(40).collect()
                })
            }),
        ),
        (
            "count EWMA of 1,200 cells, mean 1e4",
            Box::new(|| {
                outcome(
                    CountEwma::new(0.1, 3.0)
                        .cells(1200)
                        .run_length(&Process::poisson(1e4)),
                    |found| format!("mean {:e}", found.mean()),
                )
            }),
        ),
        (
            "price of the latest point, XmR of 5,000 points",
            Box::new(|| {
                outcome(filled(5000).price(Question::LatestPoint), |price| {
                    format!("{:.4}", price.independent().chance())
                })
            }),
        ),
        (
            "watch of 2,000 points, each signals",
            Box::new(|| signalling_watch(2000)),
        ),
        (
            "watch of 4,000 points, each signals",
            Box::new(|| signalling_watch(4000)),
        ),
        (
            "watch of 8,000 points, each signals",
            Box::new(|| signalling_watch(8000)),
        ),
        (
            "Interval::garwood(1e15, 1e16)",
            Box::new(|| {
                outcome(Interval::garwood(1e15, 1e16, 0.95), |found| {
                    format!("{found:?}")
                })
            }),
        ),
    ];
    let documents = worst::documents().into_iter().map(|document| {
        let work = move || match (document.printed)(&document.text) {
            Ok(bytes) => format!("{} bytes in, {bytes} out", document.text.len()),
            Err(error) => format!("refused: {error}"),
        };
        (document.name, Box::new(work) as Box<dyn Fn() -> String>)
    });
    let rows = rows.into_iter().chain(documents);
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"))
        .collect();
    for (name, work) in rows {
        if !wanted.is_empty() && !wanted.iter().any(|word| name.starts_with(word.as_str())) {
            continue;
        }
        let begun = Instant::now();
        let found = work();
        let seconds = begun.elapsed().as_secs_f64();
        println!("| {name} | {seconds:.3} s | {found} |");
    }
}
