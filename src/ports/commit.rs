//! What is to be written at once, all or nothing. There are seven ways to make a [`Commit`], and keys, orders and
//! cancellations can be written only by an actor with a permit and as what a provider did.

use nonempty::NonEmpty;

use crate::domain::activity::{ActivityOutcome, Failure};
use crate::domain::actor::Scope;
use crate::domain::version::{EntityRef, Version, Versioned};
use crate::domain::{
    ActivityRecord, Actor, Charge, CommandId, Customer, Entitlement, EntitlementId, Instant, KmsDevice, KmsDeviceId,
    Operator, OperatorId, Order, Passage, Permit, Refusal, Schedule, Subscription, TenantId,
};
use crate::ports::filed_request::FiledRequest;
use crate::ports::provider::Outcome;
use crate::ports::sent_command::{CommandState, SentCommand};
use crate::ports::unrevealed::SealedKey;
use crate::ports::vault::KeySlot;

/// One entity as it is to stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A customer.
    Customer(Customer),
    /// An order.
    Order(Order),
    /// A purchased line.
    Entitlement(Entitlement),
    /// A subscription.
    Subscription(Subscription),
    /// What comes next of a purchase by itself (RENEW-4).
    Schedule(Schedule),
    /// A charge, which is never changed.
    Charge(Charge),
    /// A command to the provider.
    Command(Box<SentCommand>),
    /// The sealed key of a purchase.
    SealedKey(SealedKey),
    /// No key of the purchase any more (AFTER-1).
    NoKeys(EntitlementId),
    /// An operator.
    Operator(Operator),
    /// An operator's slot of the vault.
    KeySlot(KeySlot),
    /// A support request.
    SupportRequest(Box<FiledRequest>),
    /// A device of a plan from KMS to MAK.
    KmsDevice(Box<KmsDevice>),
    /// No such device any more.
    NoKmsDevice(TenantId, KmsDeviceId),
    /// The operator is none any more, and the slot is gone.
    OperatorGone(OperatorId),
}

impl Change {
    /// The entity it is about; `None` for what has no version of its own.
    #[must_use]
    pub fn entity(&self) -> Option<EntityRef> {
        match self {
            Self::Customer(customer) => Some(EntityRef::Customer(customer.id)),
            Self::Order(order) => Some(EntityRef::Order(order.tenant, order.id.clone())),
            Self::Entitlement(entitlement) => Some(EntityRef::Entitlement(entitlement.id.clone())),
            Self::Subscription(subscription) => Some(EntityRef::Subscription(subscription.tenant(), subscription.id)),
            Self::Schedule(schedule) => Some(EntityRef::Schedule(schedule.entitlement.clone())),
            Self::Command(sent) => Some(EntityRef::Command(sent.tenant, sent.id)),
            Self::SealedKey(key) => Some(EntityRef::SealedKey(key.entitlement.clone(), key.version.clone())),
            Self::NoKeys(id) => Some(EntityRef::Entitlement(id.clone())),
            Self::Operator(operator) => Some(EntityRef::Operator(operator.id)),
            Self::OperatorGone(id) => Some(EntityRef::Operator(*id)),
            Self::SupportRequest(filed) => Some(EntityRef::SupportRequest(filed.request.number.clone())),
            Self::KmsDevice(device) => Some(EntityRef::KmsDevice(device.tenant, device.id)),
            Self::NoKmsDevice(tenant, id) => Some(EntityRef::KmsDevice(*tenant, *id)),
            Self::KeySlot(_) | Self::Charge(_) => None,
        }
    }

    /// Whether it is one of the operators and their slots, [`EntityRef::Operators`].
    #[must_use]
    pub fn is_of_operators(&self) -> bool {
        matches!(self, Self::Operator(_) | Self::OperatorGone(_) | Self::KeySlot(_))
    }
}

/// What a provider's own store says is so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SyncedChange {
    /// A customer as the provider has it.
    Customer(Customer),
}

/// What a passage of time comes to in a store.
fn changes_of(passage: &Passage) -> impl Iterator<Item = Change> {
    let charges = passage.charges().iter().cloned().map(Change::Charge);
    let subscription = passage.subscription().cloned().map(Change::Subscription);
    charges.chain(subscription).chain([Change::Schedule(passage.schedule().clone())])
}

/// Which of the seven ways a commit was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CommitKind {
    /// By an actor, with a rule's permit.
    By,
    /// A refusal, which changes nothing.
    Refused,
    /// A failure, which changes nothing.
    Failed,
    /// What a provider did on a command, and what that came to; it is always recorded.
    Outcome(CommandId, Outcome),
    /// That a command came to nothing.
    NeverHappened(CommandId),
    /// The passing of time.
    ByTime,
    /// A provider's own store.
    Synced,
}

/// Changes and records that are written together or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    kind: CommitKind,
    scope: Option<Scope>,
    changes: Vec<Change>,
    records: Vec<ActivityRecord>,
    basis: Vec<(EntityRef, Version)>,
    not_after: Option<Instant>,
}

impl Commit {
    /// What an actor does with a rule's permit.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "a permit is used up by what it permits")]
    pub fn by(actor: &Actor, permit: Permit, changes: Vec<Change>, records: NonEmpty<ActivityRecord>) -> Self {
        Self {
            kind: CommitKind::By,
            scope: Some(actor.scope()),
            changes,
            records: records.into(),
            basis: permit.basis().to_vec(),
            not_after: permit.not_after(),
        }
    }

    /// The record that a rule or role said no (ROLE-5, LOG-1). The outcome of every record is the refusal's rule.
    #[must_use]
    pub fn refused(actor: &Actor, refusal: &Refusal, records: NonEmpty<ActivityRecord>) -> Self {
        Self::unchanging(CommitKind::Refused, actor, records, &ActivityOutcome::Refused(refusal.rule()))
    }

    /// The record that what was asked for failed (LOG-1). It rests on nothing: what others write meanwhile, and the end
    /// of a permit, keep no failure out of the log. The outcome of every record is that failure.
    #[must_use]
    pub fn failed(actor: &Actor, failure: Failure, records: NonEmpty<ActivityRecord>) -> Self {
        Self::unchanging(CommitKind::Failed, actor, records, &ActivityOutcome::Failed(failure))
    }

    /// What a provider did on a command, which is settled by it. It has no end of validity and rests on nothing but that
    /// the command was not settled yet: what happened is always recorded, and once.
    #[must_use]
    pub fn outcome(
        command: &Versioned<SentCommand>,
        outcome: Outcome,
        mut changes: Vec<Change>,
        records: NonEmpty<ActivityRecord>,
    ) -> Self {
        let Versioned { version, value: sent } = command;
        let settled = SentCommand { state: CommandState::Settled(outcome.clone()), ..sent.clone() };
        changes.push(Change::Command(Box::new(settled)));
        Self {
            kind: CommitKind::Outcome(sent.id, outcome),
            scope: None,
            changes,
            records: records.into(),
            basis: vec![(EntityRef::Command(sent.tenant, sent.id), *version)],
            not_after: None,
        }
    }

    /// That a command never reached the provider, or that the provider failed before it did anything (LOG-1).
    #[must_use]
    pub fn never_happened(command: &Versioned<SentCommand>, records: NonEmpty<ActivityRecord>) -> Self {
        let Versioned { version, value: sent } = command;
        let settled = SentCommand { state: CommandState::NeverHappened, ..sent.clone() };
        Self {
            basis: vec![(EntityRef::Command(sent.tenant, sent.id), *version)],
            records: records.into(),
            ..Self::unrecorded(CommitKind::NeverHappened(sent.id), vec![Change::Command(Box::new(settled))])
        }
    }

    /// What the passing of time changes without anyone asking (RENEW-4). It rests on what it was made from, so that
    /// nothing becomes due twice.
    #[must_use]
    pub fn by_time(passages: &[Passage]) -> Self {
        let basis = passages.iter().flat_map(Passage::basis).cloned().collect();
        Self { basis, ..Self::unrecorded(CommitKind::ByTime, passages.iter().flat_map(changes_of).collect()) }
    }

    /// What a provider's own store says.
    #[must_use]
    pub fn synced(changes: Vec<SyncedChange>) -> Self {
        let changes = changes.into_iter().map(|SyncedChange::Customer(customer)| Change::Customer(customer)).collect();
        Self::unrecorded(CommitKind::Synced, changes)
    }

    fn unchanging(
        kind: CommitKind,
        actor: &Actor,
        records: NonEmpty<ActivityRecord>,
        outcome: &ActivityOutcome,
    ) -> Self {
        let records = records.map(|record| ActivityRecord { outcome: outcome.clone(), ..record });
        Self {
            kind,
            scope: Some(actor.scope()),
            changes: Vec::new(),
            records: records.into(),
            basis: Vec::new(),
            not_after: None,
        }
    }

    fn unrecorded(kind: CommitKind, changes: Vec<Change>) -> Self {
        Self { kind, scope: None, changes, records: Vec::new(), basis: Vec::new(), not_after: None }
    }

    /// Which way it was made.
    #[must_use]
    pub fn kind(&self) -> &CommitKind {
        &self.kind
    }

    /// What the one who makes it can reach; `None` where no actor makes it.
    #[must_use]
    pub fn scope(&self) -> Option<Scope> {
        self.scope
    }

    /// What is to stand afterwards.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// What is to be recorded.
    #[must_use]
    pub fn records(&self) -> &[ActivityRecord] {
        &self.records
    }

    /// The versions it was decided on, which must still hold.
    #[must_use]
    pub fn basis(&self) -> &[(EntityRef, Version)] {
        &self.basis
    }

    /// The instant from which it is too late.
    #[must_use]
    pub fn not_after(&self) -> Option<Instant> {
        self.not_after
    }
}
