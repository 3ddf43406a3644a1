//! Where two rule sets disagree on a chart, at which point, and by which choice.

use crate::base::error::{Error, RuleError};
use crate::base::sort::sort_by_key;
use crate::spc::asked::check::active_rules;
use crate::spc::chart::chart::Chart;
use crate::spc::price::comparison::difference::Which;
use crate::spc::rules::{Role, Rule, RuleSet, Semantic};
use serde::Serialize;

/// Where two rule sets disagree on a chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Explanation {
    sets: [RuleSet; 2],
    points: usize,
    disagreements: Vec<Disagreement>,
}

/// A point that one set marks and the other does not.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Disagreement {
    point: usize,
    marked_by: Which,
    causes: Vec<Cause>,
}

/// Why a rule marks a point and nothing in the other set does.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cause {
    rule: Rule,
    counterpart: Option<Rule>,
    choices: Vec<Vec<Semantic>>,
}

impl Explanation {
    /// The first set.
    #[must_use]
    pub const fn first(&self) -> &RuleSet {
        &self.sets[0]
    }

    /// The second set.
    #[must_use]
    pub const fn second(&self) -> &RuleSet {
        &self.sets[1]
    }

    /// How many points the chart has.
    #[must_use]
    pub const fn points(&self) -> usize {
        self.points
    }

    /// The points on which they disagree, in order: none if they agree on this chart.
    #[must_use]
    pub fn disagreements(&self) -> &[Disagreement] {
        &self.disagreements
    }
}

impl Disagreement {
    /// The point, counted from 0.
    #[must_use]
    pub const fn point(&self) -> usize {
        self.point
    }

    /// The set that marks it.
    #[must_use]
    pub const fn marked_by(&self) -> Which {
        self.marked_by
    }

    /// For each rule that marks it, why the other set does not.
    #[must_use]
    pub fn causes(&self) -> &[Cause] {
        &self.causes
    }
}

impl Cause {
    /// The rule that marks the point.
    #[must_use]
    pub const fn rule(&self) -> &Rule {
        &self.rule
    }

    /// The rule of the other set that looks for the same kind of thing; none if it has none, and that is the cause.
    #[must_use]
    pub const fn counterpart(&self) -> Option<&Rule> {
        self.counterpart.as_ref()
    }

    /// The choices that make the difference: each list, made in the rule as its counterpart makes them, takes the
    /// mark from the point, and no shorter list does. Most often there is one list of one choice.
    #[must_use]
    pub fn choices(&self) -> &[Vec<Semantic>] {
        &self.choices
    }
}

/// Where two rule sets disagree on a chart: at which points one marks what the other does not, and by which choice.
///
/// Both sets judge the main track about the lines that the chart has, phase by phase. Each rule that marks a point is
/// held against its counterpart in the other set; of the choices on which the two differ, each is switched by itself in
/// the rule, and where that takes the mark away it is the cause. Warnings, minimum numbers of points and what is
/// shown where several rules mark one point take no part.
///
/// ```
/// use improvement::spc::rules::Semantic;
/// use improvement::spc::{Basis, explain};
/// use improvement::{Chart, RuleSet};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let options = Chart::options().baseline(Basis::process(0.0, 1.0)).provisional();
/// let chart = options.xmr([0.4, 0.3, 3.5, 2.5, -0.4])?;
///
/// let explained = explain(&chart, &RuleSet::making_data_count(), &RuleSet::ptd_0_2_2())?;
/// assert_eq!(explained.disagreements()[0].point(), 3);
/// assert_eq!(explained.disagreements()[0].causes()[0].choices(), [[Semantic::ShortOf]]);
/// println!("{explained}");
/// // Making Data Count, guidance text and ptd 0.2.2 disagree on 1 point of 5
/// //   point 4 is marked by Making Data Count, guidance text and not by ptd 0.2.2
/// //     2-of-3-beyond-2-sigma: a point farther out counts too, in ptd 0.2.2 a point beyond the limits does not count
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// [`RuleError::UnlawfulRule`] for a rule that means nothing on this kind of chart; [`RuleError::BadRule`] for one that
/// [cannot be](Rule::check).
pub fn explain(chart: &Chart, first: &RuleSet, second: &RuleSet) -> Result<Explanation, Error> {
    let judged = [judged(chart, first)?, judged(chart, second)?];
    let mut disagreements = Vec::new();
    let marked = |set: usize, point: usize| judged[set].iter().any(|(_, marks)| marks[point]);
    for point in 0..chart.len() {
        let says = [marked(0, point), marked(1, point)];
        if says[0] == says[1] {
            continue;
        }
        let (set, marked_by) = if says[0] {
            (0, Which::First)
        } else {
            (1, Which::Second)
        };
        let causes = judged[set]
            .iter()
            .filter(|(_, marks)| marks[point])
            .map(|&(rule, _)| cause(chart, point, rule, &judged[1 - set]));
        disagreements.push(Disagreement {
            point,
            marked_by,
            causes: causes.collect(),
        });
    }
    Ok(Explanation {
        sets: [first.clone(), second.clone()],
        points: chart.len(),
        disagreements,
    })
}

/// A rule, and which points it marks.
type Judged<'a> = (&'a Rule, Vec<bool>);

fn judged<'a>(chart: &Chart, set: &'a RuleSet) -> Result<Vec<Judged<'a>>, Error> {
    let kind = chart.kind();
    let signalling = active_rules(kind, set)
        .iter()
        .filter(|rule| rule.role() == Role::Signal);
    let judge = |rule: &'a Rule| {
        rule.check()?;
        kind.lawful(rule).map_err(|why| RuleError::UnlawfulRule {
            kind: kind.symbol(),
            rule: rule.name().into_owned(),
            why,
        })?;
        Ok((rule, chart.main().marks(rule)))
    };
    signalling.map(judge).collect()
}

fn cause(chart: &Chart, point: usize, rule: &Rule, others: &[Judged<'_>]) -> Cause {
    let counterpart = others
        .iter()
        .map(|&(other, _)| other)
        .filter(|other| rule.is_counterpart_of(other))
        .min_by_key(|other| rule.differs_from(other).len());
    let choices = counterpart.map_or_else(Vec::new, |other| choices(chart, point, rule, other));
    Cause {
        rule: rule.clone(),
        counterpart: counterpart.cloned(),
        choices,
    }
}

/// The shortest lists of choices that take the mark from the point.
fn choices(chart: &Chart, point: usize, rule: &Rule, other: &Rule) -> Vec<Vec<Semantic>> {
    let differing = rule.differs_from(other);
    let mut lists: Vec<Vec<Semantic>> = (0_u32..1 << differing.len())
        .map(|list| {
            let chosen = differing.iter().enumerate();
            chosen
                .filter(|(place, _)| list >> place & 1 == 1)
                .map(|(_, &semantic)| semantic)
                .collect()
        })
        .collect();
    sort_by_key(&mut lists, Vec::len);
    for lists in lists.chunk_by(|a, b| a.len() == b.len()) {
        let unmarks = |list: &&Vec<Semantic>| {
            let switched = list.iter().fold(rule.clone(), |rule, &semantic| {
                rule.with_choice_of(other, semantic)
            });
            switched.check().is_ok() && !chart.main().marks(&switched)[point]
        };
        let found: Vec<Vec<Semantic>> = lists.iter().filter(unmarks).cloned().collect();
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}
