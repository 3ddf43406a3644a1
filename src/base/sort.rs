//! Sorting that is compiled once.
//!
//! A sort of the standard library is compiled again for every type and comparison, in lines of LLVM IR by the thousand. Here what
//! differs is a comparison and an exchange of two places, and the sort is one of numbers. It is for lists that are
//! sorted once and shown; what a chart sorts point by point keeps the other.

use std::cmp::Ordering;

/// Sorts a list. Equal items stay in their order.
pub(crate) fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Sorts a list by a key. Items with equal keys stay in their order.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// Sorts a list by a comparison. Equal items stay in their order.
pub(crate) fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    if items.len() < 2 {
        return;
    }
    let mut from = sorted(items.len(), &|one, other| {
        compare(&items[one], &items[other])
    });
    rearrange(&mut from, &mut |one, other| items.swap(one, other));
}

/// The places of a list in the order of what stands there.
fn sorted(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|&one, &other| compare(one, other));
    places
}

/// Brings to each place what stands at `from[place]`, by exchanges along each circle of places.
fn rearrange(from: &mut [usize], exchange: &mut dyn FnMut(usize, usize)) {
    for start in 0..from.len() {
        let mut place = start;
        while from[place] != start {
            let next = from[place];
            exchange(place, next);
            from[place] = place;
            place = next;
        }
        from[place] = place;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(
            items in proptest::collection::vec((0u8..20, any::<u16>()), 0..60)
        ) {
            let (mut one, mut other) = (items.clone(), items.clone());
            sort_by_key(&mut one, |item| item.0);
            other.sort_by_key(|item| item.0);
            prop_assert_eq!(&one, &other);
            sort(&mut one);
            other.sort_unstable();
            prop_assert_eq!(one, other);
        }
    }
}
