//! The report of a cohort, as a document.

use super::en_gb::report as said;
use crate::programme::can_tell::CanTell;
use crate::programme::far::Far;
use crate::programme::followed::{ProjectRow, Stuck};
use crate::programme::report::{CohortReport, Milestone};
use crate::programme::shown::Shown;
use crate::programme::small_cells::{Cell, FEWEST_SHOWN};
use crate::programme::standing::ProjectStanding;
use crate::render::report::document::{Block, Document, Section, Table};
use crate::render::report::{html, markdown};
use crate::spc::words::en_gb::picture::capital;
use crate::work::project::FollowUpState;
use std::fmt;

/// Two shares that a reader may want told from each other: half, and three in ten.
const SHARES: [f64; 2] = [0.5, 0.3];

impl fmt::Display for CohortReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_markdown())
    }
}

impl fmt::Display for CanTell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&said::can_tell(self))
    }
}

impl fmt::Display for Stuck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&said::stuck(self))
    }
}

impl fmt::Display for ProjectStanding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(said::standing(*self))
    }
}

impl fmt::Display for Milestone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(said::milestone(*self))
    }
}

pub(super) fn table(
    section: &mut Section,
    caption: &str,
    head: &[&'static str],
    rows: impl IntoIterator<Item = Vec<String>>,
) {
    section.blocks.push(Block::Table(Table {
        caption: caption.to_owned(),
        head: head.to_vec(),
        rows: rows.into_iter().collect(),
    }));
}

fn list(section: &mut Section, items: impl IntoIterator<Item = String>) {
    let items = items.into_iter().map(|item| (0, item));
    section.blocks.push(Block::List(items.collect()));
}

impl CohortReport {
    /// The report in Markdown.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        markdown::write(&self.document())
    }

    /// The report as one page of HTML that needs nothing else: no script, nothing loaded; it can be read with the keyboard alone, and printed.
    #[must_use]
    pub fn to_html(&self) -> String {
        html::write(&self.document())
    }

    pub(super) fn shown(&self) -> Shown {
        Shown { all: self.small }
    }

    fn document(&self) -> Document {
        let mut about = vec![said::as_of(self.today), said::FROM_RECORDS.to_owned()];
        if !self.named {
            about.push(said::WITHHELD.to_owned());
        }
        if !self.small {
            about.push(said::SMALL.to_owned());
        }
        let far = self.far();
        let mut sections = vec![self.short(&far)];
        if self.small {
            sections.push(self.stuck());
        }
        sections.push(self.changed(&far));
        sections.extend(self.times(|milestone| far.reached[milestone as usize]).ok());
        sections.extend([
            self.cannot(),
            self.method(),
            self.work(),
            self.carried(),
            self.sets_section(),
            self.learning(),
        ]);
        Document {
            title: said::title(self.cohort.as_str(), self.programme.as_str()),
            about,
            sections,
        }
    }

    /// The projects, by how far they have come.
    fn far(&self) -> Far {
        let reached = Milestone::ALL.map(|one| self.projects_that(one).count);
        let tested = [ProjectStanding::Testing, ProjectStanding::Ended];
        let others = [
            ProjectStanding::NotTested,
            ProjectStanding::Silent,
            ProjectStanding::Missing,
            ProjectStanding::Withdrawn,
        ];
        Far::new(
            self.shown(),
            (reached, None),
            &tested.map(|one| self.standing(one)),
            &others.map(|one| self.standing(one)),
        )
    }

    /// What is shown of how many projects stand somewhere.
    fn standing_cell(far: &Far, standing: ProjectStanding) -> Cell {
        match standing {
            ProjectStanding::Implemented => far.reached[Milestone::Implemented as usize],
            ProjectStanding::Testing => far.tested[0],
            ProjectStanding::Ended => far.tested[1],
            ProjectStanding::NotTested => far.others[0],
            ProjectStanding::Silent => far.others[1],
            ProjectStanding::Missing => far.others[2],
            ProjectStanding::Withdrawn => far.others[3],
        }
    }

    /// The learners, by how far they have come, and how many have withdrawn. Where they are nearly as many as the projects, a number of
    /// theirs is shown where that of the projects is: most have one of their own, and either number would tell the other.
    fn learners_far(&self, far: &Far) -> (Far, Cell) {
        let reached = Milestone::ALL.map(|one| self.learners_who(one).count);
        let rest = self.called.len() - reached[0];
        let withdrawn = self.withdrawn.len().min(rest);
        let alike = self.called.len().abs_diff(self.rows.len()) < FEWEST_SHOWN;
        let parts = [rest - withdrawn, withdrawn];
        let learners = Far::new(
            self.shown(),
            (reached, alike.then_some(&far.reached)),
            &[],
            &parts,
        );
        let left = learners.others[1];
        let same = |theirs: Cell| theirs.count().is_some() || theirs == left;
        let beside = !alike || same(Self::standing_cell(far, ProjectStanding::Withdrawn));
        (learners, if beside { left } else { Cell::NotShown })
    }

    /// The share and its interval, where the number is shown.
    fn share_of(&self, cell: Cell, milestone: Milestone) -> (String, String) {
        let share = self.projects_that(milestone);
        match (cell.count(), share.interval) {
            (Some(count), Some(interval)) => (
                said::per_cent(count as f64 / share.of as f64),
                said::interval(interval),
            ),
            _ => (said::NOTHING.to_owned(), said::NOTHING.to_owned()),
        }
    }

    fn short(&self, far: &Far) -> Section {
        let mut section = Section::new(said::SHORT.to_owned());
        let (_, withdrawn) = self.learners_far(far);
        let mut items = vec![said::enrolled(
            self.called.len(),
            self.rows.len(),
            &withdrawn.to_string(),
        )];
        for milestone in Milestone::ALL {
            let cell = far.reached[milestone as usize];
            let shown = said::so_many_of(&cell.to_string(), self.rows.len());
            let (_, interval) = self.share_of(cell, milestone);
            let interval = (!interval.is_empty()).then_some(interval.as_str());
            items.push(said::share(said::milestone(milestone), &shown, interval));
        }
        list(&mut section, items);
        section
    }

    /// Who is meant: aliases, or names where they were asked for.
    fn who(&self, row: &ProjectRow) -> String {
        let called = row.learners.iter().map(|alias| {
            let mut all = self.called.iter().filter(|_| self.named);
            let found = all.find(|(one, _)| one == alias);
            found.map_or_else(|| alias.to_string(), |(_, name)| name.clone())
        });
        called.collect::<Vec<String>>().join(", ")
    }

    /// Every project, those that wait for something first.
    fn stuck(&self) -> Section {
        let mut section = Section::new(said::STUCK.to_owned());
        let (waiting, others): (Vec<&ProjectRow>, Vec<_>) =
            self.rows.iter().partition(|row| !row.stuck.is_empty());
        let rows = waiting.into_iter().chain(others).map(|row| {
            let waits: Vec<String> = row.stuck.iter().map(ToString::to_string).collect();
            let waits = if waits.is_empty() {
                said::NOTHING_WAITS.to_owned()
            } else {
                waits.join("; ")
            };
            let project = row.project.as_ref();
            vec![
                self.who(row),
                project.map_or_else(|| said::NO_PROJECT.to_owned(), ToString::to_string),
                row.standing.to_string(),
                waits,
            ]
        });
        table(&mut section, said::STUCK_CAPTION, &said::STUCK_HEAD, rows);
        section
    }

    fn changed(&self, far: &Far) -> Section {
        let mut section = Section::new(said::CHANGED.to_owned());
        let rows = ProjectStanding::ALL.map(|one| {
            vec![
                capital(said::standing(one)),
                Self::standing_cell(far, one).to_string(),
            ]
        });
        table(
            &mut section,
            said::STANDING_CAPTION,
            &said::STANDING_HEAD,
            rows,
        );
        let (learners, _) = self.learners_far(far);
        let rows = Milestone::ALL.map(|one| {
            let cell = far.reached[one as usize];
            let (share, interval) = self.share_of(cell, one);
            vec![
                capital(said::milestone(one)),
                said::so_many_of(&cell.to_string(), self.rows.len()),
                share,
                interval,
                said::so_many_of(
                    &learners.reached[one as usize].to_string(),
                    self.called.len(),
                ),
            ]
        });
        table(&mut section, said::SHARE_CAPTION, &said::SHARE_HEAD, rows);
        section.say(said::HELD_NOTE);
        // a table of the implemented ones tells how many they are
        let implemented = far.reached[Milestone::Implemented as usize].count();
        if let Some(implemented) = implemented.filter(|count| *count > 0) {
            let states = FollowUpState::ALL.map(|state| self.at_six_months(state));
            let due: usize = states.iter().sum();
            let mut counts = states.to_vec();
            counts.push(implemented - due);
            let cells = self.shown().parts(&counts);
            let names = FollowUpState::ALL.map(said::follow_up);
            let names = names.into_iter().chain([said::NOT_DUE]);
            let rows = names
                .zip(cells)
                .map(|(name, cell)| vec![capital(name), cell.to_string()]);
            table(&mut section, said::SIX_CAPTION, &said::SIX_HEAD, rows);
        }
        if self.small {
            section.say(said::claims_at_six(self.held_for_six_by_claim()));
            list(&mut section, said::practices(self.practices));
        }
        self.beside_section(&mut section);
        section
    }

    fn beside_section(&self, section: &mut Section) {
        let Some(other) = &self.other else {
            section.say(said::NO_COMPARISON);
            return;
        };
        // a difference and one share give the other: both must be shown
        let cells = |milestone| {
            let theirs = Self {
                small: self.small,
                ..(**other).clone()
            };
            let pair = [
                self.far().reached[milestone as usize],
                theirs.far().reached[milestone as usize],
            ];
            pair.into_iter().all(|cell| cell.count().is_some())
        };
        let milestones = [Milestone::Implemented, Milestone::HeldTwelveMonths];
        let items = milestones.map(|milestone| match self.difference(milestone) {
            Some((difference, interval)) if cells(milestone) => said::beside(
                said::milestone(milestone),
                difference,
                interval,
                other.cohort.as_str(),
            ),
            _ => said::NO_DIFFERENCE.to_owned(),
        });
        list(section, items);
    }

    fn cannot(&self) -> Section {
        let mut section = Section::new(said::CANNOT.to_owned());
        let mut items = Vec::new();
        let [half, other] = SHARES;
        if let Ok(found) = CanTell::of(self.rows.len(), half, other) {
            items.push(said::can_tell(&found));
        }
        if self.small {
            let adopted = self.rows.iter().filter(|row| row.adopted.is_some());
            let not_due = adopted.filter(|row| !row.twelve_months_on).count();
            if not_due > 0 {
                items.push(said::not_due(not_due));
            }
            let waits = self.rows.iter().flat_map(|row| &row.stuck);
            let open = waits.filter(|one| matches!(one, Stuck::CannotTell { .. }));
            let open = open.count();
            if open > 0 {
                items.push(said::claims_open(open));
            }
            if self.unresolved > 0 {
                items.push(said::unresolved(self.unresolved));
            }
        }
        items.extend([said::PROPOSAL.to_owned(), said::DESIGN.to_owned()]);
        list(&mut section, items);
        section
    }
}
