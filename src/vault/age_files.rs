//! Files sealed in the format of age, which `age -d` and its like open. The chance for it is the system's, which age takes
//! by itself.

use std::fmt;
use std::io::{self, Write};
use std::str::FromStr;

use age::secrecy::SecretString;
use age::{Encryptor, scrypt, x25519};

use crate::domain::{Passphrase, Recipient};
use crate::ports::file_sealer::{FileSealer, SealFailure, SealFor};

/// How hard a passphrase is to try: 2 to this power, as the tool age has it.
const WORK_FACTOR: u8 = 18;

/// Seals files by age.
pub struct AgeFiles {
    work_factor: u8,
}

impl Default for AgeFiles {
    fn default() -> Self {
        Self { work_factor: WORK_FACTOR }
    }
}

impl AgeFiles {
    /// The same with passphrases that are quickly tried: for files that never leave memory.
    #[must_use]
    pub fn quick() -> Self {
        Self { work_factor: 4 }
    }
}

impl fmt::Debug for AgeFiles {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("AgeFiles").field("work_factor", &self.work_factor).finish()
    }
}

impl FileSealer for AgeFiles {
    fn check(&self, recipient: &Recipient) -> Result<(), SealFailure> {
        of_age(recipient).map(drop)
    }

    fn seal(&self, whom: SealFor<'_>, content: &[u8]) -> Result<Vec<u8>, SealFailure> {
        let encryptor = match whom {
            SealFor::Recipients([]) => return Err(SealFailure::ForNobody),
            SealFor::Recipients(recipients) => {
                let keys = recipients.iter().map(of_age).collect::<Result<Vec<_>, _>>()?;
                Encryptor::with_recipients(keys.iter().map(|key| -> &dyn age::Recipient { key }))
            }
            SealFor::Passphrase(passphrase) => {
                let mut key = scrypt::Recipient::new(secret(passphrase)?);
                key.set_work_factor(self.work_factor);
                Encryptor::with_recipients([&key].into_iter().map(|key| -> &dyn age::Recipient { key }))
            }
        };
        let encryptor = encryptor.map_err(|error| SealFailure::Failed(error.to_string()))?;
        written(encryptor, content).map_err(|error| SealFailure::Failed(error.to_string()))
    }
}

fn of_age(recipient: &Recipient) -> Result<x25519::Recipient, SealFailure> {
    x25519::Recipient::from_str(recipient.as_str()).map_err(|_| SealFailure::NotARecipient(recipient.clone()))
}

/// The passphrase in the type that age wipes.
fn secret(passphrase: &Passphrase) -> Result<SecretString, SealFailure> {
    let text = std::str::from_utf8(passphrase.expose()).map_err(|error| SealFailure::Failed(error.to_string()))?;
    Ok(SecretString::from(text.to_owned()))
}

fn written(encryptor: Encryptor, content: &[u8]) -> io::Result<Vec<u8>> {
    let mut writer = encryptor.wrap_output(Vec::new())?;
    writer.write_all(content)?;
    writer.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use age::{Decryptor, Identity};

    use super::*;

    const CONTENT: &[u8] = b"\"customer\"\r\n\"Contoso AB\"\r\n";

    fn open(sealed: &[u8], identity: &dyn Identity) -> Option<Vec<u8>> {
        let mut reader = Decryptor::new(sealed).unwrap().decrypt(std::iter::once(identity)).ok()?;
        let mut content = Vec::new();
        reader.read_to_end(&mut content).ok()?;
        Some(content)
    }

    fn recipient(identity: &x25519::Identity) -> Recipient {
        Recipient::parse(&identity.to_public().to_string()).unwrap()
    }

    #[test]
    fn key_5_each_recipient_opens_what_is_sealed_for_them_and_nobody_else_does() {
        let [anna, bo, eva] = [(); 3].map(|()| x25519::Identity::generate());
        let sealed = AgeFiles::quick().seal(SealFor::Recipients(&[recipient(&anna), recipient(&bo)]), CONTENT).unwrap();
        assert_eq!(open(&sealed, &anna).as_deref(), Some(CONTENT));
        assert_eq!(open(&sealed, &bo).as_deref(), Some(CONTENT));
        assert_eq!(open(&sealed, &eva), None);
        assert!(!sealed.windows(7).any(|part| part == b"Contoso"));
    }

    #[test]
    fn key_5_the_passphrase_opens_what_it_sealed_and_another_does_not() {
        let passphrase = Passphrase::new("en riktigt lång fras".to_owned());
        let sealed = AgeFiles::quick().seal(SealFor::Passphrase(&passphrase), CONTENT).unwrap();
        let identity = |text: &str| scrypt::Identity::new(SecretString::from(text.to_owned()));
        assert_eq!(open(&sealed, &identity("en riktigt lång fras")).as_deref(), Some(CONTENT));
        assert_eq!(open(&sealed, &identity("en annan lång fras")), None);
    }

    #[test]
    fn a_recipient_with_a_wrong_checksum_is_told_of_before_anything_is_sealed() {
        let right = recipient(&x25519::Identity::generate());
        let last = if right.as_str().ends_with('q') { "p" } else { "q" };
        let wrong = Recipient::parse(&format!("{}{last}", &right.as_str()[..61])).unwrap();
        assert_eq!(AgeFiles::quick().check(&right), Ok(()));
        assert_eq!(AgeFiles::quick().check(&wrong), Err(SealFailure::NotARecipient(wrong.clone())));
        let for_nobody = AgeFiles::quick().seal(SealFor::Recipients(&[]), CONTENT);
        assert_eq!(for_nobody, Err(SealFailure::ForNobody));
    }
}
