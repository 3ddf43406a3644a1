//! A document as one self-contained page of HTML: pictures inline, no script, nothing loaded from elsewhere.

use super::document::{Block, Document, Picture, Table};
use crate::render::escape::html::text;
use crate::render::report::phrases as words;
use crate::render::theme::Paint;

/// The style sheet, without its colours.
const STYLE: &str = include_str!("page.css");

/// The colours of the page and of the pictures in it: light, dark for who prefers dark, and light on paper.
fn colours() -> String {
    let root = |shade: fn(Paint) -> &'static str| {
        let colours = Paint::ALL.map(|paint| format!("--imp-{}: {};", paint.name(), shade(paint)));
        format!(":root {{ {} }}", colours.join(" "))
    };
    let (light, dark) = (root(Paint::light), root(Paint::dark));
    format!(
        "{light}\n@media (prefers-color-scheme: dark) {{ {dark} }}\n@media print {{ {light} }}\n"
    )
}

/// A page that is being written.
pub(crate) struct Page {
    out: String,
    headings: usize,
}

impl Page {
    /// Begins a page with a title, and a style besides that of every page.
    pub(crate) fn new(title: &str, style: &str) -> Self {
        let mut out = String::with_capacity(65_536);
        let title = text(title);
        out.push_str(&format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title}</title>\n<style>\n{}{STYLE}{style}</style>\n</head>\n<body>\n\
             <a class=\"skip\" href=\"#report\">{}</a>\n<header>\n<h1>{title}</h1>\n",
            words::LANGUAGE,
            colours(),
            words::SKIP
        ));
        Self { out, headings: 0 }
    }

    pub(crate) fn push(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    pub(crate) fn paragraph(&mut self, said: &str) {
        paragraph(&mut self.out, said);
    }

    /// Ends the head of the page.
    pub(crate) fn begin_main(&mut self) {
        self.push("</header>\n<main id=\"report\" tabindex=\"-1\">\n");
    }

    /// A section with its heading; it ends where the next one begins.
    pub(crate) fn heading(&mut self, title: &str) {
        self.end_section();
        let number = self.headings;
        self.headings += 1;
        self.out.push_str(&format!(
            "<section aria-labelledby=\"s{number}\">\n<h2 id=\"s{number}\">{}</h2>\n",
            text(title)
        ));
    }

    fn end_section(&mut self) {
        if self.headings > 0 {
            self.push("</section>\n");
        }
    }

    pub(crate) fn finish(mut self) -> String {
        self.end_section();
        self.out.push_str(&format!(
            "</main>\n<footer>\n<p>{}</p>\n</footer>\n</body>\n</html>\n",
            text(words::FOOT)
        ));
        self.out
    }
}

pub(crate) fn write(document: &Document) -> String {
    let mut page = Page::new(&document.title, "");
    for about in &document.about {
        page.paragraph(about);
    }
    page.push("</header>\n");
    if document.sections.len() > 1 {
        contents(&mut page.out, document);
    }
    page.push("<main id=\"report\" tabindex=\"-1\">\n");
    for (number, section) in document.sections.iter().enumerate() {
        page.heading(&section.title);
        for (place, block) in section.blocks.iter().enumerate() {
            write_block(&mut page.out, block, &format!("s{number}p{place}"));
        }
    }
    page.finish()
}

fn contents(out: &mut String, document: &Document) {
    out.push_str(&format!(
        "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">{}</h2>\n<ol>\n",
        words::CONTENTS
    ));
    for (number, section) in document.sections.iter().enumerate() {
        let title = text(&section.title);
        out.push_str(&format!("<li><a href=\"#s{number}\">{title}</a></li>\n"));
    }
    out.push_str("</ol>\n</nav>\n");
}

fn paragraph(out: &mut String, said: &str) {
    out.push_str(&format!("<p>{}</p>\n", text(said)));
}

fn write_block(out: &mut String, block: &Block, id: &str) {
    match block {
        Block::Heading(title) => out.push_str(&format!("<h3>{}</h3>\n", text(title))),
        Block::Paragraph(said) => paragraph(out, said),
        Block::List(items) => list(out, items),
        Block::Table(table) => write_table(out, table, id),
        Block::Picture(picture) => write_picture(out, picture, id),
    }
}

/// A list, nested by depth.
fn list(out: &mut String, items: &[(usize, String)]) {
    let mut open = 0;
    for (depth, said) in items {
        if open > *depth {
            while open > depth + 1 {
                out.push_str("</li>\n</ul>\n");
                open -= 1;
            }
            out.push_str("</li>\n");
        } else {
            out.push_str("<ul>\n");
            open += 1;
        }
        out.push_str(&format!("<li>{}", text(said)));
    }
    for _ in 0..open {
        out.push_str("</li>\n</ul>\n");
    }
}

/// A table that scrolls by itself where it is wider than the page.
fn write_table(out: &mut String, table: &Table, id: &str) {
    out.push_str(&format!(
        "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-labelledby=\"{id}\">\n<table>\n<caption id=\"{id}\">{}</caption>\n<thead>\n<tr>",
        text(&table.caption)
    ));
    for cell in &table.head {
        out.push_str(&format!("<th scope=\"col\">{}</th>", text(cell)));
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in &table.rows {
        out.push_str("<tr>");
        for (column, cell) in row.iter().enumerate() {
            let cell = text(cell);
            if column == 0 {
                out.push_str(&format!("<th scope=\"row\">{cell}</th>"));
            } else {
                out.push_str(&format!("<td>{cell}</td>"));
            }
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
}

fn write_picture(out: &mut String, picture: &Picture, id: &str) {
    out.push_str(&format!(
        "<figure>\n<div class=\"wide picture\" tabindex=\"0\" role=\"group\" aria-labelledby=\"{id}\">\n{}</div>\n<figcaption id=\"{id}\">{}</figcaption>\n</figure>\n",
        picture.svg,
        text(&picture.caption)
    ));
    if !picture.words.is_empty() {
        let class = if picture.says_all {
            " class=\"said\""
        } else {
            ""
        };
        out.push_str(&format!(
            "<details{class}>\n<summary>{}</summary>\n",
            text(&words::in_words(picture.name))
        ));
        list(out, &picture.words);
        out.push_str("</details>\n");
    }
}
