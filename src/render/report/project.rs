//! The report of a project.

use super::chart::block;
use super::document::{Block, Document, Picture, Section, Table};
use super::{html, markdown, project_work};
use crate::base::date::Date;
use crate::base::error::Error;
use crate::base::finding::{Finding, Severity, grouped};
use crate::base::id::StakeholderId;
use crate::render::matrix::MatrixSvg;
use crate::render::ramp::RampSvg;
use crate::render::report::project_phrases as words;
use crate::spc::Batch;
use crate::spc::words::en_gb;
use crate::spc::words::picture;
use crate::work::measure::Measure;
use crate::work::project::{Coverage, Project, ProjectChart};
use crate::work::words::en_gb::diagram;
use std::fmt;
use std::sync::OnceLock;

/// A project as a report, on a day: aims and progress, all measures at a glance, each chart with its reading, the driver diagram,
/// the ramps with predictions against results, the stakeholders, the findings, and the coverage of SQUIRE 2.0.
///
/// `{}` and [`to_markdown`](Self::to_markdown) give Markdown, [`to_html`](Self::to_html) one page that needs nothing else: pictures are
/// inline, there is no script, it can be read with the keyboard alone and printed.
///
/// It is without names unless they are [asked for](Self::with_names). The texts of the work stay as they are: read them before
/// the report is passed on. Who carries out a task is not in it.
///
/// Each chart has its false-alarm rate, simulated as in a [`ChartReport`](crate::render::ChartReport) where it must be, and kept for the next
/// format.
///
/// | option | default |
/// |---|---|
/// | [`with_names`](Self::with_names) | names withheld |
///
/// ```
/// use improvement::project::Charter;
/// use improvement::render::ProjectReport;
/// use improvement::{date, Project};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let project = Project::new("four-hours", Charter::new("Seen within four hours")?)?;
/// let report = ProjectReport::new(&project, date(2016, 4, 1));
/// assert!(report.to_markdown().starts_with("# Seen within four hours\n\nAs of 1 April 2016.\n"));
/// assert!(report.to_html().contains("<h1>Seen within four hours</h1>"));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct ProjectReport<'a> {
    project: &'a Project,
    today: Date,
    named: bool,
    /// The false-alarm rate of each chart, worked out when they are first written.
    prices: OnceLock<Vec<Option<f64>>>,
}

impl<'a> ProjectReport<'a> {
    /// The report of a project as it is on a day.
    pub const fn new(project: &'a Project, today: Date) -> Self {
        Self {
            project,
            today,
            named: false,
            prices: OnceLock::new(),
        }
    }

    /// With names, for its author's own eyes.
    pub const fn with_names(mut self) -> Self {
        self.named = true;
        self
    }

    /// The report in Markdown, with its pictures told in words.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        markdown::write(&self.document())
    }

    /// The report as one page of HTML.
    #[must_use]
    pub fn to_html(&self) -> String {
        html::write(&self.document())
    }

    /// What is shown of the project, or of the same project without names.
    fn parts<'b>(&self, project: &'b Project) -> Parts<'b> {
        let mut parts = Parts::new(project, self.today, self.named);
        let prices = self.prices.get_or_init(|| {
            let charts = parts.charts.iter().map(|(_, chart)| chart.as_ref().ok());
            charts
                .map(|chart| chart.and_then(|chart| chart.chart.reported_price()))
                .collect()
        });
        parts.prices.clone_from(prices);
        parts
    }

    fn document(&self) -> Document {
        if self.named {
            let findings = self.project.with_names().check(self.today);
            return self.parts(self.project).document(&findings);
        }
        match self.project.redacted() {
            Ok(project) => {
                // the network measures of the findings are over the true groups, with people by their aliases
                let findings = self.project.check(self.today);
                self.parts(&project).document(&findings)
            }
            // a project whose parts fit together can be redacted; should one not, nothing of it is shown
            Err(_) => Document {
                title: self.project.id().to_string(),
                about: vec![words::NOT_REDACTED.to_owned()],
                sections: Vec::new(),
            },
        }
    }
}

impl fmt::Display for ProjectReport<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_markdown())
    }
}

/// What the report is written from: the project as it may be shown, and its charts.
struct Parts<'a> {
    project: &'a Project,
    today: Date,
    named: bool,
    charts: Vec<(&'a Measure, Result<ProjectChart, Error>)>,
    /// The false-alarm rate of each of them.
    prices: Vec<Option<f64>>,
}

impl<'a> Parts<'a> {
    fn new(project: &'a Project, today: Date, named: bool) -> Self {
        let measures = project.measures().iter();
        let charts = measures
            .filter(|measure| measure.data().is_some())
            .map(|measure| (measure, project.chart(measure.id())))
            .collect();
        Self {
            project,
            today,
            named,
            charts,
            prices: Vec::new(),
        }
    }

    fn document(&self, findings: &[Finding]) -> Document {
        let mut about = vec![words::as_of(self.today)];
        if !self.named && !self.project.map().stakeholders().is_empty() {
            about.push(words::WITHHELD.to_owned());
        }
        let sections = [
            Some(self.summary(findings)),
            self.charter(),
            Some(self.aims()),
            project_work::claims(self.project, self.today),
            self.matrix(),
            Some(self.measures()),
            project_work::diagram(self.project),
            project_work::tests(self.project),
            project_work::people(self.project, self.named),
            project_work::benefits(self.project),
            Some(Self::findings(findings)),
            Some(self.squire()),
        ];
        Document {
            title: self.project.charter().title.to_string(),
            about,
            sections: sections.into_iter().flatten().collect(),
        }
    }

    fn summary(&self, findings: &[Finding]) -> Section {
        let mut section = Section::new(words::SUMMARY.to_owned());
        let mut items = Vec::new();
        for (measure, chart) in &self.charts {
            let said = match chart {
                Ok(chart) => picture::line(&chart.chart),
                Err(error) => words::no_chart(&error.to_string()),
            };
            items.push((0, words::measure_line(measure.name().as_str(), &said)));
        }
        if let Some(ramps) = RampSvg::of(self.project) {
            items.push((0, ramps.counts()));
        }
        if !findings.is_empty() {
            items.push((0, count_findings(findings)));
        }
        if items.is_empty() {
            section.say(words::NO_MEASURE);
        } else {
            section.blocks.push(Block::List(items));
        }
        section
    }

    fn name(&self, id: &StakeholderId) -> String {
        let person = self.project.map().stakeholders().get(id);
        person.map_or_else(|| id.to_string(), |person| person.label.to_string())
    }

    fn charter(&self) -> Option<Section> {
        let charter = self.project.charter();
        let mut section = Section::new(words::CHARTER.to_owned());
        for (name, text) in [
            (words::PROBLEM, &charter.problem),
            (words::WHY_NOW, &charter.why_now),
        ] {
            if let Some(text) = text {
                section.say(words::role(name, text.as_str()));
            }
        }
        let mut items = Vec::new();
        for (role, person) in [
            (words::SPONSOR, &charter.sponsor),
            (words::LEAD, &charter.lead),
        ] {
            if let Some(person) = person {
                items.push((0, words::role(role, &self.name(person))));
            }
        }
        let team: Vec<String> = charter.team.iter().map(|id| self.name(id)).collect();
        if !team.is_empty() {
            items.push((0, words::role(words::TEAM, &team.join(", "))));
        }
        for (name, texts) in [
            (words::IN_SCOPE, &charter.in_scope),
            (words::OUT_OF_SCOPE, &charter.out_of_scope),
        ] {
            let texts: Vec<&str> = texts.iter().map(crate::base::text::Text::as_str).collect();
            if !texts.is_empty() {
                items.push((0, words::role(name, &texts.join("; "))));
            }
        }
        if !items.is_empty() {
            section.blocks.push(Block::List(items));
        }
        (!section.blocks.is_empty()).then_some(section)
    }

    fn aims(&self) -> Section {
        let mut section = Section::new(words::AIMS.to_owned());
        let evidence = self.project.evidence_so_far(self.today);
        let rows: Vec<Vec<String>> = self
            .project
            .aims()
            .iter()
            .map(|aim| {
                let measure = aim.measure().and_then(|id| self.project.measure(id));
                let level = |value: Option<f64>| {
                    value.map_or_else(
                        || words::NOT_SAID.to_owned(),
                        |value| diagram::level(value, measure),
                    )
                };
                let goal = evidence.goals.iter().find(|goal| goal.aim == *aim.id());
                vec![
                    diagram::aim_what(aim, measure),
                    level(aim.baseline()),
                    level(aim.target()),
                    aim.due().map_or_else(
                        || words::NOT_SAID.to_owned(),
                        |by| en_gb::chart::date(by, None),
                    ),
                    goal.map_or_else(|| words::NOT_SAID.to_owned(), ToString::to_string),
                ]
            })
            .collect();
        if rows.is_empty() {
            section.say(words::NO_AIM);
        } else {
            section.blocks.push(Block::Table(Table {
                caption: words::AIM_CAPTION.to_owned(),
                head: words::AIM_HEAD.to_vec(),
                rows,
            }));
        }
        let said = evidence.to_string();
        let mut lines = said.lines();
        section.say(lines.next().unwrap_or_default());
        for revision in &evidence.revisions {
            section.say(words::sentence(&revision.to_string()));
        }
        section
    }

    fn matrix(&self) -> Option<Section> {
        if self.charts.len() < 2 {
            return None;
        }
        let charts = self.charts.iter().map(|(measure, chart)| {
            let chart = chart.as_ref().map(|chart| chart.chart.clone());
            (measure.name().as_str(), chart.map_err(Clone::clone))
        });
        let batch = Batch::of_charts(charts);
        let mut section = Section::new(words::MATRIX.to_owned());
        let sentences = picture::matrix_sentences(&batch.matrix()).into_iter();
        section.blocks.push(Block::Picture(Picture {
            svg: MatrixSvg::new(&batch).to_string(),
            name: words::MATRIX_NAME,
            caption: picture::matrix_line(&batch.matrix()),
            words: sentences.map(|said| (0, said)).collect(),
            says_all: true,
        }));
        // of many charts some show a special cause though nothing changed; told where it can be worked out
        if let Ok(expected) = batch.expected_false() {
            section.say(expected.to_string());
        }
        Some(section)
    }

    fn measures(&self) -> Section {
        let mut section = Section::new(words::CHARTS.to_owned());
        if self.charts.is_empty() {
            section.say(words::NO_MEASURE);
        }
        for (index, (measure, chart)) in self.charts.iter().enumerate() {
            let name = measure.name().as_str();
            let price = self.prices.get(index).copied().flatten();
            section.blocks.push(Block::Heading(name.to_owned()));
            match chart {
                Ok(chart) => {
                    let block = block(&chart.chart, price, name, &chart.annotations);
                    section.blocks.push(block);
                }
                Err(error) => section.say(words::no_chart(&error.to_string())),
            }
        }
        section
    }

    fn findings(findings: &[Finding]) -> Section {
        let mut section = Section::new(words::FINDINGS.to_owned());
        if findings.is_empty() {
            section.say(words::NO_FINDING);
            return section;
        }
        section.say(count_findings(findings));
        // a diagram of sixty nodes would say the same thing sixty times
        let rows = grouped(findings).into_iter().map(|group| {
            vec![
                group.code().to_string(),
                group.severity().to_string(),
                group.places().collect::<Vec<_>>().join(", "),
                group.message(),
                group.code().source().to_owned(),
            ]
        });
        section.blocks.push(Block::Table(Table {
            caption: words::FINDING_CAPTION.to_owned(),
            head: words::FINDING_HEAD.to_vec(),
            rows: rows.collect(),
        }));
        section
    }

    fn squire(&self) -> Section {
        let mut section = Section::new(words::SQUIRE.to_owned());
        section.say(words::SQUIRE_NOTE);
        let rows = self.project.squire(self.today).into_iter().map(|row| {
            let lacks = match row.coverage {
                Coverage::NotApplicable(_) => String::new(),
                _ => row.lacks.join("; "),
            };
            vec![row.item.to_string(), row.coverage.to_string(), lacks]
        });
        section.blocks.push(Block::Table(Table {
            caption: words::SQUIRE_CAPTION.to_owned(),
            head: words::SQUIRE_HEAD.to_vec(),
            rows: rows.collect(),
        }));
        section
    }
}

fn count_findings(findings: &[Finding]) -> String {
    let count = |severity| {
        let same = findings
            .iter()
            .filter(|finding| finding.severity() == severity);
        same.count()
    };
    words::findings(
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Advice),
    )
}
