//! What a question wants of a customer: its words, and how well a customer's fields fit them.

use memchr::memmem::Finder;

use crate::search::arena::Row;
use crate::search::asking::Asking;
use crate::search::fold::fold;
use crate::search::question::{Depth, Fields, HitBy, Question};
use crate::search::runs::{BETWEEN, wide};
use crate::search::tables::Tables;

/// A filter finds GUIDs by no less, in bytes: a letter or two stand in many of them by chance, and they are hidden on most
/// screens.
pub(in crate::search) const SHORTEST_OF_GUID: usize = 6;

/// How long a GUID is, in bytes.
const GUID_LENGTH: usize = 36;

/// How well a text fits a customer; the best is the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::search) enum Fit {
    /// It is a name, domain, GUID, order number or subscription id.
    Exact,
    /// One field has all its words.
    Whole,
    /// The customer's own fields have some of its words, a purchase has the others.
    Parts,
}

/// A folded word.
#[derive(Debug)]
pub(in crate::search) struct Word {
    pub(in crate::search) text: String,
    pub(in crate::search) finder: Finder<'static>,
    /// Whether GUIDs are made of its letters.
    pub(in crate::search) is_of_guid: bool,
    /// Which titles have it, by their numbers.
    pub(in crate::search) titles: Vec<bool>,
    /// Which markets are named with it, by their numbers, where the question looks at the columns.
    pub(in crate::search) markets: Vec<bool>,
}

impl Word {
    /// Whether a text has it.
    pub(in crate::search) fn is_in(&self, text: &str) -> bool {
        self.finder.find(text.as_bytes()).is_some()
    }

    /// Whether the market with that number is named with it.
    pub(in crate::search) fn names_market(&self, market: u32) -> bool {
        self.markets.get(wide(market)).copied().unwrap_or_default()
    }

    /// Whether the title with that number has it.
    pub(in crate::search) fn is_in_title(&self, title: u32) -> bool {
        self.titles.get(wide(title)).copied().unwrap_or_default()
    }
}

/// A question's words and where they may stand.
#[derive(Debug)]
pub(in crate::search) struct Wanted {
    pub(in crate::search) folded: String,
    /// Finds all of it with what stands behind an order's number, or behind its line where it has one.
    order: Finder<'static>,
    pub(in crate::search) words: Vec<Word>,
    pub(in crate::search) fields: Fields,
    pub(in crate::search) depth: Depth,
}

/// A field of a customer; a purchase by its place among the customer's.
#[derive(Debug, Clone, Copy)]
enum Field<'arena> {
    Own(&'arena str),
    Order(&'arena str, usize),
    Subscription(&'arena str, usize),
    Product(u32, usize),
}

impl Field<'_> {
    fn has(self, word: &Word) -> bool {
        match self {
            Self::Own(text) | Self::Order(text, _) | Self::Subscription(text, _) => word.is_in(text),
            Self::Product(title, _) => word.is_in_title(title),
        }
    }

    fn has_all(self, words: &[&Word]) -> bool {
        words.iter().all(|word| self.has(word))
    }
}

/// Whether the folded text is an order's number, with or without its line.
fn is_order(text: &str, folded: &str) -> bool {
    text.strip_prefix(folded).is_some_and(|rest| rest.is_empty() || (rest.starts_with('/') && !folded.contains('/')))
}

impl Wanted {
    /// What is wanted where titles and markets have these numbers.
    pub(in crate::search) fn new(asking: &Asking<'_>, tables: &Tables) -> Self {
        let Question { fields, market_names, .. } = *asking.question;
        // The columns have nothing that was bought.
        let depth = match fields {
            Fields::All => asking.depth,
            Fields::Columns => Depth::Customers,
        };
        let folded = fold(&asking.question.text);
        let word = |text: &str| Word {
            text: text.to_owned(),
            finder: Finder::new(text).into_owned(),
            is_of_guid: text.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit()),
            titles: if depth == Depth::Everything { tables.titles_with(text) } else { Vec::new() },
            markets: match fields {
                Fields::All => Vec::new(),
                Fields::Columns => tables.markets_with(text, market_names),
            },
        };
        let words = folded.split(' ').filter(|word| !word.is_empty()).map(word).collect();
        let behind = if folded.contains('/') { BETWEEN } else { '/' };
        Self { order: Finder::new(&format!("{folded}{behind}")).into_owned(), folded, words, fields, depth }
    }

    /// Whether the word may be found in a GUID.
    pub(in crate::search) fn looks_in_guids(&self, word: &Word) -> bool {
        word.is_of_guid
            && match self.fields {
                Fields::All => true,
                Fields::Columns => SHORTEST_OF_GUID <= word.text.len(),
            }
    }

    /// How well its words fit a customer; `None` where they do not. What the customer's own fields do not have, one other
    /// field must have: the words of a title are not gathered from several purchases.
    pub(in crate::search) fn fit(&self, row: Row<'_>) -> Option<Fit> {
        if self.words.is_empty() {
            return Some(Fit::Whole);
        }
        let words: Vec<&Word> = self.words.iter().filter(|word| !word.names_market(row.market())).collect();
        let others: Vec<&Word> = words.iter().copied().filter(|word| !self.is_own(word, row)).collect();
        if !others.is_empty() && !self.is_bought(&others, row) {
            return None;
        }
        if self.is_exactly(row) {
            return Some(Fit::Exact);
        }
        // What has all the others has all, where there are no more.
        let is_whole = words.len() < 2
            || others.len() == words.len()
            || fields(row, self.depth).any(|field| field.has_all(&words));
        Some(if is_whole { Fit::Whole } else { Fit::Parts })
    }

    /// Whether one thing that was bought has all the words; titles are asked first, as that takes no reading.
    fn is_bought(&self, words: &[&Word], row: Row<'_>) -> bool {
        let is_title = |title: &u32| words.iter().all(|word| word.is_in_title(*title));
        (self.depth == Depth::Everything && row.titles().iter().any(is_title))
            || bought(row, self.depth).any(|field| field.has_all(words))
    }

    /// Whether the folded text is the whole name, domain or GUID, order number or subscription id.
    pub(in crate::search) fn is_exactly(&self, row: Row<'_>) -> bool {
        let is_guid = || row.guid() == self.folded;
        let is_subscription = || row.subscriptions().any(|(id, _)| id == self.folded);
        self.is_name_of(row)
            || (Depth::Orders <= self.depth && self.is_order_of(row))
            || (self.folded.len() == GUID_LENGTH
                && (is_guid() || (self.depth == Depth::Everything && is_subscription())))
    }

    /// Whether the folded text is the whole name or domain.
    pub(in crate::search) fn is_name_of(&self, row: Row<'_>) -> bool {
        let is_before = |rest: &str| rest.starts_with(BETWEEN);
        let is_behind = |rest: &str| rest.ends_with(BETWEEN);
        let names = row.names();
        names.strip_prefix(self.folded.as_str()).is_some_and(is_before)
            || names
                .strip_suffix(BETWEEN)
                .and_then(|names| names.strip_suffix(self.folded.as_str()))
                .is_some_and(is_behind)
    }

    /// Whether the folded text is one of the order numbers.
    fn is_order_of(&self, row: Row<'_>) -> bool {
        // Most customers are seen to have no such order in one look.
        self.order.find(row.all_orders().as_bytes()).is_some()
            && row.orders().any(|order| is_order(order, &self.folded))
    }

    /// Through what the words found a customer: the customer where its name and domain have them all, else the field that
    /// has all that the customer's own fields do not, and of several the one that has most of them. What the columns have
    /// needs no telling.
    pub(in crate::search) fn found_by(&self, row: Row<'_>) -> HitBy {
        let is_in_names = |word: &Word| word.is_in(row.names());
        if self.fields == Fields::Columns || self.words.iter().all(is_in_names) {
            return HitBy::Customer;
        }
        let others: Vec<&Word> = self.words.iter().filter(|word| !self.is_own(word, row)).collect();
        let mut best: Option<(usize, Field<'_>)> = None;
        let guid_and_bought = std::iter::once(Field::Own(row.guid())).chain(bought(row, self.depth));
        for field in guid_and_bought.filter(|field| field.has_all(&others)) {
            let count = self.words.iter().filter(|word| field.has(word)).count();
            if best.is_none_or(|(most, _)| most < count) {
                best = Some((count, field));
            }
        }
        best.and_then(|(_, field)| told(row, field)).unwrap_or(HitBy::Tenant)
    }

    fn is_own(&self, word: &Word, row: Row<'_>) -> bool {
        word.is_in(row.names()) || (self.looks_in_guids(word) && word.is_in(row.guid()))
    }
}

/// A hit through a field; `None` through the customer's own.
fn told(row: Row<'_>, field: Field<'_>) -> Option<HitBy> {
    match field {
        Field::Own(_) => None,
        Field::Order(_, purchase) => row.purchase(purchase).map(HitBy::Order),
        Field::Subscription(id, purchase) => Some(HitBy::Subscription(id.parse().ok()?, row.purchase(purchase)?)),
        Field::Product(title, purchase) => Some(HitBy::Product(row.purchase(purchase)?, row.title(title).to_owned())),
    }
}

fn fields(row: Row<'_>, depth: Depth) -> impl Iterator<Item = Field<'_>> {
    let names = row.names().split_terminator(BETWEEN);
    names.chain(std::iter::once(row.guid())).map(Field::Own).chain(bought(row, depth))
}

/// What a question of that depth may look at of what was bought.
fn bought(row: Row<'_>, depth: Depth) -> impl Iterator<Item = Field<'_>> {
    let orders = (Depth::Orders <= depth).then(|| row.orders().zip(0..).map(|(text, place)| Field::Order(text, place)));
    let rest = (depth == Depth::Everything).then(|| {
        let subscriptions = row.subscriptions().map(|(text, place)| Field::Subscription(text, place));
        subscriptions.chain(row.titles().iter().zip(0..).map(|(title, place)| Field::Product(*title, place)))
    });
    orders.into_iter().flatten().chain(rest.into_iter().flatten())
}
