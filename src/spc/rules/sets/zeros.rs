//! Zeros in a row, as g charts have them by default.

use crate::spc::rules::pattern::Length;
use crate::spc::rules::rule::Rule;
use crate::spc::rules::set::RuleSet;

/// The most in a row that are looked for.
pub(crate) const MOST: u16 = 32;
const FEWEST: u16 = 2;

/// Anhøj's rules, points beyond the limits, and 2, 3 … 32 zeros in a row.
static SETS: [RuleSet; (MOST - FEWEST + 1) as usize] = [
    anhoej_and_zeros::<2>(),
    anhoej_and_zeros::<3>(),
    anhoej_and_zeros::<4>(),
    anhoej_and_zeros::<5>(),
    anhoej_and_zeros::<6>(),
    anhoej_and_zeros::<7>(),
    anhoej_and_zeros::<8>(),
    anhoej_and_zeros::<9>(),
    anhoej_and_zeros::<10>(),
    anhoej_and_zeros::<11>(),
    anhoej_and_zeros::<12>(),
    anhoej_and_zeros::<13>(),
    anhoej_and_zeros::<14>(),
    anhoej_and_zeros::<15>(),
    anhoej_and_zeros::<16>(),
    anhoej_and_zeros::<17>(),
    anhoej_and_zeros::<18>(),
    anhoej_and_zeros::<19>(),
    anhoej_and_zeros::<20>(),
    anhoej_and_zeros::<21>(),
    anhoej_and_zeros::<22>(),
    anhoej_and_zeros::<23>(),
    anhoej_and_zeros::<24>(),
    anhoej_and_zeros::<25>(),
    anhoej_and_zeros::<26>(),
    anhoej_and_zeros::<27>(),
    anhoej_and_zeros::<28>(),
    anhoej_and_zeros::<29>(),
    anhoej_and_zeros::<30>(),
    anhoej_and_zeros::<31>(),
    anhoej_and_zeros::<32>(),
];

struct Rules<const ZEROS: u16>;

impl<const ZEROS: u16> Rules<ZEROS> {
    const ALL: &'static [Rule] = &[
        Rule::beyond_limits(),
        Rule::longest_run(Length::Anhoej),
        Rule::crossings(Length::Anhoej),
        Rule::lowest(ZEROS),
    ];
}

const fn anhoej_and_zeros<const ZEROS: u16>() -> RuleSet {
    RuleSet::published_and(
        "anhoej-3-sigma",
        "2018",
        "Anhøj and Wentzel-Larsen, BMC Med. Res. Methodol. 18 (2018)",
        Rules::<ZEROS>::ALL,
    )
    .starting_at(10)
}

/// Anhøj's rules, points beyond the limits, and so many zeros in a row; none for numbers of them that are not looked for.
pub(crate) fn with_zeros(zeros: u16) -> Option<&'static RuleSet> {
    SETS.get(usize::from(zeros.checked_sub(FEWEST)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_set_is_the_published_one_with_a_rule_more() {
        for zeros in FEWEST..=MOST {
            let edited = RuleSet::anhoej_3_sigma().with(Rule::lowest(zeros));
            assert_eq!(with_zeros(zeros), edited.ok().as_ref());
        }
        assert!(with_zeros(FEWEST - 1).is_none() && with_zeros(MOST + 1).is_none());
    }
}
