//! Where two rule sets differ: a shortest series on which one signals and the other does not, or the proof that
//! there is none.

use crate::base::error::Error;
use crate::spc::price::chains::automaton::{asked_borders, too_many};
use crate::spc::price::chains::steps::{LEVEL, MISSING};
use crate::spc::price::chains::zones::Zones;
use crate::spc::price::comparison::reader::{Counts, Reader, START, Sign, State, followed, signs};
use crate::spc::price::comparison::witness;
use crate::spc::price::process::Process;
use crate::spc::rules::{Border, Pattern, Rule, RuleSet, Sides};
use serde::Serialize;
use std::collections::HashSet;

/// The most states of two sets together that are looked at.
const MOST_STATES: usize = 1 << 20;
/// The most points of a series on which sets with rules of a whole phase are compared.
const MOST_POINTS: usize = 40;

/// One of two rule sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// The first.
    First,
    /// The second.
    Second,
}

/// Where two rule sets differ.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Difference {
    /// On this series one set signals and the other does not. No shorter series does that.
    On(Witness),
    /// Nowhere: on every series, of any length and with any gaps and ties, both signal or neither does.
    Nowhere(Proof),
    /// Not on any series of at most n points. Longer ones were not tried: a rule about a whole phase has other
    /// limits for every number of points.
    NotWithin {
        /// The longest series that were tried.
        points: usize,
    },
}

/// A series on which one rule set signals and another does not.
#[derive(Debug, Clone, PartialEq)]
pub struct Witness {
    values: Vec<Option<f64>>,
    signals: Which,
    rules: Vec<String>,
}

impl Witness {
    /// The values, in sigma from the centre; `None` is missing.
    #[must_use]
    pub fn values(&self) -> &[Option<f64>] {
        &self.values
    }

    /// The set that signals.
    #[must_use]
    pub const fn signals(&self) -> Which {
        self.signals
    }

    /// The rules of that set that signal at the last point, by name.
    #[must_use]
    pub fn rules(&self) -> &[String] {
        &self.rules
    }
}

/// What was followed to the end.
#[derive(Debug, Clone, PartialEq)]
pub struct Proof {
    lines: Vec<f64>,
    states: usize,
}

impl Proof {
    /// The lines that the rules ask for, in sigma from the centre: every zone between them, every line itself and a
    /// missing point were read.
    #[must_use]
    pub fn lines(&self) -> &[f64] {
        &self.lines
    }

    /// How many states the two sets go through together.
    #[must_use]
    pub const fn states(&self) -> usize {
        self.states
    }
}

/// Whether a rule of a set can be the first to signal.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct FirstAlone {
    /// The rule's name.
    pub rule: String,
    /// A shortest series on which this rule signals and no other has, or the proof that there is none.
    pub series: Difference,
}

impl RuleSet {
    /// A shortest series on which this set signals and the other does not, or the other way round; or the proof that
    /// there is none.
    ///
    /// A set *signals* on a series if any of its rules marks any point of it. Which points are marked, and by which
    /// rule, is not compared ([`explain`](crate::spc::explain) does that, on a chart), nor are warnings, rules for
    /// the spread track, minimum numbers of points and what is shown.
    ///
    /// The letters that are read are the zones between the lines that the two sets ask for, each line itself (a
    /// point exactly on it), how a value lies to the one before (higher, lower, equal), and a missing point. The drawn
    /// limits lie at 3 sigma. [`Difference::Nowhere`] therefore holds on every chart whose limits are at 3 sigma,
    /// whatever its kind, its values and its gaps, as long as its lines are there and in this order.
    ///
    /// A series that is found can be charted: its values are in sigma from the centre.
    ///
    /// ```
    /// use improvement::{Chart, RuleSet};
    /// use improvement::spc::Basis;
    /// use improvement::spc::price::{Difference, Which};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let (guidance, package) = (RuleSet::making_data_count(), RuleSet::ptd_0_2_2());
    /// // every difference of these two is one of which points are marked
    /// assert!(matches!(guidance.difference(&package)?, Difference::Nowhere(_)));
    ///
    /// let nelson = RuleSet::nelson();
    /// let Difference::On(series) = nelson.difference(&RuleSet::qcc_3_nelson())? else { unreachable!() };
    /// // qcc waits for a whole window of three
    /// assert_eq!(series.values(), [Some(2.5), Some(2.5)]);
    /// assert_eq!(series.signals(), Which::First);
    /// let chart = Chart::options().baseline(Basis::process(0.0, 1.0)).rules(nelson).provisional();
    /// assert_eq!(chart.xmr(series.values())?.signals().len(), 1);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// - [`RuleError::NotFollowed`](crate::error::RuleError::NotFollowed) for a rule within one run of several controls, a
    ///   rule about the distance of two points, and a rule about a whole phase that looks at one side.
    /// - [`RuleError::TooManyStates`](crate::error::RuleError::TooManyStates) for sets that need more than 2²⁰ states
    ///   together, or one that needs more than 4096.
    /// - [`RuleError::BadRule`](crate::error::RuleError::BadRule) for a rule that [cannot be](Rule::check).
    pub fn difference(&self, other: &Self) -> Result<Difference, Error> {
        difference(&followed(self.rules())?, &followed(other.rules())?)
    }

    /// For each rule that signals, whether it can ever be the first to: a shortest series on which it signals and
    /// no other rule of the set has, or the proof that there is none.
    ///
    /// A rule that can never be first alone adds nothing to whether the set signals, and when: it only comes with
    /// another rule, or after one. What is read, and what is not, is as for [`difference`](Self::difference).
    ///
    /// ```
    /// use improvement::RuleSet;
    /// use improvement::spc::price::Difference;
    /// use improvement::spc::rules::Rule;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let both = RuleSet::western_electric().with(Rule::run(9))?;
    /// let first = both.first_alone()?;
    /// assert!(matches!(first[3].series, Difference::On(_))); // a run of 8 can be
    /// assert!(matches!(first[4].series, Difference::Nowhere(_))); // a run of 9 never is
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`difference`](Self::difference).
    pub fn first_alone(&self) -> Result<Vec<FirstAlone>, Error> {
        let rules = followed(self.rules())?;
        let one = |place: usize| {
            let mut others = rules.clone();
            let rule = others.remove(place);
            Ok(FirstAlone {
                rule: rule.name().into_owned(),
                series: difference(&rules, &others)?,
            })
        };
        (0..rules.len()).map(one).collect()
    }
}

fn difference(first: &[&Rule], second: &[&Rule]) -> Result<Difference, Error> {
    let all: Vec<&Rule> = first.iter().chain(second).copied().collect();
    let mut borders = asked_borders(&all);
    if !borders.contains(&Border::Centre) {
        borders.push(Border::Centre);
    }
    let zones = Process::normal().zones(&borders);
    if all.iter().any(|rule| rule.is_whole_phase()) && same(first, second) {
        return Ok(Difference::Nowhere(Proof {
            lines: zones.lines().to_vec(),
            states: 0,
        }));
    }
    let readers = [Reader::new(first, &zones)?, Reader::new(second, &zones)?];
    match search(&readers, &zones)? {
        Found::Signs(signs, signals) => {
            let signs = levelled(signs, signals, &readers, &zones);
            let rules = if signals == Which::First {
                first
            } else {
                second
            };
            let speaking = rules
                .iter()
                .filter_map(|&rule| match Reader::new(&[rule], &zones) {
                    Ok(reader) if reader.signals_on(&signs, &zones) => {
                        Some(Ok(rule.name().into_owned()))
                    }
                    Ok(_) => None,
                    Err(error) => Some(Err(error)),
                });
            Ok(Difference::On(Witness {
                values: witness::series(&zones, &signs),
                signals,
                rules: speaking.collect::<Result<_, Error>>()?,
            }))
        }
        Found::Nothing { states } => Ok(Difference::Nowhere(Proof {
            lines: zones.lines().to_vec(),
            states,
        })),
        Found::NothingSoFar => Ok(Difference::NotWithin {
            points: MOST_POINTS,
        }),
    }
}

/// The series with level steps inside zones, if it still tells the sets apart: a series that rises or falls without
/// need would look as if that mattered.
fn levelled(
    signs: Vec<Sign>,
    signals: Which,
    readers: &[Reader<'_>; 2],
    zones: &Zones,
) -> Vec<Sign> {
    let (mut level, mut last) = (signs.clone(), None);
    for sign in level.iter_mut().filter(|sign| sign.step != MISSING) {
        if last.replace(sign.zone) == Some(sign.zone) {
            sign.step = LEVEL;
        }
    }
    let says = [0, 1].map(|set| readers[set].signals_on(&level, zones));
    if says == [signals == Which::First, signals == Which::Second] {
        level
    } else {
        signs
    }
}

/// Whether two lists hold the same rules, whatever they are called and mark.
fn same(first: &[&Rule], second: &[&Rule]) -> bool {
    let asks = |rule: &Rule| -> (Pattern, Sides, _) { (*rule.pattern(), rule.sides(), rule.gap()) };
    let within = |some: &[&Rule], all: &[&Rule]| {
        some.iter()
            .all(|rule| all.iter().any(|other| asks(rule) == asks(other)))
    };
    within(first, second) && within(second, first)
}

enum Found {
    Signs(Vec<Sign>, Which),
    Nothing { states: usize },
    NothingSoFar,
}

/// Where both sets stand.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Both {
    states: [State; 2],
    /// The zone of the last value that was there.
    last: Option<usize>,
    counts: Counts,
}

/// Breadth first, so that what is found is shortest.
fn search(readers: &[Reader<'_>; 2], zones: &Zones) -> Result<Found, Error> {
    let with_steps = readers.iter().any(Reader::follows_steps);
    let by_phase = readers.iter().any(Reader::has_phase_rules);
    let start = Both {
        states: [START; 2],
        last: None,
        counts: Counts::default(),
    };
    let mut known = HashSet::from([start]);
    // each state with the place of the one before, and the sign between them
    let mut reached = vec![(start, 0, Sign { zone: 0, step: 0 })];
    let mut level = 0..1;
    for points in 1.. {
        if by_phase && points > MOST_POINTS {
            return Ok(Found::NothingSoFar);
        }
        for at in level.clone() {
            let before = reached[at].0;
            for sign in signs(zones, before.last, with_steps) {
                let states = [0, 1].map(|set| readers[set].then(before.states[set], sign));
                let counts = if by_phase {
                    before.counts.and(zones, sign.zone)
                } else {
                    before.counts
                };
                let says = [0, 1].map(|set| readers[set].signals(states[set], counts));
                if says[0] != says[1] {
                    let which = if says[0] { Which::First } else { Which::Second };
                    return Ok(Found::Signs(path(&reached, at, sign), which));
                }
                if states == [None, None] {
                    continue;
                }
                let last = if sign.step == MISSING {
                    before.last
                } else {
                    Some(sign.zone)
                };
                let both = Both {
                    states,
                    last,
                    counts,
                };
                if known.insert(both) {
                    if reached.len() >= MOST_STATES {
                        return Err(too_many(MOST_STATES, None));
                    }
                    reached.push((both, at, sign));
                }
            }
        }
        level = level.end..reached.len();
        if level.is_empty() {
            return Ok(Found::Nothing {
                states: reached.len(),
            });
        }
    }
    Ok(Found::NothingSoFar)
}

/// The signs that lead to a state, and one more.
fn path(reached: &[(Both, usize, Sign)], mut at: usize, last: Sign) -> Vec<Sign> {
    let mut signs = vec![last];
    while at > 0 {
        signs.push(reached[at].2);
        at = reached[at].1;
    }
    signs.reverse();
    signs
}
