//! The list of revocations against the records: what is cancelled is listed, and what is listed is cancelled (AFTER-1).
//! A purchase that is listed and not there is no finding: a restore can have brought a time back before it was bought.

use crate::domain::entitlement::EntitlementState;
use crate::domain::{Entitlement, Subscription};
use crate::ports::verification::{Finding, List, Wrong};
use crate::store::key::Tree;
use crate::store::sled::revocations::list::{Listed, NAME};
use crate::store::sled::verify::Check;

impl Check<'_> {
    /// Whether every line of the list reads.
    pub(super) fn list(&mut self, listed: &Listed) {
        if 0 < listed.missing(None) {
            self.result.add(Finding { tree: NAME, key: Vec::new(), wrong: Wrong::Unreadable });
        }
    }

    /// Compares a purchase with the list.
    pub(super) fn is_purchase_listed(&mut self, purchase: &Entitlement, key: &[u8]) {
        let is_listed = self.listed.purchases.get(&purchase.id).is_some_and(Option::is_some);
        self.compare_with_list(purchase.state != EntitlementState::Standing, is_listed, key);
    }

    /// Compares a subscription with the list.
    pub(super) fn is_subscription_listed(&mut self, subscription: &Subscription, key: &[u8]) {
        let is_listed = self.listed.subscriptions.contains_key(&(subscription.tenant(), subscription.id));
        self.compare_with_list(subscription.cancelled.is_some(), is_listed, key);
    }

    fn compare_with_list(&mut self, is_cancelled: bool, is_listed: bool, key: &[u8]) {
        match (is_cancelled, is_listed) {
            (true, false) => self.wrong(Tree::Records, key, Wrong::Unlisted(List::Revocations)),
            (false, true) => self.wrong(Tree::Records, key, Wrong::Revoked),
            (true, true) | (false, false) => {}
        }
    }
}
