//! Paths as an operator types and reads them: the home directory is `~`.

use std::path::{Path, PathBuf};

use crate::ports::own_files::{with_tilde, without_tilde};

/// Where a typed path leads: `~` is home, and what is relative lies in that folder.
#[must_use]
pub fn typed(text: &str, home: &Path, folder: &Path) -> PathBuf {
    folder.join(without_tilde(Path::new(text), home))
}

/// The path as it is shown.
#[must_use]
pub fn shown(path: &Path, home: &Path) -> String {
    with_tilde(path, home).display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn home_is_a_tilde_in_what_is_typed_and_in_what_is_shown() {
        let (home, folder) = (Path::new("/home/anna"), Path::new("/srv/keys"));
        for (text, path, told) in [
            ("~/a.age", "/home/anna/a.age", "~/a.age"),
            ("~//b/a.age", "/home/anna/b/a.age", "~/b/a.age"),
            ("~", "/home/anna", "~/"),
            ("a.age", "/srv/keys/a.age", "/srv/keys/a.age"),
            ("~eva/a.age", "/srv/keys/~eva/a.age", "/srv/keys/~eva/a.age"),
            ("/home/annabel/a.age", "/home/annabel/a.age", "/home/annabel/a.age"),
        ] {
            let typed = typed(text, home, folder);
            assert_eq!((typed.as_path(), shown(&typed, home).as_str()), (Path::new(path), told), "{text}");
        }
        assert_eq!(shown(Path::new("/a"), Path::new("")), "/a");
    }
}
