//! A provider that fails when its plan says so, in front of one that does not.

use std::sync::Arc;

use crate::domain::choice::ProductVersion;
use crate::domain::download::{Bits, Checksum};
use crate::domain::{CommandId, DownloadLink, Entitlement, ProductKey};
use crate::ports::{Command, LinkQuestion, Outcome, Provider, ProviderError, StandingOfCommand, Stop, Unrevealed};
use crate::testing::example;
use crate::testing::faults::{Fault, FaultPlan, REASON, Step};

/// A provider with faults. A command whose answer is lost was carried out; one whose write is lost is said to be done.
#[derive(Debug)]
pub struct FaultyProvider {
    inner: Arc<dyn Provider>,
    faults: Arc<FaultPlan>,
}

impl FaultyProvider {
    /// The provider in front of that one.
    #[must_use]
    pub fn new(inner: Arc<dyn Provider>, faults: Arc<FaultPlan>) -> Self {
        Self { inner, faults }
    }
}

impl Provider for FaultyProvider {
    fn product_key(
        &self,
        entitlement: &Entitlement,
        version: &ProductVersion,
        stop: &Stop,
    ) -> Result<Unrevealed<ProductKey>, ProviderError> {
        self.faults.ask(Step::IssueKey, failure, || self.inner.product_key(entitlement, version, stop))
    }

    fn has_files(&self) -> bool {
        self.inner.has_files()
    }

    fn download_link(
        &self,
        question: LinkQuestion<'_>,
        stop: &Stop,
    ) -> Result<Unrevealed<DownloadLink>, ProviderError> {
        self.faults.ask(Step::IssueLink, failure, || self.inner.download_link(question, stop))
    }

    fn bits(&self, question: LinkQuestion<'_>) -> Result<Bits, ProviderError> {
        self.faults.ask(Step::StateBits, failure, || self.inner.bits(question))
    }

    fn checksum(&self, question: LinkQuestion<'_>, stop: &Stop) -> Result<Checksum, ProviderError> {
        self.faults.ask(Step::StateBits, failure, || self.inner.checksum(question, stop))
    }

    fn carry_out(&self, command: &Command, id: CommandId, stop: &Stop) -> Result<Outcome, ProviderError> {
        let carry_out = || self.inner.carry_out(command, id, stop);
        self.faults.write(Step::CarryOut, failure, carry_out, |_| Ok(Outcome::Cancelled { at: example::now() }))
    }

    fn standing(&self, id: CommandId) -> Result<StandingOfCommand, ProviderError> {
        self.faults.ask(Step::AskStanding, failure, || self.inner.standing(id))
    }
}

fn failure(_: &Fault) -> ProviderError {
    ProviderError::Failed(REASON.to_owned())
}
