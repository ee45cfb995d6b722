//! What is to be written, gathered first: by a commit in one transaction, by a load as plain sorted inserts.

mod log;

use std::collections::BTreeMap;

use ::sled::Transactional;
use ::sled::transaction::{ConflictableTransactionError, TransactionError};

use crate::domain::{Entitlement, EntitlementId, KmsDevice, Operator, OperatorId, Seq, Subscription};
use crate::ports::commit::Change;
use crate::ports::store::StoreFailure;
use crate::ports::{FiledRequest, SentCommand};
use crate::store::archive::Entry;
use crate::store::contents;
use crate::store::key::{self, Tree};
use crate::store::marks::{self, Mark};
use crate::store::record::{self, Head, Kept, KeptOperator, Place, Record};
use crate::store::sled::failure::of_sled;
use crate::store::sled::leaves::{self, Row};
use crate::store::sled::trees::Trees;

/// The writes over what the trees hold; reads see both.
#[derive(Debug)]
pub(super) struct WriteSet<'a> {
    trees: &'a Trees,
    /// Nothing of what is written was there before, so that the trees are not asked.
    is_of_new: bool,
    /// `None` removes.
    writes: BTreeMap<(Tree, Vec<u8>), Option<Vec<u8>>>,
}

impl<'a> WriteSet<'a> {
    pub(super) fn new(trees: &'a Trees) -> Self {
        Self { trees, is_of_new: false, writes: BTreeMap::new() }
    }

    /// The writes of a store that is just being made: what is not among them is not there.
    pub(super) fn of_new(trees: &'a Trees) -> Self {
        Self { is_of_new: true, ..Self::new(trees) }
    }

    pub(super) fn len(&self) -> usize {
        self.writes.len()
    }

    pub(super) fn put<T: Record>(&mut self, tree: Tree, key: Vec<u8>, value: &T) -> Result<(), StoreFailure> {
        let bytes = record::encode(Place { tree: tree.name(), key: &key }, value)?;
        self.writes.insert((tree, key), Some(bytes));
        Ok(())
    }

    /// Puts a row that was kept at the same place.
    pub(super) fn put_as_it_is(&mut self, tree: Tree, key: Vec<u8>, value: Vec<u8>) {
        self.writes.insert((tree, key), Some(value));
    }

    pub(super) fn remove(&mut self, tree: Tree, key: Vec<u8>) {
        self.writes.insert((tree, key), None);
    }

    /// What is to be written, as the entries of an archive.
    pub(super) fn entries(&self) -> impl Iterator<Item = Entry> + '_ {
        self.writes.iter().map(|((tree, key), value)| Entry { tree: *tree, key: key.clone(), value: value.clone() })
    }

    /// Writes one change as of that commit.
    pub(super) fn change(&mut self, head: &mut Head, change: &Change) -> Result<(), StoreFailure> {
        let seq = head.seq;
        if change.is_of_operators() {
            head.operators_written = seq;
        }
        match change {
            Change::Customer(customer) => self.keep(key::customer(customer.id), seq, customer.clone()),
            Change::Order(order) => {
                self.mark((Tree::OrdersByNumber, key::buyer(order.tenant, &order.id)));
                self.keep(key::order(order.tenant, &order.id), seq, order.clone())
            }
            Change::Entitlement(entitlement) => self.put_entitlement(seq, entitlement.clone()),
            Change::Subscription(subscription) => self.put_subscription(seq, subscription.clone()),
            Change::Schedule(schedule) => {
                let key = key::schedule(&schedule.entitlement);
                self.keep_marked(key, seq, schedule.clone(), marks::of_schedule)
            }
            Change::Charge(charged) => {
                self.mark((Tree::ChargesByTime, key::charge_by_time(&charged.id)));
                self.keep(key::charge(&charged.id), seq, charged.clone())
            }
            Change::Command(sent) => {
                match marks::of_command(sent) {
                    Some(mark) => self.mark(mark),
                    None => self.remove(Tree::OpenCommands, key::open_command(sent.tenant, sent.id)),
                }
                self.keep(key::command(sent.tenant, sent.id), seq, SentCommand::clone(sent))
            }
            Change::SealedKey(sealed) => {
                self.keep(key::sealed_key(&sealed.entitlement, &sealed.version), seq, sealed.clone())
            }
            Change::NoKeys(id) => self.remove_keys(id),
            Change::Operator(operator) => self.put_operator(head, operator),
            Change::KeySlot(slot) => self.put(Tree::KeySlots, slot.operator.as_bytes().to_vec(), slot),
            Change::SupportRequest(filed) => self.put_request(seq, filed),
            Change::KmsDevice(device) => {
                let key = key::kms_device(device.tenant, device.id);
                self.keep_marked(key, seq, KmsDevice::clone(device), marks::of_device)
            }
            Change::NoKmsDevice(tenant, id) => {
                let key = key::kms_device(*tenant, *id);
                self.unmark(&key, marks::of_device)?;
                self.remove(Tree::Records, key);
                Ok(())
            }
            Change::OperatorGone(id) => self.remove_operator(head, *id),
        }
    }

    /// Writes a purchase, and moves it to where it is found by the end of its window.
    pub(super) fn put_entitlement(&mut self, written: Seq, entitlement: Entitlement) -> Result<(), StoreFailure> {
        let id = entitlement.id.clone();
        self.moving_window(&id, |writes| writes.keep(key::entitlement(&id), written, entitlement))
    }

    /// Writes a subscription, and moves it to where it is found by the end of its term, and its purchase by that of its
    /// window.
    pub(super) fn put_subscription(&mut self, written: Seq, subscription: Subscription) -> Result<(), StoreFailure> {
        let (id, key) = (subscription.entitlement.clone(), key::subscription(subscription.tenant(), subscription.id));
        self.moving_window(&id, |writes| writes.keep_marked(key, written, subscription, marks::of_subscription))
    }

    /// Writes everything in one transaction of all trees.
    pub(super) fn commit(self) -> Result<(), StoreFailure> {
        let trees = Tree::ALL.map(|tree| self.trees.of(tree));
        let written = trees.as_slice().transaction(|views| {
            for ((tree, key), value) in &self.writes {
                let place = Tree::ALL.iter().position(|listed| listed == tree);
                let Some(view) = place.and_then(|place| views.get(place)) else {
                    return Err(ConflictableTransactionError::Abort(*tree));
                };
                match value {
                    Some(value) => view.insert(key.as_slice(), value.as_slice())?,
                    None => view.remove(key.as_slice())?,
                };
            }
            Ok(())
        });
        written.map_err(|error| match error {
            TransactionError::Storage(error) => of_sled("commit")(error),
            TransactionError::Abort(tree) => {
                StoreFailure::Io { doing: "commit", reason: format!("the tree {} is not open", tree.name()) }
            }
        })
    }

    /// Takes out what is to be written, tree by tree and sorted.
    pub(super) fn take(&mut self) -> impl Iterator<Item = Row> + use<> {
        std::mem::take(&mut self.writes).into_iter()
    }

    /// Writes everything as plain inserts.
    pub(super) fn insert_all(&mut self) -> Result<(), StoreFailure> {
        let rows = self.take().collect();
        leaves::insert(self.trees, rows)
    }

    /// Writes a row that says all by its key.
    pub(super) fn mark(&mut self, mark: Mark) {
        self.writes.insert(mark, Some(Vec::new()));
    }

    /// Writes a record, and moves it to where it is found by what is in it.
    fn keep_marked<T>(
        &mut self,
        key: Vec<u8>,
        written: Seq,
        value: T,
        mark_of: fn(&T) -> Option<Mark>,
    ) -> Result<(), StoreFailure>
    where
        Kept<T>: Record,
    {
        self.unmark(&key, mark_of)?;
        if let Some(mark) = mark_of(&value) {
            self.mark(mark);
        }
        self.keep(key, written, value)
    }

    /// Takes away the mark by which the record with that key is found.
    fn unmark<T>(&mut self, key: &[u8], mark_of: fn(&T) -> Option<Mark>) -> Result<(), StoreFailure>
    where
        Kept<T>: Record,
    {
        let before: Option<Kept<T>> = self.get(Tree::Records, key)?;
        if let Some((tree, mark)) = before.and_then(|before| mark_of(&before.value)) {
            self.remove(tree, mark);
        }
        Ok(())
    }

    /// Writes a support request, and what its files contain where that comes with it.
    fn put_request(&mut self, written: Seq, filed: &FiledRequest) -> Result<(), StoreFailure> {
        let FiledRequest { request, contents } = filed;
        for (place, content) in (0..).zip(contents) {
            for (part, bytes) in contents::parts(content) {
                self.put(Tree::Attachments, key::attachment_part(&request.number, place, part), &bytes)?;
            }
        }
        self.mark(marks::of_request(request));
        let kept = Kept { written, value: request.clone() };
        self.put(Tree::SupportRequests, key::request(&request.number), &kept)
    }

    fn moving_window(
        &mut self,
        id: &EntitlementId,
        write: impl FnOnce(&mut Self) -> Result<(), StoreFailure>,
    ) -> Result<(), StoreFailure> {
        if let Some((tree, mark)) = self.window_of(id)? {
            self.remove(tree, mark);
        }
        write(self)?;
        if let Some(mark) = self.window_of(id)? {
            self.mark(mark);
        }
        Ok(())
    }

    /// The mark of a purchase by its window, as it stands with what is to be written.
    fn window_of(&self, id: &EntitlementId) -> Result<Option<Mark>, StoreFailure> {
        let key = key::entitlement(id);
        match self.row(&key)? {
            Some(bytes) => marks::of_row(&key, &bytes, &|key| self.row(key)),
            None => Ok(None),
        }
    }

    /// The row of [`Tree::Records`] with that key.
    fn row(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreFailure> {
        match self.writes.get(&(Tree::Records, key.to_vec())) {
            Some(written) => Ok(written.clone()),
            None if self.is_of_new => Ok(None),
            None => self.trees.row(key),
        }
    }

    fn keep<T>(&mut self, key: Vec<u8>, written: Seq, value: T) -> Result<(), StoreFailure>
    where
        Kept<T>: Record,
    {
        self.put(Tree::Records, key, &Kept { written, value })
    }

    fn get<T: Record>(&self, tree: Tree, key: &[u8]) -> Result<Option<T>, StoreFailure> {
        match self.writes.get(&(tree, key.to_vec())) {
            Some(Some(bytes)) => record::decode(Place { tree: tree.name(), key }, bytes).map(Some),
            Some(None) => Ok(None),
            None if self.is_of_new => Ok(None),
            None => self.trees.get(tree, key),
        }
    }

    fn remove_keys(&mut self, id: &EntitlementId) -> Result<(), StoreFailure> {
        let prefix = key::sealed_keys(id);
        let kept = self.trees.keys(Tree::Records, prefix.clone(), key::end_of(&prefix));
        for key in kept {
            self.remove(Tree::Records, key?);
        }
        for ((_, key), value) in self.writes.range_mut((Tree::Records, prefix.clone())..) {
            if !key.starts_with(&prefix) {
                break;
            }
            *value = None;
        }
        Ok(())
    }

    fn put_operator(&mut self, head: &mut Head, operator: &Operator) -> Result<(), StoreFailure> {
        let key = operator.id.as_bytes().to_vec();
        let place = if let Some(kept) = self.get::<KeptOperator>(Tree::Operators, &key)? {
            kept.place
        } else {
            let place = head.operators;
            head.operators = place.saturating_add(1);
            place
        };
        self.put(Tree::Operators, key, &KeptOperator { written: head.seq, place, operator: operator.clone() })
    }

    /// Removes an operator with the slot; who was added later moves up, so that places stay without gaps.
    fn remove_operator(&mut self, head: &mut Head, id: OperatorId) -> Result<(), StoreFailure> {
        let key = id.as_bytes().to_vec();
        self.remove(Tree::KeySlots, key.clone());
        let Some(gone) = self.get::<KeptOperator>(Tree::Operators, &key)? else { return Ok(()) };
        for row in self.trees.rows::<KeptOperator>(Tree::Operators, Vec::new(), None) {
            let (other, _) = row?;
            let kept = self.get::<KeptOperator>(Tree::Operators, &other)?.filter(|kept| gone.place < kept.place);
            if let Some(kept) = kept {
                let place = kept.place.saturating_sub(1);
                self.put(Tree::Operators, other, &KeptOperator { place, ..kept })?;
            }
        }
        self.remove(Tree::Operators, key);
        head.operators = head.operators.saturating_sub(1);
        Ok(())
    }
}
