//! A document that knows no format.

/// A report: its title, what it is, and its sections.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Document {
    pub(crate) title: String,
    /// Below the title.
    pub(crate) about: Vec<String>,
    pub(crate) sections: Vec<Section>,
}

/// A heading of the second level, and what is below it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Section {
    pub(crate) title: String,
    pub(crate) blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Block {
    /// A heading of the third level.
    Heading(String),
    Paragraph(String),
    /// A list, each item with its depth.
    List(Vec<(usize, String)>),
    Table(Table),
    Picture(Picture),
}

/// A table whose first column names its rows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Table {
    pub(crate) caption: String,
    pub(crate) head: Vec<&'static str>,
    pub(crate) rows: Vec<Vec<String>>,
}

/// A picture, and the same in words.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Picture {
    /// SVG, written by this crate.
    pub(crate) svg: String,
    /// What it is, in a word or two.
    pub(crate) name: &'static str,
    /// What it shows, in a sentence.
    pub(crate) caption: String,
    /// What it shows, as a list.
    pub(crate) words: Vec<(usize, String)>,
    /// Whether the picture says all of it in words too, so that paper does not need the list.
    pub(crate) says_all: bool,
}

impl Section {
    pub(crate) const fn new(title: String) -> Self {
        Self {
            title,
            blocks: Vec::new(),
        }
    }

    pub(crate) fn say(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Paragraph(text.into()));
    }
}
