//! Pictures of improvement work read back: nothing outside, nothing over another, at every width and for every size of map.

#![cfg(feature = "json")]

use super::checks::faults;
use super::driver_diagram::DriverDiagramSvg;
use super::grid::StakeholderGridSvg;
use super::network::NetworkSvg;
use super::ramp::RampSvg;
use crate::base::date::date;
use crate::work::driver::{DriverDiagram, Edge, Intent};
use crate::work::pdsa::{Cycle, Ramps, Scale};
use crate::work::project::Project;
use crate::work::stakeholder::{Commitment, CommitmentLevel, Stakeholder, StakeholderMap, TieKind};

const WIDTHS: [f64; 4] = [240.0, 480.0, 960.0, 1600.0];

const LONG: &str = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch";

#[track_caller]
fn whole(svg: &str, what: &str) {
    let faults = faults(svg);
    assert!(faults.is_empty(), "{what}: {}", faults.join("\n"));
}

fn projects() -> [Project; 2] {
    [
        include_str!("../../examples/data/ae_project.json"),
        include_str!("../../examples/data/semmelweis_project.json"),
    ]
    .map(|text| Project::from_json(text).expect("a project"))
}

#[test]
fn the_pictures_of_the_examples_are_whole() {
    for project in projects() {
        for width in WIDTHS {
            let what = format!("{} at {width}", project.id());
            let diagram = DriverDiagramSvg::of(&project).expect("a diagram");
            whole(&diagram.width(width).to_string(), &what);
            let ramps = RampSvg::of(&project).expect("cycles");
            whole(&ramps.width(width).to_string(), &what);
            let grid = StakeholderGridSvg::new(project.map()).width(width);
            whole(&grid.to_string(), &what);
            whole(&grid.with_names().to_string(), &what);
            let network = NetworkSvg::new(project.map()).width(width);
            whole(&network.to_string(), &what);
            whole(&network.with_names().to_string(), &what);
        }
    }
}

/// A map of n people, with ties in no order, the same every time, and some people without any.
fn map(people: usize) -> StakeholderMap {
    let today = date(2026, 3, 1);
    let mut map = StakeholderMap::new();
    let id = |person: usize| format!("person-{person:02}");
    for person in 0..people {
        let score = |of: usize| i64::try_from(of % 5 + 1).expect("small");
        let label = if person % 5 == 0 {
            LONG.to_owned()
        } else {
            format!("Colleague number {person}")
        };
        let group = format!("team-{}", person / 7);
        let view = Commitment::new(
            if person % 3 == 0 {
                CommitmentLevel::Opposed
            } else {
                CommitmentLevel::HelpHappen
            },
            CommitmentLevel::HelpHappen,
            today,
        );
        let seen = Stakeholder::new(
            label,
            group.as_str(),
            score(person * 7),
            score(person * 3),
            today,
        );
        let seen = seen
            .and_then(|seen| seen.with_commitment(view))
            .expect("somebody");
        map.add(id(person).as_str(), seen).expect("new");
    }
    for person in (0..people).filter(|person| person % 11 != 10) {
        for other in [person / 2, (person * 5 + 2) % people] {
            if other != person && other % 11 != 10 {
                // some are there already
                let _ = map.tie(id(person).as_str(), TieKind::Informs, id(other).as_str());
            }
        }
    }
    map
}

#[test]
fn maps_of_every_size_are_whole() {
    for people in [0, 1, 2, 5, 12, 30, 60] {
        let map = map(people);
        for width in WIDTHS {
            let what = format!("{people} people at {width}");
            let (grid, network) = (
                StakeholderGridSvg::new(&map).width(width),
                NetworkSvg::new(&map).width(width),
            );
            whole(&grid.to_string(), &what);
            whole(&grid.with_names().to_string(), &what);
            whole(&network.to_string(), &what);
            whole(&network.with_names().to_string(), &what);
        }
    }
}

#[test]
fn large_diagrams_and_long_words_are_whole() {
    let mut diagram = DriverDiagram::new("aim").expect("a diagram");
    let theory = diagram.draft().expect("a draft");
    let mut draw = || -> Result<(), crate::base::error::Error> {
        for driver in 0..4 {
            let id = format!("primary-{driver}");
            theory
                .primary(id.as_str(), LONG)?
                .link(Edge::to_aim(id.as_str())?)?;
        }
        for driver in 0..9 {
            let id = format!("secondary-{driver}");
            theory.secondary(id.as_str(), format!("driver {driver}, {LONG}"))?;
            theory
                .link(Edge::new(id.as_str(), format!("primary-{}", driver % 4).as_str())?.weak())?;
            if driver > 5 {
                theory.link(Edge::new(
                    id.as_str(),
                    format!("secondary-{}", driver - 4).as_str(),
                )?)?;
            }
        }
        for idea in 0..24 {
            let id = format!("idea-{idea}");
            theory.idea(
                id.as_str(),
                format!("idea {idea} of many words that go on for a while"),
                Intent::Stop,
            )?;
            for driver in [idea % 9, (idea * 5 + 1) % 9] {
                let edge = Edge::new(id.as_str(), format!("secondary-{driver}").as_str())?;
                let _ = theory.link(edge.decreasing());
            }
        }
        theory
            .activity("training", "a training day")?
            .link(Edge::new("training", "idea-3")?)?;
        Ok(())
    };
    draw().expect("a theory");
    for width in WIDTHS {
        whole(
            &DriverDiagramSvg::new(&diagram)
                .aim(LONG)
                .width(width)
                .to_string(),
            "large",
        );
    }
    let empty = DriverDiagram::new("aim").expect("a diagram");
    whole(&DriverDiagramSvg::new(&empty).to_string(), "empty");
}

#[test]
fn long_and_branching_ramps_are_whole() {
    let mut cycles = Vec::new();
    for number in 0..14 {
        let mut cycle = Cycle::new(format!("cycle-{number}").as_str(), "wash").expect("a cycle");
        if number > 0 {
            cycle = cycle.informed_by(format!("cycle-{}", number - 1).as_str());
        }
        if number > 5 {
            cycle = cycle.informed_by(format!("cycle-{}", number - 5).as_str());
        }
        cycles.push(cycle.scale(Scale::units(5, LONG)));
    }
    for width in WIDTHS {
        let ramps = Ramps::of(&cycles).expect("ramps");
        whole(&RampSvg::new(&ramps).width(width).to_string(), "ramps");
    }
    whole(
        &RampSvg::new(&Ramps::of(&[]).expect("none")).to_string(),
        "none",
    );
}
