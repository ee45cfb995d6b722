//! The names of the host and the terminal, for the origin of activity records (LOG-1).

/// The host's name; empty where it has none.
#[must_use]
pub fn host_name() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

/// The name of the terminal that standard input is, for example `/dev/pts/3`; empty where it is none.
#[must_use]
pub fn terminal_name() -> String {
    rustix::termios::ttyname(rustix::stdio::stdin(), Vec::new())
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_are_one_line_of_text() {
        for name in [host_name(), terminal_name()] {
            assert!(!name.contains(char::is_control), "{name:?}");
        }
    }
}
