//! Somebody outside who reads the page of a cohort and tries to find a number below five that it leaves out.

use super::relations::Relations;
use improvement::Interval;

/// What they know of the cohort besides the page.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Known {
    /// That each learner has one project at most.
    pub(super) one_project: bool,
    /// That nobody shares one, and everybody has one.
    pub(super) nobody_shares: bool,
    /// That all came on one day, so many days before the report.
    pub(super) followed: Option<i64>,
}

/// A table as it stands on a page of Markdown.
#[derive(Debug)]
struct Table {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// The tables of a page, in their order.
fn tables(page: &str) -> Vec<Table> {
    let cells = |line: &str| -> Vec<String> {
        let inner = line.trim_start_matches("| ").trim_end_matches('|');
        inner
            .split('|')
            .map(|cell| cell.trim().to_owned())
            .collect()
    };
    let lines: Vec<&str> = page.lines().collect();
    let blocks = lines.split(|line| !line.starts_with('|'));
    let blocks = blocks.filter(|block| block.len() > 1);
    let read = blocks.map(|block| Table {
        head: cells(block[0]),
        rows: block[2..].iter().map(|line| cells(line)).collect(),
    });
    read.collect()
}

/// What a cell says a number can be.
fn cell(said: &str, most: i64) -> (i64, i64) {
    match said.replace(',', "").parse::<i64>() {
        Ok(number) => (number, number),
        Err(_) if said == "fewer than 5" => (0, most.min(4)),
        Err(_) => (0, most),
    }
}

/// More than any number on a page.
const MANY: i64 = 10_000;

/// The numbers of a sentence or a cell, in their order.
fn numbers(said: &str) -> Vec<i64> {
    let found = said.split(|letter: char| !letter.is_ascii_digit());
    found.filter_map(|number| number.parse().ok()).collect()
}

const REACHED: [&str; 4] = [
    "A change was tested",
    "A change is routine",
    "The level is held for 6 months, by a claim",
    "The level is held for 12 months, by a claim",
];

/// Everything that a page says of people and projects, as relations of whole numbers. Cycles are neither.
pub(super) fn read(page: &str, known: Known) -> Relations {
    let enrolled = page.lines().find(|line| line.contains(" enrolled, on "));
    let enrolled = enrolled.expect("who enrolled");
    let [people, works] = numbers(enrolled)[..2] else {
        panic!("{enrolled}")
    };
    let mut relations = Relations::default();
    let learners = relations.number("learners", people, people);
    let projects = relations.number("projects", works, works);
    let mut reader = Reader {
        page,
        tables: tables(page),
        known,
        learners,
        projects,
        people,
        works,
        relations,
    };
    let withdrawn = enrolled.split("withdrawn: ").nth(1).expect("withdrawn");
    let withdrawn = withdrawn.trim_end_matches('.');
    let withdrawn = reader.cell("learners: withdrawn", withdrawn, people);
    let far = reader.far(withdrawn);
    reader.six_months(far[0]);
    reader.times(far[0]);
    reader.work();
    reader.carried_and_shown(far[1], withdrawn);
    reader.sets();
    reader.confidence();
    reader.relations
}

/// Somebody on their way through a page.
struct Reader<'p> {
    page: &'p str,
    tables: Vec<Table>,
    known: Known,
    relations: Relations,
    learners: usize,
    projects: usize,
    people: i64,
    works: i64,
}

impl Reader<'_> {
    fn line(&self, part: &str) -> Option<&str> {
        self.page.lines().find(|line| line.contains(part))
    }

    /// The rows of the table with this head; none where it is not there.
    fn rows(&self, head: &str) -> Vec<Vec<String>> {
        let mut tables = self.tables.iter();
        let found = tables.find(|table| table.head[0] == head);
        found.map_or_else(Vec::new, |table| table.rows.clone())
    }

    fn cell(&mut self, name: impl Into<String>, said: &str, most: i64) -> usize {
        let (low, high) = cell(said, most);
        self.relations.number(name, low, high)
    }

    /// What a part leaves of a whole.
    fn rest(&mut self, name: impl Into<String>, part: usize, whole: usize) {
        let rest = self.relations.number(name, 0, MANY);
        self.relations.add_up(&[part, rest], whole);
    }

    /// Where projects stand, and how far they and the learners have come.
    fn far(&mut self, withdrawn: usize) -> [[usize; 4]; 2] {
        let (people, works) = (self.people, self.works);
        let rows = self.rows("Where it stands").into_iter();
        let standing = rows.map(|row| self.cell(format!("standing: {}", row[0]), &row[1], works));
        let standing: Vec<usize> = standing.collect();
        self.relations.add_up(&standing, self.projects);
        let shares = self.rows("Reached");
        let far = REACHED.map(|name| {
            let row = shares.iter().find(|row| row[0] == name).expect("a share");
            let number = |said: &str| said.split(" of ").next().unwrap_or_default().to_owned();
            let sentence = self.line(&format!("Projects in which {}: ", lower(name)));
            let sentence = number(sentence.expect("in short").split(": ").nth(1).unwrap());
            let title = format!("projects: {name}");
            self.cell(title.clone(), &sentence, works);
            let place = self.cell(title.clone(), &number(&row[1]), works);
            // a share or an interval says which numbers it can be of
            let alike = |count: &i64| {
                let share = format!("{:.0} %", 100.0 * *count as f64 / works as f64);
                let interval = Interval::wilson(*count as f64, works as f64, 0.95).unwrap();
                let [lower, upper] = [interval.lower(), interval.upper()].map(|end| 100.0 * end);
                let interval = format!("{lower:.0} to {upper:.0} %");
                row[2] == share || row[3] == interval
            };
            let counts: Vec<i64> = (0..=works).filter(alike).collect();
            if let (Some(&first), Some(&last)) = (counts.first(), counts.last()) {
                self.relations.number(title, first, last);
            }
            let theirs = self.cell(format!("learners: {name}"), &number(&row[4]), people);
            (place, theirs)
        });
        let (works, people) = (far.map(|one| one.0), far.map(|one| one.1));
        // routine; tests changes; tested, and left every idea
        self.relations.add_up(&standing[..1], works[1]);
        self.relations.add_up(&standing[..3], works[0]);
        for (of, whole, far) in [
            ("projects", self.projects, works),
            ("learners", self.learners, people),
        ] {
            let mut before = whole;
            for (name, reached) in REACHED.iter().zip(far) {
                self.rest(format!("{of}: all, less {name}"), reached, whole);
                self.rest(format!("{of}: not {name}"), reached, before);
                before = reached;
            }
        }
        let there = self.relations.number("learners: nothing tested", 0, MANY);
        self.relations
            .add_up(&[people[0], withdrawn, there], self.learners);
        for (of_works, of_people) in far {
            if self.known.nobody_shares {
                self.relations.add_up(&[of_works], of_people);
            } else if self.known.one_project {
                self.relations.at_most(of_works, &[of_people]);
                // whatever has not come so far has somebody on it
                let rest = [
                    (self.learners, 1),
                    (of_people, -1),
                    (self.projects, -1),
                    (of_works, 1),
                ];
                self.relations.sum(&rest, 0, MANY);
            }
        }
        if self.known.nobody_shares {
            self.relations.add_up(&standing[6..], withdrawn);
        }
        [works, people]
    }

    fn six_months(&mut self, far: [usize; 4]) {
        let rows = self.rows("Six months after adoption").into_iter();
        let works = self.works;
        let states = rows.map(|row| self.cell(format!("six months: {}", row[0]), &row[1], works));
        let states: Vec<usize> = states.collect();
        if let [.., not_due] = states[..] {
            self.relations.add_up(&states, far[1]);
            // what is held for six months was adopted as long ago
            self.relations
                .sum(&[(far[1], 1), (far[2], -1), (not_due, -1)], 0, MANY);
        }
    }

    fn times(&mut self, far: [usize; 4]) {
        let rows = self.rows("Until").into_iter();
        for (row, reached) in rows.zip([far[0], far[1], far[3]]) {
            let (name, works) = (&row[0], self.works);
            let came = self.cell(format!("times: {name}"), &row[2], works);
            self.relations.at_most(reached, &[came]);
            if reached != far[3] {
                self.relations.at_most(came, &[reached]);
            }
            let Some(followed) = self.known.followed else {
                continue;
            };
            let (mut before, mut from, mut parts) = (self.projects, 0, Vec::new());
            for (place, day) in [90, 180, 365, 730, MANY].into_iter().enumerate() {
                let left = row.get(4 + place).map_or("0", String::as_str);
                let left = self.cell(format!("times: {name}, at risk on {day}"), left, works);
                let part = self
                    .relations
                    .number(format!("times: {name}, before {day}"), 0, MANY);
                let gone = [(before, 1), (left, -1), (part, -1)];
                if (from..day).contains(&followed) {
                    // those that have not come so far are lost on the day of the report
                    let lost = [(self.projects, -1), (came, 1)];
                    self.relations.sum(&[&gone[..], &lost].concat(), 0, 0);
                } else {
                    self.relations.sum(&gone, 0, 0);
                }
                parts.push(part);
                (before, from) = (left, day);
            }
            self.relations.add_up(&parts, came);
        }
    }

    /// Conditions and barriers.
    fn work(&mut self) {
        for row in self.rows("Condition") {
            let name = format!("condition {}", row[0]);
            let states =
                [1, 2, 3].map(|place| self.cell(format!("{name}: {place}"), &row[place], MANY));
            let of = self.cell(format!("{name}: projects"), &row[4], self.works);
            self.rest(format!("{name}: the other projects"), of, self.projects);
            self.relations.at_most(of, &states);
        }
        for row in self.rows("Barrier") {
            let name = format!("barrier {}", row[0]);
            let met = self.cell(format!("{name}: met"), &row[1], MANY);
            let over = self.cell(format!("{name}: overcome"), &row[2], MANY);
            self.rest(format!("{name}: stands"), over, met);
        }
    }

    /// Acts, and the levels of evidence, of which acts are some.
    fn carried_and_shown(&mut self, far: [usize; 4], withdrawn: usize) {
        let people = self.people;
        let rows = self.rows("Brokering acts").into_iter();
        let roles = rows.map(|row| self.cell(format!("acts: {}", row[0]), &row[1], MANY));
        let roles: Vec<usize> = roles.collect();
        let acted = self.line("with an act of their own: ").expect("acts");
        let acted = acted
            .split(": ")
            .nth(1)
            .and_then(|said| said.split(" of ").next());
        let acted = acted.expect("who has acted").to_owned();
        let acted = self.cell("acted", &acted, people);
        self.rest("have not acted", acted, self.learners);
        // two who share a project may be one person on its map, whose acts count once
        if self.known.nobody_shares {
            self.relations.at_most(acted, &roles);
        }
        let rows = self.rows("Evidence").into_iter();
        let levels = rows.map(|row| self.cell(row[0].clone(), &row[1], people));
        let levels: Vec<usize> = levels.collect();
        self.relations.add_up(&levels, self.learners);
        self.relations.at_most(acted, &levels[2..]);
        self.relations.at_most(levels[3], &[far[1], withdrawn]);
    }

    /// Inside there is a row for each set: their sum is what stands outside.
    fn sets(&mut self) {
        let rows = self.rows("Set");
        if rows.is_empty() {
            return;
        }
        let counts = [1, 2, 3, 4, 5, 6].map(|place| {
            let cells = rows.iter().map(|row| cell(&row[place], MANY));
            let (low, high) = cells.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
            self.relations.number(format!("sets: {place}"), low, high)
        });
        self.rest("sets: in none", counts[0], self.learners);
        self.rest("sets: no review", counts[1], counts[0]);
    }

    fn confidence(&mut self) {
        let people = self.people;
        for row in self.rows("Confidence in") {
            let name = &row[0];
            let before = self.cell(format!("{name}: before"), &row[1], people);
            self.rest(format!("{name}: not before"), before, self.learners);
            let all = [2, 3, 4].map(|place| {
                let cells = row[place].split(", ").enumerate();
                let moves = cells
                    .map(|(at, said)| self.cell(format!("{name}: {place}, {at}"), said, people));
                let moves: Vec<usize> = moves.collect();
                let all = self
                    .relations
                    .number(format!("{name}: {place}, all"), 0, people);
                self.relations.add_up(&moves, all);
                all
            });
            self.relations.at_most(all[0], &[before]);
            self.relations.at_most(all[1], &[all[0]]);
            self.relations.add_up(&[all[1]], all[2]);
        }
    }
}

fn lower(said: &str) -> String {
    said[..1].to_lowercase() + &said[1..]
}
