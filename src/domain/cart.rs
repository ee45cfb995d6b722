//! Carts: what is about to be bought for a customer, kept with the operator's drafts until it is ordered (BUY-1).

use serde::{Deserialize, Serialize};

use crate::domain::{BillingPlan, CatalogItem, CommandId};

/// A line of a cart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CartLine {
    /// What.
    pub item: CatalogItem,
    /// How many.
    pub quantity: u32,
    /// How it is to be billed.
    pub plan: BillingPlan,
}

/// What an operator is about to buy for one customer. The command's id is made with the cart: however often it is sent, it
/// is paid once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cart {
    /// What ordering it will be known by.
    pub command: CommandId,
    /// Its lines, in the order in which they were put in.
    pub lines: Vec<CartLine>,
}
