//! What the environment says of clipboards. Pure: it is told how to read a variable.

use std::path::PathBuf;

use crate::ports::CopyRoute;

/// Which routes there could be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClipboardEnvironment {
    /// What `TMUX` says: the server's socket, its process and the session. `None` outside tmux.
    pub tmux: Option<String>,
    /// Whether the session came over SSH.
    pub ssh: bool,
    /// Whether a display server is named.
    pub display: bool,
    /// The operator's runtime directory.
    pub runtime_directory: Option<PathBuf>,
    /// The one route that was asked for, before the file; `None` tries them all in their order.
    pub preferred: Option<CopyRoute>,
}

impl ClipboardEnvironment {
    /// What the variables say that `read` gives, and the route that the settings ask for.
    #[must_use]
    pub fn detect(read: &dyn Fn(&str) -> Option<String>, preferred: Option<CopyRoute>) -> Self {
        let filled = |name: &str| read(name).filter(|value| !value.is_empty());
        let any = |names: &[&str]| names.iter().any(|name| filled(name).is_some());
        Self {
            tmux: filled("TMUX"),
            ssh: any(&["SSH_TTY", "SSH_CONNECTION"]),
            display: cfg!(target_os = "macos") || any(&["DISPLAY", "WAYLAND_DISPLAY"]),
            runtime_directory: filled("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|path| path.is_absolute()),
            preferred,
        }
    }

    /// The routes worth asking, the best first; the file is always the last of them.
    pub(in crate::clipboard) fn candidates(&self) -> Vec<CopyRoute> {
        let order = [CopyRoute::Tmux, CopyRoute::Osc52, CopyRoute::System, CopyRoute::File];
        order.into_iter().filter(|route| self.is_candidate(*route)).collect()
    }

    fn is_candidate(&self, route: CopyRoute) -> bool {
        let is_named = match route {
            CopyRoute::Tmux => self.tmux.is_some(),
            CopyRoute::Osc52 => self.ssh || self.preferred == Some(CopyRoute::Osc52),
            CopyRoute::System => self.display,
            CopyRoute::File => return true,
        };
        is_named && self.preferred.is_none_or(|preferred| preferred == route)
    }
}

#[cfg(test)]
mod tests {
    use CopyRoute::{File, Osc52, System, Tmux};

    use super::*;

    fn candidates(variables: &[(&str, &str)], preferred: Option<CopyRoute>) -> Vec<CopyRoute> {
        let read =
            |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        ClipboardEnvironment::detect(&read, preferred).candidates()
    }

    const TMUX: (&str, &str) = ("TMUX", "/tmp/tmux-1000/default,1,0");
    const SSH: (&str, &str) = ("SSH_CONNECTION", "10.0.0.1 1 10.0.0.2 22");
    const TTY: (&str, &str) = ("SSH_TTY", "/dev/pts/1");
    const X11: (&str, &str) = ("DISPLAY", ":0");
    const WAYLAND: (&str, &str) = ("WAYLAND_DISPLAY", "wayland-0");

    #[test]
    #[cfg(not(target_os = "macos"))]
    fn the_environment_decides_the_routes_and_their_order() {
        assert_eq!(candidates(&[], None), [File]);
        assert_eq!(candidates(&[X11], None), [System, File]);
        assert_eq!(candidates(&[WAYLAND], None), [System, File]);
        assert_eq!(candidates(&[TTY], None), [Osc52, File]);
        assert_eq!(candidates(&[SSH, X11], None), [Osc52, System, File]);
        assert_eq!(candidates(&[TMUX], None), [Tmux, File]);
        assert_eq!(candidates(&[TMUX, SSH, X11], None), [Tmux, Osc52, System, File]);
        assert_eq!(candidates(&[("TMUX", ""), ("DISPLAY", ""), ("SSH_TTY", "")], None), [File]);
    }

    #[test]
    fn a_preferred_route_leaves_out_the_others_but_for_the_file() {
        let all = [TMUX, SSH, X11];
        assert_eq!(candidates(&all, Some(Tmux)), [Tmux, File]);
        assert_eq!(candidates(&all, Some(Osc52)), [Osc52, File]);
        assert_eq!(candidates(&all, Some(System)), [System, File]);
        assert_eq!(candidates(&all, Some(File)), [File]);
        assert_eq!(candidates(&[X11], Some(Tmux)), [File]);
        assert_eq!(candidates(&[X11], Some(Osc52)), [Osc52, File]);
    }

    #[test]
    fn a_relative_runtime_directory_is_none() {
        let read = |name: &str| (name == "XDG_RUNTIME_DIR").then(|| "run".to_owned());
        assert_eq!(ClipboardEnvironment::detect(&read, None).runtime_directory, None);
    }
}
