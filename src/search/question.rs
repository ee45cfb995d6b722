//! What the index is asked, and what it answers.

use crate::domain::{EntitlementId, SubscriptionId, TenantId};
use crate::search::entry::CustomerRow;

/// A column the customers can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// The name, collated; this is the list's own order.
    Name,
    /// The primary domain.
    Domain,
    /// The tenant's GUID.
    Tenant,
    /// The market, by its name in the language of the question.
    Market,
    /// How many subscriptions the Subscriptions page has.
    Subscriptions,
    /// How many purchases the Software page has.
    Software,
}

impl Column {
    /// Every column, from left to right.
    pub const ALL: [Self; 6] =
        [Self::Name, Self::Domain, Self::Tenant, Self::Market, Self::Subscriptions, Self::Software];
}

/// Which way a column is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// The least first.
    Ascending,
    /// The greatest first.
    Descending,
}

/// In which language's names the markets sort and are found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum MarketNames {
    /// The Swedish ones.
    #[default]
    Swedish,
    /// The English ones.
    English,
}

/// How deep a question may look; the service sets it by the roles of who asks (ROLE-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Depth {
    /// Name, domain and GUID of the customer.
    Customers,
    /// Order numbers too.
    Orders,
    /// Subscription ids and product titles too.
    Everything,
}

/// What of a customer a question looks at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Fields {
    /// All that it may: what the customer bought too, and the hit says through what it was found.
    #[default]
    All,
    /// What stands in the columns of the list: name, domain, GUID, and the market by its name in the language of the
    /// question.
    Columns,
}

/// How what a question looks for may be spelled.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Spelling {
    /// As it was typed and no other way.
    #[default]
    AsTyped,
    /// Where fewer fit than a page has, customers with a similar name or domain fill it.
    Similar,
}

/// A question to the index. All words of the text must match: each in the customer's name, domain
/// or GUID, and those that are in none of these in one order number, subscription id or title together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The text as it was typed; empty for the customers in list order.
    pub text: String,
    /// What it looks at.
    pub fields: Fields,
    /// How that may be spelled.
    pub spelling: Spelling,
    /// The column to sort by; `None` for list order with exact names and ids first.
    pub sort: Option<(Column, Direction)>,
    /// The language that the market column is in.
    pub market_names: MarketNames,
    /// A customer that the page is to have, if it is a hit; it then begins before it and not where `offset` says.
    pub near: Option<TenantId>,
    /// How many hits to leave out first.
    pub offset: usize,
    /// The most hits to answer with.
    pub limit: usize,
}

impl Question {
    /// The question for the first `limit` hits of a text, in list order.
    #[must_use]
    pub fn first(text: &str, limit: usize) -> Self {
        Self {
            text: text.to_owned(),
            fields: Fields::default(),
            spelling: Spelling::default(),
            sort: None,
            market_names: MarketNames::default(),
            near: None,
            offset: 0,
            limit,
        }
    }
}

/// Through what a customer was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HitBy {
    /// The customer's own name or domain, or an empty question.
    Customer,
    /// The customer's GUID.
    Tenant,
    /// An order number; the line is the first of that order.
    Order(EntitlementId),
    /// The id of a subscription, and the purchase it renews.
    Subscription(SubscriptionId, EntitlementId),
    /// The title of something bought, as bought; of several purchases the newest.
    Product(EntitlementId, String),
    /// A name or domain that is similar to what was typed, and not the same.
    Similar,
}

impl HitBy {
    /// The purchase it points at, if it points at one.
    #[must_use]
    pub fn entitlement(&self) -> Option<&EntitlementId> {
        match self {
            Self::Customer | Self::Tenant | Self::Similar => None,
            Self::Order(id) | Self::Subscription(_, id) | Self::Product(id, _) => Some(id),
        }
    }
}

/// A customer that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The customer.
    pub row: CustomerRow,
    /// Through what.
    pub by: HitBy,
}

/// How far an answer has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Extent {
    /// The first hits in the order of the list: it is not known how many there are, nor which fit best.
    #[default]
    FirstPage,
    /// All that fits. What is similar is still looked for, and stands after it.
    AsTyped,
    /// All of it.
    Whole,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// The hits of the page that was asked for: those that fit, and after them those that are similar.
    pub hits: Vec<Hit>,
    /// How many hits stand before them.
    pub offset: usize,
    /// How many fit in all.
    pub total: usize,
    /// How many similar ones stand after those.
    pub similar: usize,
    /// How many customers there are, hits or not.
    pub all: usize,
    /// Whether there are more after these.
    pub more: bool,
    /// How far it has come.
    pub extent: Extent,
}

impl Answer {
    /// How long the list is that it is a page of.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.total.saturating_add(self.similar)
    }
}
