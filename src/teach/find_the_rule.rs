//! Find the rule: a hidden rule about three numbers, found only by tests that can fail.

use crate::num::random::Random;

/// Three whole numbers.
pub type Triple = [i32; 3];

/// A hidden rule: whether a triple fits it.
type Rule = fn(Triple) -> bool;

/// The hidden rules. Two, four, six fits every one of them, and each is wider than what two, four, six suggests.
const RULES: [Rule; 8] = [
    |[a, b, c]| a < b && b < c,
    |[a, b, c]| a <= b && b <= c,
    |[a, _, c]| a < c,
    |[a, b, c]| a != b && b != c && a != c,
    |[a, b, c]| a > 0 && b > 0 && c > 0,
    |triple| triple.into_iter().map(i64::from).sum::<i64>() > 10,
    |[_, _, c]| c % 2 == 0,
    |[a, b, c]| c >= a && c >= b,
];

/// Numbers among which a guess is compared with the hidden rule.
const COMPARED: std::ops::RangeInclusive<i32> = -12..=24;

/// A rule about three numbers, chosen by a seed (Wason 1960): `2, 4, 6` fits it. Try other triples, and say what the rule is.
///
/// Most people try only triples that fit what they believe, and are told yes each time. A test teaches when it could say no: that is what a
/// prediction before a PDSA cycle is for.
///
/// ```
/// use improvement::teach::{RuleFound, find_the_rule};
///
/// let mut hidden = find_the_rule(1847);
/// assert!(hidden.fits([2, 4, 6]));
/// hidden.fits([10, 12, 14]); // tries one's belief, “each two more”: yes
/// let found = hidden.mark(|[a, b, c]| b == a + 2 && c == b + 2);
/// // no hidden rule is so narrow: here is a triple that fits, and the guess said that it would not
/// assert!(matches!(found.found, RuleFound::TooNarrow { .. }));
/// // of the two tries none could have shown that
/// assert_eq!((found.tries, found.could_have_failed), (2, 0));
/// println!("{found}");
/// ```
#[must_use]
pub fn find_the_rule(seed: u64) -> HiddenRule {
    HiddenRule {
        rule: RULES[Random::new(seed).below(RULES.len())],
        tried: Vec::new(),
    }
}

/// A hidden rule, and what was tried on it so far: see [`find_the_rule`].
#[derive(Clone)]
pub struct HiddenRule {
    rule: Rule,
    tried: Vec<Triple>,
}

// what the rule is must not be printed
impl std::fmt::Debug for HiddenRule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("HiddenRule")
            .field("tried", &self.tried)
            .finish_non_exhaustive()
    }
}

impl HiddenRule {
    /// Whether a triple fits. The try is kept.
    pub fn fits(&mut self, triple: Triple) -> bool {
        self.tried.push(triple);
        (self.rule)(triple)
    }

    /// Marks a guess, on every triple of whole numbers from −12 to 24 and on all that were tried.
    ///
    /// ```
    /// use improvement::teach::{RuleFound, find_the_rule};
    ///
    /// let hidden = find_the_rule(1847);
    /// let marked = hidden.mark(|_| true);
    /// assert!(matches!(marked.found, RuleFound::TooWide { .. }));
    /// ```
    #[must_use]
    pub fn mark(&self, guess: impl Fn(Triple) -> bool) -> RuleMark {
        self.marked(&guess)
    }

    fn marked(&self, guess: &dyn Fn(Triple) -> bool) -> RuleMark {
        let compared =
            COMPARED.flat_map(|a| COMPARED.flat_map(move |b| COMPARED.map(move |c| [a, b, c])));
        let mut differs = self
            .tried
            .iter()
            .copied()
            .chain(compared)
            .filter(|&triple| guess(triple) != (self.rule)(triple));
        RuleMark {
            found: match differs.next() {
                None => RuleFound::Right,
                Some(triple) if (self.rule)(triple) => RuleFound::TooNarrow { triple },
                Some(triple) => RuleFound::TooWide { triple },
            },
            tries: self.tried.len(),
            could_have_failed: self.tried.iter().filter(|&&triple| !guess(triple)).count(),
        }
    }
}

/// What a guess is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleFound {
    /// It says of every triple what the rule says.
    Right,
    /// A triple fits, and the guess says that it does not.
    TooNarrow {
        /// The triple.
        triple: Triple,
    },
    /// A triple does not fit, and the guess says that it does.
    TooWide {
        /// The triple.
        triple: Triple,
    },
}

/// A guess, marked. It prints as two sentences: what the guess is worth, and what the tries were worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleMark {
    /// What the guess is worth.
    pub found: RuleFound,
    /// How many triples were tried.
    pub tries: usize,
    /// Of how many the guess says that they do not fit: a yes to one of these would have shown that the guess is too narrow.
    pub could_have_failed: usize,
}
