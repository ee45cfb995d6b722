//! A provider whose keys a test can tell at sight: they all begin alike, or all of them are the canary.

use std::sync::Arc;

use crate::domain::choice::ProductVersion;
use crate::domain::download::{Bits, Checksum};
use crate::domain::{CommandId, DownloadLink, Entitlement, EntitlementId, ProductKey};
use crate::ports::{Command, LinkQuestion, Outcome, Provider, ProviderError, StandingOfCommand, Stop, Unrevealed};
use crate::testing::canary;

/// Issues keys that begin with [`KnownKeys::BEGINNING`] and go on as purchase and version say, or the canary.
#[derive(Debug)]
pub struct KnownKeys {
    provider: Arc<dyn Provider>,
    key_of: fn(&EntitlementId, &ProductVersion) -> ProductKey,
}

impl KnownKeys {
    /// The digits that every key begins with.
    pub const BEGINNING: &str = "48310927";
    /// The same digits as they are grouped for the eye.
    pub const BEGINNING_GROUPED: &str = "4831 0927";

    /// A provider that does everything but keys as that one does.
    #[must_use]
    pub fn beside(provider: Arc<dyn Provider>) -> Self {
        let key_of = |entitlement: &EntitlementId, version: &ProductVersion| {
            ProductKey::parse(&Self::digits(entitlement, version)).expect("digits have the shape of a key")
        };
        Self { provider, key_of }
    }

    /// A provider that issues the canary for everything, and does the rest as that one does.
    #[must_use]
    pub fn canary(provider: Arc<dyn Provider>) -> Self {
        Self { provider, key_of: |_, _| canary::key() }
    }

    /// The digits of the key of a purchase in one version of the product.
    #[must_use]
    pub fn digits(entitlement: &EntitlementId, version: &ProductVersion) -> String {
        let hash = blake3::hash(format!("{entitlement:?} {version}").as_bytes());
        let rest = ProductKey::DIGITS - Self::BEGINNING.len();
        let digits = hash.as_bytes().iter().take(rest).map(|byte| char::from(b'0' + byte % 10));
        Self::BEGINNING.chars().chain(digits).collect()
    }
}

impl Provider for KnownKeys {
    fn product_key(
        &self,
        entitlement: &Entitlement,
        version: &ProductVersion,
        stop: &Stop,
    ) -> Result<Unrevealed<ProductKey>, ProviderError> {
        if stop.is_raised() {
            return Err(ProviderError::Stopped);
        }
        let key = (self.key_of)(&entitlement.id, version);
        Ok(Unrevealed::issued(entitlement.id.clone(), version.clone(), key))
    }

    fn has_files(&self) -> bool {
        self.provider.has_files()
    }

    fn download_link(
        &self,
        question: LinkQuestion<'_>,
        stop: &Stop,
    ) -> Result<Unrevealed<DownloadLink>, ProviderError> {
        self.provider.download_link(question, stop)
    }

    fn bits(&self, question: LinkQuestion<'_>) -> Result<Bits, ProviderError> {
        self.provider.bits(question)
    }

    /// That of no file, at once: to reckon one goes through gigabytes, and scripted downloads look at none.
    fn checksum(&self, question: LinkQuestion<'_>, stop: &Stop) -> Result<Checksum, ProviderError> {
        if stop.is_raised() {
            return Err(ProviderError::Stopped);
        }
        Ok(self.provider.bits(question)?.checksum.unwrap_or(Checksum::Blake3([7; 32])))
    }

    fn carry_out(&self, command: &Command, id: CommandId, stop: &Stop) -> Result<Outcome, ProviderError> {
        self.provider.carry_out(command, id, stop)
    }

    fn standing(&self, id: CommandId) -> Result<StandingOfCommand, ProviderError> {
        self.provider.standing(id)
    }
}
