//! Writes an arena row by row, from customers and from rows of other arenas.

use crate::domain::visibility::is_on_subscriptions_page;
use crate::domain::{Customer, Entitlement};
use crate::search::arena::{Arena, Row};
use crate::search::fold::fold;
use crate::search::index::Collate;
use crate::search::runs::{narrow, start_of};
use crate::search::tables::{Numbering, Tables};

/// An arena that is being written.
#[derive(Debug, Default)]
pub(in crate::search) struct Builder {
    arena: Arena,
    numbering: Numbering,
}

impl Builder {
    /// Begins one whose numbers mean what they do in these tables.
    pub(in crate::search) fn after(tables: Tables) -> Self {
        Self { arena: Arena::default(), numbering: Numbering::after(tables) }
    }

    /// Puts in a customer and all it bought, in any order.
    pub(in crate::search) fn push(&mut self, customer: &Customer, mut bought: Vec<Entitlement>) {
        bought.sort_by(|one, other| other.bought.cmp(&one.bought).then_with(|| one.id.cmp(&other.id)));
        let domain = fold(&customer.domain);
        self.arena.names.push_field(&fold(&customer.name));
        self.arena.names.push_field(&domain);
        self.arena.shown.push_str(&customer.name);
        if domain != customer.domain {
            self.arena.domains.insert(narrow(self.arena.len()), customer.domain.clone());
        }
        self.arena.guids.push_field(&customer.id.to_string());
        self.arena.markets.push(self.numbering.market(&customer.market));
        self.arena.listed.push(narrow(bought.iter().filter(|purchase| is_on_subscriptions_page(purchase)).count()));
        for purchase in &bought {
            self.push_purchase(purchase);
        }
        self.end_row();
    }

    fn push_purchase(&mut self, purchase: &Entitlement) {
        let Self { arena, numbering } = self;
        let (order, number) = (fold(&purchase.id.order_line()), narrow(arena.titles.len()));
        let capitals = order.rsplit_once('/').map(|(order, _)| order.to_uppercase());
        if capitals.as_deref() != Some(purchase.id.order.as_str()) {
            arena.spelled.insert(number, purchase.id.order.as_str().to_owned());
        }
        // With its line, as the command line writes it; a search for the order alone finds its first line first.
        arena.orders.push_field(&order);
        arena.titles.push(numbering.title(&purchase.line.title));
        let subscription = purchase.subscription_id();
        arena.subscribed.push(subscription.is_some());
        if let Some(id) = subscription {
            arena.subscriptions.push_field(&fold(&id.to_string()));
        }
    }

    /// Puts in a row of another arena, whose numbers mean the same.
    pub(in crate::search) fn copy(&mut self, row: Row<'_>) {
        let (arena, from) = (&mut self.arena, row.arena);
        arena.names.push_str(row.names());
        arena.shown.push_str(row.name());
        if let Some(domain) = from.domains.get(&narrow(row.number)) {
            arena.domains.insert(narrow(arena.len()), domain.clone());
        }
        arena.guids.push_str(from.guids.get(row.number));
        arena.orders.push_str(from.orders.get(row.number));
        arena.subscriptions.push_str(from.subscriptions.get(row.number));
        arena.markets.push(row.market());
        arena.listed.push(row.listed());
        let first = start_of(&from.purchases, row.number);
        let (here, count) = (arena.titles.len(), row.titles().len());
        arena.titles.extend_from_slice(row.titles());
        arena.subscribed.extend(from.subscribed.iter().skip(first).take(count));
        for (number, order) in from.spelled.range(narrow(first)..narrow(first.saturating_add(count))) {
            let moved = number.saturating_sub(narrow(first)).saturating_add(narrow(here));
            arena.spelled.insert(moved, order.clone());
        }
        self.end_row();
    }

    fn end_row(&mut self) {
        let Arena { names, guids, orders, subscriptions, shown, titles, purchases, .. } = &mut self.arena;
        for texts in [names, guids, orders, subscriptions, shown] {
            texts.end_row();
        }
        purchases.push(narrow(titles.len()));
    }

    /// The arena.
    pub(in crate::search) fn finish(self, collate: &Collate) -> Arena {
        let Self { mut arena, numbering } = self;
        arena.tables = numbering.tables;
        arena.tables.rank(collate);
        let Arena { names, guids, orders, subscriptions, shown, .. } = &mut arena;
        for texts in [names, guids, orders, subscriptions, shown] {
            texts.shrink();
        }
        for numbers in [&mut arena.markets, &mut arena.listed, &mut arena.titles, &mut arena.purchases] {
            numbers.shrink_to_fit();
        }
        arena.subscribed.shrink_to_fit();
        arena
    }
}
