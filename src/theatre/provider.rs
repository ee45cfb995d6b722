//! The embedded provider of a partner whose files nobody downloads: it states checksums without making the files.

use crate::domain::choice::ProductVersion;
use crate::domain::download::{Bits, Checksum};
use crate::domain::{CommandId, DownloadLink, Entitlement, ProductKey};
use crate::ports::{Command, LinkQuestion, Outcome, Provider, ProviderError, StandingOfCommand, Stop, Unrevealed};
use crate::provider::EmbeddedProvider;

/// Does everything as the embedded provider does, but reckons no checksum: that goes through gigabytes.
#[derive(Debug)]
pub(in crate::theatre) struct QuickChecksums(EmbeddedProvider);

impl QuickChecksums {
    /// A provider beside that one.
    pub(in crate::theatre) fn beside(embedded: EmbeddedProvider) -> Self {
        Self(embedded)
    }
}

impl Provider for QuickChecksums {
    fn product_key(
        &self,
        entitlement: &Entitlement,
        version: &ProductVersion,
        stop: &Stop,
    ) -> Result<Unrevealed<ProductKey>, ProviderError> {
        self.0.product_key(entitlement, version, stop)
    }

    fn has_files(&self) -> bool {
        self.0.has_files()
    }

    fn download_link(
        &self,
        question: LinkQuestion<'_>,
        stop: &Stop,
    ) -> Result<Unrevealed<DownloadLink>, ProviderError> {
        self.0.download_link(question, stop)
    }

    fn bits(&self, question: LinkQuestion<'_>) -> Result<Bits, ProviderError> {
        self.0.bits(question)
    }

    /// That of where the file lies, unless the file's own is known.
    fn checksum(&self, question: LinkQuestion<'_>, stop: &Stop) -> Result<Checksum, ProviderError> {
        if stop.is_raised() {
            return Err(ProviderError::Stopped);
        }
        let of_path = || Checksum::Blake3(*blake3::hash(self.0.path_of(question).as_bytes()).as_bytes());
        Ok(self.0.bits(question)?.checksum.unwrap_or_else(of_path))
    }

    fn carry_out(&self, command: &Command, id: CommandId, stop: &Stop) -> Result<Outcome, ProviderError> {
        self.0.carry_out(command, id, stop)
    }

    fn standing(&self, id: CommandId) -> Result<StandingOfCommand, ProviderError> {
        self.0.standing(id)
    }
}
