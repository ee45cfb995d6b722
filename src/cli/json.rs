//! The shapes of `--json`: what more than one command says, and how it is written. Field names and words are stable and
//! in English whatever the language; instants are RFC 3339 in UTC.

use serde::Serialize;
use zeroize::Zeroizing;

use crate::cli::ending::Ending;
use crate::cli::output;
use crate::domain::{Customer, EntitlementStatus, Instant, ProductKind};
use crate::i18n::Locale;
use crate::search::CustomerRow;

/// A customer, wherever one is named.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct CustomerJson {
    /// The tenant's GUID.
    pub(in crate::cli) tenant: String,
    /// The company's name.
    pub(in crate::cli) name: String,
    /// The primary domain.
    pub(in crate::cli) domain: String,
}

impl From<&CustomerRow> for CustomerJson {
    fn from(row: &CustomerRow) -> Self {
        Self { tenant: row.tenant.to_string(), name: row.name.clone(), domain: row.domain.clone() }
    }
}

impl From<&Customer> for CustomerJson {
    fn from(customer: &Customer) -> Self {
        Self { tenant: customer.id.to_string(), name: customer.name.clone(), domain: customer.domain.clone() }
    }
}

/// Writes an answer to standard output, one document on lines of its own. Its bytes are wiped, as it may hold a secret.
pub(in crate::cli) fn write(answer: &impl Serialize, locale: Locale) -> Result<(), Ending> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(4_096));
    serde_json::to_writer_pretty(&mut *bytes, answer).map_err(|error| output::unwritten(&error, locale))?;
    bytes.push(b'\n');
    output::write(&bytes, locale)
}

/// An instant.
pub(in crate::cli) fn instant(instant: Instant) -> String {
    instant.utc().to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)
}

/// A kind of product.
pub(in crate::cli) fn kind(kind: ProductKind) -> &'static str {
    match kind {
        ProductKind::ServerSubscription => "server-subscription",
        ProductKind::Perpetual => "perpetual",
        ProductKind::SoftwarePlan => "software-plan",
        ProductKind::Esu => "esu",
        ProductKind::Reservation => "reservation",
        ProductKind::LicenceOnly => "licence-only",
    }
}

/// What a purchase is, and since when.
pub(in crate::cli) fn status(status: EntitlementStatus) -> (&'static str, Option<String>) {
    match status {
        EntitlementStatus::Active => ("active", None),
        EntitlementStatus::Expired { since } => ("expired", Some(instant(since))),
        EntitlementStatus::Cancelled { at } => ("cancelled", Some(instant(at))),
    }
}
