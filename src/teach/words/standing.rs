//! Where a student stands, in a list and on a page.

use super::en_gb::course as said;
use super::en_gb::standing as page;
use crate::base::printed::printed;
use crate::render::escape::html::text;
use crate::render::report::document::{Block, Document, Picture, Section, Table};
use crate::render::report::html;
use crate::teach::course::{
    Confidence, Exercise, Hint, Module, Page, Progress, Standing, exercises,
};
use std::fmt;

impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for module in Module::ALL {
            writeln!(f, "{}: {}", module, page::about(module))?;
            for exercise in exercises().iter().filter(|one| one.module() == module) {
                let mark = match (exercise.needs(), self.is_right(exercise.name())) {
                    (Some(_), _) => '-',
                    (None, true) => 'x',
                    (None, false) => ' ',
                };
                let (number, title) = (exercise.number(), exercise.title());
                let state = state(self, exercise);
                writeln!(f, "  [{mark}] {number:>2}  {title:<30}  {state}")?;
            }
        }
        write!(f, "{}", self.line())?;
        let confidence = self.confidence();
        if confidence.answers() > 0 {
            write!(f, "\n{}", page::sentence(&confidence.to_string()))?;
        }
        Ok(())
    }
}

impl Progress {
    /// How far a student is, in a line: `[#-------------] 1 of 14 right, about 4 h 40 min to go.`
    ///
    /// ```
    /// let progress = improvement::course::Progress::new();
    /// assert!(progress.line().starts_with("[-"));
    /// ```
    #[must_use]
    pub fn line(&self) -> String {
        let built = exercises().iter().filter(|one| one.needs().is_none());
        let (right, open): (Vec<&Exercise>, Vec<&Exercise>) =
            built.copied().partition(|one| self.is_right(one.name()));
        let all = exercises().iter().filter(|one| one.needs().is_none());
        let marks = all.map(|one| if self.is_right(one.name()) { '#' } else { '-' });
        let minutes = open.iter().map(|one| one.minutes()).sum();
        let marks: String = marks.collect();
        let said = page::right_of(right.len(), right.len() + open.len(), minutes);
        format!("[{marks}] {said}")
    }
}

impl fmt::Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&match self {
            Self::Lesson(number) => page::lesson(*number),
            Self::Type(path) => page::docs_of_type(path),
            Self::Module(path) => page::docs_of_module(path),
        })
    }
}

impl fmt::Display for Hint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Try(hint) => f.pad(hint),
            Self::Read(read) => read.fmt(f),
        }
    }
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&match (self.sure_and_right(), self.score()) {
            (Some((sure, right)), Some(score)) => {
                page::confidence(self.answers(), sure, right, score)
            }
            _ => page::too_few(self.answers()),
        })
    }
}

/// Where a student stands with an exercise.
fn state(progress: &Progress, exercise: &Exercise) -> String {
    if let Some(needs) = exercise.needs() {
        return page::waits_for(needs);
    }
    let answers = progress.answers(exercise.name());
    if progress.is_right(exercise.name()) {
        page::right_after(answers)
    } else {
        page::open(exercise.minutes(), answers)
    }
}

impl Standing<'_> {
    /// The page: pictures inline, no script, nothing loaded from elsewhere.
    #[must_use]
    pub fn to_html(&self) -> String {
        let progress = self.progress;
        let mut sections = vec![self.exercises()];
        let met: Vec<(usize, String)> = progress
            .misconceptions()
            .map(|(belief, names)| (0, page::met(belief.belief(), belief.source(), &names)))
            .collect();
        let mut beliefs = Section::new(page::MISCONCEPTIONS.to_owned());
        if met.is_empty() {
            beliefs.say(page::NONE_MET);
        } else {
            beliefs.blocks.push(Block::List(met));
        }
        sections.push(beliefs);
        let mut sure = Section::new(page::CONFIDENCE.to_owned());
        sure.say(page::sentence(&progress.confidence().to_string()));
        sections.push(sure);
        if !self.pictures.is_empty() {
            let mut pictures = Section::new(page::PICTURES.to_owned());
            let blocks = self.pictures.iter().map(|(name, svg)| picture(name, svg));
            pictures.blocks.extend(blocks);
            sections.push(pictures);
        }
        html::write(&Document {
            title: page::TITLE.to_owned(),
            about: vec![page::WHAT_IT_SHOWS.to_owned()],
            sections,
        })
    }

    fn exercises(&self) -> Section {
        let rows = exercises().iter().map(|exercise| {
            vec![
                format!("{}. {}", exercise.number(), exercise.title()),
                said::module(exercise.module()).to_owned(),
                state(self.progress, exercise),
                page::can(exercise.outcome()),
            ]
        });
        let mut section = Section::new(page::EXERCISES.to_owned());
        section.blocks.push(Block::Table(Table {
            caption: page::TABLE.to_owned(),
            head: page::HEAD.to_vec(),
            rows: rows.collect(),
        }));
        section
    }
}

/// A picture as an image that is part of the page. In an image no script runs and no link is followed.
fn picture(name: &str, svg: &str) -> Block {
    let name = printed(name);
    let alt = text(&page::picture(&name));
    Block::Picture(Picture {
        svg: format!(
            "<img alt=\"{alt}\" src=\"data:image/svg+xml,{}\">\n",
            encoded(svg)
        ),
        name: page::PICTURE,
        caption: name.into_owned(),
        words: Vec::new(),
        says_all: true,
    })
}

/// Every byte that means something in a URL, or outside of it, as its number.
fn encoded(svg: &str) -> String {
    let mut url = String::with_capacity(svg.len() * 2);
    for byte in svg.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            url.push(char::from(byte));
        } else {
            url.push_str(&format!("%{byte:02X}"));
        }
    }
    url
}
