//! The trees of a store.

/// The trees of a store; there are no others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::store) enum Tree {
    /// Which store it is, and where it stands.
    Meta,
    /// Everything of the customers.
    Records,
    /// The operators by id.
    Operators,
    /// The slots of the vault by operator.
    KeySlots,
    /// The activity log by number.
    Activity,
    /// The numbers of a customer's records of the log.
    ActivityByTenant,
    /// What each commit wrote.
    Feed,
    /// When something is due of which purchase by itself.
    Due,
    /// The charges of all customers by the instants at which they were made.
    ChargesByTime,
    /// The commands of which it is not known what came of them.
    OpenCommands,
    /// The customers that have an order of a number.
    OrdersByNumber,
    /// The support requests by number.
    SupportRequests,
    /// The support requests by the instants at which they were filed.
    SupportByTime,
    /// What the files of support requests contain, in parts.
    Attachments,
    /// The ends of the cancellation windows of the purchases that stand.
    Windows,
    /// The ends of the newest terms of the subscriptions that were not cancelled.
    TermEnds,
    /// The numbers of the records of the log by what they say.
    ActivityLists,
    /// The numbers of an operator's accesses to keys and downloads, counted.
    Accesses,
    /// From when to when the records of the log are, many of them at a time.
    ActivitySpans,
    /// The deadlines of the devices that have no MAK yet.
    KmsDeadlines,
}

impl Tree {
    pub(in crate::store) const ALL: [Self; 20] = [
        Self::Meta,
        Self::Records,
        Self::Operators,
        Self::KeySlots,
        Self::Activity,
        Self::ActivityByTenant,
        Self::Feed,
        Self::Due,
        Self::ChargesByTime,
        Self::OpenCommands,
        Self::OrdersByNumber,
        Self::SupportRequests,
        Self::SupportByTime,
        Self::Attachments,
        Self::Windows,
        Self::TermEnds,
        Self::ActivityLists,
        Self::Accesses,
        Self::ActivitySpans,
        Self::KmsDeadlines,
    ];

    pub(in crate::store) fn name(self) -> &'static str {
        match self {
            Self::Meta => "meta",
            Self::Records => "records",
            Self::Operators => "operators",
            Self::KeySlots => "key_slots",
            Self::Activity => "activity",
            Self::ActivityByTenant => "activity_by_tenant",
            Self::Feed => "feed",
            Self::Due => "due",
            Self::ChargesByTime => "charges_by_time",
            Self::OpenCommands => "open_commands",
            Self::OrdersByNumber => "orders_by_number",
            Self::SupportRequests => "support_requests",
            Self::SupportByTime => "support_by_time",
            Self::Attachments => "attachments",
            Self::Windows => "windows",
            Self::TermEnds => "term_ends",
            Self::ActivityLists => "activity_lists",
            Self::Accesses => "accesses",
            Self::ActivitySpans => "activity_spans",
            Self::KmsDeadlines => "kms_deadlines",
        }
    }

    /// What stands for it in an archive; it never changes, and none is used twice.
    pub(in crate::store) fn number(self) -> u8 {
        match self {
            Self::Meta => 1,
            Self::Records => 2,
            Self::Operators => 3,
            Self::KeySlots => 4,
            Self::Activity => 5,
            Self::ActivityByTenant => 6,
            Self::Feed => 7,
            Self::Due => 8,
            Self::ChargesByTime => 9,
            Self::OpenCommands => 10,
            Self::OrdersByNumber => 11,
            Self::SupportRequests => 12,
            Self::SupportByTime => 13,
            Self::Attachments => 14,
            Self::Windows => 15,
            Self::TermEnds => 19,
            Self::ActivityLists => 16,
            Self::Accesses => 17,
            Self::ActivitySpans => 18,
            Self::KmsDeadlines => 20,
        }
    }

    /// Whether its rows say all by their keys and have no value.
    pub(in crate::store) fn has_marks(self) -> bool {
        match self {
            Self::ActivityByTenant
            | Self::Due
            | Self::ChargesByTime
            | Self::OpenCommands
            | Self::OrdersByNumber
            | Self::SupportByTime
            | Self::Windows
            | Self::TermEnds
            | Self::ActivityLists
            | Self::KmsDeadlines => true,
            Self::Meta
            | Self::Records
            | Self::Operators
            | Self::KeySlots
            | Self::Activity
            | Self::Feed
            | Self::SupportRequests
            | Self::Attachments
            | Self::Accesses
            | Self::ActivitySpans => false,
        }
    }

    /// The tree of that number, if there is one.
    pub(in crate::store) fn of_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|tree| tree.number() == number)
    }
}
