//! The operator's browser: `BROWSER` where it is set, else what the desktop opens links with. It opens web addresses
//! alone, and its program gets no terminal to draw on.

use std::path::Path;
use std::time::Duration;

use crate::ports::{Browser, BrowserFailure};

/// So long a launcher has to say that it failed; one that is still running then has taken the address.
const PATIENCE: Duration = Duration::from_secs(2);

/// Opens links in the operator's browser.
#[derive(Debug, Clone, Default)]
pub struct SystemBrowser {
    programs: Vec<String>,
}

impl SystemBrowser {
    /// The browser for that value of `BROWSER`: programs separated by colons, the first that starts is taken.
    #[must_use]
    pub fn new(browser_variable: Option<&str>) -> Self {
        let programs = browser_variable.unwrap_or_default().split(':').map(str::trim);
        Self { programs: programs.filter(|program| !program.is_empty()).map(str::to_owned).collect() }
    }
}

impl Browser for SystemBrowser {
    fn open(&self, address: &str) -> Result<(), BrowserFailure> {
        if !is_web_address(address) {
            return Err(BrowserFailure("only web addresses are opened".to_owned()));
        }
        if self.programs.iter().any(|program| open::with_detached(address, program).is_ok()) {
            return Ok(());
        }
        open::that_detached_with_timeout(address, PATIENCE).map_err(|error| BrowserFailure(error.to_string()))
    }

    fn open_folder(&self, folder: &Path) -> Result<(), BrowserFailure> {
        // Of a file the desktop would open what it holds, or run it.
        if !folder.is_dir() {
            return Err(BrowserFailure("only folders are shown".to_owned()));
        }
        open::that_detached_with_timeout(folder, PATIENCE).map_err(|error| BrowserFailure(error.to_string()))
    }
}

/// Whether it is an `http` or `https` address without anything that a program could take for something else.
fn is_web_address(address: &str) -> bool {
    let host = ["https://", "http://"].iter().find_map(|scheme| {
        let (start, rest) = address.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(rest)
    });
    host.is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_alphanumeric() || first == '['))
        && !address.contains(|character: char| character.is_control() || character.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_opened() {
        for good in ["https://learn.microsoft.com/a?b=c#d", "HTTP://localhost:80/", "https://[::1]/"] {
            assert!(is_web_address(good), "{good}");
        }
        let bad =
            ["", "file:///etc/passwd", "https://", "https:// x", "https://x\n", "-x", "javascript:1", "https://-x"];
        for address in bad {
            assert!(!is_web_address(address), "{address:?}");
            assert!(SystemBrowser::new(Some("true")).open(address).is_err(), "{address:?}");
        }
    }

    #[test]
    fn only_folders_are_shown() {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("setup.exe");
        std::fs::write(&file, "").unwrap();
        assert!(SystemBrowser::default().open_folder(&file).is_err());
    }

    #[test]
    fn the_first_program_that_starts_is_taken() {
        let browser = SystemBrowser::new(Some("/nonexistent/browser: :true"));
        assert_eq!(browser.programs, ["/nonexistent/browser", "true"]);
        browser.open("https://example.com/").unwrap();
    }
}
