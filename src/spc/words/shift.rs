//! A change of level, its evidence, what weakens it, and why a chart cannot tell.

use crate::base::direction::Side;
use crate::base::interval::Interval;
use crate::base::number::{Scale, in_unit, plain};
use crate::spc::meeting::Chance;
use crate::spc::shift::{Caution, Matching, Shift, WhyNot};
use crate::spc::words::en_gb::shift as said;
use crate::spc::words::unit::counted_in;
use std::fmt;

impl Shift {
    /// The levels, the evidence and the interval, a line each.
    pub(crate) fn comparison(&self) -> Vec<String> {
        let (before, after) = (self.before(), self.after());
        let scale = self.scale_of_levels();
        let level = |level: Option<f64>, points| {
            let level = level.map(|level| self.in_its_unit(scale.show(level)));
            said::stretch(level.as_deref(), points)
        };
        let both = said::levels(
            &level(before.level, before.points),
            &level(after.level, after.points),
        );
        let mut first = both;
        let by_month = self.matching() == Matching::SameMonth;
        let shown = |shift: f64| self.shown(shift);
        let moved = if self.is_ratio() {
            self.relative()
                .map(|ratio| said::moved(&plain(ratio, 2), None, by_month))
        } else {
            self.difference().map(|shift| {
                let side = if shift < 0.0 {
                    Side::Below
                } else {
                    Side::Above
                };
                let moved = said::moved(&shown(shift.abs()), Some(side), by_month);
                // matched by month, the levels need not lie as far apart as the months do
                let apart = before.level.zip(after.level);
                match apart.map(|(before, after)| shown((after - before).abs())) {
                    Some(apart) if by_month && apart != shown(shift.abs()) => {
                        said::levels_apart(&moved, &apart)
                    }
                    _ => moved,
                }
            })
        };
        if let Some(moved) = moved {
            first = format!("{first}: {moved}");
        }
        let mut lines = vec![first];
        if let Some(correlation) = self.resemblance() {
            let worse = self.worse().observed > self.e().observed;
            let e = if worse { self.worse() } else { self.e() };
            let enough = 1.0 / self.level();
            let mut told = said::evidence(
                (self.better(), worse),
                e.observed,
                e.independent,
                correlation,
                enough,
            );
            if let Some(point) = e.reached {
                told = format!("{told}; {}", said::reached(point));
            }
            lines.push(told);
            let interval = self.any_look();
            let ends = interval.map(|interval| (shown(interval.lower()), shown(interval.upper())));
            let ends = ends
                .as_ref()
                .map(|(lower, upper)| (lower.as_str(), upper.as_str()));
            let percent = plain(100.0 * (1.0 - 2.0 * self.level()), 1);
            lines.push(said::any_look(ends, &percent));
        }
        lines
    }
}

impl Shift {
    /// Where the shift lies, looked at once with this chance of missing it.
    pub(crate) fn on_one_day(&self, missed: f64) -> Option<String> {
        let interval = self.one_look_missing(missed)?;
        let shown = |shift: f64| self.shown(shift);
        let percent = plain(100.0 * (1.0 - missed), 1);
        Some(said::one_look(
            (&shown(interval.lower()), &shown(interval.upper())),
            &percent,
        ))
    }

    /// A shift, or a ratio, as it is printed.
    fn shown(&self, shift: f64) -> String {
        let scale = self.scale_of_levels();
        if self.is_ratio() {
            plain(shift, 2)
        } else if self.is_share() {
            said::in_points(&scale.show(shift))
        } else {
            self.in_its_unit(scale.show(shift))
        }
    }

    fn in_its_unit(&self, number: String) -> String {
        let (unit, per) = self.counted_in();
        in_unit(number, counted_in(unit, per, self.is_share()).as_deref())
    }

    fn scale_of_levels(&self) -> Scale {
        let size = |level: Option<f64>| level.unwrap_or(0.0).abs();
        let size = size(self.before().level).max(size(self.after().level));
        let spread = self.difference().unwrap_or(0.0).abs();
        Scale::new(size, spread, self.is_share())
    }
}

impl fmt::Display for Shift {
    /// The levels, the evidence and the interval, a line each; then why the chart cannot tell, and what weakens it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.comparison().join("\n"))?;
        // what is sure to have got worse has not "not yet" got better
        let is_worse = self.worse().reached.is_some();
        let told = |why: &&WhyNot| !(is_worse && matches!(why, WhyNot::NotYet { .. }));
        for why in self.why_not().iter().filter(told) {
            let why = match why {
                WhyNot::NotYet { .. } => said::NOT_ENOUGH.to_owned(),
                why => why.to_string(),
            };
            write!(f, "\n{}: {why}", said::CANNOT_TELL)?;
        }
        for caution in self.cautions() {
            write!(f, "\n{}: {caution}", said::CAUTION)?;
        }
        Ok(())
    }
}

impl fmt::Display for Caution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&match self {
            Self::BegunBySignal { rule, from, to } => said::begun_by_signal(rule, *from, *to),
            Self::NoPromptingSignal { rule } => said::no_prompting_signal(rule),
            Self::BaselineMoved { towards, points } => said::baseline_moved(*towards, *points),
            Self::DefinitionInside { at } => said::definition_inside(*at),
            Self::SpreadGrew { times } => said::spread_grew(*times),
            Self::NotDeclared => said::NOT_DECLARED.to_owned(),
            Self::MayWander => said::MAY_WANDER.to_owned(),
        })
    }
}

impl fmt::Display for WhyNot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&match self {
            Self::TooFewBefore { points, needs } => said::too_few_before(*points, *needs),
            Self::TooFewAfter { points, needs, e } => said::too_few_after(*points, *needs, *e),
            Self::LevelMoves { correlation } => said::level_moves(*correlation),
            Self::NoVariation => said::NO_VARIATION.to_owned(),
            Self::TooFewEvents { a_point, needs } => said::too_few_events(*a_point, *needs),
            Self::NotBeforehand { decided } => said::not_beforehand(*decided),
            Self::DefinitionChanged { at } => said::definition_changed(*at),
            Self::NoHoldLevel => said::NO_HOLD_LEVEL.to_owned(),
            Self::NotDated => said::NOT_DATED.to_owned(),
            Self::NoDirection => said::NO_DIRECTION.to_owned(),
            Self::Astride { interval, of } => {
                let ends = interval.map(plain_ends);
                said::astride(as_pair(ends.as_ref()), &plain(*of, 4))
            }
            Self::TooFewSince { points, needs } => said::too_few_since(*points, *needs),
            Self::NotYet { e, needs, interval } => {
                let ends = interval.map(plain_ends);
                said::not_yet(*e, *needs, as_pair(ends.as_ref()))
            }
        })
    }
}

fn plain_ends(interval: Interval) -> (String, String) {
    (plain(interval.lower(), 4), plain(interval.upper(), 4))
}

fn as_pair(ends: Option<&(String, String)>) -> Option<(&str, &str)> {
    ends.map(|(lower, upper)| (lower.as_str(), upper.as_str()))
}

impl fmt::Display for Chance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&said::meets(self.target, self.chance, self.points))
    }
}
