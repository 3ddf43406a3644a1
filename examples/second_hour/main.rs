//! A second hour with the crate: fourteen things that a programmer in a hospital wants to do, a file for each.
//!
//! Run it with `cargo run --example second_hour`, or with the number of a task behind it: `-- 5`.

mod charts_alone;
mod columns;
mod csv_file;
mod first_chart;
mod many_charts;
mod month_by_month;
mod one_project;
mod own_rules;
mod own_types;
mod percentages;
mod phases;
mod prices;
mod rare_events;
mod seasons;

/// What a task has to say, or why it could not.
pub(crate) type Answer = Result<String, Box<dyn std::error::Error>>;

/// What is wanted, and who answers.
pub(crate) type Task = (&'static str, fn() -> Answer);

/// The tasks, in order.
pub(crate) const TASKS: [Task; 14] = [
    ("a first chart", first_chart::answer),
    ("a CSV file, a target, icons", csv_file::answer),
    ("percentages", percentages::answer),
    ("rebase, freeze, both", phases::answer),
    ("rare events", rare_events::answer),
    ("many charts", many_charts::answer),
    ("false alarms and what is missed", prices::answer),
    ("a season", seasons::answer),
    ("month by month", month_by_month::answer),
    ("a project", one_project::answer),
    ("rules of one's own", own_rules::answer),
    ("a chart in a type of one's own", own_types::answer),
    ("the charts alone", charts_alone::answer),
    ("columns of other crates", columns::answer),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let wanted = std::env::args().nth(1);
    for (number, (title, answer)) in (1..).zip(TASKS) {
        if wanted
            .as_ref()
            .is_none_or(|wanted| *wanted == number.to_string())
        {
            println!("{number}. {title}\n\n{}\n", answer()?);
        }
    }
    Ok(())
}
