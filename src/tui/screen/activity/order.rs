//! In which order the records are listed. The store has them by time, from either end; by anything else those are sorted
//! that are here.

use std::cmp::Reverse;

use crate::domain::RecordedActivity;
use crate::i18n::{Locale, MessageId, message};
use crate::ports::LogOrder;
use crate::search::Direction;
use crate::tui::sorting::Sorted;

/// A column of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// When it was, which is the order in which the records were written.
    Time,
    /// Who did it.
    User,
    /// What was done.
    Act,
    /// Whose it was.
    Customer,
    /// The product.
    Product,
    /// How it went.
    Outcome,
}

impl Column {
    /// What it is called.
    pub(super) fn name(self) -> MessageId {
        match self {
            Self::Time => message!("column-log-time"),
            Self::User => message!("column-log-user"),
            Self::Act => message!("column-log-act"),
            Self::Customer => message!("column-customer"),
            Self::Product => message!("column-product"),
            Self::Outcome => message!("column-log-outcome"),
        }
    }

    /// What a record has in it, as it is read.
    fn text(self, recorded: &RecordedActivity, locale: Locale) -> String {
        let record = &recorded.record;
        match self {
            Self::Time => String::new(),
            Self::User => locale.acting_short(&record.actor),
            Self::Act => locale.action(record),
            Self::Customer => locale.customer(record.subject.customer.as_deref().unwrap_or_default()),
            Self::Product => record.subject.product.clone().unwrap_or_default(),
            Self::Outcome => locale.activity_outcome(&record.outcome),
        }
    }
}

/// The order in which the store has what is listed so; `None` where it has no such order.
pub(super) fn of_store(sort: Sorted<Column>) -> Option<LogOrder> {
    match sort {
        None | Some((Column::Time, Direction::Descending)) => Some(LogOrder::NewestFirst),
        Some((Column::Time, Direction::Ascending)) => Some(LogOrder::OldestFirst),
        Some((Column::User | Column::Act | Column::Customer | Column::Product | Column::Outcome, _)) => None,
    }
}

/// Puts records into that order, the newest first of those that are alike. What has nothing in the column comes last.
pub(super) fn put(rows: &mut [RecordedActivity], sort: Sorted<Column>, locale: Locale) {
    let collation = locale.collation();
    let key = |column: Column, row: &RecordedActivity| {
        let text = column.text(row, locale);
        (text.is_empty(), collation.sort_key(&text))
    };
    match (of_store(sort), sort) {
        (Some(LogOrder::OldestFirst), _) => rows.sort_by_key(|row| row.number),
        (Some(LogOrder::NewestFirst), _) | (None, None) => rows.sort_by_key(|row| Reverse(row.number)),
        (None, Some((column, Direction::Ascending))) => rows.sort_by_cached_key(|row| {
            let (is_empty, text) = key(column, row);
            (is_empty, text, Reverse(row.number))
        }),
        (None, Some((column, Direction::Descending))) => rows.sort_by_cached_key(|row| {
            let (is_empty, text) = key(column, row);
            (is_empty, Reverse(text), Reverse(row.number))
        }),
    }
}
