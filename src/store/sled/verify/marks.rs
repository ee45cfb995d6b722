//! The marks against their records: every record that is found by one has it, and every mark is that of a record.

use crate::ports::store::StoreFailure;
use crate::ports::verification::{List, Wrong};
use crate::store::key::Tree;
use crate::store::marks;
use crate::store::sled::verify::Check;

/// The trees of marks that belong to rows of [`Tree::Records`].
const MARKS: [Tree; 7] = [
    Tree::Due,
    Tree::ChargesByTime,
    Tree::OpenCommands,
    Tree::OrdersByNumber,
    Tree::Windows,
    Tree::TermEnds,
    Tree::KmsDeadlines,
];

impl Check<'_> {
    /// Whether the record with that key, which reads, has its mark.
    pub(super) fn require_mark(&mut self, key: &[u8], bytes: &[u8]) -> Result<(), StoreFailure> {
        let trees = self.trees;
        let Ok(Some((tree, mark))) = marks::of_row(key, bytes, &|key| trees.row(key)) else { return Ok(()) };
        if !self.is_there(tree, &mark)? {
            self.wrong(Tree::Records, key, Wrong::Unlisted(list_of(tree)));
        }
        Ok(())
    }

    /// Reads every mark.
    pub(super) fn marks(&mut self) -> Result<(), StoreFailure> {
        for tree in MARKS {
            self.each(tree, |check, key, _| {
                let Some(record) = marks::record_of(tree, key) else {
                    check.wrong(tree, key, Wrong::BadKey);
                    return Ok(());
                };
                let trees = check.trees;
                let bytes = trees.row(&record)?;
                // Of a record that does not read it is found where its own row is seen.
                let said = bytes.map(|bytes| marks::of_row(&record, &bytes, &|key| trees.row(key)));
                let is_stray = match said {
                    None => true,
                    Some(Ok(mark)) => mark.is_none_or(|(_, mark)| mark != key),
                    Some(Err(_)) => false,
                };
                if is_stray {
                    check.wrong(tree, key, Wrong::Stray);
                }
                Ok(())
            })?;
        }
        Ok(())
    }
}

fn list_of(tree: Tree) -> List {
    if tree == Tree::OpenCommands {
        List::OpenCommands
    } else if tree == Tree::OrdersByNumber {
        List::OrdersByNumber
    } else if tree == Tree::Windows {
        List::Windows
    } else if tree == Tree::TermEnds {
        List::TermEnds
    } else if tree == Tree::KmsDeadlines {
        List::KmsDeadlines
    } else {
        List::ByTime
    }
}
