//! The data of a series, by how they vary.

use crate::spc::data::column::Column;
use crate::spc::data::observation::same_column;
use serde::{Deserialize, Serialize};

/// What each number of cases between two events counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CaseCount {
    /// The cases without the event, between one event and the next: 0 when two events follow each other.
    #[default]
    Between,
    /// The cases up to and including the next one with the event: 1 when two events follow each other.
    UpToAndIncluding,
}

/// The data of a series, by how they vary. A missing value is NaN in every column of its point.
#[derive(Debug, Clone)]
pub(crate) enum Data {
    Values(Column),
    Proportions {
        events: Column,
        trials: Column,
    },
    Rates {
        events: Column,
        exposure: Column,
    },
    Ratios {
        numerators: Column,
        denominators: Column,
    },
    Counts(Column),
    TimesBetween(Column),
    CasesBetween {
        cases: Column,
        counting: CaseCount,
    },
    Subgroups(Vec<Vec<f64>>),
}

impl PartialEq for Data {
    // by hand: a missing value is NaN inside, and a series with a gap equals itself
    fn eq(&self, other: &Self) -> bool {
        let both =
            |a: &[f64], c: &[f64], b: &[f64], d: &[f64]| same_column(a, b) && same_column(c, d);
        match (self, other) {
            (Self::Values(a), Self::Values(b))
            | (Self::Counts(a), Self::Counts(b))
            | (Self::TimesBetween(a), Self::TimesBetween(b)) => same_column(a, b),
            (
                Self::Proportions {
                    events: a,
                    trials: c,
                },
                Self::Proportions {
                    events: b,
                    trials: d,
                },
            )
            | (
                Self::Rates {
                    events: a,
                    exposure: c,
                },
                Self::Rates {
                    events: b,
                    exposure: d,
                },
            )
            | (
                Self::Ratios {
                    numerators: a,
                    denominators: c,
                },
                Self::Ratios {
                    numerators: b,
                    denominators: d,
                },
            ) => both(a, c, b, d),
            (
                Self::CasesBetween {
                    cases: a,
                    counting: c,
                },
                Self::CasesBetween {
                    cases: b,
                    counting: d,
                },
            ) => c == d && same_column(a, b),
            (Self::Subgroups(a), Self::Subgroups(b)) => a == b,
            _ => false,
        }
    }
}

impl Data {
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Values(column) | Self::Counts(column) | Self::TimesBetween(column) => {
                column.len()
            }
            Self::Proportions { events, .. } | Self::Rates { events, .. } => events.len(),
            Self::Ratios { numerators, .. } => numerators.len(),
            Self::CasesBetween { cases, .. } => cases.len(),
            Self::Subgroups(groups) => groups.len(),
        }
    }

    /// The value at a point, NaN where it is missing.
    #[inline]
    pub(crate) fn value(&self, index: usize) -> Option<f64> {
        Some(match self {
            Self::Values(column) | Self::Counts(column) | Self::TimesBetween(column) => {
                *column.get(index)?
            }
            Self::Proportions { events, trials } => events.get(index)? / trials.get(index)?,
            Self::Rates { events, exposure } => events.get(index)? / exposure.get(index)?,
            Self::Ratios {
                numerators,
                denominators,
            } => numerators.get(index)? / denominators.get(index)?,
            Self::CasesBetween { cases, .. } => *cases.get(index)?,
            Self::Subgroups(groups) => mean_of(groups.get(index)?),
        })
    }

    /// Whether each point is what lay between two events, so that several points can have one day.
    pub(crate) const fn is_between_events(&self) -> bool {
        matches!(self, Self::TimesBetween(_) | Self::CasesBetween { .. })
    }

    pub(crate) fn denominators(&self) -> Option<&[f64]> {
        match self {
            Self::Proportions { trials, .. } => Some(trials),
            Self::Rates { exposure, .. } => Some(exposure),
            Self::Ratios { denominators, .. } => Some(denominators),
            _ => None,
        }
    }

    /// The numbers of events; none where no events are counted.
    pub(crate) fn events(&self) -> &[f64] {
        match self {
            Self::Proportions { events, .. }
            | Self::Rates { events, .. }
            | Self::Counts(events) => events,
            _ => &[],
        }
    }

    /// Other values or numerators for the points that are not missing. The members of subgroups stay.
    pub(crate) fn set_numerators(&mut self, numbers: &[f64]) {
        match self {
            Self::Values(column)
            | Self::Counts(column)
            | Self::TimesBetween(column)
            | Self::CasesBetween { cases: column, .. }
            | Self::Proportions { events: column, .. }
            | Self::Rates { events: column, .. }
            | Self::Ratios {
                numerators: column, ..
            } => column.refill(numbers),
            Self::Subgroups(_) => {}
        }
    }

    /// The value of every point, NaN where it is missing.
    pub(crate) fn plotted(&self) -> Column {
        let over = |above: &[f64], below: &[f64]| {
            above
                .iter()
                .zip(below)
                .map(|(a, b)| a / b)
                .collect::<Column>()
        };
        match self {
            Self::Values(column) | Self::Counts(column) | Self::TimesBetween(column) => {
                column.clone()
            }
            Self::CasesBetween { cases, .. } => cases.clone(),
            Self::Proportions { events, trials } => over(events, trials),
            Self::Rates { events, exposure } => over(events, exposure),
            Self::Ratios {
                numerators,
                denominators,
            } => over(numerators, denominators),
            Self::Subgroups(groups) => groups.iter().map(|group| mean_of(group)).collect(),
        }
    }

    /// The data on a longer axis: point `i` moves to `slots[i]`, every other point is missing.
    pub(crate) fn spread(self, slots: &[usize], points: usize) -> Self {
        let wide = |column: Column| {
            let mut full = vec![f64::NAN; points];
            for (&slot, &value) in slots.iter().zip(column.iter()) {
                full[slot] = value;
            }
            Column::from(full)
        };
        match self {
            Self::Values(column) => Self::Values(wide(column)),
            Self::Counts(column) => Self::Counts(wide(column)),
            Self::TimesBetween(column) => Self::TimesBetween(wide(column)),
            Self::CasesBetween { cases, counting } => Self::CasesBetween {
                cases: wide(cases),
                counting,
            },
            Self::Proportions { events, trials } => Self::Proportions {
                events: wide(events),
                trials: wide(trials),
            },
            Self::Rates { events, exposure } => Self::Rates {
                events: wide(events),
                exposure: wide(exposure),
            },
            Self::Ratios {
                numerators,
                denominators,
            } => Self::Ratios {
                numerators: wide(numerators),
                denominators: wide(denominators),
            },
            Self::Subgroups(groups) => {
                let mut full = vec![Vec::new(); points];
                for (&slot, group) in slots.iter().zip(groups) {
                    full[slot] = group;
                }
                Self::Subgroups(full)
            }
        }
    }
}

fn mean_of(group: &[f64]) -> f64 {
    crate::num::summary::mean(group).unwrap_or(f64::NAN)
}
