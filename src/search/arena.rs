//! Customers in a few large buffers, in the order of the list, and one of them as it is matched and shown.
//!
//! **Invariant:** a row never changes. What changes since is in a small arena beside a large one, and both are made into
//! another when that has grown.

mod builder;
mod sections;

use std::borrow::Cow;
use std::collections::BTreeMap;

pub(in crate::search) use self::builder::Builder;
use crate::domain::{EntitlementId, LineNumber, TenantId};
use crate::search::buffer::{Numbers, Text};
use crate::search::entry::CustomerRow;
use crate::search::runs::{BETWEEN, Runs, narrow, start_of, wide};
use crate::search::series::Series;
use crate::search::shown::Shown;
use crate::search::tables::Tables;

/// What a customer that is not there has for a GUID; no row is asked for that is not there.
const NOBODY: TenantId = TenantId(uuid::Uuid::nil());

/// How long the text of a GUID is with what stands behind it, in bytes.
const GUID_LENGTH: usize = 37;

/// The customers. What is searched is folded once, with [`BETWEEN`] behind each field.
#[derive(Debug, Clone)]
pub(in crate::search) struct Arena {
    /// Name and domain.
    pub(in crate::search) names: Runs,
    /// The GUID, which sorts as its text does.
    pub(in crate::search) guids: Runs,
    /// Order and line of each purchase, the newest first.
    pub(in crate::search) orders: Runs,
    /// The ids of those that are subscriptions, in the same order.
    pub(in crate::search) subscriptions: Runs,
    /// The name as it is shown.
    shown: Shown,
    /// The domains that are not shown as they are searched, by the row.
    domains: BTreeMap<u32, String>,
    markets: Numbers,
    /// How many subscriptions the Subscriptions page has.
    pub(in crate::search) listed: Series,
    /// The title of each purchase of all customers, by its number.
    titles: Numbers,
    /// Whether each of them is a subscription.
    subscribed: Vec<bool>,
    /// Where each customer's purchases end.
    purchases: Numbers,
    /// The order numbers that are not their folded text in capitals, by the purchase.
    spelled: BTreeMap<u32, String>,
    /// What the numbers mean.
    pub(in crate::search) tables: Tables,
}

impl Default for Arena {
    fn default() -> Self {
        Self {
            names: Runs::default(),
            guids: Runs::of_length(Text::default(), GUID_LENGTH),
            orders: Runs::default(),
            subscriptions: Runs::default(),
            shown: Shown::default(),
            domains: BTreeMap::new(),
            markets: Numbers::default(),
            listed: Series::default(),
            titles: Numbers::default(),
            subscribed: Vec::new(),
            purchases: Numbers::default(),
            spelled: BTreeMap::new(),
            tables: Tables::default(),
        }
    }
}

impl Arena {
    /// How many customers it has.
    pub(in crate::search) fn len(&self) -> usize {
        self.markets.len()
    }

    /// The customer at that place.
    pub(in crate::search) fn row(&self, number: usize) -> Row<'_> {
        Row { arena: self, number }
    }

    /// All of them, in the order of the list.
    pub(in crate::search) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.len()).map(|number| self.row(number))
    }

    /// Whether a part of it lies in a file that cannot be read any more.
    pub(in crate::search) fn is_lost(&self) -> bool {
        self.shown.are_lost()
    }

    /// How many bytes of memory it takes, about.
    pub(in crate::search) fn bytes(&self) -> usize {
        let numbers = [&self.markets, &self.titles, &self.purchases];
        let numbers: usize = numbers.iter().map(|numbers| numbers.capacity()).sum();
        let texts = [&self.names, &self.guids, &self.orders, &self.subscriptions];
        let texts: usize = texts.iter().map(|texts| texts.bytes()).sum();
        [numbers, texts, self.shown.bytes(), self.listed.bytes(), self.subscribed.capacity(), self.tables.bytes()]
            .iter()
            .sum()
    }
}

/// One customer of an arena.
#[derive(Debug, Clone, Copy)]
pub(in crate::search) struct Row<'arena> {
    arena: &'arena Arena,
    number: usize,
}

impl<'arena> Row<'arena> {
    /// The GUID.
    pub(in crate::search) fn tenant(self) -> TenantId {
        uuid::Uuid::try_parse(self.guid()).map_or(NOBODY, TenantId)
    }

    /// The name as it is shown.
    pub(in crate::search) fn name(self) -> Cow<'arena, str> {
        self.arena.shown.get(self.number)
    }

    /// The domain as it is shown.
    pub(in crate::search) fn domain(self) -> &'arena str {
        let shown = self.arena.domains.get(&narrow(self.number)).map(String::as_str);
        shown.or_else(|| self.arena.names.fields(self.number).nth(1)).unwrap_or_default()
    }

    /// The number of the market.
    pub(in crate::search) fn market(self) -> u32 {
        self.arena.markets.get(self.number).copied().unwrap_or_default()
    }

    /// How many subscriptions the Subscriptions page has.
    pub(in crate::search) fn listed(self) -> u32 {
        self.arena.listed.get(self.number).unwrap_or_default()
    }

    /// The titles of what was bought, by their numbers.
    pub(in crate::search) fn titles(self) -> &'arena [u32] {
        let purchases = &self.arena.purchases;
        let (start, end) = (start_of(purchases, self.number), start_of(purchases, self.number.saturating_add(1)));
        self.arena.titles.get(start..end).unwrap_or_default()
    }

    /// Name and domain folded, each with [`BETWEEN`] behind it.
    pub(in crate::search) fn names(self) -> &'arena str {
        self.arena.names.get(self.number)
    }

    /// The GUID as it is searched.
    pub(in crate::search) fn guid(self) -> &'arena str {
        self.arena.guids.get(self.number).trim_end_matches(BETWEEN)
    }

    /// Order and line of each purchase, folded.
    pub(in crate::search) fn orders(self) -> impl Iterator<Item = &'arena str> {
        self.arena.orders.fields(self.number)
    }

    /// The same as one text, with [`BETWEEN`] behind each.
    pub(in crate::search) fn all_orders(self) -> &'arena str {
        self.arena.orders.get(self.number)
    }

    /// The ids of the subscriptions, each with the purchase it renews.
    pub(in crate::search) fn subscriptions(self) -> impl Iterator<Item = (&'arena str, usize)> {
        let first = start_of(&self.arena.purchases, self.number);
        let subscribed = self.arena.subscribed.iter().skip(first).enumerate().filter(|(_, is_one)| **is_one);
        self.arena.subscriptions.fields(self.number).zip(subscribed.map(|(purchase, _)| purchase))
    }

    /// The id of one of the purchases, as the order's number is spelled.
    pub(in crate::search) fn purchase(self, purchase: usize) -> Option<EntitlementId> {
        let (order, line) = self.orders().nth(purchase)?.rsplit_once('/')?;
        let kept = start_of(&self.arena.purchases, self.number).saturating_add(purchase);
        let spelled = u32::try_from(kept).ok().and_then(|kept| self.arena.spelled.get(&kept));
        let order = spelled.map_or_else(|| order.to_uppercase().parse(), |spelled| spelled.parse()).ok()?;
        Some(EntitlementId { tenant: self.tenant(), order, line: LineNumber(line.parse().ok()?) })
    }

    /// The title with that number, as bought.
    pub(in crate::search) fn title(self, number: u32) -> &'arena str {
        self.arena.tables.title(number)
    }

    /// As it stands in a list.
    pub(in crate::search) fn shown(self) -> CustomerRow {
        CustomerRow {
            tenant: self.tenant(),
            name: self.name().into_owned(),
            domain: self.domain().to_owned(),
            market: self.arena.tables.market(self.market()).to_owned(),
            subscriptions: wide(self.listed()),
            software: self.titles().len(),
        }
    }
}
