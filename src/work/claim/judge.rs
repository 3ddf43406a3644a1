//! The verdict on a case.

use super::case::{Case, LEVEL, Lies};
use super::kind::{ClaimKind, Looks};
use super::verdict::{Against, Standing, Verdict};
use crate::base::date::Date;
use crate::base::direction::Direction;
use crate::base::error::Error;
use crate::base::interval::Interval;
use crate::spc::Decided;
use crate::spc::hold::Hold;
use crate::spc::shift::{FEWEST_AFTER, LATEST, Shift, WhyNot};

/// The verdict on a claim of a kind; `target` is that of the aim which it names, with the way that is better.
pub(crate) fn judge(
    case: &Case<'_>,
    kind: &ClaimKind,
    looks: &Looks,
    target: Option<(f64, Direction)>,
) -> Result<Verdict, Error> {
    let shift = case.shift()?;
    if let Some(why) = case.not_beforehand() {
        let mut all = vec![why];
        all.extend(shift.why_not().iter().cloned());
        return Ok(Verdict::CannotTell(all));
    }
    let moved = |better: bool| match looks {
        Looks::Any => Ok(at_any_look(case, &shift, better)),
        Looks::Days { on } => on_days(case, &shift, on, better),
    };
    match kind {
        ClaimKind::Improved => moved(true),
        ClaimKind::Worsened => moved(false),
        ClaimKind::Sustained { hold, from } => sustained(case, &shift, moved(true)?, *hold, *from),
        ClaimKind::AimMet { .. } => match target {
            None => Ok(Verdict::NotChecked),
            Some((target, better)) => by_interval(case, &shift, (target, better), |shift| {
                shift.level_after(2.0 * LEVEL)
            }),
        },
        ClaimKind::NoWorse { than } => {
            let better = shift.better();
            let margin = match better {
                Direction::Higher => -than,
                Direction::Lower => *than,
                Direction::Neither => return Ok(cannot_tell(&shift, true)),
            };
            by_interval(case, &shift, (margin, better), in_units)
        }
    }
}

/// The interval of the shift in the units of the measure: that of a ratio is one of the level before.
fn in_units(shift: &Shift) -> Option<Interval> {
    let interval = shift.any_look()?;
    if !shift.is_ratio() {
        return Some(interval);
    }
    let before = shift.before().level?;
    let end = |ratio: f64| before * (ratio - 1.0);
    Interval::new(
        end(interval.lower()),
        end(interval.upper()),
        interval.level(),
    )
    .ok()
}

/// Why the figures cannot tell: what the comparison says, with the evidence for the way that is claimed.
fn cannot_tell(shift: &Shift, better: bool) -> Verdict {
    let mut why = shift.why_not().to_vec();
    if !better {
        for why in &mut why {
            match why {
                WhyNot::NotYet { e, .. } | WhyNot::TooFewAfter { e, .. } => {
                    *e = shift.worse().observed;
                }
                _ => {}
            }
        }
    }
    Verdict::CannotTell(why)
}

/// Better and worse alike: the first to be reached decides.
fn at_any_look(case: &Case<'_>, shift: &Shift, better: bool) -> Verdict {
    let (claimed, other) = if better {
        (shift.e(), shift.worse())
    } else {
        (shift.worse(), shift.e())
    };
    let first = |a: Option<usize>, b: Option<usize>| a.is_some_and(|a| b.is_none_or(|b| a < b));
    match (claimed.reached, other.reached) {
        (Some(reached), against) if first(Some(reached), against) => Verdict::Upheld {
            reached,
            on: case.date(reached),
            standing: if claimed.observed >= 1.0 / LEVEL {
                Standing::Stands
            } else if claimed.observed >= 1.0 {
                Standing::Weaker
            } else {
                Standing::NoLonger
            },
        },
        (_, Some(reached)) => Verdict::NotUpheld(Against::OtherWay {
            reached,
            on: case.date(reached),
        }),
        _ => cannot_tell(shift, better),
    }
}

/// On declared days: each has its share of the level, and the first that tells decides.
fn on_days(case: &Case<'_>, shift: &Shift, days: &[Date], better: bool) -> Result<Verdict, Error> {
    // a day that stands in a source apart from the data was not agreed for this measure
    if !matches!(case.decided, Decided::Before { .. }) {
        let decided = case.decided;
        return Ok(Verdict::CannotTell(vec![WhyNot::NotBeforehand { decided }]));
    }
    let share = LEVEL / days.len().max(1) as f64;
    let wanted = match (shift.better(), better) {
        (Direction::Higher, true) | (Direction::Lower, false) => Direction::Higher,
        (Direction::Lower, true) | (Direction::Higher, false) => Direction::Lower,
        (Direction::Neither, _) => return Ok(cannot_tell(shift, better)),
    };
    let none = f64::from(u8::from(shift.is_ratio()));
    let mut days = days.to_vec();
    days.sort_unstable();
    for day in days {
        let points = Case::points_by(case.chart, day);
        if day > case.today || points <= case.after.start {
            continue;
        }
        let then = case.shift_of(points)?;
        let Some(interval) = then.one_look_missing(share) else {
            continue;
        };
        let (reached, on) = (points - 1, case.date(points - 1));
        match Lies::of(interval, none, wanted) {
            Lies::Beyond => {
                let today = shift.one_look_missing(share);
                let standing = match today.map(|today| Lies::of(today, none, wanted)) {
                    Some(Lies::Beyond) => Standing::Stands,
                    Some(Lies::Short) => Standing::NoLonger,
                    _ => Standing::Weaker,
                };
                return Ok(Verdict::Upheld {
                    reached,
                    on,
                    standing,
                });
            }
            Lies::Short => return Ok(Verdict::NotUpheld(Against::OtherWay { reached, on })),
            Lies::Astride => {}
        }
    }
    Ok(cannot_tell(shift, better))
}

/// Upheld from the first look at which an interval lies beyond a value; not upheld while it lies short of it today.
fn by_interval(
    case: &Case<'_>,
    shift: &Shift,
    (value, better): (f64, Direction),
    interval: impl Fn(&Shift) -> Option<Interval>,
) -> Result<Verdict, Error> {
    let lies = |shift: &Shift| interval(shift).map(|found| (found, Lies::of(found, value, better)));
    let today = lies(shift);
    let faults: Vec<WhyNot> = shift
        .why_not()
        .iter()
        .filter(|why| !matches!(why, WhyNot::NotYet { .. }))
        .cloned()
        .collect();
    if !faults.is_empty() {
        return Ok(Verdict::CannotTell(faults));
    }
    if let Some((interval, Lies::Short)) = today {
        return Ok(Verdict::NotUpheld(Against::WrongSide {
            interval,
            of: value,
        }));
    }
    for look in case.looks() {
        let (points, then) = look?;
        if let Some((_, Lies::Beyond)) = lies(&then) {
            return Ok(Verdict::Upheld {
                reached: points - 1,
                on: case.date(points - 1),
                standing: match today {
                    Some((_, Lies::Beyond)) => Standing::Stands,
                    _ => Standing::Weaker,
                },
            });
        }
    }
    Ok(Verdict::CannotTell(vec![WhyNot::Astride {
        interval: today.map(|(interval, _)| interval),
        of: value,
    }]))
}

/// Improved, and since a day for twelve points no worse than a level, by the latest points and by the sum of what they fall short.
fn sustained(
    case: &Case<'_>,
    shift: &Shift,
    improved: Verdict,
    hold: f64,
    from: Date,
) -> Result<Verdict, Error> {
    let (reached, standing) = match improved {
        Verdict::Upheld {
            standing: Standing::NoLonger,
            ..
        } => {
            return Ok(Verdict::CannotTell(vec![WhyNot::NotYet {
                e: shift.e().observed,
                needs: 1.0 / LEVEL,
                interval: shift.any_look(),
            }]));
        }
        Verdict::Upheld {
            reached, standing, ..
        } => (reached, standing),
        other => return Ok(other),
    };
    let Some(start) = (case.after.start..case.seen).find(|&point| case.date(point) >= from) else {
        return Ok(too_few_since(0));
    };
    let known = |&point: &usize| case.chart.value(point).is_some();
    let since: Vec<usize> = (start..case.seen).filter(known).collect();
    let better = shift.better();
    let held = Hold::at(hold)
        .from(start)
        .comparing(case.compare().up_to(case.seen));
    let held = case.chart.hold(&held)?;
    if let Some(slip) = held.slip()
        && held.has_slipped()
    {
        return Ok(Verdict::NotUpheld(Against::Slipped {
            began: slip.began,
            since: case.date(slip.began),
            seen: slip.seen,
        }));
    }
    if since.len() < FEWEST_AFTER {
        return Ok(too_few_since(since.len()));
    }
    let Some(recent) = shift.recent() else {
        return Ok(too_few_since(since.len().min(LATEST)));
    };
    let interval = recent.interval;
    match Lies::of(interval, hold, better) {
        Lies::Beyond => {
            // the twelfth point since the day, or the point at which the gain was sure, whichever came later
            let reached = reached.max(since[FEWEST_AFTER - 1]);
            Ok(Verdict::Upheld {
                reached,
                on: case.date(reached),
                standing,
            })
        }
        Lies::Short => Ok(Verdict::NotUpheld(Against::WrongSide {
            interval,
            of: hold,
        })),
        Lies::Astride => Ok(Verdict::CannotTell(vec![WhyNot::Astride {
            interval: Some(interval),
            of: hold,
        }])),
    }
}

fn too_few_since(points: usize) -> Verdict {
    Verdict::CannotTell(vec![WhyNot::TooFewSince {
        points,
        needs: FEWEST_AFTER,
    }])
}
