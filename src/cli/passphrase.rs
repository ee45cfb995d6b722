//! Passphrases on their way in: from a file, or typed on the terminal without echo. None ever stands in an argument, in
//! the environment or in the log.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

use zeroize::Zeroizing;

use crate::cli::ending::{Ending, Status};
use crate::cli::{hidden_line, output};
use crate::domain::Passphrase;
use crate::i18n::{Locale, MessageId, message};

/// The most bytes of a file that are a passphrase.
const LIMIT: usize = 4_096;

/// A passphrase that is chosen for a new store: from the file, or typed twice, and asked for again until it does.
pub(in crate::cli) fn chosen(file: Option<&Path>, locale: Locale) -> Result<Passphrase, Ending> {
    if let Some(file) = file {
        let passphrase = of_file(file, locale)?;
        return require_length(&passphrase, locale).map(|()| passphrase);
    }
    loop {
        match typed_twice(locale)? {
            Ok(passphrase) => return Ok(passphrase),
            Err((what, instead)) => {
                let fewest = [("count", Passphrase::FEWEST_CHARACTERS.into())];
                output::note(&format!("{} {}", locale.text_with(what, &fewest), locale.text(instead)));
            }
        }
    }
}

/// Asks for it twice on the terminal; what is wrong with it, and what to do, where it does not do. An end of the input is
/// an end of the asking.
fn typed_twice(locale: Locale) -> Result<Result<Passphrase, (MessageId, MessageId)>, Ending> {
    let fewest = [("count", Passphrase::FEWEST_CHARACTERS.into())];
    let passphrase = typed(&locale.text_with(message!("cli-passphrase-choose"), &fewest), locale)?;
    if !passphrase.is_long_enough() {
        return Ok(Err((message!("cli-passphrase-short"), message!("cli-passphrase-short-instead"))));
    }
    let is_same = typed(&locale.text(message!("cli-passphrase-again")), locale)? == passphrase;
    let differs = (message!("cli-passphrase-differs"), message!("cli-passphrase-differs-instead"));
    Ok(is_same.then_some(passphrase).ok_or(differs))
}

/// The passphrase in a file; one line end after it is none of it.
pub(in crate::cli) fn of_file(path: &Path, locale: Locale) -> Result<Passphrase, Ending> {
    read(path).map_err(|error| {
        let texts = (message!("cli-passphrase-file"), message!("cli-passphrase-file-instead"));
        Ending::new(Status::WrongUsage, locale, texts, &[("detail", locale.system_failure(&error).into())])
    })
}

/// Asks for the passphrase of the store that is there.
pub(in crate::cli) fn asked(locale: Locale) -> Result<Passphrase, Ending> {
    typed(&locale.text(message!("cli-passphrase-ask")), locale)
}

/// Asks for a passphrase on the terminal.
fn typed(question: &str, locale: Locale) -> Result<Passphrase, Ending> {
    if !io::stdin().is_terminal() {
        let texts = (message!("cli-passphrase-needed"), message!("cli-passphrase-needed-instead"));
        return Err(Ending::new(Status::WrongUsage, locale, texts, &[]));
    }
    match hidden_line::ask(question) {
        Ok(Some(passphrase)) => Ok(passphrase),
        Ok(None) => {
            let texts = (message!("cli-passphrase-broken-off"), message!("cli-passphrase-needed-instead"));
            Err(Ending::new(Status::Failed, locale, texts, &[]))
        }
        Err(error) => {
            let texts = (message!("cli-passphrase-unread"), message!("cli-passphrase-needed-instead"));
            Err(Ending::new(Status::Failed, locale, texts, &[("detail", locale.system_failure(&error).into())]))
        }
    }
}

fn require_length(passphrase: &Passphrase, locale: Locale) -> Result<(), Ending> {
    if passphrase.is_long_enough() {
        return Ok(());
    }
    let texts = (message!("cli-passphrase-short"), message!("cli-passphrase-short-instead"));
    let fewest = [("count", Passphrase::FEWEST_CHARACTERS.into())];
    Err(Ending::new(Status::WrongUsage, locale, texts, &fewest))
}

/// Reads the file into memory that is wiped, and that never grows, as growing would leave a copy behind.
fn read(path: &Path) -> io::Result<Passphrase> {
    let mut bytes = Zeroizing::new(vec![0; LIMIT]);
    let mut file = File::open(path)?;
    let mut length = 0_usize;
    while let Some(rest) = bytes.get_mut(length..).filter(|rest| !rest.is_empty()) {
        match file.read(rest)? {
            0 => break,
            count => length = length.saturating_add(count),
        }
    }
    if LIMIT <= length {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "it is longer than any passphrase"));
    }
    let text = std::str::from_utf8(bytes.get(..length).unwrap_or_default())
        .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
    let text = text.strip_suffix('\n').map_or(text, |line| line.strip_suffix('\r').unwrap_or(line));
    Ok(Passphrase::new(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_bytes(bytes: &[u8]) -> io::Result<Passphrase> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("passphrase");
        std::fs::write(&path, bytes).unwrap();
        read(&path)
    }

    #[test]
    fn one_line_end_is_dropped_and_nothing_else() {
        for (bytes, text) in [
            ("en lång fras", "en lång fras"),
            ("en lång fras\n", "en lång fras"),
            ("en lång fras\r\n", "en lång fras"),
            ("en lång fras\n\n", "en lång fras\n"),
            (" två\nrader \n", " två\nrader "),
            ("", ""),
        ] {
            assert_eq!(read_bytes(bytes.as_bytes()).unwrap(), Passphrase::new(text.to_owned()), "{bytes:?}");
        }
    }

    #[test]
    fn what_is_no_text_or_too_long_is_refused_whole() {
        assert_eq!(read_bytes(&[0xff, 0xfe]).unwrap_err().kind(), io::ErrorKind::InvalidData);
        assert_eq!(read_bytes(&[b'a'; LIMIT]).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
        assert!(read_bytes(&[b'a'; LIMIT - 1]).is_ok());
        assert_eq!(read(Path::new("/nonexistent")).unwrap_err().kind(), io::ErrorKind::NotFound);
    }
}
