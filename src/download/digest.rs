//! The checksum of what comes, made while it comes.

use sha2::Digest as _;

use crate::domain::download::Checksum;

/// A checksum in the making, of the kind that the provider states.
#[derive(Debug)]
pub(super) enum Digest {
    Blake3(Box<blake3::Hasher>),
    Sha256(Box<sha2::Sha256>),
}

impl Digest {
    /// One of the same kind as that.
    pub(super) fn like(stated: &Checksum) -> Self {
        match stated {
            Checksum::Blake3(_) => Self::Blake3(Box::default()),
            Checksum::Sha256(_) => Self::Sha256(Box::default()),
        }
    }

    pub(super) fn update(&mut self, bytes: &[u8]) {
        match self {
            Self::Blake3(hasher) => drop(hasher.update(bytes)),
            Self::Sha256(hasher) => hasher.update(bytes),
        }
    }

    /// The checksum of everything so far.
    pub(super) fn checksum(&self) -> Checksum {
        match self {
            Self::Blake3(hasher) => Checksum::Blake3(*hasher.finalize().as_bytes()),
            Self::Sha256(hasher) => Checksum::Sha256(hasher.as_ref().clone().finalize().into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_are_those_that_everybody_makes() {
        for stated in [
            "blake3:6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85",
            "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        ] {
            let stated: Checksum = stated.parse().unwrap();
            let mut digest = Digest::like(&stated);
            digest.update(b"a");
            digest.update(b"bc");
            assert_eq!(digest.checksum(), stated);
        }
    }
}
