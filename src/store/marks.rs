//! Marks: rows without a value that make a record found by something else than its own key. Each follows from its record,
//! so that a lost one is made anew.

use crate::domain::{Entitlement, KmsDevice, Schedule, Subscription, SupportRequest};
use crate::ports::SentCommand;
use crate::ports::store::StoreFailure;
use crate::store::key::{self, Named, Tree};
use crate::store::record::{self, Kept, Place, Record};
use crate::store::windows;

/// Where a mark lies.
pub(in crate::store) type Mark = (Tree, Vec<u8>);

/// The mark of what comes next of a purchase.
pub(in crate::store) fn of_schedule(schedule: &Schedule) -> Option<Mark> {
    Some((Tree::Due, key::due(schedule.next?.at, &schedule.entitlement)))
}

/// The mark of a command of which it is not known what came of it.
pub(in crate::store) fn of_command(sent: &SentCommand) -> Option<Mark> {
    sent.is_open().then(|| (Tree::OpenCommands, key::open_command(sent.tenant, sent.id)))
}

/// The mark of a device that has no MAK yet.
pub(in crate::store) fn of_device(device: &KmsDevice) -> Option<Mark> {
    Some((Tree::KmsDeadlines, key::kms_deadline(device.found_by()?, device.tenant, device.id)))
}

/// The mark of a support request.
pub(in crate::store) fn of_request(request: &SupportRequest) -> Mark {
    (Tree::SupportByTime, key::request_by_time(request.filed, &request.number))
}

/// The mark of a subscription by the end of its newest term; `None` for one that was cancelled.
pub(in crate::store) fn of_subscription(subscription: &Subscription) -> Option<Mark> {
    let mark = key::term_end(subscription.newest_end(), subscription.tenant(), subscription.id);
    subscription.cancelled.is_none().then_some((Tree::TermEnds, mark))
}

/// Finds the row of [`Tree::Records`] with a key, wherever the rows are.
pub(in crate::store) type Find<'a> = &'a dyn Fn(&[u8]) -> Result<Option<Vec<u8>>, StoreFailure>;

/// The mark that belongs to the row of [`Tree::Records`] with that key; `None` where none does. That of a purchase follows
/// from its subscription too, which is looked for.
///
/// # Errors
/// [`StoreFailure`] where a row is not what was written there.
pub(in crate::store) fn of_row(key: &[u8], bytes: &[u8], find: Find<'_>) -> Result<Option<Mark>, StoreFailure> {
    match key::named(key) {
        Some(Named::Schedule(_)) => Ok(of_schedule(&kept(key, bytes)?)),
        Some(Named::Command(_, _)) => Ok(of_command(&kept(key, bytes)?)),
        Some(Named::KmsDevice(_, _)) => Ok(of_device(&kept(key, bytes)?)),
        Some(Named::Entitlement(_)) => of_purchase(&kept(key, bytes)?, find),
        Some(Named::Subscription(_, _)) => Ok(of_subscription(&kept(key, bytes)?)),
        Some(Named::Charge(id)) => Ok(Some((Tree::ChargesByTime, key::charge_by_time(&id)))),
        Some(Named::Order(tenant, id)) => Ok(Some((Tree::OrdersByNumber, key::buyer(tenant, &id)))),
        Some(Named::Customer(_) | Named::SealedKey(_, _) | Named::LastAccess(_, _)) | None => Ok(None),
    }
}

/// The key of the record that a mark makes found; `None` for what is no mark.
pub(in crate::store) fn record_of(tree: Tree, key: &[u8]) -> Option<Vec<u8>> {
    match tree {
        Tree::Due => key::due_of(key).map(|(_, id)| key::schedule(&id)),
        Tree::ChargesByTime => key::charge_of(key).map(|id| key::charge(&id)),
        Tree::OpenCommands => key::open_command_of(key).map(|(tenant, id)| key::command(tenant, id)),
        Tree::OrdersByNumber => key::buyer_of(key).map(|(tenant, order)| key::order(tenant, &order)),
        Tree::Windows => key::window_of(key).map(|(_, id)| key::entitlement(&id)),
        Tree::TermEnds => key::term_end_of(key).map(|(_, tenant, id)| key::subscription(tenant, id)),
        Tree::KmsDeadlines => key::kms_deadline_of(key).map(|(_, tenant, id)| key::kms_device(tenant, id)),
        Tree::Meta
        | Tree::Records
        | Tree::Operators
        | Tree::KeySlots
        | Tree::Activity
        | Tree::ActivityByTenant
        | Tree::Feed
        | Tree::SupportRequests
        | Tree::SupportByTime
        | Tree::Attachments
        | Tree::ActivityLists
        | Tree::Accesses
        | Tree::ActivitySpans => None,
    }
}

/// The mark of a purchase by the end of its window.
fn of_purchase(purchase: &Entitlement, find: Find<'_>) -> Result<Option<Mark>, StoreFailure> {
    let subscription: Option<Subscription> = match purchase.subscription_id() {
        Some(id) => {
            let key = key::subscription(purchase.id.tenant, id);
            find(&key)?.map(|bytes| kept(&key, &bytes)).transpose()?
        }
        None => None,
    };
    let end = windows::end(purchase, subscription.as_ref());
    Ok(end.map(|end| (Tree::Windows, key::window(end, &purchase.id))))
}

fn kept<T>(key: &[u8], bytes: &[u8]) -> Result<T, StoreFailure>
where
    Kept<T>: Record,
{
    let kept: Kept<T> = record::decode(Place { tree: Tree::Records.name(), key }, bytes)?;
    Ok(kept.value)
}
