//! The sections of a project's report about its work: theory, tests, people, benefits.

use super::document::{Block, Picture, Section, Table};
use crate::base::date::Date;
use crate::render::driver_diagram::DriverDiagramSvg;
use crate::render::grid::StakeholderGridSvg;
use crate::render::network::NetworkSvg;
use crate::render::ramp::RampSvg;
use crate::render::report::project_phrases as words;
use crate::work::project::Project;
use crate::work::words::en_gb::people;

/// The claims, each with its verdict, what it rests on and what weakens it.
pub(super) fn claims(project: &Project, today: Date) -> Option<Section> {
    if project.claims().is_empty() {
        return None;
    }
    let mut section = Section::new(words::CLAIMS.to_owned());
    let mut items = Vec::new();
    for (claim, verdict) in project.verdicts(today) {
        match verdict {
            Ok(verdict) => {
                let said = verdict.to_string();
                let mut lines = said.lines().map(|line| line.trim().to_owned());
                items.extend(lines.next().map(|line| (0, line)));
                items.extend(lines.map(|line| (1, line)));
            }
            Err(error) => {
                items.push((0, words::claimed(claim.statement.as_str())));
                items.push((1, words::no_verdict(&error.to_string())));
            }
        }
    }
    section.blocks.push(Block::List(items));
    Some(section)
}

/// The theory: the driver diagram.
pub(super) fn diagram(project: &Project) -> Option<Section> {
    let view = DriverDiagramSvg::of(project)?;
    let mut section = Section::new(words::DIAGRAM.to_owned());
    let items = view.outline().into_iter();
    section.blocks.push(Block::Picture(Picture {
        svg: view.to_string(),
        name: words::DIAGRAM,
        caption: view.description(),
        words: items.map(|item| (item.depth, item.text)).collect(),
        says_all: false,
    }));
    Some(section)
}

/// The cycles, and what became of each prediction.
pub(super) fn tests(project: &Project) -> Option<Section> {
    let view = RampSvg::of(project)?;
    let mut section = Section::new(words::TESTS.to_owned());
    section.blocks.push(Block::Picture(Picture {
        svg: view.to_string(),
        name: words::RAMPS,
        caption: view.description(),
        words: view.outline(),
        says_all: false,
    }));
    let mut rows = Vec::new();
    for cycle in project.cycles() {
        let checks = cycle
            .stage()
            .study()
            .map_or(&[][..], |study| study.checks());
        let predictions = cycle.plan().predictions().zip(cycle.outcomes());
        for (index, (prediction, outcome)) in predictions.enumerate() {
            rows.push(vec![
                cycle.id().to_string(),
                prediction.expectation().to_string(),
                prediction.because().to_string(),
                words::chance(prediction.chance()),
                checks
                    .get(index)
                    .map_or_else(|| words::NOTHING.to_owned(), words::result),
                outcome.to_string(),
            ]);
        }
    }
    if rows.is_empty() {
        section.say(words::NO_PREDICTION);
    } else {
        section.blocks.push(Block::Table(Table {
            caption: words::PREDICTION_CAPTION.to_owned(),
            head: words::PREDICTION_HEAD.to_vec(),
            rows,
        }));
    }
    Some(section)
}

/// The stakeholders, and who is tied to whom.
pub(super) fn people(project: &Project, named: bool) -> Option<Section> {
    let map = project.map();
    if map.stakeholders().is_empty() {
        return None;
    }
    let mut section = Section::new(words::PEOPLE.to_owned());
    section.say(words::AUTHORS_VIEW);
    // without names the map has been redacted already, and is again: its aliases stay the same
    let (mut grid, mut network) = (StakeholderGridSvg::new(map), NetworkSvg::new(map));
    if named {
        (grid, network) = (grid.with_names(), network.with_names());
    }
    let quarters = grid
        .quarters()
        .into_iter()
        .filter(|(_, people)| !people.is_empty());
    let listed = quarters.flat_map(|(quadrant, people)| {
        let head = (0, people::quarter(quadrant));
        std::iter::once(head).chain(people.into_iter().map(|person| (1, person)))
    });
    section.blocks.push(Block::Picture(Picture {
        svg: grid.to_string(),
        name: words::GRID,
        caption: grid.description(),
        words: listed.collect(),
        says_all: false,
    }));
    if !map.ties().is_empty() {
        section.blocks.push(Block::Picture(Picture {
            svg: network.to_string(),
            name: words::NETWORK,
            caption: network.description(),
            words: network
                .members()
                .into_iter()
                .map(|line| (0, line))
                .collect(),
            says_all: false,
        }));
    }
    Some(section)
}

/// What was gained.
pub(super) fn benefits(project: &Project) -> Option<Section> {
    if project.benefits().is_empty() {
        return None;
    }
    let mut section = Section::new(words::BENEFITS.to_owned());
    let totals = project.benefit_totals().to_string();
    let items = totals.lines().map(|line| (0, line.to_owned()));
    section.blocks.push(Block::List(items.collect()));
    Some(section)
}
