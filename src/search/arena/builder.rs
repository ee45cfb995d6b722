//! Writes an arena row by row, from customers and from rows of other arenas.

use std::collections::BTreeMap;

use crate::domain::visibility::is_on_subscriptions_page;
use crate::domain::{Customer, Entitlement};
use crate::search::arena::{Arena, GUID_LENGTH, Row};
use crate::search::fold::fold;
use crate::search::index::Collate;
use crate::search::runs::{RunsBuilder, narrow, start_of};
use crate::search::shown::Shown;
use crate::search::tables::{Numbering, Tables};

/// An arena that is being written.
#[derive(Debug, Default)]
pub(in crate::search) struct Builder {
    names: RunsBuilder,
    guids: RunsBuilder,
    orders: RunsBuilder,
    subscriptions: RunsBuilder,
    shown: RunsBuilder,
    domains: BTreeMap<u32, String>,
    markets: Vec<u32>,
    listed: Vec<u32>,
    titles: Vec<u32>,
    subscribed: Vec<bool>,
    purchases: Vec<u32>,
    spelled: BTreeMap<u32, String>,
    numbering: Numbering,
}

impl Builder {
    /// Begins one whose numbers mean what they do in these tables.
    pub(in crate::search) fn after(tables: Tables) -> Self {
        Self { numbering: Numbering::after(tables), ..Self::default() }
    }

    /// Puts in a customer and all it bought, in any order.
    pub(in crate::search) fn push(&mut self, customer: &Customer, mut bought: Vec<Entitlement>) {
        bought.sort_by(|one, other| other.bought.cmp(&one.bought).then_with(|| one.id.cmp(&other.id)));
        let domain = fold(&customer.domain);
        self.names.push_field(&fold(&customer.name));
        self.names.push_field(&domain);
        self.shown.push_str(&customer.name);
        if domain != customer.domain {
            self.domains.insert(narrow(self.markets.len()), customer.domain.clone());
        }
        self.guids.push_field(&customer.id.to_string());
        self.markets.push(self.numbering.market(&customer.market));
        self.listed.push(narrow(bought.iter().filter(|purchase| is_on_subscriptions_page(purchase)).count()));
        for purchase in &bought {
            self.push_purchase(purchase);
        }
        self.end_row();
    }

    fn push_purchase(&mut self, purchase: &Entitlement) {
        let (order, number) = (fold(&purchase.id.order_line()), narrow(self.titles.len()));
        let capitals = order.rsplit_once('/').map(|(order, _)| order.to_uppercase());
        if capitals.as_deref() != Some(purchase.id.order.as_str()) {
            self.spelled.insert(number, purchase.id.order.as_str().to_owned());
        }
        // With its line, as the command line writes it; a search for the order alone finds its first line first.
        self.orders.push_field(&order);
        self.titles.push(self.numbering.title(&purchase.line.title));
        let subscription = purchase.subscription_id();
        self.subscribed.push(subscription.is_some());
        if let Some(id) = subscription {
            self.subscriptions.push_field(&fold(&id.to_string()));
        }
    }

    /// Puts in a row of another arena, whose numbers mean the same.
    pub(in crate::search) fn copy(&mut self, row: Row<'_>) {
        let from = row.arena;
        self.names.push_str(row.names());
        self.shown.push_str(&row.name());
        if let Some(domain) = from.domains.get(&narrow(row.number)) {
            self.domains.insert(narrow(self.markets.len()), domain.clone());
        }
        self.guids.push_str(from.guids.get(row.number));
        self.orders.push_str(from.orders.get(row.number));
        self.subscriptions.push_str(from.subscriptions.get(row.number));
        self.markets.push(row.market());
        self.listed.push(row.listed());
        let first = start_of(&from.purchases, row.number);
        let (here, count) = (self.titles.len(), row.titles().len());
        self.titles.extend_from_slice(row.titles());
        self.subscribed.extend(from.subscribed.iter().skip(first).take(count));
        for (number, order) in from.spelled.range(narrow(first)..narrow(first.saturating_add(count))) {
            let moved = number.saturating_sub(narrow(first)).saturating_add(narrow(here));
            self.spelled.insert(moved, order.clone());
        }
        self.end_row();
    }

    fn end_row(&mut self) {
        let Self { names, guids, orders, subscriptions, shown, titles, purchases, .. } = self;
        for texts in [names, guids, orders, subscriptions, shown] {
            texts.end_row();
        }
        purchases.push(narrow(titles.len()));
    }

    /// The arena.
    pub(in crate::search) fn finish(mut self, collate: &Collate) -> Arena {
        self.subscribed.shrink_to_fit();
        let mut tables = self.numbering.tables;
        tables.rank(collate);
        Arena {
            names: self.names.finish(),
            guids: self.guids.finish_of_length(GUID_LENGTH),
            orders: self.orders.finish(),
            subscriptions: self.subscriptions.finish(),
            shown: Shown::Made(self.shown.finish()),
            domains: self.domains,
            markets: self.markets.into(),
            listed: self.listed.into(),
            titles: self.titles.into(),
            subscribed: self.subscribed,
            purchases: self.purchases.into(),
            spelled: self.spelled,
            tables,
        }
    }
}
