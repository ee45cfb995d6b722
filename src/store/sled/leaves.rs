//! In which order sorted rows are given to the engine, so that its leaves become full.
//!
//! A leaf holds sixteen rows; at the seventeenth nine of them stay and the others move into a new one. Rows that come in the order of
//! their keys all go into the last leaf, so that every other one keeps its nine. So of each sixteen rows that follow each other nine come
//! first, and the other seven when their leaf was split, which they fill ([ADR 0019](../../../docs/adr/0019-leaves-are-filled-when-a-store-is-loaded.md)).

use crate::ports::store::StoreFailure;
use crate::store::key::Tree;
use crate::store::sled::failure::of_sled;
use crate::store::sled::trees::Trees;

/// As many rows a leaf holds.
const LEAF: usize = 16;

/// As many of them stay in a leaf that is split.
const STAYING: usize = 9;

/// What becomes of the row with that key: `None` removes it.
pub(super) type Row = ((Tree, Vec<u8>), Option<Vec<u8>>);

/// Inserts rows that are sorted by tree and key, none of which is there twice. The more there are, the fewer leaves stay half empty.
pub(super) fn insert(trees: &Trees, rows: Vec<Row>) -> Result<(), StoreFailure> {
    for ((tree, key), value) in in_filling_order(rows) {
        let tree = trees.of(tree);
        match value {
            Some(value) => tree.insert(key, value),
            None => tree.remove(key),
        }
        .map_err(of_sled("load"))?;
    }
    Ok(())
}

/// Those that stay in a leaf when it is split, then those that fill it. Where a leaf begins does not matter: between any nine of the first
/// and the next of them lie seven of the others.
fn in_filling_order<T>(sorted: Vec<T>) -> impl Iterator<Item = T> {
    let (staying, filling): (Vec<_>, Vec<_>) =
        sorted.into_iter().enumerate().partition(|(place, _)| place % LEAF < STAYING);
    staying.into_iter().chain(filling).map(|(_, row)| row)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The leaves of the engine: the row goes into the last one that begins at or before it, which is split when it is too full.
    fn leaves(rows: impl Iterator<Item = usize>) -> Vec<BTreeSet<usize>> {
        let mut leaves = vec![BTreeSet::new()];
        for row in rows {
            let place = leaves.iter().rposition(|leaf| leaf.first().is_some_and(|first| *first <= row)).unwrap_or(0);
            leaves[place].insert(row);
            if LEAF < leaves[place].len() {
                let right = *leaves[place].iter().nth(leaves[place].len() / 2 + 1).unwrap();
                let right = leaves[place].split_off(&right);
                leaves.insert(place + 1, right);
            }
        }
        leaves
    }

    #[test]
    fn leaves_become_full() {
        for (name, batch) in [("by five hundred", 500), ("by two thousand", 2_000)] {
            let rows: Vec<usize> = (0..20_000).collect();
            let filled = leaves(rows.chunks(batch).flat_map(|batch| in_filling_order(batch.to_vec())));
            assert_eq!(filled.iter().map(BTreeSet::len).sum::<usize>(), rows.len(), "{name}");
            assert!(filled.len() * 15 < rows.len(), "{name}: {} leaves", filled.len());
        }
        assert_eq!(leaves(0..20_000).len(), 2_222, "in the order of their keys: nine in each");
    }

    #[test]
    fn every_row_comes_once() {
        for count in [0, 1, 8, 9, 10, 16, 17, 100] {
            let mut rows: Vec<usize> = in_filling_order((0..count).collect()).collect();
            rows.sort_unstable();
            assert_eq!(rows, (0..count).collect::<Vec<_>>());
        }
    }
}
