//! The views of improvement work, from the projects of `examples/data`.

use improvement::render::{
    ChartReport, Dot, DriverDiagramSvg, Mermaid, NetworkSvg, ProjectReport, RampSvg,
    StakeholderGridSvg,
};
use improvement::{Date, Project, date, id::MeasureId};
use std::error::Error;

const HAND_WASHING: &str = include_str!("../data/semmelweis_project.json");
const FOUR_HOURS: &str = include_str!("../data/ae_project.json");

/// A view that a project does not have the parts for.
const LACKS: &str = "the project has no part for this view";

/// A name, a project, and the day on which it is looked at.
type Dated = (&'static str, Project, Date);

/// The two projects, with the day on which each is looked at.
pub(crate) fn projects() -> Result<[Dated; 2], Box<dyn Error>> {
    Ok([
        (
            "hand_washing",
            Project::from_json(HAND_WASHING)?,
            date(1849, 4, 1),
        ),
        (
            "four_hours",
            Project::from_json(FOUR_HOURS)?,
            date(2019, 4, 30),
        ),
    ])
}

/// Each picture with the name of its file.
pub(crate) fn pictures() -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let mut pictures = Vec::new();
    for (name, project, _) in projects()? {
        let diagram = DriverDiagramSvg::of(&project).ok_or(LACKS)?;
        pictures.push((format!("{name}_drivers"), diagram.to_string()));
        let ramps = RampSvg::of(&project).ok_or(LACKS)?;
        pictures.push((format!("{name}_ramps"), ramps.to_string()));
        let map = project.map();
        pictures.push((
            format!("{name}_grid"),
            StakeholderGridSvg::new(map).to_string(),
        ));
        pictures.push((format!("{name}_network"), NetworkSvg::new(map).to_string()));
    }
    Ok(pictures)
}

/// Each text for other tools, and each report, with the name of its file.
pub(crate) fn texts() -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let mut texts = Vec::new();
    for (name, project, today) in projects()? {
        let diagram = project.diagram().ok_or(LACKS)?;
        let ramps = project.ramps()?;
        texts.push((
            format!("{name}_drivers.dot"),
            Dot::diagram(diagram).to_string(),
        ));
        texts.push((
            format!("{name}_drivers.mmd"),
            Mermaid::diagram(diagram).to_string(),
        ));
        texts.push((format!("{name}_ramps.dot"), Dot::ramps(&ramps).to_string()));
        texts.push((
            format!("{name}_ramps.mmd"),
            Mermaid::ramps(&ramps).to_string(),
        ));
        texts.push((
            format!("{name}_network.dot"),
            Dot::network(project.map()).to_string(),
        ));
        texts.push((
            format!("{name}_network.mmd"),
            Mermaid::network(project.map()).to_string(),
        ));
        let report = ProjectReport::new(&project, today);
        texts.push((format!("{name}.md"), report.to_markdown()));
        texts.push((format!("{name}.html"), report.to_html()));
    }
    let [(_, hand_washing, _), _] = projects()?;
    let watched = hand_washing.chart(&MeasureId::new("mortality")?)?;
    let report = ChartReport::of(&watched).title("Maternal deaths at the First Clinic, Vienna");
    texts.push(("hand_washing_chart.md".to_owned(), report.to_markdown()));
    texts.push(("hand_washing_chart.html".to_owned(), report.to_html()));
    Ok(texts)
}
