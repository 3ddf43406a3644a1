//! A document in Markdown (CommonMark, with GitHub's tables). Pictures are told in words: Markdown has no place for SVG.

use super::document::{Block, Document, Table};
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
        Block::Picture(picture) => {
            paragraph(out, &picture.caption);
            list(out, &picture.words);
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
