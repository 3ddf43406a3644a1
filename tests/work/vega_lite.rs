//! Specifications open in the public editor: valid by the published schema, compiled and drawn without a warning.
//!
//! Needs Node and the packages of `tests/tools` (`npm ci --prefix tests/tools`); without them the test says that it was skipped.

use improvement::render::ChartVegaLite;
use improvement::{Chart, Direction, Kind, Period, Reason, Series, date};
use std::path::Path;
use std::process::Command;

/// Values in no order, the same every time.
fn values(points: usize) -> Vec<f64> {
    (0..points)
        .map(|at| 50.0 + ((at * 37) % 23) as f64)
        .collect()
}

fn charts() -> Vec<(&'static str, Chart)> {
    let options = Chart::options().better(Direction::Lower);
    let months = (0..40).map(|month| {
        Period::Month
            .after(date(2021, 1, 1), month)
            .expect("in range")
    });
    let dated = Series::values(values(40))
        .and_then(|series| series.dated(months))
        .expect("dated");
    let labels: Vec<String> = (0..14)
        .map(|at| format!("ward \"{at}\" </script>"))
        .collect();
    let labelled = Series::values(values(14))
        .and_then(|series| series.labelled(labels.iter().map(String::as_str)));
    let shares = Series::proportions((0..24).map(|at| 10 + (at * 7) % 5), vec![60; 24])
        .expect("proportions");
    let gaps = values(30)
        .into_iter()
        .enumerate()
        .map(|(at, value)| (at % 7 != 3).then_some(if at == 20 { 190.0 } else { value }));
    let groups = (0..20)
        .map(|group| (0..4).map(move |value| f64::from(50 + (group * 31 + value * 17) % 23)));
    let targets: Vec<Option<f64>> = (0..30)
        .map(|at| (at > 9).then(|| 50.0 + f64::from(at)))
        .collect();
    let mut only = vec![None; 12];
    only[4] = Some(3.0);
    [
        (
            "phases",
            options
                .clone()
                .exclude(date(2022, 3, 1), Reason::data("a broken return"))
                .phase(date(2022, 6, 1), Reason::change("a second nurse"))
                .xmr(dated),
        ),
        ("labels", Chart::run(labelled.expect("labelled"))),
        ("shares", options.clone().target(0.2).chart(Kind::P, shares)),
        (
            "gaps",
            options
                .clone()
                .target(targets)
                .xmr(gaps.collect::<Vec<_>>()),
        ),
        ("mean_and_spread", Chart::xbar(groups)),
        ("ewma", options.chart(Kind::Ewma, values(30))),
        ("cusum", options.chart(Kind::Cusum, values(30))),
        ("one", Chart::run(only)),
        ("equal", Chart::xmr([5.0; 20])),
    ]
    .map(|(name, chart)| (name, chart.expect("a chart")))
    .into()
}

#[test]
fn specifications_open_in_the_editor() {
    let tools = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join("tests/tools");
    if !tools.join("node_modules/vega-lite").exists() {
        println!(
            "skipped: the packages of tests/tools are not installed (npm ci --prefix tests/tools)"
        );
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("vega_lite");
    std::fs::create_dir_all(&folder).expect("a folder");
    let mut command = Command::new("node");
    command.arg(tools.join("vega_lite.mjs"));
    for (name, chart) in charts() {
        let file = folder.join(name).with_extension("vl.json");
        std::fs::write(&file, ChartVegaLite::new(&chart).title(name).to_string()).expect("written");
        command.arg(file);
    }
    let run = match command.output() {
        Ok(run) => run,
        Err(error) => {
            println!("skipped: node does not start ({error})");
            return;
        }
    };
    let said = String::from_utf8_lossy(&run.stdout);
    let failed = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{said}{failed}");
}
