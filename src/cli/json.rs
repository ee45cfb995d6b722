//! The shapes of `--json`: what more than one command says, and how it is written. Field names and words are stable and
//! in English whatever the language; instants are RFC 3339 in UTC.

use std::io;

use serde::Serialize;
use zeroize::Zeroizing;

use crate::cli::ending::Ending;
use crate::cli::output;
use crate::domain::{Customer, EntitlementStatus};
use crate::i18n::Locale;
use crate::search::CustomerRow;
use crate::service::SoftwareRow;

/// An amount, an instant, and a kind of product, as an export has them.
pub(in crate::cli) use crate::service::exchange::{MoneyLine as MoneyJson, instant, words::product_kind as kind};

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

/// A purchase, wherever purchases are listed.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct PurchaseJson {
    order: String,
    line: u32,
    title: String,
    quantity: u32,
    bought: String,
    /// `active`, `expired` or `cancelled`.
    status: &'static str,
    /// Since when it is expired or cancelled.
    since: Option<String>,
}

impl From<&SoftwareRow> for PurchaseJson {
    fn from(row: &SoftwareRow) -> Self {
        let bought = &row.entitlement;
        let (status, since) = status(row.status);
        Self {
            order: bought.id.order.as_str().to_owned(),
            line: bought.id.line.0,
            title: bought.line.title.clone(),
            quantity: bought.line.quantity,
            bought: instant(bought.bought),
            status,
            since,
        }
    }
}

/// Writes an answer to standard output, one document on lines of its own. Its bytes are wiped, as it may hold a secret.
pub(in crate::cli) fn write(answer: &impl Serialize, locale: Locale) -> Result<(), Ending> {
    let document = document(answer).map_err(|error| output::unwritten(&error, locale))?;
    output::write(&document, locale)
}

/// The bytes of a document. They are counted first: a buffer that grew would leave a copy behind that nobody wipes.
fn document(answer: &impl Serialize) -> Result<Zeroizing<Vec<u8>>, serde_json::Error> {
    let mut counted = Counted(1);
    serde_json::to_writer_pretty(&mut counted, answer)?;
    let mut bytes = Zeroizing::new(Vec::with_capacity(counted.0));
    serde_json::to_writer_pretty(&mut *bytes, answer)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Counts the bytes that are written to it, and keeps none.
struct Counted(usize);

impl io::Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.saturating_add(bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_of_any_length_never_grows_out_of_its_buffer() {
        for words in [0, 1, 700, 70_000] {
            let answer = vec!["hemligt \"å\""; words];
            let document = document(&answer).unwrap();
            assert_eq!(document.capacity(), document.len(), "{words}");
            assert_eq!(serde_json::from_slice::<Vec<String>>(&document).unwrap(), answer);
            assert!(document.ends_with(b"]\n"));
        }
    }
}
