//! The report of a cohort: times, method, conditions of work, and what the learners show.

use super::en_gb::report as said;
use super::report::table;
use crate::base::error::Error;
use crate::programme::counts::FidelitySum;
use crate::programme::kaplan_meier::KaplanMeier;
use crate::programme::level::EvidenceLevel;
use crate::programme::report::{CohortReport, Milestone};
use crate::programme::set_counts::{Moves, SetCounts};
use crate::programme::shown::sum;
use crate::programme::small_cells::{Cell, FEWEST_SHOWN};
use crate::render::report::document::Section;
use crate::spc::words::en_gb::picture::capital;

/// The days of the table of times.
const AT_RISK: [f64; 4] = [90.0, 180.0, 365.0, 730.0];

impl CohortReport {
    pub(super) fn times(&self, shown: impl Fn(Milestone) -> Cell) -> Result<Section, Error> {
        let mut section = Section::new(said::TIMES.to_owned());
        section.say(said::TIMES_NOTE);
        let mut rows = Vec::new();
        for milestone in [
            Milestone::Tested,
            Milestone::Implemented,
            Milestone::HeldTwelveMonths,
        ] {
            let mut row = vec![capital(said::until(milestone))];
            row.extend(self.time_row(&self.time_to(milestone)?, shown(milestone)));
            rows.push(row);
        }
        table(&mut section, said::TIME_CAPTION, &said::TIME_HEAD, rows);
        Ok(section)
    }

    /// A row of times. Outside it is shown where the number that reached it is, and is the one that stands in the table of shares: else one could
    /// be found from the other.
    fn time_row(&self, times: &KaplanMeier, reached: Cell) -> Vec<String> {
        let (all, happened) = (times.followed(), times.happened());
        let mut row = vec![all.to_string()];
        if !self.small && reached.count() != Some(happened) {
            row.push(Cell::NotShown.to_string());
            row.extend((0..=AT_RISK.len()).map(|_| said::NOTHING.to_owned()));
            return row;
        }
        row.push(happened.to_string());
        // the numbers at risk part all of them by when they were last followed, and so those who came so far and those who have not
        let mut before = [all, happened];
        let mut parts: Vec<usize> = Vec::new();
        let mut few = false;
        let left = |day: f64| {
            let after = times.steps().iter().filter(|step| step.time >= day);
            [times.at_risk(day), after.map(|step| step.happened).sum()]
        };
        for now in AT_RISK.map(left).into_iter().chain([[0, 0]]) {
            let [gone, came] = [before[0] - now[0], before[1] - now[1]];
            parts.push(gone);
            few |= [came, gone - came]
                .iter()
                .any(|part| (1..FEWEST_SHOWN).contains(part));
            before = now;
        }
        let cells = self.shown().parts(&parts);
        if cells.iter().any(|cell| cell.count().is_none()) || (few && !self.small) {
            // a median between two of them would tell one that is left out
            row.extend((0..=AT_RISK.len()).map(|_| Cell::NotShown.to_string()));
            return row;
        }
        let median = times.median();
        row.push(median.map_or_else(|| said::NOT_REACHED.to_owned(), said::days));
        row.extend((1..parts.len()).map(|from| sum(&cells[from..]).to_string()));
        row
    }

    pub(super) fn method(&self) -> Section {
        let mut section = Section::new(said::METHOD.to_owned());
        // cycles are no people: they are shown where there are enough projects, and enough of them in every row, since rows
        // tell of each other
        let few = |row: &FidelitySum| (1..FEWEST_SHOWN).contains(&row.of);
        let shown =
            self.small || (self.rows.len() >= FEWEST_SHOWN && !self.fidelity.iter().any(few));
        let rows = self.fidelity.iter().map(|row| {
            let cell = |count| {
                if shown {
                    Cell::Count(count)
                } else {
                    Cell::NotShown
                }
            };
            let beside = match row.benchmark {
                _ if row.by_construction => said::BY_CONSTRUCTION.to_owned(),
                Some(found) => said::benchmark(found.met, found.of),
                None => said::NOTHING.to_owned(),
            };
            vec![
                said::criterion(row.code.as_str(), row.criterion, row.among),
                cell(row.met).to_string(),
                cell(row.of).to_string(),
                beside,
            ]
        });
        table(
            &mut section,
            said::FIDELITY_CAPTION,
            &said::FIDELITY_HEAD,
            rows,
        );
        section.say(said::METHOD_NOTE);
        let predictions = self.calibration.predictions();
        let of_few = !self.small && predictions < FEWEST_SHOWN;
        section.say(said::calibration(&if of_few {
            Cell::NotShown.to_string()
        } else {
            self.calibration.to_string()
        }));
        section
    }

    pub(super) fn work(&self) -> Section {
        let mut section = Section::new(said::WORK.to_owned());
        if self.barriers.is_empty() {
            section.say(said::NO_BARRIER);
        } else {
            let rows = self.barriers.iter().map(|row| {
                let cells = self.shown().parts(&[row.overcome, row.met - row.overcome]);
                let median = match (cells[0].count(), row.stood.median()) {
                    (None, _) => said::NOTHING.to_owned(),
                    (_, None) => said::NOT_REACHED.to_owned(),
                    (_, Some(days)) => said::days(days),
                };
                let kind = row.kind.map(|kind| kind.to_string());
                vec![
                    capital(&kind.unwrap_or_else(|| said::KIND_NOT_SAID.to_owned())),
                    sum(&cells).to_string(),
                    cells[0].to_string(),
                    median,
                ]
            });
            table(
                &mut section,
                said::BARRIER_CAPTION,
                &said::BARRIER_HEAD,
                rows,
            );
        }
        if !self.barriers.is_empty() || !self.conditions.is_empty() {
            section.say(said::WORK_NOTE);
        }
        if self.conditions.is_empty() {
            section.say(said::NO_CONDITION);
        } else {
            let rows = self.conditions.iter().map(|row| {
                let cells = self.shown().parts(&[row.met, row.partly, row.not_met]);
                let mut said = vec![capital(said::condition(row.kind))];
                said.extend(cells.iter().map(ToString::to_string));
                said.push(self.shown().of(row.projects, self.rows.len()).to_string());
                said
            });
            table(
                &mut section,
                said::CONDITION_CAPTION,
                &said::CONDITION_HEAD,
                rows,
            );
        }
        section
    }

    pub(super) fn carried(&self) -> Section {
        let mut section = Section::new(said::CARRIED.to_owned());
        let acted = self.shown().of(self.acts.learners, self.called.len());
        section.say(said::acted(&acted.to_string(), self.called.len()));
        let counts: Vec<usize> = self.acts.by_role.values().copied().collect();
        let cells = self.shown().parts(&counts);
        let names = self.acts.by_role.keys().map(ToString::to_string);
        let rows = names
            .zip(cells)
            .map(|(name, cell)| vec![capital(&name), cell.to_string()]);
        table(&mut section, said::ROLE_CAPTION, &said::ROLE_HEAD, rows);
        section.say(said::ACTS_NOTE);
        if self.small {
            let rows = self.acts.by_position.iter();
            let rows =
                rows.map(|(place, count)| vec![capital(said::position(*place)), count.to_string()]);
            table(&mut section, said::POSITION_CAPTION, &said::ROLE_HEAD, rows);
            if self.acts.not_on_a_map > 0 {
                section.say(said::not_on_a_map(self.acts.not_on_a_map));
            }
        }
        section
    }

    pub(super) fn sets_section(&self) -> Section {
        let mut section = Section::new(said::SETS.to_owned());
        if self.sets.is_empty() {
            section.say(said::NO_SET);
            return section;
        }
        let rows: Vec<(String, SetCounts)> = if self.small {
            let sets = self.sets.iter().zip(1..);
            sets.map(|((id, counts), number)| {
                let name = if self.named {
                    id.to_string()
                } else {
                    said::set(number)
                };
                (name, *counts)
            })
            .collect()
        } else {
            let mut all = SetCounts::default();
            self.sets.iter().for_each(|(_, counts)| all.add(counts));
            vec![(said::ALL_SETS.to_owned(), all)]
        };
        let rows = rows.into_iter().map(|(name, counts)| {
            let shown = self.shown();
            let learners = shown.of(counts.learners, self.called.len());
            let mut cells = vec![
                learners,
                shown.of(counts.reviewers, counts.learners),
                shown.parts(&[counts.questions])[0],
            ];
            cells.extend(shown.parts(&[counts.kept, counts.not_kept, counts.not_known]));
            let mut row = vec![capital(&name)];
            row.extend(beside(learners, &cells));
            row
        });
        table(&mut section, said::SET_CAPTION, &said::SET_HEAD, rows);
        section.say(said::SETS_NOTE);
        section
    }

    pub(super) fn learning(&self) -> Section {
        let mut section = Section::new(said::LEARNING.to_owned());
        let counts = EvidenceLevel::ALL.map(|level| self.level(level));
        let cells = self.shown().parts(&counts);
        let rows = EvidenceLevel::ALL.iter().zip(cells);
        let rows = rows.map(|(level, cell)| vec![capital(&level.to_string()), cell.to_string()]);
        table(&mut section, said::LEVEL_CAPTION, &said::LEVEL_HEAD, rows);
        section.say(said::LEVELS_NOTE);
        if self.confidence.is_empty() {
            section.say(said::NO_CONFIDENCE);
            return section;
        }
        let rows = self.confidence.iter().map(|row| {
            let before = self.shown().of(row.before, self.called.len());
            let moves = |moves: Moves| {
                let cells = self.shown().parts(&[moves.up, moves.same, moves.down]);
                said::moves(&beside(before, &cells))
            };
            vec![
                capital(&row.strand.to_string()),
                before.to_string(),
                moves(row.gained),
                moves(row.looking_back),
                moves(row.shifted),
            ]
        });
        table(
            &mut section,
            said::CONFIDENCE_CAPTION,
            &said::CONFIDENCE_HEAD,
            rows,
        );
        section
    }
}

/// Cells beside the number that they are of: without it none of them is shown, since it could be found from them.
fn beside(number: Cell, cells: &[Cell]) -> Vec<String> {
    let cells = cells.iter().map(|cell| match number.count() {
        Some(_) => cell.to_string(),
        None => Cell::NotShown.to_string(),
    });
    cells.collect()
}
