//! Makes `src/spc/price/answers/table_of_chances.rs`: the chance of any signal on a steady run or XmR chart of 8 to 60 points, for
//! every named rule set, which a chart prints without simulating anything.
//!
//! `cargo run --release --example price_table -- write > table.rs && mv table.rs src/spc/price/answers/table_of_chances.rs` takes some
//! minutes. Without
//! `write` it shows a small part, with few series.

use improvement::spc::price::{Design, Price, Process, Question};
use improvement::spc::rules::{Role, RuleSet};
use improvement::{Chart, Error, Kind};

const POINTS: std::ops::RangeInclusive<usize> = 8..=60;
const SEED: u64 = 1847;

/// The chance, in ten thousandths.
fn chance(kind: Kind, rules: &RuleSet, points: usize, series: u32) -> Result<f64, Error> {
    // fewer points than the set asks for are read all the same: a chart that has limits has this price
    let design = Design::new(kind, rules.clone(), points, Process::normal())?
        .with_options(&Chart::options().provisional())
        .simulated(series, SEED);
    let price = Price::of(&design, Question::AnySignal)?;
    Ok((price.chance() * 10_000.0).round())
}

fn sets(kind: Kind) -> impl Iterator<Item = RuleSet> {
    let fits = move |set: &RuleSet| {
        let mut rules = set.rules().iter();
        set.rules().iter().any(|rule| rule.role() == Role::Signal)
            && rules.all(|rule| kind.lawful(rule).is_ok())
    };
    RuleSet::all().into_iter().filter(fits)
}

fn write(name: &str, what: &str, kind: Kind, series: u32) -> Result<(), Error> {
    println!("\n/// {what}\n#[rustfmt::skip]\npub(super) const {name}: &[Row] = &[");
    for rules in sets(kind) {
        println!("    (\"{}\", \"{}\", [", rules.name(), rules.edition());
        let chances: Result<Vec<String>, Error> = POINTS
            .map(|points| Ok(chance(kind, &rules, points, series)?.to_string()))
            .collect();
        for row in chances?.chunks(18) {
            println!("        {},", row.join(", "));
        }
        println!("    ]),");
    }
    println!("];");
    Ok(())
}

fn main() -> Result<(), Error> {
    if std::env::args().nth(1).as_deref() != Some("write") {
        println!("points  Making Data Count 7/7  Western Electric  (in 10,000; few series)");
        for points in [13, 24, 36] {
            let of = |rules| chance(Kind::Individuals, &rules, points, 1000);
            let (ours, other) = (
                of(RuleSet::making_data_count_7_7())?,
                of(RuleSet::western_electric())?,
            );
            println!("{points:>6}  {ours:>21}  {other:>16}");
        }
        return Ok(());
    }
    let series = 20_000;
    println!(
        "//! The chance of any signal though nothing changed, in ten thousandths, for each number of points from 8 to 60."
    );
    println!("//!");
    println!(
        "//! Made by `cargo run --release --example price_table -- write`: {series} series of independent normal values,"
    );
    println!("//! seed {SEED}; exact where that can be. Do not edit.");
    println!(
        "\n/// The fewest points.\npub(super) const FEWEST: usize = {};",
        POINTS.start()
    );
    println!("\n/// The name and the edition of a rule set, and its chances.");
    println!(
        "pub(super) type Row = (&'static str, &'static str, [u16; {}]);",
        POINTS.count()
    );
    write(
        "RUN",
        "Run charts about the median of the same points.",
        Kind::Run,
        series,
    )?;
    write(
        "XMR",
        "XmR charts with limits from the same points, unscreened.",
        Kind::Individuals,
        series,
    )
}
