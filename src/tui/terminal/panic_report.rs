//! What happens when the program has a bug: the terminal is given back first, then a report is written, then one line
//! says where it is. The report holds message, place, backtrace and version; never anything of the console's state.

use std::backtrace::Backtrace;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::panic::PanicHookInfo;
use std::path::PathBuf;

use super::guard::restore;
use super::writer::fall_silent;

/// Where a report goes and what is said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PanicReport {
    /// The file to write; an older one is replaced. Its directory must be there.
    pub path: PathBuf,
    /// The line to print, in the user's language and with the path in it.
    pub line: String,
    /// The line to print if the report could not be written.
    pub line_without_report: String,
}

impl PanicReport {
    /// Makes every panic of this process end so, on whichever thread it is.
    pub fn install(self) {
        std::panic::set_hook(Box::new(move |panic| self.tell(panic)));
    }

    fn tell(&self, panic: &PanicHookInfo<'_>) {
        fall_silent();
        restore();
        let place = panic.location().map_or_else(String::new, ToString::to_string);
        let text = report(panic.payload_as_str().unwrap_or_default(), &place, &Backtrace::force_capture());
        let line = match self.write(&text) {
            Ok(()) => &self.line,
            Err(_) => &self.line_without_report,
        };
        // Standard error may be closed; a panic in the hook would end the process without the rest of the way out.
        let _printed = writeln!(io::stderr(), "{line}");
    }

    /// Writes the report so that only its owner can read it.
    fn write(&self, text: &str) -> io::Result<()> {
        let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&self.path)?;
        file.write_all(text.as_bytes())
    }
}

/// The text of a report. It is for those who mend the program, and so in English.
fn report(message: &str, place: &str, backtrace: &Backtrace) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let thread = std::thread::current().name().unwrap_or_default().to_owned();
    format!("nyckel {version}\nthread: {thread}\nplace: {place}\nmessage: {message}\n\n{backtrace}\n")
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_report_holds_message_place_and_version_and_is_for_its_owner_only() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("panic.txt");
        let told = PanicReport { path: path.clone(), line: String::new(), line_without_report: String::new() };
        let text = report("index out of bounds", "src/tui/app.rs:10:5", &Backtrace::disabled());
        told.write("an older and longer report\n".repeat(100).as_str()).unwrap();
        told.write(&text).unwrap();
        let written = std::fs::read_to_string(&path).unwrap();
        assert_eq!(written, text);
        assert!(written.starts_with(concat!("nyckel ", env!("CARGO_PKG_VERSION"), "\n")));
        assert!(written.contains("place: src/tui/app.rs:10:5\nmessage: index out of bounds\n"));
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_report_that_cannot_be_written_is_an_error_and_no_second_panic() {
        let nowhere = PathBuf::from("/nonexistent/panic.txt");
        let told = PanicReport { path: nowhere, line: String::new(), line_without_report: String::new() };
        assert!(told.write("text").is_err());
    }
}
