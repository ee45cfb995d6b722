//! By what a copy is known again: a keyed hash. The key is random and of this process alone, so that a mark says
//! nothing about the text to anyone who comes upon it.

use zeroize::Zeroizing;

use crate::ports::{Entropy, EntropyFailure};

/// The mark of one text; it compares in constant time.
pub(in crate::clipboard) type Mark = blake3::Hash;

/// Makes marks.
pub(in crate::clipboard) struct Marker(Box<Zeroizing<[u8; 32]>>);

impl Marker {
    /// A marker with a key of its own.
    pub(in crate::clipboard) fn new(entropy: &dyn Entropy) -> Result<Self, EntropyFailure> {
        let mut key = Box::new(Zeroizing::new([0; 32]));
        entropy.fill(key.as_mut_slice())?;
        Ok(Self(key))
    }

    /// The mark of a text.
    pub(in crate::clipboard) fn mark(&self, text: &[u8]) -> Mark {
        blake3::keyed_hash(&self.0, text)
    }

    /// A name for the file of that copy that nobody can guess.
    pub(in crate::clipboard) fn file_name(&self, number: u64) -> String {
        let mut hasher = blake3::Hasher::new_keyed(&self.0);
        hasher.update(b"file name").update(&number.to_le_bytes());
        let hex = hasher.finalize().to_hex();
        format!("{FILE_NAME}{}", hex.get(..32).unwrap_or(&hex))
    }
}

/// What the name of every copy's file begins with.
const FILE_NAME: &str = "copy-";

/// Whether a file has such a name as [`Marker::file_name`] gives, in this process or in another.
pub(in crate::clipboard) fn is_file_name(name: &str) -> bool {
    let rest = name.strip_prefix(FILE_NAME);
    rest.is_some_and(|rest| rest.len() == 32 && rest.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')))
}
