//! Fetching the bits behind a link into a file: one transfer, which goes on where an earlier one ended.
//!
//! **Invariant:** the file is there once it is whole and its checksum is the stated one, and never before. Until then
//! what came lies in its part, which only one transfer at a time has.

use std::fmt::Debug;

use crate::domain::DownloadLink;
use crate::domain::download::{ByteRate, Checksum, DownloadFailure, Target, Validator};
use crate::ports::stop::Stop;
use crate::ports::upkeep::Progress;

/// What is to be fetched, and where to.
#[derive(Debug, Clone, Copy)]
pub struct Transfer<'a> {
    /// From where.
    pub link: &'a DownloadLink,
    /// To where.
    pub target: &'a Target,
    /// The size that the provider states, in bytes.
    pub bytes: u64,
    /// The checksum that the provider states.
    pub checksum: &'a Checksum,
    /// By what the file was known of which a part is there; without it no part goes on.
    pub validator: Option<&'a Validator>,
    /// As many bytes a second as it may take; as many as come where there is no limit.
    pub limit: Option<ByteRate>,
}

/// Why a part that was there did not go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StartedOver {
    /// The server's file is another one than before.
    FileChanged,
    /// The server sends whole files alone.
    NoRanges,
    /// It is not known of which file the part is.
    UnknownPart,
}

/// What happens during a transfer, in the order in which it happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TransferEvent {
    /// The part that was there is read, so that the checksum covers it.
    Checking(Progress),
    /// What was there is given up, and the file fetched from its beginning.
    StartedOver(StartedOver),
    /// The server answered; the bytes that come are of the file that is known by this.
    Answered(Validator),
    /// So many bytes are there, those of an earlier transfer included.
    Received(Progress),
    /// Everything is there and on its way to the disk.
    Completing,
}

/// How a transfer ended that did not fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TransferEnd {
    /// The file is there, whole and verified.
    Whole,
    /// It was asked to stop, and its part is kept.
    Stopped,
}

/// What is there of a file that is not whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Nothing.
    Absent,
    /// So many bytes, and no transfer adds to them.
    Kept {
        /// How many.
        bytes: u64,
    },
    /// A transfer has it.
    InUse,
}

/// Fetches files.
pub trait Downloader: Send + Sync + Debug {
    /// Fetches a file, or the rest of it. Blocks until it is whole, failed or stopped; `told` is called on the thread of
    /// the caller, every chunk at most.
    ///
    /// # Errors
    /// [`DownloadFailure`], which says what was kept.
    fn transfer(
        &self,
        transfer: &Transfer<'_>,
        told: &mut dyn FnMut(TransferEvent),
        stop: &Stop,
    ) -> Result<TransferEnd, DownloadFailure>;

    /// Whether there is a file of that name.
    fn is_there(&self, target: &Target) -> bool;

    /// What is there of a file that is not whole.
    fn part(&self, target: &Target) -> Part;

    /// Removes the part.
    ///
    /// # Errors
    /// [`DownloadFailure::InUse`] while a transfer has it, or what the disk says.
    fn discard(&self, target: &Target) -> Result<(), DownloadFailure>;
}
