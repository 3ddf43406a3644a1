//! A line across the points of a phase.

use crate::spc::data::observation::same_column;

/// A line across the points of one phase: flat, or with a value for each point.
///
/// NaN is no line at a point. A flat line is stored once, so that a long chart costs no more for its lines.
#[derive(Debug, Clone)]
pub(crate) enum Line {
    Flat(f64),
    Each(Vec<f64>),
}

impl PartialEq for Line {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Flat(a), Self::Flat(b)) => a == b || (a.is_nan() && b.is_nan()),
            (Self::Each(a), Self::Each(b)) => same_column(a, b),
            _ => false,
        }
    }
}

impl Line {
    pub(crate) const NONE: Self = Self::Flat(f64::NAN);

    /// The value at a point of the phase, `None` where there is no line.
    pub(crate) fn get(&self, offset: usize) -> Option<f64> {
        match self {
            Self::Flat(value) => Some(*value),
            Self::Each(values) => values.get(offset).copied(),
        }
        .filter(|value| !value.is_nan())
    }

    pub(crate) fn map(&self, change: impl Fn(f64) -> f64) -> Self {
        match self {
            Self::Flat(value) => Self::Flat(change(*value)),
            Self::Each(values) => Self::Each(values.iter().map(|&value| change(value)).collect()),
        }
    }

    /// Each value changed, in the memory of `self`.
    #[inline]
    pub(crate) fn into_map(mut self, change: impl Fn(f64) -> f64) -> Self {
        match &mut self {
            Self::Flat(value) => *value = change(*value),
            Self::Each(values) => {
                for value in values {
                    *value = change(*value);
                }
            }
        }
        self
    }

    /// `self` and `other` combined point by point.
    #[inline]
    pub(crate) fn with(&self, other: &Self, combine: impl Fn(f64, f64) -> f64) -> Self {
        if let (Self::Flat(a), Self::Flat(b)) = (self, other) {
            return Self::Flat(combine(*a, *b));
        }
        self.with_each(other, combine)
    }

    /// `self` and `other` combined point by point, where one of them has a value for each point.
    #[inline(never)]
    fn with_each(&self, other: &Self, combine: impl Fn(f64, f64) -> f64) -> Self {
        match (self, other) {
            (Self::Flat(a), Self::Flat(b)) => Self::Flat(combine(*a, *b)),
            (Self::Flat(a), Self::Each(bs)) => {
                Self::Each(bs.iter().map(|&b| combine(*a, b)).collect())
            }
            (Self::Each(r#as), Self::Flat(b)) => {
                Self::Each(r#as.iter().map(|&a| combine(a, *b)).collect())
            }
            (Self::Each(r#as), Self::Each(bs)) => {
                Self::Each(r#as.iter().zip(bs).map(|(&a, &b)| combine(a, b)).collect())
            }
        }
    }

    /// `self` and `other` combined point by point, in the memory of `self`.
    pub(crate) fn into_with(mut self, other: &Self, combine: impl Fn(f64, f64) -> f64) -> Self {
        match (&mut self, other) {
            (Self::Each(values), Self::Flat(b)) => {
                for value in values {
                    *value = combine(*value, *b);
                }
                self
            }
            (Self::Each(values), Self::Each(others)) => {
                for (value, &b) in values.iter_mut().zip(others) {
                    *value = combine(*value, b);
                }
                self
            }
            _ => self.with(other, combine),
        }
    }

    /// Whether there is a line at any point.
    pub(crate) fn is_any(&self) -> bool {
        match self {
            Self::Flat(value) => !value.is_nan(),
            Self::Each(values) => values.iter().any(|value| !value.is_nan()),
        }
    }

    /// Whether `test` holds at any point that has a line.
    pub(crate) fn any(&self, test: impl Fn(f64) -> bool) -> bool {
        match self {
            Self::Flat(value) => test(*value),
            Self::Each(values) => values.iter().any(|&value| test(value)),
        }
    }
}
