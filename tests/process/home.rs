//! A home folder and a clean environment for the processes of one test; several can share it, one after the other.

use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use crate::support::artefacts::Artefacts;

/// The binary under test.
pub(crate) const NYCKEL: &str = env!("CARGO_BIN_EXE_nyckel");

/// Where a test's processes keep everything, and what they see of the world.
#[derive(Debug)]
pub(crate) struct Home {
    artefacts: Artefacts,
    environment: Vec<(String, OsString)>,
}

impl Home {
    /// A new, empty home; `name` says which test it belongs to.
    pub(crate) fn new(name: &str) -> Self {
        let artefacts = Artefacts::new(name);
        let inside = |folder: &str| artefacts.inside(folder).into_os_string();
        let mut environment: Vec<(String, OsString)> = [
            ("HOME", inside("home")),
            ("LANG", "en_US.UTF-8".into()),
            ("PATH", std::env::var_os("PATH").unwrap_or_else(|| "/usr/bin:/bin".into())),
            ("TERM", "xterm-256color".into()),
            ("TMPDIR", inside("tmp")),
            ("XDG_CACHE_HOME", inside("cache")),
            ("XDG_CONFIG_HOME", inside("config")),
            ("XDG_DATA_HOME", inside("data")),
            ("XDG_RUNTIME_DIR", inside("runtime")),
            ("XDG_STATE_HOME", inside("state")),
        ]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
        if let Some(backtrace) = std::env::var_os("RUST_BACKTRACE") {
            environment.push(("RUST_BACKTRACE".to_owned(), backtrace));
        }
        fs::set_permissions(artefacts.folder().join("runtime"), fs::Permissions::from_mode(0o700))
            .expect("the runtime folder can be made private");
        Self { artefacts, environment }
    }

    /// Sets a variable for every process started from now on.
    pub(crate) fn set(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.environment.retain(|(known, _)| known != name);
        self.environment.push((name.to_owned(), value.into()));
        self
    }

    /// All that a process started here finds in its environment.
    pub(crate) fn environment(&self) -> &[(String, OsString)] {
        &self.environment
    }

    /// The folder that holds all the others.
    pub(crate) fn folder(&self) -> &Path {
        self.artefacts.folder()
    }

    /// What the processes left behind.
    pub(crate) fn artefacts(&self) -> &Artefacts {
        &self.artefacts
    }

    /// A run of the binary without a terminal, as from a script.
    pub(crate) fn command(&self, arguments: &[&str]) -> assert_cmd::Command {
        let mut command = assert_cmd::Command::new(NYCKEL);
        command.args(arguments).env_clear().current_dir(self.folder().join("home"));
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        command.timeout(std::time::Duration::from_mins(1));
        command
    }
}
