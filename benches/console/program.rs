//! The two programs that are measured, and what they find around them.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use portable_pty::CommandBuilder;
use tempfile::TempDir;

use crate::plan::Outcome;
use crate::store::temporary_folder;
use crate::terminal::Terminal;

/// What is started in the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Program {
    /// The console.
    Nyckel,
    /// The yardstick: nothing but ratatui and the rows.
    Bare,
}

/// Where the programs of one size find what they need.
#[derive(Debug)]
pub(crate) struct Place {
    data: PathBuf,
    home: TempDir,
    prepared: TempDir,
}

impl Place {
    /// With the store in that data folder.
    pub(crate) fn new(data: PathBuf) -> Outcome<Self> {
        Ok(Self { data, home: temporary_folder()?, prepared: temporary_folder()? })
    }

    /// Where what is to be found is prepared.
    pub(crate) fn prepared(&self) -> &Path {
        self.prepared.path()
    }
}

impl Program {
    /// What it is called in a table.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Nyckel => "nyckel",
            Self::Bare => "bare",
        }
    }

    /// The key that ends it where the list has the focus.
    pub(crate) fn quit(self) -> &'static str {
        match self {
            Self::Nyckel => "q",
            Self::Bare => "\x03",
        }
    }

    /// Starts it.
    pub(crate) fn start(self, place: &Place) -> Outcome<Terminal> {
        let mut command = match self {
            Self::Nyckel => CommandBuilder::new(nyckel()),
            Self::Bare => CommandBuilder::new(std::env::current_exe()?),
        };
        match self {
            Self::Nyckel => command.args(["--demo", "--lang", "en"]),
            Self::Bare => {
                command.arg(super::BARE);
                command.arg(place.prepared());
            }
        }
        let home = place.home.path();
        command.env_clear();
        command.env("HOME", home);
        command.env("LANG", "en_US.UTF-8");
        command.env("NYCKEL_DATA_DIR", &place.data);
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("TERM", "xterm-256color");
        command.cwd(home);
        Terminal::start(command)
    }
}

/// The program that is measured: the one that was built with this benchmark, unless another one is named.
pub(crate) fn nyckel() -> OsString {
    std::env::var_os("NYCKEL_BENCH_BINARY").unwrap_or_else(|| env!("CARGO_BIN_EXE_nyckel").into())
}
