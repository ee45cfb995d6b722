//! A checkpoint of the activity log as a small document of JSON, to be kept elsewhere than the store (LOG-3).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::activity::Hash;
use crate::domain::{Hexadecimal, Instant};
use crate::ports::Checkpoint;
use crate::service::exchange::instant;

/// What its first field says.
const WHAT: &str = "checkpoint";
/// The version of its shape.
const VERSION: u64 = 1;

/// The document. The names are stable.
#[derive(Debug, Serialize, Deserialize)]
struct Document {
    /// `checkpoint`.
    nyckel: String,
    version: u64,
    store: Uuid,
    /// The number of the last record.
    number: u64,
    /// The BLAKE3 hash over its bytes, in hexadecimal digits.
    hash: String,
    at: String,
}

/// Why a document is no checkpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoCheckpoint {
    /// It is something else.
    #[error("it is no checkpoint of an activity log")]
    SomethingElse,
    /// A newer nyckel wrote it.
    #[error("a newer nyckel wrote it")]
    Newer,
}

/// The checkpoint as a document, ended by a line feed.
#[must_use]
pub fn checkpoint_text(checkpoint: &Checkpoint) -> String {
    let Checkpoint { store, number, hash, at } = checkpoint;
    let document = serde_json::json!({
        "nyckel": WHAT,
        "version": VERSION,
        "store": store,
        "number": number,
        "hash": Hexadecimal(hash).to_string(),
        "at": instant(*at),
    });
    format!("{document:#}\n")
}

/// The checkpoint in a document.
///
/// # Errors
/// [`NoCheckpoint`].
pub fn read_checkpoint(text: &str) -> Result<Checkpoint, NoCheckpoint> {
    let document: Document = serde_json::from_str(text).map_err(|_| NoCheckpoint::SomethingElse)?;
    if document.nyckel != WHAT {
        return Err(NoCheckpoint::SomethingElse);
    }
    if VERSION < document.version {
        return Err(NoCheckpoint::Newer);
    }
    let hash = hash(&document.hash).ok_or(NoCheckpoint::SomethingElse)?;
    let at = Instant::parse(&document.at).map_err(|_| NoCheckpoint::SomethingElse)?;
    Ok(Checkpoint { store: document.store, number: document.number, hash, at })
}

fn hash(digits: &str) -> Option<Hash> {
    let mut hash = Hash::default();
    if digits.len() != hash.len().saturating_mul(2) || !digits.is_ascii() {
        return None;
    }
    for (place, byte) in hash.iter_mut().enumerate() {
        let from = place.saturating_mul(2);
        *byte = u8::from_str_radix(digits.get(from..from.saturating_add(2))?, 16).ok()?;
    }
    Some(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn log_3_a_checkpoint_is_read_as_it_was_written() {
        let at = Instant::parse("2026-11-23T09:00:00.25Z").unwrap();
        let checkpoint = Checkpoint { store: Uuid::from_u128(7), number: 12, hash: [0xAB; 32], at };
        let text = checkpoint_text(&checkpoint);
        assert_eq!(read_checkpoint(&text), Ok(checkpoint));
        assert_eq!(read_checkpoint(&text.replace("\"version\": 1", "\"version\": 2")), Err(NoCheckpoint::Newer));
        for wrong in ["", "{}", "[1]", &text.replace("abab", "abxb"), &text.replace("abab", "ab")] {
            assert_eq!(read_checkpoint(wrong), Err(NoCheckpoint::SomethingElse), "{wrong}");
        }
        assert_eq!(read_checkpoint(&text.replace("checkpoint", "export")), Err(NoCheckpoint::SomethingElse));
    }
}
