//! Going round and round: values and buttons that follow each other without end.

/// The place `by` further in a ring of that length.
#[must_use]
pub fn turned(place: usize, by: isize, length: usize) -> usize {
    let length = isize::try_from(length).unwrap_or(isize::MAX).max(1);
    let place = isize::try_from(place).unwrap_or(0);
    usize::try_from(place.saturating_add(by).rem_euclid(length)).unwrap_or(0)
}

/// The value `by` further than `now`; the first where `now` is none of them.
pub fn neighbour<T: Copy + PartialEq>(values: &[T], now: &T, by: isize) -> T {
    let place = values.iter().position(|value| value == now);
    let next = place.map_or(0, |place| turned(place, by, values.len()));
    values.get(next).copied().unwrap_or(*now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_goes_round_in_both_directions() {
        assert_eq!((turned(2, 1, 3), turned(0, -1, 3), turned(5, 0, 0)), (0, 2, 0));
        assert_eq!(neighbour(&['a', 'b'], &'b', 1), 'a');
        assert_eq!(neighbour(&['a', 'b'], &'x', 1), 'a');
        assert_eq!(neighbour(&[], &'x', 1), 'x');
    }
}
