//! The views of charts, from the real data of `examples/data`.

use improvement::course::{self, Answer};
use improvement::project::ProjectChart;
use improvement::render::{ChartSvg, MatrixSvg};
use improvement::spc::Batch;
use improvement::{Chart, Date, Direction, Kind, Period, Project, RuleSet, Series, id::MeasureId};
use std::collections::BTreeMap;
use std::error::Error;

const PROJECT: &str = include_str!("../data/semmelweis_project.json");
const YEARS: &str = include_str!("../data/semmelweis_yearly.csv");
const DEPARTMENTS: &str = include_str!("../data/ae_attendances.csv");

/// Each picture with the name of its file.
pub(crate) fn pictures() -> Result<Vec<(&'static str, String)>, Box<dyn Error>> {
    let mut pictures = vec![("first_chart", first_chart()?)];
    pictures.push(("hand_washing", hand_washing()?));
    pictures.push(("hand_washing_years", by_year()?));
    let departments = departments()?;
    pictures.push(("four_hours", four_hours(&departments)?));
    pictures.push(("four_hours_matrix", matrix(&departments, 16)));
    pictures.push(("four_hours_all", matrix(&departments, departments.len())));
    pictures.push(("marked_answer", marked_answer()?));
    Ok(pictures)
}

/// What the course leaves to look at when somebody answers its fourth exercise with the analyst's kind of chart.
fn marked_answer() -> Result<String, Box<dyn Error>> {
    let marked = course::mark("which-chart", 1, Ok(Answer::kind(Kind::P)));
    marked.picture().ok_or_else(|| "no picture".into())
}

/// The thirteen waits of the front page.
fn first_chart() -> Result<String, Box<dyn Error>> {
    let waits = [22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23];
    let waits = Series::values(waits)?.unit("days")?;
    let chart = Chart::options().better(Direction::Lower).xmr(waits)?;
    let view = ChartSvg::new(&chart).title("Waits for a first appointment");
    Ok(view
        .annotate(8, "the clinic was closed for a week")?
        .to_string())
}

/// The measure of the hand washing project.
pub(crate) fn watched() -> Result<ProjectChart, Box<dyn Error>> {
    let project = Project::from_json(PROJECT)?;
    Ok(project.chart(&MeasureId::new("mortality")?)?)
}

/// Maternal deaths at the First Clinic, with the cycles of the project.
fn hand_washing() -> Result<String, Box<dyn Error>> {
    let watched = watched()?;
    let view = ChartSvg::new(&watched.chart)
        .title("Maternal deaths at the First Clinic, Vienna")
        .cycles(&watched.annotations);
    Ok(view.to_string())
}

/// The same by year: six points.
fn by_year() -> Result<String, Box<dyn Error>> {
    let (mut years, mut births, mut deaths) = (Vec::new(), Vec::new(), Vec::new());
    for row in csv::Reader::from_reader(YEARS.as_bytes()).deserialize() {
        let (year, clinic, born, died): (String, String, u32, u32) = row?;
        if clinic == "first" {
            years.push(year);
            births.push(born);
            deaths.push(died);
        }
    }
    let series = Series::proportions(deaths, births)?.labelled(years.iter().map(String::as_str))?;
    let chart = Chart::options()
        .better(Direction::Lower)
        .chart(Kind::Run, series)?;
    let view = ChartSvg::new(&chart)
        .title("Maternal deaths at the First Clinic, by year")
        .width(640.0);
    Ok(view.to_string())
}

#[derive(serde::Deserialize)]
struct Row {
    period: String,
    org_code: String,
    #[serde(rename = "type")]
    department: String,
    attendances: f64,
    breaches: f64,
}

/// The share seen within four hours, month by month: type 1 departments of every organisation.
fn departments() -> Result<Vec<(String, Series)>, Box<dyn Error>> {
    let mut departments: BTreeMap<String, BTreeMap<Date, (f64, f64)>> = BTreeMap::new();
    for row in csv::Reader::from_reader(DEPARTMENTS.as_bytes()).deserialize() {
        let row: Row = row?;
        if row.department == "1" {
            let within = row.attendances - row.breaches;
            let months = departments.entry(row.org_code).or_default();
            months.insert(row.period.parse()?, (within, row.attendances));
        }
    }
    let series = departments.into_iter().map(|(name, months)| {
        let (within, attended): (Vec<f64>, Vec<f64>) = months.values().copied().unzip();
        let series = Series::proportions(within, attended)?.dated(months.into_keys())?;
        Ok((name, series.every(Period::Month)?))
    });
    Ok(series.collect::<Result<_, improvement::Error>>()?)
}

fn options() -> improvement::Options {
    Chart::options()
        .better(Direction::Higher)
        .target(0.95)
        .bounds(0.0..=1.0)
        .rules(RuleSet::making_data_count())
}

fn four_hours(departments: &[(String, Series)]) -> Result<String, Box<dyn Error>> {
    let (name, series) = departments
        .iter()
        .find(|(name, _)| name == "RDD")
        .ok_or("no such organisation")?;
    let chart = options().chart(Kind::Individuals, series)?;
    let view = ChartSvg::new(&chart).title(format!("Seen within four hours, organisation {name}"));
    Ok(view.to_string())
}

/// The first `many` organisations by code.
fn matrix(departments: &[(String, Series)], many: usize) -> String {
    let series = departments
        .iter()
        .take(many)
        .map(|(name, series)| (name.as_str(), series));
    let batch = Batch::of(&options(), Kind::Individuals, series);
    MatrixSvg::new(&batch)
        .title("Seen within four hours")
        .to_string()
}
