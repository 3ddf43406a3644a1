//! The matrix of many charts, and the grid of wards by measures, as text.

use crate::base::number::counted;
use crate::base::printed::Printed;
use crate::spc::chart::chart::Chart;
use crate::spc::reading::assurance::Assurance;
use crate::spc::reading::batch::Row;
use crate::spc::reading::grid::Grid;
use crate::spc::reading::matrix::{Matrix, MatrixEntry};
use crate::spc::reading::reading::Variation;
use crate::spc::words::en_gb;
use crate::spc::words::en_gb::matrix as said;
use crate::spc::words::picture;
use std::fmt;

/// So many measures are named one by one.
const NAMED: usize = 12;

impl Matrix {
    /// The matrix in one line, for who does not see it.
    #[doc(alias = "alternative text")]
    #[must_use]
    pub fn alt_text(&self) -> String {
        picture::matrix_line(self)
    }

    /// The matrix in one paragraph, for who does not see it: the line, and what is in each cell.
    #[doc(alias = "narrative")]
    #[must_use]
    pub fn long_description(&self) -> String {
        picture::matrix_paragraph(self)
    }
}

impl Row {
    /// What its chart says at the latest point, as [`Chart::sentence`](crate::Chart::sentence), or why there is none.
    ///
    /// ```
    /// use improvement::{Batch, Chart};
    ///
    /// let falls = Chart::xmr([22, 25, 19, 24, 21, 23, 20, 26, 24, 22, 24, 21, 23]);
    /// let batch = Batch::of_charts([("Ash", falls), ("Beech", Chart::xmr([f64::NAN]))]);
    /// let said: Vec<String> = batch.iter().map(|row| row.sentence()).collect();
    /// assert!(said[0].starts_with("common cause"));
    /// assert_eq!(said[1], "point 1 is NaN, expected an ordinary number");
    /// ```
    #[must_use]
    pub fn sentence(&self) -> String {
        self.chart()
            .map_or_else(ToString::to_string, Chart::sentence)
    }
}

impl fmt::Display for Matrix {
    /// Variation down, assurance across, how many in each cell; what has no icon is below.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns = [
            (Some(Assurance::Passes), "passes"),
            (Some(Assurance::HitOrMiss), "hit or miss"),
            (Some(Assurance::Fails), "fails"),
            (Some(Assurance::CannotBeSaid), "not said"),
            (None, "no target"),
        ];
        let used: Vec<_> = columns
            .into_iter()
            .filter(|(assurance, _)| self.cells().any(|(_, found, _)| found == *assurance))
            .collect();
        let width = self
            .cells()
            .map(|(variation, ..)| variation.to_string().len())
            .max()
            .unwrap_or(0);
        if let Some(as_of) = self.as_of() {
            write!(
                f,
                "{:<width$}",
                format!("as of {}", en_gb::chart::date(as_of, None))
            )?;
        } else {
            write!(f, "{:<width$}", "")?;
        }
        for (_, title) in &used {
            write!(f, "  {title:>11}")?;
        }
        let mut variations: Vec<Variation> =
            self.cells().map(|(variation, ..)| variation).collect();
        variations.dedup();
        for variation in variations {
            write!(f, "\n{variation:<width$}")?;
            for (assurance, _) in &used {
                write!(f, "  {:>11}", self.cell(variation, *assurance).len())?;
            }
        }
        let entries = self.look_first();
        let special = entries.iter().filter(|entry| entry.variation.is_special());
        for (place, entry) in special.clone().take(NAMED).enumerate() {
            let first = if place == 0 {
                said::LOOK_FIRST
            } else {
                said::THEN
            };
            write!(f, "\n{first}{}", entry_line(entry))?;
        }
        let more = special.count().saturating_sub(NAMED);
        if more > 0 {
            write!(f, "\n{}", said::and_more(more))?;
        }
        for (variation, assurance, names) in self
            .cells()
            .filter(|(variation, ..)| !variation.is_special())
        {
            let printed: Vec<String> = names
                .iter()
                .take(NAMED)
                .map(|name| Printed(name).to_string())
                .collect();
            let more = names.len() - printed.len();
            write!(f, "\n{}", said::names(variation, assurance, &printed, more))?;
        }
        if let Some(expected) = self.expected_false() {
            write!(f, "\n{expected}")?;
        }
        for (name, last) in self.stopped() {
            write!(
                f,
                "\nno icon: {} stopped on {}",
                Printed(name),
                en_gb::chart::date(*last, None)
            )?;
        }
        for name in self.too_few() {
            write!(f, "\nno icon: {} has too few points", Printed(name))?;
        }
        for (name, error) in self.failed() {
            write!(f, "\nno chart: {}: {error}", Printed(name))?;
        }
        Ok(())
    }
}

/// A measure to look at: its name, its icons, and for how long.
fn entry_line(entry: &MatrixEntry) -> String {
    let since = entry.since.map(|date| en_gb::chart::date(date, None));
    said::entry(
        &Printed(&entry.name).to_string(),
        entry.variation,
        entry.assurance,
        &counted(entry.points, "point"),
        since.as_deref(),
    )
}

impl fmt::Display for Grid {
    /// A row a line: its name, and in each column the symbols of variation and assurance; `error` where a chart could not be made.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let printed = |name: &String| Printed(name).to_string();
        let rows: Vec<String> = self.rows().iter().map(printed).collect();
        let columns: Vec<String> = self.columns().iter().map(printed).collect();
        let wide = |names: &[String], least: usize| {
            let widths = names.iter().map(|name| name.chars().count());
            widths.fold(least, usize::max)
        };
        let first = wide(&rows, 0);
        let widths: Vec<usize> = columns
            .iter()
            .map(|name| wide(std::slice::from_ref(name), 5))
            .collect();
        let line = |name: &str, cells: &mut dyn Iterator<Item = String>| {
            let mut line = format!("{name:<first$}");
            for (cell, width) in cells.zip(&widths) {
                line.push_str(&format!("  {cell:<width$}"));
            }
            line.trim_end().to_owned()
        };
        f.write_str(&line("", &mut columns.iter().cloned()))?;
        for (row, name) in self.rows().iter().zip(&rows) {
            let cell = |column: &String| match self.get(row, column) {
                None => String::new(),
                Some(Err(_)) => said::NO_CHART.to_owned(),
                Some(Ok(entry)) => {
                    let assurance = entry.assurance.map_or("", Assurance::symbol);
                    format!("{} {assurance}", entry.variation.symbol())
                }
            };
            write!(f, "\n{}", line(name, &mut self.columns().iter().map(cell)))?;
        }
        Ok(())
    }
}
