//! By which column a list is sorted, and which way: what a second wish for the same column means, and how the heading
//! tells it.

use crate::search::Direction;
use crate::tui::widget::table::Heading;

/// The column a list is sorted by, and which way; `None` for the order of the list itself.
pub type Sorted<C> = Option<(C, Direction)>;

/// The order after a column was wished for; the same column again turns it round.
pub fn next<C: PartialEq>(sorted: &Sorted<C>, column: C) -> (C, Direction) {
    let direction = match sorted {
        Some((known, Direction::Ascending)) if *known == column => Direction::Descending,
        Some(_) | None => Direction::Ascending,
    };
    (column, direction)
}

/// The heading of a column, with the mark of its order where the list is sorted by it.
pub fn heading<C: PartialEq>(sorted: &Sorted<C>, column: &C, heading: Heading) -> Heading {
    match sorted {
        Some((known, direction)) if known == column => heading.sorted(mark(*direction)),
        Some(_) | None => heading,
    }
}

/// The mark of an order.
#[must_use]
pub fn mark(direction: Direction) -> &'static str {
    match direction {
        Direction::Ascending => "↑",
        Direction::Descending => "↓",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_column_again_turns_the_order_round_and_another_begins_anew() {
        let up = next(&None, 'a');
        let down = next(&Some(up), 'a');
        assert_eq!((up, down), (('a', Direction::Ascending), ('a', Direction::Descending)));
        assert_eq!((next(&Some(down), 'a'), next(&Some(down), 'b')), (up, ('b', Direction::Ascending)));
        let customer = || Heading::wide("Kund".to_owned());
        assert_eq!(heading(&Some(down), &'a', customer()), customer().sorted("↓"));
        assert_eq!(heading(&Some(down), &'b', customer()), customer());
    }
}
