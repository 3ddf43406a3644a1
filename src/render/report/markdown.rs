//! A document in Markdown (CommonMark, with GitHub's tables). Pictures are told in words: Markdown has no place for SVG.

use super::document::{Block, Document, Table};
use crate::base::printed::plain;
use crate::render::escape::markdown::text;

pub(crate) fn write(document: &Document) -> String {
    let mut out = format!("# {}\n", text(&document.title));
    for about in &document.about {
        paragraph(&mut out, about);
    }
    for section in &document.sections {
        out.push_str(&format!("\n## {}\n", text(&section.title)));
        for block in &section.blocks {
            write_block(&mut out, block);
        }
    }
    out
}

fn paragraph(out: &mut String, said: &str) {
    out.push_str(&format!("\n{}\n", text(said)));
}

fn write_block(out: &mut String, block: &Block) {
    match block {
        Block::Heading(title) => out.push_str(&format!("\n### {}\n", text(title))),
        Block::Paragraph(said) => paragraph(out, said),
        Block::List(items) => list(out, items),
        Block::Table(table) => write_table(out, table),
        // a picture that has no list beside it is told by the paragraph after it
        Block::Picture(picture) if picture.words.is_empty() => {}
        Block::Picture(picture) => {
            paragraph(out, &picture.caption);
            list(out, &picture.words);
        }
        Block::Lines(lines) => {
            // a fence that no line can end
            let longest = lines
                .split(|letter| letter != '~')
                .map(str::len)
                .max()
                .unwrap_or(0);
            let fence = "~".repeat(longest.max(2) + 1);
            out.push_str(&format!("\n{fence}text\n"));
            for line in lines.lines() {
                out.push_str(&plain(line));
                out.push('\n');
            }
            out.push_str(&fence);
            out.push('\n');
        }
    }
}

fn list(out: &mut String, items: &[(usize, String)]) {
    if items.is_empty() {
        return;
    }
    out.push('\n');
    for (depth, said) in items {
        out.push_str(&format!("{}- {}\n", "  ".repeat(*depth), text(said)));
    }
}

fn write_table(out: &mut String, table: &Table) {
    let row = |out: &mut String, cells: &mut dyn Iterator<Item = String>| {
        out.push('|');
        for cell in cells {
            out.push_str(&format!(" {cell} |"));
        }
        out.push('\n');
    };
    paragraph(out, &table.caption);
    out.push('\n');
    row(out, &mut table.head.iter().map(|cell| text(cell)));
    row(out, &mut table.head.iter().map(|_| "---".to_owned()));
    for cells in &table.rows {
        row(out, &mut cells.iter().map(|cell| text(cell)));
    }
}
