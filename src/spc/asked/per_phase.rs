//! One item for each phase of a chart.

use std::ops::{Deref, DerefMut};

/// One item for each phase, in order. Most charts have one phase, and one item needs no memory of its own.
#[derive(Debug, Clone)]
pub(crate) enum PerPhase<T> {
    One([T; 1]),
    /// None, or several.
    Many(Vec<T>),
}

impl<T> PerPhase<T> {
    pub(crate) const fn new() -> Self {
        Self::Many(Vec::new())
    }

    pub(crate) fn push(&mut self, item: T) {
        match self {
            Self::Many(items) if items.is_empty() => *self = Self::One([item]),
            Self::Many(items) => items.push(item),
            Self::One(_) => {
                if let Self::One([first]) = std::mem::replace(self, Self::new()) {
                    *self = Self::Many(vec![first, item]);
                }
            }
        }
    }
}

impl<T> From<T> for PerPhase<T> {
    fn from(item: T) -> Self {
        Self::One([item])
    }
}

impl<T> Deref for PerPhase<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        match self {
            Self::One(one) => one,
            Self::Many(items) => items,
        }
    }
}

impl<T> DerefMut for PerPhase<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        match self {
            Self::One(one) => one,
            Self::Many(items) => items,
        }
    }
}

impl<T: PartialEq> PartialEq for PerPhase<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Eq> Eq for PerPhase<T> {}

impl<T> FromIterator<T> for PerPhase<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut items = items.into_iter();
        let Some(first) = items.next() else {
            return Self::new();
        };
        match items.next() {
            None => Self::One([first]),
            Some(second) => Self::Many([first, second].into_iter().chain(items).collect()),
        }
    }
}

impl<'a, T> IntoIterator for &'a PerPhase<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_stay_in_order() {
        for count in 0..5 {
            let items: PerPhase<usize> = (0..count).collect();
            assert_eq!(*items, (0..count).collect::<Vec<_>>());
        }
    }
}
