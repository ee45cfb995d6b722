//! Cells of tables that a spreadsheet opens: none of them is computed, and each can be read back as it was.

use std::borrow::Cow;

/// What a spreadsheet computes a cell by that begins with it.
const COMPUTED: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

/// The cell as a spreadsheet takes it for text: with an apostrophe before what it would compute, also where there are
/// apostrophes before that already, so that [`unguarded`] knows which one is the guard.
#[must_use]
pub fn guarded(cell: &str) -> Cow<'_, str> {
    if is_computed(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// A cell as it was before it was guarded.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_computed(rest)).unwrap_or(cell)
}

/// Whether it would be computed, were it not for the apostrophes before it.
fn is_computed(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(COMPUTED)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_would_be_computed_is_guarded_and_nothing_else() {
        for (cell, expected) in [
            ("=1+1", "'=1+1"),
            ("+46 70", "'+46 70"),
            ("-2", "'-2"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\tx", "'\tx"),
            ("\r=1", "'\r=1"),
            ("\n=1", "'\n=1"),
            ("'=1", "''=1"),
            ("''=1", "'''=1"),
            ("'n Hus", "'n Hus"),
            ("it's", "it's"),
            ("a=1", "a=1"),
            ("'", "'"),
            ("", ""),
        ] {
            assert_eq!(guarded(cell), expected, "{cell:?}");
            assert_eq!(unguarded(expected), cell, "{cell:?}");
        }
    }

    proptest! {
        #[test]
        fn a_guarded_cell_is_read_back_as_it_was_and_never_computed(cell in "['=+@\\t\\r\\na-]{0,6}|.{0,20}") {
            let guarded = guarded(&cell);
            prop_assert!(!guarded.starts_with(COMPUTED));
            prop_assert_eq!(unguarded(&guarded), cell.as_str());
        }
    }
}
