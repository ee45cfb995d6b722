//! Checksums of downloaded files, as a provider states them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::domain::Hexadecimal;

/// The hash of a whole file. Written `blake3:` or `sha256:` and 64 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Checksum {
    /// A BLAKE3 hash.
    Blake3([u8; 32]),
    /// A SHA-256 hash.
    Sha256([u8; 32]),
}

/// Says that a text is not a checksum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a checksum is blake3: or sha256: and 64 hexadecimal digits")]
pub struct ChecksumError;

impl Checksum {
    /// The name of the hash.
    #[must_use]
    pub fn algorithm(&self) -> &'static str {
        match self {
            Self::Blake3(_) => "blake3",
            Self::Sha256(_) => "sha256",
        }
    }

    /// Its bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        match self {
            Self::Blake3(bytes) | Self::Sha256(bytes) => bytes,
        }
    }
}

impl fmt::Display for Checksum {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.algorithm(), Hexadecimal(self.bytes()))
    }
}

impl FromStr for Checksum {
    type Err = ChecksumError;

    fn from_str(text: &str) -> Result<Self, ChecksumError> {
        let (algorithm, digits) = text.trim().split_once(':').ok_or(ChecksumError)?;
        let bytes = bytes_of(digits).ok_or(ChecksumError)?;
        match algorithm.to_ascii_lowercase().as_str() {
            "blake3" => Ok(Self::Blake3(bytes)),
            "sha256" => Ok(Self::Sha256(bytes)),
            _ => Err(ChecksumError),
        }
    }
}

impl TryFrom<String> for Checksum {
    type Error = ChecksumError;

    fn try_from(text: String) -> Result<Self, ChecksumError> {
        text.parse()
    }
}

impl From<Checksum> for String {
    fn from(checksum: Checksum) -> Self {
        checksum.to_string()
    }
}

fn bytes_of(digits: &str) -> Option<[u8; 32]> {
    let halves: Vec<u8> = digits.chars().map(|digit| digit.to_digit(16)?.try_into().ok()).collect::<Option<_>>()?;
    if halves.len() != 64 {
        return None;
    }
    let bytes = halves.chunks_exact(2).map(|pair| pair.iter().fold(0, |byte, half| byte << 4 | half));
    bytes.collect::<Vec<u8>>().try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_checksum_that_is_none_is_not_read() {
        let digits = "0".repeat(64);
        for wrong in ["", "blake3", &digits, &format!("md5:{digits}"), &format!("blake3:{digits}0"), "sha256:å"] {
            assert_eq!(wrong.parse::<Checksum>(), Err(ChecksumError), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn a_checksum_reads_as_it_was_written(bytes: [u8; 32]) {
            for checksum in [Checksum::Blake3(bytes), Checksum::Sha256(bytes)] {
                prop_assert_eq!(checksum.to_string().parse(), Ok(checksum));
                prop_assert_eq!(checksum.to_string().to_uppercase().parse(), Ok(checksum));
            }
        }
    }
}
