//! What is it worth? Cash apart from time, and what the tests cost.

use super::super::exercise::{Exercise, Marker, Page};
use super::super::mark::Mark;
use super::super::misconception::Misconception;
use super::super::module::Module;
use crate::base::error::Error;
use crate::base::number::thousands;
use crate::work::project::{Benefit, BenefitKind, BenefitTotals, Recurrence};

pub(in crate::teach::course) static EXERCISE: Exercise = Exercise {
    number: 15,
    name: "what-is-it-worth",
    title: "What is it worth?",
    module: Module::Carry,
    minutes: 20,
    outcome: "say what a change is worth without adding money to what is none",
    task: "Give the money that leaves the budget less in that year, in pounds, once the tests are paid.",
    hints: [
        "For each benefit ask: does a payment that was made last year stop? Then ask what the tests themselves took out of the budget.",
        "`BenefitTotals::of(&benefits).pence(kind, Recurrence::EachYear)` adds up one kind alone. Pounds are pence over 100.",
    ],
    page: Page::Type("project::BenefitTotals"),
    seeded: true,
    chart: None,
    marker: Marker::Number(mark),
    file: include_str!("../../../../examples/course/exercises/15_what_is_it_worth.rs"),
    solution: include_str!("../../../../examples/course/solutions/15_what_is_it_worth.rs"),
};

/// What it brings in a year, in pence.
fn benefits(seed: u64) -> Result<Vec<Benefit>, Error> {
    let shifts = 20 + i64::try_from(seed % 30).unwrap_or_default();
    [
        ("shifts", BenefitKind::CashReleasing, shifts * 31_050),
        ("time", BenefitKind::Productivity, 960_000),
        ("falls", BenefitKind::CostAvoidance, 412_500),
    ]
    .into_iter()
    .map(|(id, kind, pence)| Ok(Benefit::new(id, id, kind, Recurrence::EachYear)?.worth(pence)))
    .collect()
}

/// What the tests cost, in pence.
const TESTS: [i128; 3] = [18_000, 24_250, 53_500];

/// Two amounts of money are the same to a penny.
fn same(given: f64, pence: i128) -> bool {
    (given * 100.0 - pence as f64).abs() < 0.5
}

fn mark(given: f64, seed: u64) -> Result<Mark, Error> {
    let benefits = benefits(seed)?;
    let totals = BenefitTotals::of(&benefits);
    let cost: i128 = TESTS.iter().sum();
    let [cash, time, avoided] = [
        BenefitKind::CashReleasing,
        BenefitKind::Productivity,
        BenefitKind::CostAvoidance,
    ]
    .map(|kind| totals.pence(kind, Recurrence::EachYear));
    let either = |pence: i128| same(given, pence) || same(given, pence - cost);
    let time_is_cash = Misconception::TimeIsCash;
    Ok(if same(given, cash - cost) {
        Mark::right(why(cost, time + avoided))
    } else if same(given / 100.0, cash - cost) {
        Mark::look(IN_PENCE)
    } else if same(given, cash) {
        Mark::look(WITHOUT_THE_TESTS)
    } else if same(given, cash + cost) || same(given, cost - cash) {
        Mark::look(WRONG_WAY)
    } else if either(cash + time + avoided) {
        Mark::wrong(time_is_cash, ALL)
    } else if either(cash + time) {
        Mark::wrong(time_is_cash, TIME)
    } else if either(cash + avoided) {
        Mark::look(AVOIDED)
    } else if either(time) || either(avoided) || either(time + avoided) {
        Mark::wrong(time_is_cash, NO_CASH)
    } else {
        Mark::look(other(cost))
    })
}

// What is said. Amounts are pence, and said in pounds.

const IN_PENCE: &str = "The digits look like pence. The director of finance asked for pounds: look at what a hundred pence are.";

const WITHOUT_THE_TESTS: &str = "That is what stops being paid. The tests of the year were paid for as well, out of the same budget: look at `TESTS`.";

const WRONG_WAY: &str = "Look at the signs. What the tests cost has left the budget, and what is no longer paid stays in it.";

const ALL: &str = "You added all three. Would anybody be paid less next month when nurses have more time? Look at the kind of each benefit: kinds are \
                   told side by side, and never added up.";

const TIME: &str = "You count the time of nurses as money. Their pay is the same as before, and the time goes into other work. It is worth telling, in a line \
                    of its own: look at which payments stop.";

const AVOIDED: &str = "You count falls that did not happen. Nobody had paid for them yet, so that no payment stops. They are worth telling in a line of their \
                       own: look at what was paid last year and is not this year.";

const NO_CASH: &str = "What you count is time, or falls that did not happen. No payment stops with either. Look for the benefit with a bill that no longer comes.";

fn pounds(pence: i128) -> String {
    format!("£{}.{:02}", thousands((pence / 100) as f64), pence % 100)
}

fn why(cost: i128, rest: i128) -> String {
    format!(
        "Payments that stop, less {} for the tests. What is put at {} for time and for falls that did not happen is told beside it, each in a line of its own, \
         and never added. Whether the shifts stay away was not checked: that is for the chart of the coming months.",
        pounds(cost),
        pounds(rest)
    )
}

fn other(cost: i128) -> String {
    format!(
        "That is none of the sums that these figures make. Add up the benefits of one kind, and look at which kind is money; the tests took {} out of the \
         budget.",
        pounds(cost)
    )
}
