//! What the commands take that list what one customer has.

use clap::Args;

/// Whose it is, and in which form.
#[derive(Debug, Args)]
pub(in crate::cli) struct OfCustomer {
    pub(in crate::cli) customer: String,
    #[arg(long)]
    pub(in crate::cli) json: bool,
}
