//! Orders and their lines (BUY-1, BUY-5).

use serde::{Deserialize, Serialize};

use crate::domain::{
    BillingPlan, CatalogItem, Instant, LineNumber, Money, OrderId, ProductKind, TaxNote, TenantId, Term,
};

/// An order. Its lines are kept as entitlements, one line each, so that a line is written down once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// Whose it is.
    pub tenant: TenantId,
    /// The number.
    pub id: OrderId,
    /// When it was placed: "bought" in every rule.
    pub placed: Instant,
    /// How many lines it has, numbered from 1.
    pub lines: u32,
}

/// What became of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderStatus {
    /// It was placed and paid.
    Completed,
    /// All its lines were cancelled (PERP-6).
    Cancelled,
}

impl OrderStatus {
    /// That of an order whose lines were cancelled or not.
    #[must_use]
    pub fn of(cancelled: &[bool]) -> Self {
        let all = !cancelled.is_empty() && cancelled.iter().all(|is_cancelled| *is_cancelled);
        if all { Self::Cancelled } else { Self::Completed }
    }
}

/// A line of an order, as it was bought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderLine {
    /// Its number, from 1.
    pub number: LineNumber,
    /// What was bought.
    pub item: CatalogItem,
    /// The kind of product.
    pub kind: ProductKind,
    /// The title as bought.
    pub title: String,
    /// How many; 0 once the line was cancelled (PERP-6).
    pub quantity: u32,
    /// What one cost.
    pub unit_price: Money,
    /// Whether that includes tax (MARKET-2).
    pub tax: TaxNote,
    /// For how long; `None` for ever.
    pub term: Option<Term>,
    /// How it is billed.
    pub plan: BillingPlan,
    /// The payment's id, as the provider gives it.
    pub transaction: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn perp_6_an_order_is_cancelled_only_when_all_its_lines_are() {
        assert_eq!(OrderStatus::of(&[true, true]), OrderStatus::Cancelled);
        assert_eq!(OrderStatus::of(&[true, false]), OrderStatus::Completed);
        assert_eq!(OrderStatus::of(&[]), OrderStatus::Completed);
    }
}
