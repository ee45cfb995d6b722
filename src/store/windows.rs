//! The ends of the cancellation windows, by which purchases are found that can soon be cancelled no more (CANCEL-4).

use crate::domain::cancellation_window::CancellationWindow;
use crate::domain::{Catalog, Entitlement, Instant, Subscription};

/// The end by which a purchase is found; `None` for what was cancelled or has no window.
///
/// Its policy is that of the catalogue which is part of the program, and none that a store was given when it was opened:
/// ends are made anew wherever a store is restored, recovered, migrated or checked, and all of them have to agree. So a
/// policy that changes asks for a new format, whose migration makes the ends anew (`sled/migration.rs`).
pub(in crate::store) fn end(purchase: &Entitlement, subscription: Option<&Subscription>) -> Option<Instant> {
    let policy = Catalog::embedded().policy(&purchase.line.item);
    CancellationWindow::end_as_written(purchase, subscription, policy)
}
